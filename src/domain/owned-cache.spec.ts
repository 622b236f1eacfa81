import { makeRoll } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { CacheBySelection, CountingShelf, keepOn, OwnedCache } from './owned-cache.js';

describe('kept values', () => {
  test('a value is made once while it is asked for, and goes when twice as many others came since', () => {
    const made: string[] = [];
    keepOn(new CountingShelf(2));
    const owner = {};
    const kept = new OwnedCache<string>('letter', ({ length }) => length);
    const ask = (key: string) =>
      kept.get(owner, key, () => {
        made.push(key);
        return key;
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'a', 'b']) expect(ask(key)).toBe(key);
    expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
    keepOn(new CountingShelf(100));
  });

  test('a selection is the same only where every initiative is, in the same order, of the same roll', () => {
    const roll = () => makeRoll({ countries: [], initiatives: [{ slug: 'a' }, { slug: 'b' }], facts: [] });
    const [one, other] = [roll(), roll()];
    const [a, b] = one.initiatives as [(typeof one.initiatives)[0], (typeof one.initiatives)[0]];
    let made = 0;
    const kept = new CacheBySelection<number>('number', 3, () => 8);
    const ask = (of: typeof one, initiatives: readonly (typeof a)[], key = 'k') =>
      allAtOnce(
        kept.get(of, initiatives, key, function* () {
          yield;
          return ++made;
        }),
      );
    expect([ask(one, [a, b]), ask(one, [a, b]), ask(one, [b, a]), ask(one, [a]), ask(one, [a, b], 'l')]).toEqual([
      1, 1, 2, 3, 4,
    ]);
    expect(ask(other, [a, b])).toBe(5);
    // The first was asked for longest ago, and made room for the fourth.
    expect(ask(one, [a, b])).toBe(6);
  });

  test('a value for which there is no room is made again, and given all the same', () => {
    const roll = makeRoll({ countries: [], initiatives: [{ slug: 'a' }], facts: [] });
    keepOn({ find: () => undefined, keep: () => undefined });
    let made = 0;
    const kept = new CacheBySelection<number>('number', 3, () => 8);
    const ask = () =>
      allAtOnce(
        kept.get(roll, roll.initiatives, 'k', function* () {
          yield;
          return ++made;
        }),
      );
    expect([ask(), ask()]).toEqual([1, 2]);
    keepOn(new CountingShelf(100));
  });

  test('two who ask for a value while it is made take its steps in turn, and it is made once', () => {
    const roll = makeRoll({ countries: [], initiatives: [{ slug: 'a' }], facts: [] });
    const kept = new CacheBySelection<string>('text', 1, ({ length }) => length);
    const taken: string[] = [];
    const ask = () =>
      kept.get(roll, roll.initiatives, 'k', function* () {
        for (const step of ['first', 'second', 'third']) {
          taken.push(step);
          yield;
        }
        return 'made';
      });
    const [one, other] = [ask(), ask()];
    expect([one.next().done, other.next().done, one.next().done]).toEqual([false, false, false]);
    expect(taken).toEqual(['first', 'second', 'third']);
    expect([other.next(), one.next()]).toEqual([
      { done: true, value: 'made' },
      { done: true, value: 'made' },
    ]);
  });
});
