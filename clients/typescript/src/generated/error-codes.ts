// Made by scripts/generate.mjs from schema/*.graphql. Do not edit: run `npm run generate`.
export const SERVER_CODES = [
  "BAD_USER_INPUT",
  "NOT_FOUND",
  "INVALID_PERIOD",
  "OVERLAPPING_PERIOD",
  "CONFLICT",
  "IMPORT_REJECTED",
  "QUERY_TOO_COMPLEX",
  "ANSWER_TOO_LARGE",
  "DEADLINE_PASSED",
  "UNTRUSTED_DOCUMENT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "DATABASE_UNAVAILABLE",
  "OVERLOADED",
  "RATE_LIMITED",
  "INTERNAL_SERVER_ERROR"
] as const;
