import { didYouMean } from '../domain/nearest.js';
import { readDescriptor, shippedPackage } from './descriptor.js';
import { countryProblems } from './expectations/countries.js';
import { groupProblems } from './expectations/groups.js';
import { initiativeProblems } from './expectations/initiatives.js';
import { numberedSource, participationProblems, type SourceNumbers } from './expectations/participations.js';
import { danglingReferences, duplicateKeys } from './keys.js';
import { DataPackageError, problem, quote } from './problems.js';
import { keepTable, type Table } from './tables.js';
import type { DataPackage, Problem, Resource } from './types.js';

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
  const sources: SourceNumbers = new Map();
  for (const resource of described.resources) {
    const declared = declarationProblems(resource, descriptorPath);
    problems.push(...declared);
    // Expectations speak of columns; a table that is declared otherwise would fail them for the wrong reason.
    if (declared.length > 0) continue;
    try {
      const table = await keepTable(resource, problems, (row) =>
        resource.name === 'participations' ? numberedSource(row, sources) : {},
      );
      tables.set(resource.name, table);
      problems.push(...rowCountProblems(table));
    } catch (error) {
      problems.push(...problemsOf(error));
    }
  }
  for (const table of tables.values()) problems.push(...duplicateKeys(table), ...danglingReferences(table, tables));
  for (const expectation of [countryProblems, groupProblems, initiativeProblems, participationProblems]) {
    problems.push(...expectation(tables, described.dataThrough));
  }
  return problems;
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
    const declared = schema.fields.find((one) => one.name === field.name);
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
