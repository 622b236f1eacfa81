import { PATIENCE_MILLISECONDS } from './chromium.js';
import { describeInBrowser, type Stage, startStage } from './support.js';

describeInBrowser('choosing for oneself', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  test('a researcher sets UN-led beside G7- and OECD-led and China-led initiatives without an address', async () => {
    const { page, complaints } = await stage.open('/?lang=zh');
    // Step 1: the page that compares. Step 2: selections side by side.
    await page.getByRole('link', { name: '比较', exact: true }).click();
    await page.getByRole('radio', { name: '多组倡议并列' }).check();
    const sides = page.locator('.multiple');
    await sides.nth(2).locator('figure').first().waitFor();
    expect(await page.locator('.multiple h2').allTextContents()).toEqual([
      '牵头：联合国系统',
      '牵头：经合组织与七国集团',
      '牵头：中国',
    ]);
    const counted = async (selection: string) => {
      const { data } =
        await stage.test.ask(`{ distribution(selection: ${selection}, counting: { presence: CUMULATIVE }) {
        initiatives { slug } buckets { k size } universeSize } }`);
      const { initiatives, buckets, universeSize } = data.distribution;
      return { n: initiatives.length, none: buckets[0].size, all: universeSize };
    };
    const expected = await Promise.all(
      ['{ families: [UN_SYSTEM] }', '{ families: [OECD_G7] }', '{ leads: ["CHN"] }'].map(counted),
    );
    const numbers = await page.locator('.multiple-numbers').allTextContents();
    for (const [place, { n, none, all }] of expected.entries()) {
      expect(numbers[place]).toContain(`${n} 项倡议`);
      expect(numbers[place]).toMatch(new RegExp(`${all} 国中，(至多 )?${none} 国`));
    }
    // Step 3: complete lists alone, of which there are ratios.
    await page.getByLabel('仅限可据名单断定未参与的倡议').check();
    await page.locator('figure[id="multiple-3-ratios"] svg').waitFor();
    expect(page.url()).toContain('completeOnly');
    await page.goBack();
    await page.getByText('不列比值：在案名单不完整或核对已久。').first().waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('with'));
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('initiatives are chosen, taken away and named by keyboard; the address has it, and Back undoes it', async () => {
    const { page, complaints } = await stage.open('/matrix?lang=en');
    const opener = page.getByRole('button', { name: /^Initiatives:/ });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Choose initiatives' });
    const chosen = dialog.getByRole('list', { name: 'Chosen', exact: true });
    await chosen.getByRole('checkbox').first().waitFor();
    expect(await chosen.getByRole('checkbox').count()).toBe(7);
    expect(await chosen.textContent()).toContain('29 of 29 published names on record');
    await chosen.getByRole('checkbox', { name: /Bletchley/ }).focus();
    await page.keyboard.press('Space');
    await dialog.getByText('Initiatives chosen: 6.', { exact: false }).waitFor();
    await dialog.getByLabel('Search by name, symbol or who leads it').fill('A/RES/78/265');
    const found = dialog.getByRole('list', { name: 'Found' });
    await found.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    await dialog.getByText('Initiatives chosen: 7.', { exact: false }).waitFor();
    await dialog.getByLabel('Name of your own (optional)').fill('My <choice>');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('name') === 'My <choice>');
    const slugs = new URL(page.url()).searchParams.get('initiatives')!.split(',');
    expect(slugs).toHaveLength(7);
    expect(slugs).toContain('unga-78-265');
    expect(slugs).not.toContain('bletchley-declaration');
    await page.getByRole('button', { name: 'Initiatives: “My <choice>” (7 chosen initiatives)' }).waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('initiatives'));
    await opener.waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a group of one’s own is pasted in several languages, counted against all others and brought out', async () => {
    const { page, complaints } = await stage.open('/over-time?lang=zh');
    await page.getByRole('button', { name: /^自选国家组/ }).click();
    const dialog = page.getByRole('dialog', { name: '自选国家组' });
    await dialog.getByLabel('国名或代码').fill('肯尼亚、China; Бразилия\nAtlantis, VAT');
    await dialog.getByText('组内 3 国，未列入 2 项。').waitFor();
    await dialog.getByLabel('组名（可不填）').fill('三国');
    await dialog.getByRole('button', { name: '使用此组' }).click();
    await page.waitForURL((url) => url.searchParams.get('countries') === 'BRA,CHN,KEN');
    const line = page.locator('#over-time svg [data-key^="own-group:"]');
    await line.first().waitFor();
    const { data } = await stage.test.ask(`{ representationSeries(selection: { set: "hlab7" }, from: 2024, to: 2024,
      ownGroup: { countries: ["BRA", "CHN", "KEN"] }, counting: { presence: CUMULATIVE }) {
      representation { groups { representationRatio } } } }`);
    const ratio = data.representationSeries[0].representation.groups[0].representationRatio as number;
    const label = await page.locator('#over-time svg [data-key="own-group:2024"]').getAttribute('data-label');
    expect(label).toContain('“三国”');
    expect(Math.abs(Number(/([\d.]+)$/.exec(label!)![1]) - ratio)).toBeLessThan(0.006);
    await page.getByLabel('突出显示').selectOption('own-group');
    await page.waitForURL((url) => url.searchParams.get('highlight') === 'own-group');
    // Also on a phone, with the figure before the choices.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByText('更改统计范围与口径').waitFor({ timeout: PATIENCE_MILLISECONDS });
    expect(complaints).toEqual([]);
    await page.close();
  });
});
