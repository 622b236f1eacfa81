import { makeRoll, type WorldFact } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { evidence } from './evidence.js';
import { representation } from './representation.js';
import { type CountingRule, DEFAULT_RULE } from './rule.js';

/**
 * Two groups of two states, on 1 June 2020. Sure are both seats of AAA; CCC joined on some day of the year, and DDD by the
 * end of it at the latest; that of EEE is not verified.
 *
 *             group    pact                        scheme          least   stated   greatest
 *     AAA     north    since 2010                  since 2010          2        2          2
 *     CCC     north    in 2020                     -                   0        1          1
 *     DDD     south    no later than 31 December   -                   0        0          1
 *     EEE     south    -                           since 2010          1        1          1
 */
const FACTS: WorldFact[] = [
  { initiative: 'pact', participant: 'AAA', valid: ['2010-01-01'] },
  { initiative: 'scheme', participant: 'AAA', valid: ['2010-01-01'], confidence: 'CORROBORATED' },
  { initiative: 'pact', participant: 'CCC', valid: ['2020-01-01'], precision: 'YEAR' },
  { initiative: 'pact', participant: 'DDD', valid: ['2020-12-31'], precision: 'NO_LATER_THAN' },
  { initiative: 'scheme', participant: 'EEE', valid: ['2010-01-01'], confidence: 'UNVERIFIED' },
];
const ask = (facts: readonly WorldFact[] = FACTS, rule: Partial<CountingRule> = {}) => {
  const roll = makeRoll({
    countries: ['AAA', 'CCC', 'DDD', 'EEE'].map((code) => ({ code })),
    groups: {
      north: [
        ['AAA', null],
        ['CCC', null],
      ],
      south: [
        ['DDD', null],
        ['EEE', null],
      ],
    },
    schemes: { halves: { groups: ['north', 'south'] } },
    initiatives: [{ slug: 'pact', opened: '2000-01-01' }, { slug: 'scheme' }],
    facts,
  });
  const scheme = roll.schemes.get('halves')!;
  return evidence(representation(roll, roll.initiatives, scheme, dayOf('2020-06-01'), { ...DEFAULT_RULE, ...rule }));
};
const seats = ({ corroborated }: ReturnType<typeof ask>) => corroborated.groups.map(({ seats: count }) => count);

describe('the evidence of a representation', () => {
  test('is the same figure from verified and corroborated facts alone, and the seats that are then missing', () => {
    const found = ask();
    expect(seats(found)).toEqual([3, 0]);
    expect(found.unverifiedSeats).toBe(1);
  });

  test('is no less sure than the question asks for', () => {
    const verified = ask(FACTS, { confidenceLimit: 0 });
    expect(seats(verified)).toEqual([2, 0]);
    expect(verified.unverifiedSeats).toBe(0);
  });

  test('is what inexact starts leave open: a share is least where the group has its least and all others their greatest', () => {
    const [north, south] = ask().startDates;
    expect(north).toEqual({
      group: expect.objectContaining({ slug: 'north' }),
      participants: { least: 1, greatest: 2 },
      participationRate: { least: 0.5, greatest: 1 },
      seats: { least: 2, greatest: 3 },
      // Two beside two of the south, or three beside one.
      seatShare: { least: 0.5, greatest: 0.75 },
      representationRatio: { least: 1, greatest: 1.5 },
    });
    expect(south).toEqual({
      group: expect.objectContaining({ slug: 'south' }),
      participants: { least: 1, greatest: 2 },
      participationRate: { least: 0.5, greatest: 1 },
      seats: { least: 1, greatest: 2 },
      // One beside three of the north, or two beside two.
      seatShare: { least: 0.25, greatest: 0.5 },
      representationRatio: { least: 0.5, greatest: 1 },
    });
  });

  test('leaves nothing open where nobody is in anything', () => {
    const [north] = ask([]).startDates;
    expect(north).toMatchObject({
      seats: { least: 0, greatest: 0 },
      seatShare: { least: null, greatest: null },
      representationRatio: { least: null, greatest: null },
    });
  });

  test('names the initiatives of which nothing bounds how early a start may be', () => {
    const slugs = (facts: readonly WorldFact[], rule: Partial<CountingRule> = {}) =>
      ask(facts, rule).withoutOpening.map(({ slug }) => slug);
    expect(slugs(FACTS)).toEqual([]);
    const late: WorldFact = { ...FACTS[3]!, initiative: 'scheme' };
    expect(slugs([...FACTS, late])).toEqual(['scheme']);
    expect(slugs([late, { ...late, participant: 'EEE' }])).toEqual(['scheme']);
    // What has ended is counted no more on the day, but may have been once.
    expect(slugs([{ ...late, valid: ['2019-12-31', '2020-01-31'] }])).toEqual(['scheme']);
    expect(slugs([{ ...late, role: 'ATTENDEE' }])).toEqual([]);
    expect(slugs([{ ...late, confidence: 'UNVERIFIED' }], { confidenceLimit: 1 })).toEqual([]);
    expect(slugs([{ ...late, precision: 'YEAR' }])).toEqual([]);
  });
});
