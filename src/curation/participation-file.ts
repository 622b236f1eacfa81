import type { ClientBase } from 'pg';
import type { Problem } from '../common/problems.js';
import { readTable } from '../datapackage/read-table.js';
import type { ReadItem, Row, Value } from '../datapackage/types.js';
import { TableFiles } from '../files/table-files.js';
import { filesInput } from '../imports/input-files.js';
import { Resolver, Unresolved } from '../record/resolver.js';
import { type Citation, type RecordedRow, recordedRows } from '../record/rows.js';
import { CITATION_HEADERS, rollTable } from '../record/tables.js';
import type { StatedChange } from './statements/inputs.js';

/** What a file of participations would propose. */
export interface ParticipationFile {
  readonly changes: readonly StatedChange[];
  /** Line of the file on which each change begins. */
  readonly lines: readonly number[];
  /** What is wrong with rows of which no change is made, each with its line. */
  readonly problems: readonly Problem[];
  /** Rows that state what is on record, to the letter and from the same source: nothing is to be done for them. */
  readonly alreadyOnRecord: number;
}

/** A participation that one row states, or several, each with another source. */
interface Fact {
  readonly line: number;
  readonly participantId: number;
  readonly initiativeId: number;
  readonly values: Row['values'];
  readonly citations: Citation[];
}

/** Columns that are the same in all rows of one fact, beside its participant and initiative. */
const OF_THE_FACT = ['role', 'valid_from', 'valid_to', 'date_precision', 'valid_to_precision', 'confidence'] as const;
const CITATION = [...CITATION_HEADERS, 'evidence'] as const;

/**
 * Reads a file of participations, of the columns that an import takes, as changes that record them.
 *
 * @throws DataPackageError where the file as a whole cannot be used
 */
export async function participationFile(client: ClientBase, path: string): Promise<ParticipationFile> {
  const files = new TableFiles();
  try {
    return await changesOf(client, path, files);
  } finally {
    await files.close();
  }
}

async function changesOf(client: ClientBase, path: string, files: TableFiles): Promise<ParticipationFile> {
  const [input] = (await filesInput([path], files, { table: 'participations' })).tables;
  const { resource, lacking } = input!;
  const resolver = new Resolver();
  await resolver.load(client);
  const facts = new Map<string, Fact>();
  const problems: Problem[] = [];
  for await (const item of readTable(resource)) {
    const row = readFact(item, resolver, path);
    if ('line' in row) addFact(facts, row);
    else problems.push(...row);
  }
  const recorded = await Recorded.of(client, [...facts.values()]);
  const compared = OF_THE_FACT.filter((header) => !lacking.includes(header));
  const isRecorded = (fact: Fact) => recorded.holds(fact, compared);
  const unrecorded = [...facts.values()].filter((fact) => !isRecorded(fact));
  return {
    changes: unrecorded.map((fact) => recorded.change(fact)),
    lines: unrecorded.map(({ line }) => line),
    problems,
    alreadyOnRecord: [...facts.values()].filter(isRecorded).reduce((sum, { citations }) => sum + citations.length, 0),
  };
}

/** The fact of a row, or all problems that keep it from being one. */
function readFact(item: ReadItem, resolver: Resolver, file: string): Fact | readonly Problem[] {
  const told = item.kind === 'row' ? [] : item.problems;
  const { line, values } = item.kind === 'row' ? item.row : item;
  if (values === undefined) return told;
  const problems = [...told];
  const refused = new Set(told.map(({ column }) => column));
  const idOf = (reference: 'participant' | 'initiative', kind: Value) => {
    if (refused.has(reference)) return 0;
    const text = String(values[reference]);
    const id = resolver.resolve(reference, text, kind as string | null);
    if (!(id instanceof Unresolved)) return id;
    // Of a name that only needs its kind nothing is said where the kind is what is wrong.
    if (reference === 'participant' && refused.has('participant_kind') && resolver.isKnownByKind(text)) return 0;
    const { code, message, suggestions } = id;
    problems.push({ file, row: line, column: reference, code, severity: 'error', value: text, message, suggestions });
    return 0;
  };
  const participantId = idOf('participant', values.participant_kind ?? null);
  const initiativeId = idOf('initiative', null);
  // The inputs of a change have no precision for the end, so a less exact end cannot be proposed.
  const end = values.valid_to_precision ?? null;
  if (end !== null && end !== 'day') {
    const message = `a proposal gives the day of an end, and this one is known as ${end}: import the row instead`;
    const where = { file, row: line, column: 'valid_to_precision', value: String(end) };
    problems.push({ ...where, code: 'EXPECTATION', severity: 'error', message });
  }
  if (problems.length > 0) return problems;
  const citation = Object.fromEntries(CITATION.map((header) => [header, values[header]])) as unknown as Citation;
  return { line, participantId, initiativeId, values, citations: [citation] };
}

/** A row that states the fact of an earlier one adds its source to it. */
function addFact(facts: Map<string, Fact>, fact: Fact): void {
  const key = JSON.stringify([fact.participantId, fact.initiativeId, OF_THE_FACT.map((header) => fact.values[header])]);
  const same = facts.get(key);
  if (same) same.citations.push(...fact.citations);
  else facts.set(key, fact);
}

/** What is on record of the participants and initiatives of some facts. */
class Recorded {
  private constructor(
    private readonly participants: ReadonlyMap<number, { readonly kind: string; readonly code: string }>,
    private readonly initiatives: ReadonlyMap<number, string>,
    private readonly rows: ReadonlyMap<string, readonly RecordedRow[]>,
  ) {}

  static async of(client: ClientBase, facts: readonly Fact[]): Promise<Recorded> {
    const participantIds = [...new Set(facts.map(({ participantId }) => participantId))];
    const initiativeIds = [...new Set(facts.map(({ initiativeId }) => initiativeId))];
    const participants = await client.query<{ id: number; kind: string; code: string }>(
      'SELECT id, kind, code FROM participant WHERE id = ANY($1)',
      [participantIds],
    );
    const initiatives = await client.query<{ id: number; slug: string }>(
      'SELECT id, slug FROM initiative WHERE id = ANY($1)',
      [initiativeIds],
    );
    const condition = 'upper_inf(t.recorded) AND t.participant_id = ANY($1) AND t.initiative_id = ANY($2)';
    const rows = new Map<string, RecordedRow[]>();
    for (const row of await recordedRows(client, rollTable('participations')!, condition, [
      participantIds,
      initiativeIds,
    ])) {
      const { participant_kind: kind, participant: code, initiative } = row.cells;
      const key = keyOf({ kind: kind!, code: code! }, initiative!);
      rows.set(key, [...(rows.get(key) ?? []), row]);
    }
    return new Recorded(
      new Map(participants.rows.map(({ id, ...participant }) => [id, participant])),
      new Map(initiatives.rows.map(({ id, slug }) => [id, slug])),
      rows,
    );
  }

  /** Whether a row says all of a fact, in the columns compared, and cites all of its sources. */
  holds({ participantId, initiativeId, values, citations }: Fact, compared: readonly string[]): boolean {
    const key = keyOf(this.participants.get(participantId)!, this.initiatives.get(initiativeId)!);
    return (this.rows.get(key) ?? []).some((row) => {
      const cited = new Set(row.citations.map(citationText));
      return (
        compared.every((header) => (row.cells[header] ?? null) === values[header]) &&
        citations.every((citation) => cited.has(citationText(citation)))
      );
    });
  }

  /** The change that records a fact, with the codes that its names stand for. */
  change({ participantId, initiativeId, values, citations }: Fact): StatedChange {
    const word = (header: string) => String(values[header]).toUpperCase();
    return {
      recordParticipation: {
        participant: this.participants.get(participantId)!.code,
        initiative: this.initiatives.get(initiativeId)!,
        role: word('role'),
        validFrom: values.valid_from,
        ...(values.valid_to === null ? {} : { validTo: values.valid_to }),
        datePrecision: word('date_precision'),
        confidence: word('confidence'),
        citations: citations.map(
          ({ source_url: url, source_title: title, source_publisher: publisher, source_accessed_on: day, evidence }) =>
            withoutNulls({ url, title, publisher, accessedOn: day, evidence }),
        ),
      },
    };
  }
}

function keyOf({ kind, code }: { readonly kind: string; readonly code: string }, initiative: string): string {
  return `${kind} ${code} ${initiative}`;
}

function citationText(citation: Citation): string {
  return JSON.stringify(CITATION.map((header) => citation[header] ?? null));
}

function withoutNulls(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
