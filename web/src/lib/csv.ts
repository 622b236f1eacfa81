import { protectCell } from '../../../src/domain/spreadsheet-cell.js';

/** A table with the same content as a figure. */
export interface FigureTable {
  readonly columns: readonly { readonly key: string; readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

/**
 * CSV (RFC 4180, UTF-8 with byte order mark so that spreadsheets read it as such); text cells can not run as formulas. What
 * the table rests on may stand in a last column, in every row, where it stays with a row that is sorted or copied elsewhere
 * (`note`), or in lines above the table that begin with `#` (`comments`).
 */
export function toCsv(
  table: FigureTable,
  note?: { readonly label: string; readonly text: string },
  comments: readonly string[] = [],
): string {
  const cell = (value: string | number | null | undefined) => {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'number' ? String(value) : protectCell(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [
    [...table.columns.map((column) => cell(column.label)), ...(note ? [cell(note.label)] : [])],
    ...table.rows.map((row) => [
      ...table.columns.map((column) => cell(row[column.key])),
      ...(note ? [cell(note.text)] : []),
    ]),
  ];
  const above = comments.map((comment) => `# ${comment.replaceAll(/\s+/g, ' ')}`);
  return `\uFEFF${[...above, ...lines.map((line) => line.join(','))].join('\r\n')}\r\n`;
}
