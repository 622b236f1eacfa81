import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import supertest from 'supertest';
import { openDatabase } from '../../src/database/open-database.js';
import { SnapshotStore } from '../../src/roll/snapshot-store.js';
import { createApp } from '../../src/server/create-app.js';
import { createTestDatabase, type TestDatabase, testLog } from '../support/database.js';
import { Gate } from '../support/gate.js';

/** Is answered from memory. */
const COUNT = '{ initiative(slug: "bletchley-declaration") { participantCount } }';
/** Needs PostgreSQL, for citations are not in memory. */
const CITED = '{ country(code: "KEN") { participations(first: 3) { nodes { citations { url } } } } }';

describe('a database that goes away and comes back', () => {
  let database: TestDatabase;
  let gate: Gate;
  let app: NestFastifyApplication;
  let store: SnapshotStore;
  let direct: pg.Client;

  const http = () => supertest(app.getHttpServer());
  const ask = async (query: string) => (await http().post('/graphql').send({ query })).body;
  const until = async (what: string, condition: () => boolean | Promise<boolean>): Promise<number> => {
    const began = performance.now();
    while (!(await condition())) {
      if (performance.now() - began > 30_000) throw new Error(`waited in vain until ${what}`);
      await sleep(20);
    }
    const ms = performance.now() - began;
    process.stdout.write(`  ${what}: ${(ms / 1000).toFixed(2)} s\n`);
    return ms;
  };
  const watching = async () => {
    const { rows } = await direct.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'rollcall watch'`,
    );
    return rows[0]!.count;
  };
  const recordSilently = (sql: string) =>
    direct.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);

  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
    direct = new pg.Client({ connectionString: database.url });
    await direct.connect();
    gate = new Gate(new URL(database.url));
    await gate.open();
    const settings = database.settings({
      DATABASE_URL: gate.url,
      ROLLCALL_FRESH_SECONDS: '3',
      ROLLCALL_LOG_LEVEL: 'fatal',
      ROLLCALL_ANSWER_CACHE: 'off',
    });
    app = await createApp(settings, await openDatabase(settings, testLog));
    store = app.get(SnapshotStore);
  });
  afterAll(async () => {
    await app?.close();
    await gate?.close();
    await direct?.end();
    await database?.drop();
  });

  test('a revision and a release whose notices are lost are found all the same', async () => {
    const { newest, releases } = store.current;
    await recordSilently(
      `INSERT INTO revision SELECT ${newest.id + 1}, max(recorded_at) + interval '1 second', 'test', max(data_through) FROM revision`,
    );
    await until('a revision without a notice is answered from', () => store.current.newest.id === newest.id + 1);
    await recordSilently(`INSERT INTO release VALUES ('silent', ${newest.id + 1}, now())`);
    await until('a release without a notice is known', () => store.current.releases.length === releases.length + 1);
  });

  test('while it is away, memory answers, what needs it is refused honestly, and the process says that it is not ready', async () => {
    expect((await http().get('/readyz')).body).toMatchObject({ ready: true, databaseAway: false, reason: null });
    await gate.close();
    await until('a closed database counts as away', () => store.databaseAway);
    expect((await ask(COUNT)).data.initiative.participantCount).toBeGreaterThan(20);
    expect((await ask(CITED)).errors[0].extensions.code).toBe('DATABASE_UNAVAILABLE');
    expect((await http().get('/exports/participations.csv')).status).toBe(503);
    expect((await http().get('/livez')).status).toBe(200);
    await until('it is not ready', async () => (await http().get('/readyz')).status === 503);
    expect((await http().get('/readyz')).body).toMatchObject({
      ready: false,
      databaseAway: true,
      reason: 'PostgreSQL can not be reached',
    });
    await gate.open();
    await until('it is ready again', async () => (await http().get('/readyz')).status === 200);
    expect((await ask(CITED)).errors).toBeUndefined();
    expect(await watching()).toBe(1);
  });

  test('one that takes connections and bytes but answers nothing counts as away, and whoever waits is told', async () => {
    await ask(CITED);
    gate.freeze();
    const began = performance.now();
    const waiting = ask(`${CITED} # frozen`);
    expect((await waiting).errors[0].extensions.code).toBe('DATABASE_UNAVAILABLE');
    process.stdout.write(`  told of a frozen database after ${((performance.now() - began) / 1000).toFixed(2)} s\n`);
    await until('a frozen database counts as away', () => store.databaseAway);
    expect((await ask(CITED)).errors[0].extensions.code).toBe('DATABASE_UNAVAILABLE');
    gate.thaw();
    await until('it answers again', () => !store.databaseAway);
    expect((await ask(CITED)).errors).toBeUndefined();
    expect(await watching()).toBe(1);
  });

  test('a connection of the watch that is ended alone is replaced, and nobody is told that the database is away', async () => {
    const pid = async () => {
      const { rows } = await direct.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'rollcall watch'`,
      );
      return rows.length === 1 ? rows[0]!.pid : null;
    };
    const before = (await pid())!;
    await direct.query('SELECT pg_terminate_backend($1)', [before]);
    await until('another watches', async () => ![null, before].includes(await pid()));
    expect(store.databaseAway).toBe(false);
  });

  test('a revision that can not be loaded leaves the one before in place, and is loaded once it can be', async () => {
    const { newest } = store.current;
    await direct.query('ALTER TABLE initiative_version RENAME TO hidden');
    await direct.query(
      `INSERT INTO revision SELECT ${newest.id + 1}, max(recorded_at) + interval '1 second', 'test', max(data_through) FROM revision`,
    );
    await until('it is not ready', async () => (await http().get('/readyz')).status === 503);
    expect((await http().get('/readyz')).body).toMatchObject({ revision: newest.id, databaseAway: false });
    expect((await ask(COUNT)).data.initiative.participantCount).toBeGreaterThan(20);
    await direct.query('ALTER TABLE hidden RENAME TO initiative_version');
    await until('the revision is answered from', () => store.current.newest.id === newest.id + 1);
    await until('it is ready again', async () => (await http().get('/readyz')).status === 200);
  });
});
