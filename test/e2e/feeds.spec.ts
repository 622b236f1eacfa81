import { JSDOM } from 'jsdom';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';

const MARKUP = '<script>alert("1")</script> ]]> & \u0001\u001f \u{1F5F3}';
const NAME = `Accord ${MARKUP}`;

interface Entry {
  id: string;
  title: string;
  updated: string;
  author: string | null;
  content: string;
  links: Record<string, string>;
}

/** A feed as a parser of XML, which takes nothing that is not well formed, reads it. */
function read(xml: string) {
  const { window } = new JSDOM('');
  const document = new window.DOMParser().parseFromString(xml, 'application/xml');
  const feed = document.documentElement;
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  const child = (parent: Element, name: string) => [...parent.children].find(({ localName }) => localName === name);
  const text = (parent: Element, name: string) => child(parent, name)?.textContent ?? null;
  const links = (parent: Element) =>
    Object.fromEntries(
      [...parent.children]
        .filter(({ localName }) => localName === 'link')
        .map((link) => [link.getAttribute('rel')!, link.getAttribute('href')!]),
    );
  const entries: Entry[] = [...feed.children]
    .filter(({ localName }) => localName === 'entry')
    .map((entry) => ({
      id: text(entry, 'id')!,
      title: text(entry, 'title')!,
      updated: text(entry, 'updated')!,
      author: child(entry, 'author')?.textContent ?? null,
      content: text(entry, 'content')!,
      links: links(entry),
    }));
  return {
    namespace: feed.namespaceURI,
    id: text(feed, 'id'),
    title: text(feed, 'title'),
    updated: text(feed, 'updated'),
    links: links(feed),
    entries,
    elements: [...feed.querySelectorAll('script')].length,
  };
}

describe('feeds of what changed', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
    const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
    await rollcall.pool.query(`INSERT INTO revision (id, recorded_at, reason, data_through, author, approved_by)
      SELECT max(id) + 1, max(recorded_at) + interval '1 second', ${text(`because ${MARKUP}`)}, max(data_through), ${text(`Amina <b>&`)}, 'Luis' FROM revision;
      INSERT INTO initiative (slug) VALUES ('marked-accord');
      INSERT INTO initiative_version (initiative_id, name_en, name_zh, kind, scope, binding, openness, list_completeness, recorded)
      SELECT id, ${text(NAME)}, '协定', 'treaty', 'universal', false, 'open', 'complete', int4range(${NEW_REVISION}, NULL)
      FROM initiative WHERE slug = 'marked-accord';
      INSERT INTO source (id, url, title) OVERRIDING SYSTEM VALUE SELECT max(id) + 1, 'https://example.org/list?a=1&b="2"', ${text(`List ${MARKUP}`)} FROM source;
      INSERT INTO participation (initiative_id, participant_id, role, valid, date_precision, confidence, source_id, recorded)
      SELECT i.id, p.id, 'signatory', daterange('2026-01-01', NULL), 'day', 'verified', (SELECT max(id) FROM source), int4range(${NEW_REVISION}, NULL)
      FROM initiative i, participant p WHERE i.slug = 'marked-accord' AND p.code IN ('KEN', 'FRA', 'CHN');`);
    await rollcall.store.refresh();
  });
  afterAll(() => rollcall.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    rollcall.http
      .get(path)
      .set({ host: 'roll.example.org', ...headers })
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks).toString()));
      });
  const atom = async (path: string) => {
    const { status, body } = await get(path);
    expect([status, status === 200 ? '' : body]).toEqual([200, '']);
    return read(body);
  };

  test('Atom tells the newest first, each change with title, author, reason, source and page, whatever the texts hold', async () => {
    const { headers } = await get('/feeds/changes.atom');
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const feed = await atom('/feeds/changes.atom?initiative=marked-accord');
    expect(feed.namespace).toBe('http://www.w3.org/2005/Atom');
    expect(feed.elements).toBe(0);
    expect(feed.entries).toHaveLength(4);
    const clean = MARKUP.replace('\u0001', '\u{FFFD}').replace('\u001f', '\u{FFFD}');
    const kenya = feed.entries.find(({ title }) => title.includes('Kenya'))!;
    expect(kenya.title).toBe(`New on record: Kenya in Accord ${clean}, signatory, from 1 January 2026.`);
    expect(kenya.author).toBe('Amina <b>&');
    expect(kenya.content.split('\n')).toEqual([
      `Reason: because ${clean}`,
      'Proposed by Amina <b>&, approved by Luis.',
      `Source: List ${clean}, https://example.org/list?a=1&b="2"`,
    ]);
    expect(kenya.links).toEqual({
      alternate: 'http://roll.example.org/initiative/marked-accord',
      via: 'https://example.org/list?a=1&b="2"',
    });
    expect(kenya.updated).toBe(rollcall.store.current.newest.recordedAt.toISOString());
    expect(feed.updated).toBe(kenya.updated);
    expect(feed.links.self).toBe('http://roll.example.org/feeds/changes.atom?initiative=marked-accord');
  });

  test('the pages of a feed hold every change once, in the order of the API from its end, and both forms the same', async () => {
    const told: string[] = [];
    const ids: string[] = [];
    let pages = 0;
    for (let path: string | null = '/feeds/changes.json?kind=treaty,declaration&kind=SUMMIT'; path !== null; pages++) {
      const { body, headers } = await get(path);
      const feed = JSON.parse(body);
      expect(headers['content-type']).toBe('application/feed+json; charset=utf-8');
      expect(feed.items.length).toBeLessThanOrEqual(50);
      told.push(...feed.items.map((item: { _rollcall: { cursor: string } }) => item._rollcall.cursor));
      ids.push(...feed.items.map((item: { id: string }) => item.id));
      if (pages === 0) {
        const asAtom = await atom(path.replace('.json', '.atom'));
        expect(asAtom.entries.map(({ id }) => id)).toEqual(ids);
        expect(asAtom.links.next!.replace('.atom', '.json')).toBe(feed.next_url);
      }
      path = feed.next_url === undefined ? null : new URL(feed.next_url).pathname + new URL(feed.next_url).search;
    }
    const cursors: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data } = await rollcall.ask(
        `query ($after: String) { changes(first: 500, after: $after, filter: {kinds: [TREATY, DECLARATION, SUMMIT]}) {
          nodes { cursor } pageInfo { endCursor hasNextPage } } }`,
        { after },
      );
      cursors.push(...data.changes.nodes.map(({ cursor }: { cursor: string }) => cursor));
      if (!data.changes.pageInfo.hasNextPage) break;
      after = data.changes.pageInfo.endCursor;
    }
    expect(pages).toBeGreaterThan(2);
    expect(told).toEqual(cursors.reverse());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('of one revision alone, a page at a time', async () => {
    const { id } = rollcall.store.current.newest;
    const one = JSON.parse((await get(`/feeds/changes.json?revision=${id}`)).body);
    expect(one.items).toHaveLength(4);
    expect(one.next_url).toBeUndefined();
    let count = 0;
    for (let path: string | null = '/feeds/changes.json?revision=1&country=FRA'; path !== null; ) {
      const { items, next_url: next }: { items: { _rollcall: { revision: string } }[]; next_url?: string } = JSON.parse(
        (await get(path)).body,
      );
      expect(items.every(({ _rollcall }) => _rollcall.revision === '1')).toBe(true);
      count += items.length;
      path = next === undefined ? null : new URL(next).pathname + new URL(next).search;
    }
    const { data } = await rollcall.ask(
      '{ changes(first: 500, filter: {countries: ["FRA"]}) { nodes { revision { id } } } }',
    );
    const ofFirst = data.changes.nodes.filter(({ revision }: { revision: { id: string } }) => revision.id === '1');
    expect(count).toBe(ofFirst.length);
  });

  test('filters by country, initiative, kind and topic, each one or several; Chinese by lang', async () => {
    const titles = async (query: string) =>
      (await atom(`/feeds/changes.atom?${query}`)).entries.map(({ title }) => title);
    expect(await titles('initiative=marked-accord&country=KEN')).toHaveLength(1);
    expect(await titles('initiative=marked-accord&country=KEN,FRA')).toHaveLength(2);
    expect(await titles('initiative=marked-accord&country=KEN&country=CHN')).toHaveLength(2);
    expect(await titles('initiative=marked-accord&kind=declaration')).toEqual([]);
    const [zh] = await titles('initiative=marked-accord&country=CHN&lang=zh');
    expect(zh).toMatch(/^新增记录：中国/);
    const { title } = await atom('/feeds/changes.atom?initiative=marked-accord&lang=zh');
    expect(title).toBe('Rollcall：名录的变更（marked-accord）');
  });

  test.each([
    ['country=KENN', 400, /^there is no country 'KENN'; did you mean KEN/, 'country'],
    [
      'initiative=marked-acord',
      400,
      /^there is no initiative 'marked-acord'; did you mean marked-accord/,
      'initiative',
    ],
    ['kind=traety', 400, /^kind: 'traety' is none of .*; did you mean TREATY/, 'kind'],
    ['topic=nothing-at-all', 400, /^topic: 'nothing-at-all' is none of /, 'topic'],
    ['country=KEN,,FRA', 400, /^country: 'KEN,,FRA' holds an empty word/, 'country'],
    ['countries=KEN', 400, /^'countries' is no parameter; .*did you mean country/, 'countries'],
    ['revision=9999', 400, /^there is no revision 9999: the newest is \d+/, 'revision'],
    ['revision=x', 400, /^revision: 'x' is not a revision/, 'revision'],
    ['lang=fr', 400, /^lang: 'fr' is none of EN, ZH/, 'lang'],
    ['lang=zh&lang=en', 400, /^lang is given more than once/, 'lang'],
    ['before=abc', 400, /^'abc' is not a cursor of this list/, 'before'],
  ])('%s is refused: value, rule and what may have been meant', async (query, status, message, argument) => {
    const response = await get(`/feeds/changes.atom?${query}`);
    const { error, code, argument: named } = JSON.parse(response.body);
    expect([response.status, code, named]).toEqual([status, 'BAD_USER_INPUT', argument]);
    expect(error).toMatch(message);
  });

  test('another file is not found; a Host that is none is refused', async () => {
    const { status, body } = await get('/feeds/changes.rss');
    expect([status, JSON.parse(body).error]).toEqual([404, expect.stringContaining('changes.atom')]);
    expect((await get('/feeds/changes.atom', { host: 'a"><b' })).status).toBe(400);
  });

  test('a reader that has the newest is told so with 304, until a revision; identifiers stay', async () => {
    const before = await get('/feeds/changes.json?country=KEN');
    const { etag } = before.headers;
    for (const known of [etag!, `"other", ${etag}`, etag!.replace('W/', ''), '*']) {
      const again = await get('/feeds/changes.json?country=KEN', { 'if-none-match': known });
      expect([again.status, again.body]).toEqual([304, '']);
    }
    await rollcall.record();
    const after = await get('/feeds/changes.json?country=KEN', { 'if-none-match': etag! });
    expect(after.status).toBe(200);
    expect(JSON.parse(after.body).items).toEqual(JSON.parse(before.body).items);
  });
});
