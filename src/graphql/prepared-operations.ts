import type { ApolloServerPlugin } from '@apollo/server';
import { Inject, Injectable } from '@nestjs/common';
import { type DocumentNode, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { byteCache, documentBytes } from '../common/caches.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { Reads } from '../database/reads.js';
import type { Snapshot } from '../roll/snapshot.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { type AnswerWriter, answerWriter, switchesOf } from './answer-writer.js';
import { boundsOf } from './bounds.js';
import { type QuestionContext, questionContext } from './context.js';
import { costOf } from './limits.js';
import { namesItsData, restsOnThePast } from './pinned.js';
import { sizesOf } from './sizes.js';

/** An operation that passed validation, and its writers by the values of its switches. */
interface Prepared {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly switches: readonly string[];
  /** Whether every question of it may name its data, so that its variables are to be looked at. */
  readonly pinned: boolean;
  readonly writers: Map<string, AnswerWriter | null>;
  /** Bytes under which it is kept; its writers may have grown since. */
  bytes: number;
}

/** What a request asks, as it says it itself. */
export interface Asked {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** Of one operation: with many switches there could be any number. */
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
    @Inject(SnapshotStore) private readonly store: SnapshotStore,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  /** Lets Apollo tell of every operation that it is about to execute, whose limits were checked before. */
  plugin(): ApolloServerPlugin<QuestionContext> {
    const remember = this.remember.bind(this);
    return {
      async requestDidStart() {
        return {
          async executionDidStart({ schema, document, operation, request, contextValue }) {
            // Who shows a token is answered by Apollo alone, and so is whoever changes something. Where the document has
            // no operation of the name that is asked for, there is none, whatever the type says.
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
  isOfThePast({ query, operationName, variables }: Asked, snapshot: Snapshot): boolean {
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
      const write = writerOf(operation, values);
      const bounds = boundsOf(request, this.settings);
      const text = write && (await write(values, questionContext(this.store, this.reads, bounds)));
      this.weigh(key, operation);
      return text;
    } catch {
      return null;
    }
  }
}

/** Throws NotFaultless where the variables do not fit. */
function writerOf(operation: Prepared, values: Record<string, unknown>): AnswerWriter | null {
  const { schema, document, operationName, switches, writers } = operation;
  const key = JSON.stringify(switches.map((name) => values[name]));
  let writer = writers.get(key);
  if (writer === undefined) {
    writer = answerWriter(schema, document, operationName, values);
    if (writers.size >= WRITERS_KEPT) writers.clear();
    writers.set(key, writer);
  }
  return writer;
}

function keyOf(query: string, operationName: unknown): string {
  return operationName == null ? query : `${operationName}\n${query}`;
}
