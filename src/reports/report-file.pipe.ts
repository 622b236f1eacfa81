import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '../questions/not-found.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { REPORT_FORMATS, type ReportFormat, reportFormat } from './report.js';

/** The report that the last part of an address names. */
export interface ReportFile {
  readonly year: number;
  /** Null: the address does not say. */
  readonly format: ReportFormat | null;
}

/** Reads `2025` and `2025.pdf`; of what is none, it is told which those of the newest year are. */
@Injectable()
export class ReportFilePipe implements PipeTransform<string, ReportFile> {
  constructor(private readonly store: SnapshotStore) {}

  transform(file: string): ReportFile {
    const [, year, ending] = /^(\d{4})(?:\.([a-z]+))?$/.exec(file) ?? [];
    if (year !== undefined) return { year: Number(year), format: ending === undefined ? null : reportFormat(ending) };
    const latest = String(new Date(this.store.current.newest.dataThrough).getUTCFullYear());
    throw notFound('report', file, [latest, ...REPORT_FORMATS.map((format) => `${latest}.${format}`)]);
  }
}
