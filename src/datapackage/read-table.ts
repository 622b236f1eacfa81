import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import { readSpool } from '../files/spool.js';
import { type CellReader, cellReader, Fault } from './cell.js';
import { type CsvRecord, csvRecords } from './csv-records.js';
import { InexactDay } from './day-text.js';
import { fieldByHeader, headerProblems, headerWord, withConstants } from './header.js';
import type { FieldSchema, ReadItem, Resource, TableSchema, Value } from './types.js';

/** Where each declared field stands in a file: its index among the columns, or null where the column may be and is absent. */
type Layout = readonly (number | null)[];

/**
 * Reads a CSV file strictly by its table schema, as a stream in bounded memory: rows in the order of the file, and for a row
 * that breaks a rule an item with every fault of it.
 *
 * Columns may come in any order, under their name or a synonym; ignored columns and blank rows are read over, and where the
 * file was made readable (`content`) notes below the table, of which `onNote` is told. An empty cell is null. Coded
 * cells are trimmed, other text is kept to the letter; an apostrophe that keeps a spreadsheet from running a cell is taken
 * away. Rows are numbered by the line of the file on which they start, the header being line 1.
 *
 * @throws DataPackageError where the file as a whole cannot be used: FILE_UNREADABLE, ENCODING, TRUNCATED, MALFORMED_CSV,
 *   MISSING_COLUMN, EXTRA_COLUMN, DUPLICATE_COLUMN.
 */
export async function* readTable(resource: TableResource, onNote?: (note: Problem) => void): AsyncGenerator<ReadItem> {
  let reader: RowReader | null = null;
  for await (const records of tableRecords(resource, onNote)) {
    for (const record of records) {
      if (reader === null) reader = new RowReader(resource, layOut(record, resource), record.cells);
      else yield reader.item(record);
    }
  }
  if (reader === null) throw emptyFile(resource.path);
}

/**
 * The header of a table and the records below it, in batches; blank rows are read over, and where the file was made readable
 * (`content`) notes below the table, of which `onNote` is told.
 */
export async function* tableRecords(
  resource: Pick<Resource, 'path' | 'content' | 'headerLine'>,
  onNote?: (note: Problem) => void,
): AsyncGenerator<readonly CsvRecord[]> {
  const { path, content, headerLine } = resource;
  let width: number | null = null;
  // People write notes below a table. Whether a record is a note or data shows only at the end of the file.
  let perhapsNotes: CsvRecord[] = [];
  for await (const records of recordsOf(resource)) {
    const batch: CsvRecord[] = [];
    for (const record of records) {
      if (width === null) {
        if (headerLine !== undefined && record.line < headerLine) continue;
        batch.push(record);
        width = record.cells.length;
        continue;
      }
      if (isBlank(record)) continue;
      const ended = record.terminated || record.cells.length >= width;
      if (content !== undefined && width > 1 && ended && isNote(record)) {
        perhapsNotes.push(record);
        continue;
      }
      for (const row of perhapsNotes) batch.push(row);
      batch.push(record);
      perhapsNotes = [];
    }
    yield batch;
  }
  for (const { line, cells } of perhapsNotes) {
    const text = cells.find((cell) => cell.trim() !== '')!;
    const message = `read over, as a note below the table: ${quote(text)}`;
    onNote?.(problem(path, 'LAYOUT', message, { row: line, value: text, severity: 'warning' }));
  }
}

/** What is read of a resource, and how. */
export type TableResource = Pick<Resource, 'path' | 'schema' | 'content' | 'headerLine' | 'constants'>;

function recordsOf({ path, content }: Pick<Resource, 'path' | 'content'>): AsyncGenerator<CsvRecord[]> {
  if (content === undefined) return csvRecords(path);
  if (content.kind === 'text') return csvRecords(path, { from: content.path, delimiter: content.delimiter });
  return spooledRecords(content.path);
}

async function* spooledRecords(path: string): AsyncGenerator<CsvRecord[]> {
  for await (const batch of readSpool(path)) yield batch.map((record) => ({ ...record, terminated: true }));
}

const isBlank = ({ cells }: CsvRecord) => cells.every((cell) => cell.trim() === '');

/** Whether only the first cell of a row holds anything. */
const isNote = ({ cells }: CsvRecord) =>
  cells[0]!.trim() !== '' && cells.every((cell, i) => i === 0 || cell.trim() === '');

/** The header of a file, and what stands above it. */
export interface Header {
  readonly line: number;
  readonly cells: readonly string[];
  /** Texts of the records above. */
  readonly above: readonly string[];
}

/** Records from the first on among which the header is looked for. */
const HEADER_WITHIN = 50;
/** Columns by which a header is known among other lines. */
const LEAST_KNOWN = 2;

/**
 * The header of a file: its first record or, where `known` says which words are those of columns, the first in which at least
 * two of them stand. Throws as {@link readTable} does.
 */
export async function readHeader(
  resource: Pick<Resource, 'path' | 'content'>,
  isColumn?: (word: string) => boolean,
): Promise<Header> {
  const read: CsvRecord[] = [];
  for await (const records of recordsOf(resource)) {
    for (const record of records) {
      if (isBlank(record)) continue;
      const words = record.cells.filter((cell) => isColumn?.(headerWord(cell)));
      if (isColumn === undefined || words.length >= LEAST_KNOWN) return header(record, read);
      read.push(record);
      if (read.length === HEADER_WITHIN) return header(read[0]!, []);
    }
  }
  const [first] = read;
  if (first === undefined) throw emptyFile(resource.path);
  return header(first, []);
}

function header({ line, cells }: CsvRecord, above: readonly CsvRecord[]): Header {
  const texts = above.map((record) => record.cells.filter((cell) => cell.trim() !== '').join(' '));
  return { line, cells, above: texts.filter((text) => !/^sep=.?$/i.test(text)) };
}

function layOut(header: CsvRecord, { path, schema, constants }: TableResource): Layout {
  const problems = headerProblems(withConstants(header.cells, constants, schema), path, schema, header.line);
  if (problems.length > 0) throw new DataPackageError(problems);
  const fieldOf = fieldByHeader(schema);
  const names = header.cells.map((cell) => fieldOf.get(headerWord(cell)));
  return schema.fields.map(({ name }) => {
    const index = names.indexOf(name);
    return index < 0 ? null : index;
  });
}

/** Reads records under one header. */
class RowReader {
  private readonly readers: readonly CellReader[];
  /** Columns without a name, in which nothing may stand. */
  private readonly nameless: readonly number[];
  private readonly constants: readonly (string | undefined)[];

  constructor(
    private readonly resource: TableResource,
    private readonly layout: Layout,
    private readonly header: readonly string[],
  ) {
    const { schema } = resource;
    const fieldOf = fieldByHeader(schema);
    const constants = new Map(
      Object.entries(resource.constants ?? {}).map(([name, text]) => [fieldOf.get(headerWord(name)), text] as const),
    );
    this.readers = schema.fields.map((field) => cellReader(field, schema));
    this.nameless = header.flatMap((cell, i) => (cell.trim() === '' ? [i] : []));
    this.constants = schema.fields.map(({ name }) => constants.get(name));
  }

  item(record: CsvRecord): ReadItem {
    const { content, path } = this.resource;
    const width = this.header.length;
    let { cells } = record;
    if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) cells = cells.slice(0, width);
    // Rows of workbooks and JSON may be short: the cells at their end are empty.
    if (cells.length < width && content?.kind === 'spool') {
      cells = [...cells, ...Array<string>(width - cells.length).fill('')];
    }
    if (cells.length !== width) return wrongLength(record, this.header, path);
    return this.row({ ...record, cells });
  }

  row({ cells, line }: CsvRecord): ReadItem {
    const { path, schema } = this.resource;
    const values: Record<string, Value> = {};
    const inexact: [FieldSchema, InexactDay][] = [];
    const faults: Problem[] = [];
    for (let i = 0; i < this.readers.length; i++) {
      const field = schema.fields[i]!;
      const { name } = field;
      const index = this.layout[i]!;
      const constant = this.constants[i];
      if (index === null && constant === undefined) {
        values[name] = null;
        continue;
      }
      const written = index === null ? '' : cells[index]!;
      const cell = constant !== undefined && written.trim() === '' ? constant : written;
      const value = this.readers[i]!(cell);
      if (value instanceof Fault) {
        faults.push(
          problem(path, value.code, value.message, { row: line, column: name, value: cell === '' ? null : cell }),
        );
      } else if (value instanceof InexactDay) {
        values[name] = value.day;
        inexact.push([field, value]);
      } else {
        values[name] = value;
      }
    }
    for (const field of schema.fields) {
      if (field.precision === undefined) continue;
      const day = inexact.find(([dated]) => dated === field)?.[1] ?? null;
      this.precision(field, day, values, faults, line);
    }
    for (const index of this.nameless) {
      const cell = cells[index]!;
      if (cell.trim() === '') continue;
      const message = `${quote(cell)} stands in column ${index + 1}, which has no name`;
      faults.push(problem(path, 'EXTRA_COLUMN', message, { row: line, value: cell }));
    }
    if (faults.length === 0) return { kind: 'row', row: { line, values, raw: cells } };
    return { kind: 'rejected', line, raw: cells, problems: faults, values };
  }

  /**
   * How exactly a day is known: as its column says, but never more exactly than the day is written; where the column says
   * nothing and must have a value, as exactly as the day is written.
   */
  private precision(
    { name, precision: column }: FieldSchema,
    day: InexactDay | null,
    values: Record<string, Value>,
    faults: Problem[],
    line: number,
  ): void {
    const said = values[column!] ?? null;
    if (day !== null) {
      if (said === 'no_later_than') {
        const message = `${name} ${day.day.slice(0, day.precision === 'year' ? 4 : 7)} names no day, which ${column} no_later_than needs`;
        faults.push(problem(this.resource.path, 'TYPE', message, { row: line, column: name }));
      } else if (said !== 'year') {
        values[column!] = day.precision;
      }
    }
    const missing = faults.findIndex((fault) => fault.column === column && fault.code === 'REQUIRED');
    const required = this.resource.schema.fields.find((field) => field.name === column)?.required ?? false;
    // Of a day that is itself refused it is not asked how exactly it is known: once it is mended it says so.
    if (missing >= 0 && (typeof values[name] === 'string' || faults.some((fault) => fault.column === name))) {
      faults.splice(missing, 1);
    }
    if (typeof values[name] !== 'string') return;
    if (required && (values[column!] ?? null) === null) values[column!] = day?.precision ?? 'day';
  }
}

/**
 * Reads rows that come cell by cell under the columns' names, by the same rules as those of a file. A column that is not
 * given is empty.
 *
 * @param label what problems give as the file
 */
export function rowReader(
  schema: TableSchema,
  label: string,
): (cells: Readonly<Record<string, string | null>>, line: number) => ReadItem {
  const names = schema.fields.map(({ name }) => name);
  const reader = new RowReader(
    { path: label, schema },
    names.map((_, i) => i),
    names,
  );
  return (given, line) => reader.row({ cells: names.map((name) => given[name] ?? ''), line, terminated: true });
}

function wrongLength(record: CsvRecord, header: readonly string[], path: string): ReadItem {
  const { line, cells, terminated } = record;
  const counted = `the row has ${cells.length} cells, the header ${header.length}`;
  if (!terminated && cells.length < header.length) {
    throw new DataPackageError([
      problem(path, 'TRUNCATED', `the file ends within this row: ${counted}`, { row: line }),
    ]);
  }
  const which =
    cells.length < header.length
      ? `no cell for ${header.slice(cells.length).join(', ')}`
      : `nothing belongs to ${cells.slice(header.length).map(quote).join(', ')} (a comma in a text needs quotes around the cell)`;
  return {
    kind: 'rejected',
    line,
    raw: cells,
    problems: [problem(path, 'MALFORMED_CSV', `${counted}: ${which}`, { row: line })],
  };
}

function emptyFile(path: string): DataPackageError {
  return new DataPackageError([problem(path, 'TRUNCATED', 'the file is empty: it has not even a header')]);
}
