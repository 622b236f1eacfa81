// How long an answer takes through each way of executing an operation that came before, in one process and without HTTP:
// our writer (packages/answer-writer), graphql-jit with what it compiled kept, and graphql-js with JSON.stringify; the last
// two in the writer's place, and as Apollo Server's executor. Asked are the workloads of `npm run bench`, for the everyday
// questions, and its heavy questions, whose figures are kept after the first time.
//
//   node --heap-growing-percent=40 --import ./test/support/ts-loader.mjs bench/executors.ts [--size S] [--rounds 11] [--ms 150] [--seed 1]
//
// Each round asks each question through each way in turn, for `--ms` at least, so that other work on the machine meets all
// of them alike; what is printed are medians over the rounds. Times are the processor's, of all threads, for the same
// reason; those of the clock are saved beside them. All ways must give the same bytes, or the run ends; only graphql-jit's
// own JSON is left out instead. Databases as in refresh.ts.
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { execute, parse } from 'graphql';
import pg from 'pg';
import { projectRoot } from '../src/config/project-root.js';
import { readSettings } from '../src/config/settings.js';
import { openDatabase } from '../src/database/open-database.js';
import { startOwnServer } from '../src/database/own-server.js';
import { Reads } from '../src/database/reads.js';
import { Bounds } from '../src/graphql/bounds.js';
import { questionContext } from '../src/graphql/context.js';
import { SnapshotStore } from '../src/roll/snapshot-store.js';
import { createApp } from '../src/server/create-app.js';
import { HEAVY } from './measures.js';
import { align, save } from './results.js';
import { ensureRoll, SIZES, type Size } from './rolls.js';
import { faultless, type Variables, type Way, Ways } from './ways.js';
import { type WorkloadName, workloadsFor } from './workloads.js';

const { values: args } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    rounds: { type: 'string', default: '11' },
    ms: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
  },
});
const ROUNDS = Number(args.rounds);
const LEAST_MS = Number(args.ms);
/** Each way is asked so long, twice, before the first round: by then the engine has compiled what it will. */
const WARMING_MS = 500;
const TIMES_COMPILED = 5;
const OWN_JSON = 'graphql-jit, own JSON';

interface Question {
  readonly name: string;
  readonly kind: 'everyday' | 'heavy';
  readonly query: string;
  readonly variables: readonly Variables[];
}

interface Times {
  /** By the clock. */
  readonly ms: number;
  /** Of the processor, over all threads. */
  readonly cpuMs: number;
}

/** One question, by way: times are of one answer, in medians over the rounds. */
interface Line extends Pick<Question, 'kind'> {
  readonly size: Size;
  readonly question: string;
  /** Of an answer, on average. */
  readonly bytes: number;
  readonly cpuMs: Readonly<Record<string, number>>;
  readonly ms: Readonly<Record<string, number>>;
  /** The writer's processor time by that of the way, in the same round: below 1, the way is slower. */
  readonly besideWriter: Readonly<Record<string, number>>;
  readonly compileMs: Readonly<Record<string, number>>;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** The times of one answer of a way that is asked for `least` ms. */
async function timed(way: Way, variables: readonly Variables[], least: number): Promise<Times> {
  const before = process.cpuUsage();
  const began = performance.now();
  let [answers, took] = [0, 0];
  do {
    for (const values of variables) await way(values);
    answers += variables.length;
    took = performance.now() - began;
  } while (took < least);
  const { user, system } = process.cpuUsage(before);
  return { ms: took / answers, cpuMs: (user + system) / 1000 / answers };
}

/** The mean length of an answer. Throws where a way answers otherwise than graphql-js, and takes graphql-jit's own JSON out. */
async function checkAnswers(ways: Map<string, Way>, { name, variables }: Question): Promise<number> {
  let bytes = 0;
  for (const values of variables) {
    const expected = await ways.get('graphql-js')!(values);
    bytes += Buffer.byteLength(expected);
    for (const [way, answer] of ways) {
      if ((await answer(values)) === expected) continue;
      if (way !== OWN_JSON) throw new Error(`${name} ${JSON.stringify(values)}: ${way} and graphql-js differ`);
      ways.delete(way);
    }
  }
  return bytes / variables.length;
}

function compileTime(compile: () => unknown): number {
  return median(
    Array.from({ length: TIMES_COMPILED }, () => {
      const began = performance.now();
      compile();
      return performance.now() - began;
    }),
  );
}

async function measured(size: Size, ways: Ways, question: Question): Promise<Line> {
  const { name, kind, query, variables } = question;
  const byName = await ways.of(query, variables[0]!);
  const bytes = Math.round(await checkAnswers(byName, question));
  const names = [...byName.keys()];
  for (let time = 0; time < 2; time++) {
    for (const way of byName.values()) await timed(way, variables, WARMING_MS);
  }
  const rounds: Record<string, Times>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times: Record<string, Times> = {};
    for (const place of names.keys()) {
      // Another one begins each round.
      const way = names[(place + round) % names.length]!;
      times[way] = await timed(byName.get(way)!, variables, LEAST_MS);
    }
    rounds.push(times);
  }
  await ways.stop();
  const byWay = (value: (way: string, times: Record<string, Times>) => number) =>
    Object.fromEntries(names.map((way) => [way, rounded(median(rounds.map((times) => value(way, times))))]));
  return {
    size,
    question: name,
    kind,
    bytes,
    cpuMs: byWay((way, times) => times[way]!.cpuMs),
    ms: byWay((way, times) => times[way]!.ms),
    besideWriter: byWay((way, times) => times.writer!.cpuMs / times[way]!.cpuMs),
    compileMs: Object.fromEntries(
      Object.entries(ways.compilers(query, variables[0]!)).map(([way, compile]) => [
        way,
        rounded(compileTime(compile)),
      ]),
    ),
  };
}

async function measuredSize(base: string, size: Size): Promise<Line[]> {
  const url = await ensureRoll(base, size, Number(args.seed), console.error);
  const settings = readSettings({
    DATABASE_URL: url,
    PORT: '0',
    ROLLCALL_DATA_PACKAGE: 'none',
    ROLLCALL_LOG_LEVEL: 'error',
  });
  const app = await createApp(settings, await openDatabase(settings, log), { webhooks: false });
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const lines: Line[] = [];
  try {
    const { schema } = app.get(GraphQLSchemaHost);
    const [store, reads] = [app.get(SnapshotStore), app.get(Reads)];
    const context = () => questionContext(store, reads, new Bounds({ deadlineSeconds: 600, maxAnswerBytes: 1e9 }));
    const ask = async (query: string, variableValues: Variables) =>
      faultless(await execute({ schema, document: parse(query), variableValues, contextValue: context() })).data;
    // PostGraphile is not asked here, and its cursors are not needed.
    const noCursors = async () => ({ allInitiatives: { pageInfo: { endCursor: null } } });
    const all: readonly WorkloadName[] = ['W0', 'W1', 'W2', 'W3', 'W4', 'W5', 'W6'];
    const names = all.filter((name) => name !== 'W2' || size === 'S');
    const questions: Question[] = [
      ...(await workloadsFor(pool, { rollcall: ask, postgraphile: noCursors }, names)).map(
        ({ name, title, rollcall: { query, variables } }): Question => ({
          ...{ name: `${name}, ${title}`, kind: 'everyday', query, variables },
        }),
      ),
      ...HEAVY.map(({ name, query }): Question => ({ name, kind: 'heavy', query, variables: [{}] })),
    ];
    const ways = new Ways(schema, context);
    for (const question of questions) {
      lines.push(await measured(size, ways, question));
      process.stderr.write(`${size} ${question.name}: ${JSON.stringify(lines.at(-1)!.besideWriter)}\n`);
    }
  } finally {
    await pool.end();
    await app.close();
  }
  return lines;
}

/** Processor times in ms, by way. */
function table(lines: readonly Line[]): string[] {
  const ways = [...new Set(lines.flatMap(({ cpuMs }) => Object.keys(cpuMs)))];
  return align([
    ['', 'bytes', ...ways, 'writer compiled', 'graphql-jit compiled'],
    ...lines.map(({ size, question, bytes, cpuMs, compileMs }) => [
      `${size} ${question}`,
      String(bytes),
      ...ways.map((way) => (cpuMs[way] === undefined ? '' : String(cpuMs[way]))),
      String(compileMs.writer),
      String(compileMs['graphql-jit']),
    ]),
  ]);
}

/** How fast each way is beside the writer, in geometric means over the questions. */
function means(lines: readonly Line[]): string[] {
  const ways = ['graphql-jit', 'graphql-js', 'Apollo, graphql-jit', 'Apollo, graphql-js'];
  const mean = (way: string, of: readonly Line[]) =>
    Math.exp(of.reduce((sum, { besideWriter }) => sum + Math.log(besideWriter[way]!), 0) / of.length).toFixed(2);
  return align([
    ['speed beside the writer', 'everyday', 'heavy', 'all'],
    ...ways.map((way) => [
      way,
      ...(['everyday', 'heavy'] as const).map((kind) =>
        mean(
          way,
          lines.filter((line) => line.kind === kind),
        ),
      ),
      mean(way, lines),
    ]),
  ]);
}

const log = { log: () => undefined, warn: console.error, error: console.error };
const given = process.env.BENCH_DATABASE_URL;
const dataDir = join(projectRoot(), '.rollcall', 'bench');
const server = given ? null : await startOwnServer({ dataDir, mayMove: true, log });
try {
  const machine = `${cpus().length} cores (${cpus()[0]?.model})`;
  console.error(`${machine}, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`);
  const lines: Line[] = [];
  for (const size of args.size.split(',') as Size[]) {
    if (!SIZES[size]) throw new Error(`--size: '${size}' is none of ${Object.keys(SIZES).join(', ')}`);
    lines.push(...(await measuredSize(given ?? server!.url, size)));
  }
  console.log(`${table(lines).join('\n')}\n\n${means(lines).join('\n')}`);
  console.log(`\nSaved as ${save('executors', lines, true, ({ size, question }) => `${size} ${question}`)}`);
} finally {
  await server?.stop();
}
