import { type ClientBase, escapeIdentifier } from 'pg';
import { RollcallError } from '../common/rollcall-error.js';

/** The tables that the library makes, and no migration. */
const OF_THE_LIBRARY: Readonly<Record<string, string>> = {
  schema_migration: 'which migrations ran: in the header, and written by the migrations themselves on restoring',
  typeorm_metadata: "the library's notes on views and generated columns: made by the migrations",
};

/**
 * The tables that are no part of what is kept, and why: the one place that decides it. Every other table of the schema is
 * backed up and restored, those of later migrations too, save what is UNLOGGED (it does not survive a crash either).
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  ...OF_THE_LIBRARY,
  access_token:
    'who may write to this database: a copy of the roll grants nothing, holds no hash of a secret, and leaves the tokens of where it is restored as they are',
  webhook: 'who is told: it holds the keys by which messages are signed, and stays as it is where a copy is restored',
  webhook_delivery: 'what webhooks are still to be told, and were',
};

/** Tables without guards of ours. */
export const UNGUARDED: readonly string[] = Object.keys(OF_THE_LIBRARY);

/** A table as it is kept. */
export interface KeptTable {
  readonly name: string;
  /** Its columns in their order; what is generated from them follows by itself. */
  readonly columns: readonly string[];
  /** What its rows are ordered by, as SQL. */
  readonly order: string;
  /** Tables whose rows must be there before its own. */
  readonly needs: readonly string[];
}

/** Tables of the current schema that are ours and no part of a partitioned one. */
const OURS = `c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
  AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  AND c.relname <> ALL ($1)`;

/**
 * The tables to keep, from the database's own catalogue, each after those that it refers to; the same for the same schema.
 *
 * @throws RollcallError CONFLICT where tables refer to each other in a circle by constraints that cannot be deferred
 */
export async function keptTables(client: ClientBase): Promise<KeptTable[]> {
  const { rows } = await client.query<{
    name: string;
    columns: string[];
    key: { name: string; collated: boolean }[] | null;
    needs: string[] | null;
  }>(
    `SELECT c.relname::text AS name,
       (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
         WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
       (SELECT json_agg(json_build_object('name', a.attname, 'collated', a.attcollation <> 0) ORDER BY k.place)
         FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY AS k(column_number, place)
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.column_number
         WHERE i.indrelid = c.oid AND i.indisprimary) AS key,
       (SELECT array_agg(DISTINCT r.relname::text) FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid AND NOT f.condeferrable) AS needs
     FROM pg_class c WHERE ${OURS} ORDER BY c.relname COLLATE "C"`,
    [Object.keys(LEFT_OUT)],
  );
  return inOrder(
    rows.map(({ name, columns, key, needs }) => ({ name, columns, order: orderOf(key), needs: needs ?? [] })),
  );
}

/** By primary key, texts by their bytes whatever the database's collation; without a key by all that a row says. */
function orderOf(key: readonly { name: string; collated: boolean }[] | null): string {
  if (key === null) return 't::text COLLATE "C"';
  return key.map(({ name, collated }) => `t.${escapeIdentifier(name)}${collated ? ' COLLATE "C"' : ''}`).join(', ');
}

/** By name, but each after what it needs. */
export function inOrder(tables: readonly KeptTable[]): KeptTable[] {
  const names = new Set(tables.map(({ name }) => name));
  const ordered: KeptTable[] = [];
  const done = new Set<string>();
  let waiting = [...tables];
  while (waiting.length > 0) {
    const next = waiting.find(({ needs }) => needs.every((need) => done.has(need) || !names.has(need)));
    if (!next) {
      throw new RollcallError(
        'CONFLICT',
        `the tables ${waiting.map(({ name }) => name).join(', ')} refer to each other in a circle by foreign keys that cannot be deferred, so no order can restore them: declare one of the keys DEFERRABLE`,
      );
    }
    ordered.push(next);
    done.add(next.name);
    waiting = waiting.filter((table) => table !== next);
  }
  return ordered;
}

/** Every row of a table, in the one order, as a query for COPY. */
export function selectOf({ name, columns, order }: KeptTable): string {
  const listed = columns.map((column) => `t.${escapeIdentifier(column)}`).join(', ');
  return `SELECT ${listed} FROM ${escapeIdentifier(name)} t ORDER BY ${order}`;
}

/** Counters of the current schema, by name; those of the tables left out are left out. */
export async function sequenceNames(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname::text AS name FROM pg_class c
     WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND c.relkind = 'S'
       AND c.relpersistence = 'p'
       AND NOT EXISTS (SELECT FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid
         WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
           AND d.deptype IN ('a', 'i') AND t.relname = ANY ($1))
     ORDER BY c.relname COLLATE "C"`,
    [Object.keys(LEFT_OUT)],
  );
  return rows.map(({ name }) => name);
}

/** The migrations that ran, in their order; null where the database has no table of them. */
export async function migrationsRun(client: ClientBase): Promise<string[] | null> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('schema_migration') IS NOT NULL AS there`,
  );
  if (!rows[0]!.there) return null;
  const run = await client.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY timestamp, id');
  return run.rows.map(({ name }) => name);
}
