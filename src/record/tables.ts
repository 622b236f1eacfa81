import { TOPICS } from '../datapackage/role-classes.js';

/**
 * What a cell refers to; it is resolved to the id of a row that is on record now. A `listedGroup` has a list of members of its
 * own; a `group` may also be one that a scheme makes of others, or of the rest.
 */
export type Reference =
  | 'country'
  | 'participant'
  | 'group'
  | 'listedGroup'
  | 'scheme'
  | 'set'
  | 'initiative'
  | 'indicator';

/** How a cell of the CSV file becomes a value of the staging table. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'slugs' | 'words' | 'breaks' | Reference;

export interface RollColumn {
  /** Header in the CSV file. */
  readonly header: string;
  /** Column of the target table, and of the staging table. */
  readonly column: string;
  /** SQL type in the staging table: that of the target. */
  readonly type: string;
  readonly kind: ColumnKind;
  /** It refers to what the same file may define: it is staged as it stands ({@link stagedName}) and resolved in the database. */
  readonly self?: true;
  /** Of `words`: those that a cell may list, separated by `;`. */
  readonly words?: readonly string[];
  /** What stands where the file says nothing and nothing is on record; default: null. */
  readonly otherwise?: string;
}

/** Name of the column in the staging table: of what refers to the file itself, the code in place of the id. */
export function stagedName({ column, self }: RollColumn): string {
  return self ? `${column}_code` : column;
}

/** The identity that a table's rows define: a row per code or slug, which never changes. */
export interface Identity {
  readonly table: 'participant' | 'country_group' | 'scheme' | 'initiative_set' | 'initiative' | 'indicator';
  /** Column of the identity that holds the code. */
  readonly code: 'code' | 'slug';
  /** Only for participants. */
  readonly participantKind?: 'state' | 'organisation';
  readonly header: string;
  /** Column of the target table that refers to the identity: its key. */
  readonly column: string;
  readonly reference: Reference;
}

/** How one table of the data package is one recorded table. Everything that whoever records knows about a table stands here. */
export interface RollTable {
  /** Name of the resource in the data package. */
  readonly name: string;
  readonly target: string;
  readonly identity?: Identity;
  /** Key columns without the identity's. A recorded row is replaced by a staged one of the same key. */
  readonly key: readonly RollColumn[];
  readonly values: readonly RollColumn[];
  /** Rows hold in a period `[valid_from, valid_to)`: one key may have several, which do not overlap. */
  readonly temporal: boolean;
  /** Rows cite a source; the same fact may be stated again with another. */
  readonly cited: boolean;
  /** The target has an `id` that the importer numbers in the order of the file. */
  readonly numbered: boolean;
  /** Sets of columns, besides the key, that no two current rows may share; one that is empty is shared with nobody. */
  readonly unique: readonly (readonly string[])[];
  /** Column within whose values a file is a complete list; null: the whole table is one list. */
  readonly listedBy: string | null;
  /** Pairs of date columns of which the second, where both are given, must (`after`) or may not (`notBefore`) follow. */
  readonly periods: readonly { readonly from: string; readonly to: string; readonly rule: 'after' | 'notBefore' }[];
}

/** The columns of a citation in a CSV file, in the order of the source's digest. */
export const CITATION_HEADERS = ['source_url', 'source_title', 'source_publisher', 'source_accessed_on'] as const;

function column(kind: ColumnKind, type: string) {
  return (name: string, header: string = name): RollColumn => ({ header, column: name, type, kind });
}
const text = column('text', 'text');
const integer = column('integer', 'integer');
const number = column('number', 'double precision');
const boolean = column('boolean', 'boolean');
const date = column('date', 'date');
const word = (name: string, type: string) => column('text', type)(name);
const refer = (kind: Reference, name: string, header: string) => column(kind, 'integer')(name, header);

type Optional = 'identity' | 'temporal' | 'cited' | 'numbered' | 'unique' | 'listedBy' | 'periods';

function table(given: Omit<RollTable, Optional> & Partial<Pick<RollTable, Optional>>): RollTable {
  return { temporal: false, cited: false, numbered: false, unique: [], listedBy: null, periods: [], ...given };
}

/** Every table that can be recorded, in the order in which they are written: what defines stands before what refers. */
export const ROLL_TABLES: readonly RollTable[] = [
  table({
    name: 'countries',
    target: 'country_version',
    identity: {
      table: 'participant',
      code: 'code',
      participantKind: 'state',
      header: 'code',
      column: 'country_id',
      reference: 'country',
    },
    key: [],
    values: [
      text('alpha2'),
      text('m49'),
      text('name_en'),
      text('name_zh'),
      text('name_ar'),
      text('name_es'),
      text('name_fr'),
      text('name_ru'),
      word('un_status', 'un_status'),
      date('un_member_from'),
      date('un_member_to'),
      text('m49_region'),
      text('m49_subregion'),
      text('m49_intermediate_region'),
      date('existed_from'),
      date('existed_to'),
      text('successors'),
      column('breaks', 'text')('un_membership_breaks'),
    ],
    unique: [['alpha2'], ['m49']],
    periods: [
      { from: 'un_member_from', to: 'un_member_to', rule: 'after' },
      { from: 'existed_from', to: 'existed_to', rule: 'after' },
    ],
  }),
  table({
    name: 'country_aliases',
    target: 'country_alias',
    key: [text('alias'), text('lang')],
    values: [refer('country', 'country_id', 'country'), date('borne_from'), date('borne_to')],
    periods: [{ from: 'borne_from', to: 'borne_to', rule: 'after' }],
  }),
  table({
    name: 'groups',
    target: 'group_version',
    identity: { table: 'country_group', code: 'slug', header: 'slug', column: 'group_id', reference: 'listedGroup' },
    key: [],
    values: [text('name_en'), text('name_zh'), text('kind'), text('publisher'), text('definition'), text('source_url')],
  }),
  table({
    name: 'schemes',
    target: 'scheme_version',
    identity: { table: 'scheme', code: 'slug', header: 'slug', column: 'scheme_id', reference: 'scheme' },
    key: [],
    values: [
      text('name_en'),
      text('name_zh'),
      text('publisher'),
      text('source_url'),
      refer('group', 'global_south_group_id', 'global_south_group'),
    ],
  }),
  table({
    name: 'scheme_groups',
    target: 'scheme_group',
    key: [refer('scheme', 'scheme_id', 'scheme'), integer('position')],
    values: [
      refer('group', 'group_id', 'group'),
      text('name_en'),
      text('name_zh'),
      column('slugs', 'text[]')('union_of'),
    ],
    unique: [['scheme_id', 'group_id']],
  }),
  table({
    name: 'group_memberships',
    target: 'group_membership',
    key: [refer('listedGroup', 'group_id', 'group'), refer('country', 'country_id', 'country')],
    values: [text('source_url'), text('note')],
    temporal: true,
    numbered: true,
    listedBy: 'group_id',
    periods: [{ from: 'valid_from', to: 'valid_to', rule: 'after' }],
  }),
  table({
    name: 'organisations',
    target: 'organisation_version',
    identity: {
      table: 'participant',
      code: 'code',
      participantKind: 'organisation',
      header: 'code',
      column: 'organisation_id',
      reference: 'participant',
    },
    key: [],
    values: [
      text('slug'),
      text('name_en'),
      text('name_zh'),
      word('kind', 'organisation_kind'),
      text('type'),
      text('url'),
      refer('group', 'members_group_id', 'members_group'),
      refer('country', 'home_country_id', 'home_country'),
      word('family', 'lead_family'),
    ],
    unique: [['slug']],
  }),
  table({
    name: 'population',
    target: 'population',
    key: [refer('country', 'country_id', 'country'), integer('year')],
    values: [number('population'), text('source')],
  }),
  table({
    name: 'initiatives',
    target: 'initiative_version',
    identity: {
      table: 'initiative',
      code: 'slug',
      header: 'slug',
      column: 'initiative_id',
      reference: 'initiative',
    },
    key: [],
    values: [
      text('name_en'),
      text('name_zh'),
      text('summary_en'),
      text('summary_zh'),
      word('kind', 'initiative_kind'),
      word('scope', 'initiative_scope'),
      boolean('binding'),
      word('openness', 'openness'),
      refer('group', 'eligible_group_id', 'eligible_group'),
      text('lead_organisation'),
      refer('country', 'host_country_id', 'host_country'),
      date('opened_on'),
      date('in_force_on'),
      date('ended_on'),
      word('list_completeness', 'completeness'),
      date('list_checked_on'),
      integer('published_total'),
      text('url'),
      word('opened_precision', 'date_precision'),
      { ...word('adoption', 'adoption'), otherwise: 'by_states' },
      word('manner', 'decision_manner'),
      integer('votes_for'),
      integer('votes_against'),
      integer('votes_abstained'),
      integer('votes_not_voting'),
      date('list_closed_on'),
      refer('country', 'seat_country_id', 'seat_country'),
      { ...refer('initiative', 'parent_id', 'parent'), self: true },
      { ...column('words', 'initiative_topic[]')('topics'), words: TOPICS, otherwise: '{}' },
      { ...word('focus', 'initiative_focus'), otherwise: 'ai' },
    ],
    periods: [{ from: 'opened_on', to: 'ended_on', rule: 'notBefore' }],
  }),
  table({
    name: 'initiative_aliases',
    target: 'initiative_alias',
    key: [text('alias'), text('lang'), refer('initiative', 'initiative_id', 'initiative')],
    values: [],
  }),
  table({
    name: 'initiative_leads',
    target: 'initiative_lead',
    key: [refer('initiative', 'initiative_id', 'initiative'), integer('position')],
    values: [refer('participant', 'participant_id', 'participant')],
    unique: [['initiative_id', 'participant_id']],
  }),
  table({
    name: 'initiative_sets',
    target: 'initiative_set_version',
    identity: { table: 'initiative_set', code: 'slug', header: 'slug', column: 'set_id', reference: 'set' },
    key: [],
    values: [text('name_en'), text('name_zh'), text('publisher'), text('source_url')],
  }),
  table({
    name: 'initiative_set_members',
    target: 'initiative_set_member',
    key: [refer('set', 'set_id', 'initiative_set'), refer('initiative', 'initiative_id', 'initiative')],
    values: [integer('position')],
    unique: [['set_id', 'position']],
  }),
  table({
    name: 'participations',
    target: 'participation',
    key: [
      refer('participant', 'participant_id', 'participant'),
      refer('initiative', 'initiative_id', 'initiative'),
      word('role', 'participation_role'),
    ],
    values: [
      word('date_precision', 'date_precision'),
      { ...word('confidence', 'confidence'), otherwise: 'unverified' },
      word('valid_to_precision', 'date_precision'),
    ],
    temporal: true,
    cited: true,
    numbered: true,
    listedBy: 'initiative_id',
    periods: [{ from: 'valid_from', to: 'valid_to', rule: 'after' }],
  }),
  table({
    name: 'acts',
    target: 'participation_act',
    key: [
      refer('initiative', 'initiative_id', 'initiative'),
      refer('participant', 'participant_id', 'participant'),
      word('act', 'act_kind'),
      date('acted_on'),
    ],
    values: [
      { ...word('acted_precision', 'date_precision'), otherwise: 'day' },
      date('effective_on'),
      { ...word('confidence', 'confidence'), otherwise: 'unverified' },
      text('source_url'),
      text('source_title'),
      text('source_publisher'),
      date('source_accessed_on'),
      text('evidence'),
    ],
    listedBy: 'initiative_id',
  }),
  table({
    name: 'indicators',
    target: 'indicator_version',
    identity: { table: 'indicator', code: 'slug', header: 'slug', column: 'indicator_id', reference: 'indicator' },
    key: [],
    values: [
      text('name_en'),
      text('name_zh'),
      text('unit'),
      boolean('higher_is_better'),
      text('publisher'),
      text('source_url'),
      text('licence'),
      text('definition'),
    ],
  }),
  table({
    name: 'indicator_values',
    target: 'indicator_value',
    key: [refer('indicator', 'indicator_id', 'indicator'), refer('country', 'country_id', 'country'), integer('year')],
    values: [number('value'), text('note')],
  }),
  table({
    name: 'translations',
    target: 'translation',
    key: [text('table_name', 'table'), text('column_name', 'column'), text('text_en', 'en')],
    values: [text('text_zh', 'zh')],
  }),
];

const BY_NAME = new Map(ROLL_TABLES.map((each) => [each.name, each]));

/** The table of this name, or undefined: no such table can be recorded. */
export function rollTable(name: string): RollTable | undefined {
  return BY_NAME.get(name);
}

/** Header under which a target column stands in the CSV file. */
export function headerOf(table: RollTable, columnName: string): string {
  if (table.identity?.column === columnName) return table.identity.header;
  return [...table.key, ...table.values].find(({ column }) => column === columnName)?.header ?? columnName;
}

/** The key columns of the target table, the identity's first. */
export function keyColumns(table: RollTable): string[] {
  return [...(table.identity ? [table.identity.column] : []), ...table.key.map(({ column }) => column)];
}
