import {
  createMcpHandler,
  isLegacyRequest,
  type McpHttpHandler,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { Logger } from '@nestjs/common';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { ClientGone, HeavyQueue, type Leave } from '../../common/heavy-queue.js';
import { RollcallError } from '../../common/rollcall-error.js';
import type { Settings } from '../../config/settings.js';
import type { Reads } from '../../database/reads.js';
import { boundsOf } from '../../graphql/bounds.js';
import { questionContext } from '../../graphql/context.js';
import { clientKey } from '../../http/client-key.js';
import { goneSignal } from '../../http/gone.js';
import { askerWithin } from '../../mcp/asker.js';
import { mcpServer } from '../../mcp/server.js';
import type { SnapshotStore } from '../../roll/snapshot-store.js';
import { refusal } from '../load/refusal.js';
import { calledBy } from './called.js';
import { originCheck } from './origin.js';
import { rpcError } from './rpc-error.js';

const log = new Logger('Assistants');
/** Calls that work something out at a time; each waits for its slices, and holds what it has made meanwhile. */
const AT_A_TIME = 4;
const MOST_WAITING = 60;
/** Methods that ask the roll; all others say what there is to ask. */
const ASKING = new Set(['tools/call', 'resources/read', 'completion/complete']);

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const REFUSED = -32000;

export interface McpOptions {
  /** The schema of the API, once it is made. */
  readonly schema: () => GraphQLSchema;
  readonly store: SnapshotStore;
  readonly reads: Reads;
  readonly settings: Settings;
}

/**
 * `/mcp`: what assistants ask, by the Model Context Protocol over streamable HTTP. Without sessions: every request is
 * answered by itself, with one JSON document, by whichever process it comes to; there is nothing to listen for, so that GET
 * and DELETE are refused, as the protocol has it. To be registered behind the hooks that limit rates, load and bodies.
 */
export async function serveMcp(fastify: FastifyInstance, options: McpOptions): Promise<void> {
  const queue = new HeavyQueue('calls of assistants', AT_A_TIME, MOST_WAITING);
  const allows = originCheck(options.settings);
  await fastify.register(async (scope) => {
    // Before anything is read: a page elsewhere may have been pointed at this server by its name (DNS rebinding).
    scope.addHook('onRequest', (request, reply, done) => {
      reply.header('cache-control', 'no-store');
      const { origin } = request.headers;
      if (allows(origin)) return done();
      request.errorCode = 'FORBIDDEN';
      const message = `pages of ${String(origin).slice(0, 200)} may not ask this server: ROLLCALL_MCP_ORIGINS names those that may`;
      reply.code(403).send(rpcError(REFUSED, message));
    });
    scope.setErrorHandler((error: FastifyError, request, reply) => replyWithFault(error, request, reply));
    scope.route({
      url: '/mcp',
      method: ['GET', 'DELETE', 'POST'],
      handler: async (request, reply) => {
        if (request.method !== 'POST') {
          const message = `${request.method} is not answered here: there are no sessions, and nothing to listen for. Send each message by POST.`;
          return reply.code(405).header('allow', 'POST').send(rpcError(REFUSED, message));
        }
        request.called = calledBy(request.body);
        if (Array.isArray(request.body)) {
          const message = 'one message a request: the protocol has no batches since 2025-06-18';
          return reply.code(400).send(rpcError(INVALID_REQUEST, message));
        }
        return answer(request, reply, queue, options);
      },
    });
  });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  queue: HeavyQueue,
  { schema, store, reads, settings }: McpOptions,
): Promise<FastifyReply> {
  const gone = goneSignal(reply);
  // Read now: once the connection is closed, its address is no longer known.
  const client = clientKey(request.ip);
  const { method } = (request.body ?? {}) as { method?: unknown };
  let leave: Leave = () => undefined;
  try {
    if (ASKING.has(String(method))) leave = await queue.enter(gone);
  } catch (error) {
    // Nobody is there to be told.
    if (error instanceof ClientGone) return reply.code(499).send();
    if (!(error instanceof RollcallError)) throw error;
    const { code, message, details } = error;
    return reply.send(refusal(request, reply, { status: 503, code, message, retryAfter: Number(details.retryAfter) }));
  }
  try {
    const context = () => questionContext(store, reads, boundsOf(request, settings), null, client);
    const makeServer = () =>
      mcpServer(
        () => askerWithin(schema(), settings, context()),
        (code) => {
          request.errorCode = code;
        },
      );
    const response = await answered(webRequest(request, gone), request.body, makeServer);
    reply.code(response.status);
    for (const [name, value] of response.headers) reply.header(name, value);
    return reply.send(response.body === null ? undefined : await response.text());
  } finally {
    leave();
  }
}

/** The response of the protocol's own library, which knows two ages of it: with a handshake, and with none since 2026. */
async function answered(
  request: Request,
  parsedBody: unknown,
  makeServer: () => ReturnType<typeof mcpServer>,
): Promise<Response> {
  if (!(await isLegacyRequest(request, parsedBody))) return modern(makeServer).fetch(request, { parsedBody });
  const server = makeServer();
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  try {
    await server.connect(transport);
    return await transport.handleRequest(request, { parsedBody });
  } finally {
    await server.close();
  }
}

/** Nothing that an assistant could listen for ever changes here: whoever asks to is told so. */
function modern(makeServer: () => ReturnType<typeof mcpServer>): McpHttpHandler {
  return createMcpHandler(makeServer, { legacy: 'reject', maxSubscriptions: 0, keepAliveMs: 0 });
}

/** A request as the library takes it, without the body, which is read already, and without credentials. */
function webRequest({ method, headers: given }: FastifyRequest, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string' && name !== 'authorization' && name !== 'cookie') headers.set(name, value);
  }
  return new Request('http://localhost/mcp', { method, headers, signal });
}

/** Says in the protocol's own form what is wrong with a request that came to no call. */
function replyWithFault(error: FastifyError, { id }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { statusCode = 500, code, message } = error;
  if (statusCode >= 500) {
    log.error(`${id} ${error.stack ?? message}`);
    return reply.code(500).send(rpcError(-32603, `Something went wrong here; the log has it under ${id}.`));
  }
  const unreadable = code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY';
  return reply
    .code(statusCode)
    .send(rpcError(unreadable ? PARSE_ERROR : REFUSED, unreadable ? `the body is no JSON: ${message}` : message));
}
