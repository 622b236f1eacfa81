/** How a column of the database stands in the CSV file of a history package. */
export interface HistoryColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  /** Nothing recorded leaves it empty. */
  readonly required?: boolean;
  /** Lists of slugs stand in one cell, separated by `|`. */
  readonly list?: boolean;
  /** Version of the form with which it came; default: the first. */
  readonly since?: number;
  /** Its name in packages of the versions before. */
  readonly formerly?: { readonly name: string; readonly before: number };
  /** Its value in packages of versions without it, where that is not what the database gives to a new row. */
  readonly was?: string;
}

/** A table as it is stored: ids, versions and ranges to the letter. */
export interface HistoryTable {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly HistoryColumn[];
  /** `valid` stands as valid_from and valid_to. */
  readonly valid?: boolean;
  /** `recorded` stands as recorded_from and recorded_to. */
  readonly recorded?: boolean;
  /** Its ids come from a sequence, which has to go on after the last of them. */
  readonly numbered?: boolean;
  /** Columns that give the rows their order, which is total. */
  readonly order: readonly string[];
  /** Version of the form with which it came; default: the first. */
  readonly since?: number;
}

/**
 * Version of the form of history packages, in `rollcall:history` of the descriptor. 2: method 2.0. 3: who recorded a
 * revision, and in which sense. 4: states of the past, states without codes, claims that contradict what stands, and acts.
 */
export const HISTORY_VERSION = 4;
/** The versions that are read. */
export const HISTORY_VERSIONS: readonly number[] = [1, 2, 3, HISTORY_VERSION];

const text = (name: string): HistoryColumn => ({ name, type: 'string' });
const code = (name: string): HistoryColumn => ({ name, type: 'string', required: true });
const id = (name: string): HistoryColumn => ({ name, type: 'integer', required: true });
const integer = (name: string): HistoryColumn => ({ name, type: 'integer' });
const number = (name: string): HistoryColumn => ({ name, type: 'number', required: true });
const flag = (name: string): HistoryColumn => ({ name, type: 'boolean' });
const date = (name: string): HistoryColumn => ({ name, type: 'date' });
const since2 = (column: HistoryColumn): HistoryColumn => ({ ...column, since: 2 });
const since4 = (column: HistoryColumn): HistoryColumn => ({ ...column, since: 4 });
const names = [code('name_en'), text('name_zh')];
const sixNames = [...names, text('name_ar'), text('name_es'), text('name_fr'), text('name_ru')];

function identity(name: string, description: string): HistoryTable {
  return { name, description, columns: [id('id'), code('slug')], numbered: true, order: ['id'] };
}

/** Every table of the roll, each after those to which it refers. */
export const HISTORY_TABLES: readonly HistoryTable[] = [
  {
    name: 'revision',
    description: 'One row asserts: at this instant the database learned something.',
    columns: [
      id('id'),
      code('recorded_at'),
      code('reason'),
      { ...date('data_through'), required: true },
      { ...since2(code('method')), was: '1.0' },
      { ...text('author'), since: 3 },
      { ...text('approved_by'), since: 3 },
    ],
    order: ['id'],
  },
  {
    name: 'release',
    description: 'One row asserts: under this name, for ever, the state of the roll at this revision.',
    columns: [code('name'), id('revision_id'), code('cut_at'), text('notes')],
    order: ['name'],
  },
  {
    name: 'import_log',
    description: 'One row asserts: these bytes were imported, with this effect.',
    columns: [
      id('id'),
      integer('revision_id'),
      code('imported_at'),
      code('name'),
      code('sha256'),
      id('inserted'),
      id('closed'),
      id('unchanged'),
      id('rejected'),
    ],
    numbered: true,
    order: ['id'],
  },
  {
    name: 'participant',
    description: 'A state or an organisation: the identity, which never changes.',
    columns: [id('id'), code('kind'), code('code')],
    numbered: true,
    order: ['id'],
  },
  identity('initiative', 'The identity of an initiative.'),
  identity('country_group', 'The identity of a group.'),
  identity('scheme', 'The identity of a scheme.'),
  identity('initiative_set', 'The identity of a set of initiatives.'),
  identity('indicator', 'The identity of an indicator.'),
  {
    name: 'source',
    description: 'A place where facts were read.',
    columns: [id('id'), text('url'), text('title'), text('publisher'), date('accessed_on')],
    numbered: true,
    order: ['id'],
  },
  {
    name: 'country_version',
    description: 'What was recorded of a state.',
    columns: [
      id('country_id'),
      text('alpha2'),
      text('m49'),
      ...sixNames,
      code('un_status'),
      date('un_member_from'),
      date('un_member_to'),
      text('m49_region'),
      text('m49_subregion'),
      text('m49_intermediate_region'),
      since4(date('existed_from')),
      since4(date('existed_to')),
      since4(text('successors')),
      since4(text('un_membership_breaks')),
    ],
    recorded: true,
    order: ['country_id'],
  },
  {
    name: 'country_alias',
    description: 'A name by which a state is found.',
    columns: [code('alias'), code('lang'), id('country_id'), since4(date('borne_from')), since4(date('borne_to'))],
    recorded: true,
    order: ['alias COLLATE "C"', 'lang'],
  },
  {
    name: 'group_version',
    description: 'What was recorded of a group.',
    columns: [id('group_id'), ...names, code('kind'), text('publisher'), text('definition'), text('source_url')],
    recorded: true,
    order: ['group_id'],
  },
  {
    name: 'organisation_version',
    description: 'What was recorded of an organisation.',
    columns: [
      id('organisation_id'),
      code('slug'),
      ...names,
      { ...text('type'), formerly: { name: 'kind', before: 2 } },
      text('url'),
      integer('members_group_id'),
      since2(text('kind')),
      since2(integer('home_country_id')),
      since2(text('family')),
    ],
    recorded: true,
    order: ['organisation_id'],
  },
  {
    name: 'group_membership',
    description: 'This country belonged to this group throughout [valid_from, valid_to).',
    columns: [id('id'), id('group_id'), id('country_id'), text('source_url'), text('note')],
    valid: true,
    recorded: true,
    numbered: true,
    order: ['id'],
  },
  {
    name: 'scheme_version',
    description: 'What was recorded of a scheme.',
    columns: [id('scheme_id'), ...names, text('publisher'), text('source_url'), integer('global_south_group_id')],
    recorded: true,
    order: ['scheme_id'],
  },
  {
    name: 'scheme_group',
    description: 'A group of a scheme. union_of: the groups that it unites, separated by |; empty: the complement.',
    columns: [id('scheme_id'), id('position'), id('group_id'), ...names, { ...text('union_of'), list: true }],
    recorded: true,
    order: ['scheme_id', 'position'],
  },
  {
    name: 'population',
    description: 'Inhabitants of a state in a year.',
    columns: [id('country_id'), id('year'), number('population'), text('source')],
    recorded: true,
    order: ['country_id', 'year'],
  },
  {
    name: 'initiative_version',
    description: 'What was recorded of an initiative.',
    columns: [
      id('initiative_id'),
      ...names,
      text('summary_en'),
      text('summary_zh'),
      code('kind'),
      code('scope'),
      { ...flag('binding'), required: true },
      code('openness'),
      integer('eligible_group_id'),
      text('lead_organisation'),
      integer('host_country_id'),
      date('opened_on'),
      date('in_force_on'),
      date('ended_on'),
      code('list_completeness'),
      date('list_checked_on'),
      integer('published_total'),
      text('url'),
      since2(code('focus')),
      since2(code('adoption')),
      since2(text('manner')),
      since2(integer('votes_for')),
      since2(integer('votes_against')),
      since2(integer('votes_abstained')),
      since2(integer('votes_not_voting')),
      since2(date('list_closed_on')),
      since2(text('opened_precision')),
      since2(integer('seat_country_id')),
      since2(integer('parent_id')),
      since2({ ...code('topics'), list: true }),
    ],
    recorded: true,
    order: ['initiative_id'],
  },
  {
    name: 'initiative_alias',
    description: 'A name by which an initiative is found.',
    columns: [code('alias'), code('lang'), id('initiative_id')],
    recorded: true,
    order: ['alias COLLATE "C"', 'lang', 'initiative_id'],
    since: 2,
  },
  {
    name: 'initiative_lead',
    description: 'Who leads an initiative, in which place.',
    columns: [id('initiative_id'), id('position'), id('participant_id')],
    recorded: true,
    order: ['initiative_id', 'position'],
    since: 2,
  },
  {
    name: 'initiative_set_version',
    description: 'What was recorded of a set of initiatives.',
    columns: [id('set_id'), ...names, text('publisher'), text('source_url')],
    recorded: true,
    order: ['set_id'],
  },
  {
    name: 'initiative_set_member',
    description: 'An initiative of a set, in its place.',
    columns: [id('set_id'), id('position'), id('initiative_id')],
    recorded: true,
    order: ['set_id', 'initiative_id'],
  },
  {
    name: 'participation',
    description: 'This participant took part in this initiative in this role throughout [valid_from, valid_to).',
    columns: [
      id('id'),
      id('participant_id'),
      id('initiative_id'),
      code('role'),
      code('date_precision'),
      code('confidence'),
      id('source_id'),
      text('evidence'),
      since2(text('valid_to_precision')),
    ],
    valid: true,
    recorded: true,
    numbered: true,
    order: ['id'],
  },
  {
    name: 'further_citation',
    description: 'The second and later citations of a participation.',
    columns: [id('participation_id'), id('position'), id('source_id'), text('evidence')],
    order: ['participation_id', 'position'],
  },
  {
    name: 'contradicting_claim',
    description: 'A source says this of a participant in an initiative, and it is not what the roll says.',
    columns: [
      id('id'),
      id('participant_id'),
      id('initiative_id'),
      code('role'),
      code('date_precision'),
      text('valid_to_precision'),
      code('confidence'),
      id('source_id'),
      text('evidence'),
    ],
    valid: true,
    recorded: true,
    numbered: true,
    order: ['id'],
    since: 4,
  },
  {
    name: 'indicator_version',
    description: 'What was recorded of an indicator.',
    columns: [
      id('indicator_id'),
      ...names,
      code('unit'),
      flag('higher_is_better'),
      text('publisher'),
      text('source_url'),
      text('licence'),
      text('definition'),
    ],
    recorded: true,
    order: ['indicator_id'],
  },
  {
    name: 'participation_act',
    description: 'An act of a participant in an initiative, with its source.',
    columns: [
      id('participant_id'),
      id('initiative_id'),
      code('act'),
      { ...date('acted_on'), required: true },
      code('acted_precision'),
      date('effective_on'),
      code('confidence'),
      text('source_url'),
      text('source_title'),
      text('source_publisher'),
      date('source_accessed_on'),
      text('evidence'),
    ],
    recorded: true,
    order: ['initiative_id', 'participant_id', 'act', 'acted_on'],
    since: 4,
  },
  {
    name: 'indicator_value',
    description: 'The value of an indicator for a state in a year.',
    columns: [id('indicator_id'), id('country_id'), id('year'), number('value'), text('note')],
    recorded: true,
    order: ['indicator_id', 'country_id', 'year'],
  },
  {
    name: 'restatement',
    description: 'In this revision a curator put after_id in the place of before_id, in this sense.',
    columns: [id('revision_id'), code('table_name'), integer('before_id'), integer('after_id'), code('sense')],
    order: ['revision_id', 'table_name COLLATE "C"', 'before_id', 'after_id'],
    since: 3,
  },
  {
    name: 'translation',
    description: 'A text of a column of a table in Chinese.',
    columns: [code('table_name'), code('column_name'), code('text_en'), code('text_zh')],
    recorded: true,
    order: ['table_name COLLATE "C"', 'column_name COLLATE "C"', 'digest'],
    since: 2,
  },
];

/** The tables of a package of a version. */
export function tablesOfVersion(version: number): readonly HistoryTable[] {
  return HISTORY_TABLES.filter(({ since = 1 }) => since <= version);
}

/** The columns of a table's file, in order: ranges stand as two. `version` is that of the package. */
export function fileColumns(table: HistoryTable, version = HISTORY_VERSION): HistoryColumn[] {
  return [
    ...table.columns
      .filter(({ since = 1 }) => since <= version)
      .map((column) =>
        column.formerly && version < column.formerly.before ? { ...column, name: column.formerly.name } : column,
      ),
    ...(table.valid ? [{ ...date('valid_from'), required: true }, date('valid_to')] : []),
    ...(table.recorded ? [id('recorded_from'), integer('recorded_to')] : []),
  ];
}
