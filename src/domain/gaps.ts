import { atOnce, type Steps } from '../common/steps.js';
import { type Absence, absencesOf } from './absence.js';
import { type Day, NEVER } from './day.js';
import { membersAt, universeAt } from './groups.js';
import type { Country, Group, Initiative, Roll } from './roll.js';
import { type CountingRule, JOINING_ROLES } from './rule.js';
import { eachSpellInSteps, stateCount } from './spells.js';

export type { Absence } from './absence.js';

export interface Gaps {
  readonly universeSize: number;
  readonly countries: readonly { country: Country; coverage: number; missing: readonly Initiative[] }[];
  readonly initiatives: readonly { initiative: Initiative; missing: readonly Absence[] }[];
}

/** The states of a group (of the universe where none is given) that a question looks at, by code. */
export function statesAsked(roll: Roll, group: Group | null, day: Day, rule: CountingRule): Country[] {
  const universe = universeAt(roll, day, rule.universe);
  if (!group) return universe;
  const members = membersAt(roll, group, day, rule.universe);
  return universe.filter(({ index }) => members.has(index));
}

/** Whether a state is present: `row` is the initiative's index in the selection, `column` the state's among those asked about. */
type Presence = (row: number, column: number) => boolean;

/**
 * Why each of the states is absent from each of the initiatives at a day, one initiative after the other (method, section
 * 4). Gives who is present.
 */
export function* absencesInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  states: readonly Country[],
  day: Day,
  rule: CountingRule,
  visit: (initiative: Initiative, absences: readonly Absence[]) => void,
): Steps<Presence> {
  const width = stateCount(roll);
  const columnOf = new Int32Array(width).fill(-1);
  for (const [column, { index }] of states.entries()) columnOf[index] = column;
  /** One row an initiative. */
  const present = new Uint8Array(initiatives.length * states.length);
  const isPresent: Presence = (row, column) => present[row * states.length + column] === 1;
  /** In the initiative at hand: the first day without, of states whose presence ended while it went on. */
  const withdrewOn = new Int32Array(width).fill(NEVER);
  const cumulative = rule.presence === 'CUMULATIVE';
  // In order of time, so that the last withdrawal stays.
  const left = (row: number, state: number, to: Day): void => {
    if (to <= day && to < (initiatives[row]!.endedOn ?? NEVER)) withdrewOn[state] = to;
  };
  const byRole = rule.method !== '1.0';
  yield* eachSpellInSteps(roll, initiatives, rule, [], 'STATED', {
    spell(row, state, from, to) {
      if (from <= day && (cumulative || day < to)) {
        if (columnOf[state]! >= 0) present[row * states.length + columnOf[state]!] = 1;
      } else if (!byRole) left(row, state, to);
    },
    // By method 2.0 the end of hosting or observing is no withdrawal: only a state that joined can withdraw.
    ...(byRole ? { some: { roles: JOINING_ROLES, spell: (row, state, _from, to) => left(row, state, to) } } : {}),
    done(row) {
      const initiative = initiatives[row]!;
      const absent = states.filter((_, column) => !isPresent(row, column));
      visit(initiative, absencesOf(roll, initiative, absent, withdrewOn, day, rule));
      withdrewOn.fill(NEVER);
    },
  });
  return isPresent;
}

/** An initiative from which a state is absent, and why. */
export interface MissedInitiative extends Absence {
  readonly initiative: Initiative;
}

/** What one state is missing from at a day, and why, in the order of the selection: what `gaps` says of it. */
export function* absencesOfCountryInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  country: Country,
  day: Day,
  rule: CountingRule,
): Steps<MissedInitiative[]> {
  const missed: MissedInitiative[] = [];
  yield* absencesInSteps(roll, initiatives, [country], day, rule, (initiative, absences) => {
    for (const absence of absences) missed.push({ ...absence, initiative });
  });
  return missed;
}

/** Who is missing from what at a day, and why (method, section 4, gap and why absent). */
export function* gapsInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  group: Group | null,
  day: Day,
  rule: CountingRule,
  fewerThan: number,
): Steps<Gaps> {
  const states = statesAsked(roll, group, day, rule);
  const byInitiative: { initiative: Initiative; missing: readonly Absence[] }[] = [];
  const isPresent = yield* absencesInSteps(roll, initiatives, states, day, rule, (initiative, missing) => {
    byInitiative.push({ initiative, missing });
  });
  const countries: { country: Country; coverage: number; missing: readonly Initiative[] }[] = [];
  for (const [column, country] of states.entries()) {
    let coverage = 0;
    for (let row = 0; row < initiatives.length; row++) if (isPresent(row, column)) coverage++;
    if (coverage >= fewerThan) continue;
    const missing = coverage === 0 ? initiatives : initiatives.filter((_, row) => !isPresent(row, column));
    countries.push({ country, coverage, missing });
  }
  return { universeSize: states.length, countries, initiatives: byInitiative };
}

export const gaps = atOnce(gapsInSteps);
