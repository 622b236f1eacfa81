import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../common/error-code.js';
import { sha256Of, type TrustedDocuments } from '../graphql/trusted/trusted-documents.js';
import { isKeptAnswer } from './answer-cache.js';

const UNTRUSTED: ErrorCode = 'UNTRUSTED_DOCUMENT';
const HOW =
  'an operator registers an operation by adding its text to a manifest that ROLLCALL_TRUSTED_DOCUMENTS names ' +
  '(see "Trusted documents" in the README)';
/** As much of an id as an error repeats. */
const ID_SHOWN = 100;

/** What a request asks, as far as it matters here: a text, or the id of one. */
export interface TrustedRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly id?: unknown;
  readonly extensions?: unknown;
}

/**
 * Lets nothing pass to `/graphql` but the operations of the list: by their text, or by an id (`documentId`, `id`, or
 * `extensions.persistedQuery.sha256Hash`), in whose place the text is then put, so that nothing behind this knows of ids
 * and what is answered is the very text that was compared. Register it before whatever answers. Answers that were kept
 * pass, for only what passed before was answered.
 */
export function answerTrustedOnly(fastify: FastifyInstance, trusted: TrustedDocuments): void {
  fastify.addHook('preHandler', (request, reply, done) => {
    // The route and not the address, which could be written in other ways.
    if (request.routeOptions.url !== '/graphql') return done();
    // Of other methods Apollo executes nothing.
    if (request.method !== 'POST' && request.method !== 'GET') return done();
    if (isKeptAnswer(request.body)) return done();
    const asked = request.method === 'POST' ? ofBody(request.body) : ofAddress(request.url);
    const outcome = trustedText(asked, trusted);
    if ('refused' in outcome) return refuse(reply, outcome);
    if (request.method === 'POST') request.body = withText(asked, outcome.text);
    else request.raw.url = addressWithText(request, outcome.text);
    done();
  });
}

function ofBody(body: unknown): TrustedRequest {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}

/** As Apollo reads an address: parameters that are given twice are ignored. */
function ofAddress(url: string): TrustedRequest {
  const given = parametersOf(url);
  const once = (name: string) => (given.getAll(name).length === 1 ? given.get(name)! : undefined);
  let extensions: unknown;
  try {
    extensions = JSON.parse(once('extensions') ?? 'null');
  } catch {
    // Malformed extensions: Apollo reports them where the request has a text as well.
    extensions = null;
  }
  return { query: once('query'), documentId: once('documentId'), id: once('id'), extensions };
}

function parametersOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
}

export type TrustedOutcome =
  | { readonly text: string }
  | { readonly refused: string; readonly status: 400 | 403; readonly details: Record<string, unknown> };

/** The text that is asked for, if it is of the list. A text that is there counts, whatever id stands beside it. */
export function trustedText(asked: TrustedRequest, trusted: TrustedDocuments): TrustedOutcome {
  const { query } = asked;
  if (typeof query === 'string' && query !== '') {
    if (trusted.has(query)) return { text: query };
    const refused =
      'only registered operations are answered here, and the text of this one is that of none, which must be the same ' +
      `character by character; ${HOW}`;
    return { refused, status: 403, details: { sha256Hash: sha256Of(query) } };
  }
  const id = idOf(asked);
  if (id === undefined) {
    const refused =
      'only registered operations are answered here: ask with the text of one as `query`, or with its id as ' +
      `\`documentId\`, \`id\` or \`extensions.persistedQuery.sha256Hash\`; ${HOW}`;
    return { refused, status: 400, details: {} };
  }
  const text = trusted.textOf(id);
  if (text !== undefined) return { text };
  const shown = id.slice(0, ID_SHOWN);
  const refused = `only registered operations are answered here, and "${shown}" is the id of none; ${HOW}`;
  return { refused, status: 403, details: { id: shown } };
}

function idOf({ documentId, id, extensions }: TrustedRequest): string | undefined {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } | null };
  return [documentId, id, persistedQuery?.sha256Hash].find((id) => typeof id === 'string' && id !== '') as
    | string
    | undefined;
}

/** The body with the text in the place of any id; extensions are of no use without the id. */
function withText({ documentId: _, id: __, extensions: ___, ...rest }: TrustedRequest, text: string): object {
  return { ...rest, query: text };
}

function addressWithText(request: FastifyRequest, text: string): string {
  const parameters = parametersOf(request.url);
  for (const name of ['documentId', 'id', 'extensions']) parameters.delete(name);
  parameters.set('query', text);
  return `/graphql?${parameters}`;
}

function refuse(reply: FastifyReply, { refused, status, details }: Extract<TrustedOutcome, { refused: string }>): void {
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message: refused, extensions: { code: UNTRUSTED, ...details } }] });
}
