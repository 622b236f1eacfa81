import { makeRoll } from '../../test/support/make-roll.js';
import { Kept, KeptBySelection } from './kept.js';
import { allAtOnce } from './steps.js';

describe('kept values', () => {
  test('a value is made once while it is asked for, and goes when twice as many others came since', () => {
    const made: string[] = [];
    const kept = new Kept<string>(2);
    const ask = (key: string) =>
      kept.get(key, () => {
        made.push(key);
        return key;
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'a', 'b']) expect(ask(key)).toBe(key);
    expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
  });

  test('a selection is the same only where every initiative is, in the same order, of the same roll', () => {
    const roll = () => makeRoll({ countries: [], initiatives: [{ slug: 'a' }, { slug: 'b' }], facts: [] });
    const [one, other] = [roll(), roll()];
    const [a, b] = one.initiatives as [(typeof one.initiatives)[0], (typeof one.initiatives)[0]];
    let made = 0;
    const kept = new KeptBySelection<number>(3);
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

  test('two who ask for a value while it is made take its steps in turn, and it is made once', () => {
    const roll = makeRoll({ countries: [], initiatives: [{ slug: 'a' }], facts: [] });
    const kept = new KeptBySelection<string>(1);
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
