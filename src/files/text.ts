import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataPackageError, problem, quote } from '../common/problems.js';

const CHUNK_BYTES = 256 * 1024;
/** A text of which so much is not there yet and which already says so often "nothing" between its signs is UTF-16. */
const NULS_OF_UTF_16 = 0.2;

/** The encoding of a text by its byte order mark; null where it has none. */
export function encodingOfMark(first: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  return first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? 'utf-8' : null;
}

/**
 * The encoding by which a text is read: the one that is said, else that of its mark, else UTF-8. Throws DataPackageError
 * ENCODING for a label that is none, for one that the mark contradicts, and for UTF-16 that says it in no way.
 */
export function encodingOf(path: string, first: Buffer, said: string | undefined): string {
  const mark = encodingOfMark(first);
  if (said !== undefined) {
    const label = labelOf(path, said);
    if (mark !== null && mark !== label) {
      throw fault(path, `begins with the byte order mark of ${mark}, which is not ${label}`);
    }
    return label;
  }
  if (mark !== null) return mark;
  const nuls = first.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (first.length > 0 && nuls / first.length > NULS_OF_UTF_16) {
    const label = first[0] === 0 ? 'utf-16be' : 'utf-16le';
    throw fault(path, `seems to be ${label}, without the byte order mark that would say so`);
  }
  return 'utf-8';
}

function labelOf(path: string, said: string): string {
  try {
    return new TextDecoder(said).encoding;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_NOT_SUPPORTED') throw error;
    throw fault(path, `${quote(said)} is no encoding; for example utf-8, utf-16le, windows-1252, gb18030`);
  }
}

/** Copies a text into a file in UTF-8. Throws DataPackageError ENCODING where it is not in the encoding. */
export async function toUtf8(path: string, encoding: string, target: string, from = path): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let read = 0;
  async function* decoded(): AsyncGenerator<string> {
    try {
      for await (const chunk of createReadStream(from, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
        yield decoder.decode(chunk, { stream: true });
        read += chunk.length;
      }
      yield decoder.decode();
    } catch (error) {
      if (!isDecodingError(error)) throw error;
      throw fault(path, `is not ${encoding} throughout: wrong bytes behind byte ${read}`);
    }
  }
  await pipeline(Readable.from(decoded()), createWriteStream(target));
}

function isDecodingError(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

function fault(path: string, message: string): DataPackageError {
  return new DataPackageError([problem(path, 'ENCODING', message)]);
}
