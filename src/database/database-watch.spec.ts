import { retryMs, WATCH_TIMES } from './database-watch.js';

describe('the pause before a database is tried again', () => {
  test.each([
    [0, 100],
    [1, 200],
    [3, 800],
    [4, 1000],
    [1_000, 1000],
  ])('after %s failures: %s ms, and no longer than a second', (failures, ms) => {
    expect(retryMs(WATCH_TIMES, failures, 0)).toBe(ms);
  });

  test('chance takes up to a third of it', () => {
    expect(retryMs(WATCH_TIMES, 0, 0.5)).toBeCloseTo(83.3, 1);
    expect(retryMs(WATCH_TIMES, 1_000, 1)).toBeCloseTo(666.7, 1);
  });
});
