import { dayOf, NEVER } from '../../src/domain/day.js';
import { unMembershipsOf } from '../../src/domain/groups.js';
import {
  type Adoption,
  CONFIDENCES,
  type Confidence,
  type Country,
  type Group,
  type Initiative,
  type InitiativeKind,
  type InitiativeScope,
  NO_PRECISION,
  type Openness,
  type Organisation,
  type PopulationSeries,
  PRECISIONS,
  type Precision,
  ROLES,
  type Role,
  type Roll,
  type Scheme,
} from '../../src/domain/roll.js';
import { arrange, rawFacts } from '../../src/roll/fact-columns.js';

/** A period in words: [first day, first day after], open at either end where null. */
export type Period = readonly [from: string | null, to?: string | null];

export interface WorldCountry {
  readonly code: string;
  readonly unStatus?: Country['unStatus'];
  readonly member?: Period;
  /** Inhabitants by year. */
  readonly population?: Readonly<Record<number, number>>;
}

export interface WorldInitiative {
  readonly slug: string;
  readonly kind?: InitiativeKind;
  readonly openness?: Openness;
  readonly eligibleGroup?: string;
  readonly opened?: string;
  readonly ended?: string;
  readonly complete?: Initiative['listCompleteness'];
  readonly checked?: string;
  readonly closed?: string;
  readonly adoption?: Adoption;
  readonly scope?: InitiativeScope;
  readonly manner?: Initiative['manner'];
  readonly focus?: Initiative['focus'];
  readonly topics?: Initiative['topics'];
  /** Slug of the event, body or process to which it belongs. */
  readonly parent?: string;
  /** Codes, in order. */
  readonly leads?: readonly string[];
}

export interface WorldFact {
  readonly initiative: string;
  readonly participant: string;
  readonly role?: Role;
  readonly valid: readonly [from: string, to?: string | null];
  readonly precision?: Precision;
  readonly endPrecision?: Precision;
  readonly confidence?: Confidence;
  /** Revisions during which it was on record, half-open. */
  readonly recorded?: readonly [from: number, to?: number | null];
}

/** A small world in words, for tests. */
export interface World {
  readonly revision?: number;
  readonly countries: readonly WorldCountry[];
  /** Code, and the slug of the group of its members. */
  readonly organisations?: readonly {
    readonly code: string;
    readonly members?: string;
    readonly family?: Organisation['family'];
  }[];
  /** Members by group, with the period of each; or the groups that it unites. */
  readonly groups?: Readonly<
    Record<string, readonly (readonly [country: string, ...Period])[] | { readonly union: readonly string[] }>
  >;
  /** Groups by scheme; a group that `groups` does not list is the scheme's complement. */
  readonly schemes?: Readonly<Record<string, { readonly groups: readonly string[]; readonly globalSouth?: string }>>;
  /** Slugs of initiatives by set, in the set's order. */
  readonly sets?: Readonly<Record<string, readonly string[]>>;
  readonly initiatives: readonly WorldInitiative[];
  readonly facts: readonly WorldFact[];
}

const first = (text: string | null | undefined) => (text == null ? -NEVER : dayOf(text));
const last = (text: string | null | undefined) => (text == null ? NEVER : dayOf(text));
const day = (text: string | undefined) => (text === undefined ? null : dayOf(text));
const byCode = <T extends { code: string }>(a: T, b: T) => (a.code < b.code ? -1 : 1);

function unMembership(unStatus: Country['unStatus'], member: Period | undefined) {
  const [unMemberFrom, unMemberTo] = [member?.[0], member?.[1]].map((text) => (text == null ? null : dayOf(text)));
  const standing = { unStatus, unMemberFrom: unMemberFrom!, unMemberTo: unMemberTo! };
  return { ...standing, unMemberships: unMembershipsOf({ ...standing, breaks: [] }) };
}

/** The roll of a world: states by code, then organisations; initiatives by slug, as the loader makes it. */
export function makeRoll(world: World): Roll {
  const countries = [...world.countries].sort(byCode).map(
    ({ code, unStatus = 'MEMBER', member }, index): Country => ({
      kind: 'state',
      index,
      code,
      alpha2: code.slice(0, 2),
      m49: String(index).padStart(3, '0'),
      names: { en: code },
      ...unMembership(unStatus, member),
      existedFrom: null,
      existedTo: null,
      successors: [],
      aliases: [],
      formerNames: [],
    }),
  );
  const organisations = [...(world.organisations ?? [])].sort(byCode).map(
    ({ code, members, family }, place): Organisation => ({
      kind: 'organisation',
      index: countries.length + place,
      code,
      slug: code.toLowerCase(),
      names: { en: code },
      membersGroup: members ?? null,
      organisationKind: 'INTERGOVERNMENTAL',
      family: family ?? null,
      homeCountry: null,
    }),
  );
  const participantAt = [...countries, ...organisations];
  const indexOf = new Map(participantAt.map(({ code, index }) => [code, index]));
  const initiatives = [...world.initiatives]
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
    .map(
      (told, index): Initiative => ({
        index,
        slug: told.slug,
        names: { en: told.slug },
        summaries: { en: null, zh: null },
        kind: told.kind ?? 'DECLARATION',
        scope: told.scope ?? 'INTERREGIONAL',
        binding: false,
        openness: told.openness ?? 'OPEN',
        eligibleGroup: told.eligibleGroup ?? null,
        leadOrganisation: null,
        hostCountry: null,
        openedOn: day(told.opened),
        inForceOn: null,
        endedOn: day(told.ended),
        listCompleteness: told.complete ?? 'COMPLETE',
        // Checked after every day of a test's world, unless it says otherwise: lists that do not age.
        listCheckedOn: told.checked === undefined ? dayOf('2100-01-01') : dayOf(told.checked),
        listClosedOn: day(told.closed),
        openedPrecision: told.opened === undefined ? null : 'DAY',
        focus: told.focus ?? 'AI',
        adoption: told.adoption ?? 'BY_STATES',
        manner: told.manner ?? null,
        votes: null,
        topics: told.topics ?? [],
        seatCountry: null,
        parent: told.parent ?? null,
        publishedTotal: null,
        url: null,
      }),
    );
  const initiativeOf = new Map(initiatives.map(({ slug, index }) => [slug, index]));

  const raw = rawFacts(world.facts.length);
  world.facts.forEach((fact, row) => {
    raw.count++;
    raw.id[row] = row + 1;
    raw.initiative[row] = indexIn(initiativeOf, fact.initiative);
    raw.participant[row] = indexIn(indexOf, fact.participant);
    raw.role[row] = ROLES.indexOf(fact.role ?? 'MEMBER');
    raw.validFrom[row] = dayOf(fact.valid[0]);
    raw.validTo[row] = last(fact.valid[1]);
    raw.precision[row] = PRECISIONS.indexOf(fact.precision ?? 'DAY');
    raw.endPrecision[row] = fact.endPrecision === undefined ? NO_PRECISION : PRECISIONS.indexOf(fact.endPrecision);
    raw.confidence[row] = CONFIDENCES.indexOf(fact.confidence ?? 'VERIFIED');
    raw.recordedFrom[row] = fact.recorded?.[0] ?? 1;
    raw.recordedTo[row] = fact.recorded?.[1] ?? NEVER;
  });

  const plain = { definition: null, url: null };
  const groups = new Map<string, Group>();
  for (const [slug, listed] of Object.entries(world.groups ?? {})) {
    const composition =
      'union' in listed
        ? ({ of: 'UNION', groups: listed.union } as const)
        : ({
            of: 'LISTED',
            memberships: listed.map(([country, from, to]) => ({
              country: indexIn(indexOf, country),
              from: first(from),
              to: last(to),
            })),
          } as const);
    groups.set(slug, { slug, names: { en: slug }, ...plain, composition });
  }
  const schemes = new Map<string, Scheme>();
  for (const [slug, { groups: slugs, globalSouth }] of Object.entries(world.schemes ?? {})) {
    for (const group of slugs) {
      if (!groups.has(group)) {
        groups.set(group, {
          slug: group,
          names: { en: group },
          ...plain,
          composition: { of: 'COMPLEMENT', scheme: slug },
        });
      }
    }
    const names = { en: slug };
    schemes.set(slug, {
      slug,
      names,
      publisher: null,
      url: null,
      groups: slugs,
      globalSouthGroup: globalSouth ?? null,
    });
  }
  const population = new Map(world.countries.map(({ code, population: figures }) => [code, figures]));
  return {
    revision: world.revision ?? 1,
    facts: arrange(raw, initiatives.length, participantAt.length),
    countries,
    organisations,
    initiatives,
    countryByCode: new Map(countries.map((country) => [country.code, country])),
    organisationByCode: new Map(organisations.map((organisation) => [organisation.code, organisation])),
    initiativeBySlug: new Map(initiatives.map((initiative) => [initiative.slug, initiative])),
    groups,
    schemes,
    sets: new Map(
      Object.entries(world.sets ?? {}).map(([slug, chosen]) => [
        slug,
        { slug, names: { en: slug }, publisher: null, url: null, initiatives: chosen },
      ]),
    ),
    leads: new Map(
      world.initiatives.flatMap(({ slug, leads }) =>
        leads ? [[indexIn(initiativeOf, slug), leads.map((code) => indexIn(indexOf, code))] as const] : [],
      ),
    ),
    initiativeAliases: new Map(),
    translations: new Map(),
    participantAt,
    initiativeAt: initiatives,
    population: countries.map(({ code }) => series(population.get(code))),
  };
}

function indexIn(indices: ReadonlyMap<string, number>, name: string): number {
  const index = indices.get(name);
  if (index === undefined) throw new Error(`the world knows no '${name}'`);
  return index;
}

function series(figures: Readonly<Record<number, number>> | undefined): PopulationSeries | undefined {
  if (!figures) return undefined;
  const years = Object.keys(figures).map(Number);
  return { years, figures: years.map((year) => figures[year]!) };
}
