import { type Day, NEVER } from './day.js';
import { membersAt, universeAt } from './groups.js';
import { type CountingRule, coverageOfAll, eachPresence } from './presence.js';
import type { Country, Group, Initiative, Roll } from './roll.js';
import { eachSpell } from './spells.js';

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
export function gaps(
  roll: Roll,
  initiatives: readonly Initiative[],
  group: Group | null,
  day: Day,
  rule: CountingRule,
  fewerThan: number,
): Gaps {
  const states = statesAsked(roll, group, day, rule);
  const coverage = coverageOfAll(roll, initiatives, day, rule);
  const missingOf = new Map<number, Initiative[]>();
  for (const { index } of states) if (coverage[index]! < fewerThan) missingOf.set(index, []);
  const byInitiative = initiatives.map((initiative) => {
    const present = new Uint8Array(roll.participantAt.length);
    eachPresence(roll, initiative, day, rule, [], (participant) => {
      present[participant] = 1;
    });
    const absent = states.filter(({ index }) => present[index] === 0);
    for (const { index } of absent) missingOf.get(index)?.push(initiative);
    return { initiative, missing: absences(roll, initiative, absent, day, rule) };
  });
  return {
    universeSize: states.length,
    countries: states
      .filter(({ index }) => missingOf.has(index))
      .map((country) => ({
        country,
        coverage: coverage[country.index]!,
        missing: missingOf.get(country.index)!,
      })),
    initiatives: byInitiative,
  };
}

/** Why each of the absent states is absent from an initiative: the first reason of the method's list that holds. */
function absences(
  roll: Roll,
  initiative: Initiative,
  absent: readonly Country[],
  day: Day,
  rule: CountingRule,
): Absence[] {
  if (initiative.listCompleteness !== 'COMPLETE') {
    return absent.map((country) => ({ country, reason: 'UNKNOWN', withdrewOn: null }));
  }
  const left = withdrawals(roll, initiative, day, rule);
  const mayJoin = eligible(roll, initiative, day);
  return absent.map((country) => {
    const withdrewOn = left.get(country.index) ?? null;
    if (withdrewOn !== null) return { country, reason: 'WITHDREW', withdrewOn };
    if (mayJoin && !mayJoin.has(country.index)) return { country, reason: 'NOT_ELIGIBLE', withdrewOn };
    const byInvitation = initiative.openness === 'BY_INVITATION';
    return { country, reason: byInvitation ? 'NOT_INVITED_OR_DECLINED' : 'NEVER_JOINED', withdrewOn };
  });
}

/** States with a presence that ended by the day while the initiative went on: the first day without. */
function withdrawals(roll: Roll, initiative: Initiative, day: Day, rule: CountingRule): Map<number, Day> {
  const left = new Map<number, Day>();
  eachSpell(roll, [initiative], rule, [], 'STATED', {
    spell(_place, state, _from, to) {
      if (to <= day && to < (initiative.endedOn ?? NEVER)) left.set(state, to);
    },
  });
  return left;
}

/** The states that may join, or null where any may or the question does not arise. */
export function eligible(roll: Roll, initiative: Initiative, day: Day): ReadonlySet<number> | null {
  if (initiative.openness === 'CLOSED') return new Set();
  if (initiative.openness !== 'REGIONAL' || initiative.eligibleGroup === null) return null;
  return membersAt(roll, roll.groups.get(initiative.eligibleGroup)!, day, 'ALL_STATES');
}
