import { readParticipationKey, rowStating } from '../domain/participation-key.js';
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
      const row = /^\d{1,15}$/.test(key) ? rowById(roll.facts, Number(key)) : rowOfKey(snapshot, key);
      if (row === null) return null;
      const { id: number, participant, initiative, recordedTo } = roll.facts;
      if (roll.participantAt[participant[row]!] && roll.initiativeAt[initiative[row]!]) return views.participation(row);
      // The columns of a past roll need not be the newest: the row may stand elsewhere in them.
      const past = snapshot.at(recordedTo[row]! - 1);
      return viewsOf(past).participation(rowById(past.facts, number[row]!)!);
    }
    default:
      return null;
  }
}

/** The row of a key that says what it states, as the files name participations; null where nothing ever stated it. */
function rowOfKey({ roll, reference }: Snapshot, key: string): number | null {
  const named = readParticipationKey(key);
  if (named === null) return null;
  const initiative =
    roll.initiativeBySlug.get(named.initiative)?.index ??
    reference.initiativeIds.findIndex(({ slug }) => slug === named.initiative);
  if (initiative < 0) return null;
  for (const kind of named.kinds) {
    const participant = reference.participants.findIndex((each) => each.kind === kind && each.code === named.code);
    const row = participant < 0 ? null : rowStating(roll.facts, initiative, participant, named);
    if (row !== null) return row;
  }
  return null;
}
