import { groupOfKey, viewsOf } from '../graphql/views.js';
import { rowById } from '../roll/row-by-id.js';
import type { Snapshot } from '../roll/snapshot.js';

/**
 * The object of an identifier, `Type:key`; null where there is none. A participation that was superseded is still
 * found, if need be in the roll of the last revision that held it.
 */
export function nodeOf(snapshot: Snapshot, id: string) {
  const colon = id.indexOf(':');
  const [type, key] = [id.slice(0, colon), id.slice(colon + 1)];
  const { roll } = snapshot;
  const views = viewsOf(roll);
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
      const row = /^\d{1,15}$/.test(key) ? rowById(roll.facts, Number(key)) : null;
      if (row === null) return null;
      const { participant, initiative, recordedTo } = roll.facts;
      if (roll.participantAt[participant[row]!] && roll.initiativeAt[initiative[row]!]) return views.participation(row);
      // The columns of a past roll need not be the newest: the row may stand elsewhere in them.
      const past = snapshot.at(recordedTo[row]! - 1);
      return viewsOf(past).participation(rowById(past.facts, Number(key))!);
    }
    default:
      return null;
  }
}
