import { ApolloServer, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  type DocumentNode,
  defaultFieldResolver,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { QuestionContext } from '../src/graphql/context.js';
import { writerFor } from '../src/graphql/writer.js';

export type Variables = Readonly<Record<string, unknown>>;

/** Answers a question with the JSON of its answer. */
export type Way = (variables: Variables) => Promise<string>;

/** The ways of executing an operation that came before: what is compiled, parsed or kept is so when the way is made. */
export class Ways {
  /** The schema as graphql-jit needs it. */
  private readonly resolving: GraphQLSchema;
  private readonly servers: ApolloServer<QuestionContext & BaseContext>[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    /** The context of a request that begins now. */
    private readonly context: () => QuestionContext,
  ) {
    this.resolving = withResolvers(schema);
  }

  /** By name; those that can not answer the question are left out. `first` are variables of it. */
  async of(query: string, first: Variables): Promise<Map<string, Way>> {
    const document = parse(query);
    const ways: [string, Way | null][] = [
      ['writer', this.writer(document, first)],
      ['graphql-jit', this.jit(document)],
      ['graphql-jit, own JSON', this.jitStringify(document)],
      ['graphql-js', this.js(document)],
      ['Apollo, graphql-jit', await this.apollo(query, 'jit')],
      ['Apollo, graphql-js', await this.apollo(query, 'js')],
    ];
    return new Map(ways.filter((entry): entry is [string, Way] => entry[1] !== null));
  }

  /** What compiles an operation, by the way that it is compiled for. */
  compilers(query: string, first: Variables): Readonly<Record<string, () => unknown>> {
    const document = parse(query);
    return {
      writer: () => writerFor(this.schema, document, null, first),
      'graphql-jit': () => compiled(this.resolving, document),
    };
  }

  async stop(): Promise<void> {
    for (const server of this.servers.splice(0)) await server.stop();
  }

  /** No question of the bench has `@skip` or `@include`, so that one writer does for all values. */
  private writer(document: DocumentNode, first: Variables): Way {
    const write = writerFor(this.schema, document, null, first)!;
    return (variables) => {
      const context = this.context();
      return write(variables, context, context.bounds);
    };
  }

  private jit(document: DocumentNode): Way {
    const { query } = compiled(this.resolving, document);
    return async (variables) => JSON.stringify(faultless(await query(undefined, this.context(), variables)));
  }

  /** Null where graphql-jit knows no JSON of one of the answer's types, as of every scalar that is a schema's own. */
  private jitStringify(document: DocumentNode): Way | null {
    const made = compileQuery(this.resolving, document, undefined, { customJSONSerializer: true });
    if (!isCompiledQuery(made)) return null;
    const { query, stringify } = made;
    return async (variables) => stringify(faultless(await query(undefined, this.context(), variables)));
  }

  private js(document: DocumentNode): Way {
    const { schema } = this;
    return async (variableValues) =>
      JSON.stringify(faultless(await execute({ schema, document, variableValues, contextValue: this.context() })));
  }

  /** Through Apollo's pipeline, where Apollo keeps the document, and graphql-jit what it compiled. */
  private async apollo(query: string, by: 'js' | 'jit'): Promise<Way> {
    const { schema, resolving } = this;
    const kept = new Map<string, CompiledQuery>();
    const gateway = {
      onSchemaLoadOrUpdate: (tell: (schemas: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void) => {
        tell({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => undefined;
      },
      load: async () => ({
        executor: async ({ queryHash, document, context, request }: Executed) => {
          const operation = kept.get(queryHash) ?? compiled(resolving, document);
          kept.set(queryHash, operation);
          return (await operation.query(undefined, context, request.variables)) as never;
        },
      }),
      stop: async () => undefined,
    };
    const server = new ApolloServer<QuestionContext & BaseContext>({
      ...(by === 'jit' ? { gateway } : { schema }),
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
      ],
      stopOnTerminationSignals: false,
    });
    await server.start();
    this.servers.push(server);
    return async (variables) => {
      const { body } = await server.executeOperation({ query, variables }, { contextValue: this.context() });
      if (body.kind !== 'single') throw new Error('an answer in parts');
      return JSON.stringify(faultless(body.singleResult as ExecutionResult));
    };
  }
}

/** What Apollo tells an executor. */
interface Executed {
  readonly queryHash: string;
  readonly document: DocumentNode;
  readonly context: unknown;
  readonly request: { readonly variables?: Record<string, unknown> };
}

/**
 * graphql-jit takes a property without a resolver as it stands: it neither calls a method nor awaits a promise there, and
 * the API's views have both.
 */
function withResolvers(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, name) => {
      if (field.resolve && field.resolve !== defaultFieldResolver) return field;
      const resolve: GraphQLFieldResolver<Record<string, unknown>, unknown> = (source, args, context) => {
        const value = source[name];
        // As graphql-js calls it: the method of its object.
        return typeof value === 'function' ? value.call(source, args, context) : value;
      };
      return { ...field, resolve };
    },
  });
}

function compiled(schema: GraphQLSchema, document: DocumentNode): CompiledQuery {
  const made = compileQuery(schema, document);
  if (isCompiledQuery(made)) return made;
  throw new Error(`graphql-jit can not compile: ${JSON.stringify(made.errors)}`);
}

/** The result of an execution; throws where it has errors. */
export function faultless({ data, errors }: ExecutionResult): { data: unknown } {
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return { data };
}
