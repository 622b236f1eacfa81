import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Method 2.0: how an initiative comes about and was decided, who leads it and by which names it is found, roles that say more
 * than taking part, what an organisation is, and the texts in Chinese.
 *
 * What was recorded before keeps its meaning: BY_STATES, on AI, everything else unknown; what an organisation was called
 * (`kind`, any word) is its `type`, and its kind of 2.0 is not recorded. Revisions of before are of method 1.0.
 */
export class SayHowInitiativesComeAbout1795910400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A value that is added to a type cannot be used before the transaction ends: no check below speaks of one.
    for (const role of NEW_ROLES) await runner.query(`ALTER TYPE participation_role ADD VALUE '${role}'`);
    await runner.query(`
      ALTER TYPE completeness ADD VALUE 'not_applicable';
      CREATE TYPE initiative_focus AS ENUM ('ai', 'broader');
      CREATE TYPE adoption AS ENUM ('by_states', 'by_organisation', 'issued');
      CREATE TYPE decision_manner AS ENUM ('without_vote', 'recorded_vote');
      CREATE TYPE organisation_kind AS ENUM ('intergovernmental', 'regional', 'company', 'institute', 'association', 'fund');
      CREATE TYPE lead_family AS ENUM ('un_system', 'oecd_g7', 'g20', 'brics_sco', 'regional', 'standards', 'other');
      CREATE TYPE initiative_topic AS ENUM (
        'safety', 'ethics_and_rights', 'development', 'capacity', 'military', 'standards', 'data', 'trade_and_supply',
        'environment', 'open_source');

      ALTER TABLE initiative_version
        ADD COLUMN focus initiative_focus NOT NULL DEFAULT 'ai',
        ADD COLUMN adoption adoption NOT NULL DEFAULT 'by_states',
        ADD COLUMN manner decision_manner,
        ADD COLUMN votes_for integer CHECK (votes_for >= 0),
        ADD COLUMN votes_against integer CHECK (votes_against >= 0),
        ADD COLUMN votes_abstained integer CHECK (votes_abstained >= 0),
        ADD COLUMN votes_not_voting integer CHECK (votes_not_voting >= 0),
        ADD COLUMN list_closed_on date,
        ADD COLUMN opened_precision date_precision,
        ADD COLUMN seat_country_id integer REFERENCES participant,
        ADD COLUMN parent_id integer REFERENCES initiative,
        ADD COLUMN topics initiative_topic[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT initiative_version_list_closed CHECK (list_closed_on >= opened_on),
        ADD CONSTRAINT initiative_version_votes CHECK (
          num_nonnulls(votes_for, votes_against, votes_abstained, votes_not_voting) = 0
          OR (manner IS NOT DISTINCT FROM 'recorded_vote' AND num_nonnulls(votes_for, votes_against, votes_abstained) = 3)),
        ADD CONSTRAINT initiative_version_opened_precision CHECK (opened_precision IS NULL OR opened_on IS NOT NULL),
        ADD CONSTRAINT initiative_version_parent CHECK (parent_id <> initiative_id),
        ADD CONSTRAINT initiative_version_topics CHECK (array_position(topics, NULL) IS NULL);
      COMMENT ON COLUMN initiative_version.list_closed_on IS 'From this day nobody can be added; null: the list rolls on.';
      COMMENT ON COLUMN initiative_version.seat_country_id IS
        'Where the body sits; host_country_id is who held the event at which it was adopted.';

      CREATE TABLE initiative_alias (
        alias text NOT NULL, lang text NOT NULL CHECK (lang IN ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
        initiative_id integer NOT NULL REFERENCES initiative,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT initiative_alias_pkey PRIMARY KEY (alias, lang, initiative_id, recorded WITHOUT OVERLAPS)
      );
      COMMENT ON TABLE initiative_alias IS
        'One row asserts: in this language, this text names this initiative. It may name others as well.';
      CREATE TABLE initiative_lead (
        initiative_id integer NOT NULL REFERENCES initiative,
        position integer NOT NULL CHECK (position > 0),
        participant_id integer NOT NULL REFERENCES participant,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT initiative_lead_pkey PRIMARY KEY (initiative_id, position, recorded WITHOUT OVERLAPS),
        CONSTRAINT initiative_lead_participant_key UNIQUE (initiative_id, participant_id, recorded WITHOUT OVERLAPS)
      );
      COMMENT ON TABLE initiative_lead IS 'One row asserts: this state or organisation leads this initiative, in this place.';

      ALTER TABLE organisation_version RENAME COLUMN kind TO type;
      ALTER TABLE organisation_version
        ALTER COLUMN type DROP NOT NULL,
        ADD COLUMN kind organisation_kind,
        ADD COLUMN home_country_id integer REFERENCES participant,
        ADD COLUMN family lead_family;
      COMMENT ON COLUMN organisation_version.kind IS 'Null: recorded before method 2.0, which gave organisations a kind.';
      COMMENT ON COLUMN organisation_version.type IS 'What the source calls it, in its own word.';

      ALTER TABLE participation
        ADD COLUMN valid_to_precision date_precision,
        ADD CONSTRAINT participation_valid_to_precision CHECK (valid_to_precision IS NULL OR NOT upper_inf(valid));
      COMMENT ON COLUMN participation.valid_to_precision IS 'Null: how exactly the end is known is not recorded.';

      CREATE TABLE translation (
        table_name text NOT NULL, column_name text NOT NULL, text_en text NOT NULL, text_zh text NOT NULL,
        digest uuid NOT NULL GENERATED ALWAYS AS (md5(text_en)::uuid) STORED,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT translation_pkey PRIMARY KEY (table_name, column_name, digest, recorded WITHOUT OVERLAPS)
      );
      COMMENT ON TABLE translation IS
        'One row asserts: where this column of this table says text_en, text_zh says it in Chinese.';

      ALTER TABLE revision ADD COLUMN method text NOT NULL DEFAULT '1.0'
        CONSTRAINT revision_method CHECK (method IN ('1.0', '2.0'));
      ALTER TABLE revision ALTER COLUMN method SET DEFAULT '2.0';
      COMMENT ON COLUMN revision.method IS 'The version of the method by which the facts of this revision are meant to be read.';

      -- What is generated from a row is not yet there before the row is written; it follows from the rest.
      CREATE OR REPLACE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND upper(OLD.recorded) IS NULL AND upper(NEW.recorded) IS NOT NULL
          AND to_jsonb(OLD) - 'recorded' - 'digest' = to_jsonb(NEW) - 'recorded' - 'digest'
          AND lower(OLD.recorded) = lower(NEW.recorded) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION '% of %: a recorded row is never edited or deleted, only closed once', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
    `);
    for (const table of NEW_TABLES) {
      await runner.query(`
        CREATE TRIGGER closed_never_edited BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
        CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
      `);
    }
  }

  /**
   * Back to what method 1.0 can say. It cannot restore, since 1.0 has no words for them: participations in the roles of 2.0
   * (positions, recipients, experts, ...), which are deleted with their citations; aliases, leads and translations; adoption,
   * votes, topics, seats, parents and closing days of initiatives; kind, seat and family of organisations. A list that does
   * not apply becomes one of which nothing is on record. Organisations that were recorded without a type get their kind as
   * one.
   */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...NEW_TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
    const guarded = ['participation', 'further_citation', 'organisation_version', 'initiative_version'];
    for (const table of guarded) await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const roles = NEW_ROLES.map((role) => `'${role}'`).join(', ');
    await runner.query(`
      DELETE FROM further_citation WHERE participation_id IN (SELECT id FROM participation WHERE role IN (${roles}));
      DELETE FROM participation WHERE role IN (${roles});
      UPDATE initiative_version SET list_completeness = 'none' WHERE list_completeness = 'not_applicable';
      UPDATE organisation_version SET type = coalesce(kind::text, 'organisation') WHERE type IS NULL;

      ALTER TABLE revision DROP COLUMN method;
      ALTER TABLE participation DROP COLUMN valid_to_precision;
      ALTER TABLE organisation_version DROP COLUMN family, DROP COLUMN home_country_id, DROP COLUMN kind;
      ALTER TABLE organisation_version RENAME COLUMN type TO kind;
      ALTER TABLE organisation_version ALTER COLUMN kind SET NOT NULL;
      COMMENT ON COLUMN organisation_version.kind IS NULL;
      ALTER TABLE initiative_version
        DROP COLUMN topics, DROP COLUMN parent_id, DROP COLUMN seat_country_id, DROP COLUMN opened_precision,
        DROP COLUMN list_closed_on, DROP COLUMN votes_not_voting, DROP COLUMN votes_abstained, DROP COLUMN votes_against,
        DROP COLUMN votes_for, DROP COLUMN manner, DROP COLUMN adoption, DROP COLUMN focus;
      DROP TYPE initiative_topic, lead_family, organisation_kind, decision_manner, adoption, initiative_focus;

      -- A type loses no value; it is made anew without them.
      ALTER TYPE participation_role RENAME TO participation_role_2;
      CREATE TYPE participation_role AS ENUM (
        'signatory', 'party', 'adherent', 'endorser', 'member', 'p_member', 'o_member', 'observer', 'co_sponsor',
        'drafter', 'participant', 'partner', 'host', 'chair', 'co_chair', 'adopter');
      ALTER TABLE participation ALTER COLUMN role TYPE participation_role USING role::text::participation_role;
      DROP TYPE participation_role_2;
      ALTER TYPE completeness RENAME TO completeness_2;
      CREATE TYPE completeness AS ENUM ('complete', 'partial', 'none');
      ALTER TABLE initiative_version
        ALTER COLUMN list_completeness TYPE completeness USING list_completeness::text::completeness;
      DROP TYPE completeness_2;

      CREATE OR REPLACE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND upper(OLD.recorded) IS NULL AND upper(NEW.recorded) IS NOT NULL
          AND to_jsonb(OLD) - 'recorded' = to_jsonb(NEW) - 'recorded' AND lower(OLD.recorded) = lower(NEW.recorded) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION '% of %: a recorded row is never edited or deleted, only closed once', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
    `);
    for (const table of guarded) await runner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }
}

const NEW_ROLES = [
  'proposer',
  'convenor',
  'facilitator',
  'secretariat',
  'provider',
  'funder',
  'attendee',
  'recipient',
  'voted_for',
  'voted_against',
  'abstained',
  'did_not_vote',
  'dissociated',
  'declined',
  'expert',
] as const;

const NEW_TABLES = ['initiative_alias', 'initiative_lead', 'translation'] as const;
