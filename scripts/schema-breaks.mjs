/**
 * Refuses what would break clients of the last release: compares `schema/` with the SDL of that release, the newest of
 * `schema-history/<release>.graphql`. What was published and is meant to end is declared in a dated file,
 * `schema-history/breaks/<YYYY-MM-DD>-<what>.json`:
 *
 *     { "release": "2026.12", "why": "...", "instead": "...", "changes": ["FIELD_REMOVED Country.m49"] }
 *
 * `release` is the one whose clients it breaks; of an older one it is history. A declaration of what did not happen is
 * refused as well: it would let the break happen later unseen. `--release <name>` writes the SDL as it is as that of a
 * release.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';

const RELEASE = /^(\d{4})\.(\d{2})(?:\.(\d+))?\.graphql$/;
const DECLARATION = /^(\d{4}-\d{2}-\d{2})-[a-z0-9-]+\.json$/;
const FIELDS = { release: 'string', why: 'string', instead: 'string', changes: 'object' };

class Refused extends Error {}

function sdlOf(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

/** Names of releases with their SDL at hand, the oldest first. */
function releasesIn(history) {
  return readdirSync(history)
    .filter((file) => RELEASE.test(file))
    .map((file) => file.slice(0, -'.graphql'.length))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The declared breaks of a release: the file of each change. Throws Refused for a file that says too little. */
function declaredBreaks(folder, release) {
  const declared = new Map();
  for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const [, day] = DECLARATION.exec(file) ?? [];
    if (!isDay(day)) throw new Refused(`${file}: the name must be a day and what breaks, as 2026-12-01-votes.json`);
    const stated = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const [field, type] of Object.entries(FIELDS)) {
      const isStated = type === 'object' ? Array.isArray(stated[field]) : typeof stated[field] === type;
      if (!isStated || stated[field].length === 0) throw new Refused(`${file}: ${field} is not stated`);
    }
    if (stated.release === release) for (const change of stated.changes) declared.set(change, file);
  }
  return declared;
}

function isDay(text) {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

async function main() {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const { values } = parseArgs({
    options: {
      schema: { type: 'string', default: join(root, 'schema') },
      history: { type: 'string', default: join(root, 'schema-history') },
      release: { type: 'string' },
    },
  });
  const history = resolve(values.history);
  const now = buildSchema(sdlOf(resolve(values.schema)));
  if (values.release !== undefined) {
    const file = `${values.release}.graphql`;
    if (!RELEASE.test(file)) throw new Refused(`--release ${values.release}: a name as 2026.12 is meant`);
    writeFileSync(join(history, file), `${printSchema(lexicographicSortSchema(now))}\n`);
    console.log(`wrote ${join(history, file)}`);
    return;
  }
  const release = releasesIn(history).at(-1);
  if (release === undefined) throw new Refused(`${history} holds the SDL of no release`);
  const declared = declaredBreaks(join(history, 'breaks'), release);
  const then = buildSchema(readFileSync(join(history, `${release}.graphql`), 'utf8'));
  const changes = await diff(then, now);
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  const undeclared = breaking.filter(({ type, path }) => !declared.delete(`${type} ${path}`));
  for (const { type, path, message } of undeclared) console.error(`${type} ${path}: ${message}`);
  for (const [change, file] of declared) console.error(`${file}: ${change} did not happen`);
  if (undeclared.length > 0) {
    throw new Refused(
      `${undeclared.length} changes break clients of ${release}: keep what they ask for (deprecate it with a reason), or declare the break in schema-history/breaks/`,
    );
  }
  if (declared.size > 0) throw new Refused('take back what is declared and did not happen');
  console.log(`clients of ${release} are answered: ${breaking.length} declared breaks, ${changes.length} changes`);
}

await main().catch((error) => {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
