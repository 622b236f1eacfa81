// How long the two largest sources take, and how much memory: a panel of 15,557 rows of 537 columns, and 98,320 rows of
// parties, made up in the shape of the real ones; read, and imported as a dry run.
//
//   node --import ./test/support/ts-loader.mjs bench/sources.ts panel|parties [read|update]
//
// Without BENCH_DATABASE_URL (an empty database) the embedded server is used, in a folder of its own. Memory is that of the
// process at its highest, without PostgreSQL.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../src/config/project-root.js';
import { createDataSource, migrate, withSession } from '../src/database/data-source.js';
import { startOwnServer } from '../src/database/own-server.js';
import '../src/database/pg-types.js';
import { importPackage } from '../src/imports/import-package.js';
import { readSource } from '../src/sources/read-source.js';
import { formatReading } from '../src/sources/report.js';
import { openSource } from '../src/sources/source-folder.js';
import { updateSource } from '../src/sources/update-source.js';
import { writePanel, writeParties } from '../test/support/source-files.js';

const [what = 'panel', how = 'read'] = process.argv.slice(2);
const log = { log: () => undefined, warn: console.error, error: console.error };
const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
const server = process.env.BENCH_DATABASE_URL
  ? null
  : await startOwnServer({ dataDir: join(folder, 'server'), mayMove: true, log });
try {
  const url = process.env.BENCH_DATABASE_URL ?? server!.url;
  const dataSource = await createDataSource({ url, poolSize: 1, onLost: log.warn }).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  const pool = new pg.Pool({ connectionString: withSession(url) });
  await importPackage(pool, join(projectRoot(), 'data'));
  const file = join(folder, 'file.csv');
  const first = (name: string) =>
    readFileSync(join(projectRoot(), 'data', name), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]!);
  if (what === 'panel') await writePanel(file, [...new Set(first('codes/cow.csv'))].slice(0, 217), 15_557, 534);
  else await writeParties(file, first('countries.csv'), 98_320);
  const source = await openSource(what === 'panel' ? 'cow-igo' : 'treaty-parties');
  const before = process.resourceUsage().maxRSS;
  const started = performance.now();
  if (how === 'read') {
    const client = await pool.connect();
    const rows = await readSource(source, file, client);
    console.log(formatReading(source.name, rows.reading));
    await rows.close();
    client.release();
  } else {
    const { reading, report } = await updateSource(source, file, pool, {
      dryRun: true,
      skipInvalid: true,
      rejectedPath: join(folder, 'rejected.csv'),
    });
    console.log(formatReading(source.name, reading));
    console.log(report?.outcome, report?.problemCount, report?.tables, report?.problems.slice(0, 5));
  }
  const seconds = (performance.now() - started) / 1000;
  const mib = (kib: number) => Math.round(kib / 1024);
  console.log(
    `${what} ${how}: ${seconds.toFixed(1)} s, ${mib(process.resourceUsage().maxRSS)} MiB (${mib(before)} before)`,
  );
  await pool.end();
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
