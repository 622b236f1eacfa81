import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../support/app.js';

/** Much work and few bytes: more coverages than are kept, asked for of every country in turn. Several times what a second allows. */
const counted = (field: string, times = 300) => {
  const coverages = Array.from({ length: times }, (_, at) => {
    const day = `20${String((at % 16) + 10)}-0${(at % 9) + 1}-${10 + (at % 17)}`;
    return `${field}${at}: coverage(asOf: "${day}", counting: {blocs: INHERIT})`;
  });
  return `{countries(first:500){nodes{${coverages.join(' ')}}}}`;
};
const GAPS =
  '{gaps(selection:{},fewerThan:999){countries{missing{slug name summary}} initiatives{missing{country{code name} reason}}}}';
const PAGES = '{initiatives(first:500){nodes{participations(first:500){nodes{id citations{evidence url title}}}}}}';

describe('a request that the cost let through', () => {
  let rollcall: TestApp;
  let address: string;
  beforeAll(async () => {
    rollcall = await startTestApp(undefined, {
      ROLLCALL_ANSWER_CACHE: 'off',
      ROLLCALL_MAX_QUERY_COST: '1000000000',
      ROLLCALL_MAX_ANSWER_BYTES: '5000000',
      ROLLCALL_DEADLINE_SECONDS: '1',
      ROLLCALL_MAX_ALIASES: '300',
      ROLLCALL_MAX_TOKENS: '20000',
    });
    address = await rollcall.listen();
  });
  afterAll(() => rollcall.close());

  const ask = async (query: string) => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };

  test.each(['when it comes first', 'when it is known'])('is cut at the deadline %s', async () => {
    const { status, body } = await ask(counted('c'));
    expect([status, body]).toEqual([
      503,
      {
        errors: [
          {
            message: expect.stringContaining('1 s'),
            extensions: { code: 'DEADLINE_PASSED', limit: 1, requestId: expect.any(String) },
          },
        ],
      },
    ]);
  });

  test.each(['when it comes first', 'when it is known'])('is cut at the most bytes %s', async () => {
    const repeated = GAPS.slice(1, -1);
    const query = `{a: ${repeated} b: ${repeated} c: ${repeated} d: ${repeated}}`;
    const { status, body } = await ask(query);
    const { code, limit } = body.errors[0].extensions;
    // On a slow machine the time is over first.
    expect([
      [400, 'ANSWER_TOO_LARGE', 5_000_000],
      [503, 'DEADLINE_PASSED', 1],
    ]).toContainEqual([status, code, limit]);
    expect(body.data).toBeUndefined();
  });

  test('is answered alike by graphql-js and by the writer, in slices', async () => {
    for (const query of [PAGES, GAPS]) {
      const first = await ask(query);
      const second = await ask(query);
      if (first.status === 200 && second.status === 200) expect(second.text).toBe(first.text);
      expect([200, 503]).toContain(first.status);
    }
  });
});

describe('work whose client leaves', () => {
  let rollcall: TestApp;
  let address: string;
  beforeAll(async () => {
    rollcall = await startTestApp(undefined, {
      ROLLCALL_ANSWER_CACHE: 'off',
      ROLLCALL_MAX_QUERY_COST: '1000000000',
      ROLLCALL_MAX_ALIASES: '300',
      ROLLCALL_MAX_TOKENS: '20000',
    });
    address = await rollcall.listen();
  });
  afterAll(() => rollcall.close());

  const begin = () => {
    const { port } = new URL(address);
    const asked = request({ port, path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json' } });
    asked.on('error', () => undefined);
    asked.end(JSON.stringify({ query: counted('d', 60) }));
    return asked;
  };
  /** The processor's time, in milliseconds, that goes until a quarter of a second is idle. */
  const untilIdle = async () => {
    const begun = process.cpuUsage();
    for (;;) {
      const before = process.cpuUsage();
      await sleep(250);
      const { user, system } = process.cpuUsage(before);
      if (user + system > 60_000) continue;
      const whole = process.cpuUsage(begun);
      return (whole.user + whole.system) / 1_000;
    }
  };

  test('stops', async () => {
    const stayed = begin();
    const answered = new Promise((resolve) => stayed.on('response', (response) => resolve(response.resume())));
    const before = process.cpuUsage();
    await answered;
    const { user, system } = process.cpuUsage(before);
    const left = begin();
    await sleep(200);
    left.destroy();
    expect(await untilIdle()).toBeLessThan((user + system) / 1_000 / 2);
  });
});
