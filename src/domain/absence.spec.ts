import { makeRoll, type World, type WorldFact, type WorldInitiative } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { dayOf } from './day.js';
import { gaps } from './gaps.js';
import { standingsInSteps } from './matrix.js';
import { type CountingRule, DEFAULT_RULE, roleSet } from './rule.js';

const WORLD = {
  countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'OUT' }],
  organisations: [{ code: 'ORG', members: 'members' }, { code: 'ZZZ', members: 'members' }, { code: 'HID' }],
  groups: {
    members: [
      ['AAA', '2000-01-01'],
      ['BBB', '2000-01-01', '2005-01-01'],
    ],
    eligible: [
      ['AAA', null],
      ['BBB', null],
    ],
    wider: [
      ['AAA', null],
      ['BBB', null],
      ['OUT', null],
    ],
  },
} satisfies Partial<World>;

type Told = Omit<WorldFact, 'initiative'>;
const ask = (
  initiative: Omit<WorldInitiative, 'slug'>,
  facts: Told[],
  date: string,
  rule: Partial<CountingRule> = {},
) => {
  const roll = makeRoll({
    ...WORLD,
    initiatives: [{ slug: 'pact', ...initiative }],
    facts: facts.map((fact) => ({ initiative: 'pact', ...fact })),
  });
  const counted = { ...DEFAULT_RULE, universe: 'ALL_STATES', ...rule } as const;
  const [found] = gaps(roll, roll.initiatives, null, dayOf(date), counted, 1).initiatives;
  const standings = allAtOnce(standingsInSteps(roll, roll.initiatives, null, dayOf(date), counted));
  return { absences: found!.missing, standing: (place: number) => standings.get(place)![0] };
};
/** The reason of a state's absence, with the organisations through which it is in it all the same. */
const reason = (found: ReturnType<typeof ask>, code = 'AAA') => {
  const absence = found.absences.find(({ country }) => country.code === code);
  return absence && [absence.reason, ...absence.through.map((organisation) => organisation.code)].join(' ');
};

describe('why a state is absent, the first reason that holds', () => {
  const TEXT = { adoption: 'BY_ORGANISATION', complete: 'NOT_APPLICABLE' } as const;
  const own = (role: WorldFact['role'], from: string, to: string | null = null, more: Partial<Told> = {}): Told => ({
    participant: 'AAA',
    role,
    valid: [from, to],
    ...more,
  });
  const org = (role: WorldFact['role'], from: string, to: string | null = null, more: Partial<Told> = {}): Told => ({
    ...own(role, from, to, more),
    participant: 'ORG',
  });

  test('each reason goes before the next: taken away one after the other', () => {
    const closed = {
      opened: '2001-01-01',
      checked: '2002-06-01',
      openness: 'BY_INVITATION',
      complete: 'PARTIAL',
    } as const;
    const withdrew = own('MEMBER', '2001-02-01', '2002-01-01');
    const declined = own('DECLINED', '2001-02-01');
    const facts = [withdrew, declined, org('MEMBER', '2001-01-01')];
    expect(reason(ask(closed, facts, '2000-12-31'))).toBe('NOT_OPEN');
    const over = ask({ ...closed, ended: '2002-05-01' }, facts, '2002-05-01');
    expect(reason(over)).toBe('NOT_OPEN ORG');
    // The day of a withdrawal stands with that reason alone.
    expect(over.absences.find(({ country }) => country.code === 'AAA')!.withdrewOn).toBeNull();
    expect(reason(ask(closed, facts, '2002-05-01'))).toBe('WITHDREW ORG');
    expect(reason(ask(closed, facts.slice(1), '2002-05-01'))).toBe('DECLINED ORG');
    expect(reason(ask(closed, facts.slice(2), '2002-05-01'))).toBe('UNKNOWN ORG');
    const complete = { ...closed, complete: 'COMPLETE' } as const;
    expect(reason(ask(complete, facts.slice(2), '2002-05-01'))).toBe('THROUGH_ORGANISATION ORG');
    const regional = { ...complete, openness: 'REGIONAL', eligibleGroup: 'eligible' } as const;
    expect(reason(ask(regional, [], '2002-05-01'), 'OUT')).toBe('NOT_ELIGIBLE');
    expect(reason(ask(regional, [], '2002-05-01'))).toBe('NEVER_JOINED');
    expect(reason(ask(complete, [], '2002-05-01'))).toBe('NOT_INVITED_OR_DECLINED');
    expect(reason(ask({ ...complete, openness: 'OPEN' }, [], '2002-05-01'))).toBe('NEVER_JOINED');
  });

  test('what has ended is not open, but for whoever counts ended presences too', () => {
    const ended = { opened: '2001-01-01', ended: '2002-01-01' };
    expect(reason(ask(ended, [], '2001-12-31'))).toBe('NEVER_JOINED');
    expect(reason(ask(ended, [], '2002-01-01'))).toBe('NOT_OPEN');
    expect(reason(ask(ended, [], '2002-01-01', { presence: 'CUMULATIVE' }))).toBe('NEVER_JOINED');
    expect(reason(ask(ended, [], '2000-12-31', { presence: 'CUMULATIVE' }))).toBe('NOT_OPEN');
  });

  test.each(['HOST', 'OBSERVER', 'FUNDER'] as const)('the end of a presence as %s is no withdrawal', (role) => {
    const found = ask({}, [own(role, '2001-01-01', '2002-01-01')], '2003-01-01');
    expect(found.absences[0]).toMatchObject({ reason: 'NEVER_JOINED', withdrewOn: null });
  });

  test('a withdrawal is the end of committing or belonging in a role that is counted, on the first day without', () => {
    const facts = [own('MEMBER', '2001-01-01', '2002-01-01'), own('OBSERVER', '2002-01-01', '2003-01-01')];
    expect(ask({}, facts, '2004-01-01').absences[0]).toMatchObject({
      reason: 'WITHDREW',
      withdrewOn: dayOf('2002-01-01'),
    });
    expect(reason(ask({}, facts, '2004-01-01', { roles: roleSet(['OBSERVER']) }))).toBe('NEVER_JOINED');
  });

  test('leaving the organisation that brought it along is a withdrawal, where that is counted', () => {
    const facts = [org('ENDORSER', '2001-01-01')];
    const found = ask(TEXT, facts, '2005-01-01');
    expect(found.absences.find(({ country }) => country.code === 'BBB')).toMatchObject({
      reason: 'WITHDREW',
      withdrewOn: dayOf('2005-01-01'),
    });
    expect(reason(ask(TEXT, facts, '2005-01-01', { blocs: 'EXCLUDE' }), 'BBB')).toBe('NOT_ELIGIBLE');
  });

  test.each(['DECLINED', 'VOTED_AGAINST', 'DISSOCIATED'] as const)(
    'a state on record as %s declined while that is in effect, whatever roles are counted',
    (role) => {
      const facts = [own(role, '2001-01-01', '2002-01-01')];
      for (const roles of [DEFAULT_RULE.roles, roleSet(['HOST'])]) {
        const at = (date: string) => reason(ask({}, facts, date, { roles }));
        expect([at('2000-12-31'), at('2001-01-01'), at('2001-12-31'), at('2002-01-01')]).toEqual([
          ...['NEVER_JOINED', 'DECLINED', 'DECLINED', 'NEVER_JOINED'],
        ]);
      }
    },
  );

  test.each(['ABSTAINED', 'DID_NOT_VOTE', 'VOTED_FOR'] as const)('a state on record as %s did not decline', (role) => {
    expect(reason(ask({}, [own(role, '2001-01-01')], '2002-01-01'))).toBe('NEVER_JOINED');
  });

  test('it is not known whether a state takes part whose start is stated for later and may lie before', () => {
    const late = own('MEMBER', '2003-01-01', null, { precision: 'NO_LATER_THAN' });
    const opened = { opened: '2001-01-01' };
    const at = (date: string, rule: Partial<CountingRule> = {}) => reason(ask(opened, [late], date, rule));
    expect([at('2000-12-31'), at('2001-01-01'), at('2002-12-31')]).toEqual(['NOT_OPEN', 'UNKNOWN', 'UNKNOWN']);
    expect(at('2003-01-01')).toBeUndefined();
    expect(at('2002-01-01', { roles: roleSet(['HOST']) })).toBe('NEVER_JOINED');
    // A month or a year begins with the day that stands for it, so that nothing lies before.
    const year = own('MEMBER', '2003-01-01', null, { precision: 'YEAR' });
    expect(reason(ask(opened, [year], '2002-12-31'))).toBe('NEVER_JOINED');
    // Nothing bounds it without an opening.
    expect(reason(ask({}, [late], '1950-01-01'))).toBe('UNKNOWN');
  });

  test('the same through an organisation, from the day of membership, where that is counted', () => {
    const facts = [org('ENDORSER', '2003-01-01', null, { precision: 'NO_LATER_THAN' })];
    const at = (date: string, rule: Partial<CountingRule> = {}) => reason(ask(TEXT, facts, date, rule));
    expect([at('1999-12-31'), at('2000-01-01'), at('2002-12-31'), at('2003-01-01')]).toEqual([
      ...['NOT_ELIGIBLE', 'UNKNOWN', 'UNKNOWN', undefined],
    ]);
    expect(at('2002-12-31', { blocs: 'EXCLUDE' })).toBe('NEVER_JOINED');
  });

  test('it is not known whether a state was brought along that left before its organisation had joined at the latest', () => {
    const late = org('MEMBER', '2006-01-01', null, { precision: 'NO_LATER_THAN' });
    const cumulative = { blocs: 'INHERIT', presence: 'CUMULATIVE' } as const;
    expect(reason(ask({}, [late], '2007-01-01', cumulative), 'BBB')).toBe('UNKNOWN');
    expect(reason(ask({}, [late], '2007-01-01', { blocs: 'INHERIT' }), 'BBB')).toBe('NEVER_JOINED');
    expect(reason(ask({}, [org('MEMBER', '2006-01-01')], '2007-01-01', cumulative), 'BBB')).toBe('NEVER_JOINED');
  });

  test.each([
    ...(['HOST', 'CONVENOR', 'PROPOSER', 'PROVIDER', 'OBSERVER', 'ATTENDEE', 'PARTNER', 'ASSOCIATE_MEMBER'] as const),
  ])('an organisation as %s stands for itself', (role) => {
    expect(reason(ask({}, [org(role, '2001-01-01')], '2002-01-01'))).toBe('NEVER_JOINED');
    const all = { blocs: 'INHERIT', roles: roleSet([role]) } as const;
    expect(reason(ask({}, [org(role, '2001-01-01')], '2002-01-01', all))).toBe('NEVER_JOINED');
  });

  test('through are the organisations by code to which the state belongs on the day, in a role that is counted', () => {
    const facts = [{ ...org('MEMBER', '2001-01-01', '2004-01-01'), participant: 'ZZZ' }, org('ENDORSER', '2001-01-01')];
    expect(reason(ask({}, facts, '2002-01-01'))).toBe('THROUGH_ORGANISATION ORG ZZZ');
    expect(reason(ask({}, facts, '2004-01-01'))).toBe('THROUGH_ORGANISATION ORG');
    expect(reason(ask({}, facts, '2004-01-01', { presence: 'CUMULATIVE' }))).toBe('THROUGH_ORGANISATION ORG ZZZ');
    expect(reason(ask({}, facts, '2002-01-01', { roles: roleSet(['MEMBER']) }))).toBe('THROUGH_ORGANISATION ZZZ');
    expect(reason(ask({}, facts, '2005-01-01'), 'BBB')).toBe('NEVER_JOINED');
    expect(reason(ask({}, facts, '2002-01-01'), 'OUT')).toBe('NEVER_JOINED');
  });

  test('an issued text without a list can be joined by nobody, one with a list as its openness says', () => {
    expect(reason(ask({ adoption: 'ISSUED', complete: 'NOT_APPLICABLE' }, [], '2002-01-01'))).toBe('NOT_ELIGIBLE');
    expect(reason(ask({ adoption: 'ISSUED' }, [], '2002-01-01'))).toBe('NEVER_JOINED');
  });

  test('a text that organisations adopted is not open to states outside all of them', () => {
    const facts = [org('ENDORSER', '2001-01-01')];
    expect(reason(ask(TEXT, facts, '2002-01-01'), 'OUT')).toBe('NOT_ELIGIBLE');
    // Whatever the question counts.
    expect(reason(ask(TEXT, facts, '2002-01-01', { roles: roleSet(['HOST']) }), 'OUT')).toBe('NOT_ELIGIBLE');
  });

  test('who is outside is not known where the members are not on record, where nobody adopted it on record, or for a wider group', () => {
    const hidden = [org('ENDORSER', '2001-01-01'), { ...org('ENDORSER', '2001-01-01'), participant: 'HID' }];
    expect(reason(ask(TEXT, hidden, '2002-01-01'), 'OUT')).toBe('UNKNOWN');
    expect(reason(ask(TEXT, [], '2002-01-01'), 'OUT')).toBe('UNKNOWN');
    expect(reason(ask(TEXT, [org('HOST', '2001-01-01')], '2002-01-01'), 'OUT')).toBe('UNKNOWN');
    const known = [org('ENDORSER', '2001-01-01')];
    const wider = { ...TEXT, openness: 'REGIONAL', eligibleGroup: 'wider' } as const;
    expect(reason(ask(wider, known, '2002-01-01'), 'OUT')).toBe('UNKNOWN');
    // Outside the group that may take part it is known all the same.
    const regional = { ...TEXT, openness: 'REGIONAL', eligibleGroup: 'eligible' } as const;
    expect(reason(ask(regional, hidden, '2002-01-01'), 'OUT')).toBe('NOT_ELIGIBLE');
    expect(reason(ask(regional, [], '2002-01-01'), 'OUT')).toBe('NOT_ELIGIBLE');
  });
});

describe('how a state stands, as a picture tells it', () => {
  const member = { participant: 'AAA', role: 'MEMBER', valid: ['2001-01-01', '2002-01-01'] } as const;
  const org = { participant: 'ORG', role: 'MEMBER', valid: ['2001-01-01'] } as const;

  test('itself before through an organisation; through one though the rule does not count it', () => {
    expect(ask({}, [member, org], '2001-06-01', { blocs: 'INHERIT' }).standing(0)).toBe('ITSELF');
    for (const blocs of ['EXCLUDE', 'AS_ADOPTED', 'INHERIT'] as const) {
      expect(ask({}, [org], '2001-06-01', { blocs }).standing(0)).toBe('THROUGH_ORGANISATION');
    }
  });

  test('who withdrew is in it through an organisation as long as one stands for it and it does not refuse', () => {
    expect(ask({}, [member], '2003-01-01').standing(0)).toBe('ABSENT');
    expect(ask({}, [member, org], '2003-01-01').standing(0)).toBe('THROUGH_ORGANISATION');
    const refused = { participant: 'AAA', role: 'DISSOCIATED', valid: ['2002-01-01'] } as const;
    expect(ask({}, [member, org, refused], '2003-01-01').standing(0)).toBe('ABSENT');
  });

  test('declined, not known and not are told apart', () => {
    const declined = { participant: 'AAA', role: 'DECLINED', valid: ['2001-01-01'] } as const;
    const found = ask({ complete: 'PARTIAL' }, [declined], '2002-01-01');
    expect([found.standing(0), found.standing(1)]).toEqual(['DECLINED', 'NOT_KNOWN']);
    expect(ask({}, [], '2002-01-01').standing(0)).toBe('ABSENT');
    expect(ask({ opened: '2003-01-01', complete: 'PARTIAL' }, [], '2002-01-01').standing(0)).toBe('ABSENT');
  });
});
