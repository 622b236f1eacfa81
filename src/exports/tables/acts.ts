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

/** An act as it is stored, words as the API writes them. */
interface StoredAct extends CitedStatement {
  readonly act: string;
  readonly actedOn: string;
  readonly precision: string;
  readonly effectiveOn: string | null;
}

/** The columns of the table of acts that is imported, and the name of the initiative. */
const ACTS = [
  ...participantColumns<StoredAct>(),
  listed<StoredAct>('act', 'text', 'What was done.', ({ act }) => act),
  {
    ...listed<StoredAct>(
      'acted_on',
      'date',
      'Day of the act, as exactly as acted_precision says.',
      ({ actedOn }) => actedOn,
    ),
    precision: 'acted_precision',
  },
  listed<StoredAct>('acted_precision', 'text', 'How exactly the source gives that day.', ({ precision }) => precision),
  listed<StoredAct>(
    'effective_on',
    'date',
    'First day of its effect: entry into force for the participant, or the end by a withdrawal; empty: not on record.',
    ({ effectiveOn }) => effectiveOn,
  ),
  ...citationColumns<StoredAct>('How sure it is.'),
];
export const ACT_COLUMNS = plain(ACTS);

/** The key of a row orders the pages, so that none is left out or comes twice. */
const PAGE = `
  SELECT i.slug, upper(p.kind::text) AS kind, p.code, upper(a.act::text) AS act, a.acted_on::text AS "actedOn",
    upper(a.acted_precision::text) AS precision, a.effective_on::text AS "effectiveOn",
    upper(a.confidence::text) AS confidence, a.source_url AS url, a.source_title AS title, a.source_publisher AS publisher,
    a.source_accessed_on::text AS "accessedOn", a.evidence
  FROM participation_act a JOIN participant p ON p.id = a.participant_id JOIN initiative i ON i.id = a.initiative_id
  WHERE a.recorded @> $1::int AND i.slug = ANY($2) AND ($3::text[] IS NULL OR (p.kind = 'state' AND p.code = ANY($3)))
  ORDER BY i.slug COLLATE "C", p.code COLLATE "C", p.kind, a.acted_on, a.act LIMIT ${BATCH} OFFSET $4`;

/** Acts of states and organisations, from which their roles follow: one row for each act. */
export function actsTable(question: Question, pool: Pool): ExportTable {
  const { roll } = question;
  const { slugs, codes } = statementsAsked(question);
  async function* batches(): AsyncGenerator<Row[]> {
    for (let passed = 0; ; passed += BATCH) {
      const { rows } = await pool.query<StoredAct>({
        name: 'export-acts',
        text: PAGE,
        values: [roll.revision, slugs, codes, passed],
      });
      yield rows.map((act) => ACTS.map(({ of }) => of(act, question)));
      if (rows.length < BATCH) return;
    }
  }
  return { columns: ACT_COLUMNS, sdmx: null, batches, footing: null };
}
