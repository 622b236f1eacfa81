import { Command } from 'commander';
import { table } from '../common/table.js';
import { diffText, LISTED } from '../exports/release-text.js';
import { print, printJson } from './output.js';
import { type SourceOptions, withSource, withUrl } from './with-source.js';

interface Releases {
  readonly dataset: {
    readonly releases: readonly {
      readonly name: string;
      readonly revision: string;
      readonly cutAt: string;
      readonly notes: string | null;
    }[];
  };
}

const RELEASES = '{ dataset { releases { name revision recordedAt cutAt notes } } }';

interface DiffOptions extends SourceOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `rollcall release ...`: named, frozen states of the data. */
export function releaseCommand(): Command {
  const release = new Command('release');
  release
    .command('cut')
    .argument('<name>', 'for example 2026.12')
    .option('--notes <text>', 'what to say of it')
    .description('freeze the present state under a name')
    .action(async (name: string, { notes }: { notes?: string }) => {
      const { withDatabase } = await import('./with-database.js');
      const { cutNewestRelease } = await import('../roll/release.js');
      const cut = await withDatabase((pool) => cutNewestRelease(pool, name, notes ?? null));
      await print(`Release ${name} is revision ${cut.revision}.`);
    });
  withUrl(release.command('list').option('--json', 'print JSON for machines'))
    .description('every release cut so far')
    .action(async ({ json, ...options }: { readonly json?: boolean } & SourceOptions) => {
      const { dataset } = await withSource(options, (source) => source.ask<Releases>(RELEASES));
      if (json) return printJson(dataset.releases);
      const rows = dataset.releases
        .toReversed()
        .map(({ name, revision, cutAt, notes }) => [name, Number(revision), cutAt, notes]);
      return print(table([['release', 'revision', 'cut at', 'notes'], ...rows]));
    });
  withUrl(release.command('diff'))
    .argument('<from>', 'the earlier release')
    .argument('<to>', 'the later one')
    .option('--all', `list every change, not the first ${LISTED} of each table`)
    .option('--json', 'print JSON for machines: every change')
    .description('what changed between two releases, and what that does to the headline figures')
    .action(async (from: string, to: string, { all, json, ...options }: DiffOptions) => {
      const diff = await withSource(options, (source) => source.releaseDiff(from, to));
      return json ? printJson(diff) : print(diffText(diff, all ?? false));
    });
  return release;
}
