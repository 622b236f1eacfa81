import type { Pool } from 'pg';
import type { Log } from '../common/log.js';
import { DataPackageError, formatProblems } from '../common/problems.js';
import { RollcallError } from '../common/rollcall-error.js';
import type { Settings } from '../config/settings.js';
import { isHistoryPackage } from './import-history.js';
import { type ImportOptions, importPackage } from './import-package.js';
import { fingerprint, packageInput } from './input-files.js';

/**
 * Imports the data package that the settings name, unless exactly these bytes were imported before: what curators
 * recorded since then is not overruled by a restart. A package with history is taken over where the roll is empty.
 */
export async function importAtStart(
  { dataPackage }: Settings,
  pool: Pool,
  log: Log,
  onProgress?: ImportOptions['onProgress'],
): Promise<void> {
  if (dataPackage === null) return;
  try {
    await importUnlessKnown(dataPackage, pool, log, onProgress);
  } catch (error) {
    if (!(error instanceof DataPackageError)) throw error;
    const [first, ...others] = error.problems;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    throw new RollcallError(
      'IMPORT_REJECTED',
      `The data package of ROLLCALL_DATA_PACKAGE is not imported: ${formatProblems([first!])}${more}`,
    );
  }
}

async function importUnlessKnown(
  dataPackage: string,
  pool: Pool,
  log: Log,
  onProgress: ImportOptions['onProgress'],
): Promise<void> {
  if (await isHistoryPackage(dataPackage)) {
    const { rowCount } = await pool.query('SELECT FROM revision LIMIT 1');
    if (rowCount) return;
    log.log(`Importing ${dataPackage}, once ...`);
    const { rows, release } = await importPackage(pool, dataPackage);
    log.log(`Took over ${rows} recorded rows with their history${release === null ? '' : `, release ${release}`}`);
    return;
  }
  const { files, name } = await packageInput(dataPackage);
  const { sha256 } = await fingerprint(files);
  const { rows } = await pool.query('SELECT 1 FROM import_log WHERE sha256 = $1 LIMIT 1', [sha256]);
  if (rows.length > 0) return;
  log.log(`Importing ${name}, once ...`);
  const report = await importPackage(pool, dataPackage, { reason: `import of ${name} at start`, onProgress });
  const { earlierReleases } = report;
  const recorded = [...report.tables, ...earlierReleases].reduce((sum, { inserted }) => sum + inserted, 0);
  const releases = [...earlierReleases, report].flatMap(({ release }) => (release === null ? [] : [release]));
  const release = releases.length === 0 ? '' : `, release ${releases.join(', ')}`;
  log.log(`Imported ${name}: ${recorded} facts recorded in ${report.seconds.toFixed(1)} s${release}`);
}
