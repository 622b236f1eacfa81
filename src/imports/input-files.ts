import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import { isSystemError } from '../common/system-error.js';
import { readDescriptor, shippedPackage, shippedSchema, tableForHeader } from '../datapackage/descriptor.js';
import { fieldByHeader, headerProblems, headerWord, lackingColumns, withConstants } from '../datapackage/header.js';
import { FORMER_COLUMNS, isOldLayout, oldSchema } from '../datapackage/old-layout.js';
import { type Header, readHeader } from '../datapackage/read-table.js';
import type { DataPackage, EarlierRelease, Method, Resource, TableSchema } from '../datapackage/types.js';
import type { Reading, TableFile } from '../files/table-file.js';
import { STANDARD_INPUT, type TableFiles } from '../files/table-files.js';
import type { CodeSchemeName } from '../record/code-schemes.js';
import { CITATION_HEADERS, ROLL_TABLES, type RollTable, rollTable } from '../record/tables.js';
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
  /** What was decided in reading files that are not laid out as the tables are, as warnings. */
  readonly notes: readonly Problem[];
  /** The scheme of codes in which its tables name states, where that is not the roll's own. */
  readonly codes?: CodeSchemeName;
  /** Moves a problem of its rows to the row of the file that they were made from. */
  readonly placed?: (problem: Problem) => Problem;
}

/** What an input lacks that is no package: a version, a name of its own, releases of before. */
export const NO_PACKAGE = {
  version: null,
  dataThrough: null,
  packageName: null,
  created: null,
  method: '2.0',
  earlier: [],
} as const satisfies Partial<Input>;

/** How files are read that are not laid out as the tables are. */
export interface FileReading extends Reading {
  /** Table that a lone file is; default: the one whose header it has. */
  readonly table?: string;
  /** Headers of columns to read over, beside those that every table ignores. */
  readonly ignore?: readonly string[];
  /** What stands in columns that a file lacks or leaves empty: texts by the name of the column. */
  readonly constants?: Readonly<Record<string, string>>;
  /** The one scheme of codes in which the files name states; default: by their names and the codes of ISO and M49. */
  readonly codes?: CodeSchemeName;
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
    notes: [],
  });
  const earlier: Input[] = [];
  for (const [i, release] of described.earlierReleases.entries()) {
    const files = release.resources.map((resource) => resource.path);
    earlier.push(await inputOf(release, names.slice(0, i), files));
  }
  const currentFiles = described.resources.map((resource) => resource.path);
  const before = earlier.flatMap(({ files }) => files).filter((file) => !currentFiles.includes(file));
  const input = await inputOf(described, names, [descriptor, ...currentFiles, ...new Set(before)]);
  if (problems.length > 0) throw new DataPackageError(problems);
  return { input, earlier };
}

/**
 * Files of any ordinary format, each of them a table: the named one, or the one whose header it has, which may stand below
 * titles. They are imported in one go.
 *
 * @param paths {@link STANDARD_INPUT} stands for standard input
 * @throws DataPackageError with everything that is wrong with their formats and headers
 */
export async function filesInput(
  paths: readonly string[],
  files: TableFiles,
  reading: FileReading = {},
): Promise<Input> {
  const opened: { readonly input: InputTable; readonly file: TableFile }[] = [];
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  for (const path of paths) {
    try {
      const file = await files.open(path, reading);
      const { input, above } = await lone(file, reading);
      opened.push({ input, file });
      notes.push(...file.notes, ...above);
    } catch (error) {
      if (!(error instanceof DataPackageError)) throw error;
      problems.push(...error.problems);
    }
  }
  const tables = opened
    .map(({ input }) => input)
    .sort((a, b) => ROLL_TABLES.indexOf(a.table) - ROLL_TABLES.indexOf(b.table));
  for (const [i, { table, resource }] of tables.entries()) {
    const before = tables[i - 1];
    if (before?.table !== table) continue;
    const message = `holds ${table.name}, as ${before.resource.path} does: put their rows into one file, or import one after the other`;
    problems.push(problem(resource.path, 'LAYOUT', message));
  }
  if (problems.length > 0) throw new DataPackageError(problems);
  const contents = opened.map(({ file: { path, content } }) => (path === STANDARD_INPUT ? content.path : path));
  return {
    name: paths.map((path) => (path === STANDARD_INPUT ? 'standard input' : path)).join(', '),
    files: contents,
    tables,
    ...NO_PACKAGE,
    notes,
    ...(reading.codes ? { codes: reading.codes } : {}),
  };
}

/** Which table a file is, and how it is read. */
async function lone(
  { path, content }: TableFile,
  { table: asked, ignore = [], constants = {} }: FileReading,
): Promise<{ readonly input: InputTable; readonly above: readonly Problem[] }> {
  if (asked !== undefined) knownTable(asked, path);
  const header = await readHeader({ path, content }, isColumn(asked));
  const passedOver = new Set([...REJECTED_COLUMNS, ...ignore].map(headerWord));
  const name =
    asked ??
    tableForHeader(
      [...header.cells.filter((cell) => !passedOver.has(headerWord(cell))), ...Object.keys(constants)],
      path,
      header.line,
    );
  const schema: TableSchema = { fields: [], primaryKey: [], foreignKeys: [], ignored: ignore };
  const input = await inputTable({ name, path, schema, content, constants, headerLine: header.line }, path, header);
  const above = header.above.map((text) => {
    const message = `read over, as a title above the header: ${quote(text)}`;
    return problem(path, 'LAYOUT', message, { value: text, severity: 'warning' });
  });
  return { input, above };
}

/** Whether a word is the header of a column: of the named table, or of any. */
function isColumn(table: string | undefined): (word: string) => boolean {
  const schemas = table === undefined ? shippedPackage().resources.map(({ schema }) => schema) : [shippedSchema(table)];
  const words = new Set(schemas.flatMap((schema) => [...fieldByHeader(schema).keys()]));
  return (word) => words.has(word);
}

function knownTable(name: string, where: string): RollTable {
  const table = rollTable(name);
  if (table !== undefined) return table;
  const names = ROLL_TABLES.map((each) => each.name).join(', ');
  throw new DataPackageError([
    problem(where, 'DESCRIPTOR', `there is no table ${quote(name)} to import into; the tables are ${names}`),
  ]);
}

/** A resource as a table to import, by its header. Throws DataPackageError with what is wrong with it. */
export async function inputTable(resource: Resource, where: string, readAlready?: Header): Promise<InputTable> {
  const table = knownTable(resource.name, where);
  const strict = strictSchema(resource);
  const { cells: header, line } = readAlready ?? (await readHeader(resource));
  const whole = withConstants(header, resource.constants, strict);
  const problems = headerProblems(whole, resource.path, strict, line);
  const lacking = lackingColumns(whole, strict);
  if (table.cited && CITATION_HEADERS.slice(0, 3).every((name) => lacking.includes(name))) {
    const message = 'no column says where the rows were read: source_title, source_url or source_publisher';
    problems.push(problem(resource.path, 'MISSING_COLUMN', message, { row: line, column: 'source_title' }));
  }
  if (problems.length > 0) throw new DataPackageError(problems);
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
