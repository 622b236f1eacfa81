import fc from 'fast-check';
import { kendallTauB, midRanks, spearman } from './rank-correlation.js';

describe('rank correlation', () => {
  test('equal values share the mean of their ranks', () => {
    expect(midRanks([3, 1, 3, 2, 3])).toEqual([4, 1, 4, 2, 4]);
  });

  test('fewer than two pairs, or one side all equal, have no correlation', () => {
    for (const correlation of [spearman, kendallTauB]) {
      expect(correlation([], [])).toBeNull();
      expect(correlation([1], [2])).toBeNull();
      expect(correlation([1, 2, 3], [5, 5, 5])).toBeNull();
    }
  });

  test('without ties, rho and tau are as in the textbook', () => {
    // Ranks 1..5 against 2 1 4 3 5: sum of squared differences 4; 8 of 10 pairs agree.
    expect(spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(1 - (6 * 4) / (5 * 24), 12);
    expect(kendallTauB([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.6, 12);
  });

  test('both lie in -1..1, are 1 for a rising function, and turn with the sign', () => {
    const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, values, (x, y) => {
        const [a, b] = [x.slice(0, y.length), y.slice(0, x.length)];
        for (const correlation of [spearman, kendallTauB]) {
          const found = correlation(a, b);
          if (found === null) continue;
          expect(Math.abs(found)).toBeLessThanOrEqual(1 + 1e-12);
          expect(
            correlation(
              a,
              b.map((value) => -value),
            ),
          ).toBeCloseTo(-found, 12);
          expect(
            correlation(
              a,
              a.map((value) => value ** 3),
            ),
          ).toBeCloseTo(1, 12);
        }
      }),
    );
  });
});
