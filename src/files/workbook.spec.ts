import { dateFormat, dateText } from './workbook.js';

test.each([
  ['yyyy-mm-dd', 'day'],
  ['dd/mm/yyyy hh:mm', 'day'],
  ['[$-409]d-mmm-yy;@', 'day'],
  ['yyyy"年"m"月"d"日"', 'day'],
  ['mmm yyyy', 'month'],
  ['yyyy', 'year'],
  ['0.00', null],
  ['#,##0" days"', null],
  ['General', null],
  ['hh:mm:ss', null],
  ['[Red]0;-0', null],
])('the number format %s shows of a date: %s', (code, format) => expect(dateFormat(code)).toBe(format));

// Day numbers by hand: 45413 days behind 30 December 1899 is 1 May 2024; the other system begins 1462 days later.
test.each([
  [45413, 'day', 1900, '2024-05-01'],
  [45413, 'month', 1900, '2024-05'],
  [45413, 'year', 1900, '2024'],
  [45413.5, 'day', 1900, '2024-05-01T12:00:00'],
  [43951, 'day', 1904, '2024-05-01'],
  [1, 'day', 1900, '1900-01-01'],
  [59, 'day', 1900, '1900-02-28'],
  [61, 'day', 1900, '1900-03-01'],
] as const)('the day number %d, shown to the %s in the system of %d, is %s', (serial, format, system, text) =>
  expect(dateText(serial, format, system)).toBe(text),
);
