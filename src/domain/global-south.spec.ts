import { makeRoll, type World } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { GLOBAL_SOUTH_FIGURES, globalSouthRange, globalSouthSchemes } from './global-south.js';
import { representation } from './representation.js';
import { DEFAULT_RULE } from './rule.js';

/**
 * Three definitions of the Global South among four states with three seats: two of AAA, one of CCC. `wide` takes AAA, BBB and
 * CCC for it, `narrow` BBB alone, `other` CCC and DDD; that of `later` begins in 2030, and `regions` names none.
 */
const WORLD: World = {
  countries: ['AAA', 'BBB', 'CCC', 'DDD'].map((code) => ({ code })),
  groups: {
    'wide-south': [
      ['AAA', null],
      ['BBB', null],
      ['CCC', null],
    ],
    'narrow-south': [['BBB', null]],
    'other-south': [
      ['CCC', null],
      ['DDD', null],
    ],
    'later-south': [['AAA', '2030-01-01']],
  },
  schemes: {
    wide: { groups: ['wide-south', 'wide-north'], globalSouth: 'wide-south' },
    regions: { groups: ['other-south', 'wide-south'] },
    narrow: { groups: ['narrow-north', 'narrow-south'], globalSouth: 'narrow-south' },
    later: { groups: ['later-south'], globalSouth: 'later-south' },
    other: { groups: ['other-south'], globalSouth: 'other-south' },
  },
  initiatives: [{ slug: 'charter' }, { slug: 'forum' }],
  facts: [
    { initiative: 'charter', participant: 'AAA', valid: ['2010-01-01'] },
    { initiative: 'forum', participant: 'AAA', valid: ['2010-01-01'] },
    { initiative: 'forum', participant: 'CCC', valid: ['2010-01-01'] },
  ],
};
const ask = (date = '2020-06-01', scheme = 'regions') => {
  const roll = makeRoll(WORLD);
  const asked = representation(roll, roll.initiatives, roll.schemes.get(scheme)!, dayOf(date), DEFAULT_RULE);
  const { underSchemes, ranges } = globalSouthRange(asked);
  return {
    members: underSchemes.map(({ scheme: { slug }, figures }) => `${slug} ${figures.members}`),
    range: (figure: (typeof GLOBAL_SOUTH_FIGURES)[number]) => {
      const { least, greatest, leastUnder, greatestUnder } = ranges[figure];
      return [least, leastUnder?.slug ?? null, greatest, greatestUnder?.slug ?? null];
    },
  };
};

describe('the Global South', () => {
  test('is what each scheme that names one takes for it, by the slug of the scheme', () => {
    expect(globalSouthSchemes(makeRoll(WORLD)).map(({ slug }) => slug)).toEqual(['later', 'narrow', 'other', 'wide']);
    expect(ask().members).toEqual(['later 0', 'narrow 1', 'other 2', 'wide 3']);
    expect(ask('2020-06-01', 'wide').members).toEqual(ask().members);
  });

  test('has figures from the least to the greatest of these schemes, with those that give them', () => {
    const { range } = ask();
    expect(range('members')).toEqual([1, 'narrow', 3, 'wide']);
    expect(range('seats')).toEqual([0, 'narrow', 3, 'wide']);
    expect(range('participants')).toEqual([0, 'narrow', 2, 'wide']);
    expect(range('participationRate')).toEqual([0, 'narrow', 2 / 3, 'wide']);
    expect(range('seatShare')).toEqual([0, 'narrow', 1, 'wide']);
    expect(range('meanCoverage')).toEqual([0, 'narrow', 1, 'wide']);
    expect(range('representationRatio')).toEqual([0, 'narrow', 1 / 0.75, 'wide']);
  });

  test('has figures of the first scheme where several give the same, and none where every one is null', () => {
    // By 2030 the South of `later` has as many members as that of `narrow`, and stands before it.
    expect(ask('2030-01-01').range('members')).toEqual([1, 'later', 3, 'wide']);
    expect(ask('2030-01-01').range('seats')).toEqual([0, 'narrow', 3, 'wide']);
    // No inhabitants are on record, and nobody leads anything.
    expect(ask().range('populationShare')).toEqual([null, null, null, null]);
    expect(ask().range('leadingSeatShare')).toEqual([null, null, null, null]);
  });
});
