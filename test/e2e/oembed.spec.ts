import { runInNewContext } from 'node:vm';
import { JSDOM } from 'jsdom';
import { startTestApp, type TestApp } from '../support/app.js';

const BASE = 'https://roll.example';

describe('what other sites are told of a view', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, { ROLLCALL_PUBLIC_URL: BASE });
  });
  afterAll(() => rollcall.close());

  const oembed = (parameters: Record<string, string>) =>
    rollcall.http
      .get(`/oembed?${new URLSearchParams(parameters)}`)
      .set({ accept: '*/*', origin: 'https://news.example' });
  const about = async (path: string, more: Record<string, string> = {}) => {
    const answer = await oembed({ url: `${BASE}${path}`, ...more });
    expect([path, answer.status]).toEqual([path, 200]);
    return answer;
  };
  const frameIn = (html: string) => new JSDOM(html).window.document.querySelector('iframe')!;

  test('the frame, its script, its size, and a title in the language of the address', async () => {
    const { body, headers } = await about('/gaps?country=KEN&set=hlab7&lang=zh&figure=gaps', { maxwidth: '500' });
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(body).toMatchObject({
      ...{ version: '1.0', type: 'rich', width: 500, height: 640 },
      ...{ provider_name: 'Rollcall', provider_url: `${BASE}/` },
      title: '参与缺口：七项抽样倡议（联合国人工智能高级别咨询机构，2024） · Rollcall',
    });
    const frame = frameIn(body.html);
    expect(frame.src).toBe(`${BASE}/embed/gaps?country=KEN&set=hlab7&lang=zh&figure=gaps`);
    expect([frame.title, frame.width, frame.height]).toEqual([body.title, '100%', '640']);
    expect(new JSDOM(body.html).window.document.querySelector('script')!.src).toBe(`${BASE}/embed.js`);
    // A frame that may not grow has no script that makes it.
    const low = (await about('/gaps', { maxheight: '300' })).body;
    expect([low.height, low.html.includes('<script')]).toEqual([300, false]);
  });

  test.each([
    ['/', '/embed/distribution?set=complete-lists&focus=ai&presence=current&lang=en', /^Participation: /],
    ['/?set=hlab7', '/embed/distribution?set=hlab7&lang=en', /^Participation: Seven sampled initiatives/],
    ['/embed?figure=k-of-n&theme=dark', '/embed/distribution?figure=k-of-n&theme=dark&lang=en', /^Participation: /],
    ['/country/ken/', '/embed/country/KEN?lang=en', /^Kenya · Rollcall$/],
    ['/initiative/bletchley-declaration', '/embed/initiative/bletchley-declaration?lang=en', /Bletchley/],
    ['/organisations/OECD', '/embed/organisations/OECD?lang=en', /Economic Co-operation/],
    ['/network', '/embed/network?lang=en', /./],
  ])('%s is shown by %s, which is there and may be framed', async (path, frame, title) => {
    const { body } = await about(path);
    expect(body.title).toMatch(title);
    const source = frameIn(body.html).src;
    expect(source).toBe(`${BASE}${frame}`);
    const page = await rollcall.http.get(source.slice(BASE.length)).redirects(0).set('accept', '*/*');
    expect([page.status, page.headers['content-security-policy']]).toEqual([
      200,
      expect.stringContaining('frame-ancestors *'),
    ]);
  });

  test.each([
    'https://elsewhere.example/gaps',
    'https://roll.example.elsewhere.example/gaps',
    'https://user@roll.example/gaps',
    'javascript:alert(1)',
    'gaps',
    `${BASE}/nowhere`,
    `${BASE}/curate`,
    `${BASE}/embed/curate`,
    `${BASE}/about`,
    `${BASE}/reports/2026`,
    `${BASE}/exports/gaps.csv`,
    `${BASE}/country/ZZZ`,
    `${BASE}/gaps?asOf=yesterday`,
    `${BASE}/gaps?set=nothing`,
  ])('of %s there is nothing', async (url) => {
    expect((await oembed({ url })).status).toBe(404);
  });

  test('what is asked wrongly is told so, and a format that is not there by the status that oEmbed has for it', async () => {
    const url = `${BASE}/gaps`;
    expect((await oembed({ url, format: 'yaml' })).status).toBe(501);
    expect((await rollcall.http.get('/oembed')).status).toBe(400);
    expect((await oembed({ url, maxwidth: '-1' })).status).toBe(400);
    expect((await rollcall.http.get(`/oembed?url=${url}&url=${url}`)).status).toBe(400);
  });

  test('nothing in an address becomes mark-up, in JSON or in XML', async () => {
    const hostile = `"><script>alert(1)</script>'&\u0001`;
    const path = `/gaps?${new URLSearchParams({ figure: hostile, [hostile]: 'x' })}`;
    const { body } = await about(path);
    const { document } = new JSDOM(body.html).window;
    expect([...document.querySelectorAll('script')].map(({ src, text }) => [src, text])).toEqual([
      [`${BASE}/embed.js`, ''],
    ]);
    expect(new URL(frameIn(body.html).src).searchParams.get('figure')).toBe(hostile);
    const xml = await about(path, { format: 'xml' });
    expect(xml.headers['content-type']).toMatch(/^text\/xml/);
    const { window } = new JSDOM(xml.text, { contentType: 'text/xml' });
    const read = Object.fromEntries(
      [...window.document.documentElement.children].map((one) => [one.tagName, one.textContent]),
    );
    expect(read).toEqual(Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)])));
  });

  test('a view names the answer about it in its head, with all that its address asks', async () => {
    const linkIn = async (path: string) => {
      const { text } = await rollcall.http.get(path).set('accept', 'text/html');
      return new JSDOM(text).window.document.querySelector<HTMLLinkElement>('link[type="application/json+oembed"]');
    };
    const link = (await linkIn('/gaps?country=KEN&lang=zh'))!;
    const { body } = await rollcall.http.get(link.href.slice(BASE.length));
    expect(frameIn(body.html).src).toBe(`${BASE}/embed/gaps?country=KEN&lang=zh`);
    expect(body.title).toBe(link.title);
    for (const path of ['/about', '/curate', '/embed/gaps', '/gaps?asOf=yesterday']) {
      expect([path, await linkIn(path)]).toEqual([path, null]);
    }
  });

  test('an answer is known again', async () => {
    const { headers } = await about('/gaps');
    const again = await oembed({ url: `${BASE}/gaps` }).set('if-none-match', headers.etag!);
    expect(again.status).toBe(304);
  });

  describe('the script that sizes frames', () => {
    /** A page with two frames of the server and one of another, in which the script runs. */
    async function host(frames: readonly string[]) {
      const { text, headers } = await rollcall.http.get('/embed.js');
      expect(headers).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': expect.stringMatching(/^public, max-age=\d+$/),
      });
      const asked: [number, unknown][] = [];
      const elements = frames.map((src, place) => ({
        ...{ src, style: { height: '' } },
        contentWindow: { postMessage: (message: unknown) => asked.push([place, message]) },
      }));
      const listeners: ((event: object) => void)[] = [];
      const window = { addEventListener: (_: string, listener: (event: object) => void) => listeners.push(listener) };
      const document = { currentScript: { src: `${BASE}/embed.js` }, getElementsByTagName: () => elements };
      const run = () => runInNewContext(text, { window, document, URL });
      run();
      run();
      expect(listeners).toHaveLength(1);
      const tell = (place: number, origin: string, data: unknown) =>
        listeners[0]!({ origin, data, source: elements[place]!.contentWindow });
      return { asked, tell, heights: () => elements.map(({ style }) => style.height) };
    }

    test('asks each frame of its server once, and gives it the height that it tells', async () => {
      const { asked, tell, heights } = await host([`${BASE}/embed/gaps`, 'https://other.example/', `${BASE}/embed`]);
      expect(asked).toEqual([0, 2].map((place) => [place, { type: 'rollcall:height?' }]));
      tell(2, BASE, { type: 'rollcall:height', height: 700.2 });
      expect(heights()).toEqual(['', '', '701px']);
    });

    test('believes no other sender, and no height that is none', async () => {
      const { tell, heights } = await host([`${BASE}/embed/gaps`, 'https://other.example/']);
      tell(0, 'https://other.example', { type: 'rollcall:height', height: 100 });
      tell(1, BASE, { type: 'rollcall:height', height: 100 });
      tell(0, BASE, { type: 'height', height: 100 });
      for (const height of [0, -5, Number.NaN, 1e9, '1px;x', null]) tell(0, BASE, { type: 'rollcall:height', height });
      expect(heights()).toEqual(['', '']);
    });

    test('is asked for again only when it may have changed', async () => {
      const { headers } = await rollcall.http.get('/embed.js');
      expect((await rollcall.http.get('/embed.js').set('if-none-match', headers.etag!)).status).toBe(304);
    });
  });
});
