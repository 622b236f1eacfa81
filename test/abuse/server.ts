import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../src/config/project-root.js';
import type { Attacked, Reply } from './attack.js';

/** What the server says of itself. */
export interface Measured {
  /** For how long its event loop was held at most since it was asked last. */
  readonly heldMs: number;
  readonly rss: number;
  readonly heapUsed: number;
  /** With `why`: functions that the loop was in while it was held for longest, with their milliseconds. */
  readonly why: readonly string[];
}

/** A server in a process of its own, with a heap of 512 MB. */
export interface ServerProcess extends Attacked {
  measure(): Promise<Measured>;
  /** Has every `measure` from now on tell what the loop was at, which makes the server somewhat slower. */
  profile(): void;
  /** Whether it ended by itself, and how. */
  readonly ended: string | null;
  stop(): Promise<void>;
}

/** Starts the server as `npm start` does, with these settings; rejects where it ends before it listens. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const from = (path: string) => join(projectRoot(), path);
  const child = spawn(
    process.execPath,
    [
      '--max-old-space-size=512',
      '--heap-growing-percent=40',
      '--import',
      from('test/support/ts-loader.mjs'),
      '--import',
      from('test/abuse/watch-loop.mjs'),
      from('src/main.ts'),
    ],
    {
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let ended: string | null = null;
  let said = '';
  child.on('exit', (code, signal) => {
    ended = `it ended with ${signal ?? code}: ${said.slice(-600)}`;
  });
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      // What a server that is attacked says is of interest only where it ends.
      said = (said + chunk.toString()).slice(-20_000);
      const found = /API\s+(http:\S+)\/graphql/.exec(said);
      if (found) resolve(found[1]!);
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    child.on('exit', () => reject(new Error(ended!)));
  });
  return {
    address,
    ask: (body) => post(address, body),
    get: async (path) => {
      const started = performance.now();
      const response = await fetch(`${address}${path}`);
      const { byteLength: bytes } = await response.arrayBuffer();
      return { status: response.status, text: '', ms: performance.now() - started, bytes };
    },
    measure: async () => {
      if (ended) throw new Error(ended);
      child.send('measure');
      const [measured] = (await once(child, 'message')) as [Measured];
      return measured;
    },
    profile: () => void child.send('profile'),
    get ended() {
      return ended;
    },
    stop: async () => {
      if (ended) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function post(address: string, body: object): Promise<Reply> {
  const started = performance.now();
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, ms: performance.now() - started };
}
