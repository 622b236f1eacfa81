export type Severity = 'error' | 'warning';

/** What is wrong, where, with which value, by which rule. The typed line of every report. */
export interface Problem {
  readonly file: string;
  /** Line of the file; null where the problem is of the whole file. */
  readonly row: number | null;
  readonly column: string | null;
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly value: string | null;
  readonly message: string;
  /** Of a name that is not known: what may have been meant. Absent where nothing is near. */
  readonly suggestions?: readonly string[];
}

export type ProblemCode =
  | 'FILE_UNREADABLE'
  | 'DESCRIPTOR'
  | 'ENCODING'
  | 'TRUNCATED'
  | 'MALFORMED_CSV'
  | 'LAYOUT'
  | 'MISSING_COLUMN'
  | 'EXTRA_COLUMN'
  | 'DUPLICATE_COLUMN'
  | 'REQUIRED'
  | 'TYPE'
  | 'NOT_IN_LIST'
  | 'PATTERN'
  | 'RANGE'
  | 'UNKNOWN_COUNTRY'
  | 'UNKNOWN_PARTICIPANT'
  | 'AMBIGUOUS_PARTICIPANT'
  | 'UNKNOWN_REFERENCE'
  | 'AMBIGUOUS_REFERENCE'
  | 'INVALID_PERIOD'
  | 'OVERLAPPING_PERIOD'
  | 'DUPLICATE_KEY'
  | 'CONFLICTING_ROWS'
  | 'CONTRADICTING_CLAIM'
  | 'EXPECTATION';

/** Thrown where a whole file or descriptor cannot be used; says everything that is wrong with it, not only the first thing. */
export class DataPackageError extends Error {
  override readonly name = 'DataPackageError';

  constructor(readonly problems: readonly Problem[]) {
    super(formatProblems(problems));
  }
}

/** A problem with its defaults: an error of the whole file, without a value. */
export function problem(
  file: string,
  code: ProblemCode,
  message: string,
  place: {
    row?: number | null;
    column?: string | null;
    value?: string | null;
    severity?: Severity;
    suggestions?: readonly string[];
  } = {},
): Problem {
  const { row = null, column = null, value = null, severity = 'error', suggestions = [] } = place;
  return { file, row, column, code, severity, value, message, ...(suggestions.length > 0 ? { suggestions } : {}) };
}

/** One line a problem, `file:row column CODE message`; row and column are left out where there is none, a warning says so. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ file, row, column, code, severity, message }) =>
      [row === null ? file : `${file}:${row}`, column, code, severity === 'warning' ? `(warning) ${message}` : message]
        .filter((part) => part !== null)
        .join(' '),
    )
    .join('\n');
}

/** A value as a message shows it: in quotes, control characters escaped, cut with an ellipsis after 80 characters. */
export function quote(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 79)}…` : value);
}
