import type { Day } from './day.js';
import { membersAt, spellsOf, type Universe } from './groups.js';
import type { Initiative, Participant, Roll } from './roll.js';
import { CONFIDENCES, type Confidence, ROLES, type Role } from './roll.js';
import { atOnce, ROWS_A_STEP, type Steps } from './steps.js';

/** How to count (method, sections 2 and 3). */
export interface CountingRule {
  readonly presence: 'CURRENT' | 'CUMULATIVE';
  readonly blocs: 'EXCLUDE' | 'INHERIT';
  readonly universe: Universe;
  /** Bit mask over the places in ROLES. */
  readonly roles: number;
  /** Highest place in CONFIDENCES that still counts. */
  readonly leastConfidence: number;
}

export const EVERY_ROLE = 2 ** ROLES.length - 1;
export const LEADING_ROLES = roleMask(['HOST', 'CHAIR', 'CO_CHAIR']);
export const DEFAULT_RULE: CountingRule = {
  presence: 'CURRENT',
  blocs: 'EXCLUDE',
  universe: 'UN_MEMBERS',
  roles: EVERY_ROLE,
  leastConfidence: CONFIDENCES.length - 1,
};

/** The bit mask of a set of roles. */
export function roleMask(roles: readonly Role[]): number {
  return roles.reduce((mask, role) => mask | (1 << ROLES.indexOf(role)), 0);
}

/** The place of a confidence: facts at a higher place are less sure. */
export function leastConfidence(confidence: Confidence | null | undefined): number {
  return confidence == null ? CONFIDENCES.length - 1 : CONFIDENCES.indexOf(confidence);
}

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
  const { roles, leastConfidence: least } = rule;
  const cumulative = rule.presence === 'CUMULATIVE';
  return (row) =>
    validFrom[row]! <= day &&
    (cumulative || day < validTo[row]!) &&
    recordedFrom[row]! <= revision &&
    revision < recordedTo[row]! &&
    ((roles >> role[row]!) & 1) === 1 &&
    confidence[row]! <= least;
}

/**
 * Calls `found(participant, role)` for every counted participation in an initiative at a day: once for the
 * participant itself and, under INHERIT, once for each state that it brings along as an organisation. A participant
 * with several roles is found several times.
 */
export function eachPresence(
  roll: Roll,
  initiative: Initiative,
  day: Day,
  rule: CountingRule,
  supposed: readonly Supposed[],
  found: (participant: number, role: number) => void,
): void {
  const { initiativeStart, participant: participants, role: roles, validFrom, validTo } = roll.facts;
  const counted = countedAt(roll, day, rule);
  const inherit = rule.blocs === 'INHERIT';
  const end = initiativeStart[initiative.index + 1]!;
  for (let row = initiativeStart[initiative.index]!; row < end; row++) {
    if (!counted(row)) continue;
    const participant = participants[row]!;
    const role = roles[row]!;
    found(participant, role);
    if (inherit) {
      const [from, to] = [validFrom[row]!, validTo[row]!];
      eachStateWithin(roll, roll.participantAt[participant], from, to, day, rule, (state) => found(state, role));
    }
  }
  for (const one of supposed) {
    if (one.initiative !== initiative.index || one.from > day || ((rule.roles >> one.role) & 1) === 0) continue;
    found(one.participant, one.role);
  }
}

/**
 * The states that are present by way of an organisation which takes part during `[from, to)`: those that are its
 * members at the day, or, CUMULATIVE, at some day up to it on which it took part.
 */
function eachStateWithin(
  roll: Roll,
  organisation: Participant | undefined,
  from: Day,
  to: Day,
  day: Day,
  rule: CountingRule,
  found: (state: number) => void,
): void {
  if (organisation?.kind !== 'organisation' || organisation.membersGroup === null) return;
  const group = roll.groups.get(organisation.membersGroup)!;
  if (rule.presence === 'CURRENT') {
    for (const state of membersAt(roll, group, day)) found(state);
    return;
  }
  for (const spell of spellsOf(roll, group)) {
    const start = Math.max(from, spell.from);
    if (start <= day && start < Math.min(to, spell.to)) found(spell.country);
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
  if (rule.blocs === 'EXCLUDE' && supposed.length === 0) {
    yield* countEachForItself(roll, initiatives, countedAt(roll, day, rule), coverage);
    return coverage;
  }
  const seenIn = new Int32Array(roll.participantAt.length).fill(-1);
  yield* eachInSteps(roll, initiatives, (initiative) => {
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
  doWith: (initiative: Initiative, place: number) => void,
): Steps<void> {
  let rows = 0;
  for (const [place, initiative] of initiatives.entries()) {
    doWith(initiative, place);
    rows += initiativeStart[initiative.index + 1]! - initiativeStart[initiative.index]! + 1;
    if (rows < ROWS_A_STEP) continue;
    rows = 0;
    yield;
  }
}

/** The same where nobody is brought along: the rows of an initiative stand in the order of its participants. */
function countEachForItself(
  roll: Roll,
  initiatives: readonly Initiative[],
  counted: (row: number) => boolean,
  coverage: Int32Array,
): Steps<void> {
  const { initiativeStart, participant } = roll.facts;
  return eachInSteps(roll, initiatives, ({ index }) => {
    const end = initiativeStart[index + 1]!;
    let last = -1;
    for (let row = initiativeStart[index]!; row < end; row++) {
      const own = participant[row]!;
      if (own === last || !counted(row)) continue;
      last = own;
      coverage[own] = coverage[own]! + 1;
    }
  });
}
