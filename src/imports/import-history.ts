import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase, Pool } from 'pg';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem } from '../common/problems.js';
import { RollcallError } from '../common/rollcall-error.js';
import { readDescriptor } from '../datapackage/descriptor.js';
import { readTable } from '../datapackage/read-table.js';
import type { DataPackage, FieldSchema, Resource, Row, TableSchema } from '../datapackage/types.js';
import {
  fileColumns,
  HISTORY_TABLES,
  HISTORY_VERSIONS,
  type HistoryColumn,
  type HistoryTable,
  tablesOfVersion,
} from '../history/history-tables.js';
import { fromHistoryText } from '../history/history-text.js';
import { arrayText, CopyWriter, copyText } from '../record/copy-writer.js';
import { lockWriters } from '../record/revision.js';
import { databaseFailure, refusedByDatabase } from './database-failure.js';
import type { ImportOptions } from './import-package.js';
import { ImportRejectedError } from './import-rejected-error.js';
import { fingerprint } from './input-files.js';
import { emptyReport, type ImportReport, reportOfNothing, type TableReport } from './report.js';

/** Reading stops after so many problems: a program wrote the package, so it is either right or broken as a whole. */
const MOST_PROBLEMS = 100;

/** Whether a path is a package with history: the descriptor says so by `rollcall:history`. */
export async function isHistoryPackage(path: string): Promise<boolean> {
  try {
    const descriptor = JSON.parse(await readFile(await descriptorOf(path), 'utf8')) as Record<string, unknown> | null;
    return typeof descriptor === 'object' && descriptor !== null && 'rollcall:history' in descriptor;
  } catch {
    // Not there or not JSON: the importer, which reads it next, says what is wrong with it.
    return false;
  }
}

async function descriptorOf(path: string): Promise<string> {
  return (await stat(path)).isDirectory() ? join(path, 'datapackage.json') : path;
}

/**
 * Imports a package with history into an empty roll, to the letter: ids, versions, revisions, releases. In one
 * transaction: all of it or nothing.
 *
 * @throws RollcallError CONFLICT where the roll is not empty, BAD_USER_INPUT for an option that has no meaning here
 * @throws ImportRejectedError where the package is not as it was written
 */
export async function importHistory(pool: Pool, path: string, options: ImportOptions = {}): Promise<ImportReport> {
  refuseOptions(options);
  const run = new HistoryRun(path, options, performance.now());
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseFailure(error, path, 'start');
  });
  let lost: Error | undefined;
  const onError = (error: Error) => {
    lost = error;
  };
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL transaction_timeout = 0;
      SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL DateStyle = 'ISO, YMD'`);
    // The revisions were recorded elsewhere and earlier: webhooks are not called for them.
    await client.query(`SET LOCAL rollcall.copied = 'on'`);
    await lockWriters(client);
    await run.execute(client);
    await client.query(options.dryRun ? 'ROLLBACK' : 'COMMIT');
    return run.report();
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      lost ??= failure;
    });
    if (error instanceof DataPackageError) throw new ImportRejectedError(run.rejected(error.problems));
    const refusal = refusedByDatabase(error, path);
    if (refusal) throw new ImportRejectedError(run.rejected([refusal]));
    throw databaseFailure(error, path, 'run');
  } finally {
    client.off('error', onError);
    client.release(lost);
  }
}

function refuseOptions({
  skipInvalid,
  completeLists,
  replace,
  dataThrough,
  cutRelease,
  reason,
  reading,
}: ImportOptions): void {
  const given = { skipInvalid, completeLists, replace, dataThrough, cutRelease, reason, ...reading };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'object' && Object.keys(value).length === 0) continue;
    const message = `${name} has no meaning for a package with history, which is taken over to the letter`;
    throw new RollcallError('BAD_USER_INPUT', message, { argument: name });
  }
}

class HistoryRun {
  private readonly tables: TableReport[] = [];
  private sha256 = '';
  private name: string;
  private newest: { id: number; recordedAt: string; dataThrough: string; release: string | null } | null = null;

  constructor(
    private readonly path: string,
    private readonly options: ImportOptions,
    private readonly started: number,
  ) {
    this.name = path;
  }

  async execute(client: ClientBase): Promise<void> {
    const descriptor = await descriptorOf(this.path);
    const dataPackage = await readDescriptor(descriptor);
    this.name = `${dataPackage.name} ${dataPackage.version}`;
    const { version, hashes } = await formOf(descriptor);
    const resources = resourcesOf(dataPackage, descriptor, version);
    this.sha256 = (await fingerprint([descriptor, ...resources.map(({ path }) => path)])).sha256;
    await refuseFull(client);
    for (const [index, table] of tablesOfVersion(version).entries()) {
      await this.copyTable(client, table, version, resources[index]!, hashes.get(table.name) ?? null);
    }
    for (const { name, numbered } of HISTORY_TABLES) {
      if (!numbered) continue;
      await client.query(
        `SELECT setval(pg_get_serial_sequence('${name}', 'id'), max(id)) FROM ${name} HAVING max(id) IS NOT NULL`,
      );
    }
    await client.query(`ANALYZE ${HISTORY_TABLES.map(({ name }) => name).join(', ')}`);
    const { rows } = await client.query(
      `SELECT id, recorded_at AS "recordedAt", data_through AS "dataThrough",
         (SELECT name FROM release WHERE revision_id = revision.id ORDER BY cut_at DESC, name DESC LIMIT 1) AS release
       FROM revision ORDER BY id DESC LIMIT 1`,
    );
    this.newest = rows[0] ?? null;
  }

  report(): ImportReport {
    return {
      ...this.base(),
      outcome: this.options.dryRun ? 'dryRun' : 'imported',
      tables: this.tables,
      revision: this.newest?.id ?? null,
      recordedAt: this.newest?.recordedAt ?? null,
      dataThrough: this.newest?.dataThrough ?? null,
      release: this.newest?.release ?? null,
    };
  }

  rejected(problems: readonly Problem[]): ImportReport {
    const tables = this.tables.map((table) => ({ ...table, inserted: 0 }));
    return { ...this.base(), outcome: 'rejected', tables, problems, problemCount: problems.length };
  }

  private base(): ImportReport {
    const rows = this.tables.reduce((sum, { read }) => sum + read, 0);
    return reportOfNothing(this.name, this.sha256, rows, this.started);
  }

  private async copyTable(
    client: ClientBase,
    table: HistoryTable,
    version: number,
    resource: Resource,
    hash: string | null,
  ): Promise<void> {
    const report = emptyReport(table.name, resource.path);
    this.tables.push(report);
    await checkHash(resource, hash);
    const writer = new CopyWriter(client, `${table.name} (${targetColumns(table, version).join(', ')})`);
    const problems: Problem[] = [];
    try {
      for await (const item of readTable(resource)) {
        report.read++;
        const line = item.kind === 'row' ? lineOf(table, version, item.row, resource.path) : item.problems;
        if (typeof line !== 'string') {
          problems.push(...line);
          if (problems.length >= MOST_PROBLEMS) throw new DataPackageError(problems);
        } else if (problems.length === 0) {
          const full = writer.push(line);
          if (full) await full;
        }
        if (report.read % 5000 === 0) {
          this.options.onProgress?.({ phase: 'writing', table: table.name, file: resource.path, rows: report.read });
        }
      }
      if (problems.length > 0) throw new DataPackageError(problems);
      const { rows } = resource;
      if (rows && report.read !== rows.min) {
        const message = `${report.read} rows; the package was written with ${rows.min}`;
        throw new DataPackageError([problem(resource.path, 'TRUNCATED', message)]);
      }
    } catch (error) {
      await writer.abort(error as Error);
      throw error;
    }
    await writer.end();
    report.inserted = report.read;
  }
}

async function refuseFull(client: ClientBase): Promise<void> {
  for (const { name } of HISTORY_TABLES) {
    const { rowCount } = await client.query(`SELECT FROM ${name} LIMIT 1`);
    if (rowCount) {
      throw new RollcallError(
        'CONFLICT',
        `the roll is not empty (${name} has rows): a package with history can only be imported into an empty database, since its ids and revisions stay what they are`,
      );
    }
  }
}

/** The package's files in the order in which they are imported, read by the rules of this version. */
function resourcesOf({ resources }: DataPackage, descriptor: string, version: number): Resource[] {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  const problems: Problem[] = [];
  const resourcesInOrder = tablesOfVersion(version).map((table) => {
    const resource = byName.get(table.name);
    if (!resource) problems.push(problem(descriptor, 'DESCRIPTOR', `the table ${table.name} is missing`));
    byName.delete(table.name);
    return { ...resource!, schema: schemaOf(table, version) };
  });
  for (const name of byName.keys()) problems.push(problem(descriptor, 'DESCRIPTOR', `there is no table ${name}`));
  if (problems.length > 0) throw new DataPackageError(problems);
  return resourcesInOrder;
}

function schemaOf(table: HistoryTable, version: number): TableSchema {
  const fields = fileColumns(table, version).map(
    // Text of white space alone is kept as a value here; whether a required text is empty is checked when it is written.
    ({ name, type, required }): FieldSchema => ({
      name,
      type,
      description: '',
      synonyms: [],
      required: (required ?? false) && type !== 'string',
    }),
  );
  return { fields, primaryKey: [], foreignKeys: [] };
}

/**
 * The version of the form, and `sha256:...` of each resource, as the descriptor states them. Throws DataPackageError for
 * another form of package.
 */
async function formOf(descriptor: string): Promise<{ readonly version: number; readonly hashes: Map<string, string> }> {
  const json = JSON.parse(await readFile(descriptor, 'utf8')) as {
    'rollcall:history': unknown;
    resources: { name: string; hash?: unknown }[];
  };
  const version = HISTORY_VERSIONS.find((supported) => supported === json['rollcall:history']);
  if (version === undefined) {
    const message = `is version ${JSON.stringify(json['rollcall:history'])} of the form; this Rollcall reads versions ${HISTORY_VERSIONS.join(' and ')}`;
    throw new DataPackageError([problem(descriptor, 'DESCRIPTOR', message, { column: 'rollcall:history' })]);
  }
  return { version, hashes: new Map(json.resources.map(({ name, hash }) => [name, String(hash ?? '')])) };
}

async function checkHash({ path }: Resource, stated: string | null): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const actual = `sha256:${hash.digest('hex')}`;
  if (actual === stated) return;
  const message = `is not the file that the package was written with (${actual}, the descriptor says ${stated || 'nothing'})`;
  throw new DataPackageError([problem(path, 'EXPECTATION', message)]);
}

/** Columns that a package of a version gives: others get what the database gives to a new row. */
function givenColumns({ columns }: HistoryTable, version: number): HistoryColumn[] {
  return columns.filter(({ since = 1, was }) => since <= version || was !== undefined);
}

function targetColumns(table: HistoryTable, version: number): string[] {
  return [
    ...givenColumns(table, version).map(({ name }) => name),
    ...(table.valid ? ['valid'] : []),
    ...(table.recorded ? ['recorded'] : []),
  ];
}

function lineOf(table: HistoryTable, version: number, { values, line }: Row, path: string): string | Problem[] {
  const problems: Problem[] = [];
  const cells = givenColumns(table, version).map((column) => {
    const { since = 1, formerly, was = null } = column;
    if (since > version) return copyText(was);
    const name = formerly && version < formerly.before ? formerly.name : column.name;
    const value = values[name] ?? null;
    if (value === null && column.required) {
      problems.push(problem(path, 'REQUIRED', `${column.name} must have a value`, { row: line, column: column.name }));
    }
    return value === null ? '\\N' : encoded(value, column);
  });
  const range = (name: string) => `[${values[`${name}_from`] ?? ''},${values[`${name}_to`] ?? ''})`;
  if (table.valid) cells.push(range('valid'));
  if (table.recorded) cells.push(range('recorded'));
  return problems.length > 0 ? problems : cells.join('\t');
}

function encoded(value: string | number | boolean, { type, list }: HistoryColumn): string {
  if (type !== 'string') return type === 'boolean' ? (value ? 't' : 'f') : String(value);
  const text = fromHistoryText(value as string);
  return copyText(list ? arrayText(text === '' ? [] : text.split('|')) : text);
}
