import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { NEVER } from '../domain/day.js';
import { CONFIDENCES, NO_PRECISION, PRECISIONS, ROLES } from '../domain/roll.js';
import { type RawFacts, rawFacts } from './fact-columns.js';

const positionOfWord = (column: string, type: string, words: readonly string[]) =>
  `array_position(ARRAY[${words.map((word) => `'${word.toLowerCase()}'`).join(',')}]::${type}[], ${column})::int2`;

/** Every column is of fixed width and never null, so that each row of the binary format has the same length. */
const COLUMNS = [
  { sql: 'id', bytes: 8 },
  { sql: 'initiative_id', bytes: 4 },
  { sql: 'participant_id', bytes: 4 },
  { sql: positionOfWord('role', 'participation_role', ROLES), bytes: 2 },
  { sql: `lower(valid) - date '1970-01-01'`, bytes: 4 },
  { sql: `coalesce(upper(valid) - date '1970-01-01', ${NEVER})`, bytes: 4 },
  { sql: positionOfWord('date_precision', 'date_precision', PRECISIONS), bytes: 2 },
  { sql: positionOfWord('confidence', 'confidence', CONFIDENCES), bytes: 2 },
  {
    sql: `coalesce(${positionOfWord('valid_to_precision', 'date_precision', PRECISIONS)}, ${NO_PRECISION + 1})::int2`,
    bytes: 2,
  },
  { sql: 'lower(recorded)', bytes: 4 },
  { sql: `coalesce(upper(recorded), ${NEVER})`, bytes: 4 },
];
const ROW_BYTES = COLUMNS.reduce((sum, { bytes }) => sum + 4 + bytes, 2);
/** Signature (11), flags (4), length of the header's extension (4, and 0 follows). */
const HEADER_BYTES = 19;

/** Offset in a row of the length of each word's position; it is null for a word that only the database's enum has. */
const WORDS = [
  ['role', 30],
  ['date precision', 52],
  ['confidence', 58],
] as const;

/** Which rows to read: all of them, or those that were recorded or closed after a revision. */
type Since = number | null;

const rowsSince = (since: Since): string =>
  since === null
    ? 'participation'
    : `(SELECT * FROM participation WHERE lower(recorded) > ${since}
        UNION ALL
        SELECT * FROM participation WHERE upper(recorded) > ${since} AND lower(recorded) <= ${since}) AS changed`;

/**
 * Reads every recorded version of every participation in one pass of binary COPY, or only those rows that were recorded
 * or closed after the revision `since`.
 */
export async function loadFacts(
  client: ClientBase,
  initiativeIndex: ReadonlyMap<number, number>,
  participantIndex: ReadonlyMap<number, number>,
  since: Since = null,
): Promise<RawFacts> {
  const from = rowsSince(since);
  const counted = await client.query<{ count: string }>(`SELECT count(*) FROM ${from}`);
  const facts = rawFacts(Number(counted.rows[0]!.count));
  const select = `SELECT ${COLUMNS.map(({ sql }) => sql).join(', ')} FROM ${from}`;
  const stream = client.query(copyTo(`COPY (${select}) TO STDOUT (FORMAT binary)`));
  let rest: Buffer = Buffer.alloc(0);
  let toSkip = HEADER_BYTES;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = Math.min(toSkip, data.length);
    toSkip -= at;
    for (; toSkip === 0 && at + ROW_BYTES <= data.length; at += ROW_BYTES) {
      readRow(data, at, facts, initiativeIndex, participantIndex);
    }
    rest = data.subarray(at);
  }
  return facts;
}

function readRow(
  data: Buffer,
  start: number,
  facts: RawFacts,
  initiativeIndex: ReadonlyMap<number, number>,
  participantIndex: ReadonlyMap<number, number>,
): void {
  const row = facts.count++;
  // Past the number of fields (2 bytes), each value stands behind its length (4 bytes).
  const id = data.readUInt32BE(start + 6) * 2 ** 32 + data.readUInt32BE(start + 10);
  for (const [column, at] of WORDS) {
    // A null is shorter than a value: this row, and every row after it, would be read from the wrong offset.
    if (data.readInt32BE(start + at) !== 2)
      throw new Error(`participation ${id} has a ${column} that this version of Rollcall does not know`);
  }
  facts.id[row] = id;
  facts.initiative[row] = indexOf(initiativeIndex, data.readInt32BE(start + 18), 'initiative', id);
  facts.participant[row] = indexOf(participantIndex, data.readInt32BE(start + 26), 'participant', id);
  facts.role[row] = data.readInt16BE(start + 34) - 1;
  facts.validFrom[row] = data.readInt32BE(start + 40);
  facts.validTo[row] = data.readInt32BE(start + 48);
  facts.precision[row] = data.readInt16BE(start + 56) - 1;
  facts.confidence[row] = data.readInt16BE(start + 62) - 1;
  facts.endPrecision[row] = data.readInt16BE(start + 68) - 1;
  facts.recordedFrom[row] = data.readInt32BE(start + 74);
  facts.recordedTo[row] = data.readInt32BE(start + 82);
}

/** The index of an id. Throws where it is unknown: undefined in a typed array would become index 0. */
function indexOf(indices: ReadonlyMap<number, number>, id: number, kind: string, participation: number): number {
  const index = indices.get(id);
  if (index === undefined)
    throw new Error(`participation ${participation} names the ${kind} ${id}, which does not exist`);
  return index;
}
