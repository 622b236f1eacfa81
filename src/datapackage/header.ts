import type { Problem } from '../common/problems.js';
import { problem, quote } from '../common/problems.js';
import { didYouMean } from '../domain/nearest.js';
import type { TableSchema } from './types.js';

/**
 * A header as it is compared: people write `Valid From`, `valid-from` or `VALID FROM:` for the same column, and mark it for a
 * footnote.
 */
export function headerWord(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.\-/]+/g, '_')
    .replaceAll(/^_+|[_*†‡:]+$/g, '');
}

/** The field of each header that a table knows, by its word: names and synonyms. */
export function fieldByHeader(schema: TableSchema): ReadonlyMap<string, string> {
  return new Map(
    schema.fields.flatMap(({ name, synonyms }) => [name, ...synonyms].map((word) => [headerWord(word), name] as const)),
  );
}

/** A header with the columns that constants stand for, where it lacks them. */
export function withConstants(
  header: readonly string[],
  constants: Readonly<Record<string, string>> | undefined,
  schema: TableSchema,
): readonly string[] {
  const fieldOf = fieldByHeader(schema);
  const there = new Set(header.map((cell) => fieldOf.get(headerWord(cell))));
  const isThere = (name: string) => there.has(fieldOf.get(headerWord(name))) && fieldOf.has(headerWord(name));
  return [...header, ...Object.keys(constants ?? {}).filter((name) => !isThere(name))];
}

/** Columns of the table that a header lacks, under any name. */
export function lackingColumns(header: readonly string[], schema: TableSchema): string[] {
  const fieldOf = fieldByHeader(schema);
  const there = new Set(header.map((cell) => fieldOf.get(headerWord(cell))));
  return schema.fields.flatMap(({ name }) => (there.has(name) ? [] : [name]));
}

/**
 * What keeps a header from being that of the table: missing, extra and duplicate columns. Empty where nothing does. A column
 * without a name is none as long as nothing stands in it, which its rows show.
 */
export function headerProblems(
  header: readonly string[],
  path: string,
  schema: TableSchema,
  row: number = 1,
): Problem[] {
  const fieldOf = fieldByHeader(schema);
  const ignored = new Set(schema.ignored?.map(headerWord));
  const taken = new Map<string, string>();
  const problems: Problem[] = [];
  const separator = header.length === 1 ? /[;\t|]/.exec(header[0]!)?.[0] : undefined;
  if (separator !== undefined) {
    const message = `the cells seem to be separated by ${quote(separator)}; a CSV file separates them by commas`;
    return [problem(path, 'MALFORMED_CSV', message, { row })];
  }
  const lacking = new Set(lackingColumns(header, schema));
  const absent = schema.fields.filter(({ name }) => lacking.has(name));
  const cells = header.map((cell) => cell.trim()).filter((cell) => cell !== '');
  for (const cell of cells) {
    const word = headerWord(cell);
    const field = fieldOf.get(word);
    const position = { row, column: cell, value: cell };
    if (field === undefined) {
      if (ignored.has(word)) continue;
      const meant = didYouMean(
        cell,
        absent.map(({ name }) => name),
      );
      problems.push(problem(path, 'EXTRA_COLUMN', `${quote(cell)} is no column of this table${meant}`, position));
    } else if (taken.has(field)) {
      const other = taken.get(field)!;
      const message =
        other === cell ? `${quote(cell)} stands twice` : `${quote(other)} and ${quote(cell)} are the same column`;
      problems.push(problem(path, 'DUPLICATE_COLUMN', message, position));
    } else {
      taken.set(field, cell);
    }
  }
  const unknown = cells.filter((cell) => !fieldOf.has(headerWord(cell)));
  for (const { name, synonyms, mayBeAbsent } of absent) {
    if (mayBeAbsent) continue;
    const also = synonyms.length === 0 ? '' : ` (or ${synonyms.join(', ')})`;
    const message = `the column ${name}${also} is missing${didYouMean(name, unknown)}`;
    problems.push(problem(path, 'MISSING_COLUMN', message, { row, column: name }));
  }
  return problems;
}
