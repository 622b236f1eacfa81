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
    const first = (await loadSnapshot(pool)).releases.find(({ name }) => name === '2026.12');
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
      asOf: '2026-11-29',
      presence: 'CUMULATIVE',
      blocs: 'AS_ADOPTED',
      universe: 'UN_MEMBERS',
      method: '2.0',
    });
    const moved = diff.figures.filter(({ set, before, after }) => set === 'hlab7' && before !== after);
    // Afghanistan took part in none; Brazil still takes part in others.
    const none = moved.find(({ figure }) => figure === 'states in none')!;
    expect(none.after).toBe(none.before! - 1);
    expect(moved.some(({ figure }) => figure === 'states in all')).toBe(false);
  });

  test('of the two that are shipped tells what changed in every table that did', async () => {
    const { pool } = await database.open();
    const { counts, changes } = await releaseDiff(pool, await loadSnapshot(pool), '2026.11', '2026.12');
    const counted = Object.fromEntries(counts.map(({ table, ...rest }) => [table, rest]));
    const all = (added: number) => ({ added, replaced: 0, closed: 0 });
    // 34, 2,245, 123 and 120 rows instead of 31, 1,842, 94 and 91; NAM became NAM-movement; three tables are new.
    expect(counted).toMatchObject({
      group_version: all(3),
      group_membership: all(403),
      organisation_version: { added: 30, replaced: 93, closed: 1 },
      initiative_version: { added: 29, replaced: 91, closed: 0 },
      initiative_alias: all(318),
      initiative_lead: all(180),
      translation: all(686),
    });
    const { added, closed } = counted.participation!;
    expect(added - closed).toBe(2553 - 1616);
    const of = (table: string, what: object) =>
      changes.filter((change) => change.table === table && isLike(change, what));
    expect(of('organisation_version', { change: 'closed', before: { organisation: 'NAM' } })).toHaveLength(1);
    expect(
      of('participation', { change: 'closed', before: { participant: 'SAU', initiative: 'dco', role: 'host' } }),
    ).toHaveLength(1);
    const [compact] = of('initiative_version', { before: { initiative: 'global-digital-compact' } });
    expect(compact!.before).toMatchObject({ adoption: 'by_states', topics: '{}', parent: null });
    expect(compact!.after).toMatchObject({ adoption: 'by_organisation', manner: 'without_vote', focus: 'broader' });
    expect(
      of('initiative_lead', { after: { initiative: 'africa-ai-declaration-2025' } }).map(
        ({ after }) => after!.participant,
      ),
    ).toEqual(['RWA', 'AU', 'Smart Africa']);
  });

  test('of the two that are shipped gives headline figures by method 2.0, each with its range', async () => {
    const { pool } = await database.open();
    const { figures, lists } = await releaseDiff(pool, await loadSnapshot(pool), '2026.11', '2026.12');
    const of = (figure: string) => figures.find((one) => one.set === 'complete-lists' && one.figure === figure);
    // METHOD.md, section 15: 46 of 193 over 27 lists, texts adopted by an organisation and stale lists among them; then 54
    // over 23, and 28 with every organisation counted for its members.
    expect(of('states in none')).toMatchObject({ before: 46, after: 54, rangeAfter: { least: 28, greatest: 54 } });
    const own = lists.find(({ set }) => set === 'complete-lists')!;
    expect([own.before!.initiatives, own.after]).toEqual([27, { initiatives: 23, incomplete: 0 }]);
    // Over lists that are not complete no ratio is given.
    expect(own.before!.incomplete).toBeGreaterThan(0);
    expect(of('Gini coefficient')).toMatchObject({ before: null, rangeBefore: null, after: expect.any(Number) });
    expect(of('representation ratio of the Global South, least')).toMatchObject({ before: null });
    // No published figure moves: the facts about the seven initiatives are the same in both.
    const seven = figures.filter(({ set, figure }) => set === 'hlab7' && figure.startsWith('states'));
    expect(seven.map(({ before }) => before)).toEqual(seven.map(({ after }) => after));
    expect(seven).toHaveLength(2);
  });

  test('of a release with itself is nothing', async () => {
    const { pool } = await database.open();
    const diff = await releaseDiff(pool, await loadSnapshot(pool), '2026.11', '2026.11');
    expect([diff.counts, diff.changes]).toEqual([[], []]);
    expect(diff.figures.every(({ before, after }) => before === after)).toBe(true);
  });

  test('with a release that was never cut is refused, with those that were', async () => {
    const { pool } = await database.open();
    await expect(releaseDiff(pool, await loadSnapshot(pool), '2026.11', '2027.1')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('2026.11'),
    });
  });
});

/** Whether a value has everything that a pattern has. */
function isLike(value: unknown, pattern: unknown): boolean {
  if (typeof pattern !== 'object' || pattern === null) return value === pattern;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(pattern).every(([key, part]) => isLike((value as Record<string, unknown>)[key], part));
}
