import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isSystemError } from '../datapackage/csv-records.js';
import { readDescriptor, shippedSchema, tableForHeader } from '../datapackage/descriptor.js';
import { FORMER_COLUMNS, isOldLayout, lackingColumns, oldSchema } from '../datapackage/old-layout.js';
import { DataPackageError, problem, quote } from '../datapackage/problems.js';
import { headerProblems, readHeader } from '../datapackage/read-table.js';
import type { DataPackage, EarlierRelease, Method, Problem, Resource, TableSchema } from '../datapackage/types.js';
import { ROLL_TABLES, type RollTable, rollTable } from '../record/tables.js';
import { REJECTED_COLUMNS } from './rejected-file.js';

const CHUNK_BYTES = 256 * 1024;
const LF = 10;

/** One CSV file, known to be a table that can be imported, with a header that fits. */
export interface InputTable {
  readonly table: RollTable;
  readonly resource: Resource;
  /** The header as it stands in the file. */
  readonly header: readonly string[];
  /** Columns of the table that the file lacks. */
  readonly lacking: readonly string[];
  /** Organisations as they stood before method 2.0: see {@link isOldLayout}. */
  readonly oldLayout: boolean;
}

/** What is imported in one go. */
export interface Input {
  /** How messages and the log call it: the package's name and version, or the path of a file. */
  readonly name: string;
  /** All files in order, to be fingerprinted. */
  readonly files: readonly string[];
  readonly tables: readonly InputTable[];
  /** Of a package. */
  readonly version: string | null;
  readonly dataThrough: string | null;
  readonly packageName: string | null;
  readonly created: string | null;
  readonly method: Method;
  /** Names of the releases of before that the package ships, the oldest first. */
  readonly earlier: readonly string[];
}

/** A data package and the headers of all its files. Throws DataPackageError with everything that is wrong with them. */
export async function packageInput(path: string): Promise<Input> {
  return (await packageInputs(path)).input;
}

/** A data package, and each release of before that it ships as an input of its own, the oldest first. Throws as above. */
export async function packageInputs(
  path: string,
): Promise<{ readonly input: Input; readonly earlier: readonly Input[] }> {
  const described = await readDescriptor(path);
  const descriptor = (await stat(path)).isDirectory() ? `${path.replace(/[/\\]$/, '')}/datapackage.json` : path;
  const problems: Problem[] = [];
  const tablesOf = async (resources: readonly Resource[]): Promise<InputTable[]> => {
    const tables: InputTable[] = [];
    for (const resource of resources) {
      try {
        tables.push(await inputTable(resource, descriptor));
      } catch (error) {
        if (!(error instanceof DataPackageError)) throw error;
        problems.push(...error.problems);
      }
    }
    return tables.sort((a, b) => ROLL_TABLES.indexOf(a.table) - ROLL_TABLES.indexOf(b.table));
  };
  const names = described.earlierReleases.map(({ version }) => version);
  const inputOf = async (
    { version, created, dataThrough, method, resources }: DataPackage | EarlierRelease,
    earlier: readonly string[],
    files: readonly string[],
  ): Promise<Input> => ({
    name: `${described.name} ${version}`,
    files,
    tables: await tablesOf(resources),
    version,
    dataThrough,
    packageName: described.name,
    created,
    method,
    earlier,
  });
  const earlier: Input[] = [];
  for (const [i, release] of described.earlierReleases.entries()) {
    const files = release.resources.map((resource) => resource.path);
    earlier.push(await inputOf(release, names.slice(0, i), files));
  }
  const own = described.resources.map((resource) => resource.path);
  const before = earlier.flatMap(({ files }) => files).filter((file) => !own.includes(file));
  const input = await inputOf(described, names, [descriptor, ...own, ...new Set(before)]);
  if (problems.length > 0) throw new DataPackageError(problems);
  return { input, earlier };
}

/**
 * A lone CSV file: the named table, or the one whose header it has. Throws DataPackageError with everything that is wrong
 * with the header.
 */
export async function fileInput(path: string, name: string | null): Promise<Input> {
  const ours: readonly string[] = REJECTED_COLUMNS;
  const known =
    name ??
    tableForHeader(
      (await readHeader(path)).filter((word) => !ours.includes(word.trim())),
      path,
    );
  const table = await inputTable({ name: known, path, schema: { fields: [], primaryKey: [], foreignKeys: [] } }, path);
  return {
    name: path,
    files: [path],
    tables: [table],
    version: null,
    dataThrough: null,
    packageName: null,
    created: null,
    method: '2.0',
    earlier: [],
  };
}

async function inputTable(resource: Resource, where: string): Promise<InputTable> {
  const table = rollTable(resource.name);
  if (table === undefined) {
    const names = ROLL_TABLES.map(({ name }) => name).join(', ');
    throw new DataPackageError([
      problem(where, 'DESCRIPTOR', `there is no table ${quote(resource.name)} to import into; the tables are ${names}`),
    ]);
  }
  const strict = strictSchema(resource);
  const header = await readHeader(resource.path);
  const problems = headerProblems(header, resource.path, strict);
  if (problems.length > 0) throw new DataPackageError(problems);
  const lacking = lackingColumns(header, strict);
  const oldLayout = isOldLayout(table.name, lacking);
  return {
    table,
    resource: { ...resource, schema: oldLayout ? oldSchema(strict) : strict },
    header,
    lacking: oldLayout ? [...lacking, ...FORMER_COLUMNS] : lacking,
    oldLayout,
  };
}

/**
 * The rules by which a file is read: always those of the project, whatever a package declares, since they are what the
 * database enforces. From the package come further headers under which a column is known, and columns to pass over.
 */
function strictSchema({ name, schema }: Resource): TableSchema {
  const shipped = shippedSchema(name);
  const declared = new Map(schema.fields.map((field) => [field.name, field.synonyms]));
  const taken = new Set(shipped.fields.flatMap((field) => [field.name, ...field.synonyms]));
  return {
    ...shipped,
    fields: shipped.fields.map((field) => ({
      ...field,
      synonyms: [...field.synonyms, ...(declared.get(field.name) ?? []).filter((word) => !taken.has(word))],
    })),
    ignored: [...(shipped.ignored ?? []), ...(schema.ignored ?? []), ...REJECTED_COLUMNS],
  };
}

/** The bytes of files as they were at one time. */
export interface Fingerprint {
  readonly sha256: string;
  /** Size and time of the last change of each file. */
  readonly states: readonly string[];
  /** Lines of each file, by its path, to tell how much of it is read. */
  readonly lines: ReadonlyMap<string, number>;
}

/** SHA-256 over the bytes of all files in order, in hexadecimal. */
export async function fingerprint(files: readonly string[]): Promise<Fingerprint> {
  const hash = createHash('sha256');
  const states: string[] = [];
  const lines = new Map<string, number>();
  for (const file of files) {
    try {
      states.push(await stateOf(file));
      let count = 1;
      for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) count++;
      }
      lines.set(file, count);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new DataPackageError([problem(file, 'FILE_UNREADABLE', `cannot be read (${error.message})`)]);
    }
  }
  return { sha256: hash.digest('hex'), states, lines };
}

/** Files that are no longer as they were when the fingerprint was taken, as problems. */
export async function changedSince(files: readonly string[], { states }: Fingerprint): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [i, file] of files.entries()) {
    const now = await stateOf(file).catch(() => null);
    if (now !== states[i]) problems.push(problem(file, 'FILE_UNREADABLE', 'was changed while it was imported'));
  }
  return problems;
}

async function stateOf(file: string): Promise<string> {
  const { size, mtimeNs, ino } = await stat(file, { bigint: true });
  return `${size} ${mtimeNs} ${ino}`;
}
