import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../config/project-root.js';
import { didYouMean } from '../domain/nearest.js';
import { isSystemError } from './csv-records.js';
import { DataPackageError, problem, quote } from './problems.js';
import { headerProblems } from './read-table.js';
import type { DataPackage, FieldSchema, Resource, TableSchema } from './types.js';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date of the form YYYY-MM-DD');
const names = z.union([z.string().transform((name) => [name]), z.array(z.string()).min(1)]);

const field = z.object({
  name: z.string().min(1),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'date']).default('string'),
  description: z.string().default(''),
  format: z.enum(['default']).optional(),
  constraints: z
    .object({
      required: z.boolean().default(false),
      unique: z.boolean().optional(),
      enum: z.array(z.string()).min(1).optional(),
      pattern: z.string().refine(isPattern, 'must be a regular expression').optional(),
      minimum: z.union([z.number(), date]).optional(),
      maximum: z.union([z.number(), date]).optional(),
    })
    .strict()
    .default({ required: false }),
  'rollcall:synonyms': z.array(z.string()).default([]),
  'rollcall:mayBeAbsent': z.boolean().optional(),
  'rollcall:valueSynonyms': z.record(z.string(), z.string()).optional(),
  'rollcall:references': z.string().optional(),
});

const schema = z.object({
  fields: z.array(field).min(1),
  primaryKey: names.default([]),
  foreignKeys: z
    .array(z.object({ fields: names, reference: z.object({ resource: z.string(), fields: names }) }))
    .default([]),
  missingValues: z.tuple([z.literal('')], 'must be [""]: only an empty cell is a missing value').optional(),
  'rollcall:ignored': z.array(z.string()).optional(),
});

const resource = z.object({
  name: z.string().min(1),
  path: z
    .string('must be the path of one file')
    .min(1)
    .refine((path) => !/^([a-z]+:|[/\\~])/i.test(path) && !path.split(/[/\\]/).includes('..'), {
      message: 'must be a relative path below the folder of the descriptor',
    }),
  encoding: z
    .string()
    .regex(/^utf-?8$/i, 'must be utf-8')
    .default('utf-8'),
  dialect: z
    .object({
      delimiter: z.literal(',').optional(),
      quoteChar: z.literal('"').optional(),
      doubleQuote: z.literal(true).optional(),
      header: z.literal(true).optional(),
      skipInitialSpace: z.literal(false).optional(),
    })
    .optional(),
  compression: z.undefined('is not supported: unpack the file').optional(),
  schema: schema,
  'rollcall:rows': z.object({ min: z.int().min(0), max: z.int().min(0) }).optional(),
});

const dataPackage = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  title: z.string().default(''),
  'rollcall:dataThrough': date,
  resources: z.array(resource).min(1),
});

/**
 * Reads the descriptor of a Frictionless Data Package (v1 names, https://specs.frictionlessdata.io/data-package/): the file
 * datapackage.json, or the folder that holds it. The paths of the resources come out relative to the working directory (or
 * absolute, if `path` is).
 *
 * What Rollcall cannot read as the specification says (another dialect, encoding or type, files by URL) is refused.
 *
 * @throws DataPackageError FILE_UNREADABLE, or DESCRIPTOR for each property that is wrong (`column` is its path).
 */
export async function readDescriptor(path: string): Promise<DataPackage> {
  try {
    const file = (await stat(path)).isDirectory() ? join(path, 'datapackage.json') : path;
    return parseDescriptor(await readFile(file, 'utf8'), file);
  } catch (error) {
    throw unreadable(error, path);
  }
}

let shipped: DataPackage | undefined;

/** The project's own data package, data/datapackage.json. */
export function shippedPackage(): DataPackage {
  if (shipped === undefined) {
    const path = join(projectRoot(), 'data', 'datapackage.json');
    try {
      shipped = parseDescriptor(readFileSync(path, 'utf8'), path);
    } catch (error) {
      throw unreadable(error, path);
    }
  }
  return shipped;
}

/** The schema of a table as the project's own data package declares it. Throws RangeError for an unknown table. */
export function shippedSchema(table: string): TableSchema {
  const { resources } = shippedPackage();
  const found = resources.find(({ name }) => name === table);
  if (found === undefined) {
    const known = resources.map(({ name }) => name);
    throw new RangeError(
      `there is no table ${quote(table)}${didYouMean(table, known)}; the tables are ${known.join(', ')}`,
    );
  }
  return found.schema;
}

/**
 * Which table of the project a lone CSV file is, by its header (canonical names or synonyms, in any order).
 *
 * @param file names the file in the error.
 * @throws DataPackageError where it is no table's header: what is missing or extra, if it is much like one table's.
 */
export function tableForHeader(header: readonly string[], file = 'the file'): string {
  const candidates = shippedPackage().resources.map(({ name, schema: table }) => {
    const problems = headerProblems(header, file, table);
    const extra = problems.filter(({ code }) => code === 'EXTRA_COLUMN').length;
    return { name, problems, known: header.length - extra };
  });
  // Another separator makes one cell of the header, whatever the table.
  const malformed = candidates[0]!.problems.filter(({ code }) => code === 'MALFORMED_CSV');
  if (malformed.length > 0) throw new DataPackageError(malformed);
  const exact = candidates.find(({ problems }) => problems.length === 0);
  if (exact !== undefined) return exact.name;
  const like = candidates.reduce((best, one) => (closeness(one) > closeness(best) ? one : best));
  // Half of the columns must be known, else the header says nothing about the table.
  if (like.known * 2 >= header.length && like.known > 0) {
    throw new DataPackageError(
      like.problems.map((each) => ({
        ...each,
        message: `${each.message} (read as the table ${like.name}, which it is most like)`,
      })),
    );
  }
  const tables = candidates.map(({ name }) => name).join(', ');
  const message = `the header ${quote(header.join(','))} is not that of a table; the tables are ${tables}`;
  throw new DataPackageError([problem(file, 'MISSING_COLUMN', message, { row: 1 })]);
}

function closeness({ known, problems }: { known: number; problems: readonly unknown[] }): number {
  return known - problems.length;
}

/** A descriptor from its text. `path` names it in errors, and the resources' paths are relative to its folder. */
export function parseDescriptor(text: string, path: string): DataPackage {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new DataPackageError([problem(path, 'DESCRIPTOR', `is not JSON: ${(error as Error).message}`)]);
  }
  const parsed = dataPackage.safeParse(json);
  if (!parsed.success) {
    throw new DataPackageError(
      parsed.error.issues.map((issue) => {
        const place = propertyPath(issue.path);
        return problem(path, 'DESCRIPTOR', issue.message, { column: place === '' ? null : place });
      }),
    );
  }
  const { name, version, title, resources } = parsed.data;
  const found: DataPackage = {
    name,
    version,
    title,
    dataThrough: parsed.data['rollcall:dataThrough'],
    resources: resources.map((each) => toResource(each, dirname(path))),
  };
  const wrong = inconsistencies(found, path);
  if (wrong.length > 0) throw new DataPackageError(wrong);
  return found;
}

function toResource(declared: z.infer<typeof resource>, folder: string): Resource {
  const { fields, primaryKey, foreignKeys } = declared.schema;
  return {
    name: declared.name,
    path: join(folder, declared.path),
    rows: declared['rollcall:rows'],
    schema: {
      fields: fields.map(toField),
      primaryKey,
      foreignKeys: foreignKeys.map(({ fields: own, reference }) => ({
        fields: own,
        // Frictionless: an empty resource means the table itself.
        resource: reference.resource === '' ? declared.name : reference.resource,
        referenced: reference.fields,
      })),
      ignored: declared.schema['rollcall:ignored'],
    },
  };
}

function toField(declared: z.infer<typeof field>): FieldSchema {
  const { name, type, description, constraints } = declared;
  return {
    name,
    type,
    description,
    synonyms: declared['rollcall:synonyms'],
    ...constraints,
    mayBeAbsent: declared['rollcall:mayBeAbsent'],
    valueSynonyms: declared['rollcall:valueSynonyms'],
    references: declared['rollcall:references'],
  };
}

/** What the shape alone cannot show: names used twice, keys of fields that are not there, bounds of another type. */
function inconsistencies({ resources }: DataPackage, path: string): ReturnType<typeof problem>[] {
  const found: ReturnType<typeof problem>[] = [];
  const say = (column: string, message: string) => found.push(problem(path, 'DESCRIPTOR', message, { column }));
  const tables = new Map(resources.map((each) => [each.name, each.schema]));
  if (tables.size < resources.length) say('resources', 'two resources have the same name');
  for (const { name, schema: table } of resources) {
    const words = table.fields.flatMap(({ name: word, synonyms }) => [word, ...synonyms]);
    const twice = words.find((word, i) => words.indexOf(word) < i);
    if (twice !== undefined) say(`${name}.fields`, `two fields go by the name ${quote(twice)}`);
    for (const key of table.primaryKey) {
      if (!hasField(table, key)) say(`${name}.primaryKey`, `there is no field ${quote(key)}`);
    }
    for (const { fields, resource: other, referenced } of table.foreignKeys) {
      const target = tables.get(other);
      const place = `${name}.foreignKeys`;
      if (fields.length !== referenced.length) say(place, `${fields.join(', ')} refers to another number of fields`);
      for (const key of fields) if (!hasField(table, key)) say(place, `there is no field ${quote(key)}`);
      if (target === undefined) {
        say(place, `${fields.join(', ')} refers to ${quote(other)}, which is no resource of the package`);
      } else {
        for (const key of referenced) if (!hasField(target, key)) say(place, `${other} has no field ${quote(key)}`);
      }
    }
    for (const each of table.fields) {
      const wanted = each.type === 'date' ? 'string' : 'number';
      for (const bound of [each.minimum, each.maximum]) {
        if (bound !== undefined && (typeof bound !== wanted || each.type === 'string' || each.type === 'boolean')) {
          say(`${name}.${each.name}`, `the bound ${bound} does not go with the type ${each.type}`);
        }
      }
    }
  }
  return found;
}

function hasField(table: TableSchema, name: string): boolean {
  return table.fields.some((each) => each.name === name);
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    // The caller reports it as a wrong property of the descriptor.
    return false;
  }
}

/** `resources[3].schema.fields[2].type` */
function propertyPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function unreadable(error: unknown, path: string): unknown {
  if (!isSystemError(error)) return error;
  return new DataPackageError([problem(path, 'FILE_UNREADABLE', `cannot be read (${error.message})`)]);
}
