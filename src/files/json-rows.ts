import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { DataPackageError, problem, quote } from '../common/problems.js';
import type { NumberedCells } from './table-file.js';

/** A JSON text is held in memory as a whole: a longer one is to be given as JSON lines, which are not. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Names of files that hold one value a line. */
const LINES = /\.(jsonl|ndjson)(\.gz)?$/i;

type JsonRow = Readonly<Record<string, unknown>>;

/**
 * Rows of a JSON file: an array of objects, or of arrays of which the first is the header; an object with one such array
 * (`{"rows": [...]}`); or one object a line. The first record is the header: the names of all properties, in the order in
 * which they first come. Rows of an array are numbered from 1, those of lines by their line.
 *
 * @throws DataPackageError MALFORMED_CSV where it is none of these
 */
export async function* jsonRecords(path: string, from: string): AsyncGenerator<NumberedCells> {
  if (await isLines(path, from)) {
    const names = new Set<string>();
    for await (const { row } of linesOf(path, from)) for (const name of Object.keys(row)) names.add(name);
    yield { line: 0, cells: [...names] };
    for await (const { line, row } of linesOf(path, from)) yield { line, cells: cellsOf(row, [...names]) };
    return;
  }
  const rows = rowsOf(path, await parsed(path, from));
  if (rows.every((row) => Array.isArray(row))) {
    for (const [i, row] of rows.entries()) yield { line: i, cells: row.map(cellText) };
    return;
  }
  const names = new Set<string>();
  for (const [i, row] of rows.entries()) for (const name of Object.keys(objectOf(path, row, i + 1))) names.add(name);
  yield { line: 0, cells: [...names] };
  for (const [i, row] of rows.entries()) yield { line: i + 1, cells: cellsOf(row as JsonRow, [...names]) };
}

/** Whether the first line that is not empty is an object of its own: with more behind it, or by the name of the file. */
async function isLines(path: string, from: string): Promise<boolean> {
  let first: string | null = null;
  const input = createReadStream(from);
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() === '') continue;
      if (first !== null) return true;
      first = line.replace(/^\ufeff/, '').trim();
      if (!first.startsWith('{') || !isJson(first)) return false;
    }
    return first !== null && LINES.test(path);
  } finally {
    input.destroy();
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // What it is instead is said by whoever reads it.
    return false;
  }
}

async function* linesOf(path: string, from: string): AsyncGenerator<{ readonly line: number; readonly row: JsonRow }> {
  let line = 0;
  const input = createReadStream(from);
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      const json = line === 1 ? text.replace(/^\ufeff/, '') : text;
      if (json.trim() === '') continue;
      let value: unknown;
      try {
        value = JSON.parse(json);
      } catch (error) {
        throw fault(path, `the line is no JSON: ${(error as Error).message}`, line);
      }
      yield { line, row: objectOf(path, value, line) };
    }
  } finally {
    input.destroy();
  }
}

async function parsed(path: string, from: string): Promise<unknown> {
  const { size } = await stat(from);
  if (size > MOST_BYTES) {
    throw fault(path, `is ${size} bytes of JSON, more than ${MOST_BYTES}: give it as JSON lines, one object a line`);
  }
  const text = await readFile(from, 'utf8');
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw fault(path, `is no JSON: ${(error as Error).message}`);
  }
}

function rowsOf(path: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const arrays = Object.entries(value as JsonRow).filter(([, member]) => Array.isArray(member));
  if (arrays.length === 1) return arrays[0]![1] as unknown[];
  const said =
    arrays.length === 0 ? 'no array of rows' : `${arrays.length} arrays (${arrays.map(([name]) => name).join(', ')})`;
  throw fault(path, `holds ${said}: a table is one array of objects, each a row`);
}

function objectOf(path: string, value: unknown, row: number): JsonRow {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonRow;
  throw fault(path, `${quote(JSON.stringify(value).slice(0, 80))} is no row: a row is an object`, row);
}

const cellsOf = (row: JsonRow, names: readonly string[]) => names.map((name) => cellText(row[name]));

/** A value as a cell holds it: several words are separated by semicolons, as in the tables of the roll. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.map(cellText).join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function fault(path: string, message: string, row: number | null = null): DataPackageError {
  return new DataPackageError([problem(path, 'MALFORMED_CSV', message, row === null ? {} : { row })]);
}
