// For how long each question holds the event loop: every export in every format, every picture, everything that the
// contract, the dashboard and the examples ask, introspection, and what the abuse cases try; one at a time, the first
// time and again. By hand: `node test/abuse/start.mjs loop [--why] [--only TEXT] [--database URL] [--query QUERY]
// [--cache off|on]`.
// Printed is the smaller of time of the clock and of the processor, for other processes share the machine.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { CHART_NAMES } from '../../src/charts/charts.js';
import { EXPORT_NAMES } from '../../src/exports/exports.js';
import { FORMATS } from '../../src/exports/formats/index.js';
import { knownDocuments } from '../support/known-documents.js';
import { attacks } from './run.js';
import { type ServerProcess, startServer } from './server.js';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    why: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    times: { type: 'string', default: '3' },
    cache: { type: 'string', default: 'off,on' },
    /** A database that holds a roll, in place of the shipped one in a server of its own. */
    database: { type: 'string' },
    /** Asked besides what `--only` leaves. */
    query: { type: 'string', multiple: true, default: [] },
  },
});

/** No question may hold the loop longer. */
const MOST_MS = 50;

interface Question {
  readonly name: string;
  ask(server: ServerProcess): Promise<string>;
}

const got = (path: string): Question => ({
  name: path,
  ask: async ({ address }) => {
    const response = await fetch(`${address}${path}`);
    return `${response.status}, ${(await response.arrayBuffer()).byteLength} bytes`;
  },
});
const posted = (name: string, query: string, variables?: object): Question => ({
  name,
  ask: async (server) => {
    const { status, text } = await server.ask({ query, ...(variables ? { variables } : {}) });
    return `${status}, ${text.length} bytes${text.includes('"errors"') ? ` ${text.slice(0, 90)}` : ''}`;
  },
});

/** Selections and rules under which most is worked out. */
const WIDE = ['', '?blocs=INHERIT&presence=CUMULATIVE'];

async function questions(server: ServerProcess): Promise<Question[]> {
  const introspection = getIntrospectionQuery();
  const { data } = JSON.parse((await server.ask({ query: introspection })).text);
  return [
    ...EXPORT_NAMES.flatMap((name) =>
      FORMATS.flatMap((format) => WIDE.map((wide) => got(`/exports/${name}.${format}${wide}`))),
    ),
    ...EXPORT_NAMES.flatMap((name) =>
      FORMATS.map((format) => got(`/exports/${name}.${format}.metadata.json?asOf=2024-03-01`)),
    ),
    ...CHART_NAMES.flatMap((name) => ['svg', 'png'].map((format) => got(`/charts/${name}.${format}?width=1200`))),
    ...knownDocuments(buildClientSchema(data)).map(({ name, query, variables }) => posted(name, query, variables)),
    posted('introspection', introspection),
    ...(await attacks(true)).map(({ tried, run }) => ({ name: tried, ask: run })),
    ...['/', '/metrics', '/readyz'].map(got),
  ];
}

/** Asks each `times` times, and tells for how long the loop was held each time. */
async function holds(title: string, env: NodeJS.ProcessEnv): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-loop-'));
  // PostgreSQL refuses root, and runs as somebody who must be able to enter.
  chmodSync(folder, 0o755);
  const database = values.database
    ? { DATABASE_URL: values.database, ROLLCALL_DATA_PACKAGE: 'none' }
    : { ROLLCALL_DATA_DIR: join(folder, 'postgres') };
  const server = await startServer({ ...database, ...env });
  const rows: { name: string; ms: number[]; said: string; why: readonly string[] }[] = [];
  try {
    if (values.why) server.profile();
    await sleep(2_000);
    const asked = [
      ...(await questions(server)).filter(({ name }) => name.includes(values.only)),
      ...values.query.map((query) => posted(query.slice(0, 200), query)),
    ];
    for (const { name, ask } of asked) {
      const row = { name, ms: [] as number[], said: '', why: [] as readonly string[] };
      rows.push(row);
      for (let time = 0; time < Number(values.times); time++) {
        await server.measure();
        row.said = await ask(server).catch((error: Error) => `FAILED: ${error.message}`);
        // What is done after the answer is part of it.
        await sleep(20);
        const { heldMs, why } = await server.measure();
        if (heldMs > Math.max(...row.ms, 0)) row.why = why;
        row.ms.push(heldMs);
        if (server.ended) throw new Error(`${server.ended} after ${name}`);
      }
      if (Math.max(...row.ms) > MOST_MS) {
        const times = row.ms.map((ms) => ms.toFixed(0)).join(' ');
        process.stderr.write(`OVER ${times} ms: ${name}${row.why.map((line) => `\n    ${line}`).join('')}\n`);
      }
    }
  } finally {
    rows.sort((a, b) => Math.max(...b.ms) - Math.max(...a.ms));
    const over = rows.filter(({ ms }) => Math.max(...ms) > MOST_MS).length;
    process.stdout.write(`\n### ${title}: ${over} of ${rows.length} held the loop for over ${MOST_MS} ms\n\n`);
    process.stdout.write('| question | first time | again | answer |\n| --- | ---: | ---: | --- |\n');
    for (const { name, ms, said } of rows) {
      const [first, ...again] = ms.map((held) => held.toFixed(0));
      process.stdout.write(`| ${name.replaceAll('|', '\\|')} | ${first} ms | ${again.join(', ')} ms | ${said} |\n`);
    }
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const cache of values.cache.split(',')) await holds(`answer cache ${cache}`, { ROLLCALL_ANSWER_CACHE: cache });
