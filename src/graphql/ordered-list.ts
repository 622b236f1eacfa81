import { badInput } from '../common/rollcall-error.js';
import type { Steps } from '../common/steps.js';
import type { NameLocale } from '../domain/name-order.js';
import { OwnedCache } from '../domain/owned-cache.js';
import { comparing, type Rows, type SortedBy, type SortKey, sortedInSteps } from '../domain/sorting.js';
import { Connection, type Listing, orderedListing, type PageArgs } from './connection.js';
import type { OrderBy } from './list-state.js';

/** For each field that a list may be ordered by, what its rows are sorted by: some keys take work to make. */
export type SortKeys<Field extends string> = {
  readonly [Name in Field]: (locale: NameLocale) => SortKey | Steps<SortKey>;
};

/** A list whose rows are numbered in its own order. */
export interface NumberedList<T> {
  /** Those in the list, ascending; where it takes work to tell them, it is done where no order of them is kept. */
  readonly rows: Rows | (() => Steps<Rows>);
  node(row: number): T;
  key(row: number): string;
  /** The row of a key, which need not be in the list; null where there is none. */
  rowOf(key: string): number | null;
}

/** What a list is ordered by and paged with. */
export interface OrderedArgs<Field extends string> extends PageArgs {
  readonly orderBy?: readonly OrderBy<Field>[] | null;
}

/** Where a sorted order is cached: with the owner of the rows, by a key of everything that rows and order depend on. */
export interface Keeping {
  readonly owner: object;
  readonly key: string;
}

const orders = new OwnedCache<Uint32Array>('order', ({ byteLength }) => byteLength);
/** Fewer rows are sorted again faster than a cache finds their order. */
const WORTH_KEEPING = 2_000;

/** Whether a list is asked for in another order than its own. */
export function isOrdered({ orderBy }: { readonly orderBy?: readonly unknown[] | null }): boolean {
  return orderBy != null && orderBy.length > 0;
}

/** By what a list is sorted. Throws BAD_USER_INPUT for a field that is named twice. */
export function* orderOf<Field extends string>(
  orderBy: readonly OrderBy<Field>[] | null | undefined,
  keys: SortKeys<Field>,
): Steps<SortedBy[]> {
  const by: SortedBy[] = [];
  const named = new Set<Field>();
  for (const { field, direction, locale } of orderBy ?? []) {
    if (named.has(field)) throw badInput('orderBy', `${field} is named twice: a list is ordered by each field once`);
    named.add(field);
    const key = keys[field](locale ?? 'EN');
    by.push({ key: typeof key === 'function' ? key : yield* key, descending: direction === 'DESC' });
  }
  return by;
}

/** A numbered list in an order, equals as they stand in the list's own; what was sorted may be kept. */
export function* orderedInSteps<T>(
  list: NumberedList<T>,
  by: readonly SortedBy[],
  keeping: Keeping | null = null,
): Steps<Listing<T>> {
  const sortedBefore = keeping && orders.find(keeping.owner, keeping.key);
  if (sortedBefore) return sortedRows(list, sortedBefore, by);
  const rows = typeof list.rows === 'function' ? yield* list.rows() : list.rows;
  const sorted = yield* sortedInSteps(rows, by);
  if (keeping && sorted.length >= WORTH_KEEPING) orders.keep(keeping.owner, keeping.key, sorted);
  return sortedRows(list, sorted, by);
}

/** The listing of rows that are sorted already. */
function sortedRows<T>(list: NumberedList<T>, rows: Uint32Array, by: readonly SortedBy[]): Listing<T> {
  const compare = comparing(by);
  return {
    length: rows.length,
    node: (position) => list.node(rows[position]!),
    key: (position) => list.key(rows[position]!),
    find: (key) => {
      const row = list.rowOf(key);
      if (row === null) throw new RangeError(`'${key}' names no row`);
      let [low, high] = [0, rows.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(rows[middle]!, row) < 0) low = middle + 1;
        else high = middle;
      }
      return { position: low, isListed: rows[low] === row };
    },
  };
}

/** A page of a list in the order asked for, else of its own (`natural`). `prefix` names the list and its state. */
export function* pageInSteps<T, Field extends string>(
  natural: () => Listing<T>,
  list: () => NumberedList<T>,
  keys: SortKeys<Field>,
  args: OrderedArgs<Field>,
  prefix: string,
  keeping: Keeping | null = null,
): Steps<Connection<T>> {
  if (!isOrdered(args)) return new Connection(natural(), args, prefix);
  const by = yield* orderOf(args.orderBy, keys);
  return new Connection(yield* orderedInSteps(list(), by, keeping), args, prefix);
}

/** A page of values in an order of their own, or in the one asked for; a cursor names one that must still be there. */
export function valuesPageInSteps<S, T, Field extends string>(
  values: readonly S[],
  keyOf: (value: S) => string,
  nodeOf: (value: S) => T,
  keys: SortKeys<Field>,
  args: OrderedArgs<Field>,
  prefix: string,
  keeping: Keeping | null = null,
): Steps<Connection<T>> {
  const natural = () => orderedListing(values, keyOf, nodeOf);
  return pageInSteps(natural, () => numbered(values, keyOf, nodeOf), keys, args, prefix, keeping);
}

/** Values in an order of their own as a list numbered by their index; the key of a value that is gone has no number. */
export function numbered<S, T>(
  values: readonly S[],
  keyOf: (value: S) => string,
  nodeOf: (value: S) => T,
): NumberedList<T> {
  return {
    rows: { length: values.length, at: (position) => position },
    node: (position) => nodeOf(values[position]!),
    key: (position) => keyOf(values[position]!),
    rowOf: (key) => {
      const position = values.findIndex((value) => keyOf(value) === key);
      return position < 0 ? null : position;
    },
  };
}
