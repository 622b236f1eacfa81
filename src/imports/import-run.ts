import { basename, join } from 'node:path';
import type { ClientBase } from 'pg';
import { badInput } from '../common/rollcall-error.js';
import { modernRow } from '../datapackage/old-layout.js';
import { DataPackageError, problem } from '../datapackage/problems.js';
import { readTable } from '../datapackage/read-table.js';
import type { Problem, ReadItem } from '../datapackage/types.js';
import { countChanges, type ImportChange, listChanges } from '../record/changes.js';
import { checkStage, findingName, sharedName } from '../record/checks.js';
import { groupCitations, laterCitationName, sourceName, stageSources, writeSources } from '../record/citations.js';
import { CopyWriter, copyLine } from '../record/copy-writer.js';
import { findDangling } from '../record/dangling.js';
import { type Leaving, revisionsOfReleases } from '../record/leaving.js';
import { apply, closingName, compare, dropTemporary, factName, writeIdentities } from '../record/merge.js';
import { Resolver } from '../record/resolver.js';
import { addRevision, cutRelease, lastRevision } from '../record/revision.js';
import { misfitsOnRecord } from '../record/rules.js';
import { cursorRows } from '../record/sql-cursor.js';
import { createStage, Faulty, fillStage, RowEncoder, resolveStage, stagedColumns, stageName } from '../record/stage.js';
import { defineDerivedGroups } from './derived-groups.js';
import type { ImportOptions, Progress } from './import-package.js';
import type { Fingerprint, Input, InputTable } from './input-files.js';
import type { ProblemLog } from './problem-log.js';
import { RejectedFile } from './rejected-file.js';
import { emptyReport, type ImportReport, KEPT_CHANGES, type TableReport } from './report.js';

/** Rows between two calls of `onProgress`. */
const PROGRESS_ROWS = 5000;
/** A table that grew by so many rows gets fresh statistics, so that questions are planned well at once. */
const ANALYZE_ROWS = 10_000;

/** One import from the first row to the last, inside a transaction that its caller opens and ends. */
export class ImportRun {
  private readonly tables: TableReport[] = [];
  private readonly changes: ImportChange[] = [];
  private changeCount = 0;
  private readonly resolver = new Resolver();
  private readonly rejectedFiles: RejectedFile[] = [];
  private savedTo: string[] = [];
  /** Something is wrong with a whole file: no row of it can be trusted, whatever the options. */
  private fatal = false;
  private revision: number | null = null;
  private recordedAt: string | null = null;
  private dataThrough: string | null = null;
  private release: string | null = null;
  private leaving: Leaving = { complete: false, releases: [] };
  /** Nothing is on record but the package's own earlier releases: with it the roll is what the package says. */
  private untouched = false;
  private seconds: number | null = null;

  constructor(
    private readonly input: Input,
    private readonly prints: Fingerprint,
    private readonly options: ImportOptions,
    private readonly problems: ProblemLog,
    private readonly started: number,
  ) {}

  get name(): string {
    return this.input.name;
  }

  /** Reads, checks and writes everything. The writer lock must be held. */
  async execute(client: ClientBase): Promise<ImportReport> {
    const last = await lastRevision(client);
    const revision = (last?.id ?? 0) + 1;
    const releases = await revisionsOfReleases(client, this.input);
    // Of a file from which rows are left out it is not known what it no longer states.
    this.leaving = {
      complete: this.options.completeLists ?? false,
      releases: this.options.skipInvalid ? [] : releases,
    };
    this.untouched = last === null || (await onlyRevisions(client, releases));
    await this.resolver.load(client);
    let derived = await defineDerivedGroups(client, this.input.tables);
    const anyDerived = derived.length > 0;
    this.resolver.addGroups(derived);
    for (const input of this.input.tables) {
      await this.importTable(client, input, revision);
      if (this.fatal) return this.report();
      if (input.table.name === 'scheme_groups') derived = [];
      if (definesNames(input)) {
        await this.resolver.load(client);
        this.resolver.addGroups(derived);
      }
    }
    const closing = this.leaving.complete || this.leaving.releases.length > 0;
    if (!this.isRejected() && (closing || anyDerived || this.closedSchemeGroups())) {
      for (const found of await findDangling(client, (tables) => this.placeOf(tables))) await this.reject(found);
    }
    if (!this.isRejected()) await this.checkMisfits(client, revision);
    if (this.isRejected()) return this.report();
    await this.record(client, last, revision);
    return this.report();
  }

  /** Adds a problem because of which nothing may be written. */
  async reject(found: Problem): Promise<void> {
    this.fatal = true;
    await this.problems.add(found);
  }

  /** Waits until the rejected rows are on disk. */
  async finishFiles(): Promise<void> {
    for (const file of this.rejectedFiles) await file.finish();
  }

  /** Gives the files of rejected rows their names. */
  async keepFiles(): Promise<void> {
    for (const file of this.rejectedFiles) {
      const path = await file.keep();
      if (path !== null) this.savedTo.push(path);
    }
  }

  /** Removes the files of rejected rows. */
  async discardFiles(): Promise<void> {
    for (const file of this.rejectedFiles) await file.discard();
  }

  report(): ImportReport {
    const rejected = this.isRejected();
    const rows = this.tables.reduce((sum, { read }) => sum + read, 0);
    this.seconds = (performance.now() - this.started) / 1000;
    const outcome = rejected
      ? 'rejected'
      : this.options.dryRun
        ? 'dryRun'
        : this.revision === null
          ? 'unchanged'
          : 'imported';
    return {
      name: this.name,
      sha256: this.prints.sha256,
      outcome,
      tables: rejected ? this.tables.map((each) => ({ ...each, inserted: 0, closed: 0, unchanged: 0 })) : this.tables,
      problems: this.problems.kept,
      problemCount: this.problems.count,
      changes: rejected ? [] : this.changes,
      changeCount: rejected ? 0 : this.changeCount,
      revision: rejected ? null : this.revision,
      recordedAt: rejected ? null : this.recordedAt,
      dataThrough: this.dataThrough,
      release: rejected ? null : this.release,
      earlierReleases: [],
      rejectedFiles: this.savedTo,
      seconds: this.seconds,
      rows,
      rowsPerSecond: Math.round(rows / this.seconds),
    };
  }

  private placeOf(names: readonly string[]): string {
    const { tables, files } = this.input;
    const paths = names.map((name) => tables.find(({ table }) => table.name === name)?.resource.path);
    return paths.find((path) => path !== undefined) ?? files[0]!;
  }

  private isRejected(): boolean {
    return this.fatal || (this.problems.errorCount > 0 && !this.options.skipInvalid);
  }

  private closedSchemeGroups(): boolean {
    return this.tables.some(({ table, closed }) => table === 'scheme_groups' && closed > 0);
  }

  private async importTable(client: ClientBase, input: InputTable, revision: number): Promise<void> {
    const { table, resource } = input;
    const report = emptyReport(table.name, resource.path);
    this.tables.push(report);
    const rejected = new RejectedFile(resource.path, input.header, this.rejectedPath(input));
    this.rejectedFiles.push(rejected);

    await createStage(client, table);
    await this.read(client, input, report, rejected);
    if (this.fatal) return;
    await this.checkRowCount(input, report.read);
    await fillStage(client, table, input.lacking);

    this.progress('comparing', input, report.read, 1);
    if (table.cited) await stageSources(client, table);
    const found = await checkStage(client, table, this.leaving);
    report.rejected += found;
    if (found > 0) await this.reportFindings(client, input, rejected);
    // Where nothing will be written, only what others refer to is worth the work of comparing.
    if (!this.isRejected() || definesNames(input)) {
      await writeIdentities(client, table);
      await resolveStage(client, table);
      if (table.cited) await writeSources(client, table);
      report.furtherCitations = await groupCitations(client, table);
      Object.assign(report, await compare(client, table, this.leaving));
      await this.listChanges(client, input);
      this.progress('writing', input, report.read, 1);
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
    ]);
  }

  /** Streams the rows of a file, resolved, into the staging table. */
  private async read(
    client: ClientBase,
    input: InputTable,
    report: TableReport,
    rejected: RejectedFile,
  ): Promise<void> {
    const { table, resource, header } = input;
    const columns = stagedColumns(table).map(({ name }) => `"${name}"`);
    const writer = new CopyWriter(client, `${stageName(table)} (${columns.join(', ')})`);
    const encoder = new RowEncoder(table, resource.path, this.resolver);
    const identityCell = this.identityCell(input, header);
    try {
      for await (const item of readTable(resource)) {
        report.read++;
        if (report.read % PROGRESS_ROWS === 0) {
          const line = item.kind === 'row' ? item.row.line : item.line;
          this.progress(
            'reading',
            input,
            report.read,
            Math.min(1, line / (this.prints.lines.get(resource.path) ?? line)),
          );
        }
        const encoded =
          item.kind === 'row'
            ? encoder.cells(input.oldLayout ? modernRow(item.row) : item.row)
            : new Faulty(item.problems);
        if (!(encoded instanceof Faulty)) {
          const full = writer.push(copyLine(encoded));
          if (full) await full;
        } else {
          report.rejected++;
          const [line, raw] = item.kind === 'row' ? [item.row.line, item.row.raw] : [item.line, item.raw];
          await this.rejectRow(rejected, line, raw, encoded.problems);
          const code = identityCell === null ? undefined : raw[identityCell]?.trim();
          if (code) this.resolver.noteRejected(table.identity!.reference, code, `${basename(resource.path)}:${line}`);
        }
      }
    } catch (error) {
      if (!(error instanceof DataPackageError)) {
        await writer.abort(error as Error);
        throw error;
      }
      for (const found of error.problems) await this.reject(found);
    }
    await writer.end();
    this.progress('reading', input, report.read, 1);
  }

  private async rejectRow(
    file: RejectedFile,
    line: number,
    raw: readonly string[],
    problems: readonly Problem[],
  ): Promise<void> {
    for (const found of problems) await this.problems.add(found);
    if (!this.options.skipInvalid) return;
    const codes = [...new Set(problems.map(({ code }) => code))].join(' ');
    await file.add(line, raw, codes, problems.map(({ message }) => message).join('; '));
  }

  /** Reports the rows that the checks in SQL found. Their cells are read from the file once more: they were not kept. */
  private async reportFindings(client: ClientBase, input: InputTable, file: RejectedFile): Promise<void> {
    const { table, resource } = input;
    const findings = cursorRows<{
      row: number;
      code: Problem['code'];
      column_name: string;
      value: string;
      message: string;
    }>(client, 'findings', `SELECT * FROM ${findingName(table)} ORDER BY row`);
    const items = this.options.skipInvalid ? readTable(resource) : null;
    try {
      for await (const { row, code, column_name: column, value, message } of findings) {
        const found = problem(resource.path, code, message, { row, column, value });
        await this.rejectRow(file, row, items === null ? [] : await cellsOfLine(items, row, resource.path), [found]);
      }
    } finally {
      await items?.return(undefined);
    }
  }

  private async checkRowCount({ resource }: InputTable, read: number): Promise<void> {
    if (!resource.rows || (read >= resource.rows.min && read <= resource.rows.max)) return;
    const { min, max } = resource.rows;
    await this.reject(
      problem(
        resource.path,
        'EXPECTATION',
        `${read} rows; the package expects between ${min} and ${max} (rollcall:rows)`,
      ),
    );
  }

  /** How an initiative comes about may have changed under participations that are on record and not in the file. */
  private async checkMisfits(client: ClientBase, revision: number): Promise<void> {
    const initiatives = this.input.tables.find(({ table }) => table.name === 'initiatives');
    if (!initiatives) return;
    const { rows } = await client.query<{ slug: string; rows: number; code: string; role: string; broken: string }>(
      misfitsOnRecord(),
      [revision],
    );
    for (const { slug, rows: count, code, role, broken } of rows) {
      const others = count > 1 ? ` and ${count - 1} more` : '';
      await this.reject(
        problem(
          initiatives.resource.path,
          'EXPECTATION',
          `initiative ${slug} would not go with what is on record of it, participant ${code}, role ${role}${others}: ${broken}`,
          { column: 'adoption', value: slug },
        ),
      );
    }
  }

  private async listChanges(client: ClientBase, { table }: InputTable): Promise<void> {
    this.changeCount += await countChanges(client, table);
    const { onChange } = this.options;
    if (!onChange && this.changes.length >= KEPT_CHANGES) return;
    for await (const change of listChanges(client, table)) {
      onChange?.(change);
      if (this.changes.length < KEPT_CHANGES) this.changes.push(change);
      else if (!onChange) break;
    }
  }

  /** Writes the revision, the release and the line of the log. */
  private async record(
    client: ClientBase,
    last: { readonly id: number; readonly dataThrough: string } | null,
    revision: number,
  ): Promise<void> {
    const { options, input } = this;
    const sum = (count: 'inserted' | 'closed' | 'unchanged' | 'rejected') =>
      this.tables.reduce((total, each) => total + each[count], 0);
    this.dataThrough = options.dataThrough ?? input.dataThrough ?? last?.dataThrough ?? null;
    const changed = sum('inserted') + sum('closed') > 0 || (last !== null && this.dataThrough !== last.dataThrough);
    if (changed) {
      if (this.dataThrough === null) {
        throw badInput('dataThrough', 'the roll is empty: say up to which day the facts were researched (dataThrough)');
      }
    }
    const own = this.untouched && changed && sum('rejected') === 0 && (await isFree(client, input.version));
    const release = options.cutRelease ?? (own ? input.version : null);
    const dataThrough = this.dataThrough;
    // Whoever imports the package into an empty roll, whenever: its release says the same, the day of recording included.
    const stated = own && release === input.version && dataThrough === input.dataThrough ? input.created : null;
    if (changed) {
      const reason = options.reason ?? `import of ${this.name}`;
      const row = { id: revision, dataThrough: dataThrough!, reason, method: input.method };
      this.recordedAt = await addRevision(client, row, stated);
      this.revision = revision;
    }
    if (release !== null) {
      // Its own instant also where what is recorded here is later: what is printed of a release is the same anywhere.
      await cutRelease(client, release, changed ? revision : (last?.id ?? 0), null, stated);
      this.release = release;
    }
    await client.query(
      `INSERT INTO import_log (revision_id, name, sha256, inserted, closed, unchanged, rejected)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [this.revision, this.name, this.prints.sha256, sum('inserted'), sum('closed'), sum('unchanged'), sum('rejected')],
    );
    if (changed && !options.dryRun) await this.moveSequences(client);
  }

  /** The importer numbers rows itself, in the order of the file; other writers take the numbers after the last one. */
  private async moveSequences(client: ClientBase): Promise<void> {
    const numbered = new Set(['source']);
    for (const { table } of this.input.tables) {
      if (table.numbered) numbered.add(table.target);
      if (table.identity) numbered.add(table.identity.table);
      if (table.name === 'scheme_groups') numbered.add('country_group');
    }
    for (const name of numbered) {
      await client.query(
        `SELECT setval(pg_get_serial_sequence('${name}', 'id'), max(id)) FROM ${name} HAVING max(id) IS NOT NULL`,
      );
    }
  }

  private rejectedPath({ table }: InputTable): string | null {
    const { rejectedPath } = this.options;
    if (rejectedPath === undefined) return null;
    return this.input.version === null ? rejectedPath : join(rejectedPath, `${table.name}.rejected.csv`);
  }

  /** Where in a row the code stands that it defines; null where the table defines none. */
  private identityCell({ table, resource }: InputTable, header: readonly string[]): number | null {
    const name = table.identity?.header;
    const field = resource.schema.fields.find((each) => each.name === name);
    if (!field) return null;
    const index = header.findIndex((word) => [field.name, ...field.synonyms].includes(word.trim()));
    return index < 0 ? null : index;
  }

  private progress(phase: Progress['phase'], { table, resource }: InputTable, rows: number, share: number): void {
    this.options.onProgress?.({ phase, table: table.name, file: resource.path, rows, share });
  }
}

/** Whether rows of other tables refer to what this table writes. */
function definesNames({ table }: InputTable): boolean {
  return table.identity !== undefined || table.name === 'country_aliases' || table.name === 'scheme_groups';
}

/** Whether nothing is on record but what these revisions recorded, and there are some. */
async function onlyRevisions(client: ClientBase, revisions: readonly number[]): Promise<boolean> {
  if (revisions.length === 0) return false;
  const { rowCount } = await client.query('SELECT FROM revision WHERE NOT id = ANY($1) LIMIT 1', [revisions]);
  return !rowCount;
}

/** Whether a release may still get this name. */
async function isFree(client: ClientBase, release: string | null): Promise<boolean> {
  if (release === null) return false;
  const { rowCount } = await client.query('SELECT FROM release WHERE name = $1', [release]);
  return !rowCount;
}

async function cellsOfLine(items: AsyncGenerator<ReadItem>, line: number, path: string): Promise<readonly string[]> {
  for (;;) {
    const { value, done } = await items.next();
    if (done) throw new DataPackageError([problem(path, 'FILE_UNREADABLE', 'was changed while it was imported')]);
    if (value.kind === 'row' && value.row.line === line) return value.row.raw;
  }
}
