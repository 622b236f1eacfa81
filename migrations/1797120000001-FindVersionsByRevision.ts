import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was recorded or closed after a revision is found without going through all versions, as participations are: of the
 * tables that have some rows for each initiative. The others have a few thousand rows whatever the roll.
 */
export class FindVersionsByRevision1797120000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        CREATE INDEX ${table}_recorded_from ON ${table} (lower(recorded));
        CREATE INDEX ${table}_recorded_to ON ${table} (upper(recorded)) WHERE upper(recorded) IS NOT NULL`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP INDEX ${table}_recorded_from, ${table}_recorded_to`);
  }
}

const TABLES = ['initiative_version', 'initiative_alias', 'initiative_lead'] as const;
