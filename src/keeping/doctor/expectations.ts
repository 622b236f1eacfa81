import type { ClientBase } from 'pg';
import { formatProblems } from '../../common/problems.js';
import { isCoded } from '../../datapackage/cell.js';
import { expectationProblems, keptBeside } from '../../datapackage/check.js';
import { shippedPackage } from '../../datapackage/descriptor.js';
import type { Table } from '../../datapackage/tables.js';
import type { Method, Resource, Row, Value } from '../../datapackage/types.js';
import { rowsOf } from '../../exports/copy-rows.js';
import { shownSql } from '../../record/checks.js';
import { CITATION_HEADERS, type RollTable, rollTable } from '../../record/tables.js';
import { type Finding, fault, ok, warning } from './finding.js';

/** Faults that are told one by one. */
const TOLD = 5;
/** Larger rolls are not checked, because their cells are held in memory: those of 600,000 facts took over a gigabyte. */
const MOST_FACTS = 500_000;

/**
 * What the data are expected to be (193 UN members, periods that do not overlap, roles that fit, ...), asked of what the
 * database states now, by the same functions that check a data package.
 */
export async function expectationFinding(client: ClientBase): Promise<Finding> {
  const what = 'the data';
  const { rows: newest } = await client.query<{ method: Method; dataThrough: string; facts: number }>(
    `SELECT method, data_through AS "dataThrough", (SELECT count(*)::int FROM participation WHERE upper_inf(recorded)) AS facts
     FROM revision ORDER BY id DESC LIMIT 1`,
  );
  const { method, dataThrough, facts } = newest[0]!;
  if (facts > MOST_FACTS) {
    return warning(
      what,
      `${facts} participations are more than the ${MOST_FACTS} that are looked at here`,
      'check what you import with rollcall check-data, package by package',
    );
  }
  // For sorting half a million rows.
  await client.query(`SET LOCAL work_mem = '64MB'`);
  const tables = new Map<string, Table>();
  let rows = 0;
  for (const resource of shippedPackage().resources) {
    const table = await tableOf(client, resource);
    tables.set(resource.name, table);
    rows += table.rows.length;
  }
  const problems = expectationProblems(tables, dataThrough, method);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const told = (list: typeof problems) => {
    const more = list.length > TOLD ? ` (and ${list.length - TOLD} more)` : '';
    return `${formatProblems(list.slice(0, TOLD)).replaceAll('\n', '; ')}${more}`;
  };
  if (errors.length > 0) {
    return fault(what, `${errors.length} things are not as they must be: ${told(errors)}`, 'correct them by an import');
  }
  if (problems.length > 0) {
    return warning(
      what,
      `${problems.length} things are not as expected: ${told(problems)}`,
      'correct them by an import',
    );
  }
  return ok(what, `${rows} rows of ${tables.size} tables are as expected`);
}

/** What the database states now in a table of the data package, as if read from its file. */
async function tableOf(client: ClientBase, resource: Resource): Promise<Table> {
  const { name, schema } = resource;
  const importing = rollTable(name)!;
  const columns = schema.fields.map((field) => columnSql(importing, field.name));
  const coded = schema.fields.filter((field) => isCoded(field, schema)).map((field) => field.name);
  const beside = keptBeside();
  const rows: Table['rows'][number][] = [];
  for await (const batch of rowsOf(client, `SELECT ${columns.join(', ')} ${fromSql(importing)}`)) {
    for (const cells of batch) {
      const values: Record<string, Value> = {};
      for (const [index, field] of schema.fields.entries()) values[field.name] = valueFrom(cells[index]!, field.type);
      const row: Row = { line: rows.length + 1, values, raw: [] };
      const codedValues = Object.fromEntries(coded.map((column) => [column, values[column] ?? null]));
      rows.push({ line: row.line, values: { ...codedValues, ...beside(name, row) } });
    }
  }
  return { resource: { name, path: `${name} on record`, schema }, rows };
}

function valueFrom(text: string | null, type: string): Value {
  if (text === null) return null;
  if (type === 'boolean') return text === 't';
  return type === 'integer' || type === 'number' ? Number(text) : text;
}

function columnSql(table: RollTable, header: string): string {
  if (table.temporal && header === 'valid_from') return 'lower(t.valid)';
  if (table.temporal && header === 'valid_to') return 'upper(t.valid)';
  if (table.cited && (CITATION_HEADERS as readonly string[]).includes(header))
    return `s.${header.slice('source_'.length)}`;
  if (table.cited && header === 'evidence') return 'c.evidence';
  if (header === 'participant_kind') return '(SELECT kind FROM participant WHERE id = t.participant_id)';
  if (table.identity?.header === header) return shownSql(table, table.identity.column, 't');
  const column = [...table.key, ...table.values].find((each) => each.header === header);
  if (!column) throw new Error(`the column ${header} of ${table.name} is nowhere on record`);
  if (column.kind === 'slugs') return `array_to_string(t.${column.column}, '|')`;
  // An empty list is an empty cell.
  if (column.kind === 'words') return `nullif(array_to_string(t.${column.column}, ';'), '')`;
  return shownSql(table, column.column, 't');
}

function fromSql(table: RollTable): string {
  // A fact that is cited more than once stands in as many rows of a file.
  const source = table.cited
    ? ` JOIN (SELECT id, source_id, evidence FROM participation UNION ALL
          SELECT participation_id, source_id, evidence FROM further_citation) c ON c.id = t.id
        JOIN source s ON s.id = c.source_id`
    : '';
  const ordered = table.identity
    ? `t.${table.identity.column}`
    : table.key.map(({ column }) => `t.${column}`).join(', ');
  return `FROM ${table.target} t${source} WHERE upper_inf(t.recorded) ORDER BY ${ordered}`;
}
