import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { ClientBase } from 'pg';
import type { Problem } from '../common/problems.js';
import { problem } from '../common/problems.js';
import { shippedSchema } from '../datapackage/descriptor.js';
import { findDangling } from '../record/dangling.js';
import { type Leaving, NOTHING_LEAVES, revisionsOfPackage, revisionsOfReleases } from '../record/leaving.js';
import { Resolver } from '../record/resolver.js';
import { lastRevision } from '../record/revision.js';
import { misfitsOnRecord } from '../record/rules.js';
import { rollTable } from '../record/tables.js';
import { ChangeList } from './change-list.js';
import { CodedStates } from './coded-states.js';
import { defineDerivedGroups } from './derived-groups.js';
import { Faults } from './faults.js';
import type { ImportOptions } from './import-package.js';
import type { Fingerprint, Input } from './input-files.js';
import type { ProblemLog } from './problem-log.js';
import { type Recorded, recordImport } from './record-import.js';
import type { RejectedFile } from './rejected-file.js';
import type { ImportReport, TableReport } from './report.js';
import { followingRoles, ROLE_HEADERS } from './roles-of-acts.js';
import { definesNames, TableImport } from './table-import.js';

/** Counts of a table to which nothing was done. */
const NOTHING_DONE = { inserted: 0, closed: 0, unchanged: 0, beside: 0, restored: 0, claims: 0 };

/** One import from the first row to the last, inside a transaction that its caller opens and ends. */
export class ImportRun {
  private readonly tables: TableReport[] = [];
  private readonly changes: ChangeList;
  private readonly faults: Faults;
  private readonly resolver = new Resolver();
  private readonly rejectedFiles: RejectedFile[] = [];
  private savedTo: string[] = [];
  private recorded: Recorded = { dataThrough: null, revision: null, recordedAt: null, release: null };

  constructor(
    private readonly input: Input,
    private readonly prints: Fingerprint,
    private readonly options: ImportOptions,
    private readonly problems: ProblemLog,
    private readonly started: number,
  ) {
    this.changes = new ChangeList(options.onChange);
    this.faults = new Faults(problems, options.skipInvalid ?? false);
  }

  get name(): string {
    return this.input.name;
  }

  /** Reads, checks and writes everything. The writer lock must be held. */
  async execute(client: ClientBase): Promise<ImportReport> {
    const last = await lastRevision(client);
    const revision = (last?.id ?? 0) + 1;
    const releases = await revisionsOfReleases(client, this.input);
    // Where rows are skipped, a fact that the file seems not to state may be in a skipped row: nothing is closed then.
    const leaving: Leaving = {
      complete: this.options.completeLists ?? false,
      releases: this.options.skipInvalid ? [] : releases,
    };
    const ownRevisions = await revisionsOfPackage(client, this.input);
    const isUntouched = last === null || (await onlyRevisions(client, releases));
    await this.resolver.load(client);
    const coded = this.input.codes ? await CodedStates.load(this.input.codes, client) : null;
    const { input, prints, options, problems, faults, resolver, tables, rejectedFiles, changes } = this;
    const tableImport = new TableImport({
      input,
      prints,
      options,
      problems,
      faults,
      resolver,
      tables,
      rejectedFiles,
      changes,
      coded,
      ownRevisions,
    });
    let derived = await defineDerivedGroups(client, this.input.tables);
    const anyDerived = derived.length > 0;
    this.resolver.addGroups(derived);
    for (const table of this.input.tables) {
      const isRead = await tableImport.run(client, table, revision, leaving);
      // What refers to names that could not be read would be told of all of them.
      if (!isRead && definesNames(table)) return this.report();
      if (table.table.name === 'scheme_groups') derived = [];
      if (definesNames(table)) {
        await this.resolver.load(client);
        this.resolver.addGroups(derived);
      }
    }
    await this.importRolesOfActs(client, tableImport, revision);
    const closing = leaving.complete || leaving.releases.length > 0;
    // Both look at the record as this import would leave it, which is only there where it was written.
    if (!this.faults.isRejected) {
      if (closing || anyDerived || this.closedSchemeGroups()) {
        for (const problem of await findDangling(client, (tables) => this.placeOf(tables))) await this.reject(problem);
      }
      await this.checkMisfits(client, revision);
    }
    if (this.faults.isRejected) return this.report();
    this.recorded = await recordImport(client, { input, options, prints, tables }, { last, isUntouched });
    return this.report();
  }

  /** Adds a problem because of which nothing may be written. */
  reject(problem: Problem): Promise<void> {
    return this.faults.reject(problem);
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
    const rejected = this.faults.isRejected;
    const { dataThrough, revision, recordedAt, release } = this.recorded;
    const rows = this.tables.reduce((sum, { read }) => sum + read, 0);
    const seconds = (performance.now() - this.started) / 1000;
    const outcome = rejected
      ? 'rejected'
      : this.options.dryRun
        ? 'dryRun'
        : revision === null
          ? 'unchanged'
          : 'imported';
    return {
      name: this.name,
      sha256: this.prints.sha256,
      outcome,
      tables: rejected ? this.tables.map((each) => ({ ...each, ...NOTHING_DONE })) : this.tables,
      problems: this.problems.kept,
      problemCount: this.problems.count,
      unresolved: this.problems.unresolved(),
      unresolvedCount: this.problems.unresolvedCount,
      changes: rejected ? [] : this.changes.kept,
      changeCount: rejected ? 0 : this.changes.count,
      closings: rejected ? [] : this.changes.closings,
      closingCount: rejected ? 0 : this.tables.reduce((sum, { closed }) => sum + closed, 0),
      revision: rejected ? null : revision,
      recordedAt: rejected ? null : recordedAt,
      dataThrough,
      release: rejected ? null : release,
      earlierReleases: [],
      rejectedFiles: this.savedTo,
      seconds,
      rows,
      rowsPerSecond: Math.round(rows / seconds),
    };
  }

  private placeOf(names: readonly string[]): string {
    const { tables, files } = this.input;
    const paths = names.map((name) => tables.find(({ table }) => table.name === name)?.resource.path);
    return paths.find((path) => path !== undefined) ?? files[0]!;
  }

  private closedSchemeGroups(): boolean {
    return this.tables.some(({ table, closed }) => table === 'scheme_groups' && closed > 0);
  }

  /** Records the roles that follow from the acts of this import, as if a file stated them; what contradicts them is told. */
  private async importRolesOfActs(client: ClientBase, tableImport: TableImport, revision: number): Promise<void> {
    const acts = this.input.tables.find(({ table }) => table.name === 'acts');
    if (!acts || this.faults.isRejected) return;
    const { path } = acts.resource;
    const { rows, contradictions } = await followingRoles(client, revision);
    for (const message of contradictions) {
      await this.problems.add(problem(path, 'EXPECTATION', message, { severity: 'warning' }));
    }
    if (rows.length === 0) return;
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-acts-'));
    try {
      const file = join(folder, 'participations.csv');
      await writeFile(file, stringify([ROLE_HEADERS, ...rows]));
      await tableImport.run(
        client,
        {
          table: rollTable('participations')!,
          resource: {
            name: 'participations',
            path,
            schema: shippedSchema('participations'),
            content: { kind: 'text', path: file, delimiter: ',' },
          },
          header: ROLE_HEADERS,
          lacking: [],
          oldLayout: false,
        },
        revision,
        // Roles that follow from the acts are not a complete list, so nothing is closed for not being among them.
        NOTHING_LEAVES,
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
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
      await this.faults.reject(
        problem(
          initiatives.resource.path,
          'EXPECTATION',
          `initiative ${slug} would not go with what is on record of it, participant ${code}, role ${role}${others}: ${broken}`,
          { column: 'adoption', value: slug },
        ),
      );
    }
  }
}

/** Whether nothing is on record but what these revisions recorded, and there are some. */
async function onlyRevisions(client: ClientBase, revisions: readonly number[]): Promise<boolean> {
  if (revisions.length === 0) return false;
  const { rowCount } = await client.query('SELECT FROM revision WHERE NOT id = ANY($1) LIMIT 1', [revisions]);
  return !rowCount;
}
