import type { BarPart } from '../../../src/figures/stacked-bars.js';

/** The positions that a state can take on an initiative, as the answers name them, with their roles. */
export const POSITIONS = [
  ['votedFor', 'VOTED_FOR', 'middle'],
  ['votedAgainst', 'VOTED_AGAINST', 'accent'],
  ['abstained', 'ABSTAINED', 'dots'],
  ['didNotVote', 'DID_NOT_VOTE', 'outline'],
  ['dissociated', 'DISSOCIATED', 'rings'],
  ['declined', 'DECLINED', 'crosses'],
] as const satisfies readonly (readonly [string, string, BarPart['look']])[];

export type PositionKey = (typeof POSITIONS)[number][0];
export type PositionRole = (typeof POSITIONS)[number][1];
