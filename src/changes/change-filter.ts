import { badInput, RollcallError } from '../common/rollcall-error.js';
import type { RollChangeFilter } from '../generated/graphql.js';
import type { Place, Wanted } from '../history/feed.js';
import type { Things } from '../history/things.js';
import type { Snapshot } from '../roll/snapshot.js';
import { placeOfCursor } from './change-connection.js';

/** What those who name initiatives and countries call the place where they do. */
export interface FilterPlaces {
  readonly initiatives: string;
  readonly countries: string;
}

/** Of the API. */
const IN_THE_API: FilterPlaces = { initiatives: 'filter.initiatives', countries: 'filter.countries' };

/** What a filter asks for, as keys in the database. Throws BAD_USER_INPUT for a name that never was on record. */
export function wantedBy(
  things: Things,
  filter: RollChangeFilter | null | undefined,
  places: FilterPlaces = IN_THE_API,
): Wanted {
  const { initiatives, countries, kinds, topics, senses } = filter ?? {};
  const named = initiatives?.map((slug) => things.initiativeNamed(slug, places.initiatives));
  const alike =
    kinds == null && topics == null
      ? undefined
      : things.initiativesWith(
          (kind, about) =>
            (kinds == null || kinds.includes(kind)) &&
            (topics == null || about.some((topic) => topics.includes(topic))),
        );
  const among = new Set(alike);
  return {
    initiatives: (alike && named ? named.filter((id) => among.has(id)) : (named ?? alike)) ?? null,
    participants: countries?.map((code) => things.countryNamed(code, places.countries)) ?? null,
    senses: senses ?? null,
  };
}

/**
 * What a subscriber saw last: the place of a change, or the number of a revision of which it saw everything.
 * Throws BAD_USER_INPUT for what is neither.
 */
export function seenLast(since: string, snapshot: Snapshot, argument = 'since'): Place | number {
  if (/^\d+$/.test(since)) return revisionNamed(since, snapshot, argument);
  try {
    return placeOfCursor(since, argument);
  } catch (error) {
    if (!(error instanceof RollcallError)) throw error;
    const { id } = snapshot.newest;
    throw badInput(
      argument,
      `'${since}' is neither a revision, which is a number, of which the newest is ${id}, nor the cursor of a change`,
    );
  }
}

/** The revision after which changes are asked for. Throws BAD_USER_INPUT for what is no number of one. */
export function revisionNamed(since: string | null | undefined, { newest }: Snapshot, argument = 'since'): number {
  if (since == null) return 0;
  if (!/^\d{1,9}$/.test(since)) {
    throw badInput(argument, `'${since}' is not a revision: a revision is a number, the newest is ${newest.id}`);
  }
  return Number(since);
}
