// How long changes of several kinds take from their commit until they are answered from, and how long that holds the
// event loop.
//
//   npm run build:server && node --import ./test/support/ts-loader.mjs bench/refresh.ts [--size S,XL] [--times 20] [--seed 1]
//
// Without BENCH_DATABASE_URL (a server where databases may be made) the embedded server of the bench is used, with the
// rolls that it keeps. The changes are recorded in a copy of a roll, since what was recorded stays.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { projectRoot } from '../src/config/project-root.js';
import { withSession } from '../src/database/data-source.js';
import { startOwnServer } from '../src/database/own-server.js';
import { seeing } from './measures.js';
import { startRollcall } from './processes.js';
import { type Change, facts, mendedName, newInitiative, record } from './recorded-changes.js';
import { databaseUrl, ensureRoll, SIZES, type Size } from './rolls.js';

const { values: args } = parseArgs({
  options: {
    size: { type: 'string', default: 'S,XL' },
    times: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const TIMES = Number(args.times);
const KINDS: readonly (readonly [kind: string, change: Change])[] = [
  ['1 participation', facts(1)],
  ['1,000 participations', facts(1_000)],
  ['the name of an initiative', mendedName],
  ['a new initiative', newInitiative],
];
const log = { log: () => undefined, warn: console.error, error: console.error };

const given = process.env.BENCH_DATABASE_URL;
const dataDir = join(projectRoot(), '.rollcall', 'bench');
const server = given ? null : await startOwnServer({ dataDir, mayMove: true, log });
const base = given ?? server!.url;

interface Line {
  readonly size: Size;
  readonly change: string;
  readonly medianMs: number;
  readonly longestMs: number;
  readonly longestHoldMs: number;
}

async function measured(size: Size): Promise<Line[]> {
  const original = new URL(await ensureRoll(base, size, Number(args.seed), console.error)).pathname.slice(1);
  const copy = `${original}_refreshed`;
  const admin = new pg.Client({ connectionString: base });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${copy} TEMPLATE ${original} STRATEGY FILE_COPY`);
  const url = databaseUrl(base, copy);
  const writer = new pg.Client({ connectionString: withSession(url) });
  const rollcall = await startRollcall(url, { cached: true, watched: true });
  try {
    await writer.connect();
    const lines: Line[] = [];
    for (const [kind, change] of KINDS) {
      const seen: { seconds: number; longestHoldMs: number }[] = [];
      // The first of each is not counted: its code is compiled then.
      for (let time = 0; time <= TIMES; time++) {
        const once = await seeing(rollcall, () => record(writer, change, time));
        if (time > 0) seen.push(once);
      }
      const ms = seen.map(({ seconds }) => 1000 * seconds).sort((a, b) => a - b);
      const tenths = (value: number) => Math.round(10 * value) / 10;
      lines.push({
        size,
        change: kind,
        medianMs: tenths(ms[ms.length >> 1]!),
        longestMs: tenths(ms.at(-1)!),
        longestHoldMs: tenths(Math.max(...seen.map(({ longestHoldMs }) => longestHoldMs))),
      });
      console.error(lines.at(-1));
    }
    return lines;
  } finally {
    await writer.end();
    await rollcall.stop();
    await admin.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
    await admin.end();
  }
}

try {
  const lines: Line[] = [];
  for (const size of args.size.split(',') as Size[]) {
    if (!SIZES[size]) throw new Error(`--size: '${size}' is none of ${Object.keys(SIZES).join(', ')}`);
    lines.push(...(await measured(size)));
  }
  const result = { times: TIMES, node: process.version, cores: cpus().length, lines };
  const folder = join(projectRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'refresh.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.table(lines);
} finally {
  await server?.stop();
}
