import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../support/app.js';

const ROWS = 200_000;

/** A roll large enough that a download of it does not fit in what sockets buffer. */
async function addParticipations({ pool, store }: TestApp): Promise<void> {
  await pool.query('ALTER TABLE participation DROP CONSTRAINT participation_no_overlap');
  await pool.query(`INSERT INTO participation
    (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, evidence, recorded)
    SELECT p.id, i.id, 'member', daterange('2001-01-01', NULL), 'day', 'verified', s.id, 'row ' || n, '[1,)'
    FROM generate_series(1, ${ROWS}) n, (SELECT min(id) AS id FROM participant WHERE kind = 'state') p,
      (SELECT id FROM initiative WHERE slug = 'bletchley-declaration') i, (SELECT min(id) AS id FROM source) s`);
  await store.refresh();
}

describe('a download that is broken off', () => {
  let rollcall: TestApp;
  let address: string;
  beforeAll(async () => {
    rollcall = await startTestApp();
    await addParticipations(rollcall);
    address = await rollcall.listen();
  });
  afterAll(() => rollcall.close());

  const download = async (): Promise<IncomingMessage> => {
    const request = get(`${address}/exports/participations.csv?initiatives=bletchley-declaration`);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await once(response, 'readable');
    response.read();
    return response;
  };
  const copying = async (): Promise<number> => {
    const { rows } = await rollcall.pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND backend_type = 'client backend' AND query LIKE 'COPY (SELECT id%'`,
    );
    return rows.length;
  };
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await condition()); tries++) {
      if (tries > 100) throw new Error('waited in vain');
      await sleep(100);
    }
  };

  test('whole, it has every row', async () => {
    const response = await rollcall.http
      .get('/exports/participations.csv?initiatives=bletchley-declaration')
      .buffer(true);
    expect(response.text.trimEnd().split('\n').length).toBeGreaterThan(ROWS);
  });

  test('by the reader, who goes away: the work stops and the connection to the database is given back', async () => {
    const response = await download();
    expect(await copying()).toBe(1);
    response.destroy();
    await until(async () => (await copying()) === 0);
    await until(async () => rollcall.pool.waitingCount === 0 && rollcall.pool.totalCount === rollcall.pool.idleCount);
  });

  test('by a slow reader, who takes nothing: the server waits instead of filling its memory', async () => {
    const response = await download();
    const before = process.memoryUsage().rss;
    await sleep(1500);
    expect(await copying()).toBe(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
    response.destroy();
    await until(async () => (await copying()) === 0);
  });

  test('by the database: what was sent does not end as a complete file', async () => {
    const response = await download();
    await rollcall.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY (SELECT id%' AND pid <> pg_backend_pid()`,
    );
    response.resume();
    const outcome = await Promise.race([
      once(response, 'end').then(() => (response.complete ? 'complete' : 'cut off')),
      once(response, 'error').then(
        () => 'cut off',
        () => 'cut off',
      ),
      once(response, 'aborted').then(() => 'cut off'),
    ]).catch(() => 'cut off');
    expect(outcome).toBe('cut off');
    const { status } = await rollcall.http.get('/exports/distribution.csv?set=hlab7');
    expect(status).toBe(200);
  });

  test('ten at a time do not wait for each other for ever', async () => {
    const responses = await Promise.all(
      Array.from({ length: 5 }, () =>
        rollcall.http.get('/exports/participations.csv?initiatives=bletchley-declaration').buffer(true),
      ),
    );
    expect(new Set(responses.map(({ text }) => text.length)).size).toBe(1);
  });
});
