import { makeRoll, type WorldFact } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { dayOf, formatDay } from './day.js';
import { type CountingRule, DEFAULT_RULE, roleSet } from './rule.js';
import type { Starts } from './spells.js';
import { coverageIn, pointDay, type Sweep, sweep, yearlySweepInSteps } from './sweep.js';

/** Two states beside two initiatives, so that no value stands where another's would. */
const FACTS: WorldFact[] = [
  { initiative: 'charter', participant: 'AAA', valid: ['2001-01-01', '2002-01-01'] },
  { initiative: 'charter', participant: 'AAA', valid: ['2003-01-01'] },
  { initiative: 'charter', participant: 'BBB', valid: ['2002-01-01', '2003-01-02'] },
  { initiative: 'forum', participant: 'BBB', role: 'CHAIR', valid: ['2001-01-02', '2002-01-02'] },
  { initiative: 'forum', participant: 'BBB', role: 'HOST', valid: ['2003-01-01', '2003-01-02'] },
];
const DAYS = ['2001-01-01', '2002-01-01', '2003-01-01', '2004-01-01'];
const rollOf = (facts: readonly WorldFact[]) =>
  makeRoll({
    countries: [{ code: 'AAA' }, { code: 'BBB' }],
    initiatives: [{ slug: 'charter', opened: '2000-01-01' }, { slug: 'forum' }],
    facts,
  });
const roll = rollOf(FACTS);
const ask = (rule: Partial<CountingRule> = {}, opening = DAYS[0]!, days = DAYS) =>
  sweep(roll, roll.initiatives, { ...DEFAULT_RULE, ...rule }, days.map(dayOf), dayOf(opening));
/** The values of each state, day by day. */
const values = ({ days, width }: Sweep, column: Int32Array) => ({
  AAA: days.map((_, place) => column[place * width]!),
  BBB: days.map((_, place) => column[place * width + 1]!),
});

describe('coverage at a row of days', () => {
  test('is that of each day: from the first day of a presence to the day before the first without', () => {
    const found = ask();
    expect(values(found, found.all)).toEqual({ AAA: [1, 0, 1, 1], BBB: [0, 2, 2, 0] });
    expect(values(found, found.leading)).toEqual({ AAA: [0, 0, 0, 0], BBB: [0, 1, 1, 0] });
    const eve = ask({}, '2000-12-31', ['2000-12-31', '2003-01-01', '2003-01-02']);
    expect(values(eve, eve.all)).toEqual({ AAA: [0, 1, 1], BBB: [0, 2, 0] });
  });

  test('holds what had begun by the day where what has ended counts, each initiative once', () => {
    const found = ask({ presence: 'CUMULATIVE' });
    expect(values(found, found.all)).toEqual({ AAA: [1, 1, 1, 1], BBB: [0, 2, 2, 2] });
    expect(values(found, found.leading)).toEqual({ AAA: [0, 0, 0, 0], BBB: [0, 1, 1, 1] });
  });

  test('counts each of two initiatives once in which a state leads', () => {
    const both = rollOf([
      ...FACTS,
      { initiative: 'charter', participant: 'BBB', role: 'CHAIR', valid: ['2002-06-01', '2002-07-01'] },
    ]);
    const rule = { ...DEFAULT_RULE, presence: 'CUMULATIVE' } as const;
    const found = sweep(both, both.initiatives, rule, DAYS.map(dayOf), dayOf(DAYS[0]!));
    expect(values(found, found.leading).BBB).toEqual([0, 1, 2, 2]);
  });

  test('is taken out for one of the days', () => {
    const found = ask();
    const at = (place: number) => [[...coverageIn(found, place).all], [...coverageIn(found, place).leading]];
    expect(at(0)).toEqual([
      [1, 0],
      [0, 0],
    ]);
    expect(at(2)).toEqual([
      [1, 2],
      [0, 1],
    ]);
  });

  test('counts the roles asked about', () => {
    const found = ask({ roles: roleSet(['HOST']) });
    expect(values(found, found.all)).toEqual({ AAA: [0, 0, 0, 0], BBB: [0, 0, 1, 0] });
  });

  test('counts what is supposed, and inexact starts where they are put', () => {
    const inexact = rollOf([
      { initiative: 'charter', participant: 'AAA', valid: ['2002-01-01'], precision: 'YEAR' },
      { initiative: 'charter', participant: 'BBB', valid: ['2003-06-01'], precision: 'NO_LATER_THAN' },
    ]);
    const at = (starts: Starts) => {
      const supposed = [{ initiative: 1, participant: 0, role: 0, from: dayOf('2003-06-01') }];
      const days = DAYS.map(dayOf);
      const found = sweep(inexact, inexact.initiatives, DEFAULT_RULE, days, days[0]!, supposed, starts);
      return values(found, found.all);
    };
    expect(at('STATED')).toEqual({ AAA: [0, 1, 1, 2], BBB: [0, 0, 0, 1] });
    expect(at('EARLIEST')).toEqual({ AAA: [0, 1, 1, 2], BBB: [1, 1, 1, 1] });
    expect(at('LATEST')).toEqual({ AAA: [0, 0, 1, 2], BBB: [0, 0, 0, 1] });
  });
});

describe('what began and ended between the days', () => {
  test('is counted at the first day by which it had, whatever sense of presence is asked', () => {
    for (const presence of ['CURRENT', 'CUMULATIVE'] as const) {
      const found = ask({ presence });
      expect(values(found, found.joined)).toEqual({ AAA: [1, 0, 1, 0], BBB: [0, 2, 1, 0] });
      expect(values(found, found.left)).toEqual({ AAA: [0, 1, 0, 0], BBB: [0, 0, 1, 2] });
    }
  });

  test('is not counted before the opening, nor after the last day', () => {
    const since = (opening: string) => {
      const found = ask({}, opening, ['2002-01-01', '2003-01-01']);
      return [values(found, found.joined), values(found, found.left)];
    };
    expect(since('2001-01-01')).toEqual([
      { AAA: [1, 1], BBB: [2, 1] },
      { AAA: [1, 0], BBB: [0, 1] },
    ]);
    expect(since('2001-01-02')).toEqual([
      { AAA: [0, 1], BBB: [2, 1] },
      { AAA: [1, 0], BBB: [0, 1] },
    ]);
    expect(since('2002-01-01')).toEqual([
      { AAA: [0, 1], BBB: [1, 1] },
      { AAA: [1, 0], BBB: [0, 1] },
    ]);
    expect(since('2002-01-02')).toEqual([
      { AAA: [0, 1], BBB: [0, 1] },
      { AAA: [0, 0], BBB: [0, 1] },
    ]);
  });
});

describe('the yearly points', () => {
  const THROUGH = dayOf('2003-06-30');
  const yearly = (rule: Partial<CountingRule> = {}, through = THROUGH, starts: Starts = 'STATED') =>
    allAtOnce(yearlySweepInSteps(roll, roll.initiatives, { ...DEFAULT_RULE, ...rule }, through, starts));

  test("stand on 31 December of each year since 1945, and on the data's own date in the running year", () => {
    const { days } = yearly();
    expect([days.length, ...[0, 1, -2, -1].map((place) => formatDay(days.at(place)!))]).toEqual([
      ...[59, '1945-12-31', '1946-12-31', '2002-12-31', '2003-06-30'],
    ]);
    expect(formatDay(pointDay(2003, dayOf('2003-12-31')))).toBe('2003-12-31');
    expect(formatDay(pointDay(2003, dayOf('2004-01-01')))).toBe('2003-12-31');
    expect(formatDay(pointDay(2003, dayOf('2003-12-30')))).toBe('2003-12-30');
  });

  test('have what is present at them, and what began and ended in their years', () => {
    const found = yearly();
    const last = (column: Int32Array) => {
      const { AAA, BBB } = values(found, column);
      return { AAA: AAA.slice(-4), BBB: BBB.slice(-4) };
    };
    expect(last(found.all)).toEqual({ AAA: [0, 1, 0, 1], BBB: [0, 1, 1, 0] });
    expect(last(found.joined)).toEqual({ AAA: [0, 1, 0, 1], BBB: [0, 1, 1, 1] });
    expect(last(found.left)).toEqual({ AAA: [0, 0, 1, 0], BBB: [0, 0, 1, 2] });
  });

  test('are those of the rule and the day asked about, whatever was asked of the same roll before', () => {
    const of = (...asked: Parameters<typeof yearly>) => {
      const found = yearly(...asked);
      return [values(found, found.all).BBB.at(-1), values(found, found.all).BBB.length];
    };
    expect(of()).toEqual([0, 59]);
    expect(of({ presence: 'CUMULATIVE' })).toEqual([2, 59]);
    expect(of({ presence: 'CUMULATIVE', roles: roleSet(['HOST']) })).toEqual([1, 59]);
    expect(of({}, dayOf('2002-06-30'))).toEqual([1, 58]);
    expect(of()).toEqual([0, 59]);
  });
});
