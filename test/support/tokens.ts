import type { AccessRole } from '../../src/generated/graphql.js';
import { AccessTokens } from '../../src/identity/access-tokens.service.js';
import type { TestApp } from './app.js';

let made = 0;

/** A new access token of a role, to be sent as `Authorization: Bearer ...`; a name that is given must not be in use. */
export function tokenFor(
  { app }: Pick<TestApp, 'app'>,
  role: AccessRole,
  name = `${role.toLowerCase()} ${++made}`,
): Promise<string> {
  return app.get(AccessTokens, { strict: false }).create({ name, role, expiresAt: null }, new Date());
}
