import { inLanguage, KINDS_OF_VIEW, VIEWS } from './all-views.js';
import { axeProblems, describeInBrowser, type Stage, startStage, until, untilSeen } from './support.js';

/** The rules on colours; to look at them takes axe longer than all the others. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

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
        // Colours are the same in every language, and with other initiatives; of the dark they alone are its own.
        const withColours = language === 'en' && !path.includes('south-led');
        expect(await axeProblems(page, withColours ? {} : { without: COLOURS })).toEqual([]);
        if (withColours) {
          await page.emulateMedia({ colorScheme: 'dark' });
          await page.locator('html[data-theme="dark"]').waitFor();
          expect(await axeProblems(page, { rules: COLOURS })).toEqual([]);
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
