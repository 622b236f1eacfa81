import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error.js';
import type { Log } from './log.js';
import { orSetServer, type Words } from './words.js';

/** As whom the server runs. Empty: as ourselves. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root. A process of root runs it as the owner of `folder` (of the nearest folder above
 * that exists), so that this person can go on without being root; where that is root too, as the system's user
 * `postgres`, which is created if there is none.
 */
export function serverUser(folder: string, log: Log, words: Words): ServerUser {
  if (process.getuid?.() !== 0) return {};
  const { uid: ownerUid, gid: ownerGid } = statSync(nearestFolder(folder));
  // initdb asks for a user with a name; an owner from outside a container has none.
  if (ownerUid !== 0 && id('-un', String(ownerUid)) !== null) return { uid: ownerUid, gid: ownerGid };
  if (id('-u', 'postgres') === null) createPostgres(log, words);
  const uid = id('-u', 'postgres');
  const gid = id('-g', 'postgres');
  if (uid === null || gid === null) throw cannotRunAsRoot(words);
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder itself, or the nearest above it that exists. */
export function nearestFolder(path: string): string {
  let folder = path;
  while (!existsSync(folder) || !statSync(folder).isDirectory()) folder = dirname(folder);
  return folder;
}

/** Whether `user` may use `file`: run it, or enter it if it is a folder. Asked as that user, whatever rules it. */
export function canReach(file: string, user: ServerUser, words: Words): boolean {
  if (user.uid === undefined) return true;
  const { status, error } = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', file], { ...user, cwd: '/' });
  if (error) {
    throw new EmbeddedServerError(
      `This process runs as root, but may not start programs as another user (${error.message}), and PostgreSQL refuses to run as root: ` +
        `start as a normal user${orSetServer(words)}.`,
      { cause: error },
    );
  }
  return status === 0;
}

function createPostgres(log: Log, words: Words): void {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } catch (error) {
    throw cannotRunAsRoot(words, error);
  }
  log.log('Created the system user postgres, for PostgreSQL refuses to run as root.');
}

function cannotRunAsRoot(words: Words, cause?: unknown): EmbeddedServerError {
  return new EmbeddedServerError(
    'PostgreSQL refuses to run as root, and the system user postgres does not exist and could not be created: ' +
      `start as a normal user${orSetServer(words)}.`,
    { cause },
  );
}

function id(option: '-u' | '-g' | '-un', who: string): string | null {
  try {
    return execFileSync('id', [option, who], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
