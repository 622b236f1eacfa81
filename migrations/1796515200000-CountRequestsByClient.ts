import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What every client may still ask, shared by all processes (ROLLCALL_RATE_PER_MINUTE). Nothing of it is recorded history:
 * it is UNLOGGED, so that it costs no log, is empty after a crash, and is in no backup.
 */
export class CountRequestsByClient1796515200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE rate_limit (
        client text NOT NULL CONSTRAINT rate_limit_pkey PRIMARY KEY,
        tokens double precision NOT NULL,
        given double precision NOT NULL,
        at timestamptz NOT NULL
      );
      COMMENT ON TABLE rate_limit IS 'One row asserts: at this instant this client had so many requests left to be given out.';
      COMMENT ON COLUMN rate_limit.client IS 'An IPv4 address or an IPv6 network of 64 bits; empty: when old rows were last removed.';
      COMMENT ON COLUMN rate_limit.given IS 'How many requests the process was given that asked last.';

      -- The role that serves may delete from no table: this removes what is full again by now, and nothing else.
      CREATE FUNCTION sweep_rate_limit() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        removed integer;
      BEGIN
        IF NOT pg_try_advisory_xact_lock(1919902836) THEN
          RETURN 0;
        END IF;
        INSERT INTO rate_limit AS r VALUES ('', 0, 0, clock_timestamp())
          ON CONFLICT (client) DO UPDATE SET at = excluded.at WHERE r.at NOT BETWEEN excluded.at - interval '1 minute' AND excluded.at;
        IF NOT FOUND THEN
          RETURN 0;
        END IF;
        DELETE FROM rate_limit WHERE client <> '' AND at < clock_timestamp() - interval '2 minutes';
        GET DIAGNOSTICS removed = ROW_COUNT;
        RETURN removed;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION sweep_rate_limit(); DROP TABLE rate_limit');
  }
}
