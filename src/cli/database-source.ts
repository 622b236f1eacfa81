import type { Pool } from 'pg';
import { drawing } from '../charts/drawing.js';
import type { Settings } from '../config/settings.js';
import { EXPORTS, formatNamed, prepare, sidecarText } from '../exports/exports.js';
import { exportHistory } from '../exports/history-package.js';
import { loadReferenceSnapshot } from '../exports/load-reference-snapshot.js';
import { type ReleaseDiff, releaseDiff } from '../exports/release-diff.js';
import { historyOf, type PrintedVersion } from '../history/printed-versions.js';
import { importAtStart } from '../imports/import-at-start.js';
import type { QuestionInput } from '../questions/fields.js';
import { checkKnown } from '../questions/from-query.js';
import { questionOf } from '../questions/question.js';
import type { ReportFormat } from '../reports/report.js';
import { loadSnapshot, type Snapshot } from '../roll/snapshot.js';
import { answered } from './ask/answer.js';
import type { ExportedFile, RollSource } from './roll-source.js';
import { stderrLog, withDatabase } from './with-database.js';

/** Does the work on the database of the settings; the shipped data are imported first where they were not yet. */
export function withDatabaseSource<T>(work: (source: RollSource) => Promise<T>): Promise<T> {
  return withDatabase(async (pool, settings) => {
    await importAtStart(settings, pool, stderrLog);
    return work(new DatabaseSource(pool, settings));
  });
}

/** Writes everything that the database records, with its history, as a data package. */
export function packageOfDatabase(out: string): ReturnType<typeof exportHistory> {
  return withDatabase(async (pool, settings) => {
    await importAtStart(settings, pool, stderrLog);
    return exportHistory(pool, out);
  });
}

/** The database, asked by the functions that answer in a server. */
class DatabaseSource implements RollSource {
  #snapshot: Promise<Snapshot> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly settings: Pick<Settings, 'excludeIndicatorPublishers' | 'publicUrl' | 'chromium'>,
  ) {}

  async ask<T>(operation: string, variables: object = {}): Promise<T> {
    return answered<T>(await this.snapshot(), operation, variables);
  }

  async exported(what: string, format: string, input: QuestionInput): Promise<ExportedFile> {
    const { pool } = this;
    // A list of facts does not need the facts in memory.
    const snapshot = await (EXPORTS[what]!.counts ? this.snapshot() : loadReferenceSnapshot(pool));
    const { excludeIndicatorPublishers: excludedPublishers } = this.settings;
    const sources = { pool, excludedPublishers };
    const prepared = await prepare(what, formatNamed(format), questionOf(snapshot, input), sources);
    const { chunks, metadata, content, sidecar, structure } = prepared;
    const beside = [
      ...(sidecar ? [{ suffix: 'metadata', text: async () => sidecarText(metadata, content()) }] : []),
      ...(structure ? [{ suffix: 'structure', text: async () => `${JSON.stringify(structure, null, 2)}\n` }] : []),
    ];
    return { chunks, beside, rows: () => content().rowCount };
  }

  async picture(figure: string, format: 'svg' | 'png', input: QuestionInput): Promise<Uint8Array> {
    const { chartOf, chartParameters, render } = await drawing();
    checkKnown(input, chartParameters(figure));
    const chart = await chartOf(figure, questionOf(await this.snapshot(), input));
    return render(chart, input.width ?? undefined, format);
  }

  async report(year: number, format: ReportFormat, input: QuestionInput): Promise<Uint8Array> {
    const { reportFile } = await import('../reports/report-file.js');
    return reportFile(await this.snapshot(), year, format, input, this.settings);
  }

  async history(subject: string): Promise<readonly PrintedVersion[]> {
    return historyOf(this.pool, await this.snapshot(), subject);
  }

  async releaseDiff(from: string, to: string): Promise<ReleaseDiff> {
    return releaseDiff(this.pool, await this.snapshot(), from, to);
  }

  private snapshot(): Promise<Snapshot> {
    this.#snapshot ??= loadSnapshot(this.pool);
    return this.#snapshot;
  }
}
