import { atOnce, type Steps } from '../common/steps.js';
import type { Day } from './day.js';
import { universeAt } from './groups.js';
import { coverageBoundsInSteps, type RankedState, rankedStates } from './rank.js';
import type { Initiative, Roll } from './roll.js';
import type { CountingRule } from './rule.js';

/** A state's place at a day, and at an earlier one; null where it was not counted then. */
export interface RankChange {
  readonly now: RankedState;
  readonly before: RankedState | null;
}

/**
 * The places of the states of the universe at a day beside those that they had at another, the same initiatives at both
 * (method, section 4): the greatest coverage first, equals by code. Of `members` alone, where they are given; places are
 * among all states counted all the same.
 */
export function* rankChangesInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  members: ReadonlySet<number> | null,
  since: Day,
  day: Day,
  rule: CountingRule,
): Steps<RankChange[]> {
  const earlier = yield* coverageBoundsInSteps(roll, initiatives, since, rule);
  const bounds = yield* coverageBoundsInSteps(roll, initiatives, day, rule);
  const before = new Map(
    rankedStates(earlier, universeAt(roll, since, rule.universe)).map((state) => [state.country.index, state]),
  );
  return rankedStates(bounds, universeAt(roll, day, rule.universe))
    .filter(({ country }) => members === null || members.has(country.index))
    .map((now) => ({ now, before: before.get(now.country.index) ?? null }));
}

export const rankChanges = atOnce(rankChangesInSteps);
