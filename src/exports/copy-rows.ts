import type { ClientBase, Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { RollcallError } from '../common/rollcall-error.js';

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Least characters of a batch: some thousand rows, so that what is looked up for each batch is cheap beside it. */
const BATCH_LENGTH = 400_000;

/** A field of COPY's text format; `\N` is null. */
export function unescapeField(text: string): string | null {
  if (!text.includes('\\')) return text;
  return text === '\\N' ? null : text.replace(/\\(.)/gs, (_, character: string) => ESCAPES[character] ?? character);
}

/**
 * What COPY gives for a query, in its text format: whole lines, some thousand at a time, over a connection that is the
 * caller's; ending early leaves it unusable.
 */
async function* linesOf(client: ClientBase, query: string): AsyncGenerator<string> {
  const stream = client.query(copyTo(`COPY (${query}) TO STDOUT`));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = '';
  let rest = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (end === 0) {
      rest += text;
      continue;
    }
    lines += rest + text.slice(0, end);
    rest = text.slice(end);
    if (lines.length < BATCH_LENGTH) continue;
    yield lines;
    lines = '';
  }
  if (lines !== '') yield lines;
}

/** The rows of a query in batches: every value as PostgreSQL's text, null as null. As {@link linesOf} else. */
export async function* rowsOf(client: ClientBase, query: string): AsyncGenerator<(string | null)[][]> {
  for await (const lines of linesOf(client, query)) yield recordsIn(lines);
}

/** The same over a connection of the pool, as {@link copyLines}. */
export async function* copyRecords(pool: Pool, query: string): AsyncGenerator<(string | null)[][]> {
  for await (const lines of copyLines(pool, query)) yield recordsIn(lines);
}

function recordsIn(lines: string): (string | null)[][] {
  return lines
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split('\t').map(unescapeField));
}

/**
 * Yields what COPY gives for a query, as {@link linesOf}. What the reader has not taken waits in the server. Ending early
 * (a reader that went away, an error) breaks the statement off and closes its connection; a reader that takes all gives it
 * back to the pool.
 */
export async function* copyLines(pool: Pool, query: string): AsyncGenerator<string> {
  const leave = await enter(pool);
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    leave();
    throw databaseAway(error);
  }
  let complete = false;
  // A connection that breaks between two reads says so here too; without a listener it would end the process.
  const ignore = () => undefined;
  client.on('error', ignore);
  try {
    // It lasts as long as the reader takes, and by far longer than a question may.
    await client.query("SET statement_timeout = '10min'");
    yield* linesOf(client, query);
    await client.query('RESET statement_timeout');
    complete = true;
  } finally {
    client.off('error', ignore);
    client.release(!complete);
    leave();
  }
}

const PATIENCE_MS = 30_000;

interface Gate {
  inside: number;
  readonly waiting: (() => void)[];
}
const gates = new WeakMap<Pool, Gate>();

/**
 * Lets at most half of the pool's connections be held by long reads: each asks for short statements beside it, and if
 * all were held they would wait for each other for ever. Who waits too long is told so. Returns how to leave.
 */
async function enter(pool: Pool): Promise<() => void> {
  const most = Math.max(1, Math.floor(pool.options.max / 2));
  const gate = gates.get(pool) ?? { inside: 0, waiting: [] };
  gates.set(pool, gate);
  const leave = () => {
    gate.inside--;
    gate.waiting.shift()?.();
  };
  if (gate.inside >= most) {
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        gate.waiting.splice(gate.waiting.indexOf(go), 1);
        reject(
          new RollcallError(
            'DATABASE_UNAVAILABLE',
            `${most} downloads are under way, the most at a time: try again later`,
          ),
        );
      }, PATIENCE_MS);
      gate.waiting.push(go);
    });
  }
  gate.inside++;
  return leave;
}

function databaseAway(error: unknown): RollcallError {
  const message = 'the database can not be reached, which this export reads: try again later';
  return new RollcallError('DATABASE_UNAVAILABLE', message, {}, { cause: error });
}
