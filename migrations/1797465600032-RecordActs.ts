import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts beside roles: signature, ratification and so on, dated and cited, from which roles follow. */
export class RecordActs1797465600032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE act_kind AS ENUM (
        'signature', 'ratification', 'acceptance', 'approval', 'accession', 'succession', 'provisional_application',
        'reservation', 'withdrawal');
      CREATE TABLE participation_act (
        participant_id integer NOT NULL REFERENCES participant,
        initiative_id integer NOT NULL REFERENCES initiative,
        act act_kind NOT NULL,
        acted_on date NOT NULL,
        acted_precision date_precision NOT NULL,
        effective_on date,
        confidence confidence NOT NULL,
        source_url text, source_title text, source_publisher text, source_accessed_on date,
        evidence text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT participation_act_pkey
          PRIMARY KEY (initiative_id, participant_id, act, acted_on, recorded WITHOUT OVERLAPS),
        CONSTRAINT participation_act_source CHECK (coalesce(source_url, source_title, source_publisher) IS NOT NULL)
      );
      COMMENT ON TABLE participation_act IS
        'One row asserts: this state or organisation performed this act in this initiative on this day, according to this source.';
      COMMENT ON COLUMN participation_act.effective_on IS
        'Entry into force for the participant, or the end by a withdrawal; null: not on record.';
      CREATE INDEX participation_act_recorded_from ON participation_act (lower(recorded), initiative_id, participant_id);
      CREATE INDEX participation_act_recorded_to ON participation_act (upper(recorded), initiative_id, participant_id)
        WHERE upper(recorded) IS NOT NULL;
      CREATE TRIGGER closed_never_edited BEFORE UPDATE OR DELETE ON participation_act
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
      CREATE TRIGGER never_truncated BEFORE TRUNCATE ON participation_act
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
    `);
  }

  /** Acts are lost; the roles that followed from them stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE participation_act; DROP TYPE act_kind;');
  }
}
