import { createTestDatabase } from './support/database.js';

/** Rows of a query on a database that is opened for it. */
async function rowsOf(seeded: boolean, sql: string): Promise<unknown[]> {
  const database = await createTestDatabase({ seeded });
  try {
    const { pool } = await database.open();
    await pool.query("INSERT INTO initiative (slug) VALUES ('only-here')");
    return (await pool.query(sql)).rows;
  } finally {
    await database.drop();
  }
}

test('every database of a test is its own, at the same time as others and afterwards', async () => {
  const count = 'SELECT count(*)::int AS count FROM initiative';
  const seen = await Promise.all([1, 2, 3].map(() => rowsOf(false, count)));
  expect(seen).toEqual([1, 2, 3].map(() => [{ count: 1 }]));
});

test('a seeded database holds the shipped data, loaded as the first start loads them', async () => {
  const members = `SELECT count(*)::int AS members FROM country_version WHERE un_status = 'member' AND upper_inf(recorded)`;
  const release = 'SELECT count(*)::int AS releases FROM release';
  const [first, second] = await Promise.all([rowsOf(true, members), rowsOf(true, release)]);
  expect(first).toEqual([{ members: 193 }]);
  expect(second).toEqual([{ releases: 2 }]);
});
