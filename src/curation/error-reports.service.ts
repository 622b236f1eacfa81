import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LRUCache } from 'lru-cache';
import { IsNull, MoreThan, Not, Or, Repository } from 'typeorm';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import { allAtOnce } from '../common/steps.js';
import type { ErrorReportOrderField, QueryErrorReportsArgs } from '../generated/graphql.js';
import { nodeInSteps } from '../graphql/node.js';
import { type IdentifierRead, readIdentifier } from '../questions/state.js';
import type { Snapshot } from '../roll/snapshot.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import { ErrorReport } from './entities/error-report.entity.js';
import { newestPage } from './newest-page.js';
import { checkText } from './proposals.service.js';

/** What somebody reports. */
export interface Reporting {
  readonly subject: string;
  readonly text: string;
  readonly url?: string | null;
  readonly contact?: string | null;
}

const WINDOW_MS = 60 * 60 * 1000;
/** Reports of one client within an hour, in each process. */
const MOST_OF_A_CLIENT = 10;
/** Reports of all clients within an hour, over all processes: as many as curators can read. */
const MOST_OF_ALL = 500;
const CLIENTS_KEPT = 20_000;
const SUBJECTS = ['Participation', 'Initiative', 'Country', 'Organisation', 'Group'];
const LONGEST_TEXT = 5_000;
const LONGEST_CONTACT = 300;
const LONGEST_URL = 2_000;

/** What reports are ordered by, as SQL: texts by their code points. */
const REPORT_ORDERS: Readonly<Record<ErrorReportOrderField, string>> = {
  CREATED_AT: 'e.created_at',
  SUBJECT: 'e.subject COLLATE "C"',
};

/** The contact of reports that Rollcall itself writes. They do not count here, because their number is limited elsewhere. */
export const WATCHER = 'rollcall source watch';

/** The subject without a proposal: a report is about what is on record, not about what a proposal would make of it. */
function onRecord(subject: string): IdentifierRead {
  const { state, ...meant } = readIdentifier(subject, 'subject');
  return { ...meant, state: { ...state, proposal: null } };
}

/** What a report is about; null where it is on record no more, or where the state that it names is not. */
export function* subjectInSteps(snapshot: Snapshot, subject: string) {
  try {
    return yield* nodeInSteps(snapshot, onRecord(subject));
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'BAD_USER_INPUT') return null;
    throw error;
  }
}

/** What anybody says may be wrong, for curators to look into. */
@Injectable()
export class ErrorReports {
  private readonly times = new LRUCache<string, number[]>({ max: CLIENTS_KEPT });

  constructor(
    @InjectRepository(ErrorReport) private readonly reports: Repository<ErrorReport>,
    private readonly store: SnapshotStore,
  ) {}

  /**
   * Keeps a report.
   *
   * @param client key under which the reports of a client are counted
   * @throws RollcallError BAD_USER_INPUT for a subject that is none and for texts that say nothing or are too long,
   *   RATE_LIMITED
   */
  async report(client: string, { subject, text, url = null, contact = null }: Reporting, now: Date): Promise<void> {
    const recorded = onRecord(subject);
    if (!SUBJECTS.includes(recorded.type) || !allAtOnce(nodeInSteps(this.store.current, recorded, 'subject'))) {
      throw badInput(
        'subject',
        `${JSON.stringify(subject)} is no identifier of a participation, initiative, country, organisation or group on record`,
      );
    }
    checkText(text, 'text', LONGEST_TEXT);
    if (contact !== null) checkText(contact, 'contact', LONGEST_CONTACT);
    if (url !== null) {
      checkText(url, 'url', LONGEST_URL);
      if (!/^https?:\/\//i.test(url))
        throw badInput('url', `url ${JSON.stringify(url)} is not an address that begins with http:// or https://`);
    }
    await this.limit(client, now);
    await this.reports.insert({ subject, text, url, contact, createdAt: now });
  }

  /** A page of reports, each as a view. Throws as {@link newestPage} does. */
  page<View>(args: QueryErrorReportsArgs, snapshot: Snapshot, viewOf: (report: ErrorReport) => View) {
    return newestPage(this.reports, { name: 'error-report', orders: REPORT_ORDERS }, args, snapshot, viewOf);
  }

  private async limit(client: string, now: Date): Promise<void> {
    const since = now.getTime() - WINDOW_MS;
    const timesOfClient = (this.times.get(client) ?? []).filter((time) => time > since);
    const all =
      timesOfClient.length < MOST_OF_A_CLIENT
        ? await this.reports.countBy({ createdAt: MoreThan(new Date(since)), contact: Or(IsNull(), Not(WATCHER)) })
        : 0;
    if (timesOfClient.length >= MOST_OF_A_CLIENT || all >= MOST_OF_ALL) {
      throw new RollcallError(
        'RATE_LIMITED',
        'there are too many reports at present: this one is not kept, send it in an hour',
      );
    }
    this.times.set(client, [...timesOfClient, now.getTime()]);
  }
}
