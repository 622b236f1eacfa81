import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../src/config/project-root.js';
import { saveFile } from '../../src/exports/save-file.js';
import { backUp } from '../../src/keeping/backup.js';
import { examine } from '../../src/keeping/doctor/doctor.js';
import { type Finding, worst } from '../../src/keeping/doctor/finding.js';
import { guardsOf } from '../../src/keeping/doctor/guards.js';
import { diskFinding, nodeFinding } from '../../src/keeping/doctor/machine.js';
import { createTestDatabase, type TestDatabase, testLog } from '../support/database.js';
import { tally } from '../support/import-fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-doctor-'));
let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
  ({ pool } = await database.open());
});
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (env: NodeJS.ProcessEnv = {}, more: { backups?: string; now?: () => number } = {}) =>
  examine({ env: { DATABASE_URL: database.url, ...env }, log: testLog, ...more });
const of = (findings: readonly Finding[], what: string) => findings.filter((finding) => finding.what === what);

async function withBackup(name: string) {
  const backups = join(folder, name);
  const path = join(backups, 'roll.gz');
  mkdirSync(backups);
  await backUp(pool, (chunks) => saveFile(path, chunks));
  return { backups, path };
}

/** What is found while the database is as `sql` makes it: on a copy of one's own. */
async function broken(sql: string): Promise<Finding[]> {
  const ill = await createTestDatabase({ seeded: true });
  const client = new pg.Client({ connectionString: ill.url });
  await client.connect();
  try {
    await client.query(sql);
    return await examine({ env: { DATABASE_URL: ill.url }, log: testLog });
  } finally {
    await client.end();
    await ill.drop();
  }
}

test('an installation with a backup is found sound, and nothing is written', async () => {
  const { backups } = await withBackup('sound');
  const before = await tally(pool);
  const findings = await ask({ ROLLCALL_BACKUP_DIR: backups });
  expect(findings.filter(({ level }) => level !== 'OK')).toEqual([]);
  expect(findings.map(({ what }) => what)).toEqual([
    'Node',
    'settings',
    'disk of the backups',
    'PostgreSQL',
    'extensions',
    'connections',
    'clocks',
    'migrations',
    'guards',
    'revisions',
    'recorded ranges',
    'orphans',
    'overlaps',
    'overlaps',
    'the data',
    'backups',
  ]);
  expect(of(findings, 'the data')[0]!.found).toMatch(/^\d{5} rows of 18 tables are as expected$/);
  expect(worst(findings)).toBe('OK');
  expect(await tally(pool)).toEqual(before);
});

// After a migration: UPDATE_GUARDS=1 and this test write the file anew; read what changed before it is kept.
test('the guards that are looked for are those that the migrations make', async () => {
  const client = await pool.connect();
  const guards = (await guardsOf(client)).map(({ weak: _, ...guard }) => guard);
  client.release();
  const path = join(projectRoot(), 'schema', 'guards.json');
  if (process.env.UPDATE_GUARDS) writeFileSync(path, `${JSON.stringify(guards, null, 2)}\n`);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(guards);
  expect(guards.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['participation_no_overlap', 'closed_never_edited', 'announce', 'country_version_pkey']),
  );
});

describe('settings', () => {
  test('that can not be used are told all at once, without the password', async () => {
    const findings = await examine({ env: { PORT: 'x', DATABASE_URL: 'mysql://ann:hunter2@db/roll' }, log: testLog });
    expect(of(findings, 'settings').map(({ level }) => level)).toEqual(['FAULT', 'FAULT']);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  test.each([
    [{ HOST: '0.0.0.0', ROLLCALL_CORS_ORIGINS: '*' }, 'any site may write'],
    [{ HOST: '0.0.0.0', DATABASE_URL: '', ROLLCALL_DATA_DIR: join(folder, 'nothing') }, 'the embedded one'],
    [{ DATABASE_URL: 'postgres://ann:hunter2@127.0.0.2.invalid:1/roll' }, 'without asking for encryption'],
  ])('%j is a warning', async (env, said) => {
    const findings = await ask(env);
    expect(of(findings, 'settings')).toContainEqual(
      expect.objectContaining({ level: 'WARNING', found: expect.stringContaining(said) }),
    );
  });
});

describe('the machine', () => {
  test('an old Node is a fault', () => {
    for (const version of ['18.20.0', '20.18.3', '21.7.0', '22.14.0', '23.5.0', '24.10.0']) {
      const found = `version ${version} is none of 20.19.0, 22.15.0, 24.11.0 or newer ones of these`;
      expect(nodeFinding(version)).toMatchObject({ level: 'FAULT', found });
    }
    for (const version of ['22.15.0', '22.23.5', '24.11.0', '26.0.0']) expect(nodeFinding(version).level).toBe('OK');
    expect(nodeFinding('20.18.9').level).toBe('FAULT');
    expect(nodeFinding('20.19.0').level).toBe('OK');
    expect(nodeFinding('26.0.0').level).toBe('OK');
  });

  test.each([
    [100, 'FAULT'],
    [500, 'WARNING'],
    [5000, 'OK'],
  ])('a disk with %i MB left is: %s', async (megabytes, level) => {
    const { level: found } = await diskFinding(
      'disk',
      join(folder, 'not', 'there'),
      async () => megabytes * 1024 * 1024,
    );
    expect(found).toBe(level);
  });

  test('clocks that are apart are told, and by how much', async () => {
    const findings = await ask({}, { now: () => Date.now() - 120_000 });
    expect(of(findings, 'clocks')[0]).toMatchObject({
      level: 'FAULT',
      found: expect.stringMatching(/is 1(19|20)\.\d s ahead of/),
    });
    const behind = await ask({}, { now: () => Date.now() + 5_000 });
    expect(of(behind, 'clocks')[0]).toMatchObject({
      level: 'WARNING',
      found: expect.stringMatching(/is [45]\.\d s behind/),
    });
  });
});

describe('the database', () => {
  test('that can not be reached is a fault that says what was tried, and ends the command with 1', () => {
    const loader = join(projectRoot(), 'test', 'support', 'ts-loader.mjs');
    const command = ['--import', loader, join(projectRoot(), 'src', 'cli', 'main.ts'), 'doctor', '--json'];
    const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: 'postgres://ann:hunter2@127.0.0.1:1/roll' };
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8', cwd: folder });
    expect(status).toBe(1);
    const answer = JSON.parse(stdout);
    expect(answer.worst).toBe('FAULT');
    expect(of(answer.findings, 'database')[0]).toMatchObject({
      level: 'FAULT',
      found: expect.stringContaining('tried postgres://ann:***@127.0.0.1:1/roll'),
    });
    expect(stdout + stderr).not.toContain('hunter2');
  });

  test('that was never made is told, and not made', async () => {
    const dataDir = join(folder, 'never');
    const findings = await ask({ DATABASE_URL: '', ROLLCALL_DATA_DIR: dataDir });
    expect(of(findings, 'database')[0]).toMatchObject({ level: 'WARNING', found: `there is none yet in ${dataDir}` });
    expect(() => readFileSync(dataDir)).toThrow(/ENOENT/);
  });

  test('without tables, and one with empty tables, are told to be so', async () => {
    for (const [empty, what, found] of [
      [true, 'migrations', 'none has run'],
      [false, 'record', 'the roll is empty'],
    ] as const) {
      const bare = await createTestDatabase({ empty });
      const findings = await examine({ env: { DATABASE_URL: bare.url }, log: testLog });
      expect(of(findings, what)[0]!.found).toContain(found);
      expect(worst(findings)).toBe('WARNING');
      await bare.drop();
    }
  });

  test('with a migration that this program lacks is a fault, with one too few a warning', async () => {
    const newer = await broken(
      `INSERT INTO schema_migration (timestamp, name) VALUES (2795910400000, 'Later2795910400000')`,
    );
    expect(of(newer, 'migrations')[0]).toMatchObject({
      level: 'FAULT',
      found: expect.stringContaining('Later2795910400000'),
    });
    const older = await broken(`DELETE FROM schema_migration WHERE name LIKE 'Say%'`);
    expect(of(older, 'migrations')[0]).toMatchObject({
      level: 'WARNING',
      found: expect.stringContaining('has not run yet'),
    });
  });

  test('with fewer connections than the pool may take is a fault', async () => {
    expect(of(await ask({ ROLLCALL_DATABASE_POOL: '1000' }), 'connections')[0]!.level).toBe('FAULT');
  });

  test('without its extension is a fault, and so is everything that went with it', async () => {
    const findings = await broken('DROP EXTENSION btree_gist CASCADE');
    expect(of(findings, 'extensions')[0]!.level).toBe('FAULT');
    expect(of(findings, 'guards').map(({ found }) => found)).toContain(
      'constraint participation_no_overlap of participation is missing',
    );
  });
});

describe('the record', () => {
  test('a constraint that is missing, one that does not hold for all rows, a trigger that is off', async () => {
    const findings = await broken(`
      ALTER TABLE participation DROP CONSTRAINT participation_no_overlap;
      ALTER TABLE participation DROP CONSTRAINT participation_period;
      ALTER TABLE participation ADD CONSTRAINT participation_period CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL) NOT VALID;
      ALTER TABLE source DISABLE TRIGGER written_once;
      ALTER TABLE release DROP CONSTRAINT release_revision_id_fkey;
      ALTER TABLE release ADD CONSTRAINT release_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES revision ON DELETE CASCADE`);
    const guards = of(findings, 'guards');
    expect(guards.map(({ level, found }) => [level, found.replace(/:.*/, '')])).toEqual([
      ['FAULT', 'constraint participation_no_overlap of participation is missing'],
      ['FAULT', 'constraint participation_period of participation is not enforced on every row'],
      ['FAULT', 'constraint release_revision_id_fkey of release is not the one that the migrations made'],
      ['FAULT', 'trigger written_once of source is disabled'],
    ]);
    expect(guards[0]!.advice).toContain(
      'ALTER TABLE participation ADD CONSTRAINT participation_no_overlap EXCLUDE USING gist',
    );
  });

  test('rows that overlap, that nothing stands behind, that no revision recorded, and revisions out of order', async () => {
    const findings = await broken(`
      ALTER TABLE participation DROP CONSTRAINT participation_no_overlap;
      INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded)
        SELECT participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded
        FROM participation WHERE upper_inf(recorded) ORDER BY id LIMIT 1;
      SET session_replication_role = replica;
      INSERT INTO further_citation (participation_id, position, source_id) VALUES (999999, 2, 1);
      INSERT INTO country_alias (alias, lang, country_id, recorded) SELECT 'Atlantis', 'en', id, '[77,)' FROM participant WHERE code = 'KEN';
      INSERT INTO revision (id, recorded_at, reason, data_through) SELECT 3, min(recorded_at) - interval '1 day', 'late', max(data_through) FROM revision`);
    expect(of(findings, 'overlaps')[0]).toMatchObject({
      level: 'FAULT',
      found: expect.stringContaining('1 pairs of rows of participation overlap'),
    });
    expect(of(findings, 'orphans')[0]).toMatchObject({
      level: 'FAULT',
      found: expect.stringContaining('1 rows of further_citation name participation 999999'),
    });
    expect(of(findings, 'recorded ranges')[0]).toMatchObject({
      level: 'FAULT',
      found: expect.stringContaining('1 rows of country_alias name revision 77'),
    });
    expect(of(findings, 'revisions')[0]).toMatchObject({
      level: 'FAULT',
      found: expect.stringContaining('revision 3 is of'),
    });
    expect(of(findings, 'the data')[0]).toMatchObject({
      level: 'FAULT',
      found: expect.stringContaining('participations on record'),
    });
  });

  test('data that are not as they must be', async () => {
    const findings = await broken(`
      INSERT INTO revision (id, recorded_at, reason, data_through) SELECT 3, max(recorded_at) + interval '1 second', 'test', max(data_through) FROM revision;
      UPDATE group_membership SET recorded = int4range(lower(recorded), 3)
        WHERE upper_inf(recorded) AND country_id = (SELECT id FROM participant WHERE code = 'KEN')
          AND group_id IN (SELECT id FROM country_group WHERE slug = 'african-group' OR slug LIKE '%afric%')`);
    expect(of(findings, 'the data')[0]).toMatchObject({ level: 'FAULT', found: expect.stringContaining('KEN') });
  });
});

describe('backups', () => {
  test('a folder that is not named, not there, or empty', async () => {
    expect(of(await ask(), 'backups')[0]!.level).toBe('WARNING');
    expect(of(await ask({}, { backups: join(folder, 'nowhere') }), 'backups')[0]!.level).toBe('FAULT');
    const empty = mkdtempSync(join(folder, 'empty-'));
    expect(of(await ask({}, { backups: empty }), 'backups')[0]).toMatchObject({
      level: 'FAULT',
      found: expect.stringContaining('there is none'),
    });
  });

  test('one that is broken, though those before it are sound', async () => {
    const { backups } = await withBackup('broken');
    const path = join(backups, 'later.gz');
    await backUp(pool, (chunks) => saveFile(path, chunks));
    truncateSync(path, 10_000);
    utimesSync(path, new Date(), new Date(Date.now() + 1000));
    writeFileSync(join(backups, '.later.gz.x.part'), '');
    const findings = of(await ask({}, { backups }), 'backups');
    expect(findings.map(({ level }) => level)).toEqual(['WARNING', 'FAULT']);
    expect(findings[1]!.found).toContain('later.gz is no sound backup');
  });

  test('one that is old, and what was recorded since', async () => {
    const { backups, path } = await withBackup('old');
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    expect(of(await ask({}, { backups }), 'backups')[0]!.level).toBe('OK');
    utimesSync(path, days(3), days(3));
    expect(of(await ask({}, { backups }), 'backups')[0]).toMatchObject({
      level: 'WARNING',
      found: expect.stringContaining('none was made since'),
    });
    utimesSync(path, days(0), days(0));
    await pool.query(`INSERT INTO revision (id, recorded_at, reason, data_through)
      SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'test', max(data_through) FROM revision`);
    const later = Date.now() + 3 * 86_400_000;
    utimesSync(path, new Date(later), new Date(later));
    const findings = await ask({}, { backups, now: () => later });
    expect(of(findings, 'backups')[0]).toMatchObject({
      level: 'WARNING',
      found: expect.stringContaining('holds revision 2; what was recorded since'),
    });
  });
});
