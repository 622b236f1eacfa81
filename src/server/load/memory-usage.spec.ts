import { measuredWithoutFiles } from './memory-usage.js';

const usage = (rss: number) => ({ rss, heapTotal: 1, heapUsed: 1, external: 1, arrayBuffers: 1 });

/** Measures these, one after the other; an error is thrown. */
function measuring(...given: (number | Error)[]): typeof process.memoryUsage {
  const measure = () => {
    const next = given.shift();
    if (typeof next === 'number') return usage(next);
    throw next;
  };
  return Object.assign(measure, { rss: () => measure().rss });
}

describe('measuredWithoutFiles', () => {
  test('where no file can be opened the figures of before hold, and later ones are new', () => {
    const full = Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
    const measure = measuredWithoutFiles(measuring(10, 20, full, 30, full));
    expect([measure().rss, measure().rss, measure().rss, measure.rss()]).toEqual([20, 20, 30, 30]);
  });

  test('any other error is thrown', () => {
    expect(measuredWithoutFiles(measuring(10, new RangeError('other')))).toThrow('other');
  });
});
