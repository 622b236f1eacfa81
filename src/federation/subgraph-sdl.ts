import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefinitionNode, Kind, parse, print } from 'graphql';
import { projectRoot } from '../config/project-root.js';

/** What is there for gateways alone, and what composition knows by itself. */
const FOR_GATEWAYS: ReadonlySet<string> = new Set([
  ...['_Any', '_Entity', '_Service', 'FieldSet', 'link__Import', 'link__Purpose', 'link', 'key', 'shareable'],
]);

/** The SDL of `schema/` as a supergraph is composed from it. */
export function subgraphSdl(): string {
  const folder = join(projectRoot(), 'schema');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort();
  const { definitions } = parse(files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n'));
  return definitions.flatMap((definition) => withoutMachinery(definition)).join('\n\n');
}

function withoutMachinery(definition: DefinitionNode): string[] {
  if ('name' in definition && definition.name && FOR_GATEWAYS.has(definition.name.value)) return [];
  if (definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return [print(definition)];
  const { fields = [] } = definition;
  const own = fields.filter(({ name }) => name.value !== '_entities' && name.value !== '_service');
  if (own.length === 0 && fields.length > 0) return [];
  return [print({ ...definition, fields: own })];
}
