import type { ClientBase } from 'pg';
import { type Change, type ChangeEffect, effectOf, senseOf } from './change.js';
import { shownSql } from './checks.js';
import { laterCitationName } from './citations.js';
import { cursorRows } from './sql-cursor.js';
import { closingName, factName } from './stage.js';
import { headerOf, keyColumns, type RollTable } from './tables.js';

/** How many changes {@link listChanges} will list. */
export async function countChanges(client: ClientBase, table: RollTable): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`
    SELECT (SELECT count(*) FROM ${factName(table)})::int
      + (SELECT count(*) - count(DISTINCT by_row) FROM ${closingName(table)})::int AS count`);
  return rows[0]!.count;
}

/** What an import does to one fact. */
export interface ImportChange extends Change {
  readonly change: ChangeEffect;
  /** Line of the file that states the fact; null where a row is closed that no line states. */
  readonly line: number | null;
}

interface Listed extends Pick<Change, 'before' | 'after'> {
  readonly line: number | null;
  /** Closed because its period is part of a longer one, of which is told with the row of that which it replaces first. */
  readonly merged: boolean;
}

/**
 * Lists what an import is about to do to a table: first the facts that it adds, in the order of the file, each beside the
 * recorded row that it replaces; then the rows that are closed without one. To be called before the changes are applied.
 *
 * @param which `closings`: only those that close a recorded row
 */
export async function* listChanges(
  client: ClientBase,
  table: RollTable,
  which: 'all' | 'closings' = 'all',
): AsyncGenerator<ImportChange> {
  const { target } = table;
  const fact = factName(table);
  const closing = closingName(table);
  const stated = cursorRows<Listed>(
    client,
    'stated_changes',
    `SELECT CASE WHEN f.row > 0 THEN f.row END AS line, false AS merged,
       CASE WHEN t.ctid IS NOT NULL THEN ${imageSql(table, 't', recordedCitations(table))} END AS before,
       ${imageSql(table, 'f', statedCitations(table))} AS after
     FROM ${fact} f
     LEFT JOIN (SELECT by_row, min(at) AS at FROM ${closing} WHERE by_row IS NOT NULL GROUP BY by_row) c ON c.by_row = f.row
     LEFT JOIN ${target} t ON t.ctid = c.at ${which === 'closings' ? 'WHERE c.at IS NOT NULL' : ''}
     ORDER BY f.row < 0, f.row`,
  );
  for await (const listed of stated) yield changeOf(table, listed);
  const closed = cursorRows<Listed>(
    client,
    'closed_changes',
    `SELECT NULL::int AS line, c.by_row IS NOT NULL AS merged,
       ${imageSql(table, 't', recordedCitations(table))} AS before, NULL::json AS after
     FROM (
       SELECT at, by_row, row_number() OVER (PARTITION BY by_row ORDER BY at) AS nth FROM ${closing}
     ) c JOIN ${target} t ON t.ctid = c.at WHERE c.by_row IS NULL OR c.nth > 1 ORDER BY c.at`,
  );
  for await (const listed of closed) yield changeOf(table, listed);
}

function changeOf(table: RollTable, { line, merged, before, after }: Listed): ImportChange {
  const sense = merged ? 'CORRECTED' : senseOf(table, { before, after });
  return { table: table.name, change: effectOf({ before, after }), sense, line, before, after };
}

/** SQL for a row as JSON, under the headers of the CSV file; `more` gives further names and values. */
export function imageSql(table: RollTable, alias: string, citations: string, more: readonly string[] = []): string {
  const entry = (column: string) => `'${headerOf(table, column)}', ${shownSql(table, column, alias)}`;
  const kind = [...table.key, ...table.values].some((column) => column.kind === 'participant')
    ? [`'participant_kind', (SELECT kind FROM participant WHERE id = ${alias}.participant_id)`]
    : [];
  const entries = [
    ...keyColumns(table).map(entry),
    ...kind,
    ...(table.temporal ? [`'valid_from', lower(${alias}.valid)`, `'valid_to', upper(${alias}.valid)`] : []),
    ...table.values.map(({ column }) => entry(column)),
    ...(table.cited ? [`'citations', ${citations}`] : []),
    ...more,
  ];
  return `json_build_object(${entries.join(', ')})`;
}

function citation(source: string, evidence: string): string {
  return `json_build_object('source_url', ${source}.url, 'source_title', ${source}.title,
    'source_publisher', ${source}.publisher, 'source_accessed_on', ${source}.accessed_on, 'evidence', ${evidence})`;
}

/** SQL for the citations of a recorded row that stands as `t`. */
export function recordedCitations({ cited }: RollTable): string {
  if (!cited) return '';
  return `(SELECT json_agg(${citation('c', 'r.evidence')} ORDER BY r.position) FROM (
    SELECT 1 AS position, t.source_id, t.evidence
    UNION ALL SELECT position, source_id, evidence FROM further_citation WHERE participation_id = t.id
  ) r JOIN source c ON c.id = r.source_id)`;
}

function statedCitations(table: RollTable): string {
  if (!table.cited) return '';
  return `(SELECT json_agg(${citation('c', 'r.evidence')} ORDER BY r.position) FROM (
    SELECT 1 AS position, f.source_id, f.evidence
    UNION ALL SELECT position, source_id, evidence FROM ${laterCitationName(table)} WHERE fact_row = f.row
  ) r JOIN source c ON c.id = r.source_id)`;
}
