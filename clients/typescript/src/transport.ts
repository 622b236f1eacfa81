import { type ErrorCode, RollcallError } from './error.js';
import type { QueryText } from './query-text.js';

/** How a server is asked. */
export interface TransportOptions {
  /** Address of the API, for example `https://rollcall.example.org/graphql`. */
  readonly url: string;
  /** Shown as `Authorization: Bearer`. Nothing that is read needs one. */
  readonly token?: string | undefined;
  /** How often a question is asked again that the server could not take (429 and 503); 3 where none is given. */
  readonly retries?: number | undefined;
  /** A server that wants to be left alone for longer is not waited for: the error comes at once. 30 where none is given. */
  readonly longestWaitSeconds?: number | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** Longest address of a GET: servers and proxies take 8,000 bytes, some of the latter 2,048. */
const LONGEST_ADDRESS = 2000;
const MAY_BE_ASKED_AGAIN = new Set([429, 503]);

interface ErrorOnTheWire {
  readonly message?: unknown;
  readonly path?: (string | number)[];
  readonly extensions?: { readonly code?: ErrorCode; readonly argument?: string; readonly retryAfter?: number };
}

/**
 * Asks one question: by GET where it fits into an address and no token is shown, so that caches can keep the answer.
 *
 * @throws RollcallError for every error of the answer and of the way to it; the reason of `signal` where it was aborted
 */
export async function send<Result, Variables>(
  options: TransportOptions,
  question: QueryText<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const request = requestFor(options, question, variables);
  const retries = options.retries ?? 3;
  for (let asked = 0; ; asked++) {
    const response = await (options.fetch ?? fetch)(request.url, { ...request.init, ...(signal && { signal }) }).catch(
      (cause: unknown) => {
        signal?.throwIfAborted();
        throw new RollcallError('NETWORK', `${options.url} did not answer: ${(cause as Error).message}`, { cause });
      },
    );
    const wait = waitOf(response, asked);
    if (MAY_BE_ASKED_AGAIN.has(response.status) && asked < retries && wait <= (options.longestWaitSeconds ?? 30)) {
      await response.body?.cancel();
      await pause(wait, signal);
      continue;
    }
    return await readAnswer<Result>(options, response, signal);
  }
}

function requestFor<Result, Variables>(
  { url, token }: TransportOptions,
  { name, text }: QueryText<Result, Variables>,
  variables: Variables,
): { url: string; init: RequestInit } {
  const accept = 'application/graphql-response+json, application/json;q=0.9';
  if (!token) {
    const parameters = new URLSearchParams({ query: text });
    const given = JSON.stringify(variables ?? {});
    if (given !== '{}') parameters.set('variables', given);
    const address = `${url}${url.includes('?') ? '&' : '?'}${parameters}`;
    if (address.length <= LONGEST_ADDRESS) return { url: address, init: { headers: { accept } } };
  }
  const headers: Record<string, string> = { accept, 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  const body = JSON.stringify({ query: text, variables, operationName: name });
  return { url, init: { method: 'POST', headers, body } };
}

/** Seconds until a question may be asked again: what the server says, else 1, 2, 4 ... */
function waitOf(response: Response, asked: number): number {
  return retryAfterOf(response) ?? 2 ** asked;
}

/** `Retry-After` in seconds, which may be a date as well; undefined where it says nothing. */
function retryAfterOf(response: Response): number | undefined {
  const said = response.headers.get('retry-after')?.trim();
  if (!said) return undefined;
  if (/^\d+$/.test(said)) return Number(said);
  const until = Date.parse(said);
  return Number.isNaN(until) ? undefined : Math.max(0, (until - Date.now()) / 1000);
}

function pause(seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, seconds * 1000);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

async function readAnswer<Result>({ url }: TransportOptions, response: Response, signal?: AbortSignal) {
  const { status } = response;
  const text = await response.text().catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new RollcallError('NETWORK', `${url} broke off: ${(cause as Error).message}`, { cause, status });
  });
  const answer = parsed(text);
  const error = answer?.errors?.[0];
  if (error) {
    const { code = 'INTERNAL_SERVER_ERROR', argument, retryAfter } = error.extensions ?? {};
    const facts = { argument, path: error.path, status, retryAfter: retryAfter ?? retryAfterOf(response) };
    throw new RollcallError(code, String(error.message), facts);
  }
  if (answer?.data == null) {
    throw new RollcallError('NOT_ROLLCALL', `${url} answered ${status} with what is no answer of GraphQL`, { status });
  }
  return answer.data as Result;
}

function parsed(text: string): { data?: unknown; errors?: ErrorOnTheWire[] } | null {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' ? answer : null;
  } catch {
    return null;
  }
}
