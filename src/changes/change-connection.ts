import { cursorOf, keyOf, pageWanted, refuseCursor } from '../graphql/connection.js';
import type { Page, Place } from '../history/feed.js';
import { placeOf, placeText } from '../history/feed.js';
import { RollChangeView } from './history-views.js';

const PREFIX = 'change';
/** What `changes` and the versions of memberships give where `first` is not named. */
export const CHANGES_PER_PAGE = 50;

/** How many are asked for. Throws BAD_USER_INPUT as `pageWanted` does. */
export function firstWanted(first: number | null | undefined): number {
  return pageWanted({ first: first ?? CHANGES_PER_PAGE }).size;
}

/** The place that a cursor names. Throws BAD_USER_INPUT for a text that is no cursor of changes. */
export function placeOfCursor(cursor: string, argument: string): Place {
  const place = placeOf(keyOf(PREFIX, cursor, argument));
  if (place === null) throw refuseCursor(cursor, argument);
  return place;
}

/** The cursor of a place: of a change, the same for ever. */
export function cursorOfPlace(place: Place): string {
  return cursorOf(PREFIX, placeText(place));
}

/** A page of changes as a connection; it goes forward only. `follows`: behind the change of a cursor. */
export class ChangeConnection {
  readonly nodes: readonly RollChangeView[];

  constructor(
    { changes, more }: Page,
    private readonly follows: boolean,
  ) {
    this.nodes = changes.map((change) => new RollChangeView(change, cursorOfPlace(change.place)));
    this.hasNextPage = more;
  }

  private readonly hasNextPage: boolean;

  get edges() {
    return this.nodes.map((node) => ({ cursor: node.cursor, node }));
  }

  get pageInfo() {
    return {
      hasNextPage: this.hasNextPage,
      hasPreviousPage: this.follows,
      startCursor: this.nodes[0]?.cursor ?? null,
      endCursor: this.nodes.at(-1)?.cursor ?? null,
    };
  }
}
