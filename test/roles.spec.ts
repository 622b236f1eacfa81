import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../src/config/project-root.js';
import { type OpenDatabase, openDatabase } from '../src/database/open-database.js';
import { importPackage } from '../src/imports/import-package.js';
import { loadSnapshot } from '../src/roll/snapshot.js';
import { SharedBudget } from '../src/server/rate/shared-budget.js';
import { createTestDatabase, type TestDatabase, testLog } from './support/database.js';

describe('the roles of ops/roles.sql', () => {
  const suffix = randomUUID().slice(0, 8);
  const owner = `rollcall_owner_${suffix}`;
  const serving = `rollcall_serving_${suffix}`;
  let database: TestDatabase;
  let admin: pg.Client;
  let opened: OpenDatabase;
  let sqlOfRoles: string;

  const as = (role: string): string => {
    const url = new URL(database.url);
    url.username = role;
    url.password = 'word';
    return url.href;
  };
  const refusal = (sql: string) =>
    opened.pool.query(sql).then(
      () => 'done',
      ({ code }: { code: string }) => code,
    );

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    // As psql would, but for names of their own: roles are of the whole server.
    const sql = readFileSync(join(projectRoot(), 'ops', 'roles.sql'), 'utf8');
    const filled = sql.replaceAll('rollcall_owner', owner).replaceAll('rollcall_serving', serving);
    sqlOfRoles = filled.replace(/:'\w+_password'/g, "'word'");
    await admin.query(sqlOfRoles);
    const settings = database.settings({ DATABASE_URL: as(serving), DATABASE_MIGRATION_URL: as(owner) });
    opened = await openDatabase(settings, testLog);
  });
  afterAll(async () => {
    await opened?.close();
    await admin?.query(`REASSIGN OWNED BY ${owner} TO CURRENT_USER`);
    for (const role of [serving, owner]) await admin?.query(`DROP OWNED BY ${role}`);
    for (const role of [serving, owner]) await admin?.query(`DROP ROLE ${role}`);
    await admin?.end();
    await database?.drop();
  });

  test('migrations run as the owner, and what serves records and reads the whole roll', async () => {
    const report = await importPackage(opened.pool, join(projectRoot(), 'data', 'datapackage.json'), {});
    expect(report.outcome).toBe('imported');
    expect((await loadSnapshot(opened.pool)).newest.id).toBe(report.revision);
  });

  test('what serves counts the requests of clients and removes old counts, but deletes none itself', async () => {
    expect((await new SharedBudget(opened.pool, 60, 15).take('192.0.2.1')).given).toBe(15);
    await opened.pool.query("UPDATE rate_limit SET at = at - interval '1 hour'");
    expect((await opened.pool.query('SELECT sweep_rate_limit() AS removed')).rows).toEqual([{ removed: 1 }]);
    expect(await refusal('DELETE FROM rate_limit')).toBe('42501');
  });

  test('what serves looks tokens up and notes their use, but makes none', async () => {
    expect(await refusal('UPDATE access_token SET last_used_at = now()')).toBe('done');
    expect(await refusal('SELECT FROM access_token')).toBe('done');
    // As where the tables were there before the roles.
    await admin.query(sqlOfRoles.replace(/^CREATE ROLE .*;$/gm, ''));
    expect(await refusal('UPDATE access_token SET last_used_at = now()')).toBe('done');
    expect(await refusal("UPDATE access_token SET role = 'administrator'")).toBe('42501');
  });

  test('what serves tells webhooks, but makes none and leads none elsewhere', async () => {
    expect(await refusal('UPDATE webhook SET leased_until = now()')).toBe('done');
    expect(await refusal('SELECT FROM webhook w WHERE removed_at IS NULL FOR UPDATE OF w SKIP LOCKED')).toBe('done');
    expect(await refusal("UPDATE webhook_delivery SET state = 'waiting'")).toBe('done');
    expect((await opened.pool.query('SELECT sweep_webhook_delivery() AS removed')).rows).toEqual([{ removed: 0 }]);
    expect(await refusal("UPDATE webhook SET url = 'https://elsewhere.example/'")).toBe('42501');
    expect(
      await refusal("INSERT INTO webhook (name, url, filter, created_at) VALUES ('a', 'https://a', '{}', now())"),
    ).toBe('42501');
    expect(await refusal('DELETE FROM webhook_delivery')).toBe('42501');
  });

  test.each([
    "INSERT INTO access_token SELECT '', '', 'administrator', '', now()",
    'UPDATE access_token SET revoked_at = null',
    'DROP TABLE participation',
    'ALTER TABLE participation DISABLE TRIGGER ALL',
    'DELETE FROM participation',
    'TRUNCATE participation',
    'CREATE TABLE mine (id integer)',
    'DROP DATABASE postgres',
    'CREATE ROLE another',
    "COPY revision TO PROGRAM 'true'",
  ])('what serves may not: %s', async (sql) => {
    // insufficient_privilege
    expect(await refusal(sql)).toBe('42501');
  });

  test('neither is a superuser', async () => {
    const { rows } = await admin.query(
      'SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = ANY($1)',
      [[owner, serving]],
    );
    expect(rows).toEqual([owner, serving].map(() => ({ rolsuper: false, rolcreatedb: false, rolcreaterole: false })));
  });
});
