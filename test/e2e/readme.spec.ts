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
    const counts = await rollcall.ask(`{
      all: initiatives(first: 0) { totalCount }
      complete: distribution(selection: { completeOnly: true, kinds: [TREATY, PRINCIPLES, DECLARATION, RESOLUTION, JOINT_STATEMENT,
        STANDARDS_BODY, CAPACITY_BUILDING, NETWORK, PARTNERSHIP, SUMMIT, PANEL, STRATEGY, REGIONAL_MECHANISM, NATIONAL_MEASURE] }) { initiatives { slug } }
    }`);
    const all = counts.data.all.totalCount;
    expect(README).toContain(
      `${all - counts.data.complete.initiatives.length} of ${all} initiatives have no complete list`,
    );
  });

  test('documents every error code', () => {
    for (const code of ERROR_CODES) expect(README).toContain(`\`${code}\``);
  });
});
