import { atOnce, type Steps } from '../common/steps.js';

/** What rows are sorted by: a number that grows with the row's value, or null where the row has none. */
export type SortKey = (row: number) => number | null;

/** One of the keys by which rows are sorted, the most important first, and in which direction. */
export interface SortedBy {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** Numbers of rows, ascending: how a list stands in its own order. */
export interface Rows {
  readonly length: number;
  at(position: number): number;
}

/** Negative where the first row stands before the second. */
export type Compare = (a: number, b: number) => number;

/**
 * Compares rows by keys: those without a value come last in both directions, and of equals the lower row first, whatever
 * the directions, so that the order is total.
 */
export function comparing(by: readonly SortedBy[]): Compare {
  const values = by.map(ascending);
  return (a, b) => {
    for (const value of values) {
      const difference = value(a) - value(b);
      // Rows without a value are infinite here; the difference of two is NaN, and the next key decides.
      if (difference < 0 || difference > 0) return difference;
    }
    return a - b;
  };
}

/** A key as numbers to sort upwards. */
function ascending({ key, descending }: SortedBy): (row: number) => number {
  return (row) => {
    const value = key(row);
    return value === null ? Number.POSITIVE_INFINITY : descending ? -value : value;
  };
}

/** Rows that are looked at, or put in their place, in one step. */
const SORTED_A_STEP = 20_000;
/** As many are sorted in one go, before such pieces are merged. */
const PIECE = 2_000;

/** The rows in the order that `comparing` gives. Each key is asked once a row. */
export function* sortedInSteps(rows: Rows, by: readonly SortedBy[]): Steps<Uint32Array<ArrayBuffer>> {
  const { length } = rows;
  const columns: Float64Array[] = [];
  for (const each of by) {
    const value = ascending(each);
    const column = new Float64Array(length);
    for (let position = 0; position < length; position++) {
      column[position] = value(rows.at(position));
      if (position % SORTED_A_STEP === SORTED_A_STEP - 1) yield;
    }
    columns.push(column);
  }
  const order = yield* placesInOrder(length, comparingColumns(columns));
  for (let position = 0; position < length; position++) {
    order[position] = rows.at(order[position]!);
    if (position % SORTED_A_STEP === SORTED_A_STEP - 1) yield;
  }
  return order;
}

export const sorted = atOnce(sortedInSteps);

function comparingColumns(columns: readonly Float64Array[]): Compare {
  const [only] = columns;
  if (columns.length === 1) {
    return (a, b) => {
      const difference = only![a]! - only![b]!;
      return difference < 0 || difference > 0 ? difference : a - b;
    };
  }
  return (a, b) => {
    for (const column of columns) {
      const difference = column[a]! - column[b]!;
      if (difference < 0 || difference > 0) return difference;
    }
    return a - b;
  };
}

/** The places 0 .. count-1 in order: pieces sorted each, then merged two by two. */
export function* placesInOrder(count: number, compare: Compare): Steps<Uint32Array<ArrayBuffer>> {
  let from = new Uint32Array(count);
  for (let start = 0; start < count; start += PIECE) {
    const end = Math.min(start + PIECE, count);
    for (let position = start; position < end; position++) from[position] = position;
    from.subarray(start, end).sort(compare);
    yield;
  }
  let to = new Uint32Array(count);
  // Rows that this step may still place: it merges several small pieces, or a part of a large one.
  let left = SORTED_A_STEP;
  for (let width = PIECE; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(middle + width, count);
      const merge = new Merge(from, to, start, middle, end, compare);
      for (let more = true; more; ) {
        const most = left;
        left -= Math.min(most, merge.left);
        more = merge.goOn(most);
        if (left > 0) continue;
        left = SORTED_A_STEP;
        yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Two sorted pieces that stand side by side, on their way into one. */
class Merge {
  private first: number;
  private second: number;
  private out: number;

  constructor(
    private readonly from: Uint32Array,
    private readonly to: Uint32Array,
    start: number,
    private readonly middle: number,
    private readonly end: number,
    private readonly compare: Compare,
  ) {
    this.first = start;
    this.second = middle;
    this.out = start;
  }

  /** How many are not yet in their place. */
  get left(): number {
    return this.end - this.out;
  }

  /** Puts as many in their place, or all that are left; true where some are. */
  goOn(most: number): boolean {
    const { from, to, middle, end, compare } = this;
    const until = Math.min(this.out + most, end);
    let { first, second, out } = this;
    while (out < until) {
      const isFirst = second >= end || (first < middle && compare(from[first]!, from[second]!) <= 0);
      to[out++] = isFirst ? from[first++]! : from[second++]!;
    }
    Object.assign(this, { first, second, out });
    return out < end;
  }
}
