import { serverAudits } from 'graphql-http';
import { startTestApp, type TestApp } from '../support/app.js';

describe('GraphQL over HTTP, as graphql-http audits it', () => {
  let rollcall: TestApp;
  let url: string;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: false });
    url = `${await rollcall.listen()}/graphql`;
  });
  afterAll(() => rollcall.close());

  // What MAY be passes as well, so nothing is left out.
  test.each(serverAudits({ url: () => url }).map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
  });

  test('the audit holds what MUST and what SHOULD be', () => {
    const names = serverAudits({ url }).map(({ name }) => name.split(' ')[0]);
    const count = (word: string) => names.filter((name) => name === word).length;
    expect({ must: count('MUST') >= 13, should: count('SHOULD') >= 22 }).toEqual({ must: true, should: true });
  });
});
