import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { StatedChange } from '../statements/inputs.js';
import { Proposal } from './proposal.entity.js';

/** What a change says of the world and of us, as the database has it. */
export const SENSES = ['recorded', 'updated', 'corrected', 'retracted'] as const;

/** One row asserts: this is a change of this version of a proposal, as it was sent. Versions that were amended stay. */
@Entity('proposal_change', {
  comment: 'One change of one version of a proposal, as it was sent; versions that were amended stay.',
})
export class ProposalChange {
  @PrimaryColumn('integer', { name: 'proposal_id', primaryKeyConstraintName: 'proposal_change_pkey' })
  proposalId!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'proposal_change_pkey' })
  version!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'proposal_change_pkey' })
  position!: number;

  @Column('jsonb')
  input!: StatedChange;

  @Column('enum', { enum: SENSES, enumName: 'change_sense' })
  sense!: (typeof SENSES)[number];

  @Column('text', { nullable: true, comment: 'Slug.' })
  initiative!: string | null;

  @Column('text', { nullable: true, comment: 'Code.' })
  participant!: string | null;

  @Column('text', { name: 'country_group', nullable: true, comment: 'Slug.' })
  group!: string | null;

  @Column('text', { name: 'description_en' })
  descriptionEn!: string;

  @Column('text', { name: 'description_zh' })
  descriptionZh!: string;

  @ManyToOne(
    () => Proposal,
    ({ changes }) => changes,
  )
  @JoinColumn({ name: 'proposal_id', foreignKeyConstraintName: 'proposal_change_proposal_fkey' })
  proposal?: Relation<Proposal>;
}
