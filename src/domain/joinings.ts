import type { Steps } from '../common/steps.js';
import { type Day, firstDayOf, lastDayOf } from './day.js';
import { universeAt } from './groups.js';
import { eachDatedSpell } from './joined-bounds.js';
import { eachInSteps } from './presence.js';
import { type Country, type Initiative, PRECISIONS, type Precision, type Roll } from './roll.js';
import { type CountingRule, withoutPositions } from './rule.js';
import { checkYears } from './series.js';
import { pointDay } from './sweep.js';

/** A presence that surely, or possibly, began in a year (method, section 6). */
export interface Joining {
  readonly initiative: Initiative;
  readonly country: Country;
  /** The stated day, which of one that only possibly began in the year may lie in another. */
  readonly on: Day;
  readonly precision: Precision;
  /** Whether it began through an organisation that counts for its members. */
  readonly through: boolean;
  /** Whether it began in that year whichever of the possible days it was. */
  readonly isSure: boolean;
}

/**
 * The presences behind the bounds `joinedBounds` of a year's point: as many are sure as its `least`, and all together are
 * its `greatest`. In the order of the selection, then by day and code. Throws BAD_USER_INPUT for years as `checkYears`.
 */
export function* joiningsInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  year: number,
  rule: CountingRule,
  dataThrough: Day,
): Steps<Joining[]> {
  checkYears(year, year, dataThrough);
  const counted = withoutPositions(rule);
  const states = new Map(
    universeAt(roll, pointDay(year, dataThrough), rule.universe).map((country) => [country.index, country] as const),
  );
  const [first, last] = [firstDayOf(year), lastDayOf(year)];
  const joinings: Joining[] = [];
  yield* eachInSteps(roll, initiatives, (initiative) => {
    const ofInitiative: Joining[] = [];
    eachDatedSpell(roll, initiative, counted, ({ state, from, earliest, latest, startPrecision, through }) => {
      const country = states.get(state);
      if (country === undefined || from > dataThrough || latest < first || earliest > last) return;
      const isSure = earliest >= first && latest <= last;
      ofInitiative.push({ initiative, country, on: from, precision: PRECISIONS[startPrecision]!, through, isSure });
    });
    joinings.push(...ofInitiative.sort((a, b) => a.on - b.on || a.country.index - b.country.index));
  });
  return joinings;
}
