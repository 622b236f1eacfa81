import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withSession } from './data-source.js';

/** What the database says of itself at each beat: enough to see that a notice of it was lost. */
export interface Beat {
  /** Id of the newest revision; 0 = nothing recorded yet. */
  readonly revision: number;
  /** When it was recorded, whole milliseconds since 1970. */
  readonly recordedAt: number;
  /** Which file of the database holds the revisions: another one tells that all was restored from a backup. */
  readonly storage: string;
  /** How many releases were cut; none is ever taken back. */
  readonly releases: number;
  /** When something was last imported, seconds since 1970; null = never. */
  readonly importedAt: number | null;
}

export interface WatchListener {
  /** Something was recorded, as PostgreSQL announces it. */
  noticed(): void;
  beat(beat: Beat): void;
  /** The database is out of reach from now on; called once until it is back. */
  away(error: Error): void;
  /** It answers again. */
  back(): void;
}

export interface WatchTimes {
  /** Pause between two beats. */
  readonly beatMs: number;
  /** How long an answer, and a new connection, may take before the database counts as away. */
  readonly deadlineMs: number;
  /** Pause before the first try to reach it again; each further one doubles it, up to `longestRetryMs`. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

/** Recovery within two seconds of its return, however long it was away, rests on `longestRetryMs`. */
export const WATCH_TIMES: WatchTimes = { beatMs: 1000, deadlineMs: 4000, firstRetryMs: 100, longestRetryMs: 1000 };

const CHANNEL = 'rollcall_revision';
const BEAT = `SELECT coalesce((SELECT max(id) FROM revision), 0) AS revision,
  coalesce((SELECT trunc(extract(epoch FROM recorded_at) * 1000)::float8 FROM revision ORDER BY id DESC LIMIT 1), 0) AS "recordedAt",
  pg_relation_filenode('revision')::text AS storage,
  (SELECT count(*) FROM release)::int AS releases,
  (SELECT extract(epoch FROM imported_at)::float8 FROM import_log ORDER BY id DESC LIMIT 1) AS "importedAt"`;

/**
 * Watches one database by one connection of its own: it listens for notices and asks at every beat what is newest, so
 * that a lost notice is found a beat later, and a server that hangs is told from one that has nothing to say. One loop
 * does all of it, one step after the other: there are never two tries to connect, and never two connections.
 */
export class DatabaseWatch {
  private stopped: AbortController | undefined;
  private running: Promise<void> | undefined;
  private client: pg.Client | undefined;
  private isAway = false;
  private heard = performance.now();

  constructor(
    private readonly url: string,
    private readonly listener: WatchListener,
    private readonly times: WatchTimes = WATCH_TIMES,
    /** A number from 0, less than 1, another each time. */
    private readonly chance: () => number = Math.random,
  ) {}

  /** Whether PostgreSQL could not be reached when it was last tried. */
  get away(): boolean {
    return this.isAway;
  }

  /** Milliseconds since the database last answered; by a clock that nobody sets. */
  get silentMs(): number {
    return performance.now() - this.heard;
  }

  /** Begins to watch; settled once the first try to connect has succeeded or failed. */
  async start(): Promise<void> {
    this.stopped = new AbortController();
    await new Promise<void>((tried) => {
      this.running = this.run(this.stopped!.signal, tried);
    });
  }

  async stop(): Promise<void> {
    this.stopped?.abort();
    await this.running;
  }

  private async run(stopped: AbortSignal, tried: () => void): Promise<void> {
    for (let failures = 0; !stopped.aborted; ) {
      try {
        await this.connect();
        await this.beatUntilLost(stopped, () => {
          failures = 0;
          tried();
        });
      } catch (error) {
        // A connection that was lost may be all that was lost: only a try that fails too says that the server is away.
        if (failures > 0 || error instanceof SilentDatabase) this.lost(error as Error, stopped);
        failures++;
        tried();
      } finally {
        await this.disconnect();
      }
      if (failures > 1) await pause(retryMs(this.times, failures - 2, this.chance()), stopped);
    }
  }

  private async connect(): Promise<void> {
    const { deadlineMs } = this.times;
    const client = new pg.Client({
      connectionString: withSession(this.url),
      application_name: 'rollcall watch',
      connectionTimeoutMillis: deadlineMs,
      keepAlive: true,
    });
    this.client = client;
    // Whatever befalls the connection ends it, which the loop notices by `end` or by its next question.
    client.on('error', () => undefined);
    client.on('notification', () => this.listener.noticed());
    await client.connect();
    await inTime(client.query(`LISTEN ${CHANNEL}`), deadlineMs);
  }

  private async beatUntilLost(stopped: AbortSignal, heard: () => void): Promise<void> {
    const client = this.client!;
    const lost = new AbortController();
    client.once('end', () => lost.abort());
    const over = AbortSignal.any([stopped, lost.signal]);
    while (!over.aborted) {
      const { rows } = await inTime(client.query<Beat>(BEAT), this.times.deadlineMs);
      this.reached();
      heard();
      this.listener.beat(rows[0]!);
      await pause(this.times.beatMs, over);
    }
    if (!stopped.aborted) throw new Error('the connection to the database was lost');
  }

  /** Ends the connection; one whose server hangs is not awaited. */
  private async disconnect(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    if (!client) return;
    const ended = client.end().catch(() => undefined);
    if ((await Promise.race([ended, sleep(200, 'late')])) !== 'late') return;
    socketOf(client).destroy();
  }

  private reached(): void {
    this.heard = performance.now();
    if (!this.isAway) return;
    this.isAway = false;
    this.listener.back();
  }

  private lost(error: Error, stopped: AbortSignal): void {
    if (this.isAway || stopped.aborted) return;
    this.isAway = true;
    this.listener.away(error);
  }
}

/** Doubling, and up to a third less by chance, so that many processes do not all come back at once. */
export function retryMs({ firstRetryMs, longestRetryMs }: WatchTimes, failures: number, chance: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 30)) * (1 - chance / 3);
}

/** The database has not answered in time. */
class SilentDatabase extends Error {}

/**
 * The result of a question, unless it takes too long. A process that was itself busy all the while first reads what has
 * come in: the answer may have been waiting.
 */
async function inTime<T>(question: Promise<T>, deadlineMs: number): Promise<T> {
  const watched = new AbortController();
  const late = async () => {
    await sleep(deadlineMs, undefined, { signal: watched.signal });
    await sleep(50, undefined, { signal: watched.signal });
    throw new SilentDatabase(`no answer within ${deadlineMs / 1000} s`);
  };
  const tooLate = late();
  tooLate.catch(() => undefined);
  // The query fails later, when its connection is ended; nobody awaits it then, so the rejection is caught here.
  question.catch(() => undefined);
  try {
    return await Promise.race([question, tooLate]);
  } finally {
    watched.abort();
  }
}

/** Waits, but no longer than until the signal. Does not keep a process alive. */
async function pause(ms: number, until: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: until, ref: false }).catch(() => undefined);
}

/** The socket beneath a client, which the published types do not show. */
export function socketOf(client: pg.ClientBase): { destroy(error?: Error): void } {
  return (client as unknown as { connection: { stream: { destroy(error?: Error): void } } }).connection.stream;
}
