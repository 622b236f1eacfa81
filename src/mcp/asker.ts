import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import type { Settings } from '../config/settings.js';
import type { QuestionContext } from '../graphql/context.js';
import { costTree } from '../graphql/cost.js';
import { costOf, tooCostly } from '../graphql/limits.js';
import { sizesOf } from '../graphql/sizes.js';
import type { Ask } from './tool.js';

/** Every operation is written in the program, so that there are few. */
const documents = new Map<string, DocumentNode>();

function documentOf(operation: string): DocumentNode {
  let document = documents.get(operation);
  if (!document) {
    document = parse(operation);
    documents.set(operation, document);
  }
  return document;
}

/**
 * Asks the API within this process, by the fields that answer there and within the bounds of the context: no more may be
 * asked at once than of the API. Throws the first error.
 */
export function askerWithin(
  schema: GraphQLSchema,
  { maxQueryCost }: Pick<Settings, 'maxQueryCost'>,
  contextValue: QuestionContext,
): Ask {
  return async <T>(operation: string, variables: object = {}): Promise<T> => {
    const document = documentOf(operation);
    const variableValues = variables as Record<string, unknown>;
    const sizes = sizesOf(contextValue.snapshot);
    if (costOf(schema, document, null, variableValues, sizes) > maxQueryCost) {
      throw tooCostly(costTree(schema, document, null, variableValues, sizes), maxQueryCost);
    }
    const { data, errors } = await execute({ schema, document, contextValue, variableValues });
    const [error] = errors ?? [];
    if (error) throw error;
    return data as T;
  };
}
