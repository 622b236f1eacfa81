import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorCode } from '../common/error-code.js';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import { isSecureUrl } from '../config/values.js';
import type { ReleaseDiff } from '../exports/release-diff.js';
import type { PrintedVersion } from '../history/printed-versions.js';
import { REVISION_HEADER } from '../http/headers.js';
import type { QuestionInput } from '../questions/fields.js';
import { toQuery } from '../questions/from-query.js';
import type { ReportFormat } from '../reports/report.js';
import { NotAnswered } from './not-answered.js';
import type { ExportedFile, RollSource } from './roll-source.js';

/** Longer than any answer may take with the limits that a server has by itself. */
const PATIENCE_MS = 120_000;
/** How often it is asked again after a 503 or 429, and how long it may ask us to wait for that. */
const MOST_RETRIES = 2;
const LONGEST_WAIT_SECONDS = 15;
/** On every answer about the roll: what tells a Rollcall from other servers. */

/** Codes of errors in the question itself: a question asked of a database directly would be refused alike. */
const OF_THE_QUESTION: ReadonlySet<string> = new Set<ErrorCode>([
  ...(['BAD_USER_INPUT', 'NOT_FOUND', 'INVALID_PERIOD', 'OVERLAPPING_PERIOD', 'CONFLICT'] as const),
]);

/** The address without a slash at its end, or the `/graphql` that people copy with it. Throws BAD_USER_INPUT. */
export function serverAddress(text: string): string {
  const wrong = `the address of a server is "${text}", but must be of the form http://127.0.0.1:4000 or https://rollcall.example.org`;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw badInput('url', wrong);
  const { username, password, search, hash } = new URL(text);
  if (username !== '' || password !== '') {
    throw badInput('url', 'the address of a server holds a user or a password: a token goes into ROLLCALL_TOKEN');
  }
  if (search !== '' || hash !== '') throw badInput('url', wrong);
  return text.replace(/\/+$/, '').replace(/\/graphql$/, '');
}

interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** A server that is asked by HTTP. */
export class ServerSource implements RollSource {
  constructor(
    readonly address: string,
    private readonly token: string | null,
    private readonly retries = MOST_RETRIES,
  ) {
    if (token !== null && !isSecureUrl(address)) {
      throw badInput(
        'url',
        `${address} would be shown the token of ROLLCALL_TOKEN for everybody on the way to read: ask it by https`,
      );
    }
  }

  async ask<T>(operation: string, variables: object = {}): Promise<T> {
    const response = await this.request('/graphql', {
      method: 'POST',
      // A redirection would be followed without the question.
      redirect: 'manual',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: operation, variables }),
    });
    const { data, errors } = (await this.json(response)) as GraphqlAnswer;
    const [error] = errors ?? [];
    if (error) throw this.refusal(error.message, error.extensions ?? {});
    if (data == null) throw this.notRollcall(response);
    return data as T;
  }

  async exported(what: string, format: string, input: QuestionInput): Promise<ExportedFile> {
    const response = await this.get(`/exports/${what}.${format}`, toQuery(input));
    // What stands beside the file is asked of the very state that it is of.
    const beside = [...(response.headers.get('link') ?? '').matchAll(/<[^>]*?(\/exports\/[^>]+)>/g)].flatMap(
      ([, path]) => {
        const [, suffix] = /\.(metadata|structure)\.json(?:\?|$)/.exec(path!) ?? [];
        return suffix === undefined ? [] : [{ suffix, text: async () => (await this.get(path!)).text() }];
      },
    );
    return { chunks: this.chunksOf(response), beside };
  }

  async picture(figure: string, format: 'svg' | 'png', input: QuestionInput): Promise<Uint8Array> {
    const response = await this.get(`/charts/${figure}.${format}`, toQuery(input));
    return new Uint8Array(await response.arrayBuffer());
  }

  async report(year: number, format: ReportFormat, input: QuestionInput): Promise<Uint8Array> {
    const response = await this.get(`/reports/${year}.${format}`, toQuery(input));
    return new Uint8Array(await response.arrayBuffer());
  }

  history(subject: string): Promise<readonly PrintedVersion[]> {
    return this.getJson('/exports/history.json', new URLSearchParams({ subject }));
  }

  releaseDiff(from: string, to: string): Promise<ReleaseDiff> {
    return this.getJson('/exports/release-diff.json', new URLSearchParams({ from, to }));
  }

  private async getJson<T>(path: string, query: URLSearchParams): Promise<T> {
    return (await this.json(await this.get(path, query))) as T;
  }

  /** An answer with 200, or throws what the server says in its place. */
  private async get(path: string, query?: URLSearchParams): Promise<Response> {
    const response = await this.request(query && query.size > 0 ? `${path}?${query}` : path, {});
    if (response.ok) return response;
    const { error, ...details } = (await this.json(response)) as { readonly error?: unknown };
    if (typeof error !== 'string') throw this.notRollcall(response);
    throw this.refusal(error, details);
  }

  private async *chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
    try {
      if (body) yield* body as unknown as AsyncIterable<Uint8Array>;
    } catch (error) {
      throw new RollcallError(
        'DATABASE_UNAVAILABLE',
        `${this.address} broke its answer off (${causeOf(error).message}): what came is not whole`,
      );
    }
  }

  /** Asks, and again where the server is busy and says when. */
  private async request(path: string, init: RequestInit): Promise<Response> {
    for (let retry = 0; ; retry++) {
      const response = await this.send(path, init);
      if (response.status >= 300 && response.status < 400) {
        const to = response.headers.get('location') ?? 'elsewhere';
        throw new NotAnswered(`${this.address} leads to ${to}: give the address that it leads to`);
      }
      if (response.status !== 503 && response.status !== 429) return response;
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      if (!(seconds >= 0 && seconds <= LONGEST_WAIT_SECONDS) || retry >= this.retries) return response;
      process.stderr.write(`${this.address} is busy; asking again in ${seconds} s\n`);
      await response.body?.cancel();
      await sleep(seconds * 1000);
    }
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }) };
    try {
      return await fetch(this.address + path, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch (error) {
      throw new NotAnswered(unreached(this.address, causeOf(error)));
    }
  }

  private async json(response: Response): Promise<unknown> {
    const text = await response.text();
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // Told below.
    }
    throw this.notRollcall(response);
  }

  private notRollcall({ status, headers }: Response): NotAnswered {
    if (status === 503 || status === 502 || status === 504) {
      return new NotAnswered(`${this.address} can not answer now (${status}): try again later`);
    }
    const type = headers.get('content-type') ?? 'nothing that can be read';
    const old = headers.has(REVISION_HEADER) ? ' of a version that this command can ask' : '';
    return new NotAnswered(`there is no Rollcall${old} at ${this.address}: it answered ${status} with ${type}`);
  }

  /** What a server refused, in its own words, with what can be done about it where they do not say. */
  private refusal(message: string, { code, ...details }: Readonly<Record<string, unknown>>): Error {
    const text = String(code);
    if (OF_THE_QUESTION.has(text)) return new RollcallError(text as ErrorCode, message, details);
    if (text === 'GRAPHQL_VALIDATION_FAILED') {
      return new NotAnswered(
        `the server at ${this.address} is of another version than this command, and does not know what is asked (${message})`,
      );
    }
    if (text === 'UNAUTHENTICATED' && this.token === null) {
      return new NotAnswered(`${this.address} asks for a token: put it into ROLLCALL_TOKEN (${message})`);
    }
    if (text === 'UNAUTHENTICATED') {
      return new NotAnswered(`${this.address} does not take the token of ROLLCALL_TOKEN: ${message}`);
    }
    return new NotAnswered(`${this.address}: ${message}`);
  }
}

/** Why nothing could be sent or read: fetch hides it in causes. */
function causeOf(error: unknown): { readonly code?: string; readonly message: string } {
  const { cause, errors, code, message, name } = error as {
    readonly cause?: unknown;
    readonly errors?: readonly unknown[];
    readonly code?: string;
    readonly message?: string;
    readonly name?: string;
  };
  if (name === 'TimeoutError') return { code: name, message: `nothing within ${PATIENCE_MS / 1000} s` };
  if (cause !== undefined) return causeOf(cause);
  if (errors?.[0] !== undefined) return causeOf(errors[0]);
  return { ...(code === undefined ? {} : { code }), message: message || String(error) };
}

function unreached(
  address: string,
  { code = '', message }: { readonly code?: string; readonly message: string },
): string {
  if (code === 'ECONNREFUSED') return `no server answers at ${address}: start one there, or check the address`;
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return `the host of ${address} is not known (${code}): check the address`;
  if (/SSL_WRONG_VERSION|EPROTO|SSL_PACKET_LENGTH/.test(code)) {
    return `${address} does not speak TLS (${code}): is it http:// that it answers by?`;
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code)) {
    return `the certificate of ${address} is not to be trusted (${code}): where an authority of your own has signed it, name its file in NODE_EXTRA_CA_CERTS`;
  }
  return `${address} could not be asked (${code === '' ? message : `${code}: ${message}`})`;
}
