// How fast Rollcall answers, beside PostGraphile 5 on the same database and beside a bare Fastify that returns the same
// bytes: `npm run bench`, see --help.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { projectRoot } from '../src/config/project-root.js';
import { withSession } from '../src/database/data-source.js';
import { startOwnServer } from '../src/database/own-server.js';
import { difference } from './compare.js';
import {
  bodies,
  changes,
  conditional,
  heavyHolds,
  holds,
  keptAnswers,
  post,
  postOf,
  profileOf,
  soak,
} from './measures.js';
import {
  BENCH,
  cpuSeconds,
  type LoadResult,
  load,
  rssMb,
  type Server,
  startLimit,
  startPostgraphile,
  startRollcall,
} from './processes.js';
import { topFunctions, topPackages } from './profile.js';
import { type Measure, measuresTable, type Result, save, table } from './results.js';
import { ensureRoll, SIZES, type Size } from './rolls.js';
import { type Workload, type WorkloadName, workloadsFor } from './workloads.js';

const HELP = `Usage: npm run bench -- [options]

  --quick              size S, and W3 and W4 at size L, in about two minutes
  --size S,L,XL        sizes (default: all); 6 thousand, 600 thousand and 6 million participations
  --workload W0,...    workloads (default: all; W2 is asked at size S alone)
  --server NAMES       of rollcall, rollcall-cached, postgraphile, limit (default: all)
  --seconds N          length of each run (default 8)
  --rounds N           runs of each server and workload, in turn (default 2, with --quick 1)
  --connections N      (default 20)
  --seed N             of the generated rolls (default 1)
  --skip-measures      only the table: no change, no holds of the event loop, no GET
  --soak N             also N requests of all workloads but W2, and the memory after them
  --profile            instead: a CPU profile of Rollcall under each workload, and where its time goes
  --keep               leave in bench/results what earlier runs saved of other sizes and workloads
`;

const ALL_WORKLOADS: readonly WorkloadName[] = ['W0', 'W1', 'W2', 'W3', 'W4', 'W5', 'W6'];
const ALL_SERVERS = ['rollcall', 'rollcall-cached', 'postgraphile', 'limit'] as const;
type ServerName = (typeof ALL_SERVERS)[number];

/** As one would set a small machine of its own; both Rollcall and PostGraphile are served by this one. */
const POSTGRES_SETTINGS = {
  shared_buffers: '1GB',
  effective_cache_size: '4GB',
  work_mem: '32MB',
  random_page_cost: '1.1',
  // Compiling a plan takes longer than running any of these.
  jit: 'off',
};

const { values: args } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    size: { type: 'string' },
    workload: { type: 'string' },
    server: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    connections: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    'skip-measures': { type: 'boolean', default: false },
    soak: { type: 'string', default: '0' },
    profile: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
if (args.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const sizes = chosen('--size', args.size, args.quick ? (['S', 'L'] as const) : (['S', 'L', 'XL'] as const));
const workloadNames = chosen('--workload', args.workload, ALL_WORKLOADS);
const serverNames = chosen('--server', args.server, ALL_SERVERS);
const seconds = number('--seconds', args.seconds ?? (args.quick ? '0.6' : '8'), 0.1);
const warmupSeconds = args.quick ? 0.3 : Math.min(3, seconds);
const rounds = number('--rounds', args.rounds ?? (args.quick ? '1' : '2'), 1);
const connections = number('--connections', args.connections, 1);
const seed = number('--seed', args.seed, 0);
const soaked = number('--soak', args.soak, 0);

/** The values of a list option, each checked; all where none is given. */
function chosen<T extends string>(option: string, given: string | undefined, all: readonly T[]): readonly T[] {
  if (given === undefined) return all;
  return given.split(',').map((one) => {
    const known = option === '--size' ? (Object.keys(SIZES) as T[]) : all;
    if (known.includes(one as T)) return one as T;
    return fail(`${option}: '${one}' is none of ${known.join(', ')}`);
  });
}

function number(option: string, given: string, least: number): number {
  const value = Number(given);
  if (given.trim() !== '' && value >= least) return value;
  return fail(`${option}: '${given}' is not a number from ${least} on`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Installs what the bench alone needs, on first use and when its lock file has changed. */
function ensureInstalled(): void {
  const stamp = join(BENCH, 'node_modules', '.installed-lock');
  const lock = readFileSync(join(BENCH, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing what the bench needs (npm ci --prefix bench) ...');
  // No install script is needed. The engine check would complain of the Node that runs this, not of the one it brings.
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefix', BENCH, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'],
    {
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) fail('The packages of the bench could not be installed; see above.');
  writeFileSync(stamp, lock);
}

const results: Result[] = [];
const measures: Measure[] = [];

async function benchSize(embedded: string, size: Size): Promise<void> {
  const database = await ensureRoll(embedded, size, seed, say);
  const names = workloadNames.filter((name) => (name !== 'W2' || size === 'S') && tasted(size, name));
  const pool = new pg.Pool({ connectionString: withSession(database), max: 2 });
  const servers: Server[] = [];
  try {
    await pool.query(readFileSync(join(BENCH, 'postgraphile', 'api.sql'), 'utf8'));
    await pool.query('VACUUM (ANALYZE)');
    for (const name of args.profile ? (['rollcall', 'postgraphile'] as const) : serverNames) {
      servers.push(await startServer(name, database));
    }
    const server = (name: ServerName) => servers.find((one) => one.name === name);
    const [rollcall, postgraphile] = [server('rollcall') ?? server('rollcall-cached'), server('postgraphile')];
    if (rollcall) {
      const most = size === 'XL' ? 20 : size === 'S' ? 2 : undefined;
      measures.push({ size, measure: 'start to ready', value: rollcall.startSeconds, unit: 's', most });
    }
    const asking = (one: Server | undefined) => (query: string, variables: Readonly<Record<string, unknown>>) =>
      one ? post(one.url, query, variables) : Promise.reject(new Error('--server must name rollcall and postgraphile'));
    const workloads = await workloadsFor(
      pool,
      { rollcall: asking(rollcall), postgraphile: asking(postgraphile) },
      names,
    );
    for (const workload of workloads) {
      await checkContents(workload, servers, size);
      if (!args.profile) await benchWorkload(size, workload, servers, pool);
    }
    await checkCaches(servers);
    if (args.profile) await profileAll(size, database, workloads);
    else if (!args['skip-measures']) await measureSize(size, database, workloads, servers);
    if (soaked > 0 && rollcall) measures.push(...(await soak(size, rollcall, workloads, soaked)));
  } finally {
    for (const one of servers) await one.stop();
    await pool.end();
  }
  if (!args['skip-measures'] && !args.profile && !(args.quick && size !== 'S')) {
    measures.push(...(await changes(size, embedded, new URL(database).pathname.slice(1))));
  }
}

/** Of size L, --quick gives but a taste. */
function tasted(size: Size, name: WorkloadName): boolean {
  return !args.quick || size === 'S' || args.workload !== undefined || name === 'W3' || name === 'W4';
}

function startServer(name: ServerName, database: string): Promise<Server> {
  if (name === 'postgraphile') return startPostgraphile(database);
  if (name === 'limit') return startLimit();
  return startRollcall(database, { cached: name === 'rollcall-cached' });
}

/** Throws where two servers do not say the same; gives the limit its answers. */
async function checkContents(workload: Workload, servers: readonly Server[], size: Size): Promise<void> {
  const ours = bodies(workload.rollcall.query, workload.rollcall.variables);
  const byName = new Map(servers.map((one) => [one.name, one]));
  const reference = byName.get('rollcall') ?? byName.get('rollcall-cached');
  if (!reference) return;
  const answers: [body: string, answer: string][] = [];
  for (const [at, body] of ours.entries()) {
    const where = `${workload.name} at size ${size}, value ${at} ${JSON.stringify(workload.rollcall.variables[at])}`;
    const answer = await textOf(reference, body, where);
    answers.push([body, answer]);
    const cached = byName.get('rollcall-cached');
    // Twice: the answer that is made, and the one that is kept.
    for (let time = 0; cached && time < 2; time++) {
      if ((await textOf(cached, body, where)) !== answer) throw new Error(`${where}: the kept answer is another one`);
    }
    const postgraphile = byName.get('postgraphile');
    if (!postgraphile) continue;
    const { query, variables, content } = workload.postgraphile;
    const theirs = content(await post(postgraphile.url, query, variables[at]!));
    const found = difference(workload.rollcall.content(JSON.parse(answer).data), theirs);
    if (found) throw new Error(`${where}: Rollcall and PostGraphile differ at ${found}`);
  }
  const limit = byName.get('limit');
  if (limit) {
    const put = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(answers) };
    const { status } = await fetch(new URL('/answers', limit.url), put);
    if (status !== 200) throw new Error(`the limit took its answers with ${status}`);
  }
}

/** Throws where a Rollcall that is to keep no answers has answered from one, or the one that is to keep them has not. */
async function checkCaches(servers: readonly Server[]): Promise<void> {
  for (const server of servers) {
    if (server.name !== 'rollcall' && server.name !== 'rollcall-cached') continue;
    const kept = await keptAnswers(server);
    if (kept > 0 !== (server.name === 'rollcall-cached'))
      throw new Error(`${server.name} answered ${kept} times from what it keeps`);
  }
}

async function textOf(server: Server, body: string, where: string): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const text = await (await fetch(server.url, { method: 'POST', headers, body })).text();
  if (text.includes('"errors":')) throw new Error(`${where}: ${server.name} answered ${text.slice(0, 2000)}`);
  return text;
}

async function benchWorkload(size: Size, workload: Workload, servers: readonly Server[], pool: pg.Pool): Promise<void> {
  const runs = new Map<Server, { result: LoadResult; cpu: number | null; databaseCpu: number | null }[]>();
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) {
      const { query, variables } = server.name === 'postgraphile' ? workload.postgraphile : workload.rollcall;
      const requests = bodies(query, variables).map(postOf);
      // Connections to this database, of whichever server asks; those of a pool are opened by the warm-up at the latest.
      const backends = async () =>
        (
          await pool.query<{ pid: number }>(
            `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
          )
        ).rows.map(({ pid }) => pid);
      let before: Promise<{ own: Map<number, number>; theirs: Map<number, number> }> | undefined;
      const result = await load(
        { url: new URL(server.url).origin, requests, connections, warmupSeconds, seconds },
        () => {
          const own = cpuSeconds([server.pid]);
          before = backends().then((pids) => ({ own, theirs: cpuSeconds(pids) }));
        },
      );
      const wrong = Object.entries(result.statuses).filter(([status]) => status !== '200');
      if (wrong.length > 0 || result.errors > 0) {
        throw new Error(
          `${size} ${workload.name}: ${server.name} had ${result.errors} errors and ${JSON.stringify(wrong)}`,
        );
      }
      const { own, theirs } = await before!;
      const measured = {
        result,
        cpu: coresUsed(own, cpuSeconds([server.pid]), result.seconds),
        databaseCpu: coresUsed(theirs, cpuSeconds([...theirs.keys()]), result.seconds),
      };
      runs.set(server, [...(runs.get(server) ?? []), measured]);
    }
  }
  const of: Result[] = [];
  for (const [server, measured] of runs) {
    const latencies = Float64Array.from(measured.flatMap(({ result }) => [...result.latencies])).sort();
    const total = measured.reduce((sum, { result }) => sum + result.seconds, 0);
    const mean = (values: readonly (number | null)[]) =>
      values.includes(null)
        ? null
        : rounded((values as number[]).reduce((sum, one) => sum + one, 0) / values.length, 2);
    of.push({
      size,
      workload: workload.name,
      server: server.name,
      rps: rounded(latencies.length / total, 1),
      p50Ms: rounded(latencies[Math.floor(0.5 * latencies.length)] ?? Number.NaN, 3),
      p99Ms: rounded(latencies[Math.floor(0.99 * latencies.length)] ?? Number.NaN, 3),
      rssMb: rounded(rssMb(server.pid), 0),
      cpu: mean(measured.map(({ cpu }) => cpu)),
      databaseCpu: mean(measured.map(({ databaseCpu }) => databaseCpu)),
      bytes: rounded(measured.reduce((sum, { result }) => sum + result.bytes, 0) / latencies.length, 0),
    });
  }
  results.push(...of);
  for (const line of table(of).slice(results.length === of.length ? 0 : 1)) say(line);
}

/** Cores that processes kept busy between two looks; null where the system does not tell. */
function coresUsed(before: Map<number, number>, after: Map<number, number>, seconds: number): number | null {
  if (before.size === 0) return null;
  let used = 0;
  for (const [pid, start] of before) used += (after.get(pid) ?? start) - start;
  return used / seconds;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

async function measureSize(
  size: Size,
  database: string,
  workloads: readonly Workload[],
  servers: readonly Server[],
): Promise<void> {
  const watched = await startRollcall(database, { cached: false, watched: true });
  try {
    measures.push(...(await holds(size, watched, workloads)));
    if (!args.quick) measures.push(...(await heavyHolds(size, watched)));
  } finally {
    await watched.stop();
  }
  const w1 = workloads.find(({ name }) => name === 'W1');
  const answering =
    servers.find(({ name }) => name === 'rollcall-cached') ?? servers.find(({ name }) => name === 'rollcall');
  if (w1 && answering) measures.push(...(await conditional(size, answering, w1, seconds)));
}

async function profileAll(size: Size, database: string, workloads: readonly Workload[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-profile-'));
  const server = await startRollcall(database, { cached: false, watched: true });
  try {
    for (const workload of workloads) {
      const path = await profileOf(server, workload, seconds, folder);
      console.log(`\n${size} ${workload.name}, ${workload.title}: ${path}`);
      const line = ({ share, name }: { share: number; name: string }) =>
        `${(100 * share).toFixed(1).padStart(6)} %  ${name}`;
      for (const one of topPackages(path, 8)) console.log(line(one));
      console.log('         of which');
      for (const one of topFunctions(path, 14)) console.log(line(one));
    }
  } finally {
    await server.stop();
  }
}

async function main(): Promise<void> {
  ensureInstalled();
  const embedded = await startOwnServer({
    dataDir: join(projectRoot(), '.rollcall', 'bench'),
    mayMove: true,
    log: { log: () => undefined, warn: say, error: say },
    postgresSettings: POSTGRES_SETTINGS,
  });
  say(`${cpus().length} cores (${cpus()[0]?.model}), load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`);
  try {
    for (const size of sizes) await benchSize(embedded.url, size);
  } finally {
    await embedded.stop();
  }
  if (args.profile) return;
  console.log(`\n${table(results).join('\n')}`);
  if (measures.length > 0) console.log(`\n${measuresTable(measures).join('\n')}`);
  const file = save('latest', results, args.keep, ({ size, workload }) => `${size} ${workload}`);
  if (measures.length > 0) save('measures', measures, args.keep, ({ size, measure }) => `${size} ${measure}`);
  console.log(`\nSaved as ${file}`);
}

await main();
