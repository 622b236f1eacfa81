import { importFile, importPackage } from '../../src/imports/import-package.js';
import {
  dropTemplates,
  importRows,
  initiative,
  openSmallRoll,
  participation,
  participations,
  type Roll,
  refusal,
  SMALL,
} from '../support/import-fixture.js';

let roll: Roll;
afterEach(async () => {
  await roll.close();
});
afterAll(dropTemplates);

const counts = (inserted: number, closed: number, unchanged: number) => ({ inserted, closed, unchanged });

describe('a participation', () => {
  const since2020 = participation('accord', 'KEN', '2020-01-01');
  beforeEach(async () => {
    roll = await openSmallRoll([since2020, participation('accord', 'FRA', '2020-01-01')]);
  });

  it('that is corrected is closed, and stands anew from that revision on', async () => {
    const report = await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-02-01')]);
    expect(report.tables[0]).toMatchObject(counts(1, 1, 0));
    expect(await participations(roll.pool, { recorded: true })).toEqual([
      'FRA accord member 2020-01-01.. [1,)',
      'KEN accord member 2020-01-01.. [1,2)',
      'KEN accord member 2020-02-01.. [2,)',
    ]);
    expect(report.changes).toEqual([
      expect.objectContaining({
        table: 'participations',
        change: 'replaced',
        line: 2,
        before: expect.objectContaining({ participant: 'KEN', initiative: 'accord', valid_from: '2020-01-01' }),
        after: expect.objectContaining({ participant: 'KEN', initiative: 'accord', valid_from: '2020-02-01' }),
      }),
    ]);
  });

  it('that ends (an update: the world changed) is closed as recorded and gets an end', async () => {
    await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-01-01', '2024-07-01')]);
    expect(await participations(roll.pool, { recorded: true })).toEqual([
      'FRA accord member 2020-01-01.. [1,)',
      'KEN accord member 2020-01-01..2024-07-01 [2,)',
      'KEN accord member 2020-01-01.. [1,2)',
    ]);
  });

  it('that begins again after it ended is another fact, and the first stays', async () => {
    await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-01-01', '2024-07-01')]);
    const report = await importRows(roll, 'participations', [participation('accord', 'KEN', '2025-01-01')]);
    expect(report.tables[0]).toMatchObject(counts(1, 0, 0));
    expect(await participations(roll.pool)).toEqual([
      'FRA accord member 2020-01-01..',
      'KEN accord member 2020-01-01..2024-07-01',
      'KEN accord member 2025-01-01..',
    ]);
  });

  it('that begins on the day on which the last one ended does not contradict it', async () => {
    await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-01-01', '2024-07-01')]);
    const report = await importRows(roll, 'participations', [participation('accord', 'KEN', '2024-07-01')]);
    expect(report.tables[0]).toMatchObject(counts(1, 0, 0));
  });

  it('that covers two recorded ones closes neither, and replaces both where that is said', async () => {
    await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-01-01', '2021-01-01')]);
    await importRows(roll, 'participations', [participation('accord', 'KEN', '2022-01-01')]);
    expect((await importRows(roll, 'participations', [since2020])).tables[0]).toMatchObject(counts(0, 0, 0));
    const report = await importRows(roll, 'participations', [since2020], { replace: true });
    expect(report.tables[0]).toMatchObject(counts(1, 2, 0));
    expect(report.changes.map(({ change }) => change)).toEqual(['replaced', 'closed']);
    expect(report.changeCount).toBe(2);
    expect(await participations(roll.pool)).toEqual([
      'FRA accord member 2020-01-01..',
      'KEN accord member 2020-01-01..',
    ]);
  });

  it('that is split by two stated ones is replaced by both', async () => {
    const report = await importRows(roll, 'participations', [
      participation('accord', 'KEN', '2020-01-01', '2021-01-01'),
      participation('accord', 'KEN', '2022-01-01'),
    ]);
    expect(report.tables[0]).toMatchObject(counts(2, 1, 0));
    expect(report.changes.map(({ change }) => change)).toEqual(['replaced', 'added']);
  });

  it('in another role is another fact', async () => {
    const report = await importRows(roll, 'participations', [
      participation('accord', 'KEN', '2020-01-01', '', { role: 'chair' }),
    ]);
    expect(report.tables[0]).toMatchObject(counts(1, 0, 0));
  });

  it.each([
    ['source', { source_url: 'https://example.org/better' }],
    ['day of access', { source_accessed_on: '2026-05-01' }],
    ['evidence', { evidence: 'Row 3' }],
  ])('with another %s is recorded anew', async (_, more) => {
    const changed = participation('accord', 'KEN', '2020-01-01', '', more);
    expect((await importRows(roll, 'participations', [changed])).tables[0]).toMatchObject(counts(1, 1, 0));
    expect((await importRows(roll, 'participations', [changed])).tables[0]).toMatchObject(counts(0, 0, 1));
  });

  it.each([
    ['surely', { confidence: 'unverified' }],
    ['exactly', { date_precision: 'year' }],
  ])('said less %s changes nothing, and is recorded anew where that is said', async (_, more) => {
    const changed = participation('accord', 'KEN', '2020-01-01', '', more);
    expect((await importRows(roll, 'participations', [changed])).tables[0]).toMatchObject(counts(0, 0, 1));
    const replaced = await importRows(roll, 'participations', [changed], { replace: true });
    expect(replaced.tables[0]).toMatchObject(counts(1, 1, 0));
  });

  it('that a file does not mention stays', async () => {
    await importRows(roll, 'participations', [participation('forum', 'KEN', '2020-01-01')]);
    expect(await participations(roll.pool)).toHaveLength(3);
  });

  it('can be asked for as it was known at any revision', async () => {
    await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-02-01')]);
    await importRows(roll, 'participations', [participation('accord', 'KEN', '2020-03-01')]);
    for (const [revision, from] of [
      [1, '2020-01-01'],
      [2, '2020-02-01'],
      [3, '2020-03-01'],
    ]) {
      const { rows } = await roll.pool.query(
        `SELECT lower(valid)::text AS from FROM participation t JOIN participant p ON p.id = t.participant_id
         WHERE p.code = 'KEN' AND recorded @> $1::int`,
        [revision],
      );
      expect(rows).toEqual([{ from }]);
    }
  });
});

describe('citations', () => {
  const [first, second] = ['first', 'second'].map((source) =>
    participation('accord', 'KEN', '2020-01-01', '', {
      source_url: `https://example.org/${source}`,
      evidence: `the ${source}`,
    }),
  ) as [ReturnType<typeof participation>, ReturnType<typeof participation>];
  const citations = async () => {
    const { rows } = await roll.pool.query(`
      SELECT c.url, c.evidence FROM participation t, LATERAL (
        SELECT 1 AS position, s.url, t.evidence FROM source s WHERE s.id = t.source_id
        UNION ALL SELECT f.position, s.url, f.evidence FROM further_citation f JOIN source s ON s.id = f.source_id
          WHERE f.participation_id = t.id
      ) c WHERE upper_inf(t.recorded) ORDER BY t.id, c.position`);
    return rows.map(({ url, evidence }) => `${url} ${evidence}`);
  };

  it('a fact stated twice with two sources is one fact with two citations, in the order of the file', async () => {
    roll = await openSmallRoll();
    const report = await importRows(roll, 'participations', [
      second,
      participation('forum', 'KEN', '2020-01-01'),
      first,
    ]);
    expect(report.tables[0]).toMatchObject({ read: 3, furtherCitations: 1, ...counts(2, 0, 0) });
    expect((await citations()).slice(0, 2)).toEqual([
      'https://example.org/second the second',
      'https://example.org/first the first',
    ]);
    expect(report.changes[0]!.after).toMatchObject({
      citations: [{ source_url: 'https://example.org/second' }, { source_url: 'https://example.org/first' }],
    });
    const again = await importRows(roll, 'participations', [second, first]);
    expect(again).toMatchObject({ outcome: 'unchanged', tables: [counts(0, 0, 1)] });
  });

  it('another order, and one citation more or less, are a change where a file replaces what is on record', async () => {
    roll = await openSmallRoll([first, second]);
    for (const [rows, wanted] of [
      [[second, first], 2],
      [[first], 1],
      [[first, second], 2],
    ] as const) {
      const report = await importRows(roll, 'participations', rows, { replace: true });
      expect(report.tables[0]).toMatchObject(counts(1, 1, 0));
      expect(await citations()).toHaveLength(wanted);
    }
  });

  it('a source is one row however many facts cite it', async () => {
    roll = await openSmallRoll(['KEN', 'FRA', 'CHN'].map((code) => participation('accord', code, '2020-01-01')));
    const { rows } = await roll.pool.query('SELECT url, title FROM source');
    expect(rows).toEqual([{ url: 'https://example.org/list', title: 'The list' }]);
  });
});

describe('other tables', () => {
  beforeEach(async () => {
    roll = await openSmallRoll();
  });

  it('a row of the same key with other values replaces the recorded one', async () => {
    const report = await importRows(roll, 'initiatives', [initiative('forum', { ended_on: '2026-01-01' })]);
    expect(report.tables[0]).toMatchObject(counts(1, 1, 0));
    expect(report.changes).toEqual([
      expect.objectContaining({
        change: 'replaced',
        before: expect.objectContaining({ slug: 'forum', ended_on: null }),
        after: expect.objectContaining({ slug: 'forum', ended_on: '2026-01-01' }),
      }),
    ]);
    const { rows } = await roll.pool.query(
      `SELECT v.recorded::text FROM initiative_version v JOIN initiative i ON i.id = v.initiative_id WHERE slug = 'forum' ORDER BY 1`,
    );
    expect(rows.map(({ recorded }) => recorded)).toEqual(['[1,2)', '[2,)']);
  });

  it('a membership that ended and began again is two', async () => {
    const membership = { group: 'african', country: 'KEN' };
    const report = await importRows(roll, 'group_memberships', [
      { ...membership, valid_from: '1990-01-01', valid_to: '2000-01-01' },
      { ...membership, valid_from: '2010-01-01' },
    ]);
    expect(report.tables[0]).toMatchObject(counts(2, 1, 0));
  });

  it('an alias may come to mean another state', async () => {
    await importRows(roll, 'country_aliases', [{ alias: 'Ivory Coast', lang: 'en', country: 'KEN' }]);
    const { rows } = await roll.pool.query(
      `SELECT p.code, a.recorded::text FROM country_alias a JOIN participant p ON p.id = a.country_id
       WHERE alias = 'Ivory Coast' ORDER BY 2`,
    );
    expect(rows).toEqual([
      { code: 'CIV', recorded: '[1,2)' },
      { code: 'KEN', recorded: '[2,)' },
    ]);
  });

  it('a group that a scheme makes can be its Global South', async () => {
    const { rows } = await roll.pool.query(
      `SELECT s.slug, g.slug AS south FROM scheme_version v JOIN scheme s ON s.id = v.scheme_id
       JOIN country_group g ON g.id = v.global_south_group_id`,
    );
    expect(rows).toEqual([{ slug: 'south', south: 'global-south' }]);
  });
});

describe('complete lists', () => {
  beforeEach(async () => {
    roll = await openSmallRoll([
      participation('accord', 'KEN', '2020-01-01'),
      participation('accord', 'FRA', '2020-01-01', '2021-01-01'),
      participation('accord', 'FRA', '2022-01-01'),
      participation('forum', 'KEN', '2020-01-01'),
    ]);
  });

  it('what an initiative named in the file no longer lists is closed; other initiatives stay', async () => {
    const report = await importRows(roll, 'participations', [participation('accord', 'FRA', '2022-01-01')], {
      completeLists: true,
    });
    expect(report.tables[0]).toMatchObject(counts(0, 2, 1));
    expect(report.changes.map(({ change, after }) => [change, after])).toEqual([
      ['closed', null],
      ['closed', null],
    ]);
    expect(await participations(roll.pool)).toEqual([
      'FRA accord member 2022-01-01..',
      'KEN forum member 2020-01-01..',
    ]);
  });

  it('of a table without periods, everything that the file does not state is closed', async () => {
    const report = await importRows(roll, 'country_aliases', SMALL.country_aliases!.slice(0, 2), {
      completeLists: true,
    });
    expect(report.tables[0]).toMatchObject(counts(0, 4, 2));
  });

  it('an initiative that facts still name cannot be left out', async () => {
    const path = roll.file('initiatives', [initiative('accord')]);
    const report = await refusal(importFile(roll.pool, path, { completeLists: true }));
    expect(report.problems.map(({ code, value, message }) => [code, value, message])).toEqual([
      ['UNKNOWN_REFERENCE', 'forum', expect.stringContaining('1 row of initiative_set_members would still name it')],
      ['UNKNOWN_REFERENCE', 'forum', expect.stringContaining('1 row of participations would still name it')],
    ]);
  });

  it('a package that leaves an initiative out with all that names it takes it off the record, and may put it back', async () => {
    const kept = SMALL.initiatives!.slice(0, 1);
    const members = SMALL.initiative_set_members!.slice(0, 1);
    const facts = [participation('accord', 'KEN', '2020-01-01')];
    const tables = { ...SMALL, initiatives: kept, initiative_set_members: members, participations: facts };
    await importPackage(roll.pool, roll.package(tables), { completeLists: true });
    expect(await participations(roll.pool)).toEqual(['KEN accord member 2020-01-01..']);
    const unknown = importRows(roll, 'participations', [participation('forum', 'KEN', '2020-01-01')]);
    expect((await refusal(unknown)).problems).toEqual([expect.objectContaining({ code: 'UNKNOWN_REFERENCE' })]);
    await importRows(roll, 'initiatives', [initiative('forum')]);
    await importRows(roll, 'participations', [participation('forum', 'KEN', '2020-01-01')]);
    const { rows } = await roll.pool.query(`SELECT count(*)::int AS count FROM initiative WHERE slug = 'forum'`);
    expect(rows).toEqual([{ count: 1 }]);
  });
});
