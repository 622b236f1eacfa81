import { describeInBrowser, nextFrame, type Stage, startStage, until } from './support.js';

let stage: Stage;

describeInBrowser('keyboard, search and sources', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  test.each([
    ['keny', 'Kenya'],
    ['肯尼亚', 'Kenya'],
    ['كينيا', 'Kenya'],
    ['Кения', 'Kenya'],
    ['KEN', 'Kenya'],
    ['bletchley declaration', 'Bletchley Declaration'],
    ['A/RES/78/311', 'UN General Assembly resolution 78/311'],
    ['EU', 'European Union'],
    ['非盟', 'African Union'],
  ])('the key / and %s lead to %s', async (typed, heading) => {
    const { page, context } = await stage.open('/gaps?lang=en');
    await page.locator('#gaps svg').waitFor();
    await page.keyboard.press('/');
    await until(page, `document.activeElement.matches('dialog.search input')`);
    await page.keyboard.insertText(typed);
    await page.locator('[role="option"]', { hasText: heading }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    await context.close();
  });

  test('Arabic names of countries run from right to left', async () => {
    const { page, context } = await stage.open('/country/EGY?lang=en');
    const name = page.locator('.names [lang="ar"]');
    await name.waitFor();
    expect(await name.getAttribute('dir')).toBe('rtl');
    expect(await name.innerText()).toMatch(/مصر/);
    await context.close();
  });

  test('arrow keys walk the seats, Enter opens the facts of a state with their sources, Escape closes them', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.locator('#assembly .figure-host').focus();
    await page.keyboard.press('ArrowRight');
    const first = await page.locator('.tooltip').innerText();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.tooltip').innerText()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('.tooltip').innerText()).toBe(first);
    // A scroll leaves the keys where they are, and so does a page that has grown narrower and draws its figures anew.
    await page.evaluate('scrollBy(0, 40)');
    await nextFrame(page);
    expect(await page.locator('.tooltip').innerText()).toBe(first);
    const drawn = await page.locator('#assembly svg').getAttribute('width');
    await page.setViewportSize({ width: 900, height: 900 });
    await until(page, `document.querySelector('#assembly svg').getAttribute('width') !== '${drawn}'`);
    expect(await page.locator('.tooltip').innerText()).toBe(first);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.locator('.facts > li').first().waitFor();
    const country = first.split(':')[0]!;
    expect(await drawer.locator('h2').innerText()).toBe(country);
    expect(await drawer.locator('.facts .citations li').count()).toBeGreaterThan(0);
    expect(await drawer.innerText()).toMatch(/recorded \d+ \w+ \d{4}/);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await context.close();
  });

  test('from the square of a state in none, where it is not counted and why are one step away', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
    await page.locator('#assembly [data-key="AGO"]').click();
    await page.getByRole('dialog').getByRole('link', { name: 'Where Angola is not counted, and why' }).click();
    await page.getByRole('heading', { level: 1, name: 'Where Angola is not counted, and why' }).waitFor();
    await page.locator('#gaps g.absences > *').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await context.close();
  });

  test('the first Tab offers to skip to the content', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await until(page, `document.activeElement.id === 'main'`);
    await context.close();
  });

  test('a mark of the matrix opens the fact beneath it', async () => {
    const { page, context } = await stage.open('/matrix?lang=en&grouped=no');
    await page.locator('button.cell').first().click();
    await page.getByRole('dialog').locator('.citations li').first().waitFor();
    await context.close();
  });

  test('of the matrix of every state and a hundred initiatives, only what is seen is drawn', async () => {
    const kinds =
      'treaty,principles,declaration,resolution,joint_statement,standards_body,capacity_building,network,partnership,summit,panel,strategy,regional_mechanism,national_measure';
    const { page, context } = await stage.open(`/matrix?lang=en&kinds=${kinds}`);
    await page.locator('table.matrix thead th').nth(80).waitFor();
    const rows = page.locator('table.matrix tbody tr');
    const firstSeen = await rows.locator('th').first().innerText();
    expect(await rows.count()).toBeLessThan(80);
    await page.evaluate(`scrollTo(0, 5400)`);
    await until(page, `document.querySelector('table.matrix tbody th').innerText !== ${JSON.stringify(firstSeen)}`);
    expect(await rows.count()).toBeLessThan(80);
    await context.close();
  });
});
