import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { projectRoot } from '../../src/config/project-root.js';
import { Random } from '../fuzz/random.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { pagedFields, schemaOf, wholeLists } from '../support/lists.js';
import { type Asked, LISTS, type Row, SEVEN, type Value } from '../support/ordered-lists.js';
import { tokenFor } from '../support/tokens.js';

const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 0x7fff_ffff);

/** Lists whose order is their meaning. */
const NOT_ORDERED = ['Group.history', 'Query.changes', 'Query.search', 'ReleaseDiff.changes'];
/** Lists that are given whole, by the reasons for it in docs/schema.md. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  states: [
    'Absence.through',
    'Country.groups',
    'Country.successors',
    'CountryRank.states',
    'Distribution.populationOfOtherYear',
    'Distribution.withoutPopulation',
    'DistributionBucket.countries',
    'Finding.countries',
    'Gaps.countries',
    'Group.members',
    'GroupIndicator.missing',
    'GroupRepresentation.absentMembers',
    'InitiativeGap.missing',
    'Matrix.rows',
    'Organisation.members',
    'Organisation.memberships',
    'Overlap.both',
    'Overlap.onlyFirst',
    'Overlap.onlySecond',
    'RankCorrelation.leftOut',
    'RankCorrelation.points',
    'Representation.populationOfOtherYear',
    'Representation.withoutPopulation',
    'RankChanges.states',
  ],
  selection: [
    'CoParticipation.incompleteInitiatives',
    'CoParticipation.initiatives',
    'CountryGap.missing',
    'CountryJoinings.notByStates',
    'Distribution.incompleteInitiatives',
    'Distribution.initiatives',
    'Distribution.listsCheckedBefore',
    'Evidence.withoutOpening',
    'Findings.initiatives',
    'Findings.leftOut',
    'Findings.ranked',
    'Gaps.incompleteInitiatives',
    'Gaps.initiatives',
    'Gaps.listsCheckedBefore',
    'Matrix.incompleteInitiatives',
    'Matrix.initiatives',
    'Matrix.listsCheckedBefore',
    'Parity.byInitiative',
    'Parity.incompleteInitiatives',
    'Parity.initiatives',
    'Parity.notByStates',
    'RankCorrelation.incompleteInitiatives',
    'RankCorrelation.initiatives',
    'Representation.incompleteInitiatives',
    'Representation.initiatives',
    'Representation.listsCheckedBefore',
    'TimesToJoin.closed',
    'TimesToJoin.incompleteInitiatives',
    'TimesToJoin.initiatives',
    'TimesToJoin.notByStates',
    'TimesToJoin.withoutOpening',
    'RankChanges.incompleteInitiatives',
    'RankChanges.initiatives',
    'RankChanges.listsCheckedBefore',
    'TakingPart.incompleteInitiatives',
    'TakingPart.initiatives',
  ],
  words: [
    'CoParticipation.betweenGroups',
    'Country.coverageByYear',
    'Distribution.buckets',
    'DistributionSensitivity.underBlocRules',
    'Evidence.startDates',
    'Finding.figures',
    'GlobalSouthRange.underSchemes',
    'GroupRepresentation.seatsByClass',
    'IndicatorByGroup.groups',
    'InitiativeTally.byConfidence',
    'InitiativeTally.byPrecision',
    'ParticipationCounts.byConfidence',
    'ParticipationCounts.byGroup',
    'ParticipationCounts.byKind',
    'ParticipationCounts.byPrecision',
    'ParticipationCounts.byRole',
    'ParticipationCounts.byRoleClass',
    'ParticipationCounts.byStartYear',
    'ParticipationCounts.byTopic',
    'Query.compareSchemes',
    'Query.representationSeries',
    'ReleaseDiff.counts',
    'Representation.groups',
    'RepresentationPoint.changes',
    'TimeToJoin.curve',
    'TimesToJoin.groups',
    'TakingPart.underBlocRules',
  ],
  curated: [
    'Country.formerNames',
    'Country.indicators',
    'Country.unMemberships',
    'Dataset.releases',
    'Group.schemes',
    'Initiative.children',
    'InitiativeSet.initiatives',
    'Query.indicators',
    'Query.initiativeSets',
    'Query.schemes',
    'Scheme.groups',
  ],
  'one thing': [
    'Finding.groups',
    'Finding.initiatives',
    'Initiative.history',
    'Initiative.leads',
    'ContradictingClaim.citations',
    'Participation.acts',
    'Participation.citations',
    'Participation.contradictingClaims',
    'Participation.history',
    'Proposal.changes',
    'Proposal.comments',
    'Proposal.problems',
    'ProposePayload.problems',
    'Query._entities',
    'ReleaseChange.fields',
    // As many as were named.
    'Query.resolveNames',
    'ResolvedName.hits',
  ],
};
const DIRECTIONS = ['ASC', 'DESC'] as const;

describe(`lists (PROPERTY_SEED=${SEED})`, () => {
  let rollcall: TestApp;
  let contributor: string;
  let schema: GraphQLSchema;
  const random = new Random(SEED);
  /** Keys of the rows of each list as they stand in it, which is asked for once. */
  const ownOrders = new Map<string, Value[]>();

  beforeAll(async () => {
    rollcall = await startTestApp();
    schema = schemaOf(rollcall);
    contributor = await tokenFor(rollcall, 'CONTRIBUTOR', 'Carla');
    await proposeAndReport();
    // Releases in another order by name, by revision and by when they were cut.
    await rollcall.pool.query(`INSERT INTO release (name, revision_id, cut_at)
      SELECT 'cut-' || id * 7 % 4, id, timestamptz '2026-12-31' - id * interval '1 day'
      FROM revision WHERE author IS NOT NULL`);
    await rollcall.store.refresh();
  });
  afterAll(() => rollcall.close());

  /** Proposals in every state, by two authors; the approved ones recorded facts in revisions of their own. And reports. */
  async function proposeAndReport(): Promise<void> {
    const zora = await tokenFor(rollcall, 'CONTRIBUTOR', 'Zora');
    const reviewer = await tokenFor(rollcall, 'REVIEWER', 'Rui');
    const withdraw = 'withdrawProposal(id: $id) { id }';
    const approve = 'approveProposal(id: $id, expectedVersion: 1) { id }';
    const reject = 'rejectProposal(id: $id, expectedVersion: 1, note: "no") { id }';
    for (const [author, participant, decision] of [
      [zora, 'FRA', approve],
      [contributor, 'KEN', withdraw],
      [contributor, 'European Union (EU)', approve],
      [zora, 'GBR', null],
      [contributor, 'FJI', approve],
      [zora, 'KEN', reject],
      [contributor, 'TUV', null],
    ] as const) {
      const { data } = await askAs(
        rollcall,
        author,
        `mutation ($participant: ID!) { propose(input: { reason: "as read", changes: [{ recordParticipation: {
           participant: $participant, initiative: "bletchley-declaration", role: OBSERVER, validFrom: "2025-06",
           confidence: CORROBORATED, citations: [{ url: "https://example.org/list", title: "The list" }] } }] })
           { proposal { id } problems { message } } }`,
        { participant },
      );
      expect(data.propose.problems).toEqual([]);
      if (decision === null) continue;
      const { id } = data.propose.proposal;
      const who = decision === withdraw ? author : reviewer;
      const { errors } = await askAs(rollcall, who, `mutation ($id: ID!) { ${decision} }`, { id });
      expect(errors).toBeUndefined();
    }
    for (const subject of ['Country:KEN', 'Country:FRA', 'Initiative:gpai', 'Country:KEN']) {
      await rollcall.ask(`mutation { reportError(subject: "${subject}", text: "It may be wrong.") }`);
    }
  }

  interface Page {
    readonly edges: readonly { cursor: string; node: Row }[];
    readonly pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
      Record<'startCursor' | 'endCursor', string | null>;
    readonly totalCount: number;
  }

  async function page({ document, token }: Asked, args: string, fields: string): Promise<Page> {
    const rows = `{ totalCount edges { cursor node { ${fields} } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
    const query = document.replace('ARGS', args).replace('ROWS', rows);
    const { data, errors } = await askAs(rollcall, token ? contributor : null, query);
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data.list ?? data.of.list ?? data.of.of.list;
  }

  /** All rows, page by page, in pages of a size. */
  async function walk(asked: Asked, order: string, fields: string, size: () => number, way: 'on' | 'back' = 'on') {
    const rows: Row[] = [];
    for (let cursor: string | null = null; ; ) {
      const from: string = cursor === null ? '' : `, ${way === 'on' ? 'after' : 'before'}: "${cursor}"`;
      const found = await page(asked, `${way === 'on' ? 'first' : 'last'}: ${size()}${from}${order}`, fields);
      const nodes = found.edges.map(({ node }) => node);
      if (way === 'on') rows.push(...nodes);
      else rows.unshift(...nodes);
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = found.pageInfo;
      expect([startCursor, endCursor]).toEqual([found.edges[0]?.cursor, found.edges.at(-1)?.cursor]);
      expect([rows.length <= found.totalCount, way === 'on' ? hasPreviousPage : hasNextPage]).toEqual([
        true,
        cursor !== null,
      ]);
      if (!(way === 'on' ? hasNextPage : hasPreviousPage)) {
        expect(rows).toHaveLength(found.totalCount);
        return rows;
      }
      cursor = way === 'on' ? endCursor : startCursor;
    }
  }

  test('every list that has pages can be ordered, by every field of its enum, or is known for its own order', () => {
    const paged = pagedFields(schema);
    const nameOfList = ({ type, field }: { type: string; field: string }) => `${type}.${field}`;
    expect(
      paged
        .filter(({ orders }) => orders === null)
        .map(nameOfList)
        .sort(),
    ).toEqual(NOT_ORDERED);
    expect(
      Object.fromEntries(paged.flatMap((list) => (list.orders ? [[nameOfList(list), [...list.orders].sort()]] : []))),
    ).toEqual(
      Object.fromEntries(Object.entries(LISTS).map(([list, { values }]) => [list, Object.keys(values).sort()])),
    );
  });

  test('every other list is given whole for one of the reasons that are written down', () => {
    const reasons = Object.entries(WHOLE);
    expect(reasons.flatMap(([, lists]) => lists).sort()).toEqual(wholeLists(schema).sort());
    const written = readFileSync(join(projectRoot(), 'docs', 'schema.md'), 'utf8');
    expect(reasons.map(([reason]) => reason)).toEqual(
      [...written.matchAll(/^- \*\*([^*]+)\*\*:/gm)].map(([, reason]) => reason),
    );
  });

  const orders = Object.entries(LISTS).flatMap(([list, asked]) =>
    Object.entries(asked.values).map(([field, shown]) => [list, field, asked, shown] as const),
  );
  test.each(orders)(
    '%s by %s, either way: values in order, none last, equals as in the list itself, every row once whatever the pages',
    async (list, field, asked, { fields, value, locale }) => {
      const collator = locale && new Intl.Collator(locale);
      const compare = (a: Value, b: Value): number => {
        if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
        if (collator) return collator.compare(String(a), String(b));
        return a < b ? -1 : a > b ? 1 : 0;
      };
      const keyOf = (row: Row) => asked.key.value(row, schema);
      const usual = ownOrders.get(list) ?? (await walk(asked, '', asked.key.fields, () => 500)).map(keyOf);
      ownOrders.set(list, usual);
      expect(new Set(usual).size).toBe(usual.length);
      expect(usual.length).toBeGreaterThan(3);
      const place = new Map(usual.map((key, at) => [key, at]));
      const onFirst = random.chance(50);
      for (const direction of DIRECTIONS) {
        const order = `, orderBy: [{ field: ${field}, direction: ${direction} }]`;
        const rows = await walk(asked, order, `${asked.key.fields} ${fields}`, () => 500);
        const keys = rows.map(keyOf);
        const values = rows.map((row) => value(row, schema));
        expect([...keys].sort()).toEqual([...usual].sort());
        for (let at = 1; at < rows.length; at++) {
          const [before, after] = [values[at - 1]!, values[at]!];
          const turn = direction === 'DESC' && before !== null && after !== null ? -1 : 1;
          const found = turn * compare(before, after) || place.get(keys[at - 1]!)! - place.get(keys[at]!)!;
          if (!(found < 0)) throw new Error(`${direction}: ${keys[at - 1]} (${before}) before ${keys[at]} (${after})`);
        }
        const size = () => random.int(Math.ceil(usual.length / 9), Math.min(500, Math.ceil(usual.length / 2)));
        // Each way of paging in one of the directions.
        const way = (direction === 'ASC') === onFirst ? 'on' : 'back';
        expect((await walk(asked, order, asked.key.fields, size, way)).map(keyOf)).toEqual(keys);
      }
    },
    60_000,
  );

  test('seven of the published initiatives: states in order of coverage, by code where they are in as many', async () => {
    // UNCTAD 2025, figure 5: 118 states in none, then 21, 23, 10, 7, 5, 2, and 7 in all seven.
    const { data, errors } = await rollcall.ask(
      `{ countries(filter: { unStatus: MEMBER }, ${SEVEN}, first: 500, orderBy: [{ field: COVERAGE, direction: DESC }])
           { totalCount nodes { code coverage(${SEVEN}) } } }`,
    );
    expect(errors).toBeUndefined();
    const { totalCount, nodes } = data.countries as { totalCount: number; nodes: { code: string; coverage: number }[] };
    expect(totalCount).toBe(193);
    expect(nodes.slice(0, 7).map((node) => node.code)).toEqual(['CAN', 'DEU', 'FRA', 'GBR', 'ITA', 'JPN', 'USA']);
    const published = [7, 2, 5, 7, 10, 23, 21, 118];
    expect(nodes.map(({ coverage }) => coverage)).toEqual(
      published.flatMap((states, fewer) => Array<number>(states).fill(7 - fewer)),
    );
  });

  const keysOf = async (query: string): Promise<string[]> => {
    const { data, errors } = await rollcall.ask(query);
    expect(errors).toBeUndefined();
    return data.list.nodes.map((row: Row) => row.code ?? row.slug ?? row.id);
  };

  describe('cursors', () => {
    const ROWS = '{ nodes { code } pageInfo { endCursor } }';
    const cursorOf = async (args: string): Promise<string> => {
      const { data, errors } = await rollcall.ask(`{ list: countries(first: 3, ${args}) ${ROWS} }`);
      expect(errors).toBeUndefined();
      return data.list.pageInfo.endCursor;
    };
    const COVERAGE = 'orderBy: [{ field: COVERAGE, direction: DESC }]';
    const OLD = 'counting: { release: "2026.11" }';

    test.each([
      [
        'of another order',
        `${SEVEN}, ${COVERAGE}`,
        'orderBy: [{ field: NAME }]',
        'it is of the order COVERAGE DESC, the question of the order NAME ASC EN',
      ],
      ['of the other direction', 'orderBy: [{ field: M49 }]', 'orderBy: [{ field: M49, direction: DESC }]', 'M49 DESC'],
      ['of an order, in the list itself', COVERAGE, 'filter: {}', "the question of the list's own order"],
      [
        'of the same order over another selection',
        `selection: { set: "hlab7" }, ${COVERAGE}`,
        `selection: { kinds: [TREATY] }, ${COVERAGE}`,
        'by another day, counting or selection',
      ],
      [
        'of the same order on another day',
        `asOf: "2020-01-01", ${COVERAGE}`,
        `asOf: "2020-01-02", ${COVERAGE}`,
        'by another day, counting or selection',
      ],
      ['of a release', OLD, 'filter: {}', 'it is of release 2026.11, the question of the newest data'],
      ['of the newest data', 'filter: {}', OLD, 'it is of the newest data, the question of release 2026.11'],
      [
        'of the names of another language',
        'orderBy: [{ field: NAME, locale: ZH }]',
        'orderBy: [{ field: NAME, locale: FR }]',
        'NAME ASC ZH',
      ],
    ])('one %s is refused, and how the states differ is said', async (_, asked, then, words) => {
      const cursor = await cursorOf(asked);
      for (const argument of ['after', 'before']) {
        const { errors } = await rollcall.ask(`{ countries(${argument}: "${cursor}", ${then}) { totalCount } }`);
        expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
        expect(errors![0]!.message).toContain('is a cursor of this list in another state');
        expect(errors![0]!.message).toContain(words);
      }
    });

    test('one of the pairs of other initiatives is refused', async () => {
      const pairs = (set: string, page: string) =>
        rollcall.ask(`{ coParticipation(selection: ${set}) { pairs(${page} orderBy: [{ field: SHARED, direction: DESC }])
          { pageInfo { endCursor } } } }`);
      const { data } = await pairs('{ set: "hlab7" }', 'first: 3');
      const { endCursor } = data.coParticipation.pairs.pageInfo;
      expect((await pairs('{ set: "hlab7" }', `after: "${endCursor}"`)).errors).toBeUndefined();
      const { errors } = await pairs('{ kinds: [TREATY] }', `after: "${endCursor}"`);
      expect(errors![0]!.message).toContain('by another day, counting or selection');
    });

    test('one of another list is refused', async () => {
      const cursor = await cursorOf('orderBy: [{ field: NAME }]');
      const { errors } = await rollcall.ask(
        `{ organisations(after: "${cursor}", orderBy: [{ field: NAME }]) { totalCount } }`,
      );
      expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
      expect(errors![0]!.message).toContain('is not a cursor of this list');
    });

    test('the defaults of an order and of the counting may be written or left out', async () => {
      const cursor = await cursorOf('orderBy: [{ field: COVERAGE }]');
      const written = `counting: { presence: CURRENT }, orderBy: [{ field: COVERAGE, direction: ASC, locale: EN }]`;
      expect(await keysOf(`{ list: countries(first: 2, after: "${cursor}", ${written}) { nodes { code } } }`)).toEqual(
        (await keysOf('{ list: countries(first: 5, orderBy: [{ field: COVERAGE }]) { nodes { code } } }')).slice(3),
      );
    });

    test('a row that the filter leaves out by now still has its place', async () => {
      const order = 'orderBy: [{ field: POPULATION, direction: DESC }]';
      const cursor = await cursorOf(order);
      const [all, members] = await Promise.all(
        ['', 'filter: { group: "sids" },'].map((filter) =>
          keysOf(`{ list: countries(${filter} first: 500, ${order}) { nodes { code } } }`),
        ),
      );
      const rest = await keysOf(
        `{ list: countries(filter: { group: "sids" }, after: "${cursor}", first: 500, ${order}) { nodes { code } } }`,
      );
      expect(members!.length).toBeGreaterThan(20);
      expect(rest).toEqual(members!.filter((country) => all!.indexOf(country) > 2));
    });

    test('a page goes on where it stopped after a revision', async () => {
      const order = 'filter: { initiatives: ["bletchley-declaration"] }, orderBy: [{ field: PARTICIPANT_NAME }]';
      const all = await keysOf(`{ list: participations(first: 500, ${order}) { nodes { id } } }`);
      const { data } = await rollcall.ask(
        `{ list: participations(first: 7, ${order}) { pageInfo { endCursor } nodes { id } } }`,
      );
      await rollcall.record();
      const cursor = data.list.pageInfo.endCursor;
      const rest = await keysOf(`{ list: participations(first: 500, after: "${cursor}", ${order}) { nodes { id } } }`);
      expect([...data.list.nodes.map(({ id }: Row) => id), ...rest]).toEqual(all);
    });
  });

  test('several orders: the first goes before the second, each in its direction', async () => {
    const { data } = await rollcall.ask(
      `{ countries(${SEVEN}, first: 500, orderBy: [{ field: COVERAGE, direction: DESC }, { field: NAME, locale: FR, direction: DESC }])
         { nodes { name(locale: FR) coverage(${SEVEN}) } } }`,
    );
    const { compare } = new Intl.Collator('fr');
    const nodes: { name: string; coverage: number }[] = data.countries.nodes;
    const expected = [...nodes].sort((a, b) => b.coverage - a.coverage || compare(b.name, a.name));
    expect(nodes).toEqual(expected);
  });

  test('names stand in the order of their language, the same on every machine', async () => {
    // By hand, from the rules: accents beside their letters, Chinese by pinyin (ā before ài before ān before ào).
    const named = async (locale: string, codes: string[]) =>
      (
        await rollcall.ask(
          `{ countries(filter: { codes: ${JSON.stringify(codes)} }, orderBy: [{ field: NAME, locale: ${locale} }])
             { nodes { name(locale: ${locale}) } } }`,
        )
      ).data.countries.nodes.map(({ name }: { name: string }) => name);
    expect(await named('FR', ['EGY', 'ECU', 'ETH', 'ESP', 'SLV', 'ERI', 'EST'])).toEqual([
      ...['Égypte', 'Équateur', 'Érythrée', 'Espagne', 'Estonie', 'Éthiopie', 'Salvador'],
    ]);
    expect(await named('EN', ['CIV', 'CRI', 'HRV', 'CUB', 'TUR', 'TKM', 'TUV'])).toEqual([
      ...['Costa Rica', "Côte d'Ivoire", 'Croatia', 'Cuba', 'Türkiye', 'Turkmenistan', 'Tuvalu'],
    ]);
    expect(await named('ZH', ['AUS', 'IRL', 'AFG', 'AGO', 'EGY', 'EST', 'ALB'])).toEqual([
      ...['阿尔巴尼亚', '阿富汗', '埃及', '爱尔兰', '爱沙尼亚', '安哥拉', '澳大利亚'],
    ]);
    expect(await named('RU', ['ESP', 'ITA', 'YEM', 'IND', 'JOR'])).toEqual([
      ...['Индия', 'Иордания', 'Испания', 'Италия', 'Йемен'],
    ]);
  });

  const message = async (query: string) => {
    const { errors } = await rollcall.ask(query);
    return [errors?.[0]?.extensions.code, errors?.[0]?.extensions.argument, errors?.[0]?.message];
  };
  const ORDERED = 'orderBy: [{ field: SLUG }, { field: NAME }, { field: SLUG, direction: DESC }]';
  test.each([
    [`{ initiatives(${ORDERED}) { totalCount } }`, 'orderBy', 'SLUG is named twice'],
    [
      '{ countries(orderBy: [{ field: NAME }, { field: NAME, locale: ZH }]) { totalCount } }',
      'orderBy',
      'NAME is named twice',
    ],
    [
      '{ initiative(slug: "gpai") { participations(orderBy: [{ field: ROLE }, { field: ROLE }]) { totalCount } } }',
      'orderBy',
      'ROLE',
    ],
    ['{ proposals(orderBy: [{ field: STATE }, { field: STATE }]) { totalCount } }', 'orderBy', 'STATE is named twice'],
    ['{ countries(selection: { set: "hlab7" }) { totalCount } }', 'selection', 'has no use'],
    [
      '{ organisations(selection: { set: "hlab7" }, orderBy: [{ field: NAME }]) { totalCount } }',
      'selection',
      'has no use',
    ],
    [
      '{ countries(selection: { set: "hlab8" }, orderBy: [{ field: COVERAGE }]) { totalCount } }',
      'selection.set',
      'hlab7',
    ],
    ['{ countries(filter: { codes: ["KEN", "KEX"] }) { totalCount } }', 'filter.codes', "'KEX'; did you mean KEN"],
    ['{ organisations(filter: { codes: ["OECDD"] }) { totalCount } }', 'filter.codes', 'did you mean OECD'],
    ['{ initiatives(filter: { slugs: ["gpay"] }) { totalCount } }', 'filter.slugs', 'did you mean gpai'],
    [
      '{ groups(filter: { slugs: ["g78"] }) { totalCount } }',
      'filter.slugs',
      "there is no group 'g78'; did you mean g7",
    ],
    ['{ groups(filter: { schemes: ["un-regional-group"] }) { totalCount } }', 'filter.schemes', 'un-regional-groups'],
    ['{ groups(filter: { member: "XX" }) { totalCount } }', 'filter.member', "'XX'"],
    [
      '{ countries(filter: { coverage: { atLeast: 3, atMost: 2 } }) { totalCount } }',
      'filter.coverage.atMost',
      'no number is at least 3 and at most 2',
    ],
    ['{ countries(filter: { coverage: { atLeast: -1 } }) { totalCount } }', 'filter.coverage.atLeast', '-1 is below 0'],
    [
      '{ initiatives(filter: { participantCount: { atMost: -2 } }) { totalCount } }',
      'filter.participantCount.atMost',
      '-2',
    ],
    ['{ initiatives(filter: { hostCountries: ["GB", "UK"] }) { totalCount } }', 'filter.hostCountries', "'UK'"],
    [
      '{ initiatives(filter: { endedFrom: "2024-01-01", endedTo: "2023-01-01" }) { totalCount } }',
      'filter.endedTo',
      'before endedFrom',
    ],
    [
      '{ participations(asOf: "2024-01-01", filter: { endedTo: "2023-12-31" }) { totalCount } }',
      'filter.endedTo',
      'ask by CUMULATIVE',
    ],
    [
      '{ participations(counting: { presence: CUMULATIVE }, filter: { endedFrom: "2024-01-02", endedTo: "2024-01-01" }) { totalCount } }',
      'filter.endedTo',
      'nothing ends between 2024-01-02 and 2024-01-01',
    ],
    [
      '{ participations(filter: { recordedSince: "2026-01-02T00:00:00Z", recordedTo: "2026-01-01T00:00:00Z" }) { totalCount } }',
      'filter.recordedTo',
      'nothing is recorded between',
    ],
    [
      '{ participations(filter: { participants: ["KE", "AU"] }) { totalCount } }',
      'filter.participants',
      "beside 'KE' may be meant for Australia",
    ],
    ['{ initiatives(filter: { leads: ["AU", "250"] }) { totalCount } }', 'filter.leads', "beside '250'"],
  ])('%s is refused: the argument %s, %s', async (query, argument, words) => {
    expect(await message(query)).toEqual(['BAD_USER_INPUT', argument, expect.stringContaining(words)]);
  });

  test('what is no field of the enum is refused before anything is asked', async () => {
    const [code, , text] = await message('{ countries(orderBy: [{ field: AREA }]) { totalCount } }');
    expect([code, text]).toEqual(['GRAPHQL_VALIDATION_FAILED', expect.stringContaining('CountryOrderField')]);
  });

  test('a state is named by its alpha-3, alpha-2 or M49 code, and answered by its alpha-3', async () => {
    const { data } = await rollcall.ask(`{ a: country(code: "KE") { code } b: country(code: "404") { code }
      c: country(code: "KEN") { code } d: country(code: "AU") { code } e: country(code: "XX") { code }
      f: countries(filter: { codes: ["404", "FR", "AUS", "KE"] }) { nodes { code } }
      g: organisation(code: "AU") { name } }`);
    expect([data.a.code, data.b.code, data.c.code, data.d.code, data.e]).toEqual(['KEN', 'KEN', 'KEN', 'AUS', null]);
    expect(data.f.nodes.map((node: Row) => node.code)).toEqual(['AUS', 'FRA', 'KEN']);
    expect(data.g.name).toBe('African Union');
  });

  test.each([
    ['participations(filter: { countries: ["%"] }) { totalCount }', 'FRA', ['FR', '250']],
    ['participations(filter: { participants: ["%", "CAN"] }) { totalCount }', 'FRA', ['FR', '250']],
    ['initiatives(filter: { leads: ["%"] }) { totalCount }', 'FRA', ['FR', '250']],
    ['initiatives(filter: { hostCountries: ["%"] }) { totalCount }', 'FRA', ['FR', '250']],
    ['organisations(filter: { homeCountry: "%" }) { totalCount }', 'FRA', ['FR', '250']],
    ['organisations(filter: { member: "%" }) { totalCount }', 'FRA', ['FR', '250']],
    ['groups(filter: { member: "%" }) { totalCount }', 'FRA', ['FR', '250']],
    ['indicator(slug: "imf_aipi_total") { values(country: "%") { nodes { value } } }', 'FRA', ['FR', '250']],
    ['coParticipation(selection: {}) { pairs(country: "%") { totalCount } }', 'FRA', ['FR', '250']],
    ['changes(filter: { countries: ["%"] }) { nodes { cursor } }', 'FRA', ['FR', '250']],
    ['group(slug: "g7") { history(country: "%") { totalCount } }', 'FRA', ['FR', '250']],
    [
      'distribution(selection: { set: "hlab7" }, suppose: [{ initiative: "bletchley-declaration", countries: ["%"] }]) { gini }',
      'FJI',
      ['FJ', '242'],
    ],
    ['distribution(selection: { leads: ["%"] }) { gini provenance { cite } }', 'FRA', ['FR', '250']],
  ])('%s understands every code of a state, with the same answer', async (query, alpha3, others) => {
    const [expected, ...found] = await Promise.all(
      [alpha3, ...others].map((other) => rollcall.ask(`{ ${query.replace('%', other)} }`)),
    );
    expect(expected!.errors).toBeUndefined();
    for (const answer of found) expect(answer).toEqual(expected);
  });

  describe('filters', () => {
    const count = async (list: string, filter: string, more = ''): Promise<number> => {
      const { data, errors } = await rollcall.ask(`{ list: ${list}(filter: { ${filter} }${more}) { totalCount } }`);
      expect(errors).toBeUndefined();
      return data.list.totalCount;
    };

    test('countries by coverage: as many as are published', async () => {
      // UNCTAD 2025, figure 5.
      const members = (range: string) => count('countries', `unStatus: MEMBER, coverage: ${range}`, `, ${SEVEN}`);
      expect(await members('{ atMost: 0 }')).toBe(118);
      expect(await members('{ atLeast: 1 }')).toBe(75);
      expect(await members('{ atLeast: 2, atMost: 4 }')).toBe(23 + 10 + 7);
      expect(await members('{ atLeast: 7 }')).toBe(7);
      expect(await members('{}')).toBe(193);
    });

    test('initiatives by slugs stand in the order of the list; conditions on ends, lists and hosts hold for each', async () => {
      const slugs = 'slugs: ["oecd-ai-principles", "bletchley-declaration", "gpai"]';
      const listed = (args: string) => keysOf(`{ list: initiatives(${args}) { nodes { slug } } }`);
      expect(await listed(`filter: { ${slugs} }`)).toEqual(['bletchley-declaration', 'gpai', 'oecd-ai-principles']);
      const { data } = await rollcall.ask(`{ initiatives(first: 500) { nodes { slug endedOn listCompleteness openness
        adoption hostCountry { code } seatCountry { code } participantCount(asOf: "2024-01-01") } } }`);
      const all: Row[] = data.initiatives.nodes;
      const expected = (passes: (row: Row) => boolean) => all.filter(passes).map(({ slug }) => slug);
      const held: [string, (row: Row) => boolean][] = [
        ['hasEnded: true', ({ endedOn }) => endedOn !== null && endedOn <= '2024-01-01'],
        ['hasEnded: false', ({ endedOn }) => endedOn === null || endedOn > '2024-01-01'],
        ['endedFrom: "2020-01-01"', ({ endedOn }) => endedOn !== null && endedOn >= '2020-01-01'],
        ['endedTo: "2024-06-30"', ({ endedOn }) => endedOn !== null && endedOn <= '2024-06-30'],
        ['completeness: [PARTIAL, NONE]', (row) => ['PARTIAL', 'NONE'].includes(row.listCompleteness)],
        ['openness: [BY_INVITATION]', ({ openness }) => openness === 'BY_INVITATION'],
        ['adoption: [ISSUED, BY_ORGANISATION]', ({ adoption }) => adoption !== 'BY_STATES'],
        ['hostCountries: ["GB", "KR"]', ({ hostCountry }) => ['GBR', 'KOR'].includes(hostCountry?.code)],
        ['seatCountries: ["FRA"]', ({ seatCountry }) => seatCountry?.code === 'FRA'],
        [
          'participantCount: { atLeast: 20, atMost: 40 }',
          (row) => row.participantCount >= 20 && row.participantCount <= 40,
        ],
      ];
      for (const [filter, passes] of held) {
        const slugsFound = await listed(`first: 500, asOf: "2024-01-01", filter: { ${filter} }`);
        expect([filter, slugsFound]).toEqual([filter, expected(passes)]);
        expect([filter, slugsFound.length > 0 && slugsFound.length < all.length]).toEqual([filter, true]);
      }
    });

    test('groups by slugs, scheme, words and member; organisations by codes, member and what they take part in', async () => {
      const groups = (filter: string) =>
        keysOf(`{ list: groups(first: 500, filter: { ${filter} }) { nodes { slug } } }`);
      expect(await groups('slugs: ["oecd", "g77"]')).toEqual(['g77', 'oecd']);
      const scheme = await rollcall.ask('{ scheme(slug: "un-regional-groups") { groups { slug } } }');
      expect(await groups('schemes: ["un-regional-groups"]')).toEqual(
        scheme.data.scheme.groups.map(({ slug }: Row) => slug).sort(),
      );
      expect(await groups('schemes: ["un-regional-groups"], member: "KE"')).toEqual(['un-african-group']);
      expect(await groups('search: "african"')).toContain('un-african-group');
      expect(await groups('search: "african group", member: "FR"')).toEqual([]);
      const organisations = (filter: string) =>
        keysOf(`{ list: organisations(first: 500, filter: { ${filter} }) { nodes { code } } }`);
      expect(await organisations('codes: ["OECD", "EU", "AU"]')).toEqual(['AU', 'EU', 'OECD']);
      expect(await organisations('codes: ["OECD", "EU", "AU"], member: "DEU"')).toEqual(['EU', 'OECD']);
      expect(await organisations('participatesIn: "bletchley-declaration"')).toEqual(['EU']);
    });

    test('participations by end, by when they were recorded, and by what their initiative is about', async () => {
      const { data } =
        await rollcall.ask(`{ participations(first: 500, filter: { kinds: [CAPACITY_BUILDING, SUMMIT, STANDARDS_BODY] },
        counting: { presence: CUMULATIVE }) { totalCount nodes { id validTo confidence recordedAt
        initiative { topics leads { ... on Organisation { code family } } } } } }`);
      const all: Row[] = data.participations.nodes;
      const recordings = [...new Set(all.map(({ recordedAt }) => recordedAt))].sort();
      const instant = recordings.at(-1)!;
      const held: [string, (row: Row) => boolean][] = [
        ['endedFrom: "2020-01-01"', ({ validTo }) => validTo !== null && validTo >= '2020-01-01'],
        ['endedTo: "2025-01-01"', ({ validTo }) => validTo !== null && validTo <= '2025-01-01'],
        ['confidences: [VERIFIED]', ({ confidence }) => confidence === 'VERIFIED'],
        [`recordedSince: "${instant}"`, ({ recordedAt }) => recordedAt >= instant],
        [`recordedTo: "${recordings[0]}"`, ({ recordedAt }) => recordedAt <= recordings[0]!],
        ['topics: [STANDARDS]', ({ initiative }) => initiative.topics.includes('STANDARDS')],
        ['leads: ["ITU"]', ({ initiative }) => initiative.leads.some(({ code }: Row) => code === 'ITU')],
        [
          'families: [UN_SYSTEM]',
          ({ initiative }) => initiative.leads.some(({ family }: Row) => family === 'UN_SYSTEM'),
        ],
      ];
      expect(all).toHaveLength(data.participations.totalCount);
      for (const [filter, passes] of held) {
        const ids = await keysOf(`{ list: participations(first: 500, counting: { presence: CUMULATIVE },
          filter: { kinds: [CAPACITY_BUILDING, SUMMIT, STANDARDS_BODY], ${filter} }) { nodes { id } } }`);
        expect([filter, ids]).toEqual([filter, all.filter(passes).map(({ id }) => id)]);
        expect([filter, ids.length > 0 && ids.length < all.length]).toEqual([filter, true]);
      }
    });

    test('participations recorded since an instant are those of the revisions since, of those up to it the others', async () => {
      // One proposal of a participation was approved in each of three revisions after that of what is shipped.
      const { revisions } = rollcall.store.current;
      const later = revisions.filter(({ author }) => author !== null).map(({ recordedAt }) => recordedAt.toISOString());
      const recorded = (filter: string) => count('participations', filter, ', counting: { presence: CUMULATIVE }');
      const all = await recorded('');
      expect(await recorded(`recordedSince: "${later[0]}"`)).toBe(3);
      expect(await recorded(`recordedSince: "${later[1]}"`)).toBe(2);
      expect(await recorded(`recordedSince: "${later[0]}", recordedTo: "${later[1]}"`)).toBe(2);
      expect(await recorded(`recordedTo: "${later[2]}"`)).toBe(all);
      expect(await recorded(`recordedTo: "${later[1]}"`)).toBe(all - 1);
      expect(await recorded('recordedSince: "2100-01-01T00:00:00Z"')).toBe(0);
    });
  });
});
