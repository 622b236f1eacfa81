// How fast 600,000 participations are imported, beside what COPY reaches with the same rows, already resolved, into the same
// table with the same constraints on the same server.
//
//   node --expose-gc --import ./test/support/ts-loader.mjs bench/import.ts [--rows 600000] [--initiatives 12000] [--seed 1]
//
// Without BENCH_DATABASE_URL (a server where databases may be made) the embedded server is used, in a folder of its own.
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { projectRoot } from '../src/config/project-root.js';
import { createDataSource, migrate, withSession } from '../src/database/data-source.js';
import { startOwnServer } from '../src/database/own-server.js';
import { importFile, importPackage } from '../src/imports/import-package.js';

const { values: args } = parseArgs({
  options: {
    rows: { type: 'string', default: '600000' },
    initiatives: { type: 'string', default: '12000' },
    seed: { type: 'string', default: '1' },
  },
});
const ROWS = Number(args.rows);
const INITIATIVES = Number(args.initiatives);
const SEED = Number(args.seed);
const log = { log: () => undefined, warn: console.error, error: console.error };

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ROLES = ['signatory', 'party', 'adherent', 'endorser', 'member', 'observer', 'participant', 'partner'];
const CONFIDENCES = ['verified', 'corroborated', 'unverified'];

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < 1 << 20) continue;
    if (!file.write(chunk)) await once(file, 'drain');
    chunk = '';
  }
  file.end(chunk);
  await once(file, 'close');
}

function* initiatives(): Generator<string> {
  yield 'slug,name_en,name_zh,summary_en,summary_zh,kind,scope,binding,openness,eligible_group,lead_organisation,host_country,opened_on,in_force_on,ended_on,list_completeness,list_checked_on,published_total,url';
  for (let i = 0; i < INITIATIVES; i++) {
    yield `bench-${i},Initiative ${i},,,,declaration,universal,false,open,,,,2010-01-01,,,complete,2026-01-01,,`;
  }
}

/**
 * Participations, initiative by initiative as lists are published: some left, some left and came back, a few are named by
 * name and not by code, and each initiative has three sources.
 */
function* participations(countries: readonly (readonly [code: string, name: string])[]): Generator<string> {
  const random = randomNumbers(SEED);
  yield 'initiative,participant,participant_kind,role,valid_from,valid_to,date_precision,confidence,source_url,source_title,source_publisher,source_accessed_on,evidence';
  const perInitiative = Math.ceil(ROWS / INITIATIVES);
  let left = ROWS;
  for (let i = 0; left > 0; i++) {
    const first = Math.floor(random() * countries.length);
    for (let j = 0; j < perInitiative && left > 0; j++) {
      const [code, name] = countries[(first + j * 3) % countries.length]!;
      const round = Math.floor(j / countries.length);
      const role = ROLES[(i + round) % ROLES.length]!;
      const year = 2010 + Math.floor(random() * 8);
      const who = random() < 0.05 ? `"${name.replaceAll('"', '""')}"` : code;
      const source = Math.floor(random() * 3);
      const rest = `year,${CONFIDENCES[Math.floor(random() * 3)]},https://example.org/initiatives/${i}/list-${source}.html,List ${source} of the participants of initiative ${i},Secretariat of initiative ${i},2026-0${1 + source}-15,"Row ${j + 1} of the list, as it stood on the day of access"`;
      const ended = random() < 0.1;
      yield `bench-${i},${who},state,${role},${year}-01-01,${ended ? `${year + 3}-01-01` : ''},${rest}`;
      left--;
      if (ended && random() < 0.2 && left > 0) {
        yield `bench-${i},${code},state,${role},${year + 5}-01-01,,${rest}`;
        left--;
        j++;
      }
    }
  }
}

async function inDatabase<Result>(url: string, work: (pool: pg.Pool) => Promise<Result>): Promise<Result> {
  const pool = new pg.Pool({ connectionString: withSession(url), max: 2 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
const given = process.env.BENCH_DATABASE_URL;
const server = given ? null : await startOwnServer({ dataDir: join(folder, 'server'), mayMove: true, log });
const base = new URL(given ?? server!.url);
const admin = new pg.Client({ connectionString: base.href });
const databaseUrl = (name: string) => {
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.href;
};
const [forImport, forCopy] = [`bench_import_${process.pid}`, `bench_copy_${process.pid}`];

try {
  await admin.connect();
  console.error(`writing ${ROWS} participations of ${INITIATIVES} initiatives (seed ${SEED})`);
  await admin.query(`CREATE DATABASE ${forImport} TEMPLATE template0`);
  const dataSource = await createDataSource({
    url: databaseUrl(forImport),
    poolSize: 1,
    onLost: log.warn,
  }).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  const countries = await inDatabase(databaseUrl(forImport), async (pool) => {
    await importPackage(pool, join(projectRoot(), 'data'));
    await writeLines(join(folder, 'initiatives.csv'), initiatives());
    await importFile(pool, join(folder, 'initiatives.csv'));
    const { rows } = await pool.query<[string, string]>({
      text: 'SELECT p.code, v.name_en FROM participant p JOIN country_version v ON v.country_id = p.id ORDER BY 1',
      rowMode: 'array',
    });
    return rows;
  });
  const csv = join(folder, 'participations.csv');
  await writeLines(csv, participations(countries));
  await admin.query(`CREATE DATABASE ${forCopy} TEMPLATE ${forImport}`);

  console.error('importing them');
  (globalThis as { gc?: () => void }).gc?.();
  const rssBefore = process.memoryUsage.rss();
  let peakRss = rssBefore;
  const sampling = setInterval(() => {
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
  }, 20);
  const phases: Record<string, number> = {};
  const imported = await inDatabase(databaseUrl(forImport), (pool) => {
    const started = performance.now();
    return importFile(pool, csv, {
      onProgress: ({ phase }) => {
        phases[phase] ??= (performance.now() - started) / 1000;
      },
    });
  });
  clearInterval(sampling);
  const [{ inserted, rejected } = { inserted: 0, rejected: ROWS }] = imported.tables;
  if (inserted !== ROWS || rejected !== 0) throw new Error(`${inserted} of ${ROWS} rows were inserted`);

  console.error('copying the same rows, resolved');
  const resolved = join(folder, 'participations.copy');
  const columns =
    'id, participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded';
  const fresh = 'WHERE lower(recorded) = (SELECT max(id) FROM revision)';
  const dump = async (sql: string, path: string) =>
    inDatabase(databaseUrl(forImport), async (pool) => {
      const client = await pool.connect();
      await pipeline(client.query(copyTo(`COPY (${sql}) TO STDOUT`)), createWriteStream(path));
      client.release();
    });
  await dump(`SELECT ${columns} FROM participation ${fresh} ORDER BY id`, resolved);
  await dump('SELECT id, url, title, publisher, accessed_on FROM source ORDER BY id', join(folder, 'sources.copy'));
  const copySeconds = await inDatabase(databaseUrl(forCopy), async (pool) => {
    const client = await pool.connect();
    const copy = async (sql: string, path: string) =>
      pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), client.query(copyFrom(sql)));
    // The importer finds the sources itself; COPY gets them, and their rows, ready.
    await client.query('CREATE TEMP TABLE given (LIKE source)');
    await client.query('ALTER TABLE given DROP COLUMN digest');
    await copy('COPY given FROM STDIN', join(folder, 'sources.copy'));
    await client.query(`INSERT INTO source (id, url, title, publisher, accessed_on) OVERRIDING SYSTEM VALUE
      SELECT * FROM given g WHERE NOT EXISTS (SELECT FROM source s WHERE s.id = g.id)`);
    const started = performance.now();
    await copy(`COPY participation (${columns}) FROM STDIN`, resolved);
    const seconds = (performance.now() - started) / 1000;
    client.release();
    return seconds;
  });

  const version = (await admin.query<{ server_version: string }>('SHOW server_version')).rows[0]!.server_version;
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  const result = {
    rows: ROWS,
    initiatives: INITIATIVES,
    seed: SEED,
    copySeconds: Number(copySeconds.toFixed(1)),
    copyRowsPerSecond: Math.round(ROWS / copySeconds),
    importSeconds: Number(imported.seconds.toFixed(1)),
    importRowsPerSecond: imported.rowsPerSecond,
    ratio: Number((copySeconds / imported.seconds).toFixed(2)),
    phasesBeginAt: Object.fromEntries(Object.entries(phases).map(([phase, at]) => [phase, Number(at.toFixed(1))])),
    rssBeforeMb: megabytes(rssBefore),
    peakRssMb: megabytes(peakRss),
    postgres: version,
    node: process.version,
    cores: cpus().length,
    memoryMb: megabytes(totalmem()),
  };
  mkdirSync(join(projectRoot(), 'bench', 'results'), { recursive: true });
  writeFileSync(join(projectRoot(), 'bench', 'results', 'import.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
} finally {
  for (const name of [forImport, forCopy]) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
