import { dayOf, formatDay, parseDay, sameDayNextYear } from './day.js';

describe('the same day a year later', () => {
  test.each([
    ['2023-03-01', '2024-03-01'],
    ['2023-02-28', '2024-02-28'],
    ['2024-02-28', '2025-02-28'],
    ['2024-02-29', '2025-02-28'],
    ['2024-03-01', '2025-03-01'],
    ['2003-12-31', '2004-12-31'],
    ['1999-01-01', '2000-01-01'],
    ['2022-01-31', '2023-01-31'],
    ['1903-02-28', '1904-02-28'],
    ['2096-02-29', '2097-02-28'],
  ])('of %s is %s', (day, later) => {
    expect(formatDay(sameDayNextYear(dayOf(day)))).toBe(later);
  });

  test('is the day whose text is the same but for the year, of every day but 29 February', () => {
    for (let day = dayOf('1996-01-01'); day <= dayOf('2004-12-31'); day++) {
      const [year, ...rest] = formatDay(day).split('-');
      const text = rest.join('-') === '02-29' ? '02-28' : rest.join('-');
      expect(formatDay(sameDayNextYear(day))).toBe(`${Number(year) + 1}-${text}`);
    }
  });
});

describe('a day in words', () => {
  test.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['0001-01-01', -719_162],
  ])('%s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  // No such month; no such day of the month; no year 0; another form.
  test.each([
    ...['2023-13-05', '2023-00-05', '2023-02-29', '2023-02-30', '1900-02-29', '2023-04-31', '2023-04-00'],
    ...['0000-01-01', '2023-4-5', '2023-04', '20230405', '2023-04-05T00:00', ' 2023-04-05', ''],
  ])('%p is none', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});
