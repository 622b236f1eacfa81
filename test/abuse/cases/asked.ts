/** A server under attack. */
export interface Attacked {
  readonly address: string;
  /** Asks for a path; gives the status, and the length of the answer in bytes. */
  readonly ask: (path: string) => Promise<{ readonly status: number; readonly bytes: number }>;
}

/** What was tried, and what happened. */
export interface Outcome {
  readonly tried: string;
  readonly happened: string;
}

/** Asks for all of the paths at once, and says how many of each status came. */
export async function allAtOnce({ ask }: Attacked, paths: readonly string[]): Promise<string> {
  const counts = new Map<number, number>();
  for (const { status } of await Promise.all(paths.map(ask))) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} times ${status}`)
    .join(', ');
}
