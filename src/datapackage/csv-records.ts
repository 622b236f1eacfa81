import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { DataPackageError, problem } from './problems.js';
import type { ProblemCode } from './types.js';

/** One record of a CSV file. */
export interface CsvRecord {
  /** Line on which the record starts, the first of the file being 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether a line end follows; only the last record of a file may lack it. */
  readonly terminated: boolean;
}

const CHUNK_BYTES = 256 * 1024;
/** A record longer than this is an unclosed quote, not data; it also bounds the memory. */
const MAX_RECORD_BYTES = 4 * 1024 * 1024;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const COMMA = 44;

/** First bytes that tell that a file is something else, with what to say. */
const OTHER_FORMATS: readonly (readonly [readonly number[], ProblemCode, string])[] = [
  [[0xff, 0xfe], 'ENCODING', 'begins with a UTF-16 (little-endian) byte order mark; save it as UTF-8'],
  [[0xfe, 0xff], 'ENCODING', 'begins with a UTF-16 (big-endian) byte order mark; save it as UTF-8'],
  [[0x50, 0x4b, 0x03, 0x04], 'MALFORMED_CSV', 'is a ZIP archive or an XLSX workbook, not CSV'],
  [[0x1f, 0x8b], 'MALFORMED_CSV', 'is compressed with gzip, not CSV; unpack it first'],
  [[0x50, 0x41, 0x52, 0x31], 'MALFORMED_CSV', 'is a Parquet file, not CSV'],
];

/**
 * Reads a CSV file (RFC 4180; lines end in LF, CRLF or CR; empty lines are passed over) and yields its records in batches,
 * one batch a chunk of the file, in bounded memory. A UTF-8 byte order mark is accepted.
 *
 * It is written by hand because the records need their lines, the bytes need checking and 100,000 rows a second are
 * wanted: csv-parse reached 90,000 without any of these on the same machine. A property test holds the two against each other.
 *
 * @throws DataPackageError FILE_UNREADABLE, ENCODING (byte offset and line), TRUNCATED, MALFORMED_CSV.
 */
export async function* csvRecords(path: string, chunkBytes = CHUNK_BYTES): AsyncGenerator<CsvRecord[]> {
  const scanner = new Scanner(path);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
      const records = scanner.push(chunk as Buffer, false);
      if (records.length > 0) yield records;
    }
  } catch (error) {
    if (isSystemError(error)) {
      throw new DataPackageError([
        problem(path, 'FILE_UNREADABLE', `cannot be read (${error.code}: ${error.message})`),
      ]);
    }
    throw error;
  }
  const records = scanner.push(Buffer.alloc(0), true);
  if (records.length > 0) yield records;
}

/** Whether an error is the operating system's, from opening or reading a file. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  // Not instanceof: an error from another realm (a test's, a worker's) is no instance of this one's Error.
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

class Scanner {
  /** Bytes from the start of the first unfinished record on. */
  private rest: Buffer = Buffer.alloc(0);
  /** How much of `rest` is known to be UTF-8. */
  private checked = 0;
  /** Offset in the file of the first byte of `rest`, and its line. */
  private offset = 0;
  private line = 1;
  private started = false;

  constructor(private readonly path: string) {}

  push(chunk: Buffer, end: boolean): CsvRecord[] {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    // Four bytes tell what a file is; a stream may begin with fewer.
    if (!this.started && bytes.length < 4 && !end) {
      this.rest = bytes;
      return [];
    }
    const first = this.started ? 0 : this.start(bytes);
    this.check(bytes, end);
    const records: CsvRecord[] = [];
    const done = this.scan(bytes, first, end, records);
    this.rest = bytes.subarray(done);
    this.checked -= done;
    this.offset += done;
    if (this.rest.length > MAX_RECORD_BYTES) {
      this.fail(
        'MALFORMED_CSV',
        `the record that starts here is longer than ${MAX_RECORD_BYTES} bytes: a quote is not closed`,
      );
    }
    return records;
  }

  /** Refuses what is no CSV; returns the length of the byte order mark. */
  private start(bytes: Buffer): number {
    this.started = true;
    for (const [magic, code, message] of OTHER_FORMATS) {
      if (magic.every((byte, i) => bytes[i] === byte)) throw new DataPackageError([problem(this.path, code, message)]);
    }
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /** Refuses bytes that are no UTF-8, and NUL, which PostgreSQL cannot store and UTF-16 without a mark is full of. */
  private check(bytes: Buffer, end: boolean): void {
    const complete = end ? bytes.length : completeUtf8Length(bytes);
    const fresh = bytes.subarray(this.checked, complete);
    if (!isUtf8(fresh)) {
      const at = this.checked + firstInvalidUtf8(fresh);
      const cut = end && completeUtf8Length(bytes) === at;
      this.failAt(
        bytes,
        at,
        cut ? 'TRUNCATED' : 'ENCODING',
        cut ? 'the file ends in the middle of a character' : `byte 0x${bytes[at]!.toString(16)} is not UTF-8 here`,
      );
    }
    const nul = fresh.indexOf(0);
    if (nul >= 0)
      this.failAt(bytes, this.checked + nul, 'ENCODING', 'byte 0x00 has no place in a text (is it UTF-16?)');
    this.checked = complete;
  }

  /** Appends the finished records of `bytes` to `records`; returns where the first unfinished one starts. */
  private scan(bytes: Buffer, from: number, end: boolean, records: CsvRecord[]): number {
    const length = bytes.length;
    let pos = from;
    while (pos < length) {
      const recordStart = pos;
      const first = bytes[pos]!;
      if (first === LF || first === CR) {
        if (first === CR && pos + 1 === length && !end) return recordStart;
        pos += first === CR && bytes[pos + 1] === LF ? 2 : 1;
        this.line++;
        continue;
      }
      const cells: string[] = [];
      let lines = 0;
      for (;;) {
        let next: number;
        if (bytes[pos] === QUOTE) {
          let escaped = false;
          let q = pos + 1;
          for (; ; q++) {
            if (q >= length) {
              if (!end) return recordStart;
              this.line += lines;
              this.fail('TRUNCATED', 'the file ends inside a quoted cell that begins on this line');
            }
            const byte = bytes[q]!;
            if (byte === QUOTE) {
              if (q + 1 === length && !end) return recordStart;
              if (bytes[q + 1] !== QUOTE) break;
              escaped = true;
              q++;
            }
          }
          const text = bytes.toString('utf8', pos + 1, q);
          cells.push(escaped ? text.replaceAll('""', '"') : text);
          lines += newlines(bytes, pos, q);
          next = q + 1;
          const follows = next < length ? bytes[next]! : LF;
          if (follows !== COMMA && follows !== LF && follows !== CR) {
            this.line += lines;
            this.fail(
              'MALFORMED_CSV',
              'text follows the closing quote of a cell; a quote inside a cell is written twice',
            );
          }
        } else {
          let high = 0;
          let p = pos;
          for (; p < length; p++) {
            const byte = bytes[p]!;
            if (byte === COMMA || byte === LF || byte === CR) break;
            if (byte === QUOTE) {
              this.line += lines;
              this.fail('MALFORMED_CSV', 'a quote stands inside a cell that does not begin with one');
            }
            high |= byte;
          }
          if (p === length && !end) return recordStart;
          cells.push(p === pos ? '' : high < 128 ? bytes.toString('latin1', pos, p) : bytes.toString('utf8', pos, p));
          next = p;
        }
        if (next >= length) {
          if (!end) return recordStart;
          records.push({ line: this.line, cells, terminated: false });
          return length;
        }
        if (bytes[next] === COMMA) {
          pos = next + 1;
          if (pos === length && !end) return recordStart;
          continue;
        }
        if (bytes[next] === CR && next + 1 === length && !end) return recordStart;
        pos = next + (bytes[next] === CR && bytes[next + 1] === LF ? 2 : 1);
        records.push({ line: this.line, cells, terminated: true });
        this.line += lines + 1;
        break;
      }
    }
    return pos;
  }

  private fail(code: ProblemCode, message: string): never {
    throw new DataPackageError([problem(this.path, code, message, { row: this.line })]);
  }

  private failAt(bytes: Buffer, at: number, code: ProblemCode, message: string): never {
    const row = this.line + newlines(bytes, 0, at);
    throw new DataPackageError([
      problem(this.path, code, `${message} (byte ${this.offset + at} of the file)`, { row }),
    ]);
  }
}

/** Line ends (LF, CRLF or CR, each one) in `bytes[from, to)`. */
function newlines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte > CR || byte < LF) continue;
    if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) count++;
  }
  return count;
}

/** Length of `bytes` without a character that is cut at the end. */
function completeUtf8Length(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

/** Index of the first byte of `bytes` that begins no whole UTF-8 character. */
function firstInvalidUtf8(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const size = sequenceLength(bytes[at]!);
    if (!isUtf8(bytes.subarray(at, at + size))) break;
    at += size;
  }
  return at;
}
