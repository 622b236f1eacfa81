import type { Listing } from '../graphql/connection.js';

/** Ids from the greatest to the least; a cursor names one, whether or not it is still in the list. */
export function newestFirst(ids: readonly number[]): Listing<number> {
  return {
    length: ids.length,
    node: (place) => ids[place]!,
    key: (place) => String(ids[place]),
    find: (key) => {
      if (!/^\d{1,9}$/.test(key)) throw new RangeError(`'${key}' is no number`);
      let [low, high] = [0, ids.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ids[middle]! > Number(key)) low = middle + 1;
        else high = middle;
      }
      return { place: low, found: ids[low] === Number(key) };
    },
  };
}
