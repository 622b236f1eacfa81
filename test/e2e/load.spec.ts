import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type ServerProcess, startServerProcess } from '../support/server-process-start.js';

interface Said {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: Buffer;
}

describe('a server under load', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
    server = await startServerProcess(database.url);
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  const get = async (path: string, signal?: AbortSignal): Promise<Said> => {
    const answer = await fetch(`${server.address}${path}`, signal ? { signal } : {});
    const body = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body };
  };
  const queueNamed = async (name: string) => (await server.loop()).queues.find((queue) => queue.name === name)!;

  test('30 different pictures at once: a few are made, the others are told when to ask again', async () => {
    const asked = Array.from({ length: 30 }, (_, at) => get(`/charts/matrix.png?set=hlab7&width=${1970 + at}`));
    const ready = await get('/readyz');
    const said = await Promise.all(asked);
    expect(ready.status).toBe(200);
    const made = said.filter(({ status }) => status === 200);
    const refused = said.filter(({ status }) => status === 503);
    expect(made.length + refused.length).toBe(30);
    // Two are at work and eight wait; one more may come in for each that is finished meanwhile.
    expect(made.length).toBeGreaterThanOrEqual(10);
    expect(refused.length).toBeGreaterThan(0);
    for (const { retryAfter, body } of refused) {
      expect(retryAfter).toBe('5');
      expect(JSON.parse(body.toString())).toMatchObject({ code: 'OVERLOADED', retryAfter: 5 });
    }
    expect(await queueNamed('pictures')).toMatchObject({ running: 0, waiting: 0 });
  });

  test('one picture asked for by 30 at once is made once, for all of them', async () => {
    const said = await Promise.all(Array.from({ length: 30 }, () => get('/charts/gaps.png?set=hlab7&width=777')));
    expect(said.map(({ status }) => status)).toEqual(Array(30).fill(200));
    expect(new Set(said.map(({ body }) => body.toString('base64'))).size).toBe(1);
  });

  test('who leaves is taken off the line', async () => {
    const leaving = new AbortController();
    const asked = Array.from({ length: 10 }, (_, at) =>
      get(`/charts/matrix.png?set=hlab7&width=${1400 + at}`, leaving.signal).catch(() => null),
    );
    while ((await queueNamed('pictures')).waiting < 8) await new Promise((resume) => setTimeout(resume, 5));
    leaving.abort();
    await Promise.all(asked);
    while ((await queueNamed('pictures')).waiting > 0) await new Promise((resume) => setTimeout(resume, 5));
    // The two at work go on to their end; nobody else is in the way.
    expect((await get('/charts/assembly.svg?set=hlab7')).status).toBe(200);
  });

  test('40 workbooks at once: some are made, the others sent away, and the server is there afterwards', async () => {
    const said = await Promise.all(
      Array.from({ length: 40 }, (_, at) => get(`/exports/participations.xlsx?asOf=2024-01-${10 + (at % 20)}`)),
    );
    const [made, refused] = [200, 503].map((wanted) => said.filter(({ status }) => status === wanted).length);
    console.log(`40 workbooks at once: ${made} made, ${refused} sent away`);
    // Four are made at a time and sixteen wait.
    expect(Number(made) + Number(refused)).toBe(40);
    expect(Number(made)).toBeGreaterThanOrEqual(20);
    expect(await queueNamed('downloads')).toMatchObject({ running: 0, waiting: 0 });
  });

  test.each([
    '/charts/matrix.png?set=hlab7&width=1500',
    '/charts/shares.svg?set=hlab7&scheme=un-regional-groups&from=1990&to=2026',
    '/exports/matrix.xlsx',
    '/exports/participations.xlsx',
    '/exports/participations.csv',
    '/exports/gaps.csv',
    '/exports/gaps.json',
    '/exports/matrix.parquet',
    '/exports/yearly.csv?scheme=un-regional-groups&from=1990&to=2026',
  ])('%s leaves the event loop to others', async (path) => {
    // What is compiled and loaded at first use is of no request in particular.
    expect((await get(path)).status).toBe(200);
    await server.loop();
    const { status, body } = await get(path);
    const { held } = await server.loop();
    console.log(`${path}: ${body.length} bytes, the loop was held for ${held.toFixed(0)} ms at most`);
    expect(status).toBe(200);
  });
});
