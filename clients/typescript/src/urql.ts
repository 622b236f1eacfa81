import type { CacheExchangeOpts, Entity, FieldArgs, Resolver } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { embeddedTypes, pagedLists } from './generated/cache-facts.js';
import { introspection } from './generated/introspection.js';

/** A page by itself: of the newest data a list is other from one reading to the next. */
const onePage: Resolver = (_parent, args, cache, info) =>
  cache.resolve(
    info.parentKey as Entity,
    info.fieldName,
    Object.keys(args).length > 0 ? (args as FieldArgs) : undefined,
  );
const allPages = relayPagination();

/**
 * Pages are put together where all of them tell of one state: that of the object in which they stand, or of the question.
 * `relayPagination` does not see a list that is asked for without any argument.
 */
const pagesOfOneState: Resolver = (parent, args, cache, info) => {
  const { counting } = args as { counting?: { release?: unknown; knownAt?: unknown } | null };
  const isNamed = counting?.release != null || counting?.knownAt != null;
  const isOneState = isNamed || /[?&](release|knownAt)=/.test(info.parentKey);
  return (isOneState && Object.keys(args).length > 0 ? allPages : onePage)(parent, args, cache, info);
};

/**
 * How urql's normalised cache keeps what Rollcall answers, for `cacheExchange(rollcallCache())`. An identifier names the
 * state in which an object was read, so that objects of two releases are two; everything without one stands in its own
 * answer. All pages of a list that were read of one release or instant are given as one list; of the newest data, page by
 * page. Keys and resolvers of your own go beside these.
 */
export function rollcallCache(more: CacheExchangeOpts = {}): CacheExchangeOpts {
  const keys = Object.fromEntries(embeddedTypes.map((type) => [type, () => null]));
  const resolvers: NonNullable<CacheExchangeOpts['resolvers']> = {};
  for (const [type, lists] of Object.entries(pagedLists)) {
    const paged = Object.keys(lists).map((list) => [list, pagesOfOneState] as const);
    resolvers[type] = { ...Object.fromEntries(paged), ...more.resolvers?.[type] };
  }
  return {
    schema: introspection as NonNullable<CacheExchangeOpts['schema']>,
    ...more,
    keys: { ...keys, ...more.keys },
    resolvers: { ...more.resolvers, ...resolvers },
  };
}
