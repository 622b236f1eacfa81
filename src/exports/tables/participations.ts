import type { Pool } from 'pg';
import { giveWay } from '../../common/in-slices.js';
import { nameIn, textIn } from '../../domain/names.js';
import { participantKey, participationKey } from '../../domain/participation-key.js';
import type { Initiative, Names, Participant } from '../../domain/roll.js';
import { classOf, holdsRole } from '../../domain/rule.js';
import { CONFIDENCES, PRECISION_TERMS, PRECISIONS, ROLES } from '../../domain/vocabulary.js';
import type { Question } from '../../questions/question.js';
import { csvCell } from '../formats/csv.js';
import { localeOf } from '../metadata.js';
import type { Cell, Column, CsvBatch, ExportTable, Row } from '../table.js';
import { type Citation, FACTS_A_STEP, readFacts, type Shared, type Source } from './participation-facts.js';

/** The columns of data/participations.csv under their own names, then what only a database can add. */
export const PARTICIPATION_COLUMNS: readonly Column[] = [
  { name: 'initiative', type: 'text', description: 'Slug of the initiative.' },
  { name: 'participant', type: 'text', description: 'ISO 3166-1 alpha-3 of a state, acronym of an organisation.' },
  { name: 'participant_kind', type: 'text', description: 'STATE or ORGANISATION.' },
  { name: 'role', type: 'text', description: 'Role or position (method, section 2).' },
  {
    name: 'valid_from',
    type: 'date',
    description: 'First day on which it holds, as exactly as date_precision says.',
    precision: 'date_precision',
  },
  {
    name: 'valid_to',
    type: 'date',
    description:
      'First day on which it no longer holds, as exactly as valid_to_precision says; empty: still in effect.',
    precision: 'valid_to_precision',
  },
  {
    name: 'date_precision',
    type: 'text',
    description: `How exactly the source gives the start. ${precisions()}`,
  },
  { name: 'confidence', type: 'text', description: `${CONFIDENCES.slice(0, -1).join(', ')} or ${CONFIDENCES.at(-1)}.` },
  { name: 'source_url', type: 'text', description: 'Address of the source.' },
  { name: 'source_title', type: 'text', description: 'Title of the source.' },
  { name: 'source_publisher', type: 'text', description: 'Publisher of the source.' },
  { name: 'source_accessed_on', type: 'date', description: 'Day on which the source was read.' },
  { name: 'evidence', type: 'text', description: 'What the source says.' },
  { name: 'initiative_name', type: 'text', description: 'Name of the initiative.' },
  { name: 'participant_name', type: 'text', description: 'Name of the participant.' },
  {
    name: 'id',
    type: 'text',
    description: 'Identifier in the API, node(id): what the row states, and so the same wherever it is recorded.',
  },
  { name: 'citation', type: 'integer', description: 'Place of the citation: one participation has a row for each.' },
  {
    name: 'recorded_at',
    type: 'instant',
    description: 'When it was first recorded; of what came with a release of a package, the instant that it states.',
  },
  {
    name: 'valid_to_precision',
    type: 'text',
    description: 'The same of the end; empty: not recorded, or still in effect.',
  },
  { name: 'role_class', type: 'text', description: 'Class of the role (method, section 2).' },
  {
    name: 'counted',
    type: 'boolean',
    description:
      'Whether a question with this counting counts the role. Every role is listed unless some are named; those that do not count by default are false.',
  },
];

function precisions(): string {
  return PRECISIONS.map((precision) => `${precision}: ${PRECISION_TERMS[precision].sdl}`).join(' ');
}

/**
 * Every participation at the day, of every role unless some are named, in the order in which they were recorded, one row
 * for each citation. Streams from PostgreSQL.
 */
export function participationsTable(question: Question, pool: Pool): ExportTable {
  return {
    columns: PARTICIPATION_COLUMNS,
    sdmx: null,
    batches: () => rows(question, pool),
    csv: () => csv(question, pool),
    footing: { listsOn: question.day, facts: true },
  };
}

/** What a question says of a role, by the role. */
function rolesOf({ rule }: Question): ReadonlyMap<string, { readonly roleClass: string; readonly counted: boolean }> {
  return new Map(
    ROLES.map((role, roleIndex) => [
      role,
      { roleClass: classOf(roleIndex), counted: holdsRole(rule.roles, roleIndex) },
    ]),
  );
}

/** How the texts of a fact read in the language that was asked for. */
function texts(question: Question) {
  const { roll } = question;
  const locale = localeOf(question);
  return {
    name: (names: Names) => nameIn(names, locale),
    evidence: (text: string | null) => textIn(roll, 'participations.evidence', text, locale),
    publisher: (text: string | null) => textIn(roll, 'participations.source_publisher', text, locale),
  };
}

async function* rows(question: Question, pool: Pool): AsyncGenerator<Row[]> {
  const roles = rolesOf(question);
  const inLocale = texts(question);
  const shared: Shared<Initiative, Participant, Source> = {
    initiative: (initiative) => initiative,
    participant: (participant) => participant,
    source: (source) => ({ ...source, publisher: inLocale.publisher(source.publisher) }),
  };
  for await (const facts of readFacts(question, pool, shared)) {
    const batch: Row[] = [];
    let done = 0;
    for (const fact of facts) {
      const { initiative, participant } = fact;
      const { roleClass, counted } = roles.get(fact.role)!;
      const add = ({ source, evidence }: Citation<Source>, nth: number): void => {
        batch.push([
          initiative.slug,
          participant.code,
          kindWord(participant),
          fact.role,
          fact.from,
          fact.to,
          fact.precision,
          fact.confidence,
          source.url,
          source.title,
          source.publisher,
          source.accessedOn,
          inLocale.evidence(evidence),
          inLocale.name(initiative.names),
          inLocale.name(participant.names),
          `Participation:${participationKey(participantKey(question.roll, participant), initiative.slug, fact.role, fact.from)}`,
          nth,
          fact.recordedAt,
          fact.endPrecision,
          roleClass,
          counted,
        ]);
      };
      add(fact, 1);
      for (const [index, citation] of fact.further.entries()) add(citation, index + 2);
      if (++done % FACTS_A_STEP === 0) await giveWay();
    }
    yield batch;
  }
}

/** A thing that many rows name, with its cells as CSV: they are written once. */
interface Named {
  readonly code: string;
  readonly name: string;
  /** As the identifier of a row names it. */
  readonly key: string;
}

const kindWord = ({ kind }: Participant) => kind.toUpperCase();

/** The same rows as CSV, several times as fast as cell by cell. */
async function* csv(question: Question, pool: Pool): AsyncGenerator<CsvBatch> {
  const cells = (...values: Cell[]) => values.map(csvCell).join(',');
  const inLocale = texts(question);
  const aboutRole = new Map(
    [...rolesOf(question)].map(([role, { roleClass, counted }]) => [role, cells(roleClass, counted)]),
  );
  const shared: Shared<Named, Named, string> = {
    initiative: ({ slug, names }) => ({ code: cells(slug), name: cells(inLocale.name(names)), key: slug }),
    participant: (participant) => ({
      code: cells(participant.code, kindWord(participant)),
      name: cells(inLocale.name(participant.names)),
      key: participantKey(question.roll, participant),
    }),
    source: ({ url, title, publisher, accessedOn }) => cells(url, title, inLocale.publisher(publisher), accessedOn),
  };
  for await (const facts of readFacts(question, pool, shared)) {
    let text = '';
    let count = facts.length;
    let done = 0;
    for (const fact of facts) {
      if (++done % FACTS_A_STEP === 0) await giveWay();
      const { initiative, participant, role, from, to, precision, confidence, further } = fact;
      const before = `${initiative.code},${participant.code},${role},${from},${to ?? ''},${precision},${confidence},`;
      const id = csvCell(`Participation:${participationKey(participant.key, initiative.key, role, from)}`);
      const names = `,${initiative.name},${participant.name},${id},`;
      const after = `,${fact.recordedAt},${fact.endPrecision ?? ''},${aboutRole.get(role)!}\n`;
      text += `${before}${fact.source},${csvCell(inLocale.evidence(fact.evidence))}${names}1${after}`;
      for (let i = 0; i < further.length; i++, count++) {
        const { source, evidence } = further[i]!;
        text += `${before}${source},${csvCell(inLocale.evidence(evidence))}${names}${i + 2}${after}`;
      }
    }
    yield { text, count };
  }
}
