import { type GraphQLSchema, isEnumType } from 'graphql';
import { Random } from '../fuzz/random.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { pagedFields, schemaOf } from '../support/lists.js';
import { tokenFor } from '../support/tokens.js';

const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 0x7fff_ffff);

type Value = number | string | null;
// biome-ignore lint/suspicious/noExplicitAny: a row has the shape of its question.
type Row = any;

/** What the API gives of a row, from which follows where it belongs. */
interface Shown {
  readonly fields: string;
  value(row: Row, schema: GraphQLSchema): Value;
  /** Names go by the rules of a language. */
  readonly locale?: string;
}
const plain = (fields: string, value = (row: Row): Value => row[fields.replace(/\(.*/s, '')]): Shown => ({
  fields,
  value,
});
const name = (fields: string, value: (row: Row) => Value): Shown => ({ fields, value, locale: 'en' });
/** A word, by its place in the enum. */
const word = (field: string, type: string, of = (row: Row) => row, fields = field): Shown => ({
  fields,
  value: (row, schema) => {
    const words = schema.getType(type);
    if (!isEnumType(words)) throw new Error(`${type} is no enum`);
    const given = of(row)[field];
    return given === null ? null : words.getValues().findIndex((value) => value.name === given);
  },
});
const code = (field: string) => plain(`${field} { code }`, (row) => row[field].code);
const slug = (field: string) => plain(`${field} { slug }`, (row) => row[field].slug);
const nameOf = (field: string) => name(`${field} { name }`, (row) => row[field].name);

/** How a list is asked for. */
interface Asked {
  /** With `(ARGS)` or `, ARGS` where the arguments of the page stand, and ROWS for what is asked of it. */
  readonly document: string;
  readonly key: Shown;
  readonly values: Readonly<Record<string, Shown>>;
  /** A role is needed. */
  readonly token?: true;
}

const SEVEN = 'selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { presence: CUMULATIVE }';
const DAY = 'asOf: "2024-09-30"';

/** States first. */
const participant = plain(
  'participant { __typename ... on Country { code } ... on Organisation { code } }',
  (row) => `${row.participant.__typename} ${row.participant.code}`,
);

const participations: Omit<Asked, 'document'> = {
  key: plain('id'),
  values: {
    INITIATIVE: slug('initiative'),
    INITIATIVE_NAME: nameOf('initiative'),
    PARTICIPANT: participant,
    PARTICIPANT_NAME: nameOf('participant'),
    ROLE: word('role', 'ParticipationRole'),
    VALID_FROM: plain('validFrom'),
    VALID_TO: plain('validTo'),
    CONFIDENCE: word('confidence', 'Confidence'),
    RECORDED_AT: plain('recordedAt'),
  },
};

const presenceChanges: Omit<Asked, 'document'> = {
  key: plain(
    'change on country { code } initiative { slug }',
    (row) => `${row.on} ${row.change} ${row.initiative.slug} ${row.country.code}`,
  ),
  values: {
    ON: plain('on'),
    CHANGE: word('change', 'PresenceChangeKind'),
    COUNTRY: code('country'),
    COUNTRY_NAME: nameOf('country'),
    INITIATIVE: slug('initiative'),
    INITIATIVE_NAME: nameOf('initiative'),
  },
};

/** Every list that can be ordered, with what tells where each of its rows belongs. */
const LISTS: Readonly<Record<string, Asked>> = {
  'Query.countries': {
    document: `{ list: countries(${SEVEN}, filter: { coverage: { atLeast: 0 } }, ARGS) ROWS }`,
    key: plain('code'),
    values: {
      CODE: plain('code'),
      ALPHA2: plain('alpha2'),
      M49: plain('m49'),
      NAME: name('name', (row) => row.name),
      COVERAGE: plain(`coverage(${SEVEN})`),
      POPULATION: plain('population(year: 2024)'),
    },
  },
  'Query.organisations': {
    document: `{ list: organisations(${SEVEN}, filter: { coverage: { atLeast: 0 } }, ARGS) ROWS }`,
    key: plain('code'),
    values: {
      CODE: plain('code'),
      NAME: name('name', (row) => row.name),
      KIND: word('kind', 'OrganisationKind'),
      FAMILY: word('family', 'LeadFamily'),
      HOME_COUNTRY: plain('homeCountry { code }', (row) => row.homeCountry?.code ?? null),
      // One without a list of members on record has none that could be counted.
      MEMBER_COUNT: plain(`members(${DAY}) { code }`, (row) => row.members.length || null),
      COVERAGE: plain(`coverage(${SEVEN})`),
    },
  },
  'Query.initiatives': {
    document: `{ list: initiatives(${DAY}, ARGS) ROWS }`,
    key: plain('slug'),
    values: {
      SLUG: plain('slug'),
      NAME: name('name', (row) => row.name),
      KIND: word('kind', 'InitiativeKind'),
      SCOPE: word('scope', 'InitiativeScope'),
      OPENED_ON: plain('openedOn'),
      IN_FORCE_ON: plain('inForceOn'),
      ENDED_ON: plain('endedOn'),
      LIST_CHECKED_ON: plain('listCheckedOn'),
      PUBLISHED_TOTAL: plain('publishedTotal'),
      PARTICIPANT_COUNT: plain(`participantCount(${DAY})`),
    },
  },
  'Query.groups': {
    document: `{ list: groups(${DAY}, ARGS) ROWS }`,
    key: plain('slug'),
    values: {
      SLUG: plain('slug'),
      NAME: name('name', (row) => row.name),
      MEMBER_COUNT: plain(`members(${DAY}) { code }`, (row) => row.members.length),
    },
  },
  'Query.participations': {
    ...participations,
    document:
      '{ list: participations(filter: { kinds: [DECLARATION] }, counting: { presence: CUMULATIVE }, ARGS) ROWS }',
  },
  'Country.participations': {
    ...participations,
    document: '{ of: country(code: "FRA") { list: participations(counting: { presence: CUMULATIVE }, ARGS) ROWS } }',
  },
  'Organisation.participations': {
    ...participations,
    document: '{ of: organisation(code: "EU") { list: participations(selection: {}, ARGS) ROWS } }',
  },
  'Initiative.participations': {
    ...participations,
    document: '{ of: initiative(slug: "bletchley-declaration") { list: participations(ARGS) ROWS } }',
  },
  'Indicator.values': {
    document: '{ of: indicator(slug: "imf_aipi_total") { list: values(ARGS) ROWS } }',
    key: plain('country { code } year', (row) => `${row.country.code} ${row.year}`),
    values: {
      COUNTRY: code('country'),
      COUNTRY_NAME: nameOf('country'),
      YEAR: plain('year'),
      VALUE: plain('value'),
    },
  },
  'Query.presenceChanges': {
    ...presenceChanges,
    document: `{ list: presenceChanges(selection: { set: "hlab7" }, from: 1990, to: 2024, ARGS) ROWS }`,
  },
  'CoParticipation.pairs': {
    document: `{ of: coParticipation(${SEVEN}) { list: pairs(country: "KEN", ARGS) ROWS } }`,
    key: plain('first { code } second { code }', (row) => `${row.first.code} ${row.second.code}`),
    values: {
      SIMILARITY: plain('similarity'),
      SHARED: plain('shared'),
      EITHER: plain('either'),
      FIRST: code('first'),
      SECOND: code('second'),
      FIRST_NAME: nameOf('first'),
      SECOND_NAME: nameOf('second'),
    },
  },
  'CoParticipation.central': {
    document: `{ of: coParticipation(${SEVEN}) { list: central(ARGS) ROWS } }`,
    key: code('country'),
    values: {
      COUNTRY: code('country'),
      COUNTRY_NAME: nameOf('country'),
      COVERAGE: plain('coverage'),
      PARTNERS: plain('partners'),
      SHARED_SEATS: plain('sharedSeats'),
      EIGENVECTOR: plain('eigenvector'),
    },
  },
  'Parity.joinings': {
    document: `{ of: parity(group: "un-african-group", ${SEVEN}) { list: joinings(ARGS) ROWS } }`,
    key: plain('country { code } initiative { slug }', (row) => `${row.country.code} ${row.initiative.slug}`),
    values: {
      COUNTRY: code('country'),
      COUNTRY_NAME: nameOf('country'),
      COVERAGE: plain(`country { coverage(${SEVEN}) }`, (row) => row.country.coverage),
      INITIATIVE: slug('initiative'),
      INITIATIVE_NAME: nameOf('initiative'),
      OPENNESS: word('openness', 'Openness', (row) => row.initiative, 'initiative { openness }'),
    },
  },
  'Country.absences': {
    document: `{ of: country(code: "KEN") { list: absences(ARGS) ROWS } }`,
    key: slug('initiative'),
    values: {
      INITIATIVE: slug('initiative'),
      INITIATIVE_NAME: nameOf('initiative'),
      REASON: word('reason', 'AbsenceReason'),
      WITHDREW_ON: plain('withdrewOn'),
    },
  },
  'Country.presenceChanges': {
    ...presenceChanges,
    document: `{ of: country(code: "CAN") { list: presenceChanges(from: 1990, to: 2026, ARGS) ROWS } }`,
  },
  'CountryJoinings.joinings': {
    document: `{ of: country(code: "KEN") { of: joinings(group: "un-african-group") { list: joinings(ARGS) ROWS } } }`,
    key: slug('initiative'),
    values: {
      INITIATIVE: slug('initiative'),
      INITIATIVE_NAME: nameOf('initiative'),
      ACCESS: word('access', 'JoiningAccess'),
      PLACE: plain('place'),
    },
  },
  'ParticipationCounts.byInitiative': {
    document: `{ of: participationCounts { list: byInitiative(ARGS) ROWS } }`,
    key: slug('initiative'),
    values: {
      INITIATIVE: slug('initiative'),
      INITIATIVE_NAME: nameOf('initiative'),
      PARTICIPATIONS: plain('tally { participations }', (row) => row.tally.participations),
      STATES: plain('tally { states }', (row) => row.tally.states),
      ORGANISATIONS: plain('tally { organisations }', (row) => row.tally.organisations),
    },
  },
  'ParticipationCounts.byParticipant': {
    document: `{ of: participationCounts { list: byParticipant(ARGS) ROWS } }`,
    key: participant,
    values: {
      PARTICIPANT: participant,
      PARTICIPANT_NAME: nameOf('participant'),
      PARTICIPATIONS: plain('tally { participations }', (row) => row.tally.participations),
      INITIATIVES: plain('tally { initiatives }', (row) => row.tally.initiatives),
    },
  },
  'Query.proposals': {
    document: '{ list: proposals(ARGS) ROWS }',
    key: plain('id'),
    values: {
      CREATED_AT: plain('createdAt'),
      DECIDED_AT: plain('decidedAt'),
      STATE: word('state', 'ProposalState'),
      AUTHOR: plain('author'),
    },
  },
  'Query.errorReports': {
    document: '{ list: errorReports(ARGS) ROWS }',
    token: true,
    key: plain('id'),
    values: {
      CREATED_AT: plain('createdAt'),
      SUBJECT: plain('subject { id }', (row) => row.subject.id),
    },
  },
};
/** Lists whose order is their meaning. */
const NOT_ORDERED = ['Group.history', 'Query.changes'];
const DIRECTIONS = ['ASC', 'DESC'] as const;

describe(`lists (PROPERTY_SEED=${SEED})`, () => {
  let rollcall: TestApp;
  let contributor: string;
  let schema: GraphQLSchema;
  const random = new Random(SEED);

  beforeAll(async () => {
    rollcall = await startTestApp();
    schema = schemaOf(rollcall);
    contributor = await tokenFor(rollcall, 'CONTRIBUTOR', 'Carla');
    await proposeAndReport();
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

  const orders = Object.entries(LISTS).flatMap(([list, asked]) =>
    Object.entries(asked.values).map(([field, shown]) => [list, field, asked, shown] as const),
  );
  test.each(orders)(
    '%s by %s, either way: values in order, none last, equals as in the list itself, every row once whatever the pages',
    async (_, field, asked, { fields, value, locale }) => {
      const collator = locale && new Intl.Collator(locale);
      const compare = (a: Value, b: Value): number => {
        if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
        if (collator) return collator.compare(String(a), String(b));
        return a < b ? -1 : a > b ? 1 : 0;
      };
      const keyOf = (row: Row) => asked.key.value(row, schema);
      const usual = (await walk(asked, '', asked.key.fields, () => 500)).map(keyOf);
      expect(new Set(usual).size).toBe(usual.length);
      expect(usual.length).toBeGreaterThan(3);
      const place = new Map(usual.map((key, at) => [key, at]));
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
        expect((await walk(asked, order, asked.key.fields, size)).map(keyOf)).toEqual(keys);
        expect((await walk(asked, order, asked.key.fields, size, 'back')).map(keyOf)).toEqual(keys);
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
});
