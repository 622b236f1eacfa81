import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Fastify from 'fastify';
import pg from 'pg';
import supertest from 'supertest';
import { projectRoot } from '../../src/config/project-root.js';
import { SnapshotStore } from '../../src/roll/snapshot-store.js';
import { createApp } from '../../src/server/create-app.js';
import { Metrics, registerGauge } from '../../src/server/metrics.js';
import { logRequests, requestIdOf, requestLogger } from '../../src/server/request-log.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { tokenFor } from '../support/tokens.js';

interface Line {
  readonly level: string;
  readonly id: string;
  readonly path: string;
  readonly status: number;
  readonly operation?: string;
  readonly code?: string;
  readonly viewer?: string;
  readonly bytes: number;
  readonly ms: number;
}

describe('what the server tells of itself', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  const written: string[] = [];
  const lines = () => written.map((line) => JSON.parse(line) as Line);
  const http = () => supertest(app.getHttpServer());
  /** Asks, and gives the line that was written of it. */
  const asked = async (question: supertest.Test): Promise<{ answer: supertest.Response; line: Line }> => {
    const answer = await question;
    for (let tries = 0; tries < 200; tries++) {
      const line = lines().find(({ id }) => id === answer.headers['x-request-id']);
      if (line) return { answer, line };
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`no line was written of ${answer.headers['x-request-id']}`);
  };

  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
    app = await createApp(database.settings({ ROLLCALL_SLOW_MS: '60000' }), await database.open(), {
      logTo: { write: (line: string) => void written.push(line) },
    });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  test('an answer has one line, with what was asked by name and nothing of what was asked about', async () => {
    const query =
      'query HowMany($asOf: Date) { initiative(slug: "bletchley-declaration") { participantCount(asOf: $asOf) } }';
    const body = { query, variables: { asOf: '2025-02-03' } };
    const token = await tokenFor({ app }, 'CONTRIBUTOR', 'Ana');
    for (const sent of [{ 'x-api-key': 'abc' }, { 'x-api-key': 'abc' }, { authorization: `Bearer ${token}` }]) {
      const { line } = await asked(http().post('/graphql?tell=nobody').set(sent).send(body));
      expect(line).toMatchObject({
        level: 'info',
        path: '/graphql',
        status: 200,
        operation: 'HowMany',
        method: 'POST',
      });
      expect(line.viewer).toBe('authorization' in sent ? 'Ana' : undefined);
      expect(line.bytes).toBeGreaterThan(100);
    }
    expect(written.join()).not.toMatch(/bletchley|participantCount|2025-02-03|nobody|abc|Bearer|rollcall_/);
  });

  test('a refusal has one line too, and its id is in the header and in every error', async () => {
    const { answer, line } = await asked(http().post('/graphql').send({ query: '{ nothing nobody }' }));
    expect(line).toMatchObject({ level: 'warn', status: 200, code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(answer.body.errors.map((error: { extensions: object }) => error.extensions)).toEqual([
      { code: 'GRAPHQL_VALIDATION_FAILED', requestId: line.id },
      { code: 'GRAPHQL_VALIDATION_FAILED', requestId: line.id },
    ]);
    const wrong = await asked(http().post('/graphql').set('content-type', 'application/json').send('{'));
    expect(wrong.line).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(wrong.answer.body.errors[0].extensions.requestId).toBe(wrong.line.id);
    const nowhere = await asked(http().get('/exports/nothing.csv'));
    expect(nowhere.line).toMatchObject({ status: 404 });
    expect(nowhere.answer.body.requestId).toBe(nowhere.line.id);
  });

  test('what takes longer than ROLLCALL_SLOW_MS is told of as slow, and counted', async () => {
    const fastify = Fastify({ genReqId: requestIdOf({ trustProxy: ['loopback'] }), trustProxy: 'loopback' });
    const told: string[] = [];
    const metrics = new Metrics(app.get(SnapshotStore), app.get(pg.Pool));
    const log = requestLogger({ logLevel: 'warn' }, { write: (line) => void told.push(line) });
    logRequests(fastify, { log, metrics, slowMs: 1_000 });
    fastify.get('/slow', async () => {
      await sleep(1_200);
      return 'done';
    });
    fastify.get('/fast', async () => 'done');
    await fastify.ready();
    await supertest(fastify.server).get('/fast');
    const slow = await supertest(fastify.server).get('/slow').set('x-request-id', 'given-by-a-proxy');
    expect(slow.headers['x-request-id']).toBe('given-by-a-proxy');
    expect(told.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ level: 'warn', path: '/slow', slow: true, id: 'given-by-a-proxy' }),
    ]);
    expect(await metrics.text()).toContain('rollcall_slow_requests_total 1\n');
    metrics.onApplicationShutdown();
    await fastify.close();
  });

  test('an id that a client makes up is not taken, for it trusts no proxy', async () => {
    const { line } = await asked(http().get('/readyz').set('x-request-id', 'mine'));
    expect(line.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('metrics are for those near, and not for those who come by a proxy', async () => {
    expect((await http().get('/metrics')).status).toBe(200);
    expect((await http().get('/metrics').set('x-forwarded-for', '127.0.0.1')).status).toBe(404);
  });

  test('operations are told apart by a name that was answered, and no client can add names without end', async () => {
    await http().post('/graphql').send({ query: 'query Known { dataset { version } }' });
    await http().post('/graphql').send({ query: 'query Refused { nothing }' });
    for (let turn = 0; turn < 120; turn++) {
      await http()
        .post('/graphql')
        .send({ query: `query Flood${turn} { initiative(slug: "x") { name } }` });
    }
    const { text } = await http().get('/metrics');
    const operations = new Set(
      [...text.matchAll(/rollcall_operation_seconds_count\{operation="([^"]+)"\}/g)].map(([, name]) => name),
    );
    expect(operations.has('other')).toBe(true);
    expect(operations.has('Refused')).toBe(false);
    expect([...operations].filter((name) => !name!.startsWith('/')).length).toBeLessThanOrEqual(102);
  });

  test('a module shows values of its own, under a name with labels that all its users share', async () => {
    const take = registerGauge('rollcall_cache_bytes', '', ['cache'], () => [{ labels: { cache: 'test' }, value: 12 }]);
    expect((await http().get('/metrics')).text).toContain('rollcall_cache_bytes{cache="test"} 12\n');
    take();
    expect((await http().get('/metrics')).text).not.toContain('cache="test"');
    expect(() => registerGauge('rollcall_cache_bytes', '', ['kind'], () => [])).toThrow(
      /has the labels cache, not kind/,
    );
    expect(() => registerGauge('cache_bytes', '', [], () => [])).toThrow(/named rollcall_/);
  });

  test.each(['alerts.yml', 'grafana-dashboard.json'])(
    'every metric that ops/%s names is one that is shown',
    async (file) => {
      const { text } = await http().get('/metrics');
      const shown = new Set(
        [...text.matchAll(/^# TYPE (\w+) (\w+)/gm)].flatMap(([, name, type]) =>
          type === 'histogram' ? [`${name}_bucket`] : [name!],
        ),
      );
      const named = [...readFileSync(join(projectRoot(), 'ops', file), 'utf8').matchAll(/\brollcall_[a-z_]+/g)].map(
        ([name]) => name,
      );
      expect(named.length).toBeGreaterThan(5);
      expect(named.filter((name) => !shown.has(name))).toEqual([]);
    },
  );
});
