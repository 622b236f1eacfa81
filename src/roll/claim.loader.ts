import DataLoader from 'dataloader';
import type pg from 'pg';
import { clashSql } from '../record/contention.js';
import type { CitationRow } from './citation.loader.js';

/** A fact as contradicting claims are looked up: by what it says and not by id, so that a supposed fact has them too. */
export interface ClaimedFact {
  /** Words as the database writes them; days as `YYYY-MM-DD`. */
  readonly kind: string;
  readonly code: string;
  readonly slug: string;
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
  readonly precision: string;
  /** The revision as of which it is asked. */
  readonly revision: number;
}

/** What sources say otherwise than a fact, with all of them that say the same. */
export interface ClaimRow {
  readonly role: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly datePrecision: string;
  readonly validToPrecision: string | null;
  readonly confidence: string;
  /** The revision that recorded the first of them. */
  readonly recordedIn: number;
  readonly citations: readonly CitationRow[];
}

type StoredClaim = Omit<ClaimRow, 'citations'> & CitationRow & { readonly nth: number };

/** Claims that contradict facts: one SQL statement for all that an operation asks for at once. */
export type ClaimLoader = DataLoader<ClaimedFact, ClaimRow[], string>;

const CLAIMS = `
  SELECT k.nth, upper(c.role::text) AS role, lower(c.valid)::text AS "validFrom", upper(c.valid)::text AS "validTo",
    upper(c.date_precision::text) AS "datePrecision", upper(c.valid_to_precision::text) AS "validToPrecision",
    upper(c.confidence::text) AS confidence, lower(c.recorded) AS "recordedIn",
    s.url, s.title, s.publisher, s.accessed_on AS "accessedOn", c.evidence
  FROM jsonb_to_recordset($1::jsonb) AS k(nth int, kind participant_kind, code text, slug text, role participation_role,
    "from" date, "to" date, precision date_precision, revision int)
  JOIN participant p ON p.kind = k.kind AND p.code = k.code
  JOIN initiative i ON i.slug = k.slug
  JOIN contradicting_claim c ON c.participant_id = p.id AND c.initiative_id = i.id AND c.recorded @> k.revision
    AND c.valid && daterange(k."from", k."to") AND ${clashSql('c.role', 'k.role')}
  JOIN source s ON s.id = c.source_id
  WHERE NOT (c.role = k.role AND c.valid = daterange(k."from", k."to") AND c.date_precision = k.precision)
  ORDER BY k.nth, lower(c.valid), upper(c.valid) NULLS LAST, c.role, c.id`;

/** Facts whose claims are asked for in one statement; with more, reading the result would hold up other requests. */
const FACTS_A_STATEMENT = 1_000;

/** A loader for one operation, which asks PostgreSQL by `query`. */
export function claimLoader(query: (statement: pg.QueryConfig) => Promise<pg.QueryResult<StoredClaim>>): ClaimLoader {
  const load = async (facts: readonly ClaimedFact[]) => {
    const values = [JSON.stringify(facts.map((fact, nth) => ({ nth, ...fact })))];
    const { rows } = await query({ name: 'contradicting-claims', text: CLAIMS, values });
    const claims = facts.map(() => new Map<string, ClaimRow & { citations: CitationRow[] }>());
    for (const { nth, url, title, publisher, accessedOn, evidence, recordedIn, ...said } of rows) {
      const citation = { url, title, publisher, accessedOn, evidence };
      const key = JSON.stringify(said);
      const claim = claims[nth]!.get(key);
      const first = Math.min(recordedIn, claim?.recordedIn ?? recordedIn);
      claims[nth]!.set(key, { ...said, recordedIn: first, citations: [...(claim?.citations ?? []), citation] });
    }
    return claims.map((each) => [...each.values()]);
  };
  return new DataLoader(load, { maxBatchSize: FACTS_A_STATEMENT, cacheKeyFn: (fact) => JSON.stringify(fact) });
}
