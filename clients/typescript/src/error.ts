import { SERVER_CODES } from './generated/error-codes.js';

/**
 * What went wrong: a code of the server (`extensions.code`, see the README of Rollcall), a code of its GraphQL library,
 * or what only a client can see: NETWORK (nobody answered), NOT_ROLLCALL (an answer that is none of this API),
 * NO_RELEASE (there is none to pin).
 */
export type ErrorCode =
  | (typeof SERVER_CODES)[number]
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'NETWORK'
  | 'NOT_ROLLCALL'
  | 'NO_RELEASE';

/** Further facts about an error, as far as they are known. */
export interface ErrorFacts {
  /** The argument that is wrong, such as `counting.release`. */
  readonly argument?: string | undefined;
  /** Where in the answer it happened. */
  readonly path?: readonly (string | number)[] | undefined;
  /** Status of HTTP. */
  readonly status?: number | undefined;
  /** After how many seconds to ask again. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** An error of the server or on the way to it. Tell them apart by `code`; the message is for people. */
export class RollcallError extends Error {
  override readonly name = 'RollcallError';
  readonly code: ErrorCode;
  readonly argument: string | undefined;
  readonly path: readonly (string | number)[] | undefined;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = code;
    this.argument = facts.argument;
    this.path = facts.path;
    this.status = facts.status;
    this.retryAfter = facts.retryAfter;
  }
}
