import type { Steps } from '../domain/steps.js';
import { groupOfKey, viewsOf } from '../graphql/views.js';
import { participationInSteps } from '../participations/participation-in.js';
import { type Standpoint, standpointInSteps } from '../questions/standpoint.js';
import type { IdentifierRead } from '../questions/state.js';
import { rowById } from '../roll/row-by-id.js';
import type { Snapshot } from '../roll/snapshot.js';
import { isSupposed, supposedId } from '../roll/supposed.js';

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
    case 'Participation':
      return yield* participationOfKey(snapshot, standpoint, key);
    default:
      return null;
  }
}

function* participationOfKey(snapshot: Snapshot, standpoint: Standpoint, key: string): Steps<unknown> {
  const { roll } = standpoint;
  const supposed = supposedId(roll, key);
  const row = supposed ?? (/^\d{1,15}$/.test(key) ? Number(key) : null);
  const place = row === null ? null : rowById(roll.facts, row);
  // The columns of a past roll may hold what was recorded since; what a proposal would record has no number of its own.
  if (place === null || roll.facts.recordedFrom[place]! > roll.revision) return null;
  if (supposed === undefined && isSupposed(roll, place)) return null;
  return yield* participationInSteps(snapshot, standpoint, place);
}
