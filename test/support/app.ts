import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import supertest from 'supertest';
import { SnapshotStore } from '../../src/roll/snapshot-store.js';
import { createApp } from '../../src/server/create-app.js';
import { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from './database.js';

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which tests assert.
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** SQL for the id of the revision that `record` has just begun. */
export const NEW_REVISION = '(SELECT max(id) FROM revision)';

/** SQL for `record`: as many more initiatives of a kind, open to all, with nobody in them. */
export function manyInitiatives(count: number, kind: string): string {
  return `INSERT INTO initiative (slug) SELECT 'many-' || i FROM generate_series(1, ${count}) i;
    INSERT INTO initiative_version
      (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
    SELECT id, slug, '${kind}', 'universal', false, 'open', 'complete', int4range(${NEW_REVISION}, NULL)
    FROM initiative WHERE slug LIKE 'many-%'`;
}

/** The whole application on a database of its own. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly pool: pg.Pool;
  readonly store: SnapshotStore;
  readonly http: ReturnType<typeof supertest>;
  /** Base address once `listen` was called. */
  listen(): Promise<string>;
  /**
   * Records SQL as one new revision, in one transaction as every import does, and waits until it is answered from:
   * a revision that becomes visible before its rows would be loaded without them. `NEW_REVISION` is its id.
   */
  record(sql?: string): Promise<void>;
  /** Asks a question by POST and gives the answer as it came. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

/** A test shares its process with the server: that it holds the loop or fills the heap says nothing about the server. */
const UNHURRIED = {
  ROLLCALL_LOG_LEVEL: 'error',
  ROLLCALL_MAX_LOOP_DELAY_MS: '0',
  ROLLCALL_MAX_HEAP_PERCENT: '0',
  ROLLCALL_DEADLINE_SECONDS: '120',
};

/** Starts the application as `npm start` does, on a fresh database; `env` adds settings. */
export async function startTestApp(
  options: TestDatabaseOptions = { seeded: true },
  env: NodeJS.ProcessEnv = {},
): Promise<TestApp> {
  const database = await createTestDatabase(options);
  const app = await createApp(database.settings({ ...UNHURRIED, ...env }), await database.open());
  const http = supertest(app.getHttpServer());
  const pool = app.get(pg.Pool);
  const store = app.get(SnapshotStore);
  return {
    app,
    database,
    pool,
    store,
    http,
    record: async (sql = '') => {
      // Several statements in one simple query are one transaction.
      await pool.query(`INSERT INTO revision
        SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'test', max(data_through) FROM revision; ${sql}`);
      await store.refresh();
    },
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    ask: async (query, variables = {}) => {
      const response = await http.post('/graphql').send({ query, variables });
      return response.body as Answer;
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
