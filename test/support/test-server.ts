import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedServerOptions } from '../../packages/embedded-server/src/index.js';
import { ROLLCALLS } from '../../src/database/own-server.js';

/** As it was before a run pointed it at its own folder: watching, one process begins many runs. */
const SYSTEMS_FOLDER = tmpdir();

/** More than a run has ever held at once, several times over. */
const ENOUGH_MEMORY = 4 * 2 ** 30;

/**
 * One run of Jest, as its processes share it by the environment (only text passes from Jest to its workers):
 * - `TEST_RUN`: names what the run makes, so that it can be found and removed
 * - `TMPDIR`: a folder of the run's own, gone at its end; in memory where the system has room for it there, since a database
 *   is made for nearly every file, and on disk that takes ten times as long
 * - `TEST_SERVER_DIR`: folder of the run's own server; not set where TEST_DATABASE_URL or DATABASE_URL names a server
 */
export function beginRun(): void {
  process.env.TEST_RUN = randomUUID().slice(0, 8);
  const folder = join(inMemory() ?? SYSTEMS_FOLDER, `rollcall-test-${process.env.TEST_RUN}`);
  mkdirSync(folder, { mode: 0o755 });
  process.env.TMPDIR = folder;
  delete process.env.TEST_SERVER_DIR;
  if (givenServer()) return;
  process.env.TEST_SERVER_DIR = join(folder, 'server');
  mkdirSync(process.env.TEST_SERVER_DIR, { mode: 0o755 });
}

/** Removes what the run has left in its folder. */
export function endRun(): void {
  if (process.env.TMPDIR) rmSync(process.env.TMPDIR, { recursive: true, force: true });
  process.env.TMPDIR = SYSTEMS_FOLDER;
}

/** Linux's folder in memory, where it has room enough. */
function inMemory(): string | undefined {
  const folder = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_MEMORY ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** A server of one's own that the tests are to use; they make databases beside those on it, and drop them. */
export function givenServer(): string | undefined {
  return process.env.TEST_DATABASE_URL || process.env.DATABASE_URL || undefined;
}

/** The run's own server: it lives for one run, so nothing of it need survive a power cut. */
export function ownServer(): EmbeddedServerOptions {
  const dataDir = process.env.TEST_SERVER_DIR;
  if (!dataDir) throw new Error('TEST_SERVER_DIR is not set: is globalSetup of jest.config.js missing?');
  const silent = { log: () => undefined, warn: () => undefined, error: (message: string) => console.error(message) };
  return {
    ...ROLLCALLS,
    dataDir,
    log: silent,
    ephemeral: true,
    postgresSettings: {
      ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
      ...{ wal_level: 'minimal', max_wal_senders: '0', max_connections: '200' },
    },
  };
}

export function runName(): string {
  const name = process.env.TEST_RUN;
  if (!name) throw new Error('TEST_RUN is not set: is globalSetup of jest.config.js missing?');
  return `rollcall_test_${name}`;
}
