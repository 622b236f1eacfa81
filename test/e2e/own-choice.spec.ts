import { startTestApp, type TestApp } from '../support/app.js';

const HLAB7 = 'selection: { set: "hlab7" }, asOf: "2024-09-30"';
const COUNTING = 'counting: { presence: CUMULATIVE }';
const FIGURES = `members participants participationRate seats seatShare membershipShare representationRatio
  populationShare meanCoverage leadingSeats absentMembers { code }`;

describe('what readers choose and name themselves', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const ask = async (query: string) => {
    const { data, errors } = await rollcall.ask(query);
    return { data, error: errors?.[0] as { message: string; extensions: Record<string, unknown> } | undefined };
  };
  const get = (path: string) => rollcall.http.get(path);

  test('a group of the members of another one has its figures, and everybody else the rest', async () => {
    const { data } = await ask(`{ representation(${HLAB7}, scheme: "un-regional-groups", ${COUNTING}) {
      universeSize groups { group { slug members(asOf: "2024-09-30") { code } } ${FIGURES} } } }`);
    const { group, ...african } = data.representation.groups.find(
      (each: { group: { slug: string } }) => each.group.slug === 'un-african-group',
    );
    const codes = JSON.stringify(group.members.map(({ code }: { code: string }) => code));
    const { data: ours } = await ask(`{ representation(${HLAB7}, ownGroup: { countries: ${codes} }, ${COUNTING}) {
      scheme { slug groups { slug name(locale: ZH) schemes { slug } } }
      groups { group { slug } ${FIGURES} } provenance { cite } } }`);
    const [{ group: own, ...figures }, others] = ours.representation.groups;
    expect(own.slug).toBe('own-group');
    expect(figures).toEqual(african);
    expect(others.members).toBe(data.representation.universeSize - african.members);
    expect(others.seatShare + african.seatShare).toBeCloseTo(1, 12);
    expect(ours.representation.scheme.groups).toEqual([
      { slug: 'own-group', name: '所选国家', schemes: [] },
      { slug: 'all-others', name: '其他国家', schemes: [] },
    ]);
    expect(ours.representation.provenance.cite).toContain('the states that the question names: AGO, ');
  });

  test('a series follows it year by year, and the file has the same', async () => {
    const { data } = await ask(`{ representationSeries(selection: { set: "hlab7" }, from: 2023, to: 2024,
      ownGroup: { countries: ["CHN", "KE", "076"], name: "My bloc" }, ${COUNTING}) {
      changes { group { slug } joined } representation { groups { group { slug name(locale: ZH) } seats } } } }`);
    const series = data.representationSeries;
    expect(series[1].representation.groups[0].group).toEqual({ slug: 'own-group', name: '“My bloc”' });
    const file = await get(
      '/exports/yearly.csv?set=hlab7&presence=CUMULATIVE&ownGroup=CHN,KE,076&groupName=My%20bloc&from=2023&to=2024',
    );
    expect(file.status).toBe(200);
    const rows = file.text.split('\n').filter((row) => row.includes(',own-group,own-group,'));
    expect(rows).toHaveLength(2);
    const header = file.text
      .split('\n')
      .find((row) => row.startsWith('year,'))!
      .split(',');
    const seats = rows.map((row) => Number(row.split(',')[header.indexOf('seats')]));
    expect(seats).toEqual(
      series.map((point: { representation: { groups: { seats: number }[] } }) => point.representation.groups[0]!.seats),
    );
  });

  test('gaps and the matrix look at the states named alone', async () => {
    const { data } = await ask(`{
      gaps(${HLAB7}, countries: ["KEN", "CN"], ${COUNTING}) { universeSize initiatives { missingCount } }
      matrix(${HLAB7}, countries: ["KEN", "CN"], group: "g77", ${COUNTING}) { rows { country { code } coverage standings } }
      all: matrix(${HLAB7}, ${COUNTING}) { rows { country { code } coverage standings } } }`);
    const wanted = (codes: string[]) =>
      data.all.rows.filter(({ country }: { country: { code: string } }) => codes.includes(country.code));
    expect(data.gaps.universeSize).toBe(2);
    expect(data.matrix.rows.length).toBeGreaterThan(0);
    expect(data.matrix.rows).toEqual(
      wanted(data.matrix.rows.map(({ country }: { country: { code: string } }) => country.code)),
    );
  });

  test.each([
    ['representation(selection: { set: "hlab7" }) { asOf }', 'scheme', 'name a scheme'],
    [
      'representation(selection: { set: "hlab7" }, scheme: "g77", ownGroup: { countries: ["KEN"] }) { asOf }',
      'ownGroup',
      'one or the other',
    ],
    ['representation(selection: { set: "hlab7" }, ownGroup: { countries: ["VAT"] }) { asOf }', 'ownGroup', 'VAT'],
    ['representation(selection: { set: "hlab7" }, ownGroup: { countries: [] }) { asOf }', 'ownGroup', 'no state'],
    [
      `representation(selection: { set: "hlab7" }, ownGroup: { countries: ["KEN"], name: "${'x'.repeat(81)}" }) { asOf }`,
      'ownGroup.name',
      '80 characters',
    ],
    [
      'representation(selection: { set: "hlab7" }, ownGroup: { countries: ["KEN"], name: "a\\u202eb" }) { asOf }',
      'ownGroup.name',
      'can not be seen',
    ],
    ['gaps(selection: { set: "hlab7" }, countries: ["VAT"]) { asOf }', 'countries', 'VAT'],
    ['resolveNames(text: " ; ") { text }', 'text', 'no letter'],
    [`resolveNames(text: "${'a,'.repeat(301)}") { text }`, 'text', 'at most 300'],
  ])('a question is refused (%#)', async (query, argument, message) => {
    const { error } = await ask(`{ ${query} }`);
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(error?.message).toContain(message);
  });

  test('how long states wait to join is told of a group of one’s own and of all others', async () => {
    const asked = (group: string) =>
      ask(`{ timeToJoin(selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { presence: CUMULATIVE }, ${group}) {
        overall { pairs joined } groups { group { name } pairs joined } } }`);
    const { data } = await asked('ownGroup: { countries: ["KEN", "FRA"], name: "Mine" }');
    const { overall, groups } = data.timeToJoin;
    expect(groups).toHaveLength(2);
    expect(groups[0].group.name).toBe('“Mine”');
    // Five of the seven can be observed (two are of fixed membership), by two states.
    expect(groups[0].pairs).toBe(10);
    expect(groups[0].pairs + groups[1].pairs).toBe(overall.pairs);
    const { error } = await asked('scheme: null');
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'scheme' });
  });

  test('a pasted list is understood in six languages, and what is not is told', async () => {
    const { data } =
      await ask(`{ resolveNames(text: "肯尼亚、China; Бразилия, جنوب أفريقيا, Côte d'Ivoire\\nPaíses Bajos, Korea, Atlantis") {
      text outcome hits { node { ... on Country { code } } } } }`);
    const told = data.resolveNames.map(
      ({ text, outcome, hits }: { text: string; outcome: string; hits: { node: { code: string } }[] }) =>
        outcome === 'FOUND' ? hits[0]!.node.code : `${outcome} ${text}`,
    );
    expect(told).toEqual(['KEN', 'CHN', 'BRA', 'ZAF', 'CIV', 'NLD', 'UNKNOWN Korea', 'UNKNOWN Atlantis']);
    // Which of the two is meant is left to whoever pasted it.
    const korea = data.resolveNames[6].hits.map(({ node }: { node: { code: string } }) => node.code);
    expect(korea.sort()).toEqual(['KOR', 'PRK']);
    const initiatives = await ask(`{ resolveNames(text: "布莱切利宣言\\nA/RES/78/265", kind: INITIATIVE) {
      outcome hits { node { ... on Initiative { slug } } } } }`);
    expect(initiatives.data.resolveNames.map(({ hits }: { hits: { node: unknown }[] }) => hits[0]!.node)).toEqual([
      { slug: 'bletchley-declaration' },
      { slug: 'unga-78-265' },
    ]);
  });

  test('a picture says the reader’s own name and what it stands for', async () => {
    const name = encodeURIComponent('All of AI & <governance>');
    const { status, body: bytes } = await get(`/charts/assembly.svg?set=hlab7&asOf=2024-09-30&name=${name}`);
    const body = String(bytes);
    expect(status).toBe(200);
    expect(body).toContain('“All of AI &amp; &lt;governance&gt;”: ');
    const { data } = await ask('{ initiativeSets { slug name } }');
    const { name: set } = data.initiativeSets.find(({ slug }: { slug: string }) => slug === 'hlab7');
    expect(body.replaceAll(/\s+/g, ' ')).toContain(`“All of AI &amp; &lt;governance&gt;” (${set})`.slice(0, 40));
    const own = await get('/charts/assembly.svg?set=hlab7&ownGroup=CHN,KEN&groupName=Global%20South&locale=ZH');
    expect(String(own.body)).toContain('“Global South”');
    expect(String(own.body)).toContain('其他国家');
    const matrix = await get('/charts/matrix.svg?set=hlab7&countries=CHN,KEN&groupName=Global%20South');
    expect(String(matrix.body)).toContain('“Global South” (CHN, KEN)');
    expect((await get(`/charts/assembly.svg?set=hlab7&name=${'x'.repeat(81)}`)).status).toBe(400);
    const table = await get('/exports/matrix.json?set=hlab7&countries=CHN,KEN&name=Mine');
    expect(table.body.metadata.title).toMatch(/^“Mine”: States by initiatives: hlab7/);
  });

  test('a selection by the day of opening is the list of what was opened then', async () => {
    const { data } = await ask(`{
      matrix(selection: { openedFrom: "2024-01-01", openedTo: "2024-12-31" }, countries: ["KEN"]) {
        initiatives { slug openedOn kind } }
      initiatives(first: 500, filter: { openedFrom: "2024-01-01", openedTo: "2024-12-31" }) {
        nodes { slug kind scope adoption } } }`);
    const chosen = data.matrix.initiatives;
    expect(chosen.length).toBeGreaterThan(5);
    for (const { openedOn } of chosen) expect(openedOn).toMatch(/^2024-/);
    const listed = data.initiatives.nodes.filter(
      ({ kind, scope, adoption }: Record<string, string>) =>
        kind !== 'NATIONAL_MEASURE' && !(scope === 'UNIVERSAL' && adoption === 'BY_ORGANISATION'),
    );
    expect(chosen.map(({ slug }: { slug: string }) => slug)).toEqual(listed.map(({ slug }: { slug: string }) => slug));
  });

  test('a picture brings out a group, a state or the asker’s own group, and says whom', async () => {
    const svg = async (query: string) => {
      const { status, body } = await get(`/charts/${query}`);
      // Long texts stand on several lines.
      return { status, text: String(body).replaceAll(/<\/text><text[^>]*>/g, ' ') };
    };
    const group = await svg('assembly.svg?set=hlab7&asOf=2024-09-30&highlight=brics');
    expect(group.text).toContain('Brought out: BRICS');
    const own = await svg('matrix.svg?set=hlab7&countries=CHN,KEN&groupName=Ours&highlight=CHN&locale=ZH');
    expect(own.text).toContain('突出显示：中国');
    const lines = await svg(
      'shares.svg?set=hlab7&from=2022&to=2024&ownGroup=CHN,KEN&groupName=Ours&highlight=own-group',
    );
    expect(lines.text).toContain('Brought out: “Ours”');
    expect((await svg('assembly.svg?set=hlab7&highlight=bricks')).status).toBe(400);
  });
});
