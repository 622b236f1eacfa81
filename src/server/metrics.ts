import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { cacheReports } from '../common/caches.js';
import { queueReports } from '../common/heavy-queue.js';
import { SnapshotStore } from '../roll/snapshot-store.js';
import type { Deliveries } from '../webhooks/deliveries.service.js';

/** A value of a gauge, with the values of its labels. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Registered {
  readonly help: string;
  readonly labels: readonly string[];
  readonly readers: Set<() => Iterable<Reading>>;
}

/** Gauges of the whole process, by name: what they show lives in modules, not in one application. */
const gauges = new Map<string, Registered>([
  ['rollcall_cache_bytes', { help: 'Bytes that a cache holds.', labels: ['cache'], readers: new Set([cacheBytes]) }],
  [
    'rollcall_queue_length',
    { help: 'Requests that wait in a queue.', labels: ['queue'], readers: new Set([queueLengths]) },
  ],
]);

function cacheBytes(): Reading[] {
  return cacheReports().map(({ name, bytes }) => ({ labels: { cache: name }, value: bytes }));
}

function queueLengths(): Reading[] {
  return queueReports().map(({ name, waiting }) => ({ labels: { queue: name }, value: waiting }));
}

/**
 * Shows a value of a module at `/metrics`; it is read at each scrape. Several modules may show values under one name, told
 * apart by labels, whose values must be few and never chosen by a client. Returns how to take it away again.
 *
 * @example registerGauge('rollcall_cache_bytes', '', ['cache'], () => [{ labels: { cache: 'answers' }, value: bytes }])
 * @throws Error where the name is in use with other labels, or is none that Prometheus takes
 */
export function registerGauge(
  name: string,
  help: string,
  labels: readonly string[],
  read: () => Iterable<Reading>,
): () => void {
  if (!/^rollcall_[a-z0-9_]+$/.test(name)) throw new Error(`a metric is named rollcall_..., not ${name}`);
  let registered = gauges.get(name);
  if (!registered) {
    registered = { help, labels, readers: new Set() };
    gauges.set(name, registered);
  }
  if (registered.labels.join() !== labels.join()) {
    throw new Error(`the metric ${name} has the labels ${registered.labels.join()}, not ${labels.join()}`);
  }
  const { readers } = registered;
  readers.add(read);
  return () => void readers.delete(read);
}

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const FAST_WAYS = ['kept', 'prepared', 'passed_on'] as const;
/** How a question of `/graphql` is answered: from what was kept, as a prepared operation, or by the GraphQL server. */
export type FastWay = (typeof FAST_WAYS)[number];

/** What is counted of subscriptions. */
class SubscriptionMetrics {
  /** Connections that are open. */
  connections = 0;
  private running = 0;
  private readonly messages: Counter;
  private readonly slow: Counter;

  constructor(
    registry: Registry,
    gauge: (name: string, help: string, labels: string[], read: () => Iterable<Reading>) => void,
  ) {
    const registers = [registry];
    gauge('rollcall_subscribers', 'Connections that are open for subscriptions.', [], () => [
      { value: this.connections },
    ]);
    gauge('rollcall_subscriptions', 'Subscriptions that are running.', [], () => [{ value: this.running }]);
    this.messages = new Counter({
      name: 'rollcall_subscription_messages_total',
      help: 'Messages that were sent to subscribers.',
      registers,
    });
    this.slow = new Counter({
      name: 'rollcall_subscribers_closed_slow_total',
      help: 'Subscribers that were closed, for they did not read what they were told.',
      registers,
    });
  }

  started(): void {
    this.running++;
  }

  ended(): void {
    this.running--;
  }

  told(): void {
    this.messages.inc();
  }

  closedAsSlow(): void {
    this.slow.inc();
  }
}

/** What one application counts and shows. */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  private readonly registry = new Registry();
  private readonly requests = new Counter({
    name: 'rollcall_requests_total',
    help: 'Requests, by method and status.',
    labelNames: ['method', 'status'] as const,
    registers: [this.registry],
  });
  private readonly operations = new Histogram({
    name: 'rollcall_operation_seconds',
    help: 'Time from request to answer of GraphQL operations, by name, and of downloads and charts, pages and the rest.',
    labelNames: ['operation'] as const,
    buckets: BUCKETS,
    registers: [this.registry],
  });
  private readonly refused = new Counter({
    name: 'rollcall_errors_total',
    help: 'Answers that were an error, by code.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });
  private readonly fast = new Counter({
    name: 'rollcall_fast_answers_total',
    help: 'Questions of /graphql: answered from what was kept, as prepared operations, or passed on to the GraphQL server.',
    labelNames: ['by'] as const,
    registers: [this.registry],
  });
  private readonly slow = new Counter({
    name: 'rollcall_slow_requests_total',
    help: 'Requests that took longer than ROLLCALL_SLOW_MS.',
    registers: [this.registry],
  });
  readonly subscriptions = new SubscriptionMetrics(this.registry, (...gauge) => this.gauge(...gauge));
  /** Looked up once: every question is counted. */
  private readonly ways = new Map<FastWay, Counter.Internal>();
  private readonly loop: IntervalHistogram = monitorEventLoopDelay({ resolution: 10 });

  constructor(store: SnapshotStore, @Inject(pg.Pool) pool: pg.Pool) {
    for (const by of FAST_WAYS) this.ways.set(by, this.fast.labels({ by }));
    for (const way of this.ways.values()) way.inc(0);
    this.loop.enable();
    this.gauge(
      'rollcall_event_loop_delay_seconds',
      'Delay of the event loop since the last scrape.',
      ['quantile'],
      () => {
        const readings = [50, 99, 100].map((percent) => ({
          labels: { quantile: String(percent / 100) },
          value: this.loop.count > 0 ? this.loop.percentile(percent) / 1e9 : 0,
        }));
        this.loop.reset();
        return readings;
      },
    );
    this.gauge('rollcall_memory_bytes', 'Memory of the process, by kind.', ['kind'], () => {
      const { rss, heapUsed, heapTotal, external, arrayBuffers } = process.memoryUsage();
      return Object.entries({ rss, heapUsed, heapTotal, external, arrayBuffers }).map(([kind, value]) => ({
        labels: { kind },
        value,
      }));
    });
    this.gauge('rollcall_uptime_seconds', 'How long the process has run.', [], () => [{ value: process.uptime() }]);
    this.gauge('rollcall_pool_connections', 'Connections to PostgreSQL, and wishes for one.', ['state'], () => [
      { labels: { state: 'total' }, value: pool.totalCount },
      { labels: { state: 'idle' }, value: pool.idleCount },
      { labels: { state: 'waiting' }, value: pool.waitingCount },
    ]);
    this.gauge('rollcall_database_away', '1 while PostgreSQL can not be reached.', [], () => [
      { value: store.databaseAway ? 1 : 0 },
    ]);
    this.gauge('rollcall_snapshot_revision', 'Revision that questions are answered from.', [], () => [
      { value: store.current.newest.id },
    ]);
    this.gauge(
      'rollcall_snapshot_age_seconds',
      'Seconds since it was last known that nothing newer is recorded.',
      [],
      () => [{ value: store.freshness.ageSeconds }],
    );
    this.gauge(
      'rollcall_last_import_timestamp_seconds',
      'When something was last imported, seconds since 1970.',
      [],
      () => (store.importedAt === null ? [] : [{ value: store.importedAt }]),
    );
  }

  /** Counts one answer. `operation` and `code` are of few values. */
  answered(answer: {
    readonly method: string;
    readonly status: number;
    readonly operation: string;
    readonly seconds: number;
    readonly code: string | null;
    readonly slow: boolean;
  }): void {
    this.requests.inc({ method: answer.method, status: String(answer.status) });
    this.operations.observe({ operation: answer.operation }, answer.seconds);
    if (answer.code !== null) this.refused.inc({ code: answer.code });
    if (answer.slow) this.slow.inc();
  }

  /** Counts one question of `/graphql` by the way that it took. */
  tookWay(by: FastWay): void {
    this.ways.get(by)!.inc();
  }

  /** Shows how it goes with webhooks. */
  showDeliveries(deliveries: Pick<Deliveries, 'report'>): void {
    new Counter({
      name: 'rollcall_webhook_deliveries_total',
      help: 'Attempts to tell a webhook of a revision, and revisions passed over, by what came of them.',
      labelNames: ['outcome'] as const,
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [outcome, count] of deliveries.report.outcomes) this.inc({ outcome }, count);
      },
    });
    const lengths = () => deliveries.report.lengths;
    this.gauge(
      'rollcall_webhook_waiting',
      'Revisions that webhooks are still to be told of, as last looked at.',
      [],
      () => [{ value: lengths().waiting }],
    );
    this.gauge('rollcall_webhook_parked', 'Revisions that webhooks could not be told of and are parked.', [], () => [
      { value: lengths().parked },
    ]);
  }

  /** All of it in the text format of Prometheus. */
  async text(): Promise<string> {
    const shared = new Registry();
    for (const [name, { help, labels, readers }] of gauges) {
      const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [shared] });
      for (const read of readers) for (const { labels: of = {}, value } of read()) gauge.set({ ...of }, value);
    }
    return (await this.registry.metrics()) + (await shared.metrics());
  }

  onApplicationShutdown(): void {
    this.loop.disable();
  }

  private gauge(name: string, help: string, labels: string[], read: () => Iterable<Reading>): void {
    new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.registry],
      collect() {
        this.reset();
        for (const { labels: of = {}, value } of read()) this.set({ ...of }, value);
      },
    });
  }
}
