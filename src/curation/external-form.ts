import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import type { StatedChange } from './statements/inputs.js';

/**
 * Changes as clients send them, from what graphql-js made of them: days are texts again, and what was left out has the
 * defaults of the schema. So they are stored and read wherever they come from.
 */
export function statedChanges(schema: GraphQLSchema, changes: readonly unknown[]): StatedChange[] {
  const type = schema.getType('ChangeInput') as GraphQLInputType;
  return changes.map((change) => external(type, change) as StatedChange);
}

function external(type: GraphQLInputType, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (isNonNullType(type)) return external(type.ofType as GraphQLInputType, value);
  if (isListType(type)) return (value as unknown[]).map((item) => external(type.ofType as GraphQLInputType, item));
  if (isScalarType(type)) return type.serialize(value);
  if (!isInputObjectType(type)) return value;
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([name, item]) => [name, external(fields[name]!.type, item)]),
  );
}
