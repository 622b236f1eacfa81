import { STANDINGS, type Standing } from '../../../../src/domain/vocabulary.js';
import { type ParticipationRole } from '../../generated/graphql.js';
import { isLeading, isObserving } from '../../lib/roles.js';

export interface Line {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly coverage: number;
  /** k in words: at least so many where of some initiative it is not known. */
  readonly counted: string;
  readonly cells: readonly Cell[];
}

/** What a cell shows: how the state stands, and of one that takes part itself in what weight. */
export type Look = Standing | 'LEADING' | 'OBSERVING';

export interface Cell {
  readonly look: Look;
  readonly standing: Standing;
  /** The roles in words, or how the state stands. */
  readonly label: string;
}

export const LOOKS: readonly Look[] = [
  'ITSELF',
  'LEADING',
  'OBSERVING',
  ...STANDINGS.filter((standing) => standing !== 'ITSELF' && standing !== 'ABSENT'),
  'ABSENT',
];
/** Those with a fact beneath them, or an initiative to go to. */
export const CHOSEN: readonly Look[] = ['ITSELF', 'LEADING', 'OBSERVING', 'THROUGH_ORGANISATION', 'DECLINED'];

export const classOfLook = (look: Look) => `cell ${look.toLowerCase().replaceAll('_', '-')}`;

export function lookOf(standing: Standing, roles: readonly ParticipationRole[]): Look {
  if (standing !== 'ITSELF' || roles.length === 0) return standing;
  if (roles.some(isLeading)) return 'LEADING';
  return roles.every(isObserving) ? 'OBSERVING' : 'ITSELF';
}
