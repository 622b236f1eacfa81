import type { Log } from '../../common/log.js';
import { redactUrl } from '../../config/redact-url.js';
import { readSettings, type Settings, SettingsError } from '../../config/settings.js';
import { DatabaseStartError } from '../../database/database-start-error.js';
import { type OpenDatabase, openDatabase } from '../../database/open-database.js';
import { hasOwnServer } from '../../database/own-server.js';
import { readTrustedDocuments } from '../../graphql/trusted/read-manifests.js';
import { setForKeeping } from '../session.js';
import { backupFindings } from './backups.js';
import { expectationFinding } from './expectations.js';
import { type Finding, fault, ok, warning } from './finding.js';
import { guardFindings } from './guards.js';
import { diskFinding, nodeFinding } from './machine.js';
import { recordFindings } from './record.js';
import { clockFinding, migrationFinding, poolFinding, serverFindings } from './server.js';
import { settingsFindings } from './settings.js';

export interface DoctorOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Folder of backups, in place of that of the settings. */
  readonly backups?: string;
  readonly log: Log;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/** Looks at everything that an installation rests on, and writes nothing. What can not be looked at is a finding too. */
export async function examine({ env, backups, log, now = Date.now }: DoctorOptions): Promise<Finding[]> {
  const findings: Finding[] = [nodeFinding()];
  let settings: Settings;
  try {
    settings = readSettings(env);
    readTrustedDocuments(settings.trustedDocuments);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return [
      ...findings,
      ...error.problems.map((problem) => fault('settings', problem, 'correct it; nothing else was looked at')),
    ];
  }
  findings.push(...settingsFindings(settings));
  const folder = backups ?? settings.backupDir;
  if (settings.databaseUrl === null) {
    findings.push(await diskFinding('disk of the database', settings.dataDir));
    if (!hasOwnServer(settings)) {
      return [
        ...findings,
        warning(
          'database',
          `there is none yet in ${settings.dataDir}`,
          'start the server, which makes it; or check ROLLCALL_DATA_DIR',
        ),
      ];
    }
  }
  if (folder !== null) findings.push(await diskFinding('disk of the backups', folder));
  let database: OpenDatabase;
  try {
    database = await openDatabase(settings, log, 0, false);
  } catch (error) {
    if (!(error instanceof DatabaseStartError)) throw error;
    const tried =
      settings.databaseUrl === null ? `the embedded one in ${settings.dataDir}` : redactUrl(settings.databaseUrl);
    return [
      ...findings,
      fault('database', `tried ${tried}: ${error.message}`, 'mend this first; nothing of the database was looked at'),
    ];
  }
  try {
    return [...findings, ...(await databaseFindings(database, settings, folder, now))];
  } finally {
    await database.close();
  }
}

async function databaseFindings(
  { pool, dataSource }: OpenDatabase,
  settings: Settings,
  folder: string | null,
  now: () => number,
): Promise<Finding[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await setForKeeping(client);
    const findings = [
      ...(await serverFindings(client)),
      await poolFinding(client, settings.databasePool),
      await clockFinding(client, now),
    ];
    const migrations = await migrationFinding(client, dataSource);
    findings.push(migrations);
    if (migrations.level !== 'OK') {
      const why = 'the record was not looked at, as its tables are not those of this program';
      return [...findings, warning('record', why, 'look again once the migrations are in order')];
    }
    findings.push(...(await guardFindings(client)));
    const { rowCount } = await client.query('SELECT FROM revision LIMIT 1');
    if (rowCount) {
      findings.push(...(await recordFindings(client, now)), await expectationFinding(client));
    } else findings.push(ok('record', 'the roll is empty: nothing was recorded yet'));
    findings.push(...(await backupFindings(client, folder, now)));
    await client.query('COMMIT');
    return findings;
  } finally {
    client.release(true);
  }
}
