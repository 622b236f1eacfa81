import { readFileSync } from 'node:fs';

/** Node reads the modules of a program side by side: measured on Node 20, 256 open files are too few, 384 enough. */
const FEWEST_FILES = 512;

/**
 * Why the process can not start with the number of files that it may have open, and what to do; null where it can, and
 * where the system does not tell. Node has already raised its own limit to the hard one.
 *
 * @param limits `/proc/self/limits` of Linux; null = not there
 */
export function tooFewFiles(limits: string | null = ownLimits()): string | null {
  const files = /^Max open files +(\d+)/m.exec(limits ?? '')?.[1];
  if (files === undefined || Number(files) >= FEWEST_FILES) return null;
  return (
    `Rollcall needs ${FEWEST_FILES} open files to start, and this process may have ${files}: raise the limit, ` +
    'by ulimit -n 4096 in a shell, LimitNOFILE= in systemd, or ulimits: nofile in compose'
  );
}

function ownLimits(): string | null {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch (error) {
    // Other systems have no such file.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
