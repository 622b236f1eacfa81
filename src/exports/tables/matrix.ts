import { inSlices } from '../../common/in-slices.js';
import { formatDay } from '../../domain/day.js';
import type { Locale } from '../../domain/locale.js';
import { matrixInSteps, standingsInSteps } from '../../domain/matrix.js';
import { nameIn } from '../../domain/names.js';
import type { Country, Initiative } from '../../domain/roll.js';
import { checkStates } from '../../questions/checks.js';
import type { Question } from '../../questions/question.js';
import { localeOf } from '../metadata.js';
import { noneUnderRules } from '../ranges.js';
import { type Column, codesOf, type ExportTable, type Row, type SdmxShape } from '../table.js';

export const MATRIX_COLUMNS: readonly Column[] = [
  { name: 'as_of', type: 'date', description: 'Date asked about.' },
  { name: 'country', type: 'text', description: 'ISO 3166-1 alpha-3 code.' },
  { name: 'country_name', type: 'text', description: 'Short name.' },
  {
    name: 'coverage',
    type: 'integer',
    description:
      'k(c, t): initiatives of the selection in which it takes part; at least, where it is NOT_KNOWN of some.',
  },
  { name: 'initiative', type: 'text', description: 'Slug of the initiative.' },
  {
    name: 'present',
    type: 'integer',
    description:
      '1: takes part, as the question counts; 0: does not; empty: not known, for the list on record does not say. By method 1.0 such a cell is 0, as it was, and standing says that it is not known.',
  },
  { name: 'roles', type: 'text', description: 'Roles in which it takes part, separated by spaces; empty: none.' },
  {
    name: 'standing',
    type: 'text',
    description:
      'ITSELF: takes part by its own name. THROUGH_ORGANISATION: takes part through an organisation to which it belongs, whether the question counts that (present 1) or not (0). ABSENT: does not. DECLINED: does not, and declined, dissociated itself or voted against. NOT_KNOWN: what is on record does not say.',
  },
];

const BATCH = 2000;
const PRESENT = MATRIX_COLUMNS.findIndex(({ name }) => name === 'present');

/** The rows as observations of some states and initiatives. */
export function matrixShape(
  countries: readonly Country[],
  initiatives: readonly Initiative[],
  locale: Locale,
): SdmxShape {
  return {
    id: 'MATRIX',
    frequency: 'D',
    dimensions: [
      { column: 'country', id: 'REF_AREA', codes: codesOf(countries, locale) },
      { column: 'initiative', id: 'INITIATIVE', codes: codesOf(initiatives, locale) },
    ],
    time: 'as_of',
    indicators: ['present'],
  };
}

/** One row for each state and initiative (method, section 3): x(c, i, t) with the roles and the standing. */
export async function matrixTable(question: Question): Promise<ExportTable> {
  checkStates(question);
  const { roll, initiatives, among, day, rule } = question;
  const matrixRows = await inSlices(matrixInSteps(roll, initiatives, among, day, rule));
  const standings = await inSlices(standingsInSteps(roll, initiatives, among, day, rule));
  const none = await noneUnderRules(question);
  const locale = localeOf(question);
  const asOf = formatDay(day);
  // 0 claims absence: where the list does not allow that, the cell is empty.
  const absent = (standing: string) => (standing === 'NOT_KNOWN' && rule.method !== '1.0' ? null : 0);
  function* batches(): Generator<Row[]> {
    let batch: Row[] = [];
    for (const { country, coverage, roles } of matrixRows) {
      const toEach = standings.get(country.index)!;
      const name = nameIn(country.names, locale);
      for (const [i, { slug }] of initiatives.entries()) {
        const heldRoles = roles[i]!;
        const standing = toEach[i]!;
        const present = heldRoles.length > 0 ? 1 : absent(standing);
        const cells = [asOf, country.code, name, coverage, slug, present, heldRoles.join(' ') || null, standing];
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
      ...matrixShape(
        matrixRows.map(({ country }) => country),
        initiatives,
        locale,
      ),
      emptyStatus: (row) => (row[PRESENT] === null ? 'L' : 'M'),
    },
    footing: { listsOn: day, none },
    sensitivity: { underBlocRules: none.underBlocRules },
  };
}
