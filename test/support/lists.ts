import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import type { TestApp } from './app.js';

/** A list that has pages, as the SDL has it. */
export interface PagedField {
  readonly type: string;
  readonly field: string;
  /** What it may be ordered by; null where its order is its meaning. */
  readonly orders: readonly string[] | null;
}

/** Every field of the schema that has pages. */
export function pagedFields(schema: GraphQLSchema): PagedField[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields())
      .filter(({ args }) => args.some(({ name }) => name === 'first'))
      .map(({ name, args }) => {
        const orderBy = args.find((arg) => arg.name === 'orderBy')?.type;
        const input = isListType(orderBy) ? schema.getType(String(orderBy.ofType).replace('!', '')) : undefined;
        const fields = isInputObjectType(input) ? input.getFields().field : undefined;
        const words = fields && schema.getType(String(fields.type).replace('!', ''));
        const orders = isEnumType(words) ? words.getValues().map((value) => value.name) : null;
        return { type: type.name, field: name, orders };
      });
  });
}

/** Every list of objects that is given whole. */
export function wholeLists(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') && !type.name.endsWith('Connection')
      ? Object.values(type.getFields())
          .filter((field) => isListType(getNullableType(field.type)) && !isLeafType(getNamedType(field.type)))
          .map((field) => `${type.name}.${field.name}`)
      : [],
  );
}

export function schemaOf({ app }: TestApp): GraphQLSchema {
  return app.get(GraphQLSchemaHost).schema;
}
