import { join, resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.js';
import { list, path, whole } from './values.js';

/** Where PostgreSQL is, and how long it may take. */
export interface DatabaseSettings {
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
  /** Folder of the embedded server, absolute. */
  readonly dataDir: string;
  /** Whether `dataDir` was asked for; the default may be replaced where the server's user cannot reach it. */
  readonly dataDirGiven: boolean;
  /** Folder of the backups that `rollcall doctor` looks at, absolute; null = none is named. */
  readonly backupDir: string | null;
}

/** Each variable: the check that turns its text into a value, and the rule in words. */
export const DATABASE_VARIABLES = z.object({
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
  // With a single connection one long statement would hold up every question.
  ROLLCALL_DATABASE_POOL: whole(2, 1000)
    .default(10)
    .describe('the most connections to PostgreSQL at a time, a whole number from 2 to 1000'),
  ROLLCALL_STATEMENT_TIMEOUT_SECONDS: whole(0, 86_400)
    .default(30)
    .describe('how many seconds a statement in PostgreSQL may take, a whole number from 0 (no limit) to 86400'),
  ROLLCALL_FRESH_SECONDS: whole(1, 86_400)
    .default(10)
    .describe('how many seconds PostgreSQL may be silent before /readyz says 503, a whole number from 1 to 86400'),
  ROLLCALL_DATA_DIR: path()
    .nullable()
    .default(null)
    .describe('the folder in which the embedded PostgreSQL keeps its data'),
  ROLLCALL_BACKUP_DIR: path().nullable().default(null).describe('the folder of backups that rollcall doctor looks at'),
});

export function databaseSettings(values: z.output<typeof DATABASE_VARIABLES>): DatabaseSettings {
  return {
    databaseUrl: values.DATABASE_URL,
    databaseMigrationUrl: values.DATABASE_MIGRATION_URL,
    databasePool: values.ROLLCALL_DATABASE_POOL,
    databaseReplicaUrls: Object.freeze(values.DATABASE_REPLICA_URLS),
    statementTimeoutSeconds: values.ROLLCALL_STATEMENT_TIMEOUT_SECONDS,
    freshSeconds: values.ROLLCALL_FRESH_SECONDS,
    dataDir: resolve(values.ROLLCALL_DATA_DIR ?? join(projectRoot(), '.rollcall', 'postgres')),
    dataDirGiven: values.ROLLCALL_DATA_DIR !== null,
    backupDir: values.ROLLCALL_BACKUP_DIR === null ? null : resolve(values.ROLLCALL_BACKUP_DIR),
  };
}

function isDatabaseUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.hostname !== '' || url.searchParams.has('host');
}
