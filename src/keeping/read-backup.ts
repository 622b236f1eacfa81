import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { badInput } from '../common/rollcall-error.js';
import type { Backup } from './backup.js';
import { CHECKSUM, END_OF_ROWS, FORMAT, HEADER, type Header, MANIFEST, TABLE, type TableSum } from './format.js';

/** Told of each part as it is read; what it is told is only certain once the whole was read. */
export interface BackupReader {
  header?(header: Header): Promise<void>;
  /** A table: its rows as COPY takes them. All of them must be taken. */
  table?(name: string, columns: readonly string[], rows: AsyncIterable<Buffer>): Promise<void>;
}

/** More than any line but a row of a table may have. */
const LONGEST_LINE = 1 << 24;
const LINE_FEED = 0x0a;
const END_AFTER_ROW = Buffer.concat([Buffer.from('\n'), END_OF_ROWS]);

/**
 * Reads a backup from its first byte to its last and checks all of it: the compression, the checksum, rows and bytes of
 * each table, their order, and the checksum of the whole. Holds little memory.
 *
 * @throws RollcallError BAD_USER_INPUT naming the file, the part that is wrong and in what: no backup, of a newer format,
 *   cut off, altered, reordered, or with something after its end
 */
export async function readBackup(path: string, reader: BackupReader = {}): Promise<Backup> {
  const size = await sizeOf(path);
  const gunzip = createGunzip();
  const feeding = pipeline(createReadStream(path), gunzip);
  feeding.catch(() => undefined);
  const parts = new Parts(path, gunzip);
  try {
    const backup = await readParts(parts, reader);
    // Node does not decompress what follows the gzip member, so it would go unnoticed.
    if (gunzip.bytesWritten !== size) throw parts.wrong('something follows its end, which is no part of it');
    await feeding;
    return backup;
  } finally {
    gunzip.destroy();
  }
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw badInput(
      'file',
      `${path} can not be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`,
    );
  });
  try {
    const entry = await file.stat();
    if (!entry.isFile())
      throw badInput('file', `${path} is no file; a backup is read twice, so it can be no pipe either`);
    if (entry.size === 0) throw badInput('file', `${path} is empty, so it is no backup of Rollcall`);
    const start = Buffer.alloc(2);
    await file.read(start, 0, 2, 0);
    if (start[0] !== 0x1f || start[1] !== 0x8b) {
      throw badInput('file', `${path} is no backup of Rollcall: it is not compressed with gzip`);
    }
    return entry.size;
  } finally {
    await file.close();
  }
}

async function readParts(parts: Parts, reader: BackupReader): Promise<Backup> {
  parts.at('the header');
  const headerLine = await parts.line();
  const header = headerOf(parts, headerLine);
  await reader.header?.(header);
  const sums: TableSum[] = [];
  for (;;) {
    parts.at(sums.length === 0 ? 'the first table' : `what follows table ${sums.at(-1)!.name}`);
    const next = await parts.line();
    const stated = parts.json(next);
    const table = TABLE.safeParse(stated);
    if (table.success) {
      sums.push(await readTable(parts, next, table.data, reader));
      continue;
    }
    if (!(typeof stated === 'object' && stated !== null && 'manifest' in stated)) {
      throw parts.wrong('is neither a table nor the manifest');
    }
    parts.at('the manifest');
    const { manifest } = parts.shaped(MANIFEST, stated);
    const whole = parts.digest();
    parts.at('the checksum of the whole');
    const { sha256 } = parts.shaped(CHECKSUM, parts.json(await parts.line()));
    compareTables(parts, sums, manifest.tables);
    if (manifest.header !== createHash('sha256').update(headerLine).digest('hex')) {
      parts.at('the header');
      throw parts.wrong('was altered: it has not the checksum that the manifest states');
    }
    if (whole !== sha256) {
      parts.at('the manifest');
      throw parts.wrong(`was altered, or the checksum after it: the whole has ${whole}, and ${sha256} is stated`);
    }
    parts.at('the end');
    await parts.end();
    return { header, manifest };
  }
}

function headerOf(parts: Parts, headerLine: Buffer): Header {
  const stated = parts.json(headerLine) as { rollcallBackup?: unknown; program?: unknown } | null;
  const format = stated?.rollcallBackup;
  if (typeof format !== 'number') throw parts.wrong('is not that of a backup of Rollcall');
  if (format > FORMAT) {
    throw parts.wrong(
      `says format ${format}, of Rollcall ${String(stated?.program)}; this program reads format ${FORMAT}: restore it with that version or a later one`,
    );
  }
  return parts.shaped(HEADER, stated);
}

async function readTable(
  parts: Parts,
  first: Buffer,
  { table: name, columns }: z.infer<typeof TABLE>,
  reader: BackupReader,
): Promise<TableSum> {
  parts.at(`table ${name}`);
  const hash = createHash('sha256').update(first);
  const counts = { rows: 0, bytes: first.length };
  const rows = parts.rows(hash, counts);
  if (reader.table) await reader.table(name, columns, rows);
  // Takes what the reader left, or all.
  for await (const _ of rows);
  return { name, ...counts, sha256: hash.digest('hex') };
}

function compareTables(parts: Parts, sums: readonly TableSum[], stated: readonly TableSum[]): void {
  for (const [index, table] of sums.entries()) {
    const expected = stated[index];
    parts.at(`table ${table.name}`);
    if (expected?.name !== table.name) {
      const there = expected === undefined ? 'no further table' : `table ${expected.name}`;
      throw parts.wrong(`stands where the manifest has ${there}: parts were added, left out or reordered`);
    }
    if (expected.sha256 !== table.sha256 || expected.rows !== table.rows || expected.bytes !== table.bytes) {
      throw parts.wrong(
        `was altered: it has ${table.rows} rows with checksum ${table.sha256}, the manifest states ${expected.rows} with ${expected.sha256}`,
      );
    }
  }
  const lacking = stated[sums.length];
  if (lacking) {
    parts.at(`table ${lacking.name}`);
    throw parts.wrong('is missing, though the manifest has it');
  }
}

/** The decompressed content, read part by part; every fault names the part that is being read. */
class Parts {
  private readonly source: AsyncIterator<Buffer>;
  private readonly whole: Hash = createHash('sha256');
  private buffer: Buffer = Buffer.alloc(0);
  private part = 'the header';

  constructor(
    private readonly path: string,
    source: AsyncIterable<Buffer>,
  ) {
    this.source = source[Symbol.asyncIterator]();
  }

  at(part: string): void {
    this.part = part;
  }

  wrong(what: string): Error {
    return badInput('file', `${this.path} is no sound backup: ${this.part} ${what}`);
  }

  /** The next line, with its end. */
  async line(): Promise<Buffer> {
    for (let searched = 0; ; ) {
      const end = this.buffer.indexOf(LINE_FEED, searched) + 1;
      if (end > 0) return this.taken(end);
      searched = this.buffer.length;
      if (searched > LONGEST_LINE) throw this.wrong('is longer than any can be');
      if (!(await this.more())) throw this.wrong('is missing: the file ends before it');
    }
  }

  /** The rows of a table up to their end, which is taken but not given; hashes both. */
  async *rows(hash: Hash, counts: { rows: number; bytes: number }): AsyncGenerator<Buffer> {
    const take = (length: number) => {
      const piece = this.taken(length);
      hash.update(piece);
      counts.bytes += piece.length;
      return piece;
    };
    const given = (length: number) => {
      const piece = take(length);
      for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, at + 1)) counts.rows++;
      return piece;
    };
    while (this.buffer.length < END_OF_ROWS.length) await this.moreRows();
    if (!this.buffer.subarray(0, END_OF_ROWS.length).equals(END_OF_ROWS)) {
      for (;;) {
        const end = this.buffer.indexOf(END_AFTER_ROW);
        if (end >= 0) {
          yield given(end + 1);
          break;
        }
        // The end mark may be split between what has been read and what comes next.
        const sure = this.buffer.length - END_AFTER_ROW.length + 1;
        if (sure > 0) yield given(sure);
        await this.moreRows();
      }
    }
    take(END_OF_ROWS.length);
  }

  private async moreRows(): Promise<void> {
    if (!(await this.more())) throw this.wrong('is cut off: the file ends within its rows');
  }

  /** Makes sure that nothing follows, and that the compression is whole. */
  async end(): Promise<void> {
    while (this.buffer.length === 0 && (await this.more()));
    if (this.buffer.length > 0) throw this.wrong('of the content is followed by something that is no part of it');
  }

  digest(): string {
    return this.whole.copy().digest('hex');
  }

  json(text: Buffer): unknown {
    try {
      return JSON.parse(text.toString('utf8'));
    } catch {
      throw this.wrong('can not be read: it is not the line that it should be');
    }
  }

  shaped<Shape>(shape: z.ZodType<Shape>, value: unknown): Shape {
    const parsed = shape.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw this.wrong(`can not be read: ${issue!.path.join('.') || 'it'}: ${issue!.message}`);
  }

  private taken(length: number): Buffer {
    const piece = this.buffer.subarray(0, length);
    this.buffer = this.buffer.subarray(length);
    this.whole.update(piece);
    return piece;
  }

  private async more(): Promise<boolean> {
    try {
      const { done, value } = await this.source.next();
      if (done) return false;
      this.buffer = this.buffer.length === 0 ? value : Buffer.concat([this.buffer, value]);
      return true;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      // The file began as gzip does, so this is what comes after the one member of it.
      if (message === 'incorrect header check') throw this.wrong('is followed by something that is no part of it');
      if (code === 'Z_BUF_ERROR') throw this.wrong('is cut off: the file ends in it');
      if (code?.startsWith('Z_')) throw this.wrong(`is damaged: it can not be decompressed (${message})`);
      throw error;
    }
  }
}
