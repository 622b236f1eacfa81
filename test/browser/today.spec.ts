import { readFileSync } from 'node:fs';
import { axeProblems, describeInBrowser, type Stage, startStage, until } from './support.js';

let stage: Stage;
const BUDGET_BYTES = 350_000;
const strings = (language: string) =>
  JSON.parse(readFileSync(new URL(`../../web/src/i18n/today/${language}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >;

describeInBrowser('today, as a journalist sees it', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  test('how many take part, as of the data; what changed last, with sources; what stands out, and where it is shown', async () => {
    const { page, context, complaints } = await stage.open('/?lang=en', { bypassCSP: true });
    await page.locator('.finding svg').first().waitFor();
    await page.getByRole('heading', { name: 'Corrections' }).waitFor();
    expect(await page.locator('h1').innerText()).toBe(
      'Of 193 UN member states, 139 take part by their own name in at least one of the 23 AI initiatives whose lists can be relied on, and 54 in none.',
    );
    expect(await page.locator('#taking-part .count').allInnerTexts()).toEqual(['139', '0', '54']);
    const widths = await page
      .locator('#taking-part rect')
      .evaluateAll((parts) => parts.map((part) => Number(part.getAttribute('width'))));
    expect(widths).toEqual([139, 0, 54]);
    const main = await page.locator('main').innerText();
    expect(main).toContain('As of 29 November 2026');
    expect(main).toContain('28 by no name at all');
    // Nothing is dated to the month of the data: the box is not empty, and says so.
    expect(main).toContain('Nothing is known to have begun or ended in November 2026 itself.');
    expect(main).toContain('On record as joined by 1 October 2026');
    expect(main).toMatch(
      /23 September 2026 · Joined\s+A Call for Control of Frontier AI Models\s+Croatia, France and Sierra Leone/,
    );
    expect(main).toContain('corrected 3, retracted 197');
    expect(await page.getByRole('link', { name: 'Follow every change (Atom)' }).getAttribute('href')).toBe(
      '/feeds/changes.atom',
    );
    expect(await axeProblems(page)).toEqual([]);

    await page.getByRole('button', { name: 'Sources of the facts' }).nth(1).click();
    const drawer = page.locator('dialog.drawer');
    await drawer.locator('.facts a[href^="http"]').first().waitFor();
    expect(await drawer.innerText()).toContain('Greece');
    await page.keyboard.press('Escape');

    const camps = page.locator('.finding', { hasText: 'Pax Silica' });
    expect(await camps.innerText()).toContain('one takes part in both: Kazakhstan.');
    expect(await camps.innerText()).toContain('about once in 55 draws');
    await camps.getByRole('link').click();
    await page.locator('table.matrix').waitFor();
    expect(new URL(page.url()).search).toContain('initiatives=waico%2Cpax-silica');
    await page.goBack();
    await page.locator('.finding svg').first().waitFor();
    await page.getByRole('link', { name: 'The published figure of 2024, over seven initiatives' }).click();
    await page.locator('#assembly [data-key]').first().waitFor();
    expect(await page.locator('h1').innerText()).toContain('118 of 193');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('in Chinese, dark and on a phone: every string is there, and nothing is wider than the screen', async () => {
    const { page, context, complaints } = await stage.open('/?lang=zh', {
      bypassCSP: true,
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
    });
    await page.locator('.finding svg').first().waitFor();
    await page.getByRole('heading', { name: '更正' }).waitFor();
    // Its lines are broken between phrases, and not at a number's space.
    expect((await page.locator('h1').innerText()).replaceAll('\u00a0', ' ')).toBe(
      '193 个联合国会员国中，139 国以本国名义参与 23 项名单可靠的人工智能倡议中的至少一项，54 国未参与其中任何一项。',
    );
    const main = await page.locator('main').innerText();
    expect(main).toContain('数据截至2026年11月29日');
    expect(main).not.toMatch(/today\.|\{\{|undefined/);
    expect(Object.keys(strings('zh'))).toEqual(Object.keys(strings('en')));
    await until(page, 'document.documentElement.scrollWidth <= innerWidth');
    expect(await axeProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test(`weighs less than ${BUDGET_BYTES / 1000} kB in all`, async () => {
    const { page, context } = await stage.open('/readyz');
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    const parts: number[] = [];
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => parts.push(encodedDataLength));
    await page.goto(`${stage.address}/?lang=en`);
    await page.locator('.finding svg').first().waitFor();
    await page.getByRole('heading', { name: 'Corrections' }).waitFor();
    await until(page, `document.fonts.size > 0 && document.fonts.status === 'loaded'`);
    const bytes = parts.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(BUDGET_BYTES);
    await context.close();
  });
});
