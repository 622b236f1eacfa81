import { makeRoll, type WorldFact } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { type CountingRule, DEFAULT_RULE, DEFAULT_RULE_OF_1_0 } from './rule.js';
import { takingPart } from './taking-part.js';

type Told = Omit<WorldFact, 'valid'> & { valid?: WorldFact['valid'] };

/**
 * On 1 June 2020: AAA is in the charter itself; BBB is in the decree, and CCC in the charter, through organisations of which
 * they are members; DDD is in both, in the decree through its organisation; EEE is in neither.
 */
const FACTS: Told[] = [
  { initiative: 'charter', participant: 'AAA' },
  { initiative: 'charter', participant: 'DDD' },
  { initiative: 'charter', participant: 'TWO' },
  { initiative: 'decree', participant: 'ONE' },
];
const ask = (
  more: readonly Told[] = [],
  rule: Partial<CountingRule> = {},
  charter: { complete?: 'COMPLETE' | 'PARTIAL' } = {},
) => {
  const roll = makeRoll({
    countries: ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'].map((code) => ({ code })),
    organisations: [
      { code: 'ONE', members: 'one' },
      { code: 'TWO', members: 'two' },
    ],
    groups: {
      one: [
        ['BBB', null],
        ['DDD', null],
      ],
      two: [['CCC', null]],
    },
    initiatives: [
      { slug: 'charter', opened: '2000-01-01', ...charter },
      { slug: 'decree', opened: '2000-01-01', adoption: 'BY_ORGANISATION' },
    ],
    facts: [...FACTS, ...more].map((fact) => ({ valid: ['2010-01-01'] as const, ...fact })),
  });
  const found = takingPart(roll, roll.initiatives, dayOf('2020-06-01'), { ...DEFAULT_RULE, ...rule });
  const codes = (states: typeof found.inNone) => states.map(({ code }) => code).join(' ');
  return {
    ...found,
    byOwnName: codes(found.byOwnName),
    throughOrganisation: codes(found.throughOrganisation),
    inNone: codes(found.inNone),
  };
};

describe('who takes part', () => {
  test('by its own name, through an organisation alone as the rule counts that, or in nothing', () => {
    expect(ask()).toMatchObject({
      ...{ universe: 5, byOwnName: 'AAA DDD', throughOrganisation: 'BBB', inNone: 'CCC EEE' },
    });
    expect(ask([], { blocs: 'EXCLUDE' })).toMatchObject({
      ...{ byOwnName: 'AAA DDD', throughOrganisation: '', inNone: 'BBB CCC EEE' },
    });
    expect(ask([], { blocs: 'INHERIT' })).toMatchObject({
      ...{ byOwnName: 'AAA DDD', throughOrganisation: 'BBB CCC', inNone: 'EEE' },
    });
  });

  test('beside how many are in none under each rule, whichever is asked', () => {
    const underBlocRules = [
      { blocs: 'EXCLUDE', inNone: 3 },
      { blocs: 'AS_ADOPTED', inNone: 2 },
      { blocs: 'INHERIT', inNone: 1 },
    ];
    expect(ask().underBlocRules).toEqual(underBlocRules);
    expect(ask([], { blocs: 'EXCLUDE' }).underBlocRules).toEqual(underBlocRules);
    expect(ask([], DEFAULT_RULE_OF_1_0).underBlocRules).toEqual([underBlocRules[0], underBlocRules[2]]);
  });

  test('is known where every list is complete', () => {
    expect(ask()).toMatchObject({ byOwnNameIsLeast: false, inNoneIsMost: false });
  });

  test('is at least, and in none at most, where it is not known of a state in none', () => {
    expect(ask([], {}, { complete: 'PARTIAL' })).toMatchObject({ byOwnNameIsLeast: true, inNoneIsMost: true });
    const late = { initiative: 'charter', valid: ['2021-01-01'], precision: 'NO_LATER_THAN' } as const;
    expect(ask([{ ...late, participant: 'EEE' }])).toMatchObject({ byOwnNameIsLeast: true, inNoneIsMost: true });
    // BBB is in something whatever the charter is: only whether it is in anything by its own name is not known.
    expect(ask([{ ...late, participant: 'BBB' }])).toMatchObject({ byOwnNameIsLeast: true, inNoneIsMost: false });
    // AAA is in something by its own name already.
    expect(ask([{ ...late, initiative: 'decree', participant: 'AAA' }])).toMatchObject({
      ...{ byOwnNameIsLeast: false, inNoneIsMost: false },
    });
  });
});
