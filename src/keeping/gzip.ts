import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** What is handed to the compressor at a time: always as much, so that the same content gives the same bytes. */
const BLOCK = 1 << 16;

/** In the ten bytes with which gzip begins: a time (4 to 7), how hard it tried (8), the system (9). */
const PLAIN_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** Compressed, as one member of gzip that names neither time nor system. Holds some hundred kilobytes at a time. */
export async function* gzipped(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gzip = createGzip({ level: 6 });
  // A fault of the content ends the compressor, and the loop below throws it.
  const feeding = pipeline(Readable.from(inBlocks(content), { objectMode: true, highWaterMark: 2 }), gzip);
  feeding.catch(() => undefined);
  let headed = 0;
  for await (const chunk of gzip as AsyncIterable<Buffer>) {
    for (; headed < PLAIN_HEADER.length && headed < chunk.length; headed++) chunk[headed] = PLAIN_HEADER[headed]!;
    yield chunk;
  }
  await feeding;
}

async function* inBlocks(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of content) {
    pieces.push(piece);
    size += piece.length;
    if (size < BLOCK) continue;
    const joined = Buffer.concat(pieces);
    let at = 0;
    for (; joined.length - at >= BLOCK; at += BLOCK) yield joined.subarray(at, at + BLOCK);
    pieces = [joined.subarray(at)];
    size = joined.length - at;
  }
  if (size > 0) yield Buffer.concat(pieces);
}
