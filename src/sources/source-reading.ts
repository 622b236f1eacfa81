import type { Problem } from '../common/problems.js';
import type { TallyResult } from './tally.js';

/** What was read of a source: the rows of the roll that it states, and everything that it states nothing of. */
export interface SourceReading extends TallyResult {
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  /** Whether its columns make several rows of each: what is counted by rows is then counted by cells. */
  readonly isWide: boolean;
  /** Rows of participations. */
  readonly facts: number;
  /** Rows that state what an earlier row stated, to the letter. */
  readonly repeats: number;
  /** Initiatives that are not on record and would be. */
  readonly defined: number;
  readonly participants: number;
  readonly initiatives: number;
  readonly notes: readonly Problem[];
}

/** The rows that were read, spooled, to be printed or imported; {@link close} removes them. */
export interface SourceRows {
  readonly reading: SourceReading;
  readonly participations: SpooledRows;
  /** Null: none is to be defined. */
  readonly initiatives: SpooledRows | null;
  close(): Promise<void>;
}

export interface SpooledRows {
  readonly path: string;
  readonly header: readonly string[];
  /** The row of the source's file behind a row of the spool, whose header is row 1. */
  rowOf(line: number): number | null;
}
