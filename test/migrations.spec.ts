import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { type DataSource, getMetadataArgsStorage } from 'typeorm';
import { projectRoot } from '../src/config/project-root.js';
import { createDataSource, migrate, poolOf, revertLastMigration } from '../src/database/data-source.js';
import { createTestDatabase, revertTo, type TestDatabase, testLog } from './support/database.js';

/** All that a schema is made of, as sorted lines; the migrations' own table aside. */
const CATALOGUE = `
  WITH ours AS (
    SELECT c.oid, c.relname, c.relkind FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('schema_migration', 'schema_migration_id_seq', 'typeorm_metadata')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  )
  SELECT line FROM (
    SELECT format('column %s.%s %s default %s null %s generated %s identity %s comment %s', o.relname, a.attname,
        format_type(a.atttypid, a.atttypmod), pg_get_expr(d.adbin, d.adrelid), NOT a.attnotnull, a.attgenerated,
        a.attidentity, col_description(o.oid, a.attnum)) AS line
      FROM ours o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = o.oid AND d.adnum = a.attnum WHERE o.relkind = 'r'
    UNION ALL SELECT format('table %s comment %s', relname, obj_description(oid)) FROM ours WHERE relkind = 'r'
    UNION ALL SELECT format('constraint %s %s %s', o.relname, c.conname, pg_get_constraintdef(c.oid))
      FROM pg_constraint c JOIN ours o ON o.oid = c.conrelid
    UNION ALL SELECT 'index ' || pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN ours o ON o.oid = i.indrelid
    UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN ours o ON o.oid = t.tgrelid
      WHERE NOT t.tgisinternal
    UNION ALL SELECT 'sequence ' || relname FROM ours WHERE relkind = 'S'
    UNION ALL SELECT format('enum %s %s', t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder))
      FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY t.typname
    UNION ALL SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL SELECT format('extension %s', extname) FROM pg_extension
  ) AS lines ORDER BY line`;

/** Tables that are worked with, and hold nothing of the record: those of entities. */
const WORKED_WITH = getMetadataArgsStorage().tables.map(({ name }) => name);

/** One small world: two revisions, a state and an organisation, an initiative, a group, a source. */
const WORLD = `
  INSERT INTO revision (id, recorded_at, reason, data_through) VALUES
    (1, '2026-01-01 00:00:00Z', 'first', '2026-01-01'), (2, '2026-02-01 00:00:00Z', 'second', '2026-02-01');
  INSERT INTO participant (kind, code) VALUES ('state', 'NAM'), ('organisation', 'NAM');
  INSERT INTO initiative (slug) VALUES ('pact'), ('other');
  INSERT INTO country_group (slug) VALUES ('club');
  INSERT INTO source (title) VALUES ('list of members');`;

test('every file of migrations/ is one that runs, in the order of its instant', async () => {
  const files = readdirSync(join(projectRoot(), 'migrations')).sort();
  const named = files.map((file) => file.replace(/^(\d+)-(\w+)\.ts$/, '$2$1'));
  const dataSource = createDataSource({ url: 'postgresql://nowhere', poolSize: 1, onLost: testLog.warn });
  expect((dataSource.options.migrations as { name: string }[]).map(({ name }) => name)).toEqual(named);
});

describe('the schema', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    dataSource = await createDataSource({ url: database.url, poolSize: 3, onLost: testLog.warn }).initialize();
    pool = poolOf(dataSource);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  async function catalogue(): Promise<string[]> {
    return (await pool.query(CATALOGUE)).rows.map(({ line }) => line);
  }

  test('up, down, up leaves the same catalogue, and down leaves nothing', async () => {
    const before = await catalogue();
    expect(await migrate(dataSource)).not.toEqual([]);
    const up = await catalogue();
    expect(up.filter((line) => line.startsWith('table '))).toContain(
      'table release comment One row asserts: under this name, for ever, the state of the roll at this revision.',
    );
    const steps = [up];
    let changedNothing = 0;
    while (steps.at(-1)!.join() !== before.join()) {
      await revertLastMigration(dataSource);
      const left = await catalogue();
      if (steps.some((step) => step.join() === left.join())) changedNothing++;
      steps.push(left);
    }
    // Releases of before were dated anew, which changes rows alone.
    expect(changedNothing).toBe(1);
    expect(steps).toHaveLength(1 + (await migrate(dataSource)).length);
    expect(await catalogue()).toEqual(up);
  });

  test('down takes method 2.0 out of a filled roll and leaves what 1.0 can say', async () => {
    const filled = await createTestDatabase();
    const source = await createDataSource({ url: filled.url, poolSize: 2, onLost: testLog.warn }).initialize();
    try {
      const roll = poolOf(source);
      await roll.query(`${WORLD}
        INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
          SELECT p.id, i.id, r.role, '[2020-01-01,)', 'day', 'verified', s.id, '[1,)'
          FROM participant p, initiative i, source s, unnest(ARRAY['member', 'abstained']::participation_role[]) AS r(role)
          WHERE p.kind = 'state' AND i.slug = 'pact';
        INSERT INTO further_citation SELECT id, 2, source_id, null FROM participation;
        INSERT INTO organisation_version (organisation_id, slug, name_en, kind, recorded)
          SELECT id, 'nam', 'Non-Aligned Movement', 'intergovernmental', '[1,)' FROM participant WHERE kind = 'organisation';
        INSERT INTO initiative_version (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
          SELECT id, 'Pact', 'treaty', 'universal', true, 'open', 'not_applicable', '[1,)' FROM initiative WHERE slug = 'pact';`);
      await revertTo(source, 'CreateTheRoll');
      const { rows } = await roll.query(
        `SELECT role, (SELECT count(*)::int FROM further_citation) AS citations,
           (SELECT kind FROM organisation_version) AS kind, (SELECT list_completeness FROM initiative_version) AS list
         FROM participation`,
      );
      expect(rows).toEqual([{ role: 'member', citations: 1, kind: 'intergovernmental', list: 'none' }]);
      await expect(roll.query('DELETE FROM participation')).rejects.toMatchObject({ code: '23001' });
      await migrate(source);
      const { rows: again } = await roll.query(
        `SELECT method, type, o.kind, adoption, topics::text FROM revision, organisation_version o, initiative_version`,
      );
      const before = { method: '1.0', type: 'intergovernmental', kind: null, adoption: 'by_states', topics: '{}' };
      expect(again).toEqual([before, before]);
    } finally {
      await source.destroy();
      await filled.drop();
    }
  });

  test('a schema that is up to date is left alone', async () => {
    expect(await migrate(dataSource)).toEqual([]);
  });

  test('every foreign key of a table that grows is led by an index or by its key', async () => {
    const { rows } = await pool.query(`
      SELECT conrelid::regclass::text AS table, conname FROM pg_constraint c
      WHERE contype = 'f' AND conrelid IN ('participation'::regclass, 'group_membership'::regclass)
        AND confrelid IN ('participant'::regclass, 'initiative'::regclass)
        AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])`);
    expect(rows).toEqual([]);
  });
});

test('four processes that start at once migrate one after the other, each of them in the end up to date', async () => {
  const database = await createTestDatabase({ empty: true });
  try {
    const sources = await Promise.all(
      [1, 2, 3, 4].map(() => createDataSource({ url: database.url, poolSize: 2, onLost: testLog.warn }).initialize()),
    );
    const ran = await Promise.all(sources.map((source) => migrate(source)));
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    for (const source of sources) {
      expect((await poolOf(source).query('SELECT count(*)::int AS tables FROM participation')).rows).toEqual([
        { tables: 0 },
      ]);
      await source.destroy();
    }
  } finally {
    await database.drop();
  }
});

describe('the recorded roll', () => {
  let database: TestDatabase;
  let client: pg.PoolClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await (await database.open()).pool.connect();
  });
  afterAll(async () => {
    client?.release();
    await database?.drop();
  });
  beforeEach(async () => {
    await client.query(`BEGIN; ${WORLD}`);
  });
  afterEach(async () => {
    await client.query('ROLLBACK');
  });

  interface Fact {
    participant?: number;
    initiative?: number;
    role?: string;
    valid: string;
    recorded?: string;
  }

  const firstOf = async (table: string) => (await client.query(`SELECT min(id)::int AS id FROM ${table}`)).rows[0].id;

  async function record({
    participant = 0,
    initiative = 0,
    role = 'member',
    valid,
    recorded = '[1,)',
  }: Fact): Promise<void> {
    await client.query(
      `INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
       VALUES ($1, $2, $3, $4, 'day', 'verified', $5, $6)`,
      [
        (await firstOf('participant')) + participant,
        (await firstOf('initiative')) + initiative,
        role,
        valid,
        await firstOf('source'),
        recorded,
      ],
    );
  }

  async function join(valid: string, recorded = '[1,)'): Promise<void> {
    await client.query('INSERT INTO group_membership (group_id, country_id, valid, recorded) VALUES ($1, $2, $3, $4)', [
      await firstOf('country_group'),
      await firstOf('participant'),
      valid,
      recorded,
    ]);
  }

  /** The SQLSTATE and constraint with which a statement is refused; the transaction goes on. */
  async function refusal(work: () => Promise<unknown>): Promise<string> {
    await client.query('SAVEPOINT before');
    try {
      await work();
      return 'accepted';
    } catch (error) {
      const { code, constraint } = error as pg.DatabaseError;
      return constraint ? `${code} ${constraint}` : code!;
    } finally {
      await client.query('ROLLBACK TO before');
    }
  }

  const closeAll = (table: string) => client.query(`UPDATE ${table} SET recorded = int4range(lower(recorded), 2)`);

  test.each([
    ['within', '[2021-01-01,2022-01-01)'],
    ['without end', '[2024-12-31,)'],
    ['of one day, the last', '[2024-12-31,2025-01-01)'],
  ])('an overlapping participation %s is refused', async (_, valid) => {
    await record({ valid: '[2020-01-01,2025-01-01)' });
    expect(await refusal(() => record({ valid }))).toBe('23P01 participation_no_overlap');
  });

  test('a participation that begins on the day on which another ends does not overlap it', async () => {
    await record({ valid: '[2020-01-01,2025-01-01)' });
    expect(await refusal(() => record({ valid: '[2025-01-01,)' }))).toBe('accepted');
    expect(await refusal(() => record({ valid: '[2019-01-01,2020-01-01)' }))).toBe('accepted');
  });

  test('a state that leaves and returns is accepted', async () => {
    await record({ valid: '[2020-01-01,2021-01-01)' });
    expect(await refusal(() => record({ valid: '[2023-01-01,)' }))).toBe('accepted');
  });

  test('the same period in another role, initiative or participant of the same code is another fact', async () => {
    await record({ valid: '[2020-01-01,)' });
    expect(await refusal(() => record({ valid: '[2020-01-01,)', role: 'observer' }))).toBe('accepted');
    expect(await refusal(() => record({ valid: '[2020-01-01,)', initiative: 1 }))).toBe('accepted');
    expect(await refusal(() => record({ valid: '[2020-01-01,)', participant: 1 }))).toBe('accepted');
  });

  test('an overlap of valid time is accepted once the earlier statement is closed, but not in the same recorded time', async () => {
    await record({ valid: '[2020-01-01,)' });
    await closeAll('participation');
    expect(await refusal(() => record({ valid: '[2019-01-01,)', recorded: '[1,2)' }))).toBe(
      '23P01 participation_no_overlap',
    );
    expect(await refusal(() => record({ valid: '[2019-01-01,)', recorded: '[2,)' }))).toBe('accepted');
  });

  test('memberships of a group follow the same rule', async () => {
    await join('[2000-01-01,2010-01-01)');
    expect(await refusal(() => join('[2009-12-31,)'))).toBe('23P01 group_membership_no_overlap');
    expect(await refusal(() => join('[2010-01-01,)'))).toBe('accepted');
    await closeAll('group_membership');
    expect(await refusal(() => join('[2009-12-31,)', '[2,)'))).toBe('accepted');
  });

  test.each(['empty', '(,2020-01-01)', '[2020-01-01,2020-01-01)'])('the period %s is none', async (valid) => {
    expect(await refusal(() => record({ valid }))).toBe('23514 participation_period');
    expect(await refusal(() => join(valid))).toBe('23514 group_membership_period');
  });

  test('a period whose end is before its start is refused', async () => {
    expect(await refusal(() => record({ valid: '[2021-01-01,2020-01-01)' }))).toBe('22000');
  });

  describe('once written', () => {
    /** A row in every table. */
    async function fill(): Promise<void> {
      await record({ valid: '[2020-01-01,)' });
      await join('[2020-01-01,)');
      const id = {
        state: await firstOf('participant'),
        initiative: await firstOf('initiative'),
        group: await firstOf('country_group'),
        source: await firstOf('source'),
        participation: await firstOf('participation'),
      };
      await client.query(`
        INSERT INTO release (name, revision_id, cut_at) VALUES ('2026.1', 1, now());
        INSERT INTO import_log (name, sha256, inserted, closed, unchanged, rejected) VALUES ('x', 'y', 0, 0, 0, 0);
        INSERT INTO scheme (slug) VALUES ('split');
        INSERT INTO initiative_set (slug) VALUES ('seven');
        INSERT INTO indicator (slug) VALUES ('gdp');
        INSERT INTO further_citation VALUES (${id.participation}, 2, ${id.source}, null);
        INSERT INTO contradicting_claim
          (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
          VALUES (${id.state}, ${id.initiative}, 'member', '[2019-01-01,)', 'day', 'unverified', ${id.source}, '[1,)');
        INSERT INTO participation_act
          (participant_id, initiative_id, act, acted_on, acted_precision, confidence, source_title, recorded)
          VALUES (${id.state}, ${id.initiative}, 'signature', '2019-01-01', 'day', 'verified', 'The list', '[1,)');
        INSERT INTO country_version (country_id, alpha2, m49, name_en, un_status, recorded)
          VALUES (${id.state}, 'NA', '516', 'Namibia', 'member', '[1,)');
        INSERT INTO country_alias VALUES ('Namibie', 'fr', ${id.state}, '[1,)');
        INSERT INTO organisation_version (organisation_id, slug, name_en, type, recorded)
          VALUES (${id.state + 1}, 'nam', 'Non-Aligned Movement', 'group', '[1,)');
        INSERT INTO group_version (group_id, name_en, kind, recorded) VALUES (${id.group}, 'Club', 'group', '[1,)');
        INSERT INTO scheme_version (scheme_id, name_en, recorded) SELECT id, 'Split', '[1,)' FROM scheme;
        INSERT INTO scheme_group (scheme_id, position, group_id, name_en, recorded)
          SELECT id, 1, ${id.group}, 'Club', '[1,)' FROM scheme;
        INSERT INTO population (country_id, year, population, recorded) VALUES (${id.state}, 2020, 2.5e6, '[1,)');
        INSERT INTO initiative_version (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
          VALUES (${id.initiative}, 'Pact', 'treaty', 'universal', true, 'open', 'complete', '[1,)');
        INSERT INTO initiative_alias VALUES ('The Pact', 'en', ${id.initiative}, '[1,)');
        INSERT INTO initiative_lead VALUES (${id.initiative}, 1, ${id.state}, '[1,)');
        INSERT INTO restatement VALUES (1, 'initiatives', NULL, ${id.initiative}, 'recorded');
        INSERT INTO translation (table_name, column_name, text_en, text_zh, recorded)
          VALUES ('participations', 'evidence', 'derived', '推定', '[1,)');
        INSERT INTO initiative_set_version (set_id, name_en, recorded) SELECT id, 'Seven', '[1,)' FROM initiative_set;
        INSERT INTO initiative_set_member SELECT id, 1, ${id.initiative}, '[1,)' FROM initiative_set;
        INSERT INTO indicator_version (indicator_id, name_en, unit, recorded) SELECT id, 'GDP', '$', '[1,)' FROM indicator;
        INSERT INTO indicator_value (indicator_id, country_id, year, value, recorded)
          SELECT id, ${id.state}, 2020, 1, '[1,)' FROM indicator;`);
    }

    async function tables(recorded: boolean): Promise<string[]> {
      const { rows } = await client.query(
        `SELECT c.relname AS name FROM pg_class c
         WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND c.relnamespace = 'public'::regnamespace
           AND c.relname NOT IN ('schema_migration', 'typeorm_metadata') AND c.relname <> ALL ($2)
           AND $1 = EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'recorded')
         ORDER BY c.relname`,
        [recorded, WORKED_WITH],
      );
      return rows.map(({ name }) => name);
    }

    test('no row of any table is deleted or truncated, nor anything of it changed but the end of its recorded time', async () => {
      await fill();
      for (const table of [...(await tables(true)), ...(await tables(false))]) {
        const { rows } = await client.query(
          `SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attname <> 'recorded'
             AND attgenerated = '' AND attidentity <> 'a' ORDER BY attnum`,
          [table],
        );
        const outcomes = [
          await refusal(() => client.query(`DELETE FROM ${table}`)),
          await refusal(() => client.query(`TRUNCATE ${table} CASCADE`)),
        ];
        // Null will do for every type: the triggers come before the checks.
        for (const { column } of rows)
          outcomes.push(await refusal(() => client.query(`UPDATE ${table} SET ${column} = NULL`)));
        expect({ table, outcomes: [...new Set(outcomes)] }).toEqual({ table, outcomes: ['23001'] });
      }
    });

    test('recorded time is closed once, at its open end, and not moved', async () => {
      await fill();
      for (const table of await tables(true)) {
        const update = (recorded: string) =>
          refusal(() => client.query(`UPDATE ${table} SET recorded = '${recorded}'`));
        expect({
          table,
          start: await update('[2,)'),
          same: await update('[1,)'),
          empty: await update('empty'),
        }).toEqual({
          table,
          start: '23001',
          same: '23001',
          empty: '23001',
        });
        await closeAll(table);
        expect({ table, reopened: await update('[1,)'), closedLater: await update('[1,3)') }).toEqual({
          table,
          reopened: '23001',
          closedLater: '23001',
        });
      }
    });

    test('a row is not changed while it is closed', async () => {
      await fill();
      const close = (column: string, value: string) =>
        refusal(() => client.query(`UPDATE participation SET recorded = '[1,2)', ${column} = ${value}`));
      expect(await close('role', "'chair'")).toBe('23001');
      expect(await close('evidence', "'something else'")).toBe('23001');
      expect(await close('role', 'role')).toBe('accepted');
    });
  });

  test('a revision is announced with its number when it is committed', async () => {
    const { pool } = await database.open();
    const listener = await pool.connect();
    try {
      await listener.query('LISTEN rollcall_revision');
      const heard = new Promise((resolve) => listener.once('notification', ({ payload }) => resolve(payload)));
      await pool.query(
        `INSERT INTO revision (id, recorded_at, reason, data_through) VALUES (7, now(), 'seventh', '2026-01-01')`,
      );
      expect(await heard).toBe('7');
    } finally {
      listener.release(true);
    }
  });
});
