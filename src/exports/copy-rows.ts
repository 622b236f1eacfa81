import type { ClientBase, Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { RollcallError } from '../common/rollcall-error.js';

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Least rows of a batch: what is looked up for each batch is then cheap beside it. */
const BATCH_ROWS = 2000;

/** A field of COPY's text format; `\N` is null. */
function field(text: string): string | null {
  if (!text.includes('\\')) return text;
  return text === '\\N' ? null : text.replace(/\\(.)/gs, (_, character: string) => ESCAPES[character] ?? character);
}

/** The rows of a query in batches, over a connection that is the caller's; ending early leaves it unusable. */
export async function* rowsOf(client: ClientBase, query: string): AsyncGenerator<(string | null)[][]> {
  const stream = client.query(copyTo(`COPY (${query}) TO STDOUT`));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let batch: (string | null)[][] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n');
    rest = text.slice(end + 1);
    if (end < 0) continue;
    for (const line of text.slice(0, end).split('\n')) batch.push(line.split('\t').map(field));
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Yields the rows of a query in batches as COPY gives them: every value as PostgreSQL's text, null as null. What the
 * reader has not taken waits in the server. Ending early (a reader that went away, an error) breaks the statement off
 * and closes its connection; a reader that takes all gives it back to the pool.
 */
export async function* copyRows(pool: Pool, query: string): AsyncGenerator<(string | null)[][]> {
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
    yield* rowsOf(client, query);
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
