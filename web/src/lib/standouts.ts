export interface Ranked {
  readonly code: string;
  readonly coverage: number;
  readonly value: number;
}

/** Mid-ranks, 1 = least: equal values share the mean of their places. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks: number[] = [];
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]!.value === order[start]!.value) end += 1;
    for (let i = start; i <= end; i += 1) ranks[order[i]!.index] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}

/**
 * The countries that take part more, and less, than their place on the indicator suggests: the greatest differences of
 * mid-ranks. On an indicator where less is better, `lessIsBetter` turns it round. Ties by code.
 */
export function standouts(points: readonly Ranked[], lessIsBetter: boolean, most: number) {
  const coverage = midRanks(points.map((point) => point.coverage));
  const value = midRanks(points.map((point) => (lessIsBetter ? -point.value : point.value)));
  const gaps = points
    .map((point, index) => ({ code: point.code, taken: point.coverage > 0, gap: coverage[index]! - value[index]! }))
    .sort((a, b) => b.gap - a.gap || (a.code < b.code ? -1 : 1));
  return {
    // Many states at none share one rank: none of them takes part in more than anything suggests.
    more: gaps.filter(({ gap, taken }) => taken && gap > 0).slice(0, most),
    less: gaps
      .filter(({ gap }) => gap < 0)
      .slice(-most)
      .reverse(),
  };
}
