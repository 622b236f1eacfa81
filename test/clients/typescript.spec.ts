import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { createClient as createUrqlClient, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { rollcallCache as apolloCache } from '../../clients/typescript/src/apollo.js';
import { ParticipationsDocument } from '../../clients/typescript/src/generated/documents.js';
import { createClient, type RollcallError } from '../../clients/typescript/src/index.js';
import { rollcallCache as urqlCache } from '../../clients/typescript/src/urql.js';
import { projectRoot } from '../../src/config/project-root.js';
import { chromiumIsThere, launchChromium } from '../browser/chromium.js';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';

const PACKAGE = join(projectRoot(), 'clients/typescript');
/** UNCTAD, Technology and Innovation Report 2025, figure 5: states in 0 to 7 of the initiatives. */
const PUBLISHED = [118, 21, 23, 10, 7, 5, 2, 7];
/** Rows of the Bletchley Declaration: 28 states, the EU and New Zealand; 2026.12 has the host's role besides. */
const BY_RELEASE = { '2026.11': 30, '2026.12': 31 };
const TWO_RELEASES = `{
  earlier: initiative(slug: "bletchley-declaration", counting: { release: "2026.11" }) {
    id slug participations { totalCount }
  }
  later: initiative(slug: "bletchley-declaration", counting: { release: "2026.12" }) {
    id slug participations { totalCount }
  }
}`;
const counts = ({ earlier, later }: Record<'earlier' | 'later', { participations: { totalCount: number } }>) =>
  [earlier, later].map(({ participations }) => participations.totalCount);

/** SQL for `record`: one more initiative, so that what is newest changes and no release does. */
const ONE_MORE_INITIATIVE = `INSERT INTO initiative (slug) VALUES ('of-a-test');
  INSERT INTO initiative_version
    (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
  SELECT id, 'Of a test', 'declaration', 'universal', false, 'open', 'complete', int4range(${NEW_REVISION}, NULL)
  FROM initiative WHERE slug = 'of-a-test'`;

async function refusal(promise: Promise<unknown>): Promise<RollcallError> {
  return promise.then(
    () => {
      throw new Error('it was answered');
    },
    (error: RollcallError) => error,
  );
}

/** A server that answers as told, one answer after the other, and counts how often it was asked. */
async function serverThatAnswers(answers: { status: number; headers?: Record<string, string>; body: string }[]) {
  let asked = 0;
  const server = createServer((_request, response) => {
    const { status, headers, body } = answers[Math.min(asked++, answers.length - 1)]!;
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: urlOf(server), asked: () => asked, close: () => closed(server) };
}
const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

describe('the client for TypeScript', () => {
  let rollcall: TestApp;
  let url: string;
  beforeAll(async () => {
    rollcall = await startTestApp();
    url = `${await rollcall.listen()}/graphql`;
  });
  afterAll(() => rollcall.close());

  test('rests on the newest release, and says so beside every figure', async () => {
    const client = await createClient({ url });
    expect(client.state).toMatchObject({ release: '2026.12', dataThrough: '2026-11-29' });
    const { data, cite, notKnown, state } = await client.distribution({ set: 'hlab7' });
    expect(data.asOf).toBe('2026-11-29');
    expect(data.buckets.reduce((sum, { size }) => sum + size, 0)).toBe(193);
    expect(state.release).toBe('2026.12');
    expect(cite).toContain('release 2026.12');
    expect(cite).toContain('as of 2026-11-29');
    expect(notKnown.incompleteInitiatives).toEqual(data.incompleteInitiatives);
  });

  test('gives the published distribution from the first release', async () => {
    const client = await createClient({ url, release: '2026.11' });
    const asked = { asOf: '2024-09-30', counting: { presence: 'CUMULATIVE' } } as const;
    const { data } = await client.distribution({ set: 'hlab7' }, asked);
    expect(data.buckets.map(({ size }) => size)).toEqual(PUBLISHED);
    expect(data.universeSize).toBe(193);
    expect(data.provenance.method).toBe('1.0');
  });

  test('asks every kind of figure, each with what to print and what is not known', async () => {
    const client = await createClient({ url, locale: 'ZH' });
    const [of, on] = [{ set: 'hlab7' }, { asOf: '2024-09-30' }];
    const scheme = 'un-regional-groups';
    const representation = await client.representation(of, scheme, on);
    const series = await client.series(of, scheme, { from: 2022, to: 2024 });
    const gaps = await client.gaps(of, { ...on, group: 'un-african-group' });
    const matrix = await client.matrix(of, { ...on, group: 'un-african-group' });
    expect(representation.data.groups).toHaveLength(5);
    expect(series.data.map(({ year }) => year)).toEqual([2022, 2023, 2024]);
    expect(series.cite).toContain('2022 to 2024');
    // 54 states of Africa at the United Nations.
    expect(gaps.data.universeSize).toBe(54);
    expect(matrix.data.rows).toHaveLength(54);
    expect(matrix.data.rows.find(({ country }) => country.code === 'KEN')?.country.name).toBe('肯尼亚');
    for (const { cite, state, notKnown } of [representation, series, gaps, matrix]) {
      expect(cite).toContain('release 2026.12');
      expect(state.release).toBe('2026.12');
      expect(notKnown.incompleteInitiatives).toEqual(expect.any(Array));
    }
    expect(gaps.notKnown.withoutPopulation).toBeNull();
  });

  test('answers for a country by its release, and with null for a code that no state has', async () => {
    const client = await createClient({ url });
    const { data, cite, notKnown } = await client.country('KEN', { selection: { set: 'hlab7' }, asOf: '2024-09-30' });
    expect(data).toMatchObject({ code: 'KEN', alpha2: 'KE', m49: '404', unStatus: 'MEMBER' });
    expect(data?.id).toContain('release=2026.12');
    const incomplete = data?.absences?.nodes.filter(({ reason }) => reason === 'UNKNOWN').map((row) => row.initiative);
    expect(notKnown.incompleteInitiatives).toEqual(incomplete);
    expect(cite).toContain('release 2026.12');
    expect((await client.country('XXX')).data).toBeNull();
  });

  test('reads lists page by page to their end, each row once', async () => {
    const client = await createClient({ url, release: '2026.11' });
    const sizes: number[] = [];
    const ids = new Set<string>();
    let totalCount: number | null = null;
    const pages = client.participations(undefined, { pageSize: 400, counting: { presence: 'CUMULATIVE' } });
    for await (const page of pages.pages()) {
      sizes.push(page.data.length);
      totalCount = page.totalCount;
      for (const { id } of page.data) ids.add(id);
    }
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.slice(0, -1).every((size) => size === 400)).toBe(true);
    expect(ids.size).toBe(totalCount);
    const slugs: string[] = [];
    for await (const { slug } of client.initiatives({ set: 'hlab7' }, { pageSize: 3 })) slugs.push(slug);
    expect(slugs).toHaveLength(7);
    expect(new Set(slugs).size).toBe(7);
  });

  test('finds by name, and lists the releases and what was recorded', async () => {
    const client = await createClient({ url });
    const { data } = await client.search('Kenya', { types: ['COUNTRY'] });
    expect(data[0]?.node).toMatchObject({ __typename: 'Country', code: 'KEN' });
    const names: string[] = [];
    for await (const { name } of client.releases({ pageSize: 1 })) names.push(name);
    expect(names).toEqual(['2026.12', '2026.11']);
    for await (const page of client.changes({ pageSize: 5, filter: { countries: ['KEN'] } }).pages()) {
      expect(page.data).toHaveLength(5);
      expect(page.cite).toContain('Rollcall');
      break;
    }
  });

  describe('while something is recorded', () => {
    test('a pinned client stays, a live one follows, and its pages stay in the state in which they began', async () => {
      const [kept, live] = [await createClient({ url }), await createClient({ url, live: true })];
      const before = await kept.matrix({}, { group: 'un-african-group' });
      const countOf = async (client: typeof live) => {
        const { page } = await firstPage(client);
        return page.totalCount;
      };
      const firstPage = async (client: typeof live) => {
        const pages = client.initiatives(undefined, { pageSize: 50 }).pages();
        return { pages, page: (await pages.next()).value! };
      };
      const [keptCount, liveCount] = [await countOf(kept), await countOf(live)];
      const { pages, page } = await firstPage(live);
      await rollcall.record(ONE_MORE_INITIATIVE);
      const rest: string[] = [];
      for await (const { data, state } of pages) {
        expect(state).toEqual(page.state);
        rest.push(...data.map(({ slug }) => slug));
      }
      expect(page.data.length + rest.length).toBe(liveCount);
      expect(rest).not.toContain('of-a-test');
      expect([await countOf(kept), await countOf(live)]).toEqual([keptCount, liveCount! + 1]);
      expect(await kept.matrix({}, { group: 'un-african-group' })).toEqual(before);
      expect((await live.distribution({ set: 'hlab7' })).state.release).toBeNull();
      expect(live.state).toBeNull();
    });

    test('an instant can be named in place of a release', async () => {
      const { recordedAt } = (await createClient({ url })).state!;
      const client = await createClient({ url, knownAt: recordedAt });
      expect(client.state).toMatchObject({ release: '2026.12', recordedAt, dataThrough: '2026-11-29' });
      expect(client.state?.cite).toBe((await createClient({ url })).state?.cite);
    });
  });

  describe('how it asks', () => {
    /** A client that notes what it sends and what comes back. */
    async function noted(options: object = {}) {
      const asked: { method: string; cacheControl: string | null }[] = [];
      const fetchNoted: typeof fetch = async (address, init) => {
        const response = await fetch(address, init);
        asked.push({ method: init?.method ?? 'GET', cacheControl: response.headers.get('cache-control') });
        return response;
      };
      return { client: await createClient({ url, fetch: fetchNoted, ...options }), asked };
    }

    test('by GET, and what rests on its release may be kept for ever', async () => {
      const { client, asked } = await noted();
      await client.distribution({ set: 'hlab7' });
      expect(asked.at(-1)).toEqual({ method: 'GET', cacheControl: 'public, max-age=31536000, immutable' });
    });

    test('by POST what is too long for an address', async () => {
      const { client, asked } = await noted();
      const initiatives = Array.from({ length: 80 }, () => 'bletchley-declaration');
      const { data } = await client.matrix({ initiatives });
      expect(data.initiatives).toHaveLength(1);
      expect(asked.at(-1)?.method).toBe('POST');
    });

    test('by POST with a token, and one that is wrong is refused by its code', async () => {
      const error = await refusal(createClient({ url, token: 'rc_wrong' }));
      expect(error).toMatchObject({ name: 'RollcallError', code: 'UNAUTHENTICATED', status: 401 });
    });
  });

  describe('what goes wrong has a code', () => {
    test('a release that was never cut', async () => {
      const error = await refusal(createClient({ url, release: '2025.01' }));
      expect(error).toMatchObject({ code: 'NOT_FOUND', argument: 'release' });
      expect(error.message).toContain("'2025.01'");
    });

    test('an argument that the server refuses, by its name', async () => {
      const client = await createClient({ url });
      const error = await refusal(client.distribution({ set: 'hlab8' }));
      expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argument: expect.stringContaining('set') });
      expect(error.message).toContain('hlab8');
    });

    test('a question that is none', async () => {
      const client = await createClient({ url });
      expect((await refusal(client.ask('{ nothing }'))).code).toBe('GRAPHQL_VALIDATION_FAILED');
    });

    test('nobody there, and somebody else there', async () => {
      const other = await serverThatAnswers([{ status: 200, body: '<!doctype html>' }]);
      expect(await refusal(createClient({ url: other.url }))).toMatchObject({ code: 'NOT_ROLLCALL', status: 200 });
      await other.close();
      expect((await refusal(createClient({ url: other.url }))).code).toBe('NETWORK');
    });

    test('a server without a release says what to do', async () => {
      const empty = await serverThatAnswers([{ status: 200, body: '{"data":{"releases":{"nodes":[]}}}' }]);
      const error = await refusal(createClient({ url: empty.url }));
      await empty.close();
      expect(error.code).toBe('NO_RELEASE');
      expect(error.message).toContain('live: true');
    });
  });

  describe('a server that is too busy', () => {
    const busy = (status: number, retryAfter: string) => ({
      status,
      headers: { 'retry-after': retryAfter },
      body: '{"errors":[{"message":"too much","extensions":{"code":"OVERLOADED","retryAfter":1}}]}',
    });
    const release = { name: 'r', revision: '1', recordedAt: '', dataThrough: '', citation: '' };
    const answer = { status: 200, body: JSON.stringify({ data: { releases: { nodes: [release] } } }) };

    test('is asked again when it says', async () => {
      const server = await serverThatAnswers([busy(503, '0'), busy(429, new Date(0).toUTCString()), answer]);
      expect((await createClient({ url: server.url })).state?.release).toBe('r');
      expect(server.asked()).toBe(3);
      await server.close();
    });

    test('is left alone after as many times as were wanted', async () => {
      const server = await serverThatAnswers([busy(503, '0')]);
      const error = await refusal(createClient({ url: server.url, retries: 2 }));
      expect(error).toMatchObject({ code: 'OVERLOADED', status: 503, retryAfter: 1 });
      expect(server.asked()).toBe(3);
      await server.close();
    });

    test('is not waited for longer than is wanted, nor after the question was given up', async () => {
      const server = await serverThatAnswers([busy(503, '3600')]);
      expect((await refusal(createClient({ url: server.url }))).code).toBe('OVERLOADED');
      expect(server.asked()).toBe(1);
      const given = new AbortController();
      const waiting = createClient({ url: server.url, longestWaitSeconds: 7200 }, { signal: given.signal });
      const until = refusal(waiting);
      while (server.asked() < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      given.abort();
      expect((await until).name).toBe('AbortError');
      await server.close();
    });
  });

  describe('in the cache of Apollo Client', () => {
    const apollo = () =>
      new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache(apolloCache()) });

    test('two releases of an initiative stay two', async () => {
      const client = apollo();
      // biome-ignore lint/suspicious/noExplicitAny: the question has no types.
      const { data } = await client.query<any>({ query: gql(TWO_RELEASES) });
      expect(counts(data)).toEqual(Object.values(BY_RELEASE));
    });

    test('pages that are fetched one after another are one list', async () => {
      const client = apollo();
      const variables = {
        filter: { initiatives: ['bletchley-declaration'] },
        counting: { release: '2026.12' },
        first: 20,
      };
      const list = client.watchQuery({ query: ParticipationsDocument, variables });
      const subscription = list.subscribe({});
      const { data: first } = await list.refetch();
      await list.fetchMore({ variables: { after: first!.participations.pageInfo.endCursor } });
      subscription.unsubscribe();
      const { participations } = client.readQuery({ query: ParticipationsDocument, variables })!;
      expect(participations.nodes).toHaveLength(31);
      expect(new Set(participations.nodes.map(({ id }) => id)).size).toBe(31);
      expect(participations).toMatchObject({ totalCount: 31, pageInfo: { hasNextPage: false } });
    });

    test('what is watched changes with a revision where it is of today, and not where it is of a release', async () => {
      const client = apollo();
      const query = gql(`query ($counting: CountingInput) {
        initiatives(counting: $counting, first: 1) { totalCount nodes { id } }
        dataset { revision }
      }`);
      const variablesOf = (release?: string) => ({ counting: release ? { release } : {} });
      const watched = [undefined, '2026.12'].map((release) =>
        // biome-ignore lint/suspicious/noExplicitAny: the question has no types.
        client.watchQuery<any>({ query, variables: variablesOf(release) }),
      );
      const subscriptions = watched.map((each) => each.subscribe({}));
      const totals = () => watched.map((each) => each.getCurrentResult().data?.initiatives.totalCount as number);
      await Promise.all(watched.map((each) => each.refetch()));
      const [live, kept] = totals();
      await rollcall.record(ONE_MORE_INITIATIVE.replaceAll('of-a-test', 'of-apollo'));
      await Promise.all(watched.map((each) => each.refetch()));
      expect(totals()).toEqual([live! + 1, kept]);
      for (const subscription of subscriptions) subscription.unsubscribe();
    });
  });

  describe("in urql's normalised cache", () => {
    const urql = () =>
      createUrqlClient({ url, exchanges: [cacheExchange(urqlCache()), fetchExchange], preferGetMethod: true });

    test('two releases of an initiative stay two', async () => {
      const client = urql();
      for (const requestPolicy of ['network-only', 'cache-only'] as const) {
        const { data, error } = await client.query(TWO_RELEASES, {}, { requestPolicy });
        expect(error).toBeUndefined();
        expect(counts(data)).toEqual(Object.values(BY_RELEASE));
      }
    });

    test('pages that are fetched one after another are one list', async () => {
      const client = urql();
      const variables = {
        filter: { initiatives: ['bletchley-declaration'] },
        counting: { release: '2026.12' },
        first: 20,
      };
      const first = await client.query(ParticipationsDocument, variables);
      const after = first.data?.participations.pageInfo.endCursor;
      const { data } = await client.query(ParticipationsDocument, { ...variables, after });
      expect(data?.participations.nodes).toHaveLength(31);
      expect(new Set(data?.participations.nodes.map(({ id }) => id)).size).toBe(31);
      expect(data?.participations.pageInfo.hasNextPage).toBe(false);
    });

    test('pages of the newest data are not put together with what was read before a revision', async () => {
      const client = urql();
      const query = `query ($after: String) {
        initiatives(first: 100, after: $after) { totalCount nodes { id slug } pageInfo { endCursor hasNextPage } }
      }`;
      const first = await client.query(query, {});
      await client.query(query, { after: first.data.initiatives.pageInfo.endCursor });
      await rollcall.record(ONE_MORE_INITIATIVE.replaceAll('of-a-test', 'a-first-of-urql'));
      const { data } = await client.query(query, {}, { requestPolicy: 'network-only' });
      expect(data.initiatives.totalCount).toBe(first.data.initiatives.totalCount + 1);
      expect(data.initiatives.nodes).toHaveLength(100);
    });
  });

  describe('as a package', () => {
    beforeAll(async () => {
      const tsc = join(projectRoot(), 'node_modules/typescript/bin/tsc');
      await promisify(execFile)(process.execPath, [tsc, '-p', PACKAGE]);
    });

    test('asks nothing of any other package', async () => {
      const names = await readdir(join(PACKAGE, 'dist'), { recursive: true });
      // Types of documents are those that Apollo Client and urql share; who uses neither does not import them.
      const ofItself = names.filter((name) => /\.(js|d\.ts)$/.test(name) && !/apollo|urql|documents\.d/.test(name));
      expect(ofItself).toEqual(expect.arrayContaining(['index.js', 'index.d.ts']));
      for (const name of ofItself) {
        const text = await readFile(join(PACKAGE, 'dist', name), 'utf8');
        const imported = [...text.matchAll(/^(?:import|export) .*?from '([^']+)'/gm)].map(([, from]) => from);
        expect(imported.filter((from) => !from!.startsWith('.'))).toEqual([]);
      }
      const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'));
      expect(version).toBe(JSON.parse(await readFile(join(projectRoot(), 'package.json'), 'utf8')).version);
    });

    test('prints the published figures in Node', async () => {
      const example = join(PACKAGE, 'examples/printed-figures.mjs');
      const { stdout } = await promisify(execFile)(process.execPath, [example, url]);
      const rows = stdout
        .split('\n')
        .slice(1, 9)
        .map((line) => line.split('\t').map(Number));
      expect(rows).toEqual(PUBLISHED.map((size, k) => [k, size, size]));
      expect(stdout).toContain('release 2026.11');
      expect(stdout).toContain('method 1.0');
    });

    const inBrowser = chromiumIsThere() || process.env.CI ? test : test.skip;
    inBrowser('shows them in a browser, from a page of another site', async () => {
      const files = createServer((request, response) => {
        const path = new URL(request.url!, 'http://localhost').pathname;
        const type = path.endsWith('.html')
          ? 'text/html'
          : path.endsWith('.json')
            ? 'application/json'
            : 'text/javascript';
        response.setHeader('content-type', type);
        createReadStream(join(projectRoot(), path))
          .on('error', () => response.writeHead(404).end())
          .pipe(response);
      });
      await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
      const browser = await launchChromium();
      try {
        const page = await browser.newPage();
        const { origin } = new URL(urlOf(files));
        await page.goto(`${origin}/clients/typescript/examples/printed-figures.html?url=${encodeURIComponent(url)}`);
        await page.locator('#cite', { hasNotText: 'Asking' }).waitFor();
        expect(await page.locator('#cite').textContent()).toContain('release 2026.11');
        const cells = await page.locator('tbody td').allTextContents();
        expect(cells.map(Number)).toEqual(PUBLISHED.flatMap((size, k) => [k, size, size]));
      } finally {
        await browser.close();
        await closed(files);
      }
    });
  });
});
