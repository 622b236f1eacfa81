import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The roll is recorded through its own door: a revision has an author, a proposal becomes a revision, and what a curator
 * says of a change (the world changed, or we were wrong) is kept beside the versions that it concerns.
 */
export class RecordByProposal1797120000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE revision ADD COLUMN author text, ADD COLUMN approved_by text;
      COMMENT ON COLUMN revision.author IS 'Who proposed it; null for imports.';

      CREATE TYPE change_sense AS ENUM ('recorded', 'updated', 'corrected', 'retracted');
      CREATE TABLE restatement (
        revision_id integer NOT NULL REFERENCES revision,
        table_name text NOT NULL,
        before_id bigint,
        after_id bigint,
        sense change_sense NOT NULL,
        CONSTRAINT restatement_says_something CHECK (coalesce(before_id, after_id) IS NOT NULL)
      );
      COMMENT ON TABLE restatement IS
        'One row asserts: in this revision a curator put after_id in the place of before_id, in this sense. Ids are of the row (participations, group_memberships) or of the identity (initiatives, organisations). Of what was imported the sense follows from the two versions.';
      CREATE INDEX restatement_by_revision ON restatement (revision_id);
      CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON restatement
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
      CREATE TRIGGER never_truncated BEFORE TRUNCATE ON restatement
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

      CREATE TYPE proposal_state AS ENUM ('open', 'approved', 'rejected', 'withdrawn');
      CREATE TABLE proposal (
        id integer GENERATED ALWAYS AS IDENTITY,
        state proposal_state NOT NULL DEFAULT 'open',
        version integer NOT NULL DEFAULT 1,
        reason text NOT NULL,
        author text NOT NULL,
        author_subject text NOT NULL,
        created_at timestamptz NOT NULL,
        idempotency_key text,
        content_digest text NOT NULL,
        initiatives text[] NOT NULL,
        participants text[] NOT NULL,
        decided_by text,
        decided_at timestamptz,
        decision_note text,
        revision_id integer,
        CONSTRAINT proposal_pkey PRIMARY KEY (id),
        CONSTRAINT proposal_idempotency_key UNIQUE (author_subject, idempotency_key),
        CONSTRAINT proposal_revision_key UNIQUE (revision_id),
        CONSTRAINT proposal_decided CHECK ((state = 'open') = (decided_at IS NULL)),
        CONSTRAINT proposal_recorded CHECK ((state = 'approved') = (revision_id IS NOT NULL))
      );
      COMMENT ON TABLE proposal IS 'One row asserts: this person proposes a next revision of the roll, for this reason.';
      COMMENT ON COLUMN proposal.version IS 'Grows with every amendment.';
      COMMENT ON COLUMN proposal.author IS 'The name of whoever proposed it, for everyone to read.';
      COMMENT ON COLUMN proposal.author_subject IS 'The same person as the server knows them.';
      COMMENT ON COLUMN proposal.content_digest IS 'SHA-256 of what was first sent, in hexadecimal.';
      COMMENT ON COLUMN proposal.initiatives IS 'Slugs of the initiatives that its changes are of.';
      COMMENT ON COLUMN proposal.participants IS 'Codes of the states and organisations that its changes are of.';
      COMMENT ON COLUMN proposal.revision_id IS 'The revision that it became.';
      CREATE INDEX proposal_by_state ON proposal (state, id);
      CREATE TABLE proposal_change (
        proposal_id integer NOT NULL,
        version integer NOT NULL,
        position integer NOT NULL,
        input jsonb NOT NULL,
        sense change_sense NOT NULL,
        initiative text,
        participant text,
        country_group text,
        description_en text NOT NULL,
        description_zh text NOT NULL,
        CONSTRAINT proposal_change_pkey PRIMARY KEY (proposal_id, version, position),
        CONSTRAINT proposal_change_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES proposal (id)
      );
      COMMENT ON TABLE proposal_change IS 'One change of one version of a proposal, as it was sent; versions that were amended stay.';
      COMMENT ON COLUMN proposal_change.initiative IS 'Slug.';
      COMMENT ON COLUMN proposal_change.participant IS 'Code.';
      COMMENT ON COLUMN proposal_change.country_group IS 'Slug.';
      CREATE TABLE proposal_comment (
        id integer GENERATED ALWAYS AS IDENTITY,
        proposal_id integer NOT NULL,
        author text NOT NULL,
        created_at timestamptz NOT NULL,
        text text NOT NULL,
        CONSTRAINT proposal_comment_pkey PRIMARY KEY (id),
        CONSTRAINT proposal_comment_proposal_fkey FOREIGN KEY (proposal_id) REFERENCES proposal (id)
      );
      CREATE INDEX proposal_comment_by_proposal ON proposal_comment (proposal_id, id);
      CREATE TABLE error_report (
        id integer GENERATED ALWAYS AS IDENTITY,
        subject text NOT NULL,
        text text NOT NULL,
        url text,
        contact text,
        created_at timestamptz NOT NULL,
        CONSTRAINT error_report_pkey PRIMARY KEY (id)
      );
      COMMENT ON TABLE error_report IS 'One row asserts: somebody, without an account, said that this may be wrong. The contact is never public.';
      COMMENT ON COLUMN error_report.subject IS 'Identifier of what may be wrong, as the API gives it.';
      COMMENT ON COLUMN error_report.contact IS 'Seen by curators alone.';
    `);
  }

  /** Drops all proposals, comments and reports, and who recorded what; the facts that were recorded stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE error_report, proposal_comment, proposal_change, proposal, restatement;
      DROP TYPE proposal_state, change_sense;
      ALTER TABLE revision DROP COLUMN author, DROP COLUMN approved_by;
    `);
  }
}
