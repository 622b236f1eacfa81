import { type Day, NEVER } from './day.js';
import { membersAt } from './groups.js';
import { isIncomplete } from './lists.js';
import { eachPosition } from './positions.js';
import { countedAt, eachPresence, standsForMembers } from './presence.js';
import type { AbsenceReason, Country, Initiative, Organisation, Roll } from './roll.js';
import { PRECISIONS } from './roll.js';
import { ADOPTING_ROLES, type CountingRule, DECLINING_ROLES, holdsRole, standingRoles } from './rule.js';
import { allSpells } from './spells.js';

/** A state without a presence in an initiative, and why. */
export interface Absence {
  readonly country: Country;
  readonly reason: AbsenceReason;
  /** First day without; null unless it withdrew. */
  readonly withdrewOn: Day | null;
  /** By code: organisations to which it belongs on the day, and that take part for their members. */
  readonly through: readonly Organisation[];
}

const NOBODY: readonly Organisation[] = [];

/**
 * Why each of the absent states is absent from an initiative at a day: the first reason of the method's list that holds
 * (section 4). `withdrewOn` holds, by a state's index, the first day after its last presence that ended while the initiative
 * went on, NEVER where there was none.
 */
export function absencesOf(
  roll: Roll,
  initiative: Initiative,
  absent: readonly Country[],
  withdrewOn: Int32Array,
  day: Day,
  rule: CountingRule,
): Absence[] {
  if (absent.length === 0) return [];
  const otherwise = initiative.openness === 'BY_INVITATION' ? 'NOT_INVITED_OR_DECLINED' : 'NEVER_JOINED';
  const mayJoin = eligible(roll, initiative, day);
  const left = ({ index }: Country) => (withdrewOn[index] === NEVER ? null : withdrewOn[index]!);
  if (rule.method === '1.0') {
    const incomplete = isIncomplete(initiative, day, rule);
    return absent.map((country): Absence => {
      if (incomplete) return { country, reason: 'UNKNOWN', withdrewOn: null, through: NOBODY };
      const on = left(country);
      const reason = on !== null ? 'WITHDREW' : mayJoin && !mayJoin.has(country.index) ? 'NOT_ELIGIBLE' : otherwise;
      return { country, reason, withdrewOn: on, through: NOBODY };
    });
  }
  const notOpen = isNotOpen(initiative, day, rule);
  const declined = decliningStates(roll, initiative, day, rule);
  const unknown = unknownStates(roll, initiative, day, rule);
  const standing = standingOrganisations(roll, initiative, day, rule);
  const outside = outsiders(roll, initiative, day);
  return absent.map((country): Absence => {
    const { index } = country;
    const through = standing.flatMap(({ organisation, members }) => (members.has(index) ? [organisation] : []));
    const on = left(country);
    const because = (reason: AbsenceReason): Absence => ({
      country,
      reason,
      withdrewOn: reason === 'WITHDREW' ? on : null,
      through,
    });
    if (notOpen) return because('NOT_OPEN');
    if (on !== null) return because('WITHDREW');
    if (declined.has(index)) return because('DECLINED');
    if (unknown === 'ALL' || unknown.has(index)) return because('UNKNOWN');
    if (through.length > 0) return because('THROUGH_ORGANISATION');
    const isOutside = outside(index);
    if (isOutside === 'NOT_KNOWN') return because('UNKNOWN');
    if (isOutside || (mayJoin && !mayJoin.has(index))) return because('NOT_ELIGIBLE');
    return because(otherwise);
  });
}

/** The states that may join, or null where any may or the question does not arise. */
export function eligible(roll: Roll, initiative: Initiative, day: Day): ReadonlySet<number> | null {
  if (initiative.openness === 'CLOSED') return new Set();
  if (initiative.openness !== 'REGIONAL' || initiative.eligibleGroup === null) return null;
  return membersAt(roll, roll.groups.get(initiative.eligibleGroup)!, day, 'ALL_STATES');
}

/** Before the opening; under CURRENT also once the initiative has ended. */
function isNotOpen({ openedOn, endedOn }: Initiative, day: Day, { presence }: CountingRule): boolean {
  return (openedOn !== null && day < openedOn) || (presence === 'CURRENT' && endedOn !== null && day >= endedOn);
}

/** States that declined, voted against or dissociated themselves, as it is in effect on the day, whatever is counted. */
function decliningStates(roll: Roll, initiative: Initiative, day: Day, rule: CountingRule): ReadonlySet<number> {
  const states = new Set<number>();
  eachPosition(roll, initiative, rule, DECLINING_ROLES, (state, from, to) => {
    if (from <= day && day < to) states.add(state);
  });
  return states;
}

const NO_LATER_THAN = PRECISIONS.indexOf('NO_LATER_THAN');

/**
 * States of which it is not known whether they take part on the day: all where the list says nothing, else those whose
 * presence is not stated by the day, and may have begun by it because a start is inexact.
 */
function unknownStates(roll: Roll, initiative: Initiative, day: Day, rule: CountingRule): 'ALL' | ReadonlySet<number> {
  if (isIncomplete(initiative, day, rule)) return 'ALL';
  const states = new Set<number>();
  // Only a "no later than" start can be earlier than stated; most initiatives have none that changes the answer.
  if (!hasInexactStartThatMatters(roll, initiative, day, rule)) return states;
  for (const { state, from, to } of allSpells(roll, initiative, rule, 'EARLIEST')) {
    if (from <= day && (rule.presence === 'CUMULATIVE' || day < to)) states.add(state);
  }
  return states;
}

/**
 * Whether some "no later than" start is stated after the day. Where ended presences count, a start of an organisation is
 * enough, whatever its day: a state that had left the organisation by then may have been brought along earlier.
 */
function hasInexactStartThatMatters(roll: Roll, { index }: Initiative, day: Day, rule: CountingRule): boolean {
  const { initiativeStart, participant, precision, validFrom } = roll.facts;
  const counted = countedAt(roll, NEVER, { ...rule, presence: 'CUMULATIVE' });
  const end = initiativeStart[index + 1]!;
  for (let row = initiativeStart[index]!; row < end; row++) {
    if (precision[row] !== NO_LATER_THAN) continue;
    const matters =
      validFrom[row]! > day ||
      (rule.presence === 'CUMULATIVE' && roll.participantAt[participant[row]!]?.kind === 'organisation');
    if (matters && counted(row)) return true;
  }
  return false;
}

/** Organisations that stand for their members in the initiative, in effect on the day (CUMULATIVE: begun by it), by code. */
function standingOrganisations(
  roll: Roll,
  initiative: Initiative,
  day: Day,
  rule: CountingRule,
): readonly { readonly organisation: Organisation; readonly members: ReadonlySet<number> }[] {
  const standing = standingRoles(rule);
  const standingByIndex = new Map<number, { organisation: Organisation; members: ReadonlySet<number> }>();
  eachPresence(roll, initiative, day, { ...rule, blocs: 'EXCLUDE' }, [], (participant, role) => {
    if (!holdsRole(standing, role) || standingByIndex.has(participant)) return;
    const organisation = roll.participantAt[participant];
    if (!standsForMembers(organisation)) return;
    standingByIndex.set(participant, {
      organisation,
      members: membersAt(roll, roll.groups.get(organisation.membersGroup)!, day),
    });
  });
  return [...standingByIndex.values()];
}

/**
 * Returns a function that says whether a state is an outsider, that is, whether no act of its own can bring it in. Where a
 * body issued the text and there is no list, every state is; where organisations adopted it as such, the states outside all
 * of them are, whatever the question counts. For a state outside them all the answer is NOT_KNOWN where no such organisation
 * is on record, where the members of one are not, or where the group that may take part is wider than the organisations:
 * China is of "the Group of 77 and China", and says that it is no member of the Group.
 */
function outsiders(roll: Roll, initiative: Initiative, day: Day): (state: number) => boolean | 'NOT_KNOWN' {
  const { adoption, listCompleteness } = initiative;
  if (adoption === 'ISSUED') return () => listCompleteness === 'NOT_APPLICABLE';
  if (adoption !== 'BY_ORGANISATION') return () => false;
  const { facts, revision, participantAt } = roll;
  const groups: ReadonlySet<number>[] = [];
  let membersNotOnRecord = false;
  const end = facts.initiativeStart[initiative.index + 1]!;
  for (let row = facts.initiativeStart[initiative.index]!; row < end; row++) {
    const onRecord = facts.recordedFrom[row]! <= revision && revision < facts.recordedTo[row]!;
    const participant = participantAt[facts.participant[row]!];
    if (!onRecord || participant?.kind !== 'organisation' || !holdsRole(ADOPTING_ROLES, facts.role[row]!)) continue;
    if (participant.membersGroup === null) membersNotOnRecord = true;
    else groups.push(membersAt(roll, roll.groups.get(participant.membersGroup)!, day));
  }
  const notOnRecord = membersNotOnRecord || groups.length === 0;
  const region = initiative.openness === 'REGIONAL' ? eligible(roll, initiative, day) : null;
  return (state) => {
    if (groups.some((members) => members.has(state))) return false;
    return (region?.has(state) ?? notOnRecord) ? 'NOT_KNOWN' : true;
  };
}
