import { Command } from 'commander';
import { table } from '../common/table.js';
import { releaseDiff } from '../exports/release-diff.js';
import { diffText, LISTED } from '../exports/release-text.js';
import { cutNewestRelease } from '../roll/release.js';
import { loadSnapshot } from '../roll/snapshot.js';
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
