import type { ClientBase } from 'pg';
import { EXCLUSIVE_ROLES } from '../domain/claims.js';
import { claimsInDispute, integers } from './claims-in-dispute.js';
import { displacedName, newClaimName, settledClaimName, upheldName } from './contention-tables.js';
import { type Contradiction, SettlementWriter } from './settlement.js';
import { factName } from './stage.js';
import type { RollTable } from './tables.js';

/** Participants in initiatives whose claims are settled before what came of it is written, so that memory stays bounded. */
const PAIRS_A_WRITE = 1000;

/** How many rows of a file the rule dealt with, beside those that are recorded as facts or on record already. */
export interface Contention {
  /** Rows that are kept beside what stands, and were not yet. */
  readonly beside: number;
  /** Facts that are recorded anew from what was on record: claims that were kept beside a fact that gave way, mostly. */
  readonly restored: number;
  /** Claims that come to be kept, or are kept no longer. */
  readonly claims: number;
}

/**
 * Weighs each fact that a file states against the recorded ones that it contradicts (METHOD, section 17), and leaves in the
 * table of facts what is to be recorded. To be called when that table is filled, before it is seen which recorded rows it closes.
 *
 * @param ownRevisions revisions that imported the same package, whose facts are revised, not contradicted; null: all are
 * @param onContradiction gets every contradiction, also those that are kept already
 */
export async function contend(
  client: ClientBase,
  table: RollTable,
  ownRevisions: readonly number[] | null,
  onContradiction: (contradiction: Contradiction) => Promise<void>,
): Promise<Contention> {
  for (const [name, columns] of [
    [displacedName(table), 'id bigint, by_row integer'],
    [upheldName(table), 'id bigint PRIMARY KEY'],
    [settledClaimName(table), 'id bigint PRIMARY KEY'],
    [newClaimName(table), `LIKE contradicting_claim`],
  ]) {
    await client.query(`CREATE TEMP TABLE ${name} (${columns}) ON COMMIT DROP`);
  }
  if (ownRevisions === null) return { beside: 0, restored: 0, claims: 0 };
  const pairs = `disputed_${table.name}`;
  const { rowCount } = await client.query(
    `CREATE TEMP TABLE ${pairs} ON COMMIT DROP AS
     SELECT DISTINCT f.participant_id, f.initiative_id FROM ${factName(table)} f JOIN participation t
       ON t.participant_id = f.participant_id AND t.initiative_id = f.initiative_id AND upper_inf(t.recorded)
       AND t.valid && f.valid AND ${clashSql('t.role', 'f.role')}
     WHERE NOT lower(t.recorded) = ANY(${integers(ownRevisions)})`,
  );
  const written = new SettlementWriter(client, table);
  if (rowCount) {
    await client.query(`ANALYZE ${pairs}`);
    for await (const claims of claimsInDispute(client, table, pairs, ownRevisions)) {
      for (const contradiction of written.settle(claims)) await onContradiction(contradiction);
      if (written.pairs >= PAIRS_A_WRITE) await written.flush();
    }
    await written.flush();
  }
  await client.query(`DROP TABLE pg_temp.${pairs}`);
  const counted = await client.query<{ claims: number }>(
    `SELECT ((SELECT count(*) FROM ${newClaimName(table)}) + (SELECT count(*) FROM ${settledClaimName(table)}))::int AS claims`,
  );
  return { beside: written.beside, restored: written.restored, claims: counted.rows[0]!.claims };
}

/** SQL: whether two roles are the same, or exclude each other. */
export function clashSql(role: string, other: string): string {
  const pairs = EXCLUSIVE_ROLES.flatMap(([a, b]) =>
    [`('${a}', '${b}')`, `('${b}', '${a}')`].map((pair) => pair.toLowerCase()),
  );
  return `(${role} = ${other} OR (${role}::text, ${other}::text) IN (${pairs.join(', ')}))`;
}
