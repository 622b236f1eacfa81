import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ASKED_AGAIN, etagOf, isKnown, vary } from './edition.js';

/**
 * What every answer to a GET or HEAD has that no route thought of: `Cache-Control` (a store must ask before it uses the
 * answer again; what is refused is kept nowhere), `Vary`, and, where its bytes are at hand, an ETag and 304. Routes whose
 * answers are streams say by which edition they are known (`Answer`). Register it behind the hooks of routes that know
 * better. `compressed` are the types that are sent compressed to whoever takes them so.
 */
export function knownAgain(fastify: FastifyInstance, compressed: RegExp): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!asksToRead(request)) return done(null, payload);
    if (reply.statusCode >= 400) {
      reply.removeHeader('etag');
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      return done(null, payload);
    }
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', ASKED_AGAIN);
    if (/\bno-store\b/.test(String(reply.getHeader('cache-control')))) return done(null, payload);
    if (compressed.test(String(reply.getHeader('content-type') ?? ''))) vary(reply, 'accept-encoding');
    const atHand = typeof payload === 'string' || payload instanceof Uint8Array;
    if (reply.statusCode !== 200 || !atHand || payload.length === 0) return done(null, payload);
    const etag = reply.getHeader('etag') ?? etagOf(payload);
    reply.header('etag', etag);
    if (!isKnown(request.headers['if-none-match'], String(etag))) return done(null, payload);
    reply.code(304).removeHeader('content-length');
    // Fastify would give the length of a text to a HEAD, and knows no other way to leave it out.
    done(null, asksHeaders(request) ? Readable.from([]) : null);
  });
}

/** Whether an answer may be kept. */
export function asksToRead({ raw: { method } }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whether only the headers are asked for, so that nothing need be made. */
export function asksHeaders({ raw: { method } }: FastifyRequest): boolean {
  return method === 'HEAD';
}
