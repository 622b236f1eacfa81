import type { Server } from 'node:http';
import compress from '@fastify/compress';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { AppModule } from '../app.module.js';
import { LOG_LEVELS, type LogLevel } from '../config/process-settings.js';
import type { Settings } from '../config/settings.js';
import type { OpenDatabase } from '../database/open-database.js';
import { Reads } from '../database/reads.js';
import { PreparedOperations } from '../graphql/prepared-operations.js';
import { readTrustedDocuments } from '../graphql/trusted/read-manifests.js';
import { corsOptions, withholdCredentials } from '../http/cross-site.js';
import { knownAgain } from '../http/known-again.js';
import { secureAnswers } from '../http/security-headers.js';
import { Authenticator } from '../identity/authenticator.js';
import { Pages } from '../pages/pages.service.js';
import { servePages } from '../pages/serve-pages.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { Deliveries } from '../webhooks/deliveries.service.js';
import { answerCaching } from './answer-cache.js';
import { authenticate } from './authenticate.js';
import { limitBodies, MOST_BODY_BYTES_OF_A_VIEWER } from './body-limits.js';
import { graphqlStatus } from './graphql-status.js';
import { Lifecycle } from './lifecycle.js';
import { registerLoad } from './load/register-load.js';
import { serveMcp } from './mcp/serve-mcp.js';
import { Metrics } from './metrics.js';
import { neverBack } from './never-back.js';
import { limitRates } from './rate/limit-rates.js';
import { logRequests, requestIdOf, requestLogger } from './request-log.js';
import { closeConnectionsWhenEnding } from './shutdown.js';
import { serveSubscriptions } from './subscriptions/serve-subscriptions.js';
import { tracesTo } from './traces.js';
import { answerTrustedOnly } from './trusted-only.js';

/** Answers and texts; pictures and workbooks are compressed as they are, and the pages' assets when they are built. */
const COMPRESSED =
  /^(application\/((graphql-response|feed)\+)?json|application\/(atom\+)?xml|text\/csv|image\/svg\+xml|text\/html)/;
/** All headers of a request together; a query in an address counts here. */
const MOST_HEADER_BYTES = 16 * 1024;
/** How long a client may take to send the headers, and the whole of a request: one that drips is cut. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
/** How often Node looks for requests that take too long; its default is 30 s. */
const TIMEOUTS_CHECKED_EVERY_MS = 2_000;
/** A connection on which nothing at all moves: a client that no longer reads its answer, or a question too long. */
const SILENCE_TIMEOUT_MS = 120_000;
/** Longer than balancers keep their connections, mostly 60 s, so that it is they who end one and never lose a request. */
const KEEP_ALIVE_MS = 72_000;

export interface AppOptions {
  readonly lifecycle?: Lifecycle;
  /** Where the lines about requests go; default: standard output. */
  readonly logTo?: DestinationStream;
  /** Whether this process tells webhooks of what is recorded; default: it does. */
  readonly webhooks?: boolean;
}

/** The server with its data loaded, not yet listening. Closing it closes the database. */
export async function createApp(
  settings: Settings,
  database: OpenDatabase,
  { lifecycle = new Lifecycle(), logTo, webhooks = true }: AppOptions = {},
): Promise<NestFastifyApplication> {
  const trusted = readTrustedDocuments(settings.trustedDocuments);
  const adapter = new FastifyAdapter({
    bodyLimit: MOST_BODY_BYTES_OF_A_VIEWER,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: SILENCE_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    trustProxy: settings.trustProxy.length > 0 ? [...settings.trustProxy] : false,
    genReqId: requestIdOf(settings),
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUTS_CHECKED_EVERY_MS,
      maxHeaderSize: MOST_HEADER_BYTES,
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, database, { webhooks, lifecycle }),
    adapter,
    {
      logger: loggedLevels(settings),
      abortOnError: false,
      bodyParser: false,
    },
  );
  if (settings.openReads || settings.corsOrigins.length > 0) app.enableCors(corsOptions(settings));
  const fastify = app.getHttpAdapter().getInstance();
  // A body is JSON. A page of another site can send none without asking first, as it can text and forms.
  fastify.removeContentTypeParser('text/plain');
  withholdCredentials(fastify, settings);
  (app.getHttpServer() as Server).maxConnections = settings.maxConnections;
  closeConnectionsWhenEnding(fastify, lifecycle);
  secureAnswers(fastify);
  const store = app.get(SnapshotStore);
  const metrics = app.get(Metrics);
  if (webhooks) metrics.showDeliveries(app.get(Deliveries));
  const traces = await tracesTo(settings);
  if (traces) fastify.addHook('onClose', () => traces.stop());
  logRequests(fastify, { log: requestLogger(settings, logTo), metrics, traces, slowMs: settings.slowMs });
  graphqlStatus(fastify);
  await fastify.register(compress, { customTypes: COMPRESSED, threshold: 1024, encodings: ['br', 'gzip'] });
  const limits = limitRates(fastify, database.pool, settings.ratePerMinute, new Logger('RateLimits'));
  await registerLoad(fastify, settings);
  authenticate(fastify, app.get(Authenticator));
  limitBodies(fastify);
  neverBack(fastify, store);
  serveSubscriptions(fastify, {
    ...{ schema: () => app.get(GraphQLSchemaHost).schema, store, settings, trusted },
    ...{ reads: app.get(Reads), authenticator: app.get(Authenticator), limits, metrics },
  });
  if (trusted) answerTrustedOnly(fastify, trusted);
  answerCaching(fastify, {
    store,
    prepared: settings.preparedOperations ? app.get(PreparedOperations) : null,
    keep: settings.answerCache,
    metrics,
  });
  await serveMcp(fastify, {
    ...{ schema: () => app.get(GraphQLSchemaHost).schema, store, reads: app.get(Reads), settings },
  });
  knownAgain(fastify, COMPRESSED);
  await servePages(fastify, { pages: app.get(Pages), graphiql: trusted === null });
  await app.init();
  await fastify.ready();
  return app;
}

/** Nest's own `log` level tells of every route at start; what matters of it, the server says itself. */
function loggedLevels({ logLevel }: Settings): LogLevel[] {
  return LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(logLevel) + 1).filter((level) => level !== 'log');
}

/** Listens where the settings say; a port that is taken is an error for the caller, which Nest need not log as well. */
export async function listen(app: NestFastifyApplication, settings: Settings): Promise<string> {
  app.useLogger(false);
  await app.listen({ host: settings.host, port: settings.port });
  // A new one: levels alone would be set on the one that was just taken away, and no fault would ever be logged.
  app.useLogger(new ConsoleLogger({ logLevels: loggedLevels(settings) }));
  return (await app.getUrl()).replace('[::1]', 'localhost');
}
