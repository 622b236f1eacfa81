import { didYouMean } from '../domain/nearest.js';
import { type CellReader, cellReader, Fault } from './cell.js';
import { type CsvRecord, csvRecords } from './csv-records.js';
import { DataPackageError, problem, quote } from './problems.js';
import type { Problem, ReadItem, Resource, TableSchema, Value } from './types.js';

/** Where each declared field stands in a file: its index among the columns, or null where the column may be and is absent. */
type Layout = readonly (number | null)[];

/**
 * Reads a CSV file strictly by its table schema, as a stream in bounded memory: rows in the order of the file, and for a row
 * that breaks a rule an item with every fault of it.
 *
 * Columns may come in any order, under their name or a synonym; ignored columns are read over. An empty cell is null. Coded
 * cells are trimmed, other text is kept to the letter; an apostrophe that keeps a spreadsheet from running a cell is taken
 * away. Rows are numbered by the line of the file on which they start, the header being line 1.
 *
 * @throws DataPackageError where the file as a whole cannot be used: FILE_UNREADABLE, ENCODING, TRUNCATED, MALFORMED_CSV,
 *   MISSING_COLUMN, EXTRA_COLUMN, DUPLICATE_COLUMN.
 */
export async function* readTable({
  path,
  schema,
}: Pick<Resource, 'path' | 'name' | 'schema'>): AsyncGenerator<ReadItem> {
  const readers = schema.fields.map((field) => cellReader(field, schema));
  let header: readonly string[] | null = null;
  let layout: Layout = [];
  for await (const records of csvRecords(path)) {
    for (const record of records) {
      if (header === null) {
        header = record.cells;
        layout = layOut(header, path, schema);
      } else if (record.cells.length !== header.length) {
        yield wrongLength(record, header, path);
      } else {
        yield readRow(record, layout, readers, path, schema);
      }
    }
  }
  if (header === null) throw emptyFile(path);
}

/** The header of a CSV file: its first record, as it stands there. Throws as {@link readTable} does. */
export async function readHeader(path: string): Promise<readonly string[]> {
  for await (const [header] of csvRecords(path)) return header!.cells;
  throw emptyFile(path);
}

/** What keeps a header from being that of the table: missing, extra and duplicate columns. Empty where nothing does. */
export function headerProblems(header: readonly string[], path: string, schema: TableSchema): Problem[] {
  const fieldOf = fieldByHeader(schema);
  const taken = new Map<string, string>();
  const problems: Problem[] = [];
  const words = header.map((cell) => cell.trim());
  const separator = header.length === 1 ? /[;\t|]/.exec(header[0]!)?.[0] : undefined;
  if (separator !== undefined) {
    const message = `the cells seem to be separated by ${quote(separator)}; a CSV file separates them by commas`;
    return [problem(path, 'MALFORMED_CSV', message, { row: 1 })];
  }
  const absent = schema.fields.filter(
    ({ name, synonyms }) => ![name, ...synonyms].some((word) => words.includes(word)),
  );
  words.forEach((word, i) => {
    const place = { row: 1, column: word === '' ? null : word, value: word };
    const field = fieldOf.get(word);
    if (field === undefined) {
      if (schema.ignored?.includes(word)) return;
      const message =
        word === ''
          ? `column ${i + 1} has no name`
          : `${quote(word)} is no column of this table${didYouMean(
              word,
              absent.map(({ name }) => name),
            )}`;
      problems.push(problem(path, 'EXTRA_COLUMN', message, place));
    } else if (taken.has(field)) {
      const other = taken.get(field)!;
      const message =
        other === word ? `${quote(word)} stands twice` : `${quote(other)} and ${quote(word)} are the same column`;
      problems.push(problem(path, 'DUPLICATE_COLUMN', message, place));
    } else {
      taken.set(field, word);
    }
  });
  const unknown = words.filter((word) => !fieldOf.has(word));
  for (const { name, synonyms, mayBeAbsent } of absent) {
    if (mayBeAbsent) continue;
    const also = synonyms.length === 0 ? '' : ` (or ${synonyms.join(', ')})`;
    const message = `the column ${name}${also} is missing${didYouMean(name, unknown)}`;
    problems.push(problem(path, 'MISSING_COLUMN', message, { row: 1, column: name }));
  }
  return problems;
}

function layOut(header: readonly string[], path: string, schema: TableSchema): Layout {
  const problems = headerProblems(header, path, schema);
  if (problems.length > 0) throw new DataPackageError(problems);
  const fieldOf = fieldByHeader(schema);
  const names = header.map((cell) => fieldOf.get(cell.trim()));
  return schema.fields.map(({ name }) => {
    const index = names.indexOf(name);
    return index < 0 ? null : index;
  });
}

function fieldByHeader(schema: TableSchema): ReadonlyMap<string, string> {
  return new Map(
    schema.fields.flatMap(({ name, synonyms }) => [name, ...synonyms].map((word) => [word, name] as const)),
  );
}

function readRow(
  record: CsvRecord,
  layout: Layout,
  readers: readonly CellReader[],
  path: string,
  schema: TableSchema,
): ReadItem {
  const { cells, line } = record;
  const values: Record<string, Value> = {};
  let faults: Problem[] | null = null;
  for (let i = 0; i < readers.length; i++) {
    const { name } = schema.fields[i]!;
    const index = layout[i]!;
    if (index === null) {
      values[name] = null;
      continue;
    }
    const cell = cells[index]!;
    const value = readers[i]!(cell);
    if (value instanceof Fault) {
      faults ??= [];
      faults.push(
        problem(path, value.code, value.message, { row: line, column: name, value: cell === '' ? null : cell }),
      );
    } else {
      values[name] = value;
    }
  }
  if (faults === null) return { kind: 'row', row: { line, values, raw: cells } };
  if (cells.every((cell) => cell.trim() === '')) {
    faults = [problem(path, 'REQUIRED', 'the row has no value at all', { row: line })];
  }
  return { kind: 'rejected', line, raw: cells, problems: faults, values };
}

/**
 * Reads rows that come cell by cell under the columns' names, by the same rules as those of a file. A column that is not
 * given is empty.
 *
 * @param place what problems give as the file
 */
export function rowReader(
  schema: TableSchema,
  place: string,
): (cells: Readonly<Record<string, string | null>>, line: number) => ReadItem {
  const readers = schema.fields.map((field) => cellReader(field, schema));
  const layout = schema.fields.map((_, i) => i);
  return (given, line) => {
    const cells = schema.fields.map(({ name }) => given[name] ?? '');
    return readRow({ cells, line, terminated: true }, layout, readers, place, schema);
  };
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
