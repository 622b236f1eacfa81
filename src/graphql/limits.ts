import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { Settings } from '../config/settings.js';
import { DEFAULT_PER_PAGE } from './connection.js';

const MOST_DIRECTIVES = 50;

/** Limits of depth, aliases and directives as validation rules; the limit of tokens is the parser's own. */
export function limitRules({ maxQueryDepth, maxAliases }: Settings): ValidationRule[] {
  return [
    maxDepthRule(limit('nests too deeply', maxQueryDepth)),
    maxAliasesRule({ ...limit('has too many aliases', maxAliases), allowList: [] }),
    maxDirectivesRule(limit('has too many directives', MOST_DIRECTIVES)),
    queriesOnly,
  ] as ValidationRule[];
}

/** graphql-js would find out only when it executes a mutation that the schema has none, as if that were our fault. */
const queriesOnly: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation === OperationTypeNode.QUERY) return;
    context.reportError(new GraphQLError(`there are queries only, no ${node.operation}`, { nodes: [node] }));
  },
});

function limit(fault: string, most: number) {
  return {
    n: most,
    propagateOnRejection: false,
    onReject: [
      (context: unknown) => {
        (context as ValidationContext).reportError(tooComplex(`the query ${fault}: at most ${most}`, most));
      },
    ],
  };
}

function tooComplex(message: string, most: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX', limit: most, http: { status: 400 } } });
}

/** One for each field, and a connection as often as its page is long: the most values that the answer may hold. */
const estimate: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const paged = field.args.some(({ name }) => name === 'first');
  const size = paged ? ((args.first ?? args.last ?? DEFAULT_PER_PAGE) as number) : 1;
  return 1 + Math.max(0, size) * childComplexity;
};

/** Costs of the operations of one document, by their name and the variables that can change them. */
type Costs = Map<string, number>;
const COSTS_KEPT = 1_000;
const MOST_FIELDS = 10_000;

/**
 * What an operation costs depends on its text and on its whole numbers (lengths of pages), switches (`@include`) and
 * nulls (which stand in the way of a default), not on the other variables.
 */
function costKey(operationName: string | null, variables: Record<string, unknown>): string {
  const relevant = Object.entries(variables).filter(
    ([, value]) => value === null || typeof value === 'number' || typeof value === 'boolean',
  );
  return JSON.stringify([operationName, relevant]);
}

/** Costs by document: Apollo keeps documents by their text, and the costs go with them. */
const costsOf = new WeakMap<DocumentNode, Costs>();

/**
 * The most values that the answer to an operation may hold; 0 where its variables do not fit: the execution then refuses
 * it before anything is asked, and names all of them.
 *
 * @throws GraphQLError for an argument without the value that it must have, and for more fields than are counted
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Record<string, unknown>,
): number {
  let costs = costsOf.get(document);
  if (!costs || costs.size >= COSTS_KEPT) {
    costs = new Map();
    costsOf.set(document, costs);
  }
  const key = costKey(operationName, variables);
  let cost = costs.get(key);
  if (cost === undefined) {
    const operation = operationName ? { operationName } : {};
    try {
      cost = getComplexity({
        schema,
        query: document,
        variables,
        ...operation,
        estimators: [estimate],
        maxQueryNodes: MOST_FIELDS,
      });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const [node] = error.nodes ?? [];
      if (node?.kind === Kind.VARIABLE_DEFINITION) return 0;
      if (!node)
        throw tooComplex(
          'the query holds too many fields, those of fragments counted wherever they stand',
          MOST_FIELDS,
        );
      throw new GraphQLError(error.message, {
        nodes: error.nodes,
        extensions: { ...error.extensions, code: 'BAD_USER_INPUT', http: { status: 400 } },
      });
    }
    costs.set(key, cost);
  }
  return cost;
}

/** Refuses an operation whose answer could hold more values than the limit. */
export function costLimit({ maxQueryCost }: Settings): ApolloServerPlugin {
  let schema: GraphQLSchema;
  return {
    async serverWillStart(service) {
      schema = service.schema;
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document, operationName }) {
          const cost = costOf(schema, document, operationName, request.variables ?? {});
          if (cost > maxQueryCost) {
            const message = `the query may ask for ${cost} values, more than the ${maxQueryCost} allowed: ask for smaller pages`;
            throw tooComplex(message, maxQueryCost);
          }
        },
      };
    },
  };
}
