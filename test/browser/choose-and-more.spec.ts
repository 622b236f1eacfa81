import { describeInBrowser, type Stage, startStage, until } from './support.js';

let stage: Stage;

describeInBrowser('a country among the gaps, lists in pages, and what a figure rests on', () => {
  beforeAll(async () => {
    stage = await startStage();
  }, 120_000);
  afterAll(() => stage?.close());

  test('gaps: a chosen country is in the address and in the heading, and a chosen group takes its place', async () => {
    const { page, context } = await stage.open('/gaps?lang=en');
    await page.getByLabel('or a country').selectOption('KEN');
    await until(page, `location.search.includes('country=KEN')`);
    await until(page, `document.querySelector('h1').textContent.includes('Kenya')`);
    await page.getByLabel('among').selectOption('african-union');
    await until(page, `location.search.includes('group=african-union') && !location.search.includes('country=')`);
    await context.close();
  });

  test('a country with more facts than one page says so, and shows the rest page by page, each fact once', async () => {
    const { page, context } = await stage.open('/timeline?lang=en');
    // The list of facts alone is asked for in small pages.
    await page.route('**/graphql', (route) =>
      route.continue({ postData: (route.request().postData() ?? '').replace('first: 200', 'first: 8') }),
    );
    await page.goto(`${stage.address}/country/KEN?lang=en`);
    const notice = page.locator('.note', { hasText: 'The first 8 of' });
    await notice.waitFor();
    const total = Number(/of (\d+) facts/.exec(await notice.innerText())![1]);
    expect(total).toBeGreaterThan(8);
    for (let shown = 8; shown < total; shown += 8) {
      await page.getByRole('button', { name: 'Show more' }).click();
      await until(page, `document.querySelectorAll('ol.facts > li').length === ${Math.min(total, shown + 8)}`);
    }
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    await context.close();
  });

  test('the timeline names the sources of its initiatives', async () => {
    const { page, context } = await stage.open('/timeline?lang=en');
    await page.locator('#timeline .figure-tools').getByRole('button', { name: 'Sources' }).click();
    await until(page, `document.querySelectorAll('dialog.drawer .citations a[target="_blank"]').length > 20`);
    await context.close();
  });
});
