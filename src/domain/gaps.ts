import { type Day, NEVER } from './day.js';
import { membersAt, universeAt } from './groups.js';
import type { CountingRule } from './presence.js';
import type { Country, Group, Initiative, Roll } from './roll.js';
import { eachSpellInSteps, stateCount } from './spells.js';
import { atOnce, type Steps } from './steps.js';

export type AbsenceReason = 'NEVER_JOINED' | 'NOT_INVITED_OR_DECLINED' | 'NOT_ELIGIBLE' | 'WITHDREW' | 'UNKNOWN';

export interface Absence {
  readonly country: Country;
  readonly reason: AbsenceReason;
  /** First day without; null unless it withdrew. */
  readonly withdrewOn: Day | null;
}

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
  yield* eachSpellInSteps(roll, initiatives, rule, [], 'STATED', {
    // In order of time, so that the last withdrawal stays.
    spell(place, state, from, to) {
      if (from <= day && (cumulative || day < to)) present[place * width + state] = 1;
      else if (to <= day && to < (initiatives[place]!.endedOn ?? NEVER)) withdrewOn[state] = to;
    },
    done(place) {
      const initiative = initiatives[place]!;
      const absent = states.filter(({ index }) => present[place * width + index] === 0);
      byInitiative.push({ initiative, missing: absences(roll, initiative, absent, withdrewOn, day) });
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

/** Why each of the absent states is absent from an initiative: the first reason of the method's list that holds. */
function absences(
  roll: Roll,
  initiative: Initiative,
  absent: readonly Country[],
  withdrewOn: Int32Array,
  day: Day,
): Absence[] {
  if (initiative.listCompleteness !== 'COMPLETE') {
    return absent.map((country) => ({ country, reason: 'UNKNOWN', withdrewOn: null }));
  }
  const mayJoin = eligible(roll, initiative, day);
  const otherwise = initiative.openness === 'BY_INVITATION' ? 'NOT_INVITED_OR_DECLINED' : 'NEVER_JOINED';
  return absent.map((country) => {
    const left = withdrewOn[country.index]!;
    if (left !== NEVER) return { country, reason: 'WITHDREW', withdrewOn: left };
    const reason = mayJoin && !mayJoin.has(country.index) ? 'NOT_ELIGIBLE' : otherwise;
    return { country, reason, withdrewOn: null };
  });
}

/** The states that may join, or null where any may or the question does not arise. */
export function eligible(roll: Roll, initiative: Initiative, day: Day): ReadonlySet<number> | null {
  if (initiative.openness === 'CLOSED') return new Set();
  if (initiative.openness !== 'REGIONAL' || initiative.eligibleGroup === null) return null;
  return membersAt(roll, roll.groups.get(initiative.eligibleGroup)!, day, 'ALL_STATES');
}
