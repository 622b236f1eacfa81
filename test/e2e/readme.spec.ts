import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '../../src/common/error-code.js';
import { projectRoot } from '../../src/config/project-root.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { tokenFor } from '../support/tokens.js';

const read = (path: string) => readFileSync(join(projectRoot(), path), 'utf8');
const README = read('README.md');
const queries = [...README.matchAll(/```graphql\n([\s\S]*?)```/g)].map((match) => match[1]!);

describe('the README', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  test('holds five queries', () => expect(queries).toHaveLength(5));

  test.each(queries)('a query of it runs: %s', async (query) => {
    const { errors } = await rollcall.ask(query);
    expect(errors).toBeUndefined();
  });

  test('gives the answers that the API gives', async () => {
    const { data } = await rollcall.ask(queries[0]!);
    const sizes = data.distribution.buckets.map(({ size }: { size: number }) => size).join(', ');
    expect(README).toContain(`for k = 0 to 7: ${sizes}.`);
    const listed = await rollcall.ask('{ initiatives(first: 500) { totalCount nodes { slug listCompleteness } } }');
    const { totalCount, nodes } = listed.data.initiatives;
    const of = (completeness: string) =>
      nodes.filter((node: { listCompleteness: string }) => node.listCompleteness === completeness).length;
    const counted = await rollcall.ask(
      'query ($all: [ID!]) { distribution(selection: { initiatives: $all }) { incompleteInitiatives { slug } } }',
      { all: nodes.map(({ slug }: { slug: string }) => slug) },
    );
    const lacking = counted.data.distribution.incompleteInitiatives.length;
    const notInFull = of('PARTIAL') + of('NONE');
    expect(README).toContain(`Of ${totalCount} initiatives, ${of('NOT_APPLICABLE')} can have no list of states`);
    expect(README).toContain(`${notInFull} have a list that is not on record in full, and ${lacking - notInFull} one`);
    expect(README).toContain(`From these ${lacking}, absence can not be concluded`);
  });

  test('gives addresses of files that are there, as docs do', async () => {
    const documents = [
      README,
      ...readdirSync(join(projectRoot(), 'docs'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => read(join('docs', name))),
    ];
    const addresses = documents.flatMap((text) => [...text.matchAll(/^curl .*'http:\/\/localhost:4000(\/[^']+)'/gm)]);
    expect(addresses.length).toBeGreaterThan(1);
    for (const [, address] of addresses) {
      const { status } = await rollcall.http.get(address!);
      expect([address, status]).toEqual([address, 200]);
    }
  });

  test('records a first fact by two people', async () => {
    const mutations = [...README.matchAll(/^ask "\$(\w+)" '(.*)'$/gm)].map(
      ([, who, body]) => [who, (JSON.parse(body!) as { query: string }).query] as const,
    );
    expect(mutations.map(([who]) => who)).toEqual(['CURATOR', 'REVIEWER']);
    const [[, propose], [, approve]] = mutations as [(typeof mutations)[0], (typeof mutations)[0]];
    const proposed = await askAs(rollcall, await tokenFor(rollcall, 'CONTRIBUTOR', 'curator'), propose);
    expect(proposed).toMatchObject({ data: { propose: { proposal: { id: 'Proposal:1' }, problems: [] } } });
    const approved = await askAs(rollcall, await tokenFor(rollcall, 'REVIEWER', 'reviewer'), approve);
    expect(approved).toMatchObject({
      data: { approveProposal: { revision: { author: 'curator', approvedBy: 'reviewer' } } },
    });
  });

  test('documents every error code', () => {
    for (const code of ERROR_CODES) expect(README).toContain(`\`${code}\``);
  });
});
