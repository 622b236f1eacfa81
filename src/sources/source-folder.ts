import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem, quote } from '../common/problems.js';
import { badInput } from '../common/rollcall-error.js';
import { isSystemError } from '../common/system-error.js';
import { projectRoot } from '../config/project-root.js';
import { cellReader, Fault } from '../datapackage/cell.js';
import { shippedSchema } from '../datapackage/descriptor.js';
import { headerWord } from '../datapackage/header.js';
import { readSmallCsv } from '../datapackage/small-csv.js';
import type { TableSchema } from '../datapackage/types.js';
import { didYouMean } from '../domain/nearest.js';
import type { CodeTable } from '../domain/sources/code-table.js';
import { CODE_SCHEMES, codeTableOf } from '../record/code-schemes.js';
import { type Decisions, readDecisions } from './decisions.js';
import {
  DESCRIPTION,
  type Description,
  EXPRESSION,
  type Expression,
  type FromColumn,
  NOT_KNOWN,
  NOTHING_HOLDS,
  READ_OVER,
} from './description.js';

/** Name of the file that describes a source. */
export const DESCRIPTION_FILE = 'source.yml';
/** Name of the file that holds what people decided about values of a source. */
export const DECISIONS_FILE = 'decisions.csv';

/** A source as its folder describes it, checked. */
export interface Source {
  readonly name: string;
  readonly folder: string;
  readonly description: Description;
  /** What long lists of values mean, by {@link lookupKey}. */
  readonly lookups: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Lists of codes of its own, by the name of their file. */
  readonly ownCodes: ReadonlyMap<string, CodeTable>;
  readonly decisions: Decisions;
  /** Every file of the folder that says how the source is read, in a fixed order. */
  readonly files: readonly string[];
}

/** Fields of a fact that may not be said where years become periods, since the years say them. */
const OF_YEARS = ['valid_from', 'valid_to', 'date_precision', 'valid_to_precision'];
const REQUIRED_OF_FACTS = ['initiative', 'participant', 'role'];

/** The folder that holds the sources that the project ships. */
export function shippedSources(): string {
  return join(projectRoot(), 'data', 'sources');
}

/** Names of the sources in a folder, in order. */
export async function sourceNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    throw badInput('folder', `the folder of sources ${folder} cannot be read (${error.message})`);
  });
  const names: string[] = [];
  for (const entry of entries) {
    if (entry.isDirectory() && (await exists(join(folder, entry.name, DESCRIPTION_FILE)))) names.push(entry.name);
  }
  return names.sort();
}

/**
 * Reads and checks the description of a source.
 *
 * @param name of a folder of `sources` that holds a source.yml
 * @throws RollcallError BAD_USER_INPUT where there is no such source
 * @throws DataPackageError with everything that is wrong with its files, each with its line
 */
export async function openSource(name: string, sources: string = shippedSources()): Promise<Source> {
  const folder = join(sources, name);
  const path = join(folder, DESCRIPTION_FILE);
  if (relative(sources, folder).startsWith('..') || !(await exists(path))) {
    const names = await sourceNames(sources);
    const choices = names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`;
    throw badInput('name', `there is no source ${quote(name)} in ${sources}${didYouMean(name, names)}; ${choices}`);
  }
  const { description, placed } = parseDescription(await readText(path), path);
  const problems: Problem[] = [];
  const checked = new DescriptionCheck(description, (at, message) => problems.push(placed(at, message)));
  checked.check();
  const lookups = new Map<string, ReadonlyMap<string, string>>();
  const ownCodes = new Map<string, CodeTable>();
  const files = [path];
  const collecting = async (read: () => Promise<void>) => {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof DataPackageError)) throw error;
      problems.push(...error.problems);
    }
  };
  for (const [key, lookup] of [...checked.lookups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { file, key: from, value: to } = typeof lookup === 'string' ? { file: lookup, ...LOOKUP_COLUMNS } : lookup;
    if (!files.includes(join(folder, file))) files.push(join(folder, file));
    await collecting(async () => void lookups.set(key, await readLookup(join(folder, file), from, to)));
  }
  for (const file of [...checked.codeFiles].sort()) {
    files.push(join(folder, file));
    await collecting(async () => void ownCodes.set(file, await codeTableOf(join(folder, file))));
  }
  const decisionsPath = join(folder, DECISIONS_FILE);
  let decisions: Decisions = new Map();
  if (await exists(decisionsPath)) {
    files.push(decisionsPath);
    await collecting(async () => {
      decisions = await readDecisions(decisionsPath);
    });
  }
  if (problems.length > 0) throw new DataPackageError(problems);
  return { name: basename(folder), folder, description, lookups, ownCodes, decisions, files };
}

/** A text of YAML as a description, and how a path in it becomes a problem with its line. Throws DataPackageError. */
export function parseDescription(
  text: string,
  path: string,
): { description: Description; placed: (at: readonly PropertyKey[], message: string) => Problem } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new DataPackageError(
      document.errors.map(({ message, pos }) =>
        problem(path, 'DESCRIPTOR', `is no YAML: ${message}`, { row: lines.linePos(pos[0]).line }),
      ),
    );
  }
  const placed = (at: readonly PropertyKey[], message: string): Problem => {
    const where = at.map(String).join('.');
    return problem(path, 'DESCRIPTOR', `${where === '' ? '' : `${where}: `}${message}`, { row: lineOf(at) });
  };
  const lineOf = (at: readonly PropertyKey[]): number | null => {
    for (let length = at.length; length >= 0; length--) {
      const node = document.getIn(at.slice(0, length), true) as { range?: readonly number[] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]!).line;
    }
    return null;
  };
  const read = DESCRIPTION.safeParse(document.toJS());
  if (!read.success) {
    throw new DataPackageError(read.error.issues.map(({ path: at, message }) => placed(at, message)));
  }
  return { description: read.data, placed };
}

/** Checks what the schema cannot say: the columns of the roll and their words, and what goes with what. */
class DescriptionCheck {
  readonly lookups = new Map<string, Lookup>();
  readonly codeFiles = new Set<string>();
  private readonly participations = shippedSchema('participations');

  constructor(
    private readonly description: Description,
    private readonly add: (at: readonly PropertyKey[], message: string) => void,
  ) {}

  check(): void {
    const { facts, years, define, file, headers = {} } = this.description;
    for (const [i, { when: _, ...fields }] of facts.entries()) {
      this.checkFact(['facts', i], fields, years !== undefined);
    }
    for (const [name, alternatives] of Object.entries(headers)) {
      for (const alternative of alternatives) {
        const pattern = /^\/(.+)\/$/.exec(alternative)?.[1];
        if (pattern !== undefined) this.checkPattern(['headers', name], pattern);
      }
    }
    if (file?.rows && file.rows.min > file.rows.max) this.add(['file', 'rows'], 'min is greater than max');
    if (years !== undefined && facts.length > 1)
      this.add(['facts'], 'where years become periods a row states one fact');
    if (years !== undefined && this.description.wide === undefined && years.absent === undefined) {
      this.add(['years'], 'absent is missing: what a year means of which the table has no row');
    }
    if (define !== undefined) this.checkDefinition(define.initiatives);
  }

  private checkFact(at: readonly PropertyKey[], fields: Record<string, unknown>, ofYears: boolean): void {
    const names = this.participations.fields.map(({ name }) => name);
    for (const [name, stated] of Object.entries(fields)) {
      const here = [...at, name];
      if (!names.includes(name)) {
        this.add(here, `${quote(name)} is no column of participations${didYouMean(name, names)}`);
        continue;
      }
      if (ofYears && OF_YEARS.includes(name)) this.add(here, 'the years say it: leave it out');
      const read = EXPRESSION.safeParse(stated);
      if (!read.success) {
        this.add(here, 'is neither a constant, nor a column with how it is read, nor a list of these');
        continue;
      }
      for (const part of alternatives(read.data)) this.checkPart(here, name, part);
    }
    const required = ofYears ? REQUIRED_OF_FACTS : [...REQUIRED_OF_FACTS, 'valid_from'];
    for (const name of required.filter((each) => !(each in fields))) this.add(at, `${name} is missing`);
  }

  private checkPart(at: readonly PropertyKey[], name: string, part: Alternative): void {
    if (typeof part !== 'object') {
      if (!String(part).includes('{')) this.checkWord(at, this.participations, name, String(part));
      return;
    }
    const isDate = this.participations.fields.find((field) => field.name === name)?.type === 'date';
    for (const [option, allowed, what] of [
      ['codes', name === 'participant', 'a participant'],
      ['order', isDate, 'a day'],
      ['open', isDate, 'a day'],
      ['inclusive', name === 'valid_to', 'valid_to'],
      ['uncertain', isDate, 'a day'],
    ] as const) {
      if (part[option] !== undefined && !allowed) this.add([...at, option], `it is only of ${what}`);
    }
    if (part.otherwise === 'define') {
      if (name !== 'initiative') this.add([...at, 'otherwise'], 'only initiatives can be defined by a source');
      else if (!this.description.define) this.add([...at, 'otherwise'], 'the block define, which says how, is missing');
    }
    if (part.lookup !== undefined) this.lookups.set(lookupKey(part.lookup), part.lookup);
    if (part.codes !== undefined && !(CODE_SCHEMES as readonly string[]).includes(part.codes)) {
      this.codeFiles.add(part.codes);
    }
    for (const [value, meant] of Object.entries(part.values ?? {})) {
      if ([NOTHING_HOLDS, NOT_KNOWN, READ_OVER].includes(meant)) continue;
      this.checkWord([...at, 'values', value], this.participations, name, meant);
    }
  }

  private checkPattern(at: readonly PropertyKey[], pattern: string): void {
    try {
      new RegExp(pattern, 'iu');
    } catch (error) {
      this.add(at, `${quote(pattern)} is no regular expression (${(error as Error).message})`);
    }
  }

  private checkDefinition(columns: Record<string, unknown>): void {
    const schema = shippedSchema('initiatives');
    const names = schema.fields.map(({ name }) => name);
    const at = ['define', 'initiatives'];
    for (const [name, stated] of Object.entries(columns)) {
      if (!names.includes(name)) {
        this.add([...at, name], `${quote(name)} is no column of initiatives${didYouMean(name, names)}`);
      } else if (!String(stated).includes('{')) this.checkWord([...at, name], schema, name, String(stated));
    }
    for (const { name, required, mayBeAbsent } of schema.fields) {
      if (required && !mayBeAbsent && !(name in columns))
        this.add(at, `${name} is missing, which every initiative has`);
    }
  }

  /** Whether a column takes a word; names and codes are resolved when a file is read. */
  private checkWord(at: readonly PropertyKey[], schema: TableSchema, name: string, word: string): void {
    const field = schema.fields.find((each) => each.name === name)!;
    const read = cellReader(field, schema)(word);
    if (read instanceof Fault) this.add(at, read.message);
  }
}

/** A constant, or a column with how it is read. */
export type Alternative = string | number | boolean | FromColumn;

/** The parts of an expression, of which the first that is not empty counts. */
export function alternatives(expression: Expression): readonly Alternative[] {
  return Array.isArray(expression) ? expression : [expression];
}

type Lookup = NonNullable<FromColumn['lookup']>;
const LOOKUP_COLUMNS = { key: 'value', value: 'means' };

/** Under which key a source keeps what a lookup says. */
export const lookupKey = (lookup: Lookup) =>
  typeof lookup === 'string' ? lookup : [lookup.file, lookup.key, lookup.value].join('\n');

async function readLookup(path: string, from: string, to: string): Promise<ReadonlyMap<string, string>> {
  const columns = [headerWord(from), headerWord(to)];
  const { header, rows } = await readSmallCsv(path, columns);
  const [value, means] = columns.map((column) => header.indexOf(column)) as [number, number];
  const lookup = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { line, cells } of rows) {
    const key = cells[value]!.trim();
    if (lookup.has(key) && lookup.get(key) !== cells[means]!.trim()) {
      problems.push(
        problem(path, 'DUPLICATE_KEY', `${quote(key)} stands twice, and means two things`, {
          row: line,
          column: from,
          value: key,
        }),
      );
    }
    lookup.set(key, cells[means]!.trim());
  }
  if (problems.length > 0) throw new DataPackageError(problems);
  return lookup;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new DataPackageError([problem(path, 'FILE_UNREADABLE', `cannot be read (${error.message})`)]);
  }
}
