import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { projectRoot } from '../../src/config/project-root.js';
import { otherThanState } from '../../src/domain/places.js';
import { importFiles } from '../../src/imports/import-package.js';
import { ImportRejectedError } from '../../src/imports/import-rejected-error.js';
import { Resolver, Unresolved } from '../../src/record/resolver.js';
import '../../src/database/pg-types.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const CASES = join(projectRoot(), 'test', 'fixtures', 'import-cases');

let database: TestDatabase;
let pool: pg.Pool;
let resolver: Resolver;
let codes: ReadonlyMap<number, string>;
beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
  pool = new pg.Pool({ connectionString: database.url });
  const client = await pool.connect();
  try {
    resolver = new Resolver();
    await resolver.load(client);
    const { rows } = await client.query<{ id: number; code: string }>('SELECT id, code FROM participant');
    codes = new Map(rows.map(({ id, code }) => [id, code]));
  } finally {
    client.release();
  }
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** The code of what a text stands for, or why it stands for nothing. */
function meant(text: string, kind: string | null = 'state'): string {
  const id = resolver.resolve('participant', text, kind);
  return id instanceof Unresolved ? id.code : codes.get(id)!;
}

/** Spellings as lists have them, by the state that they mean. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  BHS: ['Bahamas (the)', 'The Bahamas', 'Bahamas, The', 'les Bahamas', 'BS', '044', '44'],
  BOL: ['Bolivia (Plurinational State of)', 'Bolivia, Plurinational State of', 'BOLIVIA', '玻利維亞'],
  CAF: ['Central African Republic (the)', 'the Central African Republic', 'CF', '140'],
  CHE: ['Switzerland*', 'Suisse', 'la Suisse', 'SWITZERLAND', 'سويسرا', 'Швейцария', '瑞士', 'CH', '756'],
  CHL: ['Chile*', 'Chile (1)', 'CHILE†', 'Chile²'],
  CHN: ['China*', 'la Chine', '中國', "People's Republic of China", 'CN', '156'],
  CIV: ["Côte d'Ivoire", 'Cote d’Ivoire', "COTE D'IVOIRE", 'Côte d’Ivoire (1)', 'CI'],
  COD: [
    'Congo (the Democratic Republic of the)',
    'Congo, Dem. Rep.',
    'Congo, Democratic Republic of the',
    'Democratic Republic of the Congo',
    'la République démocratique du Congo',
    'CD',
  ],
  COM: ['Comoros (the)', 'les Comores', 'KM'],
  DEU: ["l'Allemagne", 'Alemania', 'ألمانيا', 'المانيا', '德國', 'DE', '276'],
  DOM: ['Dominican Republic (the)', 'the Dominican Republic', 'República Dominicana'],
  EGY: ['Egypt, Arab Rep.', 'مصر', 'l’Égypte', 'EGYPTE', '埃及'],
  GBR: [
    'United Kingdom of Great Britain and Northern Ireland (the)',
    'UK',
    'GB',
    '826',
    'Royaume-Uni',
    'le Royaume-Uni',
  ],
  GMB: ['Gambia (the)', 'Gambia, The', 'The Gambia'],
  GNB: ['Guinea Bissau', 'GUINEA-BISSAU', 'Guinée Bissau'],
  IRN: ['Iran (Islamic Republic of)', 'Iran, Islamic Rep.', 'Iran', 'ایران', 'ايران'],
  JOR: ['الأردن', 'الاردن', 'Jordan'],
  JPN: ['日本', 'le Japon', 'Japón', 'JP'],
  KNA: ['St. Kitts and Nevis', 'Saint Kitts & Nevis', 'St Kitts and Nevis'],
  KOR: ['Korea (the Republic of)', 'Korea, Rep.', 'Korea, Republic of', 'Republic of Korea', '韓國', '大韩民国', 'KR'],
  PRK: ["Korea (the Democratic People's Republic of)", "Democratic People's Republic of Korea", 'KP'],
  LAO: ["Lao People's Democratic Republic (the)", 'LA'],
  MDA: ['Moldova (the Republic of)', 'Republic of Moldova', 'Moldova, Republic of'],
  FSM: ['Micronesia (Federated States of)', 'Micronesia, Fed. Sts.', 'Micronesia, Federated States of'],
  MKD: ['North Macedonia', 'MK'],
  NAM: ['NA', 'Namibia', '516'],
  NER: ['Niger (the)', 'le Niger', 'NE'],
  NGA: ['Nigeria', 'NIGÉRIA', 'NG'],
  NLD: ['Netherlands (the)', 'Netherlands (Kingdom of the)', 'the Netherlands', 'les Pays-Bas', 'NL'],
  PHL: ['Philippines (the)', 'les Philippines', 'PH'],
  PSE: ['Palestine, State of', 'State of Palestine', 'PS'],
  RUS: [
    'USSR',
    'Union of Soviet Socialist Republics',
    '蘇聯',
    'SUN',
    'Russian Federation (the)',
    'la Fédération de Russie',
    'RU',
    '俄羅斯聯邦',
  ],
  SAU: ['المملكة العربية السعودية', 'Saudi Arabia', 'SA'],
  SDN: ['Sudan (the)', 'le Soudan', 'السودان'],
  SYR: ['Syrian Arab Republic (the)', 'SY'],
  TUR: ['TÜRKİYE', 'Türkiye', 'Turkiye', 'Turkey', 'TURKEY', 'TR'],
  TZA: ['Tanzania (the United Republic of)', 'Tanzania, United Republic of', 'United Republic of Tanzania', 'TZ'],
  ARE: ['United Arab Emirates (the)', 'les Émirats arabes unis', 'AE'],
  USA: ['United States of America (the)', 'U.S.A.', 'les États-Unis', 'Estados Unidos de América', 'US', '840', '美國'],
  UKR: ['烏克蘭', 'Ukraine', 'l’Ukraine', 'UA'],
  VEN: ['Venezuela (Bolivarian Republic of)', 'Venezuela, Bolivarian Republic of'],
  // Of the past, and former names of states that go on.
  DDR: ['German Democratic Republic', 'The German Democratic Republic', 'East Germany', '278', 'ГДР'],
  CSK: ['Czechoslovakia', 'Tchécoslovaquie', 'CSK'],
  YUG: ['Yugoslavia', 'Socialist Federal Republic of Yugoslavia', '890'],
  AFG: ['004', '4', 'AF', 'أفغانستان', 'افغانستان'],
};

test.each(Object.entries(SPELLINGS))('%s by each of its spellings', (code, spellings) => {
  expect(spellings.map((spelling) => [spelling, meant(spelling)])).toEqual(
    spellings.map((spelling) => [spelling, code]),
  );
});

test.each([
  'Guinea (Conakry)',
  'Virgin Islands (British)',
  'Micronesia (region)',
  'ke',
  'no',
  '999',
  'Samoa (American)',
  'Europe',
])('%s is not taken for a state', (text) => expect(meant(text)).toMatch(/^(UNKNOWN|AMBIGUOUS)/));

test('every name and alias of the shipped data stands for its own state, or is told to be of several', () => {
  const rows = (file: string): Record<string, string>[] =>
    parse(readFileSync(join(projectRoot(), 'data', file)), { columns: true });
  const names = rows('countries.csv').flatMap((row) =>
    ['name_en', 'name_zh', 'name_ar', 'name_es', 'name_fr', 'name_ru'].map(
      (column) => [row[column]!, row.code!] as const,
    ),
  );
  const aliases = rows('country_aliases.csv').map((row) => [row.alias!, row.country ?? row.country_code!] as const);
  const wrong = [...names, ...aliases]
    .filter(([name]) => name !== '')
    .filter(([name, code]) => ![code, 'AMBIGUOUS_PARTICIPANT'].includes(meant(name)));
  expect(wrong).toEqual([]);
});

test('what is the code of a state and of an organisation is told to be either, where the file leaves it open', () => {
  expect(['AU', 'SC', 'US', 'EU', 'KE'].map((code) => meant(code, null))).toEqual([
    'AMBIGUOUS_PARTICIPANT',
    'AMBIGUOUS_PARTICIPANT',
    'USA',
    'EU',
    'KEN',
  ]);
  expect([meant('AU'), meant('AU', 'organisation')]).toEqual(['AUS', 'AU']);
});

test.each([
  ['Democratic Republic of Germania', 'Congo'],
  ['韓', 'Bahrain'],
  ['阿根庭', 'Bahrain'],
])('%s brings no suggestion of %s', (text, never) => {
  const unresolved = resolver.resolve('country', text);
  expect(unresolved).toBeInstanceOf(Unresolved);
  expect((unresolved as Unresolved).suggestions.join(' ')).not.toContain(never);
});

test('a state is suggested by the word that tells it from others, and by letters in its own script', () => {
  const suggested = (text: string) => (resolver.resolve('country', text) as Unresolved).suggestions[0];
  expect(suggested('Republic of Kenja')).toBe('Kenya (KEN)');
  expect(suggested('阿根庭')).toBe('Argentina (ARG)');
});

test.each([
  ['Bavaria', 'state', '"Bavaria": that is a constituent state of Germany, not a state'],
  ['GREENLAND', 'state', 'that is a territory of Denmark, not a state'],
  ['Hong Kong, China', 'state', 'that is a special administrative region of China, not a state'],
  ['香港', 'state', 'that is a special administrative region of China, not a state'],
  ['Quebec', null, 'that is a province or territory of Canada, neither a state nor an organisation on record'],
  ['Example Robotics GmbH', null, 'that is a company by its name, neither a state nor an organisation on record'],
  ['Example Robotics, Inc.', 'state', 'that is a company by its name, not a state'],
])('%s is refused by what it is, and nothing near it is suggested', (text, kind, message) => {
  const unresolved = resolver.resolve('participant', text, kind) as Unresolved;
  expect(unresolved.message).toContain(message);
  expect(unresolved.suggestions).toEqual([]);
});

test('no name of a state or organisation on record is taken for a place or a company', () => {
  const named = (file: string, columns: readonly string[]) =>
    parse<Record<string, string>>(readFileSync(join(projectRoot(), 'data', file)), { columns: true }).flatMap((row) =>
      columns.map((column) => row[column]!),
    );
  const states = [
    ...named('countries.csv', ['code', 'name_en', 'name_zh']),
    ...named('country_aliases.csv', ['alias']),
  ];
  expect(states.filter((name) => otherThanState(name) !== null)).toEqual([]);
});

test('initiatives stand by name and alias, in any spelling, and a name of several is told to be', () => {
  const initiative = (text: string) => resolver.resolve('initiative', text);
  const slug = initiative('ai-for-good');
  expect(typeof slug).toBe('number');
  for (const text of ['AI for Good', 'AI For Good', 'ai_for_good', 'AI-FOR-GOOD']) expect(initiative(text)).toBe(slug);
  expect(initiative('布莱切利宣言')).toBe(initiative('bletchley-declaration'));
  expect(initiative('Bletchley Declaration')).toBe(initiative('bletchley-declaration'));
  expect(initiative('A/RES/78/311')).toBe(initiative('unga-78-311'));
});

/** How rows of a case come out: codes of errors, and how many rows are left. */
async function outcome(name: string) {
  const options = { dryRun: true, skipInvalid: true };
  const report = await importFiles(pool, [join(CASES, name)], {
    ...options,
    rejectedPath: join(tmpdir(), `${database.name}.csv`),
  }).catch((error) => {
    if (error instanceof ImportRejectedError) return error.report;
    throw error;
  });
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  return { read: report.tables[0]!.read, errors: errors.map(({ value, code }) => `${value} ${code}`) };
}

test('the cases of codes and names', async () => {
  expect((await outcome('02-alpha2-as-organisation.csv')).errors).toEqual([
    'AU AMBIGUOUS_PARTICIPANT',
    'SC AMBIGUOUS_PARTICIPANT',
  ]);
  // Of the European Union, Kosovo and the European Commission's own word for Greece there is no ISO code.
  const unknown = (await outcome('03-alpha2-m49.csv')).errors.filter((error) => error.includes('UNKNOWN'));
  expect(unknown).toEqual(['EU UNKNOWN_COUNTRY', 'XK UNKNOWN_COUNTRY', 'EL UNKNOWN_COUNTRY']);
  expect((await outcome('10-initiative-names.csv')).errors).toEqual([]);
  expect((await outcome('11-iso-short-names-the.csv')).errors).toEqual([]);
});
