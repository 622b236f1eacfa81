import type { Pool } from 'pg';
import type { Question } from '../../questions/question.js';
import type { ExportTable, Row } from '../table.js';
import {
  BATCH,
  type CitedStatement,
  citationColumns,
  participantColumns,
  statementsAsked,
} from './cited-statements.js';
import { listed, plain } from './listed.js';

/** A citation of a claim as it is stored, words as the API writes them. */
interface StoredClaim extends CitedStatement {
  readonly id: string;
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
  readonly precision: string;
  readonly endPrecision: string | null;
  readonly recordedAt: string;
}

const CLAIMS = [
  ...participantColumns<StoredClaim>(),
  listed<StoredClaim>('role', 'text', 'Role or position that the source names.', ({ role }) => role),
  {
    ...listed<StoredClaim>(
      'valid_from',
      'date',
      'First day on which the source says that it holds, as exactly as date_precision says.',
      ({ from }) => from,
    ),
    precision: 'date_precision',
  },
  {
    ...listed<StoredClaim>(
      'valid_to',
      'date',
      'First day on which it no longer holds, as exactly as valid_to_precision says; empty: it names none.',
      ({ to }) => to,
    ),
    precision: 'valid_to_precision',
  },
  listed<StoredClaim>(
    'date_precision',
    'text',
    'How exactly the source gives the start.',
    ({ precision }) => precision,
  ),
  ...citationColumns<StoredClaim>('How sure the claim is.'),
  listed<StoredClaim>(
    'valid_to_precision',
    'text',
    'How exactly the source gives the end.',
    ({ endPrecision }) => endPrecision,
  ),
  listed<StoredClaim>('recorded_at', 'instant', 'When the claim was recorded.', ({ recordedAt }) => recordedAt),
];
export const CLAIM_COLUMNS = plain(CLAIMS);

const PAGE = `
  SELECT c.id::text, i.slug, upper(p.kind::text) AS kind, p.code, upper(c.role::text) AS role, lower(c.valid)::text AS "from",
    upper(c.valid)::text AS "to", upper(c.date_precision::text) AS precision, upper(c.valid_to_precision::text) AS "endPrecision",
    upper(c.confidence::text) AS confidence, s.url, s.title, s.publisher, s.accessed_on::text AS "accessedOn", c.evidence,
    lower(c.recorded) AS revision
  FROM contradicting_claim c JOIN participant p ON p.id = c.participant_id JOIN initiative i ON i.id = c.initiative_id
  JOIN source s ON s.id = c.source_id
  WHERE c.id > $1 AND c.recorded @> $2::int AND i.slug = ANY($3) AND ($4::text[] IS NULL OR (p.kind = 'state' AND p.code = ANY($4)))
  ORDER BY c.id LIMIT ${BATCH}`;

/** What sources say otherwise than the facts on record, whenever it is said to hold: one row for each citation. */
export function claimsTable(question: Question, pool: Pool): ExportTable {
  const { roll, snapshot } = question;
  const { slugs, codes } = statementsAsked(question);
  async function* batches(): AsyncGenerator<Row[]> {
    for (let last = '0'; ; ) {
      const values = [last, roll.revision, slugs, codes];
      const { rows } = await pool.query<StoredClaim & { revision: number }>({
        name: 'export-claims',
        text: PAGE,
        values,
      });
      yield rows.map(({ revision, ...claim }) => {
        const recordedAt = snapshot.firstRecordedAt(revision).toISOString();
        return CLAIMS.map(({ of }) => of({ ...claim, recordedAt }, question));
      });
      if (rows.length < BATCH) return;
      last = rows.at(-1)!.id;
    }
  }
  return { columns: CLAIM_COLUMNS, sdmx: null, batches, footing: null };
}
