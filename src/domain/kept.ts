import type { Initiative, Roll } from './roll.js';

/** Values that cost something to make, the ones asked for last kept, at most `most` of them. */
export class Kept<V> {
  private readonly values = new Map<string, V>();

  constructor(private readonly most: number) {}

  get(key: string, make: () => V): V {
    const value = this.values.get(key) ?? make();
    this.values.delete(key);
    this.values.set(key, value);
    if (this.values.size > this.most) this.values.delete(this.values.keys().next().value!);
    return value;
  }
}

/**
 * Values made from a roll and a selection of its initiatives. A selection may hold tens of thousands of initiatives,
 * so that it is compared as numbers, to the last one, and not by a text made of them. Gone with the roll.
 */
export class KeptBySelection<V> {
  private readonly rolls = new WeakMap<Roll, { key: string; selection: Uint32Array; value: V }[]>();

  constructor(private readonly most: number) {}

  get(roll: Roll, initiatives: readonly Initiative[], key: string, make: () => V): V {
    let entries = this.rolls.get(roll);
    if (!entries) {
      entries = [];
      this.rolls.set(roll, entries);
    }
    const place = entries.findIndex((entry) => entry.key === key && same(entry.selection, initiatives));
    const entry =
      place >= 0
        ? entries.splice(place, 1)[0]!
        : { key, selection: Uint32Array.from(initiatives, ({ index }) => index), value: make() };
    entries.push(entry);
    if (entries.length > this.most) entries.shift();
    return entry.value;
  }
}

function same(selection: Uint32Array, initiatives: readonly Initiative[]): boolean {
  if (selection.length !== initiatives.length) return false;
  for (let place = 0; place < selection.length; place++) {
    if (selection[place] !== initiatives[place]!.index) return false;
  }
  return true;
}
