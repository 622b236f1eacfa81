import { describeInBrowser, type Stage, startStage, until, untilSeen } from './support.js';

let stage: Stage;

describeInBrowser('a country among the gaps, lists in pages, and what a figure rests on', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
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

  test('an initiative with more participants than one page says so, and shows the rest page by page, each once', async () => {
    const { page, context } = await stage.open('/timeline?lang=en');
    // Its list of facts alone is asked for in small pages.
    await page.route('**/graphql', (route) =>
      route.continue({ postData: (route.request().postData() ?? '').replace('first: 500, after', 'first: 12, after') }),
    );
    await page.goto(`${stage.address}/initiative/bletchley-declaration?lang=en`);
    const notice = page.locator('.note', { hasText: 'The first 12 of' }).first();
    await notice.waitFor();
    const total = Number(/of (\d+) facts/.exec(await notice.innerText())![1]);
    expect(total).toBeGreaterThan(24);
    await page.locator('#facts ~ details summary').click();
    const facts = page.locator('ol.facts > li');
    expect(await facts.count()).toBe(12);
    const more = page.getByRole('button', { name: 'Show more' }).last();
    await more.click();
    await until(page, `document.querySelectorAll('ol.facts > li').length === 24`);
    await more.click();
    await until(page, `document.querySelectorAll('ol.facts > li').length === ${total}`);
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    expect(new Set(await facts.locator('h3').allInnerTexts()).size).toBe(30);
    // The lists by group hold whoever came with the later pages too.
    expect(await page.locator('section[aria-labelledby="participants"] .chips li').count()).toBe(30);
    await context.close();
  });

  test('the sheet of the definitions names each with its keeper, and its facts page by page', async () => {
    const { page, context } = await stage.open('/distribution?lang=en');
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.locator('.when-seen').scrollIntoViewIfNeeded();
    await page.locator('#definitions [data-key]').first().waitFor();
    await page.locator('#definitions details.figure-table > summary').click();
    await page.locator('#definitions tbody th').first().waitFor();
    const names = await page.locator('#definitions tbody th').allTextContents();
    await page.locator('#definitions .figure-tools').getByRole('button', { name: 'Sources' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('.facts > li').first().waitFor();
    expect(await drawer.locator('h2').innerText()).toBe('Which Global South?');
    const sources = await drawer.locator('section .citations li').allInnerTexts();
    expect(names.length).toBeGreaterThan(2);
    expect(sources).toHaveLength(names.length);
    names.forEach((name, index) => {
      expect(sources[index]).toContain(name);
    });
    expect(await drawer.locator('section .citations a[href^="http"]').count()).toBe(names.length);
    const total = Number(/(\d+) facts on record/.exec(await drawer.innerText())![1]);
    expect(total).toBeGreaterThan(100);
    expect(await drawer.locator('.facts > li').count()).toBe(100);
    await drawer.getByRole('button', { name: 'Show more' }).click();
    await until(page, `document.querySelectorAll('dialog.drawer .facts > li').length === ${Math.min(total, 200)}`);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await context.close();
  });

  test("a chosen country's figure holds its absences alone, and a mark leads to the initiative", async () => {
    const { page, context } = await stage.open('/gaps?lang=en&country=KEN');
    const marks = page.locator('#gaps g.absences > *');
    await marks.first().waitFor();
    const said = /counted in (\d+) of these 7/.exec(await page.locator('.standfirst').innerText())![1];
    expect(await marks.count()).toBe(7 - Number(said));
    await page.locator('#gaps [data-key="g20-ai-principles:NOT_ELIGIBLE"]').click();
    await page.getByRole('heading', { level: 1, name: 'G20 AI Principles' }).waitFor();
    await context.close();
  });

  test('a country that is counted everywhere, and one that is not counted, have words instead of a figure', async () => {
    for (const [code, words] of [
      ['FRA', 'It is counted in all of them'],
      ['VAT', 'not a UN member state'],
    ]) {
      const { page, context, complaints } = await stage.open(`/gaps?lang=en&country=${code}`);
      await page.locator('.empty', { hasText: words }).waitFor();
      expect(await page.locator('figure').count()).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    }
  });

  test('the timeline names the sources of its initiatives', async () => {
    const { page, context } = await stage.open('/timeline?lang=en');
    await page.locator('#timeline .figure-tools').getByRole('button', { name: 'Sources' }).click();
    await until(page, `document.querySelectorAll('dialog.drawer .citations a[target="_blank"]').length > 20`);
    await context.close();
  });

  test('further views open from a menu by keyboard, and what is chosen in them stands in the address', async () => {
    const { page, context, complaints } = await stage.open('/gaps?lang=en');
    const menu = page.getByRole('button', { name: 'More views' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await until(page, `document.querySelector('.more-views > button').getAttribute('aria-expanded') === 'true'`);
    await page.keyboard.press('Escape');
    await until(page, `document.activeElement === document.querySelector('.more-views > button')`);
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Who takes part together' }).click();
    // 13 states are in both of the first two of the seven, counted by hand from the shipped lists.
    await untilSeen(page, '#two-initiatives svg');
    expect(await page.locator('#two-initiatives h2').innerText()).toMatch(/: 13$/);
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    await page.locator('#initiatives-together [data-key="bletchley-declaration:seoul-ministerial-statement"]').click();
    await until(page, `location.search.includes('one=bletchley-declaration&other=seoul-ministerial-statement')`);
    await until(page, `/: 25$/.test(document.querySelector('#two-initiatives h2').innerText)`);

    await page.goto(`${stage.address}/rank?from=2023-09-30&lang=en`);
    await untilSeen(page, '#rank svg');
    // Kenya joined two of the seven between the two days (Bletchley in November 2023, Seoul in May 2024).
    expect(await page.locator('#rank [data-key="KEN"]').getAttribute('data-label')).toBe(
      'Kenya: place =71 with 0 initiatives, then =32 with 2',
    );
    await page.goto(`${stage.address}/votes?initiative=unga-78-241&lang=en`);
    await untilSeen(page, '#votes-on svg');
    // As the General Assembly recorded it: 152 to 4, with 11 abstentions.
    for (const words of ['Voted for: 152', 'Voted against: 4', 'Abstained: 11', 'Did not vote: 26']) {
      await page.getByText(words, { exact: true }).waitFor();
    }
    // A state can be chosen, and is told with what it voted on each text.
    await page.locator('form.controls').getByLabel('State', { exact: true }).selectOption('IND');
    await until(page, `location.search.includes('country=IND')`);
    await untilSeen(page, '#votes-of');
    const positions = page.locator('section[aria-labelledby="votes-of"] li');
    expect((await positions.allInnerTexts()).filter((text) => text.includes('78/241'))).toEqual([
      expect.stringContaining('Voted against'),
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
