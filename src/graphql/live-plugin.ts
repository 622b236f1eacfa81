import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, visit } from 'graphql';
import { RollcallError } from '../common/rollcall-error.js';
import { identifierIn } from '../questions/state.js';
import { type RollsOfProposals, withSupposed } from '../roll/supposed.js';
import type { QuestionContext } from './context.js';

/** Fields at the root whose answers rest on more than what is recorded. */
const LIVE = new Set(['proposal', 'proposals']);

/**
 * Makes the rolls of the proposals that an operation supposes, before any field is answered. Answers that rest on proposals
 * change without a new revision, so they are marked never to be cached.
 */
export function livePlugin(rolls: RollsOfProposals): ApolloServerPlugin<QuestionContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          const variables = request.variables ?? {};
          const nodes = nodesAsked(document, variables);
          const named = new Map([
            ...nodes.flatMap(proposalIn).map((name) => [name, 'id.proposal'] as const),
            ...[...proposalsNamed(document, variables)].map((name) => [name, 'counting.proposal'] as const),
          ]);
          if (named.size > 0) {
            const snapshot = withSupposed(contextValue.snapshot, await rolls.named(named, new Date()).catch(refuse));
            Object.assign(contextValue, { snapshot });
          }
          const isNode = nodes.some((id) => id.startsWith('Proposal:'));
          if (named.size > 0 || isNode || asksLive(document, operation)) Object.assign(contextValue, { isLive: true });
        },
        async willSendResponse({ response, contextValue }) {
          if (contextValue?.isLive) response.http.headers.set('cache-control', 'no-store');
        },
      };
    },
  };
}

/** What is wrong with the question itself is a refusal of it, not a fault of the server. */
function refuse(error: unknown): never {
  if (!(error instanceof RollcallError)) throw error;
  const { message, code, details } = error;
  throw new GraphQLError(message, {
    originalError: error,
    extensions: { ...details, code, http: { status: code === 'DATABASE_UNAVAILABLE' ? 503 : 400 } },
  });
}

/**
 * What the operation writes for `CountingInput.proposal`, in its text or its variables. No other input has a field of that
 * name.
 */
export function proposalsNamed(document: DocumentNode, variables: Readonly<Record<string, unknown>>): Set<string> {
  const names = new Set<string>();
  const add = (value: unknown) => {
    if (typeof value === 'string' || typeof value === 'number') names.add(String(value));
  };
  visit(document, {
    ObjectField({ name, value }) {
      if (name.value !== 'proposal') return;
      if (value.kind === Kind.STRING || value.kind === Kind.INT) add(value.value);
      else if (value.kind === Kind.VARIABLE) add(variables[value.name.value] ?? defaultOf(document, value.name.value));
    },
  });
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth === 0) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'proposal' && !Array.isArray(value)) add(inner);
      else look(inner, depth - 1);
    }
  };
  // Inputs that may name a proposal are nested no deeper than this.
  look(Object.values(variables), 4);
  return names;
}

/** The identifiers that the operation asks `node` for. */
function nodesAsked(document: DocumentNode, variables: Readonly<Record<string, unknown>>): string[] {
  const ids: string[] = [];
  visit(document, {
    Field({ name, arguments: given }) {
      if (name.value !== 'node') return;
      const { value } = given?.find((argument) => argument.name.value === 'id') ?? {};
      if (value?.kind === Kind.STRING) ids.push(value.value);
      if (value?.kind !== Kind.VARIABLE) return;
      const id = variables[value.name.value] ?? defaultOf(document, value.name.value);
      if (typeof id === 'string') ids.push(id);
    },
  });
  return ids;
}

/** The proposal that an identifier names behind its key; none for a malformed identifier, which `node` itself refuses. */
function proposalIn(id: string): string[] {
  const proposal = identifierIn(id)?.state.proposal;
  return proposal == null ? [] : [proposal];
}

function defaultOf(document: DocumentNode, variable: string): unknown {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const declared = definition.variableDefinitions?.find((each) => each.variable.name.value === variable);
    if (declared?.defaultValue && 'value' in declared.defaultValue) return declared.defaultValue.value;
  }
  return undefined;
}

/** Whether a field at the root, also of a fragment, is among those that are live. */
function asksLive(document: DocumentNode, operation: OperationDefinitionNode | undefined): boolean {
  if (!operation) return false;
  let isLive = false;
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const look = ({ selections }: OperationDefinitionNode['selectionSet'], seen: ReadonlySet<string>): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) isLive ||= LIVE.has(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet, seen);
      else if (!seen.has(selection.name.value)) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) look(fragment.selectionSet, new Set([...seen, selection.name.value]));
      }
    }
  };
  look(operation.selectionSet, new Set());
  return isLive;
}
