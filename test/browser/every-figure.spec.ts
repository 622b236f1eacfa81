import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { inLanguage, KINDS_OF_VIEW } from './all-views.js';
import { describeInBrowser, type Stage, startStage, until, untilSeen } from './support.js';

let stage: Stage;

/** The figures of a page by id; those below the fold are brought near, so that they are drawn. */
async function figuresOf(page: Page): Promise<string[]> {
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  // Of what is drawn only when it is seen, nothing is there before.
  await until(
    page,
    `[...document.querySelectorAll('.when-seen')].every((place) => place.childElementCount > 0) &&
      document.querySelector('main .waiting') === null`,
  );
  return page.locator('figure.figure').evaluateAll((figures) => figures.map(({ id }) => id));
}

async function download(page: Page, button: Locator): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

describeInBrowser('every figure of every view', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  // An organisation's page has lists and no figure; the first page's small ones lead to views where figures are taken along.
  const pages = KINDS_OF_VIEW.filter(([path]) => path !== '/' && !/^\/(embed|organisations)/.test(path));
  test.each(pages)('%s: can be taken along as SVG, PNG, CSV, embed code, citation and table', async (path, figure) => {
    const { release, revision } = (await stage.test.ask('{ dataset { release revision } }')).data.dataset;
    const { page, context, complaints } = await stage.open(inLanguage(path, 'en'));
    await untilSeen(page, figure);
    const ids = await figuresOf(page);
    expect(ids.length).toBeGreaterThan(0);
    const alone = await context.newPage();
    for (const id of ids) {
      const card = page.locator(`figure[id="${id}"]`);
      const folded = card.locator('> details.figure-more');
      if ((await folded.count()) > 0) await folded.locator('> summary').click();
      const tool = (name: string) => card.getByRole('button', { name, exact: true });

      await tool('Download').click();
      const format = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
      const svg = await download(page, format('SVG'));
      expect(svg.name).toMatch(new RegExp(`^rollcall-${id}-${release.replace('.', '\\.')}\\.svg$`));
      expect(svg.content.toString('utf8')).toMatch(/<title>[^<]{8,}<\/title>/);
      const png = await download(page, format('PNG'));
      expect(png.content.subarray(1, 4).toString('latin1')).toBe('PNG');
      const csv = await download(page, format('CSV'));
      const rows = Number(/(\d+) rows/.exec(await card.locator('details.figure-table > summary').innerText())![1]);
      expect(rows).toBeGreaterThan(0);
      expect(csv.content.toString('utf8').trimEnd().split('\r\n')).toHaveLength(rows + 1);

      await page.keyboard.press('Escape');

      await tool('Cite').click();
      const citation = await card.locator('textarea').inputValue();
      expect(citation).toContain(`release ${release}, revision ${revision}`);
      expect(citation).toContain(stage.address);
      expect(citation).toMatch(/\(accessed \d+ \w+ \d{4}\)\.$/);
      await tool('Embed').click();
      const source = /src="([^"]+)"/.exec(await card.locator('textarea').inputValue())![1]!;
      await alone.goto(source.replaceAll('&amp;', '&'));
      await alone.locator(`figure[id="${id}"] svg, figure[id="${id}"] table.matrix`).first().waitFor();
      expect(await alone.locator('figure').count()).toBe(1);
      expect(await alone.locator('.masthead, .controls, .slider').count()).toBe(0);

      await card.locator('details.figure-table > summary').click();
      await card.locator('details.figure-table tbody tr').first().waitFor();
      expect(await card.locator('details.figure-table tbody tr').count()).toBe(Math.min(50, rows));
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
