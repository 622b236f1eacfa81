import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { EmbeddedServerError } from './embedded-server-error.js';
import { birthOf, isAlive } from './process-identity.js';
import { sleep, sleepSync } from './sleep.js';

export type Unlock = () => void;

/** Locks that this process holds, so that its exit does not wait for itself. */
const held = new Set<string>();

/**
 * Takes the lock `file` if nobody holds it: one holder among all processes of this machine that use the file. The lock
 * of a process that is no longer alive is taken over. Null where it is held.
 */
export function tryLock(file: string): Unlock | null {
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), nonce: randomUUID() });
  try {
    writeFileSync(file, mine, { flag: 'wx', mode: 0o644 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    removeIfStale(file);
    return null;
  }
  held.add(file);
  return () => {
    held.delete(file);
    if (readOrNull(file) === mine) rmSync(file, { force: true });
  };
}

/** Takes the lock `file`, waiting for its holder at most `timeoutMs`. */
export async function lock(file: string, timeoutMs: number): Promise<Unlock> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const unlock = tryLock(file);
    if (unlock) return unlock;
    if (Date.now() > deadline) {
      const pid = holderOf(readOrNull(file))?.pid ?? 'unknown';
      throw new EmbeddedServerError(
        `Process ${pid} has been starting or stopping the embedded database for more than ${Math.round(timeoutMs / 1000)} s. ` +
          `If there is no such process, remove the file ${file} and try again.`,
      );
    }
    await sleep(25);
  }
}

/**
 * The same without giving way to anything else, for the moment of exit: a lock that this process holds itself counts as
 * taken. Null after `timeoutMs`.
 */
export function lockSync(file: string, timeoutMs: number): Unlock | null {
  if (held.has(file)) return () => undefined;
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const unlock = tryLock(file);
    if (unlock || Date.now() > deadline) return unlock;
    sleepSync(20);
  }
}

function removeIfStale(file: string): void {
  const content = readOrNull(file);
  if (content === null) return;
  const holder = holderOf(content);
  // A file without a holder was being written when we looked, or its writer died in that instant.
  if (holder ? isAlive(holder.pid, holder.birth) : ageMs(file) < 10_000) return;
  // Renamed before it is removed: of two processes that find it stale, one takes it away. Should it be a new lock
  // already, taken since we looked, it is put back.
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = readOrNull(aside);
  if (taken !== content && taken !== null) {
    try {
      writeFileSync(file, taken, { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
}

function holderOf(content: string | null): { pid: number; birth: string } | null {
  try {
    const holder = JSON.parse(content ?? '');
    return Number.isInteger(holder.pid) && typeof holder.birth === 'string' ? holder : null;
  } catch {
    return null;
  }
}

function ageMs(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
