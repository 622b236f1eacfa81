import { inSlices } from '../../common/in-slices.js';
import { formatDay } from '../../domain/day.js';
import { gapsInSteps, statesAsked } from '../../domain/gaps.js';
import type { Locale } from '../../domain/locale.js';
import { standingOf } from '../../domain/matrix.js';
import { nameIn } from '../../domain/names.js';
import { coverageOfAllInSteps } from '../../domain/presence.js';
import { withdrawalPrecision } from '../../domain/presence-changes.js';
import type { Country, Initiative } from '../../domain/roll.js';
import { ABSENCE_REASONS, REASON_TERMS } from '../../domain/vocabulary.js';
import { checkStates, fewerThanOf } from '../../questions/checks.js';
import type { Question } from '../../questions/question.js';
import { localeOf } from '../metadata.js';
import { noneUnderRules } from '../ranges.js';
import { type Column, codesOf, type ExportTable, type Row, type SdmxShape } from '../table.js';

export const GAPS_COLUMNS: readonly Column[] = [
  { name: 'as_of', type: 'date', description: 'Date asked about.' },
  { name: 'initiative', type: 'text', description: 'Slug of the initiative from which the state is absent.' },
  { name: 'initiative_name', type: 'text', description: 'Its name.' },
  { name: 'country', type: 'text', description: 'ISO 3166-1 alpha-3 code of the absent state.' },
  { name: 'country_name', type: 'text', description: 'Short name.' },
  {
    name: 'reason',
    type: 'text',
    description: `Why it is not counted as taking part (method, section 4). ${ABSENCE_REASONS.map(
      (reason) => `${reason}: ${REASON_TERMS[reason].sdl}`,
    ).join(' ')}`,
  },
  {
    name: 'withdrew_on',
    type: 'date',
    description:
      'First day on which it no longer took part, as exactly as withdrew_on_precision says; empty unless it withdrew.',
    precision: 'withdrew_on_precision',
  },
  {
    name: 'coverage',
    type: 'integer',
    description:
      'k(c, t): initiatives of the selection in which the state takes part; at least, where UNKNOWN is a reason of one of its absences.',
  },
  { name: 'below', type: 'boolean', description: 'Whether its coverage is less than the number asked (fewerThan).' },
  {
    name: 'through',
    type: 'text',
    description:
      'Organisations to which it belongs on the day and which take part for their members, by code, separated by spaces; empty: none. Method 1.0 names none.',
  },
  {
    name: 'standing',
    type: 'text',
    description: 'ABSENT, DECLINED, THROUGH_ORGANISATION or NOT_KNOWN: how the state stands to the initiative.',
  },
  {
    name: 'withdrew_on_precision',
    type: 'text',
    description: 'DAY, MONTH, YEAR or NO_LATER_THAN: how exactly withdrew_on is known.',
  },
];

/** Initiatives whose absences are in memory together. */
const INITIATIVES_A_BATCH = 8;

/** The rows as observations of some initiatives and states. */
export function gapsShape(
  initiatives: readonly Initiative[],
  countries: readonly Country[],
  locale: Locale,
): SdmxShape {
  return {
    id: 'GAPS',
    frequency: 'D',
    dimensions: [
      { column: 'initiative', id: 'INITIATIVE', codes: codesOf(initiatives, locale) },
      { column: 'country', id: 'REF_AREA', codes: codesOf(countries, locale) },
      {
        column: 'reason',
        id: 'REASON',
        codes: ABSENCE_REASONS.map((reason) => ({
          id: reason,
          name: REASON_TERMS[reason][locale === 'ZH' ? 'zh' : 'en'],
        })),
      },
    ],
    time: 'as_of',
    indicators: ['coverage'],
  };
}

/** One row for each absence of a state from an initiative, by initiative and code. */
export async function gapsTable(question: Question): Promise<ExportTable> {
  const { roll, initiatives, among, day, rule, input } = question;
  const fewerThan = fewerThanOf(input);
  checkStates(question);
  const coverage = await inSlices(coverageOfAllInSteps(roll, initiatives, day, rule));
  const absent = statesAsked(roll, among, day, rule).filter(({ index }) => coverage[index]! < initiatives.length);
  const none = await noneUnderRules(question);
  const locale = localeOf(question);
  const asOf = formatDay(day);
  async function* batches(): AsyncGenerator<Row[]> {
    for (let from = 0; from < initiatives.length; from += INITIATIVES_A_BATCH) {
      const some = initiatives.slice(from, from + INITIATIVES_A_BATCH);
      const gaps = await inSlices(gapsInSteps(roll, some, among, day, rule, fewerThan));
      yield gaps.initiatives.flatMap(({ initiative, missing }) =>
        missing.map(({ country, reason, withdrewOn, through }) => {
          const k = coverage[country.index]!;
          const precision =
            withdrewOn === null ? null : withdrawalPrecision(roll, initiative, rule, country.index, withdrewOn);
          return [
            asOf,
            initiative.slug,
            nameIn(initiative.names, locale),
            country.code,
            nameIn(country.names, locale),
            reason,
            withdrewOn === null ? null : formatDay(withdrewOn),
            k,
            k < fewerThan,
            through.map(({ code }) => code).join(' ') || null,
            standingOf(reason),
            precision,
          ];
        }),
      );
    }
  }
  return {
    columns: GAPS_COLUMNS,
    batches,
    sdmx: gapsShape(initiatives, absent, locale),
    footing: { listsOn: day, none },
    sensitivity: { underBlocRules: none.underBlocRules },
  };
}
