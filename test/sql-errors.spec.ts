import type pg from 'pg';
import { RollcallError } from '../src/common/rollcall-error.js';
import { CONSTRAINTS, fromSqlError } from '../src/database/sql-errors.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';

describe('errors of PostgreSQL, as the API gives them', () => {
  let database: TestDatabase;
  let client: pg.PoolClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await (await database.open()).pool.connect();
    await client.query(`
      BEGIN;
      INSERT INTO participant (kind, code) VALUES ('state', 'NAM');
      INSERT INTO initiative (slug) VALUES ('pact');
      INSERT INTO source (title) VALUES ('list');`);
    await client.query(fact('[2020-01-01,2022-01-01)'));
  });
  afterAll(async () => {
    client?.release();
    await database?.drop();
  });

  function fact(valid: string, participant = '(SELECT id FROM participant)'): string {
    return `INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
      SELECT ${participant}, initiative.id, 'member', '${valid}', 'day', 'verified', source.id, '[1,)' FROM initiative, source`;
  }

  async function meaningOf(sql: string): Promise<RollcallError> {
    await client.query('SAVEPOINT before');
    const error = await client.query(sql).catch((reason: unknown) => reason);
    await client.query('ROLLBACK TO before');
    const meaning = fromSqlError(error);
    if (!meaning) throw error;
    expect(meaning.cause).toBe(error);
    expect(meaning.message).not.toMatch(/_id|participation_|pg_|column|relation|constraint/);
    return meaning;
  }

  test.each([
    [
      'an overlapping period',
      fact('[2021-01-01,)'),
      'OVERLAPPING_PERIOD',
      /\[2021-01-01,\) and \[2020-01-01,2022-01-01\), which is on record$/,
    ],
    ['a period that ends before it starts', fact('[2021-01-01,2020-01-01)'), 'INVALID_PERIOD', /end of a period/],
    ['an empty period', fact('empty'), 'INVALID_PERIOD', /must have a start/],
    [
      'a date that does not exist',
      "SELECT '2023-02-30'::date",
      'BAD_USER_INPUT',
      /no such date or time: "2023-02-30"$/,
    ],
    ['a date in another form', "SELECT 'soon'::date", 'BAD_USER_INPUT', /: "soon"$/],
    ['an unknown role', "SELECT 'boss'::participation_role", 'BAD_USER_INPUT', /: "boss"$/],
    ['an identifier of nothing', fact('[2030-01-01,)', '4711'), 'NOT_FOUND', /nothing on record/],
    ['a second of its kind', "INSERT INTO initiative (slug) VALUES ('pact')", 'CONFLICT', /on record already/],
    ['a second end of a row', 'DELETE FROM participation', 'CONFLICT', /never edited or deleted/],
    ['a missing value', 'INSERT INTO initiative (slug) VALUES (NULL)', 'BAD_USER_INPUT', /missing/],
    [
      'an impossible year',
      "INSERT INTO population VALUES ((SELECT id FROM participant), 99, 1, NULL, '[1,)')",
      'BAD_USER_INPUT',
      /range/,
    ],
  ] as const)('%s', async (_, sql, code, message) => {
    expect(await meaningOf(sql)).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('an error of our own making means nothing to the person who asked', async () => {
    await expect(meaningOf('SELECT no_such_column FROM participation')).rejects.toMatchObject({ code: '42703' });
    await expect(meaningOf('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
    expect(fromSqlError(new TypeError('x is not a function'))).toBeUndefined();
    expect(fromSqlError('text')).toBeUndefined();
    expect(fromSqlError(undefined)).toBeUndefined();
  });

  test('an error that already says what it means stays as it is', () => {
    const error = new RollcallError('NOT_FOUND', 'no country XYZ');
    expect(fromSqlError(error)).toBe(error);
  });

  test('TypeORM and a host with several addresses hide the error one deeper', () => {
    expect(fromSqlError({ message: 'x', driverError: { code: '23505', message: 'x' } })?.code).toBe('CONFLICT');
    expect(fromSqlError({ message: '', errors: [{ code: 'ECONNREFUSED', message: 'x' }] })?.code).toBe(
      'DATABASE_UNAVAILABLE',
    );
  });

  test('every constraint that is named here exists, and every period constraint that exists is named', async () => {
    const { rows } = await client.query(
      `SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace
         AND (conname ~ '_(period|no_overlap)$' OR conname = ANY($1)) ORDER BY 1`,
      [Object.keys(CONSTRAINTS)],
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(CONSTRAINTS).sort());
  });
});
