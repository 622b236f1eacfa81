import type { Problem } from '../common/problems.js';
import type { Content } from '../files/table-file.js';

/** The part of Frictionless Table Schema that Rollcall reads (https://specs.frictionlessdata.io/table-schema/). */
export interface FieldSchema {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  readonly description: string;
  /** Other headers under which the same column is accepted, as `rollcall:synonyms` in the descriptor. */
  readonly synonyms: readonly string[];
  readonly required: boolean;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  /** No two rows of the table have the same value. */
  readonly unique?: boolean;
  /** The whole column may be left out of a file (`rollcall:mayBeAbsent`); its values are then null. */
  readonly mayBeAbsent?: boolean;
  /** Other spellings of a value, mapped to the one that is stored (`rollcall:valueSynonyms`). */
  readonly valueSynonyms?: Readonly<Record<string, string>>;
  /** Of a date: the column that says how exactly it is known (`rollcall:precision`). Only then may it be a month or a year. */
  readonly precision?: string;
  /** What the cells name where Frictionless has no words for it (`rollcall:references`), for example `countries|organisations`. */
  readonly references?: string;
}

export interface TableSchema {
  readonly fields: readonly FieldSchema[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly {
    readonly fields: readonly string[];
    readonly resource: string;
    readonly referenced: readonly string[];
  }[];
  /** Headers that a file may have and that are read over on purpose (`rollcall:ignored`). */
  readonly ignored?: readonly string[];
}

/** One CSV file of a package: `name` is the table (`participations`), `path` the file as given. */
export interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: TableSchema;
  /** Of a file that was made readable (src/files): where its records are. Absent: the path is that of a CSV file. */
  readonly content?: Content;
  /** What stands in a column that the file lacks, or leaves empty in a row: texts by the name of the column. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Line of the header where others stand above it; default: the first record is the header. */
  readonly headerLine?: number;
  /** How many rows the table is expected to have, both bounds included (`rollcall:rows`). */
  readonly rows?: { readonly min: number; readonly max: number };
}

export interface DataPackage {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** Day up to which the facts were researched, `YYYY-MM-DD` (`rollcall:dataThrough`). */
  readonly dataThrough: string;
  /** When the package was made (`created`), ISO 8601, UTC; the instant at which its release was recorded. Null: not said. */
  readonly created: string | null;
  /** Version of the method by which its facts are meant to be read (`rollcall:method`). */
  readonly method: Method;
  readonly resources: readonly Resource[];
  /** Releases of before, the oldest first (`rollcall:earlierReleases`): an empty roll gets them first. */
  readonly earlierReleases: readonly EarlierRelease[];
}

/** Versions of the method. */
export const METHODS = ['1.0', '2.0'] as const;
export type Method = (typeof METHODS)[number];

/** A release of before that a package ships beside its own. */
export interface EarlierRelease extends Omit<DataPackage, 'name' | 'title' | 'earlierReleases' | 'created'> {
  readonly created: string;
}

export type Value = string | number | boolean | null;

/** One row, read strictly: every declared column present as its typed value, null where the cell is empty. */
export interface Row {
  /** Line of the file on which the record starts, the header being line 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, Value>>;
  /** The cells as they stand in the file, in the file's column order. */
  readonly raw: readonly string[];
}

/** Either a row or what is wrong with it; a row with several faults yields one item that carries them all. */
export type ReadItem =
  | { readonly kind: 'row'; readonly row: Row }
  | {
      readonly kind: 'rejected';
      readonly line: number;
      readonly raw: readonly string[];
      readonly problems: readonly Problem[];
      /** The values of the columns that could be read; absent where the row is none of the table. */
      readonly values?: Readonly<Record<string, Value>>;
    };
