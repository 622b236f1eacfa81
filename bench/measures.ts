import { join } from 'node:path';
import pg from 'pg';
import { withSession } from '../src/database/data-source.js';
import { load, rssMb, type Server, startRollcall } from './processes.js';
import { facts, record } from './recorded-changes.js';
import type { Measure } from './results.js';
import { databaseUrl, type Size } from './rolls.js';
import type { Workload } from './workloads.js';

const CHANGED_FACTS = 1_000;
const CHANGES = 5;

/**
 * How long the event loop was held while each workload's questions were asked one by one: the longest hold of all, seen
 * from inside. Nothing longer than 50 ms is allowed.
 */
export async function holds(size: Size, server: Server, workloads: readonly Workload[]): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const { name, rollcall } of workloads) {
    // Once unmeasured: the first question of its kind is also compiled and parsed.
    for (const measured of [false, true]) {
      if (measured) await server.tell('reset delay');
      for (const variables of rollcall.variables) await post(server.url, rollcall.query, variables);
    }
    const { longestHoldMs } = await server.tell('read delay');
    measures.push({
      size,
      measure: `longest hold of the event loop, ${name}`,
      value: longestHoldMs,
      unit: 'ms',
      most: 50,
    });
  }
  return measures;
}

/** Questions about the whole roll, which go through all its facts, each for the first time. */
export const HEAVY: readonly { name: string; query: string }[] = [
  { name: 'distribution of all initiatives', query: '{ distribution(selection: {}) { universeSize gini } }' },
  {
    name: 'the same, of an earlier release',
    query: '{ distribution(selection: {}, counting: { release: "bench-20" }) { universeSize gini } }',
  },
  {
    name: 'series over all initiatives, with evidence',
    query: `{ representationSeries(selection: {}, scheme: "un-regional-groups", from: 2000, to: 2026, counting: { blocs: INHERIT }) {
      joined left representation { gini groups { seatShare } evidence { unverifiedSeats startDates { seats { least greatest } } } } } }`,
  },
  {
    name: 'joinings and withdrawals',
    query: `{ presenceChanges(selection: {}, from: 2000, to: 2026, first: 100) { totalCount nodes { on country { code } } } }`,
  },
  {
    name: 'time to join',
    query: '{ timeToJoin(selection: {}, scheme: "un-regional-groups") { overall { median pairs } } }',
  },
  { name: 'who sits with whom', query: '{ coParticipation(selection: {}) { meanShared } }' },
  { name: 'coverage of every country', query: '{ countries(first: 250) { nodes { coverage } } }' },
  {
    name: 'search for an initiative',
    query: '{ initiatives(filter: { search: "zealand" }, first: 20) { nodes { slug } } }',
  },
  {
    name: 'a page of the participations of a year',
    query: `{ participations(filter: { startedFrom: "1990-01-01", startedTo: "1990-12-31" }, first: 100) { totalCount nodes { id } } }`,
  },
];

/** How long each of the heavy questions takes and holds the event loop. Nothing longer than 50 ms is allowed. */
export async function heavyHolds(size: Size, server: Server): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const { name, query } of HEAVY) {
    await server.tell('reset delay');
    const began = performance.now();
    await post(server.url, query, {});
    const seconds = (performance.now() - began) / 1000;
    const { longestHoldMs } = await server.tell('read delay');
    measures.push({ size, measure: `${name}: first answer`, value: seconds, unit: 's' });
    measures.push({ size, measure: `${name}: longest hold`, value: longestHoldMs, unit: 'ms', most: 50 });
  }
  return measures;
}

const SOAK_SLICE_SECONDS = 10;

/**
 * Memory over very many requests: the workloads' questions in turn (without W2, which would be most of the time), until
 * `total` were answered. After the first tenth it must not grow any more than a tenth.
 */
export async function soak(
  size: Size,
  server: Server,
  workloads: readonly Workload[],
  total: number,
): Promise<Measure[]> {
  const requests = workloads
    .filter(({ name }) => name !== 'W2')
    .flatMap(({ rollcall }) => bodies(rollcall.query, rollcall.variables).map(postOf));
  let answered = 0;
  let early: number | null = null;
  while (answered < total) {
    const url = new URL(server.url).origin;
    const result = await load({ url, requests, connections: 20, warmupSeconds: 0, seconds: SOAK_SLICE_SECONDS });
    if (result.errors > 0 || Object.keys(result.statuses).some((status) => status !== '200')) {
      throw new Error(`after ${answered} requests: ${result.errors} errors, ${JSON.stringify(result.statuses)}`);
    }
    answered += result.latencies.length;
    if (early === null && answered >= total / 10) early = rssMb(server.pid);
  }
  const most = size === 'XL' ? 1000 : size === 'S' ? 250 : undefined;
  return [
    { size, measure: `memory after ${total / 10} requests`, value: early!, unit: 'MB', most },
    {
      size,
      measure: `memory after ${total} requests`,
      value: rssMb(server.pid),
      unit: 'MB',
      most: Math.round(1.1 * early!),
    },
  ];
}

/**
 * How long a change of 1,000 facts takes from its commit until questions are answered from it, and how long it holds the
 * event loop: corrections that close a row and state another, and new facts. Done in a copy of the database, since what
 * was recorded stays.
 */
export async function changes(size: Size, server: string, name: string): Promise<Measure[]> {
  const copy = `${name}_changed`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${copy} TEMPLATE ${name} STRATEGY FILE_COPY`);
    const url = databaseUrl(server, copy);
    const rollcall = await startRollcall(url, { cached: false, watched: true });
    const writer = new pg.Client({ connectionString: withSession(url) });
    const visible: number[] = [];
    const held: number[] = [];
    try {
      await writer.connect();
      for (let change = 0; change < CHANGES; change++) {
        const seen = await seeing(rollcall, () => record(writer, facts(CHANGED_FACTS), change));
        visible.push(seen.seconds);
        held.push(seen.longestHoldMs);
        await checkChange(writer, rollcall);
      }
    } finally {
      await writer.end();
      await rollcall.stop();
    }
    return [
      {
        size,
        measure: 'commit of 1,000 facts to visible, longest of 5',
        value: Math.max(...visible),
        unit: 's',
        most: 1,
      },
      { size, measure: 'longest hold of the event loop, change', value: Math.max(...held), unit: 'ms', most: 50 },
    ];
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
    await admin.end();
  }
}

/** How long a revision takes from its commit until it is answered from, and how long it holds the event loop. */
export async function seeing(
  rollcall: Server,
  commit: () => Promise<number>,
): Promise<{ seconds: number; longestHoldMs: number }> {
  const readyz = new URL('/readyz', rollcall.url).href;
  await rollcall.tell('reset delay');
  const revision = await commit();
  const committed = performance.now();
  while (((await (await fetch(readyz)).json()) as { revision: number }).revision < revision) {
    if (performance.now() - committed > 120_000) throw new Error(`revision ${revision} was not seen within 120 s`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const seconds = (performance.now() - committed) / 1000;
  return { seconds, longestHoldMs: (await rollcall.tell('read delay')).longestHoldMs };
}

/** Rollcall must count what the database holds. */
async function checkChange(writer: pg.Client, rollcall: Server): Promise<void> {
  const { rows } = await writer.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM participation WHERE upper(recorded) IS NULL',
  );
  const { dataset } = await post(rollcall.url, '{ dataset { participationCount } }', {});
  if (dataset.participationCount !== rows[0]!.count) {
    throw new Error(`Rollcall counts ${dataset.participationCount} participations, the database ${rows[0]!.count}`);
  }
}

/** Whether GET gives an ETag and answers 304 to it, and at which rate, beside that of whole answers by GET. */
export async function conditional(size: Size, server: Server, workload: Workload, seconds: number): Promise<Measure[]> {
  const { query, variables } = workload.rollcall;
  const base = new URL(server.url);
  const accept = { accept: 'application/graphql-response+json', 'apollo-require-preflight': 'true' };
  const paths = variables.map(
    (one) => `${base.pathname}?${new URLSearchParams({ query, variables: JSON.stringify(one) })}`,
  );
  const tags: string[] = [];
  for (const path of paths) {
    const answer = await fetch(new URL(path, base), { headers: accept });
    await answer.arrayBuffer();
    const tag = answer.headers.get('etag');
    if (answer.status !== 200) throw new Error(`GET of ${workload.name} answered ${answer.status}`);
    if (tag === null) return [{ size, measure: `${server.name}: ETag by GET (0: none)`, value: 0, unit: '', least: 1 }];
    const again = await fetch(new URL(path, base), { headers: { ...accept, 'if-none-match': tag } });
    await again.arrayBuffer();
    if (again.status !== 304)
      throw new Error(`GET of ${workload.name} with its own ETag answered ${again.status}, not 304`);
    tags.push(tag);
  }
  const rate = async (headersOf: (at: number) => Record<string, string>) => {
    const requests = paths.map((path, at) => ({ method: 'GET' as const, path, headers: headersOf(at) }));
    const { latencies, seconds: took } = await load({
      url: base.origin,
      requests,
      connections: 20,
      warmupSeconds: 1,
      seconds,
    });
    return latencies.length / took;
  };
  const unit = 'req/s';
  return [
    { size, measure: `${server.name}: ${workload.name} by GET`, value: await rate(() => accept), unit },
    {
      size,
      measure: `${server.name}: ${workload.name} by GET, 304`,
      value: await rate((at) => ({ ...accept, 'if-none-match': tags[at]! })),
      unit,
    },
  ];
}

/** Saves a CPU profile of Rollcall under the load of a workload. */
export async function profileOf(server: Server, workload: Workload, seconds: number, folder: string): Promise<string> {
  const path = join(folder, `${workload.name}.cpuprofile`);
  const requests = bodies(workload.rollcall.query, workload.rollcall.variables).map(postOf);
  let started: Promise<unknown> = Promise.resolve();
  await load({ url: new URL(server.url).origin, requests, connections: 20, warmupSeconds: 2, seconds }, () => {
    started = server.tell('start profile');
  });
  await started;
  await server.tell('save profile', path);
  return path;
}

export function bodies(query: string, variables: readonly Readonly<Record<string, unknown>>[]): string[] {
  return variables.map((one) => JSON.stringify({ query, variables: one }));
}

export function postOf(body: string) {
  return { method: 'POST' as const, path: '/graphql', headers: { 'content-type': 'application/json' }, body };
}

/** How many questions a Rollcall has answered from the answers that it keeps, as its own metrics say. */
export async function keptAnswers({ url, name }: Server): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  const found = /^rollcall_fast_answers_total\{by="kept"\} (\d+)$/m.exec(metrics);
  if (!found) throw new Error(`${name} does not say how many answers it has kept:\n${metrics.slice(0, 2000)}`);
  return Number(found[1]);
}

/** Asks a question and gives the data; throws on any error. */
export async function post(url: string, query: string, variables: Readonly<Record<string, unknown>>) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question.
  const { data, errors } = JSON.parse(text) as { data: any; errors?: unknown };
  if (errors || !data) throw new Error(`${url} answered ${answer.status} to ${query}: ${text.slice(0, 2000)}`);
  return data;
}
