import { type ClientBase, escapeIdentifier } from 'pg';
import type { KeptTable } from './catalogue.js';

/** The first table that holds a row; null = none does. */
export async function firstWithRows(client: ClientBase, tables: readonly KeptTable[]): Promise<string | null> {
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${escapeIdentifier(name)} LIMIT 1`);
    if (rowCount) return name;
  }
  return null;
}

/**
 * Empties the tables and sets their counters back, all undone if the transaction is. The triggers that refuse it are off
 * meanwhile: only a restore may do this, and only it sets back what they were.
 */
export async function emptyTables(client: ClientBase, tables: readonly KeptTable[]): Promise<void> {
  if (tables.length === 0) return;
  const { rows: triggers } = await client.query<{ table: string; trigger: string }>(
    // 32: for TRUNCATE. Only those in their ordinary state are touched, so that it can be given back.
    `SELECT c.relname::text AS table, t.tgname::text AS trigger FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
       AND c.relname = ANY ($1) AND NOT t.tgisinternal AND t.tgtype::int & 32 <> 0 AND t.tgenabled = 'O'
     ORDER BY 1, 2`,
    [tables.map(({ name }) => name)],
  );
  const switched = async (how: 'DISABLE' | 'ENABLE') => {
    for (const { table, trigger } of triggers) {
      await client.query(`ALTER TABLE ${escapeIdentifier(table)} ${how} TRIGGER ${escapeIdentifier(trigger)}`);
    }
  };
  await switched('DISABLE');
  await client.query(`TRUNCATE ${tables.map(({ name }) => escapeIdentifier(name)).join(', ')} RESTART IDENTITY`);
  await switched('ENABLE');
}
