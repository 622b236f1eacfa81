import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { answerTo, describeInBrowser, type Stage, startStage, until } from './support.js';

let stage: Stage;

describeInBrowser('what can go wrong', () => {
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.close());

  test.each([
    ['/distribution?lang=en&at=2023-02-30', 'at=2023-02-30', 'YYYY-MM-DD'],
    ['/?lang=en&at=yesterday', 'at=yesterday', 'YYYY-MM-DD'],
    ['/distribution?lang=en&presence=sometimes', 'presence=sometimes', 'current, cumulative'],
    ['/distribution?lang=en&kinds=party', 'kinds=party', 'regional_mechanism'],
    ['/?lang=en&set=hlab8', 'hlab8', 'hlab7'],
    ['/distribution?lang=en&scheme=un-regional-grups', 'un-regional-grups', 'un-regional-groups'],
    ['/distribution?lang=en&release=1999.01', '1999.01', ''],
    ['/gaps?lang=en&group=african-unoin', 'african-unoin', 'african-union'],
    ['/country/ZZZ?lang=en', 'ZZZ', 'ISO 3166-1'],
    ['/initiative/no-such-thing?lang=en', 'no-such-thing', 'search'],
    ['/compare?lang=en&suppose=nothing@nobody', 'nothing', ''],
    ['/no/such/page?lang=en', '/no/such/page', ''],
  ])('%s: a helpful page that names %s', async (path, value, help) => {
    const { page, context } = await stage.open(path);
    await page.locator('.problem').first().waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toContain(value);
    expect(text).toContain(help);
    expect(await page.getByRole('link', { name: 'Start from the first page' }).count()).toBeGreaterThan(0);
    await context.close();
  });

  test('a refusal of the API is said in Chinese on a Chinese page, with the names that come near', async () => {
    const { page, context } = await stage.open('/gaps?lang=zh&group=african-unoin');
    await page.locator('.problem').waitFor();
    const text = await page.locator('.problem').innerText();
    expect(text).toContain('没有组别“african-unoin”');
    expect(text).toContain('african-union');
    expect(text).not.toContain('there is no');
    await context.close();
  });

  test('an iframe that asks for a figure that is not there names those that are', async () => {
    const { page, context } = await stage.open('/embed?lang=en&figure=asembly');
    await page.locator('.problem').waitFor();
    expect(await page.locator('.problem').innerText()).toContain('asembly');
    await page.getByRole('link', { name: 'assembly', exact: true }).click();
    await page.locator('#assembly svg').waitFor();
    await context.close();
  });

  test('a day long before there was any initiative is answered, not a blank page', async () => {
    const { page, context, complaints } = await stage.open('/readyz');
    const definitions = answerTo(page, 'DefinitionsView');
    await page.goto(`${stage.address}/distribution?lang=en&at=1950-01-01`);
    await page.locator('#assembly [data-key]').first().waitFor();
    await page.locator('.when-seen').scrollIntoViewIfNeeded();
    await definitions;
    await until(page, `document.querySelector('.when-seen .waiting') === null`);
    expect(await page.locator('h1').innerText()).toMatch(/^(\d+) of \1 UN member states/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a figure that can not be drawn is said, and the page with its ways elsewhere stays', async () => {
    const { page, context } = await stage.open('/readyz');
    await page.route('**/graphql', async (route) => {
      const answer = await route.fetch();
      const text = await answer.text();
      const broken = route.request().postData()?.includes('TimelineView');
      await route.fulfill({
        response: answer,
        body: broken ? text.replace(/"openedOn":"20[^"]+"/, '"openedOn":"2020-99-99"') : text,
      });
    });
    await page.goto(`${stage.address}/timeline?lang=en`);
    await page.locator('.problem').waitFor();
    expect(await page.locator('.problem').innerText()).toContain('This can not be shown');
    await page.getByRole('link', { name: 'Gaps' }).click();
    await page.locator('#gaps svg').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });

  test('a tab outlives a deployment: a part that is gone is fetched again from a page loaded anew, once', async () => {
    const { page, context } = await stage.open('/distribution?lang=en&set=south-led');
    await page.locator('#assembly [data-key]').first().waitFor();
    let loaded = 0;
    page.on('load', () => {
      loaded += 1;
    });
    // The names of this tab's build are gone, until the page is loaded anew: then the part is there under its name of now.
    await page.route(/\/assets\/gaps-[^/]+\.js$/, (route) =>
      loaded === 0 ? route.fulfill({ status: 404, json: {} }) : route.continue(),
    );
    await page.getByRole('link', { name: 'Gaps' }).click();
    await page.locator('#gaps svg').waitFor();
    expect(loaded).toBe(1);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toContain('/gaps?set=south-led');

    // What a second loading would not bring either is said, and is asked for again when the reader wants it.
    let isGone = true;
    await page.route(/\/assets\/timeline-[^/]+\.js$/, (route) =>
      isGone ? route.fulfill({ status: 404, json: {} }) : route.continue(),
    );
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.locator('.problem').waitFor();
    expect(await page.locator('.problem').innerText()).toContain('This can not be shown');
    isGone = false;
    await page.getByRole('button', { name: 'Try again now' }).click();
    await page.locator('#timeline svg').waitFor();
    expect(loaded).toBe(1);
    await context.close();
  });

  test('markup in an address is shown, never run', async () => {
    const markup = '<img src=x onerror="document.title=1">';
    const { page, context, complaints } = await stage.open(`/distribution?lang=en&set=${encodeURIComponent(markup)}`);
    await page.locator('.problem').waitFor();
    expect(await page.locator('main').innerText()).toContain('<img src=x');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.title()).toContain('Rollcall');
    expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
    await context.close();
  });

  test('markup in a name of a country is shown, never run: on the page and in the picture', async () => {
    const { page, context } = await stage.open('/readyz');
    const name = '<script>document.title="run"</script>';
    await page.route('**/graphql', async (route) => {
      const answer = await route.fetch();
      const text = (await answer.text()).replaceAll('"Kenya"', JSON.stringify(name));
      await route.fulfill({ response: answer, body: text });
    });
    await page.goto(`${stage.address}/distribution?lang=en&order=name`);
    // Where an answer comes late the squares are drawn anew beneath the pointer.
    const tooltip = page.locator('.tooltip');
    while (!(await tooltip.allInnerTexts()).some((text) => text.includes(name))) {
      await page.mouse.move(0, 0);
      await page.locator('#assembly [data-key="KEN"]').hover();
      await page.waitForTimeout(100);
    }
    expect(await page.locator('main script').count()).toBe(0);
    expect(await page.title()).not.toBe('run');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });

  test('without JavaScript the page says what it is and leads to the numbers', async () => {
    const { page, context } = await stage.open('/distribution?lang=en', { javaScriptEnabled: false });
    expect(await page.locator('body').innerText()).toContain('JavaScript');
    expect(await page.locator('h1').innerText()).toMatch(/^\d+ of 193 UN member states take part in none of/);
    // The server draws the picture itself.
    const width = await page.evaluate(`document.querySelector('main img').naturalWidth`);
    expect(width).toBeGreaterThan(300);
    const address = await page.locator('main a[href^="/exports/"]').first().getAttribute('href');
    const answer = await stage.test.http.get(address!);
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/118/);
    await context.close();
  });

  test('a server that dies is named, asked again, and the page comes back with it', async () => {
    // A door before the server that can be shut and opened again at the same address.
    const target = Number(new URL(stage.address).port);
    const open = new Set<Socket>();
    const door = createServer();
    let shut = false;
    door.on('connection', (socket: Socket) => {
      if (shut) {
        socket.destroy();
        return;
      }
      const through = connect(target, '127.0.0.1');
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        through.destroy();
      });
      socket.on('error', () => through.destroy());
      through.on('error', () => socket.destroy());
      through.on('close', () => socket.destroy());
      socket.pipe(through).pipe(socket);
    });
    await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
    const { port } = door.address() as AddressInfo;
    const { page, context } = await stage.open('/readyz');
    await page.goto(`http://127.0.0.1:${port}/distribution?lang=en`);
    await page.locator('#assembly [data-key]').first().waitFor();
    shut = true;
    for (const socket of open) socket.destroy();
    await page.getByLabel('counting').selectOption('CURRENT');
    await page.getByText('The server can not be reached').first().waitFor();
    shut = false;
    await page.locator('#assembly [data-key]').first().waitFor();
    expect(await page.getByText('The server can not be reached').count()).toBe(0);
    await context.close();
    for (const socket of open) socket.destroy();
    await new Promise((closed) => door.close(closed));
  });
});
