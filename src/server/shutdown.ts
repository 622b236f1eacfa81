import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../common/log.js';
import type { Lifecycle } from './lifecycle.js';

/** How long `/readyz` says 503 while questions are still taken, so that a balancer that asks now and then can see it. */
const NOTICE_MS = 1_000;
/** What of the time is kept for the database, which writes what it holds when it ends. */
const CLOSE_MS = 1_500;

/** Has every answer that goes out while the server is ending ask for its connection to be closed. */
export function closeConnectionsWhenEnding(fastify: FastifyInstance, lifecycle: Lifecycle): void {
  fastify.addHook('onRequest', (_, reply, done) => {
    if (lifecycle.ending) reply.header('connection', 'close');
    done();
  });
}

export interface ShutdownOptions {
  readonly app: NestFastifyApplication;
  readonly lifecycle: Lifecycle;
  /** How long the end may take; work in hand is cut a little before. */
  readonly deadlineMs: number;
  /** Whether a balancer may be asking, who must first see that the server is not ready. */
  readonly noticeMs: number;
  readonly log: Log;
}

/**
 * Ends the server in order: `/readyz` first, then no new connections, then the work in hand, whose connections are cut
 * in time for the database and its children, which end last. Resolves when all is done, or at the deadline
 * whatever is not done.
 */
export async function shutDown({ app, lifecycle, deadlineMs, noticeMs, log }: ShutdownOptions): Promise<void> {
  const began = performance.now();
  const left = (beforeMs: number) => Math.max(0, began + deadlineMs - beforeMs - performance.now());
  lifecycle.end();
  await sleep(Math.min(noticeMs, deadlineMs / 4));
  const server = app.getHttpServer() as import('node:http').Server;
  const cut = setTimeout(() => {
    log.warn('Work in hand was not done in time; its connections are cut.');
    server.closeAllConnections();
  }, left(CLOSE_MS));
  const closed = app.close().then(
    () => true,
    (error: unknown) => {
      log.error(`The server did not end as it should: ${error instanceof Error ? error.message : String(error)}`);
      return true;
    },
  );
  const late = new AbortController();
  const tooLate = sleep(left(0), false, { signal: late.signal }).catch(() => false);
  const done = await Promise.race([closed, tooLate]);
  late.abort();
  clearTimeout(cut);
  if (!done) log.warn('The database did not end in time; it is left to end by itself.');
}

/**
 * Shuts down at SIGTERM, SIGINT (Ctrl-C: nobody needs notice of it) and SIGHUP, then ends the process with 0. The same
 * signal a second time is left to the embedded database, which ends at once what it can.
 */
export function shutDownOnSignals(options: Omit<ShutdownOptions, 'noticeMs'>): void {
  let begun = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (begun) return;
      begun = true;
      const noticeMs = signal === 'SIGTERM' ? NOTICE_MS : 0;
      void shutDown({ ...options, noticeMs }).then(() => process.exit(0));
    });
  }
}
