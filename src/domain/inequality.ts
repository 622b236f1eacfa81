/**
 * Gini coefficient: the mean absolute difference over twice the mean, 0 (all equal) to 1. Null where the mean is 0 or
 * there are no values. Whole numbers in, so that the sums are exact.
 */
export function gini(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let total = 0;
  let weighted = 0;
  sorted.forEach((value, position) => {
    total += value;
    weighted += (2 * (position + 1) - n - 1) * value;
  });
  return total === 0 ? null : weighted / (n * total);
}

/** A fraction, or null where there is nothing to divide by (method, section 5). */
export function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
