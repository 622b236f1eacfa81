import { readFile, writeFile } from 'node:fs/promises';
import { describeInBrowser, type Stage, startStage, until } from './support.js';

let stage: Stage;
const BUDGET_BYTES = 350_000;

describeInBrowser('the first view', () => {
  beforeAll(async () => {
    stage = await startStage();
  }, 120_000);
  afterAll(() => stage?.close());

  test('118 of 193 stand in the heading, in the seats and in the bars, and each state has one seat', async () => {
    const { page, context } = await stage.open('/?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    expect(await page.locator('h1').innerText()).toBe(
      '118 of 193 UN member states take part in none of the seven initiatives',
    );
    expect(await page.locator('#assembly g.seats-none > *').count()).toBe(118);
    expect(await page.locator('#assembly [data-key]').count()).toBe(193);
    const boxes = (await page.evaluate(
      `[...document.querySelectorAll('#assembly [data-key]')].map((seat) => Math.round(seat.getBBox().width))`,
    )) as number[];
    expect(Math.max(...boxes) - Math.min(...boxes)).toBeLessThanOrEqual(1);
    expect(await page.locator('#k-of-n [data-key="0"]').getAttribute('data-label')).toBe(
      'None: 118 (Does not take part)',
    );
    await context.close();
  });

  test(`weighs less than ${BUDGET_BYTES / 1000} kB in all`, async () => {
    const { page, context } = await stage.open('/readyz');
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    const names = new Map<string, string>();
    const parts: [bytes: number, name: string][] = [];
    devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
      names.set(requestId, `${request.url} ${request.postData?.slice(0, 60) ?? ''}`);
    });
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      parts.push([encodedDataLength, names.get(requestId) ?? '']);
    });
    await page.goto(`${stage.address}/?lang=en`);
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.waitForLoadState('networkidle');
    const bytes = parts.reduce((sum, [size]) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    // What is too heavy is named.
    expect(bytes < BUDGET_BYTES ? [] : parts.sort(([one], [other]) => other - one)).toEqual([]);
    await context.close();
  });

  test('the slider moves through the years without asking the server for the figure anew', async () => {
    const { page, context } = await stage.open('/?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.waitForLoadState('networkidle');
    // From here on the server says nothing: what the slider shows must be on the page already.
    await page.route('**/graphql', () => undefined);
    await page.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await until(page, `document.querySelectorAll('#assembly g.seats-none > *').length > 118`);
    expect(await page.locator('h1').innerText()).not.toContain('118 of');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });

  test('what the slider fetched ahead is what the server says of that day', async () => {
    const { page, context } = await stage.open('/?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.getByRole('slider').focus();
    for (const presses of [1, 9, 4]) {
      for (let i = 0; i < presses; i += 1) await page.keyboard.press('ArrowLeft');
      const day = new URL(page.url()).searchParams.get('at')!;
      const { data } = await stage.test.ask(
        `query ($day: Date!) { distribution(selection: { set: "hlab7" }, asOf: $day, counting: { presence: CUMULATIVE }) { buckets { size } } }`,
        { day },
      );
      await until(
        page,
        `document.querySelectorAll('#assembly g.seats-none > *').length === ${data.distribution.buckets[0].size}`,
      );
    }
    await context.close();
  });

  test('play goes on by itself, and pause stops it', async () => {
    const { page, context } = await stage.open('/?lang=en&at=2020-12-31');
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Play through the years' }).click();
    await until(page, `new URLSearchParams(location.search).get('at') > '2021-06-01'`);
    await page.getByRole('button', { name: 'Pause' }).click();
    const stopped = page.url();
    await page.waitForTimeout(1200);
    expect(page.url()).toBe(stopped);
    await context.close();
  });

  test('a link restores the whole state for the next reader', async () => {
    const first = await stage.open('/?lang=en');
    await first.page.locator('#assembly [data-key]').first().waitFor();
    await first.page.getByLabel('counting').selectOption('CURRENT');
    await first.page.getByLabel('by', { exact: true }).selectOption('g77-and-china');
    await first.page.getByRole('radio', { name: 'By name' }).check();
    await first.page.getByRole('button', { name: '中文' }).click();
    await until(first.page, `document.documentElement.lang === 'zh-Hans'`);
    await first.page.locator('#assembly [data-key]').first().waitFor();
    await first.page.waitForLoadState('networkidle');
    const shown = await first.page.locator('main').innerText();
    const second = await stage.open(first.page.url().slice(stage.address.length), { locale: 'en-US' });
    await second.page.locator('#assembly [data-key]').first().waitFor();
    await second.page.waitForLoadState('networkidle');
    expect(await second.page.locator('main').innerText()).toBe(shown);
    expect(shown).toContain('77国集团和中国');
    await first.context.close();
    await second.context.close();
  });

  test('every definition of the Global South stands side by side, and choosing one seats the assembly by it', async () => {
    const { page, context } = await stage.open('/?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.locator('.when-seen').scrollIntoViewIfNeeded();
    const marks = page.locator('#definitions [data-key]');
    await marks.first().waitFor();
    const { data } = await stage.test.ask('{ schemes { slug globalSouthGroup { slug } } }');
    const defining = data.schemes.filter((scheme: { globalSouthGroup: unknown }) => scheme.globalSouthGroup !== null);
    expect(await marks.count()).toBe(defining.length * 2);
    await page.locator('#definitions [data-key="unctad-development-status:none"]').click();
    await until(page, `location.search.includes('scheme=unctad-development-status')`);
    await until(page, `document.querySelector('#assembly svg').textContent.includes('developing')`);
    await context.close();
  });

  test('looks as it did: no part of it is grossly out of place', async () => {
    const { page, context } = await stage.open('/?lang=en', { viewport: { width: 1280, height: 1000 } });
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.evaluate('document.fonts.ready');
    await page.waitForLoadState('networkidle');
    const picture = await page.screenshot({ animations: 'disabled' });
    // Mean darkness of each tile: fonts and anti-aliasing may differ, a part that is missing or elsewhere may not.
    const tiles = (await page.evaluate(`(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${picture.toString('base64')}';
      await image.decode();
      const [columns, rows] = [16, 12];
      const canvas = document.createElement('canvas');
      canvas.width = columns; canvas.height = rows;
      const pen = canvas.getContext('2d');
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(image, 0, 0, columns, rows);
      const data = pen.getImageData(0, 0, columns, rows).data;
      return Array.from({ length: columns * rows }, (_, i) => Math.round(255 - (data[4*i] + data[4*i+1] + data[4*i+2]) / 3));
    })()`)) as number[];
    const path = new URL('./golden/first-view.json', import.meta.url);
    if (process.env.ROLLCALL_WRITE_GOLDEN) await writeFile(path, `${JSON.stringify(tiles)}\n`);
    const golden = JSON.parse(await readFile(path, 'utf8')) as number[];
    expect(tiles).toHaveLength(golden.length);
    const off = tiles.filter((tile, index) => Math.abs(tile - golden[index]!) > 60).length;
    const difference = tiles.reduce((sum, tile, index) => sum + Math.abs(tile - golden[index]!), 0) / tiles.length;
    expect({ off, difference: difference < 12 }).toEqual({ off: 0, difference: true });
    await context.close();
  });
});
