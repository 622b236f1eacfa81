import type { FastifyInstance } from 'fastify';
import type { SnapshotStore } from '../roll/snapshot-store.js';

/** The phase of the server's life. Once it is ending, `/readyz` says so, and balancers stop sending questions. */
export class Lifecycle {
  private isEnding = false;
  private readonly endings: (() => void)[] = [];

  get ending(): boolean {
    return this.isEnding;
  }

  end(): void {
    this.isEnding = true;
    for (const ending of this.endings.splice(0)) ending();
  }

  /** Has something done as soon as it is ending. */
  onEnd(ending: () => void): void {
    this.endings.push(ending);
  }
}

/**
 * `/livez`: 200 as long as the event loop turns; restart the process where it does not answer.
 *
 * `/readyz`: 200 where questions are answered from data known to be the newest, else 503 with the reason: PostgreSQL has
 * been silent for longer than ROLLCALL_FRESH_SECONDS, what it recorded could not be loaded for as long, or the server is
 * ending. While a newer revision is being loaded the server is ready: it answers from the one before, whole and at once.
 */
export function serveHealth(fastify: FastifyInstance, store: SnapshotStore, lifecycle: Lifecycle): void {
  fastify.get('/livez', (_, reply) => reply.header('cache-control', 'no-store').send({ alive: true }));
  fastify.get('/readyz', (_, reply) => {
    const { fresh, ageSeconds, reason } = store.freshness;
    const ready = fresh && !lifecycle.ending;
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({
        ready,
        revision: store.current.newest.id,
        ageSeconds,
        databaseAway: store.databaseAway,
        reason: lifecycle.ending ? 'the server is ending' : reason,
      });
  });
}
