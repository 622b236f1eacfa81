import { ROLE_WORDS } from '../identity/entities/access-token.entity.js';
import { ACCESS_ROLES, accessRoleOf, includesRole } from './access-role.js';

test('each role may what those before it may, and not more', () => {
  const may = ACCESS_ROLES.map((held) => ACCESS_ROLES.filter((needed) => includesRole(held, needed)));
  expect(may).toEqual([ACCESS_ROLES.slice(0, 1), ACCESS_ROLES.slice(0, 2), ACCESS_ROLES]);
});

test('the database has the same roles in its own words', () => {
  expect(ROLE_WORDS.map(accessRoleOf)).toEqual(ACCESS_ROLES);
  expect(accessRoleOf('owner')).toBeUndefined();
});
