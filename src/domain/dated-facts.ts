import { type Day, NEVER } from './day.js';
import { spellsOf } from './groups.js';
import { refusalsIn } from './positions.js';
import { standsForMembers } from './presence.js';
import { type Initiative, NO_PRECISION, type Roll } from './roll.js';
import { bringsAlong, type CountingRule, holdsRole, standingRoles } from './rule.js';
import { startOf, stateCount } from './spells.js';

/** A stretch during which a fact makes a state present, with how exactly its ends are known. */
export interface DatedFact {
  readonly state: number;
  readonly from: Day;
  readonly to: Day;
  /** Between these the start lies (method, section 9); `-NEVER`: nothing says how early it may be. */
  readonly earliest: Day;
  readonly latest: Day;
  /** Places in PRECISIONS: of the start and of the end. */
  readonly startPrecision: number;
  readonly endPrecision: number;
}

const DAY_PRECISION = 0;

/**
 * Gives every stretch of an initiative that the rule counts, by the state's own facts and by those of organisations that
 * bring it along; they may overlap. A start or end that membership gives is exact; one that a refusal gives is known as
 * exactly as the refusal's.
 */
export function eachDatedFact(
  roll: Roll,
  initiative: Initiative,
  rule: CountingRule,
  found: (fact: DatedFact) => void,
): void {
  const { facts, revision } = roll;
  const states = stateCount(roll);
  const brings = bringsAlong(rule, initiative);
  const standing = standingRoles(rule);
  const refusals = brings ? refusalsIn(roll, initiative, rule) : null;
  const end = facts.initiativeStart[initiative.index + 1]!;
  let [participant, role, previousEnd] = [-1, -1, -NEVER];
  for (let row = facts.initiativeStart[initiative.index]!; row < end; row++) {
    if (facts.recordedFrom[row]! > revision || revision >= facts.recordedTo[row]!) continue;
    if (facts.participant[row] !== participant || facts.role[row] !== role) previousEnd = -NEVER;
    participant = facts.participant[row]!;
    role = facts.role[row]!;
    const before = previousEnd;
    previousEnd = facts.validTo[row]!;
    const isState = participant < states;
    const counted = isState ? holdsRole(rule.roles, role) : brings && holdsRole(standing, role);
    if (!counted || facts.confidence[row]! > rule.leastConfidence) continue;
    const own = {
      from: facts.validFrom[row]!,
      to: facts.validTo[row]!,
      earliest: startOf(roll, initiative, row, before, 'EARLIEST'),
      latest: startOf(roll, initiative, row, before, 'LATEST'),
      startPrecision: facts.precision[row]!,
      endPrecision: recorded(facts.endPrecision[row]!),
    };
    if (isState) {
      found({ state: participant, ...own });
      continue;
    }
    const organisation = roll.participantAt[participant];
    if (!standsForMembers(organisation)) continue;
    for (const { country, from, to } of spellsOf(roll, roll.groups.get(organisation.membersGroup)!)) {
      refusals!.eachRest(country, Math.max(own.from, from), Math.min(own.to, to), (start, stop, after, before) => {
        found({
          state: country,
          from: start,
          to: stop,
          // Where a refusal ended, that gives the day.
          earliest: after ? start : Math.max(own.earliest, from),
          latest: after ? start : Math.max(own.latest, from),
          startPrecision: after ? recorded(after.endPrecision) : start === from ? DAY_PRECISION : own.startPrecision,
          endPrecision: before ? before.startPrecision : stop === to ? DAY_PRECISION : own.endPrecision,
        });
      });
    }
  }
}

/** An end of which no precision is recorded is a day. */
function recorded(precision: number): number {
  return precision === NO_PRECISION ? DAY_PRECISION : precision;
}
