import { Inject, Injectable } from '@nestjs/common';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import pg from 'pg';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { questionContext } from './context.js';
import { costOf } from './limits.js';

interface Prepared {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly compiled: CompiledQuery;
}

const OPERATIONS_KEPT = 1_000;

/**
 * Operations that Apollo has parsed, validated against the limits and handed over for execution before. When one comes
 * again, it is executed without another way through Apollo, which costs more than most answers. Whatever is not a
 * faultless answer (unknown operations, errors, a cost above the limit) is left to Apollo, which says so as it always does.
 */
@Injectable()
export class PreparedOperations {
  private readonly operations = new Map<string, Prepared>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SnapshotStore) private readonly store: SnapshotStore,
    @Inject(pg.Pool) private readonly pool: pg.Pool,
  ) {}

  /** Keeps an operation that passed validation, by its text and name. */
  remember(query: string, operation: Prepared): void {
    if (this.operations.size >= OPERATIONS_KEPT) this.operations.delete(this.operations.keys().next().value!);
    this.operations.set(keyOf(query, operation.operationName), operation);
  }

  /** The JSON of a faultless answer to the body of a POST, or null where Apollo is to answer. */
  async answer(body: unknown): Promise<string | null> {
    const { query, operationName, variables, extensions } = (body ?? {}) as Record<string, unknown>;
    if (typeof query !== 'string' || extensions != null) return null;
    if (operationName != null && typeof operationName !== 'string') return null;
    if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) return null;
    const operation = this.operations.get(keyOf(query, operationName));
    if (!operation) return null;
    const values = (variables ?? {}) as Record<string, unknown>;
    const { schema, document, compiled } = operation;
    if (costOf(schema, document, operation.operationName, values) > this.settings.maxQueryCost) return null;
    const result: ExecutionResult = await compiled.query(undefined, questionContext(this.store, this.pool), values);
    return result.errors === undefined ? JSON.stringify(result) : null;
  }
}

function keyOf(query: string, operationName: string | null | undefined): string {
  return operationName == null ? query : `${operationName}\n${query}`;
}
