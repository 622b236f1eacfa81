import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { overlap, sharedStates } from './overlap.js';
import { DEFAULT_RULE } from './rule.js';

// AAA and BBB are in the pact, BBB and CCC in the forum, DDD in neither; EEE left the forum, FFF is no member of the UN.
const roll = makeRoll({
  countries: [...'ABCDE']
    .map((letter) => ({ code: letter.repeat(3) }))
    .concat({ code: 'FFF', unStatus: 'NON_MEMBER' } as never),
  initiatives: [{ slug: 'club' }, { slug: 'forum' }, { slug: 'pact' }],
  facts: [
    ...['AAA', 'BBB', 'FFF'].map((participant) => ({
      initiative: 'pact',
      participant,
      valid: ['2020-01-01'] as const,
    })),
    ...['BBB', 'CCC', 'FFF'].map((participant) => ({
      initiative: 'forum',
      participant,
      valid: ['2020-01-01'] as const,
    })),
    { initiative: 'forum', participant: 'EEE', valid: ['2020-01-01', '2021-01-01'] as const },
  ],
});
const [club, forum, pact] = roll.initiatives as [never, never, never];
const codes = (states: readonly { code: string }[]) => states.map(({ code }) => code);
const at = (day: string, presence: 'CURRENT' | 'CUMULATIVE' = 'CURRENT') => {
  const { onlyFirst, both, onlySecond, neither } = overlap(roll, pact, forum, dayOf(day), {
    ...DEFAULT_RULE,
    presence,
  });
  return [onlyFirst, both, onlySecond, neither].map(codes);
};

describe('two initiatives and what they share', () => {
  test('every state counted is in one of the four, and who is not counted in none', () => {
    expect(at('2022-01-01')).toEqual([['AAA'], ['BBB'], ['CCC'], ['DDD', 'EEE']]);
  });

  test('who left is in none of them on the day, and in what it left whoever ever took part counts', () => {
    expect(at('2020-06-01')).toEqual([['AAA'], ['BBB'], ['CCC', 'EEE'], ['DDD']]);
    expect(at('2022-01-01', 'CUMULATIVE')).toEqual([['AAA'], ['BBB'], ['CCC', 'EEE'], ['DDD']]);
  });

  test('of each two initiatives it is counted how many states are in both; of one with itself, how many are in it', () => {
    const { initiatives } = roll;
    expect(sharedStates(roll, initiatives, dayOf('2022-01-01'), DEFAULT_RULE)).toEqual([
      [0, 0, 0],
      [0, 2, 1],
      [0, 1, 2],
    ]);
    // In the order of the question, not of the roll.
    expect(sharedStates(roll, [pact, forum, club], dayOf('2020-06-01'), DEFAULT_RULE)).toEqual([
      [2, 1, 0],
      [1, 3, 0],
      [0, 0, 0],
    ]);
  });
});
