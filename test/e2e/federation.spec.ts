import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { buildSchema, type ExecutionResult, graphql, isObjectType, parse, print } from 'graphql';
import { KEYS } from '../../src/federation/entities.js';
import { costTree } from '../../src/graphql/cost.js';
import { sizesOf } from '../../src/graphql/sizes.js';
import { type Answer, startTestApp, type TestApp } from '../support/app.js';

/** Another part of the supergraph: it knows countries by their codes, and of each where its capital is. */
const CAPITALS_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Query { capitals: [Country!]! }
  type Country @key(fields: "code") { code: ID! capital: String! pages: PageInfo! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
`;
const CAPITALS = new Map([
  ['KEN', 'Nairobi'],
  ['PER', 'Lima'],
]);
const capitals = buildSchema(`
  scalar _Any
  union _Entity = Country
  type Query { capitals: [Country!]! _entities(representations: [_Any!]!): [_Entity]! }
  type Country { code: ID! capital: String! pages: PageInfo! }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
`);
const capitalOf = (code: string) => ({ __typename: 'Country', code, capital: CAPITALS.get(code) ?? 'not known' });

describe('a part of a supergraph', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const sdl = async () => (await rollcall.ask('{ _service { sdl } }')).data._service.sdl as string;
  const entities = (representations: unknown, fields: string) =>
    rollcall.ask(`query($named: [_Any!]!) { _entities(representations: $named) { __typename ${fields} } }`, {
      named: representations,
    });

  test('gives its SDL as schema/ states it, with the keys that it answers', async () => {
    const text = await sdl();
    for (const [type, key] of KEYS) expect(text).toContain(`extend type ${type} @key(fields: "${key}")`);
    expect(text).not.toMatch(/_Any|_entities|_service|directive @key/);
    // Every part of a supergraph that has pages says how they begin and end.
    expect(text).toContain('type PageInfo @shareable {');
    // Every type that the server has, but for those of gateways, is in it.
    const { schema } = rollcall.app.get(GraphQLSchemaHost);
    const own = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('_'));
    expect(own.length).toBeGreaterThan(100);
    for (const { name } of own) expect(text).toMatch(new RegExp(`^(extend )?type ${name}\\b`, 'm'));
  });

  test('gives the objects that are named by their keys, in order, and null where there is none', async () => {
    const { data, errors } = await entities(
      [
        { __typename: 'Country', code: 'KEN' },
        { __typename: 'Organisation', code: 'NAM-movement' },
        { __typename: 'Initiative', slug: 'bletchley-declaration', more: [1] },
        { __typename: 'Group', slug: 'g77' },
        { __typename: 'Country', code: 'NAM' },
        { __typename: 'Country', code: 'XXX' },
        { __typename: 'Country', code: 'KEN' },
      ],
      '... on Country { id name } ... on Organisation { id } ... on Initiative { id kind } ... on Group { id }',
    );
    expect(errors).toBeUndefined();
    const kenya = { __typename: 'Country', id: 'Country:KEN', name: 'Kenya' };
    expect(data._entities).toEqual([
      kenya,
      { __typename: 'Organisation', id: 'Organisation:NAM-movement' },
      { __typename: 'Initiative', id: 'Initiative:bletchley-declaration', kind: 'DECLARATION' },
      { __typename: 'Group', id: 'Group:g77' },
      { __typename: 'Country', id: 'Country:NAM', name: 'Namibia' },
      null,
      kenya,
    ]);
  });

  test('says the same when it is asked a second and a third time, and of objects written in the query', async () => {
    const query =
      '{ _entities(representations: [{ __typename: "Country", code: "PER" }]) { ... on Country { name } } }';
    for (let times = 0; times < 3; times++) {
      expect((await rollcall.ask(query)).data).toEqual({ _entities: [{ name: 'Peru' }] });
    }
  });

  test.each([
    ['a number', [5], 'representations.0', /^5 names no object/],
    ['a list', [[{ __typename: 'Country', code: 'KEN' }]], 'representations.0', /names no object/],
    [
      'an object without a type',
      [{ code: 'KEN' }],
      'representations.0',
      /__typename: nothing has no key.*Country\(code\)/,
    ],
    ['a type without a key', [{ __typename: 'Scheme', slug: 'g77' }], 'representations.0', /"Scheme" has no key/],
    ['what every object has', [{ __typename: 'constructor' }], 'representations.0', /"constructor" has no key/],
    [
      'another field than the key',
      [
        { __typename: 'Country', code: 'KEN' },
        { __typename: 'Group', code: 'x' },
      ],
      'representations.1',
      /slug: nothing is no key of Group/,
    ],
    [
      'a key that is no text',
      [{ __typename: 'Country', code: { $ne: 1 } }],
      'representations.0',
      /code: \{"\$ne":1\} is no key/,
    ],
    [
      'too many',
      Array.from({ length: 501 }, () => ({ __typename: 'Country', code: 'KEN' })),
      'representations',
      /501 objects/,
    ],
  ])('refuses %s, and says which and why', async (_, representations, argument, said) => {
    const { errors } = await entities(representations, '');
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(errors![0]!.message).toMatch(said);
  });

  test('costs for each object that is named, also where one is named many times', async () => {
    const { schema } = rollcall.app.get(GraphQLSchemaHost);
    const query = parse(
      `query($named: [_Any!]!) { _entities(representations: $named) { ... on Country { participations(first: 500) { nodes { id initiative { summary } citations { title evidence } } } } } }`,
    );
    const costOf = (count: number) => {
      const named = Array.from({ length: count }, () => ({ __typename: 'Country', code: 'KEN' }));
      return costTree(schema, query, null, { named }, sizesOf(rollcall.store.current)).cost;
    };
    expect(costOf(100)).toBeGreaterThan(90 * costOf(1));
    const { errors } = await rollcall.ask(print(query), {
      named: Array.from({ length: 500 }, () => ({ __typename: 'Country', code: 'KEN' })),
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', limited: 'cost' });
  });

  test('composes with another that knows countries by code, and a gateway asks both in one query', async () => {
    const composed = composeServices([
      { name: 'rollcall', url: 'http://rollcall.invalid', typeDefs: parse(await sdl()) },
      { name: 'capitals', url: 'http://capitals.invalid', typeDefs: parse(CAPITALS_SDL) },
    ]);
    assertCompositionSuccess(composed);
    const asked: string[] = [];
    const gateway = getStitchedSchemaFromSupergraphSdl({
      supergraphSdl: composed.supergraphSdl,
      onSubschemaConfig: (config) => {
        config.executor = (async ({ document, variables }) => {
          const query = print(document);
          asked.push(config.name.toLowerCase());
          if (config.name.toLowerCase() === 'rollcall') {
            return (await rollcall.ask(query, (variables ?? {}) as Record<string, unknown>)) as ExecutionResult;
          }
          return graphql({
            schema: capitals,
            source: query,
            variableValues: variables as Record<string, unknown>,
            rootValue: {
              capitals: [...CAPITALS.keys()].map(capitalOf),
              _entities: ({ representations }: { representations: { code: string }[] }) =>
                representations.map(({ code }) => capitalOf(code)),
            },
          });
        }) as NonNullable<typeof config.executor>;
      },
    });
    const ask = async (source: string) =>
      JSON.parse(JSON.stringify(await graphql({ schema: gateway, source }))) as Answer;
    // From the other part to this one, by the key.
    const there = await ask(`{ capitals { code capital name(locale: ZH) coverage(selection: { set: "hlab7" }) } }`);
    expect(there.errors).toBeUndefined();
    const own = await rollcall.ask(
      '{ country(code: "KEN") { code name(locale: ZH) coverage(selection: { set: "hlab7" }) } }',
    );
    expect(there.data.capitals[0]).toEqual({ ...own.data.country, capital: 'Nairobi' });
    expect(there.data.capitals[1]).toMatchObject({ code: 'PER', name: '秘鲁', capital: 'Lima' });
    expect([...new Set(asked)].sort()).toEqual(['capitals', 'rollcall']);
    // And from this one to the other.
    const here = await ask('{ country(code: "KEN") { code capital } initiative(slug: "gpai") { slug } }');
    expect(here).toEqual({ data: { country: { code: 'KEN', capital: 'Nairobi' }, initiative: { slug: 'gpai' } } });
  });
});
