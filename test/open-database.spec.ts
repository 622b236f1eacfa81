import { redactUrl } from '../src/config/redact-url.js';
import { checkServer, openDatabase } from '../src/database/open-database.js';
import { fromSqlError } from '../src/database/sql-errors.js';
import { createTestDatabase, type TestDatabase, testLog } from './support/database.js';
import { Gate } from './support/gate.js';

describe('opening a database', () => {
  let database: TestDatabase;
  let gate: Gate;
  let throughGate: string;

  const open = (url: string, patienceMs: number) =>
    openDatabase(database.settings({ DATABASE_URL: url }), testLog, patienceMs);
  const failure = async (url: string, patienceMs = 300) => {
    const began = Date.now();
    const error = await open(url, patienceMs).then(
      () => new Error('opened'),
      (reason: Error) => reason,
    );
    expect(error.message).not.toContain('\n');
    expect(error.message).not.toContain(new URL(database.url).password);
    return { name: error.name, message: error.message, waitedMs: Date.now() - began };
  };
  const changed = (change: (url: URL) => void) => {
    const url = new URL(throughGate);
    change(url);
    return url.href;
  };

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    gate = new Gate(new URL(database.url));
    await gate.open();
    throughGate = gate.url;
  });
  afterAll(async () => {
    await gate?.close();
    await database?.drop();
  });

  test('migrates it', async () => {
    const opened = await open(throughGate, 1000);
    expect((await opened.pool.query('SELECT count(*)::int AS count FROM revision')).rows).toEqual([{ count: 0 }]);
    await opened.close();
    await opened.close();
  });

  test('dates and instants come as text, in UTC, whatever the server prefers', async () => {
    const { pool, close } = await open(throughGate, 1000);
    await pool.query(`ALTER DATABASE "${database.name}" SET DateStyle = 'SQL, DMY'`);
    await pool.query(`ALTER DATABASE "${database.name}" SET TimeZone = 'Asia/Tokyo'`);
    await close();
    const again = await open(throughGate, 1000);
    const { rows } = await again.pool.query(
      `SELECT '2020-02-29'::date AS day, ARRAY['2020-02-29', NULL]::date[] AS days, daterange('2020-01-01', NULL) AS period,
              '2020-02-29 23:59:59.000001-12'::timestamptz AS instant, ARRAY['2020-01-01 00:00+14']::timestamptz[] AS instants`,
    );
    expect(rows).toEqual([
      {
        day: '2020-02-29',
        days: ['2020-02-29', null],
        period: '[2020-01-01,)',
        instant: '2020-03-01T11:59:59.000001Z',
        instants: ['2019-12-31T10:00:00.000000Z'],
      },
    ]);
    expect(await again.dataSource.query("SELECT '2020-02-29'::date AS day")).toEqual([{ day: '2020-02-29' }]);
    await again.close();
  });

  test('options in the address stay beside ours', async () => {
    const { pool, close } = await open(
      changed((url) => url.searchParams.set('options', '-c work_mem=5MB')),
      1000,
    );
    const { rows } = await pool.query(
      "SELECT current_setting('work_mem') AS work_mem, current_setting('TimeZone') AS zone",
    );
    expect(rows).toEqual([{ work_mem: '5MB', zone: 'UTC' }]);
    await close();
  });

  test('a server that is out of reach is awaited', async () => {
    await gate.close();
    const opening = open(throughGate, 10_000);
    await new Promise((resume) => setTimeout(resume, 500));
    await gate.open();
    await (await opening).close();
  });

  test('in vain, one line says so and what to do', async () => {
    await gate.close();
    const { name, message, waitedMs } = await failure(throughGate, 1000);
    await gate.open();
    expect(name).toBe('DatabaseStartError');
    expect(message).toMatch(
      /^The database at 127\.0\.0\.1:\d+\/\S+ could not be reached within 1 s \(.*ECONNREFUSED.*\): start the server/,
    );
    expect(waitedMs).toBeLessThan(15_000);
  });

  test('what waiting will not mend is said at once', async () => {
    const wrong = [
      [
        changed((url) => Object.assign(url, { password: 'wrong' })),
        /password authentication failed.*check the user and the password/,
      ],
      [
        changed((url) => Object.assign(url, { pathname: '/no_such_database' })),
        /no_such_database.*does not exist.*CREATE DATABASE/,
      ],
    ] as const;
    for (const [url, message] of wrong) {
      const failed = await failure(url, 20_000);
      expect(failed).toMatchObject({ name: 'DatabaseStartError', message: expect.stringMatching(message) });
      expect(failed.waitedMs).toBeLessThan(15_000);
    }
  });

  test('a database that goes away fails what is asked of it, as unavailable, and serves again when it returns', async () => {
    const { pool, dataSource, close } = await open(throughGate, 1000);
    const underWay = pool.query('SELECT pg_sleep(30)').catch((error) => fromSqlError(error)?.code);
    await pool.query('SELECT 1');
    await gate.close();
    expect(await underWay).toBe('DATABASE_UNAVAILABLE');
    expect(await pool.query('SELECT 1').catch((error) => fromSqlError(error)?.code)).toBe('DATABASE_UNAVAILABLE');
    expect(await dataSource.query('SELECT 1').catch((error) => fromSqlError(error)?.code)).toBe('DATABASE_UNAVAILABLE');
    await gate.open();
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await close();
    expect(await pool.query('SELECT 1').catch((error) => fromSqlError(error)?.code)).toBe('DATABASE_UNAVAILABLE');
  });

  test('a connection that is lost is told of, but not one that was being closed', async () => {
    const warnings: string[] = [];
    const log = { ...testLog, warn: (message: string) => void warnings.push(message) };
    const { pool, close } = await openDatabase(database.settings({ DATABASE_URL: throughGate }), log, 1000);
    await pool.query('SELECT 1');
    const lost = new Promise((resolve) => pool.once('error', resolve));
    gate.shutDown();
    await lost;
    expect(warnings).toEqual(['A connection to the database was lost: terminating connection']);

    await pool.query('SELECT 1');
    const alsoLost = new Promise((resolve) => pool.once('error', resolve));
    const closing = close();
    gate.shutDown();
    await Promise.all([closing, alsoLost]);
    expect(warnings).toHaveLength(1);
  });

  test('a server older than PostgreSQL 18, or not in UTF-8, is refused', () => {
    const server = { number: 180_004, version: '18.4', encoding: 'UTF8' };
    expect(() => checkServer(server, 'db:5432/roll')).not.toThrow();
    expect(() => checkServer({ ...server, number: 170_009, version: '17.9' }, 'db:5432/roll')).toThrow(
      /^The database at db:5432\/roll is PostgreSQL 17\.9, but Rollcall needs PostgreSQL 18/,
    );
    expect(() => checkServer({ ...server, encoding: 'SQL_ASCII' }, 'db:5432/roll')).toThrow(/encoded in SQL_ASCII/);
  });

  test('an address is shown without its password', () => {
    expect(redactUrl('postgres://ann:p:s@db:5432/roll?sslmode=require')).toBe(
      'postgres://ann:***@db:5432/roll?sslmode=require',
    );
  });
});
