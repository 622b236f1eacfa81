import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { ClientGone, HeavyQueue } from '../common/heavy-queue.js';
import { isLockTimeout, lastRevision, type Revision, WRITER_LOCK, writersBusy } from './revision.js';

/** How long a writer waits for another one before it says so, in seconds. */
const LONGEST_WAIT_SECONDS = 5;
/** Writers of this process that wait for their turn; each but the first waits without a connection. */
const MOST_WAITING = 50;

/** A transaction that may write to the roll: no other one does meanwhile. */
export interface Writing {
  /** The connection, for the record, which is written by SQL. */
  readonly client: PoolClient;
  /** The same connection, for entities. */
  readonly entities: EntityManager;
  /** The newest revision; null: nothing was ever recorded. */
  readonly last: Revision | null;
}

/** Opens transactions in which the roll may be written, one after the other, in whichever process. */
@Injectable()
export class RollWriter {
  private readonly queue = new HeavyQueue('recordings', 1, MOST_WAITING);

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Does the work and keeps what it wrote.
   *
   * @throws RollcallError CONFLICT where another writer did not end in time; what the work threw, and nothing is written
   */
  write<T>(work: (writing: Writing) => Promise<T>): Promise<T> {
    return this.run(work, 'COMMIT');
  }

  /** Does the work and takes back what it wrote, whatever came of it. Throws as {@link write} does. */
  suppose<T>(work: (writing: Writing) => Promise<T>): Promise<T> {
    return this.run(work, 'ROLLBACK');
  }

  private async run<T>(work: (writing: Writing) => Promise<T>, end: 'COMMIT' | 'ROLLBACK'): Promise<T> {
    // Writers of this process queue here, so that they do not hold connections that readers need while they wait in the
    // database for writers of other processes.
    const leave = await this.queue.enter(AbortSignal.timeout(1_000 * LONGEST_WAIT_SECONDS)).catch((error: unknown) => {
      throw error instanceof ClientGone ? writersBusy(LONGEST_WAIT_SECONDS, error) : error;
    });
    try {
      return await this.transaction(work, end);
    } finally {
      leave();
    }
  }

  private async transaction<T>(work: (writing: Writing) => Promise<T>, end: 'COMMIT' | 'ROLLBACK'): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      try {
        // One way to the database and back: it is taken by every change.
        await client.query(
          `SET LOCAL lock_timeout = '${LONGEST_WAIT_SECONDS}s'; SELECT pg_advisory_xact_lock(${WRITER_LOCK})`,
        );
        const result = await work({ client, entities: runner.manager, last: await lastRevision(client) });
        if (end === 'COMMIT') await runner.commitTransaction();
        return result;
      } finally {
        // Where the connection broke there is nothing left to take back, and what was thrown says so.
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      }
    } catch (error) {
      throw isLockTimeout(error) ? writersBusy(LONGEST_WAIT_SECONDS, error) : error;
    } finally {
      await runner.release();
    }
  }
}
