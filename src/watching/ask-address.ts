import { type IncomingMessage, request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { addressIn, isPublicAddress, PrivateAddressError, publicLookup } from '../webhooks/public-address.js';
import { hashOf } from './page-text.js';

/** The setting that permits what is refused otherwise. */
export const PRIVATE_SETTING = 'ROLLCALL_WATCH_PRIVATE';

/** What was seen at an address before. */
export interface SeenBefore {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly textHash: string | null;
}

export interface AskOptions {
  readonly userAgent: string;
  /** Whether addresses of this machine and of private networks may be asked. */
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  /** A longer answer is not read to its end, and not hashed. */
  readonly mostBytes: number;
}

/** What an address answered. */
export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Null: there was no text to take it of, as in an answer 304, or it was longer than what is read. */
  readonly textHash: string | null;
  readonly body: Buffer | null;
  /** Seconds for which it asks to be left alone. */
  readonly retryAfter: number | null;
  readonly tooLong: boolean;
}

const MOST_REDIRECTS = 5;

/** An address that may not be asked. */
export class NotAsked extends Error {}

/**
 * Asks an address once, by GET, with what was seen before as conditions; follows up to 5 redirects, each judged like the
 * first. Only http and https are used, and unless it is allowed only addresses of the public Internet.
 *
 * @throws NotAsked where it may not be asked; Error where there is no answer
 */
export async function askAddress(url: string, before: SeenBefore | null, options: AskOptions): Promise<Answer> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  let at = new URL(url);
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const response = await get(at, before, options, signal);
      const location = response.headers.location;
      if (response.statusCode! < 300 || response.statusCode! >= 400 || response.statusCode === 304 || !location) {
        return await read(response, options.mostBytes);
      }
      response.destroy();
      at = new URL(location, at);
    }
  } catch (error) {
    if (signal.aborted) throw new Error(`no answer within ${options.timeoutMs / 1000} s`);
    if (error instanceof PrivateAddressError) throw new NotAsked(error.message);
    throw error;
  }
  throw new Error(`more than ${MOST_REDIRECTS} redirects`);
}

function get(
  url: URL,
  before: SeenBefore | null,
  { userAgent, allowPrivate }: AskOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new NotAsked(`${url.protocol} is not asked`);
  if (!allowPrivate) {
    // A name is judged when it is looked up; what is an address is looked up by nobody.
    const address = addressIn(url.hostname);
    if (address !== null && !isPublicAddress(address)) throw new PrivateAddressError(address, address, PRIVATE_SETTING);
  }
  const headers: Record<string, string> = { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity' };
  if (before?.etag) headers['if-none-match'] = before.etag;
  if (before?.lastModified) headers['if-modified-since'] = before.lastModified;
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestByHttps : requestByHttp)(
      url,
      { headers, agent: false, signal, ...(allowPrivate ? {} : { lookup: publicLookup(undefined, PRIVATE_SETTING) }) },
      resolve,
    );
    request.on('error', reject);
    request.end();
  });
}

async function read(response: IncomingMessage, mostBytes: number): Promise<Answer> {
  const { statusCode, headers } = response;
  const chunks: Buffer[] = [];
  let bytes = 0;
  let tooLong = false;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      tooLong = true;
      response.destroy();
      break;
    }
    chunks.push(chunk);
  }
  const hasText = statusCode! >= 200 && statusCode! < 300 && !tooLong;
  const body = hasText ? Buffer.concat(chunks) : null;
  const seconds = headers['retry-after'];
  return {
    status: statusCode!,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    textHash: body === null ? null : hashOf(body, headers['content-type'] ?? null),
    body,
    retryAfter: seconds !== undefined && /^\d{1,9}$/.test(seconds) ? Number(seconds) : null,
    tooLong,
  };
}
