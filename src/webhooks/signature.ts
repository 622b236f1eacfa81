import { createHmac, randomBytes } from 'node:crypto';

/** Of the 24 to 64 bytes that the scheme asks for. */
const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** A secret as its receiver is given it. */
export function secretText(secret: Buffer): string {
  return PREFIX + secret.toString('base64');
}

/** What a message is signed over. */
export interface SignedMessage {
  /** Without a dot, which divides what is signed. */
  readonly id: string;
  /** When it is sent. */
  readonly at: Date;
  readonly body: string;
}

/**
 * The headers of a message by the Standard Webhooks scheme, version 1.0.0: HMAC-SHA256 over `id.timestamp.body`
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
 */
export function signedHeaders({ id, at, body }: SignedMessage, secret: Buffer): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
