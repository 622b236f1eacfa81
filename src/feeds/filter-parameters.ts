import type { FilterPlaces } from '../changes/change-filter.js';
import { badInput } from '../common/rollcall-error.js';
import { INITIATIVE_KINDS, TOPICS } from '../domain/vocabulary.js';
import type { InitiativeKind, RollChangeFilter, Topic } from '../generated/graphql.js';
import { listOf, oneOf, Unreadable, WORD } from '../questions/readers.js';

/** The names by which a feed's address and the options of `rollcall webhook add` say which changes are wanted. */
export const FILTER_PARAMETERS = ['country', 'initiative', 'kind', 'topic'] as const;
export type FilterParameter = (typeof FILTER_PARAMETERS)[number];

/** The parameter that an error names where a country or an initiative in it is not on record. */
export const FILTER_PLACES: FilterPlaces = { initiatives: 'initiative', countries: 'country' };

/** What was given under each name: every text may hold several, separated by commas. */
export type FilterTexts = Readonly<Partial<Record<FilterParameter, readonly string[]>>>;

const READERS = {
  country: listOf(WORD),
  initiative: listOf(WORD),
  kind: listOf(oneOf<InitiativeKind>(INITIATIVE_KINDS)),
  topic: listOf(oneOf<Topic>(TOPICS)),
} as const;

/**
 * The filter that some texts ask for, names not yet looked up; nothing under a name: any. Throws BAD_USER_INPUT for a word
 * that is none, with what may have been meant.
 */
export function filterOf(texts: FilterTexts): RollChangeFilter {
  const read = <Name extends FilterParameter>(name: Name) => {
    const given = texts[name];
    if (given === undefined || given.length === 0) return undefined;
    try {
      return [...new Set(given.flatMap((text) => READERS[name].read(text) as readonly string[]))];
    } catch (error) {
      throw error instanceof Unreadable ? badInput(name, `${name}: ${error.message}`) : error;
    }
  };
  const [countries, initiatives, kinds, topics] = FILTER_PARAMETERS.map(read);
  return {
    ...(countries && { countries }),
    ...(initiatives && { initiatives }),
    ...(kinds && { kinds: kinds as InitiativeKind[] }),
    ...(topics && { topics: topics as Topic[] }),
  };
}

/** The same filter as the query of an address, in a fixed order; empty for one that takes everything. */
export function filterQuery({ countries, initiatives, kinds, topics }: RollChangeFilter): [FilterParameter, string][] {
  const lists = [countries, initiatives, kinds, topics];
  return FILTER_PARAMETERS.flatMap((name, at) => {
    const list = lists[at];
    return list == null ? [] : [[name, list.join(',')] as [FilterParameter, string]];
  });
}
