import { makeRoll } from '../../test/support/make-roll.js';
import { allAtOnce, type Steps } from '../common/steps.js';
import { dayOf } from './day.js';
import { countedAt } from './presence.js';
import type { Roll } from './roll.js';
import { DEFAULT_RULE, EVERY_ROLE } from './rule.js';
import {
  type Bucket,
  byGroupInSteps,
  byInitiativeInSteps,
  byParticipantInSteps,
  byStartYearInSteps,
  byTopicInSteps,
  rowsInSteps,
  totalInSteps,
} from './tallies.js';

const rule = { ...DEFAULT_RULE, roles: EVERY_ROLE };
const roll = makeRoll({
  countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'OBS', unStatus: 'OBSERVER' }],
  organisations: [{ code: 'ORG' }],
  groups: { north: [['AAA', null]], coast: [['AAA', null]] },
  schemes: { sides: { groups: ['north', 'coast'] }, rest: { groups: ['coast', 'inland'] } },
  initiatives: [{ slug: 'both', topics: ['DATA', 'SAFETY'] }, { slug: 'neither' }, { slug: 'one', topics: ['SAFETY'] }],
  facts: [
    { initiative: 'both', participant: 'AAA', valid: ['2019-03-01'] },
    { initiative: 'both', participant: 'ORG', valid: ['2019-03-01'] },
    { initiative: 'neither', participant: 'BBB', valid: ['2019-12-31'], precision: 'NO_LATER_THAN' },
    { initiative: 'neither', participant: 'OBS', valid: ['2021-01-01'] },
    { initiative: 'one', participant: 'BBB', valid: ['2021-01-01'] },
    { initiative: 'one', participant: 'BBB', role: 'HOST', valid: ['2021-01-01'] },
    { initiative: 'one', participant: 'AAA', valid: ['2030-01-01'] },
  ],
});
const day = dayOf('2021-06-30');
const rowsOf = (of: Roll, passes = countedAt(of, day, rule)) =>
  allAtOnce(rowsInSteps({ length: of.facts.count, at: (place) => place }, passes));
const rows = rowsOf(roll);
const named = (key: unknown): string => {
  const { code, slug } = (key ?? {}) as { code?: string; slug?: string };
  return code ?? slug ?? String(key);
};
/** `key participations/states/organisations/initiatives`. */
const told = <K>(steps: Steps<readonly Bucket<K>[]>) =>
  allAtOnce(steps).map(({ key, tally }) => `${named(key)} ${Object.values(tally).join('/')}`);

describe('a tally', () => {
  test('tells states from organisations, and counts each thing once', () => {
    expect(allAtOnce(totalInSteps(roll, rows))).toEqual({
      participations: 6,
      states: 3,
      organisations: 1,
      initiatives: 3,
    });
  });

  test('by topic counts an initiative in each of its topics, and one without apart', () => {
    expect(told(byTopicInSteps(roll, rows))).toEqual(['SAFETY 4/2/1/2', 'DATA 2/1/1/1', 'null 2/2/0/1']);
  });

  test('by year says how many are only known to have begun by then', () => {
    expect(allAtOnce(byStartYearInSteps(roll, rows)).map(({ key, noLaterThan }) => [key, noLaterThan])).toEqual([
      [2019, 1],
      [2021, 0],
    ]);
  });

  test('by group counts a state in the first of two groups, in the complement, or in none', () => {
    const universe = 'UN_MEMBERS' as const;
    expect(told(byGroupInSteps(roll, rows, roll.schemes.get('sides')!, day, universe))).toEqual([
      'north 1/1/0/1',
      'not-classified 3/1/0/2',
      'null 2/1/1/2',
    ]);
    expect(told(byGroupInSteps(roll, rows, roll.schemes.get('rest')!, day, 'ALL_STATES'))).toEqual([
      'coast 1/1/0/1',
      'inland 4/2/0/2',
      'null 1/0/1/1',
    ]);
  });

  test('has the most first, of equals the first by slug, states before organisations', () => {
    expect(told(byInitiativeInSteps(roll, rows))).toEqual(['both 2/1/1/1', 'neither 2/2/0/1', 'one 2/1/0/1']);
    expect(told(byParticipantInSteps(roll, rows))).toEqual([
      'BBB 3/1/0/2',
      'AAA 1/1/0/1',
      'OBS 1/1/0/1',
      'ORG 1/0/1/1',
    ]);
  });

  test('of nothing has no bucket, and 0 in all', () => {
    const none = rowsOf(roll, () => false);
    expect(allAtOnce(totalInSteps(roll, none))).toEqual({
      participations: 0,
      states: 0,
      organisations: 0,
      initiatives: 0,
    });
    for (const steps of [
      byStartYearInSteps(roll, none),
      byTopicInSteps(roll, none),
      byParticipantInSteps(roll, none),
    ]) {
      expect(allAtOnce<readonly unknown[]>(steps)).toEqual([]);
    }
  });
});
