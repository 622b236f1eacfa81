import { makeRoll, type World, type WorldFact } from '../../test/support/make-roll.js';
import { dayOf, formatDay, NEVER } from './day.js';
import type { Supposed } from './presence.js';
import { ROLES } from './roll.js';
import { type CountingRule, DEFAULT_RULE, DEFAULT_RULE_OF_1_0, JOINING_ROLES, leadingRoles, roleSet } from './rule.js';
import { allSpells, eachSpell, eachSpellInSteps, type SpellSink, type Starts, stateCount } from './spells.js';

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

  test('of many periods are told apart and in order of time, however the roles are mixed', () => {
    // A year of each decade from 1700 on, every other one as an observer; and one that runs over the last two.
    const decades = Array.from({ length: 20 }, (_, place) => 1700 + 10 * place);
    const facts: WorldFact[] = decades.map((year, place) => ({
      ...{ ...pact, role: place % 2 === 0 ? 'OBSERVER' : 'MEMBER', valid: [`${year}-01-01`, `${year + 1}-01-01`] },
    }));
    const whole = decades.map((year) => `pact AAA ${year}-01-01 ${year + 1}-01-01`);
    expect(spells(world({ facts }))).toEqual(whole);
    const over: WorldFact = { ...pact, role: 'CHAIR', valid: ['1880-06-01', '1890-06-01'] };
    expect(spells(world({ facts: [...facts, over] }))).toEqual([
      ...[...whole.slice(0, -2), 'pact AAA 1880-01-01 1891-01-01'],
      '*pact AAA 1880-06-01 1890-06-01',
    ]);
  });

  test('through an organisation are those of every member, however many there are', () => {
    const codes = Array.from({ length: 70 }, (_, place) => `A${String(place).padStart(2, '0')}`);
    const given = world({
      countries: codes.map((code) => ({ code })),
      groups: { members: codes.map((code, place) => [code, '2001-01-01', `${2002 + place}-01-01`]) },
      facts: [
        { initiative: 'pact', participant: 'ORG', role: 'HOST', valid: ['2000-01-01', '2040-01-01'] },
        { initiative: 'pact', participant: 'A69', valid: ['1999-01-01', '2000-01-01'] },
      ],
    });
    const found = spells(given, { blocs: 'INHERIT' });
    const until = (place: number) => Math.min(2002 + place, 2040);
    const brought = codes.map((code, place) => `pact ${code} 2001-01-01 ${until(place)}-01-01`);
    expect(found.filter((text) => !text.startsWith('*')).sort()).toEqual(
      [...brought, 'pact A69 1999-01-01 2000-01-01'].sort(),
    );
    // An organisation that leads passes that on by method 1.0.
    expect(found.filter((text) => text.startsWith('*')).sort()).toEqual(brought.map((text) => `*${text}`).sort());
  });

  test('through an organisation begin at the later of both starts and end at the earlier of both ends', () => {
    const through = (from: string, to: string) =>
      spells(world({ facts: [{ initiative: 'pact', participant: 'ORG', valid: [from, to] }] }), { blocs: 'INHERIT' });
    // AAA is a member from 2001 to 2002.
    expect(through('2000-01-01', '2005-01-01')).toEqual(['pact AAA 2001-01-01 2003-01-01']);
    expect(through('2002-01-01', '2002-02-01')).toEqual(['pact AAA 2002-01-01 2002-02-01']);
    expect(through('2003-01-01', '2004-01-01')).toEqual([]);
    expect(through('2000-01-01', '2001-01-01')).toEqual([]);
  });

  test('through an organisation with an inexact start begin as that does, where membership allows', () => {
    const facts = [
      { initiative: 'pact', participant: 'ORG', valid: ['2001-01-01', '2002-06-01'], precision: 'YEAR' },
    ] as const;
    const at = (starts: Starts) => spells(world({ facts }), { blocs: 'INHERIT' }, starts);
    expect(at('STATED')).toEqual(['pact AAA 2001-01-01 2002-06-01']);
    expect(at('LATEST')).toEqual(['pact AAA 2001-12-31 2002-06-01']);
    const late = [{ ...facts[0], valid: ['2002-01-01'], precision: 'NO_LATER_THAN' }] as const;
    expect(spells(world({ facts: late }), { blocs: 'INHERIT' }, 'EARLIEST')).toEqual([
      'pact AAA 2001-01-01 2003-01-01',
    ]);
  });

  test('are supposed beside those on record, and in the initiative supposed alone', () => {
    const roll = makeRoll(
      world({
        facts: [
          { ...pact, valid: ['2001-01-01', '2002-01-01'] },
          { ...pact, initiative: 'unopened', valid: ['2001-01-01', '2002-01-01'] },
          { ...pact, participant: 'BBB', valid: ['2004-01-01', '2005-01-01'] },
        ],
      }),
    );
    const found: string[] = [];
    const from = dayOf('2002-01-01');
    // The role CHAIR; that of AAA goes on from its membership, that of BBB begins before its own.
    const supposed = [0, 1].map((participant) => ({ initiative: 0, participant, role: ROLES.indexOf('CHAIR'), from }));
    const note =
      (star: string): SpellSink['spell'] =>
      (place, state, begins, ends) =>
        void found.push(`${star}${place} ${state} ${text(begins)} ${text(ends)}`);
    eachSpell(roll, roll.initiatives, DEFAULT_RULE, supposed, 'STATED', {
      spell: note(''),
      some: { roles: leadingRoles(DEFAULT_RULE), spell: note('*') },
    });
    expect(found).toEqual([
      ...['0 0 2001-01-01 null', '*0 0 2002-01-01 null', '0 1 2002-01-01 null', '*0 1 2002-01-01 null'],
      '1 0 2001-01-01 2002-01-01',
    ]);
  });

  test('of each state are its own, and so is what bounds their starts', () => {
    const facts = [
      { ...pact, valid: ['2001-01-01', '2001-03-01'] },
      { ...pact, participant: 'BBB', valid: ['2002-05-01'], precision: 'NO_LATER_THAN' },
    ] as const;
    expect(spells(world({ facts }))).toEqual(['pact AAA 2001-01-01 2001-03-01', 'pact BBB 2002-05-01 null']);
    // BBB may have been in it since the opening: that AAA left says nothing of it.
    expect(spells(world({ facts }), {}, 'EARLIEST')).toEqual([
      'pact AAA 2001-01-01 2001-03-01',
      'pact BBB 2000-02-01 null',
    ]);
    // At the latest it begins as stated.
    expect(spells(world({ facts }), {}, 'LATEST')).toEqual(spells(world({ facts })));
    const roll = makeRoll(world({ facts }));
    expect(allSpells(roll, roll.initiatives[0]!, DEFAULT_RULE, 'EARLIEST')).toEqual([
      { state: 0, from: dayOf('2001-01-01'), to: dayOf('2001-03-01') },
      { state: 1, from: dayOf('2000-02-01'), to: NEVER },
    ]);
  });

  test('through an organisation that leads one initiative are no leading ones in the next, where it belongs', () => {
    const facts = [
      { initiative: 'pact', participant: 'ORG', role: 'HOST', valid: ['2001-01-01', '2002-01-01'] },
      { initiative: 'unopened', participant: 'ORG', role: 'MEMBER', valid: ['2002-06-01', '2002-07-01'] },
    ] as const;
    expect(spells(world({ facts }), { blocs: 'INHERIT' })).toEqual([
      'pact AAA 2001-01-01 2002-01-01',
      '*pact AAA 2001-01-01 2002-01-01',
      'unopened AAA 2002-06-01 2002-07-01',
    ]);
  });

  test('through an organisation that leads are none of belonging, by the method that passes leading on', () => {
    const roll = makeRoll(
      world({
        facts: [
          { initiative: 'pact', participant: 'ORG', role: 'HOST', valid: ['2001-01-01'] },
          { initiative: 'unopened', participant: 'ORG', role: 'MEMBER', valid: ['2001-01-01'] },
        ],
      }),
    );
    const found: number[][] = [[], []];
    eachSpell(roll, roll.initiatives, { ...DEFAULT_RULE_OF_1_0, blocs: 'INHERIT' }, [], 'STATED', {
      spell: (place) => found[0]!.push(place),
      some: { roles: JOINING_ROLES, spell: (place) => found[1]!.push(place) },
    });
    expect(found).toEqual([[0, 1], [1]]);
  });

  test('are given in steps of ten thousand rows, an initiative counting for one more', () => {
    const roll = makeRoll(
      world({
        facts: [
          { ...pact, valid: ['2001-01-01'] },
          { ...pact, initiative: 'unopened', valid: ['2001-01-01'] },
        ],
      }),
    );
    const [first, second] = roll.initiatives;
    const turns = (supposed: Supposed[], more: Partial<SpellSink> = {}, before: typeof roll.initiatives = []) => {
      const selection = [...before, ...Array.from({ length: 7_000 }, () => second!)];
      let count = 0;
      const sink = { spell: () => {}, ...more };
      for (const _ of eachSpellInSteps(roll, selection, DEFAULT_RULE, supposed, 'STATED', sink)) count++;
      return count;
    };
    // A row and one more, 7,000 times; with a look at both states four, and three where one is supposed.
    expect(turns([])).toBe(1);
    expect(turns([], { done: () => {} })).toBe(2);
    const joins = { participant: 1, role: 0, from: dayOf('2002-01-01') };
    expect(turns([{ ...joins, initiative: second!.index }])).toBe(2);
    // What was supposed in one initiative costs nothing in the next.
    expect(turns([{ ...joins, initiative: first!.index }], {}, [first!])).toBe(1);
  });

  test('there are none where there are no states', () => {
    const empty = makeRoll({ countries: [], initiatives: [{ slug: 'pact' }], facts: [] });
    expect(stateCount(empty)).toBe(0);
    expect(stateCount(makeRoll(world({})))).toBe(2);
    expect(allSpells(empty, empty.initiatives[0]!, DEFAULT_RULE, 'STATED')).toEqual([]);
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
