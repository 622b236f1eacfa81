import { badInput } from '../common/rollcall-error.js';
import { atOnce, type Steps } from '../common/steps.js';
import { type Day, formatDay, lastDayOf, yearOf } from './day.js';
import { boundsIn, type CountBounds, joinedBoundsInSteps } from './joined-bounds.js';
import { partitionAt } from './partition.js';
import { Representation } from './representation.js';
import type { Country, Group, Initiative, Roll, Scheme } from './roll.js';
import { type CountingRule, withoutPositions } from './rule.js';
import { coverageIn, FIRST_YEAR, pointDay, type Sweep, yearlySweepInSteps } from './sweep.js';

/** A year of a series (method, section 6). */
export class SeriesPoint {
  readonly #sweep: Sweep;
  readonly #place: number;
  readonly #dataThrough: Day;

  constructor(
    readonly year: number,
    /** True where the point stands at the data's own date, before the year's end. */
    readonly partial: boolean,
    readonly representation: Representation,
    sweep: Sweep,
    /** The year's place in the sweep. */
    yearIndex: number,
    dataThrough: Day,
  ) {
    this.#sweep = sweep;
    this.#place = yearIndex;
    this.#dataThrough = dataThrough;
  }

  /** Presences (CURRENT) of states of the universe that began in the year. */
  get joined(): number {
    return this.#sum(this.#sweep.joined, this.representation.partition.universe);
  }
  /** Those that ended in the year: whose first day without lies in it. */
  get left(): number {
    return this.#sum(this.#sweep.left, this.representation.partition.universe);
  }
  /** Between how many of them surely, and possibly, began in the year (method, section 6). */
  *joinedBoundsInSteps(): Steps<CountBounds> {
    const { roll, initiatives, rule } = this.representation.asked;
    const bounds = yield* joinedBoundsInSteps(roll, initiatives, rule, this.#dataThrough);
    return boundsIn(bounds, this.year, this.representation.partition.universe);
  }
  /** The same by group, in the order of the representation's groups. */
  get changes(): readonly { readonly group: Group; readonly joined: number; readonly left: number }[] {
    return this.representation.partition.parts.map(({ group, members }) => ({
      group,
      joined: this.#sum(this.#sweep.joined, members),
      left: this.#sum(this.#sweep.left, members),
    }));
  }

  #sum(values: Int32Array, states: readonly Country[]): number {
    const first = this.#place * this.#sweep.width;
    return states.reduce((total, { index }) => total + values[first + index]!, 0);
  }
}

const LONGEST = 200;

/**
 * Checks a range of years. Throws BAD_USER_INPUT that names the argument for years before 1945 or beyond the running
 * year of the data, for a range that goes backwards, and for one of more than 200 years.
 */
export function checkYears(from: number, to: number, dataThrough: Day): void {
  const last = yearOf(dataThrough);
  for (const [argument, year] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (year < FIRST_YEAR) {
      throw badInput(argument, `${argument}: ${year} is before ${FIRST_YEAR}, the first year of the United Nations`);
    }
    if (year > last) {
      const through = `the data go to ${formatDay(dataThrough)}`;
      throw badInput(
        argument,
        `${argument}: ${year} has no state of the world yet; ${through}, so ${last} is the last`,
      );
    }
  }
  if (from > to) throw badInput('from', `from: ${from} comes after to: ${to}`);
  if (to - from >= LONGEST) throw badInput('to', `${from} to ${to} is more than ${LONGEST} years`);
}

/**
 * One point for each year `from..to`, both in it: the representation at its 31 December, the running year's at
 * `dataThrough` (method, section 6). `compositionAt` fixes the groups as they were then; null reads them at each point.
 * Equals `representation` asked at each of these days. Throws BAD_USER_INPUT as `checkYears`, and where nobody was in
 * any group of the scheme at `compositionAt`.
 */
export function* representationSeriesInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  scheme: Scheme,
  from: number,
  to: number,
  rule: CountingRule,
  dataThrough: Day,
  compositionAt: Day | null = null,
): Steps<SeriesPoint[]> {
  checkYears(from, to, dataThrough);
  if (compositionAt !== null) checkComposition(roll, scheme, rule, compositionAt);
  const points: SeriesPoint[] = [];
  const stated = yield* yearlySweepInSteps(roll, initiatives, rule, dataThrough);
  const moves = yield* yearlySweepInSteps(roll, initiatives, withoutPositions(rule), dataThrough);
  for (let year = from; year <= to; year++) {
    const yearIndex = year - FIRST_YEAR;
    const day = pointDay(year, dataThrough);
    const representation = new Representation(
      {
        roll,
        initiatives,
        scheme,
        day,
        rule,
        composition: compositionAt ?? day,
        *recount(other, starts) {
          return coverageIn(yield* yearlySweepInSteps(roll, initiatives, other, dataThrough, starts), yearIndex);
        },
      },
      coverageIn(stated, yearIndex),
    );
    points.push(new SeriesPoint(year, day < lastDayOf(year), representation, moves, yearIndex, dataThrough));
  }
  return points;
}

export const representationSeries = atOnce(representationSeriesInSteps);

/** Throws BAD_USER_INPUT where a scheme has no group with a listed member on the day at which it is to be fixed. */
export function checkComposition(roll: Roll, scheme: Scheme, rule: CountingRule, day: Day): void {
  const { parts } = partitionAt(roll, scheme, day, rule.universe);
  const listed = parts.some(({ group, members }) => group.composition.of !== 'COMPLEMENT' && members.length > 0);
  if (!listed) {
    const when = formatDay(day);
    throw badInput(
      'compositionAt',
      `on ${when} no state of the universe was in a group of the scheme '${scheme.slug}'`,
    );
  }
}
