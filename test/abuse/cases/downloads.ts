import type { Attack, Attacked } from '../attack.js';

/** Asks for all of the paths at once, and says how many of each status came; throws for a fault of the server's own. */
async function allAtOnce({ get }: Attacked, paths: readonly string[]): Promise<string> {
  const counts = new Map<number, number>();
  for (const { status } of await Promise.all(paths.map(get))) counts.set(status, (counts.get(status) ?? 0) + 1);
  const other = [...counts.keys()].filter((status) => status !== 200 && status !== 503);
  if (other.length > 0) throw new Error(`it was answered with ${other.join(', ')}`);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');
}

export default [
  {
    // They differ by a pixel, so that none is kept for another.
    tried: '30 pictures at once: /charts/matrix.png?width=1970 ... 1999',
    quick: true,
    run: (server) =>
      allAtOnce(
        server,
        Array.from({ length: 30 }, (_, at) => `/charts/matrix.png?set=hlab7&width=${1970 + at}`),
      ),
  },
  {
    tried: 'the largest picture: /charts/matrix.png?width=4000',
    quick: false,
    run: (server) => allAtOnce(server, ['/charts/matrix.png?set=hlab7&width=4000']),
  },
  {
    tried: '40 workbooks at once: /exports/participations.xlsx',
    quick: true,
    run: (server) =>
      allAtOnce(
        server,
        Array.from({ length: 40 }, (_, at) => `/exports/participations.xlsx?asOf=2024-01-${10 + (at % 20)}`),
      ),
  },
] satisfies Attack[];
