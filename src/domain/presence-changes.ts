import { atOnce, ROWS_A_STEP, type Steps } from '../common/steps.js';
import { eachDatedFact } from './dated-facts.js';
import { type Day, firstDayOf, formatDay, lastDayOf, NEVER, yearOf } from './day.js';
import { membersAt, universeAt } from './groups.js';
import { type Country, type Group, type Initiative, PRECISIONS, type Precision, type Roll } from './roll.js';
import { type CountingRule, commonRoles, JOINING_ROLES, withoutPositions } from './rule.js';
import { checkYears } from './series.js';
import { eachSpellInSteps } from './spells.js';
import { pointDay } from './sweep.js';

export const CHANGES = ['JOINED', 'LEFT'] as const;
export type Change = (typeof CHANGES)[number];

/** A presence that began or ended (method, section 10). */
export interface PresenceChange {
  readonly change: Change;
  /** First day with the presence, or first day without. */
  readonly on: Day;
  /** How exactly that day is known. */
  readonly precision: Precision;
  readonly country: Country;
  readonly initiative: Initiative;
  /** True of a presence that ended with the initiative itself: nobody withdrew. */
  readonly initiativeEnded: boolean;
}

/** Changes in a total order (day, joined before left, initiative, country), read one at a time. */
export interface PresenceChanges {
  readonly length: number;
  readonly joined: number;
  readonly left: number;
  /** What the list takes in memory. */
  readonly bytes: number;
  at(position: number): PresenceChange;
  /** What a change is put in order by, without the change being made: its day, kind as in CHANGES, and indices. */
  readonly keys: Readonly<Record<'on' | 'change' | 'country' | 'initiative', (position: number) => number>>;
  /** A text that names a change and sorts like it. */
  key(position: number): string;
}

/**
 * The joinings and withdrawals behind the numbers `joined` and `left` of the yearly points `from..to`: the presences
 * (CURRENT) of states of the universe, of a group or of one country, at the year's point that began or ended in the year
 * (method, sections 5 and 10). A change of role, or a spell that goes on where another ended, is neither. Throws
 * BAD_USER_INPUT for years as `checkYears`.
 */
export function* presenceChangesInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  from: number,
  to: number,
  rule: CountingRule,
  dataThrough: Day,
  group: Group | null = null,
  only: Change | null = null,
  country: Country | null = null,
): Steps<PresenceChanges> {
  checkYears(from, to, dataThrough);
  const first = firstDayOf(from);
  const last = pointDay(to, dataThrough);
  const counted = statesByYear(roll, from, to, rule, dataThrough, group);
  const rows = new ChangeColumns(first, last);
  const take = (kind: 0 | 1, day: Day, position: number, state: number): void => {
    if (country !== null && state !== country.index) return;
    if (day < first || day > last || (only !== null && CHANGES[kind] !== only)) return;
    if (counted[yearOf(day) - from]![state] === 1) rows.push(day, kind, initiatives[position]!.index, state);
  };
  const counts = withoutPositions(rule);
  yield* eachSpellInSteps(roll, initiatives, counts, [], 'STATED', {
    spell(position, state, begins, ends) {
      take(0, begins, position, state);
      if (ends !== NEVER) take(1, ends, position, state);
    },
  });
  return yield* rows.sorted(roll, counts);
}

export const presenceChanges = atOnce(presenceChangesInSteps);

/** For each year a mark at the index of every state that is counted at its point. */
function statesByYear(
  roll: Roll,
  from: number,
  to: number,
  rule: CountingRule,
  dataThrough: Day,
  group: Group | null,
): Uint8Array[] {
  const years: Uint8Array[] = [];
  for (let year = from; year <= to; year++) {
    const day = Math.min(lastDayOf(year), dataThrough);
    const members = group === null ? null : membersAt(roll, group, day, rule.universe);
    const marks = new Uint8Array(roll.participantAt.length);
    for (const { index } of universeAt(roll, day, rule.universe)) if (members?.has(index) ?? true) marks[index] = 1;
    years.push(marks);
  }
  return years;
}

/** A column that grows by pieces: to copy millions of rows into a longer array would take longer than a step may. */
class Growing {
  private readonly pieces: Int32Array[] = [];

  push(row: number, value: number): void {
    const piece = row >> PIECE_BITS;
    this.pieces[piece] ??= new Int32Array(1 << PIECE_BITS);
    this.pieces[piece][row & PIECE_MASK] = value;
  }

  get bytes(): number {
    return this.pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  at(row: number): number {
    return this.pieces[row >> PIECE_BITS]![row & PIECE_MASK]!;
  }
}

const PIECE_BITS = 16;
const PIECE_MASK = (1 << PIECE_BITS) - 1;

/** A row each for what may be millions of changes between two days, both included. */
class ChangeColumns {
  /** The order of a change by day and kind: twice the days since the first, and one more where somebody left. */
  private readonly when = new Growing();
  private readonly initiative = new Growing();
  private readonly state = new Growing();
  private count = 0;

  constructor(
    private readonly first: Day,
    private readonly last: Day,
  ) {}

  push(day: Day, kind: 0 | 1, initiative: number, state: number): void {
    this.when.push(this.count, 2 * (day - this.first) + kind);
    this.initiative.push(this.count, initiative);
    this.state.push(this.count, state);
    this.count++;
  }

  /**
   * Sorted by counting how many changes there are of each day and kind: these come in the order of initiatives and states
   * for the most part, and stay in it.
   */
  *sorted(roll: Roll, rule: CountingRule): Steps<PresenceChanges> {
    const { when, initiative, state, count, first } = this;
    const starts = new Uint32Array(2 * (this.last - first + 1) + 1);
    for (let row = 0; row < count; row++) {
      const after = when.at(row) + 1;
      starts[after] = starts[after]! + 1;
      if (row % CHANGES_A_STEP === 0) yield;
    }
    let joined = 0;
    for (let at = 1; at < starts.length; at++) {
      if (at % 2 === 1) joined += starts[at]!;
      starts[at] = starts[at]! + starts[at - 1]!;
    }
    const order = new Uint32Array(count);
    const next = starts.slice();
    for (let row = 0; row < count; row++) {
      order[next[when.at(row)]!++] = row;
      if (row % CHANGES_A_STEP === 0) yield;
    }
    const compare = (a: number, b: number) => initiative.at(a) - initiative.at(b) || state.at(a) - state.at(b);
    for (let at = 0, gone = 0; at + 1 < starts.length; at++) {
      sortIfNeeded(order.subarray(starts[at]!, starts[at + 1]!), compare);
      if (starts[at + 1]! - gone < ROWS_A_STEP) continue;
      gone = starts[at + 1]!;
      yield;
    }
    const whatAt = (position: number) => {
      const row = order[position]!;
      return {
        kind: (when.at(row) % 2) as 0 | 1,
        on: first + Math.floor(when.at(row) / 2),
        country: roll.participantAt[state.at(row)] as Country,
        initiative: roll.initiativeAt[initiative.at(row)]!,
      };
    };
    const at = (position: number): PresenceChange => {
      const { kind, on, country, initiative: of } = whatAt(position);
      return {
        change: CHANGES[kind]!,
        on,
        // Worked out only when it is read, because it looks through all facts of the initiative.
        get precision() {
          return precisionOf(roll, of, rule, country.index, CHANGES[kind]!, on);
        },
        country,
        initiative: of,
        initiativeEnded: kind === 1 && of.endedOn !== null && on >= of.endedOn,
      };
    };
    return {
      length: count,
      joined,
      left: count - joined,
      bytes: when.bytes + initiative.bytes + state.bytes + order.byteLength,
      at,
      keys: {
        on: (position) => first + (when.at(order[position]!) >> 1),
        change: (position) => when.at(order[position]!) & 1,
        country: (position) => state.at(order[position]!),
        initiative: (position) => initiative.at(order[position]!),
      },
      key: (position) => {
        const { kind, on, initiative: of, country } = whatAt(position);
        return [formatDay(on), CHANGES[kind], of.slug, country.code].join(' ');
      },
    };
  }
}

const CHANGES_A_STEP = 100_000;

function sortIfNeeded(rows: Uint32Array, compare: (a: number, b: number) => number): void {
  for (let at = 1; at < rows.length; at++) {
    if (compare(rows[at - 1]!, rows[at]!) <= 0) continue;
    rows.sort(compare);
    return;
  }
}

/**
 * How exactly the day is known on which a presence began or was gone: that of the fact that gives the day, the most exact
 * of several (method, section 10). Worked out for each change that is read: a page holds few, all may be millions.
 */
function precisionOf(
  roll: Roll,
  initiative: Initiative,
  rule: CountingRule,
  state: number,
  change: Change,
  on: Day,
): Precision {
  let best = PRECISIONS.length;
  eachDatedFact(roll, initiative, rule, (fact) => {
    if (fact.state !== state) return;
    if (change === 'JOINED' && fact.from === on) best = Math.min(best, fact.startPrecision);
    if (change === 'LEFT' && fact.to === on) best = Math.min(best, fact.endPrecision);
  });
  return PRECISIONS[best] ?? 'DAY';
}

/**
 * How exactly the day is known on which a state withdrew from an initiative (method, sections 4 and 10): by method 2.0 the
 * end of what it had committed itself to or belonged to, by 1.0 of any presence.
 */
export function withdrawalPrecision(
  roll: Roll,
  initiative: Initiative,
  rule: CountingRule,
  state: number,
  withdrewOn: Day,
): Precision {
  const ending = rule.method === '1.0' ? rule : { ...rule, roles: commonRoles(rule.roles, JOINING_ROLES) };
  return precisionOf(roll, initiative, ending, state, 'LEFT', withdrewOn);
}
