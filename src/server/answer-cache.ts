import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { byteCache } from '../common/caches.js';
import type { OperationRequest, PreparedOperations } from '../graphql/prepared-operations.js';
import { ASKED_AGAIN, etagOf, IMMUTABLE, isKnown, vary } from '../http/edition.js';
import { asksHeaders, asksToRead } from '../http/known-again.js';
import type { Snapshot } from '../roll/snapshot.js';
import type { SnapshotStore } from '../roll/snapshot-store.js';
import type { Metrics } from './metrics.js';

/** A whole answer as it went out. */
interface Answer {
  readonly body: Buffer;
  readonly contentType: string;
  /** Of a GET: whether it never changes, so that clients may keep it for ever. */
  readonly isLasting: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Under what an answer to this request is kept, and the snapshot that was current when it came. */
    asked?: { readonly key: string; readonly snapshot: Snapshot };
  }
}

/** Headers by which answers differ. */
const VARIES = ['accept', 'authorization'];
const PLAIN_JSON = 'application/json; charset=utf-8';
const GRAPHQL_JSON = 'application/graphql-response+json; charset=utf-8';
/** What Apollo answers to the `accept` headers that clients mostly send; of others it is to judge itself. */
const TYPE_FOR = new Map<string | undefined, string>([
  [undefined, PLAIN_JSON],
  ['*/*', PLAIN_JSON],
  ['application/json', PLAIN_JSON],
  ['application/graphql-response+json', GRAPHQL_JSON],
  ['application/graphql-response+json, application/json', GRAPHQL_JSON],
]);

const keptAnswers = new WeakSet<object>();

/** Whether a request's body was replaced by the kept answer to it. */
export function isKeptAnswer(body: unknown): boolean {
  return typeof body === 'object' && body !== null && keptAnswers.has(body);
}

export interface AnswerCachingOptions {
  readonly store: SnapshotStore;
  /** Answers operations that came before; null = it is switched off. */
  readonly prepared: PreparedOperations | null;
  /** Whether whole answers are kept. */
  readonly keep: boolean;
  /** Counts which way a question took. */
  readonly metrics: Pick<Metrics, 'tookWay'>;
}

/**
 * Gives answers of `/graphql` an ETag, answers 304 where the client has it already, answers prepared operations, and,
 * unless `keep` is off, keeps whole answers in front of the GraphQL server. Only answers without errors, made from the
 * newest snapshot, are kept, and go with it, but for those that rest on releases and past instants alone: no later
 * revision changes them. No answer depends on the date, for the day of a question that names none is the data's own. A
 * question is known by the bytes that were sent, so that a hit needs neither parsing nor hashing.
 *
 * Only for questions to which everybody gets the same answer: a request with an `Authorization` header is passed on. An
 * answer that says `no-store`, as that to a mutation does, is not kept.
 */
export function answerCaching(
  fastify: FastifyInstance,
  { store, prepared, keep, metrics }: AnswerCachingOptions,
): void {
  const cache = byteCache<Answer>('answers');
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (keep && isGraphql(request) && isForAnybody(request)) {
      const answer = lookUp(request, `POST ${request.headers.accept ?? ''} ${body as string}`);
      // Answered in the hook below; the body need not be parsed.
      if (answer) return done(null, answer);
    }
    parseJson(request, body as string, done);
  });

  const lookUp = (request: FastifyRequest, key: string): Answer | undefined => {
    const snapshot = store.current;
    request.asked = { key, snapshot };
    const answer = cache.find(snapshot, key, snapshot.past.answers);
    if (answer) keptAnswers.add(answer);
    return answer;
  };

  fastify.addHook('preHandler', (request, reply, done) => {
    if (!isGraphql(request)) return done();
    const passOn = () => {
      metrics.tookWay('passed_on');
      done();
    };
    const sendKept = (answer: Answer) => {
      metrics.tookWay('kept');
      send(request, reply, answer);
    };
    if (asksHeaders(request)) asGet(request);
    if (!isForAnybody(request)) return passOn();
    if (asksToRead(request)) {
      const answer = keep ? lookUp(request, `GET ${request.headers.accept ?? ''} ${request.url}`) : undefined;
      return answer ? sendKept(answer) : passOn();
    }
    const { body } = request;
    if (isKeptAnswer(body)) return sendKept(body as Answer);
    const contentType = TYPE_FOR.get(request.headers.accept);
    if (!prepared || request.method !== 'POST' || contentType === undefined) return passOn();
    prepared.answer(body, request).then((text) => {
      if (text === null) return passOn();
      metrics.tookWay('prepared');
      // Encoded once: a string would be encoded, and its length counted, more than once on its way out.
      const answer = { body: Buffer.from(text), contentType, isLasting: false };
      if (keep) keepIfCurrent(request, answer);
      sendTogether(reply.header('content-type', contentType), answer.body);
    }, done);
  });

  const keepIfCurrent = (request: FastifyRequest, answer: Answer): void => {
    const { asked } = request;
    if (asked?.snapshot !== store.current) return;
    const { key, snapshot } = asked;
    const owner = prepared?.isOfThePast(askedIn(request), snapshot) ? snapshot.past.answers : snapshot;
    cache.keep(owner, key, answer, answer.body.length);
  };

  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!isGraphql(request)) return done(null, payload);
    if (asksHeaders(request)) asItCame(request);
    if (!isForAnybody(request)) return done(null, payload);
    if (typeof payload !== 'string' || !payload.startsWith('{"data":') || reply.statusCode !== 200) {
      // Kept answers have the header by now; the rest are errors, which must not be stored.
      if (asksToRead(request) && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      return done(null, payload);
    }
    const cacheControl = String(reply.getHeader('cache-control'));
    if (/\bno-store\b/.test(cacheControl)) return done(null, payload);
    // Encoded once, as above.
    const body = Buffer.from(payload);
    const contentType = String(reply.getHeader('content-type'));
    const answer = { body, contentType, isLasting: cacheControl === IMMUTABLE };
    if (keep) keepIfCurrent(request, answer);
    if (asksToRead(request)) tag(reply, answer);
    done(null, body);
  });
}

/** By the route and not the address, which could be written in other ways. */
function isGraphql({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.url === '/graphql';
}

/** Has a HEAD answered as a GET, which is all that the GraphQL server knows; Node leaves the body out. */
function asGet(request: FastifyRequest): void {
  Object.defineProperty(request, 'method', { value: 'GET', configurable: true });
}

function asItCame(request: FastifyRequest): void {
  Reflect.deleteProperty(request, 'method');
}

/** Whether a request is answered as anybody's would be: who shows a token may get another answer. */
function isForAnybody({ headers }: FastifyRequest): boolean {
  return headers.authorization === undefined;
}

/** What a request asks; its address says all of it as text. */
function askedIn(request: FastifyRequest): OperationRequest {
  const { body, query } = request;
  if (!asksToRead(request)) return (body ?? {}) as OperationRequest;
  const { variables, ...asked } = query as OperationRequest;
  return { ...asked, variables: typeof variables === 'string' && variables !== '' ? JSON.parse(variables) : null };
}

const etags = new WeakMap<Answer, string>();

/** Gives the answer to a GET the headers by which it is known again; returns its ETag. */
function tag(reply: FastifyReply, answer: Answer): string {
  let etag = etags.get(answer);
  if (etag === undefined) {
    etag = etagOf(answer.body);
    etags.set(answer, etag);
  }
  vary(reply.header('cache-control', answer.isLasting ? IMMUTABLE : ASKED_AGAIN).header('etag', etag), ...VARIES);
  return etag;
}

function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): void {
  reply.header('content-type', answer.contentType);
  const isUnchanged = asksToRead(request) && isKnown(request.headers['if-none-match'], tag(reply, answer));
  if (isUnchanged) reply.code(304);
  sendTogether(reply, isUnchanged ? undefined : answer.body);
}

const ready: { readonly reply: FastifyReply; readonly body: Buffer | undefined }[] = [];

/**
 * Sends the answers that became ready in a turn of the event loop together at its end. Sent one by one, each would wake
 * a waiting client while the next is worked out, which costs more than most answers do.
 */
function sendTogether(reply: FastifyReply, body: Buffer | undefined): void {
  if (ready.push({ reply, body }) === 1) setImmediate(sendReady);
}

function sendReady(): void {
  for (const { reply, body } of ready.splice(0)) {
    try {
      reply.send(body);
    } catch (error) {
      // An error here would go unhandled: end the connection, so that the client notices.
      reply.raw.destroy(error as Error);
    }
  }
}
