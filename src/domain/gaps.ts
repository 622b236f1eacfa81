import { type Absence, absencesOf } from './absence.js';
import { type Day, NEVER } from './day.js';
import { membersAt, universeAt } from './groups.js';
import type { Country, Group, Initiative, Roll } from './roll.js';
import { type CountingRule, JOINING_ROLES } from './rule.js';
import { eachSpellInSteps, stateCount } from './spells.js';
import { atOnce, type Steps } from './steps.js';

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
  const width = stateCount(roll);
  /** Whether a state is present: one row an initiative. */
  const present = new Uint8Array(initiatives.length * width);
  /** In the initiative at hand: the first day without, of states whose presence ended while it went on. */
  const withdrewOn = new Int32Array(width).fill(NEVER);
  const cumulative = rule.presence === 'CUMULATIVE';
  const byInitiative: { initiative: Initiative; missing: readonly Absence[] }[] = [];
  // In order of time, so that the last withdrawal stays.
  const left = (place: number, state: number, to: Day): void => {
    if (to <= day && to < (initiatives[place]!.endedOn ?? NEVER)) withdrewOn[state] = to;
  };
  const byRole = rule.method !== '1.0';
  yield* eachSpellInSteps(roll, initiatives, rule, [], 'STATED', {
    spell(place, state, from, to) {
      if (from <= day && (cumulative || day < to)) present[place * width + state] = 1;
      else if (!byRole) left(place, state, to);
    },
    // By method 2.0 the end of hosting or observing is no withdrawal: only who had committed itself or belonged can leave.
    ...(byRole ? { some: { roles: JOINING_ROLES, spell: (place, state, _from, to) => left(place, state, to) } } : {}),
    done(place) {
      const initiative = initiatives[place]!;
      const absent = states.filter(({ index }) => present[place * width + index] === 0);
      byInitiative.push({ initiative, missing: absencesOf(roll, initiative, absent, withdrewOn, day, rule) });
      withdrewOn.fill(NEVER);
    },
  });
  const countries: { country: Country; coverage: number; missing: readonly Initiative[] }[] = [];
  for (const country of states) {
    let coverage = 0;
    for (let cell = country.index; cell < present.length; cell += width) coverage += present[cell]!;
    if (coverage >= fewerThan) continue;
    const isMissing = (_: Initiative, place: number) => present[place * width + country.index] === 0;
    countries.push({ country, coverage, missing: coverage === 0 ? initiatives : initiatives.filter(isMissing) });
  }
  return { universeSize: states.length, countries, initiatives: byInitiative };
}

export const gaps = atOnce(gapsInSteps);
