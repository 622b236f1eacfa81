import type { Page } from 'playwright-core';
import { describeInBrowser, type Stage, startStage, until, untilSeen } from './support.js';

let stage: Stage;

/** Pages of a PDF, as Chromium writes it: an object each. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

/** What a person does, one after the other, counted. */
function steps(page: Page) {
  let count = 0;
  return {
    get count() {
      return count;
    },
    click: async (name: string) => {
      count += 1;
      await page.getByRole('button', { name }).first().click();
    },
    write: async (label: string, text: string) => {
      count += 1;
      await page.getByLabel(label).first().fill(text);
    },
  };
}

describeInBrowser('the page of a country', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  // Of the most facts, of few, and of one that is no member: in both languages.
  test.each([
    ['FRA', 'en'],
    ['KEN', 'zh'],
    ['USA', 'zh'],
    ['NRU', 'en'],
    ['VAT', 'zh'],
  ])('%s is printed on one sheet of A4, in %s, and the sheet says where it comes from', async (code, language) => {
    const { page, complaints } = await stage.openShared(`/country/${code}?lang=${language}`);
    await untilSeen(page, '#facts');
    await untilSeen(page, '#seats svg');
    // The groups beside it are asked for one by one.
    await until(page, `document.querySelectorAll('.peers-table tbody tr').length === ${code === 'VAT' ? 0 : 3}`);
    expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
    const sheet = page.locator('.sheet');
    expect(await page.locator('.on-screen').first().isVisible()).toBe(false);
    const { dataset } = (await stage.test.ask('{ dataset { release licence } }')).data;
    const foot = await sheet.locator('footer').innerText();
    for (const part of [dataset.release, dataset.licence, `/country/${code}?lang=${language}&asOf=`]) {
      expect(foot).toContain(part);
    }
    // Every fact is on it, or it says how many are not, and none is cut off.
    const rows = await sheet.locator('[data-fact]').count();
    const total = (
      await stage.test.ask(
        `{ country(code: "${code}") { participations(counting: { presence: CUMULATIVE }) { totalCount } } }`,
      )
    ).data.country.participations.totalCount;
    expect(rows).toBeGreaterThan(0);
    if (rows < total) expect(await sheet.innerText()).toContain(`${total - rows} `);
    const [end, last] = (await page.evaluate(`(() => {
      const room = document.querySelector('.sheet [data-room]');
      const bottoms = [...room.querySelectorAll('*')].map((element) => element.getBoundingClientRect().bottom);
      return [room.getBoundingClientRect().bottom, Math.max(...bottoms)];
    })()`)) as number[];
    expect(last).toBeLessThanOrEqual(end! + 1);
    await page.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
    expect(complaints).toEqual([]);
  });

  test('an official says what is wrong with a fact in three steps, and compares with a group in one', async () => {
    const { page, context } = await stage.open('/country/KEN?lang=en');
    await untilSeen(page, '#facts');
    const telling = steps(page);
    await telling.click('This is wrong');
    await telling.write('What is wrong?', 'The day of the signature is another.');
    await telling.click('Send');
    await page.getByRole('status').filter({ hasText: 'Thank you' }).waitFor();
    expect(telling.count).toBe(3);

    await page.getByLabel('Compare with a group').selectOption('brics');
    await until(page, `location.search.includes('peers=brics')`);
    await until(
      page,
      `[...document.querySelectorAll('.peers-table tbody tr')].some((row) => /BRICS/.test(row.innerText))`,
    );
    await page.getByLabel('or with countries, one by one').selectOption('FRA');
    await until(page, `location.search.includes('peers=FRA')`);
    await until(page, `/France/.test(document.querySelector('.peers-table tbody tr:last-child summary').innerText)`);
    await context.close();
  });

  test('the sentence at the top says the place that the API gives, and who is no member has none', async () => {
    const { page } = await stage.openShared('/country/KEN?lang=en');
    // What the server wrote stands until the page has its answers.
    await until(page, `/place \\d/.test(document.querySelector('.standfirst')?.innerText)`);
    const asked = 'selection: { set: "complete-lists", focus: AI }';
    const { rank } = (
      await stage.test.ask(
        `{ country(code: "KEN") { rank(${asked}) { place size coverage initiativeCount tiedCount } } }`,
      )
    ).data.country;
    const sentence = await page.locator('.standfirst').first().innerText();
    expect(sentence).toContain(`Kenya takes part in ${rank.coverage} of ${rank.initiativeCount} initiatives`);
    expect(sentence).toContain(`place ${rank.place} among the ${rank.size} member states`);
    await page.goto(`${stage.address}/country/VAT?lang=en`);
    await until(page, `/UN observer/.test(document.querySelector('.standfirst')?.innerText)`);
    expect(await page.locator('.standfirst').first().innerText()).not.toContain('That is place');
  });
});
