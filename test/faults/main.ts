import { exhausted, frozen, lostNotice, stopped } from './database-away.js';
import { dripping } from './drip.js';
import { failover } from './failover.js';
import { type Fault, runFault } from './fault.js';
import { diskFull, fewFiles, killedInExport, killedInImport, killedInMigration } from './killed.js';
import { killedInBackup, killedInRelease } from './killed-command.js';
import { manyRequests } from './memory.js';
import { midnight } from './midnight.js';
import { logDiskFull, outputClosed } from './output-closed.js';
import { poisonedRow } from './poisoned.js';
import { BUILT, BY_NPM, type Program } from './server.js';
import { npmEnded, portTaken, sigtermUnderLoad } from './sigterm.js';
import { clockSetBack, workerOutOfMemory } from './within.js';

const words = process.argv.slice(2);
const wanted = words.filter((word) => !/^\d{4,}$/.test(word));
/** How many requests the memory is weighed over: a number on the command line, of four digits or more. */
const requests = Number(words.find((word) => /^\d{4,}$/.test(word)) ?? 60_000);

/** Every fault with the program that it befalls. Words on the command line choose those whose names hold one of them. */
const FAULTS: readonly (readonly [Fault, Program])[] = [
  [stopped(4), BUILT],
  [stopped(45), BUILT],
  [frozen, BUILT],
  [exhausted, BUILT],
  [lostNotice, BUILT],
  [failover, BUILT],
  [poisonedRow, BUILT],
  [npmEnded, BY_NPM],
  [portTaken, BUILT],
  [sigtermUnderLoad, BUILT],
  [dripping, BUILT],
  [killedInMigration, BUILT],
  [killedInImport, BUILT],
  [killedInExport, BUILT],
  [killedInRelease, BUILT],
  [killedInBackup, BUILT],
  [diskFull, BUILT],
  [logDiskFull, BUILT],
  [outputClosed, BUILT],
  [fewFiles, BUILT],
  [clockSetBack, BUILT],
  [midnight, BUILT],
  [workerOutOfMemory, BUILT],
  [manyRequests(requests), BUILT],
];

/** Written as it comes: the whole takes some ten minutes. */
function writeRow(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |\n`);
}

const HEADER = ['tried', 'what happened', 'recovery', 'worst wait of another client'];
writeRow(HEADER);
writeRow(HEADER.map(() => '---'));
for (const [fault, program] of FAULTS) {
  if (wanted.length > 0 && !wanted.some((word) => fault.name.includes(word))) continue;
  try {
    const { happened, recovery, worstWaitMs } = await runFault(fault, program);
    writeRow([fault.name, happened, recovery, worstWaitMs === null ? '' : `${(worstWaitMs / 1000).toFixed(2)} s`]);
  } catch (error) {
    process.exitCode = 1;
    writeRow([fault.name, `NOT BORNE: ${error instanceof Error ? error.message : String(error)}`, '', '']);
  }
}
