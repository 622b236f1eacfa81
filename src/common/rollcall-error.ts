import type { ErrorCode } from './error-code.js';

/**
 * An error whose message is meant for the person who asked: it names the value, the place and the rule.
 * `details` go to `extensions` of a GraphQL error, for example `{ argument: 'asOf' }`.
 */
export class RollcallError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** An argument that breaks a rule; `argument` is its path, for example `counting.release`. */
export function badInput(argument: string, message: string): RollcallError {
  return new RollcallError('BAD_USER_INPUT', message, { argument });
}
