import pg from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { CreateTheRoll1795305600000 } from '../../migrations/1795305600000-CreateTheRoll.js';
import { SayHowInitiativesComeAbout1795910400000 } from '../../migrations/1795910400000-SayHowInitiativesComeAbout.js';
import { CountRequestsByClient1796515200000 } from '../../migrations/1796515200000-CountRequestsByClient.js';
import { KeepAccessTokens1797120000000 } from '../../migrations/1797120000000-KeepAccessTokens.js';
import { RecordByProposal1797120000002 } from '../../migrations/1797120000002-RecordByProposal.js';
import { IndexWhatRevisionsDid1797206400000 } from '../../migrations/1797206400000-IndexWhatRevisionsDid.js';
import { TellOfChanges1797292800000 } from '../../migrations/1797292800000-TellOfChanges.js';
import { DateReleasesAsTheirPackagesDo1797379200000 } from '../../migrations/1797379200000-DateReleasesAsTheirPackagesDo.js';
import { WatchAddresses1797465600001 } from '../../migrations/1797465600001-WatchAddresses.js';
import { RecordStatesOfThePast1797465600002 } from '../../migrations/1797465600002-RecordStatesOfThePast.js';
import { AddAssociateMembers1797465600012 } from '../../migrations/1797465600012-AddAssociateMembers.js';
import { KeepContradictingClaims1797465600022 } from '../../migrations/1797465600022-KeepContradictingClaims.js';
import { RecordActs1797465600032 } from '../../migrations/1797465600032-RecordActs.js';
import { ErrorReport } from '../curation/entities/error-report.entity.js';
import { Proposal } from '../curation/entities/proposal.entity.js';
import { ProposalChange } from '../curation/entities/proposal-change.entity.js';
import { ProposalComment } from '../curation/entities/proposal-comment.entity.js';
import { AccessToken } from '../identity/entities/access-token.entity.js';
import { AddressVisit } from '../watching/entities/address-visit.entity.js';
import { Webhook } from '../webhooks/entities/webhook.entity.js';
import { WebhookDelivery } from '../webhooks/entities/webhook-delivery.entity.js';
import './pg-types.js';

/** In the order in which they run. */
const MIGRATIONS = [
  CreateTheRoll1795305600000,
  SayHowInitiativesComeAbout1795910400000,
  CountRequestsByClient1796515200000,
  KeepAccessTokens1797120000000,
  RecordByProposal1797120000002,
  IndexWhatRevisionsDid1797206400000,
  TellOfChanges1797292800000,
  DateReleasesAsTheirPackagesDo1797379200000,
  WatchAddresses1797465600001,
  RecordStatesOfThePast1797465600002,
  AddAssociateMembers1797465600012,
  KeepContradictingClaims1797465600022,
  RecordActs1797465600032,
];

/** What is worked with, and not recorded: the roll itself is read and written by SQL. */
export const ENTITIES = [
  AccessToken,
  Proposal,
  ProposalChange,
  ProposalComment,
  ErrorReport,
  Webhook,
  WebhookDelivery,
  AddressVisit,
];

/** Key of the advisory lock under which migrations run: the first bytes of "rollcall". */
export const MIGRATION_LOCK = 0x726f6c6c;

const SESSION = '-c DateStyle=ISO -c TimeZone=UTC';

export interface DataSourceOptions {
  readonly url: string;
  /** The most connections at a time. */
  readonly poolSize: number;
  /** How long a statement may run before PostgreSQL ends it, in milliseconds; default 0: as long as it takes. */
  readonly statementTimeoutMs?: number;
  /** How long to wait for a connection, a new one or one of the pool that is in use; default 10 s. */
  readonly acquireTimeoutMs?: number;
  /** Told of an idle connection that was lost, which is never fatal: another takes its place. */
  readonly onLost: (error: Error) => void;
}

/** A TypeORM data source over the roll, not yet connected. */
export function createDataSource({
  url,
  poolSize,
  statementTimeoutMs = 0,
  acquireTimeoutMs = 10_000,
  onLost,
}: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: withSession(url),
    applicationName: 'rollcall',
    poolSize,
    connectTimeoutMS: acquireTimeoutMs,
    synchronize: false,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    poolErrorHandler: onLost,
    extra: { keepAlive: true, ...(statementTimeoutMs > 0 ? { statement_timeout: statementTimeoutMs } : {}) },
  });
}

/** The pool of node-postgres beneath a connected data source: the same connections. */
export function poolOf(dataSource: DataSource): pg.Pool {
  return (dataSource.driver as PostgresDriver).master;
}

/**
 * Brings the schema up to date; several processes may do so at once, one after the other. Returns the names of the
 * migrations that ran.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    // Of this session, not of a transaction: each migration has a transaction of its own. Neither it nor the wait for
    // another process may be cut short.
    await runner.query('SET statement_timeout = 0');
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      return (await executor.executePendingMigrations()).map(({ name }) => name);
    } finally {
      // Fails only with the session, which gives the lock back itself.
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
      await runner.query('RESET statement_timeout').catch(() => undefined);
    }
  } finally {
    await runner.release();
  }
}

/** Undoes the last migration that ran, with all data it holds; see its `down` for what is lost. */
export async function revertLastMigration(dataSource: DataSource): Promise<void> {
  await dataSource.undoLastMigration({ transaction: 'each' });
}

/**
 * The address of a database with the settings of a session that the parsers of `pg-types` rely on, whatever the server's
 * own are; `options` that the address has already stay.
 */
export function withSession(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options') ?? '';
  if (given.endsWith(SESSION)) return url;
  address.searchParams.set('options', `${given} ${SESSION}`.trim());
  // In an address a plus is a plus to the driver, though a space to URLSearchParams.
  address.search = address.search.replaceAll('+', '%20');
  return address.href;
}
