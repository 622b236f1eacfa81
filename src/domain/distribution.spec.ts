import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { distribution } from './distribution.js';
import { DEFAULT_RULE } from './rule.js';

const roll = makeRoll({
  countries: [
    { code: 'AAA', member: ['1990-01-01'], population: { 2000: 10 } },
    { code: 'BBB', member: ['1990-01-01'], population: { 1999: 20 } },
    { code: 'CCC', member: ['1990-01-01'] },
    { code: 'DDD', member: ['1990-01-01'], population: { 2000: 30 } },
  ],
  initiatives: [{ slug: 'one' }, { slug: 'two' }, { slug: 'three' }],
  facts: [
    { initiative: 'one', participant: 'AAA', valid: ['1995-01-01'] },
    { initiative: 'two', participant: 'AAA', valid: ['1995-01-01'] },
    { initiative: 'three', participant: 'AAA', valid: ['1995-01-01'] },
    { initiative: 'one', participant: 'BBB', valid: ['1995-01-01'] },
    { initiative: 'one', participant: 'CCC', valid: ['1995-01-01'] },
  ],
});

describe('how many states take part in how many initiatives', () => {
  const at = (day: string) => distribution(roll, roll.initiatives, dayOf(day), DEFAULT_RULE);

  test('one state in three, two in one, one in none', () => {
    const found = at('2000-06-30');
    const names = ({ countries }: { countries: readonly { code: string }[] }) =>
      countries.map(({ code }) => code).join();
    expect(found.buckets.map((bucket) => [bucket.k, bucket.size, bucket.share, names(bucket)])).toEqual([
      [0, 1, 0.25, 'DDD'],
      [1, 2, 0.5, 'BBB,CCC'],
      [2, 0, 0, ''],
      [3, 1, 0.25, 'AAA'],
    ]);
    // 0, 1, 1 and 3, five in all: the differences of the sixteen pairs come to 18, their mean of 1.125 over twice 1.25.
    expect(found.gini).toBeCloseTo(0.45, 12);
  });

  test('half of the people whose number is known live in the state that is in none', () => {
    const found = at('2000-06-30');
    expect(found.excludedPopulationShare).toBe(0.5);
    expect(found.withoutPopulation.map(({ code }) => code)).toEqual(['CCC']);
    expect(found.populationOfOtherYear.map(({ country, year }) => [country.code, year])).toEqual([['BBB', 1999]]);
  });

  test('where no state is counted no figure exists', () => {
    const found = at('1980-01-01');
    expect([found.universeSize, found.buckets, found.gini, found.excludedPopulationShare]).toEqual([
      ...[0, [], null, null],
    ]);
  });
});
