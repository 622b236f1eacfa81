import { yearOf } from '../../domain/day.js';
import { groupsOf, unStatusAt } from '../../domain/groups.js';
import { populationIn } from '../../domain/population.js';
import type { Country, Names } from '../../domain/roll.js';
import type { Question } from '../../questions/question.js';
import type { ExportTable } from '../table.js';
import { countriesAsked, dayCell, listed, listedTable, namedColumns, plain, wordsCell } from './listed.js';

const LANGUAGES = { ar: 'Arabic', es: 'Spanish', fr: 'French', ru: 'Russian' } as const satisfies Partial<
  Record<keyof Names, string>
>;

const inhabitants = (country: Country, { roll, day }: Question) => populationIn(roll, country, yearOf(day));

const COLUMNS = [
  listed<Country>('code', 'text', 'ISO 3166-1 alpha-3 code.', ({ code }) => code),
  listed<Country>('alpha2', 'text', 'ISO 3166-1 alpha-2 code.', ({ alpha2 }) => alpha2),
  listed<Country>('m49', 'text', 'UN M49 code, three digits.', ({ m49 }) => m49),
  ...namedColumns<Country>('state'),
  ...Object.entries(LANGUAGES).map(([language, name]) =>
    listed<Country>(
      `name_${language}`,
      'text',
      `The same in ${name}.`,
      ({ names }) => names[language as keyof Names] ?? null,
    ),
  ),
  listed<Country>(
    'un_status',
    'text',
    'Standing at the United Nations on the day: MEMBER, OBSERVER or NON_MEMBER.',
    (country, { day }) => unStatusAt(country, day),
  ),
  listed<Country>(
    'un_member_from',
    'date',
    'First day as a member of the United Nations; empty: it never was, or the day is not on record.',
    ({ unMemberFrom }) => dayCell(unMemberFrom),
  ),
  listed<Country>(
    'un_member_to',
    'date',
    'First day on which it was no longer; empty: it still is, or never was.',
    ({ unMemberTo }) => dayCell(unMemberTo),
  ),
  listed<Country>(
    'groups',
    'text',
    'Groups to which it belongs on the day, by slug, separated by spaces; those that are defined as what is left over are not named.',
    (country, { roll, day }) => wordsCell(groupsOf(roll, country, day).map(({ slug }) => slug)),
  ),
  listed<Country>(
    'population',
    'integer',
    'Inhabitants in population_year; empty: no figure is on record.',
    (country, question) => inhabitants(country, question)?.figure ?? null,
  ),
  listed<Country>(
    'population_year',
    'integer',
    'The year of the day, else the latest before it that is on record, else the earliest.',
    (country, question) => inhabitants(country, question)?.year ?? null,
  ),
];
export const COUNTRY_COLUMNS = plain(COLUMNS);

/** One row for each state on record, by code. */
export function countriesTable(question: Question): ExportTable {
  return listedTable(question, COLUMNS, countriesAsked(question));
}
