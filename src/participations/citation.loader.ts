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
