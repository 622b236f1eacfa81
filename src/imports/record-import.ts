import type { ClientBase } from 'pg';
import { badInput } from '../common/rollcall-error.js';
import { addRevision, cutRelease, type Revision } from '../record/revision.js';
import type { ImportContext } from './import-context.js';
import type { InputTable } from './input-files.js';

/** The roll before an import. */
export interface Before {
  readonly last: Revision | null;
  /** Whether nothing is on record but earlier releases of this package, so that after the import the roll equals the package. */
  readonly isUntouched: boolean;
}

/** What is on record of an import itself. */
export interface Recorded {
  readonly dataThrough: string | null;
  /** Null: it changed nothing. */
  readonly revision: number | null;
  readonly recordedAt: string | null;
  readonly release: string | null;
}

/** Writes the revision, the release and the line of the log. */
export async function recordImport(
  client: ClientBase,
  { input, options, prints, tables }: Pick<ImportContext, 'input' | 'options' | 'prints' | 'tables'>,
  { last, isUntouched }: Before,
): Promise<Recorded> {
  const sum = (count: 'inserted' | 'closed' | 'unchanged' | 'rejected' | 'claims') =>
    tables.reduce((total, each) => total + each[count], 0);
  const dataThrough = options.dataThrough ?? input.dataThrough ?? last?.dataThrough ?? null;
  const changed =
    sum('inserted') + sum('closed') + sum('claims') > 0 || (last !== null && dataThrough !== last.dataThrough);
  if (changed && dataThrough === null) {
    throw badInput('dataThrough', 'the roll is empty: say up to which day the facts were researched (dataThrough)');
  }
  const isOwnRelease = isUntouched && changed && sum('rejected') === 0 && (await isFree(client, input.version));
  const release = options.cutRelease ?? (isOwnRelease ? input.version : null);
  // The release has the package's own instant, so that it is the same in every database that imports the package.
  const stated = isOwnRelease && release === input.version && dataThrough === input.dataThrough ? input.created : null;
  const revision = (last?.id ?? 0) + 1;
  const recorded = changed ? revision : null;
  let recordedAt: string | null = null;
  if (changed) {
    const reason = options.reason ?? `import of ${input.name}`;
    const row = { id: revision, dataThrough: dataThrough!, reason, method: input.method };
    recordedAt = await addRevision(client, row, stated);
  }
  if (release !== null) {
    // Also where the revision was recorded here later: what is printed of a release must be the same anywhere.
    await cutRelease(client, release, changed ? revision : (last?.id ?? 0), null, stated);
  }
  await client.query(
    `INSERT INTO import_log (revision_id, name, sha256, inserted, closed, unchanged, rejected)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [recorded, input.name, prints.sha256, sum('inserted'), sum('closed'), sum('unchanged'), sum('rejected')],
  );
  if (changed && !options.dryRun) await moveSequences(client, input.tables);
  return { dataThrough, revision: recorded, recordedAt, release };
}

/** The importer numbers rows itself, in the order of the file; other writers take the numbers after the last one. */
async function moveSequences(client: ClientBase, tables: readonly InputTable[]): Promise<void> {
  const numbered = new Set(['source', 'contradicting_claim']);
  for (const { table } of tables) {
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

/** Whether a release may still get this name. */
async function isFree(client: ClientBase, release: string | null): Promise<boolean> {
  if (release === null) return false;
  const { rowCount } = await client.query('SELECT FROM release WHERE name = $1', [release]);
  return !rowCount;
}
