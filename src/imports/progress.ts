import type { ImportOptions, Progress } from './import-package.js';
import type { InputTable } from './input-files.js';

/** Tells how far the import of a table is: so many rows of it, and which share. */
export function tellProgress(
  { onProgress }: Pick<ImportOptions, 'onProgress'>,
  phase: Progress['phase'],
  { table, resource }: InputTable,
  rows: number,
  share: number,
): void {
  onProgress?.({ phase, table: table.name, file: resource.path, rows, share });
}
