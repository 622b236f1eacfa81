import { jest } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';

/** The questions of the API beyond the contract's documents: orders, pages, filters, names, time. */
describe('questions', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const codes = (nodes: { code: string }[]) => nodes.map(({ code }) => code);

  test('a country has its names in six languages, and an initiative falls back to English', async () => {
    const { data } = await rollcall.ask(`{
      country(code: "KEN") { ar: name(locale: AR) en: name es: name(locale: ES) fr: name(locale: FR) ru: name(locale: RU) zh: name(locale: ZH) }
      initiative(slug: "bletchley-declaration") { en: name fr: name(locale: FR) zh: name(locale: ZH) }
    }`);
    expect(data.country).toEqual({ ar: 'كينيا', en: 'Kenya', es: 'Kenia', fr: 'Kenya', ru: 'Кения', zh: '肯尼亚' });
    expect(data.initiative.fr).toBe(data.initiative.en);
    expect(data.initiative.zh).toMatch(/布莱切利/);
  });

  test('an unknown code or slug given to a look-up is null', async () => {
    const { data, errors } = await rollcall.ask(`{
      country(code: "XXX") { code } organisation(code: "XXX") { code } initiative(slug: "x") { slug }
      scheme(slug: "x") { slug } group(slug: "x") { slug } node(id: "Country:XXX") { id } other: node(id: "%") { id }
    }`);
    expect(errors).toBeUndefined();
    expect(new Set(Object.values(data))).toEqual(new Set([null]));
  });

  test('every kind of node is found again by its id', async () => {
    const { data } = await rollcall.ask(`{
      country(code: "NAM") { id } organisation(code: "NAM-movement") { id } initiative(slug: "gpai") { id }
      initiativeSets { id } schemes { id groups { id } } participations(first: 1) { nodes { id } }
    }`);
    const ids: string[] = [
      data.country.id,
      data.organisation.id,
      data.initiative.id,
      data.initiativeSets[0].id,
      data.schemes[0].id,
      data.schemes[0].groups[1].id,
      data.participations.nodes[0].id,
    ];
    for (const id of ids) {
      const found = await rollcall.ask('query($id: ID!) { node(id: $id) { id __typename } }', { id });
      expect(found.data.node).toEqual({ id, __typename: id.split(':')[0] });
    }
  });

  test('membership of the United Nations and of groups is read at the date', async () => {
    const { data } = await rollcall.ask(`{
      before: country(code: "SSD") { unStatus(asOf: "2011-07-13") }
      after: country(code: "SSD") { unStatus(asOf: "2011-07-14") }
      bhutanIn: country(code: "BTN") { groups(asOf: "2023-12-12") { slug } }
      bhutanOut: country(code: "BTN") { groups(asOf: "2023-12-13") { slug } }
      euWith: group(slug: "eu") { members(asOf: "2020-01-31") { code } }
      euWithout: group(slug: "eu") { members(asOf: "2020-02-01") { code } }
      holySee: country(code: "VAT") { unStatus }
    }`);
    expect(data.before.unStatus).toBe('NON_MEMBER');
    expect(data.after.unStatus).toBe('MEMBER');
    expect(data.holySee.unStatus).toBe('OBSERVER');
    expect(data.bhutanIn.groups).toContainEqual({ slug: 'ldc' });
    expect(data.bhutanOut.groups).not.toContainEqual({ slug: 'ldc' });
    expect(data.euWith.members).toHaveLength(28);
    expect(codes(data.euWith.members)).toContain('GBR');
    expect(data.euWithout.members).toHaveLength(27);
  });

  test('the complement of a single-group scheme holds every other member, and the two split the United Nations', async () => {
    const { data } = await rollcall.ask(`{
      in: group(slug: "g77") { members(asOf: "2024-09-30") { code } }
      out: group(slug: "not-g77") { members(asOf: "2024-09-30") { code } schemes { slug } }
    }`);
    // The Group of 77 without China has 133 members, one of them, the State of Palestine, not a member state.
    expect(data.in.members).toHaveLength(133);
    expect(data.out.members).toHaveLength(193 - 132);
    expect(codes(data.out.members)).toContain('CHN');
    expect(data.out.schemes).toEqual([{ slug: 'g77' }]);
  });

  test('pages of a connection join to the whole list, forwards and backwards', async () => {
    const page = `query($first: Int, $after: String, $last: Int, $before: String) {
      countries(first: $first, after: $after, last: $last, before: $before) {
        totalCount nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    const forwards: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await rollcall.ask(page, { first: 60, after });
      forwards.push(...codes(data.countries.nodes));
      after = data.countries.pageInfo.hasNextPage ? data.countries.pageInfo.endCursor : null;
    } while (after);
    const backwards: string[] = [];
    let before: string | null = null;
    do {
      const { data } = await rollcall.ask(page, { last: 60, before });
      backwards.unshift(...codes(data.countries.nodes));
      before = data.countries.pageInfo.hasPreviousPage ? data.countries.pageInfo.startCursor : null;
    } while (before);
    // 197 states of today and six of the past.
    expect(forwards).toHaveLength(203);
    expect(forwards).toEqual([...forwards].sort());
    expect(backwards).toEqual(forwards);
  });

  test('a cursor of participations goes on where it stood, under another filter as well', async () => {
    const query = `query($after: String, $roles: [ParticipationRole!]) {
      participations(filter: { initiatives: ["reaim-2023-call"], roles: $roles }, asOf: "2026-01-01", counting: { presence: CUMULATIVE }, first: 5, after: $after) {
        nodes { id role } pageInfo { endCursor } totalCount } }`;
    const first = await rollcall.ask(query, {});
    const next = await rollcall.ask(query, { after: first.data.participations.pageInfo.endCursor });
    const ids = (answer: typeof first) => answer.data.participations.nodes.map(({ id }: { id: string }) => id);
    expect(new Set([...ids(first), ...ids(next)]).size).toBe(10);
    const endorsers = await rollcall.ask(query, {
      after: first.data.participations.pageInfo.endCursor,
      roles: ['ENDORSER'],
    });
    expect(endorsers.data.participations.totalCount).toBe(58);
    expect(endorsers.data.participations.nodes).toHaveLength(5);
  });

  test('search finds a country by a name in any of the six languages, by alias and by code', async () => {
    for (const [search, code] of [
      ['肯尼亚', 'KEN'],
      ["cote d'ivoire", 'CIV'],
      ['COTE D’IVOIRE', 'CIV'],
      ['Corée', 'KOR'],
      ['россия', 'RUS'],
      ['مصر', 'EGY'],
      ['turkey', 'TUR'],
      ['818', 'EGY'],
      ['bt', 'BTN'],
    ]) {
      const { data } = await rollcall.ask(
        'query($search: String) { countries(filter: { search: $search }) { nodes { code } } }',
        {
          search,
        },
      );
      expect([search, codes(data.countries.nodes)]).toEqual([search, expect.arrayContaining([code])]);
    }
  });

  test('countries are filtered by presence and absence in an initiative, which split them', async () => {
    const { data } = await rollcall.ask(`{
      in: countries(filter: { participatesIn: "bletchley-declaration", unStatus: MEMBER }, asOf: "2024-09-30", first: 500) { totalCount }
      out: countries(filter: { absentFrom: "bletchley-declaration", unStatus: MEMBER }, asOf: "2024-09-30", first: 500) { totalCount }
      later: countries(filter: { participatesIn: "bletchley-declaration" }, asOf: "2024-10-23") { totalCount }
    }`);
    // 28 countries signed in November 2023; New Zealand joined on 23 October 2024.
    expect(data.in.totalCount).toBe(28);
    expect(data.out.totalCount).toBe(193 - 28);
    expect(data.later.totalCount).toBe(29);
  });

  test('initiatives of a set come in its order, others by slug', async () => {
    const { data } = await rollcall.ask(`{
      set: initiatives(filter: { set: "hlab7" }) { nodes { slug } }
      treaties: initiatives(filter: { kinds: [TREATY] }) { nodes { slug kind } }
    }`);
    const slugs = (list: { nodes: { slug: string }[] }) => list.nodes.map(({ slug }) => slug);
    expect(slugs(data.set)[0]).toBe('oecd-ai-principles');
    expect(slugs(data.set)).toHaveLength(7);
    expect(slugs(data.treaties)).toEqual([...slugs(data.treaties)].sort());
  });

  test('counted as CURRENT at the date, none is in all seven: the drafting of the convention had ended', async () => {
    const { data } = await rollcall.ask(
      `{ distribution(selection: { set: "hlab7" }, asOf: "2024-09-30") { buckets { k size } } }`,
    );
    // Worked out by hand in data/SOURCES/hlab7.md: N_0 = 134, N_7 = 0.
    expect(data.distribution.buckets[0].size).toBe(134);
    expect(data.distribution.buckets[7].size).toBe(0);
  });

  test('with blocs inherited, the members of the European Union are in all seven', async () => {
    const { data } = await rollcall.ask(
      `{ distribution(selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { presence: CUMULATIVE, blocs: INHERIT }) { buckets { k size } } }`,
    );
    // data/SOURCES/hlab7.md: if the EU counted for its members, 31 states would be in all seven, and 118 stay in none.
    expect(data.distribution.buckets[0].size).toBe(118);
    expect(data.distribution.buckets[7].size).toBe(31);
  });

  test('figures over incomplete lists name them, and their absences have no known reason', async () => {
    const { data } = await rollcall.ask(`{
      gaps(selection: { initiatives: ["unga-78-265", "bletchley-declaration"] }, group: "un-african-group", asOf: "2026-01-01") {
        incompleteInitiatives { slug } initiatives { initiative { slug } missing { reason } } } }`);
    expect(data.gaps.incompleteInitiatives).toEqual([{ slug: 'unga-78-265' }]);
    const [bletchley, resolution] = data.gaps.initiatives;
    expect(resolution.initiative.slug).toBe('unga-78-265');
    expect(new Set(resolution.missing.map(({ reason }: { reason: string }) => reason))).toEqual(new Set(['UNKNOWN']));
    expect(bletchley.missing.map(({ reason }: { reason: string }) => reason)).not.toContain('UNKNOWN');
  });

  test('a national measure is counted only where the selection names it or its kind', async () => {
    const { data } = await rollcall.ask(`{
      all: distribution(selection: {}, asOf: "2026-01-01") { initiatives { slug kind } }
      kind: distribution(selection: { kinds: [NATIONAL_MEASURE] }, asOf: "2026-01-01") { initiatives { slug } }
      named: distribution(selection: { initiatives: ["national-ai-strategy"] }, asOf: "2026-01-01") { initiatives { slug } }
    }`);
    // Of 120, without the national measure and six universal texts that a body adopted as such.
    expect(data.all.initiatives).toHaveLength(113);
    expect(data.kind.initiatives).toEqual([{ slug: 'national-ai-strategy' }]);
    expect(data.named.initiatives).toEqual([{ slug: 'national-ai-strategy' }]);
  });

  test('a page of initiatives with first participants and citations costs few statements, however many facts it has', async () => {
    const statements: string[] = [];
    const query = rollcall.pool.query.bind(rollcall.pool);
    rollcall.pool.query = ((...args: Parameters<typeof query>) => {
      statements.push(String((args[0] as { text?: string }).text ?? args[0]));
      return query(...args);
    }) as typeof rollcall.pool.query;
    const page = `query($first: Int) { initiatives(first: $first) { nodes { slug participations(asOf: "2026-01-01", first: 10) {
      nodes { role participant { name } citations { url title evidence } } } } } }`;
    // Nothing here ends a slice of time, as a slow machine would: each slice has a statement of its own.
    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now());
    const counts: number[] = [];
    for (const first of [2, 20, 90]) {
      statements.length = 0;
      const { errors } = await rollcall.ask(page, { first });
      expect(errors).toBeUndefined();
      counts.push(statements.filter((text) => text.includes('participation')).length);
    }
    clock.mockRestore();
    rollcall.pool.query = query;
    expect(counts).toEqual([1, 1, 1]);
  });

  test('dates are the same in every time zone of the server', async () => {
    const { data } = await rollcall.ask(`{
      participations(filter: { initiatives: ["bletchley-declaration"], countries: ["NZL"] }, asOf: "2026-01-01") {
        nodes { validFrom recordedAt citations { url } } } }`);
    expect(data.participations.nodes[0].validFrom).toBe('2024-10-23');
  });
});
