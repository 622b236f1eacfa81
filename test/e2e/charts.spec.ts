import { JSDOM } from 'jsdom';
import { manyInitiatives, startTestApp, type TestApp } from '../support/app.js';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

describe('charts over HTTP', () => {
  let rollcall: TestApp;
  beforeAll(async () => {
    rollcall = await startTestApp();
  });
  afterAll(() => rollcall.close());

  const svg = async (address: string): Promise<string> => {
    const { status, body, text } = await rollcall.http.get(`/charts/${address}`).buffer(true);
    expect(status).toBe(200);
    return text ?? body.toString('utf8');
  };
  /** What a picture says, with the lines of a paragraph joined. */
  const said = (picture: string, between = ' ') => picture.replace(/<\/text><text[^>]*>/g, between);
  const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;
  const hatchedCells = (picture: string) =>
    [...picture.matchAll(/<path d="([^"]*)"[^>]*class="not-known"/g)].reduce(
      (sum, [, outline]) => sum + count(outline!, /Z/g),
      0,
    );
  const HLAB7 = 'set=hlab7&asOf=2024-09-30&presence=CUMULATIVE';

  test('the assembly has one square a state, those at none apart, and says what it rests on', async () => {
    const picture = await svg(`assembly.svg?${HLAB7}`);
    expect(count(picture, /data-key="[A-Z]{3}"/g)).toBe(193);
    const none = /class="seats-none"[\s\S]*?<\/g>/.exec(picture)![0];
    expect(count(none, /data-key=/g)).toBe(118);
    expect(picture).toContain('118 of 193 states take part in none of the 7 initiatives');
    expect(picture).toMatch(/release 2026\.12/);
    expect(said(picture)).toMatch(/as of 30 September 2024/);
  });

  describe('of the further views', () => {
    const named = (picture: string) =>
      new Map([...picture.matchAll(/data-key="([^"]+)"><title>([^<]+)</g)].map(([, key, label]) => [key, label]));

    test('the votes are those of the General Assembly: 152 to 4, with 11 abstentions', async () => {
      const picture = await svg('votes.svg?initiatives=unga-78-241&asOf=2026-11-29');
      expect(picture).toContain('Initiatives with positions of states on record: 1');
      const marks = named(picture);
      const counts = ['VOTED_FOR', 'VOTED_AGAINST', 'ABSTAINED', 'DID_NOT_VOTE'].map((role) =>
        Number(/(\d+)\D*$/.exec(marks.get(`unga-78-241:${role}`)!)![1]),
      );
      expect(counts).toEqual([152, 4, 11, 26]);
      expect(said(picture)).toContain('it is not known what position it took');
      // With nothing chosen, texts of everybody too, from which two states each dissociated themselves.
      expect(
        named(await svg('votes.svg?asOf=2026-11-29&presence=CUMULATIVE')).get('global-digital-compact:DISSOCIATED'),
      ).toMatch(/\b2\b/);
      expect(await svg(`votes.svg?${HLAB7}`)).toContain('No position of a state is on record for these initiatives');
    });

    test('Kenya joined two of the seven within the year: from the 71st place to the 32nd', async () => {
      const picture = await svg(`rank.svg?${HLAB7}`);
      expect(named(picture).get('KEN')).toBe('Kenya: place =71 with 0 initiatives, then =32 with 2');
      expect(said(picture)).toContain('than on 30 September 2023');
    });

    test('network, parity, waiting, evidence and roles say what the API says', async () => {
      const { data } = await rollcall.ask(
        `query ($selection: SelectionInput!, $asOf: Date!, $counting: CountingInput!) {
        coParticipation(selection: $selection, asOf: $asOf, counting: $counting) {
          meanShared betweenGroups(scheme: "un-regional-groups") { group { slug } meanShared } }
        parity(selection: $selection, asOf: $asOf, counting: $counting, group: "un-african-group") {
          needed withinReach byInitiative { initiative { slug } joiningCount neededCount } }
        timeToJoin(selection: $selection, asOf: $asOf, counting: $counting, scheme: "un-regional-groups") {
          overall { joined pairs } groups { pairs } }
        participationCounts(selection: $selection, asOf: $asOf, counting: { presence: CUMULATIVE }) {
          total { participations } byConfidence { confidence tally { participations } } }
        representation(selection: $selection, asOf: $asOf, counting: $counting, scheme: "un-regional-groups") {
          groups { group { slug } seatsByClass { class seats } } }
      }`,
        { selection: { set: 'hlab7' }, asOf: '2024-09-30', counting: { presence: 'CUMULATIVE' } },
      );
      const network = named(await svg(`network.svg?${HLAB7}`));
      const [african] = data.coParticipation.betweenGroups;
      expect(network.get('un-african-group:un-african-group')).toContain(
        `: ${african.meanShared[0].toFixed(1)} initiatives`,
      );
      expect(network.size).toBe(25);
      const parity = named(await svg(`parity.svg?${HLAB7}&group=un-african-group`));
      for (const { initiative, joiningCount, neededCount } of data.parity.byInitiative) {
        const drawn = [0, 1, 2].map((part) => /(\d+)\D*$/.exec(parity.get(`${initiative.slug}:${part}`) ?? '0')![1]);
        expect([drawn.reduce((sum, count) => sum + Number(count), 0), Number(drawn[0])]).toEqual([
          joiningCount,
          neededCount,
        ]);
      }
      const { joined, pairs } = data.timeToJoin.overall;
      expect(await svg(`time-to-join.svg?${HLAB7}`)).toContain(`${joined} of ${pairs} possible joinings of`);
      const { total, byConfidence } = data.participationCounts;
      const verified = byConfidence.find(({ confidence }: { confidence: string }) => confidence === 'VERIFIED');
      expect(await svg(`evidence.svg?${HLAB7}`)).toContain(
        `${verified.tally.participations} of ${total.participations} facts were read in the official source`,
      );
      const roles = named(await svg(`roles.svg?${HLAB7}`));
      for (const { group, seatsByClass } of data.representation.groups) {
        const seats = seatsByClass.find((item: { class: string }) => item.class === 'COMMITMENT')?.seats;
        if (roles.has(`${group.slug}:COMMITMENT`))
          expect(roles.get(`${group.slug}:COMMITMENT`)).toContain(`: ${seats} of `);
      }
      expect(roles.size).toBe(30);
    });

    test.each(['network', 'parity', 'time-to-join', 'evidence', 'rank', 'roles', 'votes'])(
      '%s is drawn in Chinese, as PNG, and where nothing can be shown says so',
      async (name) => {
        const chinese = await svg(`${name}.svg?set=complete-lists&asOf=2026-11-29&locale=ZH`);
        expect(/font-weight="[67]00"[^>]*>([^<]+)/.exec(chinese)![1]).toMatch(/[\u4e00-\u9fff]/);
        const { status, body } = await rollcall.http.get(`/charts/${name}.png?${HLAB7}`).buffer(true);
        expect([status, ...body.subarray(0, 8)]).toEqual([200, ...PNG]);
        expect((await rollcall.http.get(`/charts/${name}.svg?initiatives=agenda-2030`)).status).toBe(200);
      },
    );
  });

  test('speaks Chinese where asked', async () => {
    const picture = await svg(`assembly.svg?${HLAB7}&locale=ZH`);
    expect(picture).toContain('193 国中有 118 国未参与 7 项倡议中的任何一项');
    expect(picture).toContain('联合国非洲国家组');
  });

  test('a country has a bar a year, its place in words, and is one', async () => {
    const asked = 'set=complete-lists&focus=ai&asOf=2026-11-29';
    const picture = said(await svg(`country.svg?${asked}&countries=KEN`));
    const { data } = await rollcall.ask(`{ country(code: "KEN") { rank(
      selection: { set: "complete-lists", focus: AI }, asOf: "2026-11-29") { coverage initiativeCount place size } } }`);
    const { coverage, initiativeCount, place, size } = data.country.rank;
    expect(picture).toContain(`Kenya takes part in ${coverage} of ${initiativeCount} initiatives`);
    expect(picture).toContain(`Place ${place} among the ${size} member states of the United Nations`);
    expect(count(picture, /data-key="20\d\d"/g)).toBe(12);
    expect(said(await svg(`country.svg?${asked}&countries=VAT&universe=ALL_STATES&locale=ZH`))).toContain('教廷参与');
    const { status, body } = await rollcall.http.get(`/charts/country.svg?${asked}&countries=KEN,FRA`);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('one country, not of 2')]);
  });

  test('the lines show each group with a value, parity, and the range over the Global South schemes', async () => {
    const picture = await svg('shares.svg?set=hlab7&presence=CUMULATIVE&scheme=un-regional-groups&from=2019&to=2026');
    expect(count(picture, /data-key="un-[a-z-]+:20\d\d"/g)).toBe(5 * 8);
    expect(picture).toContain('Share by number of states');
    expect(picture).toMatch(
      /The Global South: least and greatest over 4 to 5 definitions and 3 rules on organisations/,
    );
    const { data } =
      await rollcall.ask(`{ representationSeries(selection: { set: "hlab7" }, scheme: "un-regional-groups",
      from: 2025, to: 2025, counting: { presence: CUMULATIVE }) { representation { groups { group { slug } representationRatio } } } }`);
    const [african] = data.representationSeries[0].representation.groups;
    const drawn = /data-key="un-african-group:2025"[^>]*>(?:<title>)?[^<]*2025: ([\d.]+)/.exec(picture)![1];
    expect(drawn).toBe(african.representationRatio.toFixed(2));
  });

  test.each(['EN', 'ZH'])('the notes of a picture in %s are those of the file, word for word', async (locale) => {
    // A line may end at any space.
    const closed = (text: string) => text.replaceAll(/\s/g, '');
    for (const set of ['complete-lists', 'standards']) {
      const { body } = await rollcall.http.get(`/exports/distribution.json?set=${set}&locale=${locale}`);
      const picture = closed(said(await svg(`distribution.svg?set=${set}&locale=${locale}`)));
      // That ratios are left empty is said of a table alone.
      const notes = body.metadata.notes.filter((note: string) => !/left empty|留空/.test(note));
      expect(notes.length).toBeGreaterThanOrEqual(3);
      for (const note of notes) expect(picture).toContain(closed(note));
    }
  });

  test('the range says over how many definitions it is at each point, and the hollow one of what day it is', async () => {
    const years = (from: number, to: number) => `shares.svg?set=hlab7&presence=CUMULATIVE&from=${from}&to=${to}`;
    // The list of the UN Finance Center for South-South Cooperation begins in 2024 (data/group_memberships.csv).
    expect(await svg(years(2019, 2026))).toContain('least and greatest over 4 to 5 definitions and');
    expect(await svg(years(2024, 2025))).toContain('least and greatest over 5 definitions and');
    expect(said(await svg(years(2019, 2026)))).toContain('Hollow: the year up to 29 November 2026.');
    expect(await svg(years(2019, 2025))).not.toContain('Hollow');
  });

  test.each([
    [
      'EN',
      'only as host, co-chair, verified facts alone, every state on record.',
      '9 states of BRICS by 7 initiatives',
    ],
    ['ZH', '仅计主办方、共同主席，仅计见于官方来源的事实，全部在案国家。', '金砖国家 9 国 × 7 项倡议'],
  ])('a picture says what else narrows it, in %s', async (locale, narrowing, title) => {
    const picture = await svg(
      `matrix.svg?set=hlab7&asOf=2024-06-30&group=brics&roles=HOST,CO_CHAIR&minConfidence=VERIFIED&universe=ALL_STATES&locale=${locale}`,
    );
    const text = said(picture, locale === 'ZH' ? '' : ' ');
    expect(text).toContain(narrowing);
    expect(text).toContain(title);
  });

  test('the gap bars add up to the absences', async () => {
    const picture = await svg(`gaps.svg?${HLAB7}&group=g77`);
    const { data } = await rollcall.ask(`{ gaps(selection: { set: "hlab7" }, asOf: "2024-09-30", group: "g77",
      counting: { presence: CUMULATIVE }) { initiatives { missingCount } } }`);
    const drawn = [...picture.matchAll(/<title>[^<]*, (\d+)<\/title>/g)].reduce((sum, [, n]) => sum + Number(n), 0);
    const expected = data.gaps.initiatives.reduce(
      (sum: number, one: { missingCount: number }) => sum + one.missingCount,
      0,
    );
    expect(drawn).toBe(expected);
  });

  test('the matrix marks each state that takes part, itself or through an organisation, or declined, and hatches what is not known', async () => {
    const picture = await svg(`matrix.svg?${HLAB7}`);
    const { data } = await rollcall.ask(`{ gaps(selection: { set: "hlab7" }, asOf: "2024-09-30",
      counting: { presence: CUMULATIVE }) { universeSize initiatives { missing { reason } } } }`);
    const { universeSize, initiatives } = data.gaps;
    const reasons: string[] = initiatives.flatMap(({ missing }: { missing: { reason: string }[] }) =>
      missing.map(({ reason }) => reason),
    );
    const marked = reasons.filter((reason) => reason === 'THROUGH_ORGANISATION' || reason === 'DECLINED').length;
    const present = universeSize * initiatives.length - reasons.length;
    expect(count(picture, /data-key="[A-Z]{3}:[a-z0-9-]+"/g)).toBe(present + marked);
    expect(hatchedCells(picture)).toBe(reasons.filter((reason) => reason === 'UNKNOWN').length);
  });

  test('a headline stands beside its range over the rules on organisations', async () => {
    // The figures of the method's section on version 2.0.
    const picture = said(await svg('assembly.svg?set=complete-lists&asOf=2026-11-22'));
    expect(picture).toContain('54 of 193 states take part in none of the 23 initiatives (28 to 54, by how');
    expect(picture).toContain('Taking part in none: 54 by their own name;');
    expect(picture).toContain('28 by no name at all.');
  });

  test('over a list that is too old a number is a greatest, and no ratio is drawn', async () => {
    // ISO/IEC JTC 1/SC 42: a list of January 2022.
    const stale = 'initiatives=iso-iec-jtc1-sc42';
    const assembly = said(await svg(`assembly.svg?${stale}`));
    expect(assembly).toContain('At most 141 of 193 states do not take part in ISO/IEC JTC 1/SC 42');
    expect(assembly).toContain('The list on record is not complete or was read too long ago');
    expect(assembly).toContain('Not known');
    expect(said(await svg(`gaps.svg?${stale}`))).toContain('at most 141');
    expect(hatchedCells(await svg(`matrix.svg?${stale}`))).toBe(141);
    const shares = await svg(`shares.svg?${stale}&from=2021&to=2026`);
    expect([...shares.matchAll(/data-key="[a-z-]+:(20\d\d)"/g)].map(([, year]) => year)).not.toContain('2024');
    expect(count(shares, /data-key="un-[a-z-]+:2022"/g)).toBe(5);
    expect(said(shares)).toContain(
      'No ratio: in these years a list on record is not complete or was read too long ago',
    );
  });

  test('the assembly answers by the name that it had, too', async () => {
    expect(await svg(`waffle.svg?${HLAB7}`)).toBe(await svg(`assembly.svg?${HLAB7}`));
  });

  test.each(['assembly', 'distribution', 'matrix', 'gaps', 'shares'])('%s as PNG, twice the same', async (name) => {
    const query = name === 'shares' ? 'set=hlab7&from=2019&to=2026&locale=ZH' : `${HLAB7}&locale=ZH`;
    const first = await rollcall.http.get(`/charts/${name}.png?${query}&width=640`);
    expect(first.headers['content-type']).toBe('image/png');
    expect([...first.body.subarray(0, 8)]).toEqual(PNG);
    expect(first.body.readUInt32BE(16)).toBe(1280);
    const second = await rollcall.http.get(`/charts/${name}.png?${query}&width=640`);
    expect(Buffer.compare(first.body, second.body)).toBe(0);
  });

  test('an SVG is well-formed and holds nothing that runs or loads', async () => {
    const parser = new new JSDOM('').window.DOMParser();
    const years = 'set=hlab7&presence=CUMULATIVE&from=2019&to=2026';
    for (const name of ['assembly', 'distribution', 'matrix', 'gaps', 'shares']) {
      const picture = await svg(`${name}.svg?${name === 'shares' ? years : HLAB7}`);
      // Strict, as every reader of XML is: at the first fault nothing but the fault is left.
      expect(parser.parseFromString(picture, 'application/xml').documentElement.localName).toBe('svg');
      expect(picture).toMatch(
        /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/,
      );
      expect(picture).not.toMatch(/<script|\son\w+=|(href|src)=|<style|@import/);
    }
  });

  test.each([
    ['pie.svg', 404, 'NOT_FOUND', 'assembly'],
    ['assembly.gif', 404, 'NOT_FOUND', 'assembly.png'],
    ['assembly.svg?set=hlab8', 400, 'BAD_USER_INPUT', 'hlab7'],
    ['assembly.svg?set=hlab7&width=100000', 400, 'BAD_USER_INPUT', '4000'],
    ['assembly.svg?set=hlab7&locale=TLH', 400, 'BAD_USER_INPUT', 'TLH'],
    ['assembly.svg?set=hlab7&scheme=g77,un-regional-groups', 400, 'BAD_USER_INPUT', 'one scheme'],
    ['assembly.svg?set=hlab7&from=2015', 400, 'BAD_USER_INPUT', 'from'],
    ['assembly.svg?set=hlab7&asOf=1900-01-01', 400, 'BAD_USER_INPUT', '1900-01-01'],
    ['shares.svg?set=hlab7&from=2026&to=2015', 400, 'BAD_USER_INPUT', '2026'],
    ['matrix.svg?set=hlab7&asOf=1900-01-01', 400, 'BAD_USER_INPUT', '1900-01-01'],
    ['matrix.svg?set=hlab7&group=g77&asOf=1950-01-01', 400, 'BAD_USER_INPUT', '1950-01-01'],
    ['gaps.svg?set=hlab7&group=g77&asOf=1950-01-01', 400, 'BAD_USER_INPUT', '1950-01-01'],
  ])('%s is refused with %d', async (address, status, code, said) => {
    const response = await rollcall.http.get(`/charts/${address}`);
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ code, error: expect.stringContaining(said) });
  });

  test('what is too large for a page is refused, with the limit', async () => {
    await rollcall.record(manyInitiatives(600, 'declaration'));
    for (const [figure, limit] of [
      ['matrix', 60_000],
      ['distribution', 500],
      ['gaps', 500],
    ] as const) {
      const response = await rollcall.http.get(`/charts/${figure}.png`);
      expect(response.status).toBe(422);
      expect(response.body).toMatchObject({
        code: 'QUERY_TOO_COMPLEX',
        limit,
        error: expect.stringContaining(`${limit}`),
      });
    }
  });
});
