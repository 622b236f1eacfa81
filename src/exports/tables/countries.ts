import { formatDay, yearOf } from '../../domain/day.js';
import { groupsOf, unStatusAt } from '../../domain/groups.js';
import { populationIn } from '../../domain/population.js';
import type { Country, Names, Period } from '../../domain/roll.js';
import type { Question } from '../../questions/question.js';
import type { ExportTable } from '../table.js';
import { countriesAsked, dayCell, listed, listedTable, namedColumns, plain, wordsCell } from './listed.js';

const LANGUAGES = { ar: 'Arabic', es: 'Spanish', fr: 'French', ru: 'Russian' } as const satisfies Partial<
  Record<keyof Names, string>
>;

const inhabitants = (country: Country, { roll, day }: Question) => populationIn(roll, country, yearOf(day));

/** The times between spells of membership, as `un_membership_breaks` of the data package states them. */
function breaksBetween(memberships: readonly Period[]): string | null {
  const breaks = memberships.slice(1).map(({ from }, i) => `${formatDay(memberships[i]!.to)}/${formatDay(from)}`);
  return breaks.length === 0 ? null : breaks.join('|');
}

const COLUMNS = [
  listed<Country>(
    'code',
    'text',
    'ISO 3166-1 alpha-3 code, of a state of the past the one that it had; three letters of the roll where there is none.',
    ({ code }) => code,
  ),
  listed<Country>('alpha2', 'text', 'ISO 3166-1 alpha-2 code; empty: there is none.', ({ alpha2 }) => alpha2),
  listed<Country>('m49', 'text', 'UN M49 code, three digits; empty: there is none.', ({ m49 }) => m49),
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
    'un_membership_breaks',
    'text',
    'Times between the two at which it was no member, half-open: two days with / between them, several joined by |.',
    ({ unMemberships }) => breaksBetween(unMemberships),
  ),
  listed<Country>(
    'existed_from',
    'date',
    'First day as a state; empty: not on record, as of all states of today.',
    ({ existedFrom }) => dayCell(existedFrom),
  ),
  listed<Country>(
    'existed_to',
    'date',
    'First day on which it was no state any more; empty: it is one.',
    ({ existedTo }) => dayCell(existedTo),
  ),
  listed<Country>('successors', 'text', 'Codes of the states that followed it, joined by |.', ({ successors }) =>
    successors.length === 0 ? null : successors.join('|'),
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
