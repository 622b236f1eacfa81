import { JSDOM } from 'jsdom';
import { startTestApp, type TestApp } from '../support/app.js';

/** What a crawler sends, and what some send instead. */
const ANYBODY: readonly Record<string, string>[] = [
  { accept: '*/*' },
  { accept: '' },
  { accept: 'application/json' },
  { 'user-agent': 'Twitterbot/1.0', accept: 'image/webp,*/*' },
];

describe('what leaves the page', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, { ROLLCALL_PUBLIC_URL: 'https://roll.example' });
  });
  afterAll(() => rollcall.close());

  const get = (path: string, headers: Record<string, string> = { accept: '*/*' }) =>
    rollcall.http.get(path).redirects(0).set(headers);
  const documentAt = async (path: string, headers?: Record<string, string>) => {
    const { status, text } = await get(path, headers);
    expect([path, status]).toEqual([path, 200]);
    return new JSDOM(text).window.document;
  };
  const content = (document: Document, name: string) =>
    document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content');
  const href = (document: Document, selector: string) => document.querySelector(selector)?.getAttribute('href');
  const textOf = (element: Element | null | undefined) => element?.textContent?.replaceAll(/\s+/g, ' ').trim();

  describe('a bot, which runs no script and asks for anything', () => {
    // The numbers are those of the published figure (method, section 4).
    test.each<[path: string, title: string, heading: string, words: string]>([
      [
        '/distribution',
        'Participation: Seven sampled initiatives (UN High-level Advisory Body on AI, 2024) · Rollcall',
        '118 of 193 UN member states take part in none of the seven initiatives',
        '118 of 193 UN member states take part in none of the seven initiatives, as of 30 September 2024.',
      ],
      [
        '/distribution?lang=zh',
        '参与概况：七项抽样倡议（联合国人工智能高级别咨询机构，2024） · Rollcall',
        '联合国 193 个会员国中，118 国未参与七项倡议中的任何一项',
        '截至2024年9月30日，联合国 193 个会员国中，118 国未参与七项倡议中的任何一项。',
      ],
      [
        '/gaps?asOf=2024-12-31&release=2026.12',
        'Gaps: Seven sampled initiatives (UN High-level Advisory Body on AI, 2024), as of 31 December 2024, release 2026.12 · Rollcall',
        'Gaps',
        'Who is not counted as taking part in each initiative, and why.',
      ],
      [
        '/country/USA?set=hlab7&presence=cumulative',
        'United States · Rollcall',
        'United States of America',
        'The United States takes part in 7 of 7 initiatives.',
      ],
      [
        '/country/USA?set=hlab7&presence=cumulative&lang=zh',
        '美国 · Rollcall',
        '美利坚合众国',
        '7 项倡议中，美国参与 7 项。',
      ],
      [
        '/initiative/bletchley-declaration',
        'Bletchley Declaration · Rollcall',
        'Bletchley Declaration',
        '30 names on record, 29 by a published count, ended participations among them, as of 29 November 2026.',
      ],
      [
        '/organisations/OECD',
        'Organisation for Economic Co-operation and Development · Rollcall',
        'Organisation for Economic Co-operation and Development',
        'Member states as of',
      ],
      [
        '/matrix?lang=zh',
        '国家与倡议：七项抽样倡议（联合国人工智能高级别咨询机构，2024） · Rollcall',
        '国家与倡议',
        '各国参与了哪些倡议、以何种角色参与。',
      ],
      ['/about', 'About · Rollcall', 'About', 'What Rollcall is'],
      [
        '/embed/gaps',
        'Gaps: Seven sampled initiatives (UN High-level Advisory Body on AI, 2024) · Rollcall',
        'Gaps',
        '118 of 193',
      ],
    ])('%s', async (path, title, heading, words) => {
      const document = await documentAt(path);
      expect(document.title).toBe(title);
      expect(textOf(document.querySelector('h1'))).toBe(heading);
      expect(document.querySelectorAll('h1')).toHaveLength(1);
      expect(content(document, 'description')).toContain(words);
      expect(content(document, 'og:title')).toBe(title);
      expect(content(document, 'og:description')).toBe(content(document, 'description'));
      expect(document.documentElement.lang).toBe(path.includes('lang=zh') ? 'zh-Hans' : 'en');
      // Whatever it says that it takes, it is given the same page.
      const whole = (await get(path)).text;
      for (const headers of ANYBODY) {
        const answer = await get(path, headers);
        expect([answer.status, answer.type, answer.text === whole]).toEqual([200, 'text/html', true]);
      }
      expect((await rollcall.http.head(path)).headers['content-type']).toBe('text/html; charset=utf-8');
    });

    test('the picture, the files and every link of the page are there', async () => {
      for (const path of [
        '/',
        '/over-time',
        '/gaps',
        '/matrix?lang=zh',
        '/country/KEN',
        '/initiative/bletchley-declaration?lang=zh',
      ]) {
        const document = await documentAt(path);
        const picture = content(document, 'og:image')!;
        expect(picture).toMatch(/^https:\/\/roll\.example\/charts\/[a-z]+\.png\?/);
        expect(content(document, 'twitter:card')).toBe('summary_large_image');
        const drawn = await rollcall.http.get(picture.slice('https://roll.example'.length));
        expect([path, drawn.status, drawn.type]).toEqual([path, 200, 'image/png']);
        const [image] = document.querySelectorAll('main img');
        expect(image!.getAttribute('alt')).not.toBe('');
        const files = [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')!);
        expect(files.length).toBeGreaterThan(1);
        for (const address of [image!.getAttribute('src')!, ...files]) {
          expect([address, (await rollcall.http.get(address)).status]).toEqual([address, 200]);
        }
      }
    });

    test('each page names itself, itself in the other language, and what others may call it', async () => {
      const document = await documentAt('/gaps?lang=zh&asOf=2025-12-31&group=x&presence=cumulative&set=hlab7');
      expect(href(document, 'link[rel=canonical]')).toBe('https://roll.example/gaps?asOf=2025-12-31&lang=zh');
      expect(href(document, 'link[hreflang=en]')).toBe('https://roll.example/gaps?asOf=2025-12-31&lang=en');
      expect(href(document, 'link[hreflang=zh-Hans][href*="/gaps"]')).toBe(
        'https://roll.example/gaps?asOf=2025-12-31&lang=zh',
      );
      expect(href(document, 'link[hreflang=x-default]')).toBe('https://roll.example/gaps?asOf=2025-12-31');
      expect(content(document, 'og:locale')).toBe('zh_CN');
      // Frames and pages for keepers are not for search engines.
      for (const path of ['/embed/gaps', '/curate']) {
        const hidden = await documentAt(path);
        expect([href(hidden, 'link[rel=canonical]'), content(hidden, 'robots')]).toEqual([undefined, 'noindex']);
      }
    });

    test('without a language in the address it is the one that is asked for, and caches are told', async () => {
      for (const [asked, language] of [
        ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
        ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
        ['fr, zh-TW;q=0.5, en;q=0.4', 'zh-Hans'],
        ['fr', 'en'],
        ['zh;q=0', 'en'],
      ]) {
        const answer = await get('/gaps', { 'accept-language': asked! });
        expect(new JSDOM(answer.text).window.document.documentElement.lang).toBe(language);
        expect(answer.headers.vary).toContain('accept-language');
      }
      expect((await get('/gaps?lang=en', { 'accept-language': 'zh' })).headers.vary ?? '').not.toContain(
        'accept-language',
      );
    });
  });

  describe('what crawlers look for', () => {
    test('the sitemap names every page in both languages, each of which is there', async () => {
      const answer = await get('/sitemap.xml');
      expect([answer.status, answer.type, answer.headers['cache-control']]).toEqual([
        200,
        'application/xml',
        'public, no-cache',
      ]);
      const { document } = new JSDOM(answer.text, { contentType: 'text/xml' }).window;
      const entries = [...document.querySelectorAll('url')];
      const addressIn = (entry: Element) => entry.querySelector('loc')!.textContent!;
      const { data } = await rollcall.ask(
        '{ dataset { dataThrough } countries(first: 1) { totalCount } initiatives(first: 1) { totalCount } organisations(first: 1) { totalCount } }',
      );
      const things = ['countries', 'initiatives', 'organisations'].map((of) => data[of].totalCount as number);
      const paths = entries.map((entry) => new URL(addressIn(entry)).pathname);
      const ofThings = paths.filter((path) => /^\/(country|initiative|organisations)\//.test(path));
      expect(ofThings).toHaveLength(2 * things.reduce((sum, count) => sum + count, 0));
      expect(new Set(entries.map(addressIn)).size).toBe(entries.length);
      expect(paths).toEqual(expect.arrayContaining(['/', '/distribution', '/gaps', '/method', '/country/KEN']));
      expect(paths.filter((path) => path.startsWith('/curate'))).toEqual([]);
      for (const entry of entries) {
        const address = addressIn(entry);
        expect(entry.querySelector('lastmod')!.textContent).toBe(data.dataset.dataThrough);
        const links = [...entry.getElementsByTagName('xhtml:link')].map((link) => [
          link.getAttribute('hreflang'),
          link.getAttribute('href'),
        ]);
        const [bare] = address.split('?');
        expect(links).toEqual([
          ['en', `${bare}?lang=en`],
          ['zh-Hans', `${bare}?lang=zh`],
          ['x-default', bare],
        ]);
      }
      // Each calls itself by the same address.
      for (const entry of entries.filter((_, place) => place % 97 === 0)) {
        const address = addressIn(entry);
        const page = await documentAt(address.slice('https://roll.example'.length));
        expect(href(page, 'link[rel=canonical]')).toBe(address);
      }
      expect((await get('/sitemap.xml', { 'if-none-match': answer.headers.etag! })).status).toBe(304);
      for (const [part, status] of [
        ['1', 200],
        ['2', 404],
        ['0', 400],
        ['x', 400],
      ]) {
        expect([part, (await get(`/sitemap.xml?part=${part}`)).status]).toEqual([part, status]);
      }
    });

    test('robots are told of it', async () => {
      const { text, type } = await get('/robots.txt');
      expect(type).toBe('text/plain');
      expect(text).toContain('\nSitemap: https://roll.example/sitemap.xml\n');
      expect(text).not.toMatch(/Disallow: \/(charts|graphql)?\n/);
    });
  });

  describe('addresses', () => {
    test.each([
      '/nowhere',
      '/gaps/more',
      '/country',
      '/country/XXX',
      '/country/KEN/more',
      '/initiative/no-such-thing',
      '/organisations/NOBODY',
      '/embed/nowhere',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/country/%E0%A4%A',
      '//example.org/',
    ])('%s is none', async (path) => {
      const read = await get(path, { accept: 'text/html,*/*;q=0.8', 'accept-language': 'zh' });
      expect([404, 400]).toContain(read.status);
      if (read.status === 404) {
        const { document } = new JSDOM(read.text).window;
        expect(textOf(document.querySelector('h1'))).toMatch(/^没有(这个页面|代码为|名为)/);
        expect(content(document, 'robots')).toBe('noindex');
        expect(read.headers['cache-control']).toBe('no-store');
      }
      const program = await get(path, { accept: 'application/json' });
      expect([program.status, program.type]).toEqual([read.status, 'application/json']);
    });

    test.each([
      ['/gaps/', '/gaps'],
      ['/Gaps?lang=zh', '/gaps?lang=zh'],
      ['/country/ken?lang=zh&x=%22', '/country/KEN?lang=zh&x=%22'],
      ['/country/KE', '/country/KEN'],
      ['/country/404', '/country/KEN'],
      ['/initiative/Bletchley-Declaration/', '/initiative/bletchley-declaration'],
      ['/organisations/oecd', '/organisations/OECD'],
      ['/organisation/OECD', '/organisations/OECD'],
      ['/embed/', '/embed'],
      ['/embed/country/ken', '/embed/country/KEN'],
    ])('%s leads to %s', async (path, target) => {
      const answer = await get(path);
      expect([answer.status, answer.headers.location]).toEqual([301, target]);
      expect((await get(target)).status).toBe(200);
    });
  });

  test('what was asked of the former first page is asked where its figures are now', async () => {
    const asked = '?set=hlab7&name=%22%3E%0d%0aX&lang=zh';
    const { status, headers } = await get(`/${asked}`);
    expect([status, headers.location]).toEqual([302, `/distribution${asked}`]);
    for (const own of ['/', '/?lang=zh', '/?lang=en&theme=dark', '/?', '/?utm_source=letter&fbclid=x'])
      expect((await get(own)).status).toBe(200);
  });

  describe('what an address says wrongly', () => {
    const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const PARAMETERS = [
      'set',
      'initiatives',
      'kinds',
      'topics',
      'leads',
      'families',
      'focus',
      'completeOnly',
      'openedFrom',
      'openedTo',
      'name',
      'asOf',
      'at',
      'presence',
      'blocs',
      'roleClasses',
      'method',
      'scheme',
      'release',
      'lang',
      'group',
      'figure',
    ];

    test.each(PARAMETERS)('%s is not run, and does no harm', async (name) => {
      for (const path of [name === 'lang' ? '/' : '/distribution', '/gaps', '/country/KEN', '/embed', '/nowhere']) {
        const answer = await get(`${path}?${new URLSearchParams({ [name]: HOSTILE })}`, { accept: 'text/html' });
        expect([path, answer.status]).toEqual([path, path === '/nowhere' ? 404 : 200]);
        expect(answer.text).not.toContain('alert(1)</script>');
        const { document } = new JSDOM(answer.text).window;
        expect(
          [...document.querySelectorAll('script')].filter((script) => script.textContent?.includes('alert')),
        ).toEqual([]);
        expect(document.querySelector('[onerror]')).toBeNull();
      }
    });

    test('nor is what stands in the path', async () => {
      for (const path of ['/country/', '/initiative/', '/organisations/', '/']) {
        const answer = await get(`${path}${encodeURIComponent(HOSTILE)}`, { accept: 'text/html' });
        expect(answer.status).toBe(404);
        expect(new JSDOM(answer.text).window.document.querySelector('[onerror]')).toBeNull();
      }
    });

    test('a page that can not be answered says so, and is not for search engines', async () => {
      const document = await documentAt('/gaps?asOf=yesterday');
      expect(textOf(document.querySelector('h1'))).toBe('This address can not be read');
      expect(content(document, 'robots')).toBe('noindex');
      // A set that is not on record can be read, but not answered.
      expect(textOf((await documentAt('/gaps?set=nothing')).querySelector('h1'))).toBe('This address can not be read');
    });

    test('a request that names no host is given addresses that need none', async () => {
      const other = await startTestApp({ seeded: false });
      const { text, status } = await other.http.get('/gaps').set({ host: 'a"b' });
      expect(status).toBe(200);
      expect(text).not.toContain('a"b');
      const { document } = new JSDOM((await other.http.get('/gaps').set({ host: 'roll.test' })).text).window;
      expect(href(document, 'link[rel=canonical]')).toBe('http://roll.test/gaps?lang=en');
      await other.close();
    });
  });
});
