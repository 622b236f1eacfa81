import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source.js';
import { type WatchOptions, type WatchReport, watchAddresses } from '../../src/watching/watch.js';
import { testLog } from '../support/database.js';
import { dropTemplates, importRows, openSmallRoll, participation, type Roll } from '../support/import-fixture.js';

const PRIVATE_HINT = 'ROLLCALL_WATCH_PRIVATE=allow permits it';

interface Request {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

let server: Server;
let origin: string;
let requests: Request[];
/** What the server answers by path; any other is 404. */
let pages: Record<string, (response: ServerResponse, headers: IncomingHttpHeaders) => void>;
let roll: Roll;
let dataSource: DataSource;
let naps: number[];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push({ path: request.url!, headers: request.headers });
    const page = pages[request.url!];
    if (page) page(response, request.headers);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await dropTemplates();
});
beforeEach(async () => {
  requests = [];
  pages = {};
  naps = [];
  roll = await openSmallRoll();
  dataSource = await createDataSource({ url: roll.url, poolSize: 4, onLost: testLog.warn }).initialize();
});
afterEach(async () => {
  await dataSource.destroy();
  await roll.close();
});

const html = (text: string) => (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end(text);

/** Facts that cite these paths of the server. */
async function cite(...paths: readonly string[]): Promise<void> {
  const rows = paths.map((path, i) =>
    participation('accord', 'KEN', `20${10 + i}-01-01`, `20${10 + i}-12-31`, { source_url: `${origin}${path}` }),
  );
  await importRows(roll, 'participations', rows);
}

let day = 0;
/** A run, each a day after the one before. */
function watch(options: Partial<WatchOptions> = {}): Promise<WatchReport> {
  const now = new Date(Date.UTC(2026, 11, 1 + day++));
  return watchAddresses(dataSource, {
    sources: new Map(),
    visitedBefore: now,
    most: 100,
    delayMs: 1_500,
    userAgent: 'Rollcall (+https://roll.example)',
    allowPrivate: true,
    timeoutMs: 5_000,
    mostBytes: 1_000,
    now: () => now,
    sleep: async (ms) => void naps.push(ms),
    ...options,
  });
}

const outcomes = ({ visits }: WatchReport) =>
  visits.map(({ url, outcome, told }) => `${url.slice(origin.length)} ${outcome}${told ? ' told' : ''}`);
const queue = async () =>
  (
    await roll.pool.query<{ subject: string; text: string; url: string }>(
      'SELECT subject, text, url FROM error_report ORDER BY id',
    )
  ).rows;

test('a page that says something else is put before curators once, with what rests on it', async () => {
  pages['/list'] = html('<h1>Members</h1><script>now(1)</script><p>Kenya</p>');
  await cite('/list', '/list');
  expect(outcomes(await watch())).toEqual(['/list first']);
  // Other scripts, markup and white space say nothing else.
  pages['/list'] = html('<h1 class="x">Members</h1>\n<script>now(2)</script> <p>Kenya</p>');
  expect(outcomes(await watch())).toEqual(['/list same']);
  pages['/list'] = html('<h1>Members</h1><p>Kenya, Namibia</p>');
  expect(outcomes(await watch())).toEqual(['/list changed told']);
  expect(outcomes(await watch())).toEqual(['/list same']);
  expect(await queue()).toEqual([
    {
      subject: 'Initiative:accord',
      url: `${origin}/list`,
      text: `The page ${origin}/list no longer says what it said at the last visit. 2 facts cite it.\n页面 ${origin}/list 的内容自上次访问以来已有变化。有 2 条事实引用它。`,
    },
  ]);
});

test('a visit asks by what was seen before, and 304 is no change', async () => {
  pages['/list'] = (response, headers) => {
    const same = headers['if-none-match'] === '"one"';
    response.writeHead(same ? 304 : 200, { etag: '"one"', 'content-type': 'text/html' }).end(same ? '' : 'Kenya');
  };
  await cite('/list');
  expect(outcomes(await watch())).toEqual(['/list first']);
  expect(outcomes(await watch())).toEqual(['/list same']);
  expect(outcomes(await watch())).toEqual(['/list same']);
  const asked = requests.filter(({ path }) => path === '/list').map(({ headers }) => headers);
  expect(asked.map((headers) => headers['if-none-match'])).toEqual([undefined, '"one"', '"one"']);
  expect(asked[0]!['user-agent']).toBe('Rollcall (+https://roll.example)');
});

test('of what is too long to read its Last-Modified tells', async () => {
  let modified = 'Tue, 01 Dec 2026 00:00:00 GMT';
  pages['/long'] = (response) => void response.writeHead(200, { 'last-modified': modified }).end('x'.repeat(5_000));
  pages['/mute'] = (response) => void response.writeHead(200).end('x'.repeat(5_000));
  await cite('/long', '/mute');
  expect(outcomes(await watch())).toEqual(['/long first', '/mute failed']);
  modified = 'Wed, 02 Dec 2026 00:00:00 GMT';
  expect(outcomes(await watch())).toEqual(['/long changed told', '/mute failed']);
});

test('what is gone is told at once, what fails only when it fails three times in a row; each once', async () => {
  pages['/list'] = html('Kenya');
  pages['/ill'] = (response) => void response.writeHead(500).end();
  await cite('/list', '/ill');
  expect(outcomes(await watch())).toEqual(['/ill failed', '/list first']);
  delete pages['/list'];
  expect(outcomes(await watch())).toEqual(['/ill failed', '/list gone told']);
  expect(outcomes(await watch())).toEqual(['/ill failed told', '/list gone']);
  expect(outcomes(await watch())).toEqual(['/ill failed', '/list gone']);
  pages['/list'] = html('Kenya');
  pages['/ill'] = html('Well again');
  expect(outcomes(await watch())).toEqual(['/ill first', '/list same']);
  expect((await queue()).map(({ url, text }) => [url.slice(origin.length), text.split('\n')[0]])).toEqual([
    ['/list', `The page ${origin}/list is gone (the answer was 404). 1 fact cites it.`],
    ['/ill', `The page ${origin}/ill did not answer 3 times in a row (the answer was 500). 1 fact cites it.`],
  ]);
});

test('robots.txt is heeded, and time is left between two requests to a host', async () => {
  pages['/robots.txt'] = (response) =>
    void response.writeHead(200).end('User-agent: *\nDisallow: /closed\nCrawl-delay: 7\n');
  pages['/closed/list'] = html('Kenya');
  pages['/open'] = html('Kenya');
  await cite('/closed/list', '/open');
  const report = await watch();
  expect(outcomes(report)).toEqual(['/closed/list not_asked', '/open first']);
  expect(report.visits[0]!.reason).toBe('robots.txt of the host forbids it');
  expect(requests.map(({ path }) => path)).toEqual(['/robots.txt', '/open']);
  expect(naps).toEqual([7_000]);
  expect(await queue()).toEqual([]);
});

test('a host that asks for time is left alone in this run', async () => {
  pages['/a'] = (response) => void response.writeHead(429).end();
  pages['/b'] = html('Kenya');
  await cite('/a', '/b');
  expect(await watch()).toEqual({ visits: [], left: { visitedLately: 0, beyondMost: 0, hostAsksToWait: 2 } });
  expect(requests.map(({ path }) => path)).toEqual(['/robots.txt', '/a']);
});

test('private addresses are asked only where the settings allow it, redirects to them neither', async () => {
  await cite('/list');
  const report = await watch({ allowPrivate: false });
  expect(report.visits).toMatchObject([{ outcome: 'not_asked', reason: expect.stringContaining(PRIVATE_HINT) }]);
  expect(requests).toEqual([]);
  pages['/list'] = (response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end();
  expect((await watch()).visits).toMatchObject([{ outcome: 'not_asked', reason: 'file: is not asked' }]);
  pages['/list'] = (response) => void response.writeHead(302, { location: '/list' }).end();
  expect((await watch()).visits).toMatchObject([{ outcome: 'failed', reason: 'more than 5 redirects' }]);
  pages['/list'] = (response) => void response.writeHead(301, { location: '/moved' }).end();
  pages['/moved'] = html('Kenya');
  expect(outcomes(await watch())).toEqual(['/list first']);
});

test('sources are watched as citations are; at most so many, those first that were not visited for longest', async () => {
  for (const path of ['/a', '/b', '/c', '/source']) pages[path] = html('Kenya');
  await cite('/a', '/b#part', '/c');
  const sources = new Map([[`${origin}/source`, ['cow-igo']]]);
  const first = await watch({ sources, most: 3 });
  expect(outcomes(first)).toEqual(['/a first', '/b first', '/c first']);
  expect(first.left).toEqual({ visitedLately: 0, beyondMost: 1, hostAsksToWait: 0 });
  const lately = { sources, most: 2, visitedBefore: new Date(Date.UTC(2026, 11, day)) };
  expect(outcomes(await watch(lately))).toEqual(['/source first']);
  delete pages['/source'];
  await watch({ sources });
  expect(await queue()).toMatchObject([
    { subject: 'Source:cow-igo', text: expect.stringContaining('sources described by source.yml: cow-igo') },
  ]);
});
