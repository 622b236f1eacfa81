import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import { didYouMean } from '../domain/nearest.js';
import { readDescriptor, shippedPackage } from './descriptor.js';
import { adoptionProblems } from './expectations/adoption.js';
import { countryProblems } from './expectations/countries.js';
import { groupProblems } from './expectations/groups.js';
import { initiativeProblems } from './expectations/initiatives.js';
import { aliasProblems, leadProblems } from './expectations/names-and-leads.js';
import { numberedSource, participationProblems, type SourceNumbers } from './expectations/participations.js';
import { roleProblems } from './expectations/roles.js';
import { textDigests, translationProblems } from './expectations/translations.js';
import { lackingColumns } from './header.js';
import { danglingReferences, duplicateKeys } from './keys.js';
import { isOldLayout, oldSchema } from './old-layout.js';
import { readHeader } from './read-table.js';
import { keepTable, type Table, type Tables } from './tables.js';
import type { DataPackage, EarlierRelease, Method, Resource, Row, Value } from './types.js';

/**
 * Checks a data package: its descriptor, every file against its table schema, primary and foreign keys, and what Rollcall
 * expects of the data beyond them (193 UN members, regional groups that partition them, periods that do not overlap,
 * participants that resolve, ...). Everything is at the package's own day, `rollcall:dataThrough`.
 *
 * @param descriptorPath datapackage.json, or the folder that holds it.
 * @returns what is wrong, tables in the order of the descriptor; a package without an item of severity `error` is sound.
 */
export async function checkPackage(descriptorPath: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  let described: DataPackage;
  try {
    described = await readDescriptor(descriptorPath);
  } catch (error) {
    return problemsOf(error);
  }
  const tables = new Map<string, Table>();
  const translated = described.resources.some(({ name }) => name === 'translations');
  for (const resource of described.resources) {
    const declared = declarationProblems(resource, descriptorPath);
    problems.push(...declared);
    // A table whose columns are declared wrongly would fail the expectations for the wrong reason: it is not read.
    if (declared.length > 0) continue;
    const table = await read(resource, translated, problems);
    if (table) tables.set(resource.name, table);
  }
  problems.push(...expectationProblems(tables, described.dataThrough, '2.0'));
  for (const release of described.earlierReleases) problems.push(...(await earlierProblems(release, tables)));
  return problems;
}

const EXPECTATIONS = [countryProblems, groupProblems, initiativeProblems, participationProblems];
/** Checks of rules that came with method 2.0; earlier releases need not meet them. */
const METHOD_2 = [adoptionProblems, roleProblems, leadProblems, aliasProblems, translationProblems];

/** What is wrong with tables as a whole: keys, references, and what Rollcall expects of the data by this method. */
export function expectationProblems(tables: Tables, dataThrough: string, method: Method): Problem[] {
  const problems: Problem[] = [];
  for (const table of tables.values()) problems.push(...duplicateKeys(table), ...danglingReferences(table, tables));
  for (const expectation of method === '1.0' ? EXPECTATIONS : [...EXPECTATIONS, ...METHOD_2])
    problems.push(...expectation(tables, dataThrough));
  return problems;
}

/** What the checks need of the rows of a table of this name beside their coded values; one is for one package. */
export function keptBeside(translated = true): (name: string, row: Row) => Record<string, Value> {
  const sources: SourceNumbers = new Map();
  return (name, row) => ({
    ...(name === 'participations' ? numberedSource(row, sources) : {}),
    ...(name === 'initiatives' ? { topics: row.values.topics ?? null } : {}),
    ...(translated ? textDigests(name, row) : {}),
  });
}

/** A table of which what the checks need is kept, or null where the file cannot be read at all. */
async function read(resource: Resource, translated: boolean, problems: Problem[]): Promise<Table | null> {
  const beside = keptBeside(translated);
  try {
    const lacking = lackingColumns((await readHeader(resource)).cells, resource.schema);
    const schema = isOldLayout(resource.name, lacking) ? oldSchema(resource.schema) : resource.schema;
    const table = await keepTable({ ...resource, schema }, problems, (row) => beside(resource.name, row));
    problems.push(...rowCountProblems(table));
    return table;
  } catch (error) {
    problems.push(...problemsOf(error));
    return null;
  }
}

/** Errors in a release of before, in the files that are its own; the others are those of the package. */
async function earlierProblems(release: EarlierRelease, current: Tables): Promise<Problem[]> {
  const problems: Problem[] = [];
  const tables = new Map<string, Table>();
  const ownFiles = new Set<string>();
  for (const resource of release.resources) {
    const same = current.get(resource.name);
    if (same?.resource.path === resource.path) {
      tables.set(resource.name, same);
      continue;
    }
    ownFiles.add(resource.path);
    const table = await read(resource, false, problems);
    if (table) tables.set(resource.name, table);
  }
  problems.push(...expectationProblems(tables, release.dataThrough, '1.0'));
  return problems.filter(({ severity, file }) => severity === 'error' && ownFiles.has(file));
}

/** A resource must be a table of Rollcall, with its columns in their types; it may declare more columns. */
function declarationProblems({ name, schema }: Resource, path: string): Problem[] {
  const { resources } = shippedPackage();
  const shipped = resources.find((resource) => resource.name === name);
  if (shipped === undefined) {
    const hint = didYouMean(
      name,
      resources.map((resource) => resource.name),
    );
    return [problem(path, 'DESCRIPTOR', `${quote(name)} is no table of Rollcall${hint}`, { column: 'resources' })];
  }
  return shipped.schema.fields.flatMap((field) => {
    const declared = schema.fields.find((candidate) => candidate.name === field.name);
    if (declared?.type === field.type || (declared === undefined && field.mayBeAbsent)) return [];
    const message =
      declared === undefined
        ? `the schema of ${name} lacks the field ${field.name}`
        : `${name}.${field.name} is declared ${declared.type}; it is ${field.type}`;
    return [problem(path, 'DESCRIPTOR', message, { column: `${name}.fields` })];
  });
}

function rowCountProblems({ resource: { path, rows: expected }, rows }: Table): Problem[] {
  if (expected === undefined || (rows.length >= expected.min && rows.length <= expected.max)) return [];
  const message = `the file has ${rows.length} sound rows; expected are ${expected.min} to ${expected.max}`;
  return [problem(path, 'EXPECTATION', message)];
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof DataPackageError) return [...error.problems];
  throw error;
}
