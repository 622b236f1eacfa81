import { type DateFormat, dateFormat, dateText, MOST_COLUMNS, type RowTaker, type Sheet } from './workbook.js';
import { type Attributes, type XmlReader, xmlPart } from './xml.js';
import { broken, readZip } from './zip.js';

/** Formats of dates that need no code of their own in a file (ECMA-376, 18.8.30), by what they show. */
const BUILT_IN_DATES: ReadonlyMap<number, DateFormat> = new Map([
  ...[14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day'] as const),
  ...[17, 55].map((id) => [id, 'month'] as const),
]);
/** Texts that cells share are held in memory: more of them than this are refused. */
const MOST_SHARED_CHARACTERS = 512 * 1024 * 1024;

interface XlsxSheet extends Sheet {
  readonly part: string;
}

/** What the sheets of a workbook rest on. */
export interface XlsxBook {
  readonly sheets: readonly XlsxSheet[];
  readonly shared: readonly string[];
  /** By the number of a cell's style. */
  readonly dates: readonly (DateFormat | null)[];
  readonly system: 1900 | 1904;
}

/** The sheets, shared texts and formats of a workbook (Office Open XML). Throws DataPackageError where it is none. */
export async function openXlsx(path: string, from: string): Promise<XlsxBook> {
  const listed: { name: string; hidden: boolean; relation: string }[] = [];
  const targets = new Map<string, string>();
  let system: 1900 | 1904 = 1900;
  const shared: string[] = [];
  const dates: (DateFormat | null)[] = [];
  const readers: Readonly<Record<string, () => XmlReader>> = {
    'xl/workbook.xml': () => ({
      open(name, attributes) {
        if (name === 'workbookPr') system = /^(1|true)$/.test(attributes.date1904 ?? '') ? 1904 : 1900;
        if (name !== 'sheet') return;
        const relation = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? '';
        const hidden = attributes.state !== undefined && attributes.state !== 'visible';
        listed.push({ name: attributes.name ?? '', hidden, relation });
      },
    }),
    'xl/_rels/workbook.xml.rels': () => ({
      open(name, { Id, Target }) {
        if (name === 'Relationship' && Id && Target) {
          targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
        }
      },
    }),
    'xl/sharedStrings.xml': () => sharedStrings(path, shared),
    'xl/styles.xml': () => styles(dates),
  };
  await readZip(path, from, (name) => {
    const reader = readers[name];
    return reader ? xmlPart(reader()) : null;
  });
  const sheets = listed.flatMap(({ name, hidden, relation }) => {
    const part = targets.get(relation);
    return part ? [{ name, hidden, part }] : [];
  });
  if (sheets.length === 0) throw broken(path, 'it has no sheet');
  return { sheets, shared, dates, system };
}

/** Hands over the rows of a sheet that hold anything, in order. */
export async function readXlsxSheet(
  path: string,
  from: string,
  book: XlsxBook,
  sheet: XlsxSheet,
  take: RowTaker,
  between: () => Promise<void>,
): Promise<void> {
  const readerOf = (name: string) => (name === sheet.part ? xmlPart(sheetReader(path, book, take)) : null);
  await readZip(path, from, readerOf, between);
}

/** Texts with their parts of different looks put together; how a sign is pronounced is left out. */
function sharedStrings(path: string, shared: string[]): XmlReader {
  let text = '';
  let inText = false;
  let pronounced = 0;
  let characters = 0;
  return {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') pronounced++;
      inText = name === 't' && pronounced === 0;
    },
    text(part) {
      if (inText) text += part;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') pronounced--;
      if (name !== 'si') return;
      characters += text.length;
      if (characters > MOST_SHARED_CHARACTERS) throw broken(path, 'its texts are too long to be held at once');
      shared.push(escapes(text));
    },
  };
}

/** Signs that XML can not hold are written as `_x000D_`. */
const escapes = (text: string) =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

function styles(dates: (DateFormat | null)[]): XmlReader {
  const codes = new Map<number, string>();
  let inCells = false;
  return {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' && numFmtId && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(numFmtId ?? 0);
      const code = codes.get(id);
      dates.push(code === undefined ? (BUILT_IN_DATES.get(id) ?? null) : dateFormat(code));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  };
}

function sheetReader(path: string, { shared, dates, system }: XlsxBook, take: RowTaker): XmlReader {
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let reading = false;
  let pronounced = 0;
  const shown = (): string => {
    switch (type) {
      case 's': {
        const text = shared[Number(value)];
        if (text === undefined) throw broken(path, `row ${line} refers to a text that it does not hold`);
        return text;
      }
      case 'b':
        return value === '1' ? 'true' : value === '0' ? 'false' : value;
      case 'n': {
        const format = dates[style] ?? null;
        return format !== null && value !== '' && Number.isFinite(Number(value))
          ? dateText(Number(value), format, system)
          : numberText(value);
      }
      default:
        return escapes(value);
    }
  };
  return {
    open(name: string, attributes: Attributes) {
      if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r);
        cells = [];
        column = -1;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        if (column >= MOST_COLUMNS) throw broken(path, `row ${line} has more than ${MOST_COLUMNS} columns`);
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
      } else if (name === 'rPh') {
        pronounced++;
      }
      reading = (name === 'v' || name === 't') && pronounced === 0;
    },
    text(part) {
      if (reading) value += part;
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false;
      if (name === 'rPh') pronounced--;
      if (name === 'c' && value !== '') {
        while (cells.length < column) cells.push('');
        cells[column] = shown();
      }
      if (name === 'row' && cells.length > 0) take({ line, cells });
    },
  };
}

/** 0 for the column A of a reference such as `A7`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const sign of reference) {
    const letter = sign.toUpperCase().charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** A number as people write it: the file has up to 17 digits, of which the last ones are none of its own. */
function numberText(value: string): string {
  const number = Number(value);
  return value !== '' && Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value;
}
