import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { exportHistory } from '../../src/exports/history-package.js';
import { importPackage } from '../../src/imports/import-package.js';
import { openRoll, participations, type Roll } from '../support/import-fixture.js';

/** Written by Rollcall before method 2.0, from a small roll of three revisions. */
const VERSION_1 = join(projectRoot(), 'test', 'fixtures', 'history-version-1');

let roll: Roll;
beforeEach(async () => {
  roll = await openRoll();
});
afterEach(async () => {
  await roll.close();
});

test('a package with history of before method 2.0 is taken over, and says no more than it said', async () => {
  const report = await importPackage(roll.pool, VERSION_1);
  expect(report).toMatchObject({ outcome: 'imported', revision: 3, dataThrough: '2026-07-31' });
  const rows = async (sql: string) => (await roll.pool.query(sql)).rows;
  expect(await rows('SELECT id, method, reason FROM revision ORDER BY id')).toEqual([
    { id: 1, method: '1.0', reason: 'import of small 2026.1' },
    { id: 2, method: '1.0', reason: expect.stringContaining('participations.csv') },
    { id: 3, method: '1.0', reason: expect.stringContaining('participations.csv') },
  ]);
  expect(await rows('SELECT name, revision_id FROM release ORDER BY 1')).toEqual([
    { name: '2026.1', revision_id: 1 },
    { name: '2026.5', revision_id: 2 },
  ]);
  expect(await rows('SELECT slug, type, kind, home_country_id, family FROM organisation_version ORDER BY 1')).toEqual([
    { slug: 'eu', type: 'igo', kind: null, home_country_id: null, family: null },
    { slug: 'nam', type: 'forum', kind: null, home_country_id: null, family: null },
  ]);
  expect(
    await rows(
      'SELECT DISTINCT adoption, focus, topics::text, manner, parent_id, opened_precision FROM initiative_version',
    ),
  ).toEqual([
    { adoption: 'by_states', focus: 'ai', topics: '{}', manner: null, parent_id: null, opened_precision: null },
  ]);
  expect(await participations(roll.pool, { recorded: true })).toEqual([
    'EU accord observer 2021-05-01.. [1,)',
    'KEN accord member 2020-01-01..2023-01-01 [2,)',
    'KEN accord member 2020-01-01..2024-01-01 [1,2)',
    'CHN forum member 2022-02-02.. [1,)',
    'FRA network member 2025-01-01.. [3,)',
  ]);
});

test('it is written again in the form of today, which gives the same roll', async () => {
  await importPackage(roll.pool, VERSION_1);
  const out = join(roll.folder, 'again');
  await exportHistory(roll.pool, out);
  const other = await openRoll();
  try {
    await importPackage(other.pool, out);
    const recorded = `SELECT v::text AS row FROM initiative_version v UNION ALL SELECT o::text FROM organisation_version o
      UNION ALL SELECT p::text FROM participation p UNION ALL SELECT r::text FROM revision r ORDER BY 1`;
    expect((await other.pool.query(recorded)).rows).toEqual((await roll.pool.query(recorded)).rows);
  } finally {
    await other.close();
  }
});
