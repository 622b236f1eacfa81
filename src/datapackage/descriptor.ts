import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { DataPackageError, problem, quote } from '../common/problems.js';
import { isSystemError } from '../common/system-error.js';
import { projectRoot } from '../config/project-root.js';
import { didYouMean } from '../domain/nearest.js';
import { headerProblems } from './header.js';
import { type DataPackage, type FieldSchema, METHODS, type Resource, type TableSchema } from './types.js';

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
  'rollcall:precision': z.string().optional(),
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

const relativePath = z
  .string('must be the path of one file')
  .min(1)
  .refine((path) => !/^([a-z]+:|[/\\~])/i.test(path) && !path.split(/[/\\]/).includes('..'), {
    message: 'must be a relative path below the folder of the descriptor',
  });

const resource = z.object({
  name: z.string().min(1),
  path: relativePath,
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

const method = z.enum(METHODS, {
  error: (issue) => `is ${JSON.stringify(issue.input)}; the versions of the method are ${METHODS.join(' and ')}`,
});
const instant = z.iso.datetime('must be an instant of the form YYYY-MM-DDTHH:MM:SSZ');

const earlierRelease = z
  .object({
    version: z.string().min(1),
    created: instant,
    dataThrough: date,
    method,
    replaces: z.record(z.string(), relativePath).default({}),
    lacks: z.array(z.string()).default([]),
  })
  .strict();

const dataPackage = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  title: z.string().default(''),
  created: instant.optional(),
  'rollcall:dataThrough': date,
  'rollcall:method': method.default('2.0'),
  'rollcall:earlierReleases': z.array(earlierRelease).default([]),
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
  const resource = resources.find(({ name }) => name === table);
  if (resource === undefined) {
    const names = resources.map(({ name }) => name);
    throw new RangeError(
      `there is no table ${quote(table)}${didYouMean(table, names)}; the tables are ${names.join(', ')}`,
    );
  }
  return resource.schema;
}

/**
 * Which table of the project a lone CSV file is, by its header (canonical names or synonyms, in any order).
 *
 * @param file names the file in the error.
 * @throws DataPackageError where it is no table's header: what is missing or extra, if it is much like one table's.
 */
export function tableForHeader(header: readonly string[], file = 'the file', row = 1): string {
  const candidates = shippedPackage().resources.map(({ name, schema: table }) => {
    const problems = headerProblems(header, file, table, row);
    const extra = problems.filter(({ code }) => code === 'EXTRA_COLUMN').length;
    return { name, problems, known: header.length - extra };
  });
  // Another separator makes one cell of the header, whatever the table.
  const malformed = candidates[0]!.problems.filter(({ code }) => code === 'MALFORMED_CSV');
  if (malformed.length > 0) throw new DataPackageError(malformed);
  const exact = candidates.find(({ problems }) => problems.length === 0);
  if (exact !== undefined) return exact.name;
  const like = candidates.reduce((best, candidate) => (closeness(candidate) > closeness(best) ? candidate : best));
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
  throw new DataPackageError([problem(file, 'MISSING_COLUMN', message, { row })]);
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
        const property = propertyPath(issue.path);
        return problem(path, 'DESCRIPTOR', issue.message, { column: property === '' ? null : property });
      }),
    );
  }
  const { name, version, title, created } = parsed.data;
  const folder = dirname(path);
  const resources = parsed.data.resources.map((each) => toResource(each, folder));
  const earlier = parsed.data['rollcall:earlierReleases'];
  const described: DataPackage = {
    name,
    version,
    title,
    created: created ?? null,
    dataThrough: parsed.data['rollcall:dataThrough'],
    method: parsed.data['rollcall:method'],
    resources,
    earlierReleases: earlier.map(({ replaces, lacks, ...release }) => ({
      ...release,
      resources: resources
        .filter((each) => !lacks.includes(each.name))
        .map((each) => (replaces[each.name] ? { ...each, path: join(folder, replaces[each.name]!) } : each)),
    })),
  };
  const unknown = earlierFaults(earlier, described, path);
  if (unknown.length > 0) throw new DataPackageError(unknown);
  const wrong = inconsistencies(described, path);
  if (wrong.length > 0) throw new DataPackageError(wrong);
  return described;
}

/** What is wrong with the releases of before that a package ships: tables that it has not, times that do not go on. */
function earlierFaults(
  declared: readonly z.infer<typeof earlierRelease>[],
  { resources, version, created }: DataPackage,
  path: string,
): ReturnType<typeof problem>[] {
  const resourceNames = resources.map(({ name }) => name);
  const instants = [...declared.map((release) => release.created), ...(created === null ? [] : [created])];
  const names = [...declared.map((release) => release.version), version];
  return declared.flatMap(({ replaces, lacks, version: releaseName, created: at }, i) => {
    const column = `rollcall:earlierReleases[${i}]`;
    const next = instants[i + 1];
    return [
      ...[...Object.keys(replaces), ...lacks]
        .filter((name) => !resourceNames.includes(name))
        .map((name) =>
          problem(
            path,
            'DESCRIPTOR',
            `${quote(name)} is no resource of the package${didYouMean(name, resourceNames)}`,
            {
              column,
            },
          ),
        ),
      ...(names.indexOf(releaseName, i + 1) < 0
        ? []
        : [problem(path, 'DESCRIPTOR', `two releases are named ${releaseName}`, { column })]),
      ...(next === undefined || Date.parse(at) < Date.parse(next)
        ? []
        : [problem(path, 'DESCRIPTOR', `was created on ${at}, not before the one that follows, ${next}`, { column })]),
    ];
  });
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
      foreignKeys: foreignKeys.map(({ fields: keyFields, reference }) => ({
        fields: keyFields,
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
    precision: declared['rollcall:precision'],
    references: declared['rollcall:references'],
  };
}

/** What the shape alone cannot show: names used twice, keys of fields that are not there, bounds of another type. */
function inconsistencies({ resources }: DataPackage, path: string): ReturnType<typeof problem>[] {
  const problems: ReturnType<typeof problem>[] = [];
  const say = (column: string, message: string) => problems.push(problem(path, 'DESCRIPTOR', message, { column }));
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
      const property = `${name}.foreignKeys`;
      if (fields.length !== referenced.length) say(property, `${fields.join(', ')} refers to another number of fields`);
      for (const key of fields) if (!hasField(table, key)) say(property, `there is no field ${quote(key)}`);
      if (target === undefined) {
        say(property, `${fields.join(', ')} refers to ${quote(other)}, which is no resource of the package`);
      } else {
        for (const key of referenced) if (!hasField(target, key)) say(property, `${other} has no field ${quote(key)}`);
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
  return problems;
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
