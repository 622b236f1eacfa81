import { ThreadPool } from './thread-pool.js';

/** A thread that doubles numbers; -1 takes for ever, -2 takes all memory, -3 fails, -4 ends it. */
const SCRIPT = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (number) => {
      if (number === -1) for (;;);
      if (number === -2) { const held = []; for (;;) held.push(new Array(100_000).fill({})); }
      if (number === -3) return parentPort.postMessage({ refused: { code: 'BAD_USER_INPUT', message: 'no', details: { argument: 'n' } } });
      if (number === -4) process.exit(7);
      parentPort.postMessage({ result: 2 * number });
    });`)}`,
);

describe('threads for heavy work', () => {
  const pool = new ThreadPool<number, number>('the number', SCRIPT, { threads: 2, milliseconds: 4_000, megabytes: 64 });
  const patient = new ThreadPool<number, number>('the number', SCRIPT, {
    threads: 1,
    milliseconds: 60_000,
    megabytes: 64,
  });
  afterAll(() => Promise.all([pool.close(), patient.close()]));
  const outcomeOf = (of: typeof pool) => (number: number) =>
    of.run(number).catch(({ code, message }) => ({ code, message }));
  const outcome = outcomeOf(pool);

  test('tasks are done, more of them than there are threads', async () => {
    expect(await Promise.all([1, 2, 3, 4, 5].map(outcome))).toEqual([2, 4, 6, 8, 10]);
  });

  test('one that takes too long is given up, and the others are done', async () => {
    const [long, ...others] = await Promise.all([-1, 2, 3, 4].map(outcome));
    expect(long).toEqual({ code: 'OVERLOADED', message: 'the number took longer than 4 seconds' });
    expect(others).toEqual([4, 6, 8]);
  });

  test('one that takes too much memory is given up, and the process lives', async () => {
    expect(await outcomeOf(patient)(-2)).toEqual({
      code: 'OVERLOADED',
      message: 'the number took more than 64 MB of memory',
    });
    expect(await outcomeOf(patient)(4)).toBe(8);
  });

  test('a thread that ends is replaced', async () => {
    expect(await outcome(-4)).toEqual({
      code: 'OVERLOADED',
      message: 'the number was broken off: its thread ended with 7',
    });
    expect(await Promise.all([1, 2].map(outcome))).toEqual([2, 4]);
  });

  test('a refusal comes as it was thrown', async () => {
    await expect(pool.run(-3)).rejects.toMatchObject({
      name: 'RollcallError',
      code: 'BAD_USER_INPUT',
      message: 'no',
      details: { argument: 'n' },
    });
  });

  test('what is asked of closed threads is refused', async () => {
    const other = new ThreadPool<number, number>('the number', SCRIPT, {
      threads: 1,
      milliseconds: 500,
      megabytes: 64,
    });
    await other.close();
    await expect(other.run(1)).rejects.toMatchObject({ code: 'OVERLOADED' });
  });
});
