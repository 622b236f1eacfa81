import type { ApolloServerPlugin } from '@apollo/server';
import { Inject, Injectable } from '@nestjs/common';
import { type DocumentNode, execute, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { type AnswerWriter, switchesOf } from '../../packages/answer-writer/src/index.js';
import { byteCache, documentBytes } from '../common/caches.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import type { Snapshot } from '../roll/snapshot.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { boundsOf } from './bounds.js';
import { type QuestionContext, questionContext } from './context.js';
import { isLarge, jsonInSteps } from './json-in-steps.js';
import { costOf } from './limits.js';
import { namesItsData, restsOnThePast } from './pinned.js';
import { sizesOf } from './sizes.js';
import { writerFor } from './writer.js';

/** An operation that passed validation, and its writers by the values of its switches. */
interface Prepared {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly switches: readonly string[];
  /** Whether every question of it may name its data, so that its variables are to be looked at. */
  readonly pinned: boolean;
  readonly writers: Map<string, AnswerWriter<QuestionContext> | null>;
  /** Bytes under which it is kept; its writers may have grown since. */
  bytes: number;
}

/** What a request asks, as it says it itself. */
export interface OperationRequest {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** The most writers that are kept of one operation: with many `@skip` and `@include` there could be any number. */
const WRITERS_KEPT = 16;

/**
 * Operations that Apollo has parsed and validated against the limits before. When one comes again, its answer is written
 * without another way through Apollo and graphql-js, which costs more than most answers. Whatever is not a faultless
 * answer (unknown operations, errors, a cost above the limit) is left to them, and they say so as they always do. Only
 * queries are prepared, and they are answered as to anybody: whoever shows a token never comes here.
 */
@Injectable()
export class PreparedOperations {
  private readonly operations = byteCache<Prepared>('operations');

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly store: SnapshotStore,
    private readonly reads: Reads,
  ) {}

  /** Lets Apollo tell of every operation that it is about to execute, whose limits were checked before. */
  plugin(): ApolloServerPlugin<QuestionContext> {
    const remember = this.remember.bind(this);
    return {
      async requestDidStart() {
        return {
          async executionDidStart({ schema, document, operation, request, contextValue }) {
            // Requests with a token, live questions and mutations are left to Apollo. `operation` is undefined where the
            // document has none of the requested name, whatever its type says.
            if (contextValue.viewer || contextValue.isLive || operation?.operation !== OperationTypeNode.QUERY) return;
            // Only what was sent whole can be recognised by its text when it comes again.
            if (request.query) remember(request.query, schema, document, request.operationName ?? null);
          },
        };
      },
    };
  }

  private remember(query: string, schema: GraphQLSchema, document: DocumentNode, operationName: string | null): void {
    const key = keyOf(query, operationName);
    if (this.operations.find(this, key)) return;
    const switches = switchesOf(document);
    const pinned = namesItsData(schema, document);
    this.weigh(key, { schema, document, operationName, switches, pinned, writers: new Map(), bytes: 0 });
  }

  /** Whether no later revision can change the faultless answer that a snapshot gave to what was asked. */
  isOfThePast({ query, operationName, variables }: OperationRequest, snapshot: Snapshot): boolean {
    const operation = typeof query === 'string' ? this.operations.find(this, keyOf(query, operationName)) : undefined;
    if (!operation?.pinned) return false;
    return restsOnThePast(operation.schema, operation.document, (variables ?? {}) as Record<string, unknown>, snapshot);
  }

  /** Keeps an operation with what it takes now, where that has changed. */
  private weigh(key: string, operation: Prepared): void {
    let bytes = documentBytes(key.length);
    for (const [values, writer] of operation.writers) bytes += 2 * values.length + (writer?.size.bytes ?? 0) + 500;
    if (bytes === operation.bytes) return;
    operation.bytes = bytes;
    this.operations.keep(this, key, operation, bytes);
  }

  /**
   * The JSON of a faultless answer to the body of a POST, or null where Apollo is to answer: it executes the operation
   * anew, so that what went wrong here comes to light there; a request that came to a bound has none left there either.
   */
  async answer(body: unknown, request: Parameters<typeof boundsOf>[0]): Promise<string | null> {
    const { query, operationName, variables, extensions } = (body ?? {}) as Record<string, unknown>;
    if (typeof query !== 'string' || extensions != null) return null;
    if (operationName != null && typeof operationName !== 'string') return null;
    if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) return null;
    const key = keyOf(query, operationName);
    const operation = this.operations.find(this, key);
    if (!operation) return null;
    const values = (variables ?? {}) as Record<string, unknown>;
    const { schema, document } = operation;
    try {
      const cost = costOf(schema, document, operation.operationName, values, sizesOf(this.store.current));
      if (cost > this.settings.maxQueryCost) return null;
      const context = questionContext(this.store, this.reads, boundsOf(request, this.settings));
      if (!this.settings.answerWriter) return await executed(operation, values, context);
      const write = writerOf(operation, values);
      const text = write && (await write(values, context, context.bounds));
      this.weigh(key, operation);
      return text;
    } catch {
      return null;
    }
  }
}

/** Throws NotFaultless where the variables do not fit. */
function writerOf(operation: Prepared, values: Record<string, unknown>): AnswerWriter<QuestionContext> | null {
  const { schema, document, operationName, switches, writers } = operation;
  const key = JSON.stringify(switches.map((name) => values[name]));
  let writer = writers.get(key);
  if (writer === undefined) {
    writer = writerFor(schema, document, operationName, values);
    if (writers.size >= WRITERS_KEPT) writers.clear();
    writers.set(key, writer);
  }
  return writer;
}

/** The JSON of the answer that graphql-js gives, null where it has errors. */
async function executed(
  { schema, document, operationName }: Prepared,
  variableValues: Record<string, unknown>,
  contextValue: QuestionContext,
): Promise<string | null> {
  const result = await execute({ schema, document, operationName, variableValues, contextValue });
  if (result.errors) return null;
  if (!isLarge(result)) return JSON.stringify(result);
  return contextValue.inSlices(jsonInSteps(result, (length) => contextValue.bounds.checkBytes(length)));
}

function keyOf(query: string, operationName: unknown): string {
  return operationName == null ? query : `${operationName}\n${query}`;
}
