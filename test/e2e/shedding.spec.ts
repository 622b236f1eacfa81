import { startTestApp, type TestApp } from '../support/app.js';
import { withoutRequestId } from '../support/without-request-id.js';

/** Any process takes more than a byte: as soon as the load was measured, it is too much. */
const ALWAYS_TOO_MUCH = { ROLLCALL_MAX_RSS_BYTES: '1' };

describe('a server that has too much to do', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, ALWAYS_TOO_MUCH);
    const deadline = Date.now() + 60_000;
    while ((await rollcall.http.get('/graphiql')).status !== 503 && Date.now() < deadline) {
      await new Promise((resume) => setTimeout(resume, 100));
    }
  });
  afterAll(() => rollcall.close());

  const MESSAGE = 'the server has too much to do (it takes more than 1 bytes of memory): ask again in 5 seconds';

  test('sends questions away in the shape of the answers, and says when to ask again', async () => {
    const answer = await rollcall.http.post('/graphql').send({ query: '{ dataset { revision } }' });
    expect([answer.status, answer.headers['retry-after'], answer.headers['cache-control']]).toEqual([
      503,
      '5',
      'no-store',
    ]);
    expect(withoutRequestId(answer.body)).toEqual({
      errors: [{ message: MESSAGE, extensions: { code: 'OVERLOADED', retryAfter: 5 } }],
    });
  });

  test.each(['/exports/yearly.csv', '/charts/assembly.svg'])(
    'sends %s away in the shape of its errors',
    async (path) => {
      const answer = await rollcall.http.get(path);
      expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
      expect(withoutRequestId(answer.body)).toEqual({ error: MESSAGE, code: 'OVERLOADED', retryAfter: 5 });
    },
  );

  test('sends calls of assistants away in the form of their protocol', async () => {
    const answer = await rollcall.http.post('/mcp').send({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(answer.body).toEqual({
      jsonrpc: '2.0',
      error: { code: -32000, message: MESSAGE, data: { code: 'OVERLOADED', retryAfter: 5 } },
      id: null,
    });
  });

  test('tells those who watch over it all the same', async () => {
    expect((await rollcall.http.get('/readyz')).status).toBe(200);
    expect((await rollcall.http.get('/readyz?why')).status).toBe(200);
  });
});
