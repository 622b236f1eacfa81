import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import type { Indicators } from '../domain/indicators.js';
import { countNames, MOST_NAMES, resolveNamesInSteps } from '../domain/resolve-names.js';
import { type Found, type Hit, SEARCH_TYPES, searchInSteps } from '../domain/search.js';
import { wordsOf } from '../domain/search-initiatives.js';
import type { QueryResolveNamesArgs, QuerySearchArgs } from '../generated/graphql.js';
import { Connection, orderedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { indicatorView } from '../indicators/indicator-views.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { newestStandpoint, type Standpoint } from '../questions/standpoint.js';

/** Longer than any name; limited because every word is looked for in every text. */
const LONGEST_SEARCH = 200;
/** Every state by a long name fits. */
const LONGEST_LIST = 20_000;

/** Finds what is on record by its names. */
@Injectable()
export class SearchService {
  constructor(private readonly indicators: IndicatorsService) {}

  /** Throws BAD_USER_INPUT for a text that is too long or has no word. */
  async search(context: QuestionContext, args: QuerySearchArgs): Promise<Connection<unknown>> {
    const { text, locale } = args;
    checkText(text);
    const { snapshot, bounds, inSlices } = context;
    const standpoint = newestStandpoint(snapshot);
    const { roll } = standpoint;
    const indicators = await bounds.whileOpen(this.indicators.of(roll));
    const types = args.types ?? SEARCH_TYPES;
    const language = locale?.toLowerCase() ?? null;
    const hits = await inSlices(searchInSteps(roll, indicators.all, { text, types, language }));
    const listing = orderedListing(
      hits,
      ({ found }: Hit) => keyOf(found),
      ({ found, rank, matched }) => ({ rank, matched, node: nodeOf(standpoint, indicators, found) }),
    );
    return new Connection(listing, args, 'hit');
  }

  /** What each name of a list may mean. Throws BAD_USER_INPUT for a list that is too long or has no name. */
  async resolveNames(context: QuestionContext, { text, kind }: QueryResolveNamesArgs) {
    checkList(text);
    const { snapshot, bounds, inSlices } = context;
    const standpoint = newestStandpoint(snapshot);
    const { roll } = standpoint;
    const indicators = await bounds.whileOpen(this.indicators.of(roll));
    const resolved = await inSlices(resolveNamesInSteps(roll, text, kind ?? 'COUNTRY'));
    return resolved.map(({ hits, ...name }) => ({
      ...name,
      hits: hits.map(({ found, rank, matched }) => ({ rank, matched, node: nodeOf(standpoint, indicators, found) })),
    }));
  }
}

function checkList(text: string): void {
  if (text.length > LONGEST_LIST) {
    throw badInput('text', `the list has ${text.length} characters; at most ${LONGEST_LIST} are read`);
  }
  const count = countNames(text);
  if (count === 0) throw badInput('text', 'the list has no letter and no digit: there is no name in it');
  if (count > MOST_NAMES) throw badInput('text', `the list has ${count} names; at most ${MOST_NAMES} are looked up`);
}

function checkText(text: string): void {
  if (text.length > LONGEST_SEARCH) {
    throw badInput('text', `the text has ${text.length} characters; at most ${LONGEST_SEARCH} are looked for`);
  }
  if (wordsOf(text).length === 0) {
    throw badInput('text', `'${text}' has no letter and no digit: there is nothing to look for`);
  }
}

function keyOf({ type, thing }: Found): string {
  return `${type} ${'code' in thing ? thing.code : thing.slug}`;
}

function nodeOf(standpoint: Standpoint, indicators: Indicators, { type, thing }: Found) {
  const views = viewsOf(standpoint);
  switch (type) {
    case 'COUNTRY':
    case 'ORGANISATION':
      return views.participant(thing.index);
    case 'GROUP':
      return views.group(thing);
    case 'INITIATIVE':
      return views.initiative(thing.index);
    case 'INITIATIVE_SET':
      return views.set(thing);
    case 'SCHEME':
      return views.scheme(thing);
    case 'INDICATOR':
      return { __typename: 'Indicator' as const, ...indicatorView(standpoint, indicators, thing) };
  }
}
