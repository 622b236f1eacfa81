import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';
import { projectRoot } from '../../src/config/project-root.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { differences } from '../support/near.js';

const CONTRACT = join(projectRoot(), 'test', 'contract');
const QUERIES = join(CONTRACT, 'queries');
const read = (path: string) => readFileSync(path, 'utf8');

describe('the contract', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  test('nothing that clients rely on is lacking, renamed or tightened in the SDL', () => {
    const folder = join(projectRoot(), 'schema');
    const own = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.graphql'))
      .map((name) => read(join(folder, name)))
      .join('\n');
    expect(findBreakingChanges(buildSchema(read(join(CONTRACT, 'schema.graphql'))), buildSchema(own))).toEqual([]);
  });

  const documents = readdirSync(QUERIES).filter((name) => name.endsWith('.graphql'));
  test.each(documents)('%s runs word for word and gives the expected answer', async (name) => {
    const path = join(QUERIES, name);
    const variables = JSON.parse(read(path.replace('.graphql', '.variables.json')));
    const answer = await rollcall.ask(read(path), variables);
    expect(answer.errors).toBeUndefined();
    const expected = path.replace('.graphql', '.expected.json');
    if (readdirSync(QUERIES).includes(expected.slice(QUERIES.length + 1))) {
      expect(differences(answer, JSON.parse(read(expected)))).toEqual([]);
    }
  });

  test('the published distribution of the seven initiatives comes out, from UNCTAD and the UN advisory body', async () => {
    // UNCTAD, Technology and Innovation Report 2025, web edition, figure 5; see data/published_figures.json.
    const published = JSON.parse(read(join(projectRoot(), 'data', 'published_figures.json')));
    const values: Record<string, number> = published.published_distribution_by_k.values;
    const { data } = await rollcall.ask(
      `{ distribution(selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { presence: CUMULATIVE }) {
           buckets { k size countries { code } } } }`,
    );
    const sizes = Object.fromEntries(
      data.distribution.buckets.map(({ k, size }: { k: number; size: number }) => [String(k), size]),
    );
    expect(sizes).toEqual(values);
    const all = data.distribution.buckets[7].countries.map(({ code }: { code: string }) => code);
    expect(all).toEqual(['CAN', 'DEU', 'FRA', 'GBR', 'ITA', 'JPN', 'USA']);
  });
});
