import type { Pool } from 'pg';
import { indicesOf } from '../roll/build-roll.js';
import { arrange, rawFacts } from '../roll/fact-columns.js';
import { loadReference } from '../roll/load-reference.js';
import { type Release, type Revision, Snapshot } from '../roll/snapshot.js';

/**
 * A snapshot that knows everything but the participations: enough to resolve a question whose rows stream from
 * PostgreSQL, whatever their number. Not to count with.
 */
export async function loadReferenceSnapshot(pool: Pool): Promise<Snapshot> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const revisions = await client.query<Omit<Revision, 'recordedAt'> & { recordedAt: string }>(
      'SELECT id, recorded_at AS "recordedAt", reason, data_through AS "dataThrough" FROM revision ORDER BY id',
    );
    const releases = await client.query<Omit<Release, 'cutAt'> & { cutAt: string }>(
      'SELECT name, revision_id AS revision, cut_at AS "cutAt", notes FROM release ORDER BY revision_id, cut_at, name',
    );
    const reference = await loadReference(client);
    await client.query('COMMIT');
    failed = false;
    return new Snapshot(
      revisions.rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) })),
      releases.rows.map((row) => ({ ...row, cutAt: new Date(row.cutAt) })),
      arrange(rawFacts(0), reference.initiativeIds.length, reference.participants.length),
      reference,
      indicesOf(reference),
    );
  } finally {
    client.release(failed);
  }
}
