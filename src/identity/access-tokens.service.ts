import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { RollcallError } from '../common/rollcall-error.js';
import { nameTaken } from '../database/sql-errors.js';
import type { AccessRole } from '../generated/graphql.js';
import { AccessToken } from './entities/access-token.entity.js';
import { newToken, secretHash, tokenText } from './token-text.js';
import { checkViewerName } from './viewer-name.js';

export interface NewAccessToken {
  readonly name: string;
  readonly role: AccessRole;
  /** Null: it does not expire. */
  readonly expiresAt: Date | null;
}

/** How exactly it is noted when a token was last used: a request a second need not write once a second. */
const NOTED_EVERY_MS = 60_000;

/** Access tokens as they are kept: made and revoked by the command line, read by the server. */
@Injectable()
export class AccessTokens {
  constructor(@InjectRepository(AccessToken) private readonly tokens: Repository<AccessToken>) {}

  /**
   * Makes a token and gives it, the only time that anybody sees it.
   *
   * @throws RollcallError BAD_USER_INPUT for a name that is none, CONFLICT for one that is in use
   */
  async create({ name, role, expiresAt }: NewAccessToken, now: Date): Promise<string> {
    checkViewerName(name, 'name');
    const token = newToken();
    try {
      await this.tokens.insert({
        id: token.id,
        name,
        role: role.toLowerCase() as AccessToken['role'],
        secretHash: secretHash(token.secret),
        createdAt: now,
        expiresAt,
      });
    } catch (error) {
      throw nameTaken(error, `there is a token named "${name}" already: revoke it first, or choose another name`);
    }
    return tokenText(token);
  }

  /** Every token that was ever made, the newest first. */
  list(): Promise<AccessToken[]> {
    return this.tokens.find({ order: { createdAt: 'DESC', id: 'ASC' } });
  }

  /**
   * Revokes the token of a name.
   *
   * @throws RollcallError NOT_FOUND where no token of that name is in use
   */
  async revoke(name: string, now: Date): Promise<void> {
    const { affected } = await this.tokens.update({ name, revokedAt: IsNull() }, { revokedAt: now });
    if (affected !== 1) {
      throw new RollcallError('NOT_FOUND', `there is no token named "${name}" that is not revoked already`, {
        argument: 'name',
      });
    }
  }

  find(id: string): Promise<AccessToken | null> {
    return this.tokens.findOneBy({ id });
  }

  /** Notes that a token was used, once a minute at most. */
  async noteUse({ id, lastUsedAt }: AccessToken, now: Date): Promise<void> {
    if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < NOTED_EVERY_MS) return;
    await this.tokens.update({ id }, { lastUsedAt: now });
  }
}
