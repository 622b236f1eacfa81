import { atOnce, ROWS_A_STEP, type Steps } from '../common/steps.js';
import type { Day } from './day.js';
import { membersAt, spellsOf } from './groups.js';
import { type Refusals, refusalsIn } from './positions.js';
import type { Initiative, Organisation, Participant, Roll } from './roll.js';
import { bringsAlong, type CountingRule, holdsRole, NO_ROLE, roleFlags, standingRoles } from './rule.js';

/** A supposed participation: never stored, counted as if it were on record with certainty (method, section 8). */
export interface Supposed {
  readonly initiative: number;
  readonly participant: number;
  readonly role: number;
  readonly from: Day;
}

/** Tells of each row whether it is on record at the roll's revision and counted by the rule at the day. */
export function countedAt(roll: Roll, day: Day, rule: CountingRule): (row: number) => boolean {
  const { revision } = roll;
  const { recordedFrom, recordedTo, validFrom, validTo, role, confidence } = roll.facts;
  const { confidenceLimit: least } = rule;
  const counted = roleFlags(rule.roles);
  const cumulative = rule.presence === 'CUMULATIVE';
  return (row) =>
    validFrom[row]! <= day &&
    (cumulative || day < validTo[row]!) &&
    recordedFrom[row]! <= revision &&
    revision < recordedTo[row]! &&
    counted[role[row]!] === 1 &&
    confidence[row]! <= least;
}

/**
 * Calls `visit(participant, role, through)` for every counted participation in an initiative at a day: once for the
 * participant itself and, where the rule has organisations bring their members along, once for each state that one stands
 * for (`through`). A participant with several roles is found several times.
 */
export function eachPresence(
  roll: Roll,
  initiative: Initiative,
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[],
  visit: (participant: number, role: number, through: boolean) => void,
): void {
  const { initiativeStart, participant: participants, role: roles, validFrom, validTo } = roll.facts;
  const counted = countedAt(roll, day, rule);
  const standing = roleFlags(bringsAlong(rule, initiative) ? standingRoles(rule) : NO_ROLE);
  let refusals: Refusals | null = null;
  const end = initiativeStart[initiative.index + 1]!;
  for (let row = initiativeStart[initiative.index]!; row < end; row++) {
    if (!counted(row)) continue;
    const participant = participants[row]!;
    const role = roles[row]!;
    visit(participant, role, false);
    if (standing[role] !== 1) continue;
    const organisation = roll.participantAt[participant];
    if (!standsForMembers(organisation)) continue;
    refusals ??= refusalsIn(roll, initiative, rule);
    eachStateWithin(roll, organisation, validFrom[row]!, validTo[row]!, day, rule, refusals, (state) =>
      visit(state, role, true),
    );
  }
  for (const { initiative: index, participant, role, from } of supposed) {
    if (index !== initiative.index || from > day || !holdsRole(rule.roles, role)) continue;
    visit(participant, role, false);
  }
}

/** Indices of the participants that are present in an initiative at a day, by whatever way the rule has them be. */
export function presentIn(roll: Roll, initiative: Initiative, day: Day, rule: CountingRule): Set<number> {
  const present = new Set<number>();
  eachPresence(roll, initiative, day, rule, [], (participant) => present.add(participant));
  return present;
}

/** Whether a participant is an organisation whose members are on record. */
export function standsForMembers(
  participant: Participant | undefined,
): participant is Organisation & { membersGroup: string } {
  return participant?.kind === 'organisation' && participant.membersGroup !== null;
}

/**
 * The states that are present by way of an organisation which takes part during `[from, to)`: those that are its members
 * at the day, or, CUMULATIVE, at some day up to it on which it took part; and that do not refuse to be brought along then.
 */
function eachStateWithin(
  roll: Roll,
  { membersGroup }: Organisation & { membersGroup: string },
  from: Day,
  to: Day,
  day: Day,
  rule: CountingRule,
  refusals: Refusals,
  visit: (state: number) => void,
): void {
  const group = roll.groups.get(membersGroup)!;
  if (rule.presence === 'CURRENT') {
    for (const state of membersAt(roll, group, day)) if (!refusals.covers(state, day)) visit(state);
    return;
  }
  for (const { country, from: memberFrom, to: memberTo } of spellsOf(roll, group)) {
    const last = Math.min(to, memberTo, day + 1);
    refusals.eachRest(country, Math.max(from, memberFrom), last, () => visit(country));
  }
}

/**
 * k(c, t) for every participant, by index: the number of the initiatives in which it is present (method, section 4).
 * Each initiative counts once, in however many roles.
 */
export function* coverageOfAllInSteps(
  roll: Roll,
  initiatives: readonly Initiative[],
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[] = [],
): Steps<Int32Array> {
  const coverage = new Int32Array(roll.participantAt.length);
  const seenIn = new Int32Array(roll.participantAt.length).fill(-1);
  const countEachForItself = counterOfOwnRows(roll, countedAt(roll, day, rule), coverage);
  yield* eachInSteps(roll, initiatives, (initiative) => {
    if (supposed.length === 0 && !bringsAlong(rule, initiative)) {
      countEachForItself(initiative);
      return;
    }
    eachPresence(roll, initiative, day, rule, supposed, (participant) => {
      if (seenIn[participant] === initiative.index) return;
      seenIn[participant] = initiative.index;
      coverage[participant] = coverage[participant]! + 1;
    });
  });
  return coverage;
}

export const coverageOfAll = atOnce(coverageOfAllInSteps);

/** Does something with each initiative, and yields when many rows were gone through. */
export function* eachInSteps(
  { facts: { initiativeStart } }: Roll,
  initiatives: readonly Initiative[],
  doWith: (initiative: Initiative, position: number) => void,
): Steps<void> {
  let rows = 0;
  for (const [position, initiative] of initiatives.entries()) {
    doWith(initiative, position);
    rows += initiativeStart[initiative.index + 1]! - initiativeStart[initiative.index]! + 1;
    if (rows < ROWS_A_STEP) continue;
    rows = 0;
    yield;
  }
}

/** Counts an initiative without states brought along, by its rows alone, which are in the order of participants. */
function counterOfOwnRows(
  { facts: { initiativeStart, participant } }: Roll,
  counted: (row: number) => boolean,
  coverage: Int32Array,
): (initiative: Initiative) => void {
  return ({ index }) => {
    const end = initiativeStart[index + 1]!;
    let last = -1;
    for (let row = initiativeStart[index]!; row < end; row++) {
      const holder = participant[row]!;
      if (holder === last || !counted(row)) continue;
      last = holder;
      coverage[holder] = coverage[holder]! + 1;
    }
  };
}
