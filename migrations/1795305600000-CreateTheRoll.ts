import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The roll: identities, versions, dated facts, and the revisions in which they were recorded.
 *
 * Transaction time is counted in revisions: `recorded` is `[revision that stated it, revision that closed it)`,
 * and `revision.recorded_at` gives the instant. One transaction is one revision, so two instants can never tie.
 */
export class CreateTheRoll1795305600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TYPE participant_kind AS ENUM ('state', 'organisation');
      CREATE TYPE participation_role AS ENUM (
        'signatory', 'party', 'adherent', 'endorser', 'member', 'p_member', 'o_member', 'observer', 'co_sponsor',
        'drafter', 'participant', 'partner', 'host', 'chair', 'co_chair', 'adopter');
      CREATE TYPE date_precision AS ENUM ('day', 'month', 'year', 'no_later_than');
      CREATE TYPE confidence AS ENUM ('verified', 'corroborated', 'unverified');
      CREATE TYPE un_status AS ENUM ('member', 'observer', 'non_member');
      CREATE TYPE initiative_kind AS ENUM (
        'treaty', 'principles', 'declaration', 'resolution', 'joint_statement', 'standards_body', 'capacity_building',
        'network', 'partnership', 'summit', 'panel', 'strategy', 'regional_mechanism', 'national_measure');
      CREATE TYPE initiative_scope AS ENUM ('interregional', 'regional', 'universal');
      CREATE TYPE openness AS ENUM ('open', 'by_invitation', 'closed', 'regional');
      CREATE TYPE completeness AS ENUM ('complete', 'partial', 'none');

      CREATE TABLE revision (
        id integer PRIMARY KEY CHECK (id > 0),
        recorded_at timestamptz NOT NULL UNIQUE,
        reason text NOT NULL,
        data_through date NOT NULL
      );
      COMMENT ON TABLE revision IS 'One row asserts: at this instant the database learned something.';
      COMMENT ON COLUMN revision.data_through IS 'The day up to which the facts were researched; a running year is shown at this day.';

      CREATE TABLE release (
        name text PRIMARY KEY CHECK (name ~ '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$'),
        revision_id integer NOT NULL REFERENCES revision,
        cut_at timestamptz NOT NULL,
        notes text
      );
      COMMENT ON TABLE release IS 'One row asserts: under this name, for ever, the state of the roll at this revision.';

      CREATE TABLE import_log (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        revision_id integer REFERENCES revision,
        imported_at timestamptz NOT NULL DEFAULT now(),
        name text NOT NULL,
        sha256 text NOT NULL,
        inserted integer NOT NULL,
        closed integer NOT NULL,
        unchanged integer NOT NULL,
        rejected integer NOT NULL
      );
      COMMENT ON TABLE import_log IS 'One row asserts: these bytes were imported, with this effect. No revision: nothing changed.';

      CREATE TABLE participant (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind participant_kind NOT NULL,
        code text NOT NULL,
        CONSTRAINT participant_code_key UNIQUE (kind, code)
      );
      COMMENT ON TABLE participant IS 'A state (ISO 3166-1 alpha-3) or an organisation (acronym): the identity, which never changes.';
      CREATE TABLE initiative (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, slug text NOT NULL CONSTRAINT initiative_slug_key UNIQUE);
      CREATE TABLE country_group (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, slug text NOT NULL CONSTRAINT country_group_slug_key UNIQUE);
      CREATE TABLE scheme (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, slug text NOT NULL CONSTRAINT scheme_slug_key UNIQUE);
      CREATE TABLE initiative_set (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, slug text NOT NULL CONSTRAINT initiative_set_slug_key UNIQUE);
      CREATE TABLE indicator (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, slug text NOT NULL CONSTRAINT indicator_slug_key UNIQUE);

      CREATE TABLE source (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        url text, title text, publisher text, accessed_on date,
        digest uuid NOT NULL GENERATED ALWAYS AS (md5(coalesce(url, '') || chr(31) || coalesce(title, '') || chr(31)
          || coalesce(publisher, '') || chr(31) || coalesce((accessed_on - date '1970-01-01')::text, ''))::uuid) STORED,
        CONSTRAINT source_digest_key UNIQUE (digest),
        CONSTRAINT source_says_something CHECK (coalesce(url, title, publisher) IS NOT NULL)
      );
      COMMENT ON TABLE source IS 'A place where facts were read. Immutable: another title or date of access is another source.';

      CREATE TABLE country_version (
        country_id integer NOT NULL REFERENCES participant,
        alpha2 text NOT NULL CHECK (alpha2 ~ '^[A-Z]{2}$'),
        m49 text NOT NULL CHECK (m49 ~ '^[0-9]{3}$'),
        name_en text NOT NULL, name_zh text, name_ar text, name_es text, name_fr text, name_ru text,
        un_status un_status NOT NULL,
        un_member_from date, un_member_to date,
        m49_region text, m49_subregion text, m49_intermediate_region text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT country_version_pkey PRIMARY KEY (country_id, recorded WITHOUT OVERLAPS),
        CONSTRAINT country_version_un_membership CHECK (un_member_to > un_member_from)
      );
      CREATE TABLE country_alias (
        alias text NOT NULL, lang text NOT NULL CHECK (lang IN ('ar', 'en', 'es', 'fr', 'ru', 'zh')),
        country_id integer NOT NULL REFERENCES participant,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT country_alias_pkey PRIMARY KEY (alias, lang, recorded WITHOUT OVERLAPS)
      );
      CREATE TABLE organisation_version (
        organisation_id integer NOT NULL REFERENCES participant,
        slug text NOT NULL, name_en text NOT NULL, name_zh text, kind text NOT NULL, url text,
        members_group_id integer REFERENCES country_group,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT organisation_version_pkey PRIMARY KEY (organisation_id, recorded WITHOUT OVERLAPS)
      );
      CREATE TABLE group_version (
        group_id integer NOT NULL REFERENCES country_group,
        name_en text NOT NULL, name_zh text, kind text NOT NULL, publisher text, definition text, source_url text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT group_version_pkey PRIMARY KEY (group_id, recorded WITHOUT OVERLAPS)
      );
      CREATE TABLE group_membership (
        id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
        group_id integer NOT NULL REFERENCES country_group,
        country_id integer NOT NULL REFERENCES participant,
        valid daterange NOT NULL,
        source_url text, note text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT group_membership_period CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
        CONSTRAINT group_membership_no_overlap EXCLUDE USING gist (country_id WITH =, group_id WITH =, valid WITH &&, recorded WITH &&)
      );
      COMMENT ON TABLE group_membership IS 'One row asserts: this country belonged to this group throughout [lower(valid), upper(valid)).';
      CREATE TABLE scheme_version (
        scheme_id integer NOT NULL REFERENCES scheme,
        name_en text NOT NULL, name_zh text, publisher text, source_url text,
        global_south_group_id integer REFERENCES country_group,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT scheme_version_pkey PRIMARY KEY (scheme_id, recorded WITHOUT OVERLAPS)
      );
      CREATE TABLE scheme_group (
        scheme_id integer NOT NULL REFERENCES scheme,
        position integer NOT NULL CHECK (position > 0),
        group_id integer NOT NULL REFERENCES country_group,
        name_en text NOT NULL, name_zh text,
        union_of text[],
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT scheme_group_pkey PRIMARY KEY (scheme_id, position, recorded WITHOUT OVERLAPS)
      );
      COMMENT ON COLUMN scheme_group.union_of IS 'Slugs of the groups it unites; null: every state in none of the scheme''s other groups.';
      CREATE TABLE population (
        country_id integer NOT NULL REFERENCES participant,
        year integer NOT NULL CHECK (year BETWEEN 1800 AND 2200),
        population double precision NOT NULL CHECK (population > 0),
        source text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT population_pkey PRIMARY KEY (country_id, year, recorded WITHOUT OVERLAPS)
      );
      CREATE TABLE initiative_version (
        initiative_id integer NOT NULL REFERENCES initiative,
        name_en text NOT NULL, name_zh text, summary_en text, summary_zh text,
        kind initiative_kind NOT NULL, scope initiative_scope NOT NULL, binding boolean NOT NULL, openness openness NOT NULL,
        eligible_group_id integer REFERENCES country_group,
        lead_organisation text, host_country_id integer REFERENCES participant,
        opened_on date, in_force_on date, ended_on date,
        list_completeness completeness NOT NULL, list_checked_on date, published_total integer CHECK (published_total >= 0),
        url text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT initiative_version_pkey PRIMARY KEY (initiative_id, recorded WITHOUT OVERLAPS),
        CONSTRAINT initiative_version_period CHECK (ended_on >= opened_on)
      );
      CREATE TABLE initiative_set_version (
        set_id integer NOT NULL REFERENCES initiative_set,
        name_en text NOT NULL, name_zh text, publisher text, source_url text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT initiative_set_version_pkey PRIMARY KEY (set_id, recorded WITHOUT OVERLAPS)
      );
      CREATE TABLE initiative_set_member (
        set_id integer NOT NULL REFERENCES initiative_set,
        position integer NOT NULL CHECK (position > 0),
        initiative_id integer NOT NULL REFERENCES initiative,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT initiative_set_member_pkey PRIMARY KEY (set_id, initiative_id, recorded WITHOUT OVERLAPS)
      );
      CREATE TABLE participation (
        id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
        participant_id integer NOT NULL REFERENCES participant,
        initiative_id integer NOT NULL REFERENCES initiative,
        role participation_role NOT NULL,
        valid daterange NOT NULL,
        date_precision date_precision NOT NULL,
        confidence confidence NOT NULL,
        source_id integer NOT NULL REFERENCES source,
        evidence text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT participation_period CHECK (NOT isempty(valid) AND lower(valid) IS NOT NULL),
        CONSTRAINT participation_no_overlap EXCLUDE USING gist
          (participant_id WITH =, initiative_id WITH =, role WITH =, valid WITH &&, recorded WITH &&)
      );
      COMMENT ON TABLE participation IS
        'One row asserts: this participant took part in this initiative in this role throughout [lower(valid), upper(valid)), according to source_id and further_citation.';
      CREATE INDEX participation_by_initiative ON participation (initiative_id, participant_id);
      CREATE INDEX participation_by_participant ON participation (participant_id);
      CREATE INDEX participation_recorded_from ON participation (lower(recorded));
      CREATE INDEX participation_recorded_to ON participation (upper(recorded)) WHERE upper(recorded) IS NOT NULL;
      CREATE TABLE further_citation (
        participation_id bigint NOT NULL REFERENCES participation,
        position integer NOT NULL CHECK (position >= 2),
        source_id integer NOT NULL REFERENCES source,
        evidence text,
        CONSTRAINT further_citation_pkey PRIMARY KEY (participation_id, position)
      );
      COMMENT ON TABLE further_citation IS 'The second and later citations of a participation; the first is in the row itself, so none is without.';
      CREATE TABLE indicator_version (
        indicator_id integer NOT NULL REFERENCES indicator,
        name_en text NOT NULL, name_zh text, unit text NOT NULL, higher_is_better boolean,
        publisher text, source_url text, licence text, definition text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT indicator_version_pkey PRIMARY KEY (indicator_id, recorded WITHOUT OVERLAPS)
      );
      CREATE TABLE indicator_value (
        indicator_id integer NOT NULL REFERENCES indicator,
        country_id integer NOT NULL REFERENCES participant,
        year integer NOT NULL CHECK (year BETWEEN 1800 AND 2200),
        value double precision NOT NULL,
        note text,
        recorded int4range NOT NULL CHECK (lower(recorded) IS NOT NULL),
        CONSTRAINT indicator_value_pkey PRIMARY KEY (indicator_id, country_id, year, recorded WITHOUT OVERLAPS)
      );
    `);

    await runner.query(`
      CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND upper(OLD.recorded) IS NULL AND upper(NEW.recorded) IS NOT NULL
          AND to_jsonb(OLD) - 'recorded' = to_jsonb(NEW) - 'recorded' AND lower(OLD.recorded) = lower(NEW.recorded) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION '% of %: a recorded row is never edited or deleted, only closed once', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% of %: a row of it is written once and stays', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE FUNCTION announce_revision() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('rollcall_revision', (SELECT max(id) FROM revision)::text);
        RETURN NULL;
      END $$;
      CREATE TRIGGER announce AFTER INSERT ON revision FOR EACH STATEMENT EXECUTE FUNCTION announce_revision();
      CREATE TRIGGER announce AFTER INSERT ON release FOR EACH STATEMENT EXECUTE FUNCTION announce_revision();
    `);
    for (const table of RECORDED_TABLES) {
      await runner.query(`
        CREATE TRIGGER closed_never_edited BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
        CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
      `);
    }
    for (const table of WRITTEN_ONCE) {
      await runner.query(`
        CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
        CREATE TRIGGER never_truncated BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
      `);
    }
  }

  /** Drops the roll and all that was recorded; the facts can be imported again, the history of what was recorded when cannot. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['further_citation', ...[...RECORDED_TABLES].reverse()]) {
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query(`
      DROP TABLE source, indicator, initiative_set, scheme, country_group, initiative, participant, import_log, release, revision;
      DROP FUNCTION announce_revision();
      DROP FUNCTION refuse_rewriting();
      DROP FUNCTION refuse_rewriting_history();
      DROP TYPE completeness, openness, initiative_scope, initiative_kind, un_status, confidence, date_precision,
        participation_role, participant_kind;
      DROP EXTENSION btree_gist;
    `);
  }
}

const RECORDED_TABLES = [
  'country_version',
  'country_alias',
  'organisation_version',
  'group_version',
  'group_membership',
  'scheme_version',
  'scheme_group',
  'population',
  'initiative_version',
  'initiative_set_version',
  'initiative_set_member',
  'participation',
  'indicator_version',
  'indicator_value',
] as const;

/** Identities, sources, and what was recorded when: what the recorded rows refer to. */
const WRITTEN_ONCE = [
  'revision',
  'release',
  'import_log',
  'participant',
  'initiative',
  'country_group',
  'scheme',
  'initiative_set',
  'indicator',
  'source',
  'further_citation',
] as const;
