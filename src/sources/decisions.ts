import { stringify } from 'csv-stringify/sync';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import { readSmallCsv } from '../datapackage/small-csv.js';
import { protectCell, unprotectCell } from '../domain/spreadsheet-cell.js';

/** What people decide about a value of a source: it means something of the roll, or its rows are read over. */
export type Decision = { readonly means: string } | { readonly ignore: true };

/** Decisions by {@link decisionKey}. */
export type Decisions = ReadonlyMap<string, Decision>;

/** Columns of decisions.csv. `rows` and `note` are for people; a line without a decision waits for one. */
export const DECISION_COLUMNS = ['field', 'value', 'decision', 'means', 'decided_on', 'rows', 'note'] as const;

/** A value that nothing explains, as it waits to be decided. */
export interface Undecided {
  readonly field: string;
  readonly value: string;
  /** In how many rows it stands. */
  rows: number;
  readonly firstRow: number;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** The key of a decision: the column of the roll, and the text of the source without spaces around it. */
export const decisionKey = (field: string, value: string) => `${field}\n${value.trim()}`;

/**
 * Reads decisions.csv: `decision` is `means` (with the word, code or name in `means`), `ignore`, or empty.
 *
 * @throws DataPackageError where a line is neither, or two decide about one value
 */
export async function readDecisions(path: string): Promise<Decisions> {
  const { header, rows } = await readSmallCsv(path, ['field', 'value', 'decision', 'means']);
  const decisions = new Map<string, Decision>();
  const problems: Problem[] = [];
  for (const { line, cells } of rows) {
    const cell = (column: string) => unprotectCell(cells[header.indexOf(column)]!.trim());
    const [field, value, decision, means] = ['field', 'value', 'decision', 'means'].map(cell) as [
      string,
      string,
      string,
      string,
    ];
    if (decision === '' && means === '') continue;
    const key = decisionKey(field, value);
    const wrong = (column: string, message: string) =>
      problems.push(problem(path, 'NOT_IN_LIST', message, { row: line, column, value: decision || means }));
    if (decision !== 'means' && decision !== 'ignore') {
      wrong(
        'decision',
        `${quote(decision)} is no decision: write means, with what it means in the column means, or ignore`,
      );
    } else if ((decision === 'means') !== (means !== '')) {
      wrong(
        'means',
        decision === 'means' ? 'what it means is not said' : 'what is ignored means nothing: leave it empty',
      );
    } else if (decisions.has(key)) {
      wrong('value', `about ${field} ${quote(value)} it is decided twice`);
    } else decisions.set(key, decision === 'means' ? { means } : { ignore: true });
  }
  if (problems.length > 0) throw new DataPackageError(problems);
  return decisions;
}

/** Undecided values as lines of decisions.csv, ready to be decided, with the header. */
export function undecidedCsv(undecided: readonly Undecided[]): string {
  const lines = undecided.map(({ field, value, rows, firstRow, suggestions }) => {
    const near = suggestions.length === 0 ? '' : `; near: ${suggestions.join(', ')}`;
    return [field, protectCell(value), '', '', '', String(rows), protectCell(`first in row ${firstRow}${near}`)];
  });
  return stringify([[...DECISION_COLUMNS], ...lines]);
}
