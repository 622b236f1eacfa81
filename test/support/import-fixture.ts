import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import pg, { type Pool } from 'pg';
import { shippedSchema } from '../../src/datapackage/descriptor.js';
import { type ImportOptions, importFile, importPackage } from '../../src/imports/import-package.js';
import { ImportRejectedError } from '../../src/imports/import-rejected-error.js';
import type { ImportReport } from '../../src/imports/report.js';
import '../../src/database/pg-types.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export type Cells = Readonly<Record<string, string | number>>;
export type Tables = Readonly<Record<string, readonly Cells[]>>;

/** A folder of one's own and an empty roll to import into. */
export interface Roll {
  readonly pool: Pool;
  readonly url: string;
  readonly folder: string;
  /** Writes a CSV file with all columns of the table; cells that are not given are empty. Returns its path. */
  file(table: string, rows: readonly Cells[], name?: string): string;
  /** Writes a file of these bytes. */
  bytes(name: string, content: string | Buffer): string;
  /** Writes a data package of these tables, with more properties if given; returns the path of its descriptor. */
  package(tables: Tables, version?: string, dataThrough?: string, more?: Readonly<Record<string, unknown>>): string;
  close(): Promise<void>;
}

/** An empty roll. */
export async function openRoll(): Promise<Roll> {
  const database = await createTestDatabase();
  return rollIn(database.url, () => database.drop());
}

const templates = new Map<string, Promise<TestDatabase>>();

/**
 * A roll with {@link SMALL}, and participations if given, at revision 1. The first of a test file that asks for these
 * imports them, the others get a copy.
 */
export async function openSmallRoll(given: readonly Cells[] = []): Promise<Roll> {
  const key = JSON.stringify(given);
  let template = templates.get(key);
  if (!template) {
    template = createTestDatabase().then(async (database) => {
      const roll = rollIn(database.url, async () => undefined);
      await importSmall(roll, given);
      await roll.close();
      return database;
    });
    templates.set(key, template);
  }
  const { url, name } = await template;
  const copy = `${name}_${randomUUID().slice(0, 8)}`;
  await asAdmin(url, `CREATE DATABASE ${copy} TEMPLATE ${name}`);
  return rollIn(atDatabase(url, copy), () => asAdmin(url, `DROP DATABASE ${copy} WITH (FORCE)`));
}

/** Drops what {@link openSmallRoll} made copies of. */
export async function dropTemplates(): Promise<void> {
  for (const template of templates.values()) await (await template).drop();
  templates.clear();
}

function atDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: atDatabase(url, 'postgres') });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

function rollIn(url: string, drop: () => Promise<void>): Roll {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  // A connection that a test kills may be idle in the pool by then.
  pool.on('error', () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-import-'));
  let packages = 0;
  const bytes = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const file = (table: string, rows: readonly Cells[], name = `${table}.csv`) => bytes(name, csv(table, rows));
  return {
    pool,
    url,
    folder,
    bytes,
    file,
    package(tables, version = '2026.1', dataThrough = '2026-06-30', more = {}) {
      const subfolder = `package-${++packages}`;
      mkdirSync(join(folder, subfolder));
      for (const [table, rows] of Object.entries(tables)) file(table, rows, join(subfolder, `${table}.csv`));
      const resources = Object.keys(tables).map((name) => ({
        name,
        path: `${name}.csv`,
        schema: { fields: shippedSchema(name).fields.map((field) => ({ name: field.name })) },
      }));
      const descriptor = { name: 'small', version, 'rollcall:dataThrough': dataThrough, ...more, resources };
      return bytes(join(subfolder, 'datapackage.json'), JSON.stringify(descriptor));
    },
    async close() {
      await pool.end();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A CSV file with all columns of the table. */
export function csv(table: string, rows: readonly Cells[]): string {
  const columns = shippedSchema(table).fields.map(({ name }) => name);
  return stringify([columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))]);
}

const COUNTRIES = [
  ['CHN', 'CN', '156', 'China', '中国', 'الصين', 'China', 'Chine', 'Китай'],
  ['CIV', 'CI', '384', 'Côte d’Ivoire', '科特迪瓦', 'كوت ديفوار', 'Côte d’Ivoire', 'Côte d’Ivoire', 'Кот-д’Ивуар'],
  ['FRA', 'FR', '250', 'France', '法国', 'فرنسا', 'Francia', 'France', 'Франция'],
  ['KEN', 'KE', '404', 'Kenya', '肯尼亚', 'كينيا', 'Kenya', 'Kenya', 'Кения'],
  ['NAM', 'NA', '516', 'Namibia', '纳米比亚', 'ناميبيا', 'Namibia', 'Namibie', 'Намибия'],
  [
    'USA',
    'US',
    '840',
    'United States',
    '美国',
    'الولايات المتحدة',
    'Estados Unidos',
    'États-Unis',
    'Соединенные Штаты',
  ],
] as const;

export function initiative(slug: string, more: Cells = {}): Cells {
  return {
    slug,
    name_en: `The ${slug}`,
    kind: 'declaration',
    scope: 'universal',
    binding: 'false',
    openness: 'open',
    list_completeness: 'complete',
    list_checked_on: '2026-01-01',
    adoption: 'by_states',
    focus: 'ai',
    ...more,
  };
}

/** Six states, two organisations, a group, a scheme, and the initiatives `accord`, `forum` and `network`. */
export const SMALL: Tables = {
  countries: COUNTRIES.map(([code, alpha2, m49, name_en, name_zh, name_ar, name_es, name_fr, name_ru]) => ({
    code,
    alpha2,
    m49,
    name_en,
    name_zh,
    name_ar,
    name_es,
    name_fr,
    name_ru,
    un_status: 'member',
    un_member_from: '1990-01-01',
  })),
  country_aliases: [
    { alias: 'Ivory Coast', lang: 'en', country: 'CIV' },
    { alias: 'Costa de Marfil', lang: 'es', country: 'CIV' },
    { alias: 'États-Unis d’Amérique', lang: 'fr', country: 'USA' },
    { alias: 'США', lang: 'ru', country: 'USA' },
    { alias: '中华人民共和国', lang: 'zh', country: 'CHN' },
    { alias: 'جمهورية كينيا', lang: 'ar', country: 'KEN' },
  ],
  groups: [{ slug: 'african', name_en: 'African group', kind: 'regional' }],
  schemes: [{ slug: 'south', name_en: 'South', global_south_group: 'global-south' }],
  scheme_groups: [
    { scheme: 'south', position: 1, group: 'global-south', name_en: 'Global South', union_of: 'african' },
    { scheme: 'south', position: 2, group: 'not-south', name_en: 'Elsewhere' },
  ],
  group_memberships: ['CIV', 'KEN', 'NAM'].map((country) => ({
    group: 'african',
    country,
    valid_from: '1990-01-01',
  })),
  organisations: [
    { code: 'EU', slug: 'eu', name_en: 'European Union', name_zh: '欧洲联盟', kind: 'regional', type: 'igo' },
    { code: 'NAM', slug: 'nam', name_en: 'Non-Aligned Movement', kind: 'intergovernmental', type: 'forum' },
  ],
  population: [{ country: 'KEN', year: 2024, population: 56_000_000 }],
  initiatives: ['accord', 'forum', 'network'].map((slug) => initiative(slug)),
  initiative_sets: [{ slug: 'two', name_en: 'Two' }],
  initiative_set_members: [
    { initiative_set: 'two', position: 1, initiative: 'accord' },
    { initiative_set: 'two', position: 2, initiative: 'forum' },
  ],
  initiative_aliases: [{ alias: 'The Accord of Nairobi', lang: 'en', initiative: 'accord' }],
  initiative_leads: [
    { initiative: 'accord', position: 1, participant: 'KEN', participant_kind: 'state' },
    { initiative: 'accord', position: 2, participant: 'EU', participant_kind: 'organisation' },
  ],
  translations: [{ table: 'participations', column: 'evidence', en: 'The list', zh: '名单' }],
  indicators: [{ slug: 'chips', name_en: 'Chips', unit: 'chips', licence: 'CC0-1.0' }],
  indicator_values: [{ indicator: 'chips', country: 'KEN', year: 2024, value: 0.25 }],
};

/** A row of participations.csv; the arguments are what tests vary. */
export function participation(
  initiativeSlug: string,
  participant: string,
  valid_from: string,
  valid_to = '',
  more: Cells = {},
): Cells {
  return {
    initiative: initiativeSlug,
    participant,
    participant_kind: 'state',
    role: 'member',
    valid_from,
    valid_to,
    date_precision: 'day',
    confidence: 'verified',
    source_url: 'https://example.org/list',
    source_title: 'The list',
    ...more,
  };
}

/** Imports {@link SMALL}, with participations if given. */
export async function importSmall(roll: Roll, participations: readonly Cells[] = []): Promise<ImportReport> {
  const tables = participations.length > 0 ? { ...SMALL, participations } : SMALL;
  return importPackage(roll.pool, roll.package(tables));
}

/** Imports rows of a table from a file of their own. */
export function importRows(
  roll: Roll,
  table: string,
  rows: readonly Cells[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  return importFile(roll.pool, roll.file(table, rows), options);
}

/** The report with which an import is refused; fails if it is not. */
export async function refusal(attempt: Promise<ImportReport>): Promise<ImportReport> {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ImportRejectedError)) throw new Error(`not refused: ${error}`);
  return error.report;
}

/** Participations, one line each: `KEN accord member 2020-01-01..` and, with `recorded`, the revisions. */
export async function participations(pool: Pool, { recorded = false } = {}): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    SELECT concat_ws(' ', p.code, i.slug, t.role, lower(t.valid)::text || '..' || coalesce(upper(t.valid)::text, '')
      ${recorded ? ', t.recorded::text' : ''}) AS line
    FROM participation t JOIN participant p ON p.id = t.participant_id JOIN initiative i ON i.id = t.initiative_id
    ${recorded ? '' : 'WHERE upper_inf(t.recorded)'} ORDER BY i.slug, p.code, t.valid, t.recorded`);
  return rows.map(({ line }) => line);
}

/** Everything that an import may write, counted: equal before and after where nothing was written. */
export async function tally(pool: Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string }>(`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`);
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${name}`);
    counts[name] = counted.rows[0]!.count;
  }
  return counts;
}
