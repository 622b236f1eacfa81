import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/config/project-root.js';
import type { OpenDatabase } from '../src/database/open-database.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';

/** The part of docs/scale.md that is plain PostgreSQL: keys that hold the initiative. */
describe('the keys of a distributed roll', () => {
  let database: TestDatabase;
  let open: OpenDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
    open = await database.open();
  });
  afterAll(() => database?.drop());

  test('hold the initiative, lose no row, and still refuse overlaps and orphans', async () => {
    const count = async () =>
      (
        await open.pool.query(
          'SELECT (SELECT count(*) FROM participation), (SELECT count(*) FROM further_citation) AS f',
        )
      ).rows[0];
    // The shipped facts have one citation each.
    await open.pool.query(
      "INSERT INTO further_citation SELECT id, 2, source_id, 'more' FROM participation ORDER BY id LIMIT 3",
    );
    const before = await count();
    expect(before.f).toBe('3');
    await open.pool.query(readFileSync(join(projectRoot(), 'ops', 'distribute-rekey.sql'), 'utf8'));
    expect(await count()).toEqual(before);

    const { rows } = await open.pool.query(`
      SELECT conrelid::regclass::text AS "table", conname AS name
      FROM pg_constraint
      WHERE conrelid IN ('participation'::regclass, 'further_citation'::regclass) AND contype IN ('p', 'u', 'x')
        AND NOT (SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = 'initiative_id') = ANY (conkey)`);
    expect(rows).toEqual([]);

    const again = `INSERT INTO participation
      (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded)
      SELECT participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded
      FROM participation WHERE upper_inf(recorded) LIMIT 1`;
    await expect(open.pool.query(again)).rejects.toThrow('participation_no_overlap');
    const orphan = `INSERT INTO further_citation (initiative_id, participation_id, position, source_id)
      SELECT initiative_id, 0, 2, source_id FROM participation LIMIT 1`;
    await expect(open.pool.query(orphan)).rejects.toThrow('further_citation_participation_id_fkey');
  });
});
