import { Command } from 'commander';
import { countryCommand } from './ask/country.js';
import { distributionCommand } from './ask/distribution.js';
import { gapsCommand } from './ask/gaps.js';
import { initiativeCommand } from './ask/initiative.js';
import { matrixCommand } from './ask/matrix.js';
import { compareSchemesCommand, representationCommand } from './ask/representation.js';
import { seriesCommand } from './ask/series.js';

/** `rollcall ask ...`: figures on the command line, from the same functions as the API's. */
export function askCommand(): Command {
  return new Command('ask')
    .addCommand(distributionCommand())
    .addCommand(representationCommand())
    .addCommand(compareSchemesCommand())
    .addCommand(seriesCommand())
    .addCommand(gapsCommand())
    .addCommand(matrixCommand())
    .addCommand(countryCommand())
    .addCommand(initiativeCommand());
}
