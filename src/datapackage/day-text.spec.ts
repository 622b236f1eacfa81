import { InexactDay, readDayText } from './day-text.js';

const shown = (text: string) => {
  const said = readDayText(text);
  if (said instanceof InexactDay) return `${said.day} (${said.precision})`;
  return said !== null && typeof said === 'object' ? said.reason : said;
};

describe('a day as people write it', () => {
  test.each([
    ['2024-05-01', '2024-05-01'],
    [' 2024-05-01 ', '2024-05-01'],
    ['2024-5-1', '2024-05-01'],
    ['2024/05/01', '2024-05-01'],
    ['2024.05.01', '2024-05-01'],
    ['20240501', '2024-05-01'],
    ['2024-05-01T00:00:00Z', '2024-05-01'],
    ['2024-05-01 00:00:00', '2024-05-01'],
    ['1 May 2024', '2024-05-01'],
    ['1st of May 2024', '2024-05-01'],
    ['11-Sep-1994', '1994-09-11'],
    ['May 1, 2024', '2024-05-01'],
    ['1 Sept. 2024', '2024-09-01'],
    ['2024年5月1日', '2024-05-01'],
    ['２０２４-０５-０１', '2024-05-01'],
    ['2024\u201105\u201101', '2024-05-01'],
    ['2024–05–01', '2024-05-01'],
    ['25/05/2024', '2024-05-25'],
    ['05/25/2024', '2024-05-25'],
    ['05/05/2024', '2024-05-05'],
    ['2024-05', '2024-05-01 (month)'],
    ['May 2024', '2024-05-01 (month)'],
    ['2024年5月', '2024-05-01 (month)'],
    ['2024', '2024-01-01 (year)'],
    ['2024年', '2024-01-01 (year)'],
  ])('%j is %s', (text, day) => expect(shown(text)).toBe(day));

  test.each(['9999-12-31', '9999', 'present', 'Present', '-', '—', 'NA', 'n/a', 'NULL', 'ongoing', '…'])(
    '%j says that there is none',
    (text) => expect(readDayText(text)).toBeNull(),
  );

  test.each([
    ['01/05/2024', 'may be 2024-05-01 or 2024-01-05'],
    ['5/1/2024', 'may be 2024-01-05 or 2024-05-01'],
    ['1.5.2024', 'may be 2024-05-01 or 2024-01-05'],
    ['45413', 'if 2024-05-01 is meant'],
    ['2024-13-01', 'not a day of the calendar'],
    ['2023-02-29', 'not a day of the calendar'],
    ['31/02/2024', 'not a day of the calendar'],
    ['0000-00-00', 'not a day of the calendar'],
    ['1 Mai 2024', '"Mai", which is no month'],
    ['1990?', 'write YYYY-MM-DD'],
    ['c. 1990', 'write YYYY-MM-DD'],
    ['1990-91', 'not a day of the calendar'],
    ['May', 'write YYYY-MM-DD'],
  ])('%j is refused, and what to write is said', (text, reason) => expect(shown(text)).toContain(reason));
});
