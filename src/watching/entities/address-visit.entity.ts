import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What came of a visit, as the database has it. */
export const VISIT_OUTCOMES = ['first', 'same', 'changed', 'gone', 'failed', 'not_asked'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** One row asserts: at this instant the address of a source or citation was asked, or was not, and this was seen. */
@Entity('address_visit', {
  comment:
    'One row asserts: at this instant the address of a source or citation was asked, or was not, and this was seen.',
})
@Check('address_visit_url', `url ~ '^https?://'`)
@Check('address_visit_reason', `outcome NOT IN ('failed', 'not_asked') OR reason IS NOT NULL`)
@Index('address_visit_by_url', ['url', 'id'])
export class AddressVisit {
  /** As text, for it may outgrow the numbers of JavaScript. */
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'address_visit_pkey',
  })
  id!: string;

  @Column('text')
  url!: string;

  @Column('timestamptz', { name: 'visited_at' })
  visitedAt!: Date;

  @Column('enum', {
    enum: VISIT_OUTCOMES,
    enumName: 'visit_outcome',
    comment:
      'First: nothing was seen before that it could be held against. Gone: the answer was 404 or 410. Not asked: robots.txt or the settings forbid it.',
  })
  outcome!: VisitOutcome;

  @Column('integer', { nullable: true })
  status!: number | null;

  @Column('text', { nullable: true })
  etag!: string | null;

  @Column('text', { name: 'last_modified', nullable: true })
  lastModified!: string | null;

  @Column('text', {
    name: 'text_hash',
    nullable: true,
    comment: 'SHA-256 of the text without markup, in hexadecimal; of a visit that saw none, that of the one before.',
  })
  textHash!: string | null;

  @Column('text', {
    nullable: true,
    comment: 'Why there was no answer that could be held against the one before.',
  })
  reason!: string | null;
}
