import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import XLSX from 'xlsx';
import { projectRoot } from '../../src/config/project-root.js';
import { OPENPYXL, run } from './programs.js';
import type { Value } from './snippets.js';

/** A cell with its type: `n 0.5`, `d 2023-11-01`, `b true`, `s text`; null where there is nothing. */
export type TypedCell = string | null;

/** An export as JSON. */
export interface Exported {
  readonly metadata: {
    readonly cite: string;
    readonly columns: readonly { readonly name: string; readonly type: string }[];
  };
  readonly rows: readonly Readonly<Record<string, Value>>[];
}

/** Which column says how exactly a date is known. */
const PRECISION: Readonly<Record<string, string>> = {
  valid_from: 'date_precision',
  valid_to: 'valid_to_precision',
  withdrew_on: 'withdrew_on_precision',
  opened_on: 'opened_precision',
};

/** The part of a date that is known, as a workbook has it. */
function knownPart(row: Readonly<Record<string, Value>>, name: string, day: string): string {
  const precision = row[PRECISION[name] ?? ''];
  if (precision === 'MONTH') return day.slice(0, 7);
  return precision === 'YEAR' ? day.slice(0, 4) : day;
}

/** The cells that a workbook of the export should have, the header first. */
export function expectedCells({ metadata: { columns }, rows }: Exported): TypedCell[][] {
  return [
    columns.map(({ name }) => `s ${name}`),
    ...rows.map((row) =>
      columns.map(({ name, type }) => {
        const value = row[name]!;
        if (value === null || value === '') return null;
        if (typeof value === 'number') return `n ${value}`;
        if (typeof value === 'boolean') return `b ${value}`;
        if (type !== 'date') return `s ${value}`;
        const known = knownPart(row, name, value);
        return known !== value || value < '1900-03-01' ? `s ${known}` : `d ${value}`;
      }),
    ),
  ];
}

/** What a reader should make of the rows: no format tells an empty text from none, and each has its own way with some. */
export function expectedRows(
  { metadata: { columns }, rows }: Exported,
  { apostrophes = false, partialDates = false },
): Record<string, Value>[] {
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, type }): [string, Value] => {
        const value = row[name]!;
        if (typeof value !== 'string') return [name, value];
        if (type === 'date') return [name, partialDates ? knownPart(row, name, value) : value];
        // OWASP, CSV injection: what a spreadsheet would run has an apostrophe before it, and what has one gets another.
        return [name, apostrophes && /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value || null];
      }),
    ),
  );
}

export const withoutEmpty = (row: Readonly<Record<string, Value>>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === '' ? null : value]));

export async function cellsByExceljs(path: string): Promise<TypedCell[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets[0]!;
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column): TypedCell => {
      const { value } = sheet.getCell(row + 1, column + 1);
      if (value === null || value === '') return null;
      if (value instanceof Date) return `d ${value.toISOString().replace('T00:00:00.000Z', '')}`;
      if (typeof value === 'number') return `n ${value}`;
      return typeof value === 'boolean' ? `b ${value}` : `s ${value}`;
    }),
  );
}

export function cellsBySheetjs(path: string): TypedCell[][] {
  const book = XLSX.read(readFileSync(path), { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  const { e: last } = XLSX.utils.decode_range(sheet['!ref']!);
  return Array.from({ length: last.r + 1 }, (_, r) =>
    Array.from({ length: last.c + 1 }, (_, c): TypedCell => {
      const cell: XLSX.CellObject | undefined = sheet[XLSX.utils.encode_cell({ r, c })];
      if (!cell || cell.v === undefined || cell.v === '') return null;
      if (cell.t === 'n' && XLSX.SSF.is_date(String(cell.z ?? ''))) return `d ${cell.w}`;
      return `${cell.t} ${cell.v}`;
    }),
  );
}

export function cellsByOpenpyxl(path: string, folder: string): TypedCell[][] {
  const script = join(projectRoot(), 'test', 'readers', 'read_cells.py');
  const rows: (TypedCell | ['n', number])[][] = JSON.parse(run(OPENPYXL, [script, path], folder));
  return rows.map((row) => row.map((cell) => (Array.isArray(cell) ? `n ${cell[1]}` : cell)));
}
