import { makeRoll } from '../../test/support/make-roll.js';
import { populationIn, populationOf } from './population.js';

const roll = makeRoll({
  countries: [
    { code: 'AAA', population: { 2010: 10, 2015: 15, 2020: 20 } },
    { code: 'BBB', population: { 2018: 100 } },
    { code: 'CCC' },
    { code: 'DDD', population: {} },
  ],
  initiatives: [],
  facts: [],
});
const of = (code: string, year: number) => populationIn(roll, roll.countryByCode.get(code)!, year);

describe('inhabitants', () => {
  test('are those of the year, else of the latest on record before it, else of the earliest', () => {
    const years = [2009, 2010, 2014, 2015, 2019, 2020, 2030].map((year) => of('AAA', year)!);
    expect(years.map(({ figure, year }) => [figure, year])).toEqual([
      ...[10, 10, 10].map((figure) => [figure, 2010]),
      ...[15, 15].map((figure) => [figure, 2015]),
      ...[20, 20].map((figure) => [figure, 2020]),
    ]);
  });

  test('are not known where there is no figure', () => {
    expect([of('CCC', 2020), of('DDD', 2020)]).toEqual([null, null]);
  });

  test('of several states are the sum of those known, with whom it leaves out and whose year is another', () => {
    const { total, without, otherYears } = populationOf(roll, roll.countries, 2015);
    expect(total).toBe(115);
    expect(without.map(({ code }) => code)).toEqual(['CCC', 'DDD']);
    expect(otherYears.map(({ country, year }) => `${country.code} ${year}`)).toEqual(['BBB 2018']);
    expect(populationOf(roll, [], 2015)).toEqual({ total: 0, without: [], otherYears: [] });
  });
});
