import 'reflect-metadata';
import { Command } from 'commander';
import { explain } from '../server/explain.js';
import { askCommand } from './ask.js';
import { backupCommand } from './backup.js';
import { chartCommand } from './chart.js';
import { checkDataCommand } from './check-data.js';
import { doctorCommand } from './doctor.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { releaseCommand } from './release.js';
import { restoreCommand } from './restore.js';
import { tokenCommand } from './token.js';
import { webhookCommand } from './webhook.js';

const program = new Command('rollcall')
  .description('The roll of multilateral AI governance: ask it, import into it, cut releases of it.')
  .addCommand(askCommand())
  .addCommand(exportCommand())
  .addCommand(chartCommand())
  .addCommand(importCommand())
  .addCommand(releaseCommand())
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
