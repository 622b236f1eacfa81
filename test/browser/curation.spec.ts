import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { tokenFor } from '../support/tokens.js';
import { axeProblems, describeInBrowser, type Stage, type StagePage, startStage, until } from './support.js';

let stage: Stage;
let carla: string;
let rui: string;

const MANIFEST = JSON.parse(readFileSync(join(projectRoot(), 'schema', 'dashboard-operations.json'), 'utf8')) as {
  readonly operations: readonly { readonly name: string; readonly body: string }[];
};

/** The text of an operation as the pages send it: here no other is answered. */
const operation = (name: string) => MANIFEST.operations.find((one) => one.name === name)!.body;

/** What a key of a string looks like: none is to be seen. */
const STRINGS = JSON.parse(readFileSync(join(projectRoot(), 'web', 'src', 'i18n', 'curation', 'en.json'), 'utf8'));
const KEY = new RegExp(
  `\\b(${[...new Set(Object.keys(STRINGS).map((key) => key.split('.')[0]))].join('|')})\\.[A-Za-z0-9]`,
);

/** Asks as the holder of a token. */
async function as(token: string, name: string, variables: Record<string, unknown>) {
  const { body } = await stage.test.http
    .post('/graphql')
    .set('authorization', `Bearer ${token}`)
    .send({ query: operation(name), variables });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

const signature = (participant: string, initiative = 'bletchley-declaration') => ({
  recordParticipation: {
    participant,
    initiative,
    role: 'SIGNATORY',
    validFrom: '2026-05',
    confidence: 'VERIFIED',
    citations: [{ url: 'https://example.org/list', title: 'The list' }],
  },
});

/** A new proposal; gives back its identifier. */
async function proposed(token: string, reason: string, ...changes: object[]): Promise<string> {
  const { proposal, problems } = (await as(token, 'Propose', { input: { reason, changes } })).propose;
  expect(problems).toEqual([]);
  return proposal.id;
}

/** A page of somebody who has signed in. */
async function signedIn(token: string, path: string, language = 'en'): Promise<StagePage> {
  const opened = await stage.open(`/curate?lang=${language}`, { bypassCSP: true });
  const { page } = opened;
  await page.locator('input[type="password"]').fill(token);
  await page.locator('form button[type="submit"]').click();
  await until(page, `document.querySelector('.curator-bar p') !== null`);
  await page.goto(`${stage.address}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
  return opened;
}

/** What axe finds, light and dark. */
async function axeInBoth({ page }: StagePage): Promise<string[]> {
  const light = await axeProblems(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme="dark"]').waitFor();
  const dark = await axeProblems(page, { rules: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html[data-theme="light"]').waitFor();
  return [...light, ...dark];
}

describeInBrowser('the pages on which the roll is kept', () => {
  beforeAll(async () => {
    // Whatever the pages ask is in their manifest.
    stage = await startStage({ ROLLCALL_TRUSTED_DOCUMENTS: 'own' });
    carla = await tokenFor(stage.test, 'CONTRIBUTOR', 'Carla');
    rui = await tokenFor(stage.test, 'REVIEWER', 'Rui');
  });
  afterAll(() => stage?.close());

  test('whoever finds an error tells the curators in the drawer of a fact; what was written stays where it is refused', async () => {
    const { page, context, complaints } = await stage.open('/distribution?lang=en', { bypassCSP: true });
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

  test('a wrong token is refused in the words of the server; the right one stays in the tab, and goes where it is needed', async () => {
    const opened = await stage.open('/distribution?lang=en', { bypassCSP: true });
    const { page, context } = opened;
    const sent = new Map<string, boolean>();
    page.on('request', (request) => {
      if (!request.url().endsWith('/graphql')) return;
      sent.set(request.postDataJSON().operationName, 'authorization' in request.headers());
    });
    await page.getByRole('link', { name: 'Curate' }).click();
    await page.getByText('There is no proposal in this state.').waitFor();
    const form = page.getByRole('form', { name: 'Sign in' });
    await form.getByLabel('Access token').fill('rollcall_none');
    await form.getByRole('button', { name: 'Sign in' }).click();
    await form.getByText('the token is malformed').waitFor();
    expect(await axeInBoth(opened)).toEqual([]);
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    await form.getByLabel('Access token').fill(rui);
    await form.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Signed in as Rui (reviewer).').waitFor();
    expect(await page.evaluate('Object.values(sessionStorage)')).toEqual([rui]);
    expect(await page.evaluate('JSON.stringify(localStorage) + location.href + document.cookie')).not.toContain(rui);
    await page.reload();
    await page.getByText('Signed in as Rui (reviewer).').waitFor();
    await page.getByRole('link', { name: 'Participation', exact: true }).click();
    await page.locator('#assembly [data-key]').first().waitFor();
    expect([...sent].filter(([, withToken]) => withToken)).toEqual([['Viewer', true]]);
    await page.getByRole('link', { name: 'Curate' }).first().click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await form.getByLabel('Access token').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    await context.close();
  });

  test('a proposal: what it would change, and what that does to a figure, as a picture before and after', async () => {
    const id = await proposed(carla, 'As the host lists them', signature('Nauru'), signature('Tuvalu'));
    const opened = await stage.open('/curate?lang=en', { bypassCSP: true });
    const { page, context } = opened;
    await page.getByRole('link', { name: 'As the host lists them' }).click();
    await page.getByText('New on record: Tuvalu in Bletchley Declaration, signatory, from May 2026.').waitFor();
    await page.locator('#after [data-key]').first().waitFor();
    const size = async (figure: string) => {
      const label = await page.locator(`${figure} [data-key="0"]`).first().getAttribute('data-label');
      return Number(/^None: (\d+)/.exec(label!)![1]);
    };
    const before = await size('#before');
    expect(await size('#after')).toBe(before - 2);
    expect(await page.locator('#moves tr[data-k="0"]').innerText()).toBe(`None\t${before}\t${before - 2}\t−2`);
    expect(await page.locator('section[aria-labelledby="moved"] .chips').innerText()).toMatch(
      /Nauru 0 → 1\s+Tuvalu 0 → 1/,
    );
    // A day on which the data would go on to, and both are asked of it.
    expect(await page.locator('section[aria-labelledby="effect"]').innerText()).toMatch(/Both as of \d+ \w+ \d{4}/);
    expect(await axeInBoth(opened)).toEqual([]);
    // Of what it does not touch it says that nothing moves.
    await page.getByLabel('Initiatives:').selectOption('south-led');
    await page.getByText('Nothing moves').waitFor();
    expect(await page.locator('#moves').count()).toBe(0);
    await as(carla, 'WithdrawProposal', { id });
    await context.close();
  });

  test("one's own proposal is for another reviewer; a contributor comments and withdraws", async () => {
    const id = await proposed(rui, 'Read by Rui', signature('Tonga'));
    const own = await signedIn(rui, `/curate/proposals/${id}`);
    await own.page.getByText('This is your own proposal').waitFor();
    expect(await own.page.getByRole('button', { name: 'Approve' }).isVisible()).toBe(false);
    // Where the setting does not let one person do both, the server has the last word.
    await own.page.getByText('Where one person may do both').click();
    await own.page.getByRole('button', { name: 'Approve' }).click();
    await own.page.getByText('is your own: it is approved by another person').waitFor();
    const other = await signedIn(carla, `/curate/proposals/${id}`, 'zh');
    await other.page.getByText('由审核人作出决定。').waitFor();
    expect(await other.page.getByRole('button', { name: '撤回提案' }).count()).toBe(0);
    await other.page.getByRole('textbox', { name: '评论' }).fill('依据哪份名单？');
    await other.page.getByRole('button', { name: '发表评论' }).click();
    await other.page.locator('.story').getByText('依据哪份名单？').waitFor();
    await other.page.locator('#after svg').waitFor();
    expect(await axeProblems(other.page)).toEqual([]);
    await own.page.reload();
    await own.page.getByText('依据哪份名单？').waitFor();
    await own.page.getByRole('button', { name: 'Withdraw proposal' }).click();
    await own.page.getByText('Rui withdrew it').waitFor();
    await own.context.close();
    await other.context.close();
  });

  test('of two reviewers the second is told what the server says, and sees what stands now', async () => {
    const id = await proposed(carla, 'Signed in May', signature('Palau'));
    const { page, context } = await signedIn(rui, `/curate/proposals/${id}`);
    await page.getByLabel('Why it is rejected').fill('No list says so.');
    await as(await tokenFor(stage.test, 'REVIEWER', 'Ines'), 'RejectProposal', {
      id,
      expectedVersion: 1,
      note: 'Twice.',
    });
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    await page.getByText('Ines rejected it').waitFor();
    await page.getByText('is not open any more: it is rejected').waitFor();
    await page.goto(`${stage.address}/curate?lang=en`);
    await page.getByRole('radio', { name: 'Rejected' }).check();
    await page.getByRole('link', { name: 'Signed in May' }).waitFor();
    await context.close();
  });

  test('the whole way: from the form in a drawer, through what stands in its way, to a published figure, with two people', async () => {
    const published = '/distribution?at=2026-11-01&presence=current';
    const labelOf = async (opened: StagePage) => {
      const seat = opened.page.locator('#assembly [data-key="AGO"]');
      await seat.waitFor();
      return seat.getAttribute('data-label');
    };
    const reviewer = await signedIn(rui, published);
    expect(await labelOf(reviewer)).toContain('0 of 7');
    await reviewer.page.getByRole('link', { name: 'Curate' }).first().click();

    const author = await signedIn(carla, published);
    await author.page.locator('#assembly [data-key="AGO"]').click();
    await author.page.locator('dialog.drawer').getByRole('link', { name: 'Record a fact' }).click();
    const form = author.page.getByRole('form', { name: 'Record another' });
    expect(await form.getByLabel('Who takes part').inputValue()).toBe('AGO');
    await form.getByLabel('Initiative').fill('bletchley-declaratio');
    await form.getByLabel('Role').selectOption('SIGNATORY');
    await form.getByLabel('Since when').fill('2026-05');
    await form.getByLabel('How sure it is').selectOption('VERIFIED');
    await form.getByLabel('Address').fill('https://example.org/list');
    await form.getByRole('textbox', { name: 'Reason' }).fill('Angola signed in May');
    await form.getByRole('button', { name: 'Propose' }).click();
    await form.getByText('Nothing was stored. Problems: 1.').waitFor();
    // The first field that something is wrong with is where to go on, and what may have been meant a button away.
    await until(author.page, `document.activeElement.value === 'bletchley-declaratio'`);
    expect(await axeInBoth(author)).toEqual([]);
    await form.getByRole('button', { name: 'bletchley-declaration', exact: true }).click();
    expect(await form.getByLabel('Initiative').inputValue()).toBe('bletchley-declaration');
    await form.getByRole('button', { name: 'Propose' }).click();
    await author.page.getByRole('link', { name: 'To the proposal' }).click();
    await author.page.getByText('New on record: Angola in Bletchley Declaration, signatory, from May 2026.').waitFor();
    await author.page.getByText('A reviewer decides on it.').waitFor();

    await reviewer.page.reload();
    await reviewer.page.getByRole('link', { name: 'Angola signed in May' }).click();
    await reviewer.page.locator('#moves tr[data-k="1"]').waitFor();
    await reviewer.page.getByLabel('Note').fill('Read it too.');
    await reviewer.page.getByRole('button', { name: 'Approve' }).click();
    await reviewer.page.getByText('Rui approved it').waitFor();
    await reviewer.page.getByText('It became revision 3 of the roll').waitFor();
    await reviewer.page.getByText('Read it too.').waitFor();
    // What the page had kept of the figure was of the roll before.
    await reviewer.page.getByRole('link', { name: 'Participation', exact: true }).click();
    expect(await labelOf(reviewer)).toContain('1 of 7');
    const anybody = await stage.open(`${published}&lang=en`);
    expect(await labelOf(anybody)).toContain('1 of 7');
    for (const { context } of [reviewer, author, anybody]) await context.close();
  });

  test('a fact on record is corrected, ended or retracted from where it is shown, the form filled with what is on record', async () => {
    const opened = await signedIn(carla, '/country/KEN');
    const { page, context } = opened;
    const fact = page
      .locator('.facts > li')
      .filter({ has: page.getByRole('heading', { name: 'Bletchley Declaration', exact: true }) });
    const said = async (change: string, fill: () => Promise<void>): Promise<string> => {
      await page.goto(`${stage.address}/country/KEN?lang=en`);
      await fact.getByRole('link', { name: 'Propose a change' }).click();
      await page.getByRole('radio', { name: change, exact: true }).check();
      const form = page.getByRole('form', { name: change, exact: true });
      await form.getByRole('textbox', { name: 'Reason' }).fill(`${change} it`);
      await fill();
      expect(await axeProblems(page)).toEqual([]);
      await form.getByRole('button', { name: 'Propose' }).click();
      await page.getByRole('link', { name: 'To the proposal' }).click();
      return page.locator('ol.changes').innerText();
    };
    const corrected = await said('Correct', async () => {
      expect(await page.getByLabel('Since when').inputValue()).toBe('2023-11-01');
      expect(await page.getByLabel('Address').inputValue()).toContain('https://www.gov.uk/');
      await page.getByLabel('Since when').fill('2023');
    });
    expect(corrected).toMatch(/^Corrected: Kenya in Bletchley Declaration.*2023/);
    expect(corrected).not.toContain('source');
    const ended = await said('End', async () => {
      await page.getByLabel('Until when').fill('2026-11-01');
      await page.getByLabel('Address').fill('https://example.org/left');
    });
    expect(ended).toContain('Kenya');
    expect(ended).toContain('1 November 2026');
    expect(await said('Retract', async () => {})).toMatch(/^Retracted: Kenya in Bletchley Declaration/);
    await context.close();
  });

  test('a file of new facts: what each row would be, what stands in its way to be mended where it stands, one proposal', async () => {
    const opened = await signedIn(carla, '/curate/import');
    const { page, context } = opened;
    const file = (lines: readonly string[]) => ({
      name: 'facts.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\r\n')),
    });
    const head =
      'initiative,participant,participant_kind,role,valid_from,date_precision,confidence,source_url,source_title';
    const row = (participant: string, role: string, source = 'https://example.org/list') =>
      `bletchley-declaration,${participant},state,${role},2026-05-01,month,verified,${source},"The ""list"""`;
    const many = Array.from({ length: 1001 }, (_, place) => row(`State ${place}`, 'signatory'));
    await page.getByLabel('CSV file').setInputFiles(file([head, ...many]));
    await page.getByText('The file holds 1,001 facts; one proposal takes at most 1,000.').waitFor();
    await page.getByLabel('CSV file').setInputFiles(file([`${head},colour`, `${row('FJI', 'signatory')},red`]));
    await page.getByText('Columns that are not known here, or stand there twice: colour.').waitFor();

    await page
      .getByLabel('CSV file')
      .setInputFiles(
        file([
          head,
          row('Fijji', 'signatory'),
          row('Samao', 'signatry'),
          row('Vanuatu', 'signatory'),
          row('Vanuatu', 'signatory', 'https://example.org/other'),
        ]),
      );
    await page.getByText('4 rows, 3 new facts').waitFor();
    expect(await axeInBoth(opened)).toEqual([]);
    // What no word of the roll is can not even be sent.
    await page.getByLabel('Reason').fill('As the host lists them');
    expect(await page.getByRole('button', { name: 'Propose all' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'signatory', exact: true }).click();
    await page.getByRole('button', { name: 'Propose all' }).click();
    await page.getByText('Rows with something in the way: 2.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    // What may have been meant is taken, and what is typed is judged when the cell is left.
    await page.getByRole('button', { name: 'Fiji (FJI)' }).click();
    await page.getByText('Rows with something in the way: 1.').waitFor();
    const wrong = page.getByLabel('participant, line 3');
    await wrong.fill('萨摩亚');
    await wrong.press('Enter');
    await until(page, `document.querySelector('tr.wrong') === null`);
    await page.getByRole('button', { name: 'Propose all' }).click();
    await page.getByRole('link', { name: 'To the proposal' }).click();
    await page.locator('ol.changes li').nth(2).waitFor();
    expect(await page.locator('ol.changes').innerText()).toMatch(
      /Fiji in[\s\S]*Samoa in[\s\S]*Vanuatu in.*from May 2026/,
    );
    await context.close();
  });

  test('what readers reported is there for those who keep the roll, and for nobody else', async () => {
    const anybody = await stage.open('/curate/reports?lang=en');
    await anybody.page.getByText('This page is for those who keep the roll.').waitFor();
    expect(await anybody.page.locator('main').innerText()).not.toContain('desk@example.org');
    const opened = await signedIn(carla, '/curate/reports');
    const { page, context } = opened;
    await page.locator('.queue > li').first().waitFor();
    expect(await page.locator('main').innerText()).toContain('We signed in March.');
    expect(await page.locator('main').innerText()).toContain('Contact: desk@example.org');
    expect(await axeInBoth(opened)).toEqual([]);
    const chinese = await signedIn(carla, '/curate/reports', 'zh');
    await chinese.page.getByText('联系方式：desk@example.org').waitFor();
    expect(await axeProblems(chinese.page)).toEqual([]);
    await page.getByRole('link', { name: 'Propose a change' }).first().click();
    await page.getByRole('radio', { name: 'Correct' }).waitFor();
    for (const one of [anybody.context, chinese.context, context]) await one.close();
  });

  test.each(['/curate', '/curate/new', '/curate/import', '/curate/reports'])(
    '%s speaks Chinese and fits a phone, signed in or not, and axe finds nothing',
    async (path) => {
      const signed = await signedIn(rui, path, 'zh');
      const anybody = await stage.open(`${path}?lang=zh`, { bypassCSP: true });
      for (const { page, context } of [signed, anybody]) {
        await page.locator('main h1').waitFor();
        await page.locator('main .form, main .queue').first().waitFor();
        await page.setViewportSize({ width: 390, height: 844 });
        await until(page, 'document.documentElement.scrollWidth <= innerWidth');
        expect(await page.locator('main').innerText()).not.toMatch(KEY);
        expect(await axeProblems(page)).toEqual([]);
        await context.close();
      }
    },
  );
});
