import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a revision did is read page by page, in the order of the revisions and then of the facts. An index on the revision
 * alone gives that order only after sorting all that a revision stated, which of a first import is the whole roll.
 */
export class IndexWhatRevisionsDid1797206400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX participation_recorded_from, participation_recorded_to');
    for (const [table, key] of Object.entries(KEYS)) {
      await runner.query(`
        CREATE INDEX ${table}_recorded_from ON ${table} (lower(recorded), ${key});
        CREATE INDEX ${table}_recorded_to ON ${table} (upper(recorded), ${key}) WHERE upper(recorded) IS NOT NULL;
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(KEYS)) {
      await runner.query(`DROP INDEX ${table}_recorded_from, ${table}_recorded_to`);
    }
    await runner.query(`
      CREATE INDEX participation_recorded_from ON participation (lower(recorded));
      CREATE INDEX participation_recorded_to ON participation (upper(recorded)) WHERE upper(recorded) IS NOT NULL;
    `);
  }
}

/** What tells one thing from another among those that a revision changed. */
const KEYS: Readonly<Record<string, string>> = {
  country_version: 'country_id',
  country_alias: 'country_id',
  group_version: 'group_id',
  scheme_version: 'scheme_id',
  scheme_group: 'scheme_id',
  group_membership: 'group_id, country_id',
  organisation_version: 'organisation_id',
  population: 'country_id, year',
  initiative_version: 'initiative_id',
  initiative_alias: 'initiative_id',
  initiative_lead: 'initiative_id',
  initiative_set_version: 'set_id',
  initiative_set_member: 'set_id',
  participation: 'initiative_id, participant_id',
  indicator_version: 'indicator_id',
  indicator_value: 'indicator_id, country_id, year',
  translation: 'table_name, column_name, digest',
};
