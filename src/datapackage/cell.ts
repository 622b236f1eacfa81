import { parseDay } from '../domain/day.js';
import { didYouMean } from '../domain/nearest.js';
import { unprotectCell } from '../domain/spreadsheet-cell.js';
import { quote } from './problems.js';
import type { FieldSchema, ProblemCode, TableSchema, Value } from './types.js';

/** Why a cell cannot be read. */
export class Fault {
  constructor(
    readonly code: ProblemCode,
    readonly message: string,
  ) {}
}

/** Reads one cell of a column: its typed value, null where it is empty, or what is wrong with it. */
export type CellReader = (cell: string) => Value | Fault;

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
  const found = HIDDEN_MARK.exec(text)?.[0];
  return found === undefined
    ? null
    : `the control character U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function remembering(read: CellReader): CellReader {
  const known = new Map<string, Value | Fault>();
  return (cell) => {
    let value = known.get(cell);
    if (value === undefined) {
      value = read(cell);
      if (known.size === REMEMBERED) known.clear();
      known.set(cell, value);
    }
    return value;
  };
}

function codedReader(field: FieldSchema): CellReader {
  const pattern = field.pattern === undefined ? null : new RegExp(`^(?:${field.pattern})$`, 'u');
  const allowed = field.enum === undefined ? null : new Set(field.enum);
  return (cell) => {
    const text = unprotectCell(cell.trim());
    if (text === '') return null;
    const synonym =
      field.valueSynonyms !== undefined && Object.hasOwn(field.valueSynonyms, text) ? field.valueSynonyms[text]! : text;
    const word = allowed === null || allowed.has(synonym) ? synonym : inSmallLetters(synonym, allowed);
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
    return value instanceof Fault ? value : (outOfRange(value, field) ?? value);
  };
}

/** The word of a list that is written in capitals, as the API and the exports write it; any other text as it is. */
function inSmallLetters(text: string, allowed: ReadonlySet<string>): string {
  const word = text === text.toUpperCase() ? text.toLowerCase() : text;
  return allowed.has(word) ? word : text;
}

function typed(text: string, field: FieldSchema): Value | Fault {
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
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return wrongType(text, field, 'a date of the form YYYY-MM-DD');
      return parseDay(text) !== null ? text : wrongType(text, field, 'a day of the calendar');
  }
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
