import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A program that reads what we write, and the package of Debian that brings it. */
export interface Program {
  readonly name: string;
  readonly debian: string;
  /** Null: it is not installed. */
  readonly path: string | null;
}

const answers = (path: string, words: readonly string[]) => spawnSync(path, words).status === 0;

function program(name: string, debian: string, words: readonly string[] = ['--version']): Program {
  return { name, debian, path: answers(name, words) ? name : null };
}

/** The Python that has a module: the one on the PATH, else that of the system, to which Debian's packages belong. */
function pythonWith(module: string): Program {
  const path = ['python3', '/usr/bin/python3'].find((python) => answers(python, ['-c', `import ${module}`])) ?? null;
  return { name: module, debian: `python3-${module}`, path };
}

export const OPENPYXL = pythonWith('openpyxl');
export const PANDAS = pythonWith('pandas');
export const LIBRE_OFFICE = program('soffice', 'libreoffice-calc-nogui');
export const GNUMERIC = program('ssconvert', 'gnumeric');
export const R = program('Rscript', 'r-base-core');

/** Too large to be installed for a few tests; whoever has it tries it. */
const OPTIONAL = new Set([R]);

/**
 * A test that needs a program. Where it is missing the test is skipped and says so, on the console and in its title; in the
 * pipeline, which installs it, it fails.
 */
export function testWith(needed: Program, title: string, check: () => void | Promise<void>): void {
  if (needed.path !== null || (process.env.CI && !OPTIONAL.has(needed))) {
    test(title, async () => await check());
    return;
  }
  const missing = `there is no ${needed.name}: apt-get install ${needed.debian}`;
  console.warn(`Skipped: ${title}; ${missing}`);
  test.skip(`${title} (skipped: ${missing})`, () => undefined);
}

/** Runs a program, gives what it printed. Throws with what it complained of where it failed. */
export function run({ path, name }: Program, words: readonly string[], folder: string): string {
  // Programs keep settings and caches in the home folder: it is the test's, for the others' may not be written.
  const env = { ...process.env, HOME: folder };
  const { status, stdout, stderr, error } = spawnSync(path ?? name, words, {
    cwd: folder,
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The same while this process goes on: for a program that asks a server of the test. */
export async function runBeside(
  { path, name }: Program,
  words: readonly string[],
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await promisify(execFile)(path ?? name, words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  });
  return stdout;
}

export const newFolder = () => mkdtempSync(join(tmpdir(), 'rollcall-readers-'));
