import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import { IMMUTABLE } from '../http/edition.js';
import { REVISION_HEADER } from '../http/headers.js';
import { replyWithError } from '../http/reply-with-error.js';
import type { SnapshotStore } from '../roll/snapshot-store.js';

/** The least that a client will take: the `rollcall-revision` that it was given last. */
export const AT_LEAST_HEADER = 'rollcall-at-least';

/** Longer than a revision takes from one process to the next. */
const PATIENCE_MS = 3_000;
const LOOK_AGAIN_MS = 20;
const FORM = /^(\d{1,9})\.(\d{1,9})$/;
const ABOUT_THE_ROLL = /^\/(graphql|exports|charts|reports|sdmx|feeds)(?=[/?]|$)/;

/**
 * Lets a client that is answered now by one process and now by another never go back in time. A request that gives back
 * the `rollcall-revision` it was told waits until this process has come as far; where that takes more than three seconds it
 * is refused with 503 and `Retry-After`. Without the header nobody waits.
 */
export function neverBack(fastify: FastifyInstance, store: SnapshotStore): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const wanted = request.headers[AT_LEAST_HEADER];
    if (wanted === undefined || !ABOUT_THE_ROLL.test(request.url)) return done();
    const [, revision, releases] = FORM.exec(String(wanted)) ?? [];
    if (revision === undefined) {
      replyWithError(
        reply,
        badInput(
          AT_LEAST_HEADER,
          `${AT_LEAST_HEADER} is "${wanted}", but must be a ${REVISION_HEADER} as it was given`,
        ),
      );
      return;
    }
    const there = () =>
      store.current.newest.id >= Number(revision) && store.current.releases.length >= Number(releases);
    if (there()) return done();
    waitFor(there).then((came) => {
      if (came) return done();
      const message = `this server is at ${howFar(store)}, and has not come to ${wanted} within ${PATIENCE_MS / 1000} s; try again`;
      replyWithError(reply.header('retry-after', 1), new RollcallError('DATABASE_UNAVAILABLE', message));
    }, done);
  });
  // When it is sent, not when it was asked: what is told may be newer than what answered, never older.
  fastify.addHook('onSend', (request, reply, payload, done) => {
    // What lasts rests on no revision that is the newest, and would still say so in a year.
    const lasts = reply.getHeader('cache-control') === IMMUTABLE;
    if (ABOUT_THE_ROLL.test(request.url) && !lasts) reply.header(REVISION_HEADER, howFar(store));
    done(null, payload);
  });
}

function howFar({ current }: SnapshotStore): string {
  return `${current.newest.id}.${current.releases.length}`;
}

async function waitFor(there: () => boolean): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    await sleep(LOOK_AGAIN_MS);
    if (there()) return true;
  }
  return false;
}
