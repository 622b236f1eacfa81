import { memberCountries } from '../../domain/groups.js';
import type { Country, Organisation } from '../../domain/roll.js';
import type { Question } from '../../questions/question.js';
import type { ExportTable } from '../table.js';
import { listed, listedTable, namedColumns, plain, wordsCell } from './listed.js';

/** Members on the day; null where no list of them is on record. */
function membersOf({ membersGroup }: Organisation, { roll, day }: Question): Country[] | null {
  const group = membersGroup === null ? undefined : roll.groups.get(membersGroup);
  return group ? memberCountries(roll, group, day) : null;
}

const COLUMNS = [
  listed<Organisation>('code', 'text', 'Acronym or short name by which participations name it.', ({ code }) => code),
  listed<Organisation>('slug', 'text', 'Identifies it in addresses.', ({ slug }) => slug),
  ...namedColumns<Organisation>('organisation'),
  listed<Organisation>(
    'kind',
    'text',
    'What kind of organisation, as the API names it.',
    (each) => each.organisationKind,
  ),
  listed<Organisation>(
    'family',
    'text',
    'Family to which it is counted when it leads (method, section 3); empty: none.',
    ({ family }) => family,
  ),
  listed<Organisation>(
    'home_country',
    'text',
    'Country of a company, institute or association, by alpha-3.',
    ({ homeCountry }) => homeCountry,
  ),
  listed<Organisation>(
    'members_group',
    'text',
    'Slug of the group that lists its member states; empty: no list is on record.',
    ({ membersGroup }) => membersGroup,
  ),
  listed<Organisation>(
    'members',
    'integer',
    'Member states on the day; empty: no list of them is on record.',
    (organisation, question) => membersOf(organisation, question)?.length ?? null,
  ),
  listed<Organisation>(
    'countries',
    'text',
    'Those states by ISO 3166-1 alpha-3, separated by spaces.',
    (organisation, question) => wordsCell((membersOf(organisation, question) ?? []).map(({ code }) => code)),
  ),
];
export const ORGANISATION_COLUMNS = plain(COLUMNS);

/** One row for each organisation on record, by code. */
export function organisationsTable(question: Question): ExportTable {
  return listedTable(question, COLUMNS, question.roll.organisations);
}
