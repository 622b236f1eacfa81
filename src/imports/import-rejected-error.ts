import { RollcallError } from '../common/rollcall-error.js';
import type { ImportReport } from './report.js';

/** Something in the input is wrong and nothing was written; the report says what and where. */
export class ImportRejectedError extends RollcallError {
  constructor(readonly report: ImportReport) {
    const { name, problems, problemCount } = report;
    const [first] = problems;
    const where = first ? `: ${first.row === null ? first.file : `${first.file}:${first.row}`} ${first.message}` : '';
    const more = problemCount > 1 ? ` (and ${problemCount - 1} more)` : '';
    super('IMPORT_REJECTED', `${name} is not imported, nothing is written${where}${more}`, { report });
  }
}
