import { z } from 'zod';
import type { AccessRole } from '../generated/graphql.js';
import { ACCESS_ROLES, accessRoleOf } from './access-role.js';
import { isSecureUrl, list } from './values.js';

/** An OpenID provider whose tokens are taken. */
export interface OpenIdSettings {
  /** As tokens name it, character by character. */
  readonly issuer: string;
  /** For whom tokens must be. */
  readonly audience: string;
  /** The claim that holds the words below, or the path to it with dots between. */
  readonly roleClaim: string;
  /** Roles by the words that the provider has for them. */
  readonly roles: ReadonlyMap<string, AccessRole>;
  /** Where its keys are; null = where its openid-configuration says. */
  readonly jwksUrl: string | null;
}

/** How an address is described that `isSecureUrl` takes. */
const SECURE_URL = 'an address by https, or by http of this machine';

/** Each variable: the check that turns its text into a value, and the rule in words. */
export const OPEN_ID_VARIABLES = z.object({
  ROLLCALL_OIDC_ISSUER: z
    .string()
    .refine(isSecureUrl)
    .nullable()
    .default(null)
    .describe(`the issuer of an OpenID provider, ${SECURE_URL}, as its tokens name it`),
  ROLLCALL_OIDC_AUDIENCE: z.string().nullable().default(null).describe('the audience that tokens must be for'),
  ROLLCALL_OIDC_ROLE_CLAIM: z
    .string()
    .default('roles')
    .describe('the claim that holds the roles, or a path with dots such as realm_access.roles'),
  ROLLCALL_OIDC_ROLES: list(',')
    .refine((pairs) => pairs.every((pair) => rolePair(pair) !== null))
    .refine((pairs) => new Set(pairs.map((pair) => rolePair(pair)?.[0])).size === pairs.length)
    .describe(
      `words of the provider and what they stand for here (${ACCESS_ROLES.map((role) => role.toLowerCase()).join(', ')}), such as curators=contributor,editors=reviewer, each word once`,
    ),
  ROLLCALL_OIDC_JWKS_URL: z
    .string()
    .refine(isSecureUrl)
    .nullable()
    .default(null)
    .describe(`where the keys of the OpenID provider are, ${SECURE_URL}`),
});

type OpenIdVariable = keyof typeof OPEN_ID_VARIABLES.shape;

/** The provider; null where none is named. */
export function openIdSettings(values: z.output<typeof OPEN_ID_VARIABLES>): OpenIdSettings | null {
  const { ROLLCALL_OIDC_ISSUER: issuer, ROLLCALL_OIDC_AUDIENCE: audience } = values;
  if (issuer === null || audience === null) return null;
  return Object.freeze({
    issuer,
    audience,
    roleClaim: values.ROLLCALL_OIDC_ROLE_CLAIM,
    roles: new Map(values.ROLLCALL_OIDC_ROLES.map((pair) => rolePair(pair)!)),
    jwksUrl: values.ROLLCALL_OIDC_JWKS_URL,
  });
}

/** What a provider needs beside its issuer, and what is of no use without one. */
export function openIdFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const issuer: OpenIdVariable = 'ROLLCALL_OIDC_ISSUER';
  const needed: readonly OpenIdVariable[] = ['ROLLCALL_OIDC_AUDIENCE', 'ROLLCALL_OIDC_ROLES'];
  if (given[issuer] !== undefined) {
    return needed
      .filter((name) => given[name] === undefined)
      .map(
        (name) => `${name} is not set, but must be where ${issuer} is: ${OPEN_ID_VARIABLES.shape[name].description}`,
      );
  }
  return Object.keys(OPEN_ID_VARIABLES.shape)
    .filter((name) => given[name] !== undefined)
    .map((name) => `${name} is "${given[name]}", but is of no use while ${issuer} is not set`);
}

/** A word of the provider, which may hold an equals sign, and the role that it stands for; null where it is no such pair. */
function rolePair(text: string): [string, AccessRole] | null {
  const [, word, role] = /^(.+)=([a-z]+)$/.exec(text) ?? [];
  const accessRole = role === undefined ? undefined : accessRoleOf(role);
  return accessRole ? [word!.trim(), accessRole] : null;
}
