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
  endPrecision: Uint8Array;
  confidence: Uint8Array;
  recordedFrom: Int32Array;
  recordedTo: Int32Array;
}

/** The new indices of participants and initiatives by their old ones: new things are put among the old, in order. */
export interface Moves {
  readonly participant: Uint32Array;
  readonly initiative: Uint32Array;
  /** How many there are now. */
  readonly participants: number;
  readonly initiatives: number;
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
  'endPrecision',
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
    endPrecision: shared(Uint8Array, capacity),
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
 * Columns in the order of the facts, with the two indexes that the counting uses. A radix sort, from the last key to
 * the first: its time grows with the rows alone, where comparing them took twenty times as long at six million.
 */
export function arrange(raw: RawFacts, initiativeCount: number, participantCount: number): Facts {
  const { count } = raw;
  let order = rowsById(raw);
  let scratch = new Uint32Array(count);
  for (const name of ['recordedFrom', 'validFrom', 'role', 'participant', 'initiative'] as const) {
    [order, scratch] = sortedBy(raw[name], order, scratch);
  }
  const sorted = rawFacts(count);
  for (const name of COLUMNS) gather(raw[name], order, sorted[name]);
  return indexed(sorted, count, starts(sorted.initiative, count, initiativeCount), participantCount);
}

/** Rows by id; the database mostly gives them so. */
function rowsById({ id, count }: RawFacts): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(count);
  let ascending = true;
  for (let row = 0; row < count; row++) {
    order[row] = row;
    if (row > 0 && id[row - 1]! > id[row]!) ascending = false;
  }
  return ascending ? order : order.sort((a, b) => id[a]! - id[b]!);
}

const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;

/** The order made stably ascending by a column of whole numbers, and an array to use again. */
function sortedBy(
  column: Uint32Array | Uint16Array | Uint8Array | Int32Array,
  order: Uint32Array<ArrayBuffer>,
  scratch: Uint32Array<ArrayBuffer>,
): [Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>] {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let position = 0; position < order.length; position++) {
    const value = column[position]!;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  let [from, to] = [order, scratch];
  for (let shift = 0; shift < 32 && Math.floor((greatest - least) / 2 ** shift) > 0; shift += DIGIT_BITS) {
    const next = new Uint32Array(DIGITS + 1);
    for (let position = 0; position < from.length; position++) {
      const digit = ((column[from[position]!]! - least) >>> shift) & (DIGITS - 1);
      next[digit + 1] = next[digit + 1]! + 1;
    }
    for (let digit = 0; digit < DIGITS; digit++) next[digit + 1] = next[digit + 1]! + next[digit]!;
    for (let position = 0; position < from.length; position++) {
      const row = from[position]!;
      to[next[((column[row]! - least) >>> shift) & (DIGITS - 1)]!++] = row;
    }
    [from, to] = [to, from];
  }
  return [from, to];
}

/**
 * The facts with rows added and rows closed, in new columns; the old ones are left as they are. `changes` holds whole rows:
 * one whose id is on record replaces that row (its `recordedTo` has changed), the others are new. With `moves`, `changes`
 * has the new indices of participants and initiatives, `earlier` the old ones.
 */
export function merge(earlier: Facts, changes: RawFacts, moves: Moves | null = null): Facts {
  const facts = moves ? moved(earlier, moves) : earlier;
  if (changes.count === 0) return facts;
  const byOrder = Array.from({ length: changes.count }, (_, row) => row).sort((a, b) =>
    compare(changes, a, changes, b),
  );
  const places = byOrder.map((row) => ({ row, place: placeOf(facts, changes, row) }));
  const added = places.filter(({ row, place }) => facts.id[place] !== changes.id[row] || place === facts.count);
  if (added.length === 0) return { ...facts, recordedTo: closed(facts, changes, places) };
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

/** `recordedTo` where rows were closed and none is new; all other columns are shared with the facts of before. */
function closed(
  facts: Facts,
  changes: RawFacts,
  places: readonly { readonly row: number; readonly place: number }[],
): Int32Array {
  const recordedTo = shared(Int32Array, facts.count);
  recordedTo.set(facts.recordedTo.subarray(0, facts.count));
  for (const { row, place } of places) recordedTo[place] = changes.recordedTo[row]!;
  return recordedTo;
}

/** The rows with their new indices. They keep their order, because indices keep theirs. */
function moved(facts: Facts, { participant, initiative, participants, initiatives }: Moves): Facts {
  return {
    ...facts,
    initiative: renamed(facts.initiative, initiative, shared(Uint32Array, facts.count)),
    participant: renamed(facts.participant, participant, shared(Uint16Array, facts.count)),
    initiativeStart: spread(facts.initiativeStart, initiative, initiatives),
    participantStart: spread(facts.participantStart, participant, participants),
  };
}

function renamed<C extends Uint32Array | Uint16Array>(column: C, moves: Uint32Array, into: C): C {
  for (let row = 0; row < into.length; row++) into[row] = moves[column[row]!]!;
  return into;
}

/** The first row by index, with no rows for the indices that are new. */
function spread(start: Uint32Array, moves: Uint32Array, size: number): Uint32Array {
  const wider = shared(Uint32Array, size + 1);
  let from = 0;
  for (let index = 0; index < size; index++) {
    wider[index] = start[from]!;
    if (from < moves.length && moves[from] === index) from++;
  }
  wider[size] = start[from]!;
  return wider;
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
  const nextRow = participantStart.slice();
  for (let row = 0; row < count; row++) participantRows[nextRow[sorted.participant[row]!]!++] = row;
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
  for (let position = 0; position < order.length; position++) sorted[position] = column[order[position]!]!;
}
