import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { badInput, RollcallError } from '../common/rollcall-error.js';
import { nameTaken } from '../database/sql-errors.js';
import type { RollChangeFilter } from '../generated/graphql.js';
import { Webhook } from './entities/webhook.entity.js';
import { WebhookDelivery } from './entities/webhook-delivery.entity.js';
import { addressIn, isPublicAddress } from './public-address.js';
import { newSecret, secretText } from './signature.js';

export interface NewWebhook {
  readonly url: string;
  /** Null: the host of its address. */
  readonly name: string | null;
  readonly filter: RollChangeFilter;
}

/** A webhook and how it goes with it. */
export interface WebhookReport {
  readonly name: string;
  /** Without its query, which may hold what only its owner should know. */
  readonly address: string;
  readonly filter: RollChangeFilter;
  readonly createdAt: Date;
  readonly waiting: number;
  readonly parked: number;
  readonly toldAt: Date | null;
  readonly failedAt: Date | null;
  /** Why the last attempt that failed did. */
  readonly reason: string | null;
}

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._:@'-]{0,98}[\p{L}\p{M}\p{N}.])?$/u;
const MOST_URL_LENGTH = 2_000;

/** Webhooks as they are kept: added and removed by the command line, told by the server. */
@Injectable()
export class Webhooks {
  constructor(
    @InjectRepository(Webhook) private readonly webhooks: Repository<Webhook>,
    @InjectRepository(WebhookDelivery) private readonly deliveries: Repository<WebhookDelivery>,
  ) {}

  /**
   * Adds a webhook, which is told of what is recorded from now on, and gives its secret, the only time that anybody sees it.
   *
   * @throws RollcallError BAD_USER_INPUT for an address or name that will not do, CONFLICT for a name that is in use
   */
  async add(
    { url, name, filter }: NewWebhook,
    allowPrivate: boolean,
    now: Date,
  ): Promise<{ name: string; secret: string }> {
    const address = checkedUrl(url, allowPrivate);
    const called = name ?? address.host;
    if (!NAME.test(called)) {
      throw badInput(
        'name',
        `the name is "${called}", but must be of 1 to 100 letters, digits, spaces and the signs . _ : @ ' -, and begin with a letter or digit`,
      );
    }
    const secret = newSecret();
    try {
      await this.webhooks.insert({ name: called, url: address.href, secret, filter: filter as object, createdAt: now });
    } catch (error) {
      throw nameTaken(error, `there is a webhook named "${called}" already: remove it first, or choose another name`);
    }
    return { name: called, secret: secretText(secret) };
  }

  /** Every webhook that is told, by name. */
  async list(): Promise<WebhookReport[]> {
    const webhooks = await this.webhooks.find({ where: { removedAt: IsNull() }, order: { name: 'ASC' } });
    const counts = await this.deliveries
      .createQueryBuilder('d')
      .select('d.webhook_id', 'webhookId')
      .addSelect(`count(*) FILTER (WHERE d.state = 'waiting')::int`, 'waiting')
      .addSelect(`count(*) FILTER (WHERE d.state = 'parked')::int`, 'parked')
      .addSelect(`max(d.settled_at) FILTER (WHERE d.state = 'told')`, 'toldAt')
      .addSelect('max(d.failed_at)', 'failedAt')
      .addSelect('(array_agg(d.reason ORDER BY d.failed_at DESC NULLS LAST))[1]', 'reason')
      .groupBy('d.webhook_id')
      .getRawMany<StoredCounts>();
    const byWebhook = new Map(
      counts.map(({ webhookId, toldAt, failedAt, ...count }) => [
        webhookId,
        { ...count, toldAt: instantOf(toldAt), failedAt: instantOf(failedAt) },
      ]),
    );
    return webhooks.map(({ id, name, url, filter, createdAt }) => ({
      ...{ name, address: withoutQuery(url), filter, createdAt },
      ...{ waiting: 0, parked: 0, toldAt: null, failedAt: null, reason: null },
      ...byWebhook.get(id),
    }));
  }

  /** Removes a webhook and forgets its secret. Throws NOT_FOUND where there is none of that name. */
  async remove(name: string, now: Date): Promise<void> {
    const { affected } = await this.webhooks.update({ name, removedAt: IsNull() }, { removedAt: now, secret: null });
    if (affected !== 1) throw unknownWebhook(name);
  }

  /** Has what was parked told again, in its order. Gives how many; throws NOT_FOUND where there is no webhook of that name. */
  async retry(name: string, now: Date): Promise<number> {
    const webhook = await this.webhooks.findOneBy({ name, removedAt: IsNull() });
    if (!webhook) throw unknownWebhook(name);
    const { affected } = await this.deliveries.update(
      { webhookId: webhook.id, state: 'parked' },
      { state: 'waiting', attempts: 0, settledAt: null, waitingSince: now, nextAttemptAt: now },
    );
    return affected ?? 0;
  }
}

/** Raw: instants as PostgreSQL writes them. */
interface StoredCounts {
  readonly webhookId: number;
  readonly waiting: number;
  readonly parked: number;
  readonly toldAt: string | null;
  readonly failedAt: string | null;
  readonly reason: string | null;
}

function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function unknownWebhook(name: string): RollcallError {
  return new RollcallError('NOT_FOUND', `there is no webhook named "${name}"`, { argument: 'name' });
}

function withoutQuery(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}

/** Throws BAD_USER_INPUT for what is no address, holds a password, or leads where webhooks may not. */
function checkedUrl(text: string, allowPrivate: boolean): URL {
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text) || text.length > MOST_URL_LENGTH) {
    throw badInput('url', `"${text.slice(0, 200)}" is no address by https, such as https://example.org/hooks/rollcall`);
  }
  const url = new URL(text);
  // Not repeated: it may be in a log of the shell, but need not be in ours.
  if (url.username !== '' || url.password !== '') {
    throw badInput('url', 'the address holds a name or password: a receiver knows the sender by the signature');
  }
  if (allowPrivate) return url;
  if (url.protocol !== 'https:') {
    throw badInput('url', `${url.origin} is by http: use https, or set ROLLCALL_WEBHOOK_PRIVATE=allow for an intranet`);
  }
  const address = addressIn(url.hostname);
  if ((address !== null && !isPublicAddress(address)) || url.hostname === 'localhost') {
    throw badInput(
      'url',
      `${url.hostname} is no address of the public Internet: set ROLLCALL_WEBHOOK_PRIVATE=allow for an intranet`,
    );
  }
  return url;
}
