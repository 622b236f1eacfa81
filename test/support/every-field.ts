import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { projectRoot } from '../../src/config/project-root.js';

/** The SDL as a schema, for programs that walk it. */
export function sdl(): GraphQLSchema {
  const folder = join(projectRoot(), 'schema');
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return buildSchema(files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'));
}

/** Values of arguments by their name, or by that of their field and their own, as they are written in a document. */
export type Given = Readonly<Record<string, string>>;

/** Arguments that some field requires, or that keep its answer short. */
export const GIVEN: Given = {
  selection: '{ set: "hlab7" }',
  scheme: '"un-regional-groups"',
  schemes: '["un-regional-groups", "g20"]',
  group: '"brics"',
  indicator: '"imf_aipi_total"',
  from: '2015',
  to: '2020',
  first: '3',
  'rankChanges.since': '"2015-12-31"',
  'resolveNames.text': '"Kenya, Congo, Atlantis"',
  'resolveNames.kind': 'COUNTRY',
  'releaseDiff.from': '"2026.11"',
  'releaseDiff.to': '"2026.12"',
  'release.name': '"2026.11"',
  'search.text': '"united"',
};

/** What look-ups are asked for, by their field. */
export const NAMED: Given = {
  indicator: '"imf_aipi_total"',
  country: '"KEN"',
  organisation: '"EU"',
  initiative: '"bletchley-declaration"',
  scheme: '"un-regional-groups"',
  group: '"brics"',
};

/** The arguments of a field, those of `given` among them; null where it requires one of which nothing is known. */
export function argumentsOf({ name, args }: GraphQLField<unknown, unknown>, given: Given): string | null {
  const optional = ['first', 'counting', 'release', 'asOf'];
  // One of the two is required: a scheme, or a group of one's own.
  const isEither = args.some((arg) => arg.name === 'ownGroup');
  const isRequired = (arg: (typeof args)[number]) => isRequiredArgument(arg) || (isEither && arg.name === 'scheme');
  const wanted = args.filter((arg) => isRequired(arg) || (optional.includes(arg.name) && given[arg.name]));
  const values = wanted.map((arg) =>
    ['slug', 'code'].includes(arg.name) ? NAMED[name] : (given[`${name}.${arg.name}`] ?? given[arg.name]),
  );
  if (values.includes(undefined)) return null;
  return values.length === 0 ? '' : `(${wanted.map((arg, at) => `${arg.name}: ${values[at]}`).join(', ')})`;
}

export interface Asking {
  readonly schema: GraphQLSchema;
  readonly given: Given;
  readonly without?: readonly string[];
}

/**
 * Everything that can be asked of a type, so many levels down. Beneath an abstract type each field has its type's name, for
 * fields of several types may have one name and different types.
 */
export function everything(type: GraphQLNamedType, levels: number, asking: Asking): string {
  if (isAbstractType(type)) {
    const each = asking.schema
      .getPossibleTypes(type)
      .map((possible) => `... on ${possible.name} ${fieldsOf(possible, levels, asking, `${possible.name}_`)}`);
    return `{ __typename ${each.join(' ')} }`;
  }
  return isObjectType(type) ? fieldsOf(type, levels, asking, '') : '';
}

function fieldsOf(type: GraphQLObjectType, levels: number, asking: Asking, prefix: string): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    const given = argumentsOf(field, asking.given);
    const isLeaf = isLeafType(below);
    if (given === null || asking.without?.includes(field.name) || (!isLeaf && levels === 0)) return [];
    const alias = prefix === '' || field.name === 'id' ? '' : `${prefix}${field.name}: `;
    return [`${alias}${field.name}${given} ${everything(below, levels - 1, asking)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}
