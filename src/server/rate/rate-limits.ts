import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../common/log.js';
import type { Given, SharedBudget } from './shared-budget.js';

/** What a request of a client gets. */
export interface Verdict {
  readonly allowed: boolean;
  /** About how many more requests there are, in this process and in the shared budget. */
  readonly remaining: number;
  /** Seconds until there is one again (of one that is refused) or until all are there again. */
  readonly reset: number;
}

/** What this process holds of a client's budget. */
interface Share {
  tokens: number;
  /** In the shared budget when it was asked. */
  left: number;
  askedAt: number;
  asking: Promise<void> | undefined;
}

/** The most clients that a process remembers, some 15 MB; the budget of a forgotten one is read from the database again. */
const CLIENTS_KEPT = 50_000;
/** The shared budget is asked about a client no more often. */
const ASK_EVERY_MS = 1_000;
/** What was given so long ago is not spent any more: other processes have seen it come back since. */
const GIVEN_FOR_MS = 10_000;
/** A request waits no longer for PostgreSQL. */
const PATIENCE_MS = 500;

/**
 * Limits of requests by client over all processes. Where the shared budget can not be asked everything is let through,
 * which is said once: to answer nobody would be worse than to answer too many.
 */
export class RateLimits {
  private readonly shares = new LRUCache<string, Share>({ max: CLIENTS_KEPT });
  private openUntil = 0;
  private told = false;

  constructor(
    private readonly budget: Pick<SharedBudget, 'take'>,
    private readonly perMinute: number,
    private readonly log: Pick<Log, 'warn'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether a request may go on; it then counts. Null where nobody knows: let it go on. */
  async judge(client: string): Promise<Verdict | null> {
    let share = this.shares.get(client);
    if (!share) {
      share = { tokens: 0, left: this.perMinute, askedAt: Number.NEGATIVE_INFINITY, asking: undefined };
      this.shares.set(client, share);
    }
    const age = this.now() - share.askedAt;
    if (age > GIVEN_FOR_MS) share.tokens = 0;
    if (share.tokens < 1 && age >= ASK_EVERY_MS) {
      if (this.now() < this.openUntil) return null;
      share.asking ??= this.ask(client, share);
    }
    if (share.asking && share.tokens < 1) {
      try {
        await share.asking;
      } catch {
        // Told of where it was asked.
        return null;
      }
    }
    return this.spend(share);
  }

  private spend(share: Share): Verdict {
    const allowed = share.tokens >= 1;
    if (allowed) share.tokens--;
    const perSecond = this.perMinute / 60;
    const remaining = Math.floor(share.tokens + share.left);
    const missing = allowed ? this.perMinute - remaining : 1 - Math.min(1, share.left);
    return { allowed, remaining: allowed ? remaining : 0, reset: Math.max(1, Math.ceil(missing / perSecond)) };
  }

  private async ask(client: string, share: Share): Promise<void> {
    const over = new AbortController();
    try {
      const taken = this.budget.take(client);
      // It may fail after it was waited for.
      taken.catch(() => undefined);
      const late = sleep(PATIENCE_MS, undefined, { signal: over.signal }).then((): Given => {
        throw new Error(`no answer within ${PATIENCE_MS} ms`);
      });
      late.catch(() => undefined);
      const { given, left } = await Promise.race([taken, late]);
      share.tokens = given;
      share.left = left;
      share.askedAt = this.now();
      if (this.told) this.log.warn('Requests are limited by client again');
      this.told = false;
    } catch (error) {
      this.openUntil = this.now() + ASK_EVERY_MS;
      if (!this.told) {
        this.log.warn(`Requests are not limited while PostgreSQL can not be asked: ${(error as Error).message}`);
      }
      this.told = true;
      throw error;
    } finally {
      over.abort();
      share.asking = undefined;
    }
  }
}
