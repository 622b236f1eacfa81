import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { type CountingRule, DEFAULT_RULE, DEFAULT_RULE_OF_1_0, roleSet } from './rule.js';
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

  /**
   * Four states; AAA and BBB are a group of the scheme, CCC and DDD in none. Of `pact`, opened on 1 January 2021: AAA is a
   * member from the 11th (after 10 days), BBB from February, CCC from 1 March at the latest, DDD is not.
   */
  const roll = makeRoll({
    countries: ['AAA', 'BBB', 'CCC', 'DDD'].map((code) => ({ code })),
    groups: {
      pair: [
        ['AAA', null],
        ['BBB', null],
      ],
    },
    schemes: { one: { groups: ['pair'] } },
    initiatives: [
      { slug: 'fixed', openness: 'CLOSED', opened: '2021-01-01' },
      { slug: 'issued', adoption: 'ISSUED', opened: '2021-01-01' },
      { slug: 'later', opened: '2021-06-02' },
      { slug: 'listed', opened: '2021-01-01', closed: '2021-01-05' },
      { slug: 'pact', opened: '2021-01-01' },
      { slug: 'unopened' },
    ],
    facts: [
      { initiative: 'pact', participant: 'AAA', valid: ['2021-01-11', '2021-01-20'] },
      { initiative: 'pact', participant: 'AAA', valid: ['2021-05-01'] },
      { initiative: 'pact', participant: 'BBB', valid: ['2021-02-01'], precision: 'MONTH' },
      { initiative: 'pact', participant: 'CCC', valid: ['2021-03-01'], precision: 'NO_LATER_THAN' },
      { initiative: 'pact', participant: 'DDD', role: 'VOTED_FOR', valid: ['2021-01-01'] },
      { initiative: 'listed', participant: 'BBB', valid: ['2021-01-05'] },
      { initiative: 'listed', participant: 'CCC', valid: ['2021-01-06'] },
    ],
  });
  const ask = (slugs: string[], rule: CountingRule = DEFAULT_RULE, date = '2021-06-01') => {
    const initiatives = slugs.map((slug) => roll.initiativeBySlug.get(slug)!);
    return timeToJoin(roll, initiatives, roll.schemes.get('one')!, dayOf(date), rule);
  };

  test('half of four are outside after the second has joined; with inexact starts at their earliest and latest days', () => {
    // As stated 10, 31 and 59 days; at the earliest CCC 0, AAA 10, BBB 31; at the latest AAA 10, BBB (28 February) 58, CCC 59.
    const { overall, groups } = ask(['pact']);
    expect(overall.curve.map(({ days, atRisk, joined, outside }) => [days, atRisk, joined, outside])).toEqual([
      [10, 4, 1, 0.75],
      [31, 3, 1, 0.5],
      [59, 2, 1, 0.25],
    ]);
    expect(overall).toMatchObject({
      pairs: 4,
      joined: 3,
      censored: 1,
      median: 31,
      medianIfEarliest: 10,
      medianIfLatest: 58,
    });
    expect(groups.map(({ group, pairs, joined, median: half }) => [group.slug, pairs, joined, half])).toEqual([
      ['pair', 2, 2, 10],
      ['not-classified', 2, 1, 59],
    ]);
  });

  test('who joins later than the day asked about is outside on it', () => {
    expect(ask(['pact'], DEFAULT_RULE, '2021-01-10').overall).toMatchObject({ joined: 0, censored: 4, curve: [] });
    expect(ask(['pact'], DEFAULT_RULE, '2021-01-11').overall).toMatchObject({ joined: 1, censored: 3, median: null });
  });

  test('a position is no joining, even where it is counted by name', () => {
    expect(ask(['pact'], { ...DEFAULT_RULE, roles: roleSet(['VOTED_FOR', 'MEMBER']) }).overall.joined).toBe(3);
    expect(ask(['pact'], { ...DEFAULT_RULE, roles: roleSet(['VOTED_FOR']) }).overall.joined).toBe(0);
  });

  test('who is outside is observed until the closing of the list, and on that day still at risk', () => {
    const atRisk = (rule?: CountingRule) => ask(['listed'], rule).overall.curve.map(({ days, atRisk: n }) => [days, n]);
    // AAA and DDD are last seen on 5 January, after four days, when BBB joined; CCC joined the day after.
    expect(atRisk()).toEqual([
      [4, 4],
      [5, 1],
    ]);
    // 1.0 knows no closing of lists.
    expect(atRisk(DEFAULT_RULE_OF_1_0)).toEqual([
      [4, 4],
      [5, 3],
    ]);
  });

  test('is left out and named: of fixed membership, not opened by the day, or joined by no act of a state', () => {
    const slugs = (found: readonly { slug: string }[]) => found.map(({ slug }) => slug).join(' ');
    const all = ['pact', 'fixed', 'issued', 'later', 'unopened'];
    const { closed, withoutOpening, notByStates, overall } = ask(all);
    expect([slugs(closed), slugs(withoutOpening), slugs(notByStates)]).toEqual(['fixed', 'later unopened', 'issued']);
    expect(overall.pairs).toBe(4);
    expect(slugs(ask(all, DEFAULT_RULE, '2021-06-02').withoutOpening)).toBe('unopened');
    expect(ask(all, DEFAULT_RULE, '2021-06-02').overall.pairs).toBe(8);
    expect(ask(all, DEFAULT_RULE_OF_1_0)).toMatchObject({ notByStates: [], overall: { pairs: 8 } });
  });
});
