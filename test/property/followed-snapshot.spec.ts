import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { ClientBase, Pool } from 'pg';
import type { Facts } from '../../src/domain/roll.js';
import { followedBy, loadSnapshot, nextSnapshot, readChanges, type Snapshot } from '../../src/roll/snapshot.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 0x7fff_ffff);
const RUNS = Number(process.env.PROPERTY_ROLLS ?? 3);

const TABLES = [
  'country_version',
  'country_alias',
  'organisation_version',
  'group_version',
  'group_membership',
  'scheme_version',
  'scheme_group',
  'population',
  'initiative_version',
  'initiative_alias',
  'initiative_lead',
  'translation',
  'initiative_set_version',
  'initiative_set_member',
  'participation',
] as const;

const revised = fc.record({
  what: fc.constantFrom('close', 'mend', 'reopen'),
  table: fc.constantFrom(...TABLES),
  rows: fc.constantFrom(1, 1, 2, 7),
  seed: fc.nat(1_000_000),
});
const added = fc.record({
  what: fc.constantFrom('initiative', 'state', 'organisation', 'alias', 'set', 'nothing', 'release'),
  /** Slugs and codes begin with it: digits stand before, and the others after, all that are shipped. */
  prefix: fc.constantFrom('0', 'B', 'M', 'Z', 'a', 'm', 'z', '\u{ff21}', '\u{20000}'),
  seed: fc.nat(1_000_000),
});
const change = fc.oneof({ arbitrary: revised, weight: 3 }, { arbitrary: added, weight: 2 });
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

/** What one transaction records: a revision or two. */
const transaction = fc.record({
  revisions: fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 2 }),
  ends: fc.constantFrom('COMMIT', 'COMMIT', 'ROLLBACK'),
});

const NEW = '(SELECT max(id) FROM revision)';
let names = 0;

/** The columns that an insert has to give. */
async function columnsOf(client: ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
     AND attgenerated = '' AND attname NOT IN ('id', 'recorded')`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function apply(client: ClientBase, made: Change): Promise<void> {
  const { seed } = made;
  if ('table' in made) {
    const { table, what, rows } = made;
    const columns = await columnsOf(client, table);
    const some = `ORDER BY md5(${seed} || t::text) LIMIT ${rows}`;
    if (what === 'reopen') {
      // One may stand in the way of another that came after it: then neither is recorded.
      const again = `INSERT INTO ${table} (${columns.join(', ')}, recorded) SELECT ${columns.join(', ')}, int4range(${NEW}, NULL)
        FROM ${table} t WHERE NOT upper_inf(recorded) ${some}`;
      await client.query(`SAVEPOINT reopening`);
      await client.query(again).catch(async (error: { code?: string }) => {
        if (error.code !== '23P01' && error.code !== '23505') throw error;
        await client.query('ROLLBACK TO reopening');
      });
      return;
    }
    const closed = `UPDATE ${table} SET recorded = int4range(lower(recorded), ${NEW}) WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM ${table} t WHERE upper_inf(recorded) AND lower(recorded) < ${NEW} ${some}))`;
    const mended = (column: string) =>
      column === 'name_en' || column === 'text_zh' ? `${column} || ' ${names++}'` : column;
    await client.query(`CREATE TEMP TABLE taken ON COMMIT DROP AS SELECT * FROM ${table} WHERE false`);
    await client.query(`WITH closed AS (${closed} RETURNING *) INSERT INTO taken SELECT * FROM closed`);
    if (what === 'mend') {
      await client.query(`INSERT INTO ${table} (${columns.join(', ')}, recorded)
        SELECT ${columns.map(mended).join(', ')}, int4range(${NEW}, NULL) FROM taken`);
    }
    await client.query('DROP TABLE taken');
    return;
  }
  const name = `${made.prefix}${seed}-${names++}`;
  const any = (table: string, column: string) =>
    `(SELECT ${column} FROM ${table} t ORDER BY md5(${seed} || t::text) LIMIT 1)`;
  switch (made.what) {
    case 'initiative':
      await client.query(`INSERT INTO initiative (slug) VALUES ('${name}')`);
      await client.query(`INSERT INTO initiative_version
          (initiative_id, name_en, kind, scope, binding, openness, list_completeness, parent_id, recorded)
        SELECT id, slug, 'panel', 'universal', false, 'open', 'complete', (SELECT min(id) FROM initiative), int4range(${NEW}, NULL)
        FROM initiative WHERE slug = '${name}'`);
      await client.query(`INSERT INTO participation
          (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
        SELECT p.id, i.id, 'member', '[2025-05-01,)', 'day', 'verified', 1, int4range(${NEW}, NULL)
        FROM initiative i, (SELECT id FROM participant t ORDER BY md5(${seed} || t::text) LIMIT 5) p WHERE slug = '${name}'`);
      break;
    case 'state':
      await client.query(`INSERT INTO participant (kind, code) VALUES ('state', '${name}')`);
      await client.query(`INSERT INTO country_version (country_id, alpha2, m49, name_en, un_status, recorded)
        SELECT id, 'XX', '999', code, 'non_member', int4range(${NEW}, NULL) FROM participant WHERE code = '${name}'`);
      await client.query(`INSERT INTO group_membership (group_id, country_id, valid, recorded)
        SELECT ${any('country_group', 'id')}, id, '[2000-01-01,)', int4range(${NEW}, NULL) FROM participant WHERE code = '${name}'`);
      break;
    case 'organisation':
      // Without a version: an identity that is not on record yet.
      await client.query(`INSERT INTO participant (kind, code) VALUES ('organisation', '${name}')`);
      break;
    case 'alias':
      for (const [table, identity] of [
        [
          'country_alias',
          `(SELECT id FROM participant t WHERE kind = 'state' ORDER BY md5(${seed} || t::text) LIMIT 1)`,
        ],
        ['initiative_alias', any('initiative', 'id')],
      ] as const) {
        const column = table === 'country_alias' ? 'country_id' : 'initiative_id';
        for (const lang of ['zh', 'en']) {
          await client.query(`INSERT INTO ${table} (alias, lang, ${column}, recorded)
            SELECT '${name}', '${lang}', ${identity}, int4range(${NEW}, NULL)`);
        }
      }
      break;
    case 'set':
      await client.query(`INSERT INTO initiative_set (slug) VALUES ('${name}')`);
      await client.query(`INSERT INTO initiative_set_version (set_id, name_en, recorded)
        SELECT id, slug, int4range(${NEW}, NULL) FROM initiative_set WHERE slug = '${name}'`);
      await client.query(`INSERT INTO initiative_set_member (set_id, position, initiative_id, recorded)
        SELECT s.id, 1, i.id, int4range(${NEW}, NULL) FROM initiative_set s,
          (SELECT id FROM initiative t ORDER BY md5(${seed} || t::text) LIMIT 3) i WHERE slug = '${name}'`);
      break;
    case 'release':
      await client.query(`INSERT INTO release (name, revision_id, cut_at) SELECT 'r${names}', ${NEW}, now()`);
      break;
  }
}

/** The rows of a revision: a past roll may stand on columns of its time. */
function rowsOnRecord(facts: Facts, revision: number): unknown[] {
  const { id, initiative, participant, role, validFrom, validTo, recordedFrom, recordedTo } = facts;
  return [...Array(facts.count).keys()]
    .filter((row) => recordedFrom[row]! <= revision && revision < recordedTo[row]!)
    .map((row) =>
      [id, initiative, participant, role, validFrom, validTo, recordedFrom].map((column) => Number(column[row])),
    );
}

/** What differs between two snapshots, by name: a diff of whole rolls would take minutes to print. */
function differing(followed: Snapshot, loaded: Snapshot, revisions: readonly number[]): string[] {
  const parts = (snapshot: Snapshot): [string, unknown][] => [
    ['revisions', snapshot.revisions],
    ['releases', snapshot.releases],
    ['storage', snapshot.storage],
    ...Object.entries(snapshot.facts).map(([name, value]): [string, unknown] => [`facts ${name}`, [...[value].flat()]]),
    ...Object.entries(snapshot.reference).map(([name, value]): [string, unknown] => [`reference ${name}`, value]),
    ['indices', snapshot.indices],
    ...revisions.flatMap((id) => {
      const { facts, ...roll } = snapshot.at(id);
      const values = { ...roll, rows: rowsOnRecord(facts, id) };
      return Object.entries(values).map(([name, value]): [string, unknown] => [`${name} at ${id}`, value]);
    }),
  ];
  const expected = new Map(parts(loaded));
  return parts(followed)
    .filter(([name, value]) => !isDeepStrictEqual(value, expected.get(name)))
    .map(([name]) => name);
}

const databases: TestDatabase[] = [];
afterAll(async () => {
  for (const database of databases) await database.drop();
});

async function seededPool(): Promise<Pool> {
  const database = await createTestDatabase({ seeded: true });
  databases.push(database);
  return (await database.open()).pool;
}

describe('a snapshot that follows another', () => {
  test(`is the one that would be loaded, at every revision, whatever was recorded (seed ${SEED}, ${RUNS} rolls)`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { minLength: 8, maxLength: 14 }), async (transactions) => {
        const pool = await seededPool();
        let current = await loadSnapshot(pool);
        for (const { revisions, ends } of transactions) {
          const client = await pool.connect();
          await client.query('BEGIN');
          for (const changes of revisions) {
            await client.query(`INSERT INTO revision
              SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'test', max(data_through) FROM revision`);
            for (const made of changes) await apply(client, made);
          }
          const changes = await readChanges(client, current);
          expect(changes).not.toBeNull();
          const supposed = await followedBy(current, changes!);
          await client.query(ends);
          client.release();
          if (ends === 'COMMIT') {
            const loaded = await loadSnapshot(pool);
            const ids = loaded.revisions.map(({ id }) => id);
            expect(differing(supposed, loaded, ids.slice(-4))).toEqual([]);
            current = supposed;
            // A newest roll that a release stands for is carried on as it is.
            await pool.query(
              `INSERT INTO release (name, revision_id, cut_at) SELECT 'of-' || max(id), max(id), now() FROM revision`,
            );
            current = await nextSnapshot(pool, current);
          }
        }
        const loaded = await loadSnapshot(pool);
        const ids = loaded.revisions.map(({ id }) => id);
        expect(differing(current, loaded, ids)).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  }, 240_000);

  test('shares with the one before what did not change', async () => {
    const pool = await seededPool();
    const before = await loadSnapshot(pool);
    await pool.query(`INSERT INTO revision
        SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'test', max(data_through) FROM revision;
      UPDATE initiative_alias SET recorded = int4range(lower(recorded), ${NEW}) WHERE upper_inf(recorded)`);
    const after = await nextSnapshot(pool, before);
    expect(after.facts).toBe(before.facts);
    expect(after.reference.initiatives).toBe(before.reference.initiatives);
    expect(after.roll.initiatives).toBe(before.roll.initiatives);
    expect(after.roll.initiativeAliases.size).toBe(0);
    expect(before.roll.initiativeAliases.size).toBeGreaterThan(0);
  });

  const CLOSED = `INSERT INTO revision
      SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'test', max(data_through) FROM revision;
    UPDATE participation SET recorded = int4range(lower(recorded), ${NEW}) WHERE upper_inf(recorded) AND id % 7 = 0`;

  test('takes over past rolls with all that was made of them, and the newest one where a release stands for it', async () => {
    const pool = await seededPool();
    const before = await loadSnapshot(pool);
    const past = before.at(1);
    expect(before.releaseAt(before.newest.id)).not.toBeNull();
    await pool.query(CLOSED);
    const after = await nextSnapshot(pool, before);
    expect(after.at(1)).toBe(past);
    expect(after.at(before.newest.id)).toBe(before.roll);
    await pool.query(`INSERT INTO initiative (slug) VALUES ('0-before-all-others')`);
    const moved = await nextSnapshot(pool, after);
    expect(moved.at(1)).not.toBe(past);
  });

  test('has large columns once: past rolls stand on the newest', async () => {
    const pool = await seededPool();
    // The constraint would take most of the time; nothing below writes what it refuses.
    await pool.query(`ALTER TABLE participation DROP CONSTRAINT participation_no_overlap;
      INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
      SELECT p.id, i.id, r.role, '[2024-05-01,)', 'day', 'verified', 1, int4range(1 + i.id % 2, NULL)
      FROM participant p, initiative i, unnest(ARRAY['chair', 'co_chair']::participation_role[]) AS r(role) LIMIT 40000`);
    const before = await loadSnapshot(pool);
    before.at(1);
    await pool.query(CLOSED);
    const after = await nextSnapshot(pool, before);
    expect(after.facts).not.toBe(before.facts);
    expect([after.at(1).facts, after.at(before.newest.id).facts]).toEqual([after.facts, after.facts]);
    expect(after.at(1).countries).toBe(before.at(1).countries);
    expect(differing(after, await loadSnapshot(pool), [1, before.newest.id, after.newest.id])).toEqual([]);
  });

  test('is loaded anew where an identity was added behind the known ones, or the revision is another', async () => {
    const pool = await seededPool();
    const before = await loadSnapshot(pool);
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query(`INSERT INTO initiative (id, slug) OVERRIDING SYSTEM VALUE VALUES (-1, 'behind')`);
    expect(await readChanges(client, before)).toBeNull();
    await client.query('ROLLBACK; BEGIN; ALTER TABLE revision DISABLE TRIGGER USER');
    await client.query(`UPDATE revision SET recorded_at = recorded_at + interval '1 second' WHERE id = ${NEW}`);
    expect(await readChanges(client, before)).toBeNull();
    await client.query('ROLLBACK');
    client.release();
    expect((await nextSnapshot(pool, before)).facts).toBe(before.facts);
  });
});
