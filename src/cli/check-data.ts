import { join } from 'node:path';
import { Command } from 'commander';
import { formatProblems } from '../common/problems.js';
import { projectRoot } from '../config/project-root.js';
import { checkPackage } from '../datapackage/check.js';
import { print } from './output.js';

/** `rollcall check-data`: a data package against its own schema and expectations, without a database. */
export function checkDataCommand(): Command {
  return new Command('check-data')
    .argument('[descriptor]', 'datapackage.json', join(projectRoot(), 'data', 'datapackage.json'))
    .action(async (descriptor: string) => {
      const problems = await checkPackage(descriptor);
      if (problems.length > 0) await print(formatProblems(problems));
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      await print(`${errors} errors, ${problems.length - errors} warnings`);
      if (errors > 0) process.exitCode = 1;
    });
}
