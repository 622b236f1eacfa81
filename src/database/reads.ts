import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.module.js';
import { withSession } from './data-source.js';
import { fromSqlError } from './sql-errors.js';

/** How often each replica is asked how far it is. */
const ASK_EVERY_MS = 1_000;
/** A replica that is silent for longer is passed over until it answers again. */
const PATIENCE_MS = 2_000;
/** An export may read for long; what hangs altogether is cut. */
const LONGEST_READ_MS = 10_000;

/**
 * What may be read from: the primary, and its streaming replicas where `DATABASE_REPLICA_URLS` names some. Everything that
 * is written, and LISTEN, goes to the primary alone.
 *
 * Rows of a revision never change but for their end, so a replica may answer for a state as soon as it holds that
 * revision; until then, and while no replica answers, the primary does. A client therefore never sees less than what the
 * process has told it already.
 */
@Injectable()
export class Reads implements OnModuleInit, OnModuleDestroy {
  private readonly replicas: readonly Replica[];
  private turn = 0;

  constructor(
    @Inject(pg.Pool) private readonly primary: pg.Pool,
    @Inject(SETTINGS) settings: Pick<Settings, 'databaseReplicaUrls' | 'databasePool'>,
  ) {
    this.replicas = settings.databaseReplicaUrls.map(
      (url, index) => new Replica(url, `replica ${index + 1}`, settings.databasePool),
    );
  }

  async onModuleInit(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.watch()));
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.close()));
  }

  /** The pool from which a state at `revision` is read: a replica's that holds it, each in turn, else the primary's. */
  poolAt(revision: number): pg.Pool {
    return this.freshAt(revision)[0]?.pool ?? this.primary;
  }

  /**
   * Answers a statement on a state at `revision`. Where a replica is lost in the middle, the next one and at last the
   * primary are asked.
   *
   * @throws what the last of them threw; anything but a lost connection at once
   */
  async query<Row extends pg.QueryResultRow>(
    revision: number,
    statement: pg.QueryConfig,
  ): Promise<pg.QueryResult<Row>> {
    for (const replica of this.freshAt(revision)) {
      try {
        return await replica.pool.query<Row>(statement);
      } catch (error) {
        if (!wasLost(error)) throw error;
        replica.passOver(error as Error);
      }
    }
    return this.primary.query<Row>(statement);
  }

  /** How far each replica is, for whoever looks after it: null where it does not answer. */
  report(): { readonly name: string; readonly revision: number | null }[] {
    return this.replicas.map(({ name, revision }) => ({ name, revision }));
  }

  private freshAt(revision: number): Replica[] {
    const fresh = this.replicas.filter((replica) => replica.revision !== null && replica.revision >= revision);
    if (fresh.length > 1) fresh.unshift(...fresh.splice(this.turn++ % fresh.length));
    return fresh;
  }
}

class Replica {
  /** The newest revision that it was seen to hold; null while it does not answer. */
  revision: number | null = null;
  readonly pool: pg.Pool;
  private readonly log = new Logger(Reads.name);
  private timer: NodeJS.Timeout | undefined;
  private asking: Promise<void> | undefined;
  private told = false;

  constructor(
    url: string,
    readonly name: string,
    size: number,
  ) {
    this.pool = new pg.Pool({
      connectionString: withSession(url),
      application_name: 'rollcall',
      max: size,
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: LONGEST_READ_MS,
    });
    this.pool.on('error', (error) => this.passOver(error));
  }

  async watch(): Promise<void> {
    await this.ask();
    this.timer = setInterval(() => {
      this.asking ??= this.ask().finally(() => {
        this.asking = undefined;
      });
    }, ASK_EVERY_MS);
    this.timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.asking;
    await this.pool.end();
  }

  passOver(error: Error): void {
    this.revision = null;
    if (this.told) return;
    this.told = true;
    this.log.warn(`${this.name} is passed over until it answers again: ${error.message}`);
  }

  private async ask(): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ revision: number }>({
        text: 'SELECT coalesce(max(id), 0) AS revision FROM revision',
        query_timeout: PATIENCE_MS,
      } as pg.QueryConfig);
      this.revision = rows[0]!.revision;
      if (this.told) this.log.log(`${this.name} answers again, at revision ${this.revision}`);
      this.told = false;
    } catch (error) {
      // Whatever it is (away, starting, not yet migrated), the primary answers meanwhile.
      this.passOver(error as Error);
    }
  }
}

/** Whether a replica may just have gone: its connection ended, it is silent, or replaying took the rows from beneath it. */
function wasLost(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    fromSqlError(error)?.code === 'DATABASE_UNAVAILABLE' ||
    code === '40001' ||
    /^Query read timeout/.test(message ?? '')
  );
}
