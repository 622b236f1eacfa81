import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import type { Backup } from '../backup.js';
import { readBackup } from '../read-backup.js';
import { type Finding, fault, ok, warning } from './finding.js';

const DAY_MS = 86_400_000;
/** A nightly backup that was missed once. */
const OLD_MS = 2 * DAY_MS;

/**
 * The newest backup of a folder: whether it is sound, when it was made, and what the database has beyond it. The folder is
 * null where none was named; `now` is in milliseconds.
 */
export async function backupFindings(client: ClientBase, folder: string | null, now: () => number): Promise<Finding[]> {
  const what = 'backups';
  if (folder === null) {
    return [
      warning(
        what,
        'no folder of backups is named, so they can not be looked at',
        'name it in ROLLCALL_BACKUP_DIR or with --backups; docs/keeping.md says how to make them',
      ),
    ];
  }
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    return [
      fault(
        what,
        `${folder} can not be read (${(error as Error).message})`,
        'check ROLLCALL_BACKUP_DIR, and who may read the folder',
      ),
    ];
  }
  const findings: Finding[] = [];
  const unfinished = names.filter((name) => name.startsWith('.') && name.endsWith('.part'));
  if (unfinished.length > 0) {
    findings.push(
      warning(
        what,
        `${unfinished.length} were broken off, such as ${unfinished[0]}`,
        'remove them, unless one is being made right now',
      ),
    );
  }
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.gz'))
      .map(async (name) => ({ path: join(folder, name), made: (await stat(join(folder, name))).mtimeMs })),
  );
  const newest = files.sort((a, b) => b.made - a.made)[0];
  if (!newest)
    return [...findings, fault(what, `there is none (*.gz) in ${folder}`, 'make one: rollcall backup --out FILE')];
  let backup: Backup;
  try {
    backup = await readBackup(newest.path);
  } catch (error) {
    return [
      ...findings,
      fault(
        what,
        `the newest can not be restored: ${(error as Error).message}`,
        'make another now; keep the ones before it',
      ),
    ];
  }
  return [...findings, await ageFinding(client, newest, backup, now)];
}

async function ageFinding(
  client: ClientBase,
  { path, made }: { path: string; made: number },
  { header }: Backup,
  now: () => number,
): Promise<Finding> {
  const what = 'backups';
  const held = `the newest, ${path}, is sound, was made ${new Date(made).toISOString()} and holds revision ${header.revision}`;
  const { rows } = await client.query<{ revision: number; since: string | null }>(
    `SELECT (SELECT coalesce(max(id), 0) FROM revision) AS revision, (SELECT min(recorded_at) FROM revision WHERE id > $1) AS since`,
    [header.revision],
  );
  const { revision, since } = rows[0]!;
  if (revision < header.revision) {
    return warning(
      what,
      `${held}; the database is only at ${revision}`,
      'find out whether this is the database that was backed up',
    );
  }
  const advice = 'see that the job that makes them runs (docs/keeping.md has a line for cron)';
  if (since !== null && now() - Date.parse(since) > OLD_MS) {
    return warning(what, `${held}; what was recorded since ${since} is in none`, advice);
  }
  if (now() - made > OLD_MS) return warning(what, `${held}; none was made since`, advice);
  return ok(what, held);
}
