import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells this life of a process id from a later one (ids are used again): on Linux the process's start, in clock
 * ticks since the machine's; elsewhere ''. Null where no such process is alive; a zombie is not alive.
 */
export function birthOf(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, of another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  if (process.platform !== 'linux') return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // proc(5): after the command's name in parentheses, field 3 is the state and field 22 the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : fields[19]!;
  } catch {
    // It ended in between, or /proc hides the processes of others.
    return '';
  }
}

/** Whether process `pid`, as it was when `birth` was taken, is still alive. */
export function isAlive(pid: number, birth: string): boolean {
  const now = birthOf(pid);
  return now !== null && (now === '' || birth === '' || now === birth);
}

/** The program and the arguments of a process; null where they cannot be told. */
export function commandOf(pid: number): string[] | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const ps = ['-ww', '-o', 'command=', '-p', String(pid)];
    return execFileSync('ps', ps, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .split(/\s+/);
  } catch {
    return null;
  }
}
