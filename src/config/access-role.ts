import type { AccessRole } from '../generated/graphql.js';

/** Every role, the least first: each may what those before it may. */
export const ACCESS_ROLES = ['CONTRIBUTOR', 'REVIEWER', 'ADMINISTRATOR'] as const satisfies readonly AccessRole[];

/** Whether a role may what `needed` may. */
export function includesRole(held: AccessRole, needed: AccessRole): boolean {
  return ACCESS_ROLES.indexOf(held) >= ACCESS_ROLES.indexOf(needed);
}

/** The role that a word in any case names, as the command line and settings write them; undefined where it names none. */
export function accessRoleOf(word: string): AccessRole | undefined {
  return ACCESS_ROLES.find((role) => role === word.toUpperCase());
}
