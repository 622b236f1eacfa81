import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/**
 * Hands errors of resolvers on to `formatError`, which decides what goes out and what is logged: Nest's own filter would
 * log every wrong argument with its stack. Outside GraphQL only Nest's own errors arise here (an unknown address).
 */
@Catch()
export class PassOnFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    const status = error instanceof HttpException ? error.getStatus() : 500;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    return reply.code(status).send({ error: error instanceof HttpException ? error.message : 'internal error' });
  }
}
