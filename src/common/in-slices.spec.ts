import { setImmediate } from 'node:timers/promises';
import { inSlices } from './in-slices.js';
import type { Steps } from './steps.js';

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

  test('however many pieces of work are under way, a turn of the loop has one slice for all', async () => {
    let turns = 0;
    let done = false;
    const watch = (async () => {
      for (; !done; turns++) await setImmediate();
    })();
    let taken = 0;
    function* work(): Steps<number> {
      for (let step = 0; step < 20; step++) {
        const end = performance.now() + 2;
        while (performance.now() < end);
        taken++;
        yield;
      }
      return taken;
    }
    const results = await Promise.all(Array.from({ length: 20 }, () => inSlices(work())));
    done = true;
    await watch;
    expect(Math.max(...results)).toBe(400);
    // 800 ms of work in slices of 10 ms, and of 20 where work begins; were it a slice for each, there would be four turns.
    expect(turns).toBeGreaterThan(25);
  });

  test('a fault in a step is that of the work', async () => {
    function* work(): Steps<number> {
      yield;
      throw new RangeError('no such day');
    }
    await expect(inSlices(work())).rejects.toThrow('no such day');
  });
});
