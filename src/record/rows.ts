import type { ClientBase } from 'pg';
import { shownSql } from './checks.js';
import { keyColumns, type RollColumn, type RollTable } from './tables.js';

/** A row as the file of its table would state it: the cells under their headers, as text. */
export type Cells = Readonly<Record<string, string | null>>;

/** Where a fact was read, in the words of a file. */
export interface Citation {
  readonly source_url: string | null;
  readonly source_title: string | null;
  readonly source_publisher: string | null;
  readonly source_accessed_on: string | null;
  readonly evidence: string | null;
}

/** A recorded row. */
export interface RecordedRow {
  /** Of the row itself where its table numbers them, else of the identity. */
  readonly id: number;
  readonly cells: Cells;
  readonly citations: readonly Citation[];
  readonly recordedIn: number;
  /** The revision that closed it; null: it stands. */
  readonly closedIn: number | null;
}

/** Recorded rows of a table that a condition holds for, in the order of their keys. `t` is the row; `i` its identity. */
export async function recordedRows(
  client: ClientBase,
  table: RollTable,
  condition: string,
  values: readonly unknown[],
): Promise<RecordedRow[]> {
  const { identity } = table;
  const { rows } = await client.query<RecordedRow>(
    `SELECT ${table.numbered ? 't.id::float8' : identity ? `t.${identity.column}` : '0'} AS id, ${cellsSql(table)} AS cells,
       ${table.cited ? CITATIONS : "'[]'::json"} AS citations, lower(t.recorded) AS "recordedIn", upper(t.recorded) AS "closedIn"
     FROM ${table.target} t ${identity ? `JOIN ${identity.table} i ON i.id = t.${identity.column}` : ''}
     WHERE ${condition} ORDER BY ${keyColumns(table)
       .map((column) => `t.${column}`)
       .join(', ')}${table.temporal ? ', t.valid' : ''}`,
    [...values],
  );
  return rows;
}

const CITATIONS = `(SELECT json_agg(json_build_object('source_url', c.url, 'source_title', c.title, 'source_publisher', c.publisher,
    'source_accessed_on', c.accessed_on::text, 'evidence', r.evidence) ORDER BY r.position)
  FROM (SELECT 1 AS position, t.source_id, t.evidence
    UNION ALL SELECT position, source_id, evidence FROM further_citation WHERE participation_id = t.id) r
  JOIN source c ON c.id = r.source_id)`;

/** SQL: the row as an object of its cells. */
function cellsSql(table: RollTable): string {
  const entries = [...table.key, ...table.values].map((column) => `'${column.header}', ${cellSql(table, column)}`);
  if (table.identity) entries.push(`'${table.identity.header}', i.${table.identity.code}`);
  const participant = [...table.key, ...table.values].find(({ kind }) => kind === 'participant');
  if (participant) {
    entries.push(`'participant_kind', (SELECT kind::text FROM participant WHERE id = t.${participant.column})`);
  }
  if (table.temporal) entries.push(`'valid_from', lower(t.valid)::text`, `'valid_to', upper(t.valid)::text`);
  return `json_build_object(${entries.join(', ')})`;
}

function cellSql(table: RollTable, { column, kind }: RollColumn): string {
  if (kind === 'words') return `nullif(array_to_string(t.${column}, ';'), '')`;
  if (kind === 'slugs') return `array_to_string(t.${column}, '|')`;
  return `(${shownSql(table, column, 't')})::text`;
}
