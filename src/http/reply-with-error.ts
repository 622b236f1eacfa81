import { randomUUID } from 'node:crypto';
import { HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '../common/error-code.js';
import { RollcallError } from '../common/rollcall-error.js';
import { fromSqlError } from '../database/sql-errors.js';

const log = new Logger('Downloads');

/** The status that goes with a code; every other is 500. */
export const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  QUERY_TOO_COMPLEX: 422,
  DATABASE_UNAVAILABLE: 503,
  DEADLINE_PASSED: 503,
  OVERLOADED: 503,
};

/**
 * Answers with what went wrong: `{"error": message, "code": ..., "argument": ...}` and the status that goes with the
 * code, with `Retry-After` where it says when to ask again. An error of HTTP, which the API has no code for, has its status.
 * Of what is not meant for people only an id goes out, under which the log has the rest.
 */
export function replyWithError(reply: FastifyReply, error: unknown): FastifyReply {
  const apiError = error instanceof RollcallError ? error : fromSqlError(error);
  reply.removeHeader('etag').header('cache-control', 'no-store').type('application/json; charset=utf-8');
  if (apiError) {
    const { retryAfter } = apiError.details;
    if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
    return reply
      .code(STATUS[apiError.code] ?? 500)
      .send({ error: apiError.message, code: apiError.code, ...apiError.details });
  }
  if (error instanceof HttpException) return reply.code(error.getStatus()).send({ error: error.message });
  const id = randomUUID();
  log.error(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const message = `Something went wrong here; the log has it under ${id}.`;
  return reply.code(500).send({ error: message, code: 'INTERNAL_SERVER_ERROR', id });
}
