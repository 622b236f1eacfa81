import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Problem, ProblemCode } from '../common/problems.js';
import { problem, quote } from '../common/problems.js';
import { faultOfBreaks } from '../datapackage/expectations/breaks.js';
import { INEXACT_DAYS, inexactDay } from '../datapackage/expectations/periods.js';
import type { Row, Value } from '../datapackage/types.js';
import { didYouMean } from '../domain/nearest.js';
import { arrayText } from './copy-writer.js';
import type { Resolver, Unresolved } from './resolver.js';
import { CITATION_HEADERS, keyColumns, type RollColumn, type RollTable, stagedName } from './tables.js';

/** Sources that were staged lately; their texts are not sent again. */
const REMEMBERED_SOURCES = 20_000;
const LEAST_INTEGER = -(2 ** 31);
const GREATEST_INTEGER = 2 ** 31 - 1;
const MS_PER_DAY = 86_400_000;
const NOTHING_REFUSED: ReadonlySet<string> = new Set();

/** Name of the temporary table that holds the rows of a file, resolved, until they are compared with what is recorded. */
export function stageName(table: RollTable): string {
  return `stage_${table.name}`;
}

/** Rows of a table that will be inserted, with their ids and the sources that they cite. */
export function factName(table: RollTable): string {
  return `fact_${table.name}`;
}

/** Recorded rows that will be closed: `at` (where the row stands) and `by_row`, the line that replaces it, or null. */
export function closingName(table: RollTable): string {
  return `closing_${table.name}`;
}

/** Columns of the staging table that come from the file, in the order in which {@link RowEncoder} gives them. */
export function stagedColumns(table: RollTable): { readonly name: string; readonly type: string }[] {
  return [
    { name: 'row', type: 'integer' },
    ...(table.identity ? [{ name: 'code', type: 'text' }] : []),
    ...[...table.key, ...table.values].map((column) => ({
      name: stagedName(column),
      type: column.self ? 'text' : column.type,
    })),
    ...(table.temporal
      ? [
          { name: 'valid_from', type: 'date' },
          { name: 'valid_to', type: 'date' },
        ]
      : []),
    ...(table.cited
      ? [
          { name: 'digest', type: 'uuid' },
          { name: 'url', type: 'text' },
          { name: 'title', type: 'text' },
          { name: 'publisher', type: 'text' },
          { name: 'accessed_on', type: 'date' },
          { name: 'evidence', type: 'text' },
        ]
      : []),
  ];
}

/**
 * Creates the staging table. Besides what comes from the file it holds the id of the identity that a row defines, which is
 * filled in once the identity exists.
 */
export async function createStage(client: ClientBase, table: RollTable): Promise<void> {
  const columns = stagedColumns(table).map(({ name, type }) => `"${name}" ${type}`);
  if (table.identity) columns.push(`${table.identity.column} integer`);
  columns.push(...table.values.filter(({ self }) => self).map(({ column, type }) => `${column} ${type}`));
  await client.query(`CREATE TEMP TABLE ${stageName(table)} (${columns.join(', ')}) ON COMMIT DROP`);
}

/**
 * Fills the columns that the file lacks: from what is on record of the same thing (in a table with periods: of the same
 * period), else with the default. So a file does not empty columns that it does not have.
 *
 * @param lacking headers of the table that the file lacks
 */
export async function fillStage(client: ClientBase, table: RollTable, lacking: readonly string[]): Promise<void> {
  const stage = stageName(table);
  const columns = table.values.filter(({ header }) => lacking.includes(header));
  if (columns.length > 0) {
    const recorded = columns.map((column) =>
      column.self ? `(SELECT slug FROM initiative WHERE id = t.${column.column})` : `t.${column.column}`,
    );
    const set = columns.map((column, i) => `${stagedName(column)} = coalesce(s.${stagedName(column)}, ${recorded[i]})`);
    const { identity } = table;
    const kind = identity?.participantKind ? `AND i.kind = '${identity.participantKind}'` : '';
    const [from, same] = identity
      ? [`JOIN ${identity.table} i ON i.id = t.${identity.column} ${kind}`, [`i.${identity.code} = s.code`]]
      : ['', keyColumns(table).map((column) => `t.${column} = s.${column}`)];
    if (table.temporal) same.push('t.valid = daterange(s.valid_from, s.valid_to)');
    const speaks = columns.map(({ column }) => `t.${column} IS NOT NULL`).join(' OR ');
    const { rowCount } = await client.query(
      `SELECT FROM ${table.target} t WHERE upper_inf(t.recorded) AND (${speaks}) LIMIT 1`,
    );
    if (rowCount) {
      await client.query(
        `UPDATE ${stage} s SET ${set.join(', ')} FROM ${table.target} t ${from}
         WHERE upper_inf(t.recorded) AND ${same.join(' AND ')}`,
      );
    }
  }
  for (const column of table.values) {
    if (column.otherwise === undefined) continue;
    const name = stagedName(column);
    await client.query(`UPDATE ${stage} SET ${name} = '${column.otherwise}' WHERE ${name} IS NULL`);
  }
}

/** Gives references to what the same file defines their ids, once the identities are written. */
export async function resolveStage(client: ClientBase, table: RollTable): Promise<void> {
  for (const column of table.values) {
    if (!column.self) continue;
    await client.query(
      `UPDATE ${stageName(table)} s SET ${column.column} = i.id FROM initiative i WHERE i.slug = s.${stagedName(column)}`,
    );
  }
}

/** What is wrong with a row. */
export class Faulty {
  constructor(readonly problems: readonly Problem[]) {}
}

/** A cell of the staging table as the text by which PostgreSQL reads it. */
export type StagedCell = string | null;

/** Turns rows, of a file or of a proposal, into those of the staging table, with every name resolved to an id. */
export class RowEncoder {
  private readonly columns: readonly RollColumn[];
  private readonly sources = new Map<string, string>();
  private faults: Problem[] | null = null;
  /** Columns of the row at hand of which a fault is told already: what they would have said is not known. */
  private refused: ReadonlySet<string> = NOTHING_REFUSED;

  constructor(
    private readonly table: RollTable,
    private readonly file: string,
    private readonly resolver: Resolver,
  ) {
    this.columns = [...table.key, ...table.values];
  }

  /** The cells of the row, in the order of {@link stagedColumns}. The texts of a source come with the first row that cites it. */
  cells(row: Row): StagedCell[] | Faulty {
    const cells = this.encode(row, NOTHING_REFUSED);
    return this.faults === null ? cells : new Faulty(this.faults);
  }

  /**
   * What else is wrong with a row of which some cells are refused already. Only what would be wrong whatever these cells
   * had said is told, so that mending them cannot make it right.
   *
   * @param refused headers of the cells that are refused
   */
  furtherFaults(row: Row, refused: ReadonlySet<string>): readonly Problem[] {
    this.encode(row, refused);
    return this.faults ?? [];
  }

  private encode(row: Row, refused: ReadonlySet<string>): StagedCell[] {
    const { table } = this;
    const { values, line } = row;
    this.faults = null;
    this.refused = refused;
    const cells: StagedCell[] = [String(line)];
    if (table.identity) cells.push(textOf(this.required(row, table.identity.header)));
    for (const column of this.columns) cells.push(this.cell(column, row));
    for (const { from, to, rule } of table.periods) this.checkPeriod(row, from, to, rule);
    if (table.temporal)
      cells.push(textOf(this.required(row, 'valid_from')), (values.valid_to ?? null) as string | null);
    this.checkPrecision(row);
    if (table.cited) this.cite(row, cells);
    return cells;
  }

  private cell(column: RollColumn, row: Row): StagedCell {
    const value = row.values[column.header] ?? null;
    if (value === null) {
      if (this.table.key.includes(column)) this.required(row, column.header);
      return null;
    }
    switch (column.kind) {
      case 'text':
        return value as string;
      case 'integer':
        if ((value as number) < LEAST_INTEGER || (value as number) > GREATEST_INTEGER) {
          this.fault(row, column.header, 'RANGE', `${column.header} ${value} is beyond what can be stored`);
        }
        return String(value);
      case 'number':
      case 'date':
        return String(value);
      case 'boolean':
        return value ? 't' : 'f';
      case 'slugs':
        return this.slugs(column, row, value as string);
      case 'words':
        return this.words(column, row, value as string);
      case 'breaks':
        return this.breaks(column, row, value as string);
      default: {
        if (column.self) return value as string;
        const kind = column.kind === 'participant' ? ((row.values.participant_kind ?? null) as string | null) : null;
        const id = this.resolver.resolve(column.kind, value as string, kind);
        if (typeof id === 'number') return String(id);
        const isKindOpen = column.kind === 'participant' && this.refused.has('participant_kind');
        if (isKindOpen && this.resolver.isKnownByKind(value as string)) return null;
        return this.unresolved(row, column.header, id);
      }
    }
  }

  private slugs(column: RollColumn, row: Row, value: string): StagedCell {
    const slugs = value.split('|').map((slug) => slug.trim());
    for (const slug of slugs) {
      const id = this.resolver.resolve('listedGroup', slug);
      if (typeof id !== 'number') this.unresolved(row, column.header, id);
    }
    return arrayText(slugs);
  }

  private words({ header, words = [] }: RollColumn, row: Row, value: string): StagedCell {
    const listed = value.split(';').map((word) => word.trim());
    for (const [i, word] of listed.entries()) {
      if (!words.includes(word)) {
        const message = `${quote(word)} is not one of the ${header} (${words.join(', ')})${didYouMean(word, words)}`;
        this.fault(row, header, 'NOT_IN_LIST', message);
      } else if (listed.indexOf(word) < i) {
        this.fault(row, header, 'EXPECTATION', `${quote(word)} stands twice among the ${header}`);
      }
    }
    return arrayText(listed);
  }

  private breaks({ header }: RollColumn, row: Row, value: string): StagedCell {
    const { un_member_from: from, un_member_to: to } = row.values as Record<string, string | null>;
    // A first day that could not be read is taken for one before all others: the order of the rest is still told.
    const message = faultOfBreaks(value, this.refused.has('un_member_from') ? '' : (from ?? null), to ?? null);
    if (message !== null) this.fault(row, header, 'INVALID_PERIOD', message);
    return value;
  }

  private cite({ values, line, raw }: Row, cells: StagedCell[]): void {
    const [url, title, publisher, accessedOn] = CITATION_HEADERS.map(
      (header) => (values[header] ?? null) as string | null,
    );
    const anyRefused = CITATION_HEADERS.slice(0, 3).some((header) => this.refused.has(header));
    if (url === null && title === null && publisher === null && !anyRefused) {
      this.fault(
        { values, line, raw },
        'source_url',
        'REQUIRED',
        'a participation needs a source: an address, a title or a publisher',
      );
    }
    const days = accessedOn === null ? '' : String(Date.parse(`${accessedOn}T00:00:00Z`) / MS_PER_DAY);
    // The same text as that of which source.digest is made.
    const identity = `${url ?? ''}\x1f${title ?? ''}\x1f${publisher ?? ''}\x1f${days}`;
    let digest = this.sources.get(identity);
    const texts: StagedCell[] = [null, null, null, null];
    if (digest === undefined) {
      digest = createHash('md5').update(identity, 'utf8').digest('hex');
      if (this.faults === null && this.refused === NOTHING_REFUSED) {
        if (this.sources.size === REMEMBERED_SOURCES) this.sources.clear();
        this.sources.set(identity, digest);
      }
      texts.splice(0, texts.length, url!, title!, publisher!, accessedOn!);
    }
    cells.push(digest, ...texts, (values.evidence ?? null) as string | null);
  }

  private checkPeriod(row: Row, from: string, to: string, rule: 'after' | 'notBefore'): void {
    const start = (row.values[from] ?? null) as string | null;
    const end = (row.values[to] ?? null) as string | null;
    if (start === null || end === null || end > start || (rule === 'notBefore' && end === start)) return;
    const broken = end === start ? `is the same day as ${from}` : `is before ${from} ${start}`;
    const hint = rule === 'after' ? `; a period ends on the first day on which it no longer holds` : '';
    this.fault(row, to, 'INVALID_PERIOD', `${to} ${end} ${broken}${hint}`);
  }

  private checkPrecision(row: Row): void {
    const values = row.values as Record<string, string | null>;
    for (const { day, precision } of INEXACT_DAYS) {
      const [date, exactness] = [values[day] ?? null, values[precision] ?? null];
      if (exactness === null || this.refused.has(day) || this.refused.has(precision)) continue;
      const message = date === null ? `${precision} is given, and ${day} is empty` : inexactDay(day, date, exactness);
      if (message !== null) this.fault(row, date === null ? precision : day, 'EXPECTATION', message);
    }
  }

  private required(row: Row, header: string): Value {
    const value = row.values[header] ?? null;
    if (value === null) this.fault(row, header, 'REQUIRED', `${header} must have a value`);
    return value;
  }

  private unresolved(row: Row, header: string, { code, message, suggestions }: Unresolved): StagedCell {
    this.fault(row, header, code, message, suggestions);
    return null;
  }

  private fault(
    row: Row,
    column: string,
    code: ProblemCode,
    message: string,
    suggestions: readonly string[] = [],
  ): void {
    if (this.refused.has(column)) return;
    const value = row.values[column] ?? null;
    this.faults ??= [];
    this.faults.push(problem(this.file, code, message, { row: row.line, column, value: textOf(value), suggestions }));
  }
}

function textOf(value: Value): StagedCell {
  return value === null ? null : String(value);
}
