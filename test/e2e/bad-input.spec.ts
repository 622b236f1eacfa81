import { jest } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { withoutRequestId } from '../support/without-request-id.js';

describe('bad input', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const HLAB7 = 'selection: { set: "hlab7" }';
  test.each([
    [
      'a day that does not exist',
      '{ country(code: "KEN") { groups(asOf: "2023-02-30") { slug } } }',
      'asOf',
      '2023-02-30',
    ],
    ['a day of another form', '{ country(code: "KEN") { groups(asOf: "30.9.2024") { slug } } }', 'asOf', '30.9.2024'],
    ['an absurd page', '{ countries(first: 501) { totalCount } }', 'first', '501'],
    ['a negative page', '{ countries(last: -1) { totalCount } }', 'last', '-1'],
    ['both ends of a list', '{ countries(first: 1, last: 1) { totalCount } }', 'last', 'not both'],
    ['a malformed cursor', '{ countries(after: "%%%") { totalCount } }', 'after', '%%%'],
    ['a cursor of another list', '{ countries(after: "aW5pdGlhdGl2ZTpncGFp") { totalCount } }', 'after', 'cursor'],
    ['an unknown set', '{ distribution(selection: { set: "hlab8" }) { gini } }', 'selection.set', 'hlab7'],
    [
      'an unknown initiative',
      '{ distribution(selection: { initiatives: ["bletchley"] }) { gini } }',
      'selection.initiatives',
      'bletchley-declaration',
    ],
    ['an empty list', '{ distribution(selection: { initiatives: [] }) { gini } }', 'selection', 'no initiative'],
    ['an unknown group', `{ gaps(${HLAB7}, group: "un-africa") { universeSize } }`, 'group', 'un-african-group'],
    ['a gap of nothing', `{ gaps(${HLAB7}, fewerThan: 0) { universeSize } }`, 'fewerThan', '0'],
    [
      'an unknown country',
      '{ participations(filter: { countries: ["KNY"] }) { totalCount } }',
      'filter.countries',
      'KNY',
    ],
    [
      'a release never cut',
      `{ distribution(${HLAB7}, counting: { release: "2026.10" }) { gini } }`,
      'counting.release',
      '2026.11',
    ],
    [
      'a time before all',
      `{ distribution(${HLAB7}, counting: { knownAt: "2020-01-01T00:00:00Z" }) { gini } }`,
      'counting.knownAt',
      '2020',
    ],
    [
      'an instant without offset',
      `{ distribution(${HLAB7}, counting: { knownAt: "2020-01-01T00:00:00" }) { gini } }`,
      'knownAt',
      '2020',
    ],
    [
      'release and knownAt',
      `{ distribution(${HLAB7}, counting: { release: "2026.11", knownAt: "2026-12-01T00:00:00Z" }) { gini } }`,
      'counting.knownAt',
      'not both',
    ],
    [
      'a supposition outside the selection',
      `{ distribution(${HLAB7}, suppose: [{ initiative: "gpai", countries: ["KEN"] }]) { gini } }`,
      'suppose.0.initiative',
      'gpai',
    ],
    [
      'a supposition in a role that is not counted',
      `{ distribution(${HLAB7}, counting: { roles: [HOST] }, suppose: [{ initiative: "bletchley-declaration", countries: ["FJI"] }]) { gini } }`,
      'suppose.0.role',
      'PARTICIPANT',
    ],
    [
      'a supposition of nobody',
      `{ distribution(${HLAB7}, suppose: [{ initiative: "bletchley-declaration" }]) { gini } }`,
      'suppose.0',
      'countries or a group',
    ],
  ])('%s is BAD_USER_INPUT that names the argument and the value', async (_, query, argument, named) => {
    const { errors } = await rollcall.ask(query);
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(errors![0]!.message).toContain(named);
  });

  test('a variable that is no day is refused by its name', async () => {
    const { errors } = await rollcall.ask('query($asOf: Date) { country(code: "KEN") { unStatus(asOf: $asOf) } }', {
      asOf: '2023-02-30',
    });
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'asOf' });
  });

  const PAGE = 'query ($first: Int, $presence: Presence, $slug: ID = "g77") { group(slug: $slug) { slug }';
  const COUNTED = 'distribution(selection: { set: "hlab7" }, counting: { presence: $presence }) { universeSize } }';
  test.each<[string, Record<string, unknown>, string[]]>([
    ['of another type', { first: 'x' }, ['first']],
    ['that is none of the list', { presence: 'current' }, ['presence']],
    ['that must not be null', { slug: null }, ['slug']],
    ['twice', { first: 3.5, presence: 'x' }, ['first', 'presence']],
  ])(
    'a variable %s is refused by its name, by status 400 where its type says GraphQL, whether or not the query is known',
    async (_, variables, named) => {
      const query = `${PAGE} countries(first: $first) { totalCount } ${COUNTED}`;
      const ask = (values: object, accept: string) =>
        rollcall.http.post('/graphql').set('accept', accept).send({ query, variables: values });
      const [json, typed] = ['application/json', 'application/graphql-response+json'];
      const first = await ask(variables, json);
      expect((await ask({}, json)).body.errors).toBeUndefined();
      const [again, asGraphql] = [await ask(variables, json), await ask(variables, typed)];
      expect([first.status, again.status, asGraphql.status]).toEqual([200, 200, 400]);
      for (const { body } of [first, again, asGraphql]) {
        expect(withoutRequestId(body.errors.map(({ extensions }: { extensions: object }) => extensions))).toEqual(
          named.map((argument) => ({ code: 'BAD_USER_INPUT', argument })),
        );
      }
    },
  );

  test.each([
    [
      'a required variable that is missing',
      { query: 'query ($code: ID!) { country(code: $code) { code } }' },
      'BAD_USER_INPUT',
    ],
    ['a mutation', { query: 'mutation { x }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'the hash of another query',
      { query: '{ dataset { release } }', extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } },
      'BAD_REQUEST',
    ],
  ])('%s is refused as a fault of the request', async (_, body, code) => {
    const refused = await rollcall.http.post('/graphql').set('accept', 'application/graphql-response+json').send(body);
    expect([refused.status, refused.body.errors[0].extensions.code]).toEqual([400, code]);
  });

  const many = (count: number, text: (place: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join(' ');
  test.each<[string, number, string, string]>([
    [
      'depth',
      12,
      `{ country(code: "KEN") ${'{ groups { members '.repeat(8)} { code } ${'} }'.repeat(8)} }`,
      "'members'",
    ],
    ['aliases', 30, `{ ${many(40, (at) => `a${at}: dataset { revision }`)} }`, 'aliases'],
    ['equal fields', 20, `{ dataset { ${many(490, () => 'release')} } }`, "'release' 490 times"],
    ['equal fields', 20, `{ ${many(200, () => 'countries')} }`, "'countries' 200 times"],
    ['directives', 50, `{ dataset { release ${many(51, () => '@include(if: true)')} } }`, '51 directives'],
    ['variables', 100, `{ dataset { ${many(150, (at) => `release @skip(if: $x${at})`)} } }`, '150 variables'],
    [
      'fragments',
      50,
      `{ ...f0 } ${many(51, (at) => `fragment f${at} on Query { dataset { release } }`)}`,
      '51 fragments',
    ],
    ['tokens', 2000, `{ ${many(2000, () => 'dataset')} }`, '2000 tokens'],
    [
      'fields',
      10_000,
      `{ dataset { ...f0 } } ${many(14, (at) => `fragment f${at} on Dataset { ...f${at + 1} ...f${at + 1} }`)} fragment f14 on Dataset { release }`,
      'fields',
    ],
    [
      'fields',
      10_000,
      `{ dataset { ...f0 } } ${many(40, (at) => `fragment f${at} on Dataset { ${many(9, () => `...f${at + 1}`)} }`)} fragment f40 on Dataset { release }`,
      'fields',
    ],
  ])('a query beyond the limit of %s (%i) is told so', async (limited, limit, query, named) => {
    const { status, body } = await rollcall.http.post('/graphql').send({ query });
    expect([status, body.errors.length, withoutRequestId(body.errors[0].extensions)]).toEqual([
      400,
      1,
      { code: 'QUERY_TOO_COMPLEX', limited, limit },
    ]);
    expect(body.errors[0].message).toContain(named);
    expect(body.errors[0].message).toContain(limited === 'equal fields' ? 'field' : limited);
  });

  test.each([
    [
      '{schemes{groups{members{groups{members{groups{members{code}}}}}}}}',
      'schemes.groups.members.groups.members.groups.members',
      '/exports/',
    ],
    [
      '{gaps(selection:{},fewerThan:999){countries{missing{participations(first:500){nodes{citations{evidence url title}}}}}}}',
      'gaps.countries.missing.participations.nodes.citations',
      'smaller `first`',
    ],
    [
      '{ countries(first: 500) { nodes { participations(first: 500) { nodes { initiative { participations(first: 500) { nodes { id } } } } } } } }',
      'countries.nodes.participations.nodes.initiative.participations.nodes',
      'smaller `first`',
    ],
  ])(
    '%s is refused with its heaviest field, what it would cost and what to ask instead',
    async (query, field, advice) => {
      const { status, body } = await rollcall.http.post('/graphql').send({ query });
      expect([status, withoutRequestId(body.errors[0].extensions)]).toEqual([
        400,
        {
          code: 'QUERY_TOO_COMPLEX',
          limited: 'cost',
          limit: 10_000_000,
          field: expect.stringContaining(field.slice(0, 60)),
          cost: expect.any(Number),
          fieldCost: expect.any(Number),
          values: expect.any(Number),
        },
      ]);
      expect(body.errors[0].message).toContain(advice);
    },
  );

  test('a fragment within itself is refused as such, and many faults as twenty', async () => {
    const circle = await rollcall.ask('{ dataset { ...f } } fragment f on Dataset { ...f }');
    expect(circle.errors!.map(({ message }) => message)).toEqual(["the fragment 'f' is spread within itself"]);
    const { errors } = await rollcall.ask(`{ ${many(100, (at) => `x${at}`)} }`);
    expect([errors!.length, errors!.at(-1)!.message]).toEqual([
      21,
      'there are more faults than these; the others are not told of',
    ]);
  });

  test('a value that is as long as a question may be is named by its ends', async () => {
    const { errors } = await rollcall.ask(`{ countries(after: "${'x'.repeat(50_000)}") { totalCount } }`);
    expect(errors![0]).toMatchObject({
      message: expect.stringMatching(/^'x+ … x+' is not a cursor of this list$/),
      extensions: { code: 'BAD_USER_INPUT', argument: 'after' },
    });
    expect(errors![0]!.message).toHaveLength(4003);
  });

  test('an automatic persisted query is asked for, kept and found again by its hash', async () => {
    const { createHash } = await import('node:crypto');
    const query = '{ dataset { revision } }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
    const unknown = await rollcall.http.post('/graphql').send({ extensions });
    expect(unknown.body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    await rollcall.http.post('/graphql').send({ query, extensions });
    const found = await rollcall.http.post('/graphql').send({ extensions });
    expect(found.body.data.dataset.revision).toBe('2');
  });

  test('an error of our own goes out as an id, without what went wrong inside', async () => {
    const { store } = rollcall;
    const broken = jest.spyOn(store.current, 'pinned').mockImplementation(() => {
      throw new TypeError('secret of the house');
    });
    const silent = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { errors } = await rollcall.ask(`{ distribution(${HLAB7}) { gini } }`);
    broken.mockRestore();
    silent.mockRestore();
    expect(withoutRequestId(errors![0]!.extensions)).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) });
    expect(JSON.stringify(errors)).not.toContain('secret');
  });
});
