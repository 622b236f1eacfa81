import { startTestApp, type TestApp } from '../support/app.js';
import { withoutRequestId } from '../support/without-request-id.js';

describe('answers kept until the roll changes', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const QUERY = '{ dataset { revision participationCount releases { name } } }';

  test('the same question gets the same bytes, and a change is seen by the next question', async () => {
    const first = await rollcall.http.post('/graphql').send({ query: QUERY });
    const again = await rollcall.http.post('/graphql').send({ query: QUERY });
    expect(again.text).toBe(first.text);
    expect(again.headers['content-type']).toBe(first.headers['content-type']);
    await rollcall.record();
    const after = await rollcall.http.post('/graphql').send({ query: QUERY });
    expect(after.body.data.dataset.revision).toBe('3');
  });

  test('a change by another process is noticed without being told', async () => {
    await rollcall.pool.query(
      `INSERT INTO revision SELECT max(id) + 1, max(recorded_at) + interval '1 second', 'test', max(data_through) FROM revision`,
    );
    const { rows } = await rollcall.pool.query('SELECT max(id) AS id FROM revision');
    const deadline = Date.now() + 120_000;
    let seen = '';
    while (seen !== String(rows[0].id) && Date.now() < deadline) {
      seen = (await rollcall.http.post('/graphql').send({ query: QUERY })).body.data.dataset.revision;
    }
    expect(seen).toBe(String(rows[0].id));
  });

  test('an answer with errors is not kept, and another accepted type is another answer', async () => {
    const wrong = { query: '{ distribution(selection: { set: "x" }) { gini } }' };
    const [first, second] = [await rollcall.ask(wrong.query), await rollcall.ask(wrong.query)];
    expect(withoutRequestId(second)).toEqual(withoutRequestId(first));
    const accept = 'application/graphql-response+json';
    const typed = await rollcall.http.post('/graphql').set('accept', accept).send({ query: QUERY });
    const typedAgain = await rollcall.http.post('/graphql').set('accept', accept).send({ query: QUERY });
    expect(typed.headers['content-type']).toContain(accept);
    expect(typedAgain.headers['content-type']).toContain(accept);
  });

  test('a GET has an ETag that a store may ask with, and 304 while the roll stands', async () => {
    const url = `/graphql?query=${encodeURIComponent(QUERY)}`;
    const get = () => rollcall.http.get(url);
    const first = await get();
    expect(first.headers['cache-control']).toBe('public, no-cache');
    const same = await get().set('if-none-match', first.headers.etag!);
    expect(same.status).toBe(304);
    expect(same.text).toBe('');
    await rollcall.pool.query(`INSERT INTO release SELECT 'test', max(id), now() FROM revision`);
    await rollcall.store.refresh();
    const changed = await get().set('if-none-match', first.headers.etag!);
    expect(changed.status).toBe(200);
    expect(changed.body.data.dataset.releases[0].name).toBe('test');
  });

  test('a long answer is compressed for whoever takes it so, kept or not', async () => {
    const query = '{ countries(first: 200) { nodes { code name } } }';
    const ask = (encoding: string) => rollcall.http.post('/graphql').set('accept-encoding', encoding).send({ query });
    const plain = await ask('identity');
    const [first, kept] = [await ask('gzip'), await ask('gzip')];
    expect([first.headers['content-encoding'], kept.headers['content-encoding']]).toEqual(['gzip', 'gzip']);
    expect([first.body, kept.body]).toEqual([plain.body, plain.body]);
    expect(plain.headers['content-encoding']).toBeUndefined();
  });

  test('a malformed body is a clear error, kept answers or not', async () => {
    const response = await rollcall.http.post('/graphql').set('content-type', 'application/json').send('{"query":');
    expect(response.status).toBe(400);
    expect(withoutRequestId(response.body.errors)).toEqual([
      { message: expect.stringContaining('not valid JSON'), extensions: { code: 'BAD_REQUEST' } },
    ]);
  });
});
