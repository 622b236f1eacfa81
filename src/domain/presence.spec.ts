import { makeRoll, type World, type WorldFact } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { coverageOfAll, eachPresence, presentIn, type Supposed } from './presence.js';
import { type CountingRule, confidenceLimit, DEFAULT_RULE, roleSet } from './rule.js';
import { ROLES, type Role } from './vocabulary.js';

/**
 * Two organisations: ORG, whose members are AAA throughout, BBB in [2001, 2003) and again from 2005, CCC from 2004; and ALONE,
 * whose members are not on record. `adopted` is by an organisation, `treaty` by states.
 */
const world = (facts: readonly WorldFact[], change: Partial<World> = {}) =>
  makeRoll({
    countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'CCC' }, { code: 'DDD' }],
    organisations: [{ code: 'ALONE' }, { code: 'ORG', members: 'members' }],
    groups: {
      members: [
        ['AAA', null],
        ['BBB', '2001-01-01', '2003-01-01'],
        ['BBB', '2005-01-01'],
        ['CCC', '2004-01-01'],
      ],
    },
    initiatives: [{ slug: 'adopted', adoption: 'BY_ORGANISATION' }, { slug: 'treaty' }],
    facts,
    ...change,
  });
type Made = ReturnType<typeof world>;
const [adopted, treaty] = ['adopted', 'treaty'];

/** Who is present, by code, in the order of codes; of `adopted` where no other is named. */
function present(roll: Made, date: string, rule: Partial<CountingRule> = {}, slug = adopted!): string {
  const initiative = roll.initiativeBySlug.get(slug)!;
  const found = presentIn(roll, initiative, dayOf(date), { ...DEFAULT_RULE, ...rule });
  return [...found]
    .map((index) => roll.participantAt[index]!.code)
    .sort()
    .join(' ');
}
const CUMULATIVE = { presence: 'CUMULATIVE' } as const;
const ofOrg = (more: Partial<WorldFact> = {}): WorldFact => ({
  ...{ initiative: adopted!, participant: 'ORG', role: 'ENDORSER', valid: ['2002-01-01'] },
  ...more,
});

describe('who is present in an initiative', () => {
  test('is who takes part on the day: the first day counts, the last named day does not', () => {
    const roll = world([{ initiative: treaty!, participant: 'AAA', valid: ['2002-01-01', '2003-01-01'] }]);
    const days = ['2001-12-31', '2002-01-01', '2002-12-31', '2003-01-01'];
    expect(days.map((day) => present(roll, day, {}, treaty))).toEqual(['', 'AAA', 'AAA', '']);
    expect(days.map((day) => present(roll, day, CUMULATIVE, treaty))).toEqual(['', 'AAA', 'AAA', 'AAA']);
  });

  test('is who is on record at the revision, surely enough, in a role that counts', () => {
    const fact = { initiative: treaty!, valid: ['2002-01-01'] } as const;
    const facts: WorldFact[] = [
      { ...fact, participant: 'AAA', recorded: [1, 2] },
      { ...fact, participant: 'BBB', recorded: [2] },
      { ...fact, participant: 'CCC', confidence: 'CORROBORATED' },
      { ...fact, participant: 'DDD', role: 'RECIPIENT' },
    ];
    const at = (revision: number, rule = {}) => present(world(facts, { revision }), '2002-01-01', rule, treaty);
    expect([at(1), at(2)]).toEqual(['AAA CCC', 'BBB CCC']);
    expect(at(2, { confidenceLimit: confidenceLimit('CORROBORATED') })).toBe('BBB CCC');
    expect(at(2, { confidenceLimit: confidenceLimit('VERIFIED') })).toBe('BBB');
    expect(at(2, { roles: roleSet(['RECIPIENT']) })).toBe('DDD');
  });

  test.each<[CountingRule['blocs'], string, string]>([
    ['EXCLUDE', 'ORG', 'ORG'],
    ['AS_ADOPTED', 'AAA BBB ORG', 'ORG'],
    ['INHERIT', 'AAA BBB ORG', 'AAA BBB ORG'],
  ])('%s: of a text that ORG adopted %s, of a treaty that it joined %s', (blocs, ofText, ofTreaty) => {
    const roll = world([ofOrg(), ofOrg({ initiative: treaty!, role: 'PARTY' })]);
    expect(present(roll, '2002-06-01', { blocs })).toBe(ofText);
    expect(present(roll, '2002-06-01', { blocs }, treaty)).toBe(ofTreaty);
  });

  test('an organisation stands for its members by commitment or membership, partner and associate member aside', () => {
    const standing = (role: Role) =>
      present(world([ofOrg({ role })]), '2002-06-01', { roles: roleSet(ROLES) }) === 'AAA BBB ORG';
    expect(ROLES.filter(standing)).toEqual(
      [
        ...['SIGNATORY', 'PARTY', 'ADHERENT', 'ENDORSER', 'CO_SPONSOR', 'ADOPTER'],
        ...['MEMBER', 'P_MEMBER', 'PARTICIPANT', 'DRAFTER'],
      ].sort((one, other) => ROLES.indexOf(one as Role) - ROLES.indexOf(other as Role)),
    );
    // In a role that is not counted it stands for nobody, and is not there itself.
    expect(present(world([ofOrg()]), '2002-06-01', { roles: roleSet(['MEMBER']) })).toBe('');
  });

  test('its members are those of the day; cumulatively those of a day up to it on which it took part', () => {
    const roll = world([ofOrg({ valid: ['2002-01-01', '2004-06-01'] })]);
    const days = ['2001-12-31', '2002-01-01', '2003-01-01', '2004-01-01', '2004-05-31', '2004-06-01'];
    expect(days.map((day) => present(roll, day))).toEqual([
      ...['', 'AAA BBB ORG', 'AAA ORG', 'AAA CCC ORG', 'AAA CCC ORG', ''],
    ]);
    expect(days.map((day) => present(roll, day, CUMULATIVE))).toEqual([
      ...['', 'AAA BBB ORG', 'AAA BBB ORG', 'AAA BBB CCC ORG', 'AAA BBB CCC ORG', 'AAA BBB CCC ORG'],
    ]);
    // Who came when it had left was never brought along; nor who had left before it came.
    expect(present(world([ofOrg({ valid: ['2003-01-01', '2004-01-01'] })]), '2026-01-01', CUMULATIVE)).toBe('AAA ORG');
    expect(present(world([ofOrg({ valid: ['2004-12-31', '2005-01-02'] })]), '2005-01-01', CUMULATIVE)).toBe(
      'AAA BBB CCC ORG',
    );
    expect(present(world([ofOrg({ valid: ['2004-12-31', '2005-01-02'] })]), '2004-12-31', CUMULATIVE)).toBe(
      'AAA CCC ORG',
    );
  });

  test('an organisation whose members are not on record brings nobody', () => {
    expect(present(world([ofOrg({ participant: 'ALONE' })]), '2002-06-01', { blocs: 'INHERIT' })).toBe('ALONE');
  });

  test('a state that dissociated itself is not brought along then, and was before', () => {
    const dissociated = {
      initiative: adopted!,
      participant: 'AAA',
      role: 'DISSOCIATED',
      valid: ['2003-06-01'],
    } as const;
    const roll = world([ofOrg(), dissociated]);
    expect([present(roll, '2003-05-31'), present(roll, '2003-06-01')]).toEqual(['AAA ORG', 'ORG']);
    expect(present(roll, '2003-06-01', CUMULATIVE)).toBe('AAA BBB ORG');
  });

  test('is told once for each of its participations, and for each organisation that brings it along', () => {
    const roll = world([
      { initiative: adopted!, participant: 'AAA', role: 'HOST', valid: ['2002-01-01'] },
      { initiative: adopted!, participant: 'AAA', role: 'ENDORSER', valid: ['2002-01-01'] },
      ofOrg(),
    ]);
    const found: string[] = [];
    eachPresence(roll, roll.initiatives[0]!, dayOf('2003-01-01'), DEFAULT_RULE, [], (participant, role, through) => {
      found.push(`${roll.participantAt[participant]!.code} ${ROLES[role]} ${through}`);
    });
    expect(found.sort()).toEqual(['AAA ENDORSER false', 'AAA ENDORSER true', 'AAA HOST false', 'ORG ENDORSER false']);
  });

  test('is who is supposed to be, in that initiative, from that day on and in a role that counts', () => {
    const roll = world([]);
    const supposed: Supposed[] = [
      { initiative: 1, participant: 0, role: ROLES.indexOf('PARTY'), from: dayOf('2002-01-01') },
      { initiative: 0, participant: 1, role: ROLES.indexOf('PARTY'), from: dayOf('2002-01-01') },
      { initiative: 1, participant: 2, role: ROLES.indexOf('RECIPIENT'), from: dayOf('2002-01-01') },
      { initiative: 1, participant: 3, role: ROLES.indexOf('HOST'), from: dayOf('2002-01-02') },
    ];
    const on = (date: string) => {
      const found: string[] = [];
      eachPresence(roll, roll.initiatives[1]!, dayOf(date), DEFAULT_RULE, supposed, (participant, role, through) => {
        found.push(`${roll.participantAt[participant]!.code} ${ROLES[role]} ${through}`);
      });
      return found;
    };
    expect([on('2001-12-31'), on('2002-01-01'), on('2002-01-02')]).toEqual([
      [],
      ['AAA PARTY false'],
      ['AAA PARTY false', 'DDD HOST false'],
    ]);
  });
});

describe('the coverage of each', () => {
  // AAA: in `adopted` in two roles and through ORG, in `treaty` by itself: 2. BBB through ORG alone: 1. ORG: 1. CCC, DDD: 0.
  const facts: WorldFact[] = [
    ofOrg(),
    { initiative: adopted!, participant: 'AAA', role: 'HOST', valid: ['2002-01-01'] },
    { initiative: adopted!, participant: 'AAA', role: 'ENDORSER', valid: ['2002-01-01'] },
    { initiative: treaty!, participant: 'AAA', role: 'SIGNATORY', valid: ['2001-01-01', '2002-01-01'] },
    { initiative: treaty!, participant: 'AAA', role: 'PARTY', valid: ['2002-01-01'] },
    { initiative: treaty!, participant: 'AAA', role: 'CHAIR', valid: ['2002-01-01'] },
    { initiative: treaty!, participant: 'DDD', role: 'PARTY', valid: ['2003-01-01'] },
  ];
  const coverage = (rule: Partial<CountingRule> = {}, supposed: readonly Supposed[] = []) => {
    const roll = world(facts);
    const counts = coverageOfAll(roll, roll.initiatives, dayOf('2002-06-01'), { ...DEFAULT_RULE, ...rule }, supposed);
    return Object.fromEntries(roll.participantAt.map((participant, index) => [participant!.code, counts[index]]));
  };
  const NONE = { AAA: 0, BBB: 0, CCC: 0, DDD: 0, ALONE: 0, ORG: 0 };

  test('counts each initiative once, in however many roles and whoever brings it along', () => {
    expect(coverage()).toEqual({ ...NONE, AAA: 2, BBB: 1, ORG: 1 });
    expect(coverage({ blocs: 'EXCLUDE' })).toEqual({ ...NONE, AAA: 2, ORG: 1 });
    expect(coverage({ roles: roleSet(['CHAIR']) })).toEqual({ ...NONE, AAA: 1 });
  });

  test('counts what is supposed like what is on record, once', () => {
    const from = dayOf('2002-01-01');
    const party = ROLES.indexOf('PARTY');
    const supposed = [0, 3, 3].map((participant) => ({ initiative: 1, participant, role: party, from }));
    expect(coverage({}, supposed)).toEqual({ ...NONE, AAA: 2, BBB: 1, DDD: 1, ORG: 1 });
  });
});
