import { InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  introspectionFromSchema,
  isAbstractType,
  isObjectType,
  parse,
} from 'graphql';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';
import { argumentsOf, everything, GIVEN, sdl } from '../support/every-field.js';
import { RelayStore } from '../support/relay-store.js';

const schema = sdl();
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const objects = types.filter(isObjectType);
const hasId = (type: GraphQLObjectType) => 'id' in type.getFields();

/** States in which anything can be asked: as arguments, written out. The first is the newest. */
const STATES: readonly { readonly asOf?: string; readonly counting?: string; readonly release?: string }[] = [
  {},
  { counting: '{ release: "2026.11" }', release: '"2026.11"' },
  { counting: '{ release: "2026.12" }', release: '"2026.12"' },
  { asOf: '"2019-12-31"' },
  { asOf: '"1950-01-01"' },
  { counting: '{ blocs: INHERIT }' },
  { counting: '{ presence: CUMULATIVE, roles: [ENDORSER, SIGNATORY], minConfidence: CORROBORATED }' },
  { counting: '{ method: "1.0", universe: ALL_STATES }', asOf: '"2024-09-30"' },
  { counting: '{ release: "2026.11", presence: CUMULATIVE }', asOf: '"2019-12-31"', release: '"2026.11"' },
];

/** Of the newest data, of a release, of a day, and of all at once. */
const SOME_STATES = [STATES[0]!, STATES[1]!, STATES[3]!, STATES[8]!];

/** What needs a token, or changes with every request. */
const NOT_ASKED = ['errorReports', '_service', '_entities', 'node', 'viewer'];

type Data = Record<string, unknown>;

/** A client's cache: it takes answers in, and gives back how each is read again. */
interface ClientCache {
  write(document: string, data: Data): Promise<() => Promise<unknown>>;
}

const possibleTypes = Object.fromEntries(
  types.filter(isAbstractType).map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
);

/** Whether nothing is read that the answer did not say: in place of what is no longer there nothing may stand. */
function isPartOf(read: unknown, data: unknown): boolean {
  if (Array.isArray(data)) {
    return (
      Array.isArray(read) && read.length === data.length && data.every((item, place) => isPartOf(read[place], item))
    );
  }
  if (typeof data !== 'object' || data === null) return read === data;
  return Object.entries(read ?? {}).every(([name, value]) => isPartOf(value, (data as Data)[name]));
}

function apolloCache(): ClientCache {
  const cache = new InMemoryCache({ possibleTypes });
  return {
    async write(document, data) {
      const query = parse(document);
      cache.writeQuery({ query, data });
      expect(cache.readQuery({ query })).toEqual(data);
      // What has no identifier is replaced as a whole by a later answer to the same field, which may hold less of it.
      return async () => cache.diff({ query, optimistic: false, returnPartialData: true }).result;
    },
  };
}

function urqlCache(): ClientCache {
  let answer: Data = {};
  const client = new Client({
    url: 'http://localhost/graphql',
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        schema: introspectionFromSchema(schema) as never,
        // What has no identifier is part of what it stands in.
        keys: Object.fromEntries(objects.filter((type) => !hasId(type)).map(({ name }) => [name, () => null])),
      }),
      fetchExchange,
    ],
    fetch: async () =>
      new Response(JSON.stringify({ data: answer }), { headers: { 'content-type': 'application/json' } }),
  });
  const ask = async (document: string, requestPolicy: 'network-only' | 'cache-only') => {
    const { data, error } = await client.query(document, {}, { requestPolicy }).toPromise();
    if (error) throw error;
    return data as unknown;
  };
  return {
    async write(document, data) {
      answer = data;
      await ask(document, 'network-only');
      return () => ask(document, 'cache-only');
    },
  };
}

function relayStore(): ClientCache {
  const store = new RelayStore(schema);
  return {
    async write(document, data) {
      const read = store.write(document, structuredClone(data));
      return async () => read();
    },
  };
}

const CLIENTS: Readonly<Record<string, () => ClientCache>> = {
  'Apollo Client': apolloCache,
  urql: urqlCache,
  Relay: relayStore,
};

describe('what clients keep by identifier', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp(
      { seeded: true },
      {
        ROLLCALL_MAX_QUERY_COST: '1000000000',
        ROLLCALL_MAX_TOKENS: '1000000',
        ROLLCALL_MAX_ALIASES: '100000',
        ROLLCALL_MAX_QUERY_DEPTH: '100',
        ROLLCALL_MAX_ANSWER_BYTES: '1000000000',
      },
    );
    // The newest data are those of no release: some facts have gone since, and an initiative has another name.
    await rollcall.record(`
      UPDATE participation SET recorded = int4range(lower(recorded), ${NEW_REVISION})
        WHERE upper_inf(recorded) AND id % 3 = 0;
      WITH closed AS (UPDATE initiative_version SET recorded = int4range(lower(recorded), ${NEW_REVISION})
        WHERE upper_inf(recorded) AND initiative_id = (SELECT id FROM initiative WHERE slug = 'bletchley-declaration')
        RETURNING *)
      INSERT INTO initiative_version
        (initiative_id, name_en, kind, scope, binding, openness, list_completeness, recorded)
      SELECT initiative_id, 'Renamed', kind, scope, binding, openness, list_completeness, int4range(${NEW_REVISION}, NULL)
      FROM closed`);
  });
  afterAll(() => rollcall.close());

  const known = new Map<string, Data>();
  const answered = async (document: string): Promise<Data> => {
    const { data, errors } = known.has(document) ? { data: known.get(document)! } : await rollcall.ask(document);
    if (errors) throw new Error(`${JSON.stringify(errors[0])} to ${document.slice(0, 300)}`);
    known.set(document, data);
    return data;
  };

  /** Each answer as it came, and as a cache that holds all of them gives it back. */
  const holds = async (client: string, answers: readonly (readonly [document: string, data: Data])[]) => {
    const cache = CLIENTS[client]!();
    const reads: (() => Promise<unknown>)[] = [];
    for (const [document, data] of answers) reads.push(await cache.write(document, data));
    for (const [place, [document, data]] of answers.entries()) {
      const read = await reads[place]!();
      if (isPartOf(read, data)) continue;
      expect({ document, read }).toEqual({ document, read: data });
    }
  };

  test.each(Object.keys(CLIENTS))(
    '%s keeps the figures of two releases, two days and two countings apart',
    async (client) => {
      // Bletchley Declaration, of 1 November 2023: 28 states and the European Union endorsed it and one of them held the
      // summit, which makes 30 facts; release 2026.12 knows of one more.
      const document = `{
      early: initiative(slug: "bletchley-declaration", counting: { release: "2026.11" }) {
        __typename id participations { __typename totalCount } }
      late: initiative(slug: "bletchley-declaration", counting: { release: "2026.12" }) {
        __typename id participations { __typename totalCount } }
      before: matrix(selection: { set: "hlab7" }, asOf: "2019-12-31") { __typename
        initiatives { __typename id slug participantCount } }
      now: matrix(selection: { set: "hlab7" }, counting: { release: "2026.12" }) { __typename
        initiatives { __typename id slug participantCount } }
      countries(filter: { codes: ["DEU"] }, asOf: "1950-01-01") { __typename nodes { __typename id unStatus } }
      country(code: "DEU") { __typename id unStatus }
    }`;
      const data = await answered(document);
      expect(data).toMatchObject({
        early: { id: 'Initiative:bletchley-declaration?release=2026.11', participations: { totalCount: 30 } },
        late: { id: 'Initiative:bletchley-declaration?release=2026.12', participations: { totalCount: 31 } },
        // Germany was admitted to the United Nations on 18 September 1973.
        countries: { nodes: [{ id: 'Country:DEU?asOf=1950-01-01', unStatus: 'NON_MEMBER' }] },
        country: { id: 'Country:DEU', unStatus: 'MEMBER' },
      });
      const counted = (answer: unknown) =>
        (answer as { initiatives: { slug: string; participantCount: number }[] }).initiatives.find(
          ({ slug }) => slug === 'bletchley-declaration',
        )!.participantCount;
      expect([counted(data.before), counted(data.now)]).toEqual([0, 30]);
      await holds(client, [[document, data]]);
    },
  );

  /** A look-up of something of each kind in a state. */
  const LOOKED_UP: Readonly<Record<string, string>> = {
    Country: 'country',
    Organisation: 'organisation',
    Initiative: 'initiative',
    Scheme: 'scheme',
    Group: 'group',
    InitiativeSet: 'initiativeSets',
    Participation: 'participations',
  };
  const kinds = Object.entries(LOOKED_UP);
  /** How far down to ask where it is not two levels: a fact stands in a page, and the sets hold every initiative. */
  const LEVELS: Readonly<Record<string, number>> = { participations: 3, initiativeSets: 1 };

  test('there is a look-up for every kind of thing that has an identifier, or what it is read from says why not', () => {
    const others = objects.filter((type) => hasId(type) && !(type.name in LOOKED_UP)).map(({ name }) => name);
    // Proposals and reports are of no state of the roll, and a revision is one.
    expect(others.sort()).toEqual(['ErrorReport', 'Proposal', 'Revision']);
  });

  const fieldIn = (name: string, state: (typeof STATES)[number], levels: number): string | null => {
    const field = schema.getQueryType()!.getFields()[name]!;
    const given = { ...GIVEN, ...state };
    const args = argumentsOf(field, given);
    const below: GraphQLNamedType = getNamedType(field.type);
    // Beneath, everything follows the question: no field names a state of its own.
    return args === null ? null : `${name}${args} ${everything(below, levels, { schema, given: GIVEN })}`;
  };

  test.each(kinds)('%s is given again by its identifier, in the state that it names', async (kind, lookUp) => {
    const type = schema.getType(kind)!;
    let asked = 0;
    for (const state of STATES) {
      const looked = (await answered(`{ ${fieldIn(lookUp, state, LEVELS[lookUp] ?? 2)!} }`))[lookUp];
      const found = looked as Data & { nodes?: Data[] };
      const thing = Array.isArray(found) ? (found[0] as Data) : found.nodes ? found.nodes[0] : found;
      // In 1950 nobody took part in anything that is on record.
      if (!thing) continue;
      asked++;
      const again = `{ node(id: ${JSON.stringify(thing.id)}) { __typename ... on ${kind} ${everything(type, 1, { schema, given: GIVEN })} } }`;
      const { node } = await answered(again);
      expect((node as Data).id).toBe(thing.id);
      for (const [name, value] of Object.entries(node as Data)) {
        if (isPartOf(value, thing[name])) continue;
        expect({ id: thing.id, [name]: value }).toEqual({ id: thing.id, [name]: thing[name] });
      }
    }
    expect(asked).toBeGreaterThan(STATES.length - 3);
  });

  test.each([
    ['Initiative:gpai?release=2026.13', 'id.release', '2026.12'],
    ['Initiative:gpai?release=2026.12&knownAt=2026-11-22T00:00:00Z', 'id.knownAt', 'not both'],
    ['Initiative:gpai?knownAt=1999-01-01T00:00:00Z', 'id.knownAt', 'nothing was recorded'],
    ['Initiative:gpai?asOf=2023-02-30', 'id.asOf', '2023-02-30'],
    ['Initiative:gpai?proposal=Proposal:99', 'id.proposal', '99'],
    ['Initiative:gpai?method=3.0', 'id.method', '3.0'],
    ['Initiative:gpai?method=1.0&blocs=AS_ADOPTED', 'id.blocs', 'AS_ADOPTED'],
  ])('%s names no state', async (id, argument, said) => {
    const { errors } = await rollcall.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(said),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument }),
      }),
    ]);
  });

  test('a version of an initiative is named by the instant of its revision, and a fact whose initiative is gone by its last', async () => {
    const { data } = await rollcall.ask(`{ initiative(slug: "bletchley-declaration") { id name history {
      revision { id recordedAt } initiative { id name } } } }`);
    const { history, name } = data.initiative;
    expect(name).toBe('Renamed');
    for (const { revision, initiative } of history) {
      expect(initiative.id).toBe(`Initiative:bletchley-declaration?knownAt=${revision.recordedAt}`);
      const { node } = (await rollcall.ask(`{ node(id: "${initiative.id}") { id ... on Initiative { name } } }`)).data;
      expect(node).toEqual(initiative);
    }
  });

  describe.each(Object.keys(CLIENTS))('%s', (client) => {
    test.each(kinds)('every field of %s in every state, in one document and one after another', async (_, lookUp) => {
      const fields = STATES.map((state) => fieldIn(lookUp, state, LEVELS[lookUp] ?? 2)!);
      const answers: [string, Data][] = [];
      for (const field of fields) answers.push([`{ ${field} }`, await answered(`{ ${field} }`)]);
      const together = fields.map((field, place) => `s${place}: ${field}`).join(' ');
      const said = answers.map(([, data], place) => [`s${place}`, data[lookUp]]);
      await holds(client, [[`{ ${together} }`, Object.fromEntries(said)], ...answers]);
    });

    test('every other question in some of the states, all in one cache', async () => {
      const answers: [string, Data][] = [];
      for (const name of Object.keys(schema.getQueryType()!.getFields())) {
        if (NOT_ASKED.includes(name) || Object.values(LOOKED_UP).includes(name)) continue;
        const documents = new Set(
          SOME_STATES.map((state) => fieldIn(name, state, 2)).filter((field) => field !== null),
        );
        for (const field of documents) answers.push([`{ ${field} }`, await answered(`{ ${field} }`)]);
      }
      expect(answers.length).toBeGreaterThan(50);
      await holds(client, answers);
    });
  });
});
