import { MOST_COLUMNS, type RowTaker, type Sheet } from './workbook.js';
import { type Attributes, type XmlReader, xmlPart } from './xml.js';
import { broken, readZip } from './zip.js';

/** What stands in place of repeated spaces and of ends of lines within a text. */
const BLANKS: Readonly<Record<string, string>> = { tab: '\t', 'line-break': '\n' };
/** A row that holds anything stands for so many cells at most, repeated: a sheet ends with a million empty ones. */
const MOST_REPEATED_CELLS = 1_000_000;

/** The sheets of an OpenDocument spreadsheet. Throws DataPackageError where it is none. */
export async function openOds(path: string, from: string): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = [];
  await readContent(path, from, {
    open(name, attributes) {
      if (name === 'table') sheets.push({ name: attributes['table:name'] ?? '', hidden: false });
    },
  });
  if (sheets.length === 0) throw broken(path, 'it has no sheet');
  return sheets;
}

/** Hands over the rows of a sheet that hold anything, in order. */
export function readOdsSheet(
  path: string,
  from: string,
  sheet: Sheet,
  take: RowTaker,
  between: () => Promise<void>,
): Promise<void> {
  return readContent(path, from, sheetReader(path, sheet, take), between);
}

function readContent(path: string, from: string, reader: XmlReader, between?: () => Promise<void>): Promise<void> {
  return readZip(path, from, (name) => (name === 'content.xml' ? xmlPart(reader) : null), between);
}

function sheetReader(path: string, sheet: Sheet, take: RowTaker): XmlReader {
  let inSheet = false;
  let line = 0;
  let rows = 1;
  let cells: string[] = [];
  let repeated = 1;
  let typed: string | null = null;
  let paragraphs: string[] = [];
  let inParagraph = 0;
  /** Comments, and pictures with their texts, are not what the cell holds. */
  let beside = 0;
  const isBeside = (name: string) => name === 'annotation' || name === 'shapes' || name === 'frame';
  const endCell = () => {
    const text = typed ?? paragraphs.join('\n');
    if (text === '' && cells.length + repeated > MOST_COLUMNS) return;
    if (cells.length + repeated > MOST_COLUMNS) throw broken(path, `row ${line} has more than ${MOST_COLUMNS} columns`);
    for (let i = 0; i < repeated; i++) cells.push(text);
  };
  return {
    open(name: string, attributes: Attributes) {
      if (name === 'table') inSheet = attributes['table:name'] === sheet.name;
      if (!inSheet) return;
      if (isBeside(name)) beside++;
      if (beside > 0) return;
      if (name === 'table-row') {
        rows = Number(attributes['table:number-rows-repeated'] ?? 1);
        cells = [];
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        repeated = Number(attributes['table:number-columns-repeated'] ?? 1);
        typed = typedText(attributes);
        paragraphs = [];
      } else if (name === 'p') {
        paragraphs.push('');
        inParagraph++;
      } else if (inParagraph > 0 && paragraphs.length > 0) {
        const blank = name === 's' ? ' '.repeat(Math.min(Number(attributes['text:c'] ?? 1), 1000)) : BLANKS[name];
        if (blank !== undefined) paragraphs[paragraphs.length - 1] += blank;
      }
    },
    text(part) {
      if (inSheet && beside === 0 && inParagraph > 0) paragraphs[paragraphs.length - 1] += part;
    },
    close(name) {
      if (!inSheet) return;
      if (isBeside(name)) beside--;
      else if (beside > 0) return;
      else if (name === 'p') inParagraph--;
      else if (name === 'table-cell' || name === 'covered-table-cell') endCell();
      else if (name === 'table-row') {
        const held = cells.some((cell) => cell !== '');
        if (held && rows > 1 && rows * cells.length > MOST_REPEATED_CELLS)
          throw broken(path, `row ${line + 1} is repeated ${rows} times`);
        if (held) for (let i = 1; i <= rows; i++) take({ line: line + i, cells });
        line += rows;
      } else if (name === 'table') inSheet = false;
    },
  };
}

/** The value that a cell has beside how it is shown; null where what it shows is all. */
function typedText(attributes: Attributes): string | null {
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return attributes['office:value'] ?? null;
    case 'boolean':
      return attributes['office:boolean-value'] ?? null;
    case 'date':
      return attributes['office:date-value']?.replace(/T00:00:00(\.0+)?$/, '') ?? null;
    default:
      return null;
  }
}
