import { releaseDiff } from '../../src/exports/release-diff.js';
import { cutNewestRelease } from '../../src/roll/release.js';
import { loadSnapshot } from '../../src/roll/snapshot.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('the difference of two releases', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
  });
  afterAll(() => database.drop());

  test('lists what was added, replaced and closed, and moves the headline figures by just that', async () => {
    const { pool } = await database.open();
    const [first] = (await loadSnapshot(pool)).releases;
    await pool.query(`
      INSERT INTO revision (id, recorded_at, reason, data_through)
        SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'a correction', max(data_through) FROM revision;
      UPDATE participation SET recorded = int4range(lower(recorded), (SELECT max(id) FROM revision))
        WHERE upper(recorded) IS NULL AND initiative_id = (SELECT id FROM initiative WHERE slug = 'bletchley-declaration')
          AND participant_id IN (SELECT id FROM participant WHERE kind = 'state' AND code IN ('KEN', 'BRA'));
      INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded)
        SELECT participant_id, initiative_id, role, valid, date_precision, 'unverified', source_id, evidence,
          int4range((SELECT max(id) FROM revision), NULL)
        FROM participation f JOIN participant p ON p.id = f.participant_id
        WHERE p.code = 'KEN' AND upper(recorded) = (SELECT max(id) FROM revision);
      INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
        SELECT p.id, i.id, 'endorser', daterange('2024-01-01', NULL), 'day', 'verified', s.id,
          int4range((SELECT max(id) FROM revision), NULL)
        FROM participant p, initiative i, (SELECT min(id) AS id FROM source) s
        WHERE p.code = 'AFG' AND i.slug = 'bletchley-declaration'`);
    await cutNewestRelease(pool, 'next', null);
    const diff = await releaseDiff(pool, await loadSnapshot(pool), first!.name, 'next');
    expect(diff.counts).toEqual([{ table: 'participation', added: 1, replaced: 1, closed: 1 }]);
    const of = (change: string) => diff.changes.find((one) => one.change === change)!;
    expect(of('added').after).toMatchObject({
      participant: 'AFG',
      initiative: 'bletchley-declaration',
      valid_from: '2024-01-01',
    });
    expect(of('closed')).toMatchObject({ before: { participant: 'BRA' }, after: null });
    expect([of('replaced').before!.confidence, of('replaced').after!.confidence]).toEqual(['verified', 'unverified']);
    expect(diff.figuresOf).toEqual({
      asOf: '2026-11-22',
      presence: 'CUMULATIVE',
      blocs: 'EXCLUDE',
      universe: 'UN_MEMBERS',
    });
    const moved = diff.figures.filter(({ figure, before, after }) => figure.startsWith('hlab7') && before !== after);
    // Afghanistan took part in none; Brazil still takes part in others.
    const none = moved.find(({ figure }) => figure === 'hlab7: states in none')!;
    expect(none.after).toBe(none.before! - 1);
    expect(moved.some(({ figure }) => figure === 'hlab7: states in all 7')).toBe(false);
  });

  test('of a release with itself is nothing', async () => {
    const { pool } = await database.open();
    const diff = await releaseDiff(pool, await loadSnapshot(pool), '2026.11', '2026.11');
    expect([diff.counts, diff.changes]).toEqual([[], []]);
    expect(diff.figures.every(({ before, after }) => before === after)).toBe(true);
  });

  test('with a release that was never cut is refused, with those that were', async () => {
    const { pool } = await database.open();
    await expect(releaseDiff(pool, await loadSnapshot(pool), '2026.11', '2026.12')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('2026.11'),
    });
  });
});
