import { makeRoll, type WorldFact } from '../../test/support/make-roll.js';
import { dayOf, formatDay } from './day.js';
import { CHANGES, type Change, presenceChanges, withdrawalPrecision } from './presence-changes.js';
import { type CountingRule, DEFAULT_RULE } from './rule.js';

const FACTS: WorldFact[] = [
  // A change of role is neither leaving nor joining.
  { initiative: 'charter', participant: 'AAA', valid: ['2001-03-01', '2002-03-01'] },
  {
    initiative: 'charter',
    participant: 'AAA',
    role: 'CHAIR',
    valid: ['2002-03-01', '2003-05-01'],
    endPrecision: 'MONTH',
  },
  { initiative: 'charter', participant: 'BBB', valid: ['2001-01-01'], precision: 'YEAR' },
  { initiative: 'charter', participant: 'DDD', valid: ['2003-05-01'] },
  { initiative: 'forum', participant: 'AAA', valid: ['2001-03-01', '2003-06-01'] },
  { initiative: 'forum', participant: 'BBB', valid: ['2001-03-01', '2003-05-31'] },
  { initiative: 'forum', participant: 'BBB', role: 'VOTED_AGAINST', valid: ['2000-01-01', '2002-07-01'] },
  // CCC was admitted in June 2002.
  { initiative: 'charter', participant: 'CCC', valid: ['2002-01-01'] },
  { initiative: 'forum', participant: 'CCC', valid: ['2001-03-01', '2002-08-01'] },
];
const rollOf = (facts: readonly WorldFact[]) =>
  makeRoll({
    countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'CCC', member: ['2002-06-01'] }, { code: 'DDD' }],
    organisations: [{ code: 'ORG', members: 'members' }],
    groups: {
      members: [['AAA', '2001-06-01', '2002-06-01']],
      club: [
        ['AAA', '2003-01-01'],
        ['BBB', null, '2003-12-31'],
      ],
    },
    initiatives: [
      { slug: 'charter', opened: '2000-01-01' },
      { slug: 'decree', adoption: 'BY_ORGANISATION' },
      { slug: 'forum', ended: '2003-06-01' },
    ],
    facts,
  });
const roll = rollOf(FACTS);

interface Asked {
  readonly facts?: readonly WorldFact[];
  readonly through?: string;
  readonly rule?: Partial<CountingRule>;
  readonly group?: string;
  readonly only?: Change;
  readonly country?: string;
}
function ask(from: number, to: number, { facts, through = '2003-12-31', rule = {}, group, only, country }: Asked = {}) {
  const asked = facts === undefined ? roll : rollOf(facts);
  const found = presenceChanges(
    asked,
    // In whatever order the selection has them.
    [...asked.initiatives].reverse(),
    from,
    to,
    { ...DEFAULT_RULE, ...rule },
    dayOf(through),
    group === undefined ? null : asked.groups.get(group)!,
    only ?? null,
    country === undefined ? null : asked.countryByCode.get(country)!,
  );
  return { ...found, all: Array.from({ length: found.length }, (_, place) => found.at(place)) };
}
const keys = (...asked: Parameters<typeof ask>) => {
  const found = ask(...asked);
  return Array.from({ length: found.length }, (_, place) => found.key(place));
};

const OF_2001 = [
  '2001-01-01 JOINED charter BBB',
  '2001-03-01 JOINED charter AAA',
  '2001-03-01 JOINED forum AAA',
  '2001-03-01 JOINED forum BBB',
];
const OF_2002 = ['2002-01-01 JOINED charter CCC', '2002-08-01 LEFT forum CCC'];
const OF_2003 = [
  '2003-05-01 JOINED charter DDD',
  '2003-05-01 LEFT charter AAA',
  '2003-05-31 LEFT forum BBB',
  '2003-06-01 LEFT forum AAA',
];

describe('who joined and who left', () => {
  test('by day, joined before left, then by initiative and state', () => {
    expect(keys(2001, 2003)).toEqual([...OF_2001, ...OF_2002, ...OF_2003]);
    expect(ask(2001, 2003)).toMatchObject({ length: 10, joined: 6, left: 4 });
  });

  test('in the years asked about, the first and the last day of them included', () => {
    expect([keys(2000, 2000), keys(2001, 2001), keys(2002, 2002)]).toEqual([[], OF_2001, OF_2002]);
    const lastDay: WorldFact = { initiative: 'charter', participant: 'DDD', valid: ['2001-12-31', '2002-12-31'] };
    expect(keys(2001, 2001, { facts: [lastDay] })).toEqual(['2001-12-31 JOINED charter DDD']);
    expect(keys(2002, 2002, { facts: [lastDay] })).toEqual(['2002-12-31 LEFT charter DDD']);
  });

  test("up to the data's own date in the running year, that day included", () => {
    expect(keys(2003, 2003, { through: '2003-05-31' })).toEqual(OF_2003.slice(0, 3));
    expect(keys(2003, 2003, { through: '2003-05-30' })).toEqual(OF_2003.slice(0, 2));
    expect(() => ask(2003, 2004)).toThrow('2003');
  });

  test('whatever sense of presence is asked; by a position nobody does', () => {
    expect(keys(2001, 2003, { rule: { presence: 'CUMULATIVE' } })).toEqual([...OF_2001, ...OF_2002, ...OF_2003]);
    const voted: WorldFact = { initiative: 'charter', participant: 'AAA', role: 'VOTED_FOR', valid: ['2001-01-01'] };
    expect(keys(2001, 2003, { facts: [voted] })).toEqual([]);
  });

  test('of one kind, of one state, or of a group as it was at the point of the year', () => {
    expect(keys(2002, 2003, { only: 'JOINED' })).toEqual([OF_2002[0], OF_2003[0]]);
    expect(keys(2002, 2003, { only: 'LEFT' })).toEqual([OF_2002[1], ...OF_2003.slice(1)]);
    expect(keys(2001, 2003, { country: 'BBB' })).toEqual([OF_2001[0], OF_2001[3], OF_2003[2]]);
    // AAA came to the club in 2003, BBB was gone on the last day of it.
    expect(keys(2001, 2003, { group: 'club' })).toEqual([OF_2001[0], OF_2001[3], OF_2003[1], OF_2003[3]]);
  });

  test('through an organisation, while it stands for a member', () => {
    const facts: WorldFact[] = [
      { initiative: 'decree', participant: 'ORG', role: 'ADOPTER', valid: ['2000-01-01'] },
      { initiative: 'decree', participant: 'BBB', valid: ['2001-06-01', '2002-06-01'] },
    ];
    const both = ['2001-06-01 JOINED decree AAA', '2001-06-01 JOINED decree BBB'];
    expect(keys(2001, 2001, { facts })).toEqual(both);
    expect(keys(2001, 2001, { facts, rule: { blocs: 'EXCLUDE' } })).toEqual(both.slice(1));
    expect(keys(2002, 2002, { facts })).toEqual(['2002-06-01 LEFT decree AAA', '2002-06-01 LEFT decree BBB']);
  });

  test('are put in order by what they are', () => {
    const found = ask(2001, 2003);
    const { on, change, country, initiative } = found.keys;
    for (const [place, one] of found.all.entries()) {
      expect([on(place), CHANGES[change(place)], country(place), initiative(place)]).toEqual([
        ...[one.on, one.change, one.country.index, one.initiative.index],
      ]);
      expect(found.key(place)).toBe([formatDay(one.on), one.change, one.initiative.slug, one.country.code].join(' '));
    }
  });
});

describe('a change', () => {
  const changeOf = (key: string, facts: readonly WorldFact[] = FACTS) => {
    const found = ask(2001, 2003, { facts });
    return found.all[Array.from({ length: found.length }, (_, place) => found.key(place)).indexOf(key)]!;
  };

  test('tells whether the initiative ended with it, so that nobody withdrew', () => {
    expect(ask(2001, 2003).all.map(({ initiativeEnded }) => initiativeEnded)).toEqual([
      ...[...OF_2001, ...OF_2002].map(() => false),
      ...[false, false, false, true],
    ]);
  });

  test('is known as exactly as the fact that gives its day; an end without a precision to the day', () => {
    expect(changeOf(OF_2001[0]!).precision).toBe('YEAR');
    expect(changeOf(OF_2001[1]!).precision).toBe('DAY');
    expect(changeOf(OF_2003[1]!).precision).toBe('MONTH');
    expect(changeOf(OF_2003[2]!).precision).toBe('DAY');
  });

  test('is known as exactly as the most exact of several facts that give its day', () => {
    const member = { initiative: 'charter', participant: 'DDD' } as const;
    const facts: WorldFact[] = [
      { ...member, valid: ['2001-01-01', '2003-01-01'], precision: 'YEAR', endPrecision: 'YEAR' },
      { ...member, role: 'CHAIR', valid: ['2001-01-01', '2002-01-01'], precision: 'MONTH', endPrecision: 'DAY' },
      { ...member, role: 'HOST', valid: ['2002-06-01', '2003-01-01'], endPrecision: 'MONTH' },
      { ...member, participant: 'BBB', valid: ['2001-01-01', '2003-01-01'] },
    ];
    expect(changeOf('2001-01-01 JOINED charter DDD', facts).precision).toBe('MONTH');
    expect(changeOf('2003-01-01 LEFT charter DDD', facts).precision).toBe('MONTH');
    expect(changeOf('2003-01-01 LEFT charter BBB', facts).precision).toBe('DAY');
  });

  test('that is a withdrawal is known as what the state had joined by, and as any presence by method 1.0', () => {
    const member = { initiative: 'charter', participant: 'DDD' } as const;
    const asked = rollOf([
      { ...member, valid: ['2001-01-01', '2003-01-01'], endPrecision: 'YEAR' },
      { ...member, role: 'HOST', valid: ['2001-01-01', '2003-01-01'], endPrecision: 'MONTH' },
    ]);
    const precision = (rule: Partial<CountingRule>) =>
      withdrawalPrecision(asked, asked.initiatives[0]!, { ...DEFAULT_RULE, ...rule }, 3, dayOf('2003-01-01'));
    expect([precision({}), precision({ method: '1.0' })]).toEqual(['YEAR', 'MONTH']);
  });
});
