import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { migrationsRun } from '../catalogue.js';
import { type Finding, fault, ok, warning } from './finding.js';

/** Connections that a process has besides its pool: one that listens, one that watches the server. */
const BESIDES_POOL = 2;

/** The extension that the constraints of the record need; the version was checked when the server was reached. */
export async function serverFindings(client: ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{
    version: string;
    standby: boolean;
    extension: string | null;
    available: boolean;
    tables: boolean;
  }>(
    `SELECT current_setting('server_version') AS version, pg_is_in_recovery() AS standby,
       (SELECT extversion FROM pg_extension WHERE extname = 'btree_gist') AS extension,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'btree_gist') AS available,
       to_regclass('participation') IS NOT NULL AS tables`,
  );
  const { version, standby, extension, available, tables } = rows[0]!;
  return [
    ok('PostgreSQL', `version ${version}${standby ? ', a standby: what is found is as of what it has replayed' : ''}`),
    extensionFinding(extension, available, tables),
  ];
}

function extensionFinding(extension: string | null, available: boolean, tables: boolean): Finding {
  if (extension !== null) return ok('extensions', `btree_gist ${extension}`);
  if (!available) {
    return fault('extensions', 'the server does not have btree_gist', "install PostgreSQL's contrib modules on it");
  }
  if (tables) {
    return fault(
      'extensions',
      'btree_gist is not installed',
      'CREATE EXTENSION btree_gist, as the owner of the database',
    );
  }
  return ok('extensions', 'btree_gist can be installed, which the first migration does');
}

/** What ran in the database beside what this program has. */
export async function migrationFinding(client: ClientBase, dataSource: DataSource): Promise<Finding> {
  const names = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const run = await migrationsRun(client);
  if (run === null || run.length === 0) {
    return warning(
      'migrations',
      'none has run: the database has no tables of Rollcall',
      'start the server, or restore a backup into it',
    );
  }
  const unknown = run.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    return fault(
      'migrations',
      `${unknown.join(', ')} ran in the database, and this program does not have it`,
      'install the version of Rollcall that made it or a later one, or restore the backup that was made before it',
    );
  }
  const missing = names.filter((name) => !run.includes(name));
  if (missing.length > 0) {
    return warning(
      'migrations',
      `${missing.join(', ')} has not run yet`,
      'back up, then start the server: it runs them',
    );
  }
  return ok('migrations', `all ${run.length} have run, the last is ${run.at(-1)}`);
}

/** The connections that one process may take beside what the server has and what others hold. */
export async function poolFinding(client: ClientBase, pool: number): Promise<Finding> {
  const { rows } = await client.query<{ most: number; others: number }>(
    `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
         - current_setting('reserved_connections')::int AS most,
       (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> 'rollcall') AS others`,
  );
  const { most, others } = rows[0]!;
  const wanted = pool + BESIDES_POOL;
  const sentence = `one process may take ${wanted} connections, the server gives ${most}, and others hold ${others}`;
  if (wanted > most) {
    return fault('connections', sentence, 'lower ROLLCALL_DATABASE_POOL, or raise max_connections of the server');
  }
  if (wanted + others > most) {
    return warning(
      'connections',
      sentence,
      'lower ROLLCALL_DATABASE_POOL, raise max_connections, or find out who holds them',
    );
  }
  return ok('connections', `${sentence}: enough for ${Math.floor((most - others) / wanted)} processes`);
}

const SKEW_TOLD_MS = 2_000;
const SKEW_WRONG_MS = 60_000;

/** How far the clock of this process and that of PostgreSQL are apart; `now` is this process's, in milliseconds. */
export async function clockFinding(client: ClientBase, now: () => number): Promise<Finding> {
  const before = now();
  const { rows } = await client.query<{ at: number }>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at',
  );
  const after = now();
  // Only a time outside of the interval between question and answer is a skew.
  const { at } = rows[0]!;
  const skew = at < before ? at - before : at > after ? at - after : 0;
  const sentence = `PostgreSQL's is ${Math.abs(skew / 1000).toFixed(1)} s ${skew < 0 ? 'behind' : 'ahead of'} this machine's`;
  const advice = 'let both machines take their time from the network (NTP)';
  if (Math.abs(skew) >= SKEW_WRONG_MS) return fault('clocks', sentence, advice);
  return Math.abs(skew) >= SKEW_TOLD_MS ? warning('clocks', sentence, advice) : ok('clocks', sentence);
}
