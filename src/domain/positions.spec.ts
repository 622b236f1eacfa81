import { makeRoll, type WorldFact } from '../../test/support/make-roll.js';
import { dayOf, formatDay, NEVER } from './day.js';
import { refusalsIn } from './positions.js';
import { coverageOfAll } from './presence.js';
import { type CountingRule, confidenceLimit, DEFAULT_RULE, roleSet } from './rule.js';

const roll = (...positions: Omit<WorldFact, 'initiative' | 'participant'>[]) =>
  makeRoll({
    countries: [{ code: 'AAA' }, { code: 'BBB' }],
    organisations: [{ code: 'ORG', members: 'members' }],
    groups: {
      members: [
        ['AAA', '2000-01-01'],
        ['BBB', '2000-01-01'],
      ],
    },
    initiatives: [{ slug: 'text', adoption: 'BY_ORGANISATION', complete: 'NOT_APPLICABLE' }],
    facts: [
      { initiative: 'text', participant: 'ORG', role: 'ENDORSER', valid: ['2001-01-01'] },
      ...positions.map((position) => ({ initiative: 'text', participant: 'AAA', ...position })),
    ],
  });
const isIn = (made: ReturnType<typeof roll>, date: string, rule: Partial<CountingRule> = {}) =>
  coverageOfAll(made, made.initiatives, dayOf(date), { ...DEFAULT_RULE, ...rule })[0] === 1;

describe('positions and being brought along', () => {
  test.each(['DISSOCIATED', 'DECLINED'] as const)(
    'a state on record as %s is not brought along while that is in effect, whatever rule and roles are named',
    (role) => {
      const made = roll({ role, valid: ['2002-01-01', '2003-01-01'] });
      for (const blocs of ['AS_ADOPTED', 'INHERIT'] as const) {
        const days = ['2001-12-31', '2002-01-01', '2002-12-31', '2003-01-01'];
        expect(days.map((day) => isIn(made, day, { blocs }))).toEqual([true, false, false, true]);
        expect(isIn(made, '2002-06-01', { blocs, roles: roleSet(['ENDORSER']) })).toBe(false);
      }
    },
  );

  test.each(['VOTED_AGAINST', 'ABSTAINED', 'DID_NOT_VOTE', 'VOTED_FOR'] as const)(
    'who is on record as %s is brought along: who is outvoted is bound',
    (role) => {
      expect(isIn(roll({ role, valid: ['2001-01-01'] }), '2002-06-01')).toBe(true);
    },
  );

  test('whoever dissociated itself from the first day on was never present, whoever did later was', () => {
    const cumulative = { presence: 'CUMULATIVE' } as const;
    expect(isIn(roll({ role: 'DISSOCIATED', valid: ['2001-01-01'] }), '2004-01-01', cumulative)).toBe(false);
    expect(isIn(roll({ role: 'DISSOCIATED', valid: ['2001-01-02'] }), '2004-01-01', cumulative)).toBe(true);
  });

  test('its own participation counts beside', () => {
    const made = roll({ role: 'DISSOCIATED', valid: ['2001-01-01'] }, { role: 'OBSERVER', valid: ['2001-01-01'] });
    expect(isIn(made, '2002-01-01')).toBe(true);
  });

  test('a position that is less sure than the question takes is not one, and method 1.0 knows none', () => {
    const made = roll({ role: 'DISSOCIATED', valid: ['2001-01-01'], confidence: 'UNVERIFIED' });
    expect(isIn(made, '2002-01-01')).toBe(false);
    expect(isIn(made, '2002-01-01', { confidenceLimit: confidenceLimit('CORROBORATED') })).toBe(true);
    const old = { method: '1.0', blocs: 'INHERIT', roles: roleSet(['ENDORSER']) } as const;
    expect(isIn(roll({ role: 'DISSOCIATED', valid: ['2001-01-01'] }), '2002-01-01', old)).toBe(true);
  });

  test('what is left of a stretch says which refusal begins and which ends it', () => {
    const made = roll(
      { role: 'DISSOCIATED', valid: ['2002-01-01', '2003-01-01'], endPrecision: 'YEAR' },
      { role: 'DECLINED', valid: ['2004-06-01', '2005-01-01'], precision: 'MONTH' },
    );
    const refusals = refusalsIn(made, made.initiatives[0]!, DEFAULT_RULE);
    const rests = (from: string, to: string | null, state = 0) => {
      const found: string[] = [];
      refusals.eachRest(state, dayOf(from), to === null ? NEVER : dayOf(to), (start, stop, after, before) => {
        const ends = [after ? 'after' : '', formatDay(start), stop === NEVER ? 'on' : formatDay(stop)];
        found.push([...ends, before ? 'before' : ''].join(' ').trim());
      });
      return found;
    };
    expect(rests('2001-01-01', null)).toEqual([
      '2001-01-01 2002-01-01 before',
      'after 2003-01-01 2004-06-01 before',
      'after 2005-01-01 on',
    ]);
    expect(rests('2002-03-01', '2002-09-01')).toEqual([]);
    expect(rests('2003-01-01', '2004-06-01')).toEqual(['2003-01-01 2004-06-01']);
    expect(rests('2001-01-01', null, 1)).toEqual(['2001-01-01 on']);
  });
});
