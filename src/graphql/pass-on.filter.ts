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
    const [status, message] = refused ? [error.getStatus(), error.message] : [500, 'internal error'];
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>().code(status);
    if (!/^\/graphql(\?|$)/.test(http.getRequest<FastifyRequest>().url)) return reply.send({ error: message });
    const code = refused ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
    return reply.send({ errors: [{ message, extensions: { code } }] });
  }
}
