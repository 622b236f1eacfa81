import { InexactDay, readDayText } from '../datapackage/day-text.js';
import { formatDay, parseDay } from '../domain/day.js';
import type { FromColumn } from './description.js';

/** A day as a source gives it, as exactly as it does. */
export interface SourceDay {
  readonly day: string;
  readonly precision: 'day' | 'month' | 'year';
}

/** Null: there is no day (an open end). */
export type SourceDayText = SourceDay | { readonly reason: string } | null;

export type DayRules = Pick<FromColumn, 'order' | 'open' | 'inclusive' | 'uncertain'>;

const UNCERTAIN = /^[~?]+|[~?]+$/g;

/**
 * Reads a day as sources write it: as the import does (src/datapackage/day-text.ts), and besides in the said order of day and
 * month, with unknown parts (`1994-00-00`, `1994-XX-XX`), as a range that is a whole month or year, and with marks of
 * uncertainty where the rules have them read over. An inclusive end becomes the first day after it, where it is exact.
 */
export function readSourceDay(text: string, rules: DayRules): SourceDayText {
  const plain = text.normalize('NFKC').trim();
  if (plain === '' || rules.open?.includes(plain)) return null;
  const sure = plain.replaceAll(UNCERTAIN, '');
  if (sure !== plain && rules.uncertain !== 'read') {
    return {
      reason: 'is marked as uncertain: source.yml says with uncertain: read that it is to be read all the same',
    };
  }
  const read = inOrder(sure, rules.order) ?? wholeRange(sure) ?? readDayText(withoutUnknownParts(sure));
  if (read === null) return null;
  if (typeof read === 'string') return { day: rules.inclusive ? dayAfter(read) : read, precision: 'day' };
  return read instanceof InexactDay ? { day: read.day, precision: read.precision } : read;
}

/** `3/4/2024` in the order that is said; null for a text of another form. */
function inOrder(text: string, order: FromColumn['order']): string | { readonly reason: string } | null {
  const parts = order === undefined ? null : /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (parts === null) return null;
  const [day, month] = order === 'day_first' ? [parts[1]!, parts[3]!] : [parts[3]!, parts[1]!];
  const named = `${parts[4]}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDay(named) === null
    ? { reason: `is not a day of the calendar, read ${order?.replace('_', ' ')}` }
    : named;
}

/** `1994-01-01..1994-12-31` is the year, `1994-02-01:1994-02-28` the month; null for a text of another form. */
function wholeRange(text: string): InexactDay | { readonly reason: string } | null {
  const range = /^(\d{4}-\d{2}-\d{2})(?:\.\.|:|\/)(\d{4}-\d{2}-\d{2})$/.exec(text);
  if (range === null) return null;
  const [first, last] = [range[1]!, range[2]!];
  if (parseDay(first) !== null && parseDay(last) !== null) {
    const next = dayAfter(last);
    const year = Number(first.slice(0, 4));
    if (first.endsWith('-01-01') && next === `${year + 1}-01-01`) return new InexactDay(first, 'year');
    const month = Number(first.slice(5, 7));
    const nextMonth = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
    if (first.endsWith('-01') && next === nextMonth) return new InexactDay(first, 'month');
  }
  return { reason: 'is a range that is neither a whole month nor a whole year: write the part that is known' };
}

/** Parts that are given as unknown are left away: `1994-05-00`, `1994-XX-XX`, `1994-NA-NA`. */
function withoutUnknownParts(text: string): string {
  return text.replace(/^(\d{4})((?:-(?!00)\d{2})?)((?:-(?:00|XX|NA|\?\?))+)$/i, '$1$2');
}

function dayAfter(day: string): string {
  return formatDay(parseDay(day)! + 1);
}
