import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may write: tokens that the owner of a deployment gives out by `rollcall token create`. Of a token only the hash of
 * its secret is kept. That hash is a fast one, SHA-256: a secret is 256 random bits, not a word that somebody could guess,
 * so that a slow hash would guard nothing and cost every request.
 *
 * `down` forgets every token: whoever held one needs a new one.
 */
export class KeepAccessTokens1797120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE access_role AS ENUM ('contributor', 'reviewer', 'administrator');

      CREATE TABLE access_token (
        id text NOT NULL CONSTRAINT access_token_id CHECK (id ~ '^[0-9a-f]{16}$'),
        name text NOT NULL CONSTRAINT access_token_name CHECK (name <> ''),
        role access_role NOT NULL,
        secret_hash bytea NOT NULL CONSTRAINT access_token_secret_hash CHECK (octet_length(secret_hash) = 32),
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT access_token_pkey PRIMARY KEY (id)
      );
      CREATE UNIQUE INDEX access_token_name_in_use ON access_token (name) WHERE revoked_at IS NULL;
      COMMENT ON TABLE access_token IS 'One row asserts: whoever shows the token of this id and secret asks under this name and in this role, until it expires or is revoked.';
      COMMENT ON COLUMN access_token.id IS 'The public part of the token, by which it is looked up.';
      COMMENT ON COLUMN access_token.secret_hash IS 'SHA-256 of the secret part, which itself is kept nowhere.';
      COMMENT ON COLUMN access_token.expires_at IS 'From this instant on it is not taken; null: it does not expire.';
      COMMENT ON COLUMN access_token.last_used_at IS 'To the minute; null: never.';

      -- Whoever has been given every table by default (ops/roles.sql) may neither make nor change a token here, but only
      -- note that one was used.
      DO $$
      DECLARE
        grantee regrole;
      BEGIN
        FOR grantee IN
          SELECT DISTINCT a.grantee::regrole FROM pg_class c, aclexplode(c.relacl) a
          WHERE c.oid = 'access_token'::regclass AND a.grantee NOT IN (0, c.relowner)
        LOOP
          EXECUTE format('REVOKE INSERT, UPDATE ON access_token FROM %s', grantee);
          EXECUTE format('GRANT UPDATE (last_used_at) ON access_token TO %s', grantee);
        END LOOP;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE access_token; DROP TYPE access_role');
  }
}
