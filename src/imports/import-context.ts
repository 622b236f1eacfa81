import type { Resolver } from '../record/resolver.js';
import type { ChangeList } from './change-list.js';
import type { CodedStates } from './coded-states.js';
import type { Faults } from './faults.js';
import type { ImportOptions } from './import-package.js';
import type { Fingerprint, Input } from './input-files.js';
import type { ProblemLog } from './problem-log.js';
import type { RejectedFile } from './rejected-file.js';
import type { TableReport } from './report.js';

/** What the tables of one import have in common. */
export interface ImportContext {
  readonly input: Input;
  readonly prints: Fingerprint;
  readonly options: ImportOptions;
  readonly problems: ProblemLog;
  readonly faults: Faults;
  readonly resolver: Resolver;
  /** Where a file is said to name states in another scheme of codes. */
  readonly coded: CodedStates | null;
  /** Revisions that imported this package in any version: what they recorded may be revised by this import. */
  readonly ownRevisions: readonly number[];
  /** Filled table by table. */
  readonly tables: TableReport[];
  readonly rejectedFiles: RejectedFile[];
  readonly changes: ChangeList;
}
