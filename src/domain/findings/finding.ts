import type { Country, Group, Initiative } from '../roll.js';
import { type Chance, surprise } from './chance.js';

/** What the program looks for (method, section 16), in the order in which equals are told. */
export const FINDING_KINDS = [
  'APART',
  'NESTED',
  'GREW_UNEVENLY',
  'NOT_CARRIED_OVER',
  'GROUP_ABSENT',
  'STANDS_OUT',
  'SHARE_MOVED',
  'NEWCOMERS',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** The figures that a finding of each kind is told with. */
interface FiguresOf {
  readonly APART: 'inFirst' | 'inSecond' | 'inBoth';
  readonly NESTED: 'inFirst' | 'inSecond' | 'inBoth';
  readonly GREW_UNEVENLY: 'before' | 'after' | 'ratioBefore' | 'ratioAfter';
  readonly NOT_CARRIED_OVER: 'before' | 'after' | 'missing' | 'ofGroup' | 'missingOfGroup';
  readonly GROUP_ABSENT: 'members' | 'participants';
  readonly STANDS_OUT: 'coverage' | 'initiatives' | 'mean';
  readonly SHARE_MOVED: 'begun' | 'begunOfGroup' | 'ratioBefore' | 'ratioAfter' | 'initiatives';
  readonly NEWCOMERS: 'joined' | 'newcomers' | 'initiatives';
}

export interface FindingOf<K extends FindingKind> {
  readonly kind: K;
  /** What it is held against: the count that is unusual, in a blind draw. */
  readonly chance: Chance;
  /** How unusual that is, in bits. */
  readonly bits: number;
  /** The initiatives that it is about, the first that it names first; none where it is about all that were looked at. */
  readonly initiatives: readonly Initiative[];
  readonly groups: readonly Group[];
  /** The states that it is about, by code. */
  readonly countries: readonly Country[];
  readonly figures: Readonly<Record<FiguresOf[K], number>>;
}

/** Something unusual that the roll says. */
export type Finding = { readonly [K in FindingKind]: FindingOf<K> }[FindingKind];

/** A finding, with how unusual it is. */
export function finding<K extends FindingKind>(
  kind: K,
  chance: Chance,
  about: Omit<FindingOf<K>, 'kind' | 'chance' | 'bits'>,
): FindingOf<K> {
  return { kind, chance, bits: surprise(chance), ...about };
}

/** A text that names a finding: the same for the same thing found on another day. */
export function findingId({ kind, initiatives, groups, countries }: Finding): string {
  const state = kind === 'STANDS_OUT' ? countries.map(({ code }) => code) : [];
  return [kind, ...initiatives.map(({ slug }) => slug), ...groups.map(({ slug }) => slug), ...state].join(':');
}
