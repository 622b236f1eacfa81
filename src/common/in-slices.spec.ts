import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../domain/steps.js';
import { inSlices } from './in-slices.js';

describe('work in slices', () => {
  test('the event loop goes on between the slices, and the result is that of all steps', async () => {
    let done = false;
    let turns = 0;
    const others = (async () => {
      for (; !done; turns++) await setImmediate();
    })();
    function* work(): Steps<number> {
      let steps = 0;
      // Each step is longer than a slice.
      for (; steps < 3; steps++) {
        const end = performance.now() + 15;
        while (performance.now() < end);
        yield;
      }
      return steps;
    }
    expect(await inSlices(work())).toBe(3);
    done = true;
    await others;
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  test('a fault in a step is that of the work', async () => {
    function* work(): Steps<number> {
      yield;
      throw new RangeError('no such day');
    }
    await expect(inSlices(work())).rejects.toThrow('no such day');
  });
});
