import type { Pool, PoolClient } from 'pg';
import { RollcallError } from '../common/rollcall-error.js';
import { socketOf } from './database-watch.js';

/**
 * Keeps questions from waiting for a database that is known to be away: while it is closed, every wish for a connection
 * is refused at once, and whatever waits for an answer is broken off.
 */
export class PoolGuard {
  private readonly clients = new Set<PoolClient>();
  private closed = false;

  constructor(pool: Pool) {
    // Whenever one is given out, not when it is made: the pool has some from before, of the import at start.
    pool.on('acquire', (client) => this.clients.add(client));
    pool.on('remove', (client) => this.clients.delete(client));
    const connect = pool.connect.bind(pool) as (callback?: Callback) => unknown;
    const guarded = (callback?: Callback): unknown => {
      if (!this.closed) return connect(callback);
      if (!callback) return Promise.reject(databaseAway());
      process.nextTick(callback, databaseAway(), undefined, () => undefined);
      return undefined;
    };
    (pool as { connect: unknown }).connect = guarded;
  }

  /** Breaks off all statements and refuses further ones. */
  close(): void {
    this.closed = true;
    // With an error, of which the pool hears: it lets go of the connection.
    for (const client of this.clients) socketOf(client).destroy(new Error('Connection terminated: no answer'));
  }

  open(): void {
    this.closed = false;
  }
}

type Callback = (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void;

function databaseAway(): RollcallError {
  return new RollcallError(
    'DATABASE_UNAVAILABLE',
    'the database cannot be reached at present; try again, or ask for what is answered from memory',
  );
}
