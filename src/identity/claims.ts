import { includesRole } from '../config/access-role.js';
import type { OpenIdSettings } from '../config/open-id-settings.js';
import type { AccessRole } from '../generated/graphql.js';

/** Claims of a token that was checked. */
type Claims = Readonly<Record<string, unknown>>;

/** What may stand as a name: a line of text, not too long. */
const NAME = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,255}$/u;
/** The claims that may give a person's name, the best first; only the last is always there. */
const NAME_CLAIMS = ['preferred_username', 'email', 'sub'] as const;

/** The highest role that a token gives; undefined where it gives none. */
export function roleIn(
  claims: Claims,
  { roleClaim, roles }: Pick<OpenIdSettings, 'roleClaim' | 'roles'>,
): AccessRole | undefined {
  let highest: AccessRole | undefined;
  for (const word of wordsOf(valueAt(claims, roleClaim))) {
    const role = roles.get(word);
    if (role && (!highest || includesRole(role, highest))) highest = role;
  }
  return highest;
}

/** The name by which the holder is shown; an e-mail address only where the provider does not call it unverified. */
export function nameIn(claims: Claims): string {
  for (const claim of NAME_CLAIMS) {
    const value = claims[claim];
    if (typeof value !== 'string' || !NAME.test(value)) continue;
    if (claim === 'email' && claims.email_verified === false) continue;
    return value;
  }
  return 'unnamed';
}

/** The claim of a name, which may hold dots itself (`https://example.org/roles`), or else what stands at a path. */
function valueAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Claims)[step];
  }
  return value;
}

/** A list of texts, or one text of words, as `scope` is. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : [];
}
