import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { projectRoot } from '../../src/config/project-root.js';
import { shippedPackage } from '../../src/datapackage/descriptor.js';
import { importPackage } from '../../src/imports/import-package.js';
import {
  dropTemplates,
  importRows,
  openRoll,
  participation,
  participations,
  type Roll,
  refusal,
  SMALL,
  type Tables,
} from '../support/import-fixture.js';

let roll: Roll;
beforeEach(async () => {
  roll = await openRoll();
});
afterEach(async () => {
  await roll.close();
});
afterAll(dropTemplates);

const EARLIER = { version: '2026.1', created: '2026-02-01T00:00:00Z', dataThrough: '2026-01-31', method: '1.0' };
const LATER = { created: '2026-07-01T00:00:00Z', 'rollcall:earlierReleases': [EARLIER] };

const was: Tables = {
  ...SMALL,
  participations: [
    participation('accord', 'KEN', '2020-01-01'),
    participation('accord', 'FRA', '2020-01-01'),
    participation('forum', 'CHN', '2021-01-01'),
  ],
};
/** France is taken out, China started earlier, the Non-Aligned Movement has another code, the network is gone. */
const is: Tables = {
  ...SMALL,
  organisations: SMALL.organisations!.map((row) => (row.code === 'NAM' ? { ...row, code: 'NAM-movement' } : row)),
  initiatives: SMALL.initiatives!.filter(({ slug }) => slug !== 'network'),
  initiative_set_members: [
    { initiative_set: 'two', position: 1, initiative: 'forum' },
    { initiative_set: 'two', position: 2, initiative: 'accord' },
  ],
  participations: [participation('accord', 'KEN', '2020-01-01'), participation('forum', 'CHN', '2020-12-01')],
};

async function importedBefore(): Promise<void> {
  const report = await importPackage(roll.pool, roll.package(was, '2026.1', '2026-01-31'));
  expect(report).toMatchObject({ release: '2026.1', revision: 1 });
}
const importLater = () => importPackage(roll.pool, roll.package(is, '2026.2', '2026-06-30', LATER));

async function codes(pool: Pool, sql: string): Promise<string[]> {
  const { rows } = await pool.query<{ code: string }>(`${sql} ORDER BY 1`);
  return rows.map(({ code }) => code);
}
const organisations = () =>
  codes(
    roll.pool,
    'SELECT code FROM participant p JOIN organisation_version v ON v.organisation_id = p.id WHERE upper_inf(v.recorded)',
  );
const initiatives = () =>
  codes(
    roll.pool,
    'SELECT slug AS code FROM initiative i JOIN initiative_version v ON v.initiative_id = i.id WHERE upper_inf(v.recorded)',
  );

describe('a package over its own earlier release', () => {
  beforeEach(importedBefore);

  it('closes what that stated and it does not, and is cut as a release too', async () => {
    const report = await importLater();
    expect(report).toMatchObject({ outcome: 'imported', release: '2026.2', revision: 2, earlierReleases: [] });
    expect(await participations(roll.pool, { recorded: true })).toEqual([
      'FRA accord member 2020-01-01.. [1,2)',
      'KEN accord member 2020-01-01.. [1,)',
      'CHN forum member 2020-12-01.. [2,)',
      'CHN forum member 2021-01-01.. [1,2)',
    ]);
    expect(await organisations()).toEqual(['EU', 'NAM-movement']);
    expect(await initiatives()).toEqual(['accord', 'forum']);
    expect(report.changes).toContainEqual(
      expect.objectContaining({
        table: 'participations',
        change: 'closed',
        before: expect.objectContaining({ participant: 'FRA' }),
      }),
    );
  });

  it('keeps the instants of what is on record, and is itself recorded no earlier than it is imported', async () => {
    const { rows: before } = await roll.pool.query('SELECT id, recorded_at FROM revision');
    await importLater();
    const { rows } = await roll.pool.query('SELECT id, recorded_at FROM revision ORDER BY id');
    expect(rows[0]).toEqual(before[0]);
    // The package was made before the first was imported here: what was known in between stays as it was answered.
    expect(rows[1].recorded_at > rows[0].recorded_at).toBe(true);
    expect(rows[1].recorded_at).not.toContain('2026-07-01');
  });

  it('leaves what anybody else recorded, also where it refers to what the package no longer states', async () => {
    await importRows(roll, 'participations', [
      participation('accord', 'FRA', '2020-01-01', '', { evidence: 'a curator read it' }),
      participation('network', 'USA', '2022-01-01'),
    ]);
    const report = await importLater();
    // With facts of somebody else on record it is not the release that the package states.
    expect(report).toMatchObject({ outcome: 'imported', revision: 3, release: null });
    expect(await participations(roll.pool)).toEqual([
      'FRA accord member 2020-01-01..',
      'KEN accord member 2020-01-01..',
      'CHN forum member 2020-12-01..',
      'USA network member 2022-01-01..',
    ]);
    expect(await initiatives()).toEqual(['accord', 'forum', 'network']);
  });

  it('changes nothing the second time', async () => {
    await importLater();
    expect(await importLater()).toMatchObject({ outcome: 'unchanged', revision: null });
  });

  it('closes nothing where rows are left out: what is missing may be among them', async () => {
    const path = roll.package(is, '2026.2', '2026-06-30', LATER);
    const report = await importPackage(roll.pool, path, { skipInvalid: true });
    // The slug of the organisation that stays is not free for the one that would take its place.
    expect(report).toMatchObject({ outcome: 'imported', release: null, problems: [{ column: 'slug', value: 'nam' }] });
    expect(await participations(roll.pool)).toContain('FRA accord member 2020-01-01..');
    expect(await organisations()).toEqual(['EU', 'NAM']);
  });

  it('closes nothing of a release of that name that another package recorded', async () => {
    const path = roll.package(is, '2026.2', '2026-06-30', LATER);
    const text = readFileSync(path, 'utf8').replace('"name":"small"', '"name":"another"');
    writeFileSync(path, text);
    const report = await refusal(importPackage(roll.pool, path));
    // Both organisations would have the slug: the first of them is not taken away.
    expect(report.problems[0]).toMatchObject({ column: 'slug', code: 'DUPLICATE_KEY' });
  });
});

it('an empty roll gets the earlier release first, at the instant that the package states', async () => {
  const report = await importLater();
  expect(report).toMatchObject({ release: '2026.2', revision: 2, recordedAt: '2026-07-01T00:00:00.000000Z' });
  expect(report.earlierReleases).toMatchObject([{ release: '2026.1', recordedAt: '2026-02-01T00:00:00.000000Z' }]);
  const { rows } = await roll.pool.query(
    'SELECT cut_at, method FROM release r JOIN revision v ON v.id = r.revision_id ORDER BY v.id',
  );
  expect(rows).toEqual([
    { cut_at: '2026-02-01T00:00:00.000000Z', method: '1.0' },
    { cut_at: '2026-07-01T00:00:00.000000Z', method: '2.0' },
  ]);
});

it('a dry run into an empty roll says which release would come first, and writes neither', async () => {
  const path = roll.package(is, '2026.2', '2026-06-30', LATER);
  const report = await importPackage(roll.pool, path, { dryRun: true });
  expect(report).toMatchObject({
    outcome: 'dryRun',
    revision: 2,
    earlierReleases: [{ release: '2026.1', revision: 1 }],
  });
  expect((await roll.pool.query('SELECT FROM revision')).rowCount).toBe(0);
});

it('a package of which the caller says another day is recorded now: it is not the release that the package states', async () => {
  const report = await importPackage(roll.pool, roll.package(is, '2026.2', '2026-06-30', LATER), {
    dataThrough: '2026-06-15',
  });
  expect(report.recordedAt).not.toContain('2026-07-01');
});

/** What is on record at the newest revision, without ids, which depend on what was recorded before. */
const ON_RECORD = `
  SELECT 'participation' AS table, concat_ws('|', p.kind, p.code, i.slug, t.role, t.valid, t.date_precision, t.confidence, s.digest, t.evidence,
    (SELECT string_agg(concat(c.digest, f.evidence), ' ' ORDER BY f.position) FROM further_citation f JOIN source c ON c.id = f.source_id
      WHERE f.participation_id = t.id)) AS said
  FROM participation t JOIN participant p ON p.id = t.participant_id JOIN initiative i ON i.id = t.initiative_id
  JOIN source s ON s.id = t.source_id WHERE upper_inf(t.recorded)
  UNION ALL
  SELECT 'initiative', concat_ws('|', i.slug, to_jsonb(v) - '{initiative_id,parent_id,recorded,eligible_group_id,host_country_id,seat_country_id}'::text[],
    parent.slug, seat.code, host.code)
  FROM initiative_version v JOIN initiative i ON i.id = v.initiative_id LEFT JOIN initiative parent ON parent.id = v.parent_id
  LEFT JOIN participant seat ON seat.id = v.seat_country_id LEFT JOIN participant host ON host.id = v.host_country_id WHERE upper_inf(v.recorded)
  UNION ALL
  SELECT 'organisation', concat_ws('|', p.code, to_jsonb(v) - '{organisation_id,members_group_id,home_country_id,recorded}'::text[], home.code)
  FROM organisation_version v JOIN participant p ON p.id = v.organisation_id LEFT JOIN participant home ON home.id = v.home_country_id
  WHERE upper_inf(v.recorded)
  UNION ALL
  SELECT 'member', concat_ws('|', s.slug, m.position, i.slug) FROM initiative_set_member m JOIN initiative_set s ON s.id = m.set_id
  JOIN initiative i ON i.id = m.initiative_id WHERE upper_inf(m.recorded)
  UNION ALL
  SELECT 'group', concat_ws('|', g.slug, p.code, m.valid, m.note) FROM group_membership m JOIN country_group g ON g.id = m.group_id
  JOIN participant p ON p.id = m.country_id WHERE upper_inf(m.recorded)
  UNION ALL
  SELECT 'lead', concat_ws('|', i.slug, l.position, p.kind, p.code) FROM initiative_lead l JOIN initiative i ON i.id = l.initiative_id
  JOIN participant p ON p.id = l.participant_id WHERE upper_inf(l.recorded)
  ORDER BY 1, 2`;

/** The package as it was shipped with version 1: the files of 2026.11, without a word on releases. */
function packageOfVersion1(): string {
  const folder = join(roll.folder, 'version-1');
  cpSync(join(projectRoot(), 'data'), folder, { recursive: true });
  cpSync(join(folder, 'releases', '2026.11'), folder, { recursive: true });
  const path = join(folder, 'datapackage.json');
  const descriptor = JSON.parse(readFileSync(path, 'utf8'));
  delete descriptor['rollcall:earlierReleases'];
  delete descriptor['rollcall:method'];
  delete descriptor.created;
  const [{ lacks, ...earlier }] = JSON.parse(readFileSync(join(projectRoot(), 'data', 'datapackage.json'), 'utf8'))[
    'rollcall:earlierReleases'
  ];
  Object.assign(descriptor, { version: earlier.version, 'rollcall:dataThrough': earlier.dataThrough });
  descriptor.resources = descriptor.resources.filter(({ name }: { name: string }) => !lacks.includes(name));
  writeFileSync(path, JSON.stringify(descriptor));
  return path;
}

it('an installation that has 2026.11 on record says the same of 2026.12 as a new one, and cuts it', async () => {
  const fresh = await openRoll();
  try {
    await importPackage(fresh.pool, join(projectRoot(), 'data'));
    expect(await importPackage(roll.pool, packageOfVersion1())).toMatchObject({ release: '2026.11', revision: 1 });
    const report = await importPackage(roll.pool, join(projectRoot(), 'data'));
    expect(report).toMatchObject({ release: '2026.12', revision: 2, earlierReleases: [] });
    const [here, there] = [await roll.pool.query(ON_RECORD), await fresh.pool.query(ON_RECORD)];
    expect(there.rows.length).toBeGreaterThan(5000);
    const said = (rows: { table: string; said: string }[]) => new Set(rows.map((row) => `${row.table} ${row.said}`));
    const [one, other] = [said(here.rows), said(there.rows)];
    expect([...one].filter((line) => !other.has(line)).slice(0, 5)).toEqual([]);
    expect(here.rows.length).toBe(there.rows.length);
    const stated = shippedPackage().resources.find(({ name }) => name === 'participations')!;
    const lines = readFileSync(stated.path, 'utf8').trimEnd().split('\n').length - 1;
    expect(there.rows.filter(({ table }) => table === 'participation')).toHaveLength(lines);
  } finally {
    await fresh.close();
  }
});
