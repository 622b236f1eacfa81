import { makeRoll, type WorldFact, type WorldInitiative } from '../../test/support/make-roll.js';
import { allAtOnce } from '../common/steps.js';
import { dayOf } from './day.js';
import { matrixInSteps, standingsInSteps } from './matrix.js';
import { type CountingRule, DEFAULT_RULE, EVERY_ROLE, roleSet } from './rule.js';

type Told = Omit<WorldFact, 'valid'> & { valid?: WorldFact['valid'] };

/** Four states beside three initiatives on 1 June 2020; BBB and DDD are members of ORG, nobody of the NIL that adopted the decree. */
const ask = (facts: readonly Told[], rule: Partial<CountingRule> = {}, group: string | null = null) => {
  const initiatives: WorldInitiative[] = [
    { slug: 'charter' },
    { slug: 'decree', adoption: 'BY_ORGANISATION' },
    { slug: 'forum', complete: 'PARTIAL' },
  ];
  const roll = makeRoll({
    countries: ['AAA', 'BBB', 'CCC', 'DDD'].map((code) => ({ code })),
    organisations: [
      { code: 'NIL', members: 'nobody' },
      { code: 'ORG', members: 'members' },
    ],
    groups: {
      nobody: [],
      members: [
        ['BBB', null],
        ['DDD', null],
      ],
      some: [
        ['BBB', null],
        ['CCC', null],
      ],
    },
    initiatives,
    facts: [{ initiative: 'decree', participant: 'NIL', role: 'ADOPTER' } as const, ...facts].map((fact) => ({
      valid: ['2010-01-01'] as const,
      ...fact,
    })),
  });
  const asked = [
    roll,
    roll.initiatives,
    group === null ? null : roll.groups.get(group)!,
    dayOf('2020-06-01'),
    { ...DEFAULT_RULE, ...rule },
  ] as const;
  const standings = allAtOnce(standingsInSteps(...asked));
  return {
    rows: allAtOnce(matrixInSteps(...asked)).map(
      ({ country: { code }, coverage, roles }) => `${code} ${coverage}: ${roles.map((of) => of.join('+')).join(' | ')}`,
    ),
    standings: [...standings].map(([state, standing]) => `${roll.countries[state]!.code} ${standing.join(' ')}`),
  };
};

describe('the matrix', () => {
  const facts: Told[] = [
    { initiative: 'charter', participant: 'AAA', role: 'CHAIR' },
    { initiative: 'charter', participant: 'AAA', role: 'MEMBER' },
    { initiative: 'charter', participant: 'CCC', role: 'ASSOCIATE_MEMBER' },
    { initiative: 'decree', participant: 'ORG', role: 'ADOPTER' },
    { initiative: 'decree', participant: 'DDD', role: 'HOST' },
    { initiative: 'forum', participant: 'DDD', role: 'SIGNATORY' },
    { initiative: 'forum', participant: 'DDD', role: 'ASSOCIATE_MEMBER' },
  ];

  test('gives each state its roles in each initiative, in the order of the method, and in how many it is present', () => {
    expect(ask(facts).rows).toEqual([
      'AAA 1: MEMBER+CHAIR |  | ',
      'BBB 1:  | ADOPTER | ',
      'CCC 1: ASSOCIATE_MEMBER |  | ',
      'DDD 2:  | HOST+ADOPTER | SIGNATORY+ASSOCIATE_MEMBER',
    ]);
  });

  test('counts as the question has it', () => {
    expect(ask(facts, { blocs: 'EXCLUDE', roles: roleSet(['MEMBER', 'ADOPTER', 'SIGNATORY']) }).rows).toEqual([
      'AAA 1: MEMBER |  | ',
      'BBB 0:  |  | ',
      'CCC 0:  |  | ',
      'DDD 1:  |  | SIGNATORY',
    ]);
  });

  test('holds the states of a group alone where one is asked about', () => {
    expect(ask(facts, {}, 'some').rows).toEqual(['BBB 1:  | ADOPTER | ', 'CCC 1: ASSOCIATE_MEMBER |  | ']);
    expect(ask(facts, {}, 'some').standings).toEqual([
      'BBB ABSENT THROUGH_ORGANISATION NOT_KNOWN',
      'CCC ITSELF ABSENT NOT_KNOWN',
    ]);
  });

  test('tells of each state and initiative how the one stands to the other', () => {
    expect(ask(facts).standings).toEqual([
      'AAA ITSELF ABSENT NOT_KNOWN',
      'BBB ABSENT THROUGH_ORGANISATION NOT_KNOWN',
      'CCC ITSELF ABSENT NOT_KNOWN',
      'DDD ABSENT ITSELF ITSELF',
    ]);
    // The organisation stands for its members though the question does not count that.
    expect(ask(facts, { blocs: 'EXCLUDE' }).standings).toEqual(ask(facts).standings);
  });
});

describe('who is counted by a position', () => {
  const position = (role: WorldFact['role'], initiative = 'charter'): Told => ({
    initiative,
    participant: 'BBB',
    role: role!,
  });
  const counted = { roles: EVERY_ROLE } as const;
  const standing = (facts: readonly Told[], rule: Partial<CountingRule> = counted) =>
    ask(facts, rule).standings.find((text) => text.startsWith('BBB'));

  test.each(['DECLINED', 'DISSOCIATED', 'VOTED_AGAINST'] as const)('declined, where it is that of %s', (role) => {
    expect(ask([position(role)], counted).rows[1]).toBe(`BBB 1: ${role} |  | `);
    expect(standing([position(role)])).toBe('BBB DECLINED ABSENT NOT_KNOWN');
    expect(standing([position(role)], {})).toBe('BBB DECLINED ABSENT NOT_KNOWN');
  });

  test.each(['VOTED_FOR', 'ABSTAINED', 'DID_NOT_VOTE'] as const)('takes no part, where it is that of %s', (role) => {
    expect(ask([position(role)], counted).rows[1]).toBe(`BBB 1: ${role} |  | `);
    expect(standing([position(role)])).toBe('BBB ABSENT ABSENT NOT_KNOWN');
  });

  test('takes part all the same by another role, or through an organisation that it was outvoted in', () => {
    const member = { initiative: 'charter', participant: 'BBB', role: 'MEMBER' } as const;
    expect(standing([position('VOTED_AGAINST'), member])).toBe('BBB ITSELF ABSENT NOT_KNOWN');
    const adopted = { initiative: 'decree', participant: 'ORG', role: 'ADOPTER' } as const;
    expect(standing([position('VOTED_AGAINST', 'decree'), adopted])).toBe('BBB ABSENT THROUGH_ORGANISATION NOT_KNOWN');
    expect(standing([position('DISSOCIATED', 'decree'), adopted])).toBe('BBB ABSENT DECLINED NOT_KNOWN');
  });
});

describe('who withdrew', () => {
  const withdrew: Told = { initiative: 'decree', participant: 'BBB', valid: ['2010-01-01', '2015-01-01'] };
  const adopted: Told = { initiative: 'decree', participant: 'ORG', role: 'ADOPTER' };
  const uncounted = { blocs: 'EXCLUDE' } as const;

  test('stands in the one initiative as it does, and in the others as before', () => {
    expect(ask([withdrew], uncounted).standings[1]).toBe('BBB ABSENT ABSENT NOT_KNOWN');
    expect(ask([withdrew, adopted], uncounted).standings[1]).toBe('BBB ABSENT THROUGH_ORGANISATION NOT_KNOWN');
    expect(ask([{ ...withdrew, initiative: 'charter' }, adopted], uncounted).standings[1]).toBe(
      'BBB ABSENT THROUGH_ORGANISATION NOT_KNOWN',
    );
  });

  test('is absent by method 1.0, which knows no presence through an organisation that is not counted', () => {
    expect(ask([withdrew, adopted], { ...uncounted, method: '1.0' }).standings[1]).toBe('BBB ABSENT ABSENT NOT_KNOWN');
  });
});
