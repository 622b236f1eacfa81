import type { Initiative, Roll } from './roll.js';
import type { Steps } from './steps.js';

/**
 * Values that cost something to make: those asked for last are kept, at least `most` and fewer than twice as many. They
 * stand in two generations, so that finding one that was asked for lately costs no more than a look into a map.
 */
export class Kept<V> {
  private young = new Map<string, V>();
  private old = new Map<string, V>();

  constructor(private readonly most: number) {}

  get(key: string, make: () => V): V {
    return this.find(key) ?? this.keep(key, make());
  }

  /** The value of that key, if it is still kept: it then counts as asked for. */
  find(key: string): V | undefined {
    const value = this.young.get(key);
    if (value !== undefined) return value;
    const old = this.old.get(key);
    return old === undefined ? undefined : this.keep(key, old);
  }

  /** Keeps a value that was made elsewhere, and gives it back. */
  keep(key: string, value: V): V {
    if (this.young.size >= this.most) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
    return value;
  }
}

interface Entry<V> {
  readonly key: string;
  readonly initiatives: readonly Initiative[];
  /** How far the making has come; null when it is done. */
  steps: Steps<V> | null;
  value: V | undefined;
}

/**
 * Values made from a roll and a selection of its initiatives, gone with the roll. A selection may hold tens of thousands
 * of initiatives: it is known again as the same list, or else by comparing it to the last one. Whoever asks for a value that
 * is being made helps to make it, so that it is made once however many ask.
 */
export class KeptBySelection<V> {
  private readonly rolls = new WeakMap<Roll, Entry<V>[]>();

  constructor(private readonly most: number) {}

  *get(roll: Roll, initiatives: readonly Initiative[], key: string, make: () => Steps<V>): Steps<V> {
    const entry = this.entry(roll, initiatives, key, make);
    while (entry.steps) {
      const step = entry.steps.next();
      if (step.done) {
        entry.value = step.value;
        entry.steps = null;
      } else yield;
    }
    return entry.value!;
  }

  private entry(roll: Roll, initiatives: readonly Initiative[], key: string, make: () => Steps<V>): Entry<V> {
    let entries = this.rolls.get(roll);
    if (!entries) {
      entries = [];
      this.rolls.set(roll, entries);
    }
    const place = entries.findIndex((entry) => entry.key === key && same(entry.initiatives, initiatives));
    const entry = place >= 0 ? entries.splice(place, 1)[0]! : { key, initiatives, steps: make(), value: undefined };
    entries.push(entry);
    if (entries.length > this.most) entries.shift();
    return entry;
  }
}

function same(a: readonly Initiative[], b: readonly Initiative[]): boolean {
  return a === b || (a.length === b.length && a.every((initiative, place) => initiative.index === b[place]!.index));
}
