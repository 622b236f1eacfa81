import type { ClientBase } from 'pg';
import type { Problem } from '../common/problems.js';
import { problem, quote } from '../common/problems.js';
import { IDENTITIES } from './identities.js';
import { CALLED, CURRENT_GROUPS, LISTED_GROUPS } from './resolver.js';
import { type Reference, ROLL_TABLES, type RollTable } from './tables.js';

const states = 'SELECT country_id AS id FROM country_version WHERE upper_inf(recorded)';
const organisations = 'SELECT organisation_id FROM organisation_version WHERE upper_inf(recorded)';

/** SQL for the ids of what is on record now. */
const ON_RECORD: Readonly<Record<Reference, string>> = {
  country: states,
  participant: `${states} UNION ALL ${organisations}`,
  group: CURRENT_GROUPS,
  listedGroup: LISTED_GROUPS,
  scheme: 'SELECT scheme_id AS id FROM scheme_version WHERE upper_inf(recorded)',
  set: 'SELECT set_id AS id FROM initiative_set_version WHERE upper_inf(recorded)',
  initiative: 'SELECT initiative_id AS id FROM initiative_version WHERE upper_inf(recorded)',
  indicator: 'SELECT indicator_id AS id FROM indicator_version WHERE upper_inf(recorded)',
};

const DEFINED_IN: Readonly<Record<Reference, string>> = {
  country: 'countries',
  participant: 'organisations',
  group: 'groups',
  listedGroup: 'groups',
  scheme: 'schemes',
  set: 'initiative_sets',
  initiative: 'initiatives',
  indicator: 'indicators',
};

/** Where a problem is told: the place of the first of these tables that is being written, else that of the whole. */
export type PlaceOf = (tables: readonly string[]) => string;

/**
 * Rows that are on record and refer to what no longer is, because this import closed it. A complete list that leaves out an
 * initiative, a country or a group closes it, and must then leave out, or change, what refers to it.
 */
export async function findDangling(client: ClientBase, placeOf: PlaceOf): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const table of ROLL_TABLES) {
    for (const { column, kind, header } of [...table.key, ...table.values]) {
      if (!(kind in ON_RECORD)) continue;
      const reference = kind as Reference;
      const [identity, code] = IDENTITIES[reference];
      const { rows } = await client.query<{ code: string; rows: number }>(`
        SELECT i.${code} AS code, count(*)::int AS rows FROM ${table.target} t JOIN ${identity} i ON i.id = t.${column}
        WHERE upper_inf(t.recorded) AND NOT EXISTS (SELECT FROM (${ON_RECORD[reference]}) o WHERE o.id = t.${column})
        GROUP BY 1 ORDER BY 1`);
      problems.push(...rows.map((row) => dangling(placeOf, table, reference, header, row)));
    }
  }
  const united = await client.query<{ code: string; rows: number }>(`
    SELECT united.slug AS code, count(*)::int AS rows FROM scheme_group, unnest(union_of) AS united(slug)
    WHERE upper_inf(recorded) AND NOT EXISTS (
      SELECT FROM country_group g WHERE g.slug = united.slug AND g.id IN (${LISTED_GROUPS}))
    GROUP BY 1 ORDER BY 1`);
  const schemeGroups = ROLL_TABLES.find(({ name }) => name === 'scheme_groups')!;
  problems.push(...united.rows.map((row) => dangling(placeOf, schemeGroups, 'listedGroup', 'union_of', row)));
  return problems;
}

function dangling(
  placeOf: PlaceOf,
  table: RollTable,
  reference: Reference,
  header: string,
  { code, rows }: { readonly code: string; readonly rows: number },
): Problem {
  return problem(
    placeOf([DEFINED_IN[reference], table.name]),
    'UNKNOWN_REFERENCE',
    `${CALLED[reference]} ${quote(code)} would no longer be on record, but ${rows} ${rows === 1 ? 'row' : 'rows'} of ${table.name} would still name it as ${header}`,
    { column: header, value: code },
  );
}
