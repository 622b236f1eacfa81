import { type FileHandle, open } from 'node:fs/promises';
import { CsvError, type CsvErrorCode, type Info, type Parser, parse } from 'csv-parse';
import type { ProblemCode } from '../common/problems.js';
import { DataPackageError, problem } from '../common/problems.js';
import { isSystemError } from '../common/system-error.js';
import { Utf8Check, Utf8Fault } from './utf8-check.js';

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

const LINE_END = /\r\n|\n|\r/g;

/** First bytes that tell that a file is something else, with what to say. */
const OTHER_FORMATS: readonly (readonly [readonly number[], ProblemCode, string])[] = [
  [[0xff, 0xfe], 'ENCODING', 'begins with a UTF-16 (little-endian) byte order mark; save it as UTF-8'],
  [[0xfe, 0xff], 'ENCODING', 'begins with a UTF-16 (big-endian) byte order mark; save it as UTF-8'],
  [[0x50, 0x4b, 0x03, 0x04], 'MALFORMED_CSV', 'is a ZIP archive or an XLSX workbook, not CSV'],
  [[0x1f, 0x8b], 'MALFORMED_CSV', 'is compressed with gzip, not CSV; unpack it first'],
  [[0x50, 0x41, 0x52, 0x31], 'MALFORMED_CSV', 'is a Parquet file, not CSV'],
];

/** What the parser finds wrong with a cell, in our words; the line is that on which the cell begins. */
const CELL_FAULTS: Partial<Record<CsvErrorCode, readonly [ProblemCode, string]>> = {
  CSV_QUOTE_NOT_CLOSED: ['TRUNCATED', 'the file ends inside a quoted cell that begins on this line'],
  CSV_INVALID_CLOSING_QUOTE: [
    'MALFORMED_CSV',
    'text follows the closing quote of a cell that begins on this line; a quote inside a cell is written twice',
  ],
  INVALID_OPENING_QUOTE: ['MALFORMED_CSV', 'a quote stands inside a cell that does not begin with one'],
};

/** How a text is read that is not as RFC 4180 has it, or that is a copy of another file. */
export interface CsvReading {
  readonly delimiter?: string;
  /** The file that is read; default: the one that messages name. */
  readonly from?: string;
  readonly chunkBytes?: number;
}

/**
 * Reads a CSV file (RFC 4180; lines end in LF, CRLF or CR; empty lines are passed over) and yields its records in batches,
 * one batch a chunk of the file, in bounded memory. A UTF-8 byte order mark is accepted. A batch with a fault is not given.
 *
 * @throws DataPackageError FILE_UNREADABLE, ENCODING (byte offset and line), TRUNCATED, MALFORMED_CSV.
 */
export async function* csvRecords(
  path: string,
  { delimiter = ',', from = path, chunkBytes = CHUNK_BYTES }: CsvReading = {},
): AsyncGenerator<CsvRecord[]> {
  let file: FileHandle | null = null;
  try {
    file = await open(from);
    await refuseOtherFormats(file, path);
    yield* new CsvReader(file, path, delimiter).batches(chunkBytes);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new DataPackageError([problem(path, 'FILE_UNREADABLE', `cannot be read (${error.message})`)]);
  } finally {
    await file?.close();
  }
}

async function refuseOtherFormats(file: FileHandle, path: string): Promise<void> {
  const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
  for (const [magic, code, message] of OTHER_FORMATS) {
    if (magic.every((byte, i) => buffer[i] === byte)) throw new DataPackageError([problem(path, code, message)]);
  }
}

class CsvReader {
  private readonly text = new Utf8Check();
  private readonly parser: Parser;
  private finished: CsvRecord[] = [];
  /** Where the last finished record ends: offset in the file, line behind it, empty lines up to there. */
  private mark = { offset: 0, line: 1, emptyLines: 0 };

  constructor(
    private readonly file: FileHandle,
    private readonly path: string,
    delimiter: string,
  ) {
    this.parser = parse({
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], info: Info) => {
        this.finish(cells, info);
        // Records are collected here and given by the chunk, because a stream of single records is slower.
        return null;
      },
    });
    // An error comes through the call that caused it (see `feed`); without a listener it would also end the process.
    this.parser.on('error', () => undefined);
  }

  async *batches(chunkBytes: number): AsyncGenerator<CsvRecord[]> {
    let read = 0;
    let progress = { upTo: 0, emptyLines: 0 };
    let endsLine = false;
    for await (const bytes of this.file.createReadStream({ start: 0, highWaterMark: chunkBytes, autoClose: false })) {
      const chunk = bytes as Buffer;
      await this.checkText(() => this.text.push(chunk));
      const batch = await this.feed(chunk);
      read += chunk.length;
      endsLine = chunk.at(-1) === 10 || chunk.at(-1) === 13;
      const emptyLines = this.parser.info.empty_lines;
      if (batch.length > 0 || emptyLines > progress.emptyLines) progress = { upTo: read, emptyLines };
      if (read - progress.upTo > MAX_RECORD_BYTES) {
        throw this.fault(
          'MALFORMED_CSV',
          `the record that starts here is longer than ${MAX_RECORD_BYTES} bytes: a quote is not closed`,
          this.recordLine(),
        );
      }
      if (batch.length > 0) yield batch;
    }
    await this.checkText(() => this.text.end());
    const batch = await this.feed(null);
    const last = batch.pop();
    if (last !== undefined) yield [...batch, { ...last, terminated: endsLine }];
  }

  private finish(cells: readonly string[], { bytes, empty_lines }: Info): void {
    const line = this.recordLine();
    this.finished.push({ line, cells, terminated: true });
    let lines = 1;
    for (const cell of cells) lines += lineEnds(cell);
    this.mark = { offset: bytes, line: line + lines, emptyLines: empty_lines };
  }

  /** The records that end in the next chunk of the file, or, with null, at its end. */
  private async feed(chunk: Buffer | null): Promise<CsvRecord[]> {
    this.finished = [];
    try {
      await new Promise<void>((resolve, reject) => {
        const done = (error?: Error | null) => (error ? reject(error) : resolve());
        if (chunk === null) this.parser.end(done);
        else this.parser.write(chunk, done);
      });
    } catch (error) {
      const fault = error instanceof CsvError ? CELL_FAULTS[error.code] : undefined;
      if (fault === undefined) throw error;
      const [code, message] = fault;
      throw this.fault(code, message, await this.cellLine());
    }
    return this.finished;
  }

  private async checkText(check: () => void): Promise<void> {
    try {
      check();
    } catch (error) {
      if (!(error instanceof Utf8Fault)) throw error;
      const { offset, truncated, message } = error;
      const code = truncated ? 'TRUNCATED' : 'ENCODING';
      throw this.fault(code, `${message} (byte ${offset} of the file)`, await this.lineAt(offset));
    }
  }

  /**
   * Line on which the record behind the last finished one starts. The parser's own count is not used: it is of where a
   * record ends, and takes CRLF inside a quoted cell for two lines.
   */
  private recordLine(): number {
    return this.mark.line + this.parser.info.empty_lines - this.mark.emptyLines;
  }

  /** Line on which the cell behind the last finished one starts. */
  private async cellLine(): Promise<number> {
    const { bytes } = this.parser.info;
    return bytes === this.mark.offset ? this.recordLine() : this.lineAt(bytes);
  }

  /** Line of a byte behind the last finished record. */
  private async lineAt(offset: number): Promise<number> {
    const { offset: from, line } = this.mark;
    const { buffer } = await this.file.read(Buffer.alloc(offset - from), 0, offset - from, from);
    return line + lineEnds(buffer.toString('latin1'));
  }

  private fault(code: ProblemCode, message: string, row: number): DataPackageError {
    return new DataPackageError([problem(this.path, code, message, { row })]);
  }
}

/** Line ends in a text: LF, CRLF or CR, each one. */
function lineEnds(text: string): number {
  return text.includes('\n') || text.includes('\r') ? text.match(LINE_END)!.length : 0;
}
