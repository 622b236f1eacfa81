import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Proposal } from './proposal.entity.js';

/** One row asserts: somebody said this of a proposal. */
@Entity('proposal_comment')
@Index('proposal_comment_by_proposal', ['proposalId', 'id'])
export class ProposalComment {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'proposal_comment_pkey',
  })
  id!: number;

  @Column('integer', { name: 'proposal_id' })
  proposalId!: number;

  @Column('text')
  author!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text')
  text!: string;

  @ManyToOne(
    () => Proposal,
    ({ comments }) => comments,
  )
  @JoinColumn({ name: 'proposal_id', foreignKeyConstraintName: 'proposal_comment_proposal_fkey' })
  proposal?: Relation<Proposal>;
}
