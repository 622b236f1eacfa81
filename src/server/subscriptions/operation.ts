import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { RollcallError } from '../../common/rollcall-error.js';
import type { Settings } from '../../config/settings.js';
import { costTree } from '../../graphql/cost.js';
import { costOf, limitRules, MOST_FAULTS, tooCostly } from '../../graphql/limits.js';
import { proposalsNamed } from '../../graphql/live-plugin.js';
import { sizesOf } from '../../graphql/sizes.js';
import type { TrustedDocuments } from '../../graphql/trusted/trusted-documents.js';
import type { SnapshotStore } from '../../roll/snapshot-store.js';
import { trustedText } from '../trusted-only.js';

/** What operations are held to, whoever sends them. */
export interface OperationLimits {
  readonly schema: () => GraphQLSchema;
  readonly store: SnapshotStore;
  readonly settings: Settings;
  /** The operations that are answered; null = every one is. */
  readonly trusted: TrustedDocuments | null;
}

/**
 * What is asked over a socket, held to the limits of what is asked over HTTP, and a subscription.
 *
 * @throws RollcallError or GraphQLError for what is not; `faults` of a GraphQLError that stands for several
 */
export function operationOf(
  { query, operationName, variables, extensions, ...ids }: SubscribePayload,
  { schema: schemaOf, store, settings, trusted }: OperationLimits,
): { readonly args: ExecutionArgs } | { readonly faults: readonly GraphQLError[] } {
  const schema = schemaOf();
  const text = trusted === null ? query : textIn(trusted, { query, extensions, ...ids });
  const document = parsed(text, settings.maxTokens);
  if (document instanceof GraphQLError) return { faults: [marked(document, 'GRAPHQL_PARSE_FAILED')] };
  const name = operationName ?? null;
  const operation = getOperationAST(document, name);
  if (operation && operation.operation !== 'subscription') {
    return {
      faults: [badRequest(`over the socket only subscriptions are answered: ask a ${operation.operation} by HTTP`)],
    };
  }
  const rules = [...limitRules(settings, 'socket'), ...specifiedRules];
  const faults = validate(schema, document, rules, { maxErrors: MOST_FAULTS });
  if (faults.length > 0) return { faults: faults.map((fault) => marked(fault, 'GRAPHQL_VALIDATION_FAILED')) };
  if (!operation) return { faults: [badRequest('the document holds no operation of that name')] };
  if (proposalsNamed(document, variables ?? {}).size > 0) {
    throw new RollcallError('BAD_USER_INPUT', 'a subscription tells what was recorded, and supposes no proposal', {
      argument: 'counting.proposal',
    });
  }
  const sizes = sizesOf(store.current);
  if (costOf(schema, document, name, variables ?? {}, sizes) > settings.maxQueryCost) {
    throw tooCostly(costTree(schema, document, name, variables ?? {}, sizes), settings.maxQueryCost);
  }
  return { args: { schema, document, operationName: name, variableValues: variables } };
}

function textIn(trusted: TrustedDocuments, asked: Parameters<typeof trustedText>[0]): string {
  const outcome = trustedText(asked, trusted);
  if ('text' in outcome) return outcome.text;
  throw new RollcallError('UNTRUSTED_DOCUMENT', outcome.refused, outcome.details);
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

function parsed(text: string, maxTokens: number): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** As Apollo marks the faults of a document; refusals of our own say what they are. */
function marked(fault: GraphQLError, code: string): GraphQLError {
  fault.extensions.code ??= code;
  return fault;
}
