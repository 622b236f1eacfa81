import DataLoader from 'dataloader';
import type pg from 'pg';

export interface CitationRow {
  readonly url: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly accessedOn: string | null;
  readonly evidence: string | null;
}

interface StoredCitation extends CitationRow {
  readonly id: string;
  readonly position: number;
}

/** Citations of participations by id: one SQL statement for all that an operation asks for at once. */
export type CitationLoader = DataLoader<number, CitationRow[]>;

const CITATIONS = `
  SELECT p.id, 1 AS position, s.url, s.title, s.publisher, s.accessed_on AS "accessedOn", p.evidence
  FROM participation p JOIN source s ON s.id = p.source_id WHERE p.id = ANY($1::bigint[])
  UNION ALL
  SELECT f.participation_id, f.position, s.url, s.title, s.publisher, s.accessed_on, f.evidence
  FROM further_citation f JOIN source s ON s.id = f.source_id WHERE f.participation_id = ANY($1::bigint[])
  ORDER BY 1, 2`;

/** How many citations some facts have beyond one each: one SQL statement for all that an operation asks for at once. */
export type FurtherCitationsLoader = DataLoader<readonly number[], number>;

const FURTHER_CITATIONS = `
  SELECT participation_id AS id, count(*)::int AS further
  FROM further_citation WHERE participation_id = ANY($1::bigint[]) GROUP BY participation_id`;

/** A loader for one operation of the number of further citations of a list of facts, by their ids. */
export function furtherCitationsLoader(
  query: (statement: pg.QueryConfig) => Promise<pg.QueryResult<{ id: string; further: number }>>,
): FurtherCitationsLoader {
  return new DataLoader(
    async (lists) => {
      const { rows } = await query({ name: 'further-citations', text: FURTHER_CITATIONS, values: [lists.flat()] });
      const furtherOf = new Map(rows.map(({ id, further }) => [Number(id), further]));
      return lists.map((ids) => ids.reduce((sum, id) => sum + (furtherOf.get(id) ?? 0), 0));
    },
    { cache: false },
  );
}

/** Facts whose citations are asked for in one statement; more would hold up others when they come. */
const FACTS_A_STATEMENT = 1_000;

/** A loader for one operation, which asks PostgreSQL by `query`. */
export function citationLoader(
  query: (statement: pg.QueryConfig) => Promise<pg.QueryResult<StoredCitation>>,
): CitationLoader {
  const load = async (ids: readonly number[]) => {
    const { rows } = await query({ name: 'citations', text: CITATIONS, values: [ids] });
    const byId = new Map<number, CitationRow[]>(ids.map((id) => [id, []]));
    for (const { id, position: _, ...citation } of rows) byId.get(Number(id))!.push(citation);
    return ids.map((id) => byId.get(id)!);
  };
  return new DataLoader(load, { maxBatchSize: FACTS_A_STATEMENT });
}
