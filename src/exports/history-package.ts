import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ClientBase, Pool } from 'pg';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import {
  fileColumns,
  HISTORY_TABLES,
  HISTORY_VERSION,
  type HistoryColumn,
  type HistoryTable,
} from '../history/history-tables.js';
import { toHistoryText } from '../history/history-text.js';
import { LICENCE } from '../questions/provenance.js';
import { rowsOf } from './copy-rows.js';
import { csvLines } from './formats/csv.js';
import { explained, saveFile } from './save-file.js';
import type { Cell } from './table.js';

/** What was written. */
export interface HistoryWritten {
  readonly tables: number;
  readonly rows: number;
  readonly release: string | null;
  readonly revision: number;
}

/**
 * Writes the whole roll as a Data Package into a new folder: every version ever recorded, revisions, releases, ids.
 * Imported into an empty database it gives the same answers to every question, also those of the past (`knownAt`,
 * releases). All of it is of one moment. The same state of the roll gives the same bytes.
 *
 * @throws RollcallError BAD_USER_INPUT for a folder that holds something or can not be written, CONFLICT where nothing
 *   was recorded yet
 */
export async function exportHistory(pool: Pool, out: string): Promise<HistoryWritten> {
  const folder = resolve(out);
  await refuseFull(folder, out);
  const temporary = join(dirname(folder), `.${basename(folder)}.${randomUUID()}.part`);
  const client = await pool.connect();
  let failed = true;
  try {
    await mkdir(temporary);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL statement_timeout = 0');
    const written = await writePackage(client, temporary);
    await client.query('COMMIT');
    await rmdir(folder).catch(() => undefined); // An empty folder makes room; renaming says so where it can not.
    await rename(temporary, folder);
    failed = false;
    return written;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw explained(error, out);
  } finally {
    client.release(failed);
  }
}

async function refuseFull(folder: string, out: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw badInput('out', `${out} is a file; a package is a folder`);
    throw explained(error, out);
  });
  if (entries.length > 0) throw badInput('out', `${out} is not empty; a package is written to a new folder`);
}

async function writePackage(client: ClientBase, folder: string): Promise<HistoryWritten> {
  const { rows: newest } = await client.query<{
    id: number;
    recordedAt: string;
    dataThrough: string;
    release: string | null;
  }>(
    `SELECT id, recorded_at AS "recordedAt", data_through AS "dataThrough",
       (SELECT name FROM release WHERE revision_id = revision.id ORDER BY cut_at DESC, name DESC LIMIT 1) AS release
     FROM revision ORDER BY id DESC LIMIT 1`,
  );
  const last = newest[0];
  if (!last) throw new RollcallError('CONFLICT', 'nothing was recorded yet, so there is nothing to export');
  const resources: object[] = [];
  let rows = 0;
  for (const table of HISTORY_TABLES) {
    const written = await writeTable(client, folder, table);
    rows += written.rows;
    resources.push(resourceOf(table, written));
  }
  const descriptor = {
    profile: 'tabular-data-package',
    name: 'rollcall-history',
    title: 'Rollcall: the roll of multilateral AI governance, with everything that was ever recorded',
    description:
      'Every recorded version of every fact, as stored: recorded_from and recorded_to are revisions, half-open; valid_from and valid_to are days, half-open. Imports into an empty database. A text cell that begins with a backslash has one more than the text.',
    version: last.release ?? `revision-${last.id}`,
    created: last.recordedAt,
    'rollcall:history': HISTORY_VERSION,
    'rollcall:dataThrough': last.dataThrough,
    licenses: [{ name: LICENCE, path: 'https://creativecommons.org/licenses/by/4.0/' }],
    resources,
  };
  await saveFile(join(folder, 'datapackage.json'), [Buffer.from(`${JSON.stringify(descriptor, null, 2)}\n`)]);
  return { tables: HISTORY_TABLES.length, rows, release: last.release, revision: last.id };
}

interface TableWritten {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

async function writeTable(client: ClientBase, folder: string, table: HistoryTable): Promise<TableWritten> {
  const columns = fileColumns(table);
  const hash = createHash('sha256');
  let [rows, bytes] = [0, 0];
  const measured = (text: string): Uint8Array => {
    const chunk = Buffer.from(text, 'utf8');
    hash.update(chunk);
    bytes += chunk.length;
    return chunk;
  };
  async function* chunks() {
    yield measured(csvLines([columns.map(({ name }) => name)]));
    for await (const batch of rowsOf(client, selectOf(table))) {
      rows += batch.length;
      yield measured(csvLines(batch.map((row) => row.map((value, column) => cellOf(value, columns[column]!)))));
    }
  }
  await saveFile(join(folder, `${table.name}.csv`), chunks());
  return { rows, bytes, sha256: hash.digest('hex') };
}

/** Values as the strict reader takes them. Only texts are escaped for spreadsheets, so that negative numbers stay numbers. */
function cellOf(value: string | null, { type }: HistoryColumn): Cell {
  if (value === null) return null;
  switch (type) {
    case 'string':
      return toHistoryText(value);
    case 'boolean':
      return value === 't';
    case 'date':
      return value;
    default:
      return Number(value);
  }
}

const INSTANTS = new Set(['recorded_at', 'cut_at', 'imported_at']);

function selectOf(table: HistoryTable): string {
  const columns = table.columns.map(({ name, list }) => {
    if (list) return `array_to_string(${name}, '|')`;
    return INSTANTS.has(name) ? `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : name;
  });
  if (table.valid) columns.push('lower(valid)', 'upper(valid)');
  if (table.recorded) columns.push('lower(recorded)', 'upper(recorded)');
  const order = [...table.order, ...(table.recorded ? ['lower(recorded)'] : [])];
  return `SELECT ${columns.join(', ')} FROM ${table.name} ORDER BY ${order.join(', ')}`;
}

function resourceOf(table: HistoryTable, { rows, bytes, sha256 }: TableWritten): object {
  return {
    name: table.name,
    path: `${table.name}.csv`,
    profile: 'tabular-data-resource',
    description: table.description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    'rollcall:rows': { min: rows, max: rows },
    schema: {
      fields: fileColumns(table).map(({ name, type, required }) => ({
        name,
        type,
        ...(required ? { constraints: { required } } : {}),
      })),
    },
  };
}
