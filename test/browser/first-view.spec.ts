import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describeInBrowser, type Stage, startStage, until } from './support.js';

let stage: Stage;
const BUDGET_BYTES = 350_000;
/** What may be fetched with the figures of every stop of the slider, and the picture that stands there before the page can draw. */
const WITH_EVERY_YEAR_BYTES = 350_000;

/**
 * From here on the server says nothing of the day that the slider stands at: what the figure shows has been fetched ahead,
 * which may still be under way.
 */
async function onlyFetchAhead(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON();
    if (['ChangeDays', 'SliderStops'].includes(operationName)) await route.continue();
  });
}

/** Waits until the figures of all days are on the page, which they are at once; it then shows the first day. */
async function fetchedAhead(page: Page): Promise<void> {
  await onlyFetchAhead(page);
  await page.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await until(page, `document.querySelectorAll('#assembly g.seats-none > *').length > 118`);
}

/** The fonts of what the page shows are here. */
const fontsAreHere = (page: Page) =>
  until(page, `document.body.offsetHeight > 0 && document.fonts.size > 0 && document.fonts.status === 'loaded'`);

describeInBrowser('the first view', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  test('118 of 193 stand in the heading, in the seats and in the bars, and each state has one seat', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
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

  test('an address that asks the former first page for a figure leads to the same figure, and Back leads before it', async () => {
    const { page, context } = await stage.open('/gaps?lang=en');
    await page.goto(`${stage.address}/?set=south-led&at=2025-12-31&as=map&theme=dark`);
    await page.locator('#map svg').first().waitFor();
    const { pathname, searchParams } = new URL(page.url());
    expect(pathname).toBe('/distribution');
    expect(Object.fromEntries(searchParams)).toEqual({
      set: 'south-led',
      at: '2025-12-31',
      as: 'map',
      theme: 'dark',
      lang: 'en',
    });
    await page.goBack();
    await page.locator('#gaps svg').waitFor();
    await page.goto(`${stage.address}/embed/?figure=k-of-n&lang=en`);
    await page.locator('#k-of-n svg').waitFor();
    expect(await page.locator('figure').count()).toBe(1);
    await context.close();
  });

  test.each([
    ['/', '.findings li', BUDGET_BYTES],
    ['/distribution', '#assembly [data-key]', WITH_EVERY_YEAR_BYTES],
  ])('%s weighs no more than it may', async (path, shown, budget) => {
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
    await page.goto(`${stage.address}${path}?lang=en`);
    await page.locator(shown).first().waitFor();
    await fontsAreHere(page);
    if (path === '/') await page.waitForLoadState('networkidle');
    else await fetchedAhead(page);
    const bytes = parts.reduce((sum, [size]) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    // What is too heavy is named.
    expect(bytes < budget ? [] : parts.sort(([one], [other]) => other - one)).toEqual([]);
    await context.close();
  });

  test('the slider moves through the years without asking the server for the figure anew', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    await fetchedAhead(page);
    expect(await page.locator('h1').innerText()).not.toContain('118 of');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });

  test('what the slider fetched ahead is what the server says of that day', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    await onlyFetchAhead(page);
    await page.getByRole('slider').focus();
    for (const presses of [1, 9, 4]) {
      for (let i = 0; i < presses; i += 1) await page.keyboard.press('ArrowLeft');
      const day = String(await page.evaluate(`new URLSearchParams(location.search).get('asOf')`));
      const { data } = await stage.test.ask(
        `query ($day: Date!) { distribution(selection: { set: "hlab7" }, asOf: $day, counting: { presence: CUMULATIVE }) { buckets { size } } }`,
        { day },
      );
      await until(
        page,
        `document.querySelectorAll('#assembly g.seats-none > *').length === ${data.distribution.buckets[0].size}`,
      );
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });

  test('play goes on by itself, and pause stops it', async () => {
    const { page, context } = await stage.open('/readyz');
    await page.clock.install();
    await page.goto(`${stage.address}/distribution?lang=en&at=2020-12-31`);
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.getByRole('button', { name: 'Play through the years' }).click();
    await until(page, `new URLSearchParams(location.search).get('asOf') > '2021-06-01'`);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play through the years' }).waitFor();
    const stopped = await page.evaluate('location.href');
    await page.clock.runFor(5000);
    expect(await page.evaluate('location.href')).toBe(stopped);
    await context.close();
  });

  test('a link restores the whole state for the next reader', async () => {
    const first = await stage.open('/distribution?lang=en');
    await first.page.locator('#assembly [data-key]').first().waitFor();
    await first.page.getByLabel('counting').selectOption('CURRENT');
    await first.page.getByLabel('by', { exact: true }).selectOption('g77-and-china');
    await first.page.getByRole('radio', { name: 'By name' }).check();
    await first.page.getByRole('button', { name: '中文' }).click();
    await until(first.page, `document.documentElement.lang === 'zh-Hans'`);
    const link = String(await first.page.evaluate('location.pathname + location.search'));
    const second = await stage.open(link, { locale: 'en-US' });
    await second.page.locator('#assembly [data-key]').first().waitFor();
    await until(second.page, `document.querySelector('.table-layout').ariaBusy === 'false'`);
    // What is below the first view is drawn a little later, without being scrolled to.
    for (const { page } of [first, second]) await page.locator('#definitions [data-key]').first().waitFor();
    const shown = await second.page.locator('main').innerText();
    // Where the choices were made, the answers come one after another.
    await until(first.page, `document.querySelector('main').innerText === ${JSON.stringify(shown)}`);
    expect(shown).toContain('77国集团和中国');
    await first.context.close();
    await second.context.close();
  });

  test('every definition of the Global South stands side by side, and choosing one seats the assembly by it', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
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
    const { page, context } = await stage.open('/distribution?lang=en', { viewport: { width: 1280, height: 1000 } });
    await page.locator('#assembly [data-key]').first().waitFor();
    await fontsAreHere(page);
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
