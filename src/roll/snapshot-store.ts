import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { DATABASE } from '../database/database.module.js';
import type { OpenDatabase } from '../database/open-database.js';
import { loadSnapshot, nextSnapshot, type Snapshot } from './snapshot.js';

const CHANNEL = 'rollcall_revision';
/** How often the revision is compared with the database's own, in case a notice was lost. */
const CHECK_EVERY_MS = 1_000;
const RETRY_AFTER_MS = 500;

/**
 * Holds the snapshot that questions are answered from, and swaps it whole when a revision or release is recorded, by
 * this process or another. PostgreSQL being away leaves the last snapshot in place: answers from memory go on, and the
 * store catches up when the database returns.
 */
@Injectable()
export class SnapshotStore implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger(SnapshotStore.name);
  private snapshot: Snapshot | undefined;
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private away = false;

  constructor(
    @Inject(pg.Pool) private readonly pool: pg.Pool,
    @Inject(DATABASE) private readonly database: Pick<OpenDatabase, 'url'>,
  ) {}

  async onModuleInit(): Promise<void> {
    this.snapshot = await loadSnapshot(this.pool);
    await this.listen();
    this.timer = setInterval(() => void this.check(), CHECK_EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.listener?.end();
    await this.refreshing;
  }

  /** The newest snapshot. A question takes it once and keeps it to its end. */
  get current(): Snapshot {
    if (!this.snapshot) throw new Error('the snapshot was asked for before it was loaded');
    return this.snapshot;
  }

  get ready(): boolean {
    return this.snapshot !== undefined;
  }

  /** Whether PostgreSQL could not be reached when it was last tried. */
  get databaseAway(): boolean {
    return this.away;
  }

  /** Loads what was recorded since; calls that come while one is under way share the next one. */
  async refresh(): Promise<void> {
    if (this.refreshing) {
      this.again = true;
      return this.refreshing;
    }
    this.refreshing = this.reload();
    return this.refreshing;
  }

  private async reload(): Promise<void> {
    try {
      do {
        this.again = false;
        this.snapshot = await nextSnapshot(this.pool, this.current);
      } while (this.again && !this.stopped);
    } finally {
      // Here, not after the promise is settled: a call that came in between would wait for a load already done.
      this.refreshing = undefined;
    }
  }

  /** Compares with the database, for notices that were lost while the listening connection was down. */
  private async check(): Promise<void> {
    if (this.stopped || this.refreshing) return;
    try {
      const { rows } = await this.pool.query<{ revision: number; releases: string }>(
        'SELECT coalesce((SELECT max(id) FROM revision), 0) AS revision, (SELECT count(*) FROM release) AS releases',
      );
      if (this.away) this.log.log('PostgreSQL answers again');
      this.away = false;
      const { revision, releases } = rows[0]!;
      if (revision !== this.current.newest.id || Number(releases) !== this.current.releases.length)
        await this.refresh();
    } catch (error) {
      this.noteAway(error);
    }
  }

  private async listen(): Promise<void> {
    const listener = new pg.Client({ connectionString: this.database.url, keepAlive: true });
    this.listener = listener;
    listener.on('notification', () => {
      this.refresh().catch((error: unknown) => this.noteAway(error));
    });
    listener.on('error', (error) => {
      this.noteAway(error);
      this.listenAgain(listener);
    });
    listener.on('end', () => this.listenAgain(listener));
    await listener.connect();
    await listener.query(`LISTEN ${CHANNEL}`);
  }

  private listenAgain(lost: pg.Client): void {
    if (this.stopped || this.listener !== lost) return;
    this.listener = undefined;
    lost.removeAllListeners();
    lost.on('error', () => undefined); // A second fault of a connection that was already given up.
    const retry = () => {
      if (this.stopped) return;
      this.listen().catch((error: unknown) => {
        this.noteAway(error);
        setTimeout(retry, RETRY_AFTER_MS).unref();
      });
    };
    setTimeout(retry, RETRY_AFTER_MS).unref();
  }

  private noteAway(error: unknown): void {
    if (!this.away && !this.stopped) {
      this.log.error(`PostgreSQL can not be reached; answering from memory: ${(error as Error).message}`);
    }
    this.away = true;
  }
}
