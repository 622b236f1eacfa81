import { Command } from 'commander';
import { table, wrapped } from '../../common/table.js';
import { fieldsWith } from '../../questions/from-query.js';
import { type Code, type Counted, codes, LISTS, percent, type Slug, slugs } from '../../questions/texts.js';
import { asQuestion } from './question-command.js';
import { variablesOf } from './variables.js';

/** Line length of country lists on a terminal. */
const COLUMNS = 100;

interface Distribution extends Counted {
  readonly initiatives: readonly Slug[];
  readonly universeSize: number;
  readonly gini: number | null;
  readonly excludedPopulationShare: number | null;
  readonly buckets: readonly {
    readonly k: number;
    readonly size: number;
    readonly share: number;
    readonly countries: readonly Code[];
  }[];
  readonly withoutPopulation: readonly Code[];
  readonly populationOfOtherYear: readonly { readonly country: Code; readonly year: number }[];
  readonly sensitivity: {
    readonly underBlocRules: readonly { readonly blocs: string; readonly atNone: number }[];
  };
}

export const DISTRIBUTION_QUERY = `query ($selection: SelectionInput!, $asOf: Date, $counting: CountingInput) {
  distribution(selection: $selection, asOf: $asOf, counting: $counting) { ${LISTS} initiatives { slug } universeSize gini
    excludedPopulationShare buckets { k size share countries { code } } withoutPopulation { code }
    populationOfOtherYear { country { code } year }
    sensitivity { underBlocRules { blocs atNone gini excludedPopulationShare } } } }`;

/** `rollcall ask distribution`: how many states take part in how many of the initiatives. */
export function distributionCommand(): Command {
  return asQuestion(
    new Command('distribution').description('how many states take part in how many of the initiatives'),
    fieldsWith(['asOf']),
    async (source, input) => {
      const { distribution } = await source.ask<{ distribution: Distribution }>(DISTRIBUTION_QUERY, variablesOf(input));
      return { json: distributionJson(distribution), text: distributionText(distribution) };
    },
  );
}

/** The answer of the API, things by what identifies them: so it was printed before there were other questions. */
function distributionJson(distribution: Distribution) {
  const { asOf, universeSize, gini, excludedPopulationShare, buckets, withoutPopulation } = distribution;
  const { initiatives, incompleteInitiatives, listsCheckedBefore } = distribution;
  return {
    asOf,
    initiatives: slugs(initiatives),
    incompleteInitiatives: slugs(incompleteInitiatives),
    listsCheckedBefore: slugs(listsCheckedBefore),
    ...{ universeSize, gini, excludedPopulationShare },
    buckets: buckets.map((bucket) => ({ ...bucket, countries: codes(bucket.countries) })),
    withoutPopulation: codes(withoutPopulation),
    populationOfOtherYear: distribution.populationOfOtherYear.map(({ country, year }) => ({
      country: country.code,
      year,
    })),
    sensitivity: distribution.sensitivity,
    provenance: distribution.provenance,
  };
}

function distributionText(distribution: Distribution): string {
  const { asOf, universeSize, gini, excludedPopulationShare, buckets, initiatives, sensitivity } = distribution;
  const { incompleteInitiatives, listsCheckedBefore, provenance } = distribution;
  const rows = buckets.map(({ k, size, share }) => [k, size, percent(share)]);
  const lists = buckets
    .filter(({ size }) => size > 0)
    .map(({ k, countries }) => wrapped(`${k}: ${codes(countries).join(' ')}`, COLUMNS, '   '));
  const under = sensitivity.underBlocRules.map(({ blocs, atNone }) => `${atNone} (${blocs})`);
  const names = (list: readonly Slug[]) => slugs(list).join(', ');
  return [
    `${universeSize} states by the number of initiatives they take part in, out of ${initiatives.length}, as of ${asOf}`,
    table([['initiatives', 'states', 'share'], ...rows]),
    `Gini ${gini?.toFixed(4) ?? '–'}; share of population in states with none: ${percent(excludedPopulationShare) ?? '–'}`,
    lists.join('\n'),
    `In none by the rule on organisations: ${under.join(', ')}`,
    ...(incompleteInitiatives.length > 0
      ? [
          `Lists from which absence can not be concluded, so participation is at least this: ${names(incompleteInitiatives)}`,
        ]
      : []),
    ...(listsCheckedBefore.length > 0 ? [`Lists last checked before that day: ${names(listsCheckedBefore)}`] : []),
    provenance.cite,
  ].join('\n\n');
}
