import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../support/app.js';
import { tokenFor } from '../support/tokens.js';

const FOLLOW = `subscription Follow($since: ID, $filter: RollChangeFilter) { rollChanges(since: $since, filter: $filter) {
  cursor sense description revision { id reason author } initiative { slug }
  participant { ... on Country { code } ... on Organisation { code } } before { id } after { id validTo citations { url } } } }`;
const ALL = `query ($since: ID, $filter: RollChangeFilter, $after: String) { changes(since: $since, filter: $filter, first: 500, after: $after) {
  nodes { cursor } pageInfo { hasNextPage endCursor } } }`;

interface Told {
  data: { rollChanges: { cursor: string; description: string; revision: { id: string; reason: string } } } | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

describe('rollChanges over a WebSocket', () => {
  let rollcall: TestApp;
  let address: string;
  const clients: Client[] = [];
  beforeAll(async () => {
    rollcall = await startTestApp({ seeded: true }, { ROLLCALL_SUBSCRIBER_PATIENCE_SECONDS: '2' });
    address = (await rollcall.listen()).replace('http', 'ws');
  });
  afterAll(async () => {
    for (const client of clients) await client.dispose();
    await rollcall.close();
  });

  const clientOf = (connectionParams: Record<string, unknown> = {}, at = address) => {
    const client = createClient({ url: `${at}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
    clients.push(client);
    return client;
  };
  const follow = (client: Client, variables: object = {}, query = FOLLOW) =>
    client.iterate({ query, variables: variables as never }) as AsyncIterableIterator<Told>;
  const take = async (told: AsyncIterableIterator<Told>, count: number) => {
    const taken: NonNullable<Told['data']>['rollChanges'][] = [];
    while (taken.length < count) {
      const { value, done } = await told.next();
      if (done) throw new Error(`the subscription ended after ${taken.length}`);
      if (value.errors) throw new Error(JSON.stringify(value.errors));
      taken.push(value.data!.rollChanges);
    }
    return taken;
  };
  const all = async (variables: object = {}) => {
    const cursors: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data } = await rollcall.ask(ALL, { ...variables, after });
      cursors.push(...data.changes.nodes.map(({ cursor }: { cursor: string }) => cursor));
      if (!data.changes.pageInfo.hasNextPage) return cursors;
      after = data.changes.pageInfo.endCursor;
    }
  };
  /** Ends what stands in a declaration, one state a revision. */
  const record = (code: string, end: string) =>
    rollcall.record(`WITH old AS (
        UPDATE participation SET recorded = int4range(lower(recorded), (SELECT max(id) FROM revision))
        WHERE upper_inf(recorded) AND upper(valid) IS NULL AND participant_id = (SELECT id FROM participant WHERE code = '${code}' AND kind = 'state')
          AND initiative_id = (SELECT id FROM initiative WHERE slug = 'bletchley-declaration')
        RETURNING participant_id, initiative_id, role, valid, date_precision, confidence, source_id)
      INSERT INTO participation (participant_id, initiative_id, role, valid, date_precision, confidence, source_id, recorded)
      SELECT participant_id, initiative_id, role, daterange(lower(valid), '${end}'), date_precision, confidence, source_id,
        int4range((SELECT max(id) FROM revision), NULL) FROM old`);
  /** What a subscription that is refused says. */
  const refused = async (query: string, variables: object = {}, client = clientOf()) => {
    try {
      const { value } = await (
        client.iterate({ query, variables: variables as never }) as AsyncIterableIterator<Told>
      ).next();
      return value.errors;
    } catch (errors) {
      return errors;
    }
  };
  const closing = (socket: WebSocket) =>
    new Promise<[number, string]>((resolve) => socket.once('close', (code, reason) => resolve([code, String(reason)])));
  const open = async (options: object = {}, at = address) => {
    const socket = new WebSocket(`${at}/graphql`, 'graphql-transport-ws', options);
    await once(socket, 'open');
    return socket;
  };

  test('tells each change as it is recorded, in order, each once, to everyone who follows', async () => {
    const [one, other] = [follow(clientOf()), follow(clientOf(), { filter: { countries: ['FRA'] } })];
    const first = one.next();
    const ofFrance = other.next();
    // A subscription that was asked for begins in its own time: what comes first is told once both run.
    for (let running = 0; running < 2; ) {
      const text = await (await rollcall.http.get('/metrics')).text;
      running = Number(/^rollcall_subscriptions (\d+)/m.exec(text)?.[1]);
    }
    await record('KEN', '2027-01-01');
    await record('FRA', '2027-02-01');
    const told = [(await first).value, (await one.next()).value];
    expect(told.map(({ data }) => data.rollChanges.description)).toEqual([
      expect.stringMatching(/^Updated: Kenya in .*, ended on 1 January 2027/),
      expect.stringMatching(/^Updated: France in .*, ended on 1 February 2027/),
    ]);
    expect(told[0].data.rollChanges).toMatchObject({
      sense: 'UPDATED',
      revision: { reason: 'test', author: null },
      initiative: { slug: 'bletchley-declaration' },
      participant: { code: 'KEN' },
      before: { id: expect.any(String) },
      after: { validTo: '2027-01-01', citations: [{ url: expect.any(String) }] },
    });
    expect((await ofFrance).value.data.rollChanges.participant.code).toBe('FRA');
    await one.return!();
    await other.return!();
  });

  test('from a revision or a cursor on it tells what `changes` tells, whatever page that stands on', async () => {
    const filter = { initiatives: ['bletchley-declaration', 'military-ai-political-declaration', 'gpai'] };
    const cursors = await all({ filter });
    expect(cursors.length).toBeGreaterThan(100);
    const told = await take(follow(clientOf(), { since: '0', filter }), cursors.length);
    expect(told.map(({ cursor }) => cursor)).toEqual(cursors);
    const { id } = told.at(-3)!.revision;
    const behind = told.filter((change) => Number(change.revision.id) > Number(id));
    expect(await take(follow(clientOf(), { since: id, filter }), behind.length)).toEqual(behind);
  });

  test('a subscriber that is cut again and again and names the last cursor loses nothing and is told nothing twice', async () => {
    const filter = { initiatives: ['bletchley-declaration'] };
    const seen: string[] = [];
    const expected = await all({ filter });
    for (let step = 7; seen.length < expected.length; step += 3) {
      const sockets: WebSocket[] = [];
      class OwnedCache extends WebSocket {
        constructor(...given: ConstructorParameters<typeof WebSocket>) {
          super(...given);
          sockets.push(this);
        }
      }
      const client = createClient({ url: `${address}/graphql`, webSocketImpl: OwnedCache, retryAttempts: 0 });
      const told = follow(client, { since: seen.at(-1) ?? '0', filter });
      const changes = await take(told, Math.min(step, expected.length - seen.length));
      seen.push(...changes.map(({ cursor }) => cursor));
      // As a lost network has it: no word of farewell.
      sockets[0]!.terminate();
      const rest = (async () => {
        for await (const _ of told);
      })();
      await expect(rest).rejects.toBeDefined();
    }
    expect(seen).toEqual(expected);
    // What is recorded while nobody is connected is told to whoever comes back.
    const since = seen.at(-1)!;
    await record('CHN', '2027-03-01');
    const [missed] = await take(follow(clientOf(), { since, filter }), 1);
    expect(missed!.description).toMatch(/^Updated: China /);
  });

  test('a revision that this server does not know yet is waited for', async () => {
    const { id } = rollcall.store.current.newest;
    const told = take(follow(clientOf(), { since: String(id + 1) }), 1);
    await record('JPN', '2027-04-01');
    await record('AUS', '2027-05-01');
    expect((await told)[0]!.description).toMatch(/^Updated: Australia/);
  });

  test('names that are none are refused at once, with what may have been meant', async () => {
    expect(await refused(FOLLOW, { filter: { countries: ['KENN'] } })).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^there is no country 'KENN'; did you mean KEN/),
        extensions: { code: 'BAD_USER_INPUT', argument: 'filter.countries' },
      }),
    ]);
    expect(await refused(FOLLOW, { since: 'yesterday' })).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^'yesterday' is neither a revision, .* nor the cursor of a change/),
        extensions: { code: 'BAD_USER_INPUT', argument: 'since' },
      }),
    ]);
  });

  test.each([
    ['a query', '{ dataset { revision } }', 'BAD_REQUEST', /only subscriptions are answered: ask a query by HTTP/],
    ['a mutation', 'mutation { withdrawProposal(id: "1") { id } }', 'BAD_REQUEST', /ask a mutation by HTTP/],
    [
      'an unknown field',
      'subscription { rollChanges { nothing } }',
      'GRAPHQL_VALIDATION_FAILED',
      /Cannot query field "nothing"/,
    ],
    ['no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED', /^Syntax Error/],
    [
      'two fields',
      'subscription { rollChanges { cursor } b: rollChanges { cursor } }',
      'GRAPHQL_VALIDATION_FAILED',
      /only one/,
    ],
    [
      'too deep',
      `subscription { rollChanges { initiative ${'{ parent '.repeat(12)}{ slug }${' }'.repeat(12)} } }`,
      'QUERY_TOO_COMPLEX',
      /deep/,
    ],
    [
      'too costly',
      'subscription { rollChanges { initiative { participations(first: 500) { nodes { initiative { participations(first: 500) { nodes { id participant { ... on Country { participations(first: 500) { nodes { id } } } } } } } } } } } }',
      'QUERY_TOO_COMPLEX',
      /may cost/,
    ],
    ['too many tokens', `subscription { rollChanges { ${'cursor '.repeat(2_000)} } }`, 'QUERY_TOO_COMPLEX', /tokens/],
    [
      'a proposal supposed',
      'subscription { rollChanges { initiative { participations(counting: {proposal: "Proposal:1"}, first: 1) { nodes { id } } } } }',
      'BAD_USER_INPUT',
      /supposes no proposal/,
    ],
  ])('%s is refused as over HTTP', async (_, query, code, message) => {
    expect(await refused(query)).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(message),
        extensions: expect.objectContaining({ code }),
      }),
    ]);
  });

  test('over HTTP a subscription is refused with the way to ask it', async () => {
    const { errors } = await rollcall.ask(FOLLOW);
    expect(errors).toEqual([
      expect.objectContaining({
        message: 'subscriptions are answered over a WebSocket at this address, by the protocol graphql-transport-ws',
        extensions: expect.objectContaining({ code: 'GRAPHQL_VALIDATION_FAILED' }),
      }),
    ]);
  });

  test('a connection has ten subscriptions at most', async () => {
    const client = clientOf();
    const running = Array.from({ length: 10 }, () => follow(client, { since: '0', filter: { countries: ['KEN'] } }));
    for (const told of running) await take(told, 1);
    expect(await refused(FOLLOW, {}, client)).toEqual([
      expect.objectContaining({ extensions: { code: 'OVERLOADED' } }),
    ]);
    for (const told of running) await told.return!();
  });

  test('a token is asked for by nobody, and one that is wrong is refused with 4401 and no part of it', async () => {
    const token = await tokenFor(rollcall, 'CONTRIBUTOR');
    const [, id] = token.split('_');
    await take(follow(clientOf({ Authorization: `Bearer ${token}` }), { since: '0' }), 1);
    const wrong = `Bearer rollcall_${id}_${'0'.repeat(64)}`;
    const error = await follow(clientOf({ Authorization: wrong }), { since: '0' })
      .next()
      .catch((closed) => closed);
    expect([error.code, error.reason]).toEqual([4401, 'the token is unknown here']);
    const socket = new WebSocket(`${address}/graphql`, 'graphql-transport-ws', { headers: { authorization: wrong } });
    const [, response] = await once(
      socket.on('error', () => undefined),
      'unexpected-response',
    );
    expect(response.statusCode).toBe(401);
  });

  test('a page of any site may follow, and one that is not named may show no token', async () => {
    const token = await tokenFor(rollcall, 'CONTRIBUTOR');
    const greet = async (origin: string, payload: object) => {
      const socket = new WebSocket(`${address}/graphql`, 'graphql-transport-ws', { origin });
      await once(socket, 'open');
      socket.send(JSON.stringify({ type: 'connection_init', payload }));
      const told = await Promise.race([
        once(socket, 'message').then(([message]) => JSON.parse(String(message)).type),
        once(socket, 'close').then(([code]) => code),
      ]);
      socket.terminate();
      return told;
    };
    const shown = { Authorization: `Bearer ${token}` };
    const own = address.replace('ws', 'http');
    for (const origin of [own, 'https://elsewhere.example', 'null'])
      expect(await greet(origin, {})).toBe('connection_ack');
    expect(await greet(own, shown)).toBe('connection_ack');
    for (const origin of ['https://elsewhere.example', 'null']) expect(await greet(origin, shown)).toBe(4403);
  });

  test('what is no word of the protocol closes with its code: another protocol, no greeting, no JSON, too much', async () => {
    const other = new WebSocket(`${address}/graphql`, 'graphql-ws');
    expect((await closing(other.on('error', () => undefined)))[0]).not.toBe(1000);
    const silent = await open();
    expect((await closing(silent))[0]).toBe(4408);
    const wrong = await open();
    wrong.send('{');
    expect((await closing(wrong))[0]).toBe(4400);
    const early = await open();
    early.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: FOLLOW } }));
    expect((await closing(early))[0]).toBe(4401);
    const large = await open();
    large.send(JSON.stringify({ type: 'connection_init', payload: { more: 'x'.repeat(100_000) } }));
    expect((await closing(large))[0]).toBe(1009);
    const elsewhere = new WebSocket(`${address}/exports/yearly.csv`, 'graphql-transport-ws');
    const [, response] = await once(
      elsewhere.on('error', () => undefined),
      'unexpected-response',
    );
    expect(response.statusCode).toBe(404);
  });

  test('a subscriber that stops reading is closed with 4508, holds nothing, and is told the rest when it comes back', async () => {
    const reader = await open();
    const messages: { type: string; payload?: Told }[] = [];
    reader.on('message', (data) => messages.push(JSON.parse(String(data))));
    const closed = closing(reader);
    reader.send(JSON.stringify({ type: 'connection_init' }));
    await once(reader, 'message');
    const wide = FOLLOW.replace(
      'cursor sense',
      `cursor ${Array.from({ length: 25 }, (_, at) => `d${at}: description`).join(' ')} sense`,
    );
    const socket = (reader as unknown as { _socket: Socket })._socket;
    reader.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: wide, variables: { since: '0' } } }));
    await once(reader, 'message');
    socket.pause();
    const slow = async () =>
      Number(/^rollcall_subscribers_closed_slow_total (\d+)/m.exec((await rollcall.http.get('/metrics')).text)?.[1]);
    while ((await slow()) === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    socket.resume();
    const [code, reason] = await closed;
    expect([code, reason]).toEqual([4508, expect.stringContaining('last cursor')]);
    const told = messages.filter(({ type }) => type === 'next').map(({ payload }) => payload!.data!.rollChanges.cursor);
    const expected = await all();
    expect(told).toEqual(expected.slice(0, told.length));
    const since = told.at(-1)!;
    expect((await take(follow(clientOf(), { since }), 100)).map(({ cursor }) => cursor)).toEqual(
      expected.slice(told.length, told.length + 100),
    );
  });

  test('a request for a protocol that is not spoken is answered as if it had not asked for it', async () => {
    const { port } = new URL(address);
    const socket = connect(Number(port), '127.0.0.1');
    const body = JSON.stringify({ query: '{ dataset { revision } }' });
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    let text = '';
    socket.on('data', (data) => {
      text += data;
    });
    while (!text.includes('}}')) await once(socket, 'data');
    socket.destroy();
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\{"data":\{"dataset":\{"revision":"?\d+/);
  });
});

describe('rollChanges of a server that answers registered operations, to few, from some pages', () => {
  let rollcall: TestApp;
  let address: string;
  const MINE = 'subscription Mine { rollChanges(since: "0") { cursor } }';
  beforeAll(async () => {
    const manifest = join(tmpdir(), `mine-${process.pid}.json`);
    writeFileSync(manifest, JSON.stringify({ mine: MINE }));
    rollcall = await startTestApp(
      { seeded: true },
      {
        ROLLCALL_TRUSTED_DOCUMENTS: manifest,
        ROLLCALL_MAX_SUBSCRIBERS: '2',
        ROLLCALL_CORS_ORIGINS: 'https://mine.example',
        ROLLCALL_RATE_PER_MINUTE: '400',
      },
    );
    address = (await rollcall.listen()).replace('http', 'ws');
  });
  afterAll(() => rollcall.close());
  const client = () => createClient({ url: `${address}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });

  test('another operation is refused; a registered one is answered by its text and by its id', async () => {
    const asked = client();
    const ask = async (payload: { query: string; extensions?: Record<string, unknown> }) => {
      const told = asked.iterate(payload);
      const { value } = await told.next().catch((errors) => ({ value: { errors } }));
      await told.return!();
      return value as Told;
    };
    expect((await ask({ query: `${MINE} ` })).errors![0]!.extensions.code).toBe('UNTRUSTED_DOCUMENT');
    expect((await ask({ query: MINE })).data!.rollChanges.cursor).toEqual(expect.any(String));
    expect((await ask({ query: '', extensions: { persistedQuery: { sha256Hash: 'mine' } } })).data).not.toBeNull();
    await asked.dispose();
    for (let connections = 1; connections > 0; ) {
      connections = Number(/^rollcall_subscribers (\d+)/m.exec((await rollcall.http.get('/metrics')).text)?.[1]);
    }
  });

  test.each([
    ['no page', undefined, 101],
    ['a page of its own', 'OWN', 101],
    ['a page of another site', 'https://elsewhere.example', 403],
    ['a page from nowhere', 'null', 403],
  ])('where origins are named, a socket is opened for %s or not', async (_, origin, status) => {
    const headers = origin === undefined ? {} : { origin: origin === 'OWN' ? address.replace('ws', 'http') : origin };
    const socket = new WebSocket(`${address}/graphql`, 'graphql-transport-ws', { headers });
    socket.on('error', () => undefined);
    const found = await Promise.race([
      once(socket, 'open').then(() => 101),
      once(socket, 'unexpected-response').then(([, response]) => response.statusCode),
    ]);
    socket.terminate();
    expect(found).toBe(status);
    for (let connections = 1; connections > 0; ) {
      connections = Number(/^rollcall_subscribers (\d+)/m.exec((await rollcall.http.get('/metrics')).text)?.[1]);
    }
  });

  test('a page that may ask may subscribe, connections are counted, and a server that ends says so', async () => {
    const opened = await Promise.all(
      [1, 2].map(async () => {
        const socket = new WebSocket(`${address}/graphql`, 'graphql-transport-ws', { origin: 'https://mine.example' });
        await once(socket, 'open');
        return socket;
      }),
    );
    const third = new WebSocket(`${address}/graphql`, 'graphql-transport-ws');
    const [, response] = await once(
      third.on('error', () => undefined),
      'unexpected-response',
    );
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '5']);
    opened[1]!.close();
    await once(opened[1]!, 'close');
    const closed = new Promise((resolve) => opened[0]!.once('close', resolve));
    opened[0]!.send(JSON.stringify({ type: 'connection_init' }));
    await once(opened[0]!, 'message');
    await rollcall.app.close();
    expect(await closed).toBe(1001);
  });
});
