import type { Pool } from 'pg';
import { indicesOf } from '../roll/build-roll.js';
import { arrange, rawFacts } from '../roll/fact-columns.js';
import { loadReference } from '../roll/load-reference.js';
import { loadRevisions, reading, Snapshot } from '../roll/snapshot.js';

/**
 * A snapshot that knows everything but the participations: enough to resolve a question whose rows stream from
 * PostgreSQL, whatever their number. Not to count with.
 */
export async function loadReferenceSnapshot(pool: Pool): Promise<Snapshot> {
  return reading(pool, async (client) => {
    const { revisions, releases } = await loadRevisions(client);
    const reference = await loadReference(client);
    const facts = arrange(rawFacts(0), reference.initiativeIds.length, reference.participants.length);
    return new Snapshot(revisions, releases, facts, reference, indicesOf(reference));
  });
}
