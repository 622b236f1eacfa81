import { makeRoll, type World } from '../../test/support/make-roll.js';
import { dayOf, formatDay, NEVER } from './day.js';
import { type CountingRule, DEFAULT_RULE, DEFAULT_RULE_OF_1_0, leadingRoles, roleSet } from './rule.js';
import { eachSpell, type Starts } from './spells.js';

const world = (change: Partial<World>): World => ({
  countries: [{ code: 'AAA' }, { code: 'BBB' }],
  organisations: [{ code: 'ORG', members: 'members' }],
  groups: { members: [['AAA', '2001-01-01', '2003-01-01']] },
  initiatives: [{ slug: 'pact', opened: '2000-02-01' }, { slug: 'unopened' }],
  facts: [],
  ...change,
});
const text = (day: number) => (day === NEVER ? null : day === -NEVER ? 'any' : formatDay(day));

/** Spells as `initiative state from to`, leading ones after a star. */
function spells(given: World, rule: Partial<CountingRule> = {}, starts: Starts = 'STATED'): string[] {
  const roll = makeRoll(given);
  const found: string[] = [];
  const note = (star: string) => (place: number, state: number, from: number, to: number) => {
    found.push(`${star}${roll.initiatives[place]!.slug} ${roll.participantAt[state]!.code} ${text(from)} ${text(to)}`);
  };
  const counted = { ...DEFAULT_RULE_OF_1_0, ...rule };
  const sink = { spell: note(''), some: { roles: leadingRoles(counted), spell: note('*') } };
  eachSpell(roll, roll.initiatives, counted, [], starts, sink);
  return found;
}
const pact = { initiative: 'pact', participant: 'AAA' } as const;

describe('spells of presence', () => {
  test('participations that touch or overlap are one spell, whatever the roles', () => {
    const facts = [
      { ...pact, role: 'MEMBER', valid: ['2001-01-01', '2002-01-01'] },
      { ...pact, role: 'OBSERVER', valid: ['2002-01-01', '2003-01-01'] },
      { ...pact, role: 'SIGNATORY', valid: ['2001-06-01', '2001-07-01'] },
      { ...pact, role: 'MEMBER', valid: ['2003-01-02', '2004-01-01'] },
    ] as const;
    expect(spells(world({ facts }))).toEqual(['pact AAA 2001-01-01 2003-01-01', 'pact AAA 2003-01-02 2004-01-01']);
  });

  test('leading roles make spells of their own within', () => {
    const facts = [
      { ...pact, role: 'MEMBER', valid: ['2001-01-01'] },
      { ...pact, role: 'CHAIR', valid: ['2002-01-01', '2003-01-01'] },
    ] as const;
    expect(spells(world({ facts }))).toEqual(['pact AAA 2001-01-01 null', '*pact AAA 2002-01-01 2003-01-01']);
    expect(spells(world({ facts }), { roles: roleSet(['MEMBER']) })).toEqual(['pact AAA 2001-01-01 null']);
  });

  test('under INHERIT a state is present while its organisation takes part and it is a member, under EXCLUDE never', () => {
    const facts = [
      { initiative: 'pact', participant: 'ORG', role: 'HOST', valid: ['2000-06-01', '2002-01-01'] },
    ] as const;
    expect(spells(world({ facts }))).toEqual([]);
    expect(spells(world({ facts }), { blocs: 'INHERIT' })).toEqual([
      'pact AAA 2001-01-01 2002-01-01',
      '*pact AAA 2001-01-01 2002-01-01',
    ]);
    const both = [...facts, { ...pact, valid: ['2002-01-01', '2002-02-01'] }] as const;
    expect(spells(world({ facts: both }), { blocs: 'INHERIT' })).toEqual([
      'pact AAA 2001-01-01 2002-02-01',
      '*pact AAA 2001-01-01 2002-01-01',
    ]);
  });

  test('a state is brought along by an organisation whose members are a complement, as far as it is in it', () => {
    const given = world({
      organisations: [{ code: 'ORG', members: 'rest' }],
      groups: {
        a: [
          ['AAA', '2001-01-01', '2003-01-01'],
          ['AAA', '2002-01-01', '2002-02-01'],
          ['BBB', null],
        ],
      },
      schemes: { split: { groups: ['a', 'rest'] } },
      facts: [{ initiative: 'pact', participant: 'ORG', valid: ['2000-01-01', '2005-01-01'] }],
    });
    expect(spells(given, { blocs: 'INHERIT' })).toEqual([
      'pact AAA 2000-01-01 2001-01-01',
      'pact AAA 2003-01-01 2005-01-01',
    ]);
  });

  test('a start by the month or the year is at the latest its last day, though before the end', () => {
    const facts = [
      { ...pact, valid: ['2004-02-01'], precision: 'MONTH' },
      { ...pact, role: 'HOST', valid: ['2002-01-01', '2002-03-01'], precision: 'YEAR' },
    ] as const;
    expect(spells(world({ facts }), {}, 'LATEST')).toEqual([
      'pact AAA 2002-02-28 2002-03-01',
      'pact AAA 2004-02-29 null',
      '*pact AAA 2002-02-28 2002-03-01',
    ]);
    expect(spells(world({ facts }), {}, 'EARLIEST')).toEqual(spells(world({ facts })));
  });

  test('a start "no later than" is at the earliest the opening, the end of the last spell in the role, or any day', () => {
    const sure = { precision: 'NO_LATER_THAN' } as const;
    const facts = [{ ...pact, ...sure, valid: ['2002-05-01'] }] as const;
    expect(spells(world({ facts }), {}, 'EARLIEST')).toEqual(['pact AAA 2000-02-01 null']);
    const again = [{ ...pact, valid: ['2001-01-01', '2001-03-01'] }, ...facts] as const;
    expect(spells(world({ facts: again }), {}, 'EARLIEST')).toEqual(['pact AAA 2001-01-01 null']);
    const observed = [{ ...pact, role: 'OBSERVER', valid: ['2001-01-01', '2001-03-01'] }, ...facts] as const;
    expect(spells(world({ facts: observed }), {}, 'EARLIEST')).toEqual(['pact AAA 2000-02-01 null']);
    // Roles stand in the order of the method: a signatory's end says nothing of an observer's start.
    const signed = [
      { ...pact, role: 'SIGNATORY', valid: ['2001-01-01', '2001-03-01'] },
      { ...pact, ...sure, role: 'OBSERVER', valid: ['2002-05-01'] },
    ] as const;
    expect(spells(world({ facts: signed }), {}, 'EARLIEST')).toEqual(['pact AAA 2000-02-01 null']);
    const unopened = [{ ...facts[0], initiative: 'unopened' }];
    expect(spells(world({ facts: unopened }), {}, 'EARLIEST')).toEqual(['unopened AAA any null']);
    const early = [{ ...pact, ...sure, valid: ['1999-01-01'] }] as const;
    expect(spells(world({ facts: early }), {}, 'EARLIEST')).toEqual(['pact AAA 1999-01-01 null']);
  });

  test('only what was on record at the revision and is sure enough makes a spell', () => {
    const facts = [
      { ...pact, valid: ['2001-01-01', '2001-02-01'], recorded: [1, 2] },
      { ...pact, valid: ['2002-01-01', '2002-02-01'], recorded: [2] },
      { ...pact, valid: ['2003-01-01', '2003-02-01'], recorded: [1], confidence: 'UNVERIFIED' },
    ] as const;
    expect(spells(world({ facts, revision: 1 }))).toEqual([
      'pact AAA 2001-01-01 2001-02-01',
      'pact AAA 2003-01-01 2003-02-01',
    ]);
    expect(spells(world({ facts, revision: 2 }), { confidenceLimit: 1 })).toEqual(['pact AAA 2002-01-01 2002-02-01']);
  });

  test('supposed participations go on without end, each counted in its own initiative', () => {
    const roll = makeRoll(world({ facts: [{ ...pact, valid: ['2001-01-01', '2002-01-01'] }] }));
    const found: string[] = [];
    const supposed = [{ initiative: 1, participant: 1, role: 0, from: dayOf('2001-05-01') }];
    eachSpell(roll, roll.initiatives, DEFAULT_RULE_OF_1_0, supposed, 'STATED', {
      spell: (place, state, from, to) => found.push(`${place} ${state} ${text(from)} ${text(to)}`),
      done: (place) => found.push(`done ${place}`),
    });
    expect(found).toEqual(['0 0 2001-01-01 2002-01-01', 'done 0', '1 1 2001-05-01 null', 'done 1']);
  });

  test('of each initiative are those of its own rows, where the last of one and the first of the next are of one state', () => {
    const facts = [
      { ...pact, valid: ['2001-01-01', '2002-01-01'] },
      { ...pact, initiative: 'unopened', valid: ['2001-06-01', '2003-01-01'] },
    ] as const;
    expect(spells(world({ facts }))).toEqual(['pact AAA 2001-01-01 2002-01-01', 'unopened AAA 2001-06-01 2003-01-01']);
  });

  test('an organisation that stands for itself brings nobody along, though it stood for its members elsewhere before', () => {
    const facts = [
      { initiative: 'pact', participant: 'ORG', role: 'MEMBER', valid: ['2001-06-01', '2002-01-01'] },
      { initiative: 'unopened', participant: 'ORG', role: 'HOST', valid: ['2001-06-01', '2002-01-01'] },
    ] as const;
    expect(spells(world({ facts }), { ...DEFAULT_RULE, blocs: 'INHERIT' })).toEqual(['pact AAA 2001-06-01 2002-01-01']);
  });

  test('a supposed participation of an organisation is no spell of a state; nor one in a role that is not counted', () => {
    const roll = makeRoll(world({}));
    const found: string[] = [];
    const supposed = [
      { initiative: 0, participant: 2, role: 0, from: dayOf('2001-05-01') },
      { initiative: 0, participant: 1, role: 1, from: dayOf('2001-05-01') },
    ];
    eachSpell(roll, roll.initiatives, { ...DEFAULT_RULE, roles: roleSet(['SIGNATORY']) }, supposed, 'STATED', {
      spell: (place, state) => found.push(`${place} ${state}`),
    });
    expect(found).toEqual([]);
  });
});
