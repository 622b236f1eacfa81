import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { RollcallError } from '../common/rollcall-error.js';
import { fromSqlError } from '../database/sql-errors.js';

const log = new Logger('GraphQL');
/** Codes that Apollo and graphql-js give to faults of the request itself; they name no inner detail. */
const OF_THE_REQUEST = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'QUERY_TOO_COMPLEX',
]);
/** Refusals of our own, which say everything in their extensions. */
const OWN = new Set<unknown>(['QUERY_TOO_COMPLEX', 'DEADLINE_PASSED', 'ANSWER_TOO_LARGE']);

/**
 * Makes every error that leaves the API carry a documented `extensions.code`. Errors that are meant for people keep
 * their message; of all others only an id goes out, under which the log has the rest.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause =
    error instanceof GraphQLError && error.originalError instanceof RollcallError
      ? error.originalError
      : unwrapResolverError(error);
  const ours = cause instanceof RollcallError ? cause : fromSqlError(cause);
  if (ours) return answer(formatted, ours.message, { ...ours.details, code: ours.code });
  const tokens = tooManyTokens(formatted.message);
  if (tokens) return answer(formatted, tokens.message, tokens.extensions);
  const refusal = ownRefusal(cause);
  if (refusal) {
    const { http: _, ...extensions } = refusal.extensions;
    return answer(formatted, refusal.message, { ...argumentIn(formatted.message), ...extensions });
  }
  const code = isBadRequest(error) ? 'BAD_REQUEST' : String(formatted.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
  if (OF_THE_REQUEST.has(code)) {
    const extra = code === 'BAD_USER_INPUT' ? argumentIn(formatted.message) : {};
    return answer(formatted, inWords(formatted.message), { ...extra, code });
  }
  const id = randomUUID();
  log.error(`${id} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  return answer(formatted, `Something went wrong here; the log has it under ${id}.`, {
    code: 'INTERNAL_SERVER_ERROR',
    id,
  });
}

/** Longer than any of our messages, apart from the values that they repeat. */
const LONGEST_MESSAGE = 4000;

/** Shortens a long message in the middle: the value that was sent makes it long, and what is wrong is said at the ends. */
function withoutMiddle(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message;
  return `${message.slice(0, LONGEST_MESSAGE / 2)} … ${message.slice(-LONGEST_MESSAGE / 2)}`;
}

function answer(
  { locations, path }: GraphQLFormattedError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLFormattedError {
  return {
    message: withoutMiddle(message),
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions,
  };
}

/** The parser stops at the first token that is too many, and calls that a fault of syntax. */
function tooManyTokens(message: string) {
  const [, most] = /^Syntax Error: Document contains more that (\d+) tokens/.exec(message) ?? [];
  if (most === undefined) return null;
  return {
    message: `the query has more than the ${most} tokens (names, numbers, texts and signs) allowed`,
    extensions: { code: 'QUERY_TOO_COMPLEX', limited: 'tokens', limit: Number(most) },
  };
}

/** Rewords the message with which graphql-js gives up after many faults, which reads as if it were the fault itself. */
function inWords(message: string): string {
  return message.replace(
    /^Too many validation errors, error limit reached. Validation aborted.$/,
    'there are more faults than these; the others are not told of',
  );
}

/** A refusal by one of our own scalars or limits, however deep graphql-js and Apollo wrapped it. */
function ownRefusal(error: unknown): GraphQLError | null {
  for (let cause = error; cause instanceof GraphQLError; cause = cause.originalError) {
    const { code } = cause.extensions;
    if (OWN.has(code) || (code === 'BAD_USER_INPUT' && 'argument' in cause.extensions)) return cause;
  }
  return null;
}

/** A refusal of Apollo's to which it gives a status but no code, such as a hash that is not that of the query. */
function isBadRequest(error: unknown): boolean {
  const { code, http } = (error as Partial<GraphQLError>).extensions ?? {};
  const { status } = (http ?? {}) as { status?: number };
  return code === undefined && status !== undefined && status >= 400 && status < 500;
}

/** The variable or argument that graphql-js names in its message about a value that it could not take. */
function argumentIn(message: string): { argument?: string } {
  const match = /(?:Variable "\$|Argument ")(\w+)"(?:.*? at "([\w.[\]]+)")?/.exec(message);
  return match ? { argument: match[2] ?? match[1]! } : {};
}
