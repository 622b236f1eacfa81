import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { dayOf } from '../../domain/day.js';
import type { Cell, CellType, Column, Row } from '../table.js';
import type { FileLayout, RowFile } from './row-file.js';

/** Rows of a row group, which is written at once: enough to compress well, few enough to take some 40 ms. */
const GROUP_ROWS = 10_000;

/** How a type of cell is stored (Apache Parquet, logical types). */
const STORED: Readonly<Record<CellType, object>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  instant: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
};

type Writer = ConstructorParameters<typeof ParquetWriter>[0];

/** Collects rows by column and writes a row group whenever one is full: memory does not grow with the rows. */
export class ParquetRows {
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;
  private columns: unknown[][];

  /** `about` is kept in the file as key and value; the file says nothing else of when or by what it was made. */
  constructor(
    private readonly layout: readonly Column[],
    about: Readonly<Record<string, string>>,
  ) {
    this.writer = new ParquetWriter({
      writer: this.bytes,
      schema: [
        { name: 'rollcall', num_children: layout.length },
        ...layout.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL', ...STORED[type] })),
      ],
      kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
      createdBy: 'rollcall',
    } as Writer);
    this.columns = layout.map(() => []);
  }

  async push(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      for (let i = 0; i < row.length; i++) this.columns[i]!.push(stored(row[i]!, this.layout[i]!.type));
      if (this.columns[0]!.length >= GROUP_ROWS) await this.flush();
    }
  }

  async end(): Promise<void> {
    if (this.columns[0]!.length > 0) await this.flush();
    await this.writer.finish();
  }

  /** The bytes made since the last call. */
  take(): Uint8Array[] {
    if (this.bytes.index === 0) return [];
    const chunk = this.bytes.getBytes().slice();
    // The writer keeps the offset from the file's beginning on its own.
    this.bytes.index = 0;
    return [chunk];
  }

  private async flush(): Promise<void> {
    const columnData = this.layout.map(({ name }, i) => ({ name, data: this.columns[i]! }));
    await this.writer.write({ columnData, rowGroupSize: GROUP_ROWS } as Parameters<ParquetWriter['write']>[0]);
    this.columns = this.layout.map(() => []);
  }
}

function stored(cell: Cell, type: CellType): unknown {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell as number);
  return type === 'date' ? dayOf(cell as string) : cell;
}

/** A Parquet file that says in its footer what its rows rest on. */
export class ParquetFile implements RowFile {
  private readonly rows: ParquetRows;

  constructor({ columns, metadata }: FileLayout) {
    const { cite, licence } = metadata;
    this.rows = new ParquetRows(columns, { 'rollcall:metadata': JSON.stringify(metadata), cite, licence });
  }

  async push(rows: readonly Row[]): Promise<Uint8Array[]> {
    await this.rows.push(rows);
    return this.rows.take();
  }

  async end(): Promise<{ chunks: Uint8Array[]; sha256: null }> {
    await this.rows.end();
    return { chunks: this.rows.take(), sha256: null };
  }
}
