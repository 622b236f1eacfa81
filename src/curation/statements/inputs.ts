/** A change as clients send it: one of the inputs of `ChangeInput`, with days as texts. */
export type StatedChange = Readonly<Record<string, Readonly<Record<string, unknown>> | null | undefined>>;
export type Input = Readonly<Record<string, unknown>>;

/** Header of the file for each field of an input. The fields of the API say the same things in its own words. */
export type Fields = Readonly<Record<string, string>>;

export const PARTICIPATION: Fields = {
  participant: 'participant',
  initiative: 'initiative',
  role: 'role',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  datePrecision: 'date_precision',
  confidence: 'confidence',
};
export const CITATION: Fields = {
  url: 'source_url',
  title: 'source_title',
  publisher: 'source_publisher',
  accessedOn: 'source_accessed_on',
  evidence: 'evidence',
};
/** Headers in which a start stands. */
export const START = ['valid_from', 'date_precision'];
export const VOTES: Fields = {
  for: 'votes_for',
  against: 'votes_against',
  abstained: 'votes_abstained',
  notVoting: 'votes_not_voting',
};
export const INITIATIVE: Fields = {
  slug: 'slug',
  name: 'name_en',
  nameZh: 'name_zh',
  summary: 'summary_en',
  summaryZh: 'summary_zh',
  kind: 'kind',
  scope: 'scope',
  binding: 'binding',
  openness: 'openness',
  eligibleGroup: 'eligible_group',
  hostCountry: 'host_country',
  leadOrganisation: 'lead_organisation',
  openedOn: 'opened_on',
  inForceOn: 'in_force_on',
  endedOn: 'ended_on',
  listCompleteness: 'list_completeness',
  listCheckedOn: 'list_checked_on',
  publishedTotal: 'published_total',
  url: 'url',
  focus: 'focus',
  adoption: 'adoption',
  manner: 'manner',
  listClosedOn: 'list_closed_on',
  openedPrecision: 'opened_precision',
  seatCountry: 'seat_country',
  parent: 'parent',
  topics: 'topics',
};
export const ORGANISATION: Fields = {
  code: 'code',
  name: 'name_en',
  nameZh: 'name_zh',
  kind: 'kind',
  family: 'family',
  homeCountry: 'home_country',
  membersGroup: 'members_group',
  url: 'url',
};
export const MEMBERSHIP: Fields = {
  group: 'group',
  country: 'country',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  sourceUrl: 'source_url',
  note: 'note',
};

/** Field of the API for each header, by table. */
const FIELDS_OF: Readonly<Record<string, Fields>> = {
  participations: inverse({ ...PARTICIPATION, ...prefixed('citations.', CITATION) }),
  initiatives: inverse({ ...INITIATIVE, ...prefixed('votes.', VOTES) }),
  initiative_leads: { participant: 'leads', position: 'leads' },
  initiative_aliases: { alias: 'aliases.text', lang: 'aliases.locale' },
  organisations: inverse({ ...ORGANISATION, slug: 'slug' }),
  group_memberships: inverse(MEMBERSHIP),
};

function inverse(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([field, header]) => [header, field]));
}

function prefixed(prefix: string, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([field, header]) => [prefix + field, header]));
}

/** The field of a change in which a problem with a column lies; null where it is no field of it. */
export function fieldOf(change: StatedChange, table: string, column: string | null): string | null {
  const [act] = actOf(change);
  const field = column === null ? undefined : (FIELDS_OF[table]?.[column] ?? (column === 'id' ? 'id' : undefined));
  return field === undefined ? null : `${act}.${field}`;
}

/** What a change is called in the API, and its input. */
export function actOf(change: StatedChange): readonly [act: string, input: Input] {
  const given = Object.entries(change).filter(([, input]) => input != null);
  return given[0] as [string, Input];
}
