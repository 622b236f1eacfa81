import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Injectable } from '@nestjs/common';
import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { PreparedOperations } from './prepared-operations.js';

/** Operations that are kept compiled for one document: a document seldom holds more than one. */
type Compiled = Map<string, CompiledQuery | ExecutionResult>;

/**
 * Apollo Server with compiled execution: each operation becomes a function once (graphql-jit) instead of being
 * interpreted every time. It stands in the place that Apollo keeps for an executor of one's own, its gateway, so that
 * parsing, validation, limits, plugins and the formatting of errors stay Apollo's.
 */
@Injectable()
export class CompiledDriver extends ApolloDriver {
  @Inject(PreparedOperations) private readonly prepared!: PreparedOperations;

  override async start(options: ApolloDriverConfig): Promise<void> {
    // Nest's type leaves the gateway out, but hands all options on to Apollo Server.
    const gateway = compiledExecution(options.schema!, this.prepared);
    await super.start({ ...options, gateway } as ApolloDriverConfig);
  }
}

function compiledExecution(schema: GraphQLSchema, prepared: PreparedOperations): GatewayInterface {
  // Apollo keeps parsed documents by their text, so the same question comes as the same document; dropped with it.
  const compiled = new WeakMap<DocumentNode, Compiled>();
  const compile = (document: DocumentNode, operationName: string | undefined) => {
    let operations = compiled.get(document);
    if (!operations) {
      operations = new Map();
      compiled.set(document, operations);
    }
    const name = operationName ?? '';
    let query = operations.get(name);
    if (!query) {
      query = compileQuery(schema, document, operationName);
      operations.set(name, query);
    }
    return query;
  };
  return {
    async load() {
      return {
        executor: async ({ document, request, context }) => {
          const operationName = request.operationName ?? null;
          const query = compile(document, operationName ?? undefined);
          if (!isCompiledQuery(query)) return query as never;
          // Only what was sent whole can be recognised by its text when it comes again.
          if (request.query) prepared.remember(request.query, { schema, document, operationName, compiled: query });
          const result = await query.query(undefined, context, request.variables ?? {});
          return (result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result) as never;
        },
      };
    },
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    async stop() {},
  };
}

/** graphql-jit's errors lack the `extensions` that Apollo and graphql-js count on; their locations are kept. */
function asGraphQLError(error: GraphQLError): GraphQLError {
  if (error.extensions !== undefined) return error;
  const { message, path, originalError, locations } = error as GraphQLError;
  const complete = new GraphQLError(message, { path, originalError });
  return Object.defineProperty(complete, 'locations', { value: locations, enumerable: true });
}
