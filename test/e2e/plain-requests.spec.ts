import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/tokens.js';

const OTHER = 'https://other.example';
const NAMED = 'https://curators.example';
const REPORT = 'mutation { reportError(subject: "Country:KEN", text: "not so") }';
const QUERY = '{ dataset { release } }';

describe('what may be asked without ceremony, and what may not', () => {
  let rollcall: TestApp;
  let host: string;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, { ROLLCALL_CORS_ORIGINS: `reads,${NAMED}` });
    host = new URL(await rollcall.listen()).host;
  });
  afterAll(() => rollcall.close());

  const get = (parameters: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    rollcall.http.get(`/graphql?${new URLSearchParams(parameters)}`).set(headers);
  const reports = async () => Number((await rollcall.pool.query('SELECT count(*) FROM error_report')).rows[0].count);

  test.each<[string, Record<string, string>, string]>([
    ['a link, as curl follows it', { accept: '*/*' }, 'application/json; charset=utf-8'],
    [
      'the address bar of a browser',
      {
        accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8',
        'sec-fetch-site': 'none',
        'sec-fetch-mode': 'navigate',
      },
      'application/json; charset=utf-8',
    ],
    [
      'urql as it comes',
      {
        accept:
          'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
      },
      'application/graphql-response+json; charset=utf-8',
    ],
    ['a page of another site', { origin: OTHER, 'sec-fetch-site': 'cross-site' }, 'application/json; charset=utf-8'],
    [
      'an image of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' },
      'application/json; charset=utf-8',
    ],
  ])('%s is answered by GET', async (_, headers, type) => {
    const variables = JSON.stringify({ code: 'KEN' });
    const query = 'query Where($code: ID!) { country(code: $code) { alpha2 } } query Other { dataset { release } }';
    const answer = await get({ query, variables, operationName: 'Where' }, headers);
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([
      200,
      { data: { country: { alpha2: 'KE' } } },
      type,
    ]);
  });

  test('HEAD has the headers of GET and no body, also of what was never asked before', async () => {
    const path = `/graphql?${new URLSearchParams({ query: '{ countries(first: 200) { nodes { code name } } }' })}`;
    const head = await rollcall.http.head(path);
    const asked = await rollcall.http.get(path);
    const again = await rollcall.http.head(path);
    const said = ({ headers, status }: typeof head) => {
      const { date, 'x-request-id': id, ...rest } = headers;
      return { status, ...rest };
    };
    expect(asked.body.data.countries.nodes.length).toBeGreaterThan(193);
    expect([head.text, again.text]).toEqual([undefined, undefined]);
    for (const one of [head, again]) {
      expect(said(one)).toMatchObject({ status: 200, etag: asked.headers.etag, vary: asked.headers.vary });
      expect(one.headers['content-type']).toBe(asked.headers['content-type']);
      expect(one.headers['cache-control']).toBe(asked.headers['cache-control']);
    }
  });

  const hash = createHash('sha256').update(REPORT).digest('hex');
  test.each<[string, Record<string, string>]>([
    ['a mutation', { query: REPORT }],
    ['under another name', { query: `${REPORT.replace('{ ', '{ harmless: ')}` }],
    [
      'beside a query, by its name',
      { query: `query Q ${QUERY} ${REPORT.replace('mutation', 'mutation M')}`, operationName: 'M' },
    ],
    [
      'within a fragment',
      { query: 'mutation { ...F } fragment F on Mutation { reportError(subject: "Country:KEN", text: "not so") }' },
    ],
    [
      'a registration of it by its hash',
      { query: REPORT, extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }) },
    ],
  ])('a GET writes nothing: %s is refused with 405, and what to send instead', async (_, parameters) => {
    const before = await reports();
    const ways: Record<string, string>[] = [
      {},
      { 'apollo-require-preflight': 'yes' },
      { 'content-type': 'application/json' },
    ];
    for (const headers of ways) {
      const answer = await get(parameters, headers);
      expect([answer.status, answer.headers.allow, answer.headers['cache-control']]).toEqual([405, 'POST', 'no-store']);
      expect(answer.body.errors[0]).toMatchObject({
        message: expect.stringMatching(/^GET requests only support query operations, not mutation/),
        extensions: { code: 'BAD_REQUEST' },
      });
      expect((await rollcall.http.head(`/graphql?${new URLSearchParams(parameters)}`)).status).toBe(405);
    }
    expect(await reports()).toBe(before);
  });

  test('nor by the hash of a mutation that was registered by POST', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
    expect((await get({ extensions: JSON.stringify(extensions) })).body.errors[0].extensions.code).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
    expect((await rollcall.http.post('/graphql').send({ query: REPORT, extensions })).body.errors).toBeUndefined();
    const before = await reports();
    const answer = await get({ extensions: JSON.stringify(extensions) });
    expect([answer.status, answer.headers.allow, await reports()]).toEqual([405, 'POST', before]);
  });

  test('the hash of a query is answered by GET once it is known, and not kept before', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(QUERY).digest('hex') } };
    const unknown = await get({ extensions: JSON.stringify(extensions) });
    expect(unknown.headers['cache-control']).toMatch(/no-store|private/);
    await get({ query: QUERY, extensions: JSON.stringify(extensions) });
    const known = await get({ extensions: JSON.stringify(extensions) });
    expect([known.body, known.headers['cache-control']]).toEqual([
      { data: { dataset: { release: '2026.12' } } },
      'public, no-cache',
    ]);
  });

  test('a token that a GET shows is looked at, and its answer is kept nowhere', async () => {
    const token = await tokenFor(rollcall, 'CONTRIBUTOR', 'Ana');
    const answer = await get({ query: '{ viewer { name } }' }, { authorization: `Bearer ${token}` });
    expect([answer.body.data.viewer.name, answer.headers['cache-control'], answer.headers.etag]).toEqual([
      'Ana',
      'private, no-store',
      undefined,
    ]);
    const wrong = await get({ query: '{ viewer { name } }' }, { authorization: 'Bearer nobody' });
    expect([wrong.status, wrong.headers['cache-control']]).toEqual([401, 'private, no-store']);
    const anybody = await get({ query: '{ viewer { name } }' });
    expect([anybody.body.data.viewer, anybody.headers.vary]).toEqual([null, expect.stringContaining('authorization')]);
  });

  // A page of another site can have a browser send these without asking first (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
  test.each([
    ['text/plain', JSON.stringify({ query: REPORT })],
    ['text/plain; charset=utf-8', JSON.stringify({ query: REPORT })],
    ['text/plain; a=application/json', JSON.stringify({ query: REPORT })],
    ['text/plain,application/json', JSON.stringify({ query: REPORT })],
    ['application/x-www-form-urlencoded', new URLSearchParams({ query: REPORT }).toString()],
    ['application/x-www-form-urlencoded; application/json', JSON.stringify({ query: REPORT })],
    [
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n${REPORT}\r\n--x--`,
    ],
    ['multipart/form-data; boundary="application/json"', JSON.stringify({ query: REPORT })],
    ['', JSON.stringify({ query: REPORT })],
  ])('a body of type "%s" is not read', async (type, body) => {
    const before = await reports();
    for (const path of ['/graphql', `/graphql?${new URLSearchParams({ query: REPORT })}`, '/%67raphql']) {
      const response = await fetch(`http://${host}${path}`, {
        method: 'POST',
        headers: { ...(type ? { 'content-type': type } : {}), 'content-length': String(body.length) },
        body: Buffer.from(body),
      });
      expect([400, 415]).toContain(response.status);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    }
    expect(await reports()).toBe(before);
  });

  describe('from pages of other sites', () => {
    const preflight = (origin: string, headers: string, path = '/graphql') =>
      rollcall.http
        .options(path)
        .set({ origin, 'access-control-request-method': 'POST', 'access-control-request-headers': headers });
    const allowed = ({ headers }: { headers: Record<string, string> }) =>
      (headers['access-control-allow-headers'] ?? '').toLowerCase().split(/, */);
    const write = (headers: Readonly<Record<string, string>>) =>
      rollcall.http.post('/graphql').set(headers).send({ query: REPORT });

    test('a POST of a page is told that it may be read, and one of no page nothing of pages', async () => {
      const ask = (headers: Readonly<Record<string, string>>) =>
        rollcall.http.post('/graphql').set(headers).send({ query: '{ dataset { revision } }' });
      expect((await ask({ origin: OTHER })).headers['access-control-allow-origin']).toBe('*');
      const { status, headers } = await ask({});
      expect([status, Object.keys(headers).filter((name) => name.startsWith('access-control-'))]).toEqual([200, []]);
    });

    test.each([
      '/graphql',
      '/exports/distribution.csv?set=hlab7',
      '/charts/assembly.svg?set=hlab7',
      '/feeds/changes.json',
      '/exports/nothing.csv',
      '/nowhere',
    ])('%s may be read, with what stands in its headers, and without a cookie', async (path) => {
      const { headers } = await rollcall.http.get(path).set('origin', OTHER);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-allow-credentials']).toBeUndefined();
      expect(headers['access-control-expose-headers']!.split(', ')).toEqual(
        expect.arrayContaining([
          'etag',
          'link',
          'content-disposition',
          'last-modified',
          'retry-after',
          'rollcall-revision',
        ]),
      );
      // One copy in a cache serves all of them.
      expect(headers.vary ?? '').not.toMatch(/origin/i);
      expect(headers['set-cookie']).toBeUndefined();
    });

    test('what is for this machine and private networks is not for pages that a browser there shows', async () => {
      const { status, headers } = await rollcall.http.get('/metrics').set('origin', OTHER);
      expect([status, headers['access-control-allow-origin']]).toEqual([200, undefined]);
    });

    test('a question by POST may be asked, and browsers remember that they asked', async () => {
      const answer = await preflight(OTHER, 'content-type, x-apollo-operation-name, rollcall-at-least');
      expect([
        answer.status,
        answer.headers['access-control-allow-origin'],
        answer.headers['access-control-max-age'],
      ]).toEqual([204, '*', '86400']);
      expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD, POST');
      expect(allowed(answer)).toEqual(['content-type', 'x-apollo-operation-name', 'rollcall-at-least']);
      const asked = await rollcall.http.post('/graphql').set('origin', OTHER).send({ query: QUERY });
      expect(asked.body.data.dataset.release).toBe('2026.12');
    });

    test('no token may be shown by a page that is not named', async () => {
      expect(allowed(await preflight(OTHER, 'content-type,Authorization,x-other'))).toEqual([
        'content-type',
        'x-other',
      ]);
      expect(allowed(await preflight('null', 'authorization'))).toEqual(['']);
      expect(allowed(await preflight(NAMED, 'content-type,authorization'))).toEqual(['content-type', 'authorization']);
    });

    test.each<[string, Record<string, string>]>([
      ['as its origin says', { origin: OTHER }],
      ['as the browser says', { origin: OTHER, 'sec-fetch-site': 'cross-site' }],
      ['of a site beside', { origin: 'https://a.example', 'sec-fetch-site': 'same-site' }],
      ['without a name', { origin: 'null' }],
      ['that calls itself by the name of this host, on another port', { origin: 'http://127.0.0.1:1' }],
    ])('a page %s writes nothing', async (_, headers) => {
      const before = await reports();
      const answer = await write(headers);
      expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
      expect(answer.body.errors[0].message).toMatch(/may read here and not write \(ROLLCALL_CORS_ORIGINS;/);
      expect(await reports()).toBe(before);
    });

    test.each<[string, () => Record<string, string>]>([
      ['what is no page', () => ({})],
      ['a page of its own', () => ({ origin: `http://${host}`, host })],
      [
        'a page of its own behind a proxy that changes the host',
        () => ({ origin: OTHER, 'sec-fetch-site': 'same-origin' }),
      ],
      ['a page of a named origin', () => ({ origin: NAMED, 'sec-fetch-site': 'cross-site' })],
    ])('%s writes', async (_, headers) => {
      const before = await reports();
      expect((await write(headers())).body).toEqual({ data: { reportError: true } });
      expect(await reports()).toBe(before + 1);
    });
  });
});

describe.each([
  ['none', 'https://other.example', undefined],
  [NAMED, 'https://other.example', undefined],
  [NAMED, NAMED, NAMED],
  ['*', 'https://other.example', '*'],
])('with ROLLCALL_CORS_ORIGINS=%s', (setting, origin, allowed) => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: false }, { ROLLCALL_CORS_ORIGINS: setting });
  });
  afterAll(() => rollcall.close());

  test(`pages of ${origin} may ${allowed ? 'read' : 'not read'}`, async () => {
    const asked = await rollcall.http.post('/graphql').set('origin', origin).send({ query: '{ viewer { name } }' });
    expect(asked.headers['access-control-allow-origin']).toBe(allowed);
    const preflight = await rollcall.http.options('/graphql').set({
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    });
    expect(preflight.headers['access-control-allow-origin']).toBe(allowed);
    if (allowed) expect(preflight.headers['access-control-allow-headers']).toBe('authorization');
  });
});
