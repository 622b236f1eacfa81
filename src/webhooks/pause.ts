import type { Attempt } from './send.js';

/** Pauses between attempts: the first, each further four times as long, and the longest; some thirteen in three days. */
const FIRST_PAUSE_SECONDS = 5;
const PAUSE_GROWS_BY = 4;
const LONGEST_PAUSE_SECONDS = 12 * 3600;

/**
 * How long to wait after an attempt that failed: up to a tenth more by chance, so that many do not come at once; longer where
 * the receiver asks for it.
 *
 * @param failed attempts that failed before it
 * @param chance from 0, less than 1
 */
export function pauseSeconds(failed: number, { retryAfterMs }: Pick<Attempt, 'retryAfterMs'>, chance: number): number {
  const pause = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * PAUSE_GROWS_BY ** Math.min(failed, 30));
  return Math.max(pause * (1 + chance / 10), (retryAfterMs ?? 0) / 1_000);
}
