import { isIP } from 'node:net';
import { z } from 'zod';
import { isPublicUrl, list, whole } from './values.js';

/** Where the server listens, who may ask it from where, and where it may ask itself. */
export interface NetworkSettings {
  /** Address on which the API listens. */
  readonly host: string;
  /** Port on which the API listens; 0 = any free one. */
  readonly port: number;
  /** The most connections of clients at a time; further ones are closed as they come. */
  readonly maxConnections: number;
  /** The most connections for subscriptions at a time, of those connections. */
  readonly maxSubscribers: number;
  /** How long a subscriber may leave unread what it is told, seconds. */
  readonly subscriberPatienceSeconds: number;
  /** Addresses of proxies whose word on a client's address is taken; none = nobody's. */
  readonly trustProxy: readonly string[];
  /** Where clients reach the server, without a slash at its end; null = where a request says that it was sent. */
  readonly publicUrl: string | null;
  /** Origins whose pages may do in browsers what the API's own may; `*` = any. */
  readonly corsOrigins: readonly string[];
  /** Whether pages of any other origin may read, without a token. */
  readonly openReads: boolean;
  /** Origins whose pages may ask `/mcp`, beside those of this machine and of `publicUrl`; `*` = any. */
  readonly mcpOrigins: readonly string[];
  /** Whether webhooks may lead to this machine and private networks, and by plain http. */
  readonly webhookPrivate: 'refuse' | 'allow';
  /** Whether addresses of sources and citations may be asked on this machine and in private networks. */
  readonly watchPrivate: 'refuse' | 'allow';
}

/** Each variable: the check that turns its text into a value, and the rule in words. */
export const NETWORK_VARIABLES = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9._:%-]+$/)
    .default('127.0.0.1')
    .describe('an address or host name to listen on, such as 127.0.0.1 or 0.0.0.0'),
  PORT: whole(0, 65_535).default(4000).describe('a whole number from 0 (any free port) to 65535'),
  ROLLCALL_MAX_CONNECTIONS: whole(1, 1e6)
    .default(1000)
    .describe('the most connections of clients at a time, a whole number from 1 to 1000000'),
  ROLLCALL_MAX_SUBSCRIBERS: whole(0, 1e6)
    .default(200)
    .describe('the most connections for subscriptions at a time, a whole number from 0 (none) to 1000000'),
  ROLLCALL_SUBSCRIBER_PATIENCE_SECONDS: whole(1, 3600)
    .default(20)
    .describe('how many seconds a subscriber may leave unread what it is told, a whole number from 1 to 3600'),
  ROLLCALL_TRUST_PROXY: list(',')
    .refine((places) => places.every(isPlace))
    .describe('addresses of proxies separated by commas, such as 10.0.0.0/8, loopback or uniquelocal'),
  ROLLCALL_PUBLIC_URL: z
    .string()
    .refine(isPublicUrl)
    .transform((text) => text.replace(/\/$/, ''))
    .nullable()
    .default(null)
    .describe('where clients reach the server, such as https://rollcall.example.org, without a query'),
  ROLLCALL_CORS_ORIGINS: list(',')
    .refine((words) => words.every((word) => word === 'reads' || word === 'none' || isOrigin(word)))
    .refine((words) => words.length < 2 || !words.includes('none'))
    .describe(
      'reads (any page may read), none, or origins such as https://example.org that may write as well, separated by commas, or * for any',
    ),
  ROLLCALL_MCP_ORIGINS: list(',')
    .refine((origins) => origins.every(isOrigin))
    .describe('origins whose pages may ask /mcp, such as https://example.org, separated by commas, or * for any'),
  ROLLCALL_WEBHOOK_PRIVATE: z
    .enum(['refuse', 'allow'])
    .default('refuse')
    .describe(
      'refuse (webhooks lead by https to the public Internet alone) or allow (to this machine and private networks too, and by http)',
    ),
  ROLLCALL_WATCH_PRIVATE: z
    .enum(['refuse', 'allow'])
    .default('refuse')
    .describe(
      'refuse (sources and citations are watched on the public Internet alone) or allow (in private networks too)',
    ),
});

export function networkSettings(values: z.output<typeof NETWORK_VARIABLES>): NetworkSettings {
  return {
    host: values.HOST,
    port: values.PORT,
    maxConnections: values.ROLLCALL_MAX_CONNECTIONS,
    maxSubscribers: values.ROLLCALL_MAX_SUBSCRIBERS,
    subscriberPatienceSeconds: values.ROLLCALL_SUBSCRIBER_PATIENCE_SECONDS,
    trustProxy: Object.freeze(values.ROLLCALL_TRUST_PROXY),
    publicUrl: values.ROLLCALL_PUBLIC_URL,
    corsOrigins: Object.freeze(values.ROLLCALL_CORS_ORIGINS.filter((word) => word !== 'reads' && word !== 'none')),
    openReads: values.ROLLCALL_CORS_ORIGINS.length === 0 || values.ROLLCALL_CORS_ORIGINS.includes('reads'),
    mcpOrigins: Object.freeze(values.ROLLCALL_MCP_ORIGINS),
    webhookPrivate: values.ROLLCALL_WEBHOOK_PRIVATE,
    watchPrivate: values.ROLLCALL_WATCH_PRIVATE,
  };
}

function isOrigin(text: string): boolean {
  if (text === '*') return true;
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function isPlace(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address, length, ...more] = text.split('/');
  const bits = isIP(address!) === 6 ? 128 : 32;
  return (
    isIP(address!) !== 0 && more.length === 0 && (length === undefined || (/^\d+$/.test(length) && +length <= bits))
  );
}
