import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { importFile, importPackage } from '../../src/imports/import-package.js';
import { formatReport } from '../../src/imports/report.js';
import {
  dropTemplates,
  importRows,
  importSmall,
  openRoll,
  openSmallRoll,
  participation,
  type Roll,
  SMALL,
  tally,
} from '../support/import-fixture.js';

const SHIPPED = join(projectRoot(), 'data', 'datapackage.json');

let roll: Roll;
afterEach(async () => {
  await roll.close();
});
afterAll(dropTemplates);

describe('importing the shipped package', () => {
  beforeEach(async () => {
    roll = await openRoll();
  });

  it('writes every row in one revision, and cuts the release of its version', async () => {
    const report = await importPackage(roll.pool, SHIPPED);
    expect(report).toMatchObject({ outcome: 'imported', problemCount: 0, revision: 1, release: '2026.11' });
    for (const table of report.tables) {
      expect(table).toMatchObject({ rejected: 0, closed: 0, unchanged: 0 });
      expect(table.inserted + table.furtherCitations).toBe(table.read);
    }
    const { rows } = await roll.pool.query(
      'SELECT r.name, r.revision_id, v.id, r.cut_at >= v.recorded_at AS later FROM release r, revision v',
    );
    expect(rows).toEqual([{ name: '2026.11', revision_id: 1, id: 1, later: true }]);
  });

  it('changes nothing the second time, and says so', async () => {
    await importPackage(roll.pool, SHIPPED);
    const before = await tally(roll.pool);
    const report = await importPackage(roll.pool, SHIPPED);
    expect(report).toMatchObject({ outcome: 'unchanged', revision: null, release: null, changeCount: 0 });
    expect(formatReport(report)).toContain('nothing changed');
    expect(await tally(roll.pool)).toEqual({ ...before, import_log: before.import_log! + 1 });
    const { rows } = await roll.pool.query('SELECT revision_id, inserted, closed, sha256 FROM import_log ORDER BY id');
    expect(rows[1]).toEqual({ revision_id: null, inserted: 0, closed: 0, sha256: rows[0].sha256 });
  });

  it('changes nothing either where its lists are taken to be complete', async () => {
    await importPackage(roll.pool, SHIPPED);
    const report = await importPackage(roll.pool, SHIPPED, { completeLists: true });
    expect(report).toMatchObject({ outcome: 'unchanged', revision: null });
  });

  it('takes the folder in place of the descriptor', async () => {
    const report = await importPackage(roll.pool, join(projectRoot(), 'data'));
    expect(report).toMatchObject({ outcome: 'imported', release: '2026.11' });
    expect(await importPackage(roll.pool, SHIPPED)).toMatchObject({ outcome: 'unchanged', sha256: report.sha256 });
  });
});

describe('revisions and releases', () => {
  it('numbers the rows in the order of the file, whatever was tried before', async () => {
    roll = await openSmallRoll();
    const rows = [participation('forum', 'KEN', '2020-01-01'), participation('accord', 'CHN', '2020-01-01')];
    await importRows(roll, 'participations', rows, { dryRun: true });
    await importRows(roll, 'participations', rows);
    const numbered = await roll.pool.query(
      'SELECT t.id::int, p.code FROM participation t JOIN participant p ON p.id = t.participant_id ORDER BY t.id',
    );
    expect(numbered.rows).toEqual([
      { id: 1, code: 'KEN' },
      { id: 2, code: 'CHN' },
    ]);
  });

  it('leaves the next numbers to other writers', async () => {
    roll = await openSmallRoll([participation('forum', 'KEN', '2020-01-01')]);
    const { rows } = await roll.pool.query(`INSERT INTO initiative (slug) VALUES ('later') RETURNING id`);
    expect(rows[0].id).toBe(4);
  });

  it('records each revision later than the one before', async () => {
    roll = await openSmallRoll();
    // The clock was set back since.
    await roll.pool.query(
      `INSERT INTO revision VALUES (2, '2100-01-01 00:00:00+00', 'a clock that is ahead', '2026-06-30')`,
    );
    const report = await importRows(roll, 'participations', [participation('forum', 'KEN', '2020-01-01')]);
    expect(report.recordedAt).toBe('2100-01-01T00:00:00.001000Z');
  });

  it('keeps the day up to which the facts were researched, unless the file or the caller says another', async () => {
    roll = await openSmallRoll();
    const row = participation('forum', 'KEN', '2020-01-01');
    expect(await importRows(roll, 'participations', [row])).toMatchObject({ dataThrough: '2026-06-30' });
    const later = await importRows(roll, 'participations', [row], { dataThrough: '2026-07-31' });
    expect(later).toMatchObject({ dataThrough: '2026-07-31', outcome: 'imported', revision: 3, changeCount: 0 });
  });

  it('wants to know that day where the roll is empty and the file cannot say it', async () => {
    roll = await openRoll();
    const path = roll.file('countries', SMALL.countries!);
    await expect(importFile(roll.pool, path)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const report = await importFile(roll.pool, path, { dataThrough: '2026-01-31' });
    expect(report).toMatchObject({ revision: 1, release: null });
  });

  it('cuts the release that is asked for, also where nothing changed, and never lets a name move', async () => {
    roll = await openSmallRoll();
    const rows = [participation('forum', 'KEN', '2020-01-01')];
    expect(await importRows(roll, 'participations', rows, { cutRelease: '2026.2' })).toMatchObject({
      release: '2026.2',
    });
    expect(await importRows(roll, 'participations', rows, { cutRelease: '2026.2-final' })).toMatchObject({
      outcome: 'unchanged',
      release: '2026.2-final',
    });
    const before = await tally(roll.pool);
    const other = importRows(roll, 'participations', [participation('accord', 'KEN', '2020-01-01')], {
      cutRelease: '2026.2',
    });
    await expect(other).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await tally(roll.pool)).toEqual(before);
  });

  it('does not cut the release of a package of which rows were left out', async () => {
    roll = await openRoll();
    const countries = [...SMALL.countries!, { ...SMALL.countries![0]!, code: 'XX' }];
    const report = await importPackage(roll.pool, roll.package({ ...SMALL, countries }), { skipInvalid: true });
    expect(report).toMatchObject({ outcome: 'imported', release: null });
  });

  it('notifies those who listen once the import is committed', async () => {
    roll = await openRoll();
    const client = await roll.pool.connect();
    const heard: string[] = [];
    client.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await client.query('LISTEN rollcall_revision');
    await importSmall(roll);
    await importRows(roll, 'participations', [participation('forum', 'KEN', '2020-01-01')], { dryRun: true });
    await client.query('SELECT 1');
    client.release(true);
    expect(heard).toEqual(['1']);
  });
});
