import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { DATABASE } from '../database/database.module.js';
import { type Beat, DatabaseWatch } from '../database/database-watch.js';
import type { OpenDatabase } from '../database/open-database.js';
import { PoolGuard } from '../database/pool-guard.js';
import { fromSqlError } from '../database/sql-errors.js';
import { loadSnapshot, nextSnapshot, type Snapshot } from './snapshot.js';

/** After a load that failed for a reason of its own, the next ones come ever more rarely: each may be long. */
const FIRST_RELOAD_MS = 1_000;
const LONGEST_RELOAD_MS = 60_000;

/** A revision that is recorded and could not be loaded. */
interface LoadFault {
  readonly since: number;
  readonly attempts: number;
  readonly nextAttempt: number;
}

/** How far what is answered from memory can be behind what is recorded. */
export interface Freshness {
  /** Whether questions should be sent here, by the rule of docs/operate.md. */
  readonly fresh: boolean;
  /** Seconds since it was last certain that nothing newer is recorded, or is being loaded. */
  readonly ageSeconds: number;
  /** Why it is not certain now; null where it is. */
  readonly reason: string | null;
}

/**
 * Holds the snapshot that questions are answered from, and swaps it whole when a revision or release is recorded, by
 * this process or another. PostgreSQL being away leaves the last snapshot in place: answers from memory go on, and the
 * store catches up when the database returns.
 */
@Injectable()
export class SnapshotStore implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger(SnapshotStore.name);
  private readonly watch: DatabaseWatch;
  private snapshot: Snapshot | undefined;
  private refreshing: Promise<void> | undefined;
  private loadsAgain = false;
  private stopped = false;
  private fault: LoadFault | undefined;
  private lastBeat: Beat | undefined;
  private readonly renewed = new Set<() => void>();

  constructor(
    @Inject(pg.Pool) private readonly pool: pg.Pool,
    @Inject(DATABASE) database: Pick<OpenDatabase, 'url'>,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'freshSeconds'>,
  ) {
    const guard = new PoolGuard(pool);
    this.watch = new DatabaseWatch(database.url, {
      noticed: () => this.catchUp(),
      beat: (beat) => this.compare(beat),
      away: (error) => {
        this.log.error(`PostgreSQL can not be reached; answering from memory: ${error.message}`);
        guard.close();
      },
      back: () => {
        this.log.warn('PostgreSQL answers again');
        guard.open();
      },
    });
  }

  async onModuleInit(): Promise<void> {
    this.snapshot = await loadSnapshot(this.pool);
    await this.watch.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.watch.stop();
    await this.refreshing?.catch((error: unknown) => this.noteFault(error));
  }

  /** The newest snapshot. A question takes it once and keeps it to its end. */
  get current(): Snapshot {
    if (!this.snapshot) throw new Error('the snapshot was asked for before it was loaded');
    return this.snapshot;
  }

  /** Calls whenever another snapshot is in place, at once: let it be quick, and not throw. Returns how to end that. */
  whenRenewed(tell: () => void): () => void {
    this.renewed.add(tell);
    return () => void this.renewed.delete(tell);
  }

  get ready(): boolean {
    return this.snapshot !== undefined;
  }

  /** Whether PostgreSQL could not be reached when it was last tried. */
  get databaseAway(): boolean {
    return this.watch.away;
  }

  /** When something was last imported into the database, seconds since 1970; null = never, or not known yet. */
  get importedAt(): number | null {
    return this.lastBeat?.importedAt ?? null;
  }

  get freshness(): Freshness {
    const ageMs = Math.max(this.watch.silentMs, this.fault ? performance.now() - this.fault.since : 0);
    const ageSeconds = Math.round(ageMs / 100) / 10;
    return { fresh: ageMs <= this.settings.freshSeconds * 1000, ageSeconds, reason: this.staleReason() };
  }

  private staleReason(): string | null {
    if (this.watch.away) return 'PostgreSQL can not be reached';
    if (this.fault) return 'what was recorded last could not be loaded; the log has the reason';
    // Between two beats and while an answer to one may still come in time, silence means nothing.
    return this.watch.silentMs > this.settings.freshSeconds * 1000 ? 'PostgreSQL does not answer' : null;
  }

  /**
   * Waits until this process answers from a revision, which must be committed. A load that began before and ends with it
   * will do.
   */
  async reach(revision: number): Promise<void> {
    while (this.current.newest.id < revision) {
      const loading = this.refreshing ?? this.refresh();
      // What a load gives is there as soon as it is read; others may go on after it.
      let forget: () => void = () => undefined;
      const renewed = new Promise<void>((resolve) => {
        forget = this.whenRenewed(resolve);
      });
      await Promise.race([loading, renewed]).finally(forget);
    }
  }

  /** Loads what was recorded since; calls that come while one is under way share the next one. */
  async refresh(): Promise<void> {
    if (this.refreshing) {
      this.loadsAgain = true;
      return this.refreshing;
    }
    this.refreshing = this.reload();
    return this.refreshing;
  }

  private async reload(): Promise<void> {
    try {
      do {
        this.loadsAgain = false;
        const before = this.current;
        this.snapshot = await nextSnapshot(this.pool, before);
        if (this.snapshot !== before) for (const tell of [...this.renewed]) tell();
      } while (this.loadsAgain && !this.stopped);
      this.fault = undefined;
    } finally {
      // Here, not after the promise is settled: a call that came in between would wait for a load already done.
      this.refreshing = undefined;
    }
  }

  private catchUp(): void {
    if (!this.stopped) this.refresh().catch((error: unknown) => this.noteFault(error));
  }

  /** Finds what was recorded without a notice reaching us: one that was lost, or came while the database was away. */
  private compare(beat: Beat): void {
    this.lastBeat = beat;
    const { newest, releases, storage } = this.current;
    // A revision of the same number may be another one: of a backup that was restored, or of a replica that took over
    // before it had the last.
    const same = beat.revision === newest.id && beat.recordedAt === newest.recordedAt.getTime();
    if (same && beat.releases === releases.length && beat.storage === storage) return;
    if (this.refreshing || (this.fault && performance.now() < this.fault.nextAttempt)) return;
    this.catchUp();
  }

  /** A fault of the connection is the watch's to tell of; one of the data, of memory or of ours is told here. */
  private noteFault(error: unknown): void {
    if (this.stopped || fromSqlError(error)?.code === 'DATABASE_UNAVAILABLE') return;
    const now = performance.now();
    const { since, attempts } = this.fault ?? { since: now, attempts: 0 };
    const waitMs = Math.min(LONGEST_RELOAD_MS, FIRST_RELOAD_MS * 2 ** Math.min(attempts, 30));
    this.fault = { since, attempts: attempts + 1, nextAttempt: now + waitMs };
    const reason = error instanceof Error ? error.message : String(error);
    this.log.error(
      `What was recorded after revision ${this.current.newest.id} could not be loaded, which is tried again in ` +
        `${waitMs / 1000} s; answering from revision ${this.current.newest.id}: ${reason}`,
    );
  }
}
