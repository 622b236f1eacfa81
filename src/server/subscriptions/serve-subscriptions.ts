import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { RollcallError } from '../../common/rollcall-error.js';
import type { Reads } from '../../database/reads.js';
import { fromSqlError } from '../../database/sql-errors.js';
import { Bounds } from '../../graphql/bounds.js';
import { questionContext } from '../../graphql/context.js';
import { formatError } from '../../graphql/format-error.js';
import { clientKey } from '../../http/client-key.js';
import { isOfOtherSite } from '../../http/cross-site.js';
import type { Authenticator } from '../../identity/authenticator.js';
import type { Viewer } from '../../identity/viewer.js';
import { refusal } from '../load/refusal.js';
import type { Metrics } from '../metrics.js';
import type { RateLimits } from '../rate/rate-limits.js';
import { type OperationLimits, operationOf } from './operation.js';
import { resultsOf } from './results.js';
import { CLOSED, Subscriber } from './subscriber.js';

/** Bytes of one message of a client. */
const MOST_MESSAGE_BYTES = 64 * 1024;
/** How long a client may take to say who it is. */
const INIT_MS = 5_000;
/** Subscriptions of one connection. */
const MOST_SUBSCRIPTIONS = 10;
/** How long connections have to close when the server ends. */
const CLOSE_MS = 1_000;

/** What is known of a connection. */
interface Connection extends Record<PropertyKey, unknown> {
  readonly subscriber: Subscriber<Connection>;
  readonly client: string;
  readonly request: FastifyRequest;
  /** Credentials as they were sent; undefined: none were. */
  authorization?: string;
}

/** What Node hands over of a request that asks for another protocol. */
interface Upgrade {
  readonly socket: Duplex;
  readonly head: Buffer;
}

export interface SubscriptionOptions extends OperationLimits {
  readonly reads: Reads;
  readonly authenticator: Authenticator;
  /** Null = clients are not limited. */
  readonly limits: RateLimits | null;
  readonly metrics: Metrics;
}

/**
 * Subscriptions at `/graphql`, by the protocol graphql-transport-ws. A request for a WebSocket goes the way of every other
 * one, so that whatever refuses those (rates, load, credentials) refuses it. To be registered behind those hooks.
 *
 * Wired here and not by `subscriptions` of @nestjs/graphql, as decided on 30 November 2026: that takes every message of
 * whatever size, from every origin, of as many connections as come, keeps what a subscriber does not read, answers queries
 * and mutations beside the limits that hold for them, and leaves open the connections of upgrades that it does not know.
 */
export function serveSubscriptions(fastify: FastifyInstance, options: SubscriptionOptions): void {
  const { settings, metrics, store, reads, authenticator, limits } = options;
  const log = new Logger('Subscriptions');
  const upgrades = new WeakMap<IncomingMessage, Upgrade>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES, handleProtocols });
  const open = new Set<Subscriber<Connection>>();

  const viewerOf = async ({ authorization }: Connection): Promise<Viewer | null> =>
    authorization === undefined ? null : authenticator.viewerOf(authorization, new Date());

  const server = makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: INIT_MS,
    onConnect: async ({ extra, connectionParams }) => {
      const given = connectionParams?.Authorization ?? connectionParams?.authorization;
      extra.authorization = given === undefined ? extra.request.headers.authorization : String(given);
      if (extra.authorization !== undefined && isOfOtherSite(extra.request.headers, settings)) {
        extra.subscriber.close(CLOSED.forbidden, 'pages of this origin may show no token (ROLLCALL_CORS_ORIGINS)');
        return false;
      }
      try {
        await viewerOf(extra);
        return true;
      } catch (error) {
        const [code, reason] = refusedCredentials(error);
        extra.subscriber.close(code, reason);
        return false;
      }
    },
    onSubscribe: async ({ extra, subscriptions }, _, payload) => {
      try {
        await admit(extra, Object.keys(subscriptions).length);
        const viewer = await viewerOf(extra);
        const prepared = operationOf(payload, options);
        if ('faults' in prepared) return prepared.faults;
        const contextNow = () =>
          questionContext(store, reads, new Bounds(settings, extra.request.raw.socket), viewer, extra.client);
        // A function, because each change is answered from a context of its own.
        return { ...prepared.args, contextValue: contextNow };
      } catch (error) {
        return [error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error })];
      }
    },
    subscribe: ({ contextValue, ...args }) => resultsOf(args, contextValue as never) as never,
    onNext: (_, __, ___, ____, { errors, ...result }) =>
      (errors ? { ...result, errors: errors.map(formatted) } : result) as never,
    onError: (_, __, ___, errors) => errors.map(formatted) as never,
    onOperation: () => metrics.subscriptions.started(),
    onComplete: () => metrics.subscriptions.ended(),
  });

  /** Throws OVERLOADED for a subscription too many of a connection, RATE_LIMITED for one too many of a client. */
  const admit = async ({ client }: Connection, already: number): Promise<void> => {
    if (already > MOST_SUBSCRIPTIONS) {
      const message = `this connection has ${MOST_SUBSCRIPTIONS} subscriptions, which is as many as one may have`;
      throw new RollcallError('OVERLOADED', message);
    }
    const verdict = await limits?.judge(client);
    if (!verdict || verdict.allowed) return;
    const { reset: retryAfter } = verdict;
    throw new RollcallError('RATE_LIMITED', `this address has asked too often: ask again in ${retryAfter} seconds`, {
      retryAfter,
    });
  };

  fastify.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // As ws does until it takes the socket over: a socket with an error is not answered.
    socket.on('error', () => socket.destroy());
    if (!/^websocket$/i.test(request.headers.upgrade ?? '')) return withoutUpgrade(fastify, request, socket, head);
    upgrades.set(request, { socket, head });
    const response = new ServerResponse(request);
    response.assignSocket(socket as import('node:net').Socket);
    response.shouldKeepAlive = false;
    response.once('finish', () => socket.end());
    fastify.routing(request, response);
  });

  fastify.addHook('onRequest', (request, reply, done) => {
    const upgrade = upgrades.get(request.raw);
    if (!upgrade) return done();
    const refused = refusedUpgrade(request, reply);
    if (refused) return void reply.send(refused);
    upgrades.delete(request.raw);
    reply.hijack();
    reply.raw.detachSocket(upgrade.socket as import('node:net').Socket);
    sockets.handleUpgrade(request.raw, upgrade.socket, upgrade.head, (socket) => {
      const subscriber: Subscriber<Connection> = new Subscriber<Connection>(
        socket,
        server as never,
        (itself) => ({ subscriber: itself, client: clientKey(request.ip), request }),
        settings.subscriberPatienceSeconds * 1_000,
        {
          sent: () => metrics.subscriptions.told(),
          closedAsSlow: () => {
            metrics.subscriptions.closedAsSlow();
            log.warn(`A subscriber at ${request.ip} does not read what it is told, and was closed (${request.id})`);
          },
        },
        (error) =>
          log.error(`${request.id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      );
      open.add(subscriber);
      metrics.subscriptions.connections = open.size;
      socket.once('close', () => {
        open.delete(subscriber);
        metrics.subscriptions.connections = open.size;
      });
    });
  });

  /** Why a WebSocket is not opened; null: it is. */
  const refusedUpgrade = (request: FastifyRequest, reply: FastifyReply): object | null => {
    const answer = (status: number, code: string, message: string) => {
      reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8');
      return { errors: [{ message, extensions: { code } }] };
    };
    if (request.routeOptions.url !== '/graphql') {
      return answer(404, 'NOT_FOUND', 'there is no WebSocket at this address, but at /graphql');
    }
    // Browsers do not ask before they open a WebSocket: whether a page may is judged here.
    if (!settings.openReads && isOfOtherSite(request.headers, settings)) {
      const origin = String(request.headers.origin).slice(0, 200);
      return answer(403, 'FORBIDDEN', `pages of ${origin} may not subscribe here (ROLLCALL_CORS_ORIGINS)`);
    }
    if (open.size < settings.maxSubscribers) return null;
    const message = `${settings.maxSubscribers} connections for subscriptions are open, which is as many as may be`;
    return refusal(request, reply, { status: 503, code: 'OVERLOADED', message, retryAfter: 5 });
  };

  fastify.addHook('preClose', async () => {
    for (const subscriber of open) subscriber.close(CLOSED.goingAway, 'the server is ending: subscribe again');
    const gone = [...sockets.clients].map((socket) => new Promise<void>((resolve) => socket.once('close', resolve)));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS);
    });
    await Promise.race([Promise.all(gone), late]);
    clearTimeout(timer);
    for (const socket of sockets.clients) socket.terminate();
  });
}

/** An error as it goes out; one of ours that no field is to blame for stands within one of graphql-js. */
function formatted(error: GraphQLError): GraphQLFormattedError {
  const { path, originalError } = error;
  const isOurs = path === undefined && originalError && !(originalError instanceof GraphQLError);
  return formatError(error.toJSON(), isOurs ? originalError : error);
}

/** The code and reason by which a connection is closed whose credentials are not taken. */
function refusedCredentials(error: unknown): [code: number, reason: string] {
  const cause = error instanceof RollcallError ? error : fromSqlError(error);
  switch (cause?.code) {
    case 'UNAUTHENTICATED':
      return [CLOSED.unauthenticated, cause.message];
    case 'FORBIDDEN':
      return [CLOSED.forbidden, cause.message];
    case 'DATABASE_UNAVAILABLE':
      return [CLOSED.tryAgain, cause.message];
    default:
      throw error;
  }
}

/**
 * Answers a request for a protocol that is not spoken here (clients of Java ask for h2c at first) as if it had not asked for
 * it, as Node does where no WebSockets are served: it is put back before what came after it, without those headers.
 */
function withoutUpgrade(fastify: FastifyInstance, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${request.method} ${request.url} HTTP/${request.httpVersion}`];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const [name, value] = [request.rawHeaders[at]!, request.rawHeaders[at + 1]!];
    if (!/^(?:upgrade|connection|http2-settings)$/i.test(name)) lines.push(`${name}: ${value}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  fastify.server.emit('connection', socket);
}
