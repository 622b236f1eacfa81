import { jest } from '@jest/globals';
import { NEW_REVISION, startTestApp, type TestApp } from '../support/app.js';
import { differences } from '../support/near.js';

const HLAB7 = 'selection: { set: "hlab7" }';
const PUBLISHED = `${HLAB7}, asOf: "2024-09-30", counting: { presence: CUMULATIVE }`;
const BY_METHOD_1 = `${HLAB7}, asOf: "2024-09-30", counting: { presence: CUMULATIVE, method: "1.0" }`;

describe('representation and the figures beside it', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const ask = async (query: string) => {
    const answer = await rollcall.ask(query);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };

  test('a state in no group of a scheme is a group, last, with names, a scheme, members and an id to ask for again', async () => {
    const { representation } = await ask(`{ representation(${PUBLISHED}, scheme: "wb-not-high-income") {
      groups { members group { id slug name zh: name(locale: ZH) schemes { slug } members(asOf: "2024-09-30") { code } } } } }`);
    const last = representation.groups.at(-1);
    expect(last).toEqual({
      members: 1,
      group: {
        id: expect.any(String),
        slug: 'not-classified',
        name: 'Not classified',
        zh: '未分类',
        schemes: [{ slug: 'wb-not-high-income' }],
        members: [{ code: 'VEN' }],
      },
    });
    const again = await ask(`{ node(id: "${last.group.id}") { id ... on Group { slug schemes { slug } } } }`);
    expect(again.node).toEqual({ id: last.group.id, slug: 'not-classified', schemes: last.group.schemes });
  });

  test('the Global South is given under every scheme that defines one, the same whatever scheme was asked for', async () => {
    const fields = `globalSouth {
      underSchemes { scheme { slug } figures { group { slug } representationRatio } }
      representationRatio { least leastUnder { slug } greatest greatestUnder { slug } } }`;
    const data = await ask(`{
      regions: representation(${PUBLISHED}, scheme: "un-regional-groups") { ${fields} }
      ldc: representation(${PUBLISHED}, scheme: "ldc") { ${fields} }
      compareSchemes(${PUBLISHED}, schemes: ["g77", "g77-and-china", "unctad-development-status", "unossc-global-south", "wb-not-high-income"]) {
        scheme { slug globalSouthGroup { slug } } groups { group { slug } representationRatio } } }`);
    expect(data.ldc).toEqual(data.regions);
    const { underSchemes, representationRatio } = data.regions.globalSouth;
    type Compared = {
      scheme: { slug: string; globalSouthGroup: { slug: string } };
      groups: { group: { slug: string }; representationRatio: number }[];
    };
    const ratios = (data.compareSchemes as Compared[]).map(({ scheme, groups }) => ({
      scheme: { slug: scheme.slug },
      figures: groups.find(({ group }) => group.slug === scheme.globalSouthGroup.slug),
    }));
    expect(underSchemes).toEqual(ratios);
    const values = ratios.map(({ figures }) => figures!.representationRatio);
    expect(representationRatio).toMatchObject({ least: Math.min(...values), greatest: Math.max(...values) });
    expect(representationRatio.greatestUnder.slug).toBe('wb-not-high-income');
  });

  test('points of a series equal the representation asked at their days, to the last digit', async () => {
    const fields = `groups { seats seatShare representationRatio populationRatio leadingSeatShare } gallagher populationGallagher gini
      excludedPopulationShare evidence { unverifiedSeats corroborated { gini } startDates { seatShare { least greatest } } }`;
    for (const counting of ['{ presence: CUMULATIVE }', '{ blocs: INHERIT, minConfidence: CORROBORATED }']) {
      const of = `selection: { kinds: [TREATY, PRINCIPLES, DECLARATION] }, scheme: "wb-income-groups", counting: ${counting}`;
      const { representationSeries: series } = await ask(
        `{ representationSeries(${of}, from: 2018, to: 2026) { year partial representation { asOf ${fields} } } }`,
      );
      expect(series.map(({ partial }: { partial: boolean }) => partial)).toEqual([...Array(8).fill(false), true]);
      for (const { representation } of series) {
        const { asOf } = representation;
        const single = await ask(`{ representation(${of}, asOf: "${asOf}") { asOf ${fields} } }`);
        expect(single.representation).toEqual(representation);
      }
    }
  });

  test('what is supposed stands beside the same without it, and nothing is stored', async () => {
    const suppose =
      'suppose: [{ initiative: "oecd-ai-principles", group: "african-union", role: ADHERENT, from: "2024-01-01" }]';
    const figures = 'gini groups { group { slug } seats representationRatio }';
    const data = await ask(`{
      with: representation(${PUBLISHED}, scheme: "un-regional-groups", ${suppose}) { ${figures} baseline { ${figures} baseline { gini } } }
      without: representation(${PUBLISHED}, scheme: "un-regional-groups") { ${figures} baseline { gini } } }`);
    expect(data.with.baseline).toEqual({ ...data.without, baseline: null });
    expect(data.with.groups[0].seats).toBeGreaterThan(data.without.groups[0].seats);
    expect(data.without.baseline).toBeNull();
  });

  test('national AI strategies by group over time come from the series, and say that the list is not complete', async () => {
    const { representationSeries: series } = await ask(`{
      representationSeries(selection: { initiatives: ["national-ai-strategy"] }, scheme: "unctad-development-status", from: 2017, to: 2025) {
        year joined representation { incompleteInitiatives { slug } groups { group { slug } participants } } } }`);
    type Point = { representation: { incompleteInitiatives: { slug: string }[]; groups: { participants: number }[] } };
    const sums = (series as Point[]).map(({ representation }) =>
      representation.groups.reduce((sum, { participants }) => sum + participants, 0),
    );
    expect(sums).toEqual([...sums].sort((a, b) => a - b));
    expect(sums.at(-1)).toBeGreaterThan(50);
    expect(series[0].representation.incompleteInitiatives).toEqual([{ slug: 'national-ai-strategy' }]);
  });

  test('the presences that began and ended can be paged through, and are as many as the points say', async () => {
    const { representationSeries: points } = await ask(
      `{ representationSeries(${HLAB7}, scheme: "ldc", from: 2022, to: 2024) { joined left } }`,
    );
    const seen: string[] = [];
    let after = '';
    for (let more = true; more; ) {
      const { presenceChanges } = await ask(`{ presenceChanges(${HLAB7}, from: 2022, to: 2024, first: 60${after}) {
        totalCount joinedCount leftCount nodes { change on country { code } initiative { slug } } pageInfo { hasNextPage endCursor } } }`);
      for (const node of presenceChanges.nodes)
        seen.push([node.on, node.change, node.initiative.slug, node.country.code].join(' '));
      more = presenceChanges.pageInfo.hasNextPage;
      after = `, after: "${presenceChanges.pageInfo.endCursor}"`;
      const sum = (key: 'joined' | 'left') =>
        points.reduce((total: number, point: Record<string, number>) => total + point[key]!, 0);
      expect([presenceChanges.joinedCount, presenceChanges.leftCount]).toEqual([sum('joined'), sum('left')]);
      expect(presenceChanges.totalCount).toBe(sum('joined') + sum('left'));
      if (!more) expect(seen).toHaveLength(presenceChanges.totalCount);
    }
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  test('the joinings that would bring the Group of 77 to parity do, when they are supposed', async () => {
    // By method 2.0 most of the seven lists are closed, and nobody can join them any more.
    const { parity: closed } = await ask(`{ parity(${PUBLISHED}, group: "g77-and-china") {
      needed withinReach representationRatioAfter } }`);
    expect(closed).toEqual({ needed: 317, withinReach: false, representationRatioAfter: null });
    const { parity } = await ask(`{ parity(${BY_METHOD_1}, group: "g77-and-china") {
      needed withinReach representationRatio representationRatioAfter freeCount byInvitationCount
      joinings(first: 500) { totalCount nodes { country { code } initiative { slug } } } } }`);
    expect(parity).toMatchObject({ needed: 317, withinReach: true });
    expect(parity.joinings.totalCount).toBe(parity.freeCount + parity.byInvitationCount);
    const chosen = new Map<string, string[]>();
    type Node = { country: { code: string }; initiative: { slug: string } };
    for (const { country, initiative } of (parity.joinings.nodes as Node[]).slice(0, parity.needed)) {
      chosen.set(initiative.slug, [...(chosen.get(initiative.slug) ?? []), country.code]);
    }
    const suppose = [...chosen].map(([initiative, countries]) => ({ initiative, countries }));
    const answer = await rollcall.ask(
      `query ($suppose: [SupposedInput!]) { representation(${BY_METHOD_1}, scheme: "g77-and-china", suppose: $suppose) {
        groups { representationRatio } baseline { groups { representationRatio } } } }`,
      { suppose },
    );
    const { groups, baseline } = answer.data.representation;
    expect(differences(groups[0].representationRatio, parity.representationRatioAfter)).toEqual([]);
    expect(groups[0].representationRatio).toBeGreaterThanOrEqual(1);
    expect(differences(baseline.groups[0].representationRatio, parity.representationRatio)).toEqual([]);
  });

  test('the line to print tells apart figures that were counted differently', async () => {
    const narrow = 'counting: { roles: [HOST, CHAIR], minConfidence: VERIFIED }';
    const { distribution, gaps, representation } = await ask(`{
      distribution(${HLAB7}, asOf: "2024-09-30", ${narrow}) { provenance { cite } }
      gaps(selection: { kinds: [TREATY, DECLARATION], completeOnly: true }, group: "brics", asOf: "2024-09-30") {
        incompleteInitiatives { slug } provenance { cite } }
      representation(${PUBLISHED}, scheme: "g77", suppose: [{ initiative: "oecd-ai-principles", countries: ["AFG", "AGO"] }]) {
        provenance { cite } baseline { provenance { cite } } evidence { corroborated { provenance { cite } } } } }`);
    expect(distribution.provenance.cite).toMatch(
      /7 initiatives \(hlab7\), as of 2024-09-30, .*, roles HOST\+CHAIR, facts at least VERIFIED, method/,
    );
    expect(gaps.provenance.cite).toMatch(/initiatives \(treaty\+declaration\+complete-only\), .*, group brics, method/);
    expect(representation.provenance.cite).toMatch(/scheme g77, with 2 supposed participations, method/);
    expect(representation.baseline.provenance.cite).toMatch(/scheme g77, method/);
    expect(representation.evidence.corroborated.provenance.cite).toContain('facts at least CORROBORATED');
  });

  test('time to join and co-participation name what they leave out and what they rest on', async () => {
    const { timeToJoin, coParticipation } = await ask(`{
      timeToJoin(selection: { set: "hlab7" }, scheme: "g77-and-china", asOf: "2024-09-30") {
        closed { slug } withoutOpening { slug } overall { group { slug } pairs joined censored } groups { group { slug } pairs joined censored }
        provenance { cite } }
      coParticipation(${PUBLISHED}) { universeSize pairs(country: "KEN", first: 2) { totalCount nodes { first { code } similarity } }
        central(first: 500) { totalCount nodes { country { code } coverage eigenvector } } provenance { release } } }`);
    expect(timeToJoin.closed).toEqual([{ slug: 'g20-ai-principles' }, { slug: 'g7-hiroshima-process' }]);
    expect(timeToJoin.overall.group).toBeNull();
    for (const key of ['pairs', 'joined', 'censored'] as const) {
      const sum = timeToJoin.groups.reduce((total: number, group: Record<string, number>) => total + group[key]!, 0);
      expect(timeToJoin.overall[key]).toBe(sum);
    }
    expect(timeToJoin.provenance.cite).toContain('scheme g77-and-china');
    expect(coParticipation.universeSize).toBe(193);
    expect(coParticipation.central.totalCount).toBe(193);
    expect(coParticipation.central.nodes.filter(({ coverage }: { coverage: number }) => coverage > 0)).toHaveLength(75);
    expect(coParticipation.central.nodes[0].eigenvector).toBe(1);
    for (const { first } of coParticipation.pairs.nodes) expect(first.code).toBe('KEN');
  });

  test.each([
    [
      'a year to come',
      `representationSeries(${HLAB7}, scheme: "ldc", from: 2020, to: 2027) { year }`,
      'to',
      '2026 is the last',
    ],
    ['years backwards', `representationSeries(${HLAB7}, scheme: "ldc", from: 2021, to: 2020) { year }`, 'from', '2021'],
    [
      'a year before the United Nations',
      `presenceChanges(${HLAB7}, from: 1944, to: 2020) { totalCount }`,
      'from',
      '1944',
    ],
    ['an unknown scheme', `representation(${HLAB7}, scheme: "un-regions") { gini }`, 'scheme', 'un-regional-groups'],
    ['no scheme', `compareSchemes(${HLAB7}, schemes: []) { gini }`, 'schemes', 'at least one'],
    ['a scheme twice', `compareSchemes(${HLAB7}, schemes: ["ldc", "ldc"]) { gini }`, 'schemes', 'ldc'],
    [
      'an unknown scheme among several',
      `compareSchemes(${HLAB7}, schemes: ["ldc", "g7777"]) { gini }`,
      'schemes',
      'g77',
    ],
    [
      'groups as nobody was in them',
      `representation(${HLAB7}, scheme: "wb-income-groups", compositionAt: "1950-01-01") { gini }`,
      'compositionAt',
      '1950-01-01',
    ],
    [
      'an empty selection',
      'representation(selection: { initiatives: [] }, scheme: "ldc") { gini }',
      'selection',
      'no initiative',
    ],
    [
      'a release never cut',
      `representation(${HLAB7}, scheme: "ldc", counting: { release: "1999" }) { gini }`,
      'counting.release',
      '1999',
    ],
    [
      'a group without members',
      `parity(${HLAB7}, group: "brics", asOf: "1990-01-01") { needed }`,
      'group',
      '1990-01-01',
    ],
    [
      'an unknown indicator',
      `rankCorrelation(${HLAB7}, indicator: "imf_aipi") { n }`,
      'indicator',
      'imf_aipi_digital_infrastructure',
    ],
    [
      'an unknown country in pairs',
      `coParticipation(${HLAB7}) { pairs(country: "XXX") { totalCount } }`,
      'country',
      'XXX',
    ],
    [
      'a cursor of another list',
      `presenceChanges(${HLAB7}, from: 2020, to: 2021, after: "Y291bnRyeTpLRU4") { totalCount }`,
      'after',
      'cursor',
    ],
    [
      'a supposed group without members then',
      `representation(${HLAB7}, scheme: "ldc", suppose: [{ initiative: "oecd-ai-principles", group: "brics", from: "1990-01-01" }]) { gini }`,
      'suppose.0.group',
      '1990-01-01',
    ],
    [
      'a year of which an indicator has no value',
      `rankCorrelation(${HLAB7}, indicator: "imf_aipi_total", year: 20260) { n }`,
      'year',
      'it has values of 2023',
    ],
    [
      'a supposed state that is none',
      `representation(${HLAB7}, scheme: "ldc", suppose: [{ initiative: "gpai", countries: ["XXX"] }]) { gini }`,
      'suppose.0',
      '',
    ],
  ])('%s is refused by name', async (_, field, argument, words) => {
    const { errors } = await rollcall.ask(`{ ${field} }`);
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: expect.stringContaining(argument),
    });
    expect(errors![0]!.message).toContain(words);
  });
});

describe('indicators', () => {
  test('a publisher to leave out of whom there is none is told of at start, with the nearest', async () => {
    const said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const settings = { ROLLCALL_EXCLUDE_INDICATOR_PUBLISHERS: 'Epoch IA', ROLLCALL_LOG_LEVEL: 'warn' };
    const rollcall = await startTestApp({ seeded: true }, settings);
    const lines = said.mock.calls.map(([line]) => String(line)).join('');
    said.mockRestore();
    await rollcall.close();
    expect(lines).toMatch(/ROLLCALL_EXCLUDE_INDICATOR_PUBLISHERS names "Epoch IA", .*did you mean Epoch AI/);
  });

  test('a release keeps its figures when a value is corrected, and a publisher can be left out', async () => {
    const rollcall = await startTestApp({ seeded: true }, { ROLLCALL_EXCLUDE_INDICATOR_PUBLISHERS: 'Epoch AI' });
    try {
      const question = (release: string | null) => {
        const counting = `counting: { presence: CUMULATIVE${release === null ? '' : `, release: "${release}"`} }`;
        return `{
          indicator(slug: "imf_aipi_total"${release === null ? '' : `, release: "${release}"`}) {
            countryCount years values(country: "KEN") { nodes { year value country { code } } } }
          rankCorrelation(selection: { set: "hlab7" }, asOf: "2024-09-30", ${counting}, indicator: "imf_aipi_total") {
            n spearman kendall year earliestYear latestYear leftOut { code } points { country { code } value } } }`;
      };
      const before = await rollcall.ask(question('2026.11'));
      expect(before.errors).toBeUndefined();
      expect(before.data.indicator.values.nodes).toEqual([{ year: 2023, value: 0.445192, country: { code: 'KEN' } }]);
      const { n, leftOut, spearman, kendall } = before.data.rankCorrelation;
      expect(n + leftOut.length).toBe(193);
      expect(spearman).toBeGreaterThan(kendall);

      const kenya = `indicator_id = (SELECT id FROM indicator WHERE slug = 'imf_aipi_total')
        AND country_id = (SELECT id FROM participant WHERE code = 'KEN')`;
      await rollcall.record(`
        UPDATE indicator_value SET recorded = int4range(lower(recorded), ${NEW_REVISION}) WHERE ${kenya};
        INSERT INTO indicator_value SELECT indicator_id, country_id, year, 0.9, note, int4range(${NEW_REVISION}, NULL)
          FROM indicator_value WHERE ${kenya}`);

      const after = await rollcall.ask(question(null));
      expect(after.data.indicator.values.nodes).toEqual([{ year: 2023, value: 0.9, country: { code: 'KEN' } }]);
      expect(await rollcall.ask(question('2026.11'))).toEqual(before);

      const listed = await rollcall.ask(
        '{ indicators { slug publisher } indicator(slug: "epoch_notable_models") { slug } country(code: "USA") { indicators { indicator { slug } year value } } }',
      );
      expect(listed.data.indicators.map(({ publisher }: { publisher: string }) => publisher)).not.toContain('Epoch AI');
      expect(listed.data.indicator).toBeNull();
      const slugs = listed.data.country.indicators.map(
        ({ indicator }: { indicator: { slug: string } }) => indicator.slug,
      );
      expect(slugs).toContain('imf_aipi_total');
      expect(slugs).not.toContain('epoch_notable_models');
    } finally {
      await rollcall.close();
    }
  });
});
