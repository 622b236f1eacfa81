import { Command } from 'commander';
import { table, wrapped } from '../common/table.js';
import { formatDay } from '../domain/day.js';
import { distribution, underBlocRules } from '../domain/distribution.js';
import { incomplete, listsCheckedBefore } from '../domain/lists.js';
import { fromOptions, type QuestionOptions, withOptions } from '../questions/from-options.js';
import { fieldsWith } from '../questions/from-query.js';
import { provenance } from '../questions/provenance.js';
import { questionOf } from '../questions/question.js';
import type { Snapshot } from '../roll/snapshot.js';
import { countryCommand } from './ask/country.js';
import { gapsCommand } from './ask/gaps.js';
import { initiativeCommand } from './ask/initiative.js';
import { matrixCommand } from './ask/matrix.js';
import { compareSchemesCommand, representationCommand } from './ask/representation.js';
import { seriesCommand } from './ask/series.js';
import { withSnapshot } from './with-database.js';

/** Line length of country lists on a terminal. */
const COLUMNS = 100;

/** `rollcall ask ...`: figures on the command line, from the same functions as the API's. */
export function askCommand(): Command {
  const ask = new Command('ask').description('ask the roll for a figure');
  withOptions(ask.command('distribution'), fieldsWith(['asOf']))
    .description('how many states take part in how many of the initiatives')
    .option('--json', 'print JSON for machines')
    .action((options: QuestionOptions & { json?: boolean }) =>
      withSnapshot((snapshot) => {
        process.stdout.write(`${options.json ? json(snapshot, options) : text(snapshot, options)}\n`);
      }),
    );
  return ask
    .addCommand(representationCommand())
    .addCommand(compareSchemesCommand())
    .addCommand(seriesCommand())
    .addCommand(gapsCommand())
    .addCommand(matrixCommand())
    .addCommand(countryCommand())
    .addCommand(initiativeCommand());
}

function figures(snapshot: Snapshot, options: QuestionOptions) {
  const question = questionOf(snapshot, fromOptions(options));
  const { roll, initiatives, day, rule } = question;
  return {
    found: distribution(roll, initiatives, day, rule),
    under: underBlocRules(roll, initiatives, day, rule),
    day,
    initiatives,
    lacking: incomplete(initiatives, day, rule),
    aging: listsCheckedBefore(initiatives, day, rule),
    edition: provenance(question),
  };
}

function json(snapshot: Snapshot, options: QuestionOptions): string {
  const { found, under, day, initiatives, lacking, aging, edition } = figures(snapshot, options);
  const slugs = (list: typeof initiatives) => list.map(({ slug }) => slug);
  return JSON.stringify(
    {
      asOf: formatDay(day),
      initiatives: slugs(initiatives),
      incompleteInitiatives: slugs(lacking),
      listsCheckedBefore: slugs(aging),
      universeSize: found.universeSize,
      gini: found.gini,
      excludedPopulationShare: found.excludedPopulationShare,
      buckets: found.buckets.map((bucket) => ({ ...bucket, countries: bucket.countries.map(({ code }) => code) })),
      withoutPopulation: found.withoutPopulation.map(({ code }) => code),
      populationOfOtherYear: found.populationOfOtherYear.map(({ country, year }) => ({ country: country.code, year })),
      sensitivity: { underBlocRules: under },
      provenance: edition,
    },
    null,
    2,
  );
}

function text(snapshot: Snapshot, options: QuestionOptions): string {
  const { found, under, day, initiatives, lacking, aging, edition } = figures(snapshot, options);
  const share = (value: number | null) => (value === null ? null : `${(100 * value).toFixed(1)} %`);
  const rows = found.buckets.map(({ k, size, share: part }) => [k, size, share(part)]);
  const lists = found.buckets
    .filter(({ size }) => size > 0)
    .map(({ k, countries }) => wrapped(`${k}: ${countries.map(({ code }) => code).join(' ')}`, COLUMNS, '   '));
  const names = (list: typeof initiatives) => list.map(({ slug }) => slug).join(', ');
  return [
    `${found.universeSize} states by the number of initiatives they take part in, out of ${initiatives.length}, as of ${formatDay(day)}`,
    table([['initiatives', 'states', 'share'], ...rows]),
    `Gini ${found.gini?.toFixed(4) ?? '–'}; share of population in states with none: ${share(found.excludedPopulationShare) ?? '–'}`,
    lists.join('\n'),
    `In none by the rule on organisations: ${under.map(({ blocs, atNone }) => `${atNone} (${blocs})`).join(', ')}`,
    ...(lacking.length > 0
      ? [`Lists from which absence can not be concluded, so participation is at least this: ${names(lacking)}`]
      : []),
    ...(aging.length > 0 ? [`Lists last checked before that day: ${names(aging)}`] : []),
    edition.cite,
  ].join('\n\n');
}
