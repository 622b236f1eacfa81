import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '../../src/common/error-code.js';
import { projectRoot } from '../../src/config/project-root.js';
import { startTestApp, type TestApp } from '../support/app.js';

const README = readFileSync(join(projectRoot(), 'README.md'), 'utf8');
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

  test('documents every error code', () => {
    for (const code of ERROR_CODES) expect(README).toContain(`\`${code}\``);
  });
});
