import { quote } from '../../common/problems.js';
import { parseDay } from '../../domain/day.js';

/**
 * What is wrong with the interruptions of a membership, as `un_membership_breaks` states them
 * (`1958-02-22/1961-10-13`, several joined by `|`), or null: each is two days of which the second is later, they lie within
 * the membership `[from, to)`, by start, and neither overlap nor touch.
 */
export function faultOfBreaks(text: string, from: string | null, to: string | null): string | null {
  if (from === null) return 'un_membership_breaks is given, and un_member_from is empty: nothing was interrupted';
  let last = from;
  for (const part of text.split('|')) {
    const [start = '', end = '', ...more] = part.split('/');
    if (more.length > 0 || parseDay(start) === null || parseDay(end) === null) {
      return `${quote(part)} is not two days with / between them, as 1958-02-22/1961-10-13`;
    }
    if (end <= start) return `${quote(part)} ends on or before the day on which it begins`;
    if (start <= last) {
      return `${quote(part)} begins on or before ${last}, ${last === from ? 'the first day of membership' : 'the end of the one before'}`;
    }
    last = end;
  }
  if (to !== null && last >= to) return `an interruption goes on until ${last}, and the membership ended on ${to}`;
  return null;
}
