import { makeRoll, type World, type WorldFact } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { type DatedFact, eachDatedFact } from './dated-facts.js';
import { dayOf, formatDay, NEVER } from './day.js';
import { boundsIn, eachDatedSpell, joinedBoundsInSteps } from './joined-bounds.js';
import { PRECISIONS } from './roll.js';
import { type CountingRule, DEFAULT_RULE, NO_ROLE } from './rule.js';

const world = (facts: readonly Omit<WorldFact, 'initiative'>[], change: Partial<World> = {}): World => ({
  countries: [{ code: 'AAA' }],
  organisations: [{ code: 'ORG', members: 'members' }],
  groups: { members: [['AAA', '2001-06-01', '2004-01-01']] },
  initiatives: [{ slug: 'pact', opened: '2000-03-01', adoption: 'BY_ORGANISATION' }],
  facts: facts.map((fact) => ({ initiative: 'pact', ...fact })),
  ...change,
});

/** Years with what surely and what possibly began in them, those with neither left out. */
function bounds(given: World, through = '2005-06-30', rule: Partial<CountingRule> = {}): string[] {
  const roll = makeRoll(given);
  const found = allAtOnce(joinedBoundsInSteps(roll, roll.initiatives, { ...DEFAULT_RULE, ...rule }, dayOf(through)));
  const years = Number(through.slice(0, 4)) - 1945 + 1;
  return Array.from({ length: years }, (_, place) => 1945 + place).flatMap((year) => {
    const { least, greatest } = boundsIn(found, year, roll.countries);
    return least + greatest === 0 ? [] : [`${year}: ${least} to ${greatest}`];
  });
}
const member = { participant: 'AAA', role: 'MEMBER' } as const;
const late = { ...member, precision: 'NO_LATER_THAN' } as const;

describe('how many presences began in a year', () => {
  test('a day, a month and a year are sure of their year', () => {
    for (const precision of ['DAY', 'MONTH', 'YEAR'] as const) {
      expect(bounds(world([{ ...member, valid: ['2002-01-01'], precision }]))).toEqual(['2002: 1 to 1']);
    }
  });

  test('a "no later than" may be any year since the opening, and is sure where that lies in the year of the reading', () => {
    expect(bounds(world([{ ...late, valid: ['2002-05-01'] }]))).toEqual([
      ...['2000: 0 to 1', '2001: 0 to 1', '2002: 0 to 1'],
    ]);
    expect(bounds(world([{ ...late, valid: ['2000-09-01'] }]))).toEqual(['2000: 1 to 1']);
  });

  test('or since the end of the earlier spell in the role, that in another role notwithstanding', () => {
    const before = { ...member, valid: ['2000-04-01', '2002-02-01'] } as const;
    expect(bounds(world([before, { ...late, valid: ['2002-05-01'] }]))).toEqual(['2000: 1 to 1', '2002: 1 to 1']);
    const observer = { ...before, role: 'OBSERVER' } as const;
    expect(bounds(world([observer, { ...late, valid: ['2002-05-01'] }]))).toEqual([
      ...['2000: 1 to 2', '2001: 0 to 1', '2002: 0 to 1'],
    ]);
  });

  test('or any earlier year, where no opening is on record', () => {
    const found = bounds(world([{ ...late, valid: ['1947-05-01'] }], { initiatives: [{ slug: 'pact' }] }));
    expect(found).toEqual(['1945: 0 to 1', '1946: 0 to 1', '1947: 0 to 1']);
  });

  test('facts that overlap or touch are one presence, from the least of the earliest to the least of the latest days', () => {
    const chair = { participant: 'AAA', role: 'CHAIR', valid: ['2001-04-01', '2002-05-01'] } as const;
    expect(bounds(world([chair, { ...late, valid: ['2002-05-01'] }]))).toEqual(['2000: 0 to 1', '2001: 0 to 1']);
    const apart = { ...chair, valid: ['2001-04-01', '2002-04-30'] } as const;
    expect(bounds(world([apart, { ...late, valid: ['2002-05-01'] }]))).toEqual([
      ...['2000: 0 to 1', '2001: 1 to 2', '2002: 0 to 1'],
    ]);
  });

  test('a start through membership is the later of both, exact where membership gives it', () => {
    const org = { participant: 'ORG', role: 'ADOPTER' } as const;
    expect(bounds(world([{ ...org, valid: ['2000-03-01'] }]))).toEqual(['2001: 1 to 1']);
    expect(bounds(world([{ ...org, valid: ['2002-05-01'], precision: 'NO_LATER_THAN' }]))).toEqual([
      ...['2001: 0 to 1', '2002: 0 to 1'],
    ]);
    expect(bounds(world([{ ...org, valid: ['2000-03-01'] }]), '2005-06-30', { blocs: 'EXCLUDE' })).toEqual([]);
  });

  test('what is stated to begin after the day of the data does not count', () => {
    const facts = [{ ...late, valid: ['2002-05-01'] }] as const;
    expect(bounds(world(facts), '2002-04-30')).toEqual([]);
    expect(bounds(world(facts), '2002-05-01')).toHaveLength(3);
    // Some day of the running year, whichever.
    const year = [{ ...member, valid: ['2005-01-01'], precision: 'YEAR' }] as const;
    expect(bounds(world(year), '2005-06-30')).toEqual(['2005: 1 to 1']);
  });

  test('are those of the rule and the day asked about, whatever was asked of the same roll before', () => {
    const roll = makeRoll(
      world([
        { ...member, valid: ['2002-01-01'] },
        { participant: 'ORG', role: 'MEMBER', valid: ['2001-01-01', '2001-12-31'], confidence: 'UNVERIFIED' },
      ]),
    );
    const sums = (rule: Partial<CountingRule>, through?: string) => {
      const found = allAtOnce(
        joinedBoundsInSteps(roll, roll.initiatives, { ...DEFAULT_RULE, ...rule }, dayOf(through ?? '2005-06-30')),
      );
      return [2001, 2002].map((year) => boundsIn(found, year, roll.countries).greatest);
    };
    expect(sums({})).toEqual([1, 1]);
    expect(sums({ blocs: 'EXCLUDE' })).toEqual([0, 1]);
    expect(sums({ confidenceLimit: 0 })).toEqual([0, 1]);
    expect(sums({ roles: NO_ROLE })).toEqual([0, 0]);
    expect(sums({}, '2001-12-31')[0]).toBe(1);
    expect(sums({})).toEqual([1, 1]);
  });

  test('begin with 1945: what began before is in no year', () => {
    const unopened = { initiatives: [{ slug: 'pact' }] };
    expect(bounds(world([{ ...member, valid: ['1944-12-31'] }], unopened))).toEqual([]);
    expect(bounds(world([{ ...late, valid: ['1944-12-31'] }], unopened))).toEqual([]);
    expect(bounds(world([{ ...member, valid: ['1945-01-01'], precision: 'YEAR' }], unopened))).toEqual([
      '1945: 1 to 1',
    ]);
  });

  test('are those of the states asked about, each year apart from the next', () => {
    const roll = makeRoll(
      world(
        [
          { ...member, valid: ['2001-01-01'] },
          { participant: 'BBB', valid: ['2002-01-01'] },
          { ...late, participant: 'CCC', valid: ['2002-03-01'] },
        ],
        { countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'CCC' }] },
      ),
    );
    const found = allAtOnce(joinedBoundsInSteps(roll, roll.initiatives, DEFAULT_RULE, dayOf('2005-06-30')));
    const of = (...codes: string[]) =>
      [2000, 2001, 2002].map((year) => {
        const { least, greatest } = boundsIn(
          found,
          year,
          roll.countries.filter(({ code }) => codes.includes(code)),
        );
        return `${least} to ${greatest}`;
      });
    expect(of('AAA')).toEqual(['0 to 0', '1 to 1', '0 to 0']);
    expect(of('BBB')).toEqual(['0 to 0', '0 to 0', '1 to 1']);
    expect(of('CCC')).toEqual(['0 to 1', '0 to 1', '0 to 1']);
    expect(of('AAA', 'BBB', 'CCC')).toEqual(['0 to 1', '1 to 2', '1 to 2']);
  });

  test('a position is no presence', () => {
    expect(bounds(world([{ participant: 'AAA', role: 'VOTED_FOR', valid: ['2002-05-01'] }]))).toEqual([]);
  });
});

describe('stretches with the precision of their ends', () => {
  const stretches = (given: World) => {
    const roll = makeRoll(given);
    const found: string[] = [];
    const text = (day: number) => (day === NEVER ? 'on' : formatDay(day));
    eachDatedFact(roll, roll.initiatives[0]!, DEFAULT_RULE, (fact: DatedFact) => {
      const precisions = [PRECISIONS[fact.startPrecision], PRECISIONS[fact.endPrecision]];
      found.push([text(fact.from), text(fact.to), ...precisions].join(' '));
    });
    return found;
  };
  const org = { participant: 'ORG', role: 'ADOPTER' } as const;

  test('those of the fact, and a day where the end has none on record', () => {
    const facts = [{ ...member, valid: ['2002-01-01', '2003-01-01'], precision: 'YEAR' }] as const;
    expect(stretches(world(facts))).toEqual(['2002-01-01 2003-01-01 YEAR DAY']);
    const both = [{ ...facts[0], endPrecision: 'MONTH' }] as const;
    expect(stretches(world(both))).toEqual(['2002-01-01 2003-01-01 YEAR MONTH']);
  });

  test('a day where membership gives it, that of the organisation where this does', () => {
    const facts = [{ ...org, valid: ['2001-01-01', '2003-01-01'], precision: 'YEAR', endPrecision: 'YEAR' }] as const;
    expect(stretches(world(facts))).toEqual(['2001-06-01 2003-01-01 DAY YEAR']);
    const later = [{ ...org, valid: ['2002-01-01'], precision: 'YEAR' }] as const;
    expect(stretches(world(later))).toEqual(['2002-01-01 2004-01-01 YEAR DAY']);
  });

  test('that of a refusal where it begins or ends', () => {
    const adopted = { ...org, valid: ['2001-01-01'] } as const;
    const apart = { ...member, role: 'DISSOCIATED', valid: ['2002-01-01', '2003-01-01'] } as const;
    expect(stretches(world([adopted, { ...apart, precision: 'YEAR', endPrecision: 'MONTH' }]))).toEqual([
      ...['2001-06-01 2002-01-01 DAY YEAR', '2003-01-01 2004-01-01 MONTH DAY'],
    ]);
    expect(stretches(world([adopted, apart]))).toEqual([
      ...['2001-06-01 2002-01-01 DAY DAY', '2003-01-01 2004-01-01 DAY DAY'],
    ]);
  });
});

describe('spells with the precision of their start', () => {
  /** `from to precision`, and whether it begins through an organisation. */
  const dated = (given: World) => {
    const roll = makeRoll(given);
    const found: string[] = [];
    eachDatedSpell(roll, roll.initiatives[0]!, DEFAULT_RULE, ({ from, to, startPrecision, through }) => {
      const days = [from, to].map((day) => (day === NEVER ? 'on' : formatDay(day)));
      found.push([...days, PRECISIONS[startPrecision], ...(through ? ['through'] : [])].join(' '));
    });
    return found;
  };
  const org = { participant: 'ORG', role: 'ADOPTER' } as const;

  test('begin as exactly as the most exact of the facts that begin them is known', () => {
    const begins = (first: WorldFact['precision'], second: WorldFact['precision']) =>
      dated(
        world([
          { ...member, valid: ['2002-01-01', '2003-01-01'], precision: first! },
          { ...member, role: 'CHAIR', valid: ['2002-01-01', '2004-01-01'], precision: second! },
        ]),
      );
    expect(begins('YEAR', 'MONTH')).toEqual(['2002-01-01 2004-01-01 MONTH']);
    expect(begins('MONTH', 'YEAR')).toEqual(['2002-01-01 2004-01-01 MONTH']);
  });

  test('begin no more exactly because a later fact of theirs is known to the day', () => {
    const facts = [
      { ...member, valid: ['2002-01-01', '2003-01-01'], precision: 'YEAR' },
      { ...member, role: 'CHAIR', valid: ['2002-06-01', '2002-07-01'] },
    ] as const;
    expect(dated(world(facts))).toEqual(['2002-01-01 2003-01-01 YEAR']);
  });

  test('go on to the last end of what overlaps, whatever began in between, and begin anew after a day without', () => {
    const facts = [
      { ...member, role: 'SIGNATORY', valid: ['2004-06-01'] },
      { ...member, valid: ['2001-01-01', '2004-01-01'] },
      { ...member, role: 'CHAIR', valid: ['2002-01-01', '2003-01-01'] },
      { ...member, role: 'HOST', valid: ['2003-06-01', '2003-07-01'] },
    ] as const;
    expect(dated(world(facts))).toEqual(['2001-01-01 2004-01-01 DAY', '2004-06-01 on DAY']);
  });

  test('begin through an organisation where nothing of the state itself begins with them', () => {
    // A member of ORG from 1 June 2001 until the end of 2003.
    const adopted = { ...org, valid: ['2001-01-01'] } as const;
    const whole = '2001-06-01 2004-01-01 DAY';
    expect(dated(world([adopted]))).toEqual([`${whole} through`]);
    const own = (from: string, to: string) => dated(world([adopted, { ...member, valid: [from, to] }]));
    expect(own('2002-01-01', '2003-01-01')).toEqual([`${whole} through`]);
    expect(own('2001-06-01', '2003-01-01')).toEqual([whole]);
    expect(own('2001-05-01', '2003-01-01')).toEqual(['2001-05-01 2004-01-01 DAY']);
    expect(dated(world([adopted, { ...org, role: 'MEMBER', valid: ['2001-01-01'] }]))).toEqual([`${whole} through`]);
  });
});
