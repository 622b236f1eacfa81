import type { Initiative } from '../domain/roll.js';

/** A value of an export, the same in every format; null is an empty cell, never 0. Dates are `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

export type CellType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'instant';

export interface Column {
  readonly name: string;
  readonly type: CellType;
  /** Meaning, unit, and what an empty cell says. */
  readonly description: string;
}

/** One code of a dimension, with its name. */
export interface Code {
  readonly id: string;
  readonly name: string;
}

/** How the columns of an export are read as SDMX observations; columns not named here are left out. */
export interface SdmxShape {
  /** Identifies the dataflow and its data structure definition. */
  readonly id: string;
  readonly frequency: 'A' | 'D';
  /** Column, SDMX identifier, and the codes it can hold. */
  readonly dimensions: readonly { readonly column: string; readonly id: string; readonly codes: readonly Code[] }[];
  /** Column that gives TIME_PERIOD. */
  readonly time: string;
  /** Columns that each give an observation a row: the codes of the dimension INDICATOR. */
  readonly indicators: readonly string[];
  /** Column that says by `true` that a value is provisional (OBS_STATUS P). */
  readonly provisional?: string;
}

/** Rows as CSV: whole lines. */
export interface CsvBatch {
  readonly text: string;
  /** How many rows. */
  readonly count: number;
}

/** Rows with what they mean: every format writes this. */
export interface ExportTable {
  readonly columns: readonly Column[];
  /** Batches, so that six million rows never stand in memory together. May be read once. */
  batches(): AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
  /** The rows as `csvLines` writes them, where the table has a faster way; read in place of `batches`. */
  csv?(): AsyncIterable<CsvBatch>;
  /** Null: the rows are no observations, and SDMX-CSV can not hold them. */
  readonly sdmx: SdmxShape | null;
}

/** Rows that are in memory anyway, as one batch. */
export function fromRows(columns: readonly Column[], rows: readonly Row[], sdmx: SdmxShape | null): ExportTable {
  return { columns, sdmx, batches: () => [rows] };
}

/** Codes of a dimension from things of the roll that have a slug and names. */
export function codesOf(
  things: readonly (Pick<Initiative, 'slug' | 'names'> | { code: string; names: { en: string } })[],
): Code[] {
  return things.map((thing) => ({ id: 'code' in thing ? thing.code : thing.slug, name: thing.names.en }));
}
