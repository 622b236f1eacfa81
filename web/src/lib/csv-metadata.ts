import type { FigureTable } from './csv.js';

/** What is told of a figure, wherever it is taken. */
export interface Told {
  readonly title: string;
  /** What was counted, as of when, by which rule, and what is not known. */
  readonly counted: string;
  /** Where it is from, and from which edition. */
  readonly work: string;
  readonly citation: string;
  readonly licence: string;
  /** That shows it again. */
  readonly address: string;
}

export interface TableFile {
  /** Of the CSV, with its ending. */
  readonly file: string;
  readonly language: 'en' | 'zh';
  readonly told: Told;
  readonly table: FigureTable;
  /** Heading of the CSV's last column, in which every row says what was counted; null: it has no such column. */
  readonly countedLabel: string | null;
}

/** What a CSV file is and what its columns are, as "CSV on the Web" has it (W3C, 2015): JSON for a file beside it. */
export function csvMetadata({ file, language, told, table, countedLabel }: TableFile): string {
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': language === 'zh' ? 'zh-Hans' : 'en' }],
    url: file,
    'dc:title': told.title,
    'dc:description': told.counted,
    'dc:source': told.work,
    'dc:identifier': told.address,
    'dc:bibliographicCitation': told.citation,
    'dc:license': told.licence,
    tableSchema: {
      columns: [
        ...table.columns.map(({ key, label }) => ({ name: key, titles: label, datatype: datatypeOf(table, key) })),
        ...(countedLabel === null ? [] : [{ name: 'whatWasCounted', titles: countedLabel, datatype: 'string' }]),
      ],
    },
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

/** Numbers alone make a column of numbers: some hold words where a number is not known. */
function datatypeOf({ rows }: FigureTable, key: string): 'number' | 'string' {
  const values = rows.map((row) => row[key] ?? null).filter((value) => value !== null);
  return values.length > 0 && values.every((value) => typeof value === 'number') ? 'number' : 'string';
}
