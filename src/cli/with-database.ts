import type { Pool } from 'pg';
import type { Log } from '../common/log.js';
import { readSettings, type Settings, SettingsError } from '../config/settings.js';
import { type OpenDatabase, openDatabase } from '../database/open-database.js';
import { announcedServer } from '../server/announced.js';

const toStderr = (line: string) => void process.stderr.write(`${line}\n`);
/** What the command prints for machines goes to standard output alone; the rest to standard error. */
export const stderrLog: Log = { log: toStderr, warn: toStderr, error: toStderr };

/** The settings, for what works on a database. Throws SettingsError where they name a server in its place. */
function settingsOfDatabase(): Settings {
  const settings = readSettings();
  if (settings.url === null) return settings;
  throw new SettingsError([
    `ROLLCALL_URL is "${settings.url}", but this command works on a database, not on a server: unset it`,
  ]);
}

/** Opens the database of the settings, runs the work, and closes it whatever happens. */
export async function withDatabase<T>(
  work: (pool: Pool, settings: Settings, database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const settings = settingsOfDatabase();
  const database = await openDatabase({ ...settings, statementTimeoutSeconds: 0 }, stderrLog);
  try {
    const result = await work(database.pool, settings, database);
    await untilServed(database.pool, settings);
    return result;
  } finally {
    await database.close();
  }
}

/**
 * Waits until the server of this checkout, where it runs, answers by what is recorded now: a command that comes next asks it.
 * Where it does not come that far in time, or at all, nothing is lost by it.
 */
async function untilServed(pool: Pool, settings: Settings): Promise<void> {
  const address = announcedServer(settings);
  if (address === null) return;
  const { rows } = await pool.query<{ reached: string }>(
    `SELECT (SELECT coalesce(max(id), 0) FROM revision) || '.' || (SELECT count(*) FROM release) AS reached`,
  );
  await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'rollcall-at-least': rows[0]!.reached },
    body: JSON.stringify({ query: '{ dataset { revision } }' }),
    signal: AbortSignal.timeout(5_000),
  }).then(
    (response) => response.body?.cancel(),
    () => undefined,
  );
}

/** The database as the role that owns its tables, where there is one apart from that which serves. */
export async function withOwnersDatabase<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const settings = settingsOfDatabase();
  const databaseUrl = settings.databaseMigrationUrl ?? settings.databaseUrl;
  const database = await openDatabase({ ...settings, databaseUrl, statementTimeoutSeconds: 0 }, stderrLog);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The database of the settings without migrating it: for what must meet it as it is. */
export async function withDatabaseAsItIs<T>(
  work: (database: OpenDatabase, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = settingsOfDatabase();
  const database = await openDatabase(settings, stderrLog, undefined, false);
  try {
    return await work(database, settings);
  } finally {
    await database.close();
  }
}
