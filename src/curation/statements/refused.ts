import type { ProblemCode } from '../../datapackage/types.js';

/** A problem with a change before any row of it was made. */
export interface StatementProblem {
  readonly place: number;
  readonly field: string | null;
  readonly code: ProblemCode;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** What a change does not let be read further: it is noted as a problem. */
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
