import type { Problem } from '../common/problems.js';

/** How a file is to be read where it does not say so itself. */
export interface Reading {
  /** Label of the encoding of a text, as `windows-1252`; default: its byte order mark's, else UTF-8. */
  readonly encoding?: string;
  /** What separates the cells of a text; default: what its first lines show. */
  readonly delimiter?: string;
  /** Name or number (from 1) of the sheet of a workbook; default: the first that is not empty. */
  readonly sheet?: string;
}

/** Where the records of a file are read from: a text of cells, or a spool of records that were taken out of another format. */
export type Content =
  | { readonly kind: 'text'; readonly path: string; readonly delimiter: string }
  | { readonly kind: 'spool'; readonly path: string };

/** A file that can be read as often as is wanted, whatever its format. */
export interface TableFile {
  /** As it was given: by it messages name the file. */
  readonly path: string;
  readonly content: Content;
  /** What was decided in reading it that its owner may want to know, as warnings. */
  readonly notes: readonly Problem[];
}

/** A record taken out of a format that is no text: the number of its row there, and its cells. */
export interface NumberedCells {
  readonly line: number;
  readonly cells: readonly string[];
}
