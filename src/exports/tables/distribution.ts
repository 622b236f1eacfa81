import { inSlices } from '../../common/in-slices.js';
import { formatDay } from '../../domain/day.js';
import { distributionInSteps, underBlocRulesInSteps } from '../../domain/distribution.js';
import { checkStates } from '../../questions/checks.js';
import type { Question } from '../../questions/question.js';
import { noneUnderRules, openLists, withholds } from '../ranges.js';
import type { Column, ExportTable, Row, SdmxShape } from '../table.js';

const WITHHELD = 'Empty where withheld is true.';

export const DISTRIBUTION_COLUMNS: readonly Column[] = [
  { name: 'as_of', type: 'date', description: 'Date asked about.' },
  { name: 'selection', type: 'text', description: 'Short name of the initiatives counted.' },
  { name: 'k', type: 'integer', description: 'Number of initiatives in which a state takes part.' },
  {
    name: 'size',
    type: 'integer',
    description:
      'N_k: states that take part in exactly k, as far as the lists on record say; with k = 0 at most, where incomplete_initiatives is not 0.',
  },
  { name: 'share', type: 'number', description: `N_k over the states counted, 0..1. ${WITHHELD}` },
  { name: 'countries', type: 'text', description: 'Those states by ISO 3166-1 alpha-3, separated by spaces.' },
  { name: 'universe_size', type: 'integer', description: 'States counted.' },
  {
    name: 'gini',
    type: 'number',
    description: `Gini coefficient of k over the states counted; empty where all are 0. ${WITHHELD}`,
  },
  {
    name: 'excluded_population_share',
    type: 'number',
    description: `Share of the population that lives in states with k = 0; empty without population figures. ${WITHHELD}`,
  },
  {
    name: 'at_none_exclude',
    type: 'integer',
    description:
      'States with k = 0 where organisations do not count for their members (EXCLUDE). The same on every row.',
  },
  {
    name: 'at_none_as_adopted',
    type: 'integer',
    description:
      'The same where they do in texts that they adopted as such (AS_ADOPTED); empty by method 1.0, which does not know that rule.',
  },
  { name: 'at_none_inherit', type: 'integer', description: 'The same where they do in every initiative (INHERIT).' },
  {
    name: 'incomplete_initiatives',
    type: 'integer',
    description: 'Initiatives from whose list absence can not be concluded on the day (method, section 3).',
  },
  {
    name: 'withheld',
    type: 'boolean',
    description: 'True: ratios are left empty, since there are such lists. Method 1.0 leaves none out.',
  },
];

/** The rows as observations. */
export const DISTRIBUTION_SHAPE: SdmxShape = {
  id: 'DISTRIBUTION',
  frequency: 'D',
  dimensions: [
    { column: 'selection', id: 'SELECTION', codes: null },
    { column: 'k', id: 'K', codes: null },
  ],
  time: 'as_of',
  indicators: ['size', 'share'],
};

/** One row for each k = 0 .. number of initiatives (method, section 4). */
export async function distributionTable(question: Question): Promise<ExportTable> {
  checkStates(question);
  const { roll, initiatives, day, rule, selectionName } = question;
  const distribution = await inSlices(distributionInSteps(roll, initiatives, day, rule));
  const underBlocRules = await inSlices(underBlocRulesInSteps(roll, initiatives, day, rule));
  const withheld = withholds(question, day);
  const ratio = (value: number | null) => (withheld ? null : value);
  const atNone = new Map(underBlocRules.map((under) => [under.blocs, under.atNone]));
  const asOf = formatDay(day);
  const open = openLists(question, day).length;
  const rows = distribution.buckets.map(
    ({ k, size, share, countries }): Row => [
      asOf,
      selectionName,
      k,
      size,
      ratio(share),
      countries.map(({ code }) => code).join(' '),
      distribution.universeSize,
      ratio(distribution.gini),
      ratio(distribution.excludedPopulationShare),
      atNone.get('EXCLUDE') ?? null,
      atNone.get('AS_ADOPTED') ?? null,
      atNone.get('INHERIT') ?? null,
      open,
      withheld,
    ],
  );
  return {
    columns: DISTRIBUTION_COLUMNS,
    batches: () => [rows],
    sdmx: { ...DISTRIBUTION_SHAPE, emptyStatus: () => (withheld ? 'Q' : 'M') },
    footing: { listsOn: day, none: await noneUnderRules(question), withheld },
    sensitivity: {
      underBlocRules: underBlocRules.map((under) => ({
        blocs: under.blocs,
        atNone: under.atNone,
        gini: ratio(under.gini),
        excludedPopulationShare: ratio(under.excludedPopulationShare),
      })),
    },
  };
}
