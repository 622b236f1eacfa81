import { makeRoll, type World } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { representation } from './representation.js';
import { type CountingRule, DEFAULT_RULE, DEFAULT_RULE_OF_1_0 } from './rule.js';
import { sensitivity } from './sensitivity.js';

const WORLD: World = {
  countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'CCC' }, { code: 'DDD' }],
  organisations: [{ code: 'ORG', members: 'members' }],
  groups: {
    members: [['CCC', null]],
    'one-south': [['CCC', null]],
    'two-south': [
      ['CCC', null],
      ['DDD', null],
    ],
    'new-south': [
      ['AAA', '2010-01-01'],
      ['BBB', '2010-01-01'],
    ],
  },
  // Not in the order of their slugs.
  schemes: {
    two: { groups: ['two-south'], globalSouth: 'two-south' },
    same: { groups: ['two-south'], globalSouth: 'two-south' },
    one: { groups: ['one-south'], globalSouth: 'one-south' },
    neither: { groups: ['members'] },
    late: { groups: ['new-south'], globalSouth: 'new-south' },
  },
  initiatives: [{ slug: 'pact' }, { slug: 'text', adoption: 'BY_ORGANISATION' }],
  facts: [
    { initiative: 'pact', participant: 'AAA', valid: ['2001-01-01'] },
    { initiative: 'pact', participant: 'BBB', valid: ['2001-01-01'] },
    { initiative: 'pact', participant: 'DDD', valid: ['2001-01-01'] },
    { initiative: 'text', participant: 'ORG', valid: ['2001-01-01'] },
  ],
};
const ask = (rule: Partial<CountingRule> = {}, world: World = WORLD) => {
  const roll = makeRoll(world);
  const counted = { ...DEFAULT_RULE, universe: 'ALL_STATES', ...rule } as const;
  const asked = representation(roll, roll.initiatives, roll.schemes.get('one')!, dayOf('2002-01-01'), counted);
  const found = sensitivity(asked);
  const at = (point: { scheme: { slug: string }; blocs: string } | null) =>
    point && `${point.scheme.slug} ${point.blocs}`;
  return Object.fromEntries(
    Object.entries(found).map(([name, { least, leastUnder, greatest, greatestUnder }]) => [
      name,
      [least, at(leastUnder), greatest, at(greatestUnder)],
    ]),
  );
};

describe('the Global South over definitions and bloc rules together', () => {
  test('least and greatest with the scheme and the rule that give them; of equals the first', () => {
    // By own name CCC has none of 3 seats and DDD 1; as adopted and with every organisation CCC has 1 of 4.
    expect(ask()).toEqual({
      representationRatio: [0, 'one EXCLUDE', 1, 'one AS_ADOPTED'],
      seatShare: [0, 'one EXCLUDE', 0.5, 'same AS_ADOPTED'],
      participationRate: [0, 'one EXCLUDE', 1, 'one AS_ADOPTED'],
    });
  });

  test('it is the same whatever bloc rule is asked about', () => {
    for (const blocs of ['EXCLUDE', 'INHERIT'] as const) expect(ask({ blocs })).toEqual(ask());
  });

  test('by method 1.0 over its two rules', () => {
    expect(ask({ ...DEFAULT_RULE_OF_1_0, universe: 'ALL_STATES' }).seatShare).toEqual([
      ...[0, 'one EXCLUDE', 0.5, 'same INHERIT'],
    ]);
  });

  test('where nobody has a seat there is no share and nothing that gives it, but a rate of 0', () => {
    expect(ask({}, { ...WORLD, facts: [] })).toEqual({
      representationRatio: [null, null, null, null],
      seatShare: [null, null, null, null],
      participationRate: [0, 'one EXCLUDE', 0, 'one EXCLUDE'],
    });
  });

  test('a scheme whose Global South has no members on the day is left out, and where all are there is no range', () => {
    const only = { ...WORLD, schemes: { one: { groups: ['one-south'] }, late: WORLD.schemes!.late! } };
    expect(ask({}, only).participationRate).toEqual([null, null, null, null]);
  });
});
