import { inSlices } from '../../common/in-slices.js';
import { formatDay } from '../../domain/day.js';
import { distributionInSteps } from '../../domain/distribution.js';
import { checkStates } from '../../questions/checks.js';
import type { Question } from '../../questions/question.js';
import { type Column, type ExportTable, fromRows } from '../table.js';

export const DISTRIBUTION_COLUMNS: readonly Column[] = [
  { name: 'as_of', type: 'date', description: 'Date asked about.' },
  { name: 'selection', type: 'text', description: 'Short name of the initiatives counted.' },
  { name: 'k', type: 'integer', description: 'Number of initiatives in which a state takes part.' },
  { name: 'size', type: 'integer', description: 'N_k: states that take part in exactly k.' },
  { name: 'share', type: 'number', description: 'N_k over the states counted, 0..1.' },
  { name: 'countries', type: 'text', description: 'Those states by ISO 3166-1 alpha-3, separated by spaces.' },
  { name: 'universe_size', type: 'integer', description: 'States counted.' },
  {
    name: 'gini',
    type: 'number',
    description: 'Gini coefficient of k over the states counted; empty where all are 0.',
  },
  {
    name: 'excluded_population_share',
    type: 'number',
    description: 'Share of the population that lives in states with k = 0; empty without population figures.',
  },
];

/** One row for each k = 0 .. number of initiatives (method, section 4). */
export async function distributionTable(question: Question): Promise<ExportTable> {
  checkStates(question);
  const { roll, initiatives, day, rule, selectionName } = question;
  const found = await inSlices(distributionInSteps(roll, initiatives, day, rule));
  const { universeSize, gini, excludedPopulationShare } = found;
  const asOf = formatDay(day);
  const rows = found.buckets.map(({ k, size, share, countries }) => [
    asOf,
    selectionName,
    k,
    size,
    share,
    countries.map(({ code }) => code).join(' '),
    universeSize,
    gini,
    excludedPopulationShare,
  ]);
  return fromRows(DISTRIBUTION_COLUMNS, rows, {
    id: 'DISTRIBUTION',
    frequency: 'D',
    dimensions: [
      { column: 'selection', id: 'SELECTION', codes: [{ id: selectionName, name: selectionName }] },
      { column: 'k', id: 'K', codes: found.buckets.map(({ k }) => ({ id: String(k), name: `takes part in ${k}` })) },
    ],
    time: 'as_of',
    indicators: ['size', 'share'],
  });
}
