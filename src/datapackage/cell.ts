import type { ProblemCode } from '../common/problems.js';
import { quote } from '../common/problems.js';
import { parseDay } from '../domain/day.js';
import { didYouMean } from '../domain/nearest.js';
import { unprotectCell } from '../domain/spreadsheet-cell.js';
import { InexactDay, readDayText } from './day-text.js';
import type { FieldSchema, TableSchema, Value } from './types.js';

/** Why a cell cannot be read. */
export class Fault {
  constructor(
    readonly code: ProblemCode,
    readonly message: string,
  ) {}
}

/** Reads one cell of a column: its typed value, null where it is empty, or what is wrong with it. */
export type CellReader = (cell: string) => Value | InexactDay | Fault;

/** Coded columns repeat few values; what was read once is remembered, up to this many a column. */
const REMEMBERED = 4096;

/**
 * The reader of a column's cells.
 *
 * Coded columns (of any type but string, or with a list of values, a pattern, a key or a reference) are trimmed of white
 * space at both ends; all other text is kept to the letter, less the apostrophe of {@link unprotectCell}.
 */
export function cellReader(field: FieldSchema, table: TableSchema): CellReader {
  const read = isCoded(field, table) ? remembering(codedReader(field)) : textReader(field);
  if (!field.required) return read;
  const missing = new Fault('REQUIRED', `${field.name} must have a value`);
  return (cell) => {
    const value = read(cell);
    return value === null || (typeof value === 'string' && value.trim() === '') ? missing : value;
  };
}

/** Whether the cells of a column are codes, which are trimmed, rather than free text, which is kept to the letter. */
export function isCoded(field: FieldSchema, table: TableSchema): boolean {
  return (
    field.type !== 'string' ||
    field.enum !== undefined ||
    field.pattern !== undefined ||
    field.references !== undefined ||
    table.primaryKey.includes(field.name) ||
    table.foreignKeys.some((key) => key.fields.includes(field.name))
  );
}

function textReader({ name }: FieldSchema): CellReader {
  return (cell) => {
    if (cell === '') return null;
    const text = cell.charCodeAt(0) === 39 ? unprotectCell(cell) : cell;
    const mark = hiddenMark(text);
    return mark === null ? text : new Fault('PATTERN', `${name} holds ${mark}, which no text may`);
  };
}

/** Control characters other than tabs and ends of lines, and marks that turn the direction of what follows them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const HIDDEN_MARK = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

/** What a text holds that nobody sees and that changes how it is shown or stored, in words; null where there is none. */
export function hiddenMark(text: string): string | null {
  const mark = HIDDEN_MARK.exec(text)?.[0];
  return mark === undefined
    ? null
    : `the control character U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function remembering(read: CellReader): CellReader {
  const remembered = new Map<string, Value | InexactDay | Fault>();
  return (cell) => {
    let value = remembered.get(cell);
    if (value === undefined) {
      value = read(cell);
      if (remembered.size === REMEMBERED) remembered.clear();
      remembered.set(cell, value);
    }
    return value;
  };
}

function codedReader(field: FieldSchema): CellReader {
  const pattern = field.pattern === undefined ? null : new RegExp(`^(?:${field.pattern})$`, 'u');
  const allowed = field.enum === undefined ? null : new Set(field.enum);
  const synonyms = new Map(
    Object.entries(field.valueSynonyms ?? {}).map(([word, value]) => [spelling(word), value] as const),
  );
  return (cell) => {
    const text = unprotectCell(cell.trim());
    if (text === '') return null;
    const synonym = synonyms.get(spelling(text)) ?? text;
    const word = allowed === null || allowed.has(synonym) ? synonym : asListed(synonym, allowed);
    if (allowed !== null && !allowed.has(word)) {
      return new Fault(
        'NOT_IN_LIST',
        `${quote(word)} is not one of the values of ${field.name} (${field.enum!.join(', ')})${didYouMean(word, allowed)}`,
      );
    }
    if (pattern !== null && !pattern.test(word)) {
      return new Fault('PATTERN', `${quote(word)} does not have the form ${field.pattern} of ${field.name}`);
    }
    const value = typed(word, field);
    if (value instanceof Fault) return value;
    return outOfRange(value instanceof InexactDay ? value.day : value, field) ?? value;
  };
}

/** A word as synonyms are compared: without regard to capitals, and to what joins its parts. */
const spelling = (word: string) =>
  word
    .toLowerCase()
    .replaceAll(/[\s\-_\u2010-\u2015]+/g, ' ')
    .trim();

/** The word of a list as people write it, in capitals, with a space or a hyphen; any other text as it is. */
function asListed(text: string, allowed: ReadonlySet<string>): string {
  const word = text.toLowerCase().replaceAll(/[\s\-_\u2010-\u2015]+/g, '_');
  return allowed.has(word) ? word : text;
}

function typed(text: string, field: FieldSchema): Value | InexactDay | Fault {
  switch (field.type) {
    case 'string':
      return text;
    case 'integer':
      return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text))
        ? Number(text)
        : wrongType(text, field, 'a whole number');
    case 'number':
      return /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text))
        ? Number(text)
        : wrongType(text, field, 'a finite number with a decimal point and no other marks');
    case 'boolean': {
      const word = text.toLowerCase();
      if (word === 'true' || word === 'yes') return true;
      if (word === 'false' || word === 'no') return false;
      return wrongType(text, field, 'true, false, yes or no');
    }
    case 'date':
      return day(text, field);
  }
}

/** A day; known to the month or year only where the table has a column that can say so. */
function day(text: string, field: FieldSchema): string | null | InexactDay | Fault {
  // The commonest form first; 9999-12-31 has it and says that there is no end.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith('9999') && parseDay(text) !== null) return text;
  const said = readDayText(text);
  if (said === null || typeof said === 'string') return said;
  if (!(said instanceof InexactDay)) return new Fault('TYPE', `${field.name} ${quote(text)} ${said.reason}`);
  if (field.precision !== undefined) return said;
  return new Fault('TYPE', `${field.name} ${quote(text)} names no day, which this column needs: write YYYY-MM-DD`);
}

function wrongType(text: string, field: FieldSchema, wanted: string): Fault {
  return new Fault('TYPE', `${field.name} ${quote(text)} is not ${wanted}`);
}

function outOfRange(value: Value, { name, minimum, maximum }: FieldSchema): Fault | null {
  if (value === null || typeof value === 'boolean') return null;
  if (minimum !== undefined && value < minimum) {
    return new Fault('RANGE', `${name} ${value} is less than ${minimum}, the least allowed`);
  }
  if (maximum !== undefined && value > maximum) {
    return new Fault('RANGE', `${name} ${value} is more than ${maximum}, the most allowed`);
  }
  return null;
}
