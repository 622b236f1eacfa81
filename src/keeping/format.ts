import { z } from 'zod';

/**
 * The content of a backup, inside one gzip member. Every line ends in a line feed:
 *
 * ```
 * {"rollcallBackup":1,"program":...}                 the header
 * {"table":"revision","columns":["id",...]}          each table, in an order that its foreign keys allow:
 * 1<tab>2026-11-22 05:54:01.123+00<tab>...             its rows in COPY's text format, ordered by primary key
 * \.                                                   and its end, which no row can be
 * {"manifest":{...}}                                 the rows, bytes and checksums of each of them, and the counters
 * {"sha256":"..."}                                   of all before this line
 * ```
 *
 * It grows by a number when a reader of before could not read it right.
 */
export const FORMAT = 1;

/** What ends the rows of a table: COPY's own mark. */
export const END_OF_ROWS = Buffer.from('\\.\n');

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The state that a backup holds. Nothing in it tells when or where it was made: the same state gives the same bytes. */
export const HEADER = z.object({
  rollcallBackup: z.literal(FORMAT),
  /** Version of the program that made it. */
  program: z.string(),
  /** The migrations of its schema, in the order in which they ran; the last one names the schema. */
  migrations: z.array(z.string()).min(1),
  /** Its newest revision; 0 = nothing was recorded. */
  revision: z.int().min(0),
  /** Its newest release, null = none was cut. */
  release: z.string().nullable(),
  /** When the newest of what it holds was recorded, imported or cut, ISO 8601 in UTC; null = nothing was. */
  instant: z.string().nullable(),
});
export type Header = z.infer<typeof HEADER>;

export const TABLE = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });

/** A table of a backup: `bytes` and `sha256` are of its line, its rows and their end. */
const TABLE_SUM = z.object({ name: z.string(), rows: z.int().min(0), bytes: z.int().min(0), sha256 });
export type TableSum = z.infer<typeof TABLE_SUM>;

/** A counter as PostgreSQL keeps it: whether `lastValue` was given out, or is the next to be. */
const SEQUENCE = z.object({ name: z.string(), lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() });
export type SequenceState = z.infer<typeof SEQUENCE>;

export const MANIFEST = z.object({
  manifest: z.object({
    /** SHA-256 of the header's line. */
    header: sha256,
    tables: z.array(TABLE_SUM),
    sequences: z.array(SEQUENCE),
  }),
});
export type Manifest = z.infer<typeof MANIFEST>['manifest'];

export const CHECKSUM = z.object({ sha256 });

export function line(content: object): Buffer {
  return Buffer.from(`${JSON.stringify(content)}\n`);
}
