import { setTimeout as sleep } from 'node:timers/promises';
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql';
import type { ToldChange } from '../../changes/change-stream.js';
import { fromSqlError } from '../../database/sql-errors.js';
import { BoundsError } from '../../graphql/bounds.js';
import type { QuestionContext } from '../../graphql/context.js';

/** While PostgreSQL can not be reached, a change that needs it is answered again so often. */
const AGAIN_MS = 1_000;

/**
 * The results of a subscription: each change is answered from the newest snapshot, within bounds of its own, where
 * graphql-js would answer all from the context in which the subscription began. A change is passed over for no error:
 * where PostgreSQL is away it is waited for, and what else goes wrong is told in the change's place.
 */
export async function resultsOf(
  args: ExecutionArgs,
  contextNow: () => QuestionContext,
): Promise<ExecutionResult | AsyncGenerator<ExecutionResult, void, void>> {
  const changes = (await createSourceEventStream({ ...args, contextValue: contextNow() })) as
    | AsyncIterableIterator<ToldChange>
    | ExecutionResult;
  return Symbol.asyncIterator in changes ? new Results(args, contextNow, changes) : changes;
}

class Results implements AsyncGenerator<ExecutionResult, void, void> {
  private readonly ended = new AbortController();
  private readonly results: AsyncGenerator<ExecutionResult, void, void>;

  constructor(
    private readonly args: ExecutionArgs,
    private readonly contextNow: () => QuestionContext,
    private readonly changes: AsyncIterableIterator<ToldChange>,
  ) {
    this.results = this.answer();
  }

  next(): Promise<IteratorResult<ExecutionResult, void>> {
    return this.results.next();
  }

  /** What is waited for ends first: a generator that waits does not hear that it is to end. */
  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    this.ended.abort();
    await this.changes.return?.();
    return this.results.return();
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, void>> {
    this.ended.abort();
    await this.changes.return?.();
    return this.results.throw(error);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async *answer(): AsyncGenerator<ExecutionResult, void, void> {
    try {
      for await (const change of this.changes) {
        const result = await this.resultOf(change);
        if (result) yield result;
      }
    } catch (error) {
      // The last that is told: the protocol knows no other way to say why a subscription ended.
      yield {
        errors: [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })],
      };
    }
  }

  /** Null where the subscription was ended meanwhile. */
  private async resultOf(change: ToldChange): Promise<ExecutionResult | null> {
    while (!this.ended.signal.aborted) {
      const contextValue = this.contextNow();
      contextValue.history.things.indicators = change.indicators;
      const result = await execute({ ...this.args, rootValue: change, contextValue });
      if (!result.errors?.some(isOfDatabaseAway)) return bounded(result, contextValue);
      await sleep(AGAIN_MS, undefined, { signal: this.ended.signal }).catch(() => undefined);
    }
    return null;
  }
}

function isOfDatabaseAway({ originalError }: GraphQLError): boolean {
  return fromSqlError(originalError)?.code === 'DATABASE_UNAVAILABLE';
}

/** Work that came to a bound is told as a refusal, without a part of its data; so is a result that is too large. */
function bounded(result: ExecutionResult, { bounds }: QuestionContext): ExecutionResult {
  const refused = result.errors?.find(({ originalError }) => originalError instanceof BoundsError);
  if (refused) return { errors: [refused] };
  try {
    bounds.checkBytes(Buffer.byteLength(JSON.stringify(result)));
    return result;
  } catch (error) {
    if (!(error instanceof BoundsError)) throw error;
    return { errors: [new GraphQLError(error.message, { originalError: error })] };
  }
}
