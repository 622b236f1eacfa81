import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  isNonNullType,
  TypeInfo,
  type ValidationRule,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Settings } from '../config/settings.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { costTree, type FieldCost, heaviest, sizingArguments, sizingKey } from './cost.js';
import { shapeFault, shortened } from './query-shape.js';
import { type Sizes, sizesOf } from './sizes.js';

/** The most faults of one document that are reported. */
export const MOST_FAULTS = 20;

/** How an operation came: subscriptions are answered over a socket alone, all others by HTTP alone. */
export type Way = 'http' | 'socket';

/** Limits of a document's form as a validation rule; the limit of tokens is the parser's own. */
export function limitRules(settings: Settings, way: Way): ValidationRule[] {
  return [shapeRule(settings), answeredOn(way)];
}

/**
 * Checks the document's form before any other rule visits it. Where it is over a limit the document is emptied, so that the
 * other rules find nothing: some take time in proportion to the square of what the limit bounds, and they would report a
 * hundred faults that hide the one that matters. Emptying is safe: the document is of this request alone, and not cached.
 */
function shapeRule(settings: Settings): ValidationRule {
  return (context) => {
    const document = context.getDocument() as { definitions: unknown };
    const fault = shapeFault(context.getDocument(), settings);
    if (fault) {
      document.definitions = [];
      context.reportError(
        fault.limited === 'cycle'
          ? new GraphQLError(fault.message)
          : tooComplex(fault.message, fault.limit, fault.limited),
      );
    }
    return {};
  };
}

/**
 * Refuses operations that this way does not answer. Otherwise a missing operation type would only be noticed when graphql-js
 * executes it, and be reported as a fault of the server; and Apollo would execute a subscription as if it were a query.
 */
function answeredOn(way: Way): ValidationRule {
  return (context) => ({
    OperationDefinition(node) {
      const { operation } = node;
      if (way === 'http' && operation === 'subscription') {
        const message =
          'subscriptions are answered over a WebSocket at this address, by the protocol graphql-transport-ws';
        context.reportError(new GraphQLError(message, { nodes: [node] }));
      } else if (!context.getSchema().getRootType(operation)) {
        context.reportError(new GraphQLError(`there is no ${operation} here`, { nodes: [node] }));
      }
    },
  });
}

function tooComplex(
  message: string,
  limit: number,
  limited: string,
  details: Record<string, unknown> = {},
): GraphQLError {
  const extensions = { code: 'QUERY_TOO_COMPLEX', limited, limit, ...details, http: { status: 400 } };
  return new GraphQLError(message, { extensions });
}

/** What is kept of a document: what it costs, by the variables that can change that. It goes with the document. */
interface Costs {
  sizes: Sizes;
  readonly sizing: readonly ValueNode[];
  readonly needed: readonly Needed[];
  readonly byVariables: Map<string, number>;
}
/** A nullable variable that stands where null is not allowed: it may be left out, but not be null. */
interface Needed {
  readonly variable: string;
  readonly type: string;
}
const COSTS_KEPT = 100;
const costsOf = new WeakMap<DocumentNode, Costs>();

/**
 * What the answer to a validated operation may cost, in bytes of an answer: its own, and those that could be written in
 * the time that it takes to work it out. A document that was asked of the same snapshot before, with lists and pages of
 * the same lengths, is not looked at again.
 *
 * @throws GraphQLError for a variable that is null where a value must stand
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Record<string, unknown>,
  sizes: Sizes,
): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  let costs = costsOf.get(document);
  if (!costs) {
    costs = {
      sizes,
      sizing: sizingArguments(document),
      needed: neededVariables(schema, document),
      byVariables: new Map(),
    };
    costsOf.set(document, costs);
  }
  if (costs.sizes !== sizes || costs.byVariables.size >= COSTS_KEPT) {
    costs.sizes = sizes;
    costs.byVariables.clear();
  }
  for (const { variable, type } of costs.needed) {
    if (variables[variable] === null) throw mustNotBeNull(variable, type);
  }
  const key = `${sizingKey(costs.sizing, operation, variables, sizes)}${operation.name?.value ?? ''}`;
  let cost = costs.byVariables.get(key);
  if (cost === undefined) {
    cost = costTree(schema, document, operationName, variables, sizes).cost;
    costs.byVariables.set(key, cost);
  }
  return cost;
}

function neededVariables(schema: GraphQLSchema, document: DocumentNode): Needed[] {
  const needed: Needed[] = [];
  const typeInfo = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      const type = typeInfo.getInputType();
      if (isNonNullType(type)) needed.push({ variable: name.value, type: String(type) });
    },
  });
  visit(document, visitor);
  return needed;
}

function mustNotBeNull(variable: string, type: string): GraphQLError {
  return new GraphQLError(`Variable "$${variable}" must not be null where a value of type "${type}" is expected.`, {
    extensions: { code: 'BAD_USER_INPUT', argument: variable, http: { status: 400 } },
  });
}

/** The refusal of an operation that costs more than the limit: which field makes it so, and what to ask instead. */
export function tooCostly(tree: FieldCost, limit: number): GraphQLError {
  const worst = heaviest(tree);
  const path = shortened(worst.path || 'the query');
  const [cost, field] = [inMegabytes(tree.cost), inMegabytes(worst.cost)];
  const message =
    `the query may cost ${cost}, more than the ${inMegabytes(limit)} allowed: ` +
    `'${path}' makes ${field} of it, with up to ${worst.count.toLocaleString('en')} values. ${instead(tree, worst)}`;
  const details = { field: path, cost: Math.round(tree.cost), fieldCost: Math.round(worst.cost), values: worst.count };
  return tooComplex(message, limit, 'cost', details);
}

function instead(tree: FieldCost, worst: FieldCost): string {
  const trail = trailTo(tree, worst);
  const paged = trail.findLast((field) => field.paged);
  const advice = paged
    ? `Ask for smaller pages of '${shortened(paged.path)}' (a smaller \`first\`), and for the next with \`after\``
    : `Ask for fewer initiatives or groups, without the lists within '${shortened(trail.at(-2)?.path || worst.path)}'`;
  return `${advice}; whole tables come as files from /exports/ (see the README).`;
}

function trailTo(tree: FieldCost, wanted: FieldCost): FieldCost[] {
  const trail = [tree];
  for (let at = tree; at !== wanted; ) {
    at = at.children.find((child) => wanted.path === child.path || wanted.path.startsWith(`${child.path}.`))!;
    if (!at) break;
    trail.push(at);
  }
  return trail;
}

function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  if (!Number.isFinite(megabytes)) return 'endless MB';
  return `${megabytes >= 10 ? Math.round(megabytes).toLocaleString('en') : megabytes.toPrecision(2)} MB`;
}

/** Refuses an operation whose answer could cost more than the limit. */
export function costLimit({ maxQueryCost }: Settings, store: SnapshotStore): ApolloServerPlugin {
  let schema: GraphQLSchema;
  return {
    async serverWillStart(service) {
      schema = service.schema;
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document, operationName }) {
          const variables = request.variables ?? {};
          const sizes = sizesOf(store.current);
          if (costOf(schema, document, operationName, variables, sizes) <= maxQueryCost) return;
          throw tooCostly(costTree(schema, document, operationName, variables, sizes), maxQueryCost);
        },
      };
    },
  };
}
