import { Command } from 'commander';
import { restore } from '../keeping/restore.js';
import { holding } from './backup.js';
import { print, printJson } from './output.js';
import { withDatabaseAsItIs } from './with-database.js';

/** `rollcall restore`: a backup into an empty database, or with --replace in the place of what one holds. */
export function restoreCommand(): Command {
  return new Command('restore')
    .argument('<path>', 'a file that `rollcall backup` made')
    .option('--replace', 'give up what the database holds for the backup')
    .option('--json', 'print what was restored as JSON')
    .action(async (path: string, { replace, json }: { replace?: boolean; json?: boolean }) => {
      // One line that each step replaces, and the end clears; nothing in a log.
      const onStep = (step: string) => void (process.stderr.isTTY && process.stderr.write(`\r\x1b[K${step}`));
      const restored = await withDatabaseAsItIs(({ dataSource }) =>
        restore(dataSource, path, { replace: replace ?? false, onStep }).finally(() => onStep('')),
      );
      const later = restored.migrated.length === 0 ? '' : `; then migrated by ${restored.migrated.join(', ')}`;
      if (json) return printJson(restored);
      return print(`Restored ${holding(restored)} from ${path}${later}`);
    });
}
