import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import type { CsvRecord } from '../datapackage/csv-records.js';
import { headerWord } from '../datapackage/header.js';
import { didYouMean } from '../domain/nearest.js';
import type { Condition, Expression } from './description.js';
import { columnsOf } from './field-readers.js';
import { alternatives, type Source } from './source-folder.js';

/** What every row has in a column that the file lacks: texts by the name of the column. */
export type SetColumns = Readonly<Record<string, string>>;

/** The columns of a source's file, and the further cells that its rows get: of a wide table, and those that are set. */
export class Columns {
  private readonly byWord = new Map<string, number>();
  /** Of a wide table: where the columns stand that are values of one thing. */
  readonly wide: readonly number[];
  /** Columns of the file. */
  readonly width: number;
  private readonly setTexts: readonly string[];

  /** @throws DataPackageError where the columns of the file are not those of which source.yml speaks */
  constructor(
    private readonly source: Source,
    private readonly header: readonly string[],
    set: SetColumns,
    path: string,
    line: number,
  ) {
    const problems: Problem[] = [];
    const wrong = (code: Problem['code'], column: string, message: string) =>
      void problems.push(problem(path, code, message, { row: line, column, value: column }));
    const { wide, ignore = [], headers = {} } = source.description;
    this.width = header.length;
    for (const [i, cell] of header.entries()) {
      const word = headerWord(cell);
      if (word === '') continue;
      if (this.byWord.has(word)) wrong('DUPLICATE_COLUMN', cell, `${quote(cell)} stands twice`);
      this.byWord.set(word, i);
    }
    const virtual = [...(wide ? [wide.name, wide.value] : []), ...Object.keys(set)];
    for (const [i, column] of virtual.entries()) {
      if (this.byWord.has(headerWord(column)))
        wrong('DUPLICATE_COLUMN', column, `the file has a column ${quote(column)} itself`);
      this.byWord.set(headerWord(column), this.width + i);
    }
    this.setTexts = Object.values(set);
    const used = usedColumns(source);
    const named = new Set([...used].map(headerWord));
    for (const [name, alternatives] of Object.entries(headers)) {
      const there = this.wordsOf([name, ...alternatives]);
      if (there.length > 1) wrong('DUPLICATE_COLUMN', name, `the file has several of the headers of ${quote(name)}`);
      if (there[0] === undefined) continue;
      this.byWord.set(headerWord(name), this.byWord.get(there[0])!);
      named.add(there[0]);
    }
    const ignored = new Set(ignore.map(headerWord));
    const listed = wide && wide.columns !== 'rest' ? new Set(wide.columns.map(headerWord)) : null;
    const wideColumns: number[] = [];
    const spare = header.filter((cell) => !named.has(headerWord(cell)) && !ignored.has(headerWord(cell)));
    for (const column of [...used, ...(listed ? (wide!.columns as string[]) : [])]) {
      if (this.byWord.has(headerWord(column))) continue;
      const also = headers[column] === undefined ? '' : ` (or ${headers[column].map(quote).join(', ')})`;
      const meant = didYouMean(column, spare);
      wrong(
        'MISSING_COLUMN',
        column,
        `source.yml speaks of the column ${quote(column)}${also}, which the file does not have${meant}`,
      );
    }
    for (const [i, cell] of header.entries()) {
      const word = headerWord(cell);
      if (word === '' || named.has(word) || ignored.has(word)) continue;
      if (wide && (listed === null || listed.has(word))) wideColumns.push(i);
      else {
        const message = `${quote(cell)} is a column of which source.yml says nothing: use it, or name it under ignore`;
        wrong('EXTRA_COLUMN', cell, message);
      }
    }
    if (problems.length > 0) throw new DataPackageError(problems);
    this.wide = wideColumns;
  }

  /** The words of the headers of the file that are one of these; `/.../` is a regular expression. */
  private wordsOf(alternatives: readonly string[]): string[] {
    const words = alternatives.flatMap((alternative) => {
      const [, pattern] = /^\/(.+)\/$/.exec(alternative) ?? [];
      if (pattern === undefined) return [headerWord(alternative)].filter((word) => this.byWord.has(word));
      const expression = new RegExp(pattern, 'iu');
      return this.header.filter((cell) => expression.test(cell)).map(headerWord);
    });
    return [...new Set(words)];
  }

  /** Where a column stands among the cells of {@link cellsOf}. */
  indexOf = (column: string): number => this.byWord.get(headerWord(column))!;

  nameOf(index: number): string {
    return this.header[index]!.trim();
  }

  /** The cells of a record, as many as the header has; null where they are not so many. */
  cellsOf({ cells }: CsvRecord, isSpooled: boolean): string[] | null {
    const row = cells.slice(0, this.width);
    if (cells.length > this.width && cells.slice(this.width).some((cell) => cell.trim() !== '')) return null;
    if (cells.length < this.width) {
      if (!isSpooled) return null;
      while (row.length < this.width) row.push('');
    }
    if (this.source.description.wide) row.push('', '');
    row.push(...this.setTexts);
    return row;
  }
}

/** Every column that a description speaks of, those of templates among them. */
export function usedColumns({ description }: Source): Set<string> {
  const used = new Set<string>();
  const conditions = (given: Condition | readonly Condition[] | undefined) => {
    for (const each of [given ?? []].flat() as Condition[]) used.add(each.column);
  };
  for (const { when, ...fields } of description.facts) {
    conditions(when);
    for (const part of Object.values(fields).flatMap((each) => alternatives(each as Expression))) {
      if (typeof part === 'object') used.add(part.column);
      else for (const column of columnsOf(String(part))) used.add(column);
    }
  }
  conditions(description.skip);
  if (description.years) used.add(description.years.column);
  for (const stated of Object.values(description.define?.initiatives ?? {})) {
    for (const column of columnsOf(String(stated))) if (column !== 'value') used.add(column);
  }
  return used;
}

/** Whether a row is one to which a condition applies. */
export function conditionOf(
  { column, is, not, filled }: Condition,
  indexOf: (column: string) => number,
): (cells: readonly string[]) => boolean {
  const index = indexOf(column);
  const [wanted, unwanted] = [is && new Set(is), not && new Set(not)];
  return (cells) => {
    const text = cells[index]!.trim();
    if (wanted && !wanted.has(text)) return false;
    if (unwanted?.has(text)) return false;
    return filled === undefined || (text !== '') === filled;
  };
}
