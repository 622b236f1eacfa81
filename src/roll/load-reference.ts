import type { ClientBase } from 'pg';
import { dayOf, NEVER } from '../domain/day.js';
import type { Names } from '../domain/roll.js';

/** The revisions during which a version was on record, half-open. */
export interface Recorded {
  readonly recordedFrom: number;
  readonly recordedTo: number;
}

type Version<T> = readonly (T & Recorded)[];

/** What the facts name: states by code, then organisations by code; initiatives by slug. `id` is the key in the database. */
export interface Identities {
  readonly participants: readonly { id: number; kind: 'state' | 'organisation'; code: string }[];
  readonly initiativeIds: readonly { id: number; slug: string }[];
}

/**
 * All versions of everything but the participations, as plain values; `id` is the identity's key in the database. Each
 * list is in the order of its table (VERSIONS), which is total and so does not depend on how PostgreSQL stores the rows.
 */
export interface Reference extends Identities {
  readonly countries: Version<{
    id: number;
    alpha2: string | null;
    m49: string | null;
    names: Names;
    un_status: string;
    un_member_from: string | null;
    un_member_to: string | null;
    existed_from: string | null;
    existed_to: string | null;
    /** Codes, joined by `|`. */
    successors: string | null;
    /** Periods of two days with `/` between them, joined by `|`. */
    un_membership_breaks: string | null;
  }>;
  readonly aliases: Version<{
    id: number;
    alias: string;
    lang: string;
    borne_from: string | null;
    borne_to: string | null;
  }>;
  readonly organisations: Version<{
    id: number;
    slug: string;
    names: Names;
    /** Null where it was recorded before the method's version 2.0. */
    kind: string | null;
    family: string | null;
    home_country: string | null;
    members_group: string | null;
  }>;
  readonly groups: Version<{ slug: string; names: Names; definition: string | null; source_url: string | null }>;
  readonly memberships: Version<{ group: string; country: number; valid_from: string; valid_to: string | null }>;
  readonly schemes: Version<{
    slug: string;
    names: Names;
    publisher: string | null;
    source_url: string | null;
    global_south_group: string | null;
  }>;
  readonly schemeGroups: Version<{
    scheme: string;
    position: number;
    group: string;
    names: Names;
    union_of: string[] | null;
  }>;
  readonly population: Version<{ country: number; year: number; population: number }>;
  readonly initiatives: Version<{
    id: number;
    names: Names;
    summary_en: string | null;
    summary_zh: string | null;
    kind: string;
    scope: string;
    binding: boolean;
    openness: string;
    eligible_group: string | null;
    lead_organisation: string | null;
    host_country: string | null;
    opened_on: string | null;
    in_force_on: string | null;
    ended_on: string | null;
    list_completeness: string;
    list_checked_on: string | null;
    published_total: number | null;
    url: string | null;
    focus: string;
    adoption: string;
    manner: string | null;
    votes_for: number | null;
    votes_against: number | null;
    votes_abstained: number | null;
    votes_not_voting: number | null;
    list_closed_on: string | null;
    /** Null where it was recorded before the method's version 2.0. */
    opened_precision: string | null;
    seat_country: string | null;
    parent: string | null;
    topics: string[];
  }>;
  readonly initiativeAliases: Version<{ id: number; alias: string; lang: string }>;
  readonly initiativeLeads: Version<{ id: number; position: number; participant: number }>;
  readonly translations: Version<{ table: string; column: string; en: string; zh: string }>;
  readonly sets: Version<{ slug: string; names: Names; publisher: string | null; source_url: string | null }>;
  readonly setMembers: Version<{ set: string; position: number; initiative: string }>;
}

/** The lists of the reference data whose rows are versions. */
export type VersionsName = Exclude<keyof Reference, keyof Identities>;
/** A row of one of them. */
export type VersionOf<Name extends VersionsName> = Reference[Name][number];

/** One part of an order: in SQL, and of two rows that were read. */
export interface OrderPart<Row> {
  readonly sql: string;
  compare(row: Row, other: Row): number;
}

/** Negative where a text comes first by code points, as in `COLLATE "C"`. */
export function compareTexts(text: string, other: string): number {
  if (text === other) return 0;
  for (let at = 0; at < text.length && at < other.length; at++) {
    // Reading the second half of a surrogate pair does no harm: the first halves were equal, and so were the code points.
    const difference = text.codePointAt(at)! - other.codePointAt(at)!;
    if (difference !== 0) return difference;
  }
  return text.length - other.length;
}

const byNumber = <Key extends string>(sql: string, key: Key): OrderPart<{ readonly [K in Key]: number }> => ({
  sql,
  compare: (row, other) => row[key] - other[key],
});

const byText = <Key extends string>(sql: string, key: Key): OrderPart<{ readonly [K in Key]: string }> => ({
  sql: `${sql} COLLATE "C"`,
  compare: (row, other) => compareTexts(row[key], other[key]),
});

/** An end that is open comes last. */
const byPeriod: OrderPart<{ valid_from: string; valid_to: string | null }> = {
  sql: 'v.valid',
  compare: (row, other) =>
    dayOf(row.valid_from) - dayOf(other.valid_from) ||
    (row.valid_to === null ? NEVER : dayOf(row.valid_to)) - (other.valid_to === null ? NEVER : dayOf(other.valid_to)),
};

/** How the versions of a table are read: the table first in `from`, as v. */
interface Versions<Row> {
  readonly columns: string;
  readonly from: string;
  /** With the revision that recorded a version, which comes last, no two are alike: it is the key of a row as well. */
  readonly order: readonly OrderPart<Row>[];
}

const NAMES = `jsonb_build_object('en', v.name_en, 'zh', v.name_zh) AS names`;

const VERSIONS: { readonly [Name in VersionsName]: Versions<VersionOf<Name>> } = {
  countries: {
    columns: `v.country_id AS id, v.alpha2, v.m49, v.un_status, v.un_member_from, v.un_member_to, v.existed_from, v.existed_to,
      v.successors, v.un_membership_breaks,
      jsonb_build_object('en', v.name_en, 'zh', v.name_zh, 'ar', v.name_ar, 'es', v.name_es, 'fr', v.name_fr,
        'ru', v.name_ru) AS names`,
    from: 'country_version v',
    order: [byNumber('v.country_id', 'id')],
  },
  aliases: {
    columns: 'v.country_id AS id, v.alias, v.lang, v.borne_from, v.borne_to',
    from: 'country_alias v',
    order: [byNumber('v.country_id', 'id'), byText('v.lang', 'lang'), byText('v.alias', 'alias')],
  },
  organisations: {
    columns: `v.organisation_id AS id, v.slug, ${NAMES}, v.kind, v.family, p.code AS home_country, g.slug AS members_group`,
    from: `organisation_version v LEFT JOIN country_group g ON g.id = v.members_group_id
      LEFT JOIN participant p ON p.id = v.home_country_id`,
    order: [byNumber('v.organisation_id', 'id')],
  },
  groups: {
    columns: `g.slug, ${NAMES}, v.definition, v.source_url`,
    from: 'group_version v JOIN country_group g ON g.id = v.group_id',
    order: [byText('g.slug', 'slug')],
  },
  memberships: {
    columns: 'g.slug AS "group", v.country_id AS country, lower(v.valid) AS valid_from, upper(v.valid) AS valid_to',
    from: 'group_membership v JOIN country_group g ON g.id = v.group_id',
    order: [byNumber('v.country_id', 'country'), byPeriod, byText('g.slug', 'group')],
  },
  schemes: {
    columns: `s.slug, ${NAMES}, v.publisher, v.source_url, g.slug AS global_south_group`,
    from: `scheme_version v JOIN scheme s ON s.id = v.scheme_id
      LEFT JOIN country_group g ON g.id = v.global_south_group_id`,
    order: [byText('s.slug', 'slug')],
  },
  schemeGroups: {
    columns: `s.slug AS scheme, v.position, g.slug AS "group", ${NAMES}, v.union_of`,
    from: 'scheme_group v JOIN scheme s ON s.id = v.scheme_id JOIN country_group g ON g.id = v.group_id',
    order: [byText('s.slug', 'scheme'), byNumber('v.position', 'position')],
  },
  population: {
    columns: 'v.country_id AS country, v.year, v.population',
    from: 'population v',
    order: [byNumber('v.country_id', 'country'), byNumber('v.year', 'year')],
  },
  initiatives: {
    columns: `v.initiative_id AS id, ${NAMES}, v.summary_en, v.summary_zh, v.kind, v.scope,
      v.binding, v.openness, g.slug AS eligible_group, v.lead_organisation, p.code AS host_country, v.opened_on,
      v.in_force_on, v.ended_on, v.list_completeness, v.list_checked_on, v.published_total, v.url, v.focus, v.adoption,
      v.manner, v.votes_for, v.votes_against, v.votes_abstained, v.votes_not_voting, v.list_closed_on,
      v.opened_precision, s.code AS seat_country, i.slug AS parent, v.topics::text[] AS topics`,
    from: `initiative_version v LEFT JOIN country_group g ON g.id = v.eligible_group_id
      LEFT JOIN participant p ON p.id = v.host_country_id LEFT JOIN participant s ON s.id = v.seat_country_id
      LEFT JOIN initiative i ON i.id = v.parent_id`,
    order: [byNumber('v.initiative_id', 'id')],
  },
  initiativeAliases: {
    columns: 'v.initiative_id AS id, v.alias, v.lang',
    from: 'initiative_alias v',
    order: [byNumber('v.initiative_id', 'id'), byText('v.lang', 'lang'), byText('v.alias', 'alias')],
  },
  initiativeLeads: {
    columns: 'v.initiative_id AS id, v.position, v.participant_id AS participant',
    from: 'initiative_lead v',
    order: [byNumber('v.initiative_id', 'id'), byNumber('v.position', 'position')],
  },
  translations: {
    columns: 'v.table_name AS "table", v.column_name AS "column", v.text_en AS en, v.text_zh AS zh',
    from: 'translation v',
    order: [byText('v.table_name', 'table'), byText('v.column_name', 'column'), byText('v.text_en', 'en')],
  },
  sets: {
    columns: `s.slug, ${NAMES}, v.publisher, v.source_url`,
    from: 'initiative_set_version v JOIN initiative_set s ON s.id = v.set_id',
    order: [byText('s.slug', 'slug')],
  },
  setMembers: {
    columns: 's.slug AS "set", v.position, i.slug AS initiative',
    from: `initiative_set_member v JOIN initiative_set s ON s.id = v.set_id
      JOIN initiative i ON i.id = v.initiative_id`,
    order: [byText('s.slug', 'set'), byNumber('v.position', 'position'), byText('i.slug', 'initiative')],
  },
};

export const VERSIONS_NAMES = Object.keys(VERSIONS) as VersionsName[];

const RECORDED_FROM = byNumber('lower(v.recorded)', 'recordedFrom');
const RECORDED = `${RECORDED_FROM.sql} AS "recordedFrom", coalesce(upper(v.recorded), ${NEVER}) AS "recordedTo"`;

/** The order of a list of versions. */
export function versionOrder<Name extends VersionsName>(name: Name): readonly OrderPart<VersionOf<Name>>[] {
  return [...VERSIONS[name].order, RECORDED_FROM];
}

/** The versions of one list in their order: all, or those that were recorded or closed after a revision. */
export async function loadVersions<Name extends VersionsName>(
  client: ClientBase,
  name: Name,
  since: number | null = null,
): Promise<VersionOf<Name>[]> {
  const { columns, from } = VERSIONS[name];
  const changed = since === null ? '' : `WHERE lower(v.recorded) > ${since} OR upper(v.recorded) > ${since}`;
  const order = versionOrder(name).map(({ sql }) => sql);
  const { rows } = await client.query<VersionOf<Name>>(
    `SELECT ${columns}, ${RECORDED} FROM ${from} ${changed} ORDER BY ${order.join(', ')}`,
  );
  return rows;
}

/** How many identities of a kind there are, and the greatest of their keys; 0 where there is none. */
export interface Extent {
  readonly count: number;
  readonly greatest: number;
}

/** What changed in the reference data after a revision, and how many participants and initiatives there are now. */
export interface ReferenceNews {
  readonly changed: readonly VersionsName[];
  readonly participants: Extent;
  readonly initiatives: Extent;
}

/** Finds out in one statement what must be read. */
export async function referenceNews(client: ClientBase, revision: number): Promise<ReferenceNews> {
  // max() of an indexed column reads one entry of the index, whatever the statistics of the table say.
  const changed = VERSIONS_NAMES.map((name) => {
    const table = VERSIONS[name].from.split(' ')[0];
    const newest = (bound: string) => `(SELECT max(${bound}(recorded)) FROM ${table})`;
    return `CASE WHEN greatest(${newest('lower')}, ${newest('upper')}) > ${revision} THEN '${name}' END`;
  });
  const extent = (table: string) =>
    `(SELECT jsonb_build_object('count', count(*), 'greatest', coalesce(max(id), 0)) FROM ${table})`;
  const { rows } = await client.query<ReferenceNews>(
    `SELECT array_remove(ARRAY[${changed.join(', ')}], NULL) AS changed,
      ${extent('participant')} AS participants, ${extent('initiative')} AS initiatives`,
  );
  return rows[0]!;
}

type Participant = Identities['participants'][number];
type InitiativeId = Identities['initiativeIds'][number];

/** The orders in which participants and initiatives have their places. */
export const PARTICIPANT_ORDER: readonly OrderPart<Participant>[] = [
  { sql: 'kind', compare: (participant, other) => KINDS.indexOf(participant.kind) - KINDS.indexOf(other.kind) },
  byText('code', 'code'),
];
export const INITIATIVE_ORDER: readonly OrderPart<InitiativeId>[] = [byText('slug', 'slug')];
const KINDS = ['state', 'organisation'];

/** The participants and initiatives in their orders: all, or those whose keys are greater than these. */
export async function loadIdentities(
  client: ClientBase,
  after: { readonly participant: number; readonly initiative: number } = { participant: 0, initiative: 0 },
): Promise<Identities> {
  const orderBy = (order: readonly OrderPart<never>[]) => `ORDER BY ${order.map(({ sql }) => sql).join(', ')}`;
  const participants = await client.query<Participant>(
    `SELECT id, kind, code FROM participant WHERE id > ${after.participant} ${orderBy(PARTICIPANT_ORDER)}`,
  );
  const initiatives = await client.query<InitiativeId>(
    `SELECT id, slug FROM initiative WHERE id > ${after.initiative} ${orderBy(INITIATIVE_ORDER)}`,
  );
  return { participants: participants.rows, initiativeIds: initiatives.rows };
}

/** Reads every recorded version of the reference data: a few thousand rows, or a few for each initiative. */
export async function loadReference(client: ClientBase): Promise<Reference> {
  const lists: Partial<Record<VersionsName, unknown>> = {};
  const identities = await loadIdentities(client);
  for (const name of VERSIONS_NAMES) lists[name] = await loadVersions(client, name);
  return { ...identities, ...(lists as Pick<Reference, VersionsName>) };
}

/** The words of the database's enums as the API's. */
export const word = <T extends string>(value: string): T => value.toUpperCase() as T;

/** A date of the database as a day; null stays null. */
export const day = (value: string | null): number | null => (value === null ? null : dayOf(value));
