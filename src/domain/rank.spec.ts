import { makeRoll } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { coverageByYear } from './coverage-by-year.js';
import { dayOf, formatDay } from './day.js';
import { coverageOfAll } from './presence.js';
import { coverageBoundsInSteps, rank, rankAmong } from './rank.js';
import { DEFAULT_RULE } from './rule.js';

const DAY = dayOf('2021-01-01');

/**
 * A is in three complete lists, B and C in two, D in one, E in none; of the partial list `open`, of which only B is on
 * record, it is not known whether the others are in it.
 */
const world = (open: 'COMPLETE' | 'PARTIAL') => {
  const present = { one: 'ABCD', two: 'ABC', three: 'A', open: 'B' };
  return makeRoll({
    countries: [...'ABCDE'].map((letter) => ({ code: letter.repeat(3) })),
    groups: { few: [...'CDE'].map((letter) => [letter.repeat(3), null] as const) },
    initiatives: Object.keys(present).map((slug) => ({
      slug,
      opened: '2020-01-01',
      complete: slug === 'open' ? open : ('COMPLETE' as const),
      checked: '2020-12-01',
    })),
    facts: Object.entries(present).flatMap(([initiative, letters]) =>
      [...letters].map((letter) => ({ initiative, participant: letter.repeat(3), valid: ['2020-06-01'] as const })),
    ),
  });
};

describe('rank by coverage', () => {
  const ofState = (roll: ReturnType<typeof world>, code: string) =>
    rank(roll, roll.initiatives, roll.countryByCode.get(code)!, DAY, DEFAULT_RULE);
  const inBrief = ({ place, tied, coverage, possible, bestPlace, worstPlace }: ReturnType<typeof rank>) => ({
    place,
    tied,
    coverage: [coverage, possible],
    places: [bestPlace, worstPlace],
  });

  test('equals share a place, and the next comes after all of them', () => {
    const roll = world('COMPLETE');
    // A and B are in three each, C in two, D in one, E in none.
    expect(['AAA', 'BBB', 'CCC', 'DDD', 'EEE'].map((code) => ofState(roll, code).place)).toEqual([1, 1, 3, 4, 5]);
    expect(['AAA', 'BBB', 'CCC'].map((code) => ofState(roll, code).tied)).toEqual([1, 1, 0]);
    expect(ofState(roll, 'CCC').states.map(({ country }) => country.code)).toEqual(['AAA', 'BBB', 'CCC', 'DDD', 'EEE']);
  });

  test('over complete lists the place is sure', () => {
    expect(inBrief(ofState(world('COMPLETE'), 'CCC'))).toEqual({
      place: 3,
      tied: 0,
      coverage: [2, 2],
      places: [3, 3],
    });
  });

  test('a list that is not complete leaves open what each may take part in, and so the places', () => {
    const roll = world('PARTIAL');
    // A: 3 to 4, B: 3, C: 2 to 3, D: 1 to 2, E: 0 to 1.
    expect(inBrief(ofState(roll, 'AAA'))).toEqual({ place: 1, tied: 1, coverage: [3, 4], places: [1, 1] });
    expect(inBrief(ofState(roll, 'BBB'))).toEqual({ place: 1, tied: 1, coverage: [3, 3], places: [1, 2] });
    expect(inBrief(ofState(roll, 'CCC'))).toEqual({ place: 3, tied: 0, coverage: [2, 3], places: [1, 3] });
    expect(inBrief(ofState(roll, 'DDD'))).toEqual({ place: 4, tied: 0, coverage: [1, 2], places: [3, 4] });
  });

  test('coverage is that of everybody else who counts it', () => {
    const roll = world('PARTIAL');
    const { coverage } = allAtOnce(coverageBoundsInSteps(roll, roll.initiatives, DAY, DEFAULT_RULE));
    expect([...coverage]).toEqual([...coverageOfAll(roll, roll.initiatives, DAY, DEFAULT_RULE)]);
  });

  test('among others of its choice a state stands too, once, whether it is named or not', () => {
    const roll = world('COMPLETE');
    const state = (code: string) => roll.countryByCode.get(code)!;
    const bounds = allAtOnce(coverageBoundsInSteps(roll, roll.initiatives, DAY, DEFAULT_RULE));
    const named = rankAmong(bounds, state('BBB'), [state('CCC'), state('DDD'), state('EEE')]);
    expect([named.place, named.states.length]).toEqual([1, 4]);
    // 0, 1, 2, 3
    expect(named.median).toBe(1.5);
    const withItself = rankAmong(bounds, state('CCC'), [state('CCC'), state('DDD'), state('EEE')]);
    expect([withItself.place, withItself.states.length, withItself.median]).toEqual([1, 3, 1]);
  });
});

describe('coverage by year', () => {
  test('a year without membership of the United Nations has no point, and the running year is partial', () => {
    const roll = makeRoll({
      countries: [{ code: 'AAA', member: ['2019-07-01'] }],
      initiatives: [
        { slug: 'open', opened: '2017-01-01', complete: 'PARTIAL' },
        { slug: 'pact', opened: '2018-01-01', checked: '2022-01-01' },
      ],
      facts: [{ initiative: 'pact', participant: 'AAA', valid: ['2020-03-01', '2022-02-01'] }],
    });
    const state = roll.countryByCode.get('AAA')!;
    const through = dayOf('2022-11-29');
    const points = coverageByYear(roll, roll.initiatives, state, 2018, 2022, DEFAULT_RULE, through);
    expect(points.map(({ day, ...point }) => ({ ...point, day: formatDay(day) }))).toEqual([
      { year: 2019, day: '2019-12-31', partial: false, coverage: 0, possible: 1 },
      { year: 2020, day: '2020-12-31', partial: false, coverage: 1, possible: 2 },
      { year: 2021, day: '2021-12-31', partial: false, coverage: 1, possible: 2 },
      // It withdrew: that is known.
      { year: 2022, day: '2022-11-29', partial: true, coverage: 0, possible: 1 },
    ]);
  });
});
