import { makeRoll } from '../../test/support/make-roll.js';
import { dayOf } from './day.js';
import { ROLES } from './roll.js';
import { DEFAULT_RULE } from './rule.js';
import { type Supposition, supposedBy } from './suppose.js';

const roll = makeRoll({
  countries: [{ code: 'AAA' }, { code: 'BBB' }, { code: 'CCC' }],
  groups: {
    club: [
      ['AAA', null, '2020-01-01'],
      ['CCC', null, '2021-01-01'],
    ],
  },
  initiatives: [{ slug: 'charter' }, { slug: 'forum' }, { slug: 'pledge' }],
  facts: [],
});
const supposed = (...suppositions: Partial<Supposition>[]) =>
  supposedBy(
    roll,
    suppositions.map((one) => ({ initiative: 'forum', role: 'ADHERENT', from: dayOf('2019-06-01'), ...one })),
    // The pledge is not asked about.
    roll.initiatives.slice(0, 2),
    DEFAULT_RULE,
  ).map(({ initiative, participant, role, from }) =>
    [
      roll.initiatives[initiative]!.slug,
      roll.countries[participant]!.code,
      ROLES[role],
      from - dayOf('2019-06-01'),
    ].join(' '),
  );
const refused = (argument: string, message: string) =>
  expect.objectContaining({
    code: 'BAD_USER_INPUT',
    details: { argument },
    message: expect.stringContaining(message),
  });

describe('what a question supposes', () => {
  test('is one participation of each state that it names, by any of its codes', () => {
    expect(
      supposed({ countries: ['CCC', 'BB'] }, { initiative: 'charter', role: 'CHAIR', countries: ['AAA'] }),
    ).toEqual([...['forum CCC ADHERENT 0', 'forum BBB ADHERENT 0', 'charter AAA CHAIR 0']]);
  });

  test('is one of each member that the group has on the day on which it would join', () => {
    expect(supposed({ group: 'club' })).toEqual(['forum AAA ADHERENT 0', 'forum CCC ADHERENT 0']);
    expect(supposed({ group: 'club', from: dayOf('2020-06-01') })).toEqual(['forum CCC ADHERENT 366']);
    expect(() => supposed({ group: 'club', from: dayOf('2021-01-01') })).toThrow(
      refused('suppose.0.group', "the group 'club' has no member on 2021-01-01"),
    );
  });

  test('is refused where it names both states and a group, or neither, or no state', () => {
    expect(() => supposed({})).toThrow(refused('suppose.0', 'either countries or a group'));
    expect(() => supposed({ countries: ['AAA'], group: 'club' })).toThrow(
      refused('suppose.0', 'either countries or a group'),
    );
    expect(() => supposed({ countries: [] })).toThrow(refused('suppose.0.countries', 'empty'));
    expect(supposed({ countries: ['AAA'], group: null })).toHaveLength(1);
  });

  test('is refused where it changes nothing, with the place of the supposition', () => {
    const first = { countries: ['AAA'] };
    expect(() => supposed(first, { countries: ['AAA'], initiative: 'pledge' })).toThrow(
      refused('suppose.1.initiative', "'pledge' is not among the initiatives of the selection"),
    );
    expect(() => supposed(first, { countries: ['AAA'], role: 'RECIPIENT' })).toThrow(
      refused('suppose.1.role', 'does not count the role RECIPIENT'),
    );
  });

  test('is refused where a name is not on record', () => {
    expect(() => supposed({ countries: ['AAA'], initiative: 'forun' })).toThrow(
      refused('suppose.0.initiative', "'forun'"),
    );
    expect(() => supposed({ countries: ['AAA', 'ZZZ'] })).toThrow(refused('suppose.0.countries', "'ZZZ'"));
    expect(() => supposed({ group: 'clubb' })).toThrow(refused('suppose.0.group', "'clubb'"));
  });
});
