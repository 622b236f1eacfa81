import { atOnce, type Steps } from '../common/steps.js';
import type { Day } from './day.js';
import { absencesInSteps } from './gaps.js';
import { universeAt } from './groups.js';
import { CacheBySelection } from './owned-cache.js';
import type { Country, Initiative, Roll } from './roll.js';
import type { CountingRule } from './rule.js';
import { stateCount } from './spells.js';

/** By a state's index: in how many initiatives it is present, and in how many it may be (method, section 4). */
export interface CoverageBounds {
  readonly coverage: Int32Array;
  /** `coverage`, and the initiatives of which it is not known whether the state takes part. */
  readonly possible: Int32Array;
}

/** A state of those compared, with its place among them. */
export interface RankedState {
  readonly country: Country;
  readonly coverage: number;
  readonly possible: number;
  /** 1 plus the number of states with a greater coverage. */
  readonly place: number;
  /** Others with the same coverage. */
  readonly tied: number;
}

/** How a state stands among others by its coverage (method, section 4). */
export interface Rank extends RankedState {
  /** Its place if, where the lists leave it open, it takes part in everything and nobody else does. */
  readonly bestPlace: number;
  /** Its place if, where the lists leave it open, everybody else takes part in everything and it does not. */
  readonly worstPlace: number;
  readonly median: number;
  /** All that are compared: the greatest coverage first, equals by code. */
  readonly states: readonly RankedState[];
}

const KEPT = 16;
const boundsKept = new CacheBySelection<CoverageBounds>(
  'coverage bounds',
  KEPT,
  ({ coverage, possible }) => coverage.byteLength + possible.byteLength,
);

/** The bounds of every state of the universe at a day. Kept, because callers ask for one state after the other. */
export function coverageBoundsInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
): Steps<CoverageBounds> {
  return boundsKept.get(roll, initiatives, JSON.stringify([day, rule]), function* () {
    const states = universeAt(roll, day, rule.universe);
    const coverage = new Int32Array(stateCount(roll));
    for (const { index } of states) coverage[index] = initiatives.length;
    const possible = coverage.slice();
    yield* absencesInSteps(roll, initiatives, states, day, rule, (_, absences) => {
      for (const { country, reason } of absences) {
        coverage[country.index] = coverage[country.index]! - 1;
        if (reason !== 'UNKNOWN') possible[country.index] = possible[country.index]! - 1;
      }
    });
    return { coverage, possible };
  });
}

/** The states with their places among themselves: the greatest coverage first, equals by code. */
export function rankedStates({ coverage, possible }: CoverageBounds, states: readonly Country[]): RankedState[] {
  const least = (state: Country) => coverage[state.index]!;
  return [...states]
    .sort((a, b) => least(b) - least(a) || a.index - b.index)
    .map((state): RankedState => {
      const place = 1 + states.filter((other) => least(other) > least(state)).length;
      const tied = states.filter((other) => least(other) === least(state)).length - 1;
      return { country: state, coverage: least(state), possible: possible[state.index]!, place, tied };
    });
}

/**
 * The rank of a state of the universe among others of it and itself. Lists that are not complete leave open how much each
 * takes part in; the best and the worst place are those that this leaves possible.
 */
export function rankAmong(bounds: CoverageBounds, country: Country, others: readonly Country[]): Rank {
  const { coverage, possible } = bounds;
  const compared = [...others.filter(({ index }) => index !== country.index), country];
  const least = (state: Country) => coverage[state.index]!;
  const most = (state: Country) => possible[state.index]!;
  const ranked = rankedStates(bounds, compared);
  const rest = compared.filter(({ index }) => index !== country.index);
  return {
    ...ranked.find((state) => state.country.index === country.index)!,
    bestPlace: 1 + rest.filter((other) => least(other) > most(country)).length,
    worstPlace: 1 + rest.filter((other) => most(other) > least(country)).length,
    median: median(ranked.map((state) => state.coverage)),
    states: ranked,
  };
}

/** Of numbers in order, at least one. */
function median(values: readonly number[]): number {
  const middle = values.length / 2;
  return (values[Math.ceil(middle) - 1]! + values[Math.floor(middle)]!) / 2;
}

/** The rank among all states of the universe at a day, of which it must be one. */
export function* rankInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  country: Country,
  day: Day,
  rule: CountingRule,
): Steps<Rank> {
  const bounds = yield* coverageBoundsInSteps(roll, initiatives, day, rule);
  return rankAmong(bounds, country, universeAt(roll, day, rule.universe));
}

export const rank = atOnce(rankInSteps);
