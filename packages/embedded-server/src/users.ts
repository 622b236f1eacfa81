import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, isAlive } from './process-identity.js';

/**
 * Lists this process as a user of the server whose users are listed in `folder`; a process may be listed several times.
 * Returns the way off the list.
 */
export function enlist(folder: string): () => void {
  const file = join(folder, `${process.pid}.${randomUUID()}`);
  writeFileSync(file, birthOf(process.pid) ?? '');
  return () => rmSync(file, { force: true });
}

/** How many living users are listed; those that ended without leaving the list are struck off. */
export function countUsers(folder: string): number {
  let living = 0;
  for (const name of readdirSync(folder)) {
    if (!/^\d+\./.test(name)) continue;
    const file = join(folder, name);
    let birth: string;
    try {
      birth = readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    if (isAlive(Number.parseInt(name, 10), birth)) living++;
    else rmSync(file, { force: true });
  }
  return living;
}
