import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { dataOf, passwordOf, programEnv } from './cluster.js';
import { EmbeddedServerError } from './embedded-server-error.js';
import { birthOf, commandOf } from './process-identity.js';
import { programFile } from './programs.js';
import type { ServerFolder } from './server-folder.js';
import { sleep, sleepSync } from './sleep.js';
import { setFolderOrServer } from './words.js';

/** Recovery after a crash replays at most `max_wal_size`; on a slow disk that takes a while. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 60_000;

/** For a small machine; durable: `fsync` and `synchronous_commit` stay on. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '100',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'ISO, YMD',
};

export interface StartOptions {
  /** The port that it must have again; else the one last used if it is free, else any. */
  readonly port?: number;
  /** Further settings of PostgreSQL, by name. */
  readonly postgresSettings?: Readonly<Record<string, string>>;
}

export interface Running {
  readonly port: number;
  /** Whether this call started it. */
  readonly started: boolean;
}

/**
 * Has the server of an initialised folder running and answering: it is left alone if it runs, awaited if it is starting
 * or stopping, and started otherwise. Call with the folder's lock held.
 */
export async function ensureRunning(folder: ServerFolder, options: StartOptions = {}): Promise<Running> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (let portsTaken = 0; ; ) {
    const there = findPostmaster(folder);
    if (there) {
      if (there.port !== null && (await answers(folder, there.port))) return { port: there.port, started: false };
      if (Date.now() > deadline)
        throw new EmbeddedServerError(
          `The embedded database (process ${there.pid}) has not answered for ${START_TIMEOUT_MS / 1000} s: see ${logOf(folder)}; ` +
            `end that process (kill -INT ${there.pid}) and start again.`,
        );
      await sleep(50);
      continue;
    }
    const port = options.port ?? (await choosePort(folder, portsTaken > 0));
    const outcome = await start(folder, port, options.postgresSettings ?? {}, deadline);
    if (outcome === 'ready') {
      const file = join(folder.path, 'port');
      // Removed first: it may belong to root, who started the server of this folder before.
      rmSync(file, { force: true });
      writeFileSync(file, `${port}\n`);
      return { port, started: true };
    }
    if (outcome.reason === 'port taken' && options.port === undefined && ++portsTaken < 5) continue;
    // The server processes of a killed postmaster end by themselves as soon as they notice.
    if (outcome.reason === 'remains' && Date.now() < deadline - START_TIMEOUT_MS + 15_000) {
      await sleep(200);
      continue;
    }
    throw new EmbeddedServerError(
      `The embedded database did not start: ${outcome.message} The whole log is in ${logOf(folder)}. ` +
        `If it cannot be mended, ${setFolderOrServer(folder.words, 'a new folder')}.`,
    );
  }
}

/** Asks the server to end its sessions and stop, and waits until it has. No effect where it does not run. */
export async function stopPostmaster(folder: ServerFolder): Promise<void> {
  const postmaster = findPostmaster(folder);
  if (!postmaster) return;
  for (const [signal, patienceMs] of [
    ['SIGINT', STOP_TIMEOUT_MS],
    ['SIGQUIT', 10_000],
  ] as const) {
    signalPostmaster(postmaster.pid, signal);
    wake(postmaster.pid);
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      if (birthOf(postmaster.pid) === null) return;
      await sleep(10);
    }
  }
  throw new Error(`the embedded database (process ${postmaster.pid}) does not stop: see ${logOf(folder)}`);
}

/** The same without giving way to anything else, and with less patience: for the moment of exit. */
export function stopPostmasterSync(folder: ServerFolder, patienceMs = 3000): void {
  const postmaster = findPostmaster(folder);
  if (!postmaster) return;
  signalPostmaster(postmaster.pid, 'SIGINT');
  wake(postmaster.pid);
  const pidFile = join(dataOf(folder), 'postmaster.pid');
  // Its last act is to remove this file; it stays a zombie until we end, if we started it.
  for (const deadline = Date.now() + patienceMs; existsSync(pidFile) && Date.now() < deadline; ) sleepSync(10);
}

/** A server that was frozen (SIGSTOP) hears of nothing before it goes on. */
function wake(pid: number): void {
  if (process.platform !== 'win32') signalPostmaster(pid, 'SIGCONT');
}

function signalPostmaster(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * The living postmaster of the folder's cluster; `port` is null while it has not said. A `postmaster.pid` whose process
 * number now belongs to another program is removed, for PostgreSQL would take that program for a server.
 */
function findPostmaster(folder: ServerFolder): { pid: number; port: number | null } | null {
  const file = join(dataOf(folder), 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || birthOf(pid) === null) return null;
  if (isAnother(commandOf(pid), dataOf(folder))) {
    rmSync(file);
    return null;
  }
  const port = Number(lines[3]);
  return { pid, port: Number.isInteger(port) && port > 0 ? port : null };
}

/** Whether a command is surely not the server of the folder `data`. */
function isAnother(command: string[] | null, data: string): boolean {
  if (command === null) return false;
  if (!command[0]?.includes('postgres')) return true;
  const served = statSync(command[command.indexOf('-D') + 1] ?? '', { throwIfNoEntry: false });
  const ours = statSync(data);
  return served !== undefined && (served.ino !== ours.ino || served.dev !== ours.dev);
}

/** Connects, and makes the database if a start was cut off before. False while the server is starting or stopping. */
async function answers(folder: ServerFolder, port: number): Promise<boolean> {
  // Not before it is needed: whoever only asks whether a process lives need not load it.
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: folder.name,
    password: passwordOf(folder),
    database: 'postgres',
    connectionTimeoutMillis: 3000,
  });
  // An error while idle ends the connection, which the query then reports.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [folder.name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE "${folder.name}"`);
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Classes 28 (the password), 53 (no connection left): it runs, but not for us.
    if (/^(28|53)/.test(code ?? ''))
      throw new EmbeddedServerError(
        `The embedded database on port ${port} refuses us (${message}): see ${logOf(folder)}.`,
        { cause: error },
      );
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Outcome = 'ready' | { reason: 'port taken' | 'remains' | 'other'; message: string };

async function start(
  folder: ServerFolder,
  port: number,
  settings: Readonly<Record<string, string>>,
  deadline: number,
): Promise<Outcome> {
  const logFile = logOf(folder);
  if (existsSync(logFile)) renameSync(logFile, logFile.replace(/\.log$/, '.previous.log'));
  const output = openSync(logFile, 'a', 0o600);
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(
    programFile(folder.programs.folder, 'postgres'),
    ['-D', dataOf(folder), '-p', String(port), ...flags],
    {
      ...folder.user,
      cwd: '/',
      env: programEnv(),
      // A group of its own: Ctrl-C in the terminal must reach us alone, who stop it when our work is done.
      detached: true,
      stdio: ['ignore', output, output],
      windowsHide: true,
    },
  );
  closeSync(output);
  child.unref();
  let ended: string | null = null;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = `it ended with ${code ?? signal}.`;
  });
  for (;;) {
    if (ended === null && (await answers(folder, port))) return 'ready';
    if (ended !== null) {
      const tail = lastLines(logFile);
      const message = `${ended} ${tail}`.trim();
      if (/could not bind|Address already in use/.test(tail)) return { reason: 'port taken', message };
      if (/shared memory block|lock file "postmaster.pid" already exists/.test(tail))
        return { reason: 'remains', message };
      return { reason: 'other', message };
    }
    if (Date.now() > deadline)
      return {
        reason: 'other',
        message: `it did not answer within ${START_TIMEOUT_MS / 1000} s. ${lastLines(logFile)}`,
      };
    await sleep(20);
  }
}

function logOf(folder: ServerFolder): string {
  return join(folder.path, 'postgres.log');
}

/** The lines of the log that say why: the last of them, without time and process. */
function lastLines(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|could not|cannot|unrecognized|invalid/.test(line));
  return (telling.length > 0 ? telling : lines)
    .slice(-3)
    .map((line) => line.replace(/^\S+ \S+ UTC \[\d+\] /, ''))
    .join(' ');
}

async function choosePort(folder: ServerFolder, otherThanLast: boolean): Promise<number> {
  const file = join(folder.path, 'port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (!otherThanLast && Number.isInteger(last) && last > 0 && last < 65_536 && (await freePort(last)) !== null)
    return last;
  return (await freePort(0))!;
}

/** `port` itself if it is free on the loopback address, null if not; a free one for 0. */
function freePort(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (port === 0 ? reject(error) : resolve(null)));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? null) : null));
    });
  });
}
