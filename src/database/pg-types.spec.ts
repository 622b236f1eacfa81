import { toInstant } from './pg-types.js';

describe('instants from PostgreSQL', () => {
  test.each([
    ['2026-11-22 05:54:01+00', '2026-11-22T05:54:01.000000Z'],
    ['2026-11-22 05:54:01.12+00', '2026-11-22T05:54:01.120000Z'],
    ['2026-11-22 05:54:01.123456+00', '2026-11-22T05:54:01.123456Z'],
    ['2027-01-01 00:30:00.000001+14', '2026-12-31T10:30:00.000001Z'],
    ['2026-12-31 23:59:59.999999-03:30', '2027-01-01T03:29:59.999999Z'],
    ['1883-11-18 12:00:00-04:56:02', '1883-11-18T16:56:02.000000Z'],
  ])('%s is %s: in UTC, with all six digits', (text, instant) => {
    expect(toInstant(text)).toBe(instant);
  });

  test.each(['infinity', '-infinity', '0044-03-15 12:00:00+00 BC', '10000-01-01 00:00:00+00'])(
    '%s, which has no such form, stays as it is',
    (text) => {
      expect(toInstant(text)).toBe(text);
    },
  );
});
