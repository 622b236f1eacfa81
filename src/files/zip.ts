import { createReadStream } from 'node:fs';
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import { DataPackageError, problem } from '../common/problems.js';
import type { PartReader } from './part-reader.js';
import { XmlFault } from './xml.js';

const CHUNK_BYTES = 64 * 1024;
/** More than this no part of a workbook unpacks to: it bounds what an archive made to fill the disk can do. */
export const MOST_UNPACKED_BYTES = 4 * 1024 ** 3;

/**
 * Goes through a ZIP archive once, in bounded memory, and hands the parts that are wanted to their readers.
 *
 * @param readerOf the reader of a part by its name; null: it is passed over
 * @param between is awaited between pieces, so that what was read can be taken away
 * @throws DataPackageError MALFORMED_CSV where it is no whole archive, or a part unpacks to more than
 *   {@link MOST_UNPACKED_BYTES}; whatever a reader throws
 */
export async function readZip(
  path: string,
  from: string,
  readerOf: (name: string) => PartReader | null,
  between: () => Promise<void> = async () => undefined,
): Promise<void> {
  let failure: unknown = null;
  let opened = 0;
  let unpacked = 0;
  const unzip = new Unzip((part: UnzipFile) => {
    const reader = readerOf(part.name);
    if (reader === null) return;
    opened++;
    part.ondata = (error, bytes, final) => {
      if (failure !== null) return;
      if (error) {
        failure = broken(path, error.message);
        return;
      }
      unpacked += bytes.length;
      if (unpacked > MOST_UNPACKED_BYTES) {
        failure = broken(path, `unpacks to more than ${MOST_UNPACKED_BYTES} bytes`);
        return;
      }
      try {
        reader(bytes, final);
        if (final) opened--;
      } catch (thrown) {
        failure = thrown instanceof XmlFault ? broken(path, thrown.message) : thrown;
      }
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(from, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    pushed(() => unzip.push(chunk, false));
    if (failure !== null) throw failure;
    await between();
  }
  pushed(() => unzip.push(new Uint8Array(0), true));
  if (failure !== null) throw failure;
  await between();
  if (opened > 0) throw broken(path, 'ends before the end of what it holds');

  function pushed(push: () => void): void {
    try {
      push();
    } catch (error) {
      failure ??= broken(path, (error as Error).message);
    }
  }
}

export function broken(path: string, reason: string): DataPackageError {
  return new DataPackageError([problem(path, 'MALFORMED_CSV', `can not be read as a workbook: ${reason}`)]);
}
