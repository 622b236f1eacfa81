import { getNamedType } from 'graphql';
import supertest from 'supertest';
import { cacheReports } from '../../src/common/caches.js';
import { OF_TODAY } from '../../src/graphql/pinned.js';
import { createApp } from '../../src/server/create-app.js';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';
import { argumentsOf, everything, GIVEN, sdl } from '../support/every-field.js';

const RELEASE = '2026.12';
const schema = sdl();
const asking = {
  schema,
  given: { ...GIVEN, selection: '{}', counting: `{ release: "${RELEASE}" }`, release: `"${RELEASE}"` },
  // What became of it since.
  without: OF_TODAY,
};

const questions = Object.values(schema.getQueryType()!.getFields())
  .filter(({ args }) => args.some(({ name }) => name === 'counting' || name === 'release'))
  .map((field): [string, string] => [
    field.name,
    `{ ${field.name}${argumentsOf(field, asking.given)} ${everything(getNamedType(field.type), 2, asking)} }`,
  ]);

/** Another name for everything that has one, other facts, members, figures and translations. */
const EVERYTHING_CHANGES = [
  'country_version',
  'group_version',
  'scheme_version',
  'scheme_group',
  'initiative_version',
  'initiative_set_version',
  'indicator_version',
  'translation',
  'population',
  'indicator_value',
  'participation',
  'group_membership',
  'initiative_alias',
].map(
  (table) =>
    `UPDATE ${table} SET recorded = int4range(lower(recorded), ${NEW_REVISION}) WHERE upper_inf(recorded) AND lower(recorded) < ${NEW_REVISION}`,
);

describe('answers that rest on releases alone last', () => {
  const settings = {
    ROLLCALL_MAX_QUERY_COST: '1000000000',
    ROLLCALL_MAX_TOKENS: '1000000',
    ROLLCALL_MAX_ALIASES: '100000',
    ROLLCALL_MAX_QUERY_DEPTH: '100',
    ROLLCALL_MAX_ANSWER_BYTES: '1000000000',
  };
  let rollcall: TestApp;
  beforeEach(async () => {
    rollcall = await startTestApp({ seeded: true }, settings);
  });
  afterEach(() => rollcall.close());

  const post = async (query: string, variables: Record<string, unknown> = {}): Promise<string> =>
    (await rollcall.http.post('/graphql').send({ query, variables })).text;
  const kept = () => cacheReports().find(({ name }) => name === 'answers')!.hits;
  /** Whether the question is answered from what is kept, and the answer. */
  const askedAgain = async (query: string, variables?: Record<string, unknown>): Promise<[boolean, string]> => {
    const before = kept();
    const text = await post(query, variables);
    return [kept() > before, text];
  };
  /** The answer of a server that has never answered before. */
  const answeredAfresh = async (query: string, variables: Record<string, unknown> = {}): Promise<string> => {
    const app = await createApp(rollcall.database.settings(settings), await rollcall.database.open());
    try {
      return (await supertest(app.getHttpServer()).post('/graphql').send({ query, variables })).text;
    } finally {
      await app.close();
    }
  };

  const COUNT = `query($counting: CountingInput) {
    distribution(selection: {}, counting: $counting) { universeSize gini provenance { release cite } } }`;

  test('a question of a release is answered from what is kept after a revision, as a fresh server answers it', async () => {
    for (const counting of [
      { release: RELEASE },
      { knownAt: rollcall.store.current.newest.recordedAt.toISOString() },
    ]) {
      const first = await post(COUNT, { counting });
      expect((await askedAgain(COUNT, { counting }))[0]).toBe(true);
      await rollcall.record(`UPDATE participation SET recorded = int4range(lower(recorded), ${NEW_REVISION})
        WHERE upper_inf(recorded) AND id % 3 = 0`);
      expect(await askedAgain(COUNT, { counting })).toEqual([true, first]);
      expect(await answeredAfresh(COUNT, { counting })).toBe(first);
    }
  });

  test.each([
    ['fields below that name a day or how to count', 'coverage(asOf: "2020-01-01", counting: { blocs: INHERIT })'],
    ['fields below that name nothing', 'coverage participations { totalCount }'],
  ])('so is one with %s: they stay with its data', async (_, field) => {
    const query = `{ gaps(selection: {}, counting: { release: "${RELEASE}" }) { countries { country { code ${field} } } } }`;
    const first = await post(query);
    expect(first).toMatch(/^{"data":/);
    expect((await askedAgain(query))[0]).toBe(true);
    await rollcall.record();
    expect(await askedAgain(query)).toEqual([true, first]);
  });

  test('so is a thing by an identifier that names a release', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id ... on Initiative { participantCount } } }';
    const asked = { id: `Initiative:bletchley-declaration?release=${RELEASE}` };
    const first = await post(query, asked);
    expect(JSON.parse(first).data.node.id).toBe(asked.id);
    expect((await askedAgain(query, asked))[0]).toBe(true);
    await rollcall.record();
    expect(await askedAgain(query, asked)).toEqual([true, first]);
  });

  test('the same by GET, where the variables are text', async () => {
    const variables = JSON.stringify({ counting: { release: RELEASE } });
    const url = `/graphql?${new URLSearchParams({ query: COUNT, variables })}`;
    const get = () => rollcall.http.get(url);
    const first = await get();
    await rollcall.record();
    const before = kept();
    const same = await get().set('if-none-match', first.headers.etag!);
    expect([same.status, kept() - before]).toEqual([304, 1]);
  });

  test.each([
    ['names no data', COUNT, {}],
    ['names an instant that is yet to come', COUNT, { counting: { knownAt: '2100-01-01T00:00:00Z' } }],
    [
      'names data for a part alone',
      `query($counting: CountingInput) { dataset { revision } ${COUNT.slice(COUNT.indexOf('{') + 1)}`,
      { counting: { release: RELEASE } },
    ],
    [
      'looks a thing up in the newest roll',
      `{ initiative(slug: "bletchley-declaration") { name participantCount(counting: { release: "${RELEASE}" }) } }`,
      {},
    ],
    [
      'names data, but others for a field below',
      `{ gaps(selection: {}, counting: { release: "${RELEASE}" }) { countries { country {
        coverage(counting: { knownAt: "2100-01-01T00:00:00Z" }) } } } }`,
      {},
    ],
    ['asks for a thing by an identifier that names no data', '{ node(id: "Country:KEN?asOf=2020-01-01") { id } }', {}],
    [
      'asks what became of a fact since',
      `{ participations(first: 1, counting: { release: "${RELEASE}" }) { nodes { history { closedBy { id } } } } }`,
      {},
    ],
  ])('a question that %s is asked anew after a revision', async (_, query, variables) => {
    const first = await post(query, variables);
    expect(first).toMatch(/^{"data":/);
    expect((await askedAgain(query, variables))[0]).toBe(true);
    await rollcall.record();
    expect((await askedAgain(query, variables))[0]).toBe(false);
  });

  test('a release that is cut for the same revision is named, and what an organisation is today is told', async () => {
    const counting = { knownAt: rollcall.store.current.newest.recordedAt.toISOString() };
    await post(COUNT, { counting });
    await rollcall.pool.query(`INSERT INTO release SELECT 'cut-late', max(id), now() FROM revision`);
    await rollcall.store.refresh();
    const [found, text] = await askedAgain(COUNT, { counting });
    expect([found, JSON.parse(text).data.distribution.provenance.release]).toEqual([false, 'cut-late']);
    await rollcall.record(`WITH closed AS (
        UPDATE organisation_version SET recorded = int4range(lower(recorded), ${NEW_REVISION})
        WHERE upper_inf(recorded) AND organisation_id = (SELECT min(organisation_id) FROM organisation_version) RETURNING *)
      INSERT INTO organisation_version (organisation_id, slug, name_en, kind, recorded)
      SELECT organisation_id, slug, name_en, 'fund', int4range(${NEW_REVISION}, NULL) FROM closed`);
    expect((await askedAgain(COUNT, { counting }))[0]).toBe(false);
  });

  test('nothing is kept where the database was put back', async () => {
    const counting = { release: RELEASE };
    await post(COUNT, { counting });
    await rollcall.pool.query(`ALTER TABLE revision DISABLE TRIGGER USER;
      UPDATE revision SET recorded_at = recorded_at + interval '1 second' WHERE id = ${NEW_REVISION}`);
    await rollcall.store.refresh();
    expect((await askedAgain(COUNT, { counting }))[0]).toBe(false);
  });

  test('nothing that can be asked of a release shows what is recorded later', async () => {
    expect(questions.length).toBeGreaterThan(10);
    const first = new Map<string, string>();
    for (const [name, query] of questions) first.set(name, await post(query));
    await rollcall.record(EVERYTHING_CHANGES.join('; '));
    for (const [name, query] of questions) {
      expect(first.get(name)).toMatch(/^{"data":/);
      const [found, text] = await askedAgain(query);
      expect([name, found, text === first.get(name)]).toEqual([name, true, true]);
    }
    const app = await createApp(rollcall.database.settings(settings), await rollcall.database.open());
    const http = supertest(app.getHttpServer());
    for (const [name, query] of questions) {
      const { text } = await http.post('/graphql').send({ query, variables: {} });
      expect([name, text === first.get(name)]).toEqual([name, true]);
    }
    await app.close();
  });
});
