import { atOnce, type Steps } from '../common/steps.js';
import { type Day, firstDayOf, lastDayOf, yearOf } from './day.js';
import { CacheBySelection } from './owned-cache.js';
import type { Supposed } from './presence.js';
import type { Initiative, Roll } from './roll.js';
import { type CountingRule, leadingRoles } from './rule.js';
import { eachSpellInSteps, type Starts, stateCount } from './spells.js';

/** k(c, t) by a state's index: in how many initiatives it is present, and in how many in a leading role. */
export interface Coverage {
  readonly all: Int32Array;
  readonly leading: Int32Array;
}

/** What one pass over the facts of a selection gives for a row of days: a value for each day and each state. */
export interface Sweep {
  readonly days: readonly Day[];
  /** States a day; the values of day d are `[d * width, (d + 1) * width)`. */
  readonly width: number;
  readonly all: Int32Array;
  readonly leading: Int32Array;
  /** Spells of presence that began after the day before (the first: from `opening`) and by this one. */
  readonly joined: Int32Array;
  /** Spells whose first day without lies after the day before and not after this one. */
  readonly left: Int32Array;
}

/** The first year of which a yearly point can be asked: that of the United Nations. */
export const FIRST_YEAR = 1945;

/**
 * Coverage of every state at each of the days (ascending), and the spells that began and ended between them (method,
 * sections 3 to 6). Each spell adds one at the day from which it counts and takes it away at the day from which it no
 * longer does; the sums over the days follow at the end, so that more days cost almost nothing.
 */
export function* sweepInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  rule: CountingRule,
  days: readonly Day[],
  opening: Day,
  supposed: readonly Supposed[] = [],
  starts: Starts = 'STATED',
): Steps<Sweep> {
  const width = stateCount(roll);
  const size = days.length * width;
  const result: Sweep = {
    days,
    width,
    all: new Int32Array(size),
    leading: new Int32Array(size),
    joined: new Int32Array(size),
    left: new Int32Array(size),
  };
  const placeOf = dayPlaces(days);
  const cumulative = rule.presence === 'CUMULATIVE';
  const { all, leading, joined, left } = result;
  const add = (values: Int32Array, day: number, state: number, amount: number): void => {
    if (day < days.length) values[day * width + state] = values[day * width + state]! + amount;
  };
  // CUMULATIVE counts only a state's first spell in an initiative: the position of the last one in which it was counted.
  const countedIn = new Int32Array(width).fill(-1);
  const leadingIn = new Int32Array(width).fill(-1);
  yield* eachSpellInSteps(roll, initiatives, rule, supposed, starts, {
    spell(position, state, from, to) {
      const begins = placeOf(from);
      const ends = placeOf(to);
      if (from >= opening) add(joined, begins, state, 1);
      if (to >= opening) add(left, ends, state, 1);
      if (!cumulative) {
        add(all, begins, state, 1);
        add(all, ends, state, -1);
      } else if (countedIn[state] !== position) {
        countedIn[state] = position;
        add(all, begins, state, 1);
      }
    },
    some: {
      roles: leadingRoles(rule),
      spell(position, state, from, to) {
        if (!cumulative) {
          add(leading, placeOf(from), state, 1);
          add(leading, placeOf(to), state, -1);
        } else if (leadingIn[state] !== position) {
          leadingIn[state] = position;
          add(leading, placeOf(from), state, 1);
        }
      },
    },
  });
  for (let at = width; at < size; at++) {
    all[at] = all[at]! + all[at - width]!;
    leading[at] = leading[at]! + leading[at - width]!;
  }
  return result;
}

export const sweep = atOnce(sweepInSteps);

/** The coverage at one of the days, by its index. */
export function coverageIn({ all, leading, width }: Sweep, dayIndex: number): Coverage {
  const [from, to] = [dayIndex * width, (dayIndex + 1) * width];
  return { all: all.subarray(from, to), leading: leading.subarray(from, to) };
}

/** Gives, for a day, the index of the first of the days that is not before it; their number where there is none. */
function dayPlaces(days: readonly Day[]): (day: Day) => number {
  const first = days[0]!;
  const last = days.at(-1)!;
  const places = new Uint16Array(last - first + 1);
  for (let day = first, dayIndex = 0; day <= last; day++) {
    if (day > days[dayIndex]!) dayIndex++;
    places[day - first] = dayIndex;
  }
  return (day) => (day > last ? days.length : day <= first ? 0 : places[day - first]!);
}

const SWEEPS_KEPT = 32;
const sweeps = new CacheBySelection<Sweep>(
  'sweep',
  SWEEPS_KEPT,
  ({ days, all, leading, joined, left }) =>
    8 * days.length + all.byteLength + leading.byteLength + joined.byteLength + left.byteLength,
);

/**
 * The sweep over the yearly points that the data allow: 31 December of every year since 1945, and the data's own date
 * in the running year (method, section 6). Kept, for the same pass serves every scheme, range of years and page.
 */
export function* yearlySweepInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  rule: CountingRule,
  dataThrough: Day,
  starts: Starts = 'STATED',
): Steps<Sweep> {
  // The universe and the blocs' universe do not enter into a sweep: it holds every state.
  const key = [rule.method, rule.presence, rule.blocs, rule.roles, rule.confidenceLimit, dataThrough, starts].join(' ');
  return yield* sweeps.get(roll, initiatives, key, () =>
    sweepInSteps(roll, initiatives, rule, pointDays(dataThrough), firstDayOf(FIRST_YEAR), [], starts),
  );
}

/** The day of each yearly point since 1945. */
function pointDays(dataThrough: Day): Day[] {
  const days: Day[] = [];
  for (let year = FIRST_YEAR; year <= yearOf(dataThrough); year++) days.push(pointDay(year, dataThrough));
  return days;
}

/** The day at which a year's point stands: its 31 December, or the data's own date where that comes first. */
export function pointDay(year: number, dataThrough: Day): Day {
  return Math.min(lastDayOf(year), dataThrough);
}
