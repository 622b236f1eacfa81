import type { ClientBase } from 'pg';
import { sharedName } from './checks.js';
import { stageName } from './stage.js';
import { keyColumns, type RollTable } from './tables.js';

/** Temporary table: the sources that the rows of the file cite, once each. */
export function sourceName(table: RollTable): string {
  return `source_${table.name}`;
}

/** Temporary table: rows that only add a citation (`position` 2 and on) to the fact that `fact_row` states. */
export function laterCitationName(table: RollTable): string {
  return `later_citation_${table.name}`;
}

/**
 * Sets the texts of the staged sources aside: only one of the rows that cite a source carries them, and that row may be taken
 * out by a check.
 */
export async function stageSources(client: ClientBase, table: RollTable): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE ${sourceName(table)} ON COMMIT DROP AS
    SELECT DISTINCT ON (digest) digest, row, url, title, publisher, accessed_on FROM ${stageName(table)}
    WHERE coalesce(url, title, publisher) IS NOT NULL ORDER BY digest, row`);
}

/** Gives the sources that the staged rows cite, and that are not on record yet, their ids in the order of the file. */
export async function writeSources(client: ClientBase, table: RollTable): Promise<void> {
  await client.query(`
    INSERT INTO source (id, url, title, publisher, accessed_on) OVERRIDING SYSTEM VALUE
    SELECT (SELECT coalesce(max(id), 0) FROM source) + row_number() OVER (ORDER BY row), url, title, publisher, accessed_on
    FROM ${sourceName(table)} n
    WHERE NOT EXISTS (SELECT FROM source o WHERE o.digest = n.digest)
      AND EXISTS (SELECT FROM ${stageName(table)} s WHERE s.digest = n.digest)
    ORDER BY row`);
}

/**
 * Finds which staged rows only add a citation to a fact that an earlier row states. To be called after the checks, when every
 * source has its id.
 *
 * @returns how many there are
 */
export async function groupCitations(client: ClientBase, table: RollTable): Promise<number> {
  const name = laterCitationName(table);
  await client.query(
    `CREATE TEMP TABLE ${name} (row integer PRIMARY KEY, fact_row integer, position integer, source_id integer, evidence text) ON COMMIT DROP`,
  );
  if (!table.cited) return 0;
  const { rowCount } = await client.query(`
    INSERT INTO ${name}
    SELECT n.row, n.fact_row, n.position, c.id, n.evidence FROM (
      SELECT *, first_value(row) OVER fact AS fact_row, row_number() OVER fact AS position FROM ${sharedName(table)}
      WINDOW fact AS (PARTITION BY ${keyColumns(table).join(', ')}, valid_from, valid_to ORDER BY row)
    ) n JOIN source c ON c.digest = n.digest WHERE n.position > 1`);
  await client.query(`CREATE INDEX ON ${name} (fact_row)`);
  await client.query(`ANALYZE ${name}`);
  return rowCount ?? 0;
}

const LIST = 'jsonb_agg(jsonb_build_array(source_id, evidence) ORDER BY position)';

/** SQL: the second and later citations of each recorded fact as one value, comparable with {@link statedFurther}. */
export const RECORDED_FURTHER = `SELECT participation_id, ${LIST} AS list FROM further_citation GROUP BY participation_id`;

/** SQL: the second and later citations of each fact that the file states. */
export function statedFurther(table: RollTable): string {
  return `SELECT fact_row, ${LIST} AS list FROM ${laterCitationName(table)} GROUP BY fact_row`;
}

/** Writes the further citations of the facts that were inserted. */
export async function writeFurtherCitations(client: ClientBase, table: RollTable, facts: string): Promise<void> {
  await client.query(`
    INSERT INTO further_citation (participation_id, position, source_id, evidence)
    SELECT f.id, l.position, l.source_id, l.evidence
    FROM ${laterCitationName(table)} l JOIN ${facts} f ON f.row = l.fact_row`);
}
