import { makeRoll, type WorldFact } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { dayOf, formatDay } from './day.js';
import { boundsIn, joinedBoundsInSteps } from './joined-bounds.js';
import { joiningsInSteps } from './joinings.js';
import { type CountingRule, DEFAULT_RULE } from './rule.js';

const FACTS: WorldFact[] = [
  { initiative: 'pact', participant: 'CCC', valid: ['2002-01-01'], precision: 'YEAR' },
  { initiative: 'pact', participant: 'AAA', valid: ['2002-05-01'] },
  // On some day from the opening in 2001 to the one on which the list was read.
  { initiative: 'pact', participant: 'BBB', valid: ['2002-05-01'], precision: 'NO_LATER_THAN' },
  { initiative: 'pact', participant: 'DDD', valid: ['2003-02-01'], precision: 'NO_LATER_THAN' },
  { initiative: 'decree', participant: 'ORG', valid: ['2001-01-01'] },
  { initiative: 'decree', participant: 'CCC', role: 'VOTED_FOR', valid: ['2002-02-01'] },
  // EEE was admitted on the first day of 2003.
  { initiative: 'decree', participant: 'EEE', valid: ['2002-03-01'] },
];
const roll = makeRoll({
  countries: [...['AAA', 'BBB', 'CCC', 'DDD'].map((code) => ({ code })), { code: 'EEE', member: ['2003-01-01'] }],
  organisations: [{ code: 'ORG', members: 'members' }],
  groups: { members: [['AAA', '2002-06-01']] },
  initiatives: [
    { slug: 'decree', adoption: 'BY_ORGANISATION' },
    { slug: 'pact', opened: '2001-07-01' },
  ],
  facts: FACTS,
});
const PACT = roll.initiativeBySlug.get('pact')!;
const DECREE = roll.initiativeBySlug.get('decree')!;
const ask = (year: number, rule: Partial<CountingRule> = {}, through = '2004-12-31') =>
  allAtOnce(joiningsInSteps(roll, [PACT, DECREE], year, { ...DEFAULT_RULE, ...rule }, dayOf(through))).map((one) =>
    [
      one.initiative.slug,
      one.country.code,
      formatDay(one.on),
      one.precision,
      ...(one.through ? ['through'] : []),
      ...(one.isSure ? ['sure'] : []),
    ].join(' '),
  );

describe('the joinings of a year', () => {
  test('are those that surely or possibly began in it, in the order of the selection, then by day and state', () => {
    expect(ask(2002)).toEqual([
      'pact CCC 2002-01-01 YEAR sure',
      'pact AAA 2002-05-01 DAY sure',
      'pact BBB 2002-05-01 NO_LATER_THAN',
      'pact DDD 2003-02-01 NO_LATER_THAN',
      'decree AAA 2002-06-01 DAY through sure',
    ]);
    expect(ask(2001)).toEqual(['pact BBB 2002-05-01 NO_LATER_THAN', 'pact DDD 2003-02-01 NO_LATER_THAN']);
    expect(ask(2003)).toEqual(['pact DDD 2003-02-01 NO_LATER_THAN']);
    expect([ask(2000), ask(2004)]).toEqual([[], []]);
  });

  test('count organisations for their members as the question has it', () => {
    expect(ask(2002, { blocs: 'EXCLUDE' })).toEqual(ask(2002).slice(0, -1));
  });

  test("do not count what is stated to begin after the data's own date", () => {
    expect(ask(2002, {}, '2003-01-31')).not.toContain('pact DDD 2003-02-01 NO_LATER_THAN');
    expect(ask(2002, {}, '2003-02-01')).toContain('pact DDD 2003-02-01 NO_LATER_THAN');
    expect(() => ask(2005)).toThrow('2004');
  });

  test('are as many as the bounds of the year say', () => {
    const bounds = allAtOnce(joinedBoundsInSteps(roll, [PACT, DECREE], DEFAULT_RULE, dayOf('2004-12-31')));
    // EEE is no member at the end of 2002.
    const states = roll.countries.filter(({ code }) => code !== 'EEE');
    for (const year of [2000, 2001, 2002, 2003, 2004]) {
      const found = ask(year);
      expect(boundsIn(bounds, year, states)).toEqual({
        least: found.filter((text) => text.endsWith('sure')).length,
        greatest: found.length,
      });
    }
  });
});
