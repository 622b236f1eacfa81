import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { badInput } from '../common/rollcall-error.js';
import { importAtStart } from '../imports/import-at-start.js';
import { type ImportOptions, importFiles, importPackage } from '../imports/import-package.js';
import { ImportRejectedError } from '../imports/import-rejected-error.js';
import { formatReport, type ImportReport } from '../imports/report.js';
import { CODE_SCHEMES, namedScheme } from '../record/code-schemes.js';
import { print, printJson } from './output.js';
import { stderrLog, withDatabase } from './with-database.js';

interface Options extends Omit<ImportOptions, 'cutRelease' | 'reading'> {
  readonly table?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly ignore?: readonly string[];
  readonly codes?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly rejected?: string;
  readonly changes?: string;
  readonly report?: string;
  readonly release?: string;
  readonly json?: boolean;
}

/** Endings of files that a folder without a descriptor is made of. */
const TABLE_FILE = /\.(csv|tsv|tab|txt|xlsx|ods|json|jsonl|ndjson)(\.gz)?$/i;

/** `rollcall import`: a data package, or files of any ordinary format, all or nothing unless told otherwise. */
export function importCommand(): Command {
  return new Command('import')
    .argument(
      '<paths...>',
      'a data package, or files: CSV, TSV, XLSX, ODS, JSON, also packed with gzip; - is standard input',
    )
    .option('--dry-run', 'print what would change and write nothing')
    .option('--skip-invalid', 'write the rows that can be read and save the others with their reasons')
    .option('--rejected <path>', 'where to save rejected rows (default: beside the input)')
    .option('--report <file>', 'save every problem as CSV')
    .option(
      '--complete-lists',
      'close what is on record for the initiatives and groups named but not stated by the file',
    )
    .option('--replace', 'let rows take the place of what they contradict on record, whichever is surer')
    .option('--changes <file>', 'save every change as JSON, one a line')
    .option('--table <name>', 'the table that a file holds (default: by its header)')
    .option('--encoding <label>', 'of a text, for example windows-1252 (default: UTF-8, or what its first bytes say)')
    .option('--delimiter <character>', 'what separates the cells of a text, or tab (default: by its first lines)')
    .option('--sheet <name>', 'name or number of the sheet of a workbook (default: the first that holds anything)')
    .option('--codes <scheme>', `the one scheme of codes in which files name states: ${CODE_SCHEMES.join(', ')}`)
    .option('--ignore <column>', 'a column to read over; may be given several times', collected, [])
    .option(
      '--set <column=text>',
      'what stands in a column that the file lacks or leaves empty; may be given several times',
      constant,
      {},
    )
    .option('--reason <text>', 'why, as the revision will say')
    .option('--data-through <date>', 'day up to which the facts were researched, YYYY-MM-DD')
    .option('--release <name>', 'cut a release after it')
    .option('--json', 'print the report as JSON')
    .action(async (paths: string[], options: Options) => {
      const descriptor = paths.length === 1 ? await descriptorAt(paths[0]!) : null;
      const files = descriptor === null ? await filesAt(paths) : [];
      if (descriptor !== null && options.codes !== undefined) {
        throw badInput('codes', 'a data package names states by the codes of its own tables: --codes is for files');
      }
      const report = await withDatabase(async (pool, settings) => {
        // A file of facts names countries and initiatives, which an empty roll does not hold.
        if (descriptor === null && (await isEmpty(pool))) await importAtStart(settings, pool, stderrLog);
        return runImport(options, (wanted) =>
          descriptor === null ? importFiles(pool, files, wanted) : importPackage(pool, descriptor, wanted),
        );
      });
      if (report.outcome === 'rejected') process.exitCode = 1;
      if (nothingIsLeft(report)) {
        process.stderr.write(`no row is left to import: all ${report.rows} that were read are wrong\n`);
        process.exitCode = 1;
      }
      return options.json ? printJson(report) : print(formatReport(report));
    });
}

/** Whether every row was skipped, so that nothing was imported: the exit status must say so. */
function nothingIsLeft({ rows, tables }: ImportReport): boolean {
  return rows > 0 && tables.every(({ read, rejected }) => read === rejected);
}

const collected = (column: string, before: readonly string[]) => [...before, column];

/** Adds what `--set column=text` says. */
export function constant(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [column, ...rest] = text.split('=');
  if (rest.length === 0 || !column) throw new InvalidArgumentError('it is to be of the form column=text');
  return { ...before, [column]: rest.join('=') };
}

type Pool = Parameters<typeof importPackage>[0];

/** The data package that a path is of: a folder with a descriptor, or the descriptor. Null where it is none. */
async function descriptorAt(path: string): Promise<string | null> {
  const entry = await stat(path).catch(() => null);
  if (entry?.isDirectory()) {
    const held = await stat(join(path, 'datapackage.json')).catch(() => null);
    return held === null ? null : path;
  }
  if (entry === null || !path.endsWith('.json')) return path.endsWith('datapackage.json') ? path : null;
  return /^\s*\{[\s\S]*"resources"\s*:/.test(await readFile(path, 'utf8')) ? path : null;
}

/** The files that paths name, those of folders in the order of their names. Throws BAD_USER_INPUT for a folder without any. */
async function filesAt(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    if (!isFolder) {
      files.push(path);
      continue;
    }
    const held = (await readdir(path)).filter((name) => TABLE_FILE.test(name) && !name.includes('.rejected.')).sort();
    if (held.length === 0) {
      throw badInput('path', `the folder ${path} holds neither a datapackage.json nor a file of a table`);
    }
    files.push(...held.map((name) => join(path, name)));
  }
  return files;
}

async function isEmpty(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM revision LIMIT 1');
  return rowCount === 0;
}

async function runImport(
  {
    rejected,
    report,
    changes,
    release,
    json: _,
    table,
    encoding,
    delimiter,
    sheet,
    ignore,
    codes,
    set,
    ...rest
  }: Options,
  importing: (options: ImportOptions) => Promise<ImportReport>,
): Promise<ImportReport> {
  const format = '{phase} {table} [{bar}] {percentage} % | {rows} rows';
  const bar = process.stderr.isTTY ? new SingleBar({ format, stream: process.stderr }) : null;
  const saved = changes === undefined ? null : await changesFile(changes);
  const wanted: ImportOptions = {
    ...rest,
    ...(rejected ? { rejectedPath: rejected } : {}),
    ...(report ? { reportPath: report } : {}),
    ...(release ? { cutRelease: release } : {}),
    reading: {
      ...{ table, encoding, delimiter, sheet, ignore },
      ...(codes ? { codes: namedScheme(codes) } : {}),
      ...(set ? { constants: set } : {}),
    },
    ...(saved ? { onChange: (change) => void saved.write(`${JSON.stringify(change)}\n`) } : {}),
    onProgress: ({ phase, table, rows, share }) => {
      if (!bar) return;
      if (!bar.isActive) bar.start(1, 0, { phase, table, rows });
      bar.update(share ?? 1, { phase, table, rows });
    },
  };
  let isDone = false;
  try {
    const done = await importing(wanted);
    isDone = true;
    return done;
  } catch (error) {
    if (error instanceof ImportRejectedError) return error.report;
    throw error;
  } finally {
    bar?.stop();
    if (saved) await finished(saved.end());
    // Changes are written before it is known whether the import succeeds.
    if (saved && !isDone) await truncate(changes!);
  }
}

/** Throws BAD_USER_INPUT for a place that cannot be written, before anything is done. */
async function changesFile(path: string): Promise<WriteStream> {
  const stream = createWriteStream(path);
  await once(stream, 'open').catch((error: Error) => {
    throw badInput('changes', `the changes cannot be saved to ${path}: ${error.message}`);
  });
  // What goes wrong later is thrown where the file is ended.
  stream.on('error', () => undefined);
  return stream;
}
