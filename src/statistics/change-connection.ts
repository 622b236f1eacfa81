import type { PresenceChanges } from '../domain/presence-changes.js';
import { Connection, type Listing, type PageArgs } from '../graphql/connection.js';
import { viewsOf } from '../graphql/views.js';
import type { Standpoint } from '../questions/standpoint.js';

const KEY = /^\d{4}-\d{2}-\d{2} (JOINED|LEFT) \S+ \S+$/;

function listing(standpoint: Standpoint, changes: PresenceChanges) {
  const views = viewsOf(standpoint);
  return {
    length: changes.length,
    node: (place: number) => {
      const found = changes.at(place);
      const { change, on, country, initiative, initiativeEnded } = found;
      return {
        change,
        on,
        // Takes long to find, and most pages do without.
        get precision() {
          return found.precision;
        },
        initiativeEnded,
        country: views.country(country),
        initiative: views.initiative(initiative.index),
      };
    },
    key: (place: number) => changes.key(place),
    find: (key: string) => {
      if (!KEY.test(key)) throw new RangeError('it names no change');
      let [low, high] = [0, changes.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (changes.key(middle) < key) low = middle + 1;
        else high = middle;
      }
      return { place: low, found: low < changes.length && changes.key(low) === key };
    },
  };
}

type ChangeNode = ReturnType<ReturnType<typeof listing>['node']>;

/** A page of presences that began or ended, with how many of each there are in all. */
export class ChangeConnection extends Connection<ChangeNode> {
  readonly joinedCount: number;
  readonly leftCount: number;

  constructor(standpoint: Standpoint, changes: PresenceChanges, args: PageArgs) {
    super(listing(standpoint, changes) satisfies Listing<ChangeNode>, args, 'change');
    this.joinedCount = changes.joined;
    this.leftCount = changes.left;
  }
}
