import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Log } from '../../common/log.js';
import { DatabaseStartError } from '../database-start-error.js';
import { locatePrograms, type Programs, programFile } from './programs.js';
import { canReach, nearestFolder, type ServerUser, serverUser } from './server-user.js';

/**
 * The folder of one embedded server:
 * - `cluster/`: `data` of PostgreSQL and `password`; there whole or not at all
 * - `port`: the one last used
 * - `postgres.log`, and `postgres.previous.log` of the start before
 * - `users/`: a file for each process that uses the server
 * - `lock`: held while starting, joining, leaving or stopping
 * - `programs-*`: copies of the programs, only where the server's user cannot reach the installed ones
 */
export interface ServerFolder {
  readonly path: string;
  readonly user: ServerUser;
  readonly programs: Programs;
}

export interface FolderWanted {
  /** Absolute. */
  readonly dataDir: string;
  /** Whether another folder may be taken where the server's user cannot reach `dataDir`. */
  readonly mayMove: boolean;
  readonly log: Log;
  /** Where to go then, the first that can be used; by default the machine's folder for such data, then the temporary one. */
  readonly otherPlaces?: readonly string[];
}

/** The folder below a place that stands for one which the server's user cannot reach. */
function movedTo(place: string, dataDir: string): string {
  return join(place, 'rollcall', createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
}

const OTHER_PLACES = ['/var/lib', tmpdir()];

/** Whether a server was ever made in the folder, or where it may move, in the folder that stands for it. */
export function hasCluster(dataDir: string, mayMove: boolean): boolean {
  const folders = [dataDir, ...(mayMove ? OTHER_PLACES.map((place) => movedTo(place, dataDir)) : [])];
  return folders.some((folder) => existsSync(join(folder, 'cluster')));
}

/** Makes the folder and sees that the server's user can reach it and the programs. */
export function prepareFolder(wanted: FolderWanted): ServerFolder {
  const { dataDir, log } = wanted;
  const user = serverUser(dataDir, log);
  const existing = nearestFolder(dataDir);
  if (canReach(existing, user)) return withPrograms(makeFolder(dataDir, user), user);
  const closed = `The user that PostgreSQL runs as (${user.uid}, since it refuses root) may not enter ${existing}`;
  if (!wanted.mayMove)
    throw new DatabaseStartError(
      `${closed}: set ROLLCALL_DATA_DIR to a folder that others may enter, such as one under /var/lib.`,
    );
  const [moved] = (wanted.otherPlaces ?? OTHER_PLACES)
    .filter((place) => existsSync(place) && canReach(place, user))
    .map((place) => movedTo(place, dataDir));
  if (!moved)
    throw new DatabaseStartError(
      `${closed}, and neither /var/lib nor ${tmpdir()}: set ROLLCALL_DATA_DIR to a folder that others may enter.`,
    );
  // Others may write to the temporary folder: what lies there under our name must be ours.
  for (const folder of [dirname(moved), moved]) {
    const there = lstatSync(folder, { throwIfNoEntry: false });
    if (there && (!there.isDirectory() || there.uid !== process.getuid?.() || (there.mode & 0o022) !== 0))
      throw new DatabaseStartError(
        `${folder} belongs to another user: remove it, or set ROLLCALL_DATA_DIR to another folder.`,
      );
    makeMissing(folder, user);
  }
  const path = makeFolder(moved, user);
  log.warn(`${closed}, so the database is kept in ${path}. Set ROLLCALL_DATA_DIR to keep it elsewhere.`);
  return withPrograms(path, user);
}

/** Makes the folder and its list of users; sees that it can be written to. */
function makeFolder(path: string, user: ServerUser): string {
  try {
    makeMissing(path, user);
    makeMissing(usersOf({ path }), user);
    for (const folder of [path, usersOf({ path })]) {
      const probe = join(folder, `.${randomUUID()}`);
      mkdirSync(probe);
      rmSync(probe, { recursive: true });
    }
    return realpathSync(path);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Makes the folders that are missing. Those that root makes are open to others, and of the owner of the one above. */
function makeMissing(path: string, user: ServerUser): void {
  const above = nearestFolder(path);
  const missing: string[] = [];
  for (let folder = path; folder !== above; folder = dirname(folder)) missing.unshift(folder);
  for (const folder of missing) {
    // Not `recursive`, which never ends where a file system refuses new folders with ENOENT, as /proc does.
    try {
      mkdirSync(folder);
    } catch (error) {
      // Another process may have been faster.
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
    }
  }
  if (user.uid === undefined) return;
  const { uid, gid } = lstatSync(above);
  for (let folder = path; folder !== above; folder = dirname(folder)) {
    chmodSync(folder, 0o755);
    chownSync(folder, uid, gid);
  }
}

export function usersOf({ path }: Pick<ServerFolder, 'path'>): string {
  return join(path, 'users');
}

/** The programs where the server's user can run them: where they are installed, or else copied into the folder. */
function withPrograms(path: string, user: ServerUser): ServerFolder {
  const installed = locatePrograms();
  if (canReach(programFile(installed.folder, 'postgres'), user)) return { path, user, programs: installed };
  const copy = join(path, `programs-${installed.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${randomUUID()}`;
    try {
      cpSync(installed.folder, unfinished, { recursive: true, verbatimSymlinks: true });
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      // Another process may have been faster: its copy is as good.
      if (!existsSync(copy)) throw unwritable(path, error);
    }
  }
  return { path, user, programs: { ...installed, folder: copy } };
}

export function unwritable(path: string, error: unknown): DatabaseStartError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DatabaseStartError(
    `The embedded database cannot write to its folder ${path} (${reason}): make it writable, set ROLLCALL_DATA_DIR to another folder, ` +
      'or set DATABASE_URL to a PostgreSQL 18 server of your own.',
    { cause: error },
  );
}
