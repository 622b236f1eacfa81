/**
 * Makes the SDL's enums from the vocabulary of src/domain, and TypeScript from the SDL in schema/: the types of the whole
 * schema for the server, typed documents for the operations of the dashboard and of the client in clients/typescript,
 * the manifest by which a server knows those of the dashboard again, and what caches must know of the schema. With
 * `--check` nothing is written: the exit status is 1 where a file on disk differs.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { stringifyDocument } from '@urql/core';
import { buildASTSchema, concatAST, parse, printSchema, Source, validate } from 'graphql';
import ts from 'typescript';
import { cacheFacts, documentTexts, errorCodes, introspectionText } from './generate-client.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const header = '// Made by scripts/generate.mjs from schema/*.graphql. Do not edit: run `npm run generate`.\n';
const shared = {
  scalars: {
    ...{ Date: 'string', DateTime: 'string', URL: 'string', ID: { input: 'string', output: 'string' } },
    ...{ _Any: 'unknown', FieldSet: 'string', link__Import: 'string' },
  },
  strictScalars: true,
  skipTypename: true,
  useTypeImports: true,
};

/** Paths of the `.graphql` files below a folder, sorted, so that the output does not depend on the file system. */
async function graphqlFiles(folder) {
  const entries = await readdir(join(root, folder), { recursive: true });
  return entries
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => join(folder, name).split(sep).join('/'))
    .sort();
}

async function parseFile(path) {
  return { location: path, document: parse(new Source(await readFile(join(root, path), 'utf8'), path)) };
}

/** Types of the whole SDL: enums as unions of string literals; days are numbers and instants Dates within the server. */
function serverTypes(schema, filename) {
  return codegen({
    filename,
    schema,
    documents: [],
    config: {
      ...shared,
      scalars: { ...shared.scalars, Date: 'number', DateTime: 'Date' },
      enumsAsTypes: true,
      maybeValue: 'T | null',
      inputMaybeValue: 'T | null | undefined',
    },
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
  });
}

const documentConfig = {
  ...shared,
  enumType: 'string-literal',
  documentMode: 'documentNode',
  optimizeDocumentNode: true,
};

/** Typed documents: for each operation its variables, its answer and its `TypedDocumentNode`. */
function typedDocuments(schema, documents, filename) {
  return codegen({
    ...{ filename, schema, documents, config: documentConfig },
    plugins: [{ 'typescript-operations': {} }, { 'typed-document-node': {} }],
    pluginMap: { 'typescript-operations': typescriptOperations, 'typed-document-node': typedDocumentNode },
  });
}

/** The types of operations alone, which need no other package. */
function operationTypes(schema, documents, filename) {
  return codegen({
    ...{ filename, schema, documents, config: documentConfig },
    plugins: [{ 'typescript-operations': {} }],
    pluginMap: { 'typescript-operations': typescriptOperations },
  });
}

/** The documents alone, with their types from a module beside them. */
function documentsBeside(schema, documents, filename, types) {
  return codegen({
    ...{ filename, schema, documents },
    config: { ...documentConfig, importOperationTypesFrom: 'Types' },
    plugins: [{ add: { content: `import type * as Types from '${types}';` } }, { 'typed-document-node': {} }],
    pluginMap: {
      add: { plugin: (_schema, _documents, { content }) => ({ prepend: [content], content: '' }) },
      'typed-document-node': typedDocumentNode,
    },
  });
}

/** Writes the file, or with `--check` says whether it differs. Returns true where the file on disk was up to date. */
async function settle(path, text, check) {
  const full = join(root, path);
  const before = await readFile(full, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (before === text) return true;
  if (check) {
    console.error(`${path} is not what schema/ makes: run \`npm run generate\``);
    return false;
  }
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, text);
  console.log(`wrote ${path}`);
  return false;
}

/** What a TypeScript module exports that imports nothing but types. */
function run(source) {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);
}

/**
 * The dashboard's operations in the format of Apollo's persisted queries: the very texts that urql sends, for a server
 * that is to answer these alone compares texts. Those of GraphiQL's examples are left out: it is closed there.
 */
async function manifestOf(documentsModule, documents) {
  const pages = documents.filter(({ location }) => location.startsWith('web/src/queries/'));
  const names = new Set(pages.flatMap(({ document }) => document.definitions.map(({ name }) => name?.value)));
  const operations = Object.values(await run(documentsModule)).flatMap((document) => {
    const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
    if (!operation || !names.has(operation.name.value)) return [];
    const body = stringifyDocument(document);
    const id = createHash('sha256').update(body).digest('hex');
    return [{ id, name: operation.name.value, type: operation.operation, body }];
  });
  return `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, null, 2)}\n`;
}

/** The enums of the SDL, from the one place where every word of the roll stands. */
async function vocabularySdl() {
  const { VOCABULARIES } = await run(await readFile(join(root, 'src/domain/vocabulary.ts'), 'utf8'));
  const described = (text, indent) => `${indent}${JSON.stringify(text)}\n`;
  const enums = Object.entries(VOCABULARIES).map(([name, { sdl, terms }]) => {
    const values = Object.entries(terms).map(([word, term]) => `${described(term.sdl, '  ')}  ${word}\n`);
    return `${described(sdl, '')}enum ${name} {\n${values.join('')}}\n`;
  });
  return `# Made by scripts/generate.mjs from src/domain/vocabulary.ts. Do not edit: run \`npm run generate\`.\n${enums.join('\n')}`;
}

/** The operations and fragments below a folder; ends the run where they do not fit the schema. */
async function validDocuments(schema, folder) {
  const documents = await Promise.all((await graphqlFiles(folder)).map(parseFile));
  const errors = documents.flatMap(({ location, document }) => {
    const fragments = documents.filter((other) => other.location !== location);
    const all = concatAST([
      document,
      ...fragments.map((other) => ({
        ...other.document,
        definitions: other.document.definitions.filter((definition) => definition.kind === 'FragmentDefinition'),
      })),
    ]);
    return validate(schema, all).filter((error) => !error.message.includes('is never used'));
  });
  if (errors.length > 0) {
    for (const error of errors) console.error(String(error));
    process.exit(1);
  }
  return documents;
}

async function main() {
  const check = process.argv.includes('--check');
  const vocabularyUpToDate = await settle('schema/vocabulary.graphql', await vocabularySdl(), check);
  const sdl = await Promise.all((await graphqlFiles('schema')).map(parseFile));
  const schemaDocument = concatAST(sdl.map((file) => file.document));
  // Extensions of Query are merged into it first: the plugins read a plain document of definitions.
  const schema = buildASTSchema(schemaDocument);
  const plainSchema = parse(printSchema(schema));

  const serverPath = 'src/generated/graphql.ts';
  let upToDate = await settle(
    serverPath,
    `${header + (await serverTypes(plainSchema, serverPath)).trimEnd()}\n`,
    check,
  );
  upToDate &&= vocabularyUpToDate;

  const pages = await validDocuments(schema, 'web/src');
  const webPath = 'web/src/generated/graphql.ts';
  const webText = `${header + (await typedDocuments(plainSchema, pages, webPath)).trimEnd()}\n`;
  const questions = await validDocuments(schema, 'clients/typescript/queries');
  const client = 'clients/typescript/src/generated';
  const types = await operationTypes(plainSchema, questions, `${client}/operations.ts`);
  const beside = await documentsBeside(plainSchema, questions, `${client}/documents.ts`, './operations.js');
  const { ERROR_CODES } = await run(await readFile(join(root, 'src/common/error-code.ts'), 'utf8'));
  for (const [path, text] of [
    [webPath, webText],
    ['schema/dashboard-operations.json', await manifestOf(webText, pages)],
    [`${client}/operations.ts`, `${header + types.trimEnd()}\n`],
    [`${client}/documents.ts`, `${header + beside.trimEnd()}\n`],
    [`${client}/texts.ts`, header + documentTexts(await run(beside))],
    [`${client}/cache-facts.ts`, header + cacheFacts(schema)],
    [`${client}/introspection.ts`, header + introspectionText(schema)],
    [`${client}/error-codes.ts`, header + errorCodes(ERROR_CODES)],
  ]) {
    upToDate = (await settle(path, text, check)) && upToDate;
  }
  if (check) {
    if (!upToDate) process.exit(1);
    console.log(`${relative(process.cwd(), root) || '.'}: generated files are up to date`);
  }
}

await main();
