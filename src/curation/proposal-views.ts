import type { Proposal } from './entities/proposal.entity.js';

/** A proposal as the API has it. */
export interface ProposalView {
  readonly __typename: 'Proposal';
  readonly proposal: Proposal;
  readonly id: string;
  readonly state: Uppercase<Proposal['state']>;
  readonly version: number;
  readonly reason: string;
  readonly author: string;
  readonly createdAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
}

export function proposalView(proposal: Proposal): ProposalView {
  const { id, state, version, reason, author, createdAt, decidedBy, decidedAt, decisionNote } = proposal;
  return {
    __typename: 'Proposal',
    proposal,
    id: `Proposal:${id}`,
    state: state.toUpperCase() as Uppercase<Proposal['state']>,
    version,
    reason,
    author,
    createdAt,
    decidedBy,
    decidedAt,
    decisionNote,
  };
}

/** The number in a proposal's identifier, or null: it is none. People may leave the type out. */
export function proposalNumber(id: string): number | null {
  const [, digits] = /^(?:Proposal:)?(\d{1,9})$/.exec(id) ?? [];
  return digits === undefined ? null : Number(digits);
}
