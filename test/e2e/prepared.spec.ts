import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { PreparedOperations } from '../../src/graphql/prepared-operations.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { withoutRequestId } from '../support/without-request-id.js';

/** The fast way of an operation that came before answers exactly what the way through Apollo answers. */
describe.each(['on', 'off'])('prepared operations, with the answer writer %s', (writer) => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, { ROLLCALL_ANSWER_CACHE: 'off', ROLLCALL_ANSWER_WRITER: writer });
  });
  afterAll(() => rollcall.close());

  const post = (body: object, accept = 'application/json') =>
    rollcall.http.post('/graphql').set('accept', accept).send(body);
  /** Apollo answers whoever asks for something else as well, with the same bytes. */
  const slow = (body: object) => post(body, 'application/json, text/plain');

  const folder = join(projectRoot(), 'test', 'contract', 'queries');
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  test.each(names)('%s is answered with the same bytes, type and status', async (name) => {
    const query = readFileSync(join(folder, name), 'utf8');
    const variables = JSON.parse(readFileSync(join(folder, name.replace('.graphql', '.variables.json')), 'utf8'));
    const first = await slow({ query, variables });
    const fast = await post({ query, variables });
    expect(fast.text).toBe(first.text);
    // Left to Apollo it would be the same, but slow.
    expect(await rollcall.app.get(PreparedOperations).answer({ query, variables }, { raw: {} })).toBe(first.text);
    expect([fast.status, fast.headers['content-type']]).toEqual([first.status, first.headers['content-type']]);
  });

  const QUERY =
    'query A($asOf: Date) { country(code: "KEN") { unStatus(asOf: $asOf) } } query B { dataset { revision } }';
  test.each([
    ['a wrong variable', { query: QUERY, operationName: 'A', variables: { asOf: '2023-02-30' } }],
    ['another operation of the same document', { query: QUERY, operationName: 'B' }],
    ['no operation named of two', { query: QUERY }],
    ['an operation that is not there', { query: QUERY, operationName: 'C' }],
    ['variables that are no object', { query: QUERY, operationName: 'A', variables: [1] }],
    ['no query', { variables: {} }],
  ])('%s is answered alike', async (_, body) => {
    await slow({ query: QUERY, operationName: 'A', variables: { asOf: '2024-01-01' } });
    const [expected, actual] = [await slow(body), await post(body)];
    expect(withoutRequestId(actual.text)).toBe(withoutRequestId(expected.text));
    expect(actual.status).toBe(expected.status);
  });

  test('fields come and go with the switches of a known operation', async () => {
    const query = `query($with: Boolean = true, $without: Boolean!) {
      country(code: "KEN") { code alpha2 @include(if: $with) m49 @skip(if: $without) } }`;
    const country = async (variables: object) => (await post({ query, variables })).body.data.country;
    expect(await country({ without: false })).toEqual({ code: 'KEN', alpha2: 'KE', m49: '404' });
    expect(await country({ without: true })).toEqual({ code: 'KEN', alpha2: 'KE' });
    expect(await country({ with: false, without: false })).toEqual({ code: 'KEN', m49: '404' });
    expect(await country({ without: false })).toEqual({ code: 'KEN', alpha2: 'KE', m49: '404' });
  });

  test('the type that a client prefers is that which Apollo would give it', async () => {
    const query = '{ dataset { revision } }';
    for (const accept of ['application/graphql-response+json, application/json', 'application/json', '*/*']) {
      const first = await post({ query }, `${accept}, text/plain;q=0.1`);
      const fast = await post({ query }, accept);
      expect([fast.text, fast.headers['content-type']]).toEqual([first.text, first.headers['content-type']]);
    }
  });

  test('a page that became too long is refused, although the operation is known', async () => {
    const query = `query($first: Int) { countries(first: $first) { nodes { participations(first: $first) { nodes { participant {
      ... on Country { participations(first: $first) { nodes { id initiative { participations(first: $first) { nodes { id } } } } } } } } } } } }`;
    expect((await post({ query, variables: { first: 2 } })).body.errors).toBeUndefined();
    const refused = await post({ query, variables: { first: 500 } });
    expect(refused.body.errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
  });
});
