import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import type { Problem, ProblemCode } from '../common/problems.js';
import { badInput } from '../common/rollcall-error.js';
import { protectCell } from '../domain/spreadsheet-cell.js';

/** Problems that a report holds in memory; all of them are counted, handed to `onProblem` and written to the report file. */
export const KEPT_PROBLEMS = 1000;

/** Distinct values that are counted; of a file with more of them only that there are more is known. */
const KEPT_VALUES = 10_000;
/** Distinct values that a report lists, the most frequent first. */
const LISTED_VALUES = 100;
const UNRESOLVED: readonly ProblemCode[] = [
  ...(['UNKNOWN_COUNTRY', 'UNKNOWN_PARTICIPANT', 'AMBIGUOUS_PARTICIPANT'] as const),
  ...(['UNKNOWN_REFERENCE', 'AMBIGUOUS_REFERENCE', 'NOT_IN_LIST'] as const),
];

/** A name or word of a file that could not be read, however many rows have it. */
export interface UnresolvedValue {
  readonly column: string;
  readonly value: string;
  /** Rows that have it. */
  readonly rows: number;
  /** What is wrong with it, as of the first row that has it. */
  readonly message: string;
}

const COLUMNS = ['file', 'row', 'column', 'code', 'severity', 'value', 'message'] as const;

/** Collects the problems of an import in bounded memory. */
export class ProblemLog {
  readonly kept: Problem[] = [];
  count = 0;
  errorCount = 0;
  /** Distinct values that could not be read; as many as are counted where there are more. */
  get unresolvedCount(): number {
    return this.values.size;
  }
  private readonly values = new Map<string, { -readonly [K in keyof UnresolvedValue]: UnresolvedValue[K] }>();
  /** Moves a problem to its row in the file that people have; null where the rows were read from that file itself. */
  placed: ((problem: Problem) => Problem) | null = null;
  private file: WriteStream | null = null;
  private failure: Error | null = null;

  /** @param path CSV file to which every problem is written; null: none */
  constructor(
    private readonly path: string | null,
    private readonly onProblem: (problem: Problem) => void,
  ) {}

  /** Creates the report file, so that one that cannot be written is known before the import starts. */
  async open(): Promise<void> {
    if (this.path === null) return;
    const file = createWriteStream(this.path);
    await once(file, 'open').catch((error: Error) => {
      throw badInput('reportPath', `the problems cannot be saved to ${this.path}: ${error.message}`);
    });
    file.on('error', (error) => {
      this.failure ??= error;
    });
    file.write(stringify([COLUMNS]));
    this.file = file;
  }

  /** The promise, where there is one, is to be awaited before more problems are added. */
  add(unplaced: Problem): Promise<unknown> | undefined {
    const problem = this.placed?.(unplaced) ?? unplaced;
    this.count++;
    if (problem.severity === 'error') this.errorCount++;
    if (this.kept.length < KEPT_PROBLEMS) this.kept.push(problem);
    if (UNRESOLVED.includes(problem.code)) this.countValue(problem);
    this.onProblem(problem);
    if (this.failure) throw this.failure;
    if (!this.file) return undefined;
    const cells = COLUMNS.map((column) => (problem[column] === null ? '' : protectCell(String(problem[column]))));
    return this.file.write(stringify([cells])) ? undefined : once(this.file, 'drain');
  }

  /** The values that most rows have first, then by the alphabet. */
  unresolved(): UnresolvedValue[] {
    return [...this.values.values()]
      .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1))
      .slice(0, LISTED_VALUES);
  }

  private countValue({ column, value, message }: Problem): void {
    if (column === null || value === null) return;
    const key = `${column}\n${value}`;
    const unresolved = this.values.get(key);
    if (unresolved) unresolved.rows++;
    else if (this.values.size < KEPT_VALUES) this.values.set(key, { column, value, rows: 1, message });
  }

  async close(): Promise<void> {
    if (!this.file) return;
    this.file.end();
    await once(this.file, 'close');
    if (this.failure) throw this.failure;
  }
}
