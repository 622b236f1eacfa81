import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { indicatorByGroup } from './indicator-by-group.js';
import type { Indicators } from './indicators.js';

const roll = makeRoll({
  countries: [
    { code: 'AAA', population: { 2000: 1 } },
    { code: 'BBB', population: { 2000: 1, 2003: 3 } },
    { code: 'CCC' },
    { code: 'NEW', member: ['2004-03-01'], population: { 2004: 4 } },
    { code: 'OBS', unStatus: 'OBSERVER', population: { 2000: 1 } },
  ],
  groups: {
    a: [
      ['AAA', null, '2004-06-01'],
      ['BBB', null],
      ['CCC', null],
      ['OBS', null],
    ],
    b: [['NEW', null]],
  },
  schemes: { halves: { groups: ['a', 'b'] } },
  initiatives: [],
  facts: [],
});
const names = { publisher: null, url: null, licence: null, definition: null };
const indicator = { slug: 'index', names: { en: 'Index' }, unit: '', higherIsBetter: true, ...names };
/** By code, then by year. */
const indicators = (values: Record<string, Record<number, number>>): Indicators => ({
  all: [indicator],
  bySlug: new Map([['index', indicator]]),
  values: new Map([
    [
      'index',
      new Map(
        Object.entries(values).map(([code, byYear]) => {
          const country = roll.countryByCode.get(code)!.index;
          const series = Object.entries(byYear).map(([year, value]) => ({
            indicator,
            country,
            year: Number(year),
            value,
          }));
          return [country, series.map((one) => ({ ...one, note: null }))];
        }),
      ),
    ],
  ]),
});
const VALUES = indicators({
  AAA: { 2001: 2, 2003: 4 },
  BBB: { 2002: 8 },
  CCC: { 2003: 6 },
  NEW: { 2004: 1 },
  OBS: { 2001: 100 },
});
const ask = (
  year: number,
  of: Indicators = VALUES,
  universe: 'UN_MEMBERS' | 'UN_MEMBERS_AND_OBSERVERS' = 'UN_MEMBERS',
) => indicatorByGroup(roll, of, 'index', roll.schemes.get('halves')!, year, universe, dayOf('2004-05-01'));
const group = (found: ReturnType<typeof ask>, slug: string) => found.groups.find((one) => one.group?.slug === slug);

describe('an indicator by group', () => {
  test('takes the latest value on or before the year, and means over those who have one', () => {
    expect(group(ask(2001), 'a')).toMatchObject({
      members: 3,
      n: 1,
      mean: 2,
      median: 2,
      least: 2,
      greatest: 2,
      sum: 2,
    });
    expect(group(ask(2002), 'a')).toMatchObject({ n: 2, mean: 5, median: 5, least: 2, greatest: 8, sum: 10 });
    expect(group(ask(2003), 'a')).toMatchObject({ n: 3, mean: 6, median: 6, least: 4, greatest: 8, sum: 18 });
    expect(group(ask(2001), 'a')!.missing.map(({ code }) => code)).toEqual(['BBB', 'CCC']);
  });

  test('weighs by the inhabitants of the year; whoever has none on record is left out of that mean alone', () => {
    expect(group(ask(2002), 'a')!.populationWeightedMean).toBe((2 * 1 + 8 * 1) / 2);
    expect(group(ask(2003), 'a')!.populationWeightedMean).toBe((4 * 1 + 8 * 3) / 4);
    const only = group(ask(2003, indicators({ CCC: { 2003: 6 } })), 'a')!;
    expect(only).toMatchObject({ n: 1, mean: 6, populationWeightedMean: null });
  });

  test('reads universe and groups on 31 December, in the running year on the day of the data', () => {
    expect(group(ask(2003), 'b')).toMatchObject({ members: 0, n: 0, mean: null });
    // On 2004-05-01 NEW is a member, and AAA still in its group, which it leaves in June.
    expect(group(ask(2004), 'b')).toMatchObject({ members: 1, n: 1, sum: 1, shareOfSum: 1 / 19 });
    expect(group(ask(2004), 'a')).toMatchObject({ members: 3 });
    expect(ask(2004).all).toMatchObject({ group: null, members: 4, n: 4, sum: 19, shareOfSum: 1, median: 5 });
    expect(group(ask(2003, VALUES, 'UN_MEMBERS_AND_OBSERVERS'), 'a')).toMatchObject({ members: 4, sum: 118 });
  });

  test('without any value every figure is null', () => {
    const figures = ['mean', 'median', 'least', 'greatest', 'sum', 'shareOfSum', 'populationWeightedMean'] as const;
    const found = ask(2000);
    for (const part of [...found.groups, found.all]) {
      expect(part.n).toBe(0);
      expect(figures.map((name) => part[name])).toEqual(figures.map(() => null));
    }
  });

  test('a sum of 0 has no shares', () => {
    const found = ask(2003, indicators({ AAA: { 2003: 0 } }));
    expect([group(found, 'a')!.sum, group(found, 'a')!.shareOfSum, found.all.shareOfSum]).toEqual([0, null, null]);
  });

  test('states in no group come last', () => {
    const scheme = { ...roll.schemes.get('halves')!, slug: 'b-alone', groups: ['b'] };
    const found = indicatorByGroup(roll, VALUES, 'index', scheme, 2004, 'UN_MEMBERS', dayOf('2004-05-01'));
    expect(found.groups.map((one) => [one.group?.slug, one.members])).toEqual([
      ['b', 1],
      ['not-classified', 3],
    ]);
  });

  test('an unknown indicator and a year beyond the data are refused by name', () => {
    expect(() => ask(2005)).toThrow('year: 2005 is not between 1945 and 2004; the data go to 2004-05-01');
    expect(() => ask(1944)).toThrow('year: 1944');
    const scheme = roll.schemes.get('halves')!;
    expect(() => indicatorByGroup(roll, VALUES, 'indx', scheme, 2003, 'UN_MEMBERS', dayOf('2004-05-01'))).toThrow(
      /'indx'/,
    );
  });
});
