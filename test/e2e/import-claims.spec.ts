import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../src/config/project-root.js';
import { type ImportOptions, importFile } from '../../src/imports/import-package.js';
import { formatReport, type ImportReport } from '../../src/imports/report.js';
import '../../src/database/pg-types.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  dropTemplates,
  importRows,
  importSmall,
  openSmallRoll,
  participation,
  type Roll,
} from '../support/import-fixture.js';

const CASES = join(projectRoot(), 'test', 'fixtures', 'import-cases');

/** Facts on record of a participant, oldest first: `2020-03-05.. day verified: list, blog`. */
async function facts(pool: pg.Pool, code: string, slug: string): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT concat(t.role, ' ', lower(t.valid), '..', upper(t.valid), ' ', t.date_precision, ' ', t.confidence, ': ', (
        SELECT string_agg(s.title, ', ' ORDER BY c.position) FROM (
          SELECT 1 AS position, t.source_id
          UNION ALL SELECT position, source_id FROM further_citation WHERE participation_id = t.id) c
        JOIN source s ON s.id = c.source_id)) AS line
     FROM participation t JOIN participant p ON p.id = t.participant_id JOIN initiative i ON i.id = t.initiative_id
     WHERE upper_inf(t.recorded) AND p.code = $1 AND i.slug = $2 ORDER BY t.valid, t.role`,
    [code, slug],
  );
  return rows.map(({ line }) => line);
}

/** Claims that are kept beside the facts of a participant. */
async function claims(pool: pg.Pool, code: string, slug: string): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT concat(t.role, ' ', lower(t.valid), '..', upper(t.valid), ' ', t.date_precision, ' ', t.confidence, ': ', s.title) AS line
     FROM contradicting_claim t JOIN participant p ON p.id = t.participant_id JOIN initiative i ON i.id = t.initiative_id
     JOIN source s ON s.id = t.source_id
     WHERE upper_inf(t.recorded) AND p.code = $1 AND i.slug = $2 ORDER BY t.valid, s.title`,
    [code, slug],
  );
  return rows.map(({ line }) => line);
}

const warnings = ({ problems }: ImportReport) =>
  problems.filter(({ code }) => code === 'CONTRADICTING_CLAIM').map(({ row, message }) => `${row}: ${message}`);

describe('files that say the same, or otherwise', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  const importCase = (name: string, options: ImportOptions = {}) =>
    importFile(pool, join(CASES, `${name}.csv`), { reason: name, ...options });
  beforeEach(async () => {
    database = await createTestDatabase({ seeded: true });
    pool = new pg.Pool({ connectionString: database.url });
    await importCase('00-initiatives-for-tests');
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  test('04: a verified day does not give way to an unverified year, which is cited beside it', async () => {
    await importCase('04a-verified');
    const report = await importCase('04b-weaker-source');
    expect(await facts(pool, 'FRA', 'rejoin')).toEqual([
      'member 2020-03-05.. day verified: official depositary list, blog',
    ]);
    expect(await claims(pool, 'FRA', 'rejoin')).toEqual([]);
    expect(formatReport(report)).toMatch(
      /~ participations participant "FRA".*citation 2 source_title nothing -> "blog"/,
    );
    expect((await importCase('04b-weaker-source')).outcome).toBe('unchanged');
    expect((await importCase('04a-verified')).outcome).toBe('unchanged');
  });

  test('05: one coarse row does not close three spells; it is kept beside them and told by name', async () => {
    await importCase('05a-three-spells');
    const before = await facts(pool, 'USA', 'rejoin');
    const report = await importCase('05b-coarse-row');
    expect(await facts(pool, 'USA', 'rejoin')).toEqual(before);
    expect(before).toHaveLength(3);
    expect(await claims(pool, 'USA', 'rejoin')).toEqual(['member 1985-01-01.. day unverified: list']);
    expect(report.tables).toMatchObject([{ read: 1, inserted: 0, closed: 0, unchanged: 0, beside: 1, claims: 1 }]);
    expect(warnings(report)).toEqual([
      '2: participant USA, initiative rejoin: member from 1985-01-01, unverified, according to "list", contradicts what stands, member from 1990-01-01 to 1995-01-01, unverified; member from 2003-10-01 to 2018-12-31, unverified; member from 2023-07-10, unverified; it is kept beside that as a contradicting claim and counted by nothing (--replace puts it in its place)',
    ]);
    const again = await importCase('05b-coarse-row');
    expect(again.outcome).toBe('unchanged');
    expect(again.tables).toMatchObject([{ beside: 0, unchanged: 1, claims: 0 }]);
    expect(warnings(again)).toHaveLength(1);
  });

  test('05 the other way round: the finer history stands, and the coarse row is kept beside it', async () => {
    await importCase('05b-coarse-row');
    const report = await importCase('05a-three-spells');
    expect(await facts(pool, 'USA', 'rejoin')).toHaveLength(3);
    // The same source, read later, says it more exactly.
    expect(await claims(pool, 'USA', 'rejoin')).toEqual([]);
    expect(report.closingCount).toBe(1);
    expect(formatReport(report)).toContain('closed on record');
  });

  test('--replace puts the coarse row in the place of the spells, and names each', async () => {
    await importCase('05a-three-spells');
    await importCase('05b-coarse-row');
    const report = await importCase('05b-coarse-row', { replace: true });
    expect(await facts(pool, 'USA', 'rejoin')).toEqual(['member 1985-01-01.. day unverified: list']);
    expect(await claims(pool, 'USA', 'rejoin')).toEqual([]);
    expect(report).toMatchObject({ outcome: 'imported', closingCount: 3 });
    const text = formatReport(report);
    for (const day of ['1990-01-01', '2003-10-01', '2023-07-10']) expect(text).toContain(`"${day}"`);
  });

  test('06: the same fact by a second source has two citations', async () => {
    await importCase('06a-fact');
    await importCase('06b-same-fact-second-source');
    expect(await facts(pool, 'USA', 'rejoin')).toEqual(['member 2023-07-10.. day unverified: list, third list']);
    expect((await importCase('06a-fact')).outcome).toBe('unchanged');
    expect((await importCase('06b-same-fact-second-source')).outcome).toBe('unchanged');
    expect((await importCase('06a-fact', { completeLists: true, dryRun: true })).revision).toBeNull();
  });
});

describe('claims of several sources', () => {
  let roll: Roll;
  beforeEach(async () => {
    roll = await openSmallRoll([participation('accord', 'KEN', '2020-03-05')]);
  });
  afterEach(() => roll.close());
  afterAll(dropTemplates);

  const blog = { source_title: 'Blog', source_url: 'https://example.org/blog' };
  const gazette = {
    source_title: 'Gazette',
    source_url: 'https://example.org/gazette',
    source_accessed_on: '2019-12-31',
  };
  const kenya = () => facts(roll.pool, 'KEN', 'accord');
  const kept = () => claims(roll.pool, 'KEN', 'accord');
  const state = (from: string, to = '', more = {}) =>
    importRows(roll, 'participations', [participation('accord', 'KEN', from, to, { ...blog, ...more })]);

  test('a weaker claim is kept beside; when it is imported to replace, it is a fact and kept no longer', async () => {
    const report = await state('2021-01-01', '', { confidence: 'unverified' });
    expect(report).toMatchObject({ outcome: 'imported', closingCount: 0 });
    expect(await kenya()).toEqual(['member 2020-03-05.. day verified: The list']);
    expect(await kept()).toEqual(['member 2021-01-01.. day unverified: Blog']);
    const row = participation('accord', 'KEN', '2021-01-01', '', { ...blog, confidence: 'unverified' });
    await importRows(roll, 'participations', [row], { replace: true });
    expect(await kenya()).toEqual(['member 2021-01-01.. day unverified: Blog']);
    expect(await kept()).toEqual([]);
  });

  test('of claims as sure and as exact the older-attested one stands, and what gave way is kept beside it with its citations', async () => {
    await state('2018-01-01', '', { confidence: 'unverified' });
    const older = await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-03-04', '', gazette)]);
    expect(await kenya()).toEqual(['member 2020-03-04.. day verified: Gazette']);
    expect(await kept()).toEqual([
      'member 2018-01-01.. day unverified: Blog',
      'member 2020-03-05.. day verified: The list',
    ]);
    expect(older.closings).toMatchObject([{ change: 'replaced', before: { valid_from: '2020-03-05' } }]);
    expect(warnings(older)).toEqual([
      '2: participant KEN, initiative accord: member from 2020-03-04, verified takes the place of member from 2020-03-05, verified, according to "The list", which is kept beside it as a contradicting claim',
    ]);
  });

  test('a member that another source calls an observer is no observer besides', async () => {
    await state('2020-03-05', '', { role: 'observer', confidence: 'unverified' });
    expect(await kenya()).toEqual(['member 2020-03-05.. day verified: The list']);
    expect(await kept()).toEqual(['observer 2020-03-05.. day unverified: Blog']);
    await state('2020-03-05', '', { role: 'host', confidence: 'unverified' });
    expect(await kenya()).toHaveLength(2);
  });

  test('a list that is said to be complete closes what it does not state, not what it contradicts', async () => {
    const rows = [participation('accord', 'KEN', '2021-01-01', '', { ...blog, confidence: 'unverified' })];
    const report = await importRows(roll, 'participations', rows, { completeLists: true });
    expect(report).toMatchObject({ closingCount: 0 });
    expect(await kenya()).toEqual(['member 2020-03-05.. day verified: The list']);
    const other = [participation('accord', 'FRA', '2021-01-01', '', blog)];
    expect(await importRows(roll, 'participations', other, { completeLists: true })).toMatchObject({ closingCount: 1 });
    expect(await kenya()).toEqual([]);
  });

  test('a package revises what it said before, and contradicts what others recorded', async () => {
    await state('2022-01-01', '2023-01-01', { role: 'host' });
    await importSmall(roll, [
      participation('accord', 'KEN', '2020-03-06'),
      participation('accord', 'KEN', '2022-02-02', '2023-01-01', { role: 'host' }),
    ]);
    expect(await kenya()).toEqual([
      'member 2020-03-06.. day verified: The list',
      'host 2022-01-01..2023-01-01 day verified: Blog',
    ]);
    expect(await kept()).toEqual(['host 2022-02-02..2023-01-01 day verified: The list']);
  });

  test('a dry run writes nothing and tells the same', async () => {
    const rows = [participation('accord', 'KEN', '2021-01-01', '', { ...blog, confidence: 'unverified' })];
    const report = await importRows(roll, 'participations', rows, { dryRun: true });
    expect(report).toMatchObject({ outcome: 'dryRun', tables: [{ beside: 1, claims: 1 }], revision: 2 });
    expect(warnings(report)).toHaveLength(1);
    expect(await kept()).toEqual([]);
  });
});
