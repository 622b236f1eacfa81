import { type Command, Option } from 'commander';
import { NotAnswered } from './not-answered.js';
import type { RollSource } from './roll-source.js';
import type { ServerSource } from './server-source.js';

export interface SourceOptions {
  readonly url?: string;
}

/** Adds `--url`, for what a server can answer as well as a database. */
export function withUrl(command: Command): Command {
  return command.addOption(
    new Option('--url <address>', 'ask the server there, not a database (default: the setting ROLLCALL_URL)'),
  );
}

/** The server that is named, else that of this checkout, where it runs on the embedded database; null where there is none. */
export async function serverSource({
  url,
}: SourceOptions): Promise<{ readonly source: ServerSource; readonly isNamed: boolean } | null> {
  const { readSettings } = await import('../config/settings.js');
  const settings = readSettings();
  const { ServerSource, serverAddress } = await import('./server-source.js');
  const named = url ?? settings.url;
  if (named != null) return { source: new ServerSource(serverAddress(named), settings.token), isNamed: true };
  const { announcedServer } = await import('../server/announced.js');
  const running = announcedServer(settings);
  return running === null ? null : { source: new ServerSource(running, null, 0), isNamed: false };
}

/**
 * Does the work on the server that is named; else on that of this checkout, where it runs on the embedded database, as
 * long as it answers; else on the database of the settings.
 */
export async function withSource<T>({ url }: SourceOptions, work: (source: RollSource) => Promise<T>): Promise<T> {
  const server = await serverSource({ url });
  if (server?.isNamed) return work(server.source);
  if (server) {
    try {
      return await work(server.source);
    } catch (error) {
      // What it refuses to answer, or has not the time for, the database answers.
      if (!(error instanceof NotAnswered)) throw error;
    }
  }
  const { withDatabaseSource } = await import('./database-source.js');
  return withDatabaseSource(work);
}
