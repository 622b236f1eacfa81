import { type Command, Option } from 'commander';
import type { ReleaseDiff } from '../exports/release-diff.js';
import type { PrintedVersion } from '../history/printed-versions.js';
import type { QuestionInput } from '../questions/fields.js';
import type { ReportFormat } from '../reports/report.js';
import { NotAnswered } from './not-answered.js';
import type { ServerSource } from './server-source.js';

/** A file as it is exported, and what stands beside it. */
export interface ExportedFile {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** By the words that their names end with, as `metadata`: to be asked for when the file itself was read. */
  readonly beside: readonly { readonly suffix: string; text(): Promise<string> }[];
  /** How many rows it holds, once it was read; a server does not say. */
  rows?(): number;
}

/** Where the command line has its answers from: a database, or a server that has one. */
export interface RollSource {
  /** Answers an operation of the API. Throws what the API would answer as its first error. */
  ask<T>(operation: string, variables?: object): Promise<T>;
  exported(what: string, format: string, input: QuestionInput): Promise<ExportedFile>;
  picture(figure: string, format: 'svg' | 'png', input: QuestionInput): Promise<Uint8Array>;
  /** The report of a year, in a format. */
  report(year: number, format: ReportFormat, input: QuestionInput): Promise<Uint8Array>;
  /** Every recorded version of what a subject names, the oldest first. */
  history(subject: string): Promise<readonly PrintedVersion[]>;
  releaseDiff(from: string, to: string): Promise<ReleaseDiff>;
}

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
