import { durationMs } from './duration.js';

describe('durationMs', () => {
  test.each([
    ['45s', 45_000],
    ['30m', 1_800_000],
    ['12h', 43_200_000],
    ['90d', 7_776_000_000],
    ['36500d', 3_153_600_000_000],
  ])('%s is %i ms', (text, ms) => expect(durationMs('expires', text)).toBe(ms));

  test.each(['', '90', 'd', '0d', '-1d', '1.5h', '90 d', '90D', '1w', '36501d', '999999999999d', '1e3s', '٣d'])(
    '"%s" is refused by name, with the rule',
    (text) => {
      expect(() => durationMs('expires', text)).toThrow(
        `--expires is "${text}", but must be a whole number above 0 and one of the units s, m, h, d`,
      );
    },
  );
});
