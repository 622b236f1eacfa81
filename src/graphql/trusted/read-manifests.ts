import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { projectRoot } from '../../config/project-root.js';
import { SettingsError } from '../../config/settings.js';
import { TrustedDocuments, type TrustedOperation } from './trusted-documents.js';

/** The dashboard's own operations; scripts/generate.mjs makes it of what its pages send. */
export const OWN_MANIFEST = join(projectRoot(), 'schema', 'dashboard-operations.json');

const APOLLO = 'apollo-persisted-query-manifest';
const TYPES = ['query', 'mutation', 'subscription'];

/**
 * The operations of the dashboard and of the manifests at `paths`; null where `paths` is, which trusts every operation.
 * A manifest is Apollo's (`{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{id, name, type,
 * body}]}`) or Relay's (`{id: text}`).
 *
 * @throws SettingsError naming each file that is wrong, with the place in it and the rule
 */
export function readTrustedDocuments(paths: readonly string[] | null): TrustedDocuments | null {
  if (paths === null) return null;
  const operations = new Map<string, { readonly text: string; readonly path: string }>();
  const problems: string[] = [];
  for (const path of [OWN_MANIFEST, ...paths]) {
    try {
      for (const { id, text } of readManifest(path)) {
        const other = operations.get(id);
        if (other && other.text !== text)
          throw new ManifestError(`the id "${id}"`, `must not stand for another text in ${other.path}`);
        operations.set(id, { text, path });
      }
    } catch (error) {
      if (!(error instanceof ManifestError)) throw error;
      problems.push(`ROLLCALL_TRUSTED_DOCUMENTS: in ${path}, ${error.message}`);
    }
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return new TrustedDocuments([...operations].map(([id, { text }]) => ({ id, text })));
}

class ManifestError extends Error {
  constructor(place: string, rule: string) {
    super(`${place} ${rule}`);
  }
}

function readManifest(path: string): TrustedOperation[] {
  const content = contentOf(path);
  if (!isRecord(content)) throw new ManifestError('the whole', 'must be an object in JSON');
  const operations = 'format' in content || 'operations' in content ? ofApollo(content) : ofRelay(content);
  if (operations.length === 0) throw new ManifestError('the list of operations', 'must not be empty');
  return operations;
}

function contentOf(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ManifestError('the file', `must be readable: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ManifestError('the text', `must be JSON: ${(error as Error).message}`);
  }
}

function ofApollo({ format, version, operations }: Record<string, unknown>): TrustedOperation[] {
  if (format !== APOLLO) throw new ManifestError('format', `is ${shown(format)}, but must be "${APOLLO}"`);
  if (version !== 1) throw new ManifestError('version', `is ${shown(version)}, but must be 1`);
  if (!Array.isArray(operations)) throw new ManifestError('operations', 'must be a list');
  const ids = new Map<string, string>();
  return operations.map((operation: unknown, index) => {
    const path = `operations[${index}]`;
    if (!isRecord(operation)) throw new ManifestError(path, 'must be an object');
    const { id, name, type, body } = operation;
    if (typeof id !== 'string' || id === '') throw new ManifestError(`${path}.id`, 'must be a text that is not empty');
    if (typeof name !== 'string') throw new ManifestError(`${path}.name`, 'must be a text');
    if (!TYPES.includes(type as string))
      throw new ManifestError(`${path}.type`, `is ${shown(type)}, but must be one of ${TYPES.join(', ')}`);
    const text = checked(`${path}.body`, body);
    if (ids.has(id) && ids.get(id) !== text)
      throw new ManifestError(`${path}.id`, `is "${id}", which an operation with another body has already`);
    ids.set(id, text);
    return { id, text };
  });
}

function ofRelay(content: Record<string, unknown>): TrustedOperation[] {
  return Object.entries(content).map(([id, text]) => {
    if (id === '') throw new ManifestError('an id', 'must not be empty');
    return { id, text: checked(`"${id}"`, text) };
  });
}

/** The text of an operation, if it is one. */
function checked(place: string, text: unknown): string {
  if (typeof text !== 'string')
    throw new ManifestError(place, `is ${shown(text)}, but must be the text of an operation`);
  let kinds: readonly string[];
  try {
    kinds = parse(text, { noLocation: true }).definitions.map(({ kind }) => kind);
  } catch (error) {
    throw new ManifestError(place, `must be GraphQL: ${(error as Error).message}`);
  }
  if (!kinds.includes(Kind.OPERATION_DEFINITION)) throw new ManifestError(place, 'must hold an operation');
  return text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return value === undefined ? 'not there' : JSON.stringify(value).slice(0, 60);
}
