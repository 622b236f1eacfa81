import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * States of the past, and states that the coders of the present leave out: a state may have no alpha-2 and no M49 code, has a
 * beginning and an end, successors, and may have been a member of the United Nations with interruptions. A name may have been
 * borne for a time.
 */
export class RecordStatesOfThePast1797465600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE country_version
        ALTER alpha2 DROP NOT NULL,
        ALTER m49 DROP NOT NULL,
        ADD existed_from date,
        ADD existed_to date,
        ADD successors text CHECK (successors ~ '^[A-Z]{3}([|][A-Z]{3})*$'),
        ADD un_membership_breaks text CHECK (un_membership_breaks ~ '^[0-9-]{10}/[0-9-]{10}([|][0-9-]{10}/[0-9-]{10})*$'),
        ADD CONSTRAINT country_version_existence CHECK (existed_to > existed_from);
      COMMENT ON COLUMN country_version.existed_from IS 'First day as a state; null: not on record, and taken for always.';
      COMMENT ON COLUMN country_version.existed_to IS 'First day on which it was no state any more; null: it is one.';
      COMMENT ON COLUMN country_version.successors IS 'Codes of the states that followed it, joined by |.';
      COMMENT ON COLUMN country_version.un_membership_breaks IS
        'Times within un_member_from and un_member_to at which it was no member, half-open, joined by |.';
      ALTER TABLE country_alias ADD borne_from date, ADD borne_to date,
        ADD CONSTRAINT country_alias_borne CHECK (borne_to > borne_from);
      COMMENT ON COLUMN country_alias.borne_to IS 'First day on which the state had another name; null: it has this one, or nothing is on record.';
    `);
  }

  /**
   * States without an alpha-2 or M49 code cannot be told in the tables of before: with one of them on record this fails, and
   * changes nothing. Beginnings, ends, successors and interruptions are lost.
   */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE country_alias DROP borne_from, DROP borne_to;
      ALTER TABLE country_version
        DROP existed_from, DROP existed_to, DROP successors, DROP un_membership_breaks,
        ALTER alpha2 SET NOT NULL,
        ALTER m49 SET NOT NULL;
    `);
  }
}
