import { join } from 'node:path';
import type { ClientBase } from 'pg';
import type { Problem } from '../common/problems.js';
import { DataPackageError, problem } from '../common/problems.js';
import { readTable } from '../datapackage/read-table.js';
import type { ReadItem } from '../datapackage/types.js';
import { checkStage, findingName, sharedName } from '../record/checks.js';
import { groupCitations, laterCitationName, sourceName, stageSources, writeSources } from '../record/citations.js';
import { contentionNames } from '../record/contention-tables.js';
import type { Leaving } from '../record/leaving.js';
import { apply, compare, dropTemporary, writeIdentities } from '../record/merge.js';
import { oddities } from '../record/oddities.js';
import type { Contradiction } from '../record/settlement.js';
import { cursorRows } from '../record/sql-cursor.js';
import { closingName, createStage, factName, fillStage, resolveStage, stageName } from '../record/stage.js';
import { contradictionProblem } from './contradiction-problem.js';
import type { ImportContext } from './import-context.js';
import type { InputTable } from './input-files.js';
import { tellProgress } from './progress.js';
import { RejectedFile } from './rejected-file.js';
import { emptyReport } from './report.js';
import { RowIntake } from './row-intake.js';

/** A table that grew by so many rows gets fresh statistics, so that questions are planned well at once. */
const ANALYZE_ROWS = 10_000;

/** Imports tables one after the other: each is read, checked, compared with what is on record, and written. */
export class TableImport {
  private readonly intake: RowIntake;

  constructor(private readonly context: ImportContext) {
    this.intake = new RowIntake(context);
  }

  /**
   * @param leaving which recorded rows it closes though no line of it replaces them
   * @returns false where the file could not be read to its end: what it defines is then not known
   */
  async run(client: ClientBase, input: InputTable, revision: number, leaving: Leaving): Promise<boolean> {
    const { table, resource } = input;
    const report = emptyReport(table.name, resource.path);
    this.context.tables.push(report);
    const rejected = new RejectedFile(resource.path, input.header, this.rejectedPath(input));
    this.context.rejectedFiles.push(rejected);

    await createStage(client, table);
    if (!(await this.intake.read(client, input, report, rejected))) return false;
    await this.checkRowCount(input, report.read);
    await fillStage(client, table, input.lacking);

    tellProgress(this.context.options, 'comparing', input, report.read, 1);
    if (table.cited) await stageSources(client, table);
    const faulty = await checkStage(client, table, leaving);
    report.rejected += faulty;
    if (faulty > 0) await this.reportFindings(client, input, rejected);
    // A rejected import writes nothing; then only tables that others refer to are compared, to resolve these references.
    if (!this.context.faults.isRejected || definesNames(input)) {
      await writeIdentities(client, table);
      await resolveStage(client, table);
      if (table.cited) await writeSources(client, table);
      report.furtherCitations = await groupCitations(client, table);
      await this.warn(client, input);
      const weighing = {
        replace: this.context.options.replace ?? false,
        ownRevisions: this.context.ownRevisions,
        onContradiction: async (contradiction: Contradiction) => {
          await this.context.problems.add(contradictionProblem(resource.path, contradiction));
        },
      };
      Object.assign(report, await compare(client, table, leaving, weighing));
      await this.context.changes.add(client, table, report.closed);
      tellProgress(this.context.options, 'writing', input, report.read, 1);
      await apply(client, table, revision);
      if (report.inserted >= ANALYZE_ROWS) await client.query(`ANALYZE ${table.target}`);
    }
    await dropTemporary(client, [
      stageName(table),
      sourceName(table),
      findingName(table),
      sharedName(table),
      laterCitationName(table),
      factName(table),
      closingName(table),
      ...(table.cited ? contentionNames(table) : []),
    ]);
    return true;
  }

  /** Tells what is odd about rows that are right by themselves. Of a package `check-data` tells it. */
  private async warn(client: ClientBase, { table, resource }: InputTable): Promise<void> {
    if (this.context.input.packageName !== null) return;
    const today = this.context.options.today ?? (await dayOfTransaction(client));
    for await (const { message, ...position } of oddities(client, table, today)) {
      await this.context.problems.add(
        problem(resource.path, 'EXPECTATION', message, { ...position, severity: 'warning' }),
      );
    }
  }

  /** Reports the rows that the checks in SQL found. Their cells are read from the file once more: they were not kept. */
  private async reportFindings(client: ClientBase, input: InputTable, file: RejectedFile): Promise<void> {
    const { table, resource } = input;
    const findings = cursorRows<{
      row: number;
      code: Problem['code'];
      column_name: string;
      value: string | null;
      message: string;
    }>(client, 'findings', `SELECT * FROM ${findingName(table)} ORDER BY row, ctid`);
    const items = this.context.options.skipInvalid ? readTable(resource) : null;
    let line = 0;
    let ofLine: Problem[] = [];
    const reject = async () => {
      if (ofLine.length === 0) return;
      const cells = items === null ? [] : await cellsOfLine(items, line, resource.path);
      await this.context.faults.rejectRow(file, line, cells, ofLine);
      ofLine = [];
    };
    try {
      for await (const { row, code, column_name: column, value, message } of findings) {
        if (row !== line) await reject();
        line = row;
        const reason = this.rejectedDefinition(code, value) ?? message;
        ofLine.push(problem(resource.path, code, reason, { row, column, value }));
      }
      await reject();
    } finally {
      await items?.return(undefined);
    }
  }

  /** Of a reference to what the file itself defines: that the row which does was rejected as it was read, if it was. */
  private rejectedDefinition(code: Problem['code'], value: string | null): string | null {
    const reference = code === 'UNKNOWN_REFERENCE' ? 'initiative' : code === 'UNKNOWN_COUNTRY' ? 'country' : null;
    if (reference === null || value === null) return null;
    for (const named of value.split('|')) {
      const unknown = this.context.resolver.rejectedDefinition(reference, named);
      if (unknown !== null) return unknown.message;
    }
    return null;
  }

  private async checkRowCount({ resource }: InputTable, read: number): Promise<void> {
    if (!resource.rows || (read >= resource.rows.min && read <= resource.rows.max)) return;
    const { min, max } = resource.rows;
    await this.context.faults.reject(
      problem(
        resource.path,
        'EXPECTATION',
        `${read} rows; the package expects between ${min} and ${max} (rollcall:rows)`,
      ),
    );
  }

  private rejectedPath({ table }: InputTable): string | null {
    const { rejectedPath } = this.context.options;
    if (rejectedPath === undefined) return null;
    return this.context.input.version === null ? rejectedPath : join(rejectedPath, `${table.name}.rejected.csv`);
  }
}

/** The day on which the import began by the clock of PostgreSQL, which gives its revision the instant too; in UTC. */
async function dayOfTransaction(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ today: string }>(`SELECT (now() AT TIME ZONE 'UTC')::date::text AS today`);
  return rows[0]!.today;
}

/** Whether rows of other tables refer to what this table writes. */
export function definesNames({ table }: InputTable): boolean {
  return table.identity !== undefined || table.name === 'country_aliases' || table.name === 'scheme_groups';
}

async function cellsOfLine(items: AsyncGenerator<ReadItem>, line: number, path: string): Promise<readonly string[]> {
  for (;;) {
    const { value, done } = await items.next();
    if (done) throw new DataPackageError([problem(path, 'FILE_UNREADABLE', 'was changed while it was imported')]);
    if (value.kind === 'row' && value.row.line === line) return value.row.raw;
  }
}
