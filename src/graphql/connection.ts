import { badInput } from '../common/rollcall-error.js';

export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A list in a total order that can be paged without making its nodes: `key` names a place for a cursor. */
export interface Listing<T> {
  readonly length: number;
  node(place: number): T;
  key(place: number): string;
  /** The place of a key, or the place at which it would stand (`found: false`): a cursor outlives its row. */
  find(key: string): { place: number; found: boolean };
}

export const MOST_PER_PAGE = 500;
/** What a connection gives where neither `first` nor `last` is named. */
export const DEFAULT_PER_PAGE = 100;
const CURSOR_FORM = /^[A-Za-z0-9_-]+$/;

/** One page of a listing as a Relay connection (https://relay.dev/graphql/connections.htm); nodes are made when read. */
export class Connection<T> {
  private readonly from: number;
  private readonly to: number;

  /** Throws BAD_USER_INPUT for an absurd `first` or `last`, both at once, or a malformed cursor. */
  constructor(
    private readonly listing: Listing<T>,
    args: PageArgs,
    private readonly prefix: string,
  ) {
    const { first, last } = args;
    for (const [argument, value] of Object.entries({ first, last })) {
      if (value != null && (value < 0 || value > MOST_PER_PAGE)) {
        throw badInput(argument, `${argument}: ${value} is outside 0..${MOST_PER_PAGE}`);
      }
    }
    if (first != null && last != null) throw badInput('last', 'name either first or last, not both');
    const after = this.placeOf(args.after, 'after');
    const before = this.placeOf(args.before, 'before');
    const low = after === null ? 0 : after.found ? after.place + 1 : after.place;
    const high = Math.max(low, before === null ? listing.length : before.place);
    if (last != null) {
      this.to = high;
      this.from = Math.max(low, high - last);
    } else {
      this.from = low;
      this.to = Math.min(high, low + (first ?? DEFAULT_PER_PAGE));
    }
  }

  get totalCount(): number {
    return this.listing.length;
  }

  get nodes(): T[] {
    const nodes: T[] = [];
    for (let place = this.from; place < this.to; place++) nodes.push(this.listing.node(place));
    return nodes;
  }

  get edges(): { cursor: string; node: T }[] {
    return this.nodes.map((node, offset) => ({ cursor: this.cursor(this.from + offset), node }));
  }

  get pageInfo() {
    const empty = this.from === this.to;
    return {
      hasNextPage: this.to < this.listing.length,
      hasPreviousPage: this.from > 0,
      startCursor: empty ? null : this.cursor(this.from),
      endCursor: empty ? null : this.cursor(this.to - 1),
    };
  }

  private cursor(place: number): string {
    return Buffer.from(`${this.prefix}:${this.listing.key(place)}`).toString('base64url');
  }

  private placeOf(cursor: string | null | undefined, argument: string) {
    if (cursor == null) return null;
    const text = CURSOR_FORM.test(cursor) ? Buffer.from(cursor, 'base64url').toString() : '';
    if (!text.startsWith(`${this.prefix}:`)) {
      throw badInput(argument, `'${cursor}' is not a cursor of this list`);
    }
    try {
      return this.listing.find(text.slice(this.prefix.length + 1));
    } catch (error) {
      throw badInput(argument, `'${cursor}' is not a cursor of this list: ${(error as Error).message}`);
    }
  }
}

/** A listing of values in memory that are sorted by a text key, without repeats. */
export function sortedListing<S, T>(
  values: readonly S[],
  keyOf: (value: S) => string,
  nodeOf: (value: S) => T,
): Listing<T> {
  return {
    length: values.length,
    node: (place) => nodeOf(values[place]!),
    key: (place) => keyOf(values[place]!),
    find: (key) => {
      let [low, high] = [0, values.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (keyOf(values[middle]!) < key) low = middle + 1;
        else high = middle;
      }
      return { place: low, found: low < values.length && keyOf(values[low]!) === key };
    },
  };
}

/** A listing of values in an order of their own; a cursor names a value, which must still be in the list. */
export function orderedListing<S, T>(
  values: readonly S[],
  keyOf: (value: S) => string,
  nodeOf: (value: S) => T,
): Listing<T> {
  return {
    length: values.length,
    node: (place) => nodeOf(values[place]!),
    key: (place) => keyOf(values[place]!),
    find: (key) => {
      const place = values.findIndex((value) => keyOf(value) === key);
      if (place < 0) throw new RangeError(`'${key}' is not in it`);
      return { place, found: true };
    },
  };
}
