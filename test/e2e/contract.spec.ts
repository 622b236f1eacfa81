import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, buildSchema, type DefinitionNode, findBreakingChanges, Kind, parse } from 'graphql';
import { projectRoot } from '../../src/config/project-root.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { differences } from '../support/near.js';

const CONTRACT = join(projectRoot(), 'test', 'contract');
const QUERIES = join(CONTRACT, 'queries');
const read = (path: string) => readFileSync(path, 'utf8');

/** The project's own SDL. */
function ownSdl(): string {
  const folder = join(projectRoot(), 'schema');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => read(join(folder, name)))
    .join('\n');
}

interface Part {
  readonly name: { readonly value: string };
}
type Whole = DefinitionNode & { readonly name: Part['name']; readonly fields?: Part[]; readonly values?: Part[] };

/** SDL with the fields and values that a second one states, as it states them, in the types that both know. */
function withStated(sdl: string, stated: string) {
  const whole = new Map<string, Whole>();
  const all = [...parse(sdl).definitions, ...parse(stated).definitions];
  // The schema itself has no name, and nothing to merge.
  const definitions = all.filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION) as Whole[];
  const isExtension = ({ kind }: Whole) => kind.endsWith('Extension');
  // A file may extend a type of another one that comes later.
  const ordered = [...definitions.filter((one) => !isExtension(one)), ...definitions.filter(isExtension)];
  for (const definition of ordered) {
    const { value } = definition.name;
    const known = whole.get(value);
    if (!known) {
      if (isExtension(definition)) throw new Error(`${value} extends nothing`);
      whole.set(value, { ...definition, kind: definition.kind.replace('Extension', 'Definition') } as Whole);
      continue;
    }
    const merged = (before: Part[] = [], now: Part[] = []) => [
      ...new Map([...before, ...now].map((part) => [part.name.value, part])).values(),
    ];
    const parts = { fields: merged(known.fields, definition.fields), values: merged(known.values, definition.values) };
    whole.set(value, { ...known, ...parts } as Whole);
  }
  return buildASTSchema({ kind: 'Document' as never, definitions: [...whole.values()] });
}

describe('the contract', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  test('nothing that clients rely on is lacking, renamed or tightened in the SDL', () => {
    expect(findBreakingChanges(buildSchema(read(join(CONTRACT, 'schema.graphql'))), buildSchema(ownSdl()))).toEqual([]);
  });

  test.each(['method2', 'register'])('nor is anything that %s promised to them', (part) => {
    const stated = read(join(CONTRACT, `${part}.graphql`));
    const own = ownSdl();
    expect(findBreakingChanges(withStated(own, stated), buildSchema(own))).toEqual([]);
    // What is promised and not there would be found.
    const more = `${stated}\nextend type Absence { since: Date }\nextend enum BlocRule { AS_ASKED }`;
    const lacking = findBreakingChanges(withStated(own, more), buildSchema(own)).map(({ description }) => description);
    expect(lacking).toEqual(
      expect.arrayContaining(['Absence.since was removed.', 'AS_ASKED was removed from enum type BlocRule.']),
    );
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
