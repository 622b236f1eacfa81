import { badInput } from '../../common/rollcall-error.js';
import { dayOf } from '../../domain/day.js';
import type { Cell, Column, Row } from '../table.js';

/** Characters that a cell can hold. */
export const CELL_CHARACTERS = 32_767;
/** Columns that a sheet can hold. */
export const SHEET_COLUMNS = 16_384;

/** Styles of cells, by their places in `xl/styles.xml`. */
export const STYLES = { plain: 0, header: 1, integer: 2, date: 3, quoted: 4 } as const;

/** What a sheet has to know of a column. */
export type SheetColumn = Pick<Column, 'name' | 'type' | 'precision'>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 can not hold.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ESCAPED = /[&<>"\r]/g;
/** A carriage return as such would be read as a line feed. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text in XML; characters that XML can not hold are written as the format prescribes (`_x0007_`). */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(ILLEGAL, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`)
    .replace(ESCAPED, (character) => ESCAPES[character]!);
}

/** The letters of a column, counted from 0: A, B, ... Z, AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** Days from 1899-12-30, from which serial numbers of dates count, to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;
/** 1900-03-01. Before it the count holds a 29 February 1900 that never was, and readers differ by a day. */
const FIRST_SERIAL = 61;
/** Digits of a number that spreadsheets keep. */
const MOST_DIGITS = 999_999_999_999_999;

/** The serial number of a day (`YYYY-MM-DD`) in the 1900 date system; null for days before 1900-03-01. */
export function serialOf(day: string): number | null {
  const serial = dayOf(day) + SERIAL_OF_1970;
  return serial < FIRST_SERIAL ? null : serial;
}

/** Text that would be taken for a formula, a number or a date if it were typed. */
const MISTAKABLE = /^['=+\-@\t\r\d]/;
const NEEDS_SPACE = /^\s|\s$|[\t\n\r]| {2}/;

function textXml(reference: string, text: string, style: number): string {
  if (text.length > CELL_CHARACTERS) {
    throw badInput(
      'format',
      `a cell of ${text.length} characters (${text.slice(0, 40)}...) does not fit in XLSX, whose cells hold ${CELL_CHARACTERS}; CSV, JSON and Parquet have no such limit`,
    );
  }
  const space = NEEDS_SPACE.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}"${styled(style)} t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}

const styled = (style: number) => (style === STYLES.plain ? '' : ` s="${style}"`);

/** How rows of a table are written. */
export class RowXml {
  private readonly letters: readonly string[];
  /** Column that says how exactly the date of a column is known; -1: none, every day is a day. */
  private readonly precisionAt: readonly number[];

  /** Throws BAD_USER_INPUT where a sheet can not hold so many columns. */
  constructor(private readonly columns: readonly SheetColumn[]) {
    if (columns.length > SHEET_COLUMNS) {
      throw badInput('format', `${columns.length} columns do not fit in XLSX, whose sheets hold ${SHEET_COLUMNS}`);
    }
    this.letters = columns.map((_, column) => columnLetters(column));
    this.precisionAt = columns.map(({ precision }) => columns.findIndex(({ name }) => name === precision));
  }

  header(): string {
    const cells = this.columns.map(({ name }, column) => textXml(`${this.letters[column]}1`, name, STYLES.header));
    return `<row r="1">${cells.join('')}</row>`;
  }

  /** `number` counts from 1. What is missing is no cell at all. */
  row(row: Row, number: number): string {
    let xml = `<row r="${number}">`;
    for (let column = 0; column < row.length; column++) {
      const cell = row[column]!;
      if (cell !== null) xml += this.cell(cell, column, row, `${this.letters[column]}${number}`);
    }
    return `${xml}</row>`;
  }

  private cell(cell: NonNullable<Cell>, column: number, row: Row, reference: string): string {
    const { type } = this.columns[column]!;
    if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    if (typeof cell === 'number') {
      if (!Number.isFinite(cell)) throw new Error(`${this.columns[column]!.name} is ${cell}, which is no figure`);
      if (type !== 'integer') return `<c r="${reference}"><v>${cell}</v></c>`;
      // Spreadsheets would show zeros for the digits that they drop.
      if (Math.abs(cell) > MOST_DIGITS) return textXml(reference, String(cell), STYLES.quoted);
      return `<c r="${reference}" s="${STYLES.integer}"><v>${cell}</v></c>`;
    }
    if (type === 'date') {
      const knownDate = knownPart(cell, this.precisionAt[column] === -1 ? null : row[this.precisionAt[column]!]!);
      const serial = knownDate === cell ? serialOf(cell) : null;
      if (serial === null) return textXml(reference, knownDate, STYLES.quoted);
      return `<c r="${reference}" s="${STYLES.date}"><v>${serial}</v></c>`;
    }
    return textXml(reference, cell, MISTAKABLE.test(cell) ? STYLES.quoted : STYLES.plain);
  }
}

/** What is known of a day that stands for its month or year: `2023-11`, `2023`. */
function knownPart(day: string, precision: Cell): string {
  switch (precision) {
    case 'MONTH':
      return day.slice(0, 7);
    case 'YEAR':
      return day.slice(0, 4);
    default:
      return day;
  }
}

const LEAST_WIDTH = 8;
const MOST_WIDTH = 60;
/** Digits that a spreadsheet shows of a number. */
const SHOWN_DIGITS = 11;
/** The button of the filter beside the name of a column. */
const BUTTON_WIDTH = 3;
// Han, kana, hangul and full-width forms take the place of two letters.
const WIDE = /[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

/** Widths of columns, in characters, by their names and the first rows. */
export function widthsOf(columns: readonly SheetColumn[], rows: readonly Row[]): number[] {
  return columns.map(({ name }, column) => {
    const cells = rows.map((row) => shownLength(row[column]!));
    return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, name.length + BUTTON_WIDTH, ...cells)) + 1;
  });
}

function shownLength(cell: Cell): number {
  if (cell === null) return 0;
  const text = String(cell);
  return typeof cell === 'number' ? Math.min(text.length, SHOWN_DIGITS) : text.length + (text.match(WIDE)?.length ?? 0);
}
