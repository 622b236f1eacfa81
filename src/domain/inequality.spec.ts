import { gini, ratio } from './inequality.js';

describe('the Gini coefficient', () => {
  // The mean of the absolute differences of all pairs, both ways and with themselves, over twice the mean.
  test.each<[number[], number]>([
    [[4, 4, 4], 0],
    [[7], 0],
    // 2 and 2 over four pairs, beside twice a mean of 2.
    [[1, 3], 1 / 4],
    [[3, 1], 1 / 4],
    // One has everything: 6 times 4 over 16 pairs, beside twice 1.
    [[0, 4, 0, 0], 3 / 4],
    // 1, 7 and 8 both ways over nine pairs, beside twice 7.
    [[10, 2, 9], 16 / 63],
  ])('of %j is %d', (values, expected) => {
    expect(gini(values)).toBeCloseTo(expected, 12);
  });

  test('is null where nobody has anything, or there is nobody', () => {
    expect([gini([0, 0]), gini([])]).toEqual([null, null]);
  });
});

describe('a fraction', () => {
  test('is null where there is nothing to divide by, and 0 of something', () => {
    expect([ratio(1, 4), ratio(0, 4), ratio(0, 0), ratio(3, 0)]).toEqual([0.25, 0, null, null]);
  });
});
