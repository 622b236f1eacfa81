import { DataPackageError, problem, quote } from '../common/problems.js';
import { type CsvRecord, csvRecords } from './csv-records.js';
import { headerWord } from './header.js';

/** A small CSV file that stands beside a source, whole. */
export interface SmallCsv {
  /** Words of the header as {@link headerWord} writes them. */
  readonly header: readonly string[];
  readonly rows: readonly CsvRecord[];
}

/**
 * Reads a small CSV file.
 *
 * @throws DataPackageError where it can not be read, lacks one of the columns, or has a row of another length
 */
export async function readSmallCsv(path: string, columns: readonly string[]): Promise<SmallCsv> {
  const records: CsvRecord[] = [];
  for await (const batch of csvRecords(path)) records.push(...batch);
  const [first, ...rest] = records;
  if (first === undefined)
    throw new DataPackageError([problem(path, 'TRUNCATED', 'the file is empty: it has not even a header')]);
  const header = first.cells.map(headerWord);
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const problems = columns
    .filter((column) => !header.includes(column))
    .map((column) => problem(path, 'MISSING_COLUMN', `the column ${column} is missing`, { row: 1, column }));
  for (const { line, cells } of rows) {
    if (cells.length === header.length) continue;
    const message = `the row has ${cells.length} cells, the header ${header.length}: ${quote(cells.join(','))}`;
    problems.push(problem(path, 'MALFORMED_CSV', message, { row: line }));
  }
  if (problems.length > 0) throw new DataPackageError(problems);
  return { header, rows };
}
