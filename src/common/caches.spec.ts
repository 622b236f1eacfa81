import { budgetCaches, byteCache, cacheReports, USUAL_CACHE_BYTES } from './caches.js';

const report = (name: string) => cacheReports().find((one) => one.name === name)!;

describe('what is kept, in bytes', () => {
  // Of 2,000,000 bytes a fifth is for answers: 400,000, and one may take a quarter of that.
  beforeEach(() => {
    // A budget that changes lets everything go.
    budgetCaches(USUAL_CACHE_BYTES);
    budgetCaches(2_000_000);
  });
  afterAll(() => budgetCaches(USUAL_CACHE_BYTES));

  test('the limits of all caches together are the budget', () => {
    const limits = cacheReports().map(({ limit }) => limit);
    const sum = limits.reduce((total, limit) => total + limit, 0);
    expect(sum).toBeLessThanOrEqual(2_000_000);
    expect(sum).toBeGreaterThan(2_000_000 - limits.length);
  });

  test('what was asked for longest ago goes when there are too many bytes, keys counted', () => {
    const answers = byteCache<string>('answers');
    const owner = {};
    const { evicted } = report('answers');
    // 20 entries of 1,000 bytes, whose keys of 9,800 characters take 19,600: 21,000 each with what an entry takes itself.
    const key = (letter: string) => letter.repeat(9_800);
    for (const letter of 'abcdefghijklmnopqrst') {
      answers.keep(owner, key(letter), letter, 1_000);
      answers.find(owner, key('a'));
    }
    // 19 of them are 399,000 bytes.
    expect(report('answers')).toMatchObject({ bytes: 399_000, entries: 19, limit: 400_000 });
    expect(report('answers').evicted - evicted).toBe(1);
    expect([answers.find(owner, key('a')), answers.find(owner, key('b'))]).toEqual(['a', undefined]);
  });

  test('an entry of more than a quarter of its share is not kept', () => {
    const answers = byteCache<string>('answers');
    const owner = {};
    answers.keep(owner, 'k', 'small', 10);
    answers.keep(owner, 'k', 'large', 100_001);
    expect(answers.find(owner, 'k')).toBeUndefined();
  });

  test('each owner has keys of its own, and so has each cache of a name', () => {
    const [one, other] = [byteCache<string>('answers'), byteCache<string>('answers')];
    const [first, second] = [{}, {}];
    one.keep(first, 'k', 'of the first', 10);
    one.keep(second, 'k', 'of the second', 10);
    expect([one.find(first, 'k'), one.find(second, 'k'), other.find(first, 'k')]).toEqual([
      'of the first',
      'of the second',
      undefined,
    ]);
  });

  test('a value kept again under its key counts once', () => {
    const answers = byteCache<string>('answers');
    const owner = {};
    for (const bytes of [500, 700]) answers.keep(owner, 'k', 'v', bytes);
    expect(report('answers').bytes).toBe(700 + 2 + 400);
  });
});
