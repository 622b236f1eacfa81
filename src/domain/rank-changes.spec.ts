import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { rankChanges } from './rank-changes.js';
import { DEFAULT_RULE } from './rule.js';

// On 1 June 2020: AAA in one, all others in none. On 1 June 2022: BBB in two, AAA and CCC in one, DDD (a member since 2021) in none.
const world = (complete: 'COMPLETE' | 'PARTIAL') =>
  makeRoll({
    countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'CCC' }, { code: 'DDD', member: ['2021-01-01'] }],
    groups: {
      late: [
        ['DDD', null],
        ['CCC', null],
      ],
    },
    initiatives: [
      { slug: 'forum', complete, checked: '2022-05-01' },
      { slug: 'pact', complete: 'COMPLETE', checked: '2022-05-01' },
    ],
    facts: [
      { initiative: 'pact', participant: 'AAA', valid: ['2020-01-01'] },
      { initiative: 'pact', participant: 'BBB', valid: ['2021-01-01'] },
      { initiative: 'forum', participant: 'BBB', valid: ['2021-01-01'] },
      { initiative: 'forum', participant: 'CCC', valid: ['2021-01-01'] },
    ],
  });
const ranked = (roll: ReturnType<typeof world>, members: ReadonlySet<number> | null = null) =>
  rankChanges(roll, roll.initiatives, members, dayOf('2020-06-01'), dayOf('2022-06-01'), DEFAULT_RULE).map(
    ({ now, before }) => [
      now.country.code,
      [now.place, now.tied, now.coverage],
      before && [before.place, before.tied, before.coverage],
    ],
  );

describe('ranks on two days', () => {
  test('equal coverage is equal rank, the next one counts all above; who was not there has none', () => {
    expect(ranked(world('COMPLETE'))).toEqual([
      ['BBB', [1, 0, 2], [2, 1, 0]],
      ['AAA', [2, 1, 1], [1, 0, 1]],
      ['CCC', [2, 1, 1], [2, 1, 0]],
      ['DDD', [4, 0, 0], null],
    ]);
  });

  test('a group lists its members alone, by their ranks among all', () => {
    const roll = world('COMPLETE');
    const members = new Set(roll.countries.flatMap(({ code, index }) => (code >= 'CCC' ? [index] : [])));
    expect(ranked(roll, members)).toEqual([
      ['CCC', [2, 1, 1], [2, 1, 0]],
      ['DDD', [4, 0, 0], null],
    ]);
  });

  test('where a list does not say all, who is not on it may take part in more', () => {
    const roll = world('PARTIAL');
    const atLeast = rankChanges(
      roll,
      roll.initiatives,
      null,
      dayOf('2020-06-01'),
      dayOf('2022-06-01'),
      DEFAULT_RULE,
    ).map(({ now }) => [now.country.code, now.possible > now.coverage]);
    expect(atLeast).toEqual([
      ['BBB', false],
      ['AAA', true],
      ['CCC', false],
      ['DDD', true],
    ]);
  });
});
