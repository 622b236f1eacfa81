import type { Locale } from '../domain/locale.js';
import { nameIn } from '../domain/names.js';
import type { Names } from '../domain/roll.js';
import type { Footing } from '../questions/notes.js';

/** A value of an export, the same in every format; null is an empty cell, never 0. Dates are `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

export type CellType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'instant';

export interface Column {
  readonly name: string;
  readonly type: CellType;
  /** Meaning, unit, and what an empty cell says. */
  readonly description: string;
  /** Of a date: name of the column that says how exactly it is known; without one, every day is a day. */
  readonly precision?: string;
}

/** One code of a dimension, with its name. */
export interface Code {
  readonly id: string;
  readonly name: string;
  /** In which the figures of the code are, where they have one. */
  readonly unit?: { readonly label: string; readonly decimals?: number } | undefined;
}

/** How the columns of an export are read as SDMX observations; columns not named here are left out. */
export interface SdmxShape {
  /** Identifies the dataflow and its data structure definition. */
  readonly id: string;
  readonly frequency: 'A' | 'D';
  /** Column, SDMX identifier, and the codes it can hold. */
  readonly dimensions: readonly {
    readonly column: string;
    readonly id: string;
    /** Null: any text or number, which no list could name. */
    readonly codes: readonly Code[] | null;
  }[];
  /** Column that gives TIME_PERIOD. */
  readonly time: string;
  /** Columns that each give an observation a row: the codes of the dimension INDICATOR. */
  readonly indicators: readonly string[];
  /** Column that says by `true` that a value is provisional (OBS_STATUS P). */
  readonly provisional?: string;
  /** OBS_STATUS of an empty value: `Q` withheld, `L` not known to us; default `M`, a value that can not exist. */
  readonly emptyStatus?: (row: Row, indicator: string) => 'M' | 'L' | 'Q';
}

/** Rows as CSV: whole lines. */
export interface CsvBatch {
  readonly text: string;
  /** How many rows. */
  readonly count: number;
}

/** Rows with what they mean: every format writes this. */
export interface Table {
  readonly columns: readonly Column[];
  /** Batches, so that six million rows never stand in memory together. May be read once. */
  batches(): AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
  /** The rows as `csvLines` writes them, where the table has a faster way; read in place of `batches`. */
  csv?(): AsyncIterable<CsvBatch>;
  /** Null: the rows are no observations, and SDMX-CSV can not hold them. */
  readonly sdmx: SdmxShape | null;
}

/** A table with what stands beside it. */
export interface ExportTable extends Table {
  /** What its rows rest on beyond the question; null: they say what is on record, and count nothing. */
  readonly footing: Footing | null;
  /** What is to be said of rows that count nothing, in whole sentences. */
  readonly notes?: readonly string[];
  /** What stands in the metadata of the range that the choice of a rule or definition leaves open. */
  readonly sensitivity?: object;
}

/** Codes of a dimension from things of the roll that have a slug or code, and names. */
export function codesOf(
  things: readonly ({ readonly names: Names } & ({ readonly slug: string } | { readonly code: string }))[],
  locale: Locale,
): Code[] {
  return things.map((thing) => ({
    id: 'code' in thing ? thing.code : thing.slug,
    name: nameIn(thing.names, locale),
  }));
}
