/**
 * Builds what is not built or is older than its sources: the server (dist/src) and the pages (dist/web). A second start
 * thus needs no build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const targets = [
  {
    name: 'server',
    stamp: 'dist/.server-built',
    sources: ['src', 'migrations', 'schema', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package.json'],
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
export function ensureBuilt(only) {
  for (const { name, stamp, sources, script } of targets) {
    if (!only || only === name) build(name, stamp, sources, script);
  }
}

function build(name, stamp, sources, script) {
  const built = join(root, stamp);
  if (existsSync(built) && statSync(built).mtimeMs >= newest(sources)) return;
  process.stderr.write(`Building the ${name} ...\n`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write(`The ${name} could not be built; see above.\n`);
    process.exit(1);
  }
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, '');
}
