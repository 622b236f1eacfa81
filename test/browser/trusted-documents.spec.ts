import { describeInBrowser, type Stage, startStage } from './support.js';

let stage: Stage;

describeInBrowser('the dashboard where only trusted documents are answered', () => {
  beforeAll(async () => {
    stage = await startStage({ ROLLCALL_TRUSTED_DOCUMENTS: 'own' });
  }, 120_000);
  afterAll(() => stage?.close());

  test.each([
    ['/?lang=en', '#assembly [data-key]'],
    ['/country/KEN?lang=zh', 'h1'],
    ['/matrix?lang=en', 'main table, main svg'],
  ])('%s is whole, for its operations are the registered ones', async (path, drawn) => {
    const refused: string[] = [];
    const answered: string[] = [];
    const { page, context, complaints } = await stage.open('/livez');
    page.on('response', (response) => {
      if (!response.url().endsWith('/graphql')) return;
      (response.status() === 200 ? answered : refused).push(response.request().postData() ?? '');
    });
    await page.goto(`${stage.address}${path}`);
    await page.locator(drawn).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(refused).toEqual([]);
    expect(answered.length).toBeGreaterThan(1);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
