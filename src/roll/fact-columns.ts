import type { Facts } from '../domain/roll.js';

/** Raw columns in the order in which the database gave them; `participant` and `initiative` are already indices. */
export interface RawFacts {
  count: number;
  id: Float64Array;
  initiative: Uint32Array;
  participant: Uint16Array;
  role: Uint8Array;
  validFrom: Int32Array;
  validTo: Int32Array;
  precision: Uint8Array;
  confidence: Uint8Array;
  recordedFrom: Int32Array;
  recordedTo: Int32Array;
}

type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array | Int32Array;
const COLUMNS = [
  'id',
  'initiative',
  'participant',
  'role',
  'validFrom',
  'validTo',
  'precision',
  'confidence',
  'recordedFrom',
  'recordedTo',
] as const;

/** Memory that worker threads can read as well. */
function shared<C extends Column>(
  type: { new (buffer: SharedArrayBuffer): C; BYTES_PER_ELEMENT: number },
  length: number,
): C {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT));
}

/** Empty columns with room for `capacity` rows. */
export function rawFacts(capacity: number): RawFacts {
  return {
    count: 0,
    id: shared(Float64Array, capacity),
    initiative: shared(Uint32Array, capacity),
    participant: shared(Uint16Array, capacity),
    role: shared(Uint8Array, capacity),
    validFrom: shared(Int32Array, capacity),
    validTo: shared(Int32Array, capacity),
    precision: shared(Uint8Array, capacity),
    confidence: shared(Uint8Array, capacity),
    recordedFrom: shared(Int32Array, capacity),
    recordedTo: shared(Int32Array, capacity),
  };
}

/** The order of the facts: initiative, participant, role, start, revision, id. Negative where row a of x is before row b of y. */
function compare(x: RawFacts | Facts, a: number, y: RawFacts | Facts, b: number): number {
  return (
    x.initiative[a]! - y.initiative[b]! ||
    x.participant[a]! - y.participant[b]! ||
    x.role[a]! - y.role[b]! ||
    x.validFrom[a]! - y.validFrom[b]! ||
    x.recordedFrom[a]! - y.recordedFrom[b]! ||
    x.id[a]! - y.id[b]!
  );
}

/**
 * Columns in the order of the facts, with the two indexes that the counting uses. A counting sort by initiative, then a
 * small sort within each: linear for the sizes in question.
 */
export function arrange(raw: RawFacts, initiativeCount: number, participantCount: number): Facts {
  const { count } = raw;
  const initiativeStart = starts(raw.initiative, count, initiativeCount);
  const order = new Uint32Array(count);
  const next = initiativeStart.slice();
  for (let row = 0; row < count; row++) order[next[raw.initiative[row]!]!++] = row;
  for (let i = 0; i < initiativeCount; i++) {
    const [from, to] = [initiativeStart[i]!, initiativeStart[i + 1]!];
    if (to - from > 1) order.subarray(from, to).sort((a, b) => compare(raw, a, raw, b));
  }
  const sorted = rawFacts(count);
  for (const name of COLUMNS) gather(raw[name], order, sorted[name]);
  return indexed(sorted, count, initiativeStart, participantCount);
}

/**
 * The facts with some more rows and some rows closed: new columns, the old ones are left as they are. `changes` holds
 * whole rows; one whose id is known already takes its place (its `recordedTo` has changed), the others are new.
 */
export function merge(facts: Facts, changes: RawFacts): Facts {
  const byOrder = Array.from({ length: changes.count }, (_, row) => row).sort((a, b) =>
    compare(changes, a, changes, b),
  );
  const places = byOrder.map((row) => ({ row, place: placeOf(facts, changes, row) }));
  const added = places.filter(({ row, place }) => facts.id[place] !== changes.id[row] || place === facts.count);
  const count = facts.count + added.length;
  const merged = rawFacts(count);
  for (const name of COLUMNS) {
    const [from, to] = [facts[name] as Column, merged[name] as Column];
    let copied = 0;
    added.forEach(({ row, place }, offset) => {
      to.set(from.subarray(copied, place), copied + offset);
      to[place + offset] = changes[name][row]!;
      copied = place;
    });
    to.set(from.subarray(copied, facts.count), copied + added.length);
  }
  let before = 0;
  for (const { row, place } of places) {
    if (added[before]?.row === row) before++;
    else merged.recordedTo[place + before] = changes.recordedTo[row]!;
  }
  const initiativeStart = facts.initiativeStart.slice();
  let further = 0;
  for (let i = 0, at = 0; i < initiativeStart.length; i++) {
    while (at < added.length && changes.initiative[added[at]!.row]! < i) {
      further++;
      at++;
    }
    initiativeStart[i] = initiativeStart[i]! + further;
  }
  return indexed(merged, count, initiativeStart, facts.participantStart.length - 1);
}

/** The first row of the facts that does not stand before a changed row: its own, where it is known already. */
function placeOf(facts: Facts, changes: RawFacts, row: number): number {
  const initiative = changes.initiative[row]!;
  let [low, high] = [facts.initiativeStart[initiative]!, facts.initiativeStart[initiative + 1]!];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(facts, middle, changes, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexed(sorted: RawFacts, count: number, initiativeStart: Uint32Array, participantCount: number): Facts {
  const participantStart = starts(sorted.participant, count, participantCount);
  const participantRows = shared(Uint32Array, count);
  const place = participantStart.slice();
  for (let row = 0; row < count; row++) participantRows[place[sorted.participant[row]!]!++] = row;
  return { ...sorted, count, initiativeStart, participantStart, participantRows };
}

/** Where the rows of each value begin: `keys` holds values 0 .. size-1; one more place marks the end. */
function starts(keys: Uint32Array | Uint16Array, count: number, size: number): Uint32Array {
  const start = shared(Uint32Array, size + 1);
  for (let row = 0; row < count; row++) start[keys[row]! + 1] = start[keys[row]! + 1]! + 1;
  for (let i = 0; i < size; i++) start[i + 1] = start[i + 1]! + start[i]!;
  return start;
}

function gather(column: Column, order: Uint32Array, sorted: Column): void {
  for (let place = 0; place < order.length; place++) sorted[place] = column[order[place]!]!;
}
