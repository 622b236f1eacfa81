import {
  COUNTED_ROLES,
  commonRoles,
  EVERY_ROLE,
  eitherRoles,
  holdsRole,
  NO_ROLE,
  roleFlags,
  roleSet,
  rolesIn,
  rolesWithout,
} from './rule.js';
import { CLASS_OF_ROLE, ROLE_CLASSES, ROLE_TERMS, ROLES, type RoleClass, VOCABULARIES } from './vocabulary.js';

describe('the vocabulary', () => {
  test('the first sixteen roles are those of method 1.0, in its order', () => {
    const first = ['SIGNATORY', 'PARTY', 'ADHERENT', 'ENDORSER', 'MEMBER', 'P_MEMBER', 'O_MEMBER', 'OBSERVER'];
    const then = ['CO_SPONSOR', 'DRAFTER', 'PARTICIPANT', 'PARTNER', 'HOST', 'CHAIR', 'CO_CHAIR', 'ADOPTER'];
    expect(ROLES.slice(0, 16)).toEqual([...first, ...then]);
    const since = ROLES.map((role) => ROLE_TERMS[role].since);
    expect(new Set(since.slice(0, 16))).toEqual(new Set(['1.0']));
    expect(since.slice(16)).not.toContain('1.0');
  });

  test('every role has one class, and each class its roles', () => {
    const byClass: Record<RoleClass, string[]> = {
      COMMITMENT: ['SIGNATORY', 'PARTY', 'ADHERENT', 'ENDORSER', 'CO_SPONSOR', 'ADOPTER'],
      MEMBERSHIP: ['MEMBER', 'P_MEMBER', 'DRAFTER', 'PARTICIPANT', 'PARTNER', 'ASSOCIATE_MEMBER'],
      LEADERSHIP: ['HOST', 'CHAIR', 'CO_CHAIR', 'PROPOSER', 'CONVENOR', 'FACILITATOR', 'SECRETARIAT'],
      ASSISTANCE: ['PROVIDER', 'FUNDER'],
      OBSERVATION: ['O_MEMBER', 'OBSERVER', 'ATTENDEE'],
      BENEFIT: ['RECIPIENT'],
      POSITION: ['VOTED_FOR', 'VOTED_AGAINST', 'ABSTAINED', 'DID_NOT_VOTE', 'DISSOCIATED', 'DECLINED'],
      PERSONAL: ['EXPERT'],
    };
    expect(ROLE_CLASSES).toEqual(Object.keys(byClass));
    for (const name of ROLE_CLASSES) {
      expect(ROLES.filter((_, place) => CLASS_OF_ROLE[place] === name)).toEqual(byClass[name]);
    }
  });

  test('counted where a question names nothing: committing, belonging, leading, assisting, observing, not attending', () => {
    const left = ROLES.filter((_, place) => !holdsRole(COUNTED_ROLES, place));
    expect(left).toEqual([
      ...['ATTENDEE', 'RECIPIENT', 'VOTED_FOR', 'VOTED_AGAINST', 'ABSTAINED', 'DID_NOT_VOTE'],
      ...['DISSOCIATED', 'DECLINED', 'EXPERT'],
    ]);
  });

  test('a set of roles comes out as it went in', () => {
    expect(rolesIn(EVERY_ROLE)).toEqual(ROLES);
    for (const role of ROLES) {
      const alone = roleSet([role]);
      expect(rolesIn(alone)).toEqual([role]);
      const others = rolesWithout(EVERY_ROLE, alone);
      expect(rolesIn(others)).toEqual(ROLES.filter((other) => other !== role));
      expect(eitherRoles(others, alone)).toBe(EVERY_ROLE);
      expect(commonRoles(others, alone)).toBe(NO_ROLE);
      // As loops over facts ask.
      expect(ROLES.filter((_, index) => roleFlags(alone)[index] === 1)).toEqual([role]);
    }
  });

  test('every word has a description and a name in both languages', () => {
    for (const [name, { sdl, terms }] of Object.entries(VOCABULARIES)) {
      expect(`${name}: ${sdl}`).not.toBe(`${name}: `);
      for (const [word, term] of Object.entries(terms)) {
        for (const text of [term.sdl, term.en, term.zh]) expect(`${name}.${word}: ${text}`).toMatch(/: \S/);
        expect(`${name}.${word}: ${term.zh}`).toMatch(/[\u4e00-\u9fff]/);
      }
    }
  });
});
