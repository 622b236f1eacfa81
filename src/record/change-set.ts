import type { ClientBase } from 'pg';
import type { Problem } from '../common/problems.js';
import { problem } from '../common/problems.js';
import { shippedSchema } from '../datapackage/descriptor.js';
import { rowReader } from '../datapackage/read-table.js';
import type { ReadItem } from '../datapackage/types.js';
import type { ChangeSense } from './change.js';
import { checkRows } from './checks.js';
import { findDangling } from './dangling.js';
import { closeStatedClaims } from './kept-claims.js';
import type { Resolver } from './resolver.js';
import type { Cells, Citation, RecordedRow } from './rows.js';
import { misfitsOnRecord } from './rules.js';
import { Faulty, RowEncoder, type StagedCell, stagedColumns } from './stage.js';
import { keyColumns, ROLL_TABLES, type RollTable, rollTable, stagedName } from './tables.js';

/**
 * What one change of a proposal does to one row: `after` is stated in the place of `before`; without `before` it is newly on
 * record, without `after` it is taken back.
 */
export interface RowChange {
  readonly table: string;
  /** Number of the change in the proposal, from 0. */
  readonly changeIndex: number;
  readonly sense: ChangeSense;
  readonly before: RecordedRow | null;
  readonly after: Cells | null;
  /** Of `after`, where the table's facts cite their sources: at least one. */
  readonly citations: readonly Citation[];
  /** Headers of which a fault is reported already. The row is only checked for further faults, and not recorded. */
  readonly faulty?: readonly string[];
}

/** A change as it was recorded: ids are of the row where its table numbers them, else of the identity. */
export interface RecordedChange extends RowChange {
  readonly afterId: number | null;
}

/** Row numbers that each change has for its rows: one for each citation. */
const ROWS_A_CHANGE = 1_000;

/** The number of the change to which a row number belongs. */
const changeOfRow = (row: number): number => Math.floor(row / ROWS_A_CHANGE);

/** A staged row: its cells by the names of the staging table. */
type StagedRow = Record<string, StagedCell>;

/**
 * Records the rows of a change set, or reports all that is wrong with them, inside a transaction that its caller opens and
 * ends. A change set passes the same checks as a file: cells, names and rules. The writer lock must be held.
 *
 * Where there are problems some changes may be written already: the caller must roll the transaction back.
 */
export class ChangeSet {
  private readonly problems: (Problem & { readonly table: string })[] = [];
  readonly recorded: RecordedChange[] = [];

  constructor(
    private readonly client: ClientBase,
    private readonly resolver: Resolver,
    private readonly revision: number,
  ) {}

  async apply(changes: readonly RowChange[]): Promise<void> {
    for (const table of ROLL_TABLES) {
      const ofTable = changes.filter((change) => change.table === table.name);
      if (ofTable.length > 0) await this.applyTo(table, this.withoutRepeats(table, ofTable));
    }
    const gone = changes.some(({ table, after }) => after === null && rollTable(table)!.identity);
    if (gone) {
      const firstChangeOf = new Map(changes.map((change) => [change.table, change.changeIndex]));
      const first = (tables: readonly string[]) =>
        String(firstChangeOf.get(tables.find((name) => firstChangeOf.has(name)) ?? '') ?? 0);
      for (const dangling of await findDangling(this.client, first)) {
        this.note('', { ...dangling, row: Number(dangling.file) * ROWS_A_CHANGE, file: '' });
      }
    }
    const initiatives = changes.filter(({ table, after }) => table === 'initiatives' && after !== null);
    if (initiatives.length > 0 && this.problems.length === 0) await this.checkMisfits(initiatives);
  }

  /** The problems, each with the number of its change, from 0; once, even where every citation of the change has it. */
  get problemsOfChanges(): readonly (Problem & { readonly changeIndex: number; readonly table: string })[] {
    const numbered = this.problems.map(({ row, message, ...rest }) => ({
      ...rest,
      row,
      changeIndex: changeOfRow(row ?? 0),
      message: message.replace(/\blines? (\d+)/g, (_, line: string) => `change ${changeOfRow(Number(line))}`),
    }));
    return [...new Map(numbered.map((each) => [JSON.stringify({ ...each, row: null }), each])).values()];
  }

  private withoutRepeats({ name, numbered, identity }: RollTable, changes: readonly RowChange[]): RowChange[] {
    if (!numbered && !identity) return [...changes];
    const changeByRowId = new Map<number, number>();
    return changes.filter(({ before, changeIndex }) => {
      if (before === null) return true;
      const other = changeByRowId.get(before.id);
      if (other === undefined) {
        changeByRowId.set(before.id, changeIndex);
        return true;
      }
      this.fault(
        changeIndex,
        'id',
        `it concerns the same fact of ${name} as change ${other}; one revision changes a fact once`,
      );
      return false;
    });
  }

  private note(table: string, fault: Problem): void {
    this.problems.push({ ...fault, table });
  }

  private fault(changeIndex: number, column: string, message: string): void {
    this.note('', problem('', 'CONFLICTING_ROWS', message, { row: changeIndex * ROWS_A_CHANGE, column }));
  }

  private async applyTo(table: RollTable, changes: readonly RowChange[]): Promise<void> {
    const columns = stagedColumns(table);
    const read = rowReader(shippedSchema(table.name), '');
    const encoder = new RowEncoder(table, '', this.resolver);
    const staged: StagedRow[] = [];
    const rejected = new Set<number>();
    for (const { changeIndex, after, citations, faulty = [] } of changes) {
      if (after === null) continue;
      for (const [nth, citation] of (table.cited && citations.length > 0 ? citations : [{}]).entries()) {
        const item = read({ ...after, ...citation }, changeIndex * ROWS_A_CHANGE + nth);
        const cells =
          item.kind === 'row' && faulty.length === 0 ? encoder.cells(item.row) : faultsOf(item, encoder, faulty);
        if (cells instanceof Faulty) {
          // Each citation repeats the cells of the fact: a fault of these is reported with the first citation alone.
          const told = new Set(
            this.problems.map(({ row, code, column }) => `${changeOfRow(row ?? 0)} ${code} ${column}`),
          );
          for (const each of cells.problems) {
            if (nth === 0 || !told.has(`${changeIndex} ${each.code} ${each.column}`)) this.note(table.name, each);
          }
          this.reject(table, changeIndex, after, rejected);
        } else {
          staged.push(this.filled(table, Object.fromEntries(columns.map(({ name }, i) => [name, cells[i]!]))));
        }
      }
    }
    let rows = staged.filter(({ row }) => !rejected.has(changeOfRow(Number(row))));
    // Replaced rows are closed before the checks, so that these see only the rows that stay.
    await this.close(table, changes);
    if (rows.length > 0) {
      const relation = `SELECT * FROM ${recordset(table)}`;
      for (const { row, code, column, value, message } of await checkRows(
        this.client,
        table,
        relation,
        JSON.stringify(rows),
      )) {
        this.note(table.name, problem('', code, message, { row, column, value }));
        this.reject(
          table,
          changeOfRow(row),
          changes.find(({ changeIndex }) => changeIndex === changeOfRow(row))!.after!,
          rejected,
        );
      }
      rows = rows.filter(({ row }) => !rejected.has(changeOfRow(Number(row))));
    }
    // All staged rows are looked at: the texts of a source come with the first row that cites it, which may be rejected.
    const sources = table.cited ? await this.writeSources(staged) : new Map<string, number>();
    await this.write(
      table,
      changes.filter(({ changeIndex }) => !rejected.has(changeIndex)),
      rows,
      sources,
    );
  }

  private reject({ identity }: RollTable, changeIndex: number, after: Cells, rejected: Set<number>): void {
    rejected.add(changeIndex);
    const code = identity && after[identity.header];
    if (code) this.resolver.noteRejected(identity.reference, code, `change ${changeIndex}`);
  }

  /** A staged row with the defaults of the columns that it leaves empty. */
  private filled(table: RollTable, row: StagedRow): StagedRow {
    for (const column of table.values) {
      if (column.otherwise !== undefined) row[stagedName(column)] ??= column.otherwise;
    }
    return row;
  }

  private async write(
    table: RollTable,
    changes: readonly RowChange[],
    rows: readonly StagedRow[],
    sources: ReadonlyMap<string, number>,
  ): Promise<void> {
    const facts = rows.filter(({ row }) => Number(row) % ROWS_A_CHANGE === 0);
    if (table.identity) await this.identify(table, facts);
    await this.resolveSelf(table, facts);
    const ids = await this.insert(table, facts, sources);
    const idByChange = new Map(facts.map((fact, i) => [changeOfRow(Number(fact.row)), ids[i]!]));
    const later = rows.filter(({ row }) => Number(row) % ROWS_A_CHANGE > 0);
    if (later.length > 0) await this.cite(later, idByChange, sources);
    for (const change of changes)
      this.recorded.push({ ...change, afterId: idByChange.get(change.changeIndex) ?? null });
    if (table.identity && facts.length > 0) await this.resolver.load(this.client);
  }

  /** Gives identities that are new their ids, and each row that of its identity. */
  private async identify({ identity }: RollTable, facts: readonly StagedRow[]): Promise<void> {
    if (facts.length === 0) return;
    const { table, code, participantKind: kind, column } = identity!;
    const [names, values, same] = kind
      ? [`kind, ${code}`, `'${kind}'::participant_kind, w.code`, `AND i.kind = '${kind}'`]
      : [code, 'w.code', ''];
    const { rows } = await this.client.query<{ code: string; id: number }>(
      `WITH wanted AS (SELECT code, nth FROM unnest($1::text[]) WITH ORDINALITY AS w(code, nth)),
       made AS (
         INSERT INTO ${table} (id, ${names}) OVERRIDING SYSTEM VALUE
         SELECT (SELECT coalesce(max(id), 0) FROM ${table}) + row_number() OVER (ORDER BY nth), ${values} FROM wanted w
         WHERE NOT EXISTS (SELECT FROM ${table} i WHERE i.${code} = w.code ${same})
         RETURNING id, ${code} AS code)
       SELECT id, code FROM made UNION ALL
       SELECT i.id, i.${code} FROM ${table} i WHERE i.${code} = ANY($1::text[]) ${same}`,
      [facts.map((fact) => fact.code)],
    );
    const idOf = new Map(rows.map((row) => [row.code, row.id]));
    for (const fact of facts) fact[column] = String(idOf.get(fact.code!)!);
  }

  /** References to what the same table defines. */
  private async resolveSelf(table: RollTable, facts: readonly StagedRow[]): Promise<void> {
    for (const column of table.values.filter(({ self }) => self)) {
      const name = stagedName(column);
      const slugs = facts.flatMap((fact) => fact[name] ?? []);
      if (slugs.length === 0) continue;
      const { rows } = await this.client.query<{ slug: string; id: number }>(
        'SELECT slug, id FROM initiative WHERE slug = ANY($1::text[])',
        [slugs],
      );
      const idOf = new Map(rows.map(({ slug, id }) => [slug, id]));
      for (const fact of facts) fact[column.column] = fact[name] == null ? null : String(idOf.get(fact[name])!);
    }
  }

  /** The ids of the sources by their digests; those that are not on record yet are written. */
  private async writeSources(rows: readonly StagedRow[]): Promise<Map<string, number>> {
    if (rows.length === 0) return new Map();
    const { rows: sources } = await this.client.query<{ digest: string; id: number }>({
      name: 'sources of a change set',
      text: `WITH cited AS (
          SELECT DISTINCT ON (digest) digest, row, url, title, publisher, accessed_on
          FROM jsonb_to_recordset($1::jsonb) AS s(digest uuid, row int, url text, title text, publisher text, accessed_on date)
          ORDER BY digest, coalesce(url, title, publisher) IS NULL, row),
        made AS (
          INSERT INTO source (id, url, title, publisher, accessed_on) OVERRIDING SYSTEM VALUE
          SELECT (SELECT coalesce(max(id), 0) FROM source) + row_number() OVER (ORDER BY row), url, title, publisher, accessed_on
          FROM cited n WHERE NOT EXISTS (SELECT FROM source o WHERE o.digest = n.digest)
          RETURNING id, digest)
        SELECT id, digest FROM made
        UNION ALL SELECT o.id, o.digest FROM source o JOIN cited n ON n.digest = o.digest`,
      values: [JSON.stringify(rows)],
    });
    return new Map(sources.map(({ digest, id }) => [digest.replaceAll('-', ''), id]));
  }

  private async close(table: RollTable, changes: readonly RowChange[]): Promise<void> {
    const leaving = changes.flatMap(({ before }) => before ?? []);
    if (leaving.length === 0) return;
    if (table.numbered || table.identity) {
      const column = table.numbered ? 'id' : table.identity!.column;
      await this.client.query(
        `UPDATE ${table.target} SET recorded = int4range(lower(recorded), $1) WHERE ${column} = ANY($2) AND upper_inf(recorded)`,
        [this.revision, leaving.map(({ id }) => id)],
      );
      return;
    }
    const encoder = new RowEncoder(table, '', this.resolver);
    const read = rowReader(shippedSchema(table.name), '');
    const names = stagedColumns(table).map(({ name }) => name);
    const keys = leaving.map(({ cells }, i) => {
      const item = read(cells, i);
      const staged = item.kind === 'row' ? encoder.cells(item.row) : new Faulty(item.problems);
      // A recorded row was checked when it was recorded, so this cannot happen.
      if (staged instanceof Faulty) throw new Error(staged.problems.map(({ message }) => message).join('; '));
      return Object.fromEntries(names.map((name, index) => [name, staged[index]!]));
    });
    await this.client.query(
      `UPDATE ${table.target} t SET recorded = int4range(lower(t.recorded), $1) FROM ${recordset(table, '$2')}
       WHERE ${keyColumns(table)
         .map((column) => `t.${column} = s.${column}`)
         .join(' AND ')} AND upper_inf(t.recorded)`,
      [this.revision, JSON.stringify(keys)],
    );
  }

  /** Returns the ids of the new rows (of the identities, where rows have none), in their order. */
  private async insert(
    table: RollTable,
    facts: readonly StagedRow[],
    sources: ReadonlyMap<string, number>,
  ): Promise<number[]> {
    if (facts.length === 0) return [];
    const given = [...keyColumns(table), ...table.values.map(({ column }) => column)];
    const columns = [
      ...(table.numbered ? ['id'] : []),
      ...given,
      ...(table.temporal ? ['valid'] : []),
      ...(table.cited ? ['source_id', 'evidence'] : []),
    ];
    const values = [
      ...(table.numbered
        ? [`(SELECT coalesce(max(id), 0) FROM ${table.target}) + row_number() OVER (ORDER BY s.row)`]
        : []),
      ...given.map((column) => `s.${column}`),
      ...(table.temporal ? ['daterange(s.valid_from, s.valid_to)'] : []),
      ...(table.cited ? ['s.source_id', 's.evidence'] : []),
    ];
    const idSql = table.numbered ? 'id::float8' : table.identity ? table.identity.column : '0';
    const { rows } = await this.client.query<{ id: number }>({
      name: `insert ${table.name}`,
      text: `INSERT INTO ${table.target} (${columns.join(', ')}, recorded)
        SELECT ${values.join(', ')}, int4range($2, NULL) FROM ${recordset(table)} ORDER BY s.row RETURNING ${idSql} AS id`,
      values: [
        JSON.stringify(facts.map((fact) => (table.cited ? { ...fact, source_id: sources.get(fact.digest!)! } : fact))),
        this.revision,
      ],
    });
    return rows.map(({ id }) => id);
  }

  /** The second and later citations of the facts. */
  private async cite(
    later: readonly StagedRow[],
    facts: ReadonlyMap<number, number>,
    sources: ReadonlyMap<string, number>,
  ): Promise<void> {
    await this.client.query(
      `INSERT INTO further_citation (participation_id, position, source_id, evidence)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS s(participation_id bigint, position int, source_id int, evidence text)`,
      [
        JSON.stringify(
          later.map(({ row, digest, evidence }) => ({
            participation_id: facts.get(changeOfRow(Number(row))),
            position: (Number(row) % ROWS_A_CHANGE) + 1,
            source_id: sources.get(digest!)!,
            evidence,
          })),
        ),
      ],
    );
  }

  /** How an initiative comes about may have changed under participations that stay. */
  private async checkMisfits(changes: readonly RowChange[]): Promise<void> {
    const { rows } = await this.client.query<{
      slug: string;
      rows: number;
      code: string;
      role: string;
      broken: string;
    }>(misfitsOnRecord(), [this.revision]);
    for (const { slug, rows: count, code, role, broken } of rows) {
      const changeIndex = changes.find(({ after }) => after!.slug === slug)?.changeIndex ?? 0;
      const others = count > 1 ? ` and ${count - 1} more` : '';
      const message = `initiative ${slug} would not go with what is on record of it, participant ${code}, role ${role}${others}: ${broken}`;
      this.note(
        'initiatives',
        problem('', 'EXPECTATION', message, { row: changeIndex * ROWS_A_CHANGE, column: 'adoption', value: slug }),
      );
    }
  }

  /** Moves the sequences past the last row, so that other writers, who take ids from them, go on after it. */
  private async moveSequences(): Promise<void> {
    const numbered = new Set<string>();
    for (const { table: name, afterId } of this.recorded) {
      if (afterId === null) continue;
      const table = rollTable(name)!;
      if (table.numbered) numbered.add(table.target);
      if (table.identity) numbered.add(table.identity.table);
      if (table.cited) numbered.add('source');
    }
    if (numbered.size === 0) return;
    const moves = [...numbered].map(
      (name) => `setval(pg_get_serial_sequence('${name}', 'id'), (SELECT max(id) FROM ${name}))`,
    );
    await this.client.query(`SELECT ${moves.join(', ')}`);
  }

  /** Notes what the curator says of each change: that the world changed, or that we were wrong. The revision must be there. */
  async writeSenses(): Promise<void> {
    await this.moveSequences();
    // A claim that a curator made a fact is no longer kept beside one.
    if (this.recorded.some(({ table, afterId }) => rollTable(table)!.cited && afterId !== null)) {
      await closeStatedClaims(this.client, this.revision);
    }
    await this.client.query({
      name: 'senses of a change set',
      text: `INSERT INTO restatement (revision_id, table_name, before_id, after_id, sense)
        SELECT DISTINCT $1::int, s.* FROM jsonb_to_recordset($2::jsonb) AS s(table_name text, before_id bigint, after_id bigint, sense change_sense)
        WHERE coalesce(before_id, after_id) IS NOT NULL`,
      values: [
        this.revision,
        JSON.stringify(
          this.recorded.map(({ table, before, afterId, sense }) => ({
            table_name: table,
            before_id: before?.id ?? null,
            after_id: afterId,
            sense: sense.toLowerCase(),
          })),
        ),
      ],
    });
  }
}

/** All faults of a row that has some: those of its cells, and references in the other cells that cannot be resolved. */
function faultsOf(item: ReadItem, encoder: RowEncoder, faulty: readonly string[]): Faulty {
  const cells = item.kind === 'row' ? [] : item.problems;
  const values = item.kind === 'row' ? item.row.values : item.values;
  const told = new Set([...faulty, ...cells.flatMap(({ column }) => column ?? [])]);
  const line = item.kind === 'row' ? item.row.line : item.line;
  const more = values === undefined ? [] : encoder.furtherFaults({ line, raw: [], values }, told);
  return new Faulty([...cells.filter(({ column }) => !faulty.includes(column ?? '')), ...more]);
}

/** SQL: the rows of a parameter, as `s`, with the columns of the staging table and the ids that are filled in. */
function recordset(table: RollTable, parameter = '$1'): string {
  const columns = [
    ...stagedColumns(table),
    ...(table.identity ? [{ name: table.identity.column, type: 'integer' }] : []),
    ...table.values.filter(({ self }) => self).map(({ column, type }) => ({ name: column, type })),
    ...(table.cited ? [{ name: 'source_id', type: 'integer' }] : []),
  ];
  return `jsonb_to_recordset(${parameter}::jsonb) AS s(${columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')})`;
}
