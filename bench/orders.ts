// How long each list takes in each of its orders: the first page when nothing is kept yet, a later page of the same order,
// and how long either holds the event loop.
//
//   npm run build:server && node --import ./test/support/ts-loader.mjs bench/orders.ts [--size S,L] [--seed 1]
//
// Without BENCH_DATABASE_URL (a server where databases may be made) the embedded server of the bench is used, with the
// rolls that it keeps. Lists that need a token, or pages of which there are none in a generated roll, are left out.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../src/config/project-root.js';
import { startOwnServer } from '../src/database/own-server.js';
import { type Asked, LISTS } from '../test/support/ordered-lists.js';
import { startRollcall } from './processes.js';
import { ensureRoll, SIZES, type Size } from './rolls.js';

const { values: args } = parseArgs({
  options: { size: { type: 'string', default: 'S,L' }, seed: { type: 'string', default: '1' } },
});
const log = { log: () => undefined, warn: console.error, error: console.error };
const given = process.env.BENCH_DATABASE_URL;
const dataDir = join(projectRoot(), '.rollcall', 'bench');
const server = given ? null : await startOwnServer({ dataDir, mayMove: true, log });
const base = given ?? server!.url;

/** Those that are longest in a generated roll: of everything, where the tests ask for a part. */
const WHOLE: Readonly<Record<string, string>> = {
  'Query.participations': '{ list: participations(counting: { presence: CUMULATIVE }, ARGS) ROWS }',
  'Query.presenceChanges': '{ list: presenceChanges(selection: {}, from: 1990, to: 2026, ARGS) ROWS }',
  'CoParticipation.pairs': '{ of: coParticipation(selection: {}) { list: pairs(ARGS) ROWS } }',
  'CoParticipation.central': '{ of: coParticipation(selection: {}) { list: central(ARGS) ROWS } }',
  'Query.countries': '{ list: countries(ARGS) ROWS }',
  'Query.organisations': '{ list: organisations(ARGS) ROWS }',
};

interface Line {
  readonly size: Size;
  readonly list: string;
  readonly order: string;
  readonly rows: number;
  readonly firstMs: number;
  readonly nextMs: number;
  readonly longestHoldMs: number;
}

async function ask(url: string, { key, document }: Asked, text: string) {
  const rows = `{ totalCount nodes { ${key.fields} } pageInfo { hasNextPage endCursor } }`;
  const query = document.replace('ARGS', text).replace('ROWS', rows);
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data?: Record<string, never>; errors?: unknown };
  if (errors || !data) throw new Error(`${query}: ${JSON.stringify(errors)}`);
  const found = (function listIn(value: Record<string, never>): {
    totalCount: number;
    pageInfo: { endCursor: string };
  } {
    return value.list ?? listIn(value.of!);
  })(data);
  return { ms: performance.now() - began, found };
}

async function measured(size: Size): Promise<Line[]> {
  const rollcall = await startRollcall(await ensureRoll(base, size, Number(args.seed), console.error), {
    cached: true,
    watched: true,
  });
  const lines: Line[] = [];
  try {
    for (const [list, asked] of Object.entries(LISTS)) {
      if (asked.token || ['Query.proposals', 'Query.releases'].includes(list)) continue;
      const whole = { ...asked, document: WHOLE[list] ?? asked.document };
      // What the order does not need, the first order must not have to make.
      await ask(rollcall.url, whole, 'first: 1');
      for (const order of Object.keys(asked.values)) {
        const orderBy = `orderBy: [{ field: ${order}, direction: DESC }]`;
        await rollcall.tell('reset delay');
        const first = await ask(rollcall.url, whole, `first: 100, ${orderBy}`);
        const next = await ask(
          rollcall.url,
          whole,
          `first: 100, after: "${first.found.pageInfo.endCursor}", ${orderBy}`,
        );
        const { longestHoldMs } = await rollcall.tell('read delay');
        lines.push({
          size,
          list,
          order,
          rows: first.found.totalCount,
          firstMs: Math.round(first.ms),
          nextMs: Math.round(next.ms),
          longestHoldMs: Math.round(longestHoldMs),
        });
        console.error(lines.at(-1));
      }
    }
  } finally {
    await rollcall.stop();
  }
  return lines;
}

try {
  const lines: Line[] = [];
  for (const size of args.size.split(',') as Size[]) {
    if (!SIZES[size]) throw new Error(`--size: '${size}' is none of ${Object.keys(SIZES).join(', ')}`);
    lines.push(...(await measured(size)));
  }
  const result = { node: process.version, cores: cpus().length, lines };
  const folder = join(projectRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'orders.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.table(lines);
} finally {
  await server?.stop();
}
