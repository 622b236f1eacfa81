import { badInput } from '../common/rollcall-error.js';
import { Kept } from '../domain/kept.js';
import type { NameLocale } from '../domain/name-order.js';
import { comparing, type Rows, type SortedBy, type SortKey, sortedInSteps } from '../domain/sorting.js';
import type { Steps } from '../domain/steps.js';
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

/** Where an order that was made once is kept: with what the rows are of, under all that the rows and the order rest on. */
export interface Keeping {
  readonly owner: object;
  readonly key: string;
}

const orders = new Kept<Uint32Array>('order', ({ byteLength }) => byteLength);
/** Fewer rows are sorted sooner than looked for. */
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
  const known = keeping && orders.find(keeping.owner, keeping.key);
  if (known) return sortedRows(list, known, by);
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
    node: (place) => list.node(rows[place]!),
    key: (place) => list.key(rows[place]!),
    find: (key) => {
      const row = list.rowOf(key);
      if (row === null) throw new RangeError(`'${key}' names no row`);
      let [low, high] = [0, rows.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(rows[middle]!, row) < 0) low = middle + 1;
        else high = middle;
      }
      return { place: low, found: rows[low] === row };
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

/** Values in an order of their own as a numbered list, each by its place; what is no longer there has none. */
export function numbered<S, T>(
  values: readonly S[],
  keyOf: (value: S) => string,
  nodeOf: (value: S) => T,
): NumberedList<T> {
  return {
    rows: { length: values.length, at: (place) => place },
    node: (place) => nodeOf(values[place]!),
    key: (place) => keyOf(values[place]!),
    rowOf: (key) => {
      const place = values.findIndex((value) => keyOf(value) === key);
      return place < 0 ? null : place;
    },
  };
}
