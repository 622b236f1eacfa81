import { ROLL_TABLES, type RollTable, rollTable } from './tables.js';

/**
 * What a change is of: a row of a table with periods, or all that is recorded under one key, the rows of other tables that
 * belong to it included. A change of an initiative's other names alone is a change of the initiative.
 */
export interface Subject {
  readonly table: RollTable;
  /** Tables whose rows belong to a row of it. */
  readonly parts: readonly RollTable[];
  /** Columns, of the table and of its parts alike, that tell one thing from another, and their types. */
  readonly key: readonly { readonly column: string; readonly type: 'integer' | 'text' | 'uuid' }[];
  /** Column that names the initiative, or the state or organisation, of which the change is. */
  readonly initiative?: string;
  readonly participant?: string;
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  countries: ['country_aliases'],
  schemes: ['scheme_groups'],
  initiatives: ['initiative_aliases', 'initiative_leads'],
  initiative_sets: ['initiative_set_members'],
};
const ARE_PARTS = new Set(Object.values(PARTS).flat());

const integers = (...columns: string[]) => columns.map((column) => ({ column, type: 'integer' as const }));

/** Of what has a key of its own. The columns of `participation` stand in the order of its indexes. */
const KEYS: Readonly<Record<string, Subject['key']>> = {
  group_memberships: integers('group_id', 'country_id'),
  population: integers('country_id', 'year'),
  participations: integers('initiative_id', 'participant_id'),
  acts: integers('initiative_id', 'participant_id'),
  indicator_values: integers('indicator_id', 'country_id', 'year'),
  translations: [
    { column: 'table_name', type: 'text' },
    { column: 'column_name', type: 'text' },
    // The text itself may be long.
    { column: 'digest', type: 'uuid' },
  ],
};

const NAMES: Readonly<Record<string, Pick<Subject, 'initiative' | 'participant'>>> = {
  countries: { participant: 'country_id' },
  group_memberships: { participant: 'country_id' },
  organisations: { participant: 'organisation_id' },
  initiatives: { initiative: 'initiative_id' },
  participations: { initiative: 'initiative_id', participant: 'participant_id' },
  acts: { initiative: 'initiative_id', participant: 'participant_id' },
};

/** Everything of which changes are told, in the order in which they are told within a revision. */
export const SUBJECTS: readonly Subject[] = ROLL_TABLES.filter(({ name }) => !ARE_PARTS.has(name)).map((table) => ({
  table,
  parts: (PARTS[table.name] ?? []).map((name) => rollTable(name)!),
  key: table.identity ? integers(table.identity.column) : KEYS[table.name]!,
  ...NAMES[table.name],
}));
