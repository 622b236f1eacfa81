import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDescriptor, readDescriptor, shippedPackage, shippedSchema, tableForHeader } from './descriptor.js';

const TABLES = [
  'countries',
  'country_aliases',
  'groups',
  'group_memberships',
  'organisations',
  'schemes',
  'scheme_groups',
  'population',
  'initiatives',
  'initiative_aliases',
  'initiative_leads',
  'initiative_sets',
  'initiative_set_members',
  'participations',
  'acts',
  'indicators',
  'indicator_values',
  'translations',
];

/** A small descriptor, changed by `change`. */
function descriptor(change: (json: ReturnType<typeof plain>) => void = () => {}): string {
  const json = plain();
  change(json);
  return JSON.stringify(json);
}
// biome-ignore lint/suspicious/noExplicitAny: the tests put wrong things into it on purpose
const plain = (): any => ({
  name: 'small',
  version: '1',
  'rollcall:dataThrough': '2026-11-22',
  resources: [
    {
      name: 'parents',
      path: 'parents.csv',
      schema: { fields: [{ name: 'id', constraints: { required: true } }], primaryKey: 'id' },
    },
    {
      name: 'children',
      path: 'sub/children.csv',
      'rollcall:rows': { min: 1, max: 2 },
      schema: {
        fields: [
          { name: 'parent', 'rollcall:synonyms': ['of'] },
          { name: 'age', type: 'integer', constraints: { minimum: 0 } },
        ],
        foreignKeys: [{ fields: 'parent', reference: { resource: 'parents', fields: 'id' } }],
      },
    },
  ],
});

const BEFORE = { version: '0', created: '2025-06-01T00:00:00Z', dataThrough: '2025-06-01', method: '1.0' };

function wrong(text: string): { column: string | null; message: string }[] {
  try {
    parseDescriptor(text, 'pkg/datapackage.json');
    return [];
  } catch (error) {
    const { problems } = error as {
      problems: { file: string; code: string; column: string | null; message: string }[];
    };
    for (const each of problems) expect(each).toMatchObject({ file: 'pkg/datapackage.json', code: 'DESCRIPTOR' });
    return problems.map(({ column, message }) => ({ column, message }));
  }
}

describe('parseDescriptor', () => {
  it('gives resources with paths below the folder of the descriptor, keys as lists, and defaults', () => {
    expect(parseDescriptor(descriptor(), 'pkg/datapackage.json').resources[1]).toEqual({
      name: 'children',
      path: join('pkg', 'sub', 'children.csv'),
      rows: { min: 1, max: 2 },
      schema: {
        fields: [
          expect.objectContaining({ name: 'parent', type: 'string', synonyms: ['of'], required: false }),
          expect.objectContaining({ name: 'age', type: 'integer', minimum: 0 }),
        ],
        primaryKey: [],
        foreignKeys: [{ fields: ['parent'], resource: 'parents', referenced: ['id'] }],
        ignored: undefined,
      },
    });
  });

  it('a text that is no JSON is refused', () => {
    expect(wrong('{')).toMatchObject([{ column: null, message: expect.stringContaining('is not JSON') }]);
  });

  it.each<[string, (json: ReturnType<typeof plain>) => void, string, string]>([
    ['no name', (json) => delete json.name, 'name', 'string'],
    [
      'a day that is none',
      (json) => Object.assign(json, { 'rollcall:dataThrough': 'now' }),
      'rollcall:dataThrough',
      'YYYY-MM-DD',
    ],
    [
      'an unknown type',
      (json) => Object.assign(json.resources[1].schema.fields[1], { type: 'year' }),
      'resources[1].schema.fields[1].type',
      'integer',
    ],
    [
      'an unknown constraint',
      (json) => Object.assign(json.resources[1].schema.fields[1].constraints, { minLength: 3 }),
      'resources[1].schema.fields[1].constraints',
      'minLength',
    ],
    [
      'a pattern that is none',
      (json) => Object.assign(json.resources[0].schema.fields[0].constraints, { pattern: '(' }),
      'resources[0].schema.fields[0].constraints.pattern',
      'regular expression',
    ],
    [
      'another encoding',
      (json) => Object.assign(json.resources[0], { encoding: 'latin1' }),
      'resources[0].encoding',
      'utf-8',
    ],
    [
      'another delimiter',
      (json) => Object.assign(json.resources[0], { dialect: { delimiter: ';' } }),
      'resources[0].dialect.delimiter',
      '","',
    ],
    [
      'a path out of the folder',
      (json) => Object.assign(json.resources[0], { path: 'a/../../secret.csv' }),
      'resources[0].path',
      'below the folder',
    ],
    [
      'an absolute path',
      (json) => Object.assign(json.resources[0], { path: '/etc/passwd' }),
      'resources[0].path',
      'below the folder',
    ],
    [
      'a URL',
      (json) => Object.assign(json.resources[0], { path: 'https://example.org/a.csv' }),
      'resources[0].path',
      'below the folder',
    ],
    [
      'several files',
      (json) => Object.assign(json.resources[0], { path: ['a.csv', 'b.csv'] }),
      'resources[0].path',
      'one file',
    ],
    [
      'a key of no field',
      (json) => Object.assign(json.resources[0].schema, { primaryKey: ['ID'] }),
      'parents.primaryKey',
      '"ID"',
    ],
    ['a reference to no resource', (json) => json.resources.shift(), 'children.foreignKeys', '"parents"'],
    [
      'a name used twice',
      (json) => Object.assign(json.resources[1].schema.fields[1], { name: 'of' }),
      'children.fields',
      '"of"',
    ],
    [
      'a bound of another type',
      (json) => Object.assign(json.resources[1].schema.fields[1].constraints, { minimum: '2020-01-01' }),
      'children.age',
      '2020-01-01',
    ],
    [
      'a method that there is not',
      (json) => Object.assign(json, { 'rollcall:method': '3.0' }),
      'rollcall:method',
      '"3.0"; the versions of the method are 1.0 and 2.0',
    ],
    [
      'a release of before with a table that the package lacks',
      (json) => Object.assign(json, { 'rollcall:earlierReleases': [{ ...BEFORE, lacks: ['childen'] }] }),
      'rollcall:earlierReleases[0]',
      '"childen" is no resource of the package; did you mean children?',
    ],
    [
      'a release of before of the same name',
      (json) => Object.assign(json, { 'rollcall:earlierReleases': [{ ...BEFORE, version: '1' }] }),
      'rollcall:earlierReleases[0]',
      'two releases are named 1',
    ],
    [
      'a release of before that was made later',
      (json) => Object.assign(json, { created: '2025-01-01T00:00:00Z', 'rollcall:earlierReleases': [BEFORE] }),
      'rollcall:earlierReleases[0]',
      'was created on 2025-06-01T00:00:00Z, not before',
    ],
    [
      'an instant without a zone',
      (json) => Object.assign(json, { created: '2025-01-01T00:00:00' }),
      'created',
      'YYYY-MM-DDTHH:MM:SSZ',
    ],
  ])('%s is refused with the property and the rule', (_name, change, column, says) => {
    const problems = wrong(descriptor(change));
    expect(problems).toHaveLength(1);
    expect(problems[0]!.column).toBe(column);
    expect(problems[0]!.message).toContain(says);
  });

  it('a descriptor with several faults names them all', () => {
    const problems = wrong(
      descriptor((json) => Object.assign(json, { name: '', resources: [{ name: 'x', path: 'x.csv' }] })),
    );
    expect(problems.map(({ column }) => column)).toEqual(['name', 'resources[0].schema']);
  });
});

describe('readDescriptor', () => {
  it('reads the file or the folder that holds it; one that is not there is FILE_UNREADABLE', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-descriptor-'));
    try {
      await expect(readDescriptor(join(folder, 'datapackage.json'))).rejects.toMatchObject({
        problems: [{ code: 'FILE_UNREADABLE' }],
      });
      await writeFile(join(folder, 'datapackage.json'), descriptor());
      expect(await readDescriptor(folder)).toEqual(await readDescriptor(join(folder, 'datapackage.json')));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the shipped package', () => {
  it('has its tables in an order in which each refers to itself and to earlier ones only', () => {
    const { resources } = shippedPackage();
    expect(resources.map(({ name }) => name)).toEqual(TABLES);
    resources.forEach(({ schema }, i) => {
      for (const { resource } of schema.foreignKeys) expect(TABLES.slice(0, i + 1)).toContain(resource);
    });
  });

  it('describes every field', () => {
    for (const { schema } of shippedPackage().resources) {
      for (const { description } of schema.fields) expect(description).toMatch(/^\S.*\.$/s);
    }
  });

  it('gives the schema of a table, and names the tables where there is none', () => {
    expect(shippedSchema('countries').primaryKey).toEqual(['code']);
    expect(() => shippedSchema('country')).toThrow('there is no table "country"');
  });
});

describe('tableForHeader', () => {
  it.each(TABLES)('%s is known by its own header, in any order', (table) => {
    const header = shippedSchema(table).fields.map(({ name }) => name);
    expect(tableForHeader(header)).toBe(table);
    expect(tableForHeader([...header].reverse())).toBe(table);
  });

  it('older headers are known by their synonyms, without the columns that came later', () => {
    const header =
      'initiative_id,participant_id,participant_kind,role,valid_from,valid_to,date_precision,confidence,source_url,source_title,evidence';
    expect(tableForHeader(header.split(','))).toBe('participations');
    expect(tableForHeader(['group_id', 'iso3', 'valid_from', 'valid_to', 'source_url', 'note'])).toBe(
      'group_memberships',
    );
  });

  it('a header that is nearly a table says what it lacks or has too much', () => {
    expect(() => tableForHeader(['country', 'year', 'populaton', 'source'], 'mine.csv')).toThrow(
      /mine\.csv:1 populaton EXTRA_COLUMN .*did you mean population.*\n.*mine\.csv:1 population MISSING_COLUMN/s,
    );
  });

  it('a header with another separator is named as such', () => {
    expect(() => tableForHeader(['country;year;population;source'])).toThrow('separated by ";"');
  });

  it('a header that is like no table names the tables', () => {
    expect(() => tableForHeader(['Name', 'Date', 'Amount'])).toThrow(
      /is not that of a table; the tables are countries, /,
    );
  });
});
