import { EventEmitter } from 'node:events';
import type { Pool } from 'pg';
import { PoolGuard } from './pool-guard.js';

/** A connection that knows whether it was broken off. */
function connection() {
  const stream = { brokenOff: false, destroy: () => (stream.brokenOff = true) };
  return { connection: { stream } };
}

describe('PoolGuard', () => {
  test('a statement on a connection that the pool had before the guard came is broken off too', () => {
    const pool = Object.assign(new EventEmitter(), { connect: () => undefined });
    const older = connection();
    pool.emit('connect', older);
    const guard = new PoolGuard(pool as unknown as Pool);
    pool.emit('acquire', older);
    guard.close();
    expect(older.connection.stream.brokenOff).toBe(true);
  });

  test('a connection that the pool has let go of is left alone', () => {
    const pool = Object.assign(new EventEmitter(), { connect: () => undefined });
    const gone = connection();
    const guard = new PoolGuard(pool as unknown as Pool);
    pool.emit('acquire', gone);
    pool.emit('remove', gone);
    guard.close();
    expect(gone.connection.stream.brokenOff).toBe(false);
  });
});
