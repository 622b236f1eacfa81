import { stat } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { importAtStart } from '../imports/import-at-start.js';
import { type ImportOptions, importFile, importPackage } from '../imports/import-package.js';
import { ImportRejectedError } from '../imports/import-rejected-error.js';
import { formatReport, type ImportReport } from '../imports/report.js';
import { print, printJson } from './output.js';
import { stderrLog, withDatabase } from './with-database.js';

interface Options extends Omit<ImportOptions, 'cutRelease'> {
  readonly rejected?: string;
  readonly report?: string;
  readonly release?: string;
  readonly json?: boolean;
}

/** `rollcall import`: a data package or a lone CSV file, all or nothing unless told otherwise. */
export function importCommand(): Command {
  return new Command('import')
    .argument('<path>')
    .option('--dry-run', 'print what would change and write nothing')
    .option('--skip-invalid', 'write the rows that can be read and save the others with their reasons')
    .option('--rejected <path>', 'where to save rejected rows (default: beside the input)')
    .option('--report <file>', 'save every problem as CSV')
    .option(
      '--complete-lists',
      'close what is on record for the initiatives and groups named but not stated by the file',
    )
    .option('--table <name>', 'the table that a CSV file holds (default: by its header)')
    .option('--reason <text>', 'why, as the revision will say')
    .option('--data-through <date>', 'day up to which the facts were researched, YYYY-MM-DD')
    .option('--release <name>', 'cut a release after it')
    .option('--json', 'print the report as JSON')
    .action(async (path: string, options: Options) => {
      const report = await withDatabase(async (pool, settings) => {
        const lone = !(await isPackage(path));
        // A file of facts names countries and initiatives, which an empty roll does not hold.
        if (lone && (await isEmpty(pool))) await importAtStart(settings, pool, stderrLog);
        return runImport(pool, lone ? importFile : importPackage, path, options);
      });
      if (report.outcome === 'rejected') process.exitCode = 1;
      return options.json ? printJson(report) : print(formatReport(report));
    });
}

type Pool = Parameters<typeof importPackage>[0];

async function isPackage(path: string): Promise<boolean> {
  if (path.endsWith('.json')) return true;
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function isEmpty(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM revision LIMIT 1');
  return rowCount === 0;
}

async function runImport(
  pool: Pool,
  importing: typeof importFile | typeof importPackage,
  path: string,
  options: Options,
): Promise<ImportReport> {
  const { rejected, report, release, json: _, ...rest } = options;
  const format = '{phase} {table} [{bar}] {percentage} % | {rows} rows';
  const bar = process.stderr.isTTY ? new SingleBar({ format, stream: process.stderr }) : null;
  const wanted: ImportOptions = {
    ...rest,
    ...(rejected ? { rejectedPath: rejected } : {}),
    ...(report ? { reportPath: report } : {}),
    ...(release ? { cutRelease: release } : {}),
    onProgress: ({ phase, table, rows, share }) => {
      if (!bar) return;
      if (!bar.isActive) bar.start(1, 0, { phase, table, rows });
      bar.update(share ?? 1, { phase, table, rows });
    },
  };
  try {
    return await importing(pool, path, wanted);
  } catch (error) {
    if (error instanceof ImportRejectedError) return error.report;
    throw error;
  } finally {
    bar?.stop();
  }
}
