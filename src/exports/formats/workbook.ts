import { createHash } from 'node:crypto';
import type { Content } from '../metadata.js';
import type { Cell, Row } from '../table.js';
import { csvLines } from './csv.js';
import type { FileLayout, RowFile } from './row-file.js';
import { WorkbookWriter } from './xlsx.js';
import { CELL_CHARACTERS, type SheetColumn } from './xlsx-cells.js';

const ABOUT: readonly SheetColumn[] = [
  { name: 'name', type: 'text' },
  { name: 'value', type: 'text' },
];

/** A workbook of the rows with a second sheet that says what they rest on. */
export class Workbook implements RowFile {
  private readonly writer: WorkbookWriter;
  private readonly hash = createHash('sha256');
  private rowCount = 0;

  constructor(private readonly layout: FileLayout) {
    const { columns, metadata } = layout;
    const { title, cite, licence, release, revision, recordedAt } = metadata;
    this.hash.update(csvLines([columns.map(({ name }) => name)]));
    this.writer = new WorkbookWriter({
      title,
      description: cite,
      createdAt: recordedAt,
      further: { Licence: licence, ...(release === null ? { Revision: revision! } : { Release: release }) },
    });
    this.writer.begin(metadata.export, columns);
  }

  async push(rows: readonly Row[]): Promise<Uint8Array[]> {
    this.hash.update(csvLines(rows));
    this.rowCount += rows.length;
    this.writer.push(rows);
    return this.writer.take();
  }

  async end(): Promise<{ chunks: Uint8Array[]; sha256: string }> {
    const sha256 = this.hash.digest('hex');
    const content: Content = { rowCount: this.rowCount, sha256, sha256Of: 'the same rows as CSV' };
    this.writer.begin('metadata', ABOUT);
    this.writer.push(listed({ ...this.layout.metadata, ...content }));
    this.writer.end();
    return { chunks: this.writer.take(), sha256 };
  }
}

/** Words in as few texts as cells can hold. */
function partsOf(words: readonly string[]): string[] {
  const parts = [''];
  for (const word of words) {
    const longer = parts.at(-1) === '' ? word : `${parts.at(-1)} ${word}`;
    if (longer.length < CELL_CHARACTERS) parts[parts.length - 1] = longer;
    else parts.push(word);
  }
  return parts;
}

/** An object as rows of name and value: `counting.presence`, `columns.1.name`. */
function listed(value: unknown, name = ''): [string, Cell][] {
  if (value === null || typeof value !== 'object') return [[name, value as Cell]];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    const parts = partsOf(value);
    return parts.map((part, partIndex) => [parts.length === 1 ? name : `${name}.${partIndex}`, part]);
  }
  return Object.entries(value).flatMap(([key, item]) => listed(item, name === '' ? key : `${name}.${key}`));
}
