/** Labels pushed apart so that none covers another; each keeps as near to its line as can be. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  for (let i = 1; i < order.length; i += 1) order[i]!.y = Math.max(order[i]!.y, order[i - 1]!.y + gap);
  const last = order.at(-1);
  if (last && last.y > high) {
    last.y = high;
    for (let i = order.length - 2; i >= 0; i -= 1) order[i]!.y = Math.min(order[i]!.y, order[i + 1]!.y - gap);
  }
  if (order[0] && order[0].y < low) {
    order[0].y = low;
    for (let i = 1; i < order.length; i += 1) order[i]!.y = Math.max(order[i]!.y, order[i - 1]!.y + gap);
  }
  const placed: number[] = [];
  for (const { y, index } of order) placed[index] = y;
  return placed;
}
