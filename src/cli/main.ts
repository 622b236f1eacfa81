import 'reflect-metadata';
import { Command } from 'commander';
import { explain } from '../server/explain.js';
import { askCommand } from './ask.js';
import { backupCommand } from './backup.js';
import { chartCommand } from './chart.js';
import { checkDataCommand } from './check-data.js';
import { approveCommand, rejectCommand, withdrawCommand } from './decide.js';
import { doctorCommand } from './doctor.js';
import { exportCommand } from './export.js';
import { historyCommand } from './history.js';
import { importCommand } from './import.js';
import { proposalsCommand } from './proposals.js';
import { proposeCommand } from './propose.js';
import { releaseCommand } from './release.js';
import { restoreCommand } from './restore.js';
import { retractCommand } from './retract.js';
import { tokenCommand } from './token.js';
import { webhookCommand } from './webhook.js';

const program = new Command('rollcall')
  .description('The roll of multilateral AI governance: ask it, record in it, cut releases of it.')
  // An option belongs to the command that it stands behind: `proposals` and `proposals show` both have --json.
  .enablePositionalOptions()
  .addCommand(askCommand())
  .addCommand(exportCommand())
  .addCommand(chartCommand())
  .addCommand(importCommand())
  .addCommand(releaseCommand())
  .addCommand(historyCommand())
  .addCommand(proposeCommand())
  .addCommand(retractCommand())
  .addCommand(proposalsCommand())
  .addCommand(approveCommand())
  .addCommand(rejectCommand())
  .addCommand(withdrawCommand())
  .addCommand(tokenCommand())
  .addCommand(webhookCommand())
  .addCommand(backupCommand())
  .addCommand(restoreCommand())
  .addCommand(doctorCommand())
  .addCommand(checkDataCommand())
  .showHelpAfterError('(--help shows how)');

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
