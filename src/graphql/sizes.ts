import { NEVER } from '../domain/day.js';
import { NOT_CLASSIFIED } from '../domain/groups.js';
import { MOST_NAMES } from '../domain/resolve-names.js';
import type { Facts, Group, Roll } from '../domain/roll.js';
import type { Recorded } from '../roll/load-reference.js';
import type { Snapshot } from '../roll/snapshot.js';

/** How many of each kind a roll holds: what the lengths of lists in an answer follow from. `most`: of one; `all`: in sum. */
export interface Sizes {
  readonly states: number;
  readonly organisations: number;
  readonly initiatives: number;
  readonly facts: number;
  readonly groups: number;
  readonly schemes: number;
  readonly sets: number;
  readonly releases: number;
  readonly groupsOfScheme: Share;
  readonly schemesOfGroup: Share;
  readonly membersOfGroup: Share;
  readonly groupsOfState: Share;
  readonly membersOfOrganisation: Share;
  readonly factsOfInitiative: Share;
  readonly factsOfParticipant: Share;
  readonly children: Share;
  readonly leads: Share;
  readonly aliases: Share;
  readonly topics: Share;
  readonly initiativesOfSet: Share;
  /** Recorded rows of one participant in one initiative: what a participation's history is made of. */
  readonly rowsOfFact: number;
  /** Names that a state bore for a time. */
  readonly formerNames: Share;
  /** Revisions that changed an initiative. */
  readonly versionsOfInitiative: Share;
  /** Recorded rows of the members of groups. */
  readonly memberships: Share;
  /** Organisations in an initiative that bring members with them, and the pairs of such a member and such an organisation. */
  readonly through: Share;
  /** Initiatives of a set by its slug. */
  initiativesIn(set: string): number | undefined;
}

/** A list of every thing of a kind: the longest, and the lengths of all together. */
export interface Share {
  readonly most: number;
  readonly all: number;
}

/** Objects that a gateway may ask for at once (`_entities`): as many as a page has. */
export const MOST_ENTITIES = 500;
/** Indicators are not part of a snapshot; 33 are shipped. */
export const INDICATORS = 60;
/** Years for which an indicator has values: since 1960 at most. */
export const YEARS_OF_INDICATOR = 70;
/** Sources that a fact is supported by: one, and rarely a second. */
export const CITATIONS_OF_FACT = 2;
/** What sources say otherwise than a fact, on average: nothing mostly. The bytes of an answer are bounded besides. */
const CLAIMS_OF_FACT = 0.1;
/** Spells of membership of the United Nations: one mostly; two where it was interrupted. */
const MEMBERSHIPS_OF_STATE = 2;
/** States that followed one: none of most, five of Yugoslavia. */
const SUCCESSORS_OF_STATE = 5;
/** Acts of a participant in an initiative: none of most, signature and ratification of some. */
const ACTS_OF_FACT = 2;
/** Findings of an answer: of each of eight kinds as many as are asked for, a few mostly. */
const FINDINGS = 100;
/** Changes of what is neither participation nor initiative; a page is never longer than they are many. */
const CHANGES_OF_THE_REST = 100_000;
/** Years in which something may have begun that is still spoken of. */
const START_YEARS = 200;
/** Changes between two releases that are told of at once. */
export const MOST_CHANGES = 20_000;
/** The most days on which anything could have happened since the United Nations were founded. */
const DAYS = 30_000;

const bySnapshot = new WeakMap<Snapshot, Sizes>();

/** The sizes of a snapshot's newest roll; counted once. */
export function sizesOf(snapshot: Snapshot): Sizes {
  let sizes = bySnapshot.get(snapshot);
  if (!sizes) {
    sizes = count(snapshot);
    bySnapshot.set(snapshot, sizes);
  }
  return sizes;
}

function count({ roll, reference, releases }: Snapshot): Sizes {
  const { facts } = roll;
  const states = roll.countries.length;
  const members = new Map([...roll.groups.values()].map((group) => [group.slug, mostMembers(roll, group)]));
  const schemes = [...roll.schemes.values()];
  const schemesOf = new Map<string, number>();
  for (const { groups } of schemes) for (const slug of groups) schemesOf.set(slug, (schemesOf.get(slug) ?? 0) + 1);
  const children = new Map<string, number>();
  for (const { parent } of roll.initiatives) if (parent !== null) children.set(parent, (children.get(parent) ?? 0) + 1);
  const sets = [...roll.sets.values()];
  return {
    states,
    organisations: roll.organisations.length,
    initiatives: roll.initiatives.length,
    facts: facts.count,
    groups: roll.groups.size,
    schemes: schemes.length,
    sets: sets.length,
    releases: releases.length,
    groupsOfScheme: share(schemes.map(({ groups }) => groups.length)),
    schemesOfGroup: share([...schemesOf.values()]),
    membersOfGroup: share([...members.values()]),
    groupsOfState: groupsOfState(roll, [...members.values()]),
    membersOfOrganisation: share(
      roll.organisations.map(({ membersGroup }) => (membersGroup === null ? 0 : (members.get(membersGroup) ?? 0))),
    ),
    factsOfInitiative: spans(facts.initiativeStart),
    factsOfParticipant: spans(facts.participantStart),
    children: share([...children.values()]),
    leads: share([...roll.leads.values()].map(({ length }) => length)),
    aliases: share([...roll.initiativeAliases.values()].map(({ length }) => length)),
    topics: share(roll.initiatives.map(({ topics }) => topics.length)),
    initiativesOfSet: share(sets.map(({ initiatives }) => initiatives.length)),
    rowsOfFact: rowsOfFact(facts),
    formerNames: share(roll.countries.map(({ formerNames }) => formerNames.length)),
    versionsOfInitiative: revisionsOf([
      ...reference.initiatives,
      ...reference.initiativeAliases,
      ...reference.initiativeLeads,
    ]),
    memberships: tally(reference.memberships.map(({ group }) => group)),
    through: through(roll, members),
    initiativesIn: (set) => roll.sets.get(set)?.initiatives.length,
  };
}

function share(lengths: readonly number[]): Share {
  let most = 0;
  let all = 0;
  for (const length of lengths) {
    most = Math.max(most, length);
    all += length;
  }
  return { most, all };
}

/** The most rows of one thing and the rows of all, from the row at which those of each thing begin. */
function spans(start: Uint32Array): Share {
  let most = 0;
  for (let at = 1; at < start.length; at++) most = Math.max(most, start[at]! - start[at - 1]!);
  return { most, all: start.at(-1) ?? 0 };
}

/** The most rows of one participant in one initiative, which stand together. */
function rowsOfFact({ initiative, participant, count }: Facts): number {
  let most = 0;
  for (let start = 0, row = 0; row < count; row++) {
    if (initiative[row] !== initiative[start] || participant[row] !== participant[start]) start = row;
    most = Math.max(most, row - start + 1);
  }
  return most;
}

/** In how many revisions something of each thing was stated or closed. */
function revisionsOf(versions: readonly (Recorded & { readonly id: number })[]): Share {
  const pairs = new Set<number>();
  for (const { id, recordedFrom, recordedTo } of versions) {
    pairs.add(id * 2 ** 21 + recordedFrom);
    if (recordedTo !== NEVER) pairs.add(id * 2 ** 21 + recordedTo);
  }
  return tally([...pairs].map((pair) => Math.floor(pair / 2 ** 21)));
}

/** How often each key stands there. */
function tally(keys: readonly (string | number)[]): Share {
  const counts = new Map<string | number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return share([...counts.values()]);
}

/** States that a group may have, on whatever day. */
function mostMembers(roll: Roll, { composition, slug }: Group): number {
  const states = roll.countries.length;
  switch (composition.of) {
    case 'LISTED':
      return new Set(composition.memberships.map(({ country }) => country)).size;
    case 'UNION':
      return Math.min(
        states,
        composition.groups.reduce((sum, part) => {
          const group = part === slug ? undefined : roll.groups.get(part);
          return sum + (group ? mostMembers(roll, group) : 0);
        }, 0),
      );
    case 'COMPLEMENT':
    case 'OUTSIDE':
      return states;
  }
}

/** Groups of a state: those that list it, and every one that is made of others. */
function groupsOfState(roll: Roll, members: readonly number[]): Share {
  const listed = new Map<number, Set<string>>();
  let made = 0;
  for (const { slug, composition } of roll.groups.values()) {
    if (composition.of !== 'LISTED') {
      if (slug !== NOT_CLASSIFIED) made++;
      continue;
    }
    for (const { country } of composition.memberships) {
      const slugs = listed.get(country) ?? new Set();
      listed.set(country, slugs.add(slug));
    }
  }
  const { most } = share([...listed.values()].map(({ size }) => size));
  return { most: most + made, all: members.reduce((sum, length) => sum + length, 0) };
}

/** Looks only at the rows of organisations that have members. */
function through({ facts, organisations }: Roll, members: ReadonlyMap<string, number>): Share {
  const organisationsIn = new Map<number, number>();
  let all = 0;
  for (const { index, membersGroup } of organisations) {
    if (membersGroup === null) continue;
    const initiatives = new Set<number>();
    for (let at = facts.participantStart[index]!; at < facts.participantStart[index + 1]!; at++) {
      initiatives.add(facts.initiative[facts.participantRows[at]!]!);
    }
    for (const initiative of initiatives) organisationsIn.set(initiative, (organisationsIn.get(initiative) ?? 0) + 1);
    all += initiatives.size * (members.get(membersGroup) ?? 0);
  }
  return { most: share([...organisationsIn.values()]).most, all };
}

/** What the arguments of a question say of the lists beneath it. */
export interface ArgumentSizes {
  /** Initiatives of its selection. */
  readonly selected: number;
  /** Years of a series. */
  readonly years: number;
  /** The most entries of a page: of the nearest connection. */
  readonly page: number;
  /** Entries of all those connections together, each once; null where that is not known. */
  readonly pages: number | null;
  /** Entries of a list that the field itself was given (`schemes`, `indicators`); null where none was. */
  readonly listed: number | null;
  /** Whether a list is to be put in another order than its own, or filtered by a figure: all of it is then looked at. */
  readonly ordered: boolean;
}

/** The length of a list field. */
export interface ListSize {
  /** The greatest length of one such list. */
  most(sizes: Sizes, asked: ArgumentSizes): number;
  /**
   * The length of the lists of all objects of the parent's type together, each object once; with `per`, of those beneath one
   * object of the nearest of these types.
   */
  all?(sizes: Sizes, asked: ArgumentSizes): number;
  readonly per?: string;
  /** Beneath this type, `all` does not hold. */
  readonly except?: string;
}

const selected: ListSize = { most: (_, { selected }) => selected };
const states: ListSize = { most: ({ states }) => states };
/** The size of `nodes` and `edges`. */
export const PAGE_ENTRIES: ListSize = { most: (_, { page }) => page };
const groups: ListSize = { most: ({ groupsOfScheme }) => groupsOfScheme.most + 1 };
/** Changes of a proposal, mostly; one may have a thousand, and the bytes of an answer are bounded besides. */
const CHANGES_OF_PROPOSAL = 20;
const by = (what: { readonly [K in keyof Sizes]: Sizes[K] extends Share ? K : never }[keyof Sizes]): ListSize => ({
  most: (sizes) => sizes[what].most,
  all: (sizes) => sizes[what].all,
});
const fixed = (length: number): ListSize => ({ most: () => length });
/** Changes of all states together: by facts of their own, and by those of organisations that bring them along. */
const changesOfStates = ({ facts, through: brought }: Sizes) => 2 * (facts + brought.all);
const joins = ({ states, facts }: Sizes, { selected }: ArgumentSizes) => Math.min(facts, selected * states, DAYS);

/**
 * The length of every list of the schema, by type and field. A connection stands here with the entries that it could
 * have without pages; its `nodes` and `edges` are as many as its page. A test holds the table against the schema.
 */
export const LIST_SIZES: Readonly<Record<string, ListSize>> = {
  'Query._entities': { most: (_, { listed }) => Math.min(listed ?? MOST_ENTITIES, MOST_ENTITIES) },
  'Query.schemes': { most: ({ schemes }) => schemes },
  'Query.initiativeSets': { most: ({ sets }) => sets },
  'Query.indicators': fixed(INDICATORS),
  'Query.countries': states,
  'Query.organisations': { most: ({ organisations }) => organisations },
  'Query.initiatives': { most: ({ initiatives }) => initiatives },
  'Query.groups': { most: ({ groups }) => groups },
  'Query.participations': { most: ({ facts }) => facts },
  'ParticipationCounts.byRole': fixed(31),
  'ParticipationCounts.byRoleClass': fixed(8),
  'ParticipationCounts.byConfidence': fixed(3),
  'ParticipationCounts.byPrecision': fixed(4),
  'ParticipationCounts.byKind': fixed(14),
  'ParticipationCounts.byTopic': fixed(11),
  'ParticipationCounts.byStartYear': { most: ({ facts }) => Math.min(facts, START_YEARS) },
  // Beside those of the scheme: the states in none, and everybody else.
  'ParticipationCounts.byGroup': { most: ({ groupsOfScheme }) => groupsOfScheme.most + 2 },
  'ParticipationCounts.byInitiative': { most: ({ initiatives }) => initiatives },
  'InitiativeTally.byConfidence': fixed(3),
  'InitiativeTally.byPrecision': fixed(4),
  'ParticipationCounts.byParticipant': { most: ({ states, organisations }) => states + organisations },
  'Query.search': {
    most: ({ states, organisations, groups: all, initiatives, sets, schemes }) =>
      states + organisations + all + initiatives + sets + schemes + INDICATORS,
  },
  'Query.resolveNames': fixed(MOST_NAMES),
  // One thing mostly, or a few that are near.
  'ResolvedName.hits': fixed(5),
  'Query.changes': { most: ({ facts, initiatives }) => 2 * facts + 2 * initiatives + CHANGES_OF_THE_REST },
  'Query.presenceChanges': { most: ({ facts }) => 2 * facts },
  'Query.compareSchemes': { most: ({ schemes }, { listed }) => listed ?? schemes },
  'Query.representationSeries': { most: (_, { years }) => years },
  'Query.releases': { most: ({ releases }) => releases },
  // By table, effect and sense: few tables have all of them.
  'ReleaseDiff.counts': fixed(60),
  'ReleaseDiff.changes': fixed(MOST_CHANGES),
  'ReleaseChange.fields': fixed(30),
  'Dataset.releases': { most: ({ releases }) => releases },
  'Country.groups': by('groupsOfState'),
  'Country.unMemberships': fixed(MEMBERSHIPS_OF_STATE),
  'Country.successors': fixed(SUCCESSORS_OF_STATE),
  'Country.formerNames': by('formerNames'),
  'Country.participations': by('factsOfParticipant'),
  'Country.absences': selected,
  'Country.presenceChanges': { most: changesOfStates, all: changesOfStates },
  'Country.coverageByYear': { most: (_, { years }) => years },
  'CountryRank.states': states,
  'CountryJoinings.notByStates': selected,
  'CountryJoinings.joinings': selected,
  'Country.indicators': { most: (_, { listed }) => Math.min(listed ?? INDICATORS, INDICATORS) },
  'Organisation.members': by('membersOfOrganisation'),
  'Organisation.memberships': by('memberships'),
  'Organisation.participations': by('factsOfParticipant'),
  'Scheme.groups': by('groupsOfScheme'),
  'Group.schemes': by('schemesOfGroup'),
  'Group.members': by('membersOfGroup'),
  'Group.history': by('memberships'),
  'Initiative.children': by('children'),
  'Initiative.topics': by('topics'),
  'Initiative.leads': by('leads'),
  'Initiative.aliases': by('aliases'),
  'Initiative.participations': by('factsOfInitiative'),
  'Initiative.history': by('versionsOfInitiative'),
  'InitiativeSet.initiatives': by('initiativesOfSet'),
  'Query.proposals': fixed(10_000),
  'Query.errorReports': fixed(10_000),
  'Proposal.changes': fixed(CHANGES_OF_PROPOSAL),
  'Proposal.problems': fixed(CHANGES_OF_PROPOSAL),
  'Proposal.comments': fixed(CHANGES_OF_PROPOSAL),
  'ProposePayload.problems': fixed(CHANGES_OF_PROPOSAL),
  'ChangeProblem.suggestions': fixed(3),
  'Participation.citations': fixed(CITATIONS_OF_FACT),
  'Participation.contradictingClaims': fixed(CLAIMS_OF_FACT),
  'ContradictingClaim.citations': fixed(CITATIONS_OF_FACT),
  'Participation.acts': fixed(ACTS_OF_FACT),
  'Participation.history': { most: ({ rowsOfFact: rows }) => rows },
  'Indicator.years': fixed(YEARS_OF_INDICATOR),
  'Indicator.values': { most: ({ states }) => states * YEARS_OF_INDICATOR },
  'IndicatorByGroup.groups': groups,
  'GroupIndicator.missing': { ...states, all: ({ states }) => 2 * states, per: 'IndicatorByGroup' },
  'Distribution.initiatives': selected,
  'Distribution.incompleteInitiatives': selected,
  'Distribution.listsCheckedBefore': selected,
  'Distribution.buckets': { most: (_, { selected }) => selected + 1 },
  'Distribution.withoutPopulation': states,
  'Distribution.populationOfOtherYear': states,
  'DistributionBucket.countries': { ...states, all: ({ states }) => states, per: 'Distribution' },
  'DistributionSensitivity.underBlocRules': fixed(3),
  'TakingPart.initiatives': selected,
  'TakingPart.incompleteInitiatives': selected,
  'TakingPart.underBlocRules': fixed(3),
  'Findings.initiatives': selected,
  'Findings.leftOut': selected,
  // Every pair of initiatives may be one.
  'Findings.ranked': { most: (_, { selected }) => Math.min(FINDINGS, 20 + selected * selected) },
  'Finding.figures': fixed(5),
  'Finding.initiatives': fixed(2),
  'Finding.groups': fixed(1),
  'Finding.countries': states,
  'Gaps.countries': states,
  'Gaps.initiatives': selected,
  'Gaps.incompleteInitiatives': selected,
  'Gaps.listsCheckedBefore': selected,
  'CountryGap.missing': selected,
  'InitiativeGap.missing': states,
  'Absence.through': { ...by('through'), per: 'Gaps' },
  'Matrix.initiatives': selected,
  'Matrix.rows': states,
  'Matrix.incompleteInitiatives': selected,
  'Matrix.listsCheckedBefore': selected,
  'MatrixRow.roles': selected,
  'MatrixRow.standings': selected,
  'Provenance.roles': fixed(31),
  'Representation.initiatives': selected,
  'Representation.incompleteInitiatives': selected,
  'Representation.listsCheckedBefore': selected,
  'Representation.groups': groups,
  'Representation.withoutPopulation': states,
  'Representation.populationOfOtherYear': states,
  'GroupRepresentation.absentMembers': {
    ...states,
    all: ({ states }) => states,
    per: 'Representation',
    except: 'GlobalSouthUnderScheme',
  },
  'GroupRepresentation.seatsByClass': fixed(8),
  'GlobalSouthRange.underSchemes': { most: ({ schemes }) => schemes },
  'Evidence.startDates': groups,
  'Evidence.withoutOpening': selected,
  'RepresentationPoint.changes': groups,
  'TimesToJoin.initiatives': selected,
  'TimesToJoin.incompleteInitiatives': selected,
  'TimesToJoin.groups': groups,
  'TimesToJoin.withoutOpening': selected,
  'TimesToJoin.closed': selected,
  'TimesToJoin.notByStates': selected,
  'TimeToJoin.curve': { most: joins, all: (sizes, asked) => 2 * joins(sizes, asked), per: 'TimesToJoin' },
  'CoParticipation.initiatives': selected,
  'CoParticipation.incompleteInitiatives': selected,
  'CoParticipation.pairs': { most: ({ states }) => (states * states) / 2 },
  'CoParticipation.central': states,
  'CoParticipation.betweenGroups': groups,
  'CoParticipation.sharedStates': selected,
  'GroupTogether.meanShared': groups,
  'Overlap.onlyFirst': states,
  'Overlap.both': states,
  'Overlap.onlySecond': states,
  'Parity.initiatives': selected,
  'Parity.incompleteInitiatives': selected,
  'Parity.notByStates': selected,
  'Parity.joinings': { most: ({ states }, { selected }) => states * selected },
  'Parity.byInitiative': selected,
  'RankChanges.initiatives': selected,
  'RankChanges.incompleteInitiatives': selected,
  'RankChanges.listsCheckedBefore': selected,
  'RankChanges.states': states,
  'RankCorrelation.initiatives': selected,
  'RankCorrelation.incompleteInitiatives': selected,
  'RankCorrelation.points': states,
  'RankCorrelation.leftOut': states,
};

/** The length of a field of a connection; null for any other field. */
export function pageFieldSize(type: string, field: string): ListSize | null {
  return type.endsWith('Connection') && (field === 'nodes' || field === 'edges') ? PAGE_ENTRIES : null;
}
