import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../domain/steps.js';

/** How long a question may hold the event loop before the others get a turn. */
const SLICE_MS = 10;

/** Takes the steps of a piece of work in slices of time, between which the event loop goes on; gives its result. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await setImmediate();
  }
}
