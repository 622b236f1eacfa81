import { LRUCache } from 'lru-cache';

/**
 * What is kept longer than a request, and its share of the budget. The shares are fixed, so that no kind of request can
 * take the room of another; together they are one.
 */
const SHARES = {
  /** Whole answers of `/graphql`. */
  answers: 0.2,
  /** Operations that passed validation, with the functions compiled for them. */
  operations: 0.15,
  /** Parsed operations, as Apollo keeps them. */
  documents: 0.1,
  /** Texts of operations that clients ask for by hash. */
  'persisted-queries': 0.05,
  /** Costs of operations by their variables. */
  costs: 0.02,
  /** Selections, partitions, sweeps and lists, made from a roll. */
  figures: 0.18,
  /** Rolls of past revisions and releases. */
  rolls: 0.2,
  /** Pictures of a frozen state. */
  pictures: 0.1,
} as const;

export type CacheName = keyof typeof SHARES;

/** One cache as it stands: bytes are counted or estimated by the server, never told by a client. */
export interface CacheReport {
  readonly name: CacheName;
  readonly bytes: number;
  readonly entries: number;
  /** The most bytes that it may hold. */
  readonly limit: number;
  readonly hits: number;
  readonly misses: number;
  /** Entries that went to make room. */
  readonly evicted: number;
}

/** The budget of a process that sets none: 256 MB. */
export const USUAL_CACHE_BYTES = 256 * 1024 * 1024;
/** What an entry takes beside its key and value: its places in the maps and lists. */
const OVERHEAD_BYTES = 400;

/** What is kept for one owner. Only the owner refers to it, so that it is collected together with the owner. */
interface Shelves {
  readonly values: Map<string, { readonly value: unknown; readonly place: Place }>;
  readonly places: Set<Place>;
}

/** The entry of a value in the store; it has only a weak reference, so that the value can be collected with its owner. */
interface Place {
  readonly key: string;
  readonly values: WeakRef<Shelves['values']>;
  readonly places: Set<Place>;
}

class Store {
  bytesLimit = 0;
  hits = 0;
  misses = 0;
  evicted = 0;
  lru!: LRUCache<Place, true>;

  constructor(readonly name: CacheName) {
    this.limit(USUAL_CACHE_BYTES);
  }

  /** Sets the share of a budget; what was kept is let go where that changes it. */
  limit(budget: number): void {
    const bytes = Math.max(1, Math.floor(budget * SHARES[this.name]));
    if (bytes === this.bytesLimit) return;
    this.bytesLimit = bytes;
    this.lru?.clear();
    this.lru = new LRUCache({
      maxSize: bytes,
      // One entry must not push out most others, except a past roll: it is large, and its questions need nothing else here.
      maxEntrySize: this.name === 'rolls' ? bytes : Math.max(1, Math.floor(bytes / 4)),
      dispose: (_, place, reason) => {
        const values = place.values.deref();
        if (values?.get(place.key)?.place === place) values.delete(place.key);
        place.places.delete(place);
        if (reason === 'evict') this.evicted++;
      },
    });
  }

  report(): CacheReport {
    const { name, lru, bytesLimit, hits, misses, evicted } = this;
    return { name, bytes: lru.calculatedSize, entries: lru.size, limit: bytesLimit, hits, misses, evicted };
  }
}

const stores = new Map<CacheName, Store>();

function storeOf(name: CacheName): Store {
  let store = stores.get(name);
  if (!store) {
    store = new Store(name);
    stores.set(name, store);
  }
  return store;
}

/**
 * Values by an owner and a key, those asked for longest ago going first when there are too many bytes. They go with their
 * owner (a snapshot, a roll, a document), which they may refer to.
 */
export class ByteCache<V> {
  private readonly owners = new WeakMap<object, Shelves>();
  /** Counts no longer what was kept for an owner that is gone. */
  private readonly gone = new FinalizationRegistry<Set<Place>>((places) => {
    for (const place of [...places]) this.store.lru.delete(place);
  });

  constructor(private readonly store: Store) {}

  /** The value, kept for one owner or the other, which then counts as asked for; undefined where it is not kept. */
  find(owner: object, key: string, other?: object): V | undefined {
    const entry = this.owners.get(owner)?.values.get(key) ?? (other && this.owners.get(other)?.values.get(key));
    if (!entry) {
      this.store.misses++;
      return undefined;
    }
    this.store.hits++;
    this.store.lru.get(entry.place);
    return entry.value as V;
  }

  /** Keeps a value of so many bytes, its key counted besides; one that is too large for its share is not kept. */
  keep(owner: object, key: string, value: V, bytes: number): void {
    const { lru } = this.store;
    let shelves = this.owners.get(owner);
    if (!shelves) {
      shelves = { values: new Map(), places: new Set() };
      this.owners.set(owner, shelves);
      this.gone.register(owner, shelves.places);
    }
    const { values, places } = shelves;
    this.delete(owner, key);
    const place = { key, values: new WeakRef(values), places };
    lru.set(place, true, { size: Math.ceil(bytes) + 2 * key.length + OVERHEAD_BYTES });
    // The library refuses an entry that is too large.
    if (!lru.has(place)) return;
    places.add(place);
    values.set(key, { value, place });
  }

  /** All that is kept for an owner, by key; none of it counts as asked for. */
  *keptFor(owner: object): Generator<readonly [string, V]> {
    for (const [key, { value }] of this.owners.get(owner)?.values ?? []) yield [key, value as V];
  }

  delete(owner: object, key: string): void {
    const entry = this.owners.get(owner)?.values.get(key);
    if (entry) this.store.lru.delete(entry.place);
  }
}

/** A cache of that name with keys of its own; all of one name share its bytes. */
export function byteCache<V>(name: CacheName): ByteCache<V> {
  return new ByteCache<V>(storeOf(name));
}

/** Sets the bytes that all caches together may hold. */
export function budgetCaches(bytes: number): void {
  for (const name of Object.keys(SHARES) as CacheName[]) storeOf(name).limit(bytes);
}

/** Every cache as it stands now. Its bytes never exceed its limit, nor the limits together the budget. */
export function cacheReports(): CacheReport[] {
  return (Object.keys(SHARES) as CacheName[]).map((name) => storeOf(name).report());
}

/** A parsed document takes about so many bytes for each character of its text: nodes, places and tokens. */
const BYTES_A_CHARACTER = 60;

/** What a parsed operation of that text takes. */
export function documentBytes(characters: number): number {
  return BYTES_A_CHARACTER * characters + 2_000;
}

/** A cache with the interface by which Apollo keeps documents and persisted queries. */
export function keyValueCache<V>(name: CacheName, bytesOf: (value: V) => number) {
  const cache = byteCache<V>(name);
  const owner = {};
  return {
    get: async (key: string): Promise<V | undefined> => cache.find(owner, key),
    set: async (key: string, value: V): Promise<void> => cache.keep(owner, key, value, bytesOf(value)),
    delete: async (key: string): Promise<void> => cache.delete(owner, key),
  };
}
