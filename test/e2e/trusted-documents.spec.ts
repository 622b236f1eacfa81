import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type supertest from 'supertest';
import { projectRoot } from '../../src/config/project-root.js';
import { sdlSchema } from '../../src/graphql/sdl-schema.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { knownDocuments } from '../support/known-documents.js';

interface Operation {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

const MANIFEST = JSON.parse(readFileSync(join(projectRoot(), 'schema', 'dashboard-operations.json'), 'utf8')) as {
  operations: Operation[];
};
const RELAYS = 'query Revision { dataset { revision } }';
const APOLLOS = 'query Through { dataset { dataThrough } }\n';
const UNTRUSTED = 'query Revision { dataset { revision recordedAt } }';
const INTROSPECTION = '{ __schema { queryType { name } } }';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const code = (answer: supertest.Response) => [answer.status, answer.body.errors?.[0]?.extensions?.code ?? null];

describe('with trusted documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trusted-'));
  const relay = join(folder, 'relay.json');
  const apollo = join(folder, 'apollo.json');
  let rollcall: TestApp;
  const post = (body: object) => rollcall.http.post('/graphql').send(body);
  const get = (parameters: Record<string, string>, path = '/graphql') =>
    rollcall.http.get(`${path}?${new URLSearchParams(parameters)}`);

  beforeAll(async () => {
    writeFileSync(relay, JSON.stringify({ '9b7a5f1c2d': RELAYS }));
    writeFileSync(
      apollo,
      JSON.stringify({
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'through-1', name: 'Through', type: 'query', body: APOLLOS }],
      }),
    );
    rollcall = await startTestApp({ seeded: true }, { ROLLCALL_TRUSTED_DOCUMENTS: `${relay}, ${apollo}` });
  });
  afterAll(async () => {
    await rollcall?.close();
    rmSync(folder, { recursive: true });
  });

  test('every operation of the dashboard is answered, by its text and by its id, each time it comes', async () => {
    const known = knownDocuments(sdlSchema());
    expect(MANIFEST.operations.length).toBeGreaterThan(20);
    const others: string[] = [];
    for (const { id, name, body } of MANIFEST.operations) {
      expect(id).toBe(sha256(body));
      const document = known.find((one) => one.name === `dashboard ${name}`);
      if (!document) {
        others.push(name);
        continue;
      }
      const { variables } = document;
      const first = await post({ operationName: name, query: body, variables });
      expect([name, first.status, first.body.errors]).toEqual([name, 200, undefined]);
      for (const asked of [
        { query: body, variables, operationName: name },
        { documentId: id, variables },
        { extensions: persisted(id), variables },
      ]) {
        for (const _ of ['worked out', 'kept']) {
          const answer = await post(asked);
          expect([name, answer.status]).toEqual([name, 200]);
          expect(answer.text).toBe(first.text);
        }
      }
    }
    // What writes, or is behind a token: the browser's test of curation asks it where only these are answered.
    expect(others.sort()).toEqual([
      ...['ApproveProposal', 'CommentOnProposal', 'ErrorReports', 'Propose', 'RejectProposal', 'ReportError'],
      'WithdrawProposal',
    ]);
  });

  test('operations of files are answered, by the ids that the files give and by their hashes', async () => {
    const revision = { data: { dataset: { revision: '2' } } };
    for (const asked of [
      { query: RELAYS },
      { documentId: '9b7a5f1c2d' },
      { id: '9b7a5f1c2d' },
      { documentId: sha256(RELAYS) },
      { extensions: persisted(sha256(RELAYS)) },
      // Clients that register what they ask may do so with what is registered already.
      { query: RELAYS, extensions: persisted(sha256(RELAYS)) },
    ]) {
      for (const _ of ['worked out', 'kept']) expect((await post(asked)).body).toEqual(revision);
      const parameters = Object.entries(asked).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      for (const _ of ['worked out', 'kept']) {
        const answer = await get(Object.fromEntries(parameters));
        expect([answer.body, answer.headers.etag]).toEqual([revision, expect.any(String)]);
      }
    }
    expect((await post({ id: 'through-1' })).body.data.dataset.dataThrough).toMatch(/^\d{4}-/);
  });

  test('variables and names go with an id', async () => {
    const { id } = MANIFEST.operations.find(({ name }) => name === 'CountryPage')!;
    const answer = await post({ id, operationName: 'Another', variables: {} });
    expect(answer.status).toBe(200);
    expect(answer.body.errors[0].message).toContain('Unknown operation named "Another"');
  });

  test('every other operation is refused: the rule is named, and how to register', async () => {
    const answer = await post({ query: UNTRUSTED });
    expect(code(answer)).toEqual([403, 'UNTRUSTED_DOCUMENT']);
    const [{ message, extensions }] = answer.body.errors;
    expect(message).toMatch(/only registered operations .* character by character.*ROLLCALL_TRUSTED_DOCUMENTS/);
    expect(extensions).toMatchObject({ sha256Hash: sha256(UNTRUSTED), requestId: answer.headers['x-request-id'] });
    expect(answer.body.data).toBeUndefined();
  });

  test.each<[string, object]>([
    ['introspection', { query: INTROSPECTION }],
    ['a trusted text with a space more', { query: `${RELAYS} ` }],
    ['a trusted text and another', { query: `${RELAYS} ${UNTRUSTED}`, operationName: 'Revision' }],
    ['another text under a trusted id', { query: UNTRUSTED, id: '9b7a5f1c2d' }],
    ['another text under a trusted hash', { query: UNTRUSTED, extensions: persisted(sha256(RELAYS)) }],
    ['the registration of another text', { query: UNTRUSTED, extensions: persisted(sha256(UNTRUSTED)) }],
    ['the hash of another text', { extensions: persisted(sha256(UNTRUSTED)) }],
    ['an unknown id', { documentId: 'nobody' }],
    ['an id of objects', { id: 'constructor' }],
    ['what is no GraphQL', { query: '{' }],
  ])('%s is refused by POST and by GET, however often it is asked', async (_, asked) => {
    const parameters = Object.entries(asked).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    for (const __ of [1, 2, 3]) {
      expect(code(await post(asked))).toEqual([403, 'UNTRUSTED_DOCUMENT']);
      expect(code(await get(Object.fromEntries(parameters)))).toEqual([403, 'UNTRUSTED_DOCUMENT']);
      expect(code(await get(Object.fromEntries(parameters), '/%67raphql'))).toEqual([403, 'UNTRUSTED_DOCUMENT']);
    }
  });

  test('what asks nothing, or asks twice, is refused', async () => {
    const twice = `query=${encodeURIComponent(RELAYS)}&query=${encodeURIComponent(UNTRUSTED)}`;
    expect(code(await rollcall.http.get(`/graphql?${twice}`))).toEqual([400, 'UNTRUSTED_DOCUMENT']);
    expect(code(await rollcall.http.get('/graphql'))).toEqual([400, 'UNTRUSTED_DOCUMENT']);
    for (const body of [{}, { query: 5 }, { query: [RELAYS] }, [{ query: RELAYS }], { id: 7 }, { extensions: 'x' }]) {
      expect(code(await post(body))).toEqual([400, 'UNTRUSTED_DOCUMENT']);
    }
    const text = await rollcall.http.post('/graphql').set('content-type', 'text/plain').send(RELAYS);
    expect(text.status).toBeGreaterThanOrEqual(400);
    expect(text.body.data).toBeUndefined();
  });

  test('the page of GraphiQL says that it is closed; the dashboard, files, pictures and checks are not', async () => {
    const closed = await rollcall.http.get('/graphiql').set('accept', 'text/html');
    expect([closed.status, closed.headers['content-security-policy']]).toEqual([
      403,
      expect.stringContaining("frame-ancestors 'none'"),
    ]);
    expect(closed.text).toMatch(/GraphiQL is closed.*GraphiQL 已关闭/s);
    for (const path of [
      '/',
      '/exports/distribution.csv?set=hlab7',
      '/charts/assembly.svg?set=hlab7',
      '/readyz',
      '/livez',
    ]) {
      expect([path, (await rollcall.http.get(path)).status]).toEqual([path, 200]);
    }
  });
});

describe("with the dashboard's own documents alone", () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, { ROLLCALL_TRUSTED_DOCUMENTS: 'own' });
  });
  afterAll(() => rollcall?.close());

  test('those are answered and no others', async () => {
    const { body, name } = MANIFEST.operations.find((one) => one.name === 'Frame')!;
    const answer = await rollcall.http.post('/graphql').send({ query: body, variables: { locale: 'EN' } });
    expect([name, answer.status, answer.body.errors]).toEqual(['Frame', 200, undefined]);
    expect(code(await rollcall.http.post('/graphql').send({ query: RELAYS }))).toEqual([403, 'UNTRUSTED_DOCUMENT']);
  });
});

describe('without trusted documents', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, { ROLLCALL_TRUSTED_DOCUMENTS: 'off' });
  });
  afterAll(() => rollcall?.close());

  test('every operation is answered, introspection too, and clients may register theirs', async () => {
    for (const query of [UNTRUSTED, INTROSPECTION]) {
      expect(code(await rollcall.http.post('/graphql').send({ query }))).toEqual([200, null]);
    }
    const extensions = persisted(sha256(UNTRUSTED));
    expect(code(await rollcall.http.post('/graphql').send({ extensions }))).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
    expect(code(await rollcall.http.post('/graphql').send({ query: UNTRUSTED, extensions }))).toEqual([200, null]);
    expect(code(await rollcall.http.post('/graphql').send({ extensions }))).toEqual([200, null]);
    expect((await rollcall.http.get('/graphiql')).text).not.toContain('closed');
  });
});
