import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { DEFAULT_RULE_OF_1_0 } from './rule.js';
import { kaplanMeier, median, timeToJoin } from './time-to-join.js';

const at = (size: number, counts: Record<number, number>) =>
  Int32Array.from({ length: size }, (_, days) => counts[days] ?? 0);

describe('time to join', () => {
  test('the estimate is that of the leukaemia patients on whom it is taught', () => {
    // Remission in weeks under 6-MP: 6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+.
    // Freireich et al. (1963), as worked in Cox and Oakes, Analysis of Survival Data (1984), table 1.1.
    const curve = kaplanMeier({
      joined: at(36, { 6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1 }),
      censored: at(36, { 6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1 }),
    });
    const rounded = (value: number | null) => value?.toFixed(4);
    expect(
      curve.map(({ days, atRisk, outside, standardError }) => [days, atRisk, rounded(outside), rounded(standardError)]),
    ).toEqual([
      [6, 21, '0.8571', '0.0764'],
      [7, 17, '0.8067', '0.0869'],
      [10, 15, '0.7529', '0.0963'],
      [13, 12, '0.6902', '0.1068'],
      [16, 11, '0.6275', '0.1141'],
      [22, 7, '0.5378', '0.1282'],
      [23, 6, '0.4482', '0.1346'],
    ]);
    expect(median(curve)).toBe(23);
  });

  test('once everybody joined, nobody is outside and there is no error', () => {
    const curve = kaplanMeier({ joined: at(3, { 0: 1, 2: 1 }), censored: at(3, {}) });
    expect(curve.at(-1)).toEqual({ days: 2, atRisk: 1, joined: 1, outside: 0, standardError: null });
    expect(median(curve)).toBe(0);
    expect(kaplanMeier({ joined: at(1, {}), censored: at(1, {}) })).toEqual([]);
  });

  test('a state outside the region that may join is not observed, one that joined all the same is', () => {
    const roll = makeRoll({
      countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'CCC', member: ['2021-03-01'] }],
      groups: {
        region: [['AAA', null]],
        all: [
          ['AAA', null],
          ['BBB', null],
          ['CCC', null],
        ],
      },
      schemes: { one: { groups: ['all'] } },
      initiatives: [
        { slug: 'regional', openness: 'REGIONAL', eligibleGroup: 'region', opened: '2021-01-01', ended: '2021-01-03' },
        { slug: 'world', opened: '2021-01-01' },
      ],
      facts: [
        { initiative: 'world', participant: 'AAA', valid: ['2020-06-01'] },
        { initiative: 'world', participant: 'CCC', valid: ['2021-03-05'] },
        { initiative: 'regional', participant: 'BBB', valid: ['2021-01-02'] },
      ],
    });
    const by = roll.schemes.get('one')!;
    const ask = (slug: string, date: string) => {
      const { overall } = timeToJoin(
        roll,
        [roll.initiativeBySlug.get(slug)!],
        roll.schemes.get('one')!,
        dayOf(date),
        DEFAULT_RULE_OF_1_0,
      );
      return [overall.joined, overall.censored, overall.curve.map(({ days }) => days)];
    };
    // AAA is seen outside until the end after two days; BBB joined after one.
    expect(ask('regional', '2021-06-01')).toEqual([1, 1, [1]]);
    // AAA joined before the opening: after 0 days. CCC could join from 1 March: after 4 days. BBB is outside.
    expect(ask('world', '2021-06-01')).toEqual([2, 1, [0, 4]]);
    // Both: AAA was last seen outside the regional one after 2 days, so that after 4 only CCC and BBB are at risk.
    const { curve } = timeToJoin(roll, roll.initiatives, by, dayOf('2021-06-01'), DEFAULT_RULE_OF_1_0).overall;
    expect(curve.map(({ days, atRisk }) => [days, atRisk])).toEqual([
      [0, 5],
      [1, 4],
      [4, 2],
    ]);
    // Before its admission CCC is not in the universe; before the opening there is nothing to observe.
    expect(ask('world', '2021-02-01')).toEqual([1, 1, [0]]);
    expect(ask('world', '2020-12-31')).toEqual([0, 0, []]);
  });
});
