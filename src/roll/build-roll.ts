import { atOnce, INITIATIVES_A_STEP, type Steps } from '../common/steps.js';
import { dayOf, NEVER } from '../domain/day.js';
import { unMembershipsOf } from '../domain/groups.js';
import type {
  Adoption,
  Completeness,
  Country,
  DecisionManner,
  Facts,
  Focus,
  FormerName,
  Group,
  Initiative,
  InitiativeAlias,
  InitiativeKind,
  InitiativeScope,
  InitiativeSet,
  LeadFamily,
  Membership,
  Names,
  Openness,
  Organisation,
  OrganisationKind,
  Participant,
  PopulationSeries,
  Precision,
  Roll,
  Scheme,
  Topic,
  UnStatus,
  VoteTally,
} from '../domain/roll.js';
import { day, type Identities, type Recorded, type Reference, word } from './load-reference.js';

/** The index in the snapshot's columns of each identity, by its key in the database. */
export interface Indices {
  readonly participant: ReadonlyMap<number, number>;
  readonly initiative: ReadonlyMap<number, number>;
}

/** States by code, then organisations by code; initiatives by slug: the orders of the API. */
export function* indicesInSteps({ participants, initiativeIds }: Identities): Steps<Indices> {
  return { participant: yield* placesInSteps(participants), initiative: yield* placesInSteps(initiativeIds) };
}

export const indicesOf = atOnce(indicesInSteps);

function* placesInSteps(identities: readonly { readonly id: number }[]): Steps<ReadonlyMap<number, number>> {
  const places = new Map<number, number>();
  for (let index = 0; index < identities.length; index++) {
    if (isEndOfStep(index)) yield;
    places.set(identities[index]!.id, index);
  }
  return places;
}

function unMembership(version: Reference['countries'][number]) {
  const standing = {
    unStatus: word<UnStatus>(version.un_status),
    unMemberFrom: day(version.un_member_from),
    unMemberTo: day(version.un_member_to),
  };
  const breaks = (version.un_membership_breaks?.split('|') ?? []).map((text) => {
    const [from, to] = text.split('/');
    return { from: dayOf(from!), to: dayOf(to!) };
  });
  return { ...standing, unMemberships: unMembershipsOf({ ...standing, breaks }) };
}

/** Whether so many initiatives were looked at that something else may be done. */
const isEndOfStep = (at: number): boolean => at % INITIATIVES_A_STEP === INITIATIVES_A_STEP - 1;

/**
 * The roll as it was recorded at one revision. What it holds in common with `like`, a roll of the same reference, is taken
 * from there: the initiatives may be a hundred thousand.
 */
export function* buildRollInSteps(
  reference: Reference,
  indices: Indices,
  facts: Facts,
  revision: number,
  like: Roll | null = null,
): Steps<Roll> {
  const onRecord = ({ recordedFrom, recordedTo }: Recorded) => recordedFrom <= revision && revision < recordedTo;
  const then = <T extends Recorded>(versions: readonly T[]): T[] => versions.filter(onRecord);

  const participantAt: (Participant | undefined)[] = new Array(reference.participants.length).fill(undefined);
  const aliases = new Map<number, string[]>();
  const formerNames = new Map<number, FormerName[]>();
  for (const { id, alias, lang, borne_from, borne_to } of then(reference.aliases)) {
    const aliasesOfParticipant = aliases.get(id);
    if (aliasesOfParticipant) aliasesOfParticipant.push(alias);
    else aliases.set(id, [alias]);
    if (borne_from === null && borne_to === null) continue;
    const formerName = { text: alias, language: lang, from: day(borne_from), to: day(borne_to) };
    const others = formerNames.get(id);
    if (others) others.push(formerName);
    else formerNames.set(id, [formerName]);
  }
  for (const version of then(reference.countries)) {
    const index = indices.participant.get(version.id)!;
    participantAt[index] = {
      kind: 'state',
      index,
      code: reference.participants[index]!.code,
      alpha2: version.alpha2,
      m49: version.m49,
      names: version.names,
      ...unMembership(version),
      existedFrom: day(version.existed_from),
      existedTo: day(version.existed_to),
      successors: version.successors?.split('|') ?? [],
      formerNames: formerNames.get(version.id) ?? [],
      aliases: aliases.get(version.id) ?? [],
    } satisfies Country;
  }
  const kindToday = kindsToday(reference);
  for (const { id, slug, names, kind, family, home_country, members_group } of then(reference.organisations)) {
    const index = indices.participant.get(id)!;
    participantAt[index] = {
      kind: 'organisation',
      index,
      code: reference.participants[index]!.code,
      slug,
      names,
      membersGroup: members_group,
      // Recorded before method 2.0, an organisation has no kind: it gets the one that its code has today (method, section 15).
      organisationKind: word<OrganisationKind>(kind ?? kindToday.get(id) ?? 'intergovernmental'),
      family: family === null ? null : word<LeadFamily>(family),
      homeCountry: home_country,
    };
  }

  const population: (PopulationSeries | undefined)[] = [];
  for (const { country, year, population: figure } of then(reference.population)) {
    const index = indices.participant.get(country)!;
    let series = population[index] as { years: number[]; figures: number[] } | undefined;
    if (!series) {
      series = { years: [], figures: [] };
      population[index] = series;
    }
    series.years.push(year);
    series.figures.push(figure);
  }

  const countries = participantAt.filter((participant): participant is Country => participant?.kind === 'state');
  const organisations = participantAt.filter(
    (participant): participant is Organisation => participant?.kind === 'organisation',
  );
  const { groups, schemes } = groupsAndSchemes(reference, indices, then);
  return {
    revision,
    facts,
    countries,
    organisations,
    ...(yield* initiativesThen(reference, indices, onRecord, like)),
    countryByCode: new Map(countries.map((country) => [country.code, country])),
    organisationByCode: new Map(organisations.map((organisation) => [organisation.code, organisation])),
    groups,
    schemes,
    sets: setsOf(reference, then),
    leads: leadsOf(reference, indices, then),
    initiativeAliases: aliasesOf(reference, indices, then),
    translations: translationsOf(reference, then),
    participantAt,
    population,
  };
}

export const buildRoll = atOnce(buildRollInSteps);

type Initiatives = Pick<Roll, 'initiatives' | 'initiativeAt' | 'initiativeBySlug'>;

function* initiativesThen(
  reference: Reference,
  indices: Indices,
  onRecord: (version: Recorded) => boolean,
  like: Initiatives | null,
): Steps<Initiatives> {
  const initiativeAt: (Initiative | undefined)[] = new Array(reference.initiativeIds.length).fill(undefined);
  const madeInitiatives = initiativesMade(reference);
  const versions = reference.initiatives;
  for (let at = 0; at < versions.length; at++) {
    if (isEndOfStep(at)) yield;
    if (!onRecord(versions[at]!)) continue;
    const initiative = madeInitiatives[at] ?? initiativeOf(versions[at]!, reference, indices);
    madeInitiatives[at] = initiative;
    initiativeAt[initiative.index] = initiative;
  }
  const asMany = like?.initiativeAt.length === initiativeAt.length;
  if (asMany && like.initiativeAt.every((initiative, index) => initiative === initiativeAt[index])) {
    return { initiatives: like.initiatives, initiativeAt: like.initiativeAt, initiativeBySlug: like.initiativeBySlug };
  }
  yield;
  const initiatives = initiativeAt.filter((initiative): initiative is Initiative => initiative !== undefined);
  const initiativeBySlug = new Map<string, Initiative>();
  for (let at = 0; at < initiatives.length; at++) {
    if (isEndOfStep(at)) yield;
    initiativeBySlug.set(initiatives[at]!.slug, initiatives[at]!);
  }
  return { initiatives, initiativeAt, initiativeBySlug };
}

const made = new WeakMap<Reference, (Initiative | undefined)[]>();

/**
 * The initiatives made so far, by the index of their version. Rolls of different revisions share most of them, and there
 * may be a hundred thousand.
 */
function initiativesMade(reference: Reference): (Initiative | undefined)[] {
  let initiatives = made.get(reference);
  if (!initiatives) {
    initiatives = new Array(reference.initiatives.length).fill(undefined);
    made.set(reference, initiatives);
  }
  return initiatives;
}

/**
 * Takes the initiatives that were made over to newer reference data. `places` gives the new index of an initiative by its
 * old one; null where none has moved.
 */
export function* takeInitiativesOver(before: Reference, after: Reference, places: Uint32Array | null): Steps<void> {
  const madeBefore = initiativesMade(before);
  if (before.initiatives === after.initiatives && !places) {
    made.set(after, madeBefore);
    return;
  }
  const taken = initiativesMade(after);
  let from = 0;
  for (let at = 0; at < after.initiatives.length; at++) {
    if (isEndOfStep(at)) yield;
    const version = after.initiatives[at]!;
    while (from < before.initiatives.length && isEarlier(before.initiatives[from]!, version)) from++;
    const initiative = before.initiatives[from] === version ? madeBefore[from] : undefined;
    const index = initiative && (places ? places[initiative.index]! : initiative.index);
    taken[at] = index === initiative?.index ? initiative : { ...initiative!, index: index! };
  }
}

function isEarlier(version: Reference['initiatives'][number], other: Reference['initiatives'][number]): boolean {
  return (version.id - other.id || version.recordedFrom - other.recordedFrom) < 0;
}

function initiativeOf(version: Reference['initiatives'][number], reference: Reference, indices: Indices): Initiative {
  const index = indices.initiative.get(version.id)!;
  return {
    index,
    slug: reference.initiativeIds[index]!.slug,
    names: version.names,
    summaries: { en: version.summary_en, zh: version.summary_zh },
    kind: word<InitiativeKind>(version.kind),
    scope: word<InitiativeScope>(version.scope),
    binding: version.binding,
    openness: word<Openness>(version.openness),
    eligibleGroup: version.eligible_group,
    leadOrganisation: version.lead_organisation,
    hostCountry: version.host_country,
    openedOn: day(version.opened_on),
    inForceOn: day(version.in_force_on),
    endedOn: day(version.ended_on),
    listCompleteness: word<Completeness>(version.list_completeness),
    listCheckedOn: day(version.list_checked_on),
    publishedTotal: version.published_total,
    url: version.url,
    focus: word<Focus>(version.focus),
    adoption: word<Adoption>(version.adoption),
    manner: version.manner === null ? null : word<DecisionManner>(version.manner),
    votes: tallyOf(version),
    listClosedOn: day(version.list_closed_on),
    openedPrecision: version.opened_on === null ? null : word<Precision>(version.opened_precision ?? 'day'),
    seatCountry: version.seat_country,
    parent: version.parent,
    topics: version.topics.map((topic) => word<Topic>(topic)),
  };
}

function tallyOf(version: Reference['initiatives'][number]): VoteTally | null {
  const { votes_for, votes_against, votes_abstained, votes_not_voting: notVoting } = version;
  if (votes_for === null || votes_against === null || votes_abstained === null) return null;
  return { for: votes_for, against: votes_against, abstained: votes_abstained, notVoting };
}

/** What each organisation is said to be in its newest version, by its key in the database. */
function kindsToday({ organisations }: Reference): Map<number, string> {
  const newest = new Map<number, { kind: string; recordedFrom: number }>();
  for (const { id, kind, recordedFrom } of organisations) {
    if (kind !== null && recordedFrom >= (newest.get(id)?.recordedFrom ?? 0)) newest.set(id, { kind, recordedFrom });
  }
  return new Map([...newest].map(([id, { kind }]) => [id, kind]));
}

/**
 * Chinese names of schemes and sets that the releases have in other words than the United Nations and the rest of the roll, by
 * the name there: 区域组, 牵头, 名单完整. What a release states stays as it is.
 */
const NAMES_IN_TODAYS_WORDS: ReadonlyMap<string, string> = new Map([
  ['联合国区域集团', '联合国区域组'],
  ['参与者完整可知的倡议', '名单完整的倡议'],
  ['联合国系统主导', '联合国系统牵头'],
  ['经合组织、七国集团或77国集团以外的经合组织国家主导', '经合组织、七国集团或77国集团以外的经合组织国家牵头'],
  ['“77国集团和中国”的国家或其组织主导', '“77国集团和中国”的成员国或其组织牵头'],
]);

function inTodaysWords(names: Names): Names {
  const zh = names.zh == null ? undefined : NAMES_IN_TODAYS_WORDS.get(names.zh);
  return zh === undefined ? names : { ...names, zh };
}

/** Groups values by key, in the order in which they come. */
function gathered<K, V>(pairs: Iterable<readonly [K, V]>): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const values = groups.get(key);
    if (values) values.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function leadsOf(reference: Reference, indices: Indices, then: Then): Map<number, number[]> {
  return gathered(
    then(reference.initiativeLeads).map(
      ({ id, participant }) => [indices.initiative.get(id)!, indices.participant.get(participant)!] as const,
    ),
  );
}

function aliasesOf(reference: Reference, indices: Indices, then: Then): Map<number, InitiativeAlias[]> {
  return gathered(
    then(reference.initiativeAliases).map(
      ({ id, alias, lang }) => [indices.initiative.get(id)!, { text: alias, language: lang }] as const,
    ),
  );
}

function translationsOf(reference: Reference, then: Then): Map<string, Map<string, string>> {
  const translations = new Map<string, Map<string, string>>();
  for (const { table, column, en, zh } of then(reference.translations)) {
    const key = `${table}.${column}`;
    const texts = translations.get(key) ?? new Map<string, string>();
    translations.set(key, texts.set(en, zh));
  }
  return translations;
}

type Then = <T extends Recorded>(versions: readonly T[]) => T[];

function groupsAndSchemes(
  reference: Reference,
  indices: Indices,
  then: Then,
): { groups: Map<string, Group>; schemes: Map<string, Scheme> } {
  const memberships = new Map<string, Membership[]>();
  for (const { group, country, valid_from, valid_to } of then(reference.memberships)) {
    const spell = {
      country: indices.participant.get(country)!,
      from: dayOf(valid_from),
      to: valid_to === null ? NEVER : dayOf(valid_to),
    };
    const spells = memberships.get(group);
    if (spells) spells.push(spell);
    else memberships.set(group, [spell]);
  }
  const groups = new Map<string, Group>();
  for (const { slug, names, definition, source_url: url } of then(reference.groups)) {
    const composition = { of: 'LISTED', memberships: memberships.get(slug) ?? [] } as const;
    groups.set(slug, { slug, names, definition, url, composition });
  }
  const inScheme = new Map<string, string[]>();
  for (const { scheme, group: slug, names, union_of } of then(reference.schemeGroups)) {
    const slugs = inScheme.get(scheme);
    if (slugs) slugs.push(slug);
    else inScheme.set(scheme, [slug]);
    if (groups.has(slug)) continue;
    const composition =
      union_of === null ? ({ of: 'COMPLEMENT', scheme } as const) : ({ of: 'UNION', groups: union_of } as const);
    groups.set(slug, { slug, names, definition: null, url: null, composition });
  }
  const schemes = new Map<string, Scheme>();
  for (const { slug, names, publisher, source_url: url, global_south_group } of then(reference.schemes)) {
    const slugs = inScheme.get(slug) ?? [];
    schemes.set(slug, {
      slug,
      names: inTodaysWords(names),
      publisher,
      url,
      groups: slugs,
      globalSouthGroup: global_south_group,
    });
  }
  return { groups, schemes };
}

function setsOf(reference: Reference, then: Then): Map<string, InitiativeSet> {
  const members = then(reference.setMembers);
  return new Map(
    then(reference.sets).map(({ slug, names, publisher, source_url: url }) => {
      const initiatives = members.filter(({ set }) => set === slug).map(({ initiative }) => initiative);
      return [slug, { slug, names: inTodaysWords(names), publisher, url, initiatives }];
    }),
  );
}
