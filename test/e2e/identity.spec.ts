import { startTestApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/tokens.js';

describe('who asks', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({});
  });
  afterAll(() => rollcall.close());

  const VIEWER = '{ viewer { name role } }';
  const ask = (authorization: string, query = VIEWER) =>
    rollcall.http.post('/graphql').set('authorization', authorization).send({ query });

  test('is nobody without a token, and whoever the token is of with one', async () => {
    expect((await rollcall.ask(VIEWER)).data).toEqual({ viewer: null });
    const token = await tokenFor(rollcall, 'REVIEWER', 'Ana');
    const { status, body } = await ask(`Bearer ${token}`);
    expect([status, body]).toEqual([200, { data: { viewer: { name: 'Ana', role: 'REVIEWER' } } }]);
  });
});
