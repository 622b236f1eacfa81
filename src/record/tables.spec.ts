import { shippedPackage, shippedSchema } from '../datapackage/descriptor.js';
import { CITATION_HEADERS, headerOf, keyColumns, ROLL_TABLES, rollTable } from './tables.js';

it('every table of the data package can be imported, and no other', () => {
  expect(ROLL_TABLES.map(({ name }) => name).sort()).toEqual(
    shippedPackage()
      .resources.map(({ name }) => name)
      .sort(),
  );
});

describe.each(ROLL_TABLES.map((table) => [table.name, table] as const))('%s', (name, table) => {
  const headers = [
    ...(table.identity ? [table.identity.header] : []),
    ...[...table.key, ...table.values].map(({ header }) => header),
    ...(table.temporal ? ['valid_from', 'valid_to'] : []),
    ...(table.cited ? [...CITATION_HEADERS, 'evidence'] : []),
    ...([...table.key, ...table.values].some(({ kind }) => kind === 'participant') ? ['participant_kind'] : []),
  ];

  it('every column of the file is written, and every column that is written is in the file', () => {
    expect([...headers].sort()).toEqual(
      shippedSchema(name)
        .fields.map((field) => field.name)
        .sort(),
    );
  });

  it('what it refers to is written before it, or with it', () => {
    const definedBefore = new Set(
      ROLL_TABLES.slice(0, ROLL_TABLES.indexOf(table)).flatMap(({ identity }) => identity?.reference ?? []),
    );
    for (const { kind, self } of [...table.key, ...table.values]) {
      if (['text', 'integer', 'number', 'boolean', 'date', 'slugs', 'words', 'breaks'].includes(kind) || self) continue;
      // Groups that are no lists of their own are defined before all tables.
      expect(definedBefore).toContain(kind === 'group' ? 'listedGroup' : kind);
    }
  });
});

it('a target column is known by the header under which it stands in the file', () => {
  const participations = rollTable('participations')!;
  expect(keyColumns(participations)).toEqual(['participant_id', 'initiative_id', 'role']);
  expect(keyColumns(participations).map((column) => headerOf(participations, column))).toEqual([
    'participant',
    'initiative',
    'role',
  ]);
  const countries = rollTable('countries')!;
  expect(keyColumns(countries)).toEqual(['country_id']);
  expect(headerOf(countries, 'country_id')).toBe('code');
});
