import type { Pool } from 'pg';

/** What a process was given for a client, and what is left for all processes. */
export interface Given {
  readonly given: number;
  readonly left: number;
}

/** The most clients in one statement. */
const MOST_A_STATEMENT = 1000;

/**
 * Refills each client's tokens by the time that passed, and takes what is wanted as far as it is there. In the order of
 * clients, so that two processes can not wait for each other.
 */
const TAKE = `
  INSERT INTO rate_limit AS r (client, tokens, given, at)
  SELECT client, $3::float8 - least($2::float8, $3::float8), least($2::float8, $3::float8), clock_timestamp()
  FROM unnest($1::text[]) AS asked(client) ORDER BY client
  ON CONFLICT (client) DO UPDATE SET
    given = least(excluded.given, floor(${refilled()})),
    tokens = ${refilled()} - least(excluded.given, floor(${refilled()})),
    at = greatest(r.at, excluded.at)
  RETURNING client, given, tokens`;

function refilled(): string {
  return 'least($3::float8, r.tokens + $3::float8 / 60 * greatest(0, extract(epoch FROM excluded.at - r.at))::float8)';
}

interface Waiting {
  readonly promise: Promise<Given>;
  readonly resolve: (given: Given) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The budgets of clients in PostgreSQL, one for all processes. Questions that come while a statement is under way go
 * together in the next one.
 */
export class SharedBudget {
  private waiting = new Map<string, Waiting>();
  private asking = false;

  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    /** Requests in a minute, and at most at once. */
    private readonly perMinute: number,
    /** How many are asked for at a time. */
    private readonly wanted: number,
  ) {}

  /** Rejects where PostgreSQL can not be asked. */
  take(client: string): Promise<Given> {
    const already = this.waiting.get(client);
    if (already) return already.promise;
    const waiting = withResolvers();
    this.waiting.set(client, waiting);
    if (!this.asking) {
      this.asking = true;
      setImmediate(() => void this.askAll());
    }
    return waiting.promise;
  }

  /** Removes rows that say nothing any more; one process does so, at most once a minute. */
  async sweep(): Promise<void> {
    await this.pool.query('SELECT sweep_rate_limit()');
  }

  private async askAll(): Promise<void> {
    while (this.waiting.size > 0) {
      const clients = [...this.waiting.keys()].slice(0, MOST_A_STATEMENT);
      const asked = new Map(clients.map((client) => [client, this.waiting.get(client)!]));
      for (const client of clients) this.waiting.delete(client);
      try {
        const { rows } = await this.pool.query(TAKE, [clients, this.wanted, this.perMinute]);
        for (const { client, given, tokens } of rows) asked.get(client)!.resolve({ given, left: tokens });
      } catch (error) {
        for (const { reject } of asked.values()) reject(error);
      }
    }
    this.asking = false;
  }
}

function withResolvers(): Waiting {
  let resolve!: Waiting['resolve'];
  let reject!: Waiting['reject'];
  const promise = new Promise<Given>((resolvePromise, rejectPromise) => {
    resolve = resolvePromise;
    reject = rejectPromise;
  });
  return { promise, resolve, reject };
}
