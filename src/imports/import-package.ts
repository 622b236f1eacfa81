import type { ClientBase, Pool } from 'pg';
import type { Problem } from '../common/problems.js';
import { DataPackageError } from '../common/problems.js';
import { badInput } from '../common/rollcall-error.js';
import { parseDay } from '../domain/day.js';
import { TableFiles } from '../files/table-files.js';
import type { ImportChange } from '../record/changes.js';
import { lastRevision, lockWriters } from '../record/revision.js';
import { databaseFailure, refusedByDatabase } from './database-failure.js';
import { importHistory, isHistoryPackage } from './import-history.js';
import { ImportRejectedError } from './import-rejected-error.js';
import { ImportRun } from './import-run.js';
import {
  changedSince,
  type FileReading,
  type Fingerprint,
  filesInput,
  fingerprint,
  type Input,
  packageInputs,
} from './input-files.js';
import { ProblemLog } from './problem-log.js';
import { type EarlierImport, type ImportReport, reportOfNothing } from './report.js';

/** Where an import stands; for a progress bar. */
export interface Progress {
  readonly phase: 'reading' | 'comparing' | 'writing';
  readonly table: string;
  readonly file: string;
  /** Rows of the file read so far; in the later phases all of them. */
  readonly rows: number;
  /** How much of the file is read, 0 to 1, where that is known. */
  readonly share?: number;
}

export interface ImportOptions {
  /** Do everything, report the difference, and take it all back. */
  readonly dryRun?: boolean;
  /** Write the rows that are right and save the others with their reasons, instead of writing nothing. */
  readonly skipInvalid?: boolean;
  /**
   * Where to save rejected rows: for a file, the file; for a package, the folder that gets `<table>.rejected.csv`.
   * Default: beside each input, or in the working directory where that cannot be written.
   */
  readonly rejectedPath?: string;
  /** CSV file that gets every problem; the report holds the first {@link KEPT_PROBLEMS}. */
  readonly reportPath?: string;
  /** Why the roll is changed; stands in the revision. */
  readonly reason?: string;
  /** Day up to which the facts were researched, `YYYY-MM-DD`. Default: the package's, else that of the last revision. */
  readonly dataThrough?: string;
  /**
   * What is on record and not stated is closed: participations of the initiatives and memberships of the groups that the file
   * names; of the other tables, everything.
   */
  readonly completeLists?: boolean;
  /**
   * Rows of participations take the place of what they contradict on record, whichever is surer. Without it the rule of METHOD,
   * section 17, decides, and what does not stand is kept beside as a contradicting claim.
   */
  readonly replace?: boolean;
  /** Day after which a date is told to be still to come, `YYYY-MM-DD`. Default: PostgreSQL's, in UTC. */
  readonly today?: string;
  /** Name of a release to cut from the state after this import. */
  readonly cutRelease?: string;
  /** How files are read that are no package. */
  readonly reading?: FileReading;
  readonly onProgress?: (progress: Progress) => void;
  /** Gets every problem, also those beyond what the report holds. */
  readonly onProblem?: (problem: Problem) => void;
  /** Gets every change, also those beyond what the report holds, before it is known whether the import will succeed. */
  readonly onChange?: (change: ImportChange) => void;
}

/**
 * Imports a data package (the path of its datapackage.json, or of the folder) in one transaction and one revision.
 *
 * A package with history (`rollcall:history`) is taken over to the letter, into an empty roll only: see `importHistory`.
 *
 * Importing the same package again changes nothing. The first package in an empty roll is also cut as the release of its
 * version, if no row was rejected. Earlier releases that the package ships (`rollcall:earlierReleases`) are then imported
 * first, each as a revision and release of its own, in the same transaction. In a roll that holds them already, facts that
 * they state and the package does not are closed; where nothing else is on record the package is cut as a release too. Such
 * releases have the instant that the package states, so that they are the same wherever it is imported.
 *
 * @throws ImportRejectedError where anything is wrong with the input: nothing is written
 * @throws RollcallError BAD_USER_INPUT for a wrong option, CONFLICT for a release that stands for another revision,
 *   DATABASE_UNAVAILABLE
 */
export async function importPackage(
  pool: Pool,
  descriptorPath: string,
  options: ImportOptions = {},
): Promise<ImportReport> {
  if (await isHistoryPackage(descriptorPath)) return importHistory(pool, descriptorPath, options);
  return run(pool, descriptorPath, () => packageInputs(descriptorPath), options);
}

/**
 * Imports files of any ordinary format (src/files) in one transaction and one revision, each of another table. Throws as
 * {@link importPackage} does.
 */
export async function importFiles(
  pool: Pool,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const files = new TableFiles();
  const open = async () => {
    try {
      return { input: await filesInput(paths, files, options.reading), earlier: [] };
    } catch (error) {
      if (!(error instanceof DataPackageError)) throw error;
      throw new DataPackageError(error.problems.map(withRemedy));
    }
  };
  try {
    return await run(pool, paths.join(', '), open, options);
  } finally {
    await files.close();
  }
}

/** A problem of a file with another layout, with the option of the import that would read it added to the message. */
function withRemedy(problem: Problem): Problem {
  const remedy =
    problem.code === 'EXTRA_COLUMN'
      ? `to read over it: --ignore ${JSON.stringify(problem.column)}`
      : problem.code === 'ENCODING'
        ? 'another encoding is said by --encoding, as --encoding windows-1252'
        : problem.code === 'MISSING_COLUMN' && problem.column !== null
          ? `for all rows it is said by --set ${problem.column}=...`
          : null;
  return remedy === null ? problem : { ...problem, message: `${problem.message}; ${remedy}` };
}

/** Imports one file, as {@link importFiles} does. */
export function importFile(pool: Pool, path: string, options: ImportOptions = {}): Promise<ImportReport> {
  return importFiles(pool, [path], options);
}

/**
 * Imports what its caller read in its own way, in one transaction and one revision. Throws as {@link importPackage} does.
 *
 * @param name what messages call it where it cannot even be opened
 */
export function importInput(
  pool: Pool,
  name: string,
  open: () => Promise<Input>,
  options: ImportOptions = {},
): Promise<ImportReport> {
  return run(pool, name, async () => ({ input: await open(), earlier: [] }), options);
}

async function run(
  pool: Pool,
  path: string,
  open: () => Promise<{ readonly input: Input; readonly earlier: readonly Input[] }>,
  options: ImportOptions,
): Promise<ImportReport> {
  checkOptions(options);
  const started = performance.now();
  const problems = new ProblemLog(options.reportPath ?? null, options.onProblem ?? (() => undefined));
  await problems.open();
  try {
    let input: Input;
    let prints: Fingerprint;
    const before: ImportRun[] = [];
    try {
      const inputs = await open();
      input = inputs.input;
      problems.placed = input.placed ?? null;
      prints = await fingerprint(input.files);
      for (const note of input.notes) await problems.add(note);
      for (const earlier of inputs.earlier) {
        // The other options are not passed on: an earlier release is imported whole or not at all, so no row may be skipped.
        const { onProgress, dryRun } = options;
        const optionsOfEarlier: ImportOptions = {
          ...(onProgress ? { onProgress } : {}),
          ...(dryRun ? { dryRun } : {}),
        };
        before.push(new ImportRun(earlier, await fingerprint(earlier.files), optionsOfEarlier, problems, started));
      }
    } catch (error) {
      if (!(error instanceof DataPackageError)) throw error;
      for (const problem of error.problems) await problems.add(problem);
      throw new ImportRejectedError(rejectedBeforeStart(path, problems, started));
    }
    return await inTransaction(pool, before, new ImportRun(input, prints, options, problems, started), () =>
      changedSince(input.files, prints),
    );
  } finally {
    await problems.close();
  }
}

/**
 * Runs the import in a transaction and commits it, or rolls it back: a dry run, and whatever went wrong. An empty roll gets
 * the releases of `before` first.
 */
async function inTransaction(
  pool: Pool,
  before: readonly ImportRun[],
  importRun: ImportRun,
  changedFiles: () => Promise<Problem[]>,
): Promise<ImportReport> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseFailure(error, importRun.name, 'start');
  });
  let lost: Error | undefined;
  // A connection that breaks between queries emits 'error'; without a listener that would end the process.
  const onError = (error: Error) => {
    lost = error;
  };
  client.on('error', onError);
  let committing = false;
  try {
    await begin(client);
    const earlier: EarlierImport[] = [];
    for (const run of (await lastRevision(client)) === null ? before : [])
      earlier.push(await executeEarlier(client, run));
    let report = await importRun.execute(client);
    for (const problem of await changedFiles()) {
      await importRun.reject(problem);
      report = importRun.report();
    }
    if (report.outcome === 'rejected') throw new ImportRejectedError(report);
    if (report.outcome === 'dryRun') {
      await client.query('ROLLBACK');
      await importRun.discardFiles();
      return { ...importRun.report(), earlierReleases: earlier };
    }
    await importRun.finishFiles();
    committing = true;
    await client.query('COMMIT');
    committing = false;
    await importRun.keepFiles();
    return { ...importRun.report(), earlierReleases: earlier };
  } catch (error) {
    await importRun.discardFiles();
    await client.query('ROLLBACK').catch((failure: Error) => {
      lost ??= failure;
    });
    const refusal = refusedByDatabase(error, importRun.name);
    if (refusal) {
      await importRun.reject(refusal);
      throw new ImportRejectedError(importRun.report());
    }
    throw databaseFailure(error, importRun.name, committing ? 'commit' : 'run');
  } finally {
    client.off('error', onError);
    client.release(lost);
  }
}

/** Imports a release of before. What is wrong with it is wrong with the package: throws ImportRejectedError. */
async function executeEarlier(client: ClientBase, run: ImportRun): Promise<EarlierImport> {
  const report = await run.execute(client);
  const { outcome, release, revision, recordedAt } = report;
  if (outcome === 'rejected' || release === null || revision === null || recordedAt === null) {
    throw new ImportRejectedError(report);
  }
  const inserted = report.tables.reduce((sum, table) => sum + table.inserted, 0);
  return { release, revision, recordedAt, inserted };
}

async function begin(client: ClientBase): Promise<void> {
  await client.query('BEGIN');
  // An import takes as long as it takes; sorts and joins of many rows want more than the default memory.
  await client.query(`
    SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
    SET LOCAL transaction_timeout = 0; SET LOCAL work_mem = '64MB'; SET LOCAL DateStyle = 'ISO, YMD'`);
  await lockWriters(client);
}

function checkOptions({ skipInvalid, completeLists, dataThrough }: ImportOptions): void {
  if (skipInvalid && completeLists) {
    throw badInput(
      'completeLists',
      'completeLists and skipInvalid exclude each other: a list from which rows were left out is not complete, and would close what they state',
    );
  }
  if (dataThrough !== undefined && parseDay(dataThrough) === null) {
    throw badInput('dataThrough', `dataThrough ${JSON.stringify(dataThrough)} is not a date of the form YYYY-MM-DD`);
  }
}

function rejectedBeforeStart(name: string, problems: ProblemLog, started: number): ImportReport {
  return {
    ...reportOfNothing(name, '', 0, started),
    problems: problems.kept,
    problemCount: problems.count,
    unresolved: problems.unresolved(),
    unresolvedCount: problems.unresolvedCount,
  };
}
