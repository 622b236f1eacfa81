import type { ClientBase } from 'pg';
import { DataPackageError } from '../common/problems.js';
import { readTable } from '../datapackage/read-table.js';
import type { InputTable } from './input-files.js';

/** A group that a scheme makes: of other groups, or of the states in none of its other groups. */
export interface DerivedGroup {
  readonly id: number;
  readonly slug: string;
}

/**
 * Gives the groups that scheme_groups.csv makes their identities before anything refers to them: a scheme may name one as its
 * Global South, and scheme_groups itself can only be read once the schemes are there. A group that the file merely lists
 * (`union_of` is the group itself) must be defined in groups.csv.
 */
export async function defineDerivedGroups(
  client: ClientBase,
  tables: readonly InputTable[],
): Promise<readonly DerivedGroup[]> {
  const input = tables.find(({ table }) => table.name === 'scheme_groups');
  if (!input) return [];
  const slugs = new Set<string>();
  try {
    for await (const item of readTable(input.resource)) {
      if (item.kind === 'rejected') continue;
      const { group, union_of } = item.row.values;
      if (typeof group === 'string' && union_of !== group) slugs.add(group);
    }
  } catch (error) {
    // The file is read again in its turn, and what is wrong with it is reported then.
    if (!(error instanceof DataPackageError)) throw error;
  }
  if (slugs.size === 0) return [];
  const { rows } = await client.query<DerivedGroup>(
    `WITH wanted AS (SELECT slug, nth FROM unnest($1::text[]) WITH ORDINALITY AS w(slug, nth)),
     made AS (
       INSERT INTO country_group (id, slug) OVERRIDING SYSTEM VALUE
       SELECT (SELECT coalesce(max(id), 0) FROM country_group) + row_number() OVER (ORDER BY nth), slug FROM wanted w
       WHERE NOT EXISTS (SELECT FROM country_group g WHERE g.slug = w.slug)
       RETURNING id, slug)
     SELECT id, slug FROM made UNION ALL SELECT id, slug FROM country_group WHERE slug = ANY($1::text[])`,
    [[...slugs]],
  );
  return rows;
}
