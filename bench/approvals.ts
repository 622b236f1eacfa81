// How many proposals of one change are approved a second, one at a time, and how long each takes from the request until
// the answer is there: then the process answers from it.
//
//   npm run build:server && node --import ./test/support/ts-loader.mjs bench/approvals.ts [--size S,XL] [--times 100] [--seed 1]
//
// Databases as in refresh.ts.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { projectRoot } from '../src/config/project-root.js';
import { startOwnServer } from '../src/database/own-server.js';
import { type Server, startRollcall } from './processes.js';
import { databaseUrl, ensureRoll, SIZES, type Size } from './rolls.js';

const { values: args } = parseArgs({
  options: {
    size: { type: 'string', default: 'S,XL' },
    times: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});
const TIMES = Number(args.times);
/** The first of them are not counted: their code is compiled then, and statements are prepared on every connection. */
const WARMING = 20;
const log = { log: () => undefined, warn: console.error, error: console.error };

const given = process.env.BENCH_DATABASE_URL;
const dataDir = join(projectRoot(), '.rollcall', 'bench');
const server = given ? null : await startOwnServer({ dataDir, mayMove: true, log });
const base = given ?? server!.url;

interface Line {
  readonly size: Size;
  readonly proposeMedianMs: number;
  readonly approveMedianMs: number;
  readonly approveP99Ms: number;
  readonly approvalsASecond: number;
}

function token(url: string, name: string, role: string): string {
  const env = { ...process.env, DATABASE_URL: url };
  const cli = join(projectRoot(), 'dist', 'src', 'cli', 'main.js');
  return execFileSync(process.execPath, [cli, 'token', 'create', '--name', name, '--role', role], {
    env,
    encoding: 'utf8',
  }).trim();
}

async function ask({ url }: Server, bearer: string, query: string, variables: Record<string, unknown>) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data as Record<string, unknown>;
}

async function measured(size: Size): Promise<Line> {
  const original = new URL(await ensureRoll(base, size, Number(args.seed), console.error)).pathname.slice(1);
  const copy = `${original}_approved`;
  const admin = new pg.Client({ connectionString: base });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${copy} TEMPLATE ${original} STRATEGY FILE_COPY`);
  const url = databaseUrl(base, copy);
  const [carla, rui] = [token(url, 'Carla', 'contributor'), token(url, 'Rui', 'reviewer')];
  const rollcall = await startRollcall(url, { cached: true, watched: true });
  try {
    const frame = await ask(
      rollcall,
      carla,
      '{ initiatives(first: 5) { nodes { slug } } countries { nodes { code } } }',
      {},
    );
    const { initiatives, countries } = frame as unknown as Record<
      'initiatives' | 'countries',
      { nodes: { slug: string; code: string }[] }
    >;
    const proposing: number[] = [];
    const approving: number[] = [];
    const ids: string[] = [];
    for (let time = 0; time < TIMES + WARMING; time++) {
      const change = {
        recordParticipation: {
          participant: countries.nodes[time % countries.nodes.length]!.code,
          initiative: initiatives.nodes[Math.floor(time / countries.nodes.length)]!.slug,
          role: 'ATTENDEE',
          validFrom: '2026-11-01',
          confidence: 'VERIFIED',
          citations: [{ url: `https://example.org/${time}` }],
        },
      };
      const started = performance.now();
      const { propose } = await ask(rollcall, carla, PROPOSE, { input: { reason: 'bench', changes: [change] } });
      proposing.push(performance.now() - started);
      const { proposal, problems } = propose as { proposal: { id: string } | null; problems: unknown };
      if (!proposal) throw new Error(JSON.stringify(problems));
      ids.push(proposal.id);
    }
    for (const id of ids) {
      const started = performance.now();
      await ask(rollcall, rui, APPROVE, { id });
      approving.push(performance.now() - started);
    }
    const counted = approving.slice(WARMING).sort((a, b) => a - b);
    const proposed = proposing.slice(WARMING).sort((a, b) => a - b);
    const tenths = (value: number) => Math.round(10 * value) / 10;
    return {
      size,
      proposeMedianMs: tenths(proposed[proposed.length >> 1]!),
      approveMedianMs: tenths(counted[counted.length >> 1]!),
      approveP99Ms: tenths(counted[Math.floor(0.99 * counted.length)]!),
      approvalsASecond: tenths(counted.length / (counted.reduce((sum, ms) => sum + ms, 0) / 1_000)),
    };
  } finally {
    await rollcall.stop();
    await admin.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
    await admin.end();
  }
}

const PROPOSE = 'mutation ($input: ProposeInput!) { propose(input: $input) { proposal { id } problems { message } } }';
const APPROVE = 'mutation ($id: ID!) { approveProposal(id: $id, expectedVersion: 1) { revision { id } } }';

try {
  const lines: Line[] = [];
  for (const size of args.size.split(',') as Size[]) {
    if (!SIZES[size]) throw new Error(`--size: '${size}' is none of ${Object.keys(SIZES).join(', ')}`);
    lines.push(await measured(size));
    console.error(lines.at(-1));
  }
  const folder = join(projectRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const result = { times: TIMES, node: process.version, cores: cpus().length, lines };
  writeFileSync(join(folder, 'approvals.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.table(lines);
} finally {
  await server?.stop();
}
