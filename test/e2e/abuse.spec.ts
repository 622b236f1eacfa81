import { attacks, type Outcome, runAttacks, table } from '../abuse/run.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('a server that is attacked', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
  });
  afterAll(() => database.drop());

  test('lives, says what it refuses, and keeps little', async () => {
    const all = await attacks(true);
    const outcomes: Outcome[] = await runAttacks(all, { DATABASE_URL: database.url, ROLLCALL_DATA_PACKAGE: 'none' });
    process.stdout.write(`${table(outcomes)}\n`);
    expect(outcomes.filter(({ fault }) => fault)).toEqual([]);
    expect(outcomes.map(({ tried }) => tried)).toEqual(all.map(({ tried }) => tried));
  }, 600_000);
});
