import type { Problem, ProblemCode, Severity } from '../common/problems.js';
import { problem } from '../common/problems.js';
import { isCoded } from './cell.js';
import { readTable } from './read-table.js';
import type { Resource, Row, Value } from './types.js';

/** A row as a check keeps it: its coded values and where it stands. Free text is looked at in passing and let go. */
export interface KeptRow {
  readonly line: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** A table that was read: the rows that its schema accepts. */
export interface Table {
  readonly resource: Resource;
  readonly rows: readonly KeptRow[];
}

/** The tables of a package by name. A table that the package lacks is undefined: what needs it cannot be checked. */
export type Tables = ReadonlyMap<string, Table>;

/**
 * Reads a table for checking; what the schema refuses goes to `problems`. Memory grows with the rows, not with their texts.
 *
 * @param also sees every accepted row whole, and gives what is to be kept of it beside its coded values.
 */
export async function keepTable(
  resource: Resource,
  problems: Problem[],
  also: (row: Row) => Readonly<Record<string, Value>>,
): Promise<Table> {
  const coded = resource.schema.fields.filter((field) => isCoded(field, resource.schema)).map(({ name }) => name);
  const rows: KeptRow[] = [];
  for await (const item of readTable(resource)) {
    if (item.kind === 'rejected') {
      problems.push(...item.problems);
      continue;
    }
    const { line, values } = item.row;
    const codedValues = Object.fromEntries(coded.map((name) => [name, values[name] ?? null]));
    rows.push({ line, values: { ...codedValues, ...also(item.row) } });
  }
  return { resource, rows };
}

/** The text of a cell that holds text or a date, null where it is empty. */
export function text(row: KeptRow, column: string): string | null {
  const value = row.values[column] ?? null;
  return typeof value === 'string' ? value : null;
}

/** A problem of one row. `column` gives the value too, if the row has it. */
export function rowProblem(
  table: Table,
  row: KeptRow,
  column: string | null,
  code: ProblemCode,
  message: string,
  severity: Severity = 'error',
): Problem {
  const value = column === null ? null : (row.values[column] ?? null);
  return problem(table.resource.path, code, message, {
    row: row.line,
    column,
    value: value === null ? null : String(value),
    severity,
  });
}

/** The rows of a table by what `key` gives for them; rows for which it gives null are left out. */
export function groupRows(rows: readonly KeptRow[], key: (row: KeptRow) => string | null): Map<string, KeptRow[]> {
  const groups = new Map<string, KeptRow[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}

/** Whether the day `at` lies in the half-open period [from, to); an empty `from` never began, an empty `to` goes on. */
export function holds(at: string, from: string | null, to: string | null): boolean {
  return from !== null && from <= at && (to === null || at < to);
}

/** The state codes that belong to each group at a day. */
export function membersAt(tables: Tables, at: string): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  for (const row of tables.get('group_memberships')?.rows ?? []) {
    if (!holds(at, text(row, 'valid_from'), text(row, 'valid_to'))) continue;
    const group = text(row, 'group')!;
    const states = members.get(group) ?? new Set();
    members.set(group, states.add(text(row, 'country')!));
  }
  return members;
}
