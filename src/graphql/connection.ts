import { badInput, type RollcallError } from '../common/rollcall-error.js';
import { otherState } from './list-state.js';

export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A list in a total order that can be paged without making its nodes: `key` names a place for a cursor. */
export interface Listing<T> {
  readonly length: number;
  node(position: number): T;
  key(position: number): string;
  /** The position of a key or, where it is not listed, the one that it would have: a cursor may outlive its row. */
  find(key: string): { position: number; isListed: boolean };
}

export const MOST_PER_PAGE = 500;
/** What a connection gives where neither `first` nor `last` is named. */
export const DEFAULT_PER_PAGE = 100;
const CURSOR_FORM = /^[A-Za-z0-9_-]+$/;
/** The list's name, the state that it was asked in, and the key of a row. */
const CURSOR_PARTS = /^([a-z -]+)(?:\?([^:]*))?:/;

/** Which page is asked for: so many from the start, or from the end, of what lies between the cursors. */
export interface PageWanted {
  readonly from: 'start' | 'end';
  readonly size: number;
}

/** Throws BAD_USER_INPUT for an absurd `first` or `last`, or both at once. */
export function pageWanted({ first, last }: PageArgs): PageWanted {
  for (const [argument, value] of Object.entries({ first, last })) {
    if (value != null && (value < 0 || value > MOST_PER_PAGE)) {
      throw badInput(argument, `${argument}: ${value} is outside 0..${MOST_PER_PAGE}`);
    }
  }
  if (first != null && last != null) throw badInput('last', 'name either first or last, not both');
  return last != null ? { from: 'end', size: last } : { from: 'start', size: first ?? DEFAULT_PER_PAGE };
}

/**
 * A cursor of a list: opaque, and stable as long as the key names the row. The prefix is the list's name, and behind a
 * question mark the state that the list is asked in (`stateOfList`), unless it is the usual one.
 */
export function cursorOf(prefix: string, key: string): string {
  return Buffer.from(`${prefix}:${key}`).toString('base64url');
}

/** The key in a cursor; throws BAD_USER_INPUT for what is not a cursor of a list of that prefix. */
export function keyOf(prefix: string, cursor: string, argument: string): string {
  const text = CURSOR_FORM.test(cursor) ? Buffer.from(cursor, 'base64url').toString() : '';
  if (text.startsWith(`${prefix}:`)) return text.slice(prefix.length + 1);
  const [list, state = ''] = prefix.split('?') as [string, string?];
  const of = CURSOR_PARTS.exec(text);
  if (of?.[1] !== list) throw refuseCursor(cursor, argument);
  throw badInput(argument, `'${cursor}' is a cursor of this list in another state: ${otherState(of[2] ?? '', state)}`);
}

export function refuseCursor(cursor: string, argument: string): RollcallError {
  return badInput(argument, `'${cursor}' is not a cursor of this list`);
}

/** One page of a listing as a Relay connection (https://relay.dev/graphql/connections.htm); nodes are made when read. */
export class Connection<T> {
  private readonly from: number;
  private readonly to: number;

  /** Throws BAD_USER_INPUT as `pageWanted` does, and for a malformed cursor. */
  constructor(
    private readonly listing: Listing<T>,
    args: PageArgs,
    private readonly prefix: string,
  ) {
    const wanted = pageWanted(args);
    const after = this.placeOf(args.after, 'after');
    const before = this.placeOf(args.before, 'before');
    const low = after === null ? 0 : after.isListed ? after.position + 1 : after.position;
    const high = Math.max(low, before === null ? listing.length : before.position);
    this.from = wanted.from === 'start' ? low : Math.max(low, high - wanted.size);
    this.to = wanted.from === 'start' ? Math.min(high, low + wanted.size) : high;
  }

  get totalCount(): number {
    return this.listing.length;
  }

  get nodes(): T[] {
    const nodes: T[] = [];
    for (let position = this.from; position < this.to; position++) nodes.push(this.listing.node(position));
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

  private cursor(position: number): string {
    return cursorOf(this.prefix, this.listing.key(position));
  }

  private placeOf(cursor: string | null | undefined, argument: string) {
    if (cursor == null) return null;
    const key = keyOf(this.prefix, cursor, argument);
    try {
      return this.listing.find(key);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw refuseCursor(cursor, argument);
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
    node: (position) => nodeOf(values[position]!),
    key: (position) => keyOf(values[position]!),
    find: (key) => {
      let [low, high] = [0, values.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (keyOf(values[middle]!) < key) low = middle + 1;
        else high = middle;
      }
      return { position: low, isListed: low < values.length && keyOf(values[low]!) === key };
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
    node: (position) => nodeOf(values[position]!),
    key: (position) => keyOf(values[position]!),
    find: (key) => {
      const position = values.findIndex((value) => keyOf(value) === key);
      if (position < 0) throw new RangeError(`'${key}' is not in it`);
      return { position, isListed: true };
    },
  };
}
