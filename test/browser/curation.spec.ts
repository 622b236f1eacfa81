import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { axeProblems, describeInBrowser, type Stage, startStage } from './support.js';

let stage: Stage;

const MANIFEST = JSON.parse(readFileSync(join(projectRoot(), 'schema', 'dashboard-operations.json'), 'utf8')) as {
  readonly operations: readonly { readonly name: string; readonly body: string }[];
};

/** The text of an operation as the pages send it: here no other is answered. */
const operation = (name: string) => MANIFEST.operations.find((one) => one.name === name)!.body;

describeInBrowser('the pages on which the roll is kept', () => {
  beforeAll(async () => {
    stage = await startStage({ ROLLCALL_TRUSTED_DOCUMENTS: 'own' });
  });
  afterAll(() => stage?.close());

  test('whoever finds an error tells the curators in the drawer of a fact; what was written stays where it is refused', async () => {
    const { page, context, complaints } = await stage.open('/?lang=en', { bypassCSP: true });
    await page.locator('#assembly [data-key="KEN"]').click();
    const fact = page.locator('dialog.drawer .facts > li').first();
    await fact.getByRole('button', { name: 'This is wrong' }).click();
    const form = fact.getByRole('form', { name: 'Report an error' });
    await form.getByLabel('What is wrong?').fill('We signed in March.');
    await form.getByLabel('How you can be asked').fill('desk@example.org');
    expect(await axeProblems(page)).toEqual([]);
    await page.route('**/graphql', (route) => route.abort());
    await form.getByRole('button', { name: 'Send report' }).click();
    await form.getByText('The server can not be reached').waitFor();
    expect(await form.getByLabel('What is wrong?').inputValue()).toBe('We signed in March.');
    await page.unroute('**/graphql');
    await form.getByRole('button', { name: 'Send report' }).click();
    await fact.getByText('Thank you.').waitFor();
    expect(complaints.filter((line) => !line.includes('ERR_FAILED'))).toEqual([]);
    await context.close();
  });

  test('a report too many is refused in words, and of a country as a whole there is a form as well', async () => {
    for (let sent = 0; sent < 10; sent += 1)
      await stage.test.ask(operation('ReportError'), { subject: 'Country:FRA', text: 'x' });
    const { page, context } = await stage.open('/country/FRA?lang=zh');
    await page.getByRole('button', { name: '内容有误或有遗漏' }).click();
    const form = page.getByRole('form', { name: '反映有误' });
    await form.getByLabel('哪里有误？').fill('缺少一份签署记录。');
    await form.getByRole('button', { name: '提交反馈' }).click();
    await form.getByText('目前提交过多').waitFor();
    expect(await form.getByLabel('哪里有误？').inputValue()).toBe('缺少一份签署记录。');
    await context.close();
  });
});
