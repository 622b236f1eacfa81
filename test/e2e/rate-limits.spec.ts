import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { createApp } from '../../src/server/create-app.js';
import { SharedBudget } from '../../src/server/rate/shared-budget.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const PER_MINUTE = 60;
const BODY = { query: '{ dataset { revision } }' };

describe('rate limits', () => {
  let database: TestDatabase;
  const apps: NestFastifyApplication[] = [];
  const http = (app: number) => supertest(apps[app]!.getHttpServer());
  /** Asks so often, as a client that a proxy names; gives the statuses. */
  const ask = async (times: number, app: number, client: string, path = '/graphql') => {
    const answers: supertest.Response[] = [];
    for (let time = 0; time < times; time++) {
      answers.push(await http(app).post(path).set('x-forwarded-for', client).send(BODY));
    }
    return answers;
  };
  const allowed = (answers: supertest.Response[]) => answers.filter(({ status }) => status === 200).length;

  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
    const env = {
      ROLLCALL_RATE_PER_MINUTE: String(PER_MINUTE),
      ROLLCALL_TRUST_PROXY: 'loopback',
      ROLLCALL_LOG_LEVEL: 'error',
    };
    for (const _ of [1, 2]) {
      const app = await createApp(database.settings(env), await database.open());
      await app.listen(0, '127.0.0.1');
      apps.push(app);
    }
  });
  afterAll(async () => {
    for (const app of apps) await app.close();
    await database?.drop();
  });

  test('a budget is given once, whoever asks for it, and refills by the second', async () => {
    const pool = (await database.open()).pool;
    const [one, other] = [new SharedBudget(pool, 60, 25), new SharedBudget(pool, 60, 25)];
    expect((await one.take('x')).given).toBe(25);
    expect((await other.take('x')).given).toBe(25);
    const third = (await one.take('x')).given;
    expect(third).toBeGreaterThanOrEqual(10);
    expect(third).toBeLessThan(25);
    await pool.query("UPDATE rate_limit SET tokens = 0, at = clock_timestamp() - interval '7.5 s' WHERE client = 'x'");
    expect((await other.take('x')).given).toBe(7);
    await pool.query("UPDATE rate_limit SET tokens = 0, at = clock_timestamp() + interval '1 hour' WHERE client = 'x'");
    expect((await other.take('x')).given).toBe(0);
  });

  test('two processes on one database share what a client has', async () => {
    const begun = Date.now();
    let count = 0;
    for (let turn = 0; turn < 200; turn++) count += allowed(await ask(1, turn % 2, '192.0.2.1'));
    const seconds = (Date.now() - begun) / 1000;
    // All that there is, and what came since; never twice as much.
    expect(count).toBeLessThanOrEqual(PER_MINUTE + Math.ceil(seconds) + 1);
    expect(count).toBeGreaterThanOrEqual(PER_MINUTE / 2);
  });

  test('a question too many gets 429, says when to ask again, and nobody else is refused', async () => {
    const refused = (await ask(80, 0, '192.0.2.2')).find(({ status }) => status === 429)!;
    expect(refused.headers).toMatchObject({
      'ratelimit-policy': '60;w=60',
      'ratelimit-limit': '60',
      'ratelimit-remaining': '0',
      'ratelimit-reset': refused.headers['retry-after'],
      'cache-control': 'no-store',
    });
    expect(refused.body.errors[0].extensions).toEqual({
      code: 'RATE_LIMITED',
      retryAfter: Number(refused.headers['retry-after']),
      requestId: refused.headers['x-request-id'],
    });
    expect(refused.body.errors[0].message).toContain('more than the 60 times a minute allowed');
    const [answer] = await ask(1, 0, '192.0.2.3');
    expect([answer!.status, Number(answer!.headers['ratelimit-remaining'])]).toEqual([200, 59]);
  });

  test('a call of an assistant too many is refused in the form of its protocol', async () => {
    const refused = (await ask(80, 0, '192.0.2.9', '/mcp')).find(({ status }) => status === 429)!;
    const retryAfter = Number(refused.headers['retry-after']);
    expect(refused.body).toEqual({
      jsonrpc: '2.0',
      error: {
        code: -32000,
        message: expect.stringContaining('more than the 60 times a minute allowed'),
        data: { code: 'RATE_LIMITED', retryAfter },
      },
      id: null,
    });
  });

  test('of IPv6 a network of 64 bits is one client, however the address is written', async () => {
    const addresses = ['2001:db8:0:1::1', '2001:db8:0:1::2', '2001:DB8::1:ffff:0:0:1', '2001:db8:0:2::1'];
    const remaining: unknown[] = [];
    for (const address of addresses) {
      const [answer] = await ask(1, 0, address);
      remaining.push(answer!.headers['ratelimit-remaining']);
    }
    expect(remaining).toEqual(['59', '58', '57', '59']);
    // An address that is written in another way is the same route.
    const encoded = await http(0).post('/%67raphql').set('x-forwarded-for', addresses[0]!).send(BODY);
    expect(encoded.headers['ratelimit-remaining']).toBe('56');
  });

  test('checks and pages are never limited; files and pictures are', async () => {
    await ask(60, 1, '192.0.2.4');
    for (const path of ['/livez', '/readyz', '/metrics', '/']) {
      const answer = await http(1).get(path).set('x-forwarded-for', '192.0.2.4');
      expect([path, answer.status === 429, answer.headers['ratelimit-limit']]).toEqual([path, false, undefined]);
    }
    const file = await http(1).get('/exports/distribution.csv?set=hlab7').set('x-forwarded-for', '192.0.2.4');
    expect(file.headers['ratelimit-limit']).toBe('60');
  });

  test('rows of clients that are quiet are removed, at most once a minute', async () => {
    const { pool } = await database.open();
    const sweep = async () => (await pool.query('SELECT sweep_rate_limit() AS removed')).rows[0].removed;
    await pool.query(
      "DELETE FROM rate_limit; INSERT INTO rate_limit VALUES ('old', 0, 0, now() - interval '3 minutes'), ('new', 0, 0, now())",
    );
    expect(await sweep()).toBe(1);
    await pool.query("INSERT INTO rate_limit VALUES ('older', 0, 0, now() - interval '3 minutes')");
    expect(await sweep()).toBe(0);
    expect((await pool.query("SELECT client FROM rate_limit WHERE client <> '' ORDER BY 1")).rows).toEqual([
      { client: 'new' },
      { client: 'older' },
    ]);
  });

  test('where the budget can not be asked, nobody is refused', async () => {
    const { pool } = await database.open();
    await pool.query('ALTER TABLE rate_limit RENAME TO away');
    expect(allowed(await ask(70, 0, '192.0.2.5'))).toBe(70);
    await pool.query('ALTER TABLE away RENAME TO rate_limit');
  });
});
