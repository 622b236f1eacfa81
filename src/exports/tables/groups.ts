import { memberCountries } from '../../domain/groups.js';
import { nameIn, textIn } from '../../domain/names.js';
import type { Country, Group, Membership } from '../../domain/roll.js';
import type { Question } from '../../questions/question.js';
import { localeOf } from '../metadata.js';
import type { ExportTable } from '../table.js';
import { dayCell, listed, listedTable, namedColumns, plain, wordsCell } from './listed.js';

const COLUMNS = [
  listed<Group>('slug', 'text', 'Identifies the group.', ({ slug }) => slug),
  ...namedColumns<Group>('group'),
  listed<Group>(
    'definition',
    'text',
    'What defines it; empty: its list of members alone.',
    ({ definition }, question) => textIn(question.roll, 'groups.definition', definition, localeOf(question)),
  ),
  listed<Group>('url', 'text', 'Where it is defined.', ({ url }) => url),
  listed<Group>(
    'composition',
    'text',
    'LISTED: by dated memberships; UNION: of the groups named in united; COMPLEMENT: the states counted that are in no other group of the scheme.',
    ({ composition }) => composition.of,
  ),
  listed<Group>('united', 'text', 'The groups that a UNION unites, by slug.', ({ composition }) =>
    composition.of === 'UNION' ? wordsCell(composition.groups) : null,
  ),
  listed<Group>(
    'schemes',
    'text',
    'Schemes that split the states by it, by slug, separated by spaces.',
    ({ slug }, { roll }) =>
      wordsCell([...roll.schemes.values()].filter(({ groups }) => groups.includes(slug)).map((scheme) => scheme.slug)),
  ),
  listed<Group>(
    'members',
    'integer',
    'Members on the day that are states on record.',
    (group, { roll, day }) => memberCountries(roll, group, day).length,
  ),
  listed<Group>('countries', 'text', 'Those members by ISO 3166-1 alpha-3, separated by spaces.', (group, question) =>
    wordsCell(memberCountries(question.roll, group, question.day).map(({ code }) => code)),
  ),
];
export const GROUP_COLUMNS = plain(COLUMNS);

/** One row for each group on record, by slug, those that schemes define among them. */
export function groupsTable(question: Question): ExportTable {
  return listedTable(question, COLUMNS, bySlug(question.roll.groups.values()));
}

const bySlug = (groups: Iterable<Group>) => [...groups].sort((a, b) => (a.slug < b.slug ? -1 : 1));

/** A spell of one state in one group. */
interface Spell extends Pick<Membership, 'from' | 'to'> {
  readonly group: Group;
  readonly country: Country;
}

const SPELLS = [
  listed<Spell>('group', 'text', 'Slug of the group.', ({ group }) => group.slug),
  listed<Spell>('group_name', 'text', 'Its name.', ({ group }, question) => nameIn(group.names, localeOf(question))),
  listed<Spell>('country', 'text', 'ISO 3166-1 alpha-3 code of the member.', ({ country }) => country.code),
  listed<Spell>('country_name', 'text', 'Short name.', ({ country }, question) =>
    nameIn(country.names, localeOf(question)),
  ),
  listed<Spell>('valid_from', 'date', 'First day of the membership.', ({ from }) => dayCell(from)),
  listed<Spell>('valid_to', 'date', 'First day after it; empty: it goes on.', ({ to }) => dayCell(to)),
  listed<Spell>(
    'in_effect',
    'boolean',
    'Whether it is in effect on the day.',
    ({ from, to }, { day }) => from <= day && day < to,
  ),
];
export const MEMBERSHIP_COLUMNS = plain(SPELLS);

/** One row for each membership on record, also those that ended, by group, country and start. What is derived has none. */
export function membershipsTable(question: Question): ExportTable {
  const { roll, group, countries } = question;
  // In this table `group` chooses the group whose memberships are listed, at any time; elsewhere it chooses states.
  const wanted = new Set((countries ?? roll.countries).map(({ index }) => index));
  const spells = bySlug(group ? [group] : roll.groups.values()).flatMap((each) => {
    if (each.composition.of !== 'LISTED') return [];
    return [...each.composition.memberships]
      .filter(({ country }) => wanted.has(country) && roll.participantAt[country]?.kind === 'state')
      .sort((a, b) => a.country - b.country || a.from - b.from)
      .map(({ country, from, to }) => ({ group: each, country: roll.participantAt[country] as Country, from, to }));
  });
  return listedTable(question, SPELLS, spells);
}
