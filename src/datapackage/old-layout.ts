import { ORGANISATION_KINDS } from './role-classes.js';
import type { Row, TableSchema } from './types.js';

/** Columns that may be empty in a row of a file of the old layout though the file has them. */
export const FORMER_COLUMNS: readonly string[] = ['kind'];

const KINDS: readonly unknown[] = ORGANISATION_KINDS;

/**
 * Whether a file of organisations was written before method 2.0: it has none of the columns that came with it, and its `kind`
 * says what `type` says now, in any word.
 */
export function isOldLayout(table: string, lacking: readonly string[]): boolean {
  return table === 'organisations' && ['type', 'home_country', 'family'].every((name) => lacking.includes(name));
}

/** The schema by which a file of the old layout is read: any word is a kind. */
export function oldSchema(schema: TableSchema): TableSchema {
  return {
    ...schema,
    fields: schema.fields.map((field) => (field.name === 'kind' ? { ...field, enum: undefined } : field)),
  };
}

/** A row of the old layout as it would stand today: a kind in a word of before is a type, and the kind is not said. */
export function modernRow(row: Row): Row {
  const { kind } = row.values;
  if (kind === null || kind === undefined || KINDS.includes(kind)) return row;
  return { ...row, values: { ...row.values, kind: null, type: kind } };
}
