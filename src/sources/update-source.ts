import type { Pool } from 'pg';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem } from '../common/problems.js';
import { shippedSchema } from '../datapackage/descriptor.js';
import type { Resource } from '../datapackage/types.js';
import { type ImportOptions, importInput } from '../imports/import-package.js';
import { ImportRejectedError } from '../imports/import-rejected-error.js';
import { type Input, type InputTable, inputTable, NO_PACKAGE } from '../imports/input-files.js';
import type { ImportReport } from '../imports/report.js';
import { readSource, type SourceOptions } from './read-source.js';
import type { Source } from './source-folder.js';
import type { SourceReading, SpooledRows } from './source-reading.js';

/** What came of an update: what was read, and what the import made of it; null: it was not imported. */
export interface SourceUpdate {
  readonly reading: SourceReading;
  readonly report: ImportReport | null;
}

/** The import options that an update can have; the rest its source says. */
export type UpdateOptions = Pick<
  ImportOptions,
  | 'dryRun'
  | 'skipInvalid'
  | 'replace'
  | 'rejectedPath'
  | 'reason'
  | 'dataThrough'
  | 'onProgress'
  | 'onProblem'
  | 'onChange'
> &
  Pick<SourceOptions, 'accessedOn' | 'set'>;

/**
 * Reads a source and imports what it states, by the one import that there is, in one transaction and one revision. Nothing is
 * imported while values of the source are not decided, unless `skipInvalid` leaves their rows out.
 *
 * The log of imports keeps it under the name of the source, with a hash of the file and of everything in the source's folder
 * by which it was read.
 *
 * @returns the report of the import also where it was rejected
 * @throws as {@link readSource} and `importInput` do
 */
export async function updateSource(
  source: Source,
  path: string,
  pool: Pool,
  { accessedOn, set, ...options }: UpdateOptions = {},
): Promise<SourceUpdate> {
  const client = await pool.connect();
  const rows = await readSource(source, path, client, {
    ...(accessedOn ? { accessedOn } : {}),
    ...(set ? { set } : {}),
    ...(options.onProblem ? { onProblem: options.onProblem } : {}),
  }).finally(() => client.release());
  const { reading } = rows;
  try {
    if (reading.faults > 0 && !options.skipInvalid) return { reading, report: null };
    const open = () => inputOf(source, path, rows.participations, rows.initiatives);
    const reason = options.reason ?? `update from the source ${source.name}: ${source.description.title}`;
    const report = await importInput(pool, path, open, { ...options, reason }).catch((error: unknown) => {
      if (error instanceof ImportRejectedError) return error.report;
      throw error;
    });
    return { reading, report };
  } finally {
    await rows.close();
  }
}

async function inputOf(
  source: Source,
  path: string,
  participations: SpooledRows,
  initiatives: SpooledRows | null,
): Promise<Input> {
  const tables: InputTable[] = [];
  if (initiatives !== null) tables.push(await tableOf('initiatives', path, initiatives));
  tables.push(await tableOf('participations', path, participations));
  return {
    name: `source ${source.name}`,
    files: [path, ...source.files],
    tables,
    ...NO_PACKAGE,
    notes: [],
    placed: (problem) => placed(problem, participations),
  };
}

async function tableOf(name: string, path: string, rows: SpooledRows): Promise<InputTable> {
  const resource: Resource = {
    name,
    path,
    schema: shippedSchema(name),
    content: { kind: 'spool', path: rows.path },
    headerLine: 1,
  };
  const input = await inputTable(resource, path, { line: 1, cells: rows.header, above: [] });
  return input;
}

/** Rows of the spool are numbered by themselves; people have the rows of the file. */
function placed(problem: Problem, { rowOf }: SpooledRows): Problem {
  if (problem.row === null) return problem;
  const message = problem.message.replaceAll(/\bline (\d+)/g, (said, line: string) => {
    const row = rowOf(Number(line));
    return row === null ? said : `line ${row}`;
  });
  return { ...problem, row: rowOf(problem.row), message };
}

/** Throws where a source has no file, named by the command or by its source.yml. */
export function fileOf(source: Source, given: string | undefined): string {
  const said = given ?? source.description.file?.path;
  if (said !== undefined) return given === undefined ? `${source.folder}/${said}` : given;
  throw new DataPackageError([
    problem(source.files[0]!, 'DESCRIPTOR', 'names no file (file.path): name it behind the name of the source'),
  ]);
}
