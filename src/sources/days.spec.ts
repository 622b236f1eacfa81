import { type DayRules, readSourceDay } from './days.js';

const read = (text: string, rules: DayRules = {}) => {
  const day = readSourceDay(text, rules);
  if (day === null) return null;
  return 'reason' in day ? `refused: ${day.reason}` : `${day.day} ${day.precision}`;
};

test.each<[string, DayRules, string | null]>([
  ['11 May 1994', {}, '1994-05-11 day'],
  ['3/4/2019', { order: 'day_first' }, '2019-04-03 day'],
  ['3/4/2019', { order: 'month_first' }, '2019-03-04 day'],
  ['1994-05-00', {}, '1994-05-01 month'],
  ['1994-00-00', {}, '1994-01-01 year'],
  ['1994-XX-XX', {}, '1994-01-01 year'],
  ['1994-01-01..1994-12-31', {}, '1994-01-01 year'],
  ['1996-02-01:1996-02-29', {}, '1996-02-01 month'],
  ['1990?', { uncertain: 'read' }, '1990-01-01 year'],
  ['9999-12-31', {}, null],
  ['present', { inclusive: true }, null],
  ['laufend', { open: ['laufend'] }, null],
  ['', {}, null],
  // The last day of an inclusive end is within it; of a month or year nothing more exact is known.
  ['1999-12-31', { inclusive: true }, '2000-01-01 day'],
  ['1999', { inclusive: true }, '1999-01-01 year'],
])('%p by %p is %p', (text, rules, day) => {
  expect(read(text, rules)).toBe(day);
});

test.each<[string, DayRules, RegExp]>([
  ['3/4/2019', {}, /may be/],
  ['31/2/2019', { order: 'day_first' }, /no|not a day/],
  ['13/25/2019', { order: 'month_first' }, /not a day of the calendar/],
  ['1990?', {}, /uncertain/],
  ['1994-02-01..1994-03-31', {}, /neither a whole month nor a whole year/],
  ['soon', {}, /is no date/],
])('%p by %p is refused', (text, rules, reason) => {
  expect(read(text, rules)).toMatch(reason);
});
