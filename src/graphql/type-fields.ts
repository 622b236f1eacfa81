import { Injectable, SetMetadata } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { GraphQLScalarType } from 'graphql';

/** By type: the functions that answer its fields, or its `__resolveType`; a scalar stands for itself. */
type FieldsByType = Readonly<Record<string, GraphQLScalarType | Readonly<Record<string, unknown>>>>;

/** Resolves an interface or a union whose members say which type they are. */
export const BY_TYPENAME = { __resolveType: ({ __typename }: { readonly __typename: string }) => __typename };

const TYPE_FIELDS = 'rollcall:type_fields';

/**
 * Says on a module which fields of the API's types it answers, besides those at the root that its resolvers have. They are
 * plain functions of a view, not methods called through Nest's container: a list of a thousand facts calls them ten thousand
 * times, and guards at the root have checked already who may ask (docs/decisions/06-fields-are-functions.md).
 */
export const AnswersFields = (...fields: readonly FieldsByType[]) => SetMetadata(TYPE_FIELDS, fields);

/** What the modules of the application answer, put together. */
@Injectable()
export class TypeFields {
  constructor(private readonly modules: ModulesContainer) {}

  /** Of a type that two modules answer, the fields of both; a field that both answer is a fault of the program. */
  all(): Record<string, GraphQLScalarType | Record<string, unknown>> {
    const byType: Record<string, GraphQLScalarType | Record<string, unknown>> = {};
    for (const { metatype } of this.modules.values()) {
      const registered: readonly FieldsByType[] = (metatype && Reflect.getMetadata(TYPE_FIELDS, metatype)) ?? [];
      for (const [type, fields] of registered.flatMap((each) => Object.entries(each))) {
        const before = byType[type];
        if (before && (isScalar(before) || isScalar(fields))) throw new Error(`the type ${type} is answered twice`);
        const twice = Object.keys(fields).find((field) => before && field in before);
        if (twice) throw new Error(`${type}.${twice} is answered by two modules`);
        byType[type] = isScalar(fields) ? fields : { ...(before as object), ...fields };
      }
    }
    return byType;
  }
}

function isScalar(fields: object): fields is GraphQLScalarType {
  return 'parseLiteral' in fields;
}
