import type { ClientBase } from 'pg';
import { dayOf, NEVER } from '../domain/day.js';
import type { Names } from '../domain/roll.js';

/** The revisions during which a version was on record, half-open. */
export interface Recorded {
  readonly recordedFrom: number;
  readonly recordedTo: number;
}

type Version<T> = readonly (T & Recorded)[];

/** All versions of everything but the participations, as plain values; `id` is the identity's key in the database. */
export interface Reference {
  readonly participants: readonly { id: number; kind: 'state' | 'organisation'; code: string }[];
  readonly initiativeIds: readonly { id: number; slug: string }[];
  readonly countries: Version<{
    id: number;
    alpha2: string;
    m49: string;
    names: Names;
    un_status: string;
    un_member_from: string | null;
    un_member_to: string | null;
  }>;
  readonly aliases: Version<{ id: number; alias: string }>;
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
  readonly initiativeLeads: Version<{ id: number; participant: number }>;
  readonly translations: Version<{ table: string; column: string; en: string; zh: string }>;
  readonly sets: Version<{ slug: string; names: Names; publisher: string | null; source_url: string | null }>;
  readonly setMembers: Version<{ set: string; position: number; initiative: string }>;
}

const RECORDED = `lower(v.recorded) AS "recordedFrom", coalesce(upper(v.recorded), ${NEVER}) AS "recordedTo"`;
const NAMES = `jsonb_build_object('en', v.name_en, 'zh', v.name_zh) AS names`;

/** Reads every recorded version of the reference data: a few thousand rows. */
export async function loadReference(client: ClientBase): Promise<Reference> {
  const rows = async <T>(sql: string): Promise<T[]> => (await client.query(sql)).rows as T[];
  return {
    participants: await rows(`SELECT id, kind, code FROM participant ORDER BY kind, code COLLATE "C"`),
    initiativeIds: await rows(`SELECT id, slug FROM initiative ORDER BY slug COLLATE "C"`),
    countries: await rows(`SELECT v.country_id AS id, v.alpha2, v.m49, v.un_status, v.un_member_from, v.un_member_to,
        jsonb_build_object('en', v.name_en, 'zh', v.name_zh, 'ar', v.name_ar, 'es', v.name_es, 'fr', v.name_fr,
          'ru', v.name_ru) AS names, ${RECORDED} FROM country_version v`),
    aliases: await rows(`SELECT v.country_id AS id, v.alias, ${RECORDED} FROM country_alias v`),
    organisations: await rows(`SELECT v.organisation_id AS id, v.slug, ${NAMES}, v.kind, v.family,
        p.code AS home_country, g.slug AS members_group, ${RECORDED}
        FROM organisation_version v LEFT JOIN country_group g ON g.id = v.members_group_id
        LEFT JOIN participant p ON p.id = v.home_country_id`),
    groups: await rows(`SELECT g.slug, ${NAMES}, v.definition, v.source_url, ${RECORDED}
        FROM group_version v JOIN country_group g ON g.id = v.group_id`),
    memberships: await rows(`SELECT g.slug AS "group", v.country_id AS country, lower(v.valid) AS valid_from,
        upper(v.valid) AS valid_to, ${RECORDED}
        FROM group_membership v JOIN country_group g ON g.id = v.group_id ORDER BY v.country_id, v.valid`),
    schemes: await rows(`SELECT s.slug, ${NAMES}, v.publisher, v.source_url, g.slug AS global_south_group, ${RECORDED}
        FROM scheme_version v JOIN scheme s ON s.id = v.scheme_id
        LEFT JOIN country_group g ON g.id = v.global_south_group_id ORDER BY s.slug COLLATE "C"`),
    schemeGroups: await rows(`SELECT s.slug AS scheme, v.position, g.slug AS "group", ${NAMES}, v.union_of, ${RECORDED}
        FROM scheme_group v JOIN scheme s ON s.id = v.scheme_id JOIN country_group g ON g.id = v.group_id
        ORDER BY s.slug COLLATE "C", v.position`),
    population: await rows(`SELECT v.country_id AS country, v.year, v.population, ${RECORDED}
        FROM population v ORDER BY v.country_id, v.year`),
    initiatives: await rows(`SELECT v.initiative_id AS id, ${NAMES}, v.summary_en, v.summary_zh, v.kind, v.scope,
        v.binding, v.openness, g.slug AS eligible_group, v.lead_organisation, p.code AS host_country, v.opened_on,
        v.in_force_on, v.ended_on, v.list_completeness, v.list_checked_on, v.published_total, v.url, v.focus, v.adoption,
        v.manner, v.votes_for, v.votes_against, v.votes_abstained, v.votes_not_voting, v.list_closed_on,
        v.opened_precision, s.code AS seat_country, i.slug AS parent, v.topics::text[] AS topics, ${RECORDED}
        FROM initiative_version v LEFT JOIN country_group g ON g.id = v.eligible_group_id
        LEFT JOIN participant p ON p.id = v.host_country_id LEFT JOIN participant s ON s.id = v.seat_country_id
        LEFT JOIN initiative i ON i.id = v.parent_id`),
    initiativeAliases: await rows(`SELECT v.initiative_id AS id, v.alias, v.lang, ${RECORDED}
        FROM initiative_alias v ORDER BY v.initiative_id, v.lang, v.alias COLLATE "C"`),
    initiativeLeads: await rows(`SELECT v.initiative_id AS id, v.participant_id AS participant, ${RECORDED}
        FROM initiative_lead v ORDER BY v.initiative_id, v.position`),
    translations:
      await rows(`SELECT v.table_name AS "table", v.column_name AS "column", v.text_en AS en, v.text_zh AS zh,
        ${RECORDED} FROM translation v`),
    sets: await rows(`SELECT s.slug, ${NAMES}, v.publisher, v.source_url, ${RECORDED}
        FROM initiative_set_version v JOIN initiative_set s ON s.id = v.set_id ORDER BY s.slug COLLATE "C"`),
    setMembers: await rows(`SELECT s.slug AS "set", v.position, i.slug AS initiative, ${RECORDED}
        FROM initiative_set_member v JOIN initiative_set s ON s.id = v.set_id
        JOIN initiative i ON i.id = v.initiative_id ORDER BY s.slug COLLATE "C", v.position`),
  };
}

const VERSIONED = [
  'country_version',
  'country_alias',
  'organisation_version',
  'group_version',
  'group_membership',
  'scheme_version',
  'scheme_group',
  'population',
  'initiative_version',
  'initiative_alias',
  'initiative_lead',
  'translation',
  'initiative_set_version',
  'initiative_set_member',
];

/** Whether anything but participations was recorded or closed after a revision. */
export async function referenceChangedSince(client: ClientBase, revision: number): Promise<boolean> {
  const changed = VERSIONED.map(
    (table) => `EXISTS (SELECT FROM ${table} WHERE lower(recorded) > ${revision} OR upper(recorded) > ${revision})`,
  );
  const { rows } = await client.query<{ changed: boolean }>(`SELECT ${changed.join(' OR ')} AS changed`);
  return rows[0]!.changed;
}

/** The words of the database's enums as the API's. */
export const word = <T extends string>(value: string): T => value.toUpperCase() as T;

/** A date of the database as a day; null stays null. */
export const day = (value: string | null): number | null => (value === null ? null : dayOf(value));
