import { placeOfCursor } from '../changes/change-connection.js';
import { badInput } from '../common/rollcall-error.js';
import type { Locale } from '../domain/locale.js';
import { didYouMean } from '../domain/nearest.js';
import type { RollChangeFilter } from '../generated/graphql.js';
import type { Place } from '../history/feed.js';
import { oneOf, Unreadable } from '../questions/readers.js';
import { FILTER_PARAMETERS, type FilterTexts, filterOf } from './filter-parameters.js';

/** What the address of a feed asks for. */
export interface FeedQuestion {
  readonly filter: RollChangeFilter;
  readonly locale: Locale;
  /** Only the changes of this revision; null: of all. */
  readonly revision: number | null;
  /** A page of what was recorded before this place; null: the newest. */
  readonly before: Place | null;
}

const PARAMETERS = [...FILTER_PARAMETERS, 'revision', 'lang', 'before'] as const;
const LANGUAGE = oneOf<Locale>(['EN', 'ZH']);

/**
 * The query of an address as a question. Strict as that of a download is: an unknown name and a malformed value are each
 * refused with BAD_USER_INPUT; only the names of the filter may be given more than once.
 */
export function feedQuestion(query: Readonly<Record<string, unknown>>): FeedQuestion {
  const texts: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.includes(name as never)) {
      throw badInput(
        name,
        `'${name}' is no parameter; the parameters are ${PARAMETERS.join(', ')}${didYouMean(name, PARAMETERS)}`,
      );
    }
    const given = [value].flat();
    if (given.length > 1 && !FILTER_PARAMETERS.includes(name as never)) {
      throw badInput(name, `${name} is given more than once`);
    }
    texts[name] = given.map(String);
  }
  const [language] = texts.lang ?? [];
  const [before] = texts.before ?? [];
  const [revision] = texts.revision ?? [];
  if (revision !== undefined && !/^\d{1,9}$/.test(revision)) {
    throw badInput('revision', `revision: '${revision}' is not a revision, which is a number`);
  }
  return {
    filter: filterOf(texts as FilterTexts),
    locale: language === undefined ? 'EN' : localeOf(language),
    revision: revision === undefined ? null : Number(revision),
    before: before === undefined ? null : placeOfCursor(before, 'before'),
  };
}

function localeOf(language: string): Locale {
  try {
    return LANGUAGE.read(language);
  } catch (error) {
    throw error instanceof Unreadable ? badInput('lang', `lang: ${error.message}`) : error;
  }
}
