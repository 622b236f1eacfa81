import { startTestApp, type TestApp } from '../support/app.js';

describe('a client that tells how far it has seen', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall?.close());

  const QUESTION = { query: '{ dataset { revision } }' };
  const ask = (atLeast: string) => rollcall.http.post('/graphql').set('rollcall-at-least', atLeast).send(QUESTION);

  test('is told it on every answer about the roll, and answered from it or later', async () => {
    const first = await rollcall.http.post('/graphql').send(QUESTION).expect(200);
    const told = first.headers['rollcall-revision']!;
    expect(told).toBe(`${first.body.data.dataset.revision}.2`);
    expect((await ask(told).expect(200)).headers['rollcall-revision']).toBe(told);
    for (const path of ['/exports/distribution.csv?set=hlab7', '/charts/assembly.svg?set=hlab7'])
      expect((await rollcall.http.get(path).expect(200)).headers['rollcall-revision']).toBe(told);
    expect((await rollcall.http.get('/readyz')).headers['rollcall-revision']).toBeUndefined();
  });

  test('waits for a revision that is on its way', async () => {
    const { id } = rollcall.store.current.newest;
    const waiting = ask(`${id + 1}.2`).then((answer) => answer);
    await rollcall.record();
    const { status, body } = await waiting;
    expect([status, body.data.dataset.revision]).toEqual([200, String(id + 1)]);
  });

  test('is refused honestly where the revision does not come', async () => {
    const { status, headers, body } = await ask('9999.2');
    expect([status, headers['retry-after'], body.code]).toEqual([503, '1', 'DATABASE_UNAVAILABLE']);
    expect(body.error).toContain('9999.2');
  });

  test.each(['x', '-1.0', '1', '1.2.3', `${'9'.repeat(30)}.1`])(
    'is told the form where %j has it not',
    async (given) => {
      const { status, body } = await ask(given);
      expect([status, body.code, body.argument]).toEqual([400, 'BAD_USER_INPUT', 'rollcall-at-least']);
      expect(body.error).toContain(`"${given}"`);
    },
  );
});
