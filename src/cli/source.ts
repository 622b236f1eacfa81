import { writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { badInput } from '../common/rollcall-error.js';
import type { Settings } from '../config/settings.js';
import { parseDay } from '../domain/day.js';
import { protectCell } from '../domain/spreadsheet-cell.js';
import { readSpool } from '../files/spool.js';
import { importAtStart } from '../imports/import-at-start.js';
import { ProblemLog } from '../imports/problem-log.js';
import { formatReport, type ImportReport } from '../imports/report.js';
import { undecidedCsv } from '../sources/decisions.js';
import { descriptionSchema } from '../sources/description.js';
import { readSource } from '../sources/read-source.js';
import { formatReading } from '../sources/report.js';
import { openSource, type Source, shippedSources, sourceNames } from '../sources/source-folder.js';
import type { SourceReading, SourceRows } from '../sources/source-reading.js';
import { fileOf, updateSource } from '../sources/update-source.js';
import { sourceAddresses } from '../watching/addresses.js';
import { VISIT_OUTCOMES } from '../watching/entities/address-visit.entity.js';
import { CLIENT_NAME, type WatchOptions, type WatchReport, watchAddresses } from '../watching/watch.js';
import { durationMs } from './duration.js';
import { constant } from './import.js';
import { print, printJson, write } from './output.js';
import { stderrLog, withDatabase } from './with-database.js';

interface ReadingOptions {
  readonly sources: string;
  readonly accessedOn?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly report?: string;
  readonly undecided?: string;
  readonly json?: boolean;
}

interface UpdatingOptions extends ReadingOptions {
  readonly dryRun?: boolean;
  readonly skipInvalid?: boolean;
  readonly rejected?: string;
  readonly reason?: string;
  readonly dataThrough?: string;
  readonly replace?: boolean;
}

type Pool = Parameters<Parameters<typeof withDatabase>[0]>[0];

/** `rollcall source ...`: tables that others publish, described once and read again as they change. */
export function sourceCommand(): Command {
  const source = new Command('source');
  source
    .command('list')
    .description('the sources that are described here')
    .option('--sources <folder>', 'the folder that holds a folder for each source', shippedSources())
    .action(async ({ sources }: { sources: string }) => {
      for (const name of await sourceNames(sources)) {
        await print(`${name}  ${(await openSource(name, sources)).description.title}`);
      }
    });
  source
    .command('schema')
    .description('print the JSON Schema by which editors check and complete source.yml')
    .action(() => printJson(descriptionSchema()));
  reading(source.command('check'))
    .description('check a source.yml, and a file against it and against what is on record; writes nothing')
    .action(async (name: string, path: string | undefined, options: ReadingOptions) => {
      const described = await openSource(name, options.sources);
      if (path === undefined && described.description.file?.path === undefined) {
        return print(`${name}: source.yml is right; name a file to check it too`);
      }
      await withReading(described, path, options, async ({ reading: read }) => {
        await (options.json ? printJson(read) : print(formatReading(name, read)));
      });
    });
  reading(source.command('read'))
    .description('print what a file states as rows of participations (CSV); writes nothing')
    .action(async (name: string, path: string | undefined, options: ReadingOptions) => {
      const described = await openSource(name, options.sources);
      await withReading(described, path, options, async ({ reading: read, participations }) => {
        process.stderr.write(`${options.json ? JSON.stringify(read) : formatReading(name, read)}\n`);
        for await (const records of readSpool(participations.path)) {
          await write(stringify(records.map(({ cells }) => cells.map(protectCell))));
        }
      });
    });
  reading(source.command('update'))
    .description('import what a file states; all or nothing unless told otherwise')
    .option('--dry-run', 'print what would change and write nothing')
    .option('--skip-invalid', 'leave out what cannot be read, and write the rest')
    .option('--replace', 'let rows take the place of what they contradict on record, whichever is surer')
    .option('--rejected <path>', 'where to save facts that the import rejects (default: beside the input)')
    .option('--reason <text>', 'why, as the revision will say')
    .option('--data-through <date>', 'day up to which the facts were researched, YYYY-MM-DD')
    .action(async (name: string, path: string | undefined, options: UpdatingOptions) => {
      const described = await openSource(name, options.sources);
      await withDatabase(async (pool, settings) => {
        if (await isEmpty(pool)) await importAtStart(settings, pool, stderrLog);
        await update(described, path, pool, options);
      });
    });
  source
    .command('watch')
    .description('ask the addresses of sources and citations whether they changed, and put what did before curators')
    .option('--sources <folder>', 'the folder that holds a folder for each source', shippedSources())
    .option('--every <time>', 'what was visited within this time is not asked again', '7d')
    .option(
      '--most <count>',
      'at most so many addresses, those first that were not visited for the longest time',
      '500',
    )
    .option('--delay <time>', 'between two requests to one host', '2s')
    .option('--json', 'print the report as JSON')
    .action((options: WatchingOptions) =>
      withDatabase(async (_, settings, { dataSource }) => {
        const report = await watchAddresses(dataSource, await watchOptions(options, settings));
        await (options.json ? printJson(report) : print(formatWatch(report)));
      }),
    );
  return source;
}

interface WatchingOptions {
  readonly sources: string;
  readonly every: string;
  readonly most: string;
  readonly delay: string;
  readonly json?: boolean;
}

/** Answers longer than this are not read to their end. */
const MOST_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

async function watchOptions(
  { sources, every, most, delay }: WatchingOptions,
  { watchPrivate, publicUrl }: Settings,
): Promise<WatchOptions> {
  if (!/^[1-9]\d{0,5}$/.test(most))
    throw badInput('most', `--most is "${most}", but must be a whole number from 1 to 999999`);
  const now = new Date();
  return {
    sources: await sourceAddresses(sources),
    visitedBefore: new Date(now.getTime() - durationMs('every', every)),
    most: Number(most),
    delayMs: durationMs('delay', delay),
    userAgent: publicUrl === null ? CLIENT_NAME : `${CLIENT_NAME} (+${publicUrl})`,
    allowPrivate: watchPrivate === 'allow',
    timeoutMs: TIMEOUT_MS,
    mostBytes: MOST_BYTES,
    now: () => new Date(),
    sleep: (ms) => setTimeout(ms),
  };
}

function formatWatch({ visits, left }: WatchReport): string {
  const count = (outcome: string) => visits.filter((visit) => visit.outcome === outcome).length;
  const numbers = VISIT_OUTCOMES.map((outcome) => `${count(outcome)} ${outcome.replace('_', ' ')}`).join(', ');
  const lines = visits
    .filter(({ outcome }) => outcome !== 'same' && outcome !== 'first')
    .map(({ outcome, url, reason, told }) =>
      [outcome.replace('_', ' '), url, reason ?? '', told ? '(put before curators)' : ''].filter(Boolean).join('  '),
    );
  const { visitedLately, beyondMost, hostAsksToWait } = left;
  const others = `not asked in this run: ${visitedLately} visited lately, ${beyondMost} beyond --most, ${hostAsksToWait} of hosts that ask to wait`;
  return [`${visits.length} addresses asked: ${numbers}`, ...lines, others].join('\n');
}

function reading(command: Command): Command {
  return command
    .argument('<name>', 'of the source: its folder holds source.yml')
    .argument(
      '[file]',
      'of the publisher, in any ordinary format; - is standard input (default: file.path of source.yml)',
    )
    .option('--sources <folder>', 'the folder that holds a folder for each source', shippedSources())
    .option('--accessed-on <date>', 'day on which the file was fetched, YYYY-MM-DD (default: as source.yml says)')
    .option(
      '--set <column=text>',
      'what stands in a column that the file lacks; may be given several times',
      constant,
      {},
    )
    .option('--report <file>', 'save every row that cannot be read, as CSV')
    .option('--undecided <file>', 'save the values that wait for a decision, as lines of decisions.csv')
    .option('--json', 'print the report as JSON');
}

/** Reads a file against what is on record, saves what was asked for, and says by the exit status whether all could be read. */
async function withReading(
  source: Source,
  path: string | undefined,
  options: ReadingOptions,
  use: (rows: SourceRows) => Promise<void>,
): Promise<void> {
  checkDay(options.accessedOn);
  const file = fileOf(source, path);
  await withDatabase(async (pool, settings) => {
    if (await isEmpty(pool)) await importAtStart(settings, pool, stderrLog);
    const client = await pool.connect();
    const log = new ProblemLog(options.report ?? null, () => undefined);
    await log.open();
    try {
      const rows = await readSource(source, file, client, {
        ...(options.accessedOn ? { accessedOn: options.accessedOn } : {}),
        ...(options.set ? { set: options.set } : {}),
        onProblem: (problem) => void log.add(problem),
      });
      try {
        await saveUndecided(rows.reading, options);
        await use(rows);
        if (rows.reading.faults > 0) process.exitCode = 1;
      } finally {
        await rows.close();
      }
    } finally {
      client.release();
      await log.close();
    }
  });
}

async function update(
  source: Source,
  path: string | undefined,
  pool: Pool,
  { accessedOn, set, dryRun, skipInvalid, rejected, reason, dataThrough, replace, ...options }: UpdatingOptions,
): Promise<void> {
  checkDay(accessedOn);
  const log = new ProblemLog(options.report ?? null, () => undefined);
  await log.open();
  try {
    const { reading: read, report } = await updateSource(source, fileOf(source, path), pool, {
      ...(accessedOn ? { accessedOn } : {}),
      ...(set ? { set } : {}),
      ...(dryRun ? { dryRun } : {}),
      ...(skipInvalid ? { skipInvalid } : {}),
      ...(rejected ? { rejectedPath: rejected } : {}),
      ...(reason ? { reason } : {}),
      ...(dataThrough ? { dataThrough } : {}),
      ...(replace ? { replace } : {}),
      onProblem: (problem) => void log.add(problem),
    });
    await saveUndecided(read, options);
    if (report === null || report.outcome === 'rejected' || nothingIsLeft(read, report)) process.exitCode = 1;
    if (options.json) return await printJson({ reading: read, report });
    const parts = [
      formatReading(source.name, read),
      report === null
        ? 'nothing is written: decide the values above in decisions.csv, or leave their rows out with --skip-invalid'
        : formatReport(report),
    ];
    await print(parts.join('\n\n'));
  } finally {
    await log.close();
  }
}

/** Whether no row of a file could be read, so that nothing was updated: the exit status must say so. */
function nothingIsLeft(read: SourceReading, report: ImportReport): boolean {
  return (
    (read.faults > 0 && read.facts === 0) ||
    (report.rows > 0 && report.tables.every((table) => table.read === table.rejected))
  );
}

async function saveUndecided({ undecided }: SourceReading, options: ReadingOptions): Promise<void> {
  if (options.undecided === undefined) return;
  await writeFile(options.undecided, undecidedCsv(undecided)).catch((error: Error) => {
    throw badInput('undecided', `the undecided values cannot be saved to ${options.undecided}: ${error.message}`);
  });
}

function checkDay(day: string | undefined): void {
  if (day === undefined || parseDay(day) !== null) return;
  throw badInput('accessedOn', `accessedOn ${JSON.stringify(day)} is not a date of the form YYYY-MM-DD`);
}

async function isEmpty(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM revision LIMIT 1');
  return rowCount === 0;
}
