import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { projectRoot } from '../src/config/project-root.js';
import { createDataSource, migrate, poolOf, withSession } from '../src/database/data-source.js';
import { importPackage } from '../src/imports/import-package.js';
import { COPIED_COLUMNS, generatedRoll, type InitiativeRows, type Shipped } from './generated-roll.js';

export type Size = 'S' | 'L' | 'XL';

/** Initiatives and participations on record now, the shipped ones among them. */
export const SIZES: Readonly<Record<Size, { initiatives: number; participations: number }>> = {
  S: { initiatives: 150, participations: 6_000 },
  L: { initiatives: 12_000, participations: 600_000 },
  XL: { initiatives: 120_000, participations: 6_000_000 },
};

/** Grows when the generated rolls change, so that kept databases are made anew. */
const VERSION = 1;
const LAST_REVISION = 40;

const quiet = { log: () => undefined, warn: console.error, error: console.error };

/**
 * The address of a database that holds the roll of a size: the kept one if it was made from the same seed, generator,
 * migrations and shipped data, else a new one. `say` is told what takes long.
 *
 * Facts are copied in while the table has neither foreign keys, indexes nor the exclusion constraint; all are added back
 * from their own definitions, so PostgreSQL checks every row in the end.
 */
export async function ensureRoll(
  server: string,
  size: Size,
  seed: number,
  say: (line: string) => void,
): Promise<string> {
  const name = `bench_${size.toLowerCase()}`;
  const stamp = JSON.stringify({ version: VERSION, seed, size: SIZES[size], base: baseDigest() });
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ stamp: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS stamp FROM pg_database WHERE datname = $1`,
      [name],
    );
    if (rows[0]?.stamp === stamp) return databaseUrl(server, name);
    const started = performance.now();
    say(`Making roll ${size} (${SIZES[size].participations} participations, seed ${seed}) ...`);
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    await fill(databaseUrl(server, name), size, seed, say);
    // The stamp comes last: a database without it is unfinished, and made anew.
    await admin.query(`COMMENT ON DATABASE ${name} IS ${pg.escapeLiteral(stamp)}`);
    say(`Roll ${size} made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    return databaseUrl(server, name);
  } finally {
    await admin.end();
  }
}

/** The address of a database of the same server, with the session settings that the project's parsers rely on. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return withSession(url.href);
}

/** What a roll is made from besides the generator: the shipped data and the schema. */
function baseDigest(): string {
  const hash = createHash('sha256');
  for (const folder of ['data', 'migrations']) {
    const path = join(projectRoot(), folder);
    for (const file of readdirSync(path).sort()) {
      if (/\.(csv|json|ts)$/.test(file)) hash.update(file).update(readFileSync(join(path, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function fill(url: string, size: Size, seed: number, say: (line: string) => void): Promise<void> {
  const dataSource = await createDataSource({ url, poolSize: 6, onLost: quiet.warn }).initialize();
  try {
    await migrate(dataSource);
    const pool = poolOf(dataSource);
    await importPackage(pool, join(projectRoot(), 'data', 'datapackage.json'));
    const { shipped, has } = await readShipped(pool);
    await pool.query(
      `INSERT INTO revision (id, recorded_at, reason, data_through)
       SELECT next, recorded_at + (next - id) * interval '1 millisecond', 'generated for the bench', data_through
       FROM revision, generate_series(id + 1, $1::int) next WHERE id = (SELECT max(id) FROM revision)`,
      [LAST_REVISION],
    );
    await pool.query(
      `INSERT INTO release (name, revision_id, cut_at) SELECT 'bench-' || id, id, recorded_at FROM revision WHERE id % 10 = 0`,
    );
    const restore = await withoutIndexes(pool);
    const target = SIZES[size];
    const rows = generatedRoll(
      shipped,
      {
        initiatives: target.initiatives - has.initiatives,
        participations: target.participations - has.participations,
        lastRevision: LAST_REVISION,
      },
      seed,
    );
    await copyAll(pool, rows);
    for (const table of ['initiative', 'source', 'participation']) {
      await pool.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
    }
    say(`  copied; indexing`);
    await restore();
    for (const table of Object.keys(COPIED_COLUMNS)) await pool.query(`VACUUM (FREEZE, ANALYZE) ${table}`);
    await pool.query('ANALYZE');
  } finally {
    await dataSource.destroy();
  }
}

async function readShipped(
  pool: pg.Pool,
): Promise<{ shipped: Shipped; has: { initiatives: number; participations: number } }> {
  const participants = async (kind: string) =>
    (
      await pool.query<{ id: number; participations: number }>(
        `SELECT p.id, count(f.id)::int AS participations FROM participant p
         LEFT JOIN participation f ON f.participant_id = p.id WHERE p.kind = $1 GROUP BY p.id ORDER BY p.code`,
        [kind],
      )
    ).rows;
  const { rows } = await pool.query(`SELECT
      (SELECT array_agg(id ORDER BY slug) FROM country_group g WHERE EXISTS (SELECT FROM group_membership WHERE group_id = g.id)) AS groups,
      (SELECT data_through FROM revision ORDER BY id DESC LIMIT 1) AS "dataThrough",
      (SELECT max(id) + 1 FROM initiative) AS "nextInitiative",
      (SELECT max(id) + 1 FROM source) AS "nextSource",
      (SELECT max(id)::int + 1 FROM participation) AS "nextParticipation",
      (SELECT count(*)::int FROM initiative) AS initiatives,
      (SELECT count(*)::int FROM participation) AS participations`);
  const { initiatives, participations, ...next } = rows[0];
  const shipped = { states: await participants('state'), organisations: await participants('organisation'), ...next };
  return { shipped, has: { initiatives, participations } };
}

/**
 * Takes the foreign keys off the tables that are copied into, and off the facts the exclusion constraint and further
 * indexes too; the function returned adds them back.
 */
async function withoutIndexes(pool: pg.Pool): Promise<() => Promise<void>> {
  const { rows } = await pool.query<{ remove: string; add: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS remove,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
    FROM pg_constraint WHERE (contype = 'f' AND conrelid = ANY($1::regclass[])) OR (contype = 'x' AND conrelid = 'participation'::regclass)
    UNION ALL
    SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = 'participation'::regclass
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
    [`{${Object.keys(COPIED_COLUMNS).join(',')}}`],
  );
  for (const { remove } of rows) await pool.query(remove);
  return async () => {
    const client = await pool.connect();
    try {
      await client.query(`SET maintenance_work_mem = '1GB'`);
      for (const { add } of rows) await client.query(add);
    } finally {
      client.release(true);
    }
  };
}

/** Copies the rows of all tables side by side, each through a connection of its own. */
async function copyAll(pool: pg.Pool, rows: Iterable<InitiativeRows>): Promise<void> {
  const tables = Object.keys(COPIED_COLUMNS) as (keyof InitiativeRows)[];
  const clients = await Promise.all(tables.map(() => pool.connect()));
  let failed = true;
  try {
    for (const client of clients) await client.query('BEGIN');
    const streams = tables.map((table, place) =>
      clients[place]!.query(copyFrom(`COPY ${table} (${COPIED_COLUMNS[table]}) FROM STDIN`)),
    );
    const done = streams.map((stream) => once(stream, 'finish'));
    const buffers = tables.map(() => '');
    const flush = async (place: number) => {
      const full = !streams[place]!.write(buffers[place]);
      buffers[place] = '';
      if (full) await Promise.race([once(streams[place]!, 'drain'), ...done]);
    };
    for (const row of rows) {
      for (const [place, table] of tables.entries()) {
        buffers[place] += row[table];
        if (buffers[place]!.length > 1 << 18) await flush(place);
      }
    }
    for (const place of tables.keys()) await flush(place);
    for (const stream of streams) stream.end();
    await Promise.all(done);
    for (const client of clients) await client.query('COMMIT');
    failed = false;
  } finally {
    for (const client of clients) client.release(failed);
  }
}
