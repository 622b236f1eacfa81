import type { ClientBase } from 'pg';
import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { RollcallError } from '../common/rollcall-error.js';
import { MIGRATION_LOCK } from '../database/data-source.js';
import { migrationsRun } from './catalogue.js';

/**
 * Moves the schema from one migration to another within a transaction of the caller's, which also has the rows. No other
 * process migrates meanwhile.
 */
export class SchemaSteps {
  private readonly executor: MigrationExecutor;

  private constructor(
    dataSource: DataSource,
    runner: QueryRunner,
    private readonly client: ClientBase,
  ) {
    this.executor = new MigrationExecutor(dataSource, runner);
    // The runner is in a transaction already, which each step then takes part in.
    this.executor.transaction = 'all';
  }

  static async begin(dataSource: DataSource, runner: QueryRunner, client: ClientBase): Promise<SchemaSteps> {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    return new SchemaSteps(dataSource, runner, client);
  }

  /** The migrations that ran, in their order. */
  async run(): Promise<string[]> {
    return (await migrationsRun(this.client)) ?? [];
  }

  /** Takes back and runs migrations until exactly these have run. What is taken back must hold no rows worth keeping. */
  async moveTo(wanted: readonly string[]): Promise<void> {
    for (let run = await this.run(); run.some((name, index) => wanted[index] !== name); run = await this.run()) {
      await this.executor.undoLastMigration();
    }
    const pending = await this.executor.getPendingMigrations();
    for (const name of wanted.slice((await this.run()).length)) {
      const migration = pending.find((candidate) => candidate.name === name);
      if (!migration) throw new RollcallError('CONFLICT', `there is no migration ${name} in this program`);
      await this.executor.executeMigration(migration);
    }
  }

  /** Runs what this program has beyond them; returns the names. */
  async moveToNewest(): Promise<string[]> {
    return (await this.executor.executePendingMigrations()).map(({ name }) => name);
  }
}
