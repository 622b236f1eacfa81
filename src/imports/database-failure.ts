import { DatabaseError } from 'pg';
import type { Problem, ProblemCode } from '../common/problems.js';
import { problem } from '../common/problems.js';
import { RollcallError } from '../common/rollcall-error.js';
import { fromSqlError } from '../database/sql-errors.js';

/** What PostgreSQL says where it refuses data (integrity constraints, class 23; data exceptions, class 22). */
const CODES: Readonly<Record<string, ProblemCode>> = {
  '23P01': 'OVERLAPPING_PERIOD',
  '23505': 'DUPLICATE_KEY',
  '23503': 'UNKNOWN_REFERENCE',
  '23502': 'REQUIRED',
  '23514': 'RANGE',
  '22003': 'RANGE',
  '22008': 'RANGE',
};

/**
 * The problem, where the database refused the data. Everything that the tables forbid is checked before it gets there; this
 * is for what a check does not foresee, and still names the table, the constraint and the row as the database knows them.
 */
export function refusedByDatabase(error: unknown, file: string): Problem | null {
  if (!(error instanceof DatabaseError) || !/^2[23]/.test(error.code ?? '')) return null;
  const where = [
    error.table && `table ${error.table}`,
    error.constraint && `constraint ${error.constraint}`,
    error.detail,
  ];
  const details = [...where, error.detail ? undefined : error.where].filter(Boolean).join('; ');
  return problem(file, CODES[error.code!] ?? 'TYPE', `the database refuses it: ${error.message} (${details})`);
}

/** An error of the connection, as one that says what it means for the import; any other as it is. */
export function databaseFailure(error: unknown, name: string, when: 'start' | 'run' | 'commit'): unknown {
  if (error instanceof RollcallError || fromSqlError(error)?.code !== 'DATABASE_UNAVAILABLE') return error;
  const consequence =
    when === 'commit'
      ? 'whether it was written is not known; import again: what is on record already stays as it is'
      : 'nothing is written';
  return new RollcallError(
    'DATABASE_UNAVAILABLE',
    `the database failed while ${name} was imported (${(error as Error).message}); ${consequence}`,
    {},
    { cause: error },
  );
}
