import { RollcallError } from '../common/rollcall-error.js';
import { type Initiative, ROLES } from './roll.js';
import {
  blocRulesOf,
  bringsAlong,
  COUNTED_ROLES,
  type CountingWords,
  DEFAULT_RULE,
  DEFAULT_RULE_OF_1_0,
  EVERY_ROLE,
  leadingRoles,
  listedRoles,
  methodNamed,
  ROLES_OF_1_0,
  roleSet,
  rolesIn,
  ruleOfWords,
  standingRoles,
} from './rule.js';

/** The argument and the message with which a question is refused. */
function refusal(ask: () => unknown): [argument: unknown, message: string] {
  try {
    ask();
  } catch (error) {
    if (!(error instanceof RollcallError)) throw error;
    expect(error.code).toBe('BAD_USER_INPUT');
    return [error.details.argument, error.message];
  }
  throw new Error('it was not refused');
}

describe('the rule that the words of a question give', () => {
  test('where nothing is named, method 2.0 counts as adopted in the roles that count, method 1.0 by own name in its sixteen', () => {
    expect(ruleOfWords({}, '2.0')).toEqual(DEFAULT_RULE);
    expect(DEFAULT_RULE).toMatchObject({ blocs: 'AS_ADOPTED', presence: 'CURRENT', roles: COUNTED_ROLES });
    expect(ruleOfWords({}, '1.0')).toEqual(DEFAULT_RULE_OF_1_0);
    expect(DEFAULT_RULE_OF_1_0).toMatchObject({ method: '1.0', blocs: 'EXCLUDE', roles: ROLES_OF_1_0 });
    expect(rolesIn(ROLES_OF_1_0)).toEqual(ROLES.slice(0, 16));
  });

  test('roles and classes named are united, and a class has its roles that do not count by default as well', () => {
    const roles = (words: CountingWords) => rolesIn(ruleOfWords(words, '2.0').roles);
    expect(roles({ roles: ['RECIPIENT', 'HOST'] })).toEqual(['HOST', 'RECIPIENT']);
    expect(roles({ roleClasses: ['OBSERVATION'] })).toEqual(['O_MEMBER', 'OBSERVER', 'ATTENDEE']);
    expect(roles({ roles: ['HOST'], roleClasses: ['BENEFIT', 'PERSONAL'] })).toEqual(['HOST', 'RECIPIENT', 'EXPERT']);
  });

  test('an empty list of roles or classes is as none', () => {
    expect(ruleOfWords({ roles: [], roleClasses: [] }, '2.0').roles).toBe(COUNTED_ROLES);
    expect(ruleOfWords({ roles: [], roleClasses: [] }, '1.0').roles).toBe(ROLES_OF_1_0);
    expect(ruleOfWords({ roles: [], roleClasses: ['BENEFIT'] }, '2.0').roles).toBe(roleSet(['RECIPIENT']));
  });

  test('a list of facts shows every role unless some are named', () => {
    expect(ruleOfWords({}, '2.0', 'counting', 'lists').roles).toBe(EVERY_ROLE);
    expect(ruleOfWords({}, '1.0', 'counting', 'lists').roles).toBe(ROLES_OF_1_0);
    expect(ruleOfWords({ roles: ['HOST'] }, '2.0', 'counting', 'lists').roles).toBe(roleSet(['HOST']));
  });

  test.each<[CountingWords, string, string]>([
    [{ blocs: 'AS_ADOPTED' }, 'counting.blocs', 'AS_ADOPTED'],
    [{ roleClasses: ['COMMITMENT'] }, 'counting.roleClasses', 'COMMITMENT'],
    [{ roles: ['MEMBER', 'PROVIDER'] }, 'counting.roles', 'PROVIDER'],
  ])('a word of method 2.0 is refused with method 1.0, and named: %j', (words, argument, word) => {
    const [at, message] = refusal(() => ruleOfWords(words, '1.0'));
    expect(at).toBe(argument);
    expect(message).toContain(`${word} is a word of method 2.0`);
    expect(message).toContain('method 1.0');
    expect(() => ruleOfWords(words, '2.0')).not.toThrow();
  });

  test('the argument of a refusal is called as it stands where the question was put', () => {
    expect(refusal(() => ruleOfWords({ blocs: 'AS_ADOPTED' }, '1.0', ''))[0]).toBe('blocs');
    expect(refusal(() => ruleOfWords({ blocs: 'AS_ADOPTED' }, '1.0', 'first'))[0]).toBe('first.blocs');
  });

  test('there are two versions of the method, and another is refused by name', () => {
    expect([methodNamed('1.0'), methodNamed('2.0')]).toEqual(['1.0', '2.0']);
    for (const name of ['3.0', '2', '']) {
      expect(refusal(() => methodNamed(name))).toEqual([
        'counting.method',
        `there is no method '${name}'; there are 1.0 and 2.0`,
      ]);
    }
  });
});

describe('what a rule means', () => {
  test('an organisation stands for its members by committing or belonging, but not as a partner; by method 1.0 in any role', () => {
    const names = ['SIGNATORY', 'PARTY', 'ADHERENT', 'ENDORSER', 'MEMBER', 'P_MEMBER'];
    const all = { ...DEFAULT_RULE, roles: EVERY_ROLE };
    expect(rolesIn(standingRoles(all))).toEqual([...names, 'CO_SPONSOR', 'DRAFTER', 'PARTICIPANT', 'ADOPTER']);
    const asked = roleSet(['HOST', 'PARTNER', 'ASSOCIATE_MEMBER', 'ADOPTER']);
    expect(standingRoles({ ...all, roles: asked })).toBe(roleSet(['ADOPTER']));
    expect(standingRoles(DEFAULT_RULE_OF_1_0)).toBe(ROLES_OF_1_0);
  });

  test('organisations bring their members along: EXCLUDE nowhere, AS_ADOPTED where one adopted it, INHERIT everywhere', () => {
    const along = (blocs: 'EXCLUDE' | 'AS_ADOPTED' | 'INHERIT') =>
      (['BY_STATES', 'BY_ORGANISATION', 'ISSUED'] as const).map((adoption) =>
        bringsAlong({ ...DEFAULT_RULE, blocs }, { adoption } as Initiative),
      );
    expect(along('EXCLUDE')).toEqual([false, false, false]);
    expect(along('AS_ADOPTED')).toEqual([false, true, false]);
    expect(along('INHERIT')).toEqual([true, true, true]);
  });

  test('seven roles lead, three by method 1.0', () => {
    const three = ['HOST', 'CHAIR', 'CO_CHAIR'];
    expect(rolesIn(leadingRoles({ method: '1.0' }))).toEqual(three);
    const four = ['PROPOSER', 'CONVENOR', 'FACILITATOR', 'SECRETARIAT'];
    expect(rolesIn(leadingRoles({ method: '2.0' }))).toEqual([...three, ...four]);
  });

  test('a list names who commits, belongs, observes, receives or serves in person; by method 1.0 whoever has a role of it', () => {
    expect(rolesIn(listedRoles({ method: '1.0' }))).toEqual(rolesIn(ROLES_OF_1_0));
    const listed = rolesIn(listedRoles({ method: '2.0' }));
    for (const role of ['PARTY', 'PARTNER', 'ATTENDEE', 'RECIPIENT', 'EXPERT'] as const) expect(listed).toContain(role);
    for (const role of ['HOST', 'SECRETARIAT', 'FUNDER', 'VOTED_FOR', 'DECLINED'] as const)
      expect(listed).not.toContain(role);
  });

  test('ranges go over the bloc rules that the method knows, in its order', () => {
    expect(blocRulesOf({ method: '2.0' })).toEqual(['EXCLUDE', 'AS_ADOPTED', 'INHERIT']);
    expect(blocRulesOf({ method: '1.0' })).toEqual(['EXCLUDE', 'INHERIT']);
  });
});
