import type { ClientBase } from 'pg';
import { laterCitationName, RECORDED_FURTHER, statedFurther, writeFurtherCitations } from './citations.js';
import { type Contention, contend } from './contention.js';
import { displacedName, upheldName } from './contention-tables.js';
import { applyClaims } from './kept-claims.js';
import { type Leaving, leaves } from './leaving.js';
import type { Contradiction } from './settlement.js';
import { closingName, factName, stageName } from './stage.js';
import { keyColumns, type RollTable } from './tables.js';

/** What the comparison of a file with the record found. */
export interface Difference extends Contention {
  readonly inserted: number;
  readonly closed: number;
  readonly unchanged: number;
}

/** Gives the identities that the staged rows define, and that do not exist yet, their ids in the order of the file. */
export async function writeIdentities(client: ClientBase, table: RollTable): Promise<void> {
  const { identity } = table;
  if (!identity) return;
  const stage = stageName(table);
  const kind = identity.participantKind;
  const [names, values, sameKind] = kind
    ? [`kind, ${identity.code}`, `'${kind}', s.code`, `AND i.kind = '${kind}'`]
    : [identity.code, 's.code', ''];
  await client.query(`
    INSERT INTO ${identity.table} (id, ${names}) OVERRIDING SYSTEM VALUE
    SELECT (SELECT coalesce(max(id), 0) FROM ${identity.table}) + row_number() OVER (ORDER BY s.row), ${values}
    FROM ${stage} s
    WHERE NOT EXISTS (SELECT FROM ${identity.table} i WHERE i.${identity.code} = s.code ${sameKind})`);
  await client.query(`
    UPDATE ${stage} s SET ${identity.column} = i.id FROM ${identity.table} i WHERE i.${identity.code} = s.code ${sameKind}`);
}

/** How rows that cite a source are held against what is on record. */
export interface Weighing {
  /** A row takes the place of what it contradicts, whatever the rule says: this was asked for. */
  readonly replace: boolean;
  /** Revisions that imported the same package: what they recorded is revised. */
  readonly ownRevisions: readonly number[];
  readonly onContradiction: (contradiction: Contradiction) => Promise<void>;
}

/**
 * Compares the staged rows with what is recorded now: fills the fact table with the rows to insert, in the order of the file,
 * and the closing table with the recorded rows that they replace.
 *
 * A recorded row is replaced by another one of its key; in a table with periods, by one whose period overlaps its own, so that
 * a file never drops a fact that it does not contradict. Of rows that cite a source the rule of METHOD, section 17, decides
 * which of those that contradict each other stands. What is `leaving` is closed as well: of a complete list whatever the file
 * does not state, of a package what its earlier releases stated and it does not.
 */
export async function compare(
  client: ClientBase,
  table: RollTable,
  leaving: Leaving,
  weighing: Weighing,
): Promise<Difference> {
  const stage = stageName(table);
  const later = laterCitationName(table);
  await client.query(`ANALYZE ${stage}`);
  const key = keyColumns(table);
  const values = table.values.map(({ column }) => column);
  const period = 'daterange(s.valid_from, s.valid_to)';
  const sameKey = (a: string, b: string) => key.map((column) => `${a}.${column} = ${b}.${column}`);
  const same = [
    'upper_inf(t.recorded)',
    ...sameKey('t', 's'),
    ...values.map((column) => `t.${column} IS NOT DISTINCT FROM s.${column}`),
    ...(table.temporal ? [`t.valid = ${period}`] : []),
    ...(table.cited
      ? [
          't.source_id = c.id',
          't.evidence IS NOT DISTINCT FROM s.evidence',
          'recorded.list IS NOT DISTINCT FROM stated.list',
        ]
      : []),
  ];
  const ids = table.numbered
    ? `(SELECT coalesce(max(id), 0) FROM ${table.target}) + row_number() OVER (ORDER BY s.row) AS id,`
    : '';
  const cited = table.cited
    ? [
        `LEFT JOIN source c ON c.digest = s.digest LEFT JOIN (${statedFurther(table)}) stated ON stated.fact_row = s.row`,
        `LEFT JOIN (${RECORDED_FURTHER}) recorded ON recorded.participation_id = t.id`,
      ]
    : ['', ''];
  await client.query(`
    CREATE TEMP TABLE ${factName(table)} ON COMMIT DROP AS
    SELECT s.row, ${ids} ${[...key, ...values].map((column) => `s.${column}`).join(', ')}
      ${table.temporal ? `, ${period} AS valid` : ''} ${table.cited ? ', c.id AS source_id, s.evidence' : ''}
    FROM ${stage} s ${cited[0]}
    WHERE NOT EXISTS (SELECT FROM ${later} l WHERE l.row = s.row)
      AND NOT EXISTS (SELECT FROM ${table.target} t ${cited[1]} WHERE ${same.join(' AND ')})`);
  const stated = await client.query<{ facts: number }>(
    `SELECT count(*)::int AS facts FROM ${stage} s WHERE NOT EXISTS (SELECT FROM ${later} l WHERE l.row = s.row)`,
  );
  await client.query(`ANALYZE ${factName(table)}`);
  const contention = table.cited
    ? await contend(client, table, weighing.replace ? null : weighing.ownRevisions, weighing.onContradiction)
    : NO_CONTENTION;

  const overlap = table.temporal ? 'AND f.valid && t.valid' : '';
  await client.query(`
    CREATE TEMP TABLE ${closingName(table)} ON COMMIT DROP AS
    SELECT t.ctid AS at, min(f.row) AS by_row FROM ${factName(table)} f
    JOIN ${table.target} t ON ${sameKey('t', 'f').join(' AND ')} ${overlap}
    WHERE upper_inf(t.recorded) GROUP BY t.ctid`);
  if (table.cited) {
    await client.query(`
      INSERT INTO ${closingName(table)} SELECT t.ctid, min(d.by_row) FROM ${displacedName(table)} d
      JOIN ${table.target} t ON t.id = d.id
      WHERE NOT EXISTS (SELECT FROM ${closingName(table)} c WHERE c.at = t.ctid) GROUP BY t.ctid`);
  }
  const listed =
    table.listedBy === null ? 'true' : `t.${table.listedBy} IN (SELECT ${table.listedBy} FROM ${stage} ${gone(table)})`;
  const unstated = [
    ...(leaving.complete ? [listed] : []),
    ...(leaving.releases.length > 0 ? [leaves(table, 't', leaving)] : []),
  ];
  if (unstated.length > 0) {
    const restated = `SELECT FROM ${stage} s WHERE ${sameKey('t', 's').join(' AND ')} ${table.temporal ? `AND t.valid = ${period}` : ''}`;
    const upheld = table.cited ? `AND NOT EXISTS (SELECT FROM ${upheldName(table)} u WHERE u.id = t.id)` : '';
    await client.query(`
      INSERT INTO ${closingName(table)} (at)
      SELECT t.ctid FROM ${table.target} t
      WHERE upper_inf(t.recorded) AND (${unstated.join(' OR ')}) AND NOT EXISTS (${restated}) ${upheld}
        AND NOT EXISTS (SELECT FROM ${closingName(table)} c WHERE c.at = t.ctid)`);
  }
  const counted = await client.query<{ closed: number; inserted: number }>(
    `SELECT (SELECT count(*)::int FROM ${closingName(table)}) AS closed, (SELECT count(*)::int FROM ${factName(table)}) AS inserted`,
  );
  const { closed, inserted } = counted.rows[0]!;
  const { beside, restored } = contention;
  return { inserted, closed, unchanged: stated.rows[0]!.facts - (inserted - restored) - beside, ...contention };
}

const NO_CONTENTION: Contention = { beside: 0, restored: 0, claims: 0 };

/** SQL: besides what a file names, complete lists cover initiatives (groups) that are no longer on record. */
function gone(table: RollTable): string {
  return table.listedBy === 'initiative_id'
    ? `UNION SELECT id FROM initiative i WHERE NOT EXISTS
        (SELECT FROM initiative_version v WHERE v.initiative_id = i.id AND upper_inf(v.recorded))`
    : `UNION SELECT id FROM country_group i WHERE NOT EXISTS
        (SELECT FROM group_version v WHERE v.group_id = i.id AND upper_inf(v.recorded))`;
}

/** Closes and inserts what {@link compare} found, as of a revision. */
export async function apply(client: ClientBase, table: RollTable, revision: number): Promise<void> {
  await client.query(
    `UPDATE ${table.target} t SET recorded = int4range(lower(t.recorded), $1)
     FROM ${closingName(table)} c WHERE t.ctid = c.at`,
    [revision],
  );
  const columns = [
    ...(table.numbered ? ['id'] : []),
    ...keyColumns(table),
    ...table.values.map(({ column }) => column),
    ...(table.temporal ? ['valid'] : []),
    ...(table.cited ? ['source_id', 'evidence'] : []),
  ].join(', ');
  await client.query(
    `INSERT INTO ${table.target} (${columns}, recorded) SELECT ${columns}, int4range($1, NULL)
     FROM ${factName(table)}`,
    [revision],
  );
  if (!table.cited) return;
  await writeFurtherCitations(client, table, factName(table));
  await applyClaims(client, table, revision);
}

/** Drops the temporary tables of a table that is done with; the rest of the import may be long. */
export async function dropTemporary(client: ClientBase, names: readonly string[]): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${names.map((name) => `pg_temp.${name}`).join(', ')}`);
}
