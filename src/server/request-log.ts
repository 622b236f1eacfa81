import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { outliveReaders } from '../common/outlive-readers.js';
import type { LogLevel } from '../config/process-settings.js';
import type { Settings } from '../config/settings.js';
import type { Metrics } from './metrics.js';
import { KnownOperations, operationOf } from './operation-name.js';
import type { Traces } from './traces.js';

const ERROR_CODE = /^[A-Z][A-Z_]{0,63}$/;
const GRAPHQL = /^\/graphql(?:\?|$)/;
const PINO_LEVEL: Readonly<Record<LogLevel, string>> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  log: 'info',
  debug: 'debug',
  verbose: 'trace',
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the error that it was answered with. */
    errorCode?: string;
    /** Bytes that its connection had sent before it came. */
    sentBefore?: number;
  }
}

/**
 * Names a request: by what a trusted proxy calls it, else anew. The name goes to the log, to the header `x-request-id` and
 * to errors, by which a person who was refused can be helped.
 */
export function requestIdOf({ trustProxy }: Pick<Settings, 'trustProxy'>): (request: IncomingMessage) => string {
  return (request) => {
    const given = trustProxy.length > 0 ? request.headers['x-request-id'] : undefined;
    return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
  };
}

/** A log of one JSON line a request, to standard output; lines are written together, at the latest after a second. */
export function requestLogger({ logLevel }: Pick<Settings, 'logLevel'>, to?: DestinationStream): Logger {
  const options = {
    level: PINO_LEVEL[logLevel],
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, to ?? standardOutput());
}

/** Lines that can not be written, as on a full disk, are kept up to this many bytes, and further ones are lost. */
const MOST_BYTES_UNWRITTEN = 1024 * 1024;

function standardOutput(): DestinationStream {
  const output = destination({
    dest: 1,
    sync: false,
    minLength: 4096,
    periodicFlush: 1000,
    maxLength: MOST_BYTES_UNWRITTEN,
  });
  // Where the output can not be written, pino would try for ever to flush it at the end of the process.
  let failing = false;
  output.on('error', () => {
    failing = true;
  });
  output.on('write', () => {
    failing = false;
  });
  const flush = output.flushSync.bind(output);
  output.flushSync = () => {
    if (!failing) flush();
  };
  outliveReaders({ 'the log of requests': output }, (message) => process.stderr.write(`${message}\n`));
  return output;
}

export interface RequestLogOptions {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Told of every request as well; null = nobody is. */
  readonly traces?: Traces | null;
  /** Above this many milliseconds a request is slow. */
  readonly slowMs: number;
}

/**
 * Writes one line a request and counts it: id, method, path, operation, status, ms, bytes; the name of the viewer; the code
 * of an error; `slow`.
 * What was asked (query, variables, headers, tokens) is never written. Register before whatever compresses answers, for it
 * reads the error that an answer holds, and puts the id in.
 */
export function logRequests(
  fastify: FastifyInstance,
  { log, metrics, traces = null, slowMs }: RequestLogOptions,
): void {
  const operations = new KnownOperations();

  fastify.addHook('onRequest', (request, reply, done) => {
    request.sentBefore = request.raw.socket.bytesWritten;
    reply.header('x-request-id', request.id);
    done();
  });

  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (typeof payload !== 'string' || !payload.startsWith('{"err')) return done(null, payload);
    if (!String(reply.getHeader('content-type')).includes('json')) return done(null, payload);
    // Encoded once: a string would be encoded, and its length counted, more than once on its way out.
    const named = Buffer.from(withRequestId(payload, request));
    if (reply.hasHeader('content-length')) reply.header('content-length', named.length);
    done(null, named);
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const { statusCode: status, elapsedTime } = reply;
    const [path] = request.url.split('?', 1);
    const graphql = GRAPHQL.test(request.url);
    const operation = graphql ? operationOf(request) : (request.called ?? null);
    const code = request.errorCode ?? (status >= 400 ? `HTTP_${status}` : null);
    const slow = elapsedTime > slowMs;
    const label = graphql ? operations.label(operation, status === 200 && code === null) : (operation ?? kindOf(path!));
    metrics.answered({ method, status, operation: label, seconds: elapsedTime / 1000, code, slow });
    traces?.add({ request, name: label, status, ms: elapsedTime, code });
    const level = status >= 500 ? 'error' : code !== null || slow ? 'warn' : 'info';
    log[level]({
      id: request.id,
      method,
      path: path!.slice(0, 200),
      ...(operation === null ? {} : { operation }),
      status,
      ms: Math.round(elapsedTime * 10) / 10,
      bytes: request.raw.socket.bytesWritten - (request.sentBefore ?? 0),
      client: request.ip,
      ...(request.viewer ? { viewer: request.viewer.name } : {}),
      ...(code === null ? {} : { code }),
      ...(slow ? { slow } : {}),
    });
    done();
  });

  // What Node refuses before it is a request: headers that are too long, or no HTTP at all.
  fastify.server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const { remoteAddress } = socket as import('node:net').Socket;
    if (error.code === 'ECONNRESET') return;
    log.warn({ client: remoteAddress, code: error.code ?? 'BAD_REQUEST', refused: 'before it was a request' });
  });
  fastify.server.on('drop', (data) => {
    log.warn({ client: data?.remoteAddress, code: 'TOO_MANY_CONNECTIONS', refused: 'a connection' });
  });
}

/** Downloads, charts, feeds and pages by their kind; their addresses are chosen by clients. */
function kindOf(path: string): string {
  const kind = /^\/(exports|charts|reports|api|sdmx|feeds|mcp|assets|livez|readyz|metrics)(?:\/|$)/.exec(path)?.[1];
  return `/${kind ?? 'page'}`;
}

const ERRORS_FIRST = '{"errors":';

/** The answer with the id of its request in each of its errors; the data beside them, which may be megabytes, stay as text. */
function withRequestId(payload: string, request: FastifyRequest): string {
  if (payload.startsWith(`${ERRORS_FIRST}[`)) {
    const end = endOfArray(payload, ERRORS_FIRST.length);
    const errors: { extensions?: Record<string, unknown> }[] = JSON.parse(payload.slice(ERRORS_FIRST.length, end));
    for (const error of errors) error.extensions = { ...error.extensions, requestId: request.id };
    noteCode(request, errors[0]?.extensions?.code);
    return ERRORS_FIRST + JSON.stringify(errors) + payload.slice(end);
  }
  const answer = JSON.parse(payload) as { error?: unknown; code?: unknown; requestId?: string };
  if (answer.error !== undefined) {
    answer.requestId = request.id;
    noteCode(request, answer.code);
  }
  return JSON.stringify(answer);
}

/** The place after the array that begins at a place of a text of JSON. */
function endOfArray(json: string, from: number): number {
  // Texts are passed over whole, for they may hold brackets.
  const parts = /"(?:[^"\\]|\\.)*"|[[\]]/g;
  parts.lastIndex = from;
  let depth = 0;
  for (let part = parts.exec(json); part; part = parts.exec(json)) {
    if (part[0] === '[') depth++;
    else if (part[0] === ']' && --depth === 0) return parts.lastIndex;
  }
  return json.length;
}

function noteCode(request: FastifyRequest, code: unknown): void {
  if (typeof code === 'string' && ERROR_CODE.test(code)) request.errorCode = code;
}
