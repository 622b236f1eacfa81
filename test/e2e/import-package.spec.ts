import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import { shippedPackage } from '../../src/datapackage/descriptor.js';
import { importFile, importPackage } from '../../src/imports/import-package.js';
import { formatReport } from '../../src/imports/report.js';
import {
  csv,
  dropTemplates,
  importRows,
  importSmall,
  openRoll,
  openSmallRoll,
  participation,
  type Roll,
  refusal,
  SMALL,
  tally,
} from '../support/import-fixture.js';

const SHIPPED = join(projectRoot(), 'data', 'datapackage.json');

const EARLIER = { version: '2026.1', created: '2026-01-31T00:00:00Z', dataThrough: '2026-01-31', method: '1.0' };

/** Rows of a CSV file none of whose cells has a line end; 0 where there is no file. */
function linesOf(path: string | undefined): number {
  return path === undefined ? 0 : readFileSync(path, 'utf8').trimEnd().split('\n').length - 1;
}

let roll: Roll;
afterEach(async () => {
  await roll.close();
});
afterAll(dropTemplates);

describe('importing the shipped package', () => {
  beforeEach(async () => {
    roll = await openRoll();
  });

  it('writes each of its releases as a revision, of the instant, the day and the method that the package states', async () => {
    const report = await importPackage(roll.pool, SHIPPED);
    expect(report).toMatchObject({ outcome: 'imported', problemCount: 0, revision: 2, release: '2026.12' });
    expect(report.earlierReleases).toEqual([
      { release: '2026.11', revision: 1, recordedAt: '2026-11-22T00:00:00.000000Z', inserted: 31_158 },
    ]);
    for (const { read, inserted, unchanged, furtherCitations, rejected } of report.tables) {
      expect(inserted + unchanged + furtherCitations).toBe(read);
      expect(rejected).toBe(0);
    }
    expect(formatReport(report)).toContain('first, release 2026.11: revision 1, 31,158 facts');
    const { rows } = await roll.pool.query(
      `SELECT r.name, v.id, v.recorded_at AS at, r.cut_at AS cut, v.data_through AS through, v.method, v.reason
       FROM release r JOIN revision v ON v.id = r.revision_id ORDER BY 1`,
    );
    const release = (name: string, id: number, day: string, method: string) => {
      const at = `${day}T00:00:00.000000Z`;
      return { name, id, at, cut: at, through: day, method, reason: `import of rollcall ${name}` };
    };
    expect(rows).toEqual([release('2026.11', 1, '2026-11-22', '1.0'), release('2026.12', 2, '2026-11-29', '2.0')]);
  });

  it('leaves on record just what its files state, of either release', async () => {
    await importPackage(roll.pool, SHIPPED);
    for (const { table, target } of [
      { table: 'participations', target: 'participation' },
      { table: 'initiatives', target: 'initiative_version' },
      { table: 'organisations', target: 'organisation_version' },
      { table: 'group_memberships', target: 'group_membership' },
      { table: 'initiative_set_members', target: 'initiative_set_member' },
      { table: 'initiative_aliases', target: 'initiative_alias' },
      { table: 'initiative_leads', target: 'initiative_lead' },
      { table: 'translations', target: 'translation' },
    ]) {
      const { rows } = await roll.pool.query(
        `SELECT count(*) FILTER (WHERE recorded @> 1)::int AS before, count(*) FILTER (WHERE recorded @> 2)::int AS after FROM ${target}`,
      );
      const { resources, earlierReleases } = shippedPackage();
      const counted = (files: typeof resources) => linesOf(files.find(({ name }) => name === table)?.path);
      expect({ table, ...rows[0] }).toEqual({
        table,
        before: counted(earlierReleases[0]!.resources),
        after: counted(resources),
      });
    }
  });

  it('writes nothing of either release where something of the later is wrong', async () => {
    const path = roll.package(
      { ...SMALL, organisations: [{ code: 'EU', slug: 'eu', name_en: 'European Union', kind: 'igo' }] },
      '2026.2',
      '2026-06-30',
      { 'rollcall:earlierReleases': [EARLIER] },
    );
    const before = await tally(roll.pool);
    await expect(importPackage(roll.pool, path)).rejects.toMatchObject({ code: 'IMPORT_REJECTED' });
    expect(await tally(roll.pool)).toEqual(before);
  });

  it('writes nothing where something of the earlier is wrong, and names its file', async () => {
    const path = roll.package(SMALL, '2026.2', '2026-06-30', {
      'rollcall:earlierReleases': [{ ...EARLIER, replaces: { population: 'old.csv' } }],
    });
    writeFileSync(join(dirname(path), 'old.csv'), csv('population', [{ country: 'KEN', year: 2020, population: -1 }]));
    const report = await refusal(importPackage(roll.pool, path));
    expect(report).toMatchObject({
      name: 'small 2026.1',
      problems: [{ file: join(dirname(path), 'old.csv'), column: 'population' }],
    });
    expect(await tally(roll.pool)).toMatchObject({ revision: 0, participant: 0 });
  });

  it('changes nothing the second time, and says so', async () => {
    await importPackage(roll.pool, SHIPPED);
    const before = await tally(roll.pool);
    const report = await importPackage(roll.pool, SHIPPED);
    expect(report).toMatchObject({ outcome: 'unchanged', revision: null, release: null, changeCount: 0 });
    expect(formatReport(report)).toContain('nothing changed');
    expect(await tally(roll.pool)).toEqual({ ...before, import_log: before.import_log! + 1 });
    const { rows } = await roll.pool.query('SELECT revision_id, inserted, closed, sha256 FROM import_log ORDER BY id');
    expect(rows[2]).toEqual({ revision_id: null, inserted: 0, closed: 0, sha256: rows[1].sha256 });
  });

  it('changes nothing either where its lists are taken to be complete', async () => {
    await importPackage(roll.pool, SHIPPED);
    const report = await importPackage(roll.pool, SHIPPED, { completeLists: true });
    expect(report).toMatchObject({ outcome: 'unchanged', revision: null });
  });

  it('takes the folder in place of the descriptor', async () => {
    const report = await importPackage(roll.pool, join(projectRoot(), 'data'));
    expect(report).toMatchObject({ outcome: 'imported', release: '2026.12' });
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
