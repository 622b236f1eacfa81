import type { ReleaseDiff } from '../exports/release-diff.js';
import type { PrintedVersion } from '../history/printed-versions.js';
import type { QuestionInput } from '../questions/fields.js';
import type { ReportFormat } from '../reports/report.js';

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
