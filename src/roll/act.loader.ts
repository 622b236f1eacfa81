import DataLoader from 'dataloader';
import type pg from 'pg';
import { NEVER } from '../domain/day.js';
import type { CitationRow } from './citation.loader.js';

/** A recorded version of an act, in the words of the database. */
export interface ActRow extends CitationRow {
  readonly act: string;
  readonly actedOn: string;
  readonly actedPrecision: string;
  readonly effectiveOn: string | null;
  readonly confidence: string;
  /** The revisions during which it was on record, half-open. */
  readonly recordedFrom: number;
  readonly recordedTo: number;
}

interface StoredAct extends ActRow {
  readonly id: string;
}

/** Acts of the participants of some participations in their initiatives, by the id of the participation: every version. */
export type ActLoader = DataLoader<number, ActRow[]>;

const ACTS = `
  SELECT p.id, a.act::text, a.acted_on AS "actedOn", a.acted_precision::text AS "actedPrecision",
    a.effective_on AS "effectiveOn", a.confidence::text, a.source_url AS url, a.source_title AS title,
    a.source_publisher AS publisher, a.source_accessed_on AS "accessedOn", a.evidence,
    lower(a.recorded) AS "recordedFrom", coalesce(upper(a.recorded), ${NEVER}) AS "recordedTo"
  FROM participation p JOIN participation_act a USING (initiative_id, participant_id)
  WHERE p.id = ANY($1::bigint[]) ORDER BY p.id, a.acted_on, a.act`;

/** Participations whose acts are asked for in one statement; more would hold up others when they come. */
const FACTS_A_STATEMENT = 1_000;

/** A loader for one operation, which asks PostgreSQL by `query`. */
export function actLoader(query: (statement: pg.QueryConfig) => Promise<pg.QueryResult<StoredAct>>): ActLoader {
  const load = async (ids: readonly number[]) => {
    const { rows } = await query({ name: 'acts', text: ACTS, values: [ids] });
    const byId = new Map<number, ActRow[]>(ids.map((id) => [id, []]));
    for (const { id, ...act } of rows) byId.get(Number(id))!.push(act);
    return ids.map((id) => byId.get(id)!);
  };
  return new DataLoader(load, { maxBatchSize: FACTS_A_STATEMENT });
}
