import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { nearest } from '../domain/nearest.js';
import type { AccessRole } from '../generated/graphql.js';
import { ACCESS_ROLES, accessRoleOf } from '../identity/access-role.js';
import { projectRoot } from './project-root.js';
import { redactUrl } from './redact-url.js';

/** What the environment says, checked: read once at start and handed on, never read again elsewhere. */
export interface Settings {
  /** A server that the command line asks in the place of a database, without a slash at its end; null = none. */
  readonly url: string | null;
  /** The token that it is shown; null = none. A secret: never printed. */
  readonly token: string | null;
  /** A PostgreSQL 18 of one's own; null = the embedded server. Holds a password: print it through `redactUrl` only. */
  readonly databaseUrl: string | null;
  /** The same database by a role that owns its tables, for migrations alone; null = `databaseUrl` migrates too. */
  readonly databaseMigrationUrl: string | null;
  readonly databasePool: number;
  /** Streaming replicas of `databaseUrl` that may be read from. They hold passwords as well. */
  readonly databaseReplicaUrls: readonly string[];
  /** How long a statement of a question may run, seconds; 0 = as long as it takes. Imports and migrations are exempt. */
  readonly statementTimeoutSeconds: number;
  /** How long PostgreSQL may be silent before `/readyz` says 503, seconds. */
  readonly freshSeconds: number;
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
  /** How long the server may take to end once it is told to, seconds; work in hand is cut shortly before. */
  readonly shutdownSeconds: number;
  /** Above this many milliseconds a request is told of as slow. */
  readonly slowMs: number;
  /** Who may read `/metrics`: nobody, who asks from this machine or a private network without a proxy, or everybody. */
  readonly metrics: 'off' | 'local' | 'all';
  /** Addresses of proxies whose word on a client's address is taken; none = nobody's. */
  readonly trustProxy: readonly string[];
  /** Folder of the embedded server, absolute. */
  readonly dataDir: string;
  /** Whether `dataDir` was asked for; the default may be replaced where the server's user cannot reach it. */
  readonly dataDirGiven: boolean;
  /** Descriptor of the data package to import at start, absolute; null = import nothing. */
  readonly dataPackage: string | null;
  /** Folder of the backups that `rollcall doctor` looks at, absolute; null = none is named. */
  readonly backupDir: string | null;
  /** A collector of OpenTelemetry that takes OTLP over HTTP; null = no traces. */
  readonly otlpEndpoint: string | null;
  /** Where clients reach the server, without a slash at its end; null = where a request says that it was sent. */
  readonly publicUrl: string | null;
  /** Origins whose pages may do in browsers what the API's own may; `*` = any. */
  readonly corsOrigins: readonly string[];
  /** Whether pages of any other origin may read, without a token. */
  readonly openReads: boolean;
  /** Origins whose pages may ask `/mcp`, beside those of this machine and of `publicUrl`; `*` = any. */
  readonly mcpOrigins: readonly string[];
  readonly logLevel: LogLevel;
  readonly maxQueryDepth: number;
  readonly maxQueryCost: number;
  readonly maxAliases: number;
  readonly maxTokens: number;
  /** Seconds that an answer may take. */
  readonly deadlineSeconds: number;
  readonly maxAnswerBytes: number;
  /** Manifests of the operations that are answered beside the dashboard's own, absolute; null = every operation is. */
  readonly trustedDocuments: readonly string[] | null;
  /** Whether whole answers are kept until the roll changes, and those about releases alone for longer. */
  readonly answerCache: boolean;
  /** Whether operations that came before are answered without another way through the GraphQL server. */
  readonly preparedOperations: boolean;
  /** The most that everything kept longer than a request may take, in bytes. */
  readonly cacheBytes: number;
  /** Threads that draw pictures. */
  readonly drawingThreads: number;
  /** How often a client may ask in a minute, over all processes; 0 = as often as it likes. */
  readonly ratePerMinute: number;
  /** Requests are sent away while the event loop is late by more, on average over two seconds; 0 = never. */
  readonly maxLoopDelayMs: number;
  /** Requests are sent away while more of the heap is in use, in percent of V8's limit; 0 = never. */
  readonly maxHeapPercent: number;
  /** Requests are sent away while the process takes more memory; 0 = never. */
  readonly maxRssBytes: number;
  /** Whether a proposal takes two people, one who proposes it and another who approves it, or one may do both. */
  readonly review: 'two' | 'self';
  /** Whether webhooks may lead to this machine and private networks, and by plain http. */
  readonly webhookPrivate: 'refuse' | 'allow';
  /** The OpenID provider whose tokens are taken beside the server's own; null = none is. */
  readonly openId: OpenIdSettings | null;
  /** Publishers whose indicators are left out, as the data name them. */
  readonly excludeIndicatorPublishers: readonly string[];
}

export interface OpenIdSettings {
  /** As tokens name it, character by character. */
  readonly issuer: string;
  /** For whom tokens must be. */
  readonly audience: string;
  /** The claim that holds the words below, or the path to it with dots between. */
  readonly roleClaim: string;
  /** Roles by the words that the provider has for them. */
  readonly roles: ReadonlyMap<string, AccessRole>;
  /** Where its keys are; null = where its openid-configuration says. */
  readonly jwksUrl: string | null;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Settings that cannot be used: one message that names each, its value and the rule it breaks. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `${problems.length === 1 ? 'One setting is' : `${problems.length} settings are`} wrong. ${problems.join('. ')}.`,
    );
    this.name = 'SettingsError';
  }
}

/** How an address is described that `isSecureUrl` takes. */
const SECURE_URL = 'an address by https, or by http of this machine';

/** Each variable: the check that turns its text into a value, and the rule in words as errors and `--help` give it. */
const VARIABLES = z.object({
  DATABASE_URL: z
    .string()
    .refine(isDatabaseUrl)
    .nullable()
    .default(null)
    .describe(
      'the address of a PostgreSQL 18 server, postgres://user:password@host:port/database (special characters of a password percent-encoded)',
    ),
  DATABASE_REPLICA_URLS: list(',')
    .refine((urls) => urls.every(isDatabaseUrl))
    .describe('addresses of streaming replicas of DATABASE_URL separated by commas, each of the same form'),
  DATABASE_MIGRATION_URL: z
    .string()
    .refine(isDatabaseUrl)
    .nullable()
    .default(null)
    .describe('the address of the database of DATABASE_URL for a role that owns its tables, of the same form'),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9._:%-]+$/)
    .default('127.0.0.1')
    .describe('an address or host name to listen on, such as 127.0.0.1 or 0.0.0.0'),
  PORT: whole(0, 65_535).default(4000).describe('a whole number from 0 (any free port) to 65535'),
  // With one connection alone, whatever holds it for a while would hold up every question.
  ROLLCALL_DATABASE_POOL: whole(2, 1000)
    .default(10)
    .describe('the most connections to PostgreSQL at a time, a whole number from 2 to 1000'),
  ROLLCALL_STATEMENT_TIMEOUT_SECONDS: whole(0, 86_400)
    .default(30)
    .describe('how many seconds a statement in PostgreSQL may take, a whole number from 0 (no limit) to 86400'),
  ROLLCALL_FRESH_SECONDS: whole(1, 86_400)
    .default(10)
    .describe('how many seconds PostgreSQL may be silent before /readyz says 503, a whole number from 1 to 86400'),
  ROLLCALL_MAX_CONNECTIONS: whole(1, 1e6)
    .default(1000)
    .describe('the most connections of clients at a time, a whole number from 1 to 1000000'),
  ROLLCALL_MAX_SUBSCRIBERS: whole(0, 1e6)
    .default(200)
    .describe('the most connections for subscriptions at a time, a whole number from 0 (none) to 1000000'),
  ROLLCALL_SUBSCRIBER_PATIENCE_SECONDS: whole(1, 3600)
    .default(20)
    .describe('how many seconds a subscriber may leave unread what it is told, a whole number from 1 to 3600'),
  ROLLCALL_SHUTDOWN_SECONDS: whole(2, 3600)
    .default(8)
    .describe('how many seconds the server may take to end, a whole number from 2 to 3600'),
  ROLLCALL_SLOW_MS: whole(1, 3_600_000)
    .default(500)
    .describe('above how many milliseconds a request is slow, a whole number from 1 to 3600000'),
  ROLLCALL_METRICS: z
    .enum(['off', 'local', 'all'])
    .default('local')
    .describe('who may read /metrics: off (nobody), local (this machine and private networks, without a proxy) or all'),
  ROLLCALL_TRUST_PROXY: list(',')
    .refine((places) => places.every(isPlace))
    .describe('addresses of proxies separated by commas, such as 10.0.0.0/8, loopback or uniquelocal'),
  ROLLCALL_DATA_DIR: path()
    .nullable()
    .default(null)
    .describe('the folder in which the embedded PostgreSQL keeps its data'),
  ROLLCALL_DATA_PACKAGE: path().nullable().default(null).describe('the datapackage.json to import at start, or none'),
  ROLLCALL_BACKUP_DIR: path().nullable().default(null).describe('the folder of backups that rollcall doctor looks at'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text))
    .nullable()
    .default(null)
    .describe('the address of a collector that takes traces as OTLP over HTTP, such as http://127.0.0.1:4318'),
  ROLLCALL_PUBLIC_URL: z
    .string()
    .refine(isPublicUrl)
    .transform((text) => text.replace(/\/$/, ''))
    .nullable()
    .default(null)
    .describe('where clients reach the server, such as https://rollcall.example.org, without a query'),
  ROLLCALL_URL: z
    .string()
    .refine(isPublicUrl)
    .nullable()
    .default(null)
    .describe(
      'the address of a server for the command line to ask, such as https://rollcall.example.org, without a query',
    ),
  ROLLCALL_TOKEN: z
    .string()
    .nullable()
    .default(null)
    .describe('the token that the command line shows to the server of ROLLCALL_URL'),
  ROLLCALL_CORS_ORIGINS: list(',')
    .refine((words) => words.every((word) => word === 'reads' || word === 'none' || isOrigin(word)))
    .refine((words) => words.length < 2 || !words.includes('none'))
    .describe(
      'reads (any page may read), none, or origins such as https://example.org that may write as well, separated by commas, or * for any',
    ),
  ROLLCALL_MCP_ORIGINS: list(',')
    .refine((origins) => origins.every(isOrigin))
    .describe('origins whose pages may ask /mcp, such as https://example.org, separated by commas, or * for any'),
  ROLLCALL_LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('log')
    .describe(`one of ${LOG_LEVELS.join(', ')}`),
  ROLLCALL_MAX_QUERY_DEPTH: whole(1, 1000)
    .default(12)
    .describe('how deep an operation may nest, a whole number from 1 to 1000'),
  ROLLCALL_MAX_QUERY_COST: whole(1, 1e9)
    .default(10_000_000)
    .describe(
      'what an operation may cost in bytes of its answer and of what could be answered while it is worked out, a whole number from 1 to 1000000000',
    ),
  ROLLCALL_MAX_ALIASES: whole(0, 1e5)
    .default(30)
    .describe('how many aliases an operation may hold, a whole number from 0 to 100000'),
  ROLLCALL_MAX_TOKENS: whole(1, 1e6)
    .default(2000)
    .describe('how many tokens an operation may hold, a whole number from 1 to 1000000'),
  ROLLCALL_DEADLINE_SECONDS: whole(1, 3600)
    .default(10)
    .describe('how many seconds an answer may take, a whole number from 1 to 3600'),
  ROLLCALL_MAX_ANSWER_BYTES: whole(1000, 1e9)
    .default(16_000_000)
    .describe('how many bytes an answer may have, a whole number from 1000 to 1000000000'),
  ROLLCALL_TRUSTED_DOCUMENTS: list(',')
    .refine((names) => names.every((name) => !name.includes('\0')))
    .refine((names) => names.length < 2 || !names.some((name) => name === 'off' || name === 'own'))
    .describe(
      "off (every operation is answered), own (the dashboard's alone), or manifest files separated by commas, whose operations are answered as well",
    ),
  ROLLCALL_ANSWER_CACHE: z
    .enum(['on', 'off'])
    .default('on')
    .describe('on or off: whether whole answers are kept until the roll changes'),
  ROLLCALL_PREPARED: z
    .enum(['on', 'off'])
    .default('on')
    .describe('on or off: whether operations that came before are answered without another way through GraphQL'),
  ROLLCALL_CACHE_BYTES: whole(1_048_576, 1e12)
    .default(268_435_456)
    .describe(
      'the most bytes that everything kept longer than a request may take, a whole number from 1048576 (1 MB) to 1000000000000',
    ),
  ROLLCALL_DRAWING_THREADS: whole(1, 16)
    .default(1)
    .describe('how many threads draw pictures, a whole number from 1 to 16; each takes some 150 MB'),
  ROLLCALL_RATE_PER_MINUTE: whole(0, 1e6)
    .default(0)
    .describe('how often a client may ask in a minute, a whole number from 0 (as often as it likes) to 1000000'),
  ROLLCALL_MAX_LOOP_DELAY_MS: whole(0, 60_000)
    .default(1_000)
    .describe(
      'requests get 503 while the event loop is late by more milliseconds, a whole number from 0 (never) to 60000',
    ),
  ROLLCALL_MAX_HEAP_PERCENT: whole(0, 100)
    .default(92)
    .describe("requests get 503 while more percent of the process's heap is in use, from 0 (never) to 100"),
  ROLLCALL_MAX_RSS_BYTES: whole(0, 1e12)
    .default(0)
    .describe('requests get 503 while the process takes more bytes of memory, from 0 (never) to 1000000000000'),
  ROLLCALL_REVIEW: z
    .enum(['two', 'self'])
    .default('two')
    .describe('two (who approves a proposal is not who made it) or self (one may do both)'),
  ROLLCALL_WEBHOOK_PRIVATE: z
    .enum(['refuse', 'allow'])
    .default('refuse')
    .describe(
      'refuse (webhooks lead by https to the public Internet alone) or allow (to this machine and private networks too, and by http)',
    ),
  ROLLCALL_OIDC_ISSUER: z
    .string()
    .refine(isSecureUrl)
    .nullable()
    .default(null)
    .describe(`the issuer of an OpenID provider, ${SECURE_URL}, as its tokens name it`),
  ROLLCALL_OIDC_AUDIENCE: z.string().nullable().default(null).describe('the audience that tokens must be for'),
  ROLLCALL_OIDC_ROLE_CLAIM: z
    .string()
    .default('roles')
    .describe('the claim that holds the roles, or a path with dots such as realm_access.roles'),
  ROLLCALL_OIDC_ROLES: list(',')
    .refine((pairs) => pairs.every((pair) => rolePair(pair) !== null))
    .refine((pairs) => new Set(pairs.map((pair) => rolePair(pair)?.[0])).size === pairs.length)
    .describe(
      `words of the provider and what they stand for here (${ACCESS_ROLES.map((role) => role.toLowerCase()).join(', ')}), such as curators=contributor,editors=reviewer, each word once`,
    ),
  ROLLCALL_OIDC_JWKS_URL: z
    .string()
    .refine(isSecureUrl)
    .nullable()
    .default(null)
    .describe(`where the keys of the OpenID provider are, ${SECURE_URL}`),
  // Separated by semicolons, for names of publishers hold commas: "World Bank, World Development Indicators".
  ROLLCALL_EXCLUDE_INDICATOR_PUBLISHERS: list(';').describe('names of publishers separated by semicolons'),
});

type VariableName = keyof typeof VARIABLES.shape;
const VARIABLE_NAMES = Object.keys(VARIABLES.shape) as VariableName[];

/** Every variable with its rule in words, for `--help` and the README. */
export const SETTING_RULES: Readonly<Record<VariableName, string>> = Object.freeze(
  Object.fromEntries(VARIABLE_NAMES.map((name) => [name, VARIABLES.shape[name].description])) as Record<
    VariableName,
    string
  >,
);

/**
 * The settings that `env` holds, defaults filled in; an empty variable counts as not set. Relative paths are read from
 * the working directory, defaults lie in the project's folder.
 *
 * @throws SettingsError naming every wrong setting at once, and every unknown variable that begins with `ROLLCALL_`
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  ) as Record<string, string>;
  const problems: string[] = [];
  const parsed = VARIABLES.safeParse(given);
  for (const name of new Set(parsed.error?.issues.map(({ path: [variable] }) => variable as VariableName))) {
    // Of several addresses as of one, everything up to the last `@` may be a password.
    const value = name.startsWith('DATABASE_') ? redactUrl(given[name] ?? '') : given[name];
    problems.push(`${name} is "${value}", but must be ${SETTING_RULES[name]}`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (!name.startsWith('ROLLCALL_') || name in SETTING_RULES) continue;
    const [known] = nearest(name, VARIABLE_NAMES, 1);
    problems.push(`${name} is "${value}", but there is no such setting${known ? `; the nearest is ${known}` : ''}`);
  }
  problems.push(...openIdFaults(given));
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);

  const values = parsed.data;
  const dataPackage = values.ROLLCALL_DATA_PACKAGE ?? join(projectRoot(), 'data', 'datapackage.json');
  return Object.freeze({
    url: values.ROLLCALL_URL,
    token: values.ROLLCALL_TOKEN,
    databaseUrl: values.DATABASE_URL,
    databaseMigrationUrl: values.DATABASE_MIGRATION_URL,
    databasePool: values.ROLLCALL_DATABASE_POOL,
    databaseReplicaUrls: Object.freeze(values.DATABASE_REPLICA_URLS),
    statementTimeoutSeconds: values.ROLLCALL_STATEMENT_TIMEOUT_SECONDS,
    freshSeconds: values.ROLLCALL_FRESH_SECONDS,
    host: values.HOST,
    port: values.PORT,
    maxConnections: values.ROLLCALL_MAX_CONNECTIONS,
    maxSubscribers: values.ROLLCALL_MAX_SUBSCRIBERS,
    subscriberPatienceSeconds: values.ROLLCALL_SUBSCRIBER_PATIENCE_SECONDS,
    shutdownSeconds: values.ROLLCALL_SHUTDOWN_SECONDS,
    slowMs: values.ROLLCALL_SLOW_MS,
    metrics: values.ROLLCALL_METRICS,
    trustProxy: Object.freeze(values.ROLLCALL_TRUST_PROXY),
    dataDir: resolve(values.ROLLCALL_DATA_DIR ?? join(projectRoot(), '.rollcall', 'postgres')),
    dataDirGiven: values.ROLLCALL_DATA_DIR !== null,
    dataPackage: dataPackage === 'none' ? null : resolve(dataPackage),
    backupDir: values.ROLLCALL_BACKUP_DIR === null ? null : resolve(values.ROLLCALL_BACKUP_DIR),
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    publicUrl: values.ROLLCALL_PUBLIC_URL,
    corsOrigins: Object.freeze(values.ROLLCALL_CORS_ORIGINS.filter((word) => word !== 'reads' && word !== 'none')),
    openReads: values.ROLLCALL_CORS_ORIGINS.length === 0 || values.ROLLCALL_CORS_ORIGINS.includes('reads'),
    mcpOrigins: Object.freeze(values.ROLLCALL_MCP_ORIGINS),
    logLevel: values.ROLLCALL_LOG_LEVEL,
    maxQueryDepth: values.ROLLCALL_MAX_QUERY_DEPTH,
    maxQueryCost: values.ROLLCALL_MAX_QUERY_COST,
    maxAliases: values.ROLLCALL_MAX_ALIASES,
    maxTokens: values.ROLLCALL_MAX_TOKENS,
    deadlineSeconds: values.ROLLCALL_DEADLINE_SECONDS,
    maxAnswerBytes: values.ROLLCALL_MAX_ANSWER_BYTES,
    trustedDocuments: trustedIn(values.ROLLCALL_TRUSTED_DOCUMENTS),
    answerCache: values.ROLLCALL_ANSWER_CACHE === 'on',
    preparedOperations: values.ROLLCALL_PREPARED === 'on',
    cacheBytes: values.ROLLCALL_CACHE_BYTES,
    drawingThreads: values.ROLLCALL_DRAWING_THREADS,
    ratePerMinute: values.ROLLCALL_RATE_PER_MINUTE,
    maxLoopDelayMs: values.ROLLCALL_MAX_LOOP_DELAY_MS,
    maxHeapPercent: values.ROLLCALL_MAX_HEAP_PERCENT,
    maxRssBytes: values.ROLLCALL_MAX_RSS_BYTES,
    review: values.ROLLCALL_REVIEW,
    webhookPrivate: values.ROLLCALL_WEBHOOK_PRIVATE,
    openId: openIdIn(values),
    excludeIndicatorPublishers: Object.freeze(values.ROLLCALL_EXCLUDE_INDICATOR_PUBLISHERS),
  });
}

/** A whole number in plain digits: not 1e3, 0x10, 4000.0 or empty. */
function whole(least: number, most: number) {
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));
}

function path() {
  return z.string().refine((text) => !text.includes('\0'));
}

function list(separator: string) {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    );
}

function trustedIn(names: readonly string[]): readonly string[] | null {
  const [first] = names;
  if (first === undefined || first === 'off') return null;
  return Object.freeze(first === 'own' ? [] : names.map((name) => resolve(name)));
}

/** What a provider needs beside its issuer, and what is of no use without one. */
function openIdFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const issuer: VariableName = 'ROLLCALL_OIDC_ISSUER';
  const needed: readonly VariableName[] = ['ROLLCALL_OIDC_AUDIENCE', 'ROLLCALL_OIDC_ROLES'];
  if (given[issuer] !== undefined) {
    return needed
      .filter((name) => given[name] === undefined)
      .map((name) => `${name} is not set, but must be where ${issuer} is: ${SETTING_RULES[name]}`);
  }
  return VARIABLE_NAMES.filter((name) => name.startsWith('ROLLCALL_OIDC_') && given[name] !== undefined).map(
    (name) => `${name} is "${given[name]}", but is of no use while ${issuer} is not set`,
  );
}

function openIdIn(values: z.output<typeof VARIABLES>): OpenIdSettings | null {
  const { ROLLCALL_OIDC_ISSUER: issuer, ROLLCALL_OIDC_AUDIENCE: audience } = values;
  if (issuer === null || audience === null) return null;
  return Object.freeze({
    issuer,
    audience,
    roleClaim: values.ROLLCALL_OIDC_ROLE_CLAIM,
    roles: new Map(values.ROLLCALL_OIDC_ROLES.map((pair) => rolePair(pair)!)),
    jwksUrl: values.ROLLCALL_OIDC_JWKS_URL,
  });
}

/** A word of the provider, which may hold an equals sign, and the role that it stands for; null where it is no such pair. */
function rolePair(text: string): [string, AccessRole] | null {
  const [, word, role] = /^(.+)=([a-z]+)$/.exec(text) ?? [];
  const known = role === undefined ? undefined : accessRoleOf(role);
  return known ? [word!.trim(), known] : null;
}

/** Whether what comes from an address cannot be changed on its way: by https, or from this machine. */
export function isSecureUrl(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

function isDatabaseUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.hostname !== '' || url.searchParams.has('host');
}

function isPublicUrl(text: string): boolean {
  return /^https?:\/\/[^?#@\s]+$/.test(text) && URL.canParse(text);
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
