import { Command } from 'commander';
import { table } from '../common/table.js';
import { examine } from '../keeping/doctor/doctor.js';
import { type Finding, worst } from '../keeping/doctor/finding.js';
import { printJson, write } from './output.js';
import { stderrLog } from './with-database.js';

/** `rollcall doctor`: what is wrong with this installation, and what to do about it. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .option('--backups <folder>', 'folder of the backups (default: ROLLCALL_BACKUP_DIR)')
    .option('--json', 'print JSON for machines')
    .action(async ({ backups, json }: { backups?: string; json?: boolean }) => {
      const findings = await examine({ env: process.env, ...(backups ? { backups } : {}), log: stderrLog });
      if (worst(findings) === 'FAULT') process.exitCode = 1;
      return json ? printJson({ worst: worst(findings), findings }) : write(text(findings));
    });
}

function text(findings: readonly Finding[]): string {
  const rows = findings.map(({ level, what, found, advice }) => [level, what, found, advice ?? '']);
  const advised = findings.some(({ advice }) => advice !== null);
  const shown = table([['level', 'what', 'found'], ...rows.map((row) => row.slice(0, 3))]);
  const steps = findings.flatMap(({ level, what, advice }) => (advice === null ? [] : [`${level} ${what}: ${advice}`]));
  return `${shown}\n${advised ? `\nWhat to do:\n${steps.map((step) => `  ${step}`).join('\n')}\n` : ''}`;
}
