import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was seen at the addresses of sources and citations, visit by visit: by it the next visit knows whether something
 * changed. `down` forgets all visits; what they put before curators stays among the error reports.
 */
export class WatchAddresses1797465600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE visit_outcome AS ENUM ('first', 'same', 'changed', 'gone', 'failed', 'not_asked');
      CREATE TABLE address_visit (
        id bigint GENERATED ALWAYS AS IDENTITY,
        url text NOT NULL CONSTRAINT address_visit_url CHECK (url ~ '^https?://'),
        visited_at timestamptz NOT NULL,
        outcome visit_outcome NOT NULL,
        status integer,
        etag text,
        last_modified text,
        text_hash text,
        reason text,
        CONSTRAINT address_visit_pkey PRIMARY KEY (id),
        CONSTRAINT address_visit_reason CHECK (outcome NOT IN ('failed', 'not_asked') OR reason IS NOT NULL)
      );
      CREATE INDEX address_visit_by_url ON address_visit (url, id);
      COMMENT ON TABLE address_visit IS 'One row asserts: at this instant the address of a source or citation was asked, or was not, and this was seen.';
      COMMENT ON COLUMN address_visit.outcome IS 'First: nothing was seen before that it could be held against. Gone: the answer was 404 or 410. Not asked: robots.txt or the settings forbid it.';
      COMMENT ON COLUMN address_visit.text_hash IS 'SHA-256 of the text without markup, in hexadecimal; of a visit that saw none, that of the one before.';
      COMMENT ON COLUMN address_visit.reason IS 'Why there was no answer that could be held against the one before.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE address_visit; DROP TYPE visit_outcome');
  }
}
