import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/config/project-root.js';
import type { TestApp } from '../support/app.js';
import { askApi, type Put, type RecountQuestion, Refusal } from './questions.js';

const FOLDER = join(projectRoot(), 'test', 'recount');
const DATA = join(projectRoot(), 'data');

/** Runs a program of this folder, and gives what it prints. */
export async function python(program: string, ...parts: string[]): Promise<{ stdout: string; stderr: string }> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
  return promisify(execFile)('python3', [program, ...parts], { cwd: FOLDER, env, maxBuffer: 2 ** 30 });
}

/** What is held against what. */
export interface Holding {
  readonly seed: number;
  readonly questions: number;
  /** An earlier release of the package, in whose words and of which everything is asked; null: the newest. */
  readonly release?: string | null;
  /** The method by which every question is answered; null: now and then another. */
  readonly method?: string | null;
}

/** A kind of difference: the same part of answers to the same `ask`. */
export interface Difference {
  readonly kind: string;
  readonly count: number;
  /** The first question in which it was seen, and what either says. */
  readonly example: { question: RecountQuestion; path: string; api: unknown; recount: unknown };
}

export interface Held {
  readonly asked: number;
  /** How many of them both refuse. */
  readonly refused: number;
  readonly differences: readonly Difference[];
}

/** Asks the API and the recount the same questions, and gives the differences by kind. */
export async function hold(
  rollcall: TestApp,
  { seed, questions, release = null, method = null }: Holding,
): Promise<Held> {
  const work = await mkdtemp(join(tmpdir(), 'rollcall-recount-'));
  try {
    const data = release === null ? DATA : await layReleaseOver(release, work);
    const named = method === null ? [] : ['--method', method];
    const asked = (await python('make_questions.py', String(seed), String(questions), data, ...named)).stdout;
    const file = join(work, 'questions.json');
    await writeFile(file, asked);
    const list = JSON.parse(asked) as RecountQuestion[];
    const recounted = JSON.parse((await python('recount.py', data, file)).stdout) as Answered[];
    return await compare(rollcall, list, recounted, release);
  } finally {
    await rm(work, { recursive: true });
  }
}

/** A folder with the package as an earlier release of it stands: its files laid over those of the newest. */
async function layReleaseOver(name: string, folder: string): Promise<string> {
  const descriptor = JSON.parse(await readFile(join(DATA, 'datapackage.json'), 'utf8'));
  const release = descriptor['rollcall:earlierReleases'].find(({ version }: { version: string }) => version === name);
  for (const file of await readdir(DATA)) {
    const table = file.replace('.csv', '');
    if (file === table || release.lacks.includes(table)) continue;
    await copyFile(join(DATA, release.replaces[table] ?? file), join(folder, file));
  }
  const { dataThrough, method } = release;
  await writeFile(
    join(folder, 'datapackage.json'),
    JSON.stringify({ 'rollcall:dataThrough': dataThrough, 'rollcall:method': method }),
  );
  return folder;
}

type Answered = { error?: { code: string; argument: string; message?: string } };

async function compare(
  rollcall: TestApp,
  list: readonly RecountQuestion[],
  recounted: readonly Answered[],
  release: string | null,
): Promise<Held> {
  const put: Put = async (query, variables) => {
    const { data, errors } = await rollcall.ask(query, variables);
    const [error] = errors ?? [];
    if (!error) return Object.values(data)[0];
    if (error.extensions.code === 'BAD_USER_INPUT' && typeof error.extensions.argument === 'string')
      throw new Refusal(error.extensions.argument);
    throw new Error(`${error.message}\nto ${JSON.stringify(variables)}`);
  };
  const kinds = new Map<string, { count: number; example: Difference['example'] }>();
  let refused = 0;
  for (const [place, question] of list.entries()) {
    const recount = recounted[place]!;
    if (recount.error) delete recount.error.message;
    const api = await askApi(put, question, release);
    if (recount.error && api.error) refused++;
    for (const { path, api: a, recount: b } of unequal(api, recount)) {
      const kind = `${question.ask} ${path.replace(/(^|\.)\d+/g, '[]').replace(/^coverage\..*/, 'coverage.*')}`;
      const seen = kinds.get(kind);
      if (seen) seen.count++;
      else kinds.set(kind, { count: 1, example: { question, path, api: a, recount: b } });
    }
  }
  const differences = [...kinds].map(([kind, { count, example }]) => ({ kind, count, example }));
  return { asked: list.length, refused, differences };
}

interface Unequal {
  readonly path: string;
  readonly api: unknown;
  readonly recount: unknown;
}

/** Figures may differ by this much of themselves, and not by more of 1. */
const ROUNDING = 1e-9;

/** Where two answers differ: numbers by more than rounding, lists of other lengths as a whole, else by their parts. */
function* unequal(api: unknown, recount: unknown, path = ''): Generator<Unequal> {
  if (typeof api === 'number' && typeof recount === 'number') {
    if (Math.abs(api - recount) > ROUNDING * Math.max(1, Math.abs(recount))) yield { path, api, recount };
    return;
  }
  if (api === null || recount === null || typeof api !== 'object' || typeof recount !== 'object') {
    if (api !== recount) yield { path, api, recount };
    return;
  }
  if (Array.isArray(api) && Array.isArray(recount) && api.length !== recount.length) {
    yield { path: `${path} (length)`, api: onlyIn(api, recount), recount: onlyIn(recount, api) };
    return;
  }
  const [a, b] = [api as Record<string, unknown>, recount as Record<string, unknown>];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    yield* unequal(a[key], b[key], path === '' ? key : `${path}.${key}`);
  }
}

/** The entries of a list that another lacks, the first few of them. */
function onlyIn(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const there = new Set(other.map((entry) => JSON.stringify(entry)));
  return list.filter((entry) => !there.has(JSON.stringify(entry))).slice(0, 5);
}

/** The differences as text, one kind a paragraph. */
export function report({ asked, refused, differences }: Held): string {
  const lines = differences.map(
    ({ kind, count, example }) =>
      `${kind}: ${count}\n  ${JSON.stringify(example.question)}\n  at ${example.path}\n` +
      `  API:     ${JSON.stringify(example.api)}\n  recount: ${JSON.stringify(example.recount)}`,
  );
  return [
    `${asked} questions, of which both refuse ${refused}; ${differences.length} kinds of difference`,
    ...lines,
  ].join('\n');
}
