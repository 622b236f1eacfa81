import type { Pool } from 'pg';
import type { Log } from '../common/log.js';
import type { Settings } from '../config/settings.js';
import { isHistoryPackage } from './import-history.js';
import { importPackage } from './import-package.js';
import { fingerprint, packageInput } from './input-files.js';

/**
 * Imports the data package that the settings name, unless exactly these bytes were imported before: what curators
 * recorded since then is not overruled by a restart. A package with history is taken over where the roll is empty.
 */
export async function importAtStart({ dataPackage }: Settings, pool: Pool, log: Log): Promise<void> {
  if (dataPackage === null) return;
  if (await isHistoryPackage(dataPackage)) {
    const { rowCount } = await pool.query('SELECT FROM revision LIMIT 1');
    if (rowCount) return;
    const { rows, release } = await importPackage(pool, dataPackage);
    log.log(`Took over ${rows} recorded rows with their history${release === null ? '' : `, release ${release}`}`);
    return;
  }
  const { files, name } = await packageInput(dataPackage);
  const { sha256 } = await fingerprint(files);
  const { rows } = await pool.query('SELECT 1 FROM import_log WHERE sha256 = $1 LIMIT 1', [sha256]);
  if (rows.length > 0) return;
  const report = await importPackage(pool, dataPackage, { reason: `import of ${name} at start` });
  const recorded = report.tables.reduce((sum, { inserted }) => sum + inserted, 0);
  const release = report.release === null ? '' : `, release ${report.release}`;
  log.log(`Imported ${name}: ${recorded} facts recorded in ${report.seconds.toFixed(1)} s${release}`);
}
