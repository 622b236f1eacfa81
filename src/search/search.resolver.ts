import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { badInput } from '../common/rollcall-error.js';
import type { Indicators } from '../domain/indicators.js';
import { type Found, type Hit, SEARCH_TYPES, searchInSteps } from '../domain/search.js';
import { wordsOf } from '../domain/search-initiatives.js';
import type { QuerySearchArgs } from '../generated/graphql.js';
import { Connection, orderedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { indicatorView } from '../indicators/indicator-views.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { newestStandpoint, type Standpoint } from '../questions/standpoint.js';

/** Nobody types a longer name, and every word is looked for in every text. */
const LONGEST_SEARCH = 200;

@Resolver()
export class SearchResolver {
  constructor(private readonly indicators: IndicatorsService) {}

  @Query('search')
  async search(@Args() args: QuerySearchArgs, @Context() context: QuestionContext): Promise<Connection<unknown>> {
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
