import { unprotectCell } from '../../../src/domain/spreadsheet-cell.js';
import {
  CONFIDENCES,
  type Confidence,
  PRECISIONS,
  type Precision,
  ROLES,
  type Role,
} from '../../../src/domain/vocabulary.js';
import type { ChangeInput, CitationInput, ProblemPartsFragment } from '../generated/graphql.js';
import { isoAsKnown } from '../lib/dates.js';
import type { CsvLine } from '../lib/read-csv.js';
import { isDay } from '../state/view-state.js';
import { placeOf } from './draft.js';

/** What one proposal takes. */
export const MOST_CHANGES = 1000;

/** The columns of participations.csv of the data package that say what a new fact is. */
export const COLUMNS = [
  'initiative',
  'participant',
  'role',
  'valid_from',
  'valid_to',
  'date_precision',
  'confidence',
  'source_url',
  'source_title',
  'source_publisher',
  'source_accessed_on',
  'evidence',
] as const;
export type Column = (typeof COLUMNS)[number];

const REQUIRED: readonly Column[] = ['initiative', 'participant', 'role', 'valid_from', 'confidence'];
/** The server knows by itself whether a participant is a state. */
const IGNORED = ['participant_kind'];

/** A row of the file, each cell as it stands in it or was mended since. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** What is wrong with a cell, or with a row as a whole, and what may have been meant. */
export interface RowProblem {
  readonly row: number;
  readonly column: Column | null;
  /** A rule of this page, said in its language; else the server's words. */
  readonly rule: 'required' | 'word' | 'day' | 'address' | null;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** What makes a whole file none that can be taken. */
export type FileFault =
  | { readonly rule: 'empty' }
  | { readonly rule: 'columns'; readonly missing: readonly string[]; readonly unknown: readonly string[] }
  | { readonly rule: 'cells'; readonly line: number }
  | { readonly rule: 'many'; readonly number: number };

/** The rows of a file. Every column is known, listed as ignored, or a fault: nothing is passed over in silence. */
export function rowsOf(records: readonly CsvLine[]): { rows: Row[] } | { fault: FileFault } {
  const [head, ...lines] = records;
  if (head === undefined || lines.length === 0) return { fault: { rule: 'empty' } };
  const names = head.cells.map((name) => name.trim());
  const missing = REQUIRED.filter((name) => !names.includes(name));
  const unknown = names.filter(
    (name, index) =>
      !((COLUMNS as readonly string[]).includes(name) || IGNORED.includes(name)) || names.indexOf(name) !== index,
  );
  if (missing.length > 0 || unknown.length > 0) return { fault: { rule: 'columns', missing, unknown } };
  const ragged = lines.find(({ cells }) => cells.length !== names.length);
  if (ragged) return { fault: { rule: 'cells', line: ragged.line } };
  const rows = lines.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      COLUMNS.map((name) => [name, unprotectCell(cells[names.indexOf(name)] ?? '').trim()]),
    ) as Row['cells'],
  }));
  const number = changesOf(rows).length;
  return number > MOST_CHANGES ? { fault: { rule: 'many', number } } : { rows };
}

const upper = (text: string) => text.toUpperCase();

/** What can be told before anything is sent: what the API could not even read. */
export function ownProblems(rows: readonly Row[]): RowProblem[] {
  return rows.flatMap(({ cells }, row) => {
    const problems: RowProblem[] = [];
    const wrong = (column: Column, rule: NonNullable<RowProblem['rule']>, suggestions: readonly string[] = []) =>
      problems.push({ row, column, rule, message: cells[column], suggestions });
    for (const column of REQUIRED) if (cells[column] === '') wrong(column, 'required');
    const word = (column: Column, words: readonly string[]) => {
      const given = upper(cells[column]);
      if (given !== '' && !words.includes(given)) {
        const near = words.filter((candidate) => isNear(candidate, given)).map((candidate) => candidate.toLowerCase());
        wrong(column, 'word', near);
      }
    };
    word('role', ROLES);
    word('confidence', CONFIDENCES);
    word('date_precision', PRECISIONS);
    for (const column of ['valid_to', 'source_accessed_on'] as const) {
      if (cells[column] !== '' && !isDay(cells[column])) wrong(column, 'day');
    }
    if (cells.source_url !== '' && !/^https?:\/\/\S+$/i.test(cells.source_url)) wrong('source_url', 'address');
    return problems;
  });
}

/** Whether one word becomes the other by at most two signs put in, left out or changed. */
function isNear(word: string, other: string): boolean {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= word.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (word[i - 1] === other[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length]! <= 2;
}

/** A change, and the rows that state it: a fact with several sources stands in as many rows. */
export interface RowsChange {
  readonly change: ChangeInput;
  readonly rows: readonly number[];
}

/** What would be proposed: one new fact for the rows that say the same of it but for the source. */
export function changesOf(rows: readonly Row[]): RowsChange[] {
  const byFact = new Map<string, number[]>();
  rows.forEach(({ cells }, rowIndex) => {
    const key = JSON.stringify(COLUMNS.slice(0, COLUMNS.indexOf('source_url')).map((name) => cells[name]));
    byFact.set(key, [...(byFact.get(key) ?? []), rowIndex]);
  });
  return [...byFact.values()].map((places) => {
    const { cells } = rows[places[0]!]!;
    const precision = (upper(cells.date_precision) || null) as Precision | null;
    return {
      rows: places,
      change: {
        recordParticipation: {
          participant: cells.participant,
          initiative: cells.initiative,
          role: upper(cells.role) as Role,
          // A file gives the first day of a month or year beside its precision; the API takes what is known alone.
          validFrom: isoAsKnown(cells.valid_from, precision) ?? '',
          ...(cells.valid_to === '' ? {} : { validTo: cells.valid_to }),
          ...(precision === 'NO_LATER_THAN' ? { datePrecision: precision } : {}),
          confidence: upper(cells.confidence) as Confidence,
          citations: places.map((rowIndex) => citationOf(rows[rowIndex]!.cells)),
        },
      },
    };
  });
}

function citationOf(cells: Row['cells']): CitationInput {
  const given = {
    url: cells.source_url,
    title: cells.source_title,
    publisher: cells.source_publisher,
    accessedOn: cells.source_accessed_on,
    evidence: cells.evidence,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

/** The column of a file for each field of the API. */
const COLUMN_OF: Readonly<Record<string, Column>> = {
  participant: 'participant',
  initiative: 'initiative',
  role: 'role',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  datePrecision: 'date_precision',
  confidence: 'confidence',
  citations: 'source_url',
  'citations.url': 'source_url',
  'citations.title': 'source_title',
  'citations.publisher': 'source_publisher',
  'citations.accessedOn': 'source_accessed_on',
  'citations.evidence': 'evidence',
};

/** What the server finds wrong, at the row and the cell that it is about: the first where a fact stands in several. */
export function problemsOfRows(
  problems: readonly ProblemPartsFragment[],
  changes: readonly RowsChange[],
): RowProblem[] {
  return problems.flatMap(({ change, field, message, suggestions }) => {
    const row = changes[change]?.rows[0];
    if (row === undefined) return [];
    return [{ row, column: COLUMN_OF[placeOf(field) ?? ''] ?? null, rule: null, message, suggestions }];
  });
}
