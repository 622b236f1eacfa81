import type { Pool } from 'pg';
import { RollcallError } from '../common/rollcall-error.js';
import { cutRelease, lastRevision, lockWriters } from '../record/revision.js';

/** Cuts a release of the newest revision. Throws BAD_USER_INPUT or CONFLICT as `cutRelease` does. */
export async function cutNewestRelease(pool: Pool, name: string, notes: string | null): Promise<{ revision: number }> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN');
    await lockWriters(client);
    const last = await lastRevision(client);
    if (!last) throw new RollcallError('CONFLICT', 'nothing was recorded yet, so there is nothing to release');
    await cutRelease(client, name, last.id, notes);
    await client.query('COMMIT');
    failed = false;
    return { revision: last.id };
  } finally {
    if (failed) await client.query('ROLLBACK').catch(() => undefined);
    client.release(failed);
  }
}
