import { type Day, firstDayOf, formatDay, lastDayOf, NEVER, yearOf } from './day.js';
import { membersAt, universeAt } from './groups.js';
import type { CountingRule } from './presence.js';
import type { Country, Group, Initiative, Roll } from './roll.js';
import { checkYears } from './series.js';
import { eachSpell } from './spells.js';
import { pointDay } from './sweep.js';

export const CHANGES = ['JOINED', 'LEFT'] as const;
export type Change = (typeof CHANGES)[number];

/** A presence that began or ended (method, section 10). */
export interface PresenceChange {
  readonly change: Change;
  /** First day with the presence, or first day without. */
  readonly on: Day;
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
  at(place: number): PresenceChange;
  /** A text that names a change and sorts like it. */
  key(place: number): string;
}

/**
 * The joinings and withdrawals behind the numbers `joined` and `left` of the yearly points `from..to`: the presences
 * (CURRENT) of states of the universe, or of a group, at the year's point that began or ended in the year (method,
 * sections 5 and 10). A change of role, or a spell that goes on where another ended, is neither. Throws
 * BAD_USER_INPUT for years as `checkYears`.
 */
export function presenceChanges(
  roll: Roll,
  initiatives: readonly Initiative[],
  from: number,
  to: number,
  rule: CountingRule,
  dataThrough: Day,
  group: Group | null = null,
  only: Change | null = null,
): PresenceChanges {
  checkYears(from, to, dataThrough);
  const first = firstDayOf(from);
  const last = pointDay(to, dataThrough);
  const counted = statesByYear(roll, from, to, rule, dataThrough, group);
  const rows = new ChangeColumns();
  const take = (kind: 0 | 1, day: Day, place: number, state: number): void => {
    if (day < first || day > last || (only !== null && CHANGES[kind] !== only)) return;
    if (counted[yearOf(day) - from]![state] === 1) rows.push(day, kind, initiatives[place]!.index, state);
  };
  eachSpell(roll, initiatives, rule, [], 'STATED', {
    spell(place, state, begins, ends) {
      take(0, begins, place, state);
      if (ends !== NEVER) take(1, ends, place, state);
    },
  });
  return rows.sorted(roll);
}

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

/** A row each for what may be a million changes. */
class ChangeColumns {
  private readonly day: Day[] = [];
  private readonly kind: (0 | 1)[] = [];
  private readonly initiative: number[] = [];
  private readonly state: number[] = [];

  push(day: Day, kind: 0 | 1, initiative: number, state: number): void {
    this.day.push(day);
    this.kind.push(kind);
    this.initiative.push(initiative);
    this.state.push(state);
  }

  sorted(roll: Roll): PresenceChanges {
    const { day, kind, initiative, state } = this;
    const order = Uint32Array.from(day.keys()).sort(
      (a, b) => day[a]! - day[b]! || kind[a]! - kind[b]! || initiative[a]! - initiative[b]! || state[a]! - state[b]!,
    );
    const joined = kind.reduce<number>((sum, one) => sum + (one === 0 ? 1 : 0), 0);
    const at = (place: number): PresenceChange => {
      const row = order[place]!;
      const of = roll.initiativeAt[initiative[row]!]!;
      return {
        change: CHANGES[kind[row]!]!,
        on: day[row]!,
        country: roll.participantAt[state[row]!] as Country,
        initiative: of,
        initiativeEnded: kind[row] === 1 && of.endedOn !== null && day[row]! >= of.endedOn,
      };
    };
    return {
      length: order.length,
      joined,
      left: order.length - joined,
      at,
      key: (place) => {
        const { change, on, initiative: of, country } = at(place);
        return [formatDay(on), change, of.slug, country.code].join(' ');
      },
    };
  }
}
