import type { Problem } from '../common/problems.js';
import type { ProblemLog } from './problem-log.js';
import type { RejectedFile } from './rejected-file.js';

/** What is wrong with an import, and whether it may write anything for all that. */
export class Faults {
  /** Something is wrong with a whole file: no row of it can be trusted, whatever the options. */
  isFatal = false;

  /** @param skipInvalid whether rows that are wrong are left out, and saved, and the others imported */
  constructor(
    private readonly problems: ProblemLog,
    readonly skipInvalid: boolean,
  ) {}

  get isRejected(): boolean {
    return this.isFatal || (this.problems.errorCount > 0 && !this.skipInvalid);
  }

  /** Adds a problem because of which nothing may be written. */
  async reject(problem: Problem): Promise<void> {
    this.isFatal = true;
    await this.problems.add(problem);
  }

  /** Adds the problems of a row, and saves the row where others are imported without it. */
  async rejectRow(
    file: RejectedFile,
    line: number,
    raw: readonly string[],
    problems: readonly Problem[],
  ): Promise<void> {
    for (const problem of problems) await this.problems.add(problem);
    if (!this.skipInvalid) return;
    const codes = [...new Set(problems.map(({ code }) => code))].join(' ');
    await file.add(line, raw, codes, problems.map(({ message }) => message).join('; '));
  }
}
