/**
 * Changes the code of the files or folders named, one thing at a time, and tells which change no unit test of the room
 * notices: `npm run mutate -- src/domain/claims.ts src/server/rate`. Lines of a file are `claims.ts:10-40`; what begins
 * with a dash is an option of Stryker.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, '..', '..');
const stryker = join(folder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

const named = process.argv.slice(2);
const firstOption = named.findIndex((argument) => argument.startsWith('-'));
const [places, options] = firstOption === -1 ? [named, []] : [named.slice(0, firstOption), named.slice(firstOption)];
if (places.length === 0) fail('Name the files or folders to change: npm run mutate -- src/domain/claims.ts');
if (!existsSync(stryker)) fail('Stryker is not installed: npm ci --prefix scripts/mutation');

const { status } = spawnSync(
  process.execPath,
  [
    stryker,
    'run',
    join('scripts', 'mutation', 'stryker.config.mjs'),
    '--mutate',
    [...places.map(sourcesOf), '!**/*.spec.ts', '!src/generated/**'].join(','),
    ...options,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATED_ROOMS: JSON.stringify([...new Set(places.map(roomOf))]) },
  },
);
process.exit(status ?? 1);

/** A folder is all sources in it; else a file, or lines of it. */
function sourcesOf(place) {
  const path = join(root, place.replace(/:[\d:-]+$/, ''));
  if (!existsSync(path)) fail(`There is no ${place}`);
  return statSync(path).isDirectory() ? `${place.replace(/\/+$/, '')}/**/*.ts` : place;
}

/** `domain` of `src/domain/findings/year.ts`; every room where all are named. */
function roomOf(place) {
  return place.replace(/^\.\//, '').split('/')[1] || '**';
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
