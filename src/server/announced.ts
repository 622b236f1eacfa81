import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { birthOf, isAlive } from '../../packages/embedded-server/src/index.js';
import type { Settings } from '../config/settings.js';

/** What a server says of itself beside the folder of its embedded database. */
interface Announcement {
  readonly pid: number;
  readonly birth: string;
  readonly address: string;
  readonly dataPackage: string | null;
  /** When it had read the data package, milliseconds. */
  readonly since: number;
}

type Where = Pick<Settings, 'databaseUrl' | 'dataDir' | 'dataPackage'>;

/** Beside the folder, which may be of PostgreSQL's own user. */
const fileOf = ({ dataDir }: Where) => `${dataDir}.server.json`;

/**
 * Says where this process serves what the embedded database of the settings holds, so that the command line can ask it.
 * Returns the way to unsay it. Where nothing can be written there, nothing is said: the database answers then.
 */
export function announceServer(settings: Where, address: string, since: number): () => void {
  if (settings.databaseUrl !== null) return () => undefined;
  const file = fileOf(settings);
  const { pid } = process;
  const { dataPackage } = settings;
  const announcement: Announcement = { pid, birth: birthOf(pid) ?? '', address, dataPackage, since };
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Removed first: it may belong to another user, who ran the server before.
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(announcement), { mode: 0o644 });
  } catch {
    return () => undefined;
  }
  return () => {
    // Another server of the same database may have come since.
    if (read(file)?.pid === pid) rmSync(file, { force: true });
  };
}

/**
 * The address of a server that runs on the embedded database of the settings, and would answer as the database does; null
 * where there is none: also where the data package was changed since it was read, for the database would import it first.
 */
export function announcedServer(settings: Where): string | null {
  if (settings.databaseUrl !== null) return null;
  const announcement = read(fileOf(settings));
  if (announcement === null || !isAlive(announcement.pid, announcement.birth)) return null;
  if (announcement.dataPackage !== settings.dataPackage) return null;
  return isNewer(settings.dataPackage, announcement.since) ? null : announcement.address;
}

function read(file: string): Announcement | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Announcement;
  } catch {
    return null;
  }
}

/** Whether a file of the package, or of the releases that it ships, was written after an instant. */
function isNewer(dataPackage: string | null, since: number): boolean {
  if (dataPackage === null) return false;
  try {
    const folder = statSync(dataPackage).isDirectory() ? dataPackage : dirname(dataPackage);
    const releases = join(folder, 'releases');
    const files = [
      ...readdirSync(folder).map((name) => join(folder, name)),
      ...(existsSync(releases)
        ? readdirSync(releases, { recursive: true, encoding: 'utf8' }).map((name) => join(releases, name))
        : []),
    ];
    return files.some((file) => /\.(csv|json)$/.test(file) && statSync(file).mtimeMs > since);
  } catch {
    // What can not be read, the database says.
    return true;
  }
}
