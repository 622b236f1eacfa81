import { inSlices } from '../../common/in-slices.js';
import { formatDay } from '../../domain/day.js';
import { gapsInSteps, statesAsked } from '../../domain/gaps.js';
import { coverageOfAllInSteps } from '../../domain/presence.js';
import { checkStates, fewerThanOf } from '../../questions/checks.js';
import type { Question } from '../../questions/question.js';
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

/** Initiatives whose absences are in memory together. */
const INITIATIVES_A_BATCH = 200;

/** One row for each absence of a state from an initiative, by initiative and code. */
export async function gapsTable(question: Question): Promise<ExportTable> {
  const { roll, initiatives, group, day, rule, input } = question;
  const fewerThan = fewerThanOf(input);
  checkStates(question);
  const coverage = await inSlices(coverageOfAllInSteps(roll, initiatives, day, rule));
  const absent = statesAsked(roll, group, day, rule).filter(({ index }) => coverage[index]! < initiatives.length);
  const asOf = formatDay(day);
  async function* batches(): AsyncGenerator<Row[]> {
    for (let from = 0; from < initiatives.length; from += INITIATIVES_A_BATCH) {
      const some = initiatives.slice(from, from + INITIATIVES_A_BATCH);
      const found = await inSlices(gapsInSteps(roll, some, group, day, rule, fewerThan));
      yield found.initiatives.flatMap(({ initiative, missing }) =>
        missing.map(({ country, reason, withdrewOn }) => {
          const k = coverage[country.index]!;
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
        }),
      );
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
        { column: 'country', id: 'REF_AREA', codes: codesOf(absent) },
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
