import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startTestApp, type TestApp } from '../support/app.js';

const YEARLY = 'set=hlab7&scheme=un-regional-groups&from=2022&to=2024';
const DAY = 'set=hlab7&asOf=2024-09-30';
const RELEASE = 'release=2026.12';
const LASTING = 'public, max-age=31536000, immutable';
const ASKED_AGAIN = 'public, no-cache';

const graphql = (query: string, variables?: object) =>
  `/graphql?${new URLSearchParams({ query, ...(variables ? { variables: JSON.stringify(variables) } : {}) })}`;
const COUNT =
  'query ($counting: CountingInput) { distribution(selection: { set: "hlab7" }, counting: $counting) { gini } }';

/** What rests on the newest revision, and may be another answer after the next. */
const OF_TODAY: Record<string, string> = {
  'a question': graphql('{ dataset { revision dataThrough } }'),
  'a question of a day': graphql('{ distribution(selection: { set: "hlab7" }, asOf: "2024-09-30") { gini } }'),
  'a question of which a part names no release': graphql(
    '{ dataset { revision } distribution(selection: { set: "hlab7" }, counting: { release: "2026.12" }) { gini } }',
  ),
  csv: `/exports/yearly.csv?${YEARLY}`,
  'its metadata': `/exports/yearly.csv.metadata.json?${YEARLY}`,
  json: `/exports/distribution.json?${DAY}`,
  xlsx: `/exports/matrix.xlsx?${DAY}`,
  parquet: `/exports/participations.parquet?${DAY}`,
  'sdmx-csv': `/exports/yearly.sdmx-csv?${YEARLY}`,
  'its structure': `/exports/yearly.sdmx-csv.structure.json?${YEARLY}`,
  'a table': '/exports/countries.csv',
  'organisations by method 1.0, of the kind of today': '/exports/organisations.csv?release=2026.11',
  'organisations in a question by method 1.0': graphql(
    '{ organisation(code: "EU", counting: { release: "2026.11" }) { kind } }',
  ),
  svg: `/charts/assembly.svg?${DAY}`,
  png: `/charts/assembly.png?${DAY}&width=400`,
  'a feed': '/feeds/changes.atom',
  'a feed as JSON': '/feeds/changes.json?country=KEN',
};
/** What rests on a release alone. */
const OF_A_RELEASE: Record<string, string> = {
  'a question': graphql(COUNT, { counting: { release: '2026.12' } }),
  'a question of a day': graphql(
    '{ gaps(selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { release: "2026.12" }) { universeSize } }',
  ),
  'a question of a release by method 1.0': graphql(COUNT, { counting: { release: '2026.11' } }),
  csv: `/exports/yearly.csv?${YEARLY}&${RELEASE}`,
  'its metadata': `/exports/yearly.csv.metadata.json?${YEARLY}&${RELEASE}`,
  json: `/exports/distribution.json?${DAY}&${RELEASE}`,
  xlsx: `/exports/matrix.xlsx?${DAY}&${RELEASE}`,
  parquet: `/exports/participations.parquet?${DAY}&${RELEASE}`,
  'sdmx-csv': `/exports/yearly.sdmx-csv?${YEARLY}&${RELEASE}`,
  'its structure': `/exports/yearly.sdmx-csv.structure.json?${YEARLY}&${RELEASE}`,
  'a table': `/exports/indicators.csv?${RELEASE}`,
  'a table by method 1.0': '/exports/countries.csv?release=2026.11',
  organisations: `/exports/organisations.json?${RELEASE}`,
  'a thing by its identifier': graphql(
    '{ node(id: "Initiative:bletchley-declaration?release=2026.12") { ... on Initiative { participantCount } } }',
  ),
  svg: `/charts/assembly.svg?${DAY}&${RELEASE}`,
  png: `/charts/assembly.png?${DAY}&${RELEASE}&width=400`,
};
/** Pages and documents, which no revision changes. */
const OF_THE_SOFTWARE: Record<string, string> = { 'a page': '/', 'an embed': '/embed?figure=assembly' };

interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks without what a client does by itself: nothing is decoded, and nothing remembered. */
function asker(address: () => string) {
  return (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Received> =>
    new Promise((resolve, reject) => {
      const accept = /^\/(graphql|exports)/.test(path) ? '*/*' : 'text/html,*/*';
      request(`${address()}${path}`, { method, headers: { accept, ...headers }, agent: false }, (message) => {
        const parts: Buffer[] = [];
        message.on('data', (part: Buffer) => parts.push(part));
        message.on('error', reject);
        message.on('end', () =>
          resolve({ status: message.statusCode!, headers: message.headers, body: Buffer.concat(parts) }),
        );
      })
        .on('error', reject)
        .end();
    });
}

describe('what may be kept elsewhere', () => {
  let rollcall: TestApp;
  let address: string;
  beforeAll(async () => {
    rollcall = await startTestApp();
    address = await rollcall.listen();
  });
  afterAll(() => rollcall.close());

  const ask = asker(() => address);
  const cases = Object.entries({ ...OF_TODAY, ...OF_THE_SOFTWARE }).map(([name, path]) => [name, path, ASKED_AGAIN]);
  const lasting = Object.entries(OF_A_RELEASE).map(([name, path]) => [`${name} of a release`, path, LASTING]);

  test.each([...cases, ...lasting])('%s has a tag, and says how long it stands', async (_, path, cacheControl) => {
    const first = await ask(path!);
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({
      'cache-control': cacheControl,
      etag: expect.stringMatching(/^W\/"[\w-]{27}"$/),
    });
    const { etag } = first.headers;
    for (const known of [etag, `"other", ${etag}`, etag!.replace('W/', ''), '*']) {
      const same = await ask(path!, { 'if-none-match': known! });
      expect([known, same.status, same.body.length]).toEqual([known, 304, 0]);
      expect(same.headers).toMatchObject({ etag, 'cache-control': cacheControl });
      expect(same.headers['content-encoding']).toBeUndefined();
      if (path!.startsWith('/graphql')) expect(same.headers.vary).toBe(first.headers.vary);
    }
    expect((await ask(path!, { 'if-none-match': 'W/"another"' })).body.equals(first.body)).toBe(true);
  });

  test.each([...cases, ...lasting])('%s: HEAD has the headers of GET and nothing else', async (_, path) => {
    const [asked, head] = [await ask(path!), await ask(path!, {}, 'HEAD')];
    const said = ({ status, headers }: typeof asked) => {
      const named = ['content-type', 'content-disposition', 'link', 'etag', 'cache-control', 'vary'];
      return [status, ...named.map((name) => headers[name])];
    };
    expect(said(head)).toEqual(said(asked));
    expect(head.body.length).toBe(0);
    if (head.headers['content-length']) expect(head.headers['content-length']).toBe(String(asked.body.length));
    expect((await ask(path!, { 'if-none-match': asked.headers.etag! }, 'HEAD')).status).toBe(304);
  });

  test.each([
    ['a question', graphql('{ countries(first: 200) { nodes { code name } } }')],
    ['csv', `/exports/yearly.csv?${YEARLY}`],
    ['svg', `/charts/assembly.svg?${DAY}`],
    ['a feed', '/feeds/changes.atom'],
  ])('%s has one tag, compressed or not, and caches are told that there are both', async (_, path) => {
    const plain = await ask(path, { 'accept-encoding': 'identity' });
    for (const [encoding, decoded] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      const compressed = await ask(path, { 'accept-encoding': encoding });
      expect([compressed.headers['content-encoding'], compressed.headers.etag]).toEqual([encoding, plain.headers.etag]);
      expect(decoded(compressed.body).equals(plain.body)).toBe(true);
      for (const { headers } of [plain, compressed]) expect(headers.vary).toMatch(/\baccept-encoding\b/);
      const same = await ask(path, { 'accept-encoding': encoding, 'if-none-match': plain.headers.etag! });
      expect([same.status, same.body.length, same.headers['content-encoding']]).toEqual([304, 0, undefined]);
    }
  });

  test('an answer of another type is another answer, which caches are told', async () => {
    const path = graphql('{ dataset { release } }');
    const typed = 'application/graphql-response+json';
    for (const accept of ['*/*', typed, '*/*', typed]) {
      const { headers } = await ask(path, { accept });
      expect(headers['content-type']).toContain(accept === typed ? typed : 'application/json');
      expect(headers.vary).toMatch(/^accept, authorization\b/);
    }
  });

  test.each([
    ['a question that is wrong', graphql('{ nothing }')],
    ['a question that fails', graphql('{ distribution(selection: { set: "x" }) { gini } }')],
    ['a release that was never cut', graphql(COUNT, { counting: { release: '2026.99' } })],
    ['what changes without a revision', graphql('{ proposals { totalCount } }')],
    ['a file of a release that was never cut', `/exports/yearly.csv?${YEARLY}&release=2026.99`],
    ['a file that is not there', '/exports/nothing.csv'],
    ['a picture that can not be drawn', `/charts/assembly.svg?${DAY}&group=nobody`],
    ['an address that is none', '/nowhere.json'],
    ['whether the server lives', '/livez'],
    ['whether it is ready', '/readyz'],
    ['what is counted', '/metrics'],
  ])('%s is kept nowhere', async (_, path) => {
    const { headers } = await ask(path, { accept: 'application/json' });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers.etag).toBeUndefined();
    expect((await ask(path, { accept: 'application/json', 'if-none-match': '*' })).status).not.toBe(304);
  });

  test('after a revision all is asked for anew but what rests on a release, and a release that is cut is told of', async () => {
    const tags = async (paths: Record<string, string>) => {
      const found: Record<string, string | undefined> = {};
      for (const [name, path] of Object.entries(paths)) found[name] = (await ask(path)).headers.etag;
      return found;
    };
    const again = async (paths: Record<string, string>, known: Record<string, string | undefined>) => {
      const found: Record<string, number> = {};
      for (const [name, path] of Object.entries(paths)) {
        found[name] = (await ask(path, { 'if-none-match': known[name]! })).status;
      }
      return found;
    };
    const all = (paths: Record<string, string>, status: number) =>
      Object.fromEntries(Object.keys(paths).map((name) => [name, status]));
    // Answers of the API are known by their bytes: the second and third of them stay as they are.
    const files = Object.fromEntries(Object.entries(OF_TODAY).filter(([, path]) => !path.startsWith('/graphql')));
    const [today, released] = [await tags(files), await tags(OF_A_RELEASE)];
    const question = await ask(OF_TODAY['a question']!);

    await rollcall.record();
    expect(await again(files, today)).toEqual(all(files, 200));
    expect(await again(OF_A_RELEASE, released)).toEqual(all(OF_A_RELEASE, 304));
    const asked = await ask(OF_TODAY['a question']!, { 'if-none-match': question.headers.etag! });
    expect([asked.status, JSON.parse(asked.body.toString()).data.dataset.revision]).toEqual([200, '3']);

    // The name of a release that is cut for the same revision stands in the file.
    const before = await tags(files);
    await rollcall.pool.query(`INSERT INTO release SELECT '2027.01', max(id), now() FROM revision`);
    await rollcall.store.refresh();
    const { 'organisations by method 1.0, of the kind of today': _, ...named } = files;
    expect(await again(named, before)).toEqual(all(named, 200));
    expect(await again(OF_A_RELEASE, released)).toEqual(all(OF_A_RELEASE, 304));
  });

  test('what lasts tells of no revision, which it does not rest on', async () => {
    expect((await ask(OF_A_RELEASE.csv!)).headers['rollcall-revision']).toBeUndefined();
    expect((await ask(OF_A_RELEASE['a question']!)).headers['rollcall-revision']).toBeUndefined();
    expect((await ask(OF_TODAY.csv!)).headers['rollcall-revision']).toMatch(/^\d+\.\d+$/);
  });
});

test('an answer is as lasting where the server itself keeps nothing', async () => {
  const rollcall = await startTestApp({ seeded: true }, { ROLLCALL_ANSWER_CACHE: 'off', ROLLCALL_PREPARED: 'off' });
  const address = await rollcall.listen();
  const ask = asker(() => address);
  for (const [path, cacheControl] of [
    [OF_TODAY['a question']!, ASKED_AGAIN],
    [OF_A_RELEASE['a question']!, LASTING],
  ] as const) {
    const { headers } = await ask(path);
    expect(headers['cache-control']).toBe(cacheControl);
    expect((await ask(path, { 'if-none-match': headers.etag! })).status).toBe(304);
    expect((await ask(path, {}, 'HEAD')).headers.etag).toBe(headers.etag);
  }
  await rollcall.close();
});
