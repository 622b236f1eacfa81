import { readdir, readFile } from 'node:fs/promises';
import { describeInBrowser, type Stage, startStage, until } from './support.js';

let stage: Stage;

describeInBrowser('what a reader takes along', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  /** The newest release of the data. */
  const release = async (): Promise<string> => (await stage.test.ask('{ dataset { release } }')).data.dataset.release;

  async function download(path: string, figure: string, button: string) {
    const { page, context } = await stage.open(path);
    await page.locator(`${figure} [data-key], ${figure} table.matrix`).first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(figure).getByRole('button', { name: button, exact: true }).click(),
    ]);
    const content = await readFile(await file.path());
    await context.close();
    return { name: file.suggestedFilename(), content };
  }

  test('the CSV of the assembly holds every member once, 118 of them in none', async () => {
    const { name, content } = await download('/?lang=en', '#assembly', 'CSV');
    expect(name).toBe(`rollcall-assembly-${await release()}.csv`);
    const lines = content.toString('utf8').replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe('Code,State,Group,Initiatives,Counts are,How it stands,What was counted');
    expect(lines).toHaveLength(194);
    expect(new Set(lines.map((line) => line.slice(0, 3))).size).toBe(194);
    expect(lines.filter((line) => line.includes(',0,as on record,Does not take part,'))).toHaveLength(118);
    // What was counted, and what the rules on organisations leave open, stays with every row.
    for (const line of lines.slice(1)) expect(line).toContain('whoever ever took part');
  });

  test('the CSV of the matrix says in words in which roles a state takes part', async () => {
    const { content } = await download('/matrix?lang=en', '#matrix', 'CSV');
    const canada = content
      .toString('utf8')
      .split('\r\n')
      .find((line) => line.startsWith('Canada,'));
    expect(canada).toContain(',7,');
    expect(canada).toContain(',adherent,');
  });

  test('the SVG stands alone: title, source, names, no style sheet and nothing from elsewhere', async () => {
    const { content } = await download('/?lang=en', '#assembly', 'SVG');
    const svg = content.toString('utf8');
    expect(svg).toContain('<title>118 of 193 UN member states take part in none of the seven initiatives</title>');
    expect(svg).toContain('<title>Kenya: 2 of 7. Takes part itself</title>');
    expect(svg).toContain(`release ${await release()}`);
    expect(svg).not.toMatch(/<style|<script|<foreignObject|href=/);
    expect(svg.match(/<title>[^<]*: 0 of 7\. Does not take part<\/title>/g)).toHaveLength(118);
  });

  test('the PNG is a picture of twice the size, for print', async () => {
    const { name, content } = await download('/?lang=en', '#k-of-n', 'PNG');
    expect(name).toMatch(/\.png$/);
    expect(content.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(content.readUInt32BE(16)).toBe(1120);
  });

  test('the map can be taken too, with the disclaimer on boundaries', async () => {
    const { content } = await download('/?lang=en&as=map', '#map', 'SVG');
    expect(content.toString('utf8').replaceAll(/<\/text><text[^>]*>/g, ' ')).toContain(
      'do not imply official endorsement',
    );
  });

  test('the embed code opens one figure, without the frame of the page', async () => {
    const { page, context } = await stage.open('/?lang=zh&at=2023-12-31');
    await page.locator('#k-of-n [data-key]').first().waitFor();
    await page.locator('#k-of-n').getByRole('button', { name: '嵌入' }).click();
    const code = await page.locator('#k-of-n textarea').inputValue();
    const source = /src="([^"]+)"/.exec(code)![1]!.replaceAll('&amp;', '&');
    await page.setContent(`<!doctype html><title>host</title>${code.replace(/src="[^"]+"/, `src="${source}"`)}`);
    const frame = page.frameLocator('iframe');
    await frame.locator('#k-of-n [data-key]').first().waitFor();
    expect(await frame.locator('.masthead, .controls, .slider, #assembly').count()).toBe(0);
    expect(await frame.locator('#k-of-n h1').innerText()).toBe('参与项数分布：7 项倡议');
    // Alone in another page it says itself what was counted, and as of when.
    expect(await frame.locator('#k-of-n figcaption').innerText()).toContain('2023年12月31日');
    await context.close();
  });

  test('the citation names the release, the figure and the address that shows it again', async () => {
    const { page, context } = await stage.open('/?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.locator('#assembly').getByRole('button', { name: 'Cite' }).click();
    const citation = await page.locator('#assembly textarea').inputValue();
    expect(citation).toContain(await release());
    expect(citation).toContain('Every state, by group');
    expect(citation).toContain(stage.address);
    await context.close();
  });

  test('the citation is in the language of the page, with the same facts, and its address keeps day and release', async () => {
    const citations: string[] = [];
    for (const [language, button] of [
      ['en', 'Cite'],
      ['zh', '引用'],
    ]) {
      const { page, context } = await stage.open(`/gaps?country=KEN&lang=${language}`);
      await page.locator('#gaps [data-key]').first().waitFor();
      await page.locator('#gaps').getByRole('button', { name: button, exact: true }).click();
      citations.push(await page.locator('#gaps textarea').inputValue());
      await context.close();
    }
    const [english, chinese] = citations as [string, string];
    const { release: name, revision } = (await stage.test.ask('{ dataset { release revision } }')).data.dataset;
    for (const [inEnglish, inChinese] of [
      ['Kenya: where it is not counted, by reason', '肯尼亚：未计为参与的倡议，按原因'],
      ['Seven sampled initiatives', '七项抽样倡议'],
      ['30 September 2024', '2024年9月30日'],
      ['whoever ever took part', '曾经参与者'],
      ['the roll of multilateral AI governance', '多边人工智能治理名录'],
      [`release ${name}`, `版本 ${name}`],
      [`revision ${revision}`, `修订 ${revision}`],
      ['method 2.0', '方法 2.0'],
      ['CC-BY-4.0', 'CC-BY-4.0'],
      ['asOf=2024-09-30', 'asOf=2024-09-30'],
      [`release=${name}`, `release=${name}`],
      ['accessed', '访问'],
    ] as const) {
      expect(english).toContain(inEnglish);
      expect(chinese).toContain(inChinese);
    }
    expect(chinese).not.toMatch(/the roll of|accessed|revision/);
  });

  test("a country's absences: picture, CSV and table name the same initiatives and reasons, once each", async () => {
    const { page, context } = await stage.open('/gaps?country=KEN&lang=en');
    await page.locator('#gaps [data-key]').first().waitFor();
    const marks = await page
      .locator('#gaps [data-key]')
      .evaluateAll((all) => all.map((mark) => mark.getAttribute('data-label')));
    const { data } = await stage.test.ask(
      `{ gaps(selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { presence: CUMULATIVE }) {
        initiatives { initiative { name } missing { country { code } reason } } } }`,
    );
    const expected = data.gaps.initiatives
      .filter(({ missing }: { missing: { country: { code: string } }[] }) =>
        missing.some(({ country }) => country.code === 'KEN'),
      )
      .map(({ initiative }: { initiative: { name: string } }) => initiative.name);
    expect(marks.map((label) => label!.replace(/: [^:]+$/, '')).sort()).toEqual([...expected].sort());
    await page.locator('#gaps details.figure-table > summary').click();
    await page.locator('#gaps tbody tr').first().waitFor();
    const rows = await page.locator('#gaps tbody tr').evaluateAll((all) =>
      all.map((row) =>
        [...row.children]
          .slice(0, 2)
          .map(({ textContent }) => textContent)
          .join(': '),
      ),
    );
    expect(rows.sort()).toEqual([...marks].sort());
    await context.close();
    const { content } = await download('/gaps?country=KEN&lang=en', '#gaps', 'CSV');
    expect(content.toString('utf8').trim().split('\r\n')).toHaveLength(expected.length + 1);
    const svg = await download('/gaps?country=KEN&lang=en', '#gaps', 'SVG');
    const titles = [...svg.content.toString('utf8').matchAll(/<title>([^<]+)<\/title>/g)].map(([, title]) =>
      title!.replaceAll('&amp;', '&'),
    );
    for (const label of marks) expect(titles).toContain(label);
  });

  test('the table of a figure holds the same numbers, and sorts', async () => {
    const { page, context } = await stage.open('/?lang=en');
    await page.locator('#k-of-n [data-key]').first().waitFor();
    await page.locator('#k-of-n summary').click();
    await page.locator('#k-of-n tbody td').first().waitFor();
    const cells = await page.locator('#k-of-n tbody td:nth-child(2)').allInnerTexts();
    expect(cells).toEqual(['118', '21', '23', '10', '7', '5', '2', '7']);
    await page.locator('#k-of-n thead').getByRole('button', { name: 'Number of states' }).click();
    expect(await page.locator('#k-of-n tbody td:nth-child(2)').first().innerText()).toBe('2');
    await context.close();
  });

  test('GraphiQL opens with the very query behind the view, and it answers the same', async () => {
    const { page, context, complaints } = await stage.open('/?lang=en&at=2022-12-31');
    await page.locator('#k-of-n [data-key]').first().waitFor();
    const address = (await page.locator('#k-of-n').getByRole('link', { name: 'Query' }).getAttribute('href'))!;
    const asked = new URLSearchParams(address.split('#')[1]);
    const { data, errors } = await stage.test.ask(asked.get('query')!, JSON.parse(asked.get('variables')!));
    expect(errors).toBeUndefined();
    const label = await page.locator('#k-of-n [data-key="0"]').getAttribute('data-label');
    expect(label).toBe(`None: ${data.distribution.buckets[0].size} (Does not take part)`);
    await page.goto(`${stage.address}${address}`);
    await page.locator('.graphiql-container').waitFor();
    await until(page, `document.body.innerText.includes('AtTheTable')`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('"Ask" opens GraphiQL with the very query behind the view, not with an example', async () => {
    const { page, context } = await stage.open('/gaps?country=KEN&lang=en');
    await page.locator('#gaps [data-key]').first().waitFor();
    const ask = page.getByRole('navigation').getByRole('link', { name: 'Ask' });
    const address = await page.locator('#gaps').getByRole('link', { name: 'Query' }).getAttribute('href');
    expect(await ask.getAttribute('href')).toBe(address);
    await page.getByRole('navigation').getByRole('link', { name: 'Capacity' }).click();
    await page.locator('#capacity [data-key]').first().waitFor();
    expect(await ask.getAttribute('href')).toContain('CapacityView');
    await context.close();
  });

  test('every example of GraphiQL is answered without an error', async () => {
    const folder = new URL('../../web/src/graphiql/examples/', import.meta.url);
    const files = (await readdir(folder)).sort();
    const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
    const operations = texts.map((text) => /^query (\w+)/m.exec(text)![1]!);
    const { page, context } = await stage.open('/graphiql');
    await page.getByRole('button', { name: 'Who takes part in how many' }).waitFor();
    const names = await page.locator('.rollcall-examples button').allInnerTexts();
    expect(names.length).toBeGreaterThanOrEqual(5);
    expect(operations).toHaveLength(names.length);
    for (const [index, name] of names.entries()) {
      const operation = operations[index]!;
      await page.getByRole('button', { name }).click();
      // A new tab is filled after it is drawn, and what it asks is read again after that.
      await until(
        page,
        `document.querySelectorAll('.graphiql-tab').length === ${index + 2} && document
          .querySelector('.graphiql-query-editor').innerText.replaceAll('\u00a0', ' ').includes('query ${operation}')`,
      );
      const execute = async () => {
        const [answer] = await Promise.all([
          page.waitForResponse((one) => !!one.request().postData()?.includes(`query ${operation}`)),
          page.getByRole('button', { name: /Execute query/ }).click(),
        ]);
        return answer;
      };
      let response = await execute();
      while (response.request().postDataJSON().operationName !== operation) response = await execute();
      expect((await response.json()).errors).toBeUndefined();
    }
    await context.close();
  });
});
