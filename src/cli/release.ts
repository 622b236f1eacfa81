import { Command } from 'commander';
import { type FactChange, type FactImage, type ReleaseDiff, releaseDiff } from '../exports/release-diff.js';
import { cutNewestRelease } from '../roll/release.js';
import { loadSnapshot } from '../roll/snapshot.js';
import { table } from './table.js';
import { withDatabase, withSnapshot } from './with-database.js';

/** `rollcall release ...`: named, frozen states of the data. */
export function releaseCommand(): Command {
  const release = new Command('release').description('named, frozen states of the data');
  release
    .command('cut')
    .argument('<name>', 'for example 2026.12')
    .option('--notes <text>', 'what to say of it')
    .description('freeze the present state under a name')
    .action((name: string, { notes }: { notes?: string }) =>
      withDatabase(async (pool) => {
        const cut = await cutNewestRelease(pool, name, notes ?? null);
        process.stdout.write(`Release ${name} is revision ${cut.revision}.\n`);
      }),
    );
  release
    .command('list')
    .description('every release cut so far')
    .action(() =>
      withSnapshot(({ releases }) => {
        const rows = releases.map(({ name, revision, cutAt, notes }) => [name, revision, cutAt.toISOString(), notes]);
        process.stdout.write(`${table([['release', 'revision', 'cut at', 'notes'], ...rows])}\n`);
      }),
    );
  release
    .command('diff')
    .argument('<from>', 'the earlier release')
    .argument('<to>', 'the later one')
    .option('--all', `list every change, not the first ${LISTED} of each table`)
    .option('--json', 'print JSON for machines: every change')
    .description('what changed between two releases, and what that does to the headline figures')
    .action((from: string, to: string, options: { all?: boolean; json?: boolean }) =>
      withDatabase(async (pool) => {
        const diff = await releaseDiff(pool, await loadSnapshot(pool), from, to);
        const text = options.json ? JSON.stringify(diff, null, 2) : diffText(diff, options.all ?? false);
        process.stdout.write(`${text}\n`);
      }),
    );
  return release;
}

/** Changes of a table that are listed unless all are asked for; how many more there are is said. */
const LISTED = 20;

function diffText({ counts, changes, figuresOf, figures }: ReleaseDiff, all: boolean): string {
  if (counts.length === 0) return 'The two releases state the same facts.';
  const lines = counts.map(({ table: name }) => {
    const own = changes.filter((change) => change.table === name);
    const shown = all ? own : own.slice(0, LISTED);
    const more = own.length > shown.length ? [`  and ${own.length - shown.length} more (--all lists them)`] : [];
    return [`${name}:`, ...shown.map((change) => `  ${changeText(change)}`), ...more].join('\n');
  });
  const moved = figures.filter(({ before, after }) => before !== after);
  const { asOf, presence, blocs, universe } = figuresOf;
  const counted = `as of ${asOf}, ${presence}, blocs ${blocs}, ${universe}`;
  const digits = (value: number | null) => (value === null || Number.isInteger(value) ? value : value.toFixed(4));
  return [
    table([
      ['table', 'added', 'replaced', 'closed'],
      ...counts.map(({ table: name, added, replaced, closed }) => [name, added, replaced, closed]),
    ]),
    ...lines,
    moved.length === 0
      ? `No headline figure moved (${counted}).`
      : `${table([
          ['headline figure', 'before', 'after'],
          ...moved.map(({ figure, before, after }) => [figure, digits(before), digits(after)]),
        ])}\n\nHeadline figures ${counted}.`,
  ].join('\n\n');
}

function changeText({ change, before, after }: FactChange): string {
  if (before === null || after === null) return `${change} ${imageText((after ?? before)!)}`;
  const differing = Object.keys(after).filter((name) => before[name] !== after[name]);
  const same = Object.fromEntries(Object.entries(after).filter(([name]) => IDENTIFYING.has(name)));
  const said = differing.map((name) => `${name}: ${before[name] ?? 'none'} -> ${after[name] ?? 'none'}`);
  return `${change} ${imageText(same)} (${said.length > 0 ? said.join('; ') : 'further citations'})`;
}

/** What names a fact to a reader; the rest is shown where it changed. */
const IDENTIFYING = new Set(
  'participant initiative role valid_from valid_to country group scheme set position alias lang year indicator organisation'.split(
    ' ',
  ),
);

function imageText(image: FactImage): string {
  return Object.entries(image)
    .filter(([name, value]) => value !== null && IDENTIFYING.has(name))
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
