import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Log } from '../common/log.js';
import { redactUrl } from '../config/redact-url.js';
import type { Settings } from '../config/settings.js';
import { createDataSource, migrate, poolOf, withSession } from './data-source.js';
import { DatabaseStartError } from './database-start-error.js';
import { startOwnServer } from './own-server.js';

/** The roll's database, reached and up to date. */
export interface OpenDatabase {
  readonly dataSource: DataSource;
  /** The data source's own pool, for statements without TypeORM. */
  readonly pool: pg.Pool;
  /** Where it is, for connections of one's own (LISTEN, COPY, worker threads). Holds the password: see `redactUrl`. */
  readonly url: string;
  /** Ends the connections, then leaves the embedded server if that is what it is. */
  close(): Promise<void>;
}

/** The server's `server_version_num` of PostgreSQL 18.0. */
const LEAST_VERSION = 180_000;

export type DatabaseSettings = Pick<
  Settings,
  'databaseUrl' | 'databaseMigrationUrl' | 'databasePool' | 'dataDir' | 'dataDirGiven' | 'statementTimeoutSeconds'
>;

/** How long a question waits for a connection; after that a refusal is of more use to the client than waiting on. */
const ACQUIRE_TIMEOUT_MS = 5_000;

/**
 * Opens the database that the settings name, or the embedded one, and migrates it, unless `migrates` is false. A server
 * that is still starting or out of reach is awaited for `patienceMs`.
 *
 * @throws DatabaseStartError saying in one line what is wrong and what to do
 */
export async function openDatabase(
  settings: DatabaseSettings,
  log: Log,
  patienceMs = 30_000,
  migrates = true,
): Promise<OpenDatabase> {
  const embedded =
    settings.databaseUrl === null
      ? await startOwnServer({ dataDir: settings.dataDir, mayMove: !settings.dataDirGiven, log })
      : null;
  const url = withSession(embedded?.url ?? settings.databaseUrl!);
  let dataSource: DataSource | undefined;
  let closing: Promise<void> | undefined;
  const onLost = (error: Error) => {
    // The pool sends its connections off without awaiting their end, and the embedded server, stopped next, may be first
    // to end them: nothing is lost then.
    if (!closing) log.warn(`A connection to the database was lost: ${error.message}`);
  };
  try {
    await awaitServer(url, log, patienceMs);
    dataSource = await createDataSource({
      url,
      poolSize: settings.databasePool,
      statementTimeoutMs: settings.statementTimeoutSeconds * 1000,
      acquireTimeoutMs: ACQUIRE_TIMEOUT_MS,
      onLost,
    }).initialize();
    surviveLostConnections(poolOf(dataSource));
    if (migrates) {
      if (settings.databaseMigrationUrl === null) await migrateReadably(dataSource, url);
      else await migrateAs(settings.databaseMigrationUrl, onLost);
    }
  } catch (error) {
    if (dataSource?.isInitialized) await dataSource.destroy();
    await embedded?.stop();
    throw error;
  }
  const open = dataSource;
  return {
    dataSource: open,
    pool: poolOf(open),
    url,
    close: () => {
      closing ??= open.destroy().finally(() => embedded?.stop());
      return closing;
    },
  };
}

/**
 * A connection that breaks while somebody holds it tells them by the statement that fails; without a listener the error
 * event that comes with it would end the process.
 */
function surviveLostConnections(pool: pg.Pool): void {
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** Errors that may pass by themselves: the server is starting, its name not yet known, its connections taken. */
const PASSING = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE'],
  ...['57P01', '57P02', '57P03', '53300'],
]);

async function awaitServer(url: string, log: Log, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  let told = Number.NEGATIVE_INFINITY;
  for (let pause = 100; ; pause = Math.min(2 * pause, 2000)) {
    try {
      await reach(url);
      return;
    } catch (error) {
      if (error instanceof DatabaseStartError) throw error;
      const { code, message } = rootOf(error);
      const passing = code === undefined ? /timeout|terminated/i.test(message) : PASSING.has(code);
      if (!passing || performance.now() + pause > deadline)
        throw unreachable(url, code, message, passing ? patienceMs : 0);
      if (performance.now() - told > 5000) {
        log.warn(`Waiting for the database at ${placeOf(url)}: ${message}`);
        told = performance.now();
      }
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
}

async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // An error after connecting ends the connection; the next query reports it, and without a listener the process would end.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
              current_setting('server_encoding') AS encoding`,
    );
    checkServer(rows[0], placeOf(url));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Refuses a server that cannot hold the roll: `number` is its `server_version_num`, 180004 for 18.4. */
export function checkServer(
  { number, version, encoding }: { number: number; version: string; encoding: string },
  address: string,
): void {
  if (number < LEAST_VERSION)
    throw new DatabaseStartError(
      `The database at ${address} is PostgreSQL ${version}, but Rollcall needs PostgreSQL 18 or newer (it keeps periods apart by WITHOUT OVERLAPS): ` +
        'upgrade it, or unset DATABASE_URL to use the embedded one.',
    );
  if (encoding !== 'UTF8')
    throw new DatabaseStartError(
      `The database at ${address} is encoded in ${encoding}, but Rollcall keeps names in six languages: create one with ENCODING 'UTF8'.`,
    );
}

/** Migrates by a role that owns the tables, which the one that serves need not and should not. */
async function migrateAs(url: string, onLost: (error: Error) => void): Promise<void> {
  const owner = createDataSource({ url: withSession(url), poolSize: 1, onLost });
  try {
    await owner.initialize();
  } catch (error) {
    const { code, message } = rootOf(error);
    throw new DatabaseStartError(
      `Migrations could not begin, for DATABASE_MIGRATION_URL (${placeOf(url)}) can not be reached (${message}${code ? `, ${code}` : ''}): check it.`,
      { cause: error },
    );
  }
  try {
    await migrateReadably(owner, url);
  } finally {
    await owner.destroy();
  }
}

async function migrateReadably(dataSource: DataSource, url: string): Promise<void> {
  try {
    await migrate(dataSource);
  } catch (error) {
    const { code, message } = rootOf(error);
    // 42501: the role may not create in the schema, or may not create the extension.
    if (code !== '42501') throw error;
    throw new DatabaseStartError(
      `The user of DATABASE_URL may not create Rollcall's tables in the database at ${placeOf(url)} (${message}): make it the owner of the database, or name the owner in DATABASE_MIGRATION_URL (ops/roles.sql).`,
      { cause: error },
    );
  }
}

function unreachable(url: string, code: string | undefined, message: string, waitedMs: number): DatabaseStartError {
  const address = placeOf(url);
  const advice: Record<string, string> = {
    '28P01': 'check the user and the password in DATABASE_URL',
    '28000': 'check the user in DATABASE_URL and the pg_hba.conf of the server',
    '3D000': 'create the database (CREATE DATABASE), or name another in DATABASE_URL',
    ENOTFOUND: 'check the host name in DATABASE_URL',
    ECONNREFUSED: 'start the server, or check the host and the port in DATABASE_URL',
    '53300': 'let it have more connections (max_connections), or give Rollcall fewer (ROLLCALL_DATABASE_POOL)',
  };
  const waited = waitedMs > 0 ? ` within ${Math.round(waitedMs / 1000)} s` : '';
  return new DatabaseStartError(
    `The database at ${address} could not be reached${waited} (${message}): ${advice[code ?? ''] ?? 'check DATABASE_URL and the log of the server'}, ` +
      'or unset DATABASE_URL to use the embedded one.',
  );
}

/** `host:port/database`, which is what tells one database from another in a message. */
function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(redactUrl(url));
  return `${searchParams.get('host') ?? hostname}:${port || '5432'}${pathname}`;
}

/** The first error of several (a name with several addresses), and the driver's beneath TypeORM's. */
function rootOf(error: unknown): { code?: string; message: string } {
  const { driverError, errors, code, message } = error as {
    driverError?: unknown;
    errors?: unknown;
    code?: string;
    message?: string;
  };
  if (Array.isArray(errors) && errors.length > 0) return rootOf(errors[0]);
  if (driverError) return rootOf(driverError);
  return { code, message: message || String(error) };
}
