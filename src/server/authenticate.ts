import type { FastifyInstance, FastifyReply } from 'fastify';
import { RollcallError } from '../common/rollcall-error.js';
import { fromSqlError } from '../database/sql-errors.js';
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
      const known = error instanceof RollcallError ? error : fromSqlError(error);
      if (!known) throw error;
      return refuse(reply, known);
    }
  });
}

function refuse(reply: FastifyReply, { code, message, details }: RollcallError): FastifyReply {
  if (code === 'UNAUTHENTICATED') {
    reply.code(401).header('www-authenticate', 'Bearer realm="rollcall", error="invalid_token"');
  } else reply.code(code === 'FORBIDDEN' ? 403 : 503);
  return reply
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { ...details, code } }] });
}
