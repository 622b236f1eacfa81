import { Inject, Injectable, Logger } from '@nestjs/common';
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { RollcallError } from '../common/rollcall-error.js';
import type { OpenIdSettings } from '../config/open-id-settings.js';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { isSecureUrl } from '../config/values.js';
import { nameIn, roleIn } from './claims.js';
import { unauthenticated } from './unauthenticated.js';
import type { Viewer } from './viewer.js';

/** Signatures by a key of two parts: with one that both sides share, or none, whoever knows the public key could sign. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
/** By how much the clock of the provider may differ from ours. */
const CLOCK_TOLERANCE_SECONDS = 10;
/** How long the provider may take to give its keys, and for how long it is not asked again where it gave none. */
const PROVIDER_TIMEOUT_MS = 5_000;
const ASK_AGAIN_AFTER_MS = 5_000;

/** Tokens of the OpenID provider that ROLLCALL_OIDC_ISSUER names: JSON Web Tokens, signed by one of its keys. */
@Injectable()
export class OpenIdTokens {
  private readonly log = new Logger(OpenIdTokens.name);
  private readonly settings: OpenIdSettings | null;
  private keys: JWTVerifyGetKey | null = null;
  /** When the provider last gave no keys, as performance.now() has it. */
  private failedAt = Number.NEGATIVE_INFINITY;

  constructor(@Inject(SETTINGS) { openId }: Pick<Settings, 'openId'>) {
    this.settings = openId;
  }

  /**
   * Who asks by a JSON Web Token. What is said of its claims beyond the issuer is said once its signature is known to be right.
   *
   * @throws RollcallError UNAUTHENTICATED where it is not taken, FORBIDDEN where it gives no role, DATABASE_UNAVAILABLE
   *   where the provider's keys can not be had at present
   */
  async viewerOf(token: string, now: Date): Promise<Viewer> {
    const { settings } = this;
    if (!settings) throw unauthenticated('tokens of OpenID providers are not taken here, only those of this server');
    const { issuer, audience } = settings;
    // Tokens of others are refused without asking for keys.
    if (issuerIn(token) !== issuer) throw unauthenticated(`the token is not of the issuer ${issuer}`);
    let claims: JWTPayload;
    try {
      const { payload } = await jwtVerify(token, this.keyFor(settings), {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: now,
      });
      claims = payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw unauthenticated(reasonOf(error));
      throw error;
    }
    if (typeof claims.sub !== 'string') throw unauthenticated('the claim "sub" of the token is not as it must be');
    const role = roleIn(claims, settings);
    if (!role) {
      throw new RollcallError(
        'FORBIDDEN',
        `the token is valid, but its claim "${settings.roleClaim}" gives none of the roles that ROLLCALL_OIDC_ROLES knows`,
      );
    }
    return { name: nameIn(claims), role, subject: `${issuer}#${claims.sub}` };
  }

  /** Finds the key of a token; that there are no keys is another error than that the token is of none of them. */
  private keyFor(settings: OpenIdSettings): JWTVerifyGetKey {
    return async (header, token) => {
      if (performance.now() - this.failedAt < ASK_AGAIN_AFTER_MS) throw providerAway();
      try {
        this.keys ??= await keysOf(settings);
        return await this.keys(header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        this.failedAt = performance.now();
        this.log.warn(`The keys of ${settings.issuer} can not be had at present: ${inWords(error)}`);
        throw providerAway(error);
      }
    };
  }
}

/** The issuer that a token says it is of, whether or not that is true; null where it says none. */
function issuerIn(token: string): string | null {
  try {
    return decodeJwt(token).iss ?? null;
  } catch (error) {
    if (error instanceof errors.JWTInvalid) {
      throw unauthenticated('the token is malformed: it is neither one of this server nor a JSON Web Token');
    }
    throw error;
  }
}

async function keysOf({ issuer, jwksUrl }: OpenIdSettings): Promise<JWTVerifyGetKey> {
  const url = jwksUrl ?? (await discoveredKeysUrl(issuer));
  return createRemoteJWKSet(new URL(url), { timeoutDuration: PROVIDER_TIMEOUT_MS });
}

/** Where the issuer says that its keys are (OpenID Connect Discovery 1.0, section 4). */
async function discoveredKeysUrl(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`its openid-configuration is answered with ${response.status}`);
  const { issuer: told, jwks_uri: url } = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (told !== issuer) throw new Error('its openid-configuration is that of another issuer');
  if (typeof url !== 'string' || !isSecureUrl(url))
    throw new Error('its openid-configuration names no jwks_uri by https');
  return url;
}

function providerAway(cause?: unknown): RollcallError {
  const message =
    'the keys of the OpenID provider can not be had at present, so its tokens can not be checked; try again';
  return new RollcallError('DATABASE_UNAVAILABLE', message, { retryAfter: ASK_AGAIN_AFTER_MS / 1000 }, { cause });
}

/** Why a token is not taken, without any part of it. */
function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = error;
    if (reason === 'missing') return `the token lacks the claim "${claim}"`;
    if (claim === 'aud') return 'the token is for another audience';
    if (claim === 'nbf') return 'the token is not valid yet';
    return `the claim "${claim}" of the token is not as it must be`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'the token is signed in a way that is not taken';
  if (error instanceof errors.JWKSNoMatchingKey) return 'the token is signed by no key that its issuer publishes';
  if (error instanceof errors.JWKSMultipleMatchingKeys) {
    return "the token does not say by which of its issuer's keys it is signed";
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature of the token is wrong';
  return 'the token is malformed: it is no signed JSON Web Token';
}

/** fetch tells of a connection that fails by the cause of its error. */
function inWords(error: unknown): string {
  const { message, cause } = error as Error;
  const { code, message: beneath } = (cause ?? {}) as { code?: string; message?: string };
  return [message, code ?? beneath].filter(Boolean).join(': ');
}
