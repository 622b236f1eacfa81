import { COUNTED_ROLES, EVERY_ROLE, holdsRole, roleMask, rolesIn } from './rule.js';
import { CLASS_OF_ROLE, ROLE_CLASSES, ROLE_TERMS, ROLES, type RoleClass, VOCABULARIES } from './vocabulary.js';

describe('the vocabulary', () => {
  test('the first sixteen roles are those of method 1.0, in its order', () => {
    const first = ['SIGNATORY', 'PARTY', 'ADHERENT', 'ENDORSER', 'MEMBER', 'P_MEMBER', 'O_MEMBER', 'OBSERVER'];
    const then = ['CO_SPONSOR', 'DRAFTER', 'PARTICIPANT', 'PARTNER', 'HOST', 'CHAIR', 'CO_CHAIR', 'ADOPTER'];
    expect(ROLES.slice(0, 16)).toEqual([...first, ...then]);
    expect(ROLES.map((role) => ROLE_TERMS[role].since)).toEqual([
      ...Array.from({ length: 16 }, () => '1.0'),
      ...Array.from({ length: 15 }, () => '2.0'),
    ]);
  });

  test('every role has one class, and each class its roles', () => {
    const byClass: Record<RoleClass, string[]> = {
      COMMITMENT: ['SIGNATORY', 'PARTY', 'ADHERENT', 'ENDORSER', 'CO_SPONSOR', 'ADOPTER'],
      MEMBERSHIP: ['MEMBER', 'P_MEMBER', 'DRAFTER', 'PARTICIPANT', 'PARTNER'],
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

  test('a set of all roles fits into a mask, and comes out of it as it went in', () => {
    expect(ROLES).toHaveLength(31);
    expect(EVERY_ROLE).toBe(2 ** 31 - 1);
    expect(rolesIn(EVERY_ROLE)).toEqual(ROLES);
    for (const role of ROLES) {
      const mask = roleMask([role]);
      expect(mask).toBeGreaterThan(0);
      expect(rolesIn(mask)).toEqual([role]);
      expect(rolesIn(EVERY_ROLE & ~mask)).toEqual(ROLES.filter((other) => other !== role));
      // As the columns of the matrix keep it.
      expect(rolesIn(new Uint32Array([mask])[0]!)).toEqual([role]);
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
