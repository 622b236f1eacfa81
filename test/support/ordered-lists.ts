import { type GraphQLSchema, isEnumType } from 'graphql';

export type Value = number | string | null;
// biome-ignore lint/suspicious/noExplicitAny: a row has the shape of its question.
export type Row = any;

/** What the API gives of a row, from which follows where it belongs. */
export interface Shown {
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
export interface Asked {
  /** With `(ARGS)` or `, ARGS` where the arguments of the page stand, and ROWS for what is asked of it. */
  readonly document: string;
  readonly key: Shown;
  readonly values: Readonly<Record<string, Shown>>;
  /** A role is needed. */
  readonly token?: true;
}

export const SEVEN = 'selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { presence: CUMULATIVE }';
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
export const LISTS: Readonly<Record<string, Asked>> = {
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
  'Query.releases': {
    document: '{ list: releases(ARGS) ROWS }',
    key: plain('name'),
    values: {
      NAME: plain('name'),
      RECORDED_AT: plain('recordedAt'),
      CUT_AT: plain('cutAt'),
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
