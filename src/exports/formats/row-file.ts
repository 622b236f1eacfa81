import type { Metadata } from '../metadata.js';
import type { Column, Row } from '../table.js';

/** What a file is made of besides its rows, as it is sent to a thread. */
export interface FileLayout {
  readonly format: 'xlsx' | 'parquet';
  readonly columns: readonly Column[];
  readonly metadata: Metadata;
}

/** A file that takes rows and gives bytes, each call those made since the one before. */
export interface RowFile {
  /** Throws BAD_USER_INPUT where the format can not hold a row. */
  push(rows: readonly Row[]): Promise<Uint8Array[]>;
  /** `sha256`, in hexadecimal, is of the same rows as CSV; null where the file has no place to name it. */
  end(): Promise<{ readonly chunks: Uint8Array[]; readonly sha256: string | null }>;
}
