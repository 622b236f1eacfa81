import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RollcallError } from '../common/rollcall-error.js';
import type { Settings } from '../config/settings.js';
import type { Reads } from '../database/reads.js';
import { fromSqlError } from '../database/sql-errors.js';
import { History } from '../history/history.js';
import type { SnapshotStore } from '../roll/snapshot-store.js';
import type { DeliveryQueue, DueDelivery, QueueLengths } from './delivery-queue.js';
import { pauseSeconds } from './pause.js';
import { payloadOf } from './payload.js';
import { type Attempt, send } from './send.js';
import { signedHeaders } from './signature.js';

/** Webhooks that a process tells at a time. */
const AT_A_TIME = 4;
/** What is due is looked for as often, beside whenever something is recorded: what is tried again, or was left by others. */
const LOOK_EVERY_MS = 5_000;
const SWEEP_EVERY_MS = 3_600_000;
const TIMEOUT_MS = 15_000;
/** Until this process has the revision. */
const OUR_PAUSE_SECONDS = 1;
/** After a fault of ours. */
const FAULT_PAUSE_SECONDS = 60;

export const DELIVERY_OUTCOMES = ['told', 'passed_over', 'failed', 'parked'] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

/**
 * Tells webhooks what was recorded, at least once and of revisions in their order: each process takes what is due from the
 * outbox. An attempt that failed is made again after ever longer pauses; after three days, or where the receiver says that
 * it is gone (410), the delivery is parked with the reason, and the next one has its turn.
 */
export class Deliveries implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Deliveries.name);
  private readonly stopped = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private readonly counts = new Map<DeliveryOutcome, number>(DELIVERY_OUTCOMES.map((outcome) => [outcome, 0]));
  private readonly timers: NodeJS.Timeout[] = [];
  private looking: Promise<void> | undefined;
  private looksAgain = false;
  private forget = () => {};
  private lengths: QueueLengths = { waiting: 0, parked: 0 };
  private countedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly store: Pick<SnapshotStore, 'current' | 'refresh' | 'whenRenewed'>,
    private readonly reads: Reads,
    private readonly settings: Pick<Settings, 'publicUrl' | 'webhookPrivate'>,
    private readonly now: () => Date,
    /** A number from 0, less than 1, another each time. */
    private readonly chance: () => number,
  ) {}

  onApplicationBootstrap(): void {
    this.forget = this.store.whenRenewed(() => this.look());
    this.timers.push(
      setInterval(() => this.look(), LOOK_EVERY_MS).unref(),
      setInterval(() => void this.quietly(() => this.queue.sweep()), SWEEP_EVERY_MS).unref(),
    );
    this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    this.forget();
    for (const timer of this.timers) clearInterval(timer);
    await this.looking;
    await Promise.all(this.underWay);
  }

  /** What came of attempts since the start, and what waits. */
  get report(): { readonly outcomes: ReadonlyMap<DeliveryOutcome, number>; readonly lengths: QueueLengths } {
    return { outcomes: this.counts, lengths: this.lengths };
  }

  /** Has what is due looked for, now or when that is done which is under way. */
  look(): void {
    this.looksAgain = true;
    this.looking ??= this.quietly(() => this.takeAll()).finally(() => {
      this.looking = undefined;
      if (this.looksAgain && !this.stopped.signal.aborted && this.underWay.size < AT_A_TIME) this.look();
    });
  }

  private async takeAll(): Promise<void> {
    this.looksAgain = false;
    while (!this.stopped.signal.aborted && this.underWay.size < AT_A_TIME) {
      const due = await this.queue.take();
      if (!due) break;
      const told = this.quietly(() => this.tell(due)).finally(() => {
        this.underWay.delete(told);
        this.countedAt = Number.NEGATIVE_INFINITY;
        if (!this.stopped.signal.aborted) this.look();
      });
      this.underWay.add(told);
    }
    // Not with every revision: where there are no webhooks, a revision costs one statement that finds none.
    if (performance.now() - this.countedAt < LOOK_EVERY_MS) return;
    this.lengths = await this.queue.lengths();
    this.countedAt = performance.now();
  }

  /** Does what the next look would repeat; that PostgreSQL is away is told by whoever watches it. */
  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.looksAgain = false;
      if (fromSqlError(error)?.code === 'DATABASE_UNAVAILABLE') return;
      this.log.error(`Webhooks could not be seen to: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async tell(due: DueDelivery): Promise<void> {
    const { signal } = this.stopped;
    const body = await this.bodyOf(due);
    if (body === undefined) return;
    if (body === null) {
      await this.queue.passedOver(due);
      return this.count('passed_over');
    }
    const at = this.now();
    const headers = signedHeaders({ id: `msg_${due.messageId}`, at, body }, due.secret);
    let attempt: Attempt;
    try {
      const allowPrivate = this.settings.webhookPrivate === 'allow';
      attempt = await send(
        { url: due.url, headers, body },
        { allowPrivate, timeoutMs: TIMEOUT_MS, signal, now: this.now },
      );
    } catch (error) {
      // The server ends: whoever is next tells it again, which a receiver that had it knows by its id.
      if (signal.aborted) return this.queue.postpone(due, 0);
      throw error;
    }
    if (attempt.reason === null) {
      await this.queue.told(due);
      return this.count('told');
    }
    await this.fail(due, attempt.reason, pauseSeconds(due.attempts, attempt, this.chance()), attempt.status === 410);
  }

  /** What is to be sent; null: nothing; undefined: not now, or never, which was seen to. */
  private async bodyOf(due: DueDelivery): Promise<string | null | undefined> {
    try {
      if (this.store.current.newest.id < due.revision) await this.store.refresh();
      const { current: snapshot } = this.store;
      if (snapshot.newest.id < due.revision) {
        await this.queue.postpone(due, OUR_PAUSE_SECONDS);
        return undefined;
      }
      if (snapshot.revisionOf(due.revision).recordedAt.getTime() !== Date.parse(due.recordedAt)) {
        await this.fail(due, `revision ${due.revision} is another one now: the roll was put back or restored`, 0, true);
        return undefined;
      }
      const history = new History(snapshot, (statement) => this.reads.query(snapshot.newest.id, statement), this.reads);
      return await payloadOf(history, due.revision, due.filter, this.settings.publicUrl);
    } catch (error) {
      if (error instanceof RollcallError && error.code === 'BAD_USER_INPUT') {
        await this.fail(due, error.message, 0, true);
        return undefined;
      }
      // Given back as it was, for it is not the receiver's fault; the log has what it is.
      await this.queue.postpone(due, FAULT_PAUSE_SECONDS);
      throw error;
    }
  }

  private async fail(due: DueDelivery, reason: string, seconds: number, last: boolean): Promise<void> {
    const isParked = await this.queue.failed(due, reason, seconds, last);
    this.count(isParked ? 'parked' : 'failed');
    const what = `The webhook "${due.name}" was not told of revision ${due.revision}`;
    if (isParked) this.log.error(`${what}, which is parked until \`rollcall webhook retry\`: ${reason}`);
    else this.log.warn(`${what}, which is tried again in ${Math.round(seconds)} s: ${reason}`);
  }

  private count(outcome: DeliveryOutcome): void {
    this.counts.set(outcome, this.counts.get(outcome)! + 1);
  }
}
