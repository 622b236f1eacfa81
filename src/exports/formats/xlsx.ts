import { Zip, ZipDeflate } from 'fflate';
import { badInput } from '../../common/rollcall-error.js';
import type { Row } from '../table.js';
import { columnLetters, RowXml, type SheetColumn, widthsOf } from './xlsx-cells.js';
import { MAIN, partsOf, type SheetSummary, type WorkbookProperties, XML } from './xlsx-parts.js';

/** What a workbook can hold. */
export interface WorkbookLimits {
  /** Rows of a sheet, the header being one of them; further rows go on a further sheet. */
  readonly sheetRows: number;
  /** Characters of a sheet's XML, each of three bytes at most, after which rows go on a further sheet. */
  readonly sheetCharacters: number;
  /** Bytes of the file. */
  readonly fileBytes: number;
}

/** A ZIP archive without its newer extension, which not all readers know, counts in 32 bits. */
export const LIMITS: WorkbookLimits = { sheetRows: 1_048_576, sheetCharacters: 2 ** 30, fileBytes: 2 ** 32 - 1 };

/** Characters of a sheet's name, and those that it can not have. */
const NAME_CHARACTERS = 31;
const NOT_IN_NAMES = /[[\]:*?/\\]/g;

/** Instant of every entry: the least that a ZIP archive can say, so that equal content gives equal bytes. */
const NO_CLOCK = '1980-01-02T00:00:00';

/** Bytes that are compressed at a time. What comes out depends on it, and so may not depend on how the rows came. */
const PIECE_BYTES = 65_536;

/** Rows by which the widths of columns are chosen. */
const ROWS_FOR_WIDTHS = 100;

interface Table {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly xml: RowXml;
}

/**
 * A workbook (ECMA-376, transitional) written as a stream: no more than a batch of rows is in memory. Bytes depend on the
 * content alone, on every machine. No library that is kept up does both and writes more than one sheet: exceljs rests
 * since 2023, write-excel-file builds the whole file first, and hucre compresses with what the platform brings, whose
 * bytes differ from version to version.
 */
export class WorkbookWriter {
  private readonly chunks: Uint8Array[] = [];
  private failure: Error | null = null;
  private fileBytes = 0;
  private readonly zip = new Zip((error, chunk) => {
    if (error) this.failure ??= error;
    else if (chunk.length > 0) this.chunks.push(chunk);
    this.fileBytes += chunk?.length ?? 0;
  });
  private readonly sheets: SheetSummary[] = [];
  private table: Table | null = null;
  /** Rows of the table that wait until its widths can be chosen; null: they were. */
  private waiting: Row[] | null = null;
  private sheet: Entry | null = null;
  /** Of the sheet, with its header. */
  private rows = 0;
  /** Of the rows of the sheet. */
  private characters = 0;
  /** Sheets of the table. */
  private parts = 0;
  private widths: readonly number[] = [];

  private readonly limits: WorkbookLimits;

  constructor(
    private readonly properties: WorkbookProperties,
    limits: Partial<WorkbookLimits> = {},
  ) {
    this.limits = { ...LIMITS, ...limits };
  }

  /** Begins a table on a new sheet; the one before is ended. Throws BAD_USER_INPUT where it has too many columns. */
  begin(name: string, columns: readonly SheetColumn[]): void {
    this.close();
    this.table = { name, columns, xml: new RowXml(columns) };
    this.waiting = [];
    this.parts = 0;
  }

  /** Throws BAD_USER_INPUT where a cell can not hold a text. */
  push(rows: readonly Row[]): void {
    let from = 0;
    if (this.waiting) {
      from = ROWS_FOR_WIDTHS - this.waiting.length;
      this.waiting.push(...rows.slice(0, from));
      if (this.waiting.length < ROWS_FOR_WIDTHS) return;
      this.start();
    }
    this.write(from === 0 ? rows : rows.slice(from));
  }

  /** The bytes made since the last call. Throws BAD_USER_INPUT where the file becomes too large for the format. */
  take(): Uint8Array[] {
    if (this.failure) throw this.failure;
    if (this.fileBytes > this.limits.fileBytes) {
      throw badInput('format', 'so many rows do not fit in XLSX, whose files end at 4 GB; CSV, JSON and Parquet go on');
    }
    return this.chunks.splice(0);
  }

  /** Ends the workbook; `take` then gives the last bytes. */
  end(): void {
    this.close();
    for (const [name, content] of partsOf(this.properties, this.sheets)) {
      const entry = new Entry(this.zip, name);
      entry.write(content);
      entry.end();
    }
    this.zip.end();
  }

  private start(): void {
    const first = this.waiting!;
    this.waiting = null;
    this.widths = widthsOf(this.table!.columns, first);
    this.open();
    this.write(first);
  }

  private write(rows: readonly Row[]): void {
    const { xml } = this.table!;
    let text = '';
    for (const row of rows) {
      if (this.rows >= this.limits.sheetRows || this.characters >= this.limits.sheetCharacters) {
        this.sheet!.write(text);
        text = '';
        this.closeSheet();
        this.open();
      }
      const line = xml.row(row, ++this.rows);
      this.characters += line.length;
      text += line;
    }
    this.sheet!.write(text);
  }

  private open(): void {
    const { xml } = this.table!;
    this.parts++;
    const first = this.sheets.length === 0 ? ' tabSelected="1"' : '';
    const widths = this.widths.map(
      (width, column) => `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`,
    );
    this.sheet = new Entry(this.zip, `xl/worksheets/sheet${this.sheets.length + 1}.xml`);
    this.sheet.write(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${first} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${xml.header()}`,
    );
    this.rows = 1;
    this.characters = 0;
  }

  private close(): void {
    if (this.waiting) this.start();
    if (this.sheet) this.closeSheet();
  }

  private closeSheet(): void {
    const last = columnLetters(this.table!.columns.length - 1);
    const range = `A1:${last}${this.rows}`;
    this.sheet!.write(`</sheetData><autoFilter ref="${range}"/></worksheet>`);
    this.sheet!.end();
    this.sheet = null;
    this.sheets.push({ name: this.sheetName(), range: `$A$1:$${last}$${this.rows}` });
  }

  private sheetName(): string {
    const number = this.parts === 1 ? '' : ` ${this.parts}`;
    const name = this.table!.name.replace(NOT_IN_NAMES, '-');
    return name.slice(0, NAME_CHARACTERS - number.length) + number;
  }
}

/** A part of the archive, compressed in pieces of one length however its text comes. */
class Entry {
  private readonly file: ZipDeflate;
  private readonly piece = new Uint8Array(PIECE_BYTES);
  private filled = 0;

  constructor(zip: Zip, name: string) {
    this.file = new ZipDeflate(name, { level: 6 });
    this.file.mtime = NO_CLOCK;
    zip.add(this.file);
  }

  write(text: string): void {
    for (let rest = text; rest !== ''; ) {
      // A character that does not fit whole is left for the next piece.
      const { read, written } = ENCODER.encodeInto(rest, this.piece.subarray(this.filled));
      this.filled += written;
      rest = rest.slice(read);
      if (rest !== '') this.flush(false);
    }
  }

  end(): void {
    this.flush(true);
  }

  private flush(last: boolean): void {
    this.file.push(this.piece.subarray(0, this.filled), last);
    this.filled = 0;
  }
}

const ENCODER = new TextEncoder();
