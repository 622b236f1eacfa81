import { readParticipationKey, rowStating } from '../domain/participation-key.js';
import type { Roll } from '../domain/roll.js';
import { type Standpoint, standpointInSteps } from '../questions/standpoint.js';
import type { IdentifierRead } from '../questions/state.js';
import { rowById } from '../roll/row-by-id.js';
import type { Snapshot } from '../roll/snapshot.js';
import { isSupposed, snapshotBehind, supposedId } from '../roll/supposed.js';
import { participationInSteps } from './participation-in.js';
import { groupOfKey, viewsOf } from './views.js';

/**
 * The object of an identifier in the state that it names; null where there is none. A participation that was superseded is
 * still found, if need be in the roll of the last revision that held it.
 *
 * @throws RollcallError BAD_USER_INPUT for a state that there is not
 */
export function* nodeInSteps(snapshot: Snapshot, { type, key, state }: IdentifierRead, argument = 'id') {
  const standpoint = yield* standpointInSteps(snapshot, state, argument);
  const { roll } = standpoint;
  const views = viewsOf(standpoint);
  switch (type) {
    case 'Country': {
      const country = roll.countryByCode.get(key);
      return country ? views.country(country) : null;
    }
    case 'Organisation': {
      const organisation = roll.organisationByCode.get(key);
      return organisation ? views.participant(organisation.index) : null;
    }
    case 'Initiative': {
      const initiative = roll.initiativeBySlug.get(key);
      return initiative ? views.initiative(initiative.index) : null;
    }
    case 'InitiativeSet': {
      const set = roll.sets.get(key);
      return set ? views.set(set) : null;
    }
    case 'Scheme': {
      const scheme = roll.schemes.get(key);
      return scheme ? views.scheme(scheme) : null;
    }
    case 'Group': {
      const group = groupOfKey(roll, key);
      return group ? views.group(group) : null;
    }
    case 'Participation': {
      const row = rowOfKey(snapshot, standpoint, key);
      return row === null ? null : yield* participationInSteps(snapshot, standpoint, row);
    }
    default:
      return null;
  }
}

/**
 * The row of what was ever recorded up to a state's revision, by its number or by a key that says what it states, as the
 * files name participations; what a proposal would record has a key of its own. Null where there is none.
 */
function rowOfKey(snapshot: Snapshot, { roll }: Standpoint, key: string): number | null {
  if (!/^\d{1,15}$/.test(key)) {
    const supposed = supposedId(roll, key);
    return supposed === undefined
      ? rowStated(snapshotBehind(snapshot, roll), roll, key)
      : rowById(roll.facts, supposed);
  }
  const row = rowById(roll.facts, Number(key));
  // The columns of a past roll may hold what was recorded since.
  return row === null || roll.facts.recordedFrom[row]! > roll.revision || isSupposed(roll, row) ? null : row;
}

function rowStated({ reference }: Snapshot, roll: Roll, key: string): number | null {
  const named = readParticipationKey(key);
  if (named === null) return null;
  const initiative =
    roll.initiativeBySlug.get(named.initiative)?.index ??
    reference.initiativeIds.findIndex(({ slug }) => slug === named.initiative);
  if (initiative < 0) return null;
  for (const kind of named.kinds) {
    const participant = reference.participants.findIndex((each) => each.kind === kind && each.code === named.code);
    const row = participant < 0 ? null : rowStating(roll, initiative, participant, named);
    if (row !== null) return row;
  }
  return null;
}
