import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import Fastify from 'fastify';
import supertest from 'supertest';
import { neverKept } from '../../src/graphql/never-kept.js';
import { PreparedOperations } from '../../src/graphql/prepared-operations.js';
import { answerCaching } from '../../src/server/answer-cache.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/tokens.js';

const VIEWER = '{ viewer { name } dataset { revision } }';

describe.each([
  ['on', 'on'],
  ['on', 'off'],
  ['off', 'on'],
  ['off', 'off'],
])('with kept answers %s and prepared operations %s', (kept, prepared) => {
  let rollcall: TestApp;
  let token: string;
  beforeAll(async () => {
    rollcall = await startTestApp(
      { seeded: true },
      { ROLLCALL_ANSWER_CACHE: kept, ROLLCALL_PREPARED: prepared, ROLLCALL_CORS_ORIGINS: 'https://example.org' },
    );
    token = await tokenFor(rollcall, 'CONTRIBUTOR', 'Ana');
  });
  afterAll(() => rollcall.close());

  const post = (query: string, bearer?: string) => {
    const request = rollcall.http.post('/graphql').send({ query });
    return bearer ? request.set('authorization', `Bearer ${bearer}`) : request;
  };
  const get = (query: string, bearer?: string) => {
    const request = rollcall.http.get(`/graphql?query=${encodeURIComponent(query)}`);
    return bearer ? request.set('authorization', `Bearer ${bearer}`) : request;
  };
  const ways = async (): Promise<Record<string, number>> => {
    const { text } = await rollcall.http.get('/metrics');
    return Object.fromEntries(
      [...text.matchAll(/^rollcall_fast_answers_total\{by="(\w+)"\} (\d+)$/gm)].map(([, by, count]) => [by, +count!]),
    );
  };

  test.each([
    ['POST', post],
    ['GET', get],
  ])('by %s nobody is given an answer to whoever showed a token, nor they one to anybody', async (_, ask) => {
    const nameTo = async (bearer?: string) => (await ask(VIEWER, bearer)).body.data.viewer?.name ?? null;
    const names = [];
    for (const bearer of [token, undefined, token, undefined, undefined, token]) names.push(await nameTo(bearer));
    expect(names).toEqual(['Ana', null, 'Ana', null, null, 'Ana']);
  });

  test('an answer to whoever showed a token is in no store, and has nothing to be asked for again by', async () => {
    const anybody = await get(VIEWER);
    expect(anybody.headers['cache-control']).toBe('public, no-cache');
    expect(anybody.headers.vary).toMatch(/\baccept, authorization\b/);
    const etag = anybody.headers.etag!;
    const { status, headers } = await get(VIEWER, token).set('if-none-match', etag);
    expect([status, headers['cache-control'], headers.etag]).toEqual([200, 'private, no-store', undefined]);
    expect((await post('{ nothing }', token)).headers['cache-control']).toBe('private, no-store');
    expect((await get(VIEWER).set('if-none-match', etag)).status).toBe(304);
  });

  test('where others may ask, the origin is among what answers differ by', async () => {
    const { headers } = await get(VIEWER).set('origin', 'https://example.org');
    expect(headers.vary).toMatch(/^origin, accept, authorization\b/);
  });

  test('every question is counted by the way that it took', async () => {
    const before = await ways();
    const query = '{ dataset { participationCount } }';
    for (const bearer of [undefined, undefined, undefined, token, token]) await post(query, bearer);
    const taken = Object.entries(await ways()).map(([by, count]) => [by, count - before[by]!]);
    // What was prepared is kept by then, where both are on.
    const fast = { kept: kept === 'on' ? 2 : 0, prepared: kept === 'off' && prepared === 'on' ? 2 : 0 };
    expect(Object.fromEntries(taken)).toEqual({ ...fast, passed_on: 5 - fast.kept - fast.prepared });
  });

  test('an operation that was asked with a token is not prepared by it', async () => {
    const query = '{ dataset { licence } }';
    await post(query, token);
    const operations = rollcall.app.get(PreparedOperations);
    expect(await operations.answer({ query }, { raw: {} })).toBeNull();
    await post(query);
    expect((await operations.answer({ query }, { raw: {} })) !== null).toBe(prepared === 'on');
  });
});

describe('a mutation', () => {
  test('says that its answer is not to be kept, and a query does not', async () => {
    const typeDefs = 'type Query { count: Int } type Mutation { count: Int }';
    const server = new ApolloServer({ typeDefs, plugins: [neverKept(), ApolloServerPluginCacheControlDisabled()] });
    const headersOf = async (query: string) => (await server.executeOperation({ query })).http.headers;
    expect((await headersOf('mutation { count }')).get('cache-control')).toBe('no-store');
    expect((await headersOf('{ count }')).get('cache-control')).toBeUndefined();
    await server.stop();
  });

  test('is executed as often as it is sent', async () => {
    const fastify = Fastify();
    const store = { current: { past: { answers: {} } } } as never;
    const taken: string[] = [];
    answerCaching(fastify, { store, prepared: null, keep: true, metrics: { tookWay: (by) => taken.push(by) } });
    let executed = 0;
    fastify.post('/graphql', async (request, reply) => {
      executed++;
      if (JSON.stringify(request.body).includes('mutation')) reply.header('cache-control', 'no-store');
      return reply.type('application/json; charset=utf-8').send('{"data":{"done":true}}');
    });
    await fastify.ready();
    const send = (query: string) => supertest(fastify.server).post('/graphql').send({ query });
    for (const _ of ['first', 'second']) await send('mutation { reportError }');
    expect(executed).toBe(2);
    for (const _ of ['first', 'second']) await send('{ done }');
    expect(executed).toBe(3);
    expect(taken).toEqual(['passed_on', 'passed_on', 'passed_on', 'kept']);
    await fastify.close();
  });
});
