import { atOnce, type Steps } from '../common/steps.js';
import { eligible } from './absence.js';
import type { Day } from './day.js';
import { membersAt, universeAt } from './groups.js';
import { ratio } from './inequality.js';
import { closingDay, isIncomplete } from './lists.js';
import { coverageOfAllInSteps, eachInSteps, eachPresence } from './presence.js';
import { over } from './representation.js';
import type { Country, Group, Initiative, Openness, Roll } from './roll.js';
import type { CountingRule } from './rule.js';

/** A presence that a member of the group does not have and could get (method, section 13). */
export interface Joining {
  readonly country: Country;
  readonly initiative: Initiative;
  readonly openness: Openness;
}

/** How far a group is from parity, and what would bring it there (method, section 13). */
export interface Parity {
  readonly group: Group;
  readonly members: number;
  readonly seats: number;
  readonly allSeats: number;
  /** rho_g now; null without members or seats. */
  readonly representationRatio: number | null;
  /** Least number of joinings with which rho_g would be 1 or more; null without members, and where no number would do. */
  readonly needed: number | null;
  /** Whether `needed` joinings are among `joinings`. */
  readonly withinReach: boolean;
  /** rho_g after `needed` joinings; null where these are not within reach. */
  readonly representationRatioAfter: number | null;
  /** Every joining open to a member, in the order in which to choose them: the first `needed` bring parity. */
  readonly joinings: readonly Joining[];
  /** How many of them need nobody's leave, and how many an invitation. */
  readonly free: number;
  readonly byInvitation: number;
  /** Absences that cannot be concluded, for the list on record is not complete. */
  readonly unknown: number;
  /** Absences that cannot end: fixed membership, outside the region, or the initiative is over or not yet open. */
  readonly barred: number;
  /** Initiatives that no state joins by an act of its own: absences from them are in none of these numbers. */
  readonly notByStates: readonly Initiative[];
}

/**
 * The fewest joinings that would bring a group to parity at a day (method, section 13): each adds one seat to the
 * group and to the total, so that x of them do where (s_g + x) / (s + x) >= m_g / #U; the least is the ceiling of
 * (m_g s - #U s_g) / (#U - m_g), in whole numbers. Since every joining counts alike, they are ordered by what else they
 * do: the members with the lowest coverage first, each joining counted, then initiatives that need no invitation, then
 * in the order of the selection.
 */
export function* parityInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  group: Group,
  day: Day,
  rule: CountingRule,
): Steps<Parity> {
  const universe = universeAt(roll, day, rule.universe);
  const listed = membersAt(roll, group, day, rule.universe);
  const members = universe.filter(({ index }) => listed.has(index));
  const coverage = yield* coverageOfAllInSteps(roll, initiatives, day, rule);
  const seatsOf = (states: readonly Country[]) => states.reduce((sum, { index }) => sum + coverage[index]!, 0);
  const seats = seatsOf(members);
  const allSeats = seatsOf(universe);
  const absences = yield* openingsInSteps(roll, initiatives, members, coverage, day, rule);
  const needed = fewestJoinings(members.length, universe.length, seats, allSeats);
  const withinReach = needed !== null && needed <= absences.joinings.length;
  const ratioWith = (more: number) =>
    over(ratio(seats + more, allSeats + more), ratio(members.length, universe.length));
  return {
    group,
    members: members.length,
    seats,
    allSeats,
    representationRatio: ratioWith(0),
    needed,
    withinReach,
    representationRatioAfter: withinReach ? ratioWith(needed) : null,
    ...absences,
  };
}

export const parity = atOnce(parityInSteps);

/** An initiative with the joinings that it offers to the members of a group. */
export interface InitiativeJoinings {
  readonly initiative: Initiative;
  readonly joinings: number;
  /** How many of them are among the first `needed` of the group. */
  readonly needed: number;
}

/** The joinings of a group by initiative: those that offer any, the most needed first, then the most, then by slug. */
export function joiningsByInitiative({ joinings, needed }: Pick<Parity, 'joinings' | 'needed'>): InitiativeJoinings[] {
  const counts = new Map<Initiative, { joinings: number; needed: number }>();
  for (const [position, { initiative }] of joinings.entries()) {
    const count = counts.get(initiative) ?? { joinings: 0, needed: 0 };
    count.joinings++;
    if (needed !== null && position < needed) count.needed++;
    counts.set(initiative, count);
  }
  return [...counts]
    .map(([initiative, count]) => ({ initiative, ...count }))
    .sort((a, b) => b.needed - a.needed || b.joinings - a.joinings || a.initiative.index - b.initiative.index);
}

/**
 * Least x with (seats + x) / (allSeats + x) >= members / universe; null where there are no members, or no x would do
 * (never: a group that is the whole universe has all seats). Method, section 13.
 */
export function fewestJoinings(members: number, universe: number, seats: number, allSeats: number): number | null {
  if (members === 0) return null;
  // Without any seat there are no shares; a single seat is then the whole of them.
  if (allSeats === 0) return 1;
  const lacking = members * allSeats - universe * seats;
  return lacking <= 0 ? 0 : Math.ceil(lacking / (universe - members));
}

/** What stands between a state and an initiative from which it is absent. */
export const JOINING_ACCESSES = ['FREE', 'BY_INVITATION', 'BARRED', 'NOT_KNOWN'] as const;
export type JoiningAccess = (typeof JOINING_ACCESSES)[number];

/**
 * Tells of each of the states whether it could join each initiative from which it is absent on the day (method, section
 * 13); initiatives that no state joins by an act of its own are passed over, and given.
 */
function* accessInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  states: readonly Country[],
  day: Day,
  rule: CountingRule,
  visit: (country: Country, initiative: Initiative, access: JoiningAccess, position: number) => void,
): Steps<readonly Initiative[]> {
  const notByStates = notJoinedByStates(initiatives, rule);
  const others = notByStates.length === 0 ? null : new Set(notByStates);
  yield* eachInSteps(roll, initiatives, (initiative, position) => {
    if (others?.has(initiative)) return;
    const present = new Uint8Array(roll.participantAt.length);
    eachPresence(roll, initiative, day, rule, [], (participant) => {
      present[participant] = 1;
    });
    const mayJoin = eligible(roll, initiative, day);
    const closes = rule.method === '1.0' ? initiative.endedOn : closingDay(initiative);
    const open = (initiative.openedOn ?? day) <= day && (closes === null || day < closes);
    const unknown = isIncomplete(initiative, day, rule);
    const whereOpen = initiative.openness === 'BY_INVITATION' ? 'BY_INVITATION' : 'FREE';
    for (const country of states) {
      if (present[country.index] === 1) continue;
      const isBarred = !open || (mayJoin !== null && !mayJoin.has(country.index));
      visit(country, initiative, isBarred ? 'BARRED' : unknown ? 'NOT_KNOWN' : whereOpen, position);
    }
  });
  return notByStates;
}

/** How many absences are of each kind. */
interface AccessCounts {
  readonly free: number;
  readonly byInvitation: number;
  readonly unknown: number;
  readonly barred: number;
}

function* openingsInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  members: readonly Country[],
  coverage: Int32Array,
  day: Day,
  rule: CountingRule,
): Steps<AccessCounts & Pick<Parity, 'joinings' | 'notByStates'>> {
  const openings = new Map<Country, { initiative: Initiative; position: number }[]>(
    members.map((country) => [country, []]),
  );
  const counts = accessCounter();
  const notByStates = yield* accessInSteps(
    roll,
    initiatives,
    members,
    day,
    rule,
    (country, initiative, access, position) => {
      counts.add(access);
      if (access === 'FREE' || access === 'BY_INVITATION') openings.get(country)!.push({ initiative, position });
    },
  );
  // The members come by code, and so do those within a level.
  const byLevel: Joining[][] = [];
  for (const [country, openingsOfState] of openings) {
    openingsOfState.sort((a, b) => leave(a.initiative) - leave(b.initiative) || a.position - b.position);
    for (const [earlier, { initiative }] of openingsOfState.entries()) {
      const level = coverage[country.index]! + earlier;
      const alike = byLevel[level] ?? [];
      alike.push({ country, initiative, openness: initiative.openness });
      byLevel[level] = alike;
    }
    yield;
  }
  const joinings = byLevel.flat();
  return { joinings, notByStates, ...counts.all() };
}

function accessCounter() {
  const counts: Record<JoiningAccess, number> = { FREE: 0, BY_INVITATION: 0, BARRED: 0, NOT_KNOWN: 0 };
  return {
    add(access: JoiningAccess): void {
      counts[access]++;
    },
    all: (): AccessCounts => ({
      free: counts.FREE,
      byInvitation: counts.BY_INVITATION,
      unknown: counts.NOT_KNOWN,
      barred: counts.BARRED,
    }),
  };
}

/** What one state could still join, and what not: its share of the numbers of `parity` (method, section 13). */
export interface CountryJoinings extends AccessCounts {
  /** Every initiative from which it is absent, in the order of the selection; those that no state joins by itself left out. */
  readonly absences: readonly { readonly initiative: Initiative; readonly access: JoiningAccess }[];
  readonly notByStates: readonly Initiative[];
}

export function* joiningsOfCountryInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  country: Country,
  day: Day,
  rule: CountingRule,
): Steps<CountryJoinings> {
  const absences: { initiative: Initiative; access: JoiningAccess }[] = [];
  const counts = accessCounter();
  const notByStates = yield* accessInSteps(roll, initiatives, [country], day, rule, (_, initiative, access) => {
    counts.add(access);
    absences.push({ initiative, access });
  });
  return { absences, notByStates, ...counts.all() };
}

/** Initiatives that a body issued or adopted as such: nobody waits to join them, and nobody can (method, sections 11 and 13). */
export function notJoinedByStates(initiatives: readonly Initiative[], { method }: CountingRule): Initiative[] {
  return method === '1.0' ? [] : initiatives.filter(({ adoption }) => adoption !== 'BY_STATES');
}

/** Initiatives that a state may join of its own will come before those to which it must be invited. */
function leave({ openness }: Initiative): number {
  return openness === 'BY_INVITATION' ? 1 : 0;
}
