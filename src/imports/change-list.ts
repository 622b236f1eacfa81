import type { ClientBase } from 'pg';
import { countChanges, type ImportChange, listChanges } from '../record/changes.js';
import type { RollTable } from '../record/tables.js';
import { KEPT_CHANGES } from './report.js';

/** The changes that an import makes: all are counted and handed on, the first are kept. */
export class ChangeList {
  readonly kept: ImportChange[] = [];
  count = 0;
  /** Those that close a recorded fact. */
  readonly closings: ImportChange[] = [];

  constructor(private readonly onChange: ((change: ImportChange) => void) | undefined) {}

  /** Adds the changes of a table that is compared with what is on record, of which `closed` facts are closed. */
  async add(client: ClientBase, table: RollTable, closed: number): Promise<void> {
    this.count += await countChanges(client, table);
    const { onChange } = this;
    if (closed > 0 && this.closings.length < KEPT_CHANGES) {
      for await (const change of listChanges(client, table, 'closings')) {
        this.closings.push(change);
        if (this.closings.length >= KEPT_CHANGES) break;
      }
    }
    if (!onChange && this.kept.length >= KEPT_CHANGES) return;
    for await (const change of listChanges(client, table)) {
      onChange?.(change);
      if (this.kept.length < KEPT_CHANGES) this.kept.push(change);
      else if (!onChange) break;
    }
  }
}
