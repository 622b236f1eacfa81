import type { ProblemCode } from '../common/problems.js';
import { quote } from '../common/problems.js';
import { cellReader, Fault } from '../datapackage/cell.js';
import type { FieldSchema, TableSchema } from '../datapackage/types.js';
import { stateOfCode, type YearSpan } from '../domain/sources/code-table.js';
import type { CodeScheme } from '../record/code-schemes.js';
import { type Resolver, Unresolved } from '../record/resolver.js';
import { readSourceDay, type SourceDay } from './days.js';
import { decisionKey } from './decisions.js';
import { type FromColumn, NOT_KNOWN, NOTHING_HOLDS, READ_OVER } from './description.js';
import { type Alternative, lookupKey, type Source } from './source-folder.js';

/** A value of the source that can not be read: it is told, and waits for a decision. */
export class Unread {
  constructor(
    readonly field: string,
    readonly value: string,
    readonly code: ProblemCode,
    readonly message: string,
    readonly suggestions: readonly string[] = [],
  ) {}
}

/** A value that makes a row state nothing: it says that no role holds, or that none is known, or it is to be ignored. */
export class Unstated {
  /** As the report counts it. */
  readonly about: string;

  constructor(
    readonly why: typeof NOTHING_HOLDS | typeof NOT_KNOWN | typeof READ_OVER,
    readonly field: string,
    readonly value: string,
  ) {
    const said = { [NOTHING_HOLDS]: 'nothing holds', [NOT_KNOWN]: 'it is not known', [READ_OVER]: 'it is read over' };
    this.about = `${field} ${quote(value)}: ${said[why]}`;
  }
}

/** A state or organisation as it will be resolved. */
export interface ReadParticipant {
  readonly text: string;
  readonly kind: 'state' | null;
  /** The last year in which the code means this state; null: without limit, or not read from a code. */
  readonly lastYear: number | null;
}

/** An initiative that is to be recorded. */
export class ToDefine {
  constructor(readonly value: string) {}
}

export type Read = string | SourceDay | ReadParticipant | ToDefine | Unread | Unstated | null;

/** What reading a field needs beside the cells of its row. */
export interface ReaderContext {
  readonly source: Source;
  readonly schema: TableSchema;
  readonly resolver: Resolver;
  readonly schemes: ReadonlyMap<string, CodeScheme>;
  /** Codes of the states on record. */
  readonly states: ReadonlySet<string>;
  /** What a constant says of who takes part: state, organisation, or nothing. */
  readonly kind: string | null;
}

/** Reads a field of a fact from the cells of a row; the years are those of the fact, where they are known. */
export type FieldReader = (cells: readonly string[], span: YearSpan | null) => Read;

/** Texts that were read are remembered, up to this many a column. */
const REMEMBERED = 50_000;
/** The day and the mark behind it: "11 May 1994 a". */
const MARKED = /^(.*\d)[ \u00a0]*([A-Za-z]{1,3})$/;

/**
 * The reader of a field.
 *
 * @param indexOf where a column stands among the cells
 */
export function fieldReader(
  name: string,
  parts: readonly Alternative[],
  indexOf: (column: string) => number,
  context: ReaderContext,
): FieldReader {
  const field = context.schema.fields.find((each) => each.name === name)!;
  const readers = parts.map((part) =>
    typeof part === 'object'
      ? new ColumnReader(field, part, indexOf(part.column), context).reader
      : constantReader(field, String(part), indexOf, context),
  );
  const [only] = readers;
  if (readers.length === 1) return only!;
  return (cells, span) => {
    let read: Read = null;
    for (const reader of readers) {
      read = reader(cells, span);
      if (read !== null) return read;
    }
    return read;
  };
}

/** The text of a template, in which `{Header}` stands for a cell. */
export function filledIn(
  template: string,
  indexOf: (column: string) => number,
): (cells: readonly string[], more?: Readonly<Record<string, string>>) => string {
  const parts = template.split(/\{([^{}]+)\}/);
  return (cells, more = {}) =>
    parts.map((part, i) => (i % 2 === 0 ? part : (more[part] ?? cells[indexOf(part)] ?? '').trim())).join('');
}

/** The columns that a template speaks of. */
export function columnsOf(template: string): string[] {
  return template.split(/\{([^{}]+)\}/).filter((_, i) => i % 2 === 1);
}

function constantReader(
  field: FieldSchema,
  text: string,
  indexOf: (column: string) => number,
  context: ReaderContext,
): FieldReader {
  const meaning = new Meaning(field, {}, context);
  if (columnsOf(text).length === 0) {
    const read = meaning.ofWord(text, text);
    return () => read;
  }
  const fill = filledIn(text, indexOf);
  if (field.name !== 'initiative' && field.name !== 'participant' && field.type !== 'date') {
    const reader = cellReader(field, context.schema);
    return (cells) => {
      const filled = fill(cells);
      const read = reader(filled);
      return read instanceof Fault ? new Unread(field.name, filled, read.code, read.message) : filled;
    };
  }
  return (cells) => {
    const filled = fill(cells);
    return meaning.ofWord(filled, filled);
  };
}

/** What words mean in a column of the roll. */
class Meaning {
  constructor(
    private readonly field: FieldSchema,
    private readonly rules: Partial<FromColumn>,
    private readonly context: ReaderContext,
  ) {}

  /** A word of the roll: a name or code on record, a day, a word of the column. `value` is what stands in the source. */
  ofWord(word: string, value: string): Read {
    const { field, context } = this;
    if (word === '') return null;
    if (field.name === 'participant') return this.participant(word, value);
    if (field.name === 'initiative') return this.initiative(word, value);
    if (field.type === 'date') {
      const day = readSourceDay(word, this.rules);
      if (day === null || 'day' in day) return day;
      return new Unread(field.name, value, 'TYPE', `${field.name} ${quote(word)} ${day.reason}`);
    }
    const read = cellReader(field, context.schema)(word);
    return read instanceof Fault ? new Unread(field.name, value, read.code, read.message) : word;
  }

  /** A code of the scheme in which the column is written. */
  ofCode(code: string, span: YearSpan | null): Read {
    const { context, rules } = this;
    const scheme = context.schemes.get(rules.codes!)!;
    const state = stateOfCode(scheme.table, scheme.called, code, span);
    if ('unknown' in state) return new Unread('participant', code, 'UNKNOWN_COUNTRY', state.reason);
    if (context.states.has(state.state)) return { text: state.state, kind: 'state', lastYear: state.lastYear };
    const message = `the ${scheme.called} code ${quote(code)} is ${state.name} (${state.state}), which is not on record`;
    return new Unread('participant', code, 'UNKNOWN_COUNTRY', message);
  }

  private participant(word: string, value: string): Read {
    const id = this.context.resolver.resolve('participant', word, this.context.kind);
    if (!(id instanceof Unresolved)) return { text: word, kind: null, lastYear: null };
    return new Unread('participant', value, id.code, id.message, id.suggestions);
  }

  private initiative(word: string, value: string): Read {
    const id = this.context.resolver.resolve('initiative', word);
    if (!(id instanceof Unresolved)) return word;
    return new Unread('initiative', value, id.code, id.message, id.suggestions);
  }
}

/** Reads what stands in one column. */
class ColumnReader {
  private readonly meaning: Meaning;
  private readonly remembered = new Map<string, Read>();

  constructor(
    private readonly field: FieldSchema,
    private readonly rules: FromColumn,
    private readonly index: number,
    private readonly context: ReaderContext,
  ) {
    this.meaning = new Meaning(field, rules, context);
  }

  readonly reader: FieldReader = (cells, span) => {
    const text = cells[this.index]!;
    // What a code means may depend on the years.
    const key = this.rules.codes === undefined || span === null ? text : `${text}\n${span.from}\n${span.to}`;
    let read = this.remembered.get(key);
    if (read === undefined) {
      read = this.read(this.partOf(text.trim()), span);
      if (this.remembered.size === REMEMBERED) this.remembered.clear();
      this.remembered.set(key, read);
    }
    return read;
  };

  private partOf(text: string): string {
    if (this.rules.part === undefined) return text;
    const [, day, mark] = MARKED.exec(text) ?? [null, text, ''];
    return this.rules.part === 'day' ? day!.trim() : mark!;
  }

  private read(text: string, span: YearSpan | null): Read {
    const { field, rules, context } = this;
    const decision = context.source.decisions.get(decisionKey(field.name, text));
    if (decision !== undefined) {
      return 'ignore' in decision
        ? new Unstated(READ_OVER, field.name, text)
        : this.meaning.ofWord(decision.means, text);
    }
    const listed =
      rules.values?.[text] ??
      (rules.lookup ? context.source.lookups.get(lookupKey(rules.lookup))?.get(text) : undefined);
    if (listed === NOTHING_HOLDS || listed === NOT_KNOWN || listed === READ_OVER) {
      return new Unstated(listed, field.name, text);
    }
    if (listed !== undefined) return this.meaning.ofWord(listed, text);
    if (text === '') return null;
    // Where source.yml lists the words of a column, no other word of the roll is understood.
    const isListed = rules.values !== undefined && field.enum !== undefined;
    const read = isListed
      ? new Unread(
          field.name,
          text,
          'NOT_IN_LIST',
          `${quote(text)} is not among the values of ${rules.column} in source.yml`,
        )
      : rules.codes === undefined
        ? this.meaning.ofWord(text, text)
        : this.meaning.ofCode(text, span);
    if (!(read instanceof Unread)) return read;
    if (rules.otherwise === 'ignore') return new Unstated(READ_OVER, field.name, text);
    return rules.otherwise === 'define' ? new ToDefine(text) : read;
  }
}
