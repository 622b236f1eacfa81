import { type DefinitionNode, Kind, parse, print } from 'graphql';
import { readSdl } from '../graphql/sdl.js';

/** What is there for gateways alone, and what composition knows by itself. */
const FOR_GATEWAYS: ReadonlySet<string> = new Set([
  ...['_Any', '_Entity', '_Service', 'FieldSet', 'link__Import', 'link__Purpose', 'link', 'key', 'shareable'],
]);

/** The SDL of `schema/` as a supergraph is composed from it. */
export function subgraphSdl(): string {
  const { definitions } = parse(readSdl());
  return definitions.flatMap((definition) => withoutMachinery(definition)).join('\n\n');
}

function withoutMachinery(definition: DefinitionNode): string[] {
  if ('name' in definition && definition.name && FOR_GATEWAYS.has(definition.name.value)) return [];
  if (definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return [print(definition)];
  const { fields = [] } = definition;
  const ownFields = fields.filter(({ name }) => name.value !== '_entities' && name.value !== '_service');
  if (ownFields.length === 0 && fields.length > 0) return [];
  return [print({ ...definition, fields: ownFields })];
}
