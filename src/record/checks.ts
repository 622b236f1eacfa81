import type { ClientBase } from 'pg';
import type { ProblemCode } from '../common/problems.js';
import { IDENTITIES } from './identities.js';
import { type Leaving, leaves, NOTHING_LEAVES } from './leaving.js';
import { ruleQueries } from './rules.js';
import { stageName } from './stage.js';
import { headerOf, keyColumns, type Reference, type RollTable, stagedName } from './tables.js';

/** Temporary table: rows that a check found, and why. */
export function findingName(table: RollTable): string {
  return `finding_${table.name}`;
}

/** Temporary table: the staged rows whose key more than one of them has. */
export function sharedName(table: RollTable): string {
  return `shared_${table.name}`;
}

/** SQL for what messages and changes show of a column: the code in place of an id. */
export function shownSql(table: RollTable, column: string, alias: string): string {
  const value = `${alias}.${column}`;
  const reference =
    table.identity?.column === column
      ? table.identity.reference
      : [...table.key, ...table.values].find((each) => each.column === column)?.kind;
  const identity = IDENTITIES[reference as Reference];
  return identity === undefined ? value : `(SELECT ${identity[1]} FROM ${identity[0]} WHERE id = ${value})`;
}

/** Key columns of the staging table; an identity is known by its code until it is written. */
function stagedKey(table: RollTable): string[] {
  return table.identity ? ['code', ...table.key.map(({ column }) => column)] : keyColumns(table);
}

function stagedHeader(table: RollTable, column: string): string {
  return column === 'code' ? table.identity!.header : headerOf(table, column);
}

/** SQL for a key as messages call it: `participant KEN, initiative x, role member`. */
function keyText(table: RollTable, columns: readonly string[], alias: string): string {
  return columns
    .map((column) => {
      const shown = column === 'code' ? `${alias}.code` : shownSql(table, column, alias);
      return `'${stagedHeader(table, column)} ' || ${shown}`;
    })
    .join(` || ', ' || `);
}

/** Later than any day that a file can state, in days after 2000-01-01. */
const NO_END = 100_000_000;
const PERIOD_TEXT = `valid_from || ' to ' || coalesce(valid_to::text, '(no end)')`;

/**
 * Finds, set by set, the staged rows that break a rule or contradict or repeat each other, writes them with every reason to
 * the finding table and takes them out of the stage. Where rows contradict each other all of them are taken out, since none is known to be
 * right. Of rows that merely repeat one, the first stays.
 *
 * @param leaving which recorded rows that the file does not state will be closed
 * @returns how many rows were found
 */
export async function checkStage(client: ClientBase, table: RollTable, leaving: Leaving): Promise<number> {
  const stage = stageName(table);
  const finding = findingName(table);
  const shared = sharedName(table);
  await client.query(`ANALYZE ${stage}`);
  await client.query(
    `CREATE TEMP TABLE ${finding} (row integer, code text, column_name text, value text, message text) ON COMMIT DROP`,
  );
  const { rowCount } = await client.query(`CREATE TEMP TABLE ${shared} ON COMMIT DROP AS ${sharedRows(table)}`);
  const rules = ruleQueries(table, leaving);
  // Rows in which something is noted stay until the next check could only say the same in other words.
  let noted = 0;
  for (const { query } of rules.filter((rule) => rule.alone)) noted += await note(client, table, query);
  if ((rowCount ?? 0) > 0) {
    const repeated = table.cited ? repeatedCitations(table) : repeatedKeys(table);
    // Rows of one key share whatever else must be unique too, which is not told again.
    if (!table.temporal) await find(client, table, repeated);
    else noted += (await note(client, table, repeated)) + (await note(client, table, overlaps(table)));
  }
  for (const columns of table.unique) noted += await note(client, table, notUnique(table, columns, leaving));
  if (noted > 0) await takeOut(client, table);
  for (const { query, again } of rules.filter((rule) => !rule.alone)) {
    while ((await find(client, table, query)) > 0 && again);
  }
  const { rows } = await client.query<{ count: number }>(`SELECT count(DISTINCT row)::int AS count FROM ${finding}`);
  return rows[0]!.count;
}

/** SQL for the staged rows whose key more than one of them has. */
function sharedRows(table: RollTable): string {
  const key = stagedKey(table).join(', ');
  const stage = stageName(table);
  return `SELECT s.* FROM ${stage} s JOIN (SELECT ${key} FROM ${stage} GROUP BY ${key} HAVING count(*) > 1) k USING (${key})`;
}

/** A row that a check found, and why. */
export interface Finding {
  readonly row: number;
  readonly code: ProblemCode;
  readonly column: string;
  readonly value: string | null;
  readonly message: string;
}

/**
 * The same checks for a few rows, in one statement and without temporary tables. The rows that they replace must be closed
 * already; an overlap with any other recorded row is a finding, because it would be replaced silently.
 *
 * @param relation SQL of the stage: rows of the columns of the staging table, made from the parameter `$1`
 * @param rows what `$1` is
 */
export async function checkRows(
  client: ClientBase,
  table: RollTable,
  relation: string,
  rows: string,
): Promise<Finding[]> {
  const rules = ruleQueries(table, NOTHING_LEAVES);
  const alone = rules.filter((rule) => rule.alone).map(({ query }) => query);
  const queries = [
    ...alone,
    table.cited ? repeatedCitations(table) : repeatedKeys(table),
    ...(table.temporal ? [overlaps(table), overlapsOnRecord(table)] : []),
    ...table.unique.map((columns) => notUnique(table, columns, NOTHING_LEAVES)),
    // No row was taken out here, so what would be found again has been found.
    ...rules.filter((rule) => !rule.alone && !rule.again).map(({ query }) => query),
  ];
  const result = await client.query<Finding>({
    name: `check ${table.name}`,
    text: `WITH ${stageName(table)} AS MATERIALIZED (${relation}), ${sharedName(table)} AS MATERIALIZED (${sharedRows(table)})
      SELECT DISTINCT ON (row, least(nth, ${alone.length})) row, code, column_name AS column, value, message FROM (
        ${queries
          .map(
            (query, nth) =>
              `SELECT ${nth} AS nth, row, code::text, column_name::text, value::text, message
               FROM (${query}) AS found(row, code, column_name, value, message)`,
          )
          .join('\nUNION ALL ')}
      ) f ORDER BY row, least(nth, ${alone.length}), nth`,
    values: [rows],
  });
  return result.rows;
}

/** Rows whose period overlaps that of a recorded row of their key which stays. */
function overlapsOnRecord(table: RollTable): string {
  const key = keyColumns(table);
  const same = key.map((column) => `t.${column} = s.${column}`).join(' AND ');
  return `
    SELECT s.row, CASE WHEN t.valid = daterange(s.valid_from, s.valid_to) THEN 'DUPLICATE_KEY' ELSE 'OVERLAPPING_PERIOD' END,
      'valid_from', s.valid_from::text,
      ${keyText(table, key, 's')} || ': ' || ${PERIOD_TEXT} || CASE WHEN t.valid = daterange(s.valid_from, s.valid_to)
        THEN ' is on record already; correct it instead'
        ELSE ' overlaps what is on record, ' || lower(t.valid) || ' to ' || coalesce(upper(t.valid)::text, '(no end)')
          || '; end or correct that instead' END
    FROM ${stageName(table)} s JOIN ${table.target} t ON ${same} AND upper_inf(t.recorded)
      AND t.valid && daterange(s.valid_from, s.valid_to)`;
}

/** Writes what a query finds. */
async function note(client: ClientBase, table: RollTable, query: string): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO ${findingName(table)} (row, code, column_name, value, message) ${query}`,
  );
  return rowCount ?? 0;
}

/** Writes what a query finds and takes those rows out, so that the next check does not meet them again. */
async function find(client: ClientBase, table: RollTable, query: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `WITH found AS (
       INSERT INTO ${findingName(table)} (row, code, column_name, value, message) ${query} RETURNING row
     ), out_of_stage AS (DELETE FROM ${stageName(table)} s USING found f WHERE f.row = s.row),
     out_of_shared AS (DELETE FROM ${sharedName(table)} s USING found f WHERE f.row = s.row)
     SELECT count(*)::int AS count FROM found`,
  );
  return rows[0]!.count;
}

/** Takes all rows out in which something was found. */
async function takeOut(client: ClientBase, table: RollTable): Promise<void> {
  for (const name of [stageName(table), sharedName(table)]) {
    await client.query(`DELETE FROM ${name} s USING ${findingName(table)} f WHERE f.row = s.row`);
  }
}

/** Rows of one key (and period) in a table whose facts are stated once. */
function repeatedKeys(table: RollTable): string {
  const key = stagedKey(table);
  const partition = [...key, ...(table.temporal ? ['valid_from', 'valid_to'] : [])].join(', ');
  const values = table.values.map(stagedName);
  const period = table.temporal ? ` || ', ' || ${PERIOD_TEXT}` : '';
  return `
    SELECT row, 'DUPLICATE_KEY', '${stagedHeader(table, key.at(-1)!)}', NULL,
      ${keyText(table, key, 's')}${period} || ' also stands on line ' || other
        || CASE WHEN differ THEN ', with other values' ELSE ', the same' END
    FROM (
      SELECT *, min(said) OVER whole IS DISTINCT FROM max(said) OVER whole AS differ,
        CASE WHEN row = first_value(row) OVER whole THEN nth_value(row, 2) OVER whole ELSE first_value(row) OVER whole END AS other
      FROM (SELECT *, ROW(${values.join(', ')})::text AS said FROM ${sharedName(table)}) said
      WINDOW whole AS (PARTITION BY ${partition} ORDER BY row ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ) s WHERE other IS NOT NULL AND (differ OR other < row)`;
}

/** Rows that state a fact once more: with another precision or confidence, or with a source that it has already. */
function repeatedCitations(table: RollTable): string {
  const key = stagedKey(table);
  const values = table.values.map(({ column }) => column);
  const differing = values.map((column) => `min(${column}) OVER whole IS DISTINCT FROM max(${column}) OVER whole`);
  const shown = `concat_ws(', ', ${values.map((column) => `'${headerOf(table, column)} ' || ${column}`).join(', ')})`;
  return `
    SELECT row, CASE WHEN differ THEN 'CONFLICTING_ROWS' ELSE 'DUPLICATE_KEY' END,
      CASE WHEN differ THEN '${headerOf(table, values[0]!)}' ELSE 'source_url' END, NULL,
      ${keyText(table, key, 's')} || ', ' || ${PERIOD_TEXT} || CASE WHEN differ
        THEN ' is stated here with ' || said || ' and on line ' || other || ' with ' || other_said
        ELSE ' is stated with the same source on line ' || same END
    FROM (
      SELECT *, ${differing.join(' OR ')} AS differ,
        CASE WHEN row = first_value(row) OVER whole THEN nth_value(row, 2) OVER whole ELSE first_value(row) OVER whole END AS other,
        CASE WHEN row = first_value(row) OVER whole THEN nth_value(said, 2) OVER whole ELSE first_value(said) OVER whole END AS other_said,
        min(row) OVER (PARTITION BY ${key.join(', ')}, valid_from, valid_to, digest) AS same
      FROM (SELECT *, ${shown} AS said FROM ${sharedName(table)}) said
      WINDOW whole AS (PARTITION BY ${key.join(', ')}, valid_from, valid_to ORDER BY row
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ) s WHERE differ OR same < row`;
}

/**
 * Rows of one key whose periods overlap. Sorted by start, a period overlaps an earlier one if and only if it starts before the
 * latest end so far, and a later one if and only if the next one starts before its end; so one sort finds all of them.
 */
function overlaps(table: RollTable): string {
  const key = stagedKey(table);
  const day = (days: string) =>
    `CASE WHEN ${days} = ${NO_END} THEN '(no end)' ELSE (date '2000-01-01' + ${days})::text END`;
  return `
    SELECT row, 'OVERLAPPING_PERIOD', 'valid_from', valid_from::text,
      ${keyText(table, key, 's')} || ': ' || ${PERIOD_TEXT} || ' overlaps ' || ${day('other[1]')} || ' to ' || ${day('other[2]')}
        || ' on line ' || other[3]
    FROM (
      SELECT *, CASE WHEN latest[1] > days_from THEN ARRAY[latest[3], latest[1], -latest[2]]
        WHEN next[1] < days_to THEN ARRAY[next[1], next[3], next[2]] END AS other
      FROM (
        SELECT *,
          max(ARRAY[days_to, -row, days_from]) OVER (period GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest,
          min(ARRAY[days_from, row, days_to]) OVER (period GROUPS BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS next
        FROM (
          SELECT *, valid_from - date '2000-01-01' AS days_from,
            coalesce(valid_to - date '2000-01-01', ${NO_END}) AS days_to
          FROM ${sharedName(table)}
        ) counted
        WINDOW period AS (PARTITION BY ${key.join(', ')} ORDER BY days_from, days_to)
      ) windowed
    ) s WHERE other IS NOT NULL`;
}

/** Rows that share what must be unique with another staged row, or with a recorded one that stays. */
function notUnique(table: RollTable, columns: readonly string[], leaving: Leaving): string {
  const { identity } = table;
  const stage = stageName(table);
  const list = columns.join(', ');
  const same = keyColumns(table)
    .map((column) => (identity?.column === column ? `i.${identity.code} = k.code` : `k.${column} = t.${column}`))
    .join(' AND ');
  const staged = identity
    ? `SELECT FROM ${stage} k JOIN ${identity.table} i ON i.id = t.${identity.column} WHERE ${same}`
    : `SELECT FROM ${stage} k WHERE ${same}`;
  const recorded = leaving.complete
    ? ''
    : `UNION ALL SELECT NULL, ${columns.map((column) => `t.${column}`).join(', ')} FROM ${table.target} t
       WHERE upper_inf(t.recorded) AND NOT EXISTS (${staged}) AND NOT ${leaves(table, 't', leaving)}`;
  return `
    SELECT row, 'DUPLICATE_KEY', '${headerOf(table, columns.at(-1)!)}', ${shownSql(table, columns.at(-1)!, 's')}::text,
      ${keyText(table, columns, 's')} || ' is taken by '
        || coalesce('the row on line ' || CASE WHEN row = least THEN second ELSE least END, 'a row on record')
    FROM (
      SELECT *, count(*) OVER whole AS sharing, first_value(row) OVER whole AS least, nth_value(row, 2) OVER whole AS second
      FROM (SELECT row, ${list} FROM ${stage} ${recorded}) u
      WINDOW whole AS (PARTITION BY ${list} ORDER BY row NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ) s WHERE sharing > 1 AND row IS NOT NULL AND num_nulls(${list}) = 0`;
}
