import { unzipSync } from 'fflate';
import { CHROMIUM, chromiumIsThere } from '../browser/chromium.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { rollcallHere } from '../support/in-process.js';

const SET = 'set=complete-lists&focus=ai';
const inBrowser = chromiumIsThere() ? test : test.skip;
if (!chromiumIsThere()) console.warn(`No Chromium at ${CHROMIUM}: that a report is printed as PDF is not tested.`);

describe('yearly reports over HTTP', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp(
      { seeded: true },
      { ROLLCALL_PUBLIC_URL: 'https://roll.example', CHROMIUM_PATH: CHROMIUM },
    );
  });
  afterAll(() => rollcall.close());

  const get = (address: string) => rollcall.http.get(`/reports/${address}`).buffer(true);
  const markdown = async (address: string) => (await get(address).expect(200)).text;
  const bytes = async (address: string): Promise<Buffer> => {
    const { body } = await rollcall.http
      .get(`/reports/${address}`)
      .expect(200)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    return body as Buffer;
  };
  /** Cells of the row that begins with a name, in the table below a caption. */
  const row = (text: string, name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`| ${name}`))!
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());

  test('say what the API says', async () => {
    const { data } = await rollcall.ask(`{
      now: distribution(selection: { set: "complete-lists", focus: AI }) {
        universeSize buckets { k size countries { code } } sensitivity { underBlocRules { blocs atNone } } }
      before: distribution(selection: { set: "complete-lists", focus: AI }, asOf: "2025-12-31") { buckets { k size } }
      series: representationSeries(selection: { set: "complete-lists", focus: AI }, scheme: "un-regional-groups",
        from: 2025, to: 2026) {
        year joined left joinedBounds { least greatest }
        representation { groups { group { name } members participants seats representationRatio } } } }`);
    const text = await markdown(`2026.md?${SET}`);
    const { now, before, series } = data;
    const atNone = now.buckets[0].size;
    expect(text).toContain(
      `${atNone} of the ${now.universeSize} member states of the United Nations took part in none`,
    );
    expect(text).toContain(`At the end of 2025 it was at most ${before.buckets[0].size}.`);
    const [exclude, asAdopted, inherit] = now.sensitivity.underBlocRules;
    expect(text).toContain(
      `Taking part in none: ${exclude.atNone} by their own name; ${asAdopted.atNone} where texts that an organisation adopted as such count for its members; ${inherit.atNone} by no name at all.`,
    );
    const [last, current] = series;
    const { least, greatest } = current.joinedBounds;
    expect(least).toBeLessThan(greatest);
    expect(text).toContain(`Between ${least} and ${greatest} participations began in 2026: ${least} surely`);
    expect(current.left).toBe(0);
    expect(text).toContain('No participation ended in 2026.');
    for (const [
      place,
      { group, members, participants, seats, representationRatio },
    ] of current.representation.groups.entries()) {
      const earlier = last.representation.groups[place];
      const cells = row(text.slice(text.indexOf('The groups of the scheme')), group.name);
      expect([cells[1], cells[2], cells[3], cells[4], cells[7], cells[8]]).toEqual([
        ...[String(members), String(participants), String(earlier.seats), String(seats)],
        ...[earlier.representationRatio.toFixed(2), representationRatio.toFixed(2)],
      ]);
    }
    // Every name in none, once each.
    const section = text.slice(text.indexOf('## Who is still in none'), text.indexOf('## By topic'));
    const names = section.matchAll(/^- .*?\((\d+) of \d+\)/gm);
    expect([...names].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(atNone);
    expect(section).toContain('Tuvalu');
  });

  test('the names who joined are as many as the bounds say', async () => {
    const text = await markdown(`2025.md?${SET}`);
    const section = text.slice(text.indexOf('## Who joined'), text.indexOf('## The groups'));
    const [, least, greatest] = /Between (\d+) and (\d+) participations/.exec(section)!;
    const counts = [...section.matchAll(/^- \*\*.* \((?:(\d+) to )?(\d+) states?\)/gm)];
    expect(counts.reduce((sum, [, from, to]) => sum + Number(from ?? to), 0)).toBe(Number(least));
    expect(counts.reduce((sum, [, , to]) => sum + Number(to), 0)).toBe(Number(greatest));
  });

  test.each(['complete-lists', 'south-led', 'hlab7'])('in Chinese hold no English but names (%s)', async (set) => {
    const text = await markdown(`2026.md?set=${set}&lang=zh`);
    const body = text.replaceAll(/\(<[^)]*>\)/g, '');
    const words = new Set([...body.matchAll(/[A-Za-z][A-Za-z0-9-]+/g)].map(([word]) => word));
    const NAMES = [
      'Rollcall',
      'CC',
      'BY',
      'CC-BY-4',
      'Pax',
      'Silica',
      'AI',
      'for',
      'Good',
      'AI4All',
      'AI4SD',
      'FAIR',
      'Forward',
      'https',
      'roll',
      'example',
      'reports',
      'set',
      'lang',
      'zh',
      'release',
      'method',
    ];
    expect(
      [...words].filter((word) => !NAMES.includes(word) && word !== set && !set.split('-').includes(word)),
    ).toEqual([]);
    // No sign of one script beside words of the other.
    expect(body).not.toMatch(/[\u4e00-\u9fff] ?[,;:?!] ?[\u4e00-\u9fff]/);
    expect(body).toContain('未参与');
  });

  test('in English hold no Chinese', async () => {
    expect(await markdown('2026.md?set=south-led')).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
  });

  test('as a page need nothing else, and may do nothing', async () => {
    const { text, headers } = await get(`2026?${SET}&lang=zh`)
      .expect(200)
      .expect('content-type', /text\/html/);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/);
    expect(headers['content-language']).toBe('zh-Hans');
    expect(text).toContain('<html lang="zh-Hans">');
    expect(text).toContain(
      `<link rel="canonical" href="https://roll.example/reports/2026?set=complete-lists&amp;focus=AI&amp;lang=zh">`,
    );
    expect(text).toMatch(
      /<meta property="og:image" content="https:\/\/roll\.example\/charts\/assembly\.png\?[^"]*locale=ZH">/,
    );
    expect(text).not.toMatch(/<script|<img|<link rel="stylesheet"|@import/);
    expect([...text.matchAll(/<figure class="figure"><svg/g)]).toHaveLength(3);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids.length).toBe(new Set(ids).size);
    for (const [, anchor] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(anchor!);
    for (const [, id] of text.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id!);
  });

  test('are the same bytes asked twice, and are known again', async () => {
    for (const address of [`2025.md?${SET}`, `2025.html?${SET}`, `2025.docx?${SET}&lang=zh`]) {
      const { headers } = await get(address).expect(200);
      expect((await bytes(address)).equals(await bytes(address))).toBe(true);
      const again = await get(address).set('if-none-match', headers.etag!).expect(304);
      // A browser would put these in place of those it has: the page then lost its styles.
      expect(again.headers['content-security-policy']).toBeUndefined();
    }
    const { headers } = await get(`2025.md?${SET}&release=2026.12`).expect(200);
    expect(headers['cache-control']).toMatch(/immutable/);
  });

  test('as a Word document hold their text, tables and pictures', async () => {
    const files = unzipSync(new Uint8Array(await bytes(`2026.docx?${SET}&lang=zh`)));
    const text = Buffer.from(files['word/document.xml']!).toString('utf8');
    expect(text).toContain('多边人工智能治理参与情况报告（2026年）');
    expect([...text.matchAll(/<w:tbl>/g)].length).toBeGreaterThan(4);
    expect(Object.keys(files).filter((name) => /^word\/media\/.*\.png$/.test(name))).toHaveLength(3);
    expect(Buffer.from(files['docProps/core.xml']!).toString('utf8')).not.toMatch(/dcterms:(created|modified)/);
  });

  inBrowser('as PDF are printed, in Chinese letters that go with them', async () => {
    const pdf = await bytes(`2026.pdf?${SET}&lang=zh`);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/NotoSansSC/);
  });

  test.each([
    ['2031', 400, /2031 has no state of the world yet; the data go to 2026-11-29, so 2026 is the last/],
    ['1990?set=hlab7', 400, /nothing is on record of 1990/],
    ['2026?scheme=un-regional-groups,g77-and-china', 400, /a report takes one scheme/],
    ['2026?sett=hlab7', 400, /'sett' is no parameter/],
    ['2026?lang=fr', 400, /'fr' is neither en nor zh/],
    ['2026.odt', 400, /'odt' is none of html, pdf, docx, md/],
    ['2026?asOf=2026-01-01', 400, /'asOf' has no meaning here/],
    ['latest', 404, /there is no report 'latest'; there are 2026, 2026\.html/],
  ])('are refused in words: %s', async (address, status, message) => {
    const { body, headers } = await get(address).expect(status);
    expect(body.error).toMatch(message);
    expect(headers['content-disposition']).toBeUndefined();
  });

  test('come to the command line from a server as they are, and wrong usage asks nothing', async () => {
    const url = await rollcall.listen();
    const told = await rollcallHere({}, [
      'report',
      '2025',
      '--set',
      'complete-lists',
      '--focus',
      'ai',
      '--lang',
      'zh',
      '--url',
      url,
    ]);
    expect(told.stderr).toBe('');
    expect(told.stdout).toBe(await markdown(`2025.md?${SET}&lang=zh`));
    for (const words of [
      ['soon'],
      ['2026', '--lang', 'fr'],
      ['2026', '--format', 'odt'],
      ['2026', '--output', 'x.txt'],
    ]) {
      const { status, stdout } = await rollcallHere({}, ['report', ...words, '--url', url]);
      expect([words, status, stdout]).toEqual([words, 2, '']);
    }
  });
});
