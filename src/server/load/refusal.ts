import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../../common/error-code.js';
import { rpcError } from '../mcp/rpc-error.js';

export interface Refusal {
  readonly status: 429 | 503;
  readonly code: ErrorCode;
  readonly message: string;
  /** When to ask again, seconds. */
  readonly retryAfter: number;
}

/** Prepares an answer that sends a request away; gives its body, in the shape of the API's errors, of the protocol of `/mcp`, or of the downloads'. */
export function refusal(request: FastifyRequest, reply: FastifyReply, refused: Refusal): object {
  const { status, code, message, retryAfter } = refused;
  reply
    .code(status)
    .header('retry-after', retryAfter)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8');
  request.errorCode = code;
  if (/^\/mcp(\?|$)/.test(request.url)) return rpcError(-32000, message, { code, retryAfter });
  const graphql = /^\/graphql(\?|$)/.test(request.url);
  return graphql ? { errors: [{ message, extensions: { code, retryAfter } }] } : { error: message, code, retryAfter };
}
