import type { DataSource } from 'typeorm';
import { createDataSource, ENTITIES } from '../src/database/data-source.js';
import { createTestDatabase, type TestDatabase, testLog } from './support/database.js';

describe('the entities', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource({ url: database.url, poolSize: 2, onLost: testLog.warn }).initialize();
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  test('are as the migrations made their tables', async () => {
    expect(dataSource.entityMetadatas).toHaveLength(ENTITIES.length);
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  test('would be seen to differ, were a table another', async () => {
    await dataSource.query('ALTER TABLE access_token DROP CONSTRAINT access_token_name, ALTER role TYPE text');
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    const changes = upQueries.map(({ query }) => query).join();
    expect(changes).toContain('access_token_name');
    expect(changes).toContain('"role"');
  });
});
