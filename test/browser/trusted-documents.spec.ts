import { answerTo, describeInBrowser, type Stage, startStage } from './support.js';

let stage: Stage;

describeInBrowser('the dashboard where only trusted documents are answered', () => {
  beforeAll(async () => {
    stage = await startStage({ ROLLCALL_TRUSTED_DOCUMENTS: 'own' });
  });
  afterAll(() => stage?.close());

  test.each([
    [
      '/distribution?lang=en',
      '#assembly [data-key]',
      ['Frame', 'CountryNames', 'DistributionView', 'ChangeDays', 'SliderStops'],
    ],
    ['/country/KEN?lang=zh', 'h1', ['Frame', 'CountryNames', 'CountryPage', 'CountryStanding', 'CountryPeers']],
    ['/matrix?lang=en', 'main table, main svg', ['Frame', 'CountryNames', 'MatrixView']],
  ])('%s is whole, for its operations are the registered ones', async (path, drawn, operations) => {
    const refused: string[] = [];
    const answered: string[] = [];
    const { page, context, complaints } = await stage.open('/livez');
    page.on('response', (response) => {
      if (!response.url().endsWith('/graphql')) return;
      (response.status() === 200 ? answered : refused).push(response.request().postData() ?? '');
    });
    const whole = Promise.all(operations.map((operation) => answerTo(page, operation)));
    await page.goto(`${stage.address}${path}`);
    await page.locator(drawn).first().waitFor();
    await whole;
    expect(refused).toEqual([]);
    expect(answered.length).toBeGreaterThanOrEqual(operations.length);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
