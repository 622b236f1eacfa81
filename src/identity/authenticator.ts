import { Injectable, Logger } from '@nestjs/common';
import { accessRoleOf } from '../config/access-role.js';
import { AccessTokens } from './access-tokens.service.js';
import type { AccessToken } from './entities/access-token.entity.js';
import { OpenIdTokens } from './open-id-tokens.js';
import { isAccessToken, matchesHash, parseToken } from './token-text.js';
import { unauthenticated } from './unauthenticated.js';
import type { Viewer } from './viewer.js';

/**
 * Knows who asks by the `Authorization` header. Its errors say what is wrong as far as that tells nothing to somebody who
 * guesses: that a token expired or was revoked only to whoever has its secret. None repeats a part of the header.
 */
@Injectable()
export class Authenticator {
  private readonly log = new Logger(Authenticator.name);

  constructor(
    private readonly tokens: AccessTokens,
    private readonly openIdTokens: OpenIdTokens,
  ) {}

  /**
   * Who asks by the credentials of a header, as of an instant.
   *
   * @throws RollcallError UNAUTHENTICATED saying why they are not taken; see OpenIdTokens for others
   */
  async viewerOf(header: string, now: Date): Promise<Viewer> {
    const token = bearerToken(header);
    return isAccessToken(token) ? this.viewerOfAccessToken(token, now) : this.openIdTokens.viewerOf(token, now);
  }

  private async viewerOfAccessToken(text: string, now: Date): Promise<Viewer> {
    const parts = parseToken(text);
    if (!parts) {
      throw unauthenticated('the token is malformed: it is not rollcall_<id>_<secret> as it was given out');
    }
    const token = await this.tokens.find(parts.id);
    if (!token || !matchesHash(parts.secret, token.secretHash)) {
      throw unauthenticated('the token is unknown here');
    }
    const { name, expiresAt, revokedAt } = token;
    if (revokedAt !== null) throw unauthenticated(`the token was revoked at ${revokedAt.toISOString()}`);
    if (expiresAt !== null && expiresAt <= now) {
      throw unauthenticated(`the token expired at ${expiresAt.toISOString()}`);
    }
    await this.noteUse(token, now);
    return { name, role: accessRoleOf(token.role)!, subject: `token:${name}` };
  }

  /** A failure is only logged: a valid token must work even where its use cannot be noted, as in a read-only database. */
  private async noteUse(token: AccessToken, now: Date): Promise<void> {
    try {
      await this.tokens.noteUse(token, now);
    } catch (error) {
      this.log.warn(`The use of the token "${token.name}" could not be noted: ${(error as Error).message}`);
    }
  }
}

function bearerToken(header: string): string {
  const [, token] = /^bearer +([\w.~+/-]+=*) *$/i.exec(header) ?? [];
  if (token !== undefined) return token;
  throw unauthenticated(
    /^bearer(?: |$)/i.test(header)
      ? 'the token is malformed: what follows "Bearer" in the Authorization header is no token'
      : 'only Bearer tokens are taken here: Authorization: Bearer <token>',
  );
}
