import { inSlices } from '../../common/in-slices.js';
import { formatDay } from '../../domain/day.js';
import { matrixInSteps } from '../../domain/matrix.js';
import { checkStates } from '../../questions/checks.js';
import type { Question } from '../../questions/question.js';
import { type Column, codesOf, type ExportTable, type Row } from '../table.js';

export const MATRIX_COLUMNS: readonly Column[] = [
  { name: 'as_of', type: 'date', description: 'Date asked about.' },
  { name: 'country', type: 'text', description: 'ISO 3166-1 alpha-3 code.' },
  { name: 'country_name', type: 'text', description: 'Short name in English.' },
  { name: 'coverage', type: 'integer', description: 'k(c, t): initiatives of the selection in which it takes part.' },
  { name: 'initiative', type: 'text', description: 'Slug of the initiative.' },
  { name: 'present', type: 'integer', description: '1: takes part; 0: does not, as far as the list on record shows.' },
  { name: 'roles', type: 'text', description: 'Roles in which it takes part, separated by spaces; empty: none.' },
];

const BATCH = 2000;

/** One row for each state and initiative (method, section 3): x(c, i, t) with the roles. */
export async function matrixTable(question: Question): Promise<ExportTable> {
  checkStates(question);
  const { roll, initiatives, group, day, rule } = question;
  const found = await inSlices(matrixInSteps(roll, initiatives, group, day, rule));
  const asOf = formatDay(day);
  function* batches(): Generator<Row[]> {
    let batch: Row[] = [];
    for (const { country, coverage, roles } of found) {
      for (const [i, { slug }] of initiatives.entries()) {
        const own = roles[i]!;
        const cells = [
          asOf,
          country.code,
          country.names.en,
          coverage,
          slug,
          own.length > 0 ? 1 : 0,
          own.join(' ') || null,
        ];
        if (batch.push(cells) < BATCH) continue;
        yield batch;
        batch = [];
      }
    }
    yield batch;
  }
  return {
    columns: MATRIX_COLUMNS,
    batches,
    sdmx: {
      id: 'MATRIX',
      frequency: 'D',
      dimensions: [
        { column: 'country', id: 'REF_AREA', codes: codesOf(found.map(({ country }) => country)) },
        { column: 'initiative', id: 'INITIATIVE', codes: codesOf(initiatives) },
      ],
      time: 'as_of',
      indicators: ['present'],
    },
  };
}
