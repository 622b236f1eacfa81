import { Check, Column, Entity, Index, OneToMany, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { ProposalChange } from './proposal-change.entity.js';
import { ProposalComment } from './proposal-comment.entity.js';

/** Where a proposal stands, as the database has it. */
export const PROPOSAL_STATES = ['open', 'approved', 'rejected', 'withdrawn'] as const;

/** One row asserts: this person proposes a next revision of the roll, for this reason. */
@Entity('proposal', { comment: 'One row asserts: this person proposes a next revision of the roll, for this reason.' })
@Unique('proposal_idempotency_key', ['authorSubject', 'idempotencyKey'])
@Unique('proposal_revision_key', ['revisionId'])
@Check('proposal_decided', `(state = 'open') = (decided_at IS NULL)`)
@Check('proposal_recorded', `(state = 'approved') = (revision_id IS NOT NULL)`)
@Index('proposal_by_state', ['state', 'id'])
export class Proposal {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'proposal_pkey',
  })
  id!: number;

  @Column('enum', { enum: PROPOSAL_STATES, enumName: 'proposal_state', default: 'open' })
  state!: (typeof PROPOSAL_STATES)[number];

  @Column('integer', { default: 1, comment: 'Grows with every amendment.' })
  version!: number;

  @Column('text')
  reason!: string;

  @Column('text', { comment: 'The name of whoever proposed it, for everyone to read.' })
  author!: string;

  @Column('text', { name: 'author_subject', comment: 'The same person as the server knows them.' })
  authorSubject!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey!: string | null;

  @Column('text', { name: 'content_digest', comment: 'SHA-256 of what was first sent, in hexadecimal.' })
  contentDigest!: string;

  @Column('text', { array: true, comment: 'Slugs of the initiatives that its changes are of.' })
  initiatives!: string[];

  @Column('text', { array: true, comment: 'Codes of the states and organisations that its changes are of.' })
  participants!: string[];

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('text', { name: 'decision_note', nullable: true })
  decisionNote!: string | null;

  @Column('integer', { name: 'revision_id', nullable: true, comment: 'The revision that it became.' })
  revisionId!: number | null;

  @OneToMany(
    () => ProposalChange,
    ({ proposal }) => proposal,
  )
  changes?: ProposalChange[];

  @OneToMany(
    () => ProposalComment,
    ({ proposal }) => proposal,
  )
  comments?: ProposalComment[];
}
