import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** An access token: `rollcall_<id>_<secret>`, a form that scanners for secrets can look for. */
export interface TokenText {
  /** Public: by it the token is looked up. */
  readonly id: string;
  /** 256 random bits, as hexadecimal digits. */
  readonly secret: string;
}

const ID_BYTES = 8;
const SECRET_BYTES = 32;
const FORM = new RegExp(`^rollcall_([0-9a-f]{${2 * ID_BYTES}})_([0-9a-f]{${2 * SECRET_BYTES}})$`);

/** Whether a text means to be an access token of this server, well formed or not. */
export function isAccessToken(text: string): boolean {
  return text.startsWith('rollcall_');
}

export function newToken(): TokenText {
  return { id: randomBytes(ID_BYTES).toString('hex'), secret: randomBytes(SECRET_BYTES).toString('hex') };
}

export function tokenText({ id, secret }: TokenText): string {
  return `rollcall_${id}_${secret}`;
}

/** The parts of a token; null where it has not the form of one. */
export function parseToken(text: string): TokenText | null {
  const [, id, secret] = FORM.exec(text) ?? [];
  return id !== undefined && secret !== undefined ? { id, secret } : null;
}

/** SHA-256: the secret is random and long, so that no slower hash would make it any harder to guess. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether a secret is that of a hash, in a time that does not tell how much of it is right. */
export function matchesHash(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(secretHash(secret), hash);
}
