import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { badInput } from '../common/rollcall-error.js';
import type { Problem } from '../datapackage/types.js';
import { protectCell } from '../domain/spreadsheet-cell.js';

/** Problems that a report holds in memory; all of them are counted, handed to `onProblem` and written to the report file. */
export const KEPT_PROBLEMS = 1000;

const COLUMNS = ['file', 'row', 'column', 'code', 'severity', 'value', 'message'] as const;

/** Collects the problems of an import in bounded memory. */
export class ProblemLog {
  readonly kept: Problem[] = [];
  count = 0;
  errorCount = 0;
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
  add(problem: Problem): Promise<unknown> | undefined {
    this.count++;
    if (problem.severity === 'error') this.errorCount++;
    if (this.kept.length < KEPT_PROBLEMS) this.kept.push(problem);
    this.onProblem(problem);
    if (this.failure) throw this.failure;
    if (!this.file) return undefined;
    const cells = COLUMNS.map((column) => (problem[column] === null ? '' : protectCell(String(problem[column]))));
    return this.file.write(stringify([cells])) ? undefined : once(this.file, 'drain');
  }

  async close(): Promise<void> {
    if (!this.file) return;
    this.file.end();
    await once(this.file, 'close');
    if (this.failure) throw this.failure;
  }
}
