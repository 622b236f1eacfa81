import { pauseSeconds } from './pause.js';

const unasked = { retryAfterMs: null };

describe('the pause after an attempt that failed', () => {
  test.each([
    [0, 5],
    [1, 20],
    [2, 80],
    [6, 20_480],
    [7, 43_200],
    [1_000, 43_200],
  ])('after %s that failed before: %s s, and no longer than half a day', (failed, seconds) => {
    expect(pauseSeconds(failed, unasked, 0)).toBe(seconds);
  });

  test('chance adds up to a tenth of it', () => {
    expect(pauseSeconds(1, unasked, 0.5)).toBe(21);
    expect(pauseSeconds(1_000, unasked, 1)).toBeCloseTo(47_520);
  });

  test('a receiver may ask for a longer one, and not for a shorter one', () => {
    expect(pauseSeconds(0, { retryAfterMs: 120_000 }, 0.5)).toBe(120);
    expect(pauseSeconds(2, { retryAfterMs: 1_000 }, 0)).toBe(80);
  });
});
