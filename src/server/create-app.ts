import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { LOG_LEVELS, type Settings } from '../config/settings.js';
import type { OpenDatabase } from '../database/open-database.js';
import { PassOnFilter } from '../graphql/pass-on.filter.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { answerCaching } from './answer-cache.js';
import { servePages } from './pages.js';

const MOST_BODY_BYTES = 256 * 1024;

/** The server with its data loaded, not yet listening. Closing it closes the database. */
export async function createApp(settings: Settings, database: OpenDatabase): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: MOST_BODY_BYTES, forceCloseConnections: 'idle' });
  const levels = LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(settings.logLevel) + 1);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, database), adapter, {
    logger: levels.filter((level) => level !== 'log'),
    abortOnError: false,
    bodyParser: false,
  });
  if (settings.corsOrigins.length > 0) {
    const any = settings.corsOrigins.includes('*');
    app.enableCors({ origin: any ? '*' : [...settings.corsOrigins], methods: ['GET', 'POST', 'OPTIONS'] });
  }
  // biome-ignore lint/correctness/useHookAtTopLevel: a filter of Nest, not a hook of React.
  app.useGlobalFilters(new PassOnFilter());
  app.enableShutdownHooks();
  const fastify = app.getHttpAdapter().getInstance();
  answerCaching(fastify, app.get(SnapshotStore), settings.answerCache);
  fastify.get('/readyz', async (_, reply) => {
    const store = app.get(SnapshotStore);
    const { newest } = store.current;
    return reply.send({ ready: true, revision: newest.id, databaseAway: store.databaseAway });
  });
  await servePages(fastify);
  await app.init();
  await fastify.ready();
  return app;
}
