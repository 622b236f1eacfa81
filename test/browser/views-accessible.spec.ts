import { inLanguage, KINDS_OF_VIEW, VIEWS } from './all-views.js';
import { axeProblems, describeInBrowser, type Stage, startStage, until, untilSeen } from './support.js';

let stage: Stage;

describeInBrowser('the views of the dashboard, as axe sees them', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  describe.each(['en', 'zh'])('in %s', (language) => {
    // Every one in English, where the dark is looked at as well.
    test.each(language === 'en' ? VIEWS : KINDS_OF_VIEW)(
      '%s: axe finds nothing, unfolded, light and dark',
      async (path, figure) => {
        const { page } = await stage.openShared(inLanguage(path, language), { bypassCSP: true });
        await untilSeen(page, figure);
        // What is folded up is looked at too.
        await page.evaluate(`document.querySelectorAll('main details').forEach((part) => { part.open = true; })`);
        if (path !== '/' && !path.startsWith('/organisations'))
          await page.locator('.figure-table table').first().waitFor();
        expect(await axeProblems(page)).toEqual([]);
        // Of the dark the colours alone are its own: the same in every language, and with other initiatives.
        if (language === 'en' && !path.includes('south-led')) {
          await page.emulateMedia({ colorScheme: 'dark' });
          await page.locator('html[data-theme="dark"]').waitFor();
          expect(await axeProblems(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
        }
      },
    );
  });

  test('axe finds nothing in the sheet of facts and in the search, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context } = await stage.open('/distribution?lang=en', { bypassCSP: true, colorScheme });
      await page.locator('#assembly [data-key="KEN"]').click();
      await page.locator('dialog.drawer .facts li').first().waitFor();
      expect(await axeProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('dialog.drawer').waitFor({ state: 'hidden' });
      await page.keyboard.press('/');
      await until(page, `document.activeElement.matches('dialog.search input')`);
      await page.keyboard.insertText('keny');
      await page.locator('[role="option"]').first().waitFor();
      expect(await axeProblems(page)).toEqual([]);
      await context.close();
    }
  });
});
