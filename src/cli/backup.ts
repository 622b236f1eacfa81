import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { badInput } from '../common/rollcall-error.js';
import { explained, saveFile } from '../exports/save-file.js';
import { type Backup, backUp } from '../keeping/backup.js';
import { readBackup } from '../keeping/read-backup.js';
import { print, printJson } from './output.js';
import { withDatabaseAsItIs } from './with-database.js';

/** `rollcall backup`: everything that the database keeps, with its history, in one file. */
export function backupCommand(): Command {
  return new Command('backup')
    .option('--out <path>', 'file to write, whole or not at all; - = standard output')
    .option('--verify <path>', 'check a backup instead, without a database')
    .option('--json', 'print what the backup holds as JSON')
    .action(async ({ out, verify, json }: { out?: string; verify?: string; json?: boolean }) => {
      if ((out === undefined) === (verify === undefined)) {
        throw badInput('out', 'say where to save the backup with --out, or which to check with --verify');
      }
      if (verify !== undefined) {
        const backup = await readBackup(verify);
        return json ? printJson(backup) : print(`${verify} is sound: ${holding(backup)}`);
      }
      const backup = await withDatabaseAsItIs(({ pool }) => backUp(pool, out === '-' ? toOutput : saveAs(out!)));
      // With - the backup itself is on standard output.
      const said = json
        ? JSON.stringify(backup, null, 2)
        : `Saved ${holding(backup)} to ${out === '-' ? 'standard output' : out}`;
      if (out === '-') process.stderr.write(`${said}\n`);
      else await print(said);
    });
}

const saveAs = (out: string) => (chunks: AsyncIterable<Uint8Array>) => saveFile(out, chunks);

async function toOutput(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  if (process.stdout.isTTY) throw badInput('out', 'a backup is not for a terminal: send standard output to a file');
  try {
    await pipeline(Readable.from(chunks), process.stdout, { end: false });
    // Without an end there is no `finish`: what is still in hand must be out before the process ends.
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') {
      throw badInput('out', 'whoever read standard output has closed it: what it has is no whole backup');
    }
    throw explained(error, 'standard output');
  }
}

/** What a backup holds, in a line. */
export function holding({ header, manifest: { tables } }: Backup): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const state = [
    `revision ${header.revision}`,
    ...(header.release === null ? [] : [`release ${header.release}`]),
    ...(header.instant === null ? [] : [`last recorded ${header.instant}`]),
    `schema ${header.migrations.at(-1)}`,
  ];
  return `${rows} rows of ${tables.length} tables (${state.join(', ')})`;
}
