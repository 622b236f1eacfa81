/** What makes a text no CSV, and the line on which it does. */
export class CsvFault extends Error {
  constructor(
    readonly line: number,
    readonly rule: 'quote' | 'open',
  ) {
    super(`line ${line}: ${rule}`);
  }
}

export interface CsvLine {
  /** On which the record begins, the first of the file being 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads CSV (RFC 4180, with or without a byte order mark; lines end in LF, CRLF or CR; empty lines are passed over) as
 * strictly as the importer does: a quote within a cell that does not begin with one, text behind a closing quote, and a quote
 * that is never closed are faults.
 *
 * @throws CsvFault
 */
export function readCsv(text: string): CsvLine[] {
  const records: CsvLine[] = [];
  let cells: string[] = [];
  let [at, line, begins] = [text.startsWith('\uFEFF') ? 1 : 0, 1, 1];
  const end = () => {
    if (cells.length > 1 || cells[0] !== '') records.push({ line: begins, cells });
    cells = [];
  };
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      const opened = line;
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) throw new CsvFault(opened, 'open');
        const part = text.slice(at + 1, close);
        line += part.match(/\r\n|\n|\r/g)?.length ?? 0;
        cell += part;
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
      if (at < text.length && !',\r\n'.includes(text[at]!)) throw new CsvFault(opened, 'quote');
    } else {
      const stop = /[,\r\n]/g;
      stop.lastIndex = at;
      const end = stop.exec(text)?.index ?? text.length;
      cell = text.slice(at, end);
      if (cell.includes('"')) throw new CsvFault(line, 'quote');
      at = end;
    }
    cells.push(cell);
    if (text[at] === ',') {
      at += 1;
      // A comma at the very end has an empty cell behind it.
      if (at === text.length) cells.push('');
      continue;
    }
    end();
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    begins = line;
  }
  if (cells.length > 0) end();
  return records;
}
