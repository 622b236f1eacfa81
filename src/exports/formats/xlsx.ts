import { Zip, ZipDeflate } from 'fflate';
import { badInput } from '../../common/rollcall-error.js';
import { protectCell } from '../../domain/spreadsheet-cell.js';
import type { Cell, Row } from '../table.js';

/** Rows that a sheet of the format can hold, the header being one of them; further rows go on a further sheet. */
export const SHEET_ROWS = 1_048_576;
/** Characters that a cell can hold. */
export const CELL_CHARACTERS = 32_767;
/** Instant of every entry: the least that a ZIP archive can say, so that equal content gives equal bytes. */
const NO_CLOCK = '1980-01-02T00:00:00';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 can not hold.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ESCAPED = /[&<>"]/g;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text in XML; characters that XML can not hold are written as the format prescribes (`_x0007_`). */
function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(ILLEGAL, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`)
    .replaceAll('\r', '_x000D_')
    .replace(ESCAPED, (character) => ESCAPES[character]!);
}

function cellXml(cell: Cell, style: string): string {
  if (cell === null) return `<c${style}/>`;
  if (typeof cell === 'number') return `<c${style}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c${style} t="b"><v>${cell ? 1 : 0}</v></c>`;
  const text = protectCell(cell);
  if (text.length > CELL_CHARACTERS) {
    throw badInput(
      'format',
      `a cell of ${text.length} characters (${text.slice(0, 40)}...) does not fit in XLSX, whose cells hold ${CELL_CHARACTERS}; CSV, JSON and Parquet have no such limit`,
    );
  }
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/**
 * A workbook (ECMA-376, transitional) written as a stream: no more than a batch of rows is in memory. No library that is
 * kept up writes one so; exceljs rests since 2023 and write-excel-file builds the whole file first. Bytes depend on the
 * content alone.
 */
export class WorkbookWriter {
  private readonly chunks: Uint8Array[] = [];
  private failure: Error | null = null;
  private readonly zip = new Zip((error, chunk) => {
    if (error) this.failure ??= error;
    else if (chunk.length > 0) this.chunks.push(chunk);
  });
  private readonly names: string[] = [];
  private sheet: ZipDeflate | null = null;
  private rows = 0;
  private base = '';
  private header: readonly string[] = [];
  private readonly encoder = new TextEncoder();

  /** Begins a sheet; the one before is ended. */
  begin(name: string, header: readonly string[]): void {
    this.base = name;
    this.header = header;
    this.open(name);
  }

  push(rows: readonly Row[]): void {
    let xml = '';
    for (const row of rows) {
      if (this.rows >= SHEET_ROWS) {
        this.write(xml);
        xml = '';
        this.open(`${this.base} ${this.names.filter((name) => name.startsWith(this.base)).length + 1}`);
      }
      xml += rowXml(row, '');
      this.rows++;
    }
    this.write(xml);
  }

  /** The bytes made since the last call. */
  take(): Uint8Array[] {
    if (this.failure) throw this.failure;
    return this.chunks.splice(0);
  }

  /** Ends the workbook; `take` then gives the last bytes. */
  end(): void {
    this.close();
    const sheets = this.names.map((_, i) => i + 1);
    this.entry(
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${sheets.map((i) => `<Override PartName="/xl/worksheets/sheet${i}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    );
    this.entry(
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
    this.entry(
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${this.names.map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    );
    this.entry(
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((i) => `<Relationship Id="rId${i}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    );
    this.entry(
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    );
    this.zip.end();
  }

  private open(name: string): void {
    this.close();
    this.names.push(name);
    this.sheet = new ZipDeflate(`xl/worksheets/sheet${this.names.length}.xml`, { level: 6 });
    this.sheet.mtime = NO_CLOCK;
    this.zip.add(this.sheet);
    this.write(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(this.header, ' s="1"')}`,
    );
    this.rows = 1;
  }

  private close(): void {
    if (!this.sheet) return;
    this.sheet.push(this.encoder.encode('</sheetData></worksheet>'), true);
    this.sheet = null;
  }

  private write(xml: string): void {
    if (xml !== '') this.sheet!.push(this.encoder.encode(xml));
  }

  private entry(name: string, content: string): void {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = NO_CLOCK;
    this.zip.add(file);
    file.push(this.encoder.encode(content), true);
  }
}

function rowXml(row: Row, style: string): string {
  let xml = '<row>';
  for (const cell of row) xml += cellXml(cell, style);
  return `${xml}</row>`;
}
