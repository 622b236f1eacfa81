import type { ClientBase } from 'pg';
import { IDENTITIES } from './identities.js';
import { type Reference, ROLL_TABLES, type RollTable } from './tables.js';

/** Which recorded rows an import closes though no line of it replaces them, because it does not state them any more. */
export interface Leaving {
  /** All of the lists that it names: it was said to be complete. */
  readonly complete: boolean;
  /**
   * Revisions that recorded the package's own earlier releases: what they stated and the package does not is withdrawn by its
   * publisher. What anybody else recorded is in other revisions, and stays.
   */
  readonly releases: readonly number[];
}

/** Nothing leaves but what is closed already. */
export const NOTHING_LEAVES: Leaving = { complete: false, releases: [] };

/**
 * The revisions that recorded earlier releases of a package: those of its releases' names, made by an import of that very
 * version of the package. A release of the same name that somebody cut from other facts is not among them.
 */
export async function revisionsOfReleases(
  client: ClientBase,
  { packageName, earlier }: { readonly packageName: string | null; readonly earlier: readonly string[] },
): Promise<number[]> {
  if (packageName === null || earlier.length === 0) return [];
  const { rows } = await client.query<{ id: number }>(
    `SELECT DISTINCT r.revision_id AS id FROM release r
     JOIN import_log l ON l.revision_id = r.revision_id AND l.name = $1 || ' ' || r.name
     WHERE r.name = ANY($2) ORDER BY 1`,
    [packageName, earlier],
  );
  return rows.map(({ id }) => id);
}

/** The revisions that recorded a package, in whichever version. */
export async function revisionsOfPackage(
  client: ClientBase,
  { packageName }: { readonly packageName: string | null },
): Promise<number[]> {
  if (packageName === null) return [];
  const { rows } = await client.query<{ id: number }>(
    `SELECT DISTINCT revision_id AS id FROM import_log
     WHERE revision_id IS NOT NULL AND starts_with(name, $1 || ' ') ORDER BY 1`,
    [packageName],
  );
  return rows.map(({ id }) => id);
}

/**
 * SQL: whether a recorded row is of an earlier release of the package, so that it is closed unless the package states it. What
 * defines a name (a country, an initiative, ...) stays while a row that somebody else recorded refers to it.
 */
export function leaves({ identity }: RollTable, alias: string, { releases }: Leaving): string {
  if (releases.length === 0) return 'false';
  const recordedBy = (row: string) => `lower(${row}.recorded) IN (${releases.join(', ')})`;
  const conditions = [recordedBy(alias)];
  if (identity) {
    const id = `${alias}.${identity.column}`;
    for (const { target, key, values } of ROLL_TABLES) {
      for (const { column, kind } of [...key, ...values]) {
        if (IDENTITIES[kind as Reference]?.[0] !== identity.table) continue;
        conditions.push(
          `NOT EXISTS (SELECT FROM ${target} other WHERE other.${column} = ${id} AND upper_inf(other.recorded) AND NOT ${recordedBy('other')})`,
        );
      }
    }
    if (identity.table === 'country_group') {
      conditions.push(`NOT EXISTS (SELECT FROM scheme_group other JOIN country_group g ON g.slug = ANY(other.union_of)
        WHERE g.id = ${id} AND upper_inf(other.recorded) AND NOT ${recordedBy('other')})`);
    }
  }
  return `(${conditions.join(' AND ')})`;
}
