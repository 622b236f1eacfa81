import type { Steps } from '../common/steps.js';
import { initiativeNameKey, keyBy, participantNameKey } from '../domain/name-keys.js';
import type { PresenceChanges } from '../domain/presence-changes.js';
import type { Roll } from '../domain/roll.js';
import type { PresenceChangeOrderField } from '../generated/graphql.js';
import type { Standpoint } from '../questions/standpoint.js';
import { Connection, type Listing, type PageArgs } from './connection.js';
import { isOrdered, type OrderedArgs, orderedInSteps, orderOf, type SortKeys } from './ordered-list.js';
import { viewsOf } from './views.js';

const KEY = /^\d{4}-\d{2}-\d{2} (JOINED|LEFT) \S+ \S+$/;

export function changeListing(standpoint: Standpoint, changes: PresenceChanges) {
  const views = viewsOf(standpoint);
  return {
    length: changes.length,
    node: (position: number) => {
      const presenceChange = changes.at(position);
      const { change, on, country, initiative, initiativeEnded } = presenceChange;
      return {
        change,
        on,
        // Takes long to find, and most pages do without.
        get precision() {
          return presenceChange.precision;
        },
        initiativeEnded,
        country: views.country(country),
        initiative: views.initiative(initiative.index),
      };
    },
    key: (position: number) => changes.key(position),
    find: (key: string) => {
      if (!KEY.test(key)) throw new RangeError('it names no change');
      let [low, high] = [0, changes.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (changes.key(middle) < key) low = middle + 1;
        else high = middle;
      }
      return { position: low, isListed: low < changes.length && changes.key(low) === key };
    },
  };
}

type ChangeNode = ReturnType<ReturnType<typeof changeListing>['node']>;

/** What changes are ordered by, each by its place in their own order. */
function changeKeys(roll: Roll, changes: PresenceChanges): SortKeys<PresenceChangeOrderField> {
  const { on, change, country, initiative } = changes.keys;
  return {
    ON: () => on,
    CHANGE: () => change,
    COUNTRY: () => country,
    COUNTRY_NAME: (locale) => keyBy(country, participantNameKey(roll, locale)),
    INITIATIVE: () => initiative,
    INITIATIVE_NAME: (locale) => keyBy(initiative, initiativeNameKey(roll, locale)),
  };
}

/** A page of presences that began or ended, with how many of each there are in all. */
export class ChangeConnection extends Connection<ChangeNode> {
  readonly joinedCount: number;
  readonly leftCount: number;

  constructor(listing: Listing<ChangeNode>, changes: PresenceChanges, args: PageArgs, prefix: string) {
    super(listing, args, prefix);
    this.joinedCount = changes.joined;
    this.leftCount = changes.left;
  }
}

/** A page of changes, in the order asked for or by day. */
export function* changePageInSteps(
  standpoint: Standpoint,
  changes: PresenceChanges,
  args: OrderedArgs<PresenceChangeOrderField>,
  prefix: string,
): Steps<ChangeConnection> {
  const natural = changeListing(standpoint, changes);
  if (!isOrdered(args)) return new ChangeConnection(natural, changes, args, prefix);
  const list = {
    ...natural,
    rows: { length: changes.length, at: (position: number) => position },
    rowOf: (key: string) => {
      const { position, isListed } = natural.find(key);
      return isListed ? position : null;
    },
  };
  const by = yield* orderOf(args.orderBy, changeKeys(standpoint.roll, changes));
  const keeping = { owner: changes, key: JSON.stringify(args.orderBy) };
  return new ChangeConnection(yield* orderedInSteps(list, by, keeping), changes, args, prefix);
}
