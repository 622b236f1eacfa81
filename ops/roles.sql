-- Two roles for Rollcall, neither a superuser: `rollcall_owner` owns the tables and runs migrations
-- (DATABASE_MIGRATION_URL); `rollcall_serving` reads and records (DATABASE_URL), and can neither drop nor change a table.
-- Run once by a superuser, connected to the database of Rollcall, before its first start:
--   psql -v owner_password=... -v serving_password=... -d rollcall -f ops/roles.sql
-- Where Rollcall has run in this database already, run REASSIGN OWNED BY <its old role> TO rollcall_owner before.

CREATE ROLE rollcall_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE rollcall_serving LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'serving_password';

-- Migrations make the extension btree_gist, which the owner of a database may.
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO rollcall_owner', current_database()); END $$;
ALTER SCHEMA public OWNER TO rollcall_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO rollcall_serving;

-- What is there already, and what migrations will make. UPDATE closes a recorded row; triggers refuse all other
-- edits. MAINTAIN lets a large import have the tables analysed.
GRANT SELECT, INSERT, UPDATE, MAINTAIN ON ALL TABLES IN SCHEMA public TO rollcall_serving;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO rollcall_serving;
-- Tokens are made and revoked by the owner alone (`rollcall token`); what serves looks them up and notes that they were
-- used. Where the table is yet to be made, the migration sees to it.
DO $$ BEGIN
  IF to_regclass('public.access_token') IS NOT NULL THEN
    REVOKE INSERT, UPDATE ON public.access_token FROM rollcall_serving;
    GRANT UPDATE (last_used_at) ON public.access_token TO rollcall_serving;
  END IF;
END $$;
-- So are webhooks (`rollcall webhook`); what serves tells them, one process at a time.
DO $$ BEGIN
  IF to_regclass('public.webhook') IS NOT NULL THEN
    REVOKE INSERT, UPDATE ON public.webhook FROM rollcall_serving;
    GRANT UPDATE (leased_until) ON public.webhook TO rollcall_serving;
  END IF;
END $$;
ALTER DEFAULT PRIVILEGES FOR ROLE rollcall_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, MAINTAIN ON TABLES TO rollcall_serving;
ALTER DEFAULT PRIVILEGES FOR ROLE rollcall_owner IN SCHEMA public
  GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO rollcall_serving;
