import type { ProblemCode } from '../../common/problems.js';

/** A problem with a change before any row of it was made. */
export interface StatementProblem {
  readonly changeIndex: number;
  readonly field: string | null;
  readonly code: ProblemCode;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** A problem of a change that stops its reading. The caller notes it. */
export class Refused extends Error {
  constructor(
    readonly field: string | null,
    readonly code: ProblemCode,
    message: string,
    readonly suggestions: readonly string[] = [],
  ) {
    super(message);
  }
}
