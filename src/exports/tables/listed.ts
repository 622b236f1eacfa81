import { giveWay } from '../../common/in-slices.js';
import { type Day, formatDay, NEVER } from '../../domain/day.js';
import { membersAt } from '../../domain/groups.js';
import type { Country } from '../../domain/roll.js';
import type { Question } from '../../questions/question.js';
import type { Cell, CellType, Column, ExportTable, Row, SdmxShape } from '../table.js';

/** A column of a table of things on record, and what stands in it. */
export interface ListedColumn<T> extends Column {
  readonly of: (thing: T, question: Question) => Cell;
}

export function listed<T>(
  name: string,
  type: CellType,
  description: string,
  of: ListedColumn<T>['of'],
): ListedColumn<T> {
  return { name, type, description, of };
}

const BATCH = 500;

/** A row for each thing. Nothing is counted in such a table: it says what is on record. */
export function listedTable<T>(
  question: Question,
  columns: readonly ListedColumn<T>[],
  things: readonly T[],
  sdmx: SdmxShape | null = null,
): ExportTable {
  async function* batches(): AsyncGenerator<Row[]> {
    for (let from = 0; from < things.length; from += BATCH) {
      yield things.slice(from, from + BATCH).map((thing) => columns.map(({ of }) => of(thing, question)));
      await giveWay();
    }
  }
  return { columns: plain(columns), batches, sdmx, footing: null };
}

/** The columns as they are described, without what fills them. */
export function plain<T>(columns: readonly ListedColumn<T>[]): Column[] {
  return columns.map(({ of: _, ...column }) => column);
}

/** A day as a cell; empty where it is not known, or never comes. */
export function dayCell(day: Day | null): string | null {
  return day === null || day >= NEVER || day <= -NEVER ? null : formatDay(day);
}

/** Words in one cell, separated by spaces; empty where there is none. */
export function wordsCell(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join(' ');
}

/** The states on record that the question looks at, by code. */
export function countriesAsked({ roll, among, day, rule }: Question): readonly Country[] {
  if (!among) return roll.countries;
  const members = membersAt(roll, among, day, rule.universe);
  return roll.countries.filter(({ index }) => members.has(index));
}

/** Names of a thing in the languages in which the data package has them. */
export function namedColumns<T extends { readonly names: { readonly en: string; readonly zh?: string | null } }>(
  what: string,
): ListedColumn<T>[] {
  return [
    listed('name_en', 'text', `Name of the ${what} in English.`, ({ names }) => names.en),
    listed('name_zh', 'text', 'The same in Chinese; empty: not on record.', ({ names }) => names.zh ?? null),
  ];
}
