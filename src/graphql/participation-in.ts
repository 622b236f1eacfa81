import type { Steps } from '../common/steps.js';
import { type Standpoint, standpointAtInSteps } from '../questions/standpoint.js';
import { rowById } from '../roll/row-by-id.js';
import type { Snapshot } from '../roll/snapshot.js';
import { type ParticipationView, viewsOf } from './views.js';

/**
 * A participation by its row in a state's columns, superseded or not. Where its participant or its initiative is gone from
 * that roll, it is given in the last revision that held it, and its identifier names that one's instant.
 */
export function* participationInSteps(
  snapshot: Snapshot,
  standpoint: Standpoint,
  row: number,
): Steps<ParticipationView> {
  const { roll, state } = standpoint;
  const { initiative, participant, recordedTo, id } = roll.facts;
  if (roll.participantAt[participant[row]!] && roll.initiativeAt[initiative[row]!]) {
    return viewsOf(standpoint).participation(row);
  }
  const last = yield* standpointAtInSteps(snapshot, recordedTo[row]! - 1, state);
  // Its columns may be those that were the newest when it was made.
  return viewsOf(last).participation(rowById(last.roll.facts, id[row]!)!);
}
