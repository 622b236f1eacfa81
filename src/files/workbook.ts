import { DataPackageError, problem, quote } from '../common/problems.js';
import type { NumberedCells } from './table-file.js';

/** A sheet of a workbook, before its rows are read. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
}

/** Takes the rows of a sheet as they are read. */
export type RowTaker = (row: NumberedCells) => void;

/** Columns that a sheet can have at most in the programs that people use. */
export const MOST_COLUMNS = 16_384;

/**
 * The sheets to try, in order: the one that is asked for by name or number (from 1), else those that are not hidden. Throws
 * DataPackageError for a sheet that there is not.
 */
export function sheetsToTry<S extends Sheet>(
  path: string,
  sheets: readonly S[],
  asked: string | undefined,
): readonly S[] {
  if (asked === undefined) {
    const shown = sheets.filter(({ hidden }) => !hidden);
    return shown.length > 0 ? shown : sheets;
  }
  const sheet = sheets.find(({ name }) => name === asked) ?? sheets[/^\d+$/.test(asked) ? Number(asked) - 1 : -1];
  if (sheet) return [sheet];
  const names = sheets.map(({ name }) => quote(name)).join(', ');
  throw new DataPackageError([
    problem(path, 'MALFORMED_CSV', `there is no sheet ${quote(asked)}; the workbook holds ${names}`),
  ]);
}

/** Cells up to the last that is not empty: what stands behind it is only formatted. */
export function withoutEmptyEnd(cells: readonly string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1]!.trim() === '') length--;
  return cells.slice(0, length);
}

const MS_PER_DAY = 86_400_000;
/** Day 0 of the two systems in which spreadsheet programs number days. Excel's first takes 1900 for a leap year. */
const DAY_0 = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const FALSE_LEAP_DAY = 60;

/** A number that is shown as a date, as exactly as its format shows it: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or with the time. */
export function dateText(serial: number, format: DateFormat, system: 1900 | 1904): string {
  const days = system === 1900 && serial < FALSE_LEAP_DAY ? serial + 1 : serial;
  const instant = new Date(DAY_0[system] + Math.round(days * MS_PER_DAY));
  if (Number.isNaN(instant.getTime())) return String(serial);
  const text = instant.toISOString();
  const ends = { year: 4, month: 7, day: 10 } as const;
  const atMidnight = text.slice(11, 19) === '00:00:00';
  return format === 'day' && !atMidnight ? text.slice(0, 19) : text.slice(0, ends[format]);
}

/** The smallest unit of a date that a format shows. */
export type DateFormat = 'year' | 'month' | 'day';

/** What a number format shows of a date; null where it is not that of a date. */
export function dateFormat(code: string): DateFormat | null {
  // What is quoted, escaped, in brackets (colours, conditions, languages) or fills up is no part of the date.
  const letters = code
    .toLowerCase()
    .replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
    .split(';')[0]!;
  if (!/[yd]/.test(letters) || /general|[0#?]/.test(letters)) return null;
  if (letters.includes('d')) return 'day';
  return letters.includes('m') ? 'month' : 'year';
}
