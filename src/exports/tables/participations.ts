import type { Pool } from 'pg';
import type { Initiative, Participant } from '../../domain/roll.js';
import type { Question } from '../../questions/question.js';
import { csvCell } from '../formats/csv.js';
import type { Cell, Column, CsvBatch, ExportTable, Row } from '../table.js';
import { type Citation, readFacts, type Source, type Views } from './participation-facts.js';

/** The columns of data/participations.csv under their own names, then what only a database can add. */
export const PARTICIPATION_COLUMNS: readonly Column[] = [
  { name: 'initiative', type: 'text', description: 'Slug of the initiative.' },
  { name: 'participant', type: 'text', description: 'ISO 3166-1 alpha-3 of a state, acronym of an organisation.' },
  { name: 'participant_kind', type: 'text', description: 'state or organisation.' },
  { name: 'role', type: 'text', description: 'Role (method, section 2).' },
  { name: 'valid_from', type: 'date', description: 'First day on which it holds.' },
  { name: 'valid_to', type: 'date', description: 'First day on which it no longer holds; empty: still in effect.' },
  { name: 'date_precision', type: 'text', description: 'How exactly the source gives the start.' },
  { name: 'confidence', type: 'text', description: 'verified, corroborated or unverified.' },
  { name: 'source_url', type: 'text', description: 'Address of the source.' },
  { name: 'source_title', type: 'text', description: 'Title of the source.' },
  { name: 'source_publisher', type: 'text', description: 'Publisher of the source.' },
  { name: 'source_accessed_on', type: 'date', description: 'Day on which the source was read.' },
  { name: 'evidence', type: 'text', description: 'What the source says.' },
  { name: 'initiative_name', type: 'text', description: 'Name of the initiative in English.' },
  { name: 'participant_name', type: 'text', description: 'Name of the participant in English.' },
  { name: 'id', type: 'text', description: 'Identifier in the API: node(id).' },
  { name: 'citation', type: 'integer', description: 'Place of the citation: one participation has a row for each.' },
  { name: 'recorded_at', type: 'instant', description: 'When it was recorded.' },
];

/**
 * Every participation that counts at the day, in the order in which they were recorded, one row for each citation.
 * Streams from PostgreSQL.
 */
export function participationsTable(question: Question, pool: Pool): ExportTable {
  return {
    columns: PARTICIPATION_COLUMNS,
    sdmx: null,
    batches: () => rows(question, pool),
    csv: () => csv(question, pool),
  };
}

async function* rows(question: Question, pool: Pool): AsyncGenerator<Row[]> {
  const views: Views<Initiative, Participant, Source> = {
    initiative: (initiative) => initiative,
    participant: (participant) => participant,
    source: (source) => source,
  };
  for await (const facts of readFacts(question, pool, views)) {
    const found: Row[] = [];
    for (const fact of facts) {
      const { initiative, participant } = fact;
      const add = ({ source, evidence }: Citation<Source>, place: number): void => {
        found.push([
          initiative.slug,
          participant.code,
          participant.kind,
          fact.role,
          fact.from,
          fact.to,
          fact.precision,
          fact.confidence,
          source.url,
          source.title,
          source.publisher,
          source.accessedOn,
          evidence,
          initiative.names.en,
          participant.names.en,
          `Participation:${fact.id}`,
          place,
          fact.recordedAt,
        ]);
      };
      add(fact, 1);
      for (const [index, citation] of fact.further.entries()) add(citation, index + 2);
    }
    yield found;
  }
}

/** A thing that many rows name, with its cells as CSV: they are written once. */
interface Named {
  readonly code: string;
  readonly name: string;
}

/** The same rows as CSV, several times as fast as cell by cell. */
async function* csv(question: Question, pool: Pool): AsyncGenerator<CsvBatch> {
  const cells = (...values: Cell[]) => values.map(csvCell).join(',');
  const views: Views<Named, Named, string> = {
    initiative: ({ slug, names }) => ({ code: cells(slug), name: cells(names.en) }),
    participant: ({ code, kind, names }) => ({ code: cells(code, kind), name: cells(names.en) }),
    source: ({ url, title, publisher, accessedOn }) => cells(url, title, publisher, accessedOn),
  };
  for await (const facts of readFacts(question, pool, views)) {
    let text = '';
    let count = facts.length;
    for (const fact of facts) {
      const { initiative, participant, role, from, to, precision, confidence, further } = fact;
      const before = `${initiative.code},${participant.code},${role},${from},${to ?? ''},${precision},${confidence},`;
      const names = `,${initiative.name},${participant.name},Participation:${fact.id},`;
      text += `${before}${fact.source},${csvCell(fact.evidence)}${names}1,${fact.recordedAt}\n`;
      for (let i = 0; i < further.length; i++, count++) {
        const { source, evidence } = further[i]!;
        text += `${before}${source},${csvCell(evidence)}${names}${i + 2},${fact.recordedAt}\n`;
      }
    }
    yield { text, count };
  }
}
