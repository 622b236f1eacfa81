import { readFileSync } from 'node:fs';
import { axeProblems, describeInBrowser, type Stage, startStage } from './support.js';

let stage: Stage;

/** Every view: its address, a figure of it and words that its heading holds in both languages. */
const VIEWS = [
  ['/', '#assembly svg', '118 of 193', '118'],
  ['/?as=map', '#map svg', '118 of 193', '118'],
  ['/over-time', '#over-time svg', 'year by year', '逐年'],
  ['/gaps?group=un-african-group', '#gaps svg', 'Who is absent', '谁缺席'],
  ['/matrix', '#matrix table.matrix', 'Who takes part in what', '谁参与了什么'],
  ['/capacity', '#capacity svg', 'capacity', '能力'],
  ['/timeline', '#timeline svg', 'United Nations led', '联合国牵头'],
  ['/compare', '#compare-other svg', 'side by side', '并列比较'],
  ['/compare?scheme1=g77-and-china&scheme2=wb-not-high-income', '#scheme-other svg', 'definitions', '定义'],
  ['/compare?suppose=oecd-ai-principles@african-union', '#what-if svg', 'What if', '假如'],
  ['/country/KEN', '#participations svg', 'Kenya', '肯尼亚'],
  ['/initiative/bletchley-declaration', '#participants-over-time svg', 'Bletchley', '布莱奇利'],
] as const;

/** What a key of a string looks like: `gaps.title`. */
const strings = JSON.parse(readFileSync(new URL('../../web/src/i18n/en.json', import.meta.url), 'utf8')) as object;
const prefixes = new Set(Object.keys(strings).map((key) => key.split('.')[0]));
const KEY = new RegExp(`\\b(${[...prefixes].join('|')})\\.[A-Za-z0-9]`);

const withLanguage = (path: string, language: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

describeInBrowser('the views of the dashboard', () => {
  beforeAll(async () => {
    stage = await startStage();
  }, 120_000);
  afterAll(() => stage?.close());

  test.each(VIEWS)('%s shows its figure, and asks nothing of anyone but the server', async (path, figure, words) => {
    const { page, context, complaints } = await stage.open(withLanguage(path, 'en'));
    await page.locator(figure).first().waitFor();
    expect(await page.locator('h1').innerText()).toContain(words);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each(VIEWS)('%s speaks Chinese throughout', async (path, figure, _english, words) => {
    const { page, context, complaints } = await stage.open(withLanguage(path, 'zh'));
    await page.locator(figure).first().waitFor();
    expect(await page.locator('h1').innerText()).toContain(words);
    expect(await page.getAttribute('html', 'lang')).toBe('zh-Hans');
    // A key that has no string is shown as it is: none may be.
    expect(await page.locator('main').innerText()).not.toMatch(KEY);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each(VIEWS)('%s: axe finds nothing, light and dark', async (path, figure) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context } = await stage.open(withLanguage(path, 'en'), { bypassCSP: true, colorScheme });
      await page.locator(figure).first().waitFor();
      expect(await axeProblems(page)).toEqual([]);
      await context.close();
    }
  });

  test.each(VIEWS)('%s fits a phone: nothing is wider than the screen', async (path, figure) => {
    const { page, context } = await stage.open(withLanguage(path, 'en'), { viewport: { width: 390, height: 844 } });
    await page.locator(figure).first().waitFor();
    const [inner, outer] = (await page.evaluate('[innerWidth, document.documentElement.scrollWidth]')) as number[];
    expect(outer).toBeLessThanOrEqual(inner!);
    await context.close();
  });
});
