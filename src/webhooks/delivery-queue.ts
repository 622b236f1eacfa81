import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import type { RollChangeFilter } from '../generated/graphql.js';

/** How long a process has a webhook for itself: longer than an attempt takes. One that died holds it no longer either. */
const LEASE_SECONDS = 30;
/** After so long of failures a revision is told no more. */
const GIVEN_UP_AFTER_HOURS = 72;

/** What is to be told now, and to whom. */
export interface DueDelivery {
  readonly webhookId: number;
  readonly name: string;
  readonly url: string;
  readonly secret: Buffer;
  readonly filter: RollChangeFilter;
  readonly deliveryId: string;
  readonly revision: number;
  /** As PostgreSQL writes it. */
  readonly recordedAt: string;
  readonly messageId: string;
  /** Attempts that failed before. */
  readonly attempts: number;
}

/** How much waits and how much was given up. */
export interface QueueLengths {
  readonly waiting: number;
  readonly parked: number;
}

/** Takes the first waiting delivery of each webhook that no other process is delivering to. */
const TAKE = `
  WITH due AS (
    SELECT w.id AS webhook_id, first.id AS delivery_id FROM webhook w
    CROSS JOIN LATERAL (
      SELECT id, next_attempt_at FROM webhook_delivery WHERE webhook_id = w.id AND state = 'waiting' ORDER BY id LIMIT 1
    ) first
    WHERE w.removed_at IS NULL AND first.next_attempt_at <= clock_timestamp()
      AND (w.leased_until IS NULL OR w.leased_until < clock_timestamp())
    ORDER BY first.next_attempt_at LIMIT 1 FOR UPDATE OF w SKIP LOCKED)
  UPDATE webhook w SET leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
  FROM due JOIN webhook_delivery d ON d.id = due.delivery_id WHERE w.id = due.webhook_id
  RETURNING w.id AS "webhookId", w.name, w.url, w.secret, w.filter, d.id AS "deliveryId", d.revision_id AS revision,
    d.recorded_at AS "recordedAt", d.message_id AS "messageId", d.attempts`;

/** Gives a webhook back, with what became of the delivery. */
const settling = (change: string) => `
  WITH settled AS (UPDATE webhook_delivery SET ${change} WHERE id = $2 AND state = 'waiting' RETURNING state)
  UPDATE webhook SET leased_until = NULL WHERE id = $1 RETURNING (SELECT state FROM settled) AS state`;

const TOLD = settling(`state = 'told', settled_at = clock_timestamp(), attempts = attempts + 1, reason = NULL`);
const PASSED_OVER = settling(`state = 'passed_over', settled_at = clock_timestamp()`);
const POSTPONED = settling(`next_attempt_at = clock_timestamp() + make_interval(secs => $3)`);
const isGivenUp = `($5 OR waiting_since < clock_timestamp() - interval '${GIVEN_UP_AFTER_HOURS} hours')`;
const FAILED = settling(`attempts = attempts + 1, failed_at = clock_timestamp(), reason = $4,
  state = CASE WHEN ${isGivenUp} THEN 'parked' ELSE 'waiting' END::webhook_delivery_state,
  settled_at = CASE WHEN ${isGivenUp} THEN clock_timestamp() END,
  next_attempt_at = clock_timestamp() + make_interval(secs => $3)`);

/**
 * The outbox, as processes take from it: one takes a webhook with FOR UPDATE SKIP LOCKED for some seconds, so that each is
 * told by one process at a time and of revisions in their order; what a process that died had taken is told again.
 * Why no library does it, and no repository: docs/decisions/09-an-outbox-of-our-own.md.
 */
@Injectable()
export class DeliveryQueue {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  /** Takes what is due; null: nothing is. Whoever takes it settles it, unless the process dies. */
  async take(): Promise<DueDelivery | null> {
    const { rows } = await this.pool.query<DueDelivery>(TAKE);
    return rows[0] ?? null;
  }

  async told({ webhookId, deliveryId }: DueDelivery): Promise<void> {
    await this.pool.query(TOLD, [webhookId, deliveryId]);
  }

  /** The revision changed nothing that the filter takes. */
  async passedOver({ webhookId, deliveryId }: DueDelivery): Promise<void> {
    await this.pool.query(PASSED_OVER, [webhookId, deliveryId]);
  }

  /** It could not be tried, for a reason of ours. */
  async postpone({ webhookId, deliveryId }: DueDelivery, seconds: number): Promise<void> {
    await this.pool.query(POSTPONED, [webhookId, deliveryId, seconds]);
  }

  /** Whether that was the last attempt: `last`, or for three days it went like this. */
  async failed(
    { webhookId, deliveryId }: DueDelivery,
    reason: string,
    seconds: number,
    last: boolean,
  ): Promise<boolean> {
    const { rows } = await this.pool.query<{ state: string | null }>(FAILED, [
      ...[webhookId, deliveryId, seconds, reason.slice(0, 500), last],
    ]);
    return rows[0]?.state !== 'waiting';
  }

  async lengths(): Promise<QueueLengths> {
    const { rows } = await this.pool.query<QueueLengths>(
      `SELECT count(*) FILTER (WHERE d.state = 'waiting')::int AS waiting, count(*) FILTER (WHERE d.state = 'parked')::int AS parked
       FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
       WHERE w.removed_at IS NULL AND d.state IN ('waiting', 'parked')`,
    );
    return rows[0]!;
  }

  /** Removes what was settled long ago, and what removed webhooks left. */
  async sweep(): Promise<void> {
    await this.pool.query('SELECT sweep_webhook_delivery()');
  }
}
