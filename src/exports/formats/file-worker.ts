import { parentPort } from 'node:worker_threads';
import { sentAs } from '../../common/thread-pool.js';
import type { Row } from '../table.js';
import { ParquetFile } from './parquet.js';
import type { FileLayout, RowFile } from './row-file.js';
import { Workbook } from './workbook.js';

/** What is asked of a thread for one of the files that it has in hand. */
export type FileStep =
  | { readonly begin: FileLayout }
  | { readonly rows: readonly Row[] }
  | { readonly end: true }
  /** The file is no longer wanted. */
  | { readonly drop: true };
export type FileCall = FileStep & { readonly file: number };

/** Bytes made by the step, and after the last one the digest. */
export interface FileBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string | null;
}

const files = new Map<number, RowFile>();

async function take(call: FileCall): Promise<FileBytes> {
  if ('begin' in call) {
    const { begin } = call;
    files.set(call.file, begin.format === 'xlsx' ? new Workbook(begin) : new ParquetFile(begin));
    return { bytes: new Uint8Array(), sha256: null };
  }
  const file = files.get(call.file)!;
  if ('rows' in call) return { bytes: joined(await file.push(call.rows)), sha256: null };
  files.delete(call.file);
  const { chunks, sha256 } = await file.end();
  return { bytes: joined(chunks), sha256 };
}

/** In memory of its own, which can be handed over. */
function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The answer to each message but `drop`, by file. A caller waits for it before its next message about the same file. */
parentPort!.on('message', async (call: FileCall) => {
  const { file } = call;
  if ('drop' in call) {
    files.delete(file);
    return;
  }
  try {
    const result = await take(call);
    parentPort!.postMessage({ file, result }, [result.bytes.buffer]);
  } catch (error) {
    files.delete(file);
    parentPort!.postMessage({ file, ...sentAs(error) });
  }
});
