import { type ClientBase, escapeIdentifier } from 'pg';
import { type Finding, fault, ok } from './finding.js';

const RESTORE = 'restore the last backup from before it (docs/keeping.md), and ask how it came about';

/** The record against itself: revisions in time, references to them, orphans and overlaps. Constraints should make all of it impossible. */
export async function recordFindings(client: ClientBase, now: () => number): Promise<Finding[]> {
  return [
    await revisionFinding(client, now),
    await referenceFinding(client),
    await orphanFinding(client),
    ...(await overlapFindings(client)),
  ];
}

async function revisionFinding(client: ClientBase, now: () => number): Promise<Finding> {
  const { rows } = await client.query<{ id: number; at: string; before: string }>(
    `SELECT id, recorded_at AS at, before FROM (SELECT id, recorded_at, lag(recorded_at) OVER (ORDER BY id) AS before FROM revision) AS r
     WHERE recorded_at <= before ORDER BY id LIMIT 1`,
  );
  const [first] = rows;
  if (first) {
    return fault(
      'revisions',
      `revision ${first.id} is of ${first.at}, no later than the one before it, of ${first.before}`,
      RESTORE,
    );
  }
  const { rows: counted } = await client.query<{ count: number; newest: string }>(
    'SELECT count(*)::int AS count, max(recorded_at) AS newest FROM revision',
  );
  const { count, newest } = counted[0]!;
  if (Date.parse(newest) > now() + 60_000) {
    return fault(
      'revisions',
      `the newest is of ${newest}, which is yet to come`,
      'set the clocks of the server and of PostgreSQL right',
    );
  }
  return ok('revisions', `${count}, each later than the one before, the newest of ${newest}`);
}

/** Ranges of revisions cannot be foreign keys: whether each bound of them is a revision. */
async function referenceFinding(client: ClientBase): Promise<Finding> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT c.relname::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind IN ('r', 'p') AND a.attname = 'recorded' AND a.atttypid = 'int4range'::regtype AND NOT a.attisdropped
       AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) ORDER BY 1`,
  );
  const wrong: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ revision: number; count: number }>(
      `SELECT bound AS revision, count(*)::int AS count
       FROM (SELECT lower(recorded) AS bound FROM ${escapeIdentifier(name)}
         UNION ALL SELECT upper(recorded) FROM ${escapeIdentifier(name)} WHERE NOT upper_inf(recorded)) AS bounds
       WHERE NOT EXISTS (SELECT FROM revision WHERE id = bound) GROUP BY bound ORDER BY bound LIMIT 1`,
    );
    for (const { revision, count } of rows) wrong.push(`${count} rows of ${name} name revision ${revision}`);
  }
  return wrong.length > 0
    ? fault('recorded ranges', `${wrong.join(', ')}, which was never recorded`, RESTORE)
    : ok('recorded ranges', `of ${tables.length} tables begin and end at revisions that there are`);
}

/** Rows whose foreign key leads to nothing, as only a superuser or a damaged disk can leave them. */
async function orphanFinding(client: ClientBase): Promise<Finding> {
  const { rows: keys } = await client.query<{ table: string; column: string; target: string; key: string }>(
    `SELECT c.relname::text AS "table", a.attname::text AS "column", t.relname::text AS target, k.attname::text AS key
     FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class t ON t.oid = f.confrelid
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1]
     JOIN pg_attribute k ON k.attrelid = t.oid AND k.attnum = f.confkey[1]
     WHERE f.contype = 'f' AND cardinality(f.conkey) = 1
       AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) ORDER BY 1, 2`,
  );
  const wrong: string[] = [];
  for (const { table, column, target, key } of keys) {
    const { rows } = await client.query<{ count: number; example: string }>(
      `SELECT count(*)::int AS count, min(c.${escapeIdentifier(column)})::text AS example FROM ${escapeIdentifier(table)} c
       WHERE c.${escapeIdentifier(column)} IS NOT NULL
         AND NOT EXISTS (SELECT FROM ${escapeIdentifier(target)} t WHERE t.${escapeIdentifier(key)} = c.${escapeIdentifier(column)})`,
    );
    const { count, example } = rows[0]!;
    if (count > 0) wrong.push(`${count} rows of ${table} name ${target} ${example} in ${column}`);
  }
  return wrong.length > 0
    ? fault('orphans', `${wrong.join(', ')}, which there is not`, RESTORE)
    : ok('orphans', `none by ${keys.length} foreign keys`);
}

const OVERLAPS = [
  { table: 'participation', same: ['participant_id', 'initiative_id', 'role'] },
  { table: 'group_membership', same: ['group_id', 'country_id'] },
];

/** Two rows that state the same for the same days, as known at the same time. */
async function overlapFindings(client: ClientBase): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { table, same } of OVERLAPS) {
    const { rows } = await client.query<{ count: number; one: string; other: string }>(
      `SELECT count(*)::int AS count, min(a.id)::text AS one, min(b.id)::text AS other
       FROM ${table} a JOIN ${table} b ON ${same.map((column) => `a.${column} = b.${column}`).join(' AND ')}
         AND a.id < b.id AND a.valid && b.valid AND a.recorded && b.recorded`,
    );
    const { count, one, other } = rows[0]!;
    findings.push(
      count > 0
        ? fault('overlaps', `${count} pairs of rows of ${table} overlap, such as ${one} and ${other}`, RESTORE)
        : ok('overlaps', `none in ${table}`),
    );
  }
  return findings;
}
