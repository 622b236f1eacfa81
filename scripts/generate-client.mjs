/**
 * What clients/typescript holds of the SDL beside its typed documents: the documents' texts, the codes of errors, and
 * what a normalised cache must know: which types have an identifier, which lists come in pages, what stands for what.
 */
import { minifyIntrospectionQuery } from '@urql/introspection';
import {
  getNamedType,
  introspectionFromSchema,
  isAbstractType,
  isObjectType,
  print,
  stripIgnoredCharacters,
} from 'graphql';

/** Arguments that say which page of a list is wanted; every other one says which list. */
const PAGE_ARGUMENTS = new Set(['first', 'after', 'last', 'before']);

const constant = (name, value, type = '') => `export const ${name}${type} = ${JSON.stringify(value, null, 2)}`;

/** Each operation as short as it can be written, so that it fits into an address: nothing need be printed at run time. */
export function documentTexts(documents) {
  const operations = Object.values(documents).flatMap((document) => {
    const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
    return operation ? [{ name: operation.name.value, text: stripIgnoredCharacters(print(document)) }] : [];
  });
  const types = operations.flatMap(({ name }) => [`${name}Query`, `${name}QueryVariables`]);
  const texts = operations.map(
    ({ name, text }) =>
      `export const ${name}: QueryText<${name}Query, ${name}QueryVariables> = ${JSON.stringify({ name, text })};\n`,
  );
  return [
    `import type { QueryText } from '../query-text.js';\nimport type { ${types.join(', ')} } from './operations.js';\n\n`,
    ...texts,
  ].join('');
}

/** The codes that `extensions.code` of the server's errors can hold. */
export const errorCodes = (codes) => `${constant('SERVER_CODES', codes)} as const;\n`;

/** Which types, fields and lists a normalised cache must treat in a way of their own. */
export function cacheFacts(schema) {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const objects = types.filter(isObjectType);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const possibleTypes = Object.fromEntries(
    types.filter(isAbstractType).map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
  const isPage = ({ type }) => isObjectType(getNamedType(type)) && getNamedType(type).name.endsWith('Connection');
  const pagedLists = Object.fromEntries(
    objects.flatMap((type) => {
      const lists = Object.values(type.getFields()).filter(isPage);
      const argumentsOf = ({ args }) => args.map(({ name }) => name).filter((name) => !PAGE_ARGUMENTS.has(name));
      return lists.length > 0
        ? [[type.name, Object.fromEntries(lists.map((list) => [list.name, argumentsOf(list)]))]]
        : [];
    }),
  );
  const figures = Object.values(schema.getQueryType().getFields())
    .filter((field) => isObjectType(getNamedType(field.type)) && !isPage(field))
    .filter(({ type }) => !getNamedType(type).getFields().id && !('ofType' in type && String(type).startsWith('[')))
    .map(({ name }) => name);
  const embedded = objects.filter((type) => !roots.includes(type) && !type.getFields().id).map(({ name }) => name);
  return [
    '/** Which types stand for an interface or a union. */\n',
    `${constant('possibleTypes', possibleTypes, ': Record<string, string[]>')};\n\n`,
    '/** Types without an identifier: an object of them is part of the answer in which it stands. */\n',
    `${constant('embeddedTypes', embedded, ': readonly string[]')};\n\n`,
    '/** By type, the lists that come in pages, each with the arguments that say which list it is. */\n',
    `${constant('pagedLists', pagedLists, ': Record<string, Record<string, string[]>>')};\n\n`,
    '/** Questions of which the answer is one object without an identifier. */\n',
    `${constant('figures', figures, ': readonly string[]')};\n`,
  ].join('');
}

/** What `graphcache` reads of the schema, as introspection would give it, without what only people read. */
export function introspectionText(schema) {
  const introspection = minifyIntrospectionQuery(introspectionFromSchema(schema, { descriptions: false }), {});
  return `export const introspection: unknown = ${JSON.stringify(introspection)};\n`;
}
