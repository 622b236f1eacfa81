import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One row asserts: somebody, without an account, said that this may be wrong. */
@Entity('error_report', {
  comment: 'One row asserts: somebody, without an account, said that this may be wrong. The contact is never public.',
})
export class ErrorReport {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'error_report_pkey',
  })
  id!: number;

  @Column('text', { comment: 'Identifier of what may be wrong, as the API gives it.' })
  subject!: string;

  @Column('text')
  text!: string;

  @Column('text', { nullable: true })
  url!: string | null;

  @Column('text', { nullable: true, comment: 'Seen by curators alone.' })
  contact!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
