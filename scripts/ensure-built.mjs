/**
 * Builds what is not built or is older than its sources: the server (dist/src) and the pages (dist/web). A second start
 * thus needs no build.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const targets = [
  {
    name: 'server',
    stamp: 'dist/.server-built',
    sources: [
      ...['src', 'packages', 'migrations', 'schema', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'],
      'package.json',
    ],
    script: 'build:server',
  },
  {
    name: 'pages',
    stamp: 'dist/.pages-built',
    sources: ['web', 'src/figures', 'src/domain', 'src/questions', 'src/generated', 'schema', 'package.json'],
    script: 'build:web',
  },
];

/** When anything in these files and folders last changed, in milliseconds. */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const full = join(root, path);
    if (!existsSync(full)) continue;
    const { mtimeMs } = statSync(full);
    latest = Math.max(latest, mtimeMs);
    if (statSync(full).isDirectory())
      latest = Math.max(latest, newest(readdirSync(full).map((name) => join(path, name))));
  }
  return latest;
}

/** Builds `server`, `pages`, or both where none is named; ends the process where that fails. */
export async function ensureBuilt(only) {
  for (const { name, stamp, sources, script } of targets) {
    if (!only || only === name) await build(name, stamp, sources, script);
  }
}

async function build(name, stamp, sources, script) {
  const built = join(root, stamp);
  if (existsSync(built) && statSync(built).mtimeMs >= newest(sources)) return;
  process.stderr.write(`Building the ${name} ...\n`);
  const status = await run('npm', ['run', '--silent', script]);
  if (status !== 0) {
    process.stderr.write(`The ${name} could not be built; see above.\n`);
    process.exit(1);
  }
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, '');
}

/**
 * Runs a command whose output is none of our answer. A signal that would end us ends it as well, with all that it started:
 * it has a group of its own, and nobody would be left to wait for it.
 */
function run(command, words) {
  const isWindows = process.platform === 'win32';
  const child = spawn(command, words, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: isWindows,
    detached: !isWindows,
  });
  const pass = (signal) => {
    if (isWindows) child.kill();
    else process.kill(-child.pid, 'SIGTERM');
    // Without our listeners it ends us as it would have.
    stop();
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const stop = () => {
    for (const signal of signals) process.off(signal, pass);
  };
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(null);
    });
    child.once('close', resolve);
  }).finally(stop);
}
