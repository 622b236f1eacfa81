// How fast participations are exported by the command line and over HTTP, in what memory, beside what COPY TO reaches: of
// the bare table, and of the same rows with names and sources joined in SQL.
//
//   npm run build && node --import ./test/support/ts-loader.mjs bench/export.ts [--rows 600000] [--initiatives 12000] [--format csv]
//
// Without BENCH_DATABASE_URL (a server where databases may be made) the embedded server is used, in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { projectRoot } from '../src/config/project-root.js';
import { createDataSource, migrate, withSession } from '../src/database/data-source.js';
import { startOwnServer } from '../src/database/own-server.js';
import { importPackage } from '../src/imports/import-package.js';
import { startRollcall } from './processes.js';

const { values: args } = parseArgs({
  options: {
    rows: { type: 'string', default: '600000' },
    initiatives: { type: 'string', default: '12000' },
    format: { type: 'string', default: 'csv' },
  },
});
const ROWS = Number(args.rows);
const INITIATIVES = Number(args.initiatives);
const log = { log: () => undefined, warn: console.error, error: console.error };

const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
// PostgreSQL refuses root and runs as another user there, who must be able to enter.
chmodSync(folder, 0o755);
const given = process.env.BENCH_DATABASE_URL;
const server = given ? null : await startOwnServer({ dataDir: join(folder, 'server'), mayMove: true, log });
const base = new URL(given ?? server!.url);
const name = `bench_export_${process.pid}`;
const url = new URL(base);
url.pathname = `/${name}`;
const admin = new pg.Client({ connectionString: base.href });

/** Rows straight into the tables: the overlap constraint, which the generator keeps, is what would take the time. */
async function fill(client: pg.Client): Promise<void> {
  await client.query('ALTER TABLE participation DROP CONSTRAINT participation_no_overlap');
  await client.query(`INSERT INTO initiative (slug) SELECT 'bench-' || i FROM generate_series(1, ${INITIATIVES}) i`);
  await client.query(`INSERT INTO initiative_version (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
    SELECT id, 'Initiative ' || slug, 'declaration', 'universal', false, 'open', 'complete', '[1,)' FROM initiative WHERE slug LIKE 'bench-%'`);
  await client.query(`INSERT INTO source (url, title, publisher, accessed_on)
    SELECT 'https://example.org/initiatives/' || i || '/list-' || s || '.html', 'List ' || s || ' of the participants of initiative ' || i,
      'Secretariat of initiative ' || i, '2026-01-15' FROM generate_series(1, ${INITIATIVES}) i, generate_series(1, 3) s`);
  await client.query(`INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded)
    SELECT p.ids[1 + n % 190], i.first + n / ${Math.ceil(ROWS / INITIATIVES)}, (enum_range(NULL::participation_role))[1 + (n / 190) % 8],
      daterange(date '2010-01-01' + (n % 4000), CASE WHEN n % 10 = 0 THEN date '2027-01-01' END), 'year',
      (enum_range(NULL::confidence))[1 + n % 3], s.first + (n / ${Math.ceil(ROWS / INITIATIVES)}) * 3 + n % 3,
      'Row ' || n || ' of the list, as it stood on the day of access', '[1,)'
    FROM generate_series(0, ${ROWS - 1}) n,
      (SELECT array_agg(id ORDER BY id) AS ids FROM participant WHERE kind = 'state') p,
      (SELECT min(id) AS first FROM initiative WHERE slug LIKE 'bench-%') i,
      (SELECT min(id) AS first FROM source WHERE url LIKE 'https://example.org/initiatives/%') s`);
  await client.query('VACUUM ANALYZE participation');
  await client.query('ANALYZE');
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The most memory that a process ever held, as Linux counts it; null elsewhere. */
function peakMemory({ pid }: Pick<ChildProcess, 'pid'>): number | null {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return null; // The process ended between two looks, or this is no Linux.
  }
}

try {
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  const dataSource = await createDataSource({ url: url.href, poolSize: 1, onLost: log.warn }).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  const pool = new pg.Pool({ connectionString: withSession(url.href), max: 2 });
  await importPackage(pool, join(projectRoot(), 'data'));
  await pool.end();
  const client = new pg.Client({ connectionString: withSession(url.href) });
  await client.connect();
  console.error(`writing ${ROWS} participations of ${INITIATIVES} initiatives`);
  await fill(client);
  const counted = await client.query<{ count: string }>('SELECT count(*) FROM participation');

  console.error('COPY TO, the bare table');
  const copied = (sql: string, file: string) => () =>
    pipeline(client.query(copyTo(`COPY ${sql} TO STDOUT (FORMAT csv, HEADER)`)), createWriteStream(join(folder, file)));
  const copySeconds = await seconds(copied('participation', 'table.csv'));
  console.error('COPY TO, the same rows with names and sources');
  const joined = `(SELECT i.slug, p.code, p.kind, f.role, lower(f.valid), upper(f.valid), f.date_precision, f.confidence,
      s.url, s.title, s.publisher, s.accessed_on, f.evidence, v.name_en, coalesce(c.name_en, o.name_en),
      'Participation:' || f.id, 1, r.recorded_at
    FROM participation f JOIN initiative i ON i.id = f.initiative_id JOIN initiative_version v ON v.initiative_id = i.id
    JOIN participant p ON p.id = f.participant_id LEFT JOIN country_version c ON c.country_id = p.id
    LEFT JOIN organisation_version o ON o.organisation_id = p.id JOIN source s ON s.id = f.source_id
    JOIN revision r ON r.id = lower(f.recorded) ORDER BY f.id)`;
  const joinedSeconds = await seconds(copied(joined, 'joined.csv'));
  await client.end();

  console.error('rollcall export participations');
  const out = join(folder, `participations.${args.format}`);
  const command = [join(projectRoot(), 'dist', 'src', 'cli', 'main.js'), 'export', 'participations', '--cumulative'];
  let peak = 0;
  const exportSeconds = await seconds(async () => {
    const child = spawn(process.execPath, [...command, '--format', args.format, '--out', out], {
      env: { ...process.env, DATABASE_URL: url.href, ROLLCALL_DATA_PACKAGE: 'none' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const sampling = setInterval(() => {
      peak = Math.max(peak, peakMemory(child) ?? 0);
    }, 50);
    const [code] = await once(child, 'exit');
    clearInterval(sampling);
    if (code !== 0) throw new Error(`the export ended with ${code}`);
  });

  console.error('GET /exports/participations');
  const rollcall = await startRollcall(url.href, { cached: true });
  const download = new URL(`/exports/participations.${args.format}?presence=CUMULATIVE`, rollcall.url);
  const httpSeconds = await seconds(async () => {
    // Uncompressed, as COPY TO is.
    const response = await fetch(download, { headers: { 'accept-encoding': 'identity' } });
    if (!response.ok) throw new Error(`the download was answered ${response.status}: ${await response.text()}`);
    await pipeline(response.body!, createWriteStream(join(folder, 'downloaded')));
  });
  const serverPeak = peakMemory(rollcall);
  await rollcall.stop();
  const rate = (took: number) => Math.round(ROWS / took);
  const result = {
    rows: ROWS,
    onRecord: Number(counted.rows[0]!.count),
    initiatives: INITIATIVES,
    format: args.format,
    copyTableSeconds: Number(copySeconds.toFixed(1)),
    copyTableRowsPerSecond: rate(copySeconds),
    copyJoinedSeconds: Number(joinedSeconds.toFixed(1)),
    copyJoinedRowsPerSecond: rate(joinedSeconds),
    exportSeconds: Number(exportSeconds.toFixed(1)),
    exportRowsPerSecond: rate(exportSeconds),
    ofCopyTable: Number((copySeconds / exportSeconds).toFixed(2)),
    ofCopyJoined: Number((joinedSeconds / exportSeconds).toFixed(2)),
    httpSeconds: Number(httpSeconds.toFixed(1)),
    httpRowsPerSecond: rate(httpSeconds),
    httpOfCopyTable: Number((copySeconds / httpSeconds).toFixed(2)),
    httpOfCopyJoined: Number((joinedSeconds / httpSeconds).toFixed(2)),
    serverPeakRssMb: serverPeak === null ? null : Math.round(serverPeak),
    exportMb: Math.round(statSync(out).size / 2 ** 20),
    peakRssMb: Math.round(peak),
    node: process.version,
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 2 ** 20),
  };
  const results = join(projectRoot(), 'bench', 'results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `export-${args.format}-${ROWS}.json`), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
} finally {
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
