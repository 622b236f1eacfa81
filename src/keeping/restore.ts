import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ClientBase, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import { lockWriters } from '../record/revision.js';
import type { Backup } from './backup.js';
import { type KeptTable, keptTables, sequenceNames } from './catalogue.js';
import { emptyTables, firstWithRows } from './empty-tables.js';
import type { Manifest, TableSum } from './format.js';
import { readBackup } from './read-backup.js';
import { SchemaSteps } from './schema-steps.js';
import { setForKeeping } from './session.js';
import { sumOf } from './table-section.js';

export interface RestoreOptions {
  /** Whether what the database holds is given up for the backup; default false: a database that holds rows is refused. */
  readonly replace?: boolean;
  /** Told of each step: `loading participation`. */
  readonly onStep?: (step: string) => void;
}

export interface Restored extends Backup {
  /** Migrations that this program has beyond those of the backup, which ran after its rows were in. */
  readonly migrated: readonly string[];
}

/** How long to wait for whoever holds a table, before giving up. */
const LOCK_PATIENCE = '60s';

/**
 * Puts a backup into a database, all in one transaction: its schema is brought to exactly the backup's, the rows are
 * loaded, read again and compared with the backup's checksums, and the migrations that came since are run. Whatever ends
 * it before, kill -9 included, leaves the database as it was. The file is read and checked whole before that.
 *
 * Running servers of the database are told, and answer from the restored roll at once.
 *
 * @throws RollcallError BAD_USER_INPUT for a broken file or one of a newer program, CONFLICT for a database that holds rows
 *   without `replace`, was migrated by a newer program, or does not have afterwards what the backup states
 */
export async function restore(
  dataSource: DataSource,
  path: string,
  { replace = false, onStep = () => undefined }: RestoreOptions = {},
): Promise<Restored> {
  onStep('checking the file');
  const { header, manifest } = await readBackup(path);
  refuseNewer(dataSource, path, header.migrations, header.program);
  const runner = dataSource.createQueryRunner();
  const client: ClientBase = await runner.connect();
  // A connection that breaks between two statements also makes the next one fail, which reports it.
  const ignore = () => undefined;
  client.on('error', ignore);
  try {
    await runner.startTransaction();
    await setForKeeping(client);
    await client.query(`SET LOCAL lock_timeout = '${LOCK_PATIENCE}'`);
    await client.query('SET CONSTRAINTS ALL DEFERRED');
    // Webhooks were told of these revisions when they were recorded.
    await client.query(`SET LOCAL rollcall.copied = 'on'`);
    const schema = await SchemaSteps.begin(dataSource, runner, client);
    await lockWriters(client);
    refuseUnknown(dataSource, await schema.run());
    await makeRoom(client, replace);
    onStep(`bringing the schema to ${header.migrations.at(-1)}`);
    await schema.moveTo(header.migrations);
    const tables = new Map((await keptTables(client)).map((table) => [table.name, table]));
    await loadAll(client, path, tables, onStep);
    await setSequences(client, manifest.sequences);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    await verify(client, tables, manifest, onStep);
    onStep('running later migrations');
    const migrated = await schema.moveToNewest();
    await client.query('ANALYZE');
    // The triggers do not notify where the restored roll has no revision, so servers are notified here in any case.
    await client.query(`SELECT pg_notify('rollcall_revision', $1)`, [String(header.revision)]);
    onStep('committing');
    await runner.commitTransaction();
    return { header, manifest, migrated };
  } catch (error) {
    // Where the connection is lost, the server has rolled back by itself.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw explainedLock(error);
  } finally {
    client.off('error', ignore);
    await runner.release();
  }
}

const knownTo = (dataSource: DataSource) =>
  dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);

/** A backup of a schema that this program does not have. */
function refuseNewer(dataSource: DataSource, path: string, migrations: readonly string[], program: string): void {
  const ours = knownTo(dataSource);
  const unknown = migrations.find((name, index) => ours[index] !== name);
  if (unknown === undefined) return;
  throw badInput(
    'file',
    `${path} was made by a newer program, Rollcall ${program}: its migration ${unknown} is not in this one; restore it with that version or a later one`,
  );
}

/** A database that a newer program has migrated: this one can neither read it nor take its migrations back. */
function refuseUnknown(dataSource: DataSource, run: readonly string[]): void {
  const ours = knownTo(dataSource);
  const unknown = run.find((name, index) => ours[index] !== name);
  if (unknown === undefined) return;
  throw new RollcallError(
    'CONFLICT',
    `the database was migrated by a newer program: its migration ${unknown} is not in this one; restore into an empty database, or with that version`,
  );
}

async function makeRoom(client: ClientBase, replace: boolean): Promise<void> {
  const tables = await keptTables(client);
  const held = await firstWithRows(client, tables);
  if (held !== null && !replace) {
    throw new RollcallError(
      'CONFLICT',
      `the database holds data already (table ${held} has rows): restore into an empty one, or give --replace to put the backup in the place of all that it holds`,
    );
  }
  await emptyTables(client, tables);
}

async function loadAll(
  client: ClientBase,
  path: string,
  tables: ReadonlyMap<string, KeptTable>,
  onStep: (step: string) => void,
): Promise<void> {
  const loaded = new Set<string>();
  await readBackup(path, {
    table: async (name, columns, rows) => {
      onStep(`loading ${name}`);
      checkColumns(path, name, columns, tables.get(name));
      await load(client, name, columns, rows);
      loaded.add(name);
    },
  });
  const lacking = [...tables.keys()].find((name) => !loaded.has(name));
  if (lacking) throw badInput('file', `${path} has no table ${lacking}, which its schema has`);
}

function checkColumns(path: string, name: string, columns: readonly string[], table: KeptTable | undefined): void {
  if (!table) throw badInput('file', `${path} has a table ${name}, which its schema does not have`);
  const [stated, expected] = [columns, table.columns].map((list) => [...list].sort().join(', '));
  if (stated !== expected) {
    throw badInput('file', `${path}: table ${name} has the columns ${stated}; those of its schema are ${expected}`);
  }
}

async function load(
  client: ClientBase,
  name: string,
  columns: readonly string[],
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const listed = columns.map((column) => escapeIdentifier(column)).join(', ');
  const taking = client.query(copyFrom(`COPY ${escapeIdentifier(name)} (${listed}) FROM STDIN`));
  try {
    await pipeline(Readable.from(rows, { objectMode: true, highWaterMark: 2 }), taking);
  } catch (error) {
    if (error instanceof RollcallError) throw error;
    const { message, where } = error as Error & { where?: string };
    throw new RollcallError(
      'CONFLICT',
      `table ${name} could not be loaded (${message}${where ? `; ${where}` : ''}); nothing is restored`,
      {},
      { cause: error },
    );
  }
}

async function setSequences(client: ClientBase, states: Manifest['sequences']): Promise<void> {
  const there = await sequenceNames(client);
  const differing = [
    ...there.filter((name) => !states.some((state) => state.name === name)),
    ...states.map(({ name }) => name).filter((name) => !there.includes(name)),
  ];
  if (differing.length > 0) {
    throw new RollcallError(
      'CONFLICT',
      `the counters of the backup are not those of its schema: ${differing.join(', ')}`,
    );
  }
  for (const { name, lastValue, isCalled } of states) {
    // RESTART gives it a new file, so that a transaction that fails takes this and the next back; setval alone would stay.
    await client.query(`ALTER SEQUENCE ${escapeIdentifier(name)} RESTART`);
    await client.query('SELECT setval($1::regclass, $2, $3)', [escapeIdentifier(name), lastValue, isCalled]);
  }
}

/** Reads every table again as a backup would, and compares. */
async function verify(
  client: ClientBase,
  tables: ReadonlyMap<string, KeptTable>,
  manifest: Manifest,
  onStep: (step: string) => void,
): Promise<void> {
  for (const stated of manifest.tables) {
    onStep(`comparing ${stated.name}`);
    const restored = await sumOf(client, tables.get(stated.name)!);
    if (!isSame(restored, stated)) {
      throw new RollcallError(
        'CONFLICT',
        `table ${stated.name} is not what the backup holds: read again it has ${restored.rows} rows with checksum ${restored.sha256}, the backup ${stated.rows} with ${stated.sha256}; nothing is restored`,
      );
    }
  }
}

function isSame(sum: TableSum, other: TableSum): boolean {
  return sum.rows === other.rows && sum.bytes === other.bytes && sum.sha256 === other.sha256;
}

/** 55P03: a lock was not to be had in time. */
function explainedLock(error: unknown): unknown {
  if ((error as { code?: string }).code !== '55P03') return error;
  return new RollcallError(
    'CONFLICT',
    `somebody has held a table of the database for ${LOCK_PATIENCE}, such as an import or a long download: try again, or stop the servers first; nothing is restored`,
    {},
    { cause: error },
  );
}
