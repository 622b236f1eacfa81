import type { Steps } from '../common/steps.js';
import type { Initiative, Roll } from './roll.js';

/**
 * A store of values by owner that drops some when there are too many. A server sets one that counts bytes (`keepOn`); the
 * rules that use it stay pure, because a value is the same whether it was kept or made anew.
 */
export interface Shelf {
  find(owner: object, key: string): unknown;
  keep(owner: object, key: string, value: unknown, bytes: number): void;
}

/**
 * Keeps the values asked for last: of each owner at least `most` and fewer than twice as many. Two maps, of the newer and
 * the older values, make finding a recent one cost a single lookup.
 */
export class CountingShelf implements Shelf {
  private readonly owners = new WeakMap<object, { young: Map<string, unknown>; old: Map<string, unknown> }>();

  constructor(private readonly most: number) {}

  find(owner: object, key: string): unknown {
    const generations = this.owners.get(owner);
    const value = generations?.young.get(key);
    if (value !== undefined) return value;
    const old = generations?.old.get(key);
    if (old !== undefined) this.keep(owner, key, old);
    return old;
  }

  keep(owner: object, key: string, value: unknown): void {
    let generations = this.owners.get(owner);
    if (!generations) {
      generations = { young: new Map(), old: new Map() };
      this.owners.set(owner, generations);
    }
    if (generations.young.size >= this.most) {
      generations.old = generations.young;
      generations.young = new Map();
    }
    generations.young.set(key, value);
  }
}

const VALUES_KEPT = 512;
let shelf: Shelf = new CountingShelf(VALUES_KEPT);

/** Sets where values are kept from now on. */
export function keepOn(other: Shelf): void {
  shelf = other;
}

/** Values of one kind that cost something to make, kept as long as their owner and as there is room. */
export class OwnedCache<V> {
  /** `bytesOf`: what a value takes in memory, about. */
  constructor(
    private readonly kind: string,
    private readonly bytesOf: (value: V) => number,
  ) {}

  get(owner: object, key: string, make: () => V): V {
    return this.find(owner, key) ?? this.keep(owner, key, make());
  }

  /** The value of that key, if it is still kept: it then counts as asked for. */
  find(owner: object, key: string): V | undefined {
    return shelf.find(owner, `${this.kind} ${key}`) as V | undefined;
  }

  /** Keeps a value that was made elsewhere, and gives it back. */
  keep(owner: object, key: string, value: V): V {
    shelf.keep(owner, `${this.kind} ${key}`, value, this.bytesOf(value));
    return value;
  }
}

interface Entry<V> {
  readonly initiatives: readonly Initiative[];
  /** How far the making has come; null when it is done. */
  steps: Steps<V> | null;
  value: V | undefined;
}

/** An entry by a weak reference: its makers hold it while it is being made, the shelf afterwards. */
interface Label<V> {
  readonly key: string;
  readonly number: number;
  readonly entry: WeakRef<Entry<V>>;
}

/** References in a list. */
const BYTES_A_REFERENCE = 8;

/**
 * Values made from a roll and a selection of its initiatives, gone with the roll. A selection may hold tens of thousands
 * of initiatives: it is recognised as the same list, or else by comparing it to the last ones. Callers that ask for a value
 * while it is being made share its steps, so that it is made once however many ask.
 */
export class CacheBySelection<V> {
  private readonly rolls = new WeakMap<Roll, Label<V>[]>();
  private numbered = 0;

  /** `most`: how many of one roll are looked through; `bytesOf`: what a value takes in memory, about. */
  constructor(
    private readonly kind: string,
    private readonly most: number,
    private readonly bytesOf: (value: V) => number,
  ) {}

  *get(roll: Roll, initiatives: readonly Initiative[], key: string, make: () => Steps<V>): Steps<V> {
    const { entry, number } = this.entry(roll, initiatives, key, make);
    while (entry.steps) {
      const step = entry.steps.next();
      if (step.done) {
        entry.value = step.value;
        entry.steps = null;
        const bytes = this.bytesOf(step.value) + BYTES_A_REFERENCE * initiatives.length + 2 * key.length;
        shelf.keep(roll, this.shelfKey(number), entry, bytes);
      } else yield;
    }
    return entry.value!;
  }

  private shelfKey(number: number): string {
    return `${this.kind} ${number}`;
  }

  private entry(roll: Roll, initiatives: readonly Initiative[], key: string, make: () => Steps<V>) {
    let labels = this.rolls.get(roll);
    if (!labels) {
      labels = [];
      this.rolls.set(roll, labels);
    }
    for (const [labelIndex, label] of labels.entries()) {
      const entry = label.key === key ? label.entry.deref() : undefined;
      if (!entry || !same(entry.initiatives, initiatives)) continue;
      labels.splice(labelIndex, 1);
      // The shelf dropped this entry, and it is only not collected yet. Made anew, it is counted by the shelf again.
      if (!entry.steps && shelf.find(roll, this.shelfKey(label.number)) !== entry) break;
      labels.push(label);
      return { entry, number: label.number };
    }
    const entry: Entry<V> = { initiatives, steps: make(), value: undefined };
    const number = this.numbered++;
    labels.push({ key, number, entry: new WeakRef(entry) });
    if (labels.length > this.most) labels.shift();
    return { entry, number };
  }
}

function same(a: readonly Initiative[], b: readonly Initiative[]): boolean {
  return (
    a === b || (a.length === b.length && a.every((initiative, position) => initiative.index === b[position]!.index))
  );
}
