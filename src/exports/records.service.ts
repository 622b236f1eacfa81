import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { HeavyQueue } from '../common/heavy-queue.js';
import { Reads } from '../database/reads.js';
import { historyOf } from '../history/printed-versions.js';
import type { Snapshot } from '../roll/snapshot.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { releaseDiff } from './release-diff.js';

/** Answers that are made at a time: each reads the database and works in one piece. */
const AT_A_TIME = 1;
const MOST_WAITING = 8;

/**
 * What was recorded, as the command line prints it for machines. Rejects with OVERLOADED where too many are asked for, and
 * with ClientGone where `gone` tells that nobody waits any longer.
 */
@Injectable()
export class Records {
  private readonly queue = new HeavyQueue('records', AT_A_TIME, MOST_WAITING);

  constructor(
    private readonly store: SnapshotStore,
    private readonly reads: Reads,
  ) {}

  history(subject: string, gone: AbortSignal): Promise<object> {
    return this.inTurn(gone, (pool, snapshot) => historyOf(pool, snapshot, subject));
  }

  releaseDiff(from: string, to: string, gone: AbortSignal): Promise<object> {
    return this.inTurn(gone, (pool, snapshot) => releaseDiff(pool, snapshot, from, to));
  }

  private inTurn<T>(gone: AbortSignal, work: (pool: Pool, snapshot: Snapshot) => Promise<T>): Promise<T> {
    return this.queue.run(gone, () => {
      const snapshot = this.store.current;
      return work(this.reads.poolAt(snapshot.newest.id), snapshot);
    });
  }
}
