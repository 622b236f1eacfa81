import type { DataSource } from 'typeorm';
import { ErrorReport } from '../curation/entities/error-report.entity.js';
import { WATCHER } from '../curation/error-reports.service.js';
import { poolOf } from '../database/data-source.js';
import { type WatchedAddress, watchedAddresses } from './addresses.js';
import { type Answer, type AskOptions, askAddress, NotAsked, type SeenBefore } from './ask-address.js';
import { AddressVisit, type VisitOutcome } from './entities/address-visit.entity.js';
import { MOST_ROBOTS_BYTES, NO_RULES, type RobotsRules, robotsRules } from './robots.js';

/** The name by which a robots.txt can address this program. */
export const CLIENT_NAME = 'Rollcall';
/** Failed visits in a row after which curators are told of an address; a single one may be chance. */
export const FAILURES_TOLD = 3;
/** Hosts that are asked at the same time; of one host one address at a time. */
const HOSTS_AT_ONCE = 4;
/** A host that wishes more time between two requests is left for another run. */
const LONGEST_DELAY_MS = 60_000;

export interface WatchOptions extends AskOptions {
  /** Names of the sources that are watched, by their addresses. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** What was visited since then is not asked again. */
  readonly visitedBefore: Date;
  /** At most so many addresses, those first that were not visited for the longest time. */
  readonly most: number;
  /** Between two requests to one host. */
  readonly delayMs: number;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

/** What came of one visit. */
export interface Visit {
  readonly url: string;
  readonly outcome: VisitOutcome;
  readonly status: number | null;
  readonly reason: string | null;
  /** Whether it was put before curators. */
  readonly told: boolean;
}

export interface WatchReport {
  readonly visits: readonly Visit[];
  /** Addresses that were not asked in this run, and why. */
  readonly left: { readonly visitedLately: number; readonly beyondMost: number; readonly hostAsksToWait: number };
}

interface LastVisit extends SeenBefore {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly visitedAt: number;
  /** Failed visits up to now, in a row. */
  readonly failures: number;
  readonly gone: boolean;
}

/**
 * Asks addresses whether what they say changed, records what was seen, and puts before curators, among the reports of errors,
 * what changed, what is gone, and what did not answer {@link FAILURES_TOLD} times in a row; each once.
 *
 * One request at a time goes to a host, with the delay between two of them that robots.txt asks for, and at least the one of
 * the options; what robots.txt forbids is not asked for. A host that answers 429, or 503 with Retry-After, is left alone.
 */
export async function watchAddresses(dataSource: DataSource, options: WatchOptions): Promise<WatchReport> {
  const client = await poolOf(dataSource).connect();
  let addresses: WatchedAddress[];
  let last: Map<string, LastVisit>;
  try {
    addresses = await watchedAddresses(client, options.sources);
    const { rows } = await client.query<LastVisit>(`
      SELECT DISTINCT ON (url) url, (extract(epoch FROM visited_at) * 1000)::float8 AS "visitedAt", etag, last_modified AS "lastModified", text_hash AS "textHash",
        outcome = 'gone' AS gone,
        (SELECT count(*)::int FROM address_visit f WHERE f.url = v.url AND f.outcome = 'failed' AND f.id > coalesce(
          (SELECT max(id) FROM address_visit o WHERE o.url = v.url AND o.outcome <> 'failed'), 0)) AS failures
      FROM address_visit v ORDER BY url, id DESC`);
    last = new Map(rows.map((row) => [row.url, row]));
  } finally {
    client.release();
  }
  const due = addresses
    .filter(({ url }) => (last.get(url)?.visitedAt ?? 0) < options.visitedBefore.getTime())
    .sort((a, b) => (last.get(a.url)?.visitedAt ?? 0) - (last.get(b.url)?.visitedAt ?? 0));
  const chosen = due.slice(0, options.most);
  const byHost = new Map<string, WatchedAddress[]>();
  for (const address of chosen) {
    const { host } = new URL(address.url);
    byHost.set(host, [...(byHost.get(host) ?? []), address]);
  }
  const visits: Visit[] = [];
  let hostAsksToWait = 0;
  const hosts = [...byHost.values()];
  const worker = async () => {
    for (let addressesOfHost = hosts.shift(); addressesOfHost !== undefined; addressesOfHost = hosts.shift()) {
      const host = new HostVisits(dataSource, options, last);
      for (const address of addressesOfHost) {
        const visit = await host.visit(address);
        if (visit === null) hostAsksToWait++;
        else visits.push(visit);
      }
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  return {
    visits: visits.sort((a, b) => (a.url < b.url ? -1 : 1)),
    left: {
      visitedLately: addresses.length - due.length,
      beyondMost: due.length - chosen.length,
      hostAsksToWait,
    },
  };
}

/** The visits to one host, one after the other. */
class HostVisits {
  private readonly rules = new Map<string, RobotsRules>();
  private asked = false;
  private leftAlone = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly options: WatchOptions,
    private readonly last: ReadonlyMap<string, LastVisit>,
  ) {}

  /** Null: the host asks to be left alone. */
  async visit(address: WatchedAddress): Promise<Visit | null> {
    const before = this.last.get(address.url) ?? null;
    const visit = this.leftAlone ? null : await this.seen(address.url, before);
    return visit === null ? null : this.record(address, before, visit);
  }

  private async seen(url: string, before: LastVisit | null): Promise<RecordedVisit | null> {
    const asBefore = {
      status: null,
      etag: before?.etag ?? null,
      lastModified: before?.lastModified ?? null,
      textHash: before?.textHash ?? null,
    };
    let answer: Answer;
    try {
      const { pathname, search } = new URL(url);
      const rules = await this.rulesOf(new URL(url));
      if (!rules.allows(`${pathname}${search}`)) throw new NotAsked('robots.txt of the host forbids it');
      const delay = Math.max(this.options.delayMs, (rules.crawlDelay ?? 0) * 1000);
      if (delay > LONGEST_DELAY_MS)
        throw new NotAsked(`robots.txt asks for ${rules.crawlDelay} s between two requests`);
      answer = await this.ask(url, before, delay);
    } catch (error) {
      const outcome = error instanceof NotAsked ? 'not_asked' : 'failed';
      return { ...asBefore, outcome, reason: (error as Error).message || 'no connection' };
    }
    if (answer.status === 429 || (answer.status === 503 && answer.retryAfter !== null)) {
      this.leftAlone = true;
      return null;
    }
    const judged = judge(answer, before);
    const isAnswered = judged.outcome !== 'gone' && judged.outcome !== 'failed';
    // An answer 304 need not repeat what it confirms.
    const keepsHeaders = !isAnswered || answer.status === 304;
    return {
      ...judged,
      status: answer.status,
      etag: (isAnswered ? answer.etag : null) ?? (keepsHeaders ? asBefore.etag : null),
      lastModified: (isAnswered ? answer.lastModified : null) ?? (keepsHeaders ? asBefore.lastModified : null),
      textHash: answer.textHash ?? asBefore.textHash,
    };
  }

  private async rulesOf({ origin }: URL): Promise<RobotsRules> {
    const readBefore = this.rules.get(origin);
    if (readBefore !== undefined) return readBefore;
    let rules = NO_RULES;
    const answer = await this.ask(`${origin}/robots.txt`, null, this.options.delayMs, MOST_ROBOTS_BYTES);
    if (answer.body !== null) rules = robotsRules(answer.body.toString('utf8'), CLIENT_NAME);
    // A server that cannot say what it forbids is taken to forbid everything (RFC 9309, section 2.3.1.4).
    if (answer.status >= 500) throw new Error(`robots.txt of the host: the answer was ${answer.status}`);
    this.rules.set(origin, rules);
    return rules;
  }

  private async ask(url: string, before: SeenBefore | null, delayMs: number, mostBytes?: number): Promise<Answer> {
    if (this.asked) await this.options.sleep(delayMs);
    this.asked = true;
    return askAddress(url, before, { ...this.options, ...(mostBytes === undefined ? {} : { mostBytes }) });
  }

  /** Keeps what was seen and, where curators are to know of it, puts it before them, both or neither. */
  private async record(address: WatchedAddress, before: LastVisit | null, visit: RecordedVisit): Promise<Visit> {
    const { url } = address;
    const { outcome, status, reason } = visit;
    const told =
      outcome === 'changed' ||
      (outcome === 'gone' && !before?.gone) ||
      (outcome === 'failed' && (before?.failures ?? 0) + 1 === FAILURES_TOLD);
    const now = this.options.now();
    await this.dataSource.transaction(async (entities) => {
      await entities.insert(AddressVisit, { ...visit, url, visitedAt: now });
      if (!told) return;
      const subject = address.initiative === null ? `Source:${address.sources[0]}` : `Initiative:${address.initiative}`;
      const text = toldText(address, visit);
      await entities.insert(ErrorReport, { subject, text, url, contact: WATCHER, createdAt: now });
    });
    return { url, outcome, status, reason, told };
  }
}

interface RecordedVisit extends SeenBefore {
  readonly outcome: VisitOutcome;
  readonly status: number | null;
  readonly reason: string | null;
}

/** What an answer says beside the one before. */
function judge(answer: Answer, before: LastVisit | null): { outcome: VisitOutcome; reason: string | null } {
  const { status, etag, lastModified, textHash, tooLong } = answer;
  if (status === 404 || status === 410) return { outcome: 'gone', reason: `the answer was ${status}` };
  if (status === 304 && before !== null) return { outcome: 'same', reason: null };
  if (status < 200 || status >= 300) return { outcome: 'failed', reason: `the answer was ${status}` };
  // The text decides where there is one: servers give the same page other tags.
  if (textHash !== null) {
    if (before?.textHash == null) return { outcome: 'first', reason: null };
    return { outcome: textHash === before.textHash ? 'same' : 'changed', reason: null };
  }
  if (etag === null && lastModified === null) {
    return {
      outcome: 'failed',
      reason: tooLong ? 'the answer is too long to read, and has neither ETag nor Last-Modified' : 'an empty answer',
    };
  }
  if (before === null || (before.etag === null && before.lastModified === null))
    return { outcome: 'first', reason: null };
  const same = etag === null || before.etag === null ? lastModified === before.lastModified : etag === before.etag;
  return { outcome: same ? 'same' : 'changed', reason: null };
}

/** What curators are told, in both languages of the dashboard. */
function toldText({ url, facts, sources }: WatchedAddress, { outcome, reason }: RecordedVisit): string {
  const rests = [
    ...(facts > 0 ? [`${facts} ${facts === 1 ? 'fact cites' : 'facts cite'} it`] : []),
    ...(sources.length > 0 ? [`sources described by source.yml: ${sources.join(', ')}`] : []),
  ].join('; ');
  const restsZh = [
    ...(facts > 0 ? [`有 ${facts} 条事实引用它`] : []),
    ...(sources.length > 0 ? [`由 source.yml 描述的来源：${sources.join('、')}`] : []),
  ].join('；');
  if (outcome === 'changed') {
    return `The page ${url} no longer says what it said at the last visit. ${rests}.\n页面 ${url} 的内容自上次访问以来已有变化。${restsZh}。`;
  }
  const what = outcome === 'gone' ? 'is gone' : `did not answer ${FAILURES_TOLD} times in a row`;
  const whatZh = outcome === 'gone' ? '已不存在' : `连续 ${FAILURES_TOLD} 次没有应答`;
  return `The page ${url} ${what} (${reason}). ${rests}.\n页面 ${url} ${whatZh}（${reason}）。${restsZh}。`;
}
