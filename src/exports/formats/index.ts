import { createHash, type Hash } from 'node:crypto';
import { giveWay } from '../../common/in-slices.js';
import type { Content, Metadata } from '../metadata.js';
import type { CsvBatch, Row, Table } from '../table.js';
import { csvLines } from './csv.js';
import { fileInThread } from './file-thread.js';
import { jsonStat, jsonStatText } from './json-stat.js';
import type { FileLayout } from './row-file.js';
import { observations, sdmxHeader } from './sdmx.js';

export const FORMATS = ['csv', 'json', 'xlsx', 'parquet', 'sdmx-csv', 'json-stat'] as const;
export type Format = (typeof FORMATS)[number];

export interface FormatTraits {
  readonly contentType: string;
  readonly extension: string;
  /** Metadata stand in a file beside it, for the format has no place for them. */
  readonly sidecar: boolean;
  /** Fit for a terminal. */
  readonly text: boolean;
}

export const TRAITS: Readonly<Record<Format, FormatTraits>> = {
  csv: { contentType: 'text/csv; charset=utf-8; header=present', extension: 'csv', sidecar: true, text: true },
  json: { contentType: 'application/json; charset=utf-8', extension: 'json', sidecar: false, text: true },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    sidecar: false,
    text: false,
  },
  parquet: { contentType: 'application/vnd.apache.parquet', extension: 'parquet', sidecar: true, text: false },
  'sdmx-csv': {
    contentType: 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
    extension: 'sdmx.csv',
    sidecar: true,
    text: true,
  },
  'json-stat': {
    contentType: 'application/json; charset=utf-8',
    extension: 'json-stat.json',
    sidecar: false,
    text: true,
  },
};

/** An export in a format: bytes as they are asked for, and what can be said once all were. */
export interface Encoded {
  readonly chunks: AsyncGenerator<Uint8Array, void>;
  /** Throws until the last chunk was taken. */
  content(): Content;
}

type Source = Pick<Table, 'columns' | 'sdmx'> & { readonly batches: AsyncIterable<readonly Row[]> };

/** Writes a table in a format. No more than a few batches of rows are in memory at a time. */
export function encode(format: Format, table: Table, metadata: Metadata): Encoded {
  const hash = createHash('sha256');
  const state = { rowCount: 0, sha256: null as string | null };
  const { columns } = table;
  const carries = !TRAITS[format].sidecar;
  const content = (): Content => {
    if (state.sha256 === null) throw new Error('the content is known once all of it was written');
    const { rowCount, sha256 } = state;
    return { rowCount, sha256, sha256Of: carries ? 'the same rows as CSV' : 'this file' };
  };
  const finish = () => {
    state.sha256 ??= hash.digest('hex');
    return content();
  };
  if (format === 'csv') {
    const chunks = begun(
      csvBatches(table),
      ({ count }) => count,
      state,
      (batches) => hashed(csvChunks(table, batches, metadata.bom ?? false), hash, finish),
    );
    return { chunks, content };
  }
  const chunks = begun(
    table.batches(),
    ({ length }) => length,
    state,
    (batches) => {
      const source = { ...table, batches };
      switch (format) {
        case 'sdmx-csv':
          return hashed(sdmxChunks(source, state), hash, finish);
        case 'parquet':
          return hashed(threadChunks({ format, columns, metadata }, source, state), hash, finish);
        case 'json':
          return jsonChunks(source, metadata, hash, finish);
        case 'json-stat':
          return jsonStatChunks(source, metadata, hash, finish);
        case 'xlsx':
          return threadChunks({ format, columns, metadata }, source, state);
      }
    },
  );
  return { chunks, content };
}

/**
 * Writes batches once the first is there: a source that fails does so before the first byte. The rows are counted on the
 * way. However it ends, the source is ended too.
 */
async function* begun<Batch>(
  source: AsyncIterable<Batch> | Iterable<Batch>,
  count: (batch: Batch) => number,
  state: { rowCount: number },
  write: (batches: AsyncGenerator<Batch>) => AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  async function* all() {
    yield* source;
  }
  const batches = all();
  try {
    const first = await batches.next();
    async function* counted() {
      for (let { done, value } = first; !done; { done, value } = await batches.next()) {
        state.rowCount += count(value as Batch);
        yield value as Batch;
        // A reader who takes everything at once must not hold up the others.
        await giveWay();
      }
    }
    yield* write(counted());
  } finally {
    await batches.return(undefined);
  }
}

async function* hashed(chunks: AsyncGenerator<Uint8Array>, hash: Hash, finish: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  finish();
}

/** Rows that are written, or copied to the thread of files, before others get a turn: a few milliseconds. */
const ROWS_A_PIECE = 200;

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const headerOf = ({ columns }: Pick<Table, 'columns'>): string => csvLines([columns.map(({ name }) => name)]);

/** Excel needs it to recognise UTF-8; other readers may take it for a part of the first column's name. */
const BYTE_ORDER_MARK = '\ufeff';

async function* csvBatches(table: Table): AsyncGenerator<CsvBatch> {
  if (table.csv) yield* table.csv();
  else for await (const rows of table.batches()) yield { text: csvLines(rows), count: rows.length };
}

async function* csvChunks(table: Table, batches: AsyncIterable<CsvBatch>, bom: boolean): AsyncGenerator<Uint8Array> {
  yield bytes(`${bom ? BYTE_ORDER_MARK : ''}${headerOf(table)}`);
  for await (const { text } of batches) if (text !== '') yield bytes(text);
}

async function* sdmxChunks(table: Source, state: { rowCount: number }): AsyncGenerator<Uint8Array> {
  yield bytes(csvLines([sdmxHeader(table.sdmx!)]));
  let written = 0;
  for await (const rows of table.batches) {
    for (let from = 0; from < rows.length; from += ROWS_A_PIECE) {
      const piece = observations(table, rows.slice(from, from + ROWS_A_PIECE));
      written += piece.length;
      if (piece.length > 0) yield bytes(csvLines(piece));
      await giveWay();
    }
  }
  state.rowCount = written;
}

/** Workbooks and Parquet, which take too long to compress for the event loop. */
async function* threadChunks(layout: FileLayout, table: Source, state: { sha256: string | null }) {
  const file = await fileInThread(layout);
  try {
    for await (const rows of table.batches) {
      for (let from = 0; from < rows.length; from += ROWS_A_PIECE) {
        const bytes = await file.push(rows.slice(from, from + ROWS_A_PIECE));
        if (bytes.length > 0) yield bytes;
      }
    }
    const { bytes, sha256 } = await file.end();
    yield bytes;
    state.sha256 = sha256;
  } finally {
    file.close();
  }
}

/** A cube, which is made of all rows together. */
async function* jsonStatChunks(
  table: Source,
  metadata: Metadata,
  hash: Hash,
  finish: () => Content,
): AsyncGenerator<Uint8Array> {
  hash.update(headerOf(table));
  const all: Row[] = [];
  for await (const rows of table.batches) {
    hash.update(csvLines(rows));
    all.push(...rows);
  }
  yield bytes(jsonStatText(jsonStat(table, all, metadata), metadata, finish()));
}

/** `{"metadata": {...}, "rows": [...], "content": {...}}`: what is known only at the end stands there. */
async function* jsonChunks(
  table: Source,
  metadata: Metadata,
  hash: Hash,
  finish: () => Content,
): AsyncGenerator<Uint8Array> {
  hash.update(headerOf(table));
  yield bytes(`{"metadata":${JSON.stringify(metadata, null, 1)},\n"rows":[`);
  const names = table.columns.map(({ name }) => JSON.stringify(name));
  let first = true;
  for await (const rows of table.batches) {
    for (let from = 0; from < rows.length; from += ROWS_A_PIECE) {
      const some = rows.slice(from, from + ROWS_A_PIECE);
      hash.update(csvLines(some));
      let text = '';
      for (const row of some) {
        text += first ? '\n{' : ',\n{';
        first = false;
        for (let i = 0; i < row.length; i++) text += `${i === 0 ? '' : ','}${names[i]}:${JSON.stringify(row[i])}`;
        text += '}';
      }
      yield bytes(text);
      await giveWay();
    }
  }
  yield bytes(`\n],\n"content":${JSON.stringify(finish())}}\n`);
}
