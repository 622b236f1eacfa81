import type { Problem } from '../../common/problems.js';
import { groupRows, type KeptRow, rowProblem, type Table, text } from '../tables.js';

/** Rows whose period ends on or before the day on which it begins; an empty bound is open. */
export function emptyPeriods(table: Table | undefined, from = 'valid_from', to = 'valid_to'): Problem[] {
  return (table?.rows ?? []).flatMap((row) => {
    const start = text(row, from);
    const end = text(row, to);
    if (start === null || end === null || end > start) return [];
    return rowProblem(table!, row, to, 'INVALID_PERIOD', `${to} ${end} is not after ${from} ${start}`);
  });
}

/**
 * Rows of one subject (what `subject` gives) whose half-open periods overlap those of an earlier row. Rows with the very
 * same period are passed over: whether they are one fact stated twice is for another check.
 */
export function overlappingPeriods(table: Table | undefined, subject: (row: KeptRow) => string | null): Problem[] {
  if (table === undefined) return [];
  return [...groupRows(table.rows, subject).values()].flatMap((rows) => {
    const sorted = [...rows].sort((a, b) => (text(a, 'valid_from')! < text(b, 'valid_from')! ? -1 : 1));
    const problems: Problem[] = [];
    let last = sorted[0]!;
    for (const row of sorted.slice(1)) {
      const [start, end] = [text(row, 'valid_from')!, text(row, 'valid_to')];
      const lastEnd = text(last, 'valid_to');
      const same = start === text(last, 'valid_from') && end === lastEnd;
      if (!same && (lastEnd === null || start < lastEnd)) {
        const other = `[${text(last, 'valid_from')}, ${lastEnd ?? ''})`;
        const message = `the period [${start}, ${end ?? ''}) overlaps ${other} of line ${last.line}`;
        problems.push(rowProblem(table, row, 'valid_from', 'OVERLAPPING_PERIOD', message));
      }
      // The row that reaches furthest is the one that later rows can overlap.
      if (lastEnd !== null && (end === null || end > lastEnd)) last = row;
    }
    return problems;
  });
}

/** Days that say how exactly they are known, with the column that does. */
export const INEXACT_DAYS = [
  { day: 'valid_from', precision: 'date_precision' },
  { day: 'valid_to', precision: 'valid_to_precision' },
  { day: 'opened_on', precision: 'opened_precision' },
  { day: 'acted_on', precision: 'acted_precision' },
] as const;

/** What is wrong with a day known to the month or year that is not the first day of it (METHOD, section 1), or null. */
export function inexactDay(column: string, day: string, precision: string): string | null {
  const ending = precision === 'year' ? '-01-01' : precision === 'month' ? '-01' : '';
  return day.endsWith(ending) ? null : `${column} ${day} is known to the ${precision}: it must be the first day of it`;
}

/** Problems of precision columns: a day written more exactly than its precision, or a precision without a day. */
export function inexactDays(table: Table, row: KeptRow): Problem[] {
  return INEXACT_DAYS.flatMap(({ day, precision }) => {
    const [date, exactness] = [text(row, day), text(row, precision)];
    if (exactness === null) return [];
    const message = date === null ? `${precision} is given, and ${day} is empty` : inexactDay(day, date, exactness);
    return message === null ? [] : [rowProblem(table, row, date === null ? precision : day, 'EXPECTATION', message)];
  });
}
