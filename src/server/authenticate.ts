import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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

/**
 * Knows who asks `/graphql` before anything is read of what is asked: credentials that are wrong are refused with 401
 * for the whole request, whatever it asks. Without an `Authorization` header nobody is looked for, and nothing is waited
 * for. What is answered to whoever sent one is theirs alone. It stands in a hook and not in a guard, for answers that are
 * kept never come as far as Nest.
 */
export function authenticate(fastify: FastifyInstance, authenticator: Authenticator): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { authorization } = request.headers;
    if (authorization === undefined || !asksGraphql(request)) return done();
    authenticator.viewerOf(authorization, new Date()).then(
      (viewer) => {
        request.viewer = viewer;
        done();
      },
      (error: unknown) => refuse(reply, formatError({ message: '' }, error)),
    );
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    // Also of what the GraphQL server itself says about its errors.
    if (request.headers.authorization !== undefined && asksGraphql(request)) {
      reply.header('cache-control', 'private, no-store');
    }
    done(null, payload);
  });
}

/** By the route and not the address, which could be written in other ways. */
function asksGraphql({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === '/graphql';
}

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, DATABASE_UNAVAILABLE: 503 };

function refuse(reply: FastifyReply, error: GraphQLFormattedError): void {
  const { code, retryAfter } = error.extensions ?? {};
  if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer realm="rollcall", error="invalid_token"');
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
  reply
    .code(STATUS[String(code)] ?? 500)
    .type('application/json; charset=utf-8')
    .send({ errors: [error] });
}
