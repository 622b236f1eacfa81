import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { membersAt } from './groups.js';
import { ownScheme } from './own-group.js';
import { notClassified, type Partition, partitionAt } from './partition.js';
import type { Universe } from './roll.js';

/**
 * Inhabitants by year, and groups: AAA is in the north until 2020 and in the south besides, BBB in the south, CCC and OBS in
 * neither. DDD was admitted in 2015, EEE is in the south from 2019.
 */
const roll = makeRoll({
  countries: [
    { code: 'AAA', population: { 2018: 10, 2020: 12, 2022: 14 } },
    { code: 'BBB', population: { 2018: 100, 2019: 110 } },
    { code: 'CCC', population: { 2021: 1_000 } },
    { code: 'DDD', member: ['2015-01-01'] },
    { code: 'EEE', population: { 2020: 50_000 } },
    { code: 'OBS', unStatus: 'OBSERVER', population: { 2020: 7 } },
  ],
  groups: {
    north: [['AAA', null, '2020-01-01']],
    south: [
      ['AAA', null],
      ['BBB', null],
      ['EEE', '2019-01-01'],
    ],
    none: [],
  },
  schemes: {
    halves: { groups: ['north', 'south'] },
    turned: { groups: ['south', 'north'] },
    rest: { groups: ['others', 'none', 'south'] },
  },
  initiatives: [],
  facts: [],
});
const ask = (scheme: string, day: string, composition = day, universe: Universe = 'UN_MEMBERS') =>
  partitionAt(roll, roll.schemes.get(scheme)!, dayOf(day), universe, dayOf(composition));
const parts = ({ parts: found }: Partition) =>
  found.map(({ group, members, population }) => [group.slug, ...members.map(({ code }) => code), population].join(' '));

describe('a universe that a scheme splits', () => {
  test('has each state in the first group of the scheme that lists it, else in none, which stands last', () => {
    expect(parts(ask('halves', '2019-06-01'))).toEqual([
      ...['north AAA 10', 'south BBB EEE 50110', 'not-classified CCC DDD 1000'],
    ]);
    expect(parts(ask('turned', '2019-06-01'))).toEqual([
      ...['south AAA BBB EEE 50120', 'north 0', 'not-classified CCC DDD 1000'],
    ]);
  });

  test('has in the complement of a scheme whomever no other group of it lists, and nobody unclassified', () => {
    expect(parts(ask('rest', '2020-06-01'))).toEqual([...['others CCC DDD 1000', 'none 0', 'south AAA BBB EEE 50122']]);
  });

  test('is that of the day, in groups as they were composed on another one', () => {
    expect(parts(ask('halves', '2020-06-01'))).toEqual([
      ...['north 0', 'south AAA BBB EEE 50122', 'not-classified CCC DDD 1000'],
    ]);
    expect(parts(ask('halves', '2020-06-01', '2018-12-31'))).toEqual([
      ...['north AAA 12', 'south BBB 110', 'not-classified CCC DDD EEE 51000'],
    ]);
    expect(parts(ask('rest', '2020-06-01', '2018-12-31'))[0]).toBe('others CCC DDD EEE 51000');
    // DDD is no member before 2015, whenever the groups were composed.
    expect(parts(ask('halves', '2014-12-31', '2020-06-01')).at(-1)).toBe('not-classified CCC 1000');
    expect(parts(ask('halves', '2015-01-01', '2020-06-01')).at(-1)).toBe('not-classified CCC DDD 1000');
  });

  test('is as wide as the question has it', () => {
    const wide = ask('halves', '2020-06-01', '2020-06-01', 'UN_MEMBERS_AND_OBSERVERS');
    expect(parts(wide).at(-1)).toBe('not-classified CCC DDD OBS 1007');
    expect(wide.universe.map(({ code }) => code).join(' ')).toBe('AAA BBB CCC DDD EEE OBS');
    expect(parts(ask('rest', '2020-06-01', '2020-06-01', 'UN_MEMBERS_AND_OBSERVERS'))[0]).toBe(
      'others CCC DDD OBS 1007',
    );
  });

  test('has the inhabitants of the year, else of the latest before it, else of the earliest', () => {
    const found = ask('halves', '2019-06-01');
    expect(['AAA', 'BBB', 'CCC', 'DDD'].map((code) => found.populationOf[roll.countryByCode.get(code)!.index])).toEqual(
      [...[10, 110, 1_000, 0]],
    );
    expect(found.population).toBe(10 + 110 + 1_000 + 50_000);
    expect(found.withoutPopulation.map(({ code }) => code)).toEqual(['DDD']);
    expect(found.populationOfOtherYear.map(({ country, year }) => `${country.code} ${year}`)).toEqual([
      ...['AAA 2018', 'CCC 2021', 'EEE 2020'],
    ]);
    expect(ask('halves', '2022-01-01').populationOf[0]).toBe(14);
    expect(ask('halves', '2021-12-31').populationOf[0]).toBe(12);
  });

  test('may be split by the states that a question names, each question by its own', () => {
    const own = (...codes: string[]) => {
      const scheme = ownScheme(
        codes.map((code) => roll.countryByCode.get(code)!),
        null,
      );
      return parts(partitionAt(roll, scheme, dayOf('2020-06-01'), 'UN_MEMBERS'));
    };
    expect(own('AAA', 'CCC')).toEqual(['own-group AAA CCC 1012', 'all-others BBB DDD EEE 50110']);
    expect(own('BBB')).toEqual(['own-group BBB 110', 'all-others AAA CCC DDD EEE 51012']);
  });

  test('has in none of its groups whom the group of that name holds', () => {
    const none = notClassified(roll.schemes.get('halves')!);
    expect(none.slug).toBe('not-classified');
    expect(none.definition).toContain('halves');
    const members = membersAt(roll, none, dayOf('2018-12-31'));
    expect(roll.countries.filter(({ index }) => members.has(index)).map(({ code }) => code)).toEqual([
      ...['CCC', 'DDD', 'EEE'],
    ]);
  });
});
