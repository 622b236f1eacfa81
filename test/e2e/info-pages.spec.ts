import { JSDOM } from 'jsdom';
import { INITIATIVE_KINDS } from '../../src/domain/vocabulary.js';
import { codeExamples } from '../../src/pages/info/code-examples.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** The published figure: states by how many of the seven initiatives they take part in (method, section 15). */
const PUBLISHED = [118, 21, 23, 10, 7, 5, 2, 7];

describe('the pages of text', () => {
  let rollcall: TestApp;
  let address: string;
  beforeAll(async () => {
    rollcall = await startTestApp(
      { seeded: true },
      { ROLLCALL_KEEPER: 'The "Roll" Lab', ROLLCALL_CONTACT: 'roll@example.org' },
    );
    address = (await rollcall.listen()).replace('[::1]', '127.0.0.1');
  });
  afterAll(() => rollcall.close());

  const documentAt = async (path: string) => {
    const { status, text } = await rollcall.http.get(path);
    expect([path, status]).toEqual([path, 200]);
    return new JSDOM(text).window.document;
  };

  test('every link on them leads somewhere, in both languages', async () => {
    const seen = new Set<string>();
    for (const key of ['about', 'method', 'data', 'changes', 'contact']) {
      for (const language of ['en', 'zh']) {
        const path = `/${key}?lang=${language}`;
        const document = await documentAt(path);
        const main = document.querySelector('main')!;
        expect(main.querySelectorAll('h1')).toHaveLength(1);
        for (const link of main.querySelectorAll('a')) {
          const href = link.getAttribute('href')!;
          if (href.startsWith('#'))
            expect([path, href, document.getElementById(href.slice(1)) !== null]).toEqual([path, href, true]);
          else if (href.startsWith('/')) seen.add(href);
          else expect(href).toMatch(/^(https?:\/\/|mailto:)/);
        }
        // What the dashboard asks for when it draws the same page.
        const fragment = await rollcall.http.get(`/texts/${key}?lang=${language}`);
        expect(fragment.type).toBe('text/html');
        expect(main.innerHTML.trim()).toBe(
          new JSDOM(`<main>${fragment.text}</main>`).window.document.querySelector('main')!.innerHTML,
        );
      }
    }
    // Of the many initiatives some, and of each file one.
    const asked = [...seen].filter(
      (href, place) => !/^\/(initiative|country|organisations)\//.test(href) || place % 41 === 0,
    );
    for (const href of asked) {
      const { status } = await rollcall.http.head(href);
      expect([href, status]).toEqual([href, 200]);
    }
    expect((await rollcall.http.get('/texts/gaps')).status).toBe(404);
  });

  test('the lists are those of the API, each with its completeness', async () => {
    const rows = [...(await documentAt('/data?lang=en')).querySelectorAll('#lists ~ .info-table tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    );
    const { data } = await rollcall.ask(
      '{ dataset { dataThrough } initiatives(first: 1) { totalCount } initiative(slug: "bletchley-declaration") { name listCompleteness publishedTotal participantCount(counting: { presence: CUMULATIVE, roleClasses: [COMMITMENT, MEMBERSHIP, OBSERVATION, BENEFIT, PERSONAL] }) } }',
    );
    expect(rows).toHaveLength(data.initiatives.totalCount);
    const { name, publishedTotal, participantCount } = data.initiative;
    const [row] = rows.filter(([first]) => first === name);
    expect(row!.slice(3, 5)).toEqual([String(participantCount), String(publishedTotal)]);
  });

  test('machines are told of the data', async () => {
    const document = await documentAt('/data?lang=zh');
    const told = JSON.parse(document.querySelector('script[type="application/ld+json"]')!.textContent!);
    expect(told).toMatchObject({
      '@type': 'Dataset',
      license: expect.stringContaining('creativecommons.org'),
      version: '2026.12',
    });
    for (const { contentUrl } of told.distribution) {
      expect((await rollcall.http.head(new URL(contentUrl).pathname)).status).toBe(200);
    }
  });

  test('the code does what it says', async () => {
    const [curl, python, r, script] = codeExamples(address);
    const file = /'([^']+)'/.exec(curl!.source)![1]!;
    const lines = (await (await fetch(file)).text()).trim().split(/\r?\n/);
    const columns = lines[0]!.split(',');
    expect(columns).toEqual(expect.arrayContaining(['k', 'size']));
    expect(lines.slice(1).map((line) => Number(line.split(',')[columns.indexOf('size')]))).toEqual(PUBLISHED);
    for (const { source } of [python!, r!]) expect(source).toContain(`"${file}"`);
    const printed: unknown[][] = [];
    const AsyncFunction = (async () => undefined).constructor as new (
      ...parts: string[]
    ) => (...values: unknown[]) => Promise<void>;
    await new AsyncFunction('fetch', 'console', script!.source)(fetch, {
      log: (...said: unknown[]) => printed.push(said),
    });
    expect(printed.slice(0, -1)).toEqual(PUBLISHED.map((size, k) => [k, size]));
    expect(printed.at(-1)![0]).toMatch(/^Rollcall: .*release 2026\.12/);
  });

  test('the changes are those of the feed, and of the releases', async () => {
    const document = await documentAt('/changes?lang=en');
    const feed = JSON.parse(
      (await rollcall.http.get(`/feeds/changes.json?kind=${INITIATIVE_KINDS.join(',')}`)).text,
    ) as { items: { title: string }[] };
    const told = [...document.querySelectorAll('#lately ~ ul > li')].map((item) => item.textContent!);
    expect(told).toHaveLength(feed.items.length);
    for (const [place, { title }] of feed.items.entries()) expect(told[place]).toContain(title);
    const { data } = await rollcall.ask(
      '{ releaseDiff(from: "2026.11", to: "2026.12") { counts { table effect count } } }',
    );
    const counted = (data.releaseDiff.counts as { table: string; effect: string; count: number }[])
      .filter(({ table, effect }) => table === 'participation' && effect === 'ADDED')
      .reduce((sum, { count }) => sum + count, 0);
    const row = [...document.querySelectorAll('#releases ~ .info-table tbody tr')].find(
      (line) => line.querySelector('td')!.textContent === 'participations',
    )!;
    expect(row.querySelectorAll('td')[1]!.textContent).toBe(counted.toLocaleString('en'));
  });

  test('who keeps it is named as set, and escaped', async () => {
    const document = await documentAt('/contact?lang=zh');
    expect(document.querySelector('#keeper ~ p')!.textContent).toBe(
      '本站名录由The "Roll" Lab维护，联系方式：roll@example.org。',
    );
  });
});
