import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever asked for it is told of every revision: webhooks, and an outbox of what they are still to be told.
 *
 * The outbox is filled by a trigger, and not by the program where it records: whatever records a revision, by whichever
 * way, its deliveries are there when it is, or neither is; `rollcall doctor` sees that the trigger is. What is copied from
 * elsewhere (a backup restored, a history taken over) was told before: there the setting `rollcall.copied` is on.
 *
 * A secret is kept as it is, for every message is signed with it: tables of webhooks are in no backup.
 *
 * `down` forgets every webhook and its secret: whoever was told needs to be added again.
 */
export class TellOfChanges1797292800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        id integer GENERATED ALWAYS AS IDENTITY,
        name text NOT NULL CONSTRAINT webhook_name CHECK (name <> ''),
        url text NOT NULL CONSTRAINT webhook_url CHECK (url ~ '^https?://'),
        secret bytea,
        filter jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        removed_at timestamptz,
        leased_until timestamptz,
        CONSTRAINT webhook_pkey PRIMARY KEY (id),
        CONSTRAINT webhook_secret CHECK ((secret IS NULL) = (removed_at IS NOT NULL) AND octet_length(secret) BETWEEN 24 AND 64)
      );
      CREATE UNIQUE INDEX webhook_name_in_use ON webhook (name) WHERE removed_at IS NULL;
      COMMENT ON TABLE webhook IS 'One row asserts: whoever answers at this address wishes to be told of what is recorded, as far as the filter goes, until the webhook is removed.';
      COMMENT ON COLUMN webhook.secret IS 'The key by which messages are signed; forgotten when the webhook is removed.';
      COMMENT ON COLUMN webhook.filter IS 'A RollChangeFilter of the API; empty: everything.';
      COMMENT ON COLUMN webhook.leased_until IS 'Until then one process alone tells it something, so that it hears of revisions in their order.';

      CREATE TYPE webhook_delivery_state AS ENUM ('waiting', 'told', 'passed_over', 'parked');
      CREATE TABLE webhook_delivery (
        id bigint GENERATED ALWAYS AS IDENTITY,
        webhook_id integer NOT NULL,
        revision_id integer NOT NULL,
        recorded_at timestamptz NOT NULL,
        message_id uuid NOT NULL,
        state webhook_delivery_state NOT NULL DEFAULT 'waiting',
        waiting_since timestamptz NOT NULL DEFAULT now(),
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        settled_at timestamptz,
        failed_at timestamptz,
        reason text,
        CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id),
        CONSTRAINT webhook_delivery_webhook_fkey FOREIGN KEY (webhook_id) REFERENCES webhook (id),
        CONSTRAINT webhook_delivery_settled CHECK ((state = 'waiting') = (settled_at IS NULL)),
        CONSTRAINT webhook_delivery_reason CHECK (state <> 'parked' OR reason IS NOT NULL)
      );
      CREATE INDEX webhook_delivery_waiting ON webhook_delivery (webhook_id, id) WHERE state = 'waiting';
      CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (webhook_id, state);
      COMMENT ON TABLE webhook_delivery IS 'One row asserts: a webhook is to be told of a revision, or was.';
      COMMENT ON COLUMN webhook_delivery.recorded_at IS 'When the revision was recorded: after a restore its number may be another one''s.';
      COMMENT ON COLUMN webhook_delivery.message_id IS 'Of the message, the same at every attempt: by it a receiver knows what it has.';
      COMMENT ON COLUMN webhook_delivery.state IS 'Passed over: the revision changed nothing that the filter takes. Parked: given up, until it is asked for again.';
      COMMENT ON COLUMN webhook_delivery.reason IS 'Why the last attempt failed.';

      CREATE FUNCTION put_in_outbox() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        INSERT INTO webhook_delivery (webhook_id, revision_id, recorded_at, message_id)
          SELECT id, NEW.id, NEW.recorded_at, gen_random_uuid() FROM webhook WHERE removed_at IS NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER put_in_outbox AFTER INSERT ON revision FOR EACH ROW
        WHEN (current_setting('rollcall.copied', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION put_in_outbox();

      -- The role that serves may delete from no table: this removes what was settled long ago, and what nobody waits for.
      CREATE FUNCTION sweep_webhook_delivery() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      DECLARE
        removed integer;
      BEGIN
        DELETE FROM webhook_delivery d USING webhook w WHERE w.id = d.webhook_id AND (w.removed_at IS NOT NULL
          OR (d.state IN ('told', 'passed_over') AND d.settled_at < clock_timestamp() - interval '30 days'));
        GET DIAGNOSTICS removed = ROW_COUNT;
        RETURN removed;
      END $$;

      -- Whoever has been given every table by default (ops/roles.sql) may not make or change a webhook here, but only take
      -- one for itself.
      DO $$
      DECLARE
        grantee regrole;
      BEGIN
        FOR grantee IN
          SELECT DISTINCT a.grantee::regrole FROM pg_class c, aclexplode(c.relacl) a
          WHERE c.oid = 'webhook'::regclass AND a.grantee NOT IN (0, c.relowner)
        LOOP
          EXECUTE format('REVOKE INSERT, UPDATE ON webhook FROM %s', grantee);
          EXECUTE format('GRANT UPDATE (leased_until) ON webhook TO %s', grantee);
        END LOOP;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER put_in_outbox ON revision;
      DROP FUNCTION put_in_outbox(), sweep_webhook_delivery();
      DROP TABLE webhook_delivery, webhook;
      DROP TYPE webhook_delivery_state`);
  }
}
