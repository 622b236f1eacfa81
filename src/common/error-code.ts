/** Every code that `extensions.code` of an API error can hold; the README documents each. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'INVALID_PERIOD',
  'OVERLAPPING_PERIOD',
  'CONFLICT',
  'IMPORT_REJECTED',
  'QUERY_TOO_COMPLEX',
  'ANSWER_TOO_LARGE',
  'DEADLINE_PASSED',
  'UNTRUSTED_DOCUMENT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'DATABASE_UNAVAILABLE',
  'OVERLOADED',
  'RATE_LIMITED',
  'INTERNAL_SERVER_ERROR',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
