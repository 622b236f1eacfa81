import { startTestApp, type TestApp } from '../support/app.js';

const NODE = `__typename
  ... on Country { code } ... on Organisation { code } ... on Group { slug } ... on Initiative { slug }
  ... on InitiativeSet { slug } ... on Scheme { slug } ... on Indicator { slug name }`;

interface Hit {
  readonly node: { readonly __typename: string; readonly code?: string; readonly slug?: string };
  readonly rank: string;
  readonly matched: string;
}

describe('search', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const search = async (args: string) => {
    const { data, errors } = await rollcall.ask(
      `{ search(${args}) { totalCount pageInfo { endCursor hasNextPage } nodes { rank matched node { ${NODE} } } } }`,
    );
    return { errors, ...data?.search } as {
      errors?: { message: string; extensions: Record<string, unknown> }[];
      totalCount: number;
      pageInfo: { endCursor: string; hasNextPage: boolean };
      nodes: Hit[];
    };
  };
  const told = ({ node: { __typename, code, slug }, rank }: Hit) => `${__typename} ${code ?? slug} ${rank}`;
  const first = async (text: string) => told((await search(`text: ${JSON.stringify(text)}, first: 1`)).nodes[0]!);

  test.each([
    ['UK', 'Country GBR NAME'],
    ['Ivory Coast', 'Country CIV NAME'],
    ['CÔTE D’IVOIRE', 'Country CIV NAME'],
    ['科特迪瓦', 'Country CIV NAME'],
    ['Южная Африка', 'Country ZAF NAME'],
    ['TÜRKİYE', 'Country TUR NAME'],
    ['الامارات العربية المتحدة', 'Country ARE NAME'],
    ['UNESCO', 'Organisation UNESCO CODE'],
    ['A/RES/78/265', 'Initiative unga-78-265 NAME'],
    ['布莱切利宣言', 'Initiative bletchley-declaration NAME'],
    ['hlab7', 'InitiativeSet hlab7 CODE'],
    ['un-regional-groups', 'Scheme un-regional-groups CODE'],
    ['联合国区域组', 'Scheme un-regional-groups NAME'],
    ['名单完整的倡议', 'InitiativeSet complete-lists NAME'],
    ['77国集团', 'Organisation G77 NAME'],
    ['欧盟', 'Organisation EU ABBREVIATION'],
    ['非盟', 'Organisation AU ABBREVIATION'],
    ['Kazakstan', 'Country KAZ SPELLING'],
    ['Madagasker', 'Country MDG SPELLING'],
  ])('finds %s first as %s', async (text, expected) => {
    expect(await first(text)).toBe(expected);
  });

  test('finds groups and organisations by the Chinese names on record, whole, in part or shortened', async () => {
    const all = async (text: string) =>
      (await search(`text: "${text}", types: [ORGANISATION, GROUP, SCHEME]`)).nodes.map(told);
    expect(await all('全球南方')).toEqual(
      expect.arrayContaining(['Group unossc-global-south WORDS', 'Group not-unossc-global-south WORDS']),
    );
    expect(await all('非盟')).toEqual(
      expect.arrayContaining(['Organisation AU ABBREVIATION', 'Group african-union ABBREVIATION']),
    );
    expect(await all('77国集团')).toEqual(
      expect.arrayContaining(['Organisation G77 NAME', 'Group g77 WORDS', 'Group g77-and-china WORDS']),
    );
    // The scheme is on record by the short form: the organisation and its group are found by it all the same.
    expect(await all('东盟')).toEqual(
      expect.arrayContaining(['Scheme asean NAME', 'Organisation ASEAN ABBREVIATION', 'Group asean ABBREVIATION']),
    );
  });

  test('says by what a thing was found, and asks nested fields of it', async () => {
    const { data } = await rollcall.ask(`{ search(text: "UK", first: 1) { edges { node {
      matched rank node { ... on Country { id name(locale: ZH) coverage(selection: { set: "hlab7" }) } } } } } }`);
    expect(data.search.edges[0].node).toMatchObject({
      matched: 'UK',
      rank: 'NAME',
      node: { name: '大不列颠及北爱尔兰联合王国' },
    });
    const { data: country } = await rollcall.ask(
      '{ country(code: "GBR") { id name(locale: ZH) coverage(selection: { set: "hlab7" }) } }',
    );
    expect(data.search.edges[0].node.node).toEqual(country.country);
  });

  test('finds indicators too, and pages through what it finds', async () => {
    const all = await search('text: "declaration", first: 500');
    expect(all.totalCount).toBe(all.nodes.length);
    expect(all.totalCount).toBeGreaterThan(14);
    const page = await search('text: "declaration", first: 7');
    const next = await search(`text: "declaration", first: 7, after: "${page.pageInfo.endCursor}"`);
    expect([...page.nodes, ...next.nodes]).toEqual(all.nodes.slice(0, 14));
    const { nodes } = await search('text: "preparedness", types: [INDICATOR]');
    expect(nodes.map(told)).toContain('Indicator imf_aipi_total WORDS');
  });

  test('gives the same answer when it comes a second time', async () => {
    const answers = [await search('text: "union"'), await search('text: "union"'), await search('text: "union"')];
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('finds nothing where there is nothing, and refuses what nobody can look for', async () => {
    expect(await search('text: "xyzzyqq"')).toMatchObject({ totalCount: 0, nodes: [] });
    // A body that is not on record, and no Ivory Coast either.
    expect(await search('text: "COMEST"')).toMatchObject({ totalCount: 0, nodes: [] });
    const refused = (argument: string, said: string) => [
      expect.objectContaining({
        message: expect.stringContaining(said),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument }),
      }),
    ];
    expect((await search('text: ""')).errors).toEqual(refused('text', 'no letter'));
    expect((await search('text: "…/–"')).errors).toEqual(refused('text', "'…/–'"));
    expect((await search(`text: "${'a'.repeat(201)}"`)).errors).toEqual(refused('text', '201'));
    expect((await search('text: "a", after: "x"')).errors).toEqual(refused('after', "'x'"));
  });
});
