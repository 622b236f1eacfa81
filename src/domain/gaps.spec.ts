import { makeRoll, type WorldFact } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { dayOf } from './day.js';
import { absencesOfCountryInSteps, gaps, statesAsked } from './gaps.js';
import { type CountingRule, DEFAULT_RULE, DEFAULT_RULE_OF_1_0 } from './rule.js';

type Told = Omit<WorldFact, 'initiative'> & { initiative?: string };

/** Four states beside three initiatives, of which AAA is in all, BBB in two, CCC in the last alone, DDD in none. */
const FACTS: Told[] = [
  { initiative: 'charter', participant: 'AAA', valid: ['2010-01-01'] },
  { initiative: 'forum', participant: 'AAA', valid: ['2010-01-01'] },
  { initiative: 'pledge', participant: 'AAA', valid: ['2010-01-01'] },
  { initiative: 'charter', participant: 'BBB', valid: ['2010-01-01'] },
  { initiative: 'pledge', participant: 'BBB', valid: ['2010-01-01'] },
  { initiative: 'pledge', participant: 'CCC', valid: ['2010-01-01'] },
];
const world = (facts: readonly Told[], ended?: string) =>
  makeRoll({
    countries: [
      { code: 'AAA' },
      { code: 'BBB' },
      { code: 'CCC' },
      { code: 'DDD' },
      { code: 'OBS', unStatus: 'OBSERVER' },
    ],
    groups: {
      some: [
        ['BBB', null],
        ['DDD', null],
        ['AAA', null, '2020-01-01'],
        ['OBS', null],
      ],
    },
    initiatives: [
      { slug: 'charter', ...(ended === undefined ? {} : { ended }) },
      { slug: 'forum' },
      { slug: 'pledge' },
    ],
    facts: facts.map((fact) => ({ initiative: 'charter', ...fact })),
  });
const DAY = dayOf('2020-06-01');

function ask(fewerThan: number, group: string | null = null) {
  const roll = world(FACTS);
  const found = gaps(
    roll,
    roll.initiatives,
    group === null ? null : roll.groups.get(group)!,
    DAY,
    DEFAULT_RULE,
    fewerThan,
  );
  return {
    universeSize: found.universeSize,
    countries: found.countries.map(
      ({ country, coverage, missing }) => `${country.code} ${coverage}: ${missing.map(({ slug }) => slug).join(' ')}`,
    ),
    initiatives: found.initiatives.map(
      ({ initiative, missing }) => `${initiative.slug}: ${missing.map(({ country }) => country.code).join(' ')}`,
    ),
  };
}

describe('gaps', () => {
  test('are the states with fewer initiatives than a number, and what each is missing', () => {
    const [bbb, ccc, ddd] = ['BBB 2: forum', 'CCC 1: charter forum', 'DDD 0: charter forum pledge'];
    expect([0, 1, 2, 3, 4].map((fewer) => ask(fewer).countries)).toEqual([
      [],
      [ddd],
      [ccc, ddd],
      [bbb, ccc, ddd],
      ['AAA 3: ', bbb, ccc, ddd],
    ]);
  });

  test('are of each initiative the states that are missing from it, however many they are missing from', () => {
    expect(ask(1)).toMatchObject({
      universeSize: 4,
      initiatives: ['charter: CCC DDD', 'forum: BBB CCC DDD', 'pledge: DDD'],
    });
  });

  test('of a group are those of its members on the day that are counted', () => {
    expect(ask(3, 'some')).toEqual({
      universeSize: 2,
      countries: ['BBB 2: forum', 'DDD 0: charter forum pledge'],
      initiatives: ['charter: DDD', 'forum: BBB DDD', 'pledge: DDD'],
    });
    const roll = world(FACTS);
    const codes = (rule: Partial<CountingRule>, group: string | null = 'some') =>
      statesAsked(roll, group === null ? null : roll.groups.get(group)!, DAY, { ...DEFAULT_RULE, ...rule })
        .map(({ code }) => code)
        .join(' ');
    expect(codes({ universe: 'UN_MEMBERS_AND_OBSERVERS' })).toBe('BBB DDD OBS');
    expect(codes({ universe: 'UN_MEMBERS_AND_OBSERVERS' }, null)).toBe('AAA BBB CCC DDD OBS');
  });
});

describe('what one state is missing from', () => {
  const missed = (facts: readonly Told[], rule: Partial<CountingRule> = {}, date = '2020-06-01', ended?: string) => {
    const roll = world(facts, ended);
    const counted = { ...DEFAULT_RULE, ...rule };
    const found = allAtOnce(
      absencesOfCountryInSteps(roll, roll.initiatives, roll.countryByCode.get('CCC')!, dayOf(date), counted),
    );
    return found.map(({ initiative, reason, withdrewOn }) =>
      [initiative.slug, reason, ...(withdrewOn === null ? [] : [withdrewOn - dayOf(date)])].join(' '),
    );
  };
  const joined = (from: string, to: string | null, role: WorldFact['role'] = 'MEMBER'): Told => ({
    participant: 'CCC',
    role: role!,
    valid: [from, to],
  });

  test('is told in the order of the selection, each with its own reason', () => {
    expect(missed(FACTS)).toEqual(['charter NEVER_JOINED', 'forum NEVER_JOINED']);
    expect(missed([joined('2010-01-01', '2020-05-31')])).toEqual([
      ...['charter WITHDREW -1', 'forum NEVER_JOINED', 'pledge NEVER_JOINED'],
    ]);
  });

  test('it withdrew from on the first day without, the last time that it did', () => {
    expect(missed([joined('2010-01-01', '2020-06-01')])[0]).toBe('charter WITHDREW 0');
    expect(missed([joined('2010-01-01', '2020-06-02')])[0]).toBe('forum NEVER_JOINED');
    expect(missed([joined('2010-01-01', '2012-01-01'), joined('2015-01-01', '2020-05-22')])[0]).toBe(
      'charter WITHDREW -10',
    );
    // What begins and ends later is no withdrawal yet.
    expect(missed([joined('2021-01-01', '2022-01-01')])[0]).toBe('charter NEVER_JOINED');
  });

  test('it is in for good once it was where what has ended counts, though not before it begins', () => {
    const cumulative = { presence: 'CUMULATIVE' } as const;
    expect(missed([joined('2010-01-01', '2012-01-01')], cumulative)).toEqual([
      'forum NEVER_JOINED',
      'pledge NEVER_JOINED',
    ]);
    expect(missed([joined('2020-06-01', null)], cumulative)).toEqual(['forum NEVER_JOINED', 'pledge NEVER_JOINED']);
    expect(missed([joined('2020-06-02', null)], cumulative)[0]).toBe('charter NEVER_JOINED');
  });

  test('it did not withdraw from by the end of the initiative itself', () => {
    // By method 1.0 a reason other than withdrawal is left even of what is over.
    const over = (to: string) => missed([joined('2010-01-01', to)], DEFAULT_RULE_OF_1_0, '2020-06-01', '2015-01-01')[0];
    expect(over('2015-01-01')).toBe('charter NEVER_JOINED');
    expect(over('2014-12-31')).toMatch('charter WITHDREW');
  });

  test('it withdrew from by the end of hosting by method 1.0, of belonging alone by 2.0', () => {
    const hosted = [joined('2010-01-01', '2020-05-31', 'HOST')];
    expect(missed(hosted, DEFAULT_RULE_OF_1_0)[0]).toBe('charter WITHDREW -1');
    expect(missed(hosted)[0]).toBe('charter NEVER_JOINED');
    const stayed = [joined('2010-01-01', '2020-05-31'), joined('2020-05-31', '2020-06-01', 'HOST')];
    expect(missed(stayed, DEFAULT_RULE_OF_1_0)[0]).toBe('charter WITHDREW 0');
    expect(missed(stayed)[0]).toBe('charter WITHDREW -1');
  });
});
