import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type AnswerWriter, answerWriter } from '../../packages/answer-writer/src/index.js';
import type { QuestionContext } from './context.js';
import { resolverOf } from './sliced-lists.js';
import { TYPES_MADE_ONCE } from './views.js';

/** What the writer is to know of the API's schema. */
const OPTIONS = { resolverOf, unchanging: TYPES_MADE_ONCE };

/**
 * The writer of an operation of the API, see `answerWriter`; its pace is that of the request's bounds. Why it is not
 * graphql-js that answers: docs/decisions/07-second-executor.md.
 */
export function writerFor(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Record<string, unknown>,
): AnswerWriter<QuestionContext> | null {
  return answerWriter(schema, document, operationName, variables, OPTIONS);
}
