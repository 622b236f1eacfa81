import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { runReservedServer } from '../../packages/embedded-server/src/index.js';
import { projectRoot } from '../../src/config/project-root.js';
import { readSettings, type Settings } from '../../src/config/settings.js';
import { createDataSource, migrate, revertLastMigration, withSession } from '../../src/database/data-source.js';
import { type OpenDatabase, openDatabase } from '../../src/database/open-database.js';
import './threads.js';
import { givenServer, ownServer, runName } from './test-server.js';

/** A database of one test file, gone when it is dropped. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Settings of an application on this database: any free port, no import at start; `env` adds or replaces variables. */
  settings(env?: NodeJS.ProcessEnv): Settings;
  /** Opens it as the application does; closed by `drop`. */
  open(): Promise<OpenDatabase>;
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** With the shipped data package imported; default false: the tables alone. */
  readonly seeded?: boolean;
  /** Without even the tables; default false. */
  readonly empty?: boolean;
}

/** Logs what tells of a fault, and keeps the rest to itself. */
export const testLog = {
  log: () => undefined,
  warn: () => undefined,
  error: (message: string) => console.error(message),
};

/**
 * A fresh database: a copy of a template that is migrated, and for `seeded` filled, once in a run, by whichever worker
 * comes first.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = givenServer() ?? (await runReservedServer(ownServer()));
  const name = `${runName()}_${randomUUID().replaceAll('-', '')}`;
  const template = options.empty ? 'template0' : await ensureTemplate(server, options.seeded ?? false);
  await asAdmin(server, (admin) =>
    admin.query(
      // Files are copied: page by page through the log, as PostgreSQL does by itself, takes twice as long.
      `CREATE DATABASE ${admin.escapeIdentifier(name)} TEMPLATE ${admin.escapeIdentifier(template)} STRATEGY FILE_COPY`,
    ),
  );
  const url = databaseUrl(server, name);
  const opened: OpenDatabase[] = [];
  const settings = (env: NodeJS.ProcessEnv = {}) =>
    readSettings({ DATABASE_URL: url, PORT: '0', ROLLCALL_DATA_PACKAGE: 'none', ...env });
  return {
    name,
    url,
    settings,
    open: async () => {
      const database = await openDatabase(settings(), testLog);
      opened.push(database);
      return database;
    },
    drop: async () => {
      for (const database of opened) await database.close();
      await asAdmin(server, (admin) =>
        admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`),
      );
    },
  };
}

/**
 * Fills the template of `seeded` databases with the shipped package, in a process of its own: in Jest's world, where every
 * global is asked of an interceptor, the reading of three megabytes takes five times as long.
 */
async function seedTemplate(url: string): Promise<void> {
  const support = join(projectRoot(), 'test', 'support');
  await promisify(execFile)(process.execPath, [
    ...['--import', join(support, 'ts-loader.mjs')],
    ...[join(support, 'seed-process.ts'), url],
  ]);
}

async function ensureTemplate(server: string, seeded: boolean): Promise<string> {
  const name = `${runName()}_${seeded ? 'seeded' : 'migrated'}`;
  const parent = seeded ? await ensureTemplate(server, false) : 'template0';
  await asAdmin(server, async (admin) => {
    // One worker makes it, the others wait; the session's end gives the lock back.
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const unfinished = `${name}_unfinished`;
    await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(unfinished)} WITH (FORCE)`);
    await admin.query(
      `CREATE DATABASE ${admin.escapeIdentifier(unfinished)} TEMPLATE ${admin.escapeIdentifier(parent)}`,
    );
    const url = databaseUrl(server, unfinished);
    if (seeded) await seedTemplate(url);
    else await migrateTemplate(url);
    await admin.query(`ALTER DATABASE ${admin.escapeIdentifier(unfinished)} RENAME TO ${admin.escapeIdentifier(name)}`);
  });
  return name;
}

async function migrateTemplate(url: string): Promise<void> {
  const dataSource = createDataSource({ url, poolSize: 1, onLost: testLog.warn });
  await dataSource.initialize();
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Undoes the migrations after one, which is named without its instant. */
export async function revertTo(dataSource: DataSource, migration: string): Promise<void> {
  const newest = async () =>
    (await dataSource.query('SELECT name FROM schema_migration ORDER BY timestamp DESC LIMIT 1'))[0].name as string;
  while ((await newest()).replace(/\d+$/, '') !== migration) await revertLastMigration(dataSource);
}

async function asAdmin<Result>(server: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return withSession(url.href);
}
