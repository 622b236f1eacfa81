import { inSlices } from '../../common/in-slices.js';
import { formatDay } from '../../domain/day.js';
import { gapsInSteps } from '../../domain/gaps.js';
import { fewerThanOf, type Question } from '../question.js';
import { type Column, codesOf, type ExportTable, type Row } from '../table.js';

export const GAPS_COLUMNS: readonly Column[] = [
  { name: 'as_of', type: 'date', description: 'Date asked about.' },
  { name: 'initiative', type: 'text', description: 'Slug of the initiative from which the state is absent.' },
  { name: 'initiative_name', type: 'text', description: 'Its name in English.' },
  { name: 'country', type: 'text', description: 'ISO 3166-1 alpha-3 code of the absent state.' },
  { name: 'country_name', type: 'text', description: 'Short name in English.' },
  { name: 'reason', type: 'text', description: 'Why absent (method, section 4).' },
  {
    name: 'withdrew_on',
    type: 'date',
    description: 'First day on which it no longer took part; empty unless it withdrew.',
  },
  {
    name: 'coverage',
    type: 'integer',
    description: 'k(c, t): initiatives of the selection in which the state takes part.',
  },
  { name: 'below', type: 'boolean', description: 'Whether its coverage is less than the number asked (fewerThan).' },
];

/** One row for each absence of a state from an initiative, by initiative and code. */
export async function gapsTable(question: Question): Promise<ExportTable> {
  const { roll, initiatives, group, day, rule, parameters } = question;
  const fewerThan = fewerThanOf(parameters);
  const found = await inSlices(gapsInSteps(roll, initiatives, group, day, rule, fewerThan));
  // How many each state takes part in: every initiative less those that it is missing from.
  const coverage = new Map<string, number>();
  for (const { missing } of found.initiatives) {
    for (const { country } of missing) {
      coverage.set(country.code, (coverage.get(country.code) ?? initiatives.length) - 1);
    }
  }
  const asOf = formatDay(day);
  const absent = new Map(
    found.initiatives.flatMap(({ missing }) => missing.map(({ country }) => [country.code, country])),
  );
  function* batches(): Generator<Row[]> {
    for (const { initiative, missing } of found.initiatives) {
      yield missing.map(({ country, reason, withdrewOn }) => {
        const k = coverage.get(country.code)!;
        return [
          asOf,
          initiative.slug,
          initiative.names.en,
          country.code,
          country.names.en,
          reason,
          withdrewOn === null ? null : formatDay(withdrewOn),
          k,
          k < fewerThan,
        ];
      });
    }
  }
  return {
    columns: GAPS_COLUMNS,
    batches,
    sdmx: {
      id: 'GAPS',
      frequency: 'D',
      dimensions: [
        { column: 'initiative', id: 'INITIATIVE', codes: codesOf(initiatives) },
        { column: 'country', id: 'REF_AREA', codes: codesOf([...absent.values()]) },
        { column: 'reason', id: 'REASON', codes: REASONS },
      ],
      time: 'as_of',
      indicators: ['coverage'],
    },
  };
}

const REASONS = [
  { id: 'NEVER_JOINED', name: 'It could have joined and did not' },
  { id: 'NOT_INVITED_OR_DECLINED', name: 'It joins who is invited; which of the two is not known' },
  { id: 'NOT_ELIGIBLE', name: 'The membership is fixed, or the state is outside the group that may join' },
  { id: 'WITHDREW', name: 'It took part and left while the initiative went on' },
  { id: 'UNKNOWN', name: 'The list on record is not complete: it may take part' },
];
