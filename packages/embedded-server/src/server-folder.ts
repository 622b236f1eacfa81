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
import { EmbeddedServerError } from './embedded-server-error.js';
import type { Log } from './log.js';
import { locatePrograms, type Programs, programFile } from './programs.js';
import { canReach, nearestFolder, type ServerUser, serverUser } from './server-user.js';
import { orSetServer, PLAIN, setFolder, type Words } from './words.js';

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
  /** Of the superuser and of the database. */
  readonly name: string;
  readonly user: ServerUser;
  readonly programs: Programs;
  readonly words: Words;
}

export interface FolderWanted {
  /** Folder of the server, absolute: made and initialised when first used. */
  readonly dataDir: string;
  /**
   * Name of the superuser, of the database, and of the folder in a place that it moves to; the same as long as the folder
   * is used. Small letters, digits and `_`, beginning with a letter.
   */
  readonly name: string;
  /** Whether another folder may be taken where the server's user cannot reach `dataDir`; default false. */
  readonly mayMove?: boolean;
  readonly log: Log;
  /** Where to go then, the first that can be used; by default the machine's folder for such data, then the temporary one. */
  readonly otherPlaces?: readonly string[];
  /** Default: the names of these options. */
  readonly words?: Words;
}

/** The folder below a place that stands for one which the server's user cannot reach. */
function movedTo(parent: string, { dataDir, name }: Pick<FolderWanted, 'dataDir' | 'name'>): string {
  return join(parent, name, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
}

const OTHER_PLACES = ['/var/lib', tmpdir()];

/** Whether a server was ever made in the folder, or where it may move, in the folder that stands for it. */
export function hasCluster(wanted: Omit<FolderWanted, 'log'>): boolean {
  const places = wanted.mayMove ? (wanted.otherPlaces ?? OTHER_PLACES) : [];
  const folders = [wanted.dataDir, ...places.map((parent) => movedTo(parent, wanted))];
  return folders.some((folder) => existsSync(join(folder, 'cluster')));
}

/** Makes the folder and sees that the server's user can reach it and the programs. */
export function prepareFolder(wanted: FolderWanted): ServerFolder {
  const { dataDir, name, log, words = PLAIN } = wanted;
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new TypeError(`'${name}' is no name for a server: see FolderWanted`);
  const user = serverUser(dataDir, log, words);
  const existing = nearestFolder(dataDir);
  if (canReach(existing, user, words)) return withPrograms(makeFolder(dataDir, user, words), name, user, words);
  const closed = `The user that PostgreSQL runs as (${user.uid}, since it refuses root) may not enter ${existing}`;
  if (!wanted.mayMove)
    throw new EmbeddedServerError(
      `${closed}: ${setFolder(words, 'a folder that others may enter, such as one under /var/lib')}.`,
    );
  const [moved] = (wanted.otherPlaces ?? OTHER_PLACES)
    .filter((parent) => existsSync(parent) && canReach(parent, user, words))
    .map((parent) => movedTo(parent, wanted));
  if (!moved)
    throw new EmbeddedServerError(
      `${closed}, and neither /var/lib nor ${tmpdir()}: ${setFolder(words, 'a folder that others may enter')}.`,
    );
  // Others may write to the temporary folder: what lies there under our name must be ours.
  for (const folder of [dirname(moved), moved]) {
    const there = lstatSync(folder, { throwIfNoEntry: false });
    if (there && (!there.isDirectory() || there.uid !== process.getuid?.() || (there.mode & 0o022) !== 0))
      throw new EmbeddedServerError(
        `${folder} belongs to another user: remove it, or ${setFolder(words, 'another folder')}.`,
      );
    makeMissing(folder, user);
  }
  const path = makeFolder(moved, user, words);
  log.warn(`${closed}, so the database is kept in ${path}. Set ${words.folder} to keep it elsewhere.`);
  return withPrograms(path, name, user, words);
}

/** Makes the folder and its list of users; sees that it can be written to. */
function makeFolder(path: string, user: ServerUser, words: Words): string {
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
    throw unwritable(path, words, error);
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
function withPrograms(path: string, name: string, user: ServerUser, words: Words): ServerFolder {
  const installed = locatePrograms(words);
  const server = { path, name, user, words };
  if (canReach(programFile(installed.folder, 'postgres'), user, words)) return { ...server, programs: installed };
  const copy = join(path, `programs-${installed.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${randomUUID()}`;
    try {
      cpSync(installed.folder, unfinished, { recursive: true, verbatimSymlinks: true });
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      // Another process may have been faster: its copy is as good.
      if (!existsSync(copy)) throw unwritable(path, words, error);
    }
  }
  return { ...server, programs: { ...installed, folder: copy } };
}

export function unwritable(path: string, words: Words, error: unknown): EmbeddedServerError {
  const reason = error instanceof Error ? error.message : String(error);
  return new EmbeddedServerError(
    `The embedded database cannot write to its folder ${path} (${reason}): make it writable` +
      `${words.server === undefined ? ' or ' : ', '}${setFolder(words, 'another folder')}${orSetServer(words)}.`,
    { cause: error },
  );
}
