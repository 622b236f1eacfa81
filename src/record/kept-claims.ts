import type { ClientBase } from 'pg';
import { newClaimName, settledClaimName } from './contention-tables.js';
import type { RollTable } from './tables.js';

/** Closes the claims that are kept no longer and writes the new ones, as of a revision. */
export async function applyClaims(client: ClientBase, table: RollTable, revision: number): Promise<void> {
  await client.query(
    `UPDATE contradicting_claim c SET recorded = int4range(lower(c.recorded), $1) FROM ${settledClaimName(table)} s
     WHERE c.id = s.id AND upper_inf(c.recorded)`,
    [revision],
  );
  const columns = `id, participant_id, initiative_id, role, valid, date_precision, valid_to_precision, confidence, source_id, evidence`;
  await client.query(
    `INSERT INTO contradicting_claim (${columns}, recorded) SELECT ${columns}, int4range($1, NULL) FROM ${newClaimName(table)}`,
    [revision],
  );
  await closeStatedClaims(client, revision);
}

/** Closes the claims that say what a fact says that was recorded in a revision: nothing contradicts them any more. */
export async function closeStatedClaims(client: ClientBase, revision: number): Promise<void> {
  await client.query(
    `UPDATE contradicting_claim c SET recorded = int4range(lower(c.recorded), $1) FROM participation t
     WHERE upper_inf(c.recorded) AND lower(c.recorded) < $1 AND upper_inf(t.recorded) AND lower(t.recorded) = $1
       AND t.participant_id = c.participant_id AND t.initiative_id = c.initiative_id AND t.role = c.role
       AND t.valid = c.valid AND t.date_precision = c.date_precision`,
    [revision],
  );
}
