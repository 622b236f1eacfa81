import { startTestApp, type TestApp } from '../support/app.js';

interface Missing {
  readonly country: { readonly code: string };
  readonly reason: string;
  readonly withdrewOn: string | null;
  readonly through: readonly { readonly code: string }[];
}

/** What is asked of one country and of all alike. */
const ABSENCE = 'reason withdrewOn through { code }';
const CHANGE = 'change on initiativeEnded country { code } initiative { slug }';

/** Ways of counting in which the figures must agree. */
const COUNTINGS = [
  '{}',
  '{ presence: CUMULATIVE }',
  '{ blocs: EXCLUDE, minConfidence: CORROBORATED }',
  '{ blocs: INHERIT, roleClasses: [COMMITMENT, MEMBERSHIP] }',
  '{ method: "1.0" }',
  '{ release: "2026.11" }',
];

describe('questions of one country', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const answerTo = async (query: string) => {
    const { data, errors } = await rollcall.ask(`{ ${query} }`);
    expect(errors).toBeUndefined();
    return data;
  };
  const ofMembers = async (field: string) => {
    const { countries } = await answerTo(
      `countries(filter: { unStatus: MEMBER }, first: 500) { nodes { code ${field} } }`,
    );
    expect(countries.nodes).toHaveLength(193);
    return countries.nodes;
  };

  test.each(COUNTINGS)('absences of each of the 193 are those that gaps lists, counted with %s', async (counting) => {
    const asked = `selection: { set: "hlab7" }, asOf: "2025-06-30", counting: ${counting}`;
    const { gaps } = await answerTo(
      `gaps(${asked}) { initiatives { initiative { slug } missing { country { code } ${ABSENCE} } } }`,
    );
    const expected = gaps.initiatives.flatMap(({ initiative, missing }: { initiative: object; missing: Missing[] }) =>
      missing.map((absence) => ({ initiative, ...absence })),
    );
    const countries = await ofMembers(
      `absences(${asked}) { totalCount nodes { initiative { slug } country { code } ${ABSENCE} } }
       coverage(${asked})`,
    );
    const found = countries.flatMap(({ absences }: { absences: { nodes: object[] } }) => absences.nodes);
    const inOrder = (list: object[]) => list.map((each) => JSON.stringify(each)).sort();
    expect(found.length).toBeGreaterThan(700);
    expect(inOrder(found)).toEqual(inOrder(expected));
    for (const { code, coverage, absences } of countries) {
      expect([code, coverage + absences.totalCount]).toEqual([code, 7]);
    }
  });

  test.each(COUNTINGS)('its presences that began and ended are its own of all, counted with %s', async (counting) => {
    const asked = `selection: { set: "hlab7" }, from: 2018, to: 2025, counting: ${counting}`;
    const { presenceChanges } = await answerTo(
      `presenceChanges(${asked}, first: 500) { joinedCount leftCount nodes { ${CHANGE} } }`,
    );
    const countries = await ofMembers(
      `presenceChanges(${asked}, first: 500) { joinedCount leftCount nodes { ${CHANGE} } }`,
    );
    let [joined, left] = [0, 0];
    for (const { code, presenceChanges: own } of countries) {
      const expected = presenceChanges.nodes.filter(({ country }: Missing) => country.code === code);
      expect(own.nodes).toEqual(expected);
      joined += own.joinedCount;
      left += own.leftCount;
    }
    expect([joined, left]).toEqual([presenceChanges.joinedCount, presenceChanges.leftCount]);
    expect(joined).toBeGreaterThan(100);
  });

  test.each(COUNTINGS)('its joinings are its share of the parity of its group, counted with %s', async (counting) => {
    const asked = `selection: { set: "hlab7" }, group: "un-african-group", asOf: "2025-06-30", counting: ${counting}`;
    const { parity, group } = await answerTo(`
      parity(${asked}) {
        needed freeCount byInvitationCount unknownCount barredCount notByStates { slug }
        joinings(first: 500) { totalCount nodes { country { code } initiative { slug } } }
      }
      group(slug: "un-african-group") {
        members(asOf: "2025-06-30") {
          code
          joinings(${asked}) {
            needed freeCount byInvitationCount unknownCount barredCount notByStates { slug }
            joinings { nodes { initiative { slug } access place isNeeded } }
            open: joinings(access: [FREE, BY_INVITATION]) { totalCount }
          }
        }
      }`);
    expect(group.members).toHaveLength(54);
    const sum = (field: string) =>
      group.members.reduce(
        (all: number, { joinings }: { joinings: Record<string, number> }) => all + joinings[field]!,
        0,
      );
    for (const field of ['freeCount', 'byInvitationCount', 'unknownCount', 'barredCount']) {
      expect([field, sum(field)]).toEqual([field, parity[field]]);
    }
    const places = new Map<number, string>();
    for (const { code, joinings } of group.members) {
      expect([joinings.needed, joinings.notByStates]).toEqual([parity.needed, parity.notByStates]);
      expect(joinings.open.totalCount).toBe(joinings.freeCount + joinings.byInvitationCount);
      for (const { initiative, access, place, isNeeded } of joinings.joinings.nodes) {
        const isOpen = access === 'FREE' || access === 'BY_INVITATION';
        expect([access, place !== null]).toEqual([access, isOpen]);
        expect(isNeeded).toBe(isOpen && place <= parity.needed);
        if (isOpen) places.set(place, `${code} ${initiative.slug}`);
      }
    }
    expect(places.size).toBe(parity.joinings.totalCount);
    const inOrder = [...places].sort(([a], [b]) => a - b).map(([, joining]) => joining);
    expect(inOrder.slice(0, 500)).toEqual(
      parity.joinings.nodes.map(
        ({ country, initiative }: { country: { code: string }; initiative: { slug: string } }) =>
          `${country.code} ${initiative.slug}`,
      ),
    );
  });

  test.each(COUNTINGS)('ranks follow the distribution, counted with %s', async (counting) => {
    const asked = `selection: { set: "hlab7" }, asOf: "2025-06-30", counting: ${counting}`;
    const { distribution } = await answerTo(`distribution(${asked}) { universeSize buckets { k size } }`);
    const greaterThan = (coverage: number) =>
      distribution.buckets.reduce(
        (sum: number, { k, size }: { k: number; size: number }) => sum + (k > coverage ? size : 0),
        0,
      );
    const countries = await ofMembers(`
      rank(${asked}) { size coverage possibleCoverage place tiedCount bestPlace worstPlace }
      coverage(${asked})
      absences(${asked}, reasons: [UNKNOWN]) { totalCount }`);
    for (const { code, rank, coverage, absences } of countries) {
      expect([code, rank.size, rank.coverage]).toEqual([code, 193, coverage]);
      expect([code, rank.possibleCoverage]).toEqual([code, coverage + absences.totalCount]);
      expect([code, rank.place]).toEqual([code, 1 + greaterThan(coverage)]);
      expect([code, rank.tiedCount]).toEqual([code, distribution.buckets[coverage].size - 1]);
      expect(rank.bestPlace).toBeLessThanOrEqual(rank.place);
      expect(rank.worstPlace).toBeGreaterThanOrEqual(rank.place);
    }
  });

  test('a rank among a group, or states that are named, holds the country itself; of years it has its coverage', async () => {
    const asked = 'selection: { set: "hlab7" }, asOf: "2024-12-31"';
    const { country } = await answerTo(`
      country(code: "KEN") {
        brics: rank(${asked}, group: "brics") { size group { slug } states { country { code } } provenance { cite } }
        named: rank(${asked}, countries: ["FR", "KEN", "NRU"]) { size place states { country { code } coverage } }
        coverage(${asked})
        coverageByYear(selection: { set: "hlab7" }, from: 2023, to: 2024) { year asOf partial coverage }
      }`);
    expect(country.brics.group.slug).toBe('brics');
    const codes = country.brics.states.map(({ country: { code } }: Missing) => code);
    expect(codes).toEqual(expect.arrayContaining(['BRA', 'CHN', 'IND', 'KEN', 'RUS', 'ZAF']));
    expect(country.brics.size).toBe(codes.length);
    expect(country.brics.provenance.cite).toContain('country KEN, group brics');
    expect(country.named.states.map(({ country: { code } }: Missing) => code)).toEqual(['FRA', 'KEN', 'NRU']);
    expect(country.named).toMatchObject({ size: 3, place: 2 });
    expect(country.coverageByYear).toMatchObject([
      { year: 2023, asOf: '2023-12-31', partial: false },
      { year: 2024, asOf: '2024-12-31', partial: false, coverage: country.coverage },
    ]);
    const { errors } = await rollcall.ask(`{ country(code: "KEN") { rank(countries: ["KNE"]) { size } } }`);
    expect(errors?.[0]?.message).toContain('KNE');
  });

  test('of a state that the question does not count there is no figure, and one of another universe has it', async () => {
    const asked = 'selection: { set: "hlab7" }';
    const { country, ssd, dataset } = await answerTo(`
      dataset { countryCount }
      country(code: "VAT") {
        absences(${asked}) { totalCount } joinings(${asked}) { freeCount }
        presenceChanges(${asked}, from: 2019, to: 2020) { totalCount }
        wide: absences(${asked}, counting: { universe: ALL_STATES }) { totalCount }
        rank(${asked}) { place } coverageByYear(${asked}, from: 2019, to: 2020) { year }
        wideRank: rank(${asked}, counting: { universe: ALL_STATES }) { size }
      }
      ssd: country(code: "SSD") {
        before: absences(${asked}, asOf: "2011-07-13") { totalCount }
        since: absences(${asked}, asOf: "2011-07-14", reasons: [NOT_OPEN]) { totalCount }
      }`);
    expect(country).toEqual({
      absences: null,
      joinings: null,
      presenceChanges: null,
      wide: { totalCount: 7 },
      rank: null,
      coverageByYear: [],
      // States of the past are on record, and not compared today.
      wideRank: { size: dataset.countryCount },
    });
    // Admitted to the United Nations on that day; the seven came later.
    expect(ssd).toEqual({ before: null, since: { totalCount: 7 } });
  });

  test('bad input is refused by the name of the argument', async () => {
    const refusal = async (field: string) => {
      const { errors } = await rollcall.ask(`{ country(code: "KEN") { ${field} } }`);
      const { code, argument } = errors![0]!.extensions;
      return [code, argument, errors![0]!.message];
    };
    expect(await refusal('absences(selection: { set: "x" }) { totalCount }')).toEqual([
      'BAD_USER_INPUT',
      'selection.set',
      expect.stringContaining("'x'"),
    ]);
    expect(await refusal('joinings(group: "eu") { freeCount }')).toEqual([
      'BAD_USER_INPUT',
      'group',
      expect.stringMatching(/KEN is not a member of the group 'eu' on 2026-/),
    ]);
    expect((await refusal('presenceChanges(from: 2025, to: 2024) { totalCount }')).slice(0, 2)).toEqual([
      'BAD_USER_INPUT',
      'from',
    ]);
    expect((await refusal('absences(first: 501) { totalCount }')).slice(0, 2)).toEqual(['BAD_USER_INPUT', 'first']);
  });
});
