import { badInput } from '../common/rollcall-error.js';
import type { CountRange } from '../generated/graphql.js';

/** Tells of a number whether it lies in a range. Throws BAD_USER_INPUT for a bound below 0 and a range that holds none. */
export function inRange({ atLeast, atMost }: CountRange, argument: string): (count: number) => boolean {
  for (const [name, bound] of Object.entries({ atLeast, atMost })) {
    if (bound != null && bound < 0) throw badInput(`${argument}.${name}`, `${name}: ${bound} is below 0`);
  }
  if (atLeast != null && atMost != null && atMost < atLeast) {
    throw badInput(`${argument}.atMost`, `no number is at least ${atLeast} and at most ${atMost}`);
  }
  return (count) => (atLeast ?? 0) <= count && count <= (atMost ?? Number.POSITIVE_INFINITY);
}
