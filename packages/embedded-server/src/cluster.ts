import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error.js';
import { programFile } from './programs.js';
import { type ServerFolder, unwritable } from './server-folder.js';
import { setFolder, setFolderOrServer } from './words.js';

const UNFINISHED = 'initialising-';
let running: ChildProcess | undefined;

export function dataOf(folder: ServerFolder): string {
  return join(folder.path, 'cluster', 'data');
}

/** The password made up when the cluster was. */
export function passwordOf(folder: ServerFolder): string {
  return readFileSync(join(folder.path, 'cluster', 'password'), 'utf8').trim();
}

/**
 * Initialises the cluster unless it is there. It is made under another name and renamed when complete, so one whose
 * making was cut off is never taken for a cluster; its remains are removed. Call with the folder's lock held.
 */
export async function ensureCluster(folder: ServerFolder): Promise<void> {
  removeUnfinished(folder);
  const cluster = join(folder.path, 'cluster');
  if (existsSync(cluster)) {
    checkVersion(folder);
    return;
  }
  const unfinished = join(folder.path, `${UNFINISHED}${randomUUID()}`);
  const password = join(unfinished, 'password');
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    const { uid, gid } = folder.user;
    if (uid !== undefined && gid !== undefined) for (const path of [unfinished, password]) chownSync(path, uid, gid);
  } catch (error) {
    throw unwritable(folder.path, folder.words, error);
  }
  await initdb(folder, join(unfinished, 'data'), password);
  renameSync(unfinished, cluster);
}

/** Ends an initialisation that this process has under way: at its exit. */
export function abandonInitialisation(): void {
  running?.kill('SIGKILL');
}

function removeUnfinished(folder: ServerFolder): void {
  for (const name of readdirSync(folder.path)) {
    if (!name.startsWith(UNFINISHED)) continue;
    try {
      rmSync(join(folder.path, name), { recursive: true, force: true });
    } catch (error) {
      // The initdb of a killed process may still be writing there: the next start removes it.
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw unwritable(folder.path, folder.words, error);
    }
  }
}

async function initdb(folder: ServerFolder, data: string, passwordFile: string): Promise<void> {
  const file = programFile(folder.programs.folder, 'initdb');
  const child = spawn(
    file,
    [
      `--pgdata=${data}`,
      `--username=${folder.name}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Order by code point, upper and lower case of every script, and the same on every machine.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...folder.user, cwd: '/', env: programEnv(), stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true },
  );
  running = child;
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve(exitCode ?? signal));
  })
    .catch((error: Error) => error.message)
    .finally(() => {
      running = undefined;
    });
  if (code !== 0)
    throw new EmbeddedServerError(
      `The embedded database could not be initialised in ${folder.path}: initdb ended with ${code}. ${output.trim()} ` +
        `${setFolderOrServer(folder.words, 'another folder').replace(/^s/, 'S')}.`,
    );
}

/** The environment of PostgreSQL's programs: nothing of ours that they would read as their own settings. */
export function programEnv(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C' };
}

function checkVersion(folder: ServerFolder): void {
  const written = readFileSync(join(dataOf(folder), 'PG_VERSION'), 'utf8').trim();
  const installed = folder.programs.version.split('.')[0];
  const { words } = folder;
  if (written !== installed)
    throw new EmbeddedServerError(
      `The database in ${folder.path} was written by PostgreSQL ${written}, but PostgreSQL ${installed} is installed: ` +
        `go back to the ${words.program} that wrote it, or ${setFolder(words, 'a new folder to begin afresh')}` +
        `${words.afresh === undefined ? '' : ` ${words.afresh}`}.`,
    );
}
