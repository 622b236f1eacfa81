import { protectCell } from '../../domain/spreadsheet-cell.js';
import type { Cell, Row } from '../table.js';

const NEEDS_QUOTES = /[",\n\r]/;
/** First characters at which a cell may need an apostrophe, so that most cells are passed over at once. */
const SUSPECT = /^['=+\-@\t\r]/;

/**
 * A cell as RFC 4180 writes it. Text that a spreadsheet would run is made harmless ({@link protectCell}); numbers are
 * written with every digit that tells them apart, so reading them gives the same number. Null is an empty cell.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = SUSPECT.test(cell) ? protectCell(cell) : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as lines, each with its end. Written by hand, since the CSV libraries take two to four times as long a row. */
export function csvLines(rows: readonly Row[]): string {
  let text = '';
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) text += i === 0 ? csvCell(row[i]!) : `,${csvCell(row[i]!)}`;
    text += '\n';
  }
  return text;
}
