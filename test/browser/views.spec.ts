import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { contrast } from '../../src/figures/theme.js';
import { inLanguage, VIEWS } from './all-views.js';
import { describeInBrowser, type Stage, startStage, until, untilSeen } from './support.js';

let stage: Stage;

/** What a key of a string looks like: `gaps.title`. */
const strings = JSON.parse(readFileSync(new URL('../../web/src/i18n/en.json', import.meta.url), 'utf8')) as object;
const prefixes = new Set(Object.keys(strings).map((key) => key.split('.')[0]));
const KEY = new RegExp(`\\b(${[...prefixes].join('|')})\\.[A-Za-z0-9]`);

/**
 * Waits until every figure is drawn for the room that it has, and this is within a width: drawn anew later, its pieces would
 * be put together again.
 */
const drawnFor = (page: Page, width: number) =>
  until(
    page,
    `[...document.querySelectorAll('.figure-host > svg')].every((drawing) => {
      const own = Number(drawing.getAttribute('width'));
      return own <= ${width} && own === drawing.parentElement.parentElement.clientWidth;
    })`,
  );

describeInBrowser('the views of the dashboard', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  const fitsAPhone = async (page: Page) => {
    await page.setViewportSize({ width: 390, height: 844 });
    // The figures are drawn anew for the width: what is wider now may only be so until then.
    await until(page, 'document.documentElement.scrollWidth <= innerWidth');
  };

  test.each(VIEWS)(
    '%s shows its figure, asks nothing of anyone but the server, and fits a phone',
    async (path, figure, words) => {
      const { page, complaints } = await stage.openShared(inLanguage(path, 'en'));
      await untilSeen(page, figure);
      expect(await page.locator('h1').innerText()).toContain(words);
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      await fitsAPhone(page);
      expect(complaints).toEqual([]);
    },
  );

  test.each(VIEWS)('%s speaks Chinese throughout, and fits a phone', async (path, figure, _english, words) => {
    const { page, complaints } = await stage.openShared(inLanguage(path, 'zh'));
    await untilSeen(page, figure);
    expect(await page.locator('h1').innerText()).toContain(words);
    expect(await page.getAttribute('html', 'lang')).toBe('zh-Hans');
    // A key that has no string is shown as it is: none may be.
    expect(await page.locator('main').innerText()).not.toMatch(KEY);
    await fitsAPhone(page);
    expect(complaints).toEqual([]);
  });

  test('on paper the page is light, without its controls, and every row of the matrix is there', async () => {
    const { page, context } = await stage.open('/matrix?lang=en', { colorScheme: 'dark' });
    await page.locator('table.matrix').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
    await page.locator('table.matrix tbody tr', { hasText: 'Zimbabwe' }).waitFor({ state: 'attached' });
    expect(await page.locator('table.matrix tbody th[scope="row"]').count()).toBe(193);
    expect(await page.locator('.controls').first().isVisible()).toBe(false);
    expect(await page.locator('.figure-tools').first().isVisible()).toBe(false);
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    const [frame, table] = (await page.evaluate(
      `[document.querySelector('.matrix-frame').clientHeight, document.querySelector('table.matrix').offsetHeight]`,
    )) as number[];
    expect(frame).toBeGreaterThanOrEqual(table!);
    await context.close();
  });

  test('whoever prints by keyboard before all has come gets what is further down, too', async () => {
    const { page, context } = await stage.open('/distribution?lang=en', { viewport: { width: 1280, height: 700 } });
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.evaluate(
      `window.print = () => { window.printed = document.querySelectorAll('#definitions svg').length; }`,
    );
    expect(await page.locator('#definitions').count()).toBe(0);
    await page.keyboard.press('Control+p');
    await until(page, `window.printed !== undefined`);
    expect(await page.evaluate('window.printed')).toBe(1);
    await context.close();
  });

  test('on paper the first page is light, its bar and small figures too', async () => {
    const { page, context } = await stage.open('/?lang=en', { colorScheme: 'dark' });
    await page.locator('.findings li').first().waitFor();
    const colours = () =>
      page.evaluate(`[
        getComputedStyle(document.querySelector('.taking-part rect.own')).fill,
        getComputedStyle(document.querySelector('.taking-part rect.through')).fill,
        document.querySelector('.finding-figure svg').outerHTML.replace(/id="[^"]*"/g, ''),
      ]`) as Promise<string[]>;
    const dark = await colours();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
    const printed = await colours();
    await page.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
    await context.close();
    const light = await stage.open('/?lang=en', { colorScheme: 'light' });
    await light.page.locator('.findings li').first().waitFor();
    expect(printed.slice(0, 2)).toEqual(['rgb(31, 93, 148)', 'rgb(143, 183, 216)']);
    for (const [index, colour] of printed.entries()) expect(colour).not.toBe(dark[index]);
    await light.context.close();
  });

  test('the matrix scrolls with the page, its head going along, and all of a cell answers a finger', async () => {
    const { page, context } = await stage.open('/matrix?lang=en', { viewport: { width: 390, height: 844 } });
    await page.locator('table.matrix').waitFor();
    await page.evaluate('scrollTo(0, 5000)');
    await page.locator('table.matrix tbody th', { hasText: 'Germany' }).waitFor();
    await until(page, `Math.abs(document.querySelector('.matrix thead th').getBoundingClientRect().top) < 2`);
    expect(await page.evaluate(`document.querySelector('.matrix-frame').scrollTop`)).toBe(0);
    const answers = await page.evaluate(`(() => {
      const button = [...document.querySelectorAll('.matrix button.cell')].find((one) => one.getBoundingClientRect().top > 400);
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return [[x - 12, y], [x + 12, y], [x, y - 12], [x, y + 12]].map((point) => document.elementFromPoint(...point) === button);
    })()`);
    expect(answers).toEqual([true, true, true, true]);
    await context.close();
  });

  test('a figure in another page does not invite to choose what can not be chosen there', async () => {
    const { page, context } = await stage.open('/embed/matrix?figure=matrix&lang=en');
    await page.locator('table.matrix').waitFor();
    expect(await page.locator('figcaption').innerText()).not.toContain('Choose');
    expect(await page.locator('.matrix button.cell').count()).toBe(0);
    await context.close();
  });

  test('on paper a figure of a dark screen is drawn for white, and says what was counted', async () => {
    const { page, context } = await stage.open('/over-time?lang=en', { colorScheme: 'dark' });
    await page.locator('#over-time svg').waitFor();
    const strokes = () =>
      page
        .locator('#over-time svg [data-key]')
        .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('stroke')));
    const onScreen = await strokes();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
    const onPaper = await strokes();
    expect(onPaper).toHaveLength(onScreen.length);
    onPaper.forEach((stroke, index) => {
      expect(contrast(stroke!, '#ffffff')).toBeGreaterThan(3);
      expect(stroke).not.toBe(onScreen[index]);
    });
    const words = await page.locator('#over-time .on-paper').innerText();
    expect(words).toContain('whoever ever took part');
    const { release } = (await stage.test.ask('{ dataset { release } }')).data.dataset;
    expect(words).toContain(`release ${release}`);
    await page.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
    expect(await strokes()).toEqual(onScreen);
    await context.close();
  });

  test('on paper no figure is wider than the sheet, and one that is too high comes in pieces, cut between its lines', async () => {
    for (const path of ['/distribution', '/gaps', '/timeline']) {
      const { page, context } = await stage.open(inLanguage(path, 'en'), { viewport: { width: 1440, height: 900 } });
      await page.locator('.figure-host svg').first().waitFor();
      const marks = await page.locator('.figure-host').first().locator('[data-key]').count();
      await page.setViewportSize({ width: 700, height: 900 });
      await page.emulateMedia({ media: 'print' });
      await drawnFor(page, 700);
      await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
      const pieces = page.locator('.figure-host').first().locator(':scope > svg');
      // What arrives meanwhile, a font or the answer to a question, has a figure drawn once more: its pieces stand then.
      await until(
        page,
        `(() => {
          const drawings = [...document.querySelector('.figure-host').querySelectorAll(':scope > svg')];
          return drawings.length > 0 && drawings.every((drawing) => {
            const { right, height } = drawing.getBoundingClientRect();
            return right <= 700 && height > 0 && height <= 800;
          });
        })()`,
      );
      // Every line of text is whole in one of the pieces.
      const cut = await pieces.evaluateAll(
        (drawings) =>
          drawings.flatMap((drawing) => {
            const frame = drawing.getBoundingClientRect();
            return [...drawing.querySelectorAll('text')].filter((text) => {
              const box = text.getBoundingClientRect();
              return (
                (box.top < frame.top - 1 && box.bottom > frame.top + 1) ||
                (box.top < frame.bottom - 1 && box.bottom > frame.bottom + 1)
              );
            });
          }).length,
      );
      expect([path, cut]).toEqual([path, 0]);
      if (path === '/timeline') expect(await pieces.count()).toBeGreaterThan(1);
      expect(marks).toBeGreaterThan(0);
      await page.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
      expect([path, await pieces.count()]).toEqual([path, 1]);
      await context.close();
    }
  });

  test('on a phone the matrix of seven initiatives shows all seven', async () => {
    for (const language of ['en', 'zh']) {
      const { page, context } = await stage.open(inLanguage('/matrix', language), {
        viewport: { width: 390, height: 844 },
      });
      await page.locator('table.matrix').waitFor();
      const frame = (await page.locator('.matrix-frame').boundingBox())!;
      const last = (await page.locator('table.matrix thead th').last().boundingBox())!;
      expect(last.x + last.width).toBeLessThanOrEqual(frame.x + frame.width + 1);
      await context.close();
    }
  });

  test('the scatter names every state that stands out, on a phone too', async () => {
    for (const width of [390, 820, 1440]) {
      const { page, context } = await stage.open('/capacity?lang=en', { viewport: { width, height: 900 } });
      await page.locator('#capacity svg [data-key]').first().waitFor();
      const outliers = await page.locator('section[aria-labelledby="standouts"] a').allInnerTexts();
      const named = await page.locator('#capacity svg text').allTextContents();
      expect(outliers).toHaveLength(10);
      expect(named).toEqual(expect.arrayContaining(outliers));
      await context.close();
    }
  });

  test('the slider stands over the year of the day asked about', async () => {
    const { page, context } = await stage.open('/distribution?lang=en&at=2024-09-30');
    await page.locator('.slider input').waitFor();
    const year = (await page.locator('.slider-years span', { hasText: '2024' }).boundingBox())!;
    const track = (await page.locator('.slider input').boundingBox())!;
    const share = Number(
      await page.locator('.slider input').evaluate((input) => {
        const { value, max } = input as unknown as { value: string; max: string };
        return Number(value) / Number(max);
      }),
    );
    expect(Math.abs(track.x + 8 + share * (track.width - 16) - (year.x + year.width / 2))).toBeLessThan(40);
    await context.close();
  });
});
