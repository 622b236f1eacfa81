import { dayOf, formatDay, sameDayNextYear } from './day.js';

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
