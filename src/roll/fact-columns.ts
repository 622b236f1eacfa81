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

/** Empty columns with room for `capacity` rows. */
export function rawFacts(capacity: number): RawFacts {
  return {
    count: 0,
    id: new Float64Array(capacity),
    initiative: new Uint32Array(capacity),
    participant: new Uint16Array(capacity),
    role: new Uint8Array(capacity),
    validFrom: new Int32Array(capacity),
    validTo: new Int32Array(capacity),
    precision: new Uint8Array(capacity),
    confidence: new Uint8Array(capacity),
    recordedFrom: new Int32Array(capacity),
    recordedTo: new Int32Array(capacity),
  };
}

/**
 * Columns sorted by initiative, participant, role, start, revision and id, with the two indexes that the counting
 * uses. A counting sort by initiative, then a small sort within each: linear for the sizes in question.
 */
export function arrange(raw: RawFacts, initiativeCount: number, participantCount: number): Facts {
  const { count } = raw;
  const initiativeStart = starts(raw.initiative, count, initiativeCount);
  const order = new Uint32Array(count);
  const next = initiativeStart.slice();
  for (let row = 0; row < count; row++) order[next[raw.initiative[row]!]!++] = row;
  for (let i = 0; i < initiativeCount; i++) {
    const [from, to] = [initiativeStart[i]!, initiativeStart[i + 1]!];
    if (to - from < 2) continue;
    order
      .subarray(from, to)
      .sort(
        (a, b) =>
          raw.participant[a]! - raw.participant[b]! ||
          raw.role[a]! - raw.role[b]! ||
          raw.validFrom[a]! - raw.validFrom[b]! ||
          raw.recordedFrom[a]! - raw.recordedFrom[b]! ||
          raw.id[a]! - raw.id[b]!,
      );
  }
  const participant = gather(raw.participant, order);
  const participantStart = starts(participant, count, participantCount);
  const participantRows = new Uint32Array(count);
  const place = participantStart.slice();
  for (let row = 0; row < count; row++) participantRows[place[participant[row]!]!++] = row;
  return {
    count,
    id: gather(raw.id, order),
    initiative: gather(raw.initiative, order),
    participant,
    role: gather(raw.role, order),
    validFrom: gather(raw.validFrom, order),
    validTo: gather(raw.validTo, order),
    precision: gather(raw.precision, order),
    confidence: gather(raw.confidence, order),
    recordedFrom: gather(raw.recordedFrom, order),
    recordedTo: gather(raw.recordedTo, order),
    initiativeStart,
    participantStart,
    participantRows,
  };
}

/** Where the rows of each value begin: `keys` holds values 0 .. size-1; one more place marks the end. */
function starts(keys: Uint32Array | Uint16Array, count: number, size: number): Uint32Array {
  const start = new Uint32Array(size + 1);
  for (let row = 0; row < count; row++) start[keys[row]! + 1] = start[keys[row]! + 1]! + 1;
  for (let i = 0; i < size; i++) start[i + 1] = start[i + 1]! + start[i]!;
  return start;
}

type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array | Int32Array;

function gather<C extends Column>(column: C, order: Uint32Array): C {
  const sorted = new (column.constructor as new (length: number) => C)(order.length);
  for (let place = 0; place < order.length; place++) sorted[place] = column[order[place]!]!;
  return sorted;
}
