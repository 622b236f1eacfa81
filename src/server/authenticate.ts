import type { FastifyInstance, FastifyReply } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { formatError } from '../graphql/format-error.js';
import type { Authenticator } from '../identity/authenticator.js';
import type { Viewer } from '../identity/viewer.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, where a token was shown. */
    viewer?: Viewer;
  }
}

const GRAPHQL = /^\/graphql(?:\?|$)/;

/**
 * Knows who asks `/graphql` before anything is read of what is asked: credentials that are wrong are refused with 401
 * for the whole request, whatever it asks. Without an `Authorization` header nobody is looked for. It stands in a hook and
 * not in a guard, for answers that are kept never come as far as Nest.
 */
export function authenticate(fastify: FastifyInstance, authenticator: Authenticator): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const { authorization } = request.headers;
    if (authorization === undefined || !GRAPHQL.test(request.url)) return;
    try {
      request.viewer = await authenticator.viewerOf(authorization, new Date());
    } catch (error) {
      return refuse(reply, formatError({ message: '' }, error));
    }
  });
}

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, DATABASE_UNAVAILABLE: 503 };

function refuse(reply: FastifyReply, error: GraphQLFormattedError): FastifyReply {
  const { code, retryAfter } = error.extensions ?? {};
  if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer realm="rollcall", error="invalid_token"');
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
  return reply
    .code(STATUS[String(code)] ?? 500)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ errors: [error] });
}
