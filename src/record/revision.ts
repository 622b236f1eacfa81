import type { ClientBase } from 'pg';
import { RollcallError } from '../common/rollcall-error.js';
import type { Method } from '../datapackage/types.js';

/** Key of the advisory lock that every transaction holds which writes to the roll: ASCII "rollcall" as one bigint. */
export const WRITER_LOCK = 0x726f_6c6c_6361_6c6cn;

/** The last revision of a roll. */
export interface Revision {
  readonly id: number;
  readonly dataThrough: string;
}

/** How long what takes long itself, an import or a restore, waits for another writer, in seconds. */
const LONGEST_WAIT_SECONDS = 600;

/**
 * Waits until no other transaction writes to the roll, and keeps others from it until this one ends.
 *
 * @throws RollcallError CONFLICT where another one did not end within ten minutes
 */
export async function lockWriters(client: ClientBase): Promise<void> {
  try {
    await client.query(`SET LOCAL lock_timeout = '${LONGEST_WAIT_SECONDS}s'`);
    await client.query('SELECT pg_advisory_xact_lock($1)', [WRITER_LOCK.toString()]);
    await client.query('SET LOCAL lock_timeout = 0');
  } catch (error) {
    throw isLockTimeout(error) ? writersBusy(LONGEST_WAIT_SECONDS, error) : error;
  }
}

/** Whether PostgreSQL gave up waiting for a lock (SQLSTATE lock_not_available). */
export function isLockTimeout(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '55P03';
}

/** Somebody else writes and does not end. */
export function writersBusy(seconds: number, cause: unknown): RollcallError {
  return new RollcallError(
    'CONFLICT',
    `something else is being recorded and did not end within ${seconds} s: nothing is written, try again`,
    {},
    { cause },
  );
}

/** The last revision, or null: nothing was ever recorded. */
export async function lastRevision(client: ClientBase): Promise<Revision | null> {
  const { rows } = await client.query<Revision>(
    'SELECT id, data_through::text AS "dataThrough" FROM revision ORDER BY id DESC LIMIT 1',
  );
  return rows[0] ?? null;
}

/**
 * Adds the row of a revision; its instant is now, but always later than the last one, in whole milliseconds: the API
 * and JavaScript's dates hold no more, and an instant that was given out must find its revision again. The writer
 * lock must be held.
 *
 * @param statedAt the instant that a package states of its release; it holds where it is later than the last revision's
 * @returns the instant, ISO 8601, UTC
 */
export async function addRevision(
  client: ClientBase,
  {
    id,
    dataThrough,
    reason,
    method,
    author = null,
    approvedBy = null,
  }: Revision & {
    readonly reason: string;
    readonly method: Method;
    /** Who proposed it, and who approved it; an import has neither. */
    readonly author?: string | null;
    readonly approvedBy?: string | null;
  },
  statedAt: string | null = null,
): Promise<string> {
  const { rows } = await client.query<{ at: string }>(
    `INSERT INTO revision (id, recorded_at, reason, data_through, method, author, approved_by)
     SELECT $1, CASE WHEN $5::timestamptz > coalesce(max(recorded_at), '-infinity') THEN $5
         ELSE greatest(date_trunc('milliseconds', clock_timestamp()), max(recorded_at) + interval '1 millisecond') END,
       $2, $3::date, $4, $6, $7 FROM revision
     RETURNING to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
    [id, reason, dataThrough, method, statedAt, author, approvedBy],
  );
  return rows[0]!.at;
}

/**
 * Names a revision for ever. The writer lock must be held. Cutting the same release of the same revision again changes
 * nothing.
 *
 * @param cutAt the instant that a package states of its release; default: now
 * @throws RollcallError BAD_USER_INPUT for a malformed name, CONFLICT where the name stands for another revision
 */
export async function cutRelease(
  client: ClientBase,
  name: string,
  revisionId: number,
  notes: string | null = null,
  cutAt: string | null = null,
): Promise<void> {
  if (!/^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/.test(name)) {
    throw new RollcallError(
      'BAD_USER_INPUT',
      `${JSON.stringify(name)} cannot name a release: it takes 1 to 64 letters, digits, dots, hyphens and underscores, the first of them a letter or digit`,
      { argument: 'release' },
    );
  }
  const { rows } = await client.query<{ revision_id: number }>(
    `WITH cut AS (
       INSERT INTO release (name, revision_id, cut_at, notes)
       SELECT $1, id, coalesce($4::timestamptz, greatest(clock_timestamp(), recorded_at)), $3::text FROM revision WHERE id = $2
       ON CONFLICT (name) DO NOTHING RETURNING revision_id)
     SELECT revision_id FROM cut UNION ALL SELECT revision_id FROM release WHERE name = $1`,
    [name, revisionId, notes, cutAt],
  );
  const standing = rows[0]?.revision_id;
  if (standing !== revisionId) {
    throw new RollcallError(
      'CONFLICT',
      standing === undefined
        ? `there is no revision ${revisionId} to cut release ${name} from`
        : `release ${name} stands for revision ${standing} for ever and cannot stand for ${revisionId}`,
    );
  }
}
