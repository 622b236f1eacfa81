import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Hands errors of resolvers on to `formatError`, which decides what goes out and what is logged: Nest's own filter would
 * log every wrong argument with its stack. Otherwise only Nest's own errors arise here (an unknown address, a body that is
 * no JSON); those of the API have the shape of its answers.
 */
@Catch()
export class PassOnFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    const refused = error instanceof HttpException;
    const http = host.switchToHttp();
    const { headers, routeOptions } = http.getRequest<FastifyRequest>();
    const status = refused ? error.getStatus() : 500;
    const message = refused ? messageOf(error, headers['content-type']) : 'internal error';
    const reply = http.getResponse<FastifyReply>().code(status);
    if (routeOptions.url !== '/graphql') return reply.send({ error: message });
    const code = refused ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
    return reply.send({ errors: [{ message, extensions: { code } }] });
  }
}

/** What Fastify says of a type of body that nobody reads names neither the type nor the one that is read. */
function messageOf(error: HttpException, type = ''): string {
  if (error.getStatus() !== 415) return error.message;
  return `a body of type ${JSON.stringify(type.slice(0, 100))} is not read here: send application/json`;
}
