import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { addressIn, isPublicAddress, PrivateAddressError, publicLookup } from './public-address.js';

/** What is sent where. */
export interface OutgoingMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SendOptions {
  /** Whether addresses of this machine and of private networks, and plain http, are allowed. */
  readonly allowPrivate: boolean;
  /** How long the receiver may take to answer. */
  readonly timeoutMs: number;
  /** Ends the attempt; it then rejects. */
  readonly signal?: AbortSignal;
  readonly now: () => Date;
}

/** What came of an attempt: null for the reason where it was taken. */
export interface Attempt {
  readonly status: number | null;
  readonly reason: string | null;
  /** How long the receiver asks to be left alone; null: it does not say. */
  readonly retryAfterMs: number | null;
}

const MOST_RETRY_AFTER_MS = 86_400_000;

/**
 * Sends a message once: redirects are not followed, of the answer its status alone is read, each connection is its own. Told
 * as a failed attempt is whatever the receiver or the network does; only the signal's end of it is thrown.
 */
export async function send(
  message: OutgoingMessage,
  { allowPrivate, timeoutMs, signal, now }: SendOptions,
): Promise<Attempt> {
  const late = AbortSignal.timeout(timeoutMs);
  try {
    return await attempt(message, allowPrivate, signal ? AbortSignal.any([late, signal]) : late, now);
  } catch (error) {
    if (signal?.aborted) throw error;
    const reason = late.aborted ? `no answer within ${timeoutMs / 1_000} s` : reasonOf(error as NodeJS.ErrnoException);
    return { status: null, reason, retryAfterMs: null };
  }
}

function attempt(
  { url, headers, body }: OutgoingMessage,
  allowPrivate: boolean,
  signal: AbortSignal,
  now: () => Date,
): Promise<Attempt> {
  const { protocol, hostname } = new URL(url);
  if (!allowPrivate) {
    if (protocol !== 'https:') throw new Error('only https is used; ROLLCALL_WEBHOOK_PRIVATE=allow permits http');
    // A name is judged when it is looked up; what is an address is looked up by nobody.
    const address = addressIn(hostname);
    if (address !== null && !isPublicAddress(address)) throw new PrivateAddressError(address, address);
  }
  const bytes = Buffer.from(body);
  const options = {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': bytes.length,
      'user-agent': 'Rollcall',
    },
    agent: false as const,
    signal,
    ...(allowPrivate ? {} : { lookup: publicLookup() }),
  };
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? requestByHttps : requestByHttp)(url, options, (response) => {
      const status = response.statusCode!;
      const isTaken = status >= 200 && status < 300;
      const retryAfterMs = isTaken ? null : retryAfter(response.headers['retry-after'], now());
      resolve({ status, reason: isTaken ? null : `the answer was ${status}`, retryAfterMs });
      // What it says besides is nothing to us, however long it is.
      response.on('error', () => undefined);
      response.destroy();
    });
    request.on('error', reject);
    request.end(bytes);
  });
}

/** In seconds or as an instant (RFC 9110, section 10.2.3); a day at most. */
function retryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(MOST_RETRY_AFTER_MS, Math.max(0, ms));
}

function reasonOf(error: NodeJS.ErrnoException & { readonly errors?: readonly Error[] }): string {
  // Where several addresses failed, the error has no message of its own: that of the first is used.
  return error.message || error.errors?.[0]?.message || error.code || 'no connection';
}
