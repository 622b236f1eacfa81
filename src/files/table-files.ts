import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import { isSystemError } from '../common/system-error.js';
import { likelyDelimiter, namedDelimiter } from './delimiter.js';
import { jsonRecords } from './json-rows.js';
import { openOds, readOdsSheet } from './ods.js';
import { type FileKind, sniff } from './sniff.js';
import { SpoolWriter } from './spool.js';
import type { Content, NumberedCells, Reading, TableFile } from './table-file.js';
import { encodingOf, toUtf8 } from './text.js';
import { type RowTaker, type Sheet, sheetsToTry, withoutEmptyEnd } from './workbook.js';
import { openXlsx, readXlsxSheet } from './xlsx.js';
import { MOST_UNPACKED_BYTES, readZip } from './zip.js';

/** The name by which standard input is given. */
export const STANDARD_INPUT = '-';

/** So much of a text shows what separates its cells. */
const SHOWN_CHARACTERS = 64 * 1024;
/** Records that are held in memory before they are written. */
const SPOOLED_AT_ONCE = 1000;

/** What can not be read, and what to do instead. */
const REFUSED: Partial<Record<FileKind, string>> = {
  xls: 'is a workbook of Excel 97 to 2003 or another old office document: save it as XLSX or CSV',
  parquet: 'is a Parquet file: save it as CSV',
  pdf: 'is a PDF file: save the table in it as CSV',
};

/**
 * Makes files of any ordinary format readable as records: texts in any encoding and with any separator, JSON, XLSX and ODS,
 * each also packed with gzip or from standard input. What has to be rewritten for it stands in a temporary folder, which
 * {@link close} removes.
 */
export class TableFiles {
  private folder: string | null = null;
  private copies = 0;

  /**
   * @param path of a file; {@link STANDARD_INPUT}: standard input
   * @throws DataPackageError where it can not be read: FILE_UNREADABLE, ENCODING, MALFORMED_CSV, TRUNCATED
   */
  async open(path: string, reading: Reading = {}): Promise<TableFile> {
    try {
      const notes: Problem[] = [];
      let from = path === STANDARD_INPUT ? await this.standardInput() : path;
      let { kind, first } = await sniff(from);
      if (kind === 'gzip') {
        from = await this.unpacked(path, from);
        ({ kind, first } = await sniff(from));
      }
      const refusal = REFUSED[kind];
      if (refusal !== undefined) throw malformed(path, refusal);
      if (kind === 'gzip') throw malformed(path, 'is packed with gzip more than once: unpack it first');
      const content =
        kind === 'zip'
          ? await this.workbook(path, from, reading, notes)
          : kind === 'json'
            ? await this.spooled(jsonRecords(path, from))
            : await this.text(path, from, first, reading);
      return { path, content, notes };
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new DataPackageError([problem(path, 'FILE_UNREADABLE', `cannot be read (${error.message})`)]);
    }
  }

  /** Removes the temporary folder, if there is one. */
  async close(): Promise<void> {
    if (this.folder !== null) await rm(this.folder, { recursive: true, force: true });
    this.folder = null;
  }

  private async copy(): Promise<string> {
    this.folder ??= await mkdtemp(join(tmpdir(), 'rollcall-files-'));
    return join(this.folder, String(++this.copies));
  }

  private async standardInput(): Promise<string> {
    const target = await this.copy();
    await pipeline(process.stdin, createWriteStream(target));
    return target;
  }

  private async unpacked(path: string, from: string): Promise<string> {
    const target = await this.copy();
    let bytes = 0;
    async function* bounded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > MOST_UNPACKED_BYTES) throw malformed(path, `unpacks to more than ${MOST_UNPACKED_BYTES} bytes`);
        yield chunk;
      }
    }
    try {
      await pipeline(createReadStream(from), createGunzip(), bounded, createWriteStream(target));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'Z_BUF_ERROR') {
        throw new DataPackageError([problem(path, 'TRUNCATED', 'ends before the end of what is packed in it')]);
      }
      if (code?.startsWith('Z_')) throw malformed(path, `can not be unpacked: ${(error as Error).message}`);
      throw error;
    }
    return target;
  }

  private async text(path: string, from: string, first: Buffer, reading: Reading): Promise<Content> {
    const encoding = encodingOf(path, first, reading.encoding);
    let content = from;
    if (encoding !== 'utf-8') {
      content = await this.copy();
      await toUtf8(path, encoding, content, from);
    }
    const beginning = await beginningOf(content);
    return { kind: 'text', path: content, delimiter: delimiterOf(path, beginning, reading.delimiter) };
  }

  private async workbook(path: string, from: string, reading: Reading, notes: Problem[]): Promise<Content> {
    const parts = new Set<string>();
    await readZip(path, from, (name) => {
      parts.add(name);
      return null;
    });
    const reader = parts.has('xl/workbook.xml')
      ? await xlsxReader(path, from)
      : parts.has('content.xml')
        ? await odsReader(path, from)
        : null;
    if (reader === null) {
      const held = [...parts].slice(0, 3).map(quote).join(', ');
      const more = parts.size > 3 ? ` and ${parts.size - 3} more` : '';
      throw malformed(path, `is a ZIP archive (${held}${more}) and no XLSX or ODS workbook: unpack it first`);
    }
    const sheets = sheetsToTry(path, reader.sheets, reading.sheet);
    for (const sheet of sheets) {
      const spool = await this.copy();
      const writer = new SpoolWriter(spool);
      const add: RowTaker = ({ line, cells }) => {
        const held = withoutEmptyEnd(cells);
        if (held.length > 0) writer.add({ line, cells: held });
      };
      try {
        await reader.rows(sheet, add, () => writer.flush());
      } finally {
        await writer.end();
      }
      if (writer.count === 0) continue;
      const others = sheets.filter((other) => other !== sheet);
      if (others.length > 0) {
        const names = others.map(({ name }) => quote(name)).join(', ');
        const message = `the sheet ${quote(sheet.name)} is read; the workbook also holds ${names}: --sheet chooses`;
        notes.push(problem(path, 'LAYOUT', message, { severity: 'warning' }));
      }
      return { kind: 'spool', path: spool };
    }
    throw new DataPackageError([problem(path, 'TRUNCATED', 'the workbook is empty: it has not even a header')]);
  }

  private async spooled(records: AsyncIterable<NumberedCells>): Promise<Content> {
    const path = await this.copy();
    const writer = new SpoolWriter(path);
    try {
      for await (const record of records) {
        writer.add(record);
        if (writer.count % SPOOLED_AT_ONCE === 0) await writer.flush();
      }
    } finally {
      await writer.end();
    }
    return { kind: 'spool', path };
  }
}

/** A workbook of either format: its sheets, and how their rows are read. */
interface WorkbookReader {
  readonly sheets: readonly Sheet[];
  rows(sheet: Sheet, take: RowTaker, between: () => Promise<void>): Promise<void>;
}

async function xlsxReader(path: string, from: string): Promise<WorkbookReader> {
  const book = await openXlsx(path, from);
  return {
    sheets: book.sheets,
    rows: (sheet, take, between) => {
      const chosen = book.sheets.find(({ name }) => name === sheet.name)!;
      return readXlsxSheet(path, from, book, chosen, take, between);
    },
  };
}

async function odsReader(path: string, from: string): Promise<WorkbookReader> {
  return {
    sheets: await openOds(path, from),
    rows: (sheet, take, between) => readOdsSheet(path, from, sheet, take, between),
  };
}

async function beginningOf(path: string): Promise<string> {
  const input = createReadStream(path, { encoding: 'utf8', end: SHOWN_CHARACTERS });
  let text = '';
  for await (const part of input) text += part;
  return text;
}

function delimiterOf(path: string, beginning: string, said: string | undefined): string {
  if (said === undefined) return namedDelimiter(beginning) ?? likelyDelimiter(beginning);
  const delimiter = said === '\\t' || said.toLowerCase() === 'tab' ? '\t' : said;
  if (delimiter.length === 1 && !/["\r\n]/.test(delimiter)) return delimiter;
  throw malformed(path, `${quote(said)} can not separate cells: it is to be one character, or tab`);
}

function malformed(path: string, message: string): DataPackageError {
  return new DataPackageError([problem(path, 'MALFORMED_CSV', message)]);
}
