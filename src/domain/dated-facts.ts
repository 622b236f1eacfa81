import { type Day, NEVER } from './day.js';
import { spellsOf } from './groups.js';
import { refusalsIn } from './positions.js';
import { standsForMembers } from './presence.js';
import { type Initiative, NO_PRECISION, type Roll } from './roll.js';
import { bringsAlong, type CountingRule, roleFlags, standingRoles } from './rule.js';
import { startOf, stateCount } from './spells.js';

/** A stretch during which a fact makes a state present, with how exactly its ends are known. */
export interface DatedFact {
  readonly state: number;
  readonly from: Day;
  readonly to: Day;
  /** The start lies between `earliest` and `latest` (method, section 9); `-NEVER` where nothing bounds how early it may be. */
  readonly earliest: Day;
  readonly latest: Day;
  /** Places in PRECISIONS: of the start and of the end. */
  readonly startPrecision: number;
  readonly endPrecision: number;
  /** Whether an organisation brings the state along. */
  readonly through: boolean;
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
  visit: (fact: DatedFact) => void,
): void {
  const { facts, revision } = roll;
  const states = stateCount(roll);
  const brings = bringsAlong(rule, initiative);
  const standing = roleFlags(standingRoles(rule));
  const counts = roleFlags(rule.roles);
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
    const counted = isState ? counts[role] === 1 : brings && standing[role] === 1;
    if (!counted || facts.confidence[row]! > rule.confidenceLimit) continue;
    const stretch = {
      from: facts.validFrom[row]!,
      to: facts.validTo[row]!,
      earliest: startOf(roll, initiative, row, before, 'EARLIEST'),
      latest: startOf(roll, initiative, row, before, 'LATEST'),
      startPrecision: facts.precision[row]!,
      endPrecision: recorded(facts.endPrecision[row]!),
    };
    if (isState) {
      visit({ state: participant, ...stretch, through: false });
      continue;
    }
    const organisation = roll.participantAt[participant];
    if (!standsForMembers(organisation)) continue;
    for (const { country, from, to } of spellsOf(roll, roll.groups.get(organisation.membersGroup)!)) {
      refusals!.eachRest(
        country,
        Math.max(stretch.from, from),
        Math.min(stretch.to, to),
        (start, stop, after, before) => {
          visit({
            state: country,
            from: start,
            to: stop,
            // A stretch that begins because a refusal ended begins on exactly that day.
            earliest: after ? start : Math.max(stretch.earliest, from),
            latest: after ? start : Math.max(stretch.latest, from),
            startPrecision: after
              ? recorded(after.endPrecision)
              : start === from
                ? DAY_PRECISION
                : stretch.startPrecision,
            endPrecision: before ? before.startPrecision : stop === to ? DAY_PRECISION : stretch.endPrecision,
            through: true,
          });
        },
      );
    }
  }
}

/** An end of which no precision is recorded is a day. */
function recorded(precision: number): number {
  return precision === NO_PRECISION ? DAY_PRECISION : precision;
}
