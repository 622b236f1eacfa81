import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strFromU8, unzipSync } from 'fflate';
import { axeProblems, describeInBrowser, type Stage, startStage, until } from './support.js';

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
    await page.locator(`${figure} .figure-tools button[aria-haspopup="dialog"]`).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click(),
    ]);
    const content = await readFile(await file.path());
    await context.close();
    return { name: file.suggestedFilename(), content };
  }

  test('the CSV of the assembly holds every member once, 118 of them in none', async () => {
    const { name, content } = await download('/distribution?lang=en', '#assembly', 'CSV');
    expect(name).toBe(`rollcall-assembly-${await release()}.csv`);
    const lines = content.toString('utf8').replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe('Code,State,Group,Initiatives,Counts are,How it stands,What was counted');
    expect(lines).toHaveLength(194);
    expect(new Set(lines.map((line) => line.slice(0, 3))).size).toBe(194);
    expect(lines.filter((line) => line.includes(',0,as on record,Does not take part,'))).toHaveLength(118);
    // What was counted, and what the rules on organisations leave open, stays with every row.
    for (const line of lines.slice(1)) expect(line).toContain('whoever ever took part');
  });

  test('the dialog of downloads is gone through by keyboard, and lets the reader choose where the table says what it rests on', async () => {
    for (const [language, close] of [
      ['en', 'Close'],
      ['zh', '关闭'],
    ] as const) {
      const { page, context, complaints } = await stage.open(`/distribution?lang=${language}`, { bypassCSP: true });
      await page.locator('#assembly [data-key]').first().waitFor();
      const opener = page.locator('#assembly .figure-tools button[aria-haspopup="dialog"]');
      await opener.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'SVG', exact: true }).waitFor();
      expect(await axeProblems(page)).toEqual([]);
      const inTheDialog = () => page.evaluate(`document.activeElement.closest('dialog') !== null`);
      expect(await inTheDialog()).toBe(true);
      const csv = async () => {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          dialog.getByRole('button', { name: 'CSV', exact: true }).click(),
        ]);
        return (await readFile(await file.path(), 'utf8')).replace('\uFEFF', '').trimEnd().split('\r\n');
      };
      const inRows = await csv();
      // From the first of the three places on to the next ones.
      await dialog.getByRole('radio').first().focus();
      await page.keyboard.press('ArrowDown');
      const inComments = await csv();
      const comments = inComments.filter((line) => line.startsWith('# '));
      expect(comments.join(' ')).toContain('CC-BY-4.0');
      expect(comments.join(' ')).toContain(`asOf=2024-09-30`);
      const table = inComments.slice(comments.length);
      expect(table).toHaveLength(inRows.length);
      for (const [index, line] of table.entries()) expect(inRows[index]!.startsWith(`${line},`)).toBe(true);
      await page.keyboard.press('ArrowDown');
      await dialog.getByRole('radio').nth(2).check();
      expect(await csv()).toEqual(table);
      const [beside] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'JSON' }).click(),
      ]);
      expect(beside.suggestedFilename()).toBe(`rollcall-assembly-${await release()}.csv-metadata.json`);
      const metadata = JSON.parse(await readFile(await beside.path(), 'utf8'));
      expect(metadata.url).toBe(`rollcall-assembly-${await release()}.csv`);
      expect(metadata.tableSchema.columns.map(({ titles }: { titles: string }) => titles).join(',')).toBe(table[0]);
      await dialog.getByRole('button', { name: close, exact: true }).click();
      expect(
        await page.evaluate(`document.activeElement === document.querySelector('#assembly [aria-haspopup]')`),
      ).toBe(true);
      await opener.click();
      await page.keyboard.press('Escape');
      await until(page, `document.querySelector('dialog[open]') === null`);
      expect(complaints).toEqual([]);
      await context.close();
    }
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
    const { content } = await download('/distribution?lang=en', '#assembly', 'SVG');
    const svg = content.toString('utf8');
    expect(svg).toContain('<title>118 of 193 UN member states take part in none of the seven initiatives</title>');
    expect(svg).toContain('<title>Kenya: 2 of 7. Takes part itself</title>');
    expect(svg).toContain(`release ${await release()}`);
    expect(svg).not.toMatch(/<style|<script|<foreignObject|href=/);
    expect(svg.match(/<title>[^<]*: 0 of 7\. Does not take part<\/title>/g)).toHaveLength(118);
  });

  test('the PNG is a picture of twice the size, for print', async () => {
    const { name, content } = await download('/distribution?lang=en', '#k-of-n', 'PNG');
    expect(name).toMatch(/\.png$/);
    expect(content.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(content.readUInt32BE(16)).toBe(1120);
  });

  test('the map can be taken too, with the disclaimer on boundaries', async () => {
    const { content } = await download('/distribution?lang=en&as=map', '#map', 'SVG');
    expect(content.toString('utf8').replaceAll(/<\/text><text[^>]*>/g, ' ')).toContain(
      'do not imply official endorsement',
    );
  });

  test('the embed code opens one figure, without the frame of the page', async () => {
    const { page, context } = await stage.open('/distribution?lang=zh&at=2023-12-31');
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

  test('in a page of another origin a frozen, dark figure takes the height that it needs, and says what it is', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
    const card = page.locator('#k-of-n');
    await card.locator('[data-key]').first().waitFor();
    await card.getByRole('button', { name: 'Embed' }).click();
    await card.getByLabel('Colours').selectOption('dark');
    await card.getByLabel('Data').selectOption('frozen');
    const code = await card.locator('textarea').inputValue();
    const host = createServer((_, response) =>
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(`<!doctype html><html lang="en"><title>News</title><h1>News</h1>${code}`),
    );
    await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
    try {
      await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
      const frame = page.frameLocator('iframe');
      await frame.locator('#k-of-n [data-key]').first().waitFor();
      const heightOf = `parseFloat(document.querySelector('iframe').style.height)`;
      const inside = async () => Math.ceil((await frame.locator('main').boundingBox())!.height);
      // Drawn in steps, so that it grows and shrinks until all is there.
      let height = await inside();
      do {
        height = await inside();
        await until(page, `${heightOf} === ${height}`);
      } while (height !== (await inside()));
      await frame.locator('details.figure-table > summary').click();
      await frame.locator('tbody tr').first().waitFor();
      await until(page, `${heightOf} > ${height + 100}`);

      const figure = frame.locator('#k-of-n');
      const said = await figure.innerText();
      for (const words of ['30 September 2024', `release ${await release()}`, 'method 2.0', 'CC-BY-4.0']) {
        expect(said).toContain(words);
      }
      const link = await figure.locator('.figure-source a').getAttribute('href');
      expect(link).toContain(`${stage.address}/distribution?`);
      expect(link).toContain(`release=${await release()}`);
      expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark');
    } finally {
      await context.close();
      host.closeAllConnections();
      await new Promise((closed) => host.close(closed));
    }
  });

  test.each([
    ['en', 'Seven sampled initiatives', 'How to cite'],
    ['zh', '七项抽样倡议', '引用格式'],
  ])(
    'the ZIP (%s) holds picture, table and a text that says what, as of when, by which rule, from whom',
    async (language, selection, cite) => {
      const { name, content } = await download(`/distribution?lang=${language}`, '#k-of-n', 'ZIP');
      const base = `rollcall-k-of-n-${await release()}`;
      expect(name).toBe(`${base}.zip`);
      const files = unzipSync(content);
      expect(Object.keys(files).sort()).toEqual(
        ['README.txt', ...['csv', 'csv-metadata.json', 'png', 'svg'].map((ending) => `${base}.${ending}`)].sort(),
      );
      const readme = strFromU8(files['README.txt']!);
      for (const words of [
        selection,
        '2024',
        `${await release()}`,
        '2.0',
        'CC-BY-4.0',
        cite,
        `${base}.csv`,
        stage.address,
      ]) {
        expect(readme).toContain(words);
      }
      expect(strFromU8(files[`${base}.svg`]!)).toContain('<svg');
      expect(Buffer.from(files[`${base}.png`]!).subarray(1, 4).toString('latin1')).toBe('PNG');
      const { url, tableSchema } = JSON.parse(strFromU8(files[`${base}.csv-metadata.json`]!));
      const [head] = strFromU8(files[`${base}.csv`]!).replace('\uFEFF', '').split('\r\n');
      expect(url).toBe(`${base}.csv`);
      expect(tableSchema.columns.map(({ titles }: { titles: string }) => titles).join(',')).toBe(head);
    },
  );

  test('the citation names the release, the figure and the address that shows it again', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
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
    const { page, context } = await stage.open('/distribution?lang=en');
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
    const { page, context, complaints } = await stage.open('/distribution?lang=en&at=2022-12-31');
    await page.locator('#k-of-n [data-key]').first().waitFor();
    const address = (await page.locator('#k-of-n').getByRole('link', { name: 'Query' }).getAttribute('href'))!;
    const asked = new URLSearchParams(address.split('#')[1]);
    const { data, errors } = await stage.test.ask(asked.get('query')!, JSON.parse(asked.get('variables')!));
    expect(errors).toBeUndefined();
    const label = await page.locator('#k-of-n [data-key="0"]').getAttribute('data-label');
    expect(label).toBe(`None: ${data.distribution.buckets[0].size} (Does not take part)`);
    await page.goto(`${stage.address}${address}`);
    await page.locator('.graphiql-container').waitFor();
    await until(page, `document.body.innerText.includes('DistributionView')`);
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
