import type { AccessRole } from '../generated/graphql.js';
import { nameIn, roleIn } from './claims.js';

const roles = new Map<string, AccessRole>([
  ['curators', 'CONTRIBUTOR'],
  ['editors', 'REVIEWER'],
  ['admins', 'ADMINISTRATOR'],
]);

describe('the role that claims give', () => {
  test.each([
    [{ roles: ['curators'] }, 'roles', 'CONTRIBUTOR'],
    [{ roles: ['editors', 'curators', 'strangers'] }, 'roles', 'REVIEWER'],
    [{ roles: ['curators', 'admins', 'editors'] }, 'roles', 'ADMINISTRATOR'],
    [{ realm_access: { roles: ['editors'] } }, 'realm_access.roles', 'REVIEWER'],
    [{ 'https://example.org/roles': ['editors'] }, 'https://example.org/roles', 'REVIEWER'],
    [{ scope: 'openid curators' }, 'scope', 'CONTRIBUTOR'],
    [{ roles: ['strangers', 7, null] }, 'roles', undefined],
    [{ roles: { curators: true } }, 'roles', undefined],
    [{ roles: ['__proto__'] }, 'constructor.name', undefined],
    [{ roles: 'curatorsand' }, 'roles', undefined],
    [{}, 'realm_access.roles', undefined],
  ])('%j by %s is %s', (claims, roleClaim, expected) => expect(roleIn(claims, { roleClaim, roles })).toBe(expected));
});

describe('the name that claims give', () => {
  test.each([
    [{ preferred_username: 'ana', email: 'ana@example.org', sub: '1' }, 'ana'],
    [{ email: 'ana@example.org', sub: '1' }, 'ana@example.org'],
    [{ email: 'ana@example.org', email_verified: false, sub: '1' }, '1'],
    [{ preferred_username: 'a\nb', sub: '1' }, '1'],
    [{ preferred_username: '', sub: '1' }, '1'],
    [{ preferred_username: '李雷', sub: '1' }, '李雷'],
    [{ preferred_username: 'x'.repeat(256), sub: '1' }, '1'],
    [{ sub: '\u0007' }, 'unnamed'],
  ])('%j is %s', (claims, expected) => expect(nameIn(claims)).toBe(expected));
});
