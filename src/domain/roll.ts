import type { Day } from './day.js';

import type {
  Adoption,
  Completeness,
  DecisionManner,
  Focus,
  InitiativeKind,
  InitiativeScope,
  LeadFamily,
  Openness,
  OrganisationKind,
  Precision,
  Topic,
  UnStatus,
} from './vocabulary.js';

export * from './vocabulary.js';

/** Names by language; English is always there and stands in for a missing one. */
export interface Names {
  readonly en: string;
  readonly zh?: string | null;
  readonly ar?: string | null;
  readonly es?: string | null;
  readonly fr?: string | null;
  readonly ru?: string | null;
}

export interface Country {
  readonly kind: 'state';
  /** Place among the participants of the snapshot: states first, by code, then organisations, by code. */
  readonly index: number;
  readonly code: string;
  /** Null of a state to which ISO 3166-1 gives none. */
  readonly alpha2: string | null;
  /** Null of a state to which M49 gives none. */
  readonly m49: string | null;
  readonly names: Names;
  /** Its standing while it is no member: as the source states it today. */
  readonly unStatus: UnStatus;
  readonly unMemberFrom: Day | null;
  readonly unMemberTo: Day | null;
  /** When it was a member of the United Nations, `[from, to)`, by start. */
  readonly unMemberships: readonly Period[];
  /** First day as a state; null: not on record, and taken for always. */
  readonly existedFrom: Day | null;
  /** First day on which it was no state any more; null: it is one. */
  readonly existedTo: Day | null;
  /** Codes of the states that followed it. */
  readonly successors: readonly string[];
  readonly aliases: readonly string[];
  /** Names that it bore for a time, and that lead to it: those of its aliases that have a period. */
  readonly formerNames: readonly FormerName[];
}

/** Days `[from, to)`; what has no beginning or end on record has the farthest days (NEVER). */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** A name that a state bore for a time. */
export interface FormerName {
  readonly text: string;
  readonly language: string;
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface Organisation {
  readonly kind: 'organisation';
  readonly index: number;
  readonly code: string;
  readonly slug: string;
  readonly names: Names;
  /** Slug of the group that lists its member states. */
  readonly membersGroup: string | null;
  readonly organisationKind: OrganisationKind;
  readonly family: LeadFamily | null;
  /** Code of the country of a company, institute or association. */
  readonly homeCountry: string | null;
}

export type Participant = Country | Organisation;

export interface Initiative {
  /** Place among the initiatives of the snapshot, by slug. */
  readonly index: number;
  readonly slug: string;
  readonly names: Names;
  readonly summaries: { readonly en: string | null; readonly zh: string | null };
  readonly kind: InitiativeKind;
  readonly scope: InitiativeScope;
  readonly binding: boolean;
  readonly openness: Openness;
  readonly eligibleGroup: string | null;
  readonly leadOrganisation: string | null;
  /** Code of the state that held the event at which it was adopted. */
  readonly hostCountry: string | null;
  /** Code of the state in which the body sits. */
  readonly seatCountry: string | null;
  /** Slug of the event, body or process to which it belongs. */
  readonly parent: string | null;
  readonly focus: Focus;
  readonly adoption: Adoption;
  readonly manner: DecisionManner | null;
  /** Of a recorded vote. */
  readonly votes: VoteTally | null;
  readonly topics: readonly Topic[];
  readonly openedOn: Day | null;
  /** Null where `openedOn` is. */
  readonly openedPrecision: Precision | null;
  readonly inForceOn: Day | null;
  readonly endedOn: Day | null;
  readonly listCompleteness: Completeness;
  readonly listCheckedOn: Day | null;
  /** From this day nobody can be added; null: the list rolls on. */
  readonly listClosedOn: Day | null;
  readonly publishedTotal: number | null;
  readonly url: string | null;
}

/** How the members of a body voted. */
export interface VoteTally {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  /** Null where that is not on record. */
  readonly notVoting: number | null;
}

/** Another name, symbol or short name of an initiative. */
export interface InitiativeAlias {
  readonly text: string;
  readonly language: string;
}

/** Texts in Chinese by their table and column (`participations.evidence`), then by the English text. */
export type Translations = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** One spell of membership of a group, `[from, to)`. */
export interface Membership {
  readonly country: number;
  readonly from: Day;
  readonly to: Day;
}

export interface Group {
  readonly slug: string;
  readonly names: Names;
  readonly definition: string | null;
  readonly url: string | null;
  /**
   * LISTED: by dated membership; UNION of other groups; COMPLEMENT: the universe less the other groups of
   * `scheme`; OUTSIDE: the universe less some states, by index.
   */
  readonly composition:
    | { readonly of: 'LISTED'; readonly memberships: readonly Membership[] }
    | { readonly of: 'UNION'; readonly groups: readonly string[] }
    | { readonly of: 'COMPLEMENT'; readonly scheme: string }
    | { readonly of: 'OUTSIDE'; readonly countries: ReadonlySet<number> };
}

export interface Scheme {
  readonly slug: string;
  readonly names: Names;
  readonly publisher: string | null;
  readonly url: string | null;
  /** Slugs in the scheme's order. */
  readonly groups: readonly string[];
  readonly globalSouthGroup: string | null;
  /** Of a scheme that somebody asks about and that is not on record: its groups, in the order of `groups`. */
  readonly ownGroups?: readonly Group[];
}

export interface InitiativeSet {
  readonly slug: string;
  readonly names: Names;
  readonly publisher: string | null;
  readonly url: string | null;
  /** Slugs in the set's order. */
  readonly initiatives: readonly string[];
}

/**
 * Every recorded version of every participation as columns, one place a row, sorted by initiative, participant, role,
 * start and revision. `recordedFrom`/`recordedTo` are revisions, half-open like the valid days.
 */
export interface Facts {
  readonly count: number;
  readonly id: Float64Array | Uint32Array;
  readonly initiative: Uint32Array;
  readonly participant: Uint16Array;
  readonly role: Uint8Array;
  readonly validFrom: Int32Array;
  readonly validTo: Int32Array;
  readonly precision: Uint8Array;
  /** How exactly the end is known, as a place in PRECISIONS; NO_PRECISION where that was not recorded. */
  readonly endPrecision: Uint8Array;
  readonly confidence: Uint8Array;
  readonly recordedFrom: Int32Array;
  readonly recordedTo: Int32Array;
  /** Rows of initiative i: `[initiativeStart[i], initiativeStart[i + 1])`. */
  readonly initiativeStart: Uint32Array;
  /** Rows of participant p: `participantRows[participantStart[p] .. participantStart[p + 1])`, in row order. */
  readonly participantStart: Uint32Array;
  readonly participantRows: Uint32Array;
}

/** Stands for a precision that was not recorded. */
export const NO_PRECISION = 255;

/** Population of a country by year, years ascending. */
export interface PopulationSeries {
  readonly years: readonly number[];
  readonly figures: readonly number[];
}

/** The roll as it was recorded at one revision: what every question is asked of. Read-only. */
export interface Roll {
  readonly revision: number;
  /** The proposal that this roll supposes to be approved, as identifiers name it; absent from a roll as it is recorded. */
  readonly proposal?: string;
  readonly facts: Facts;
  /** States on record at the revision, by code. */
  readonly countries: readonly Country[];
  readonly organisations: readonly Organisation[];
  readonly initiatives: readonly Initiative[];
  readonly countryByCode: ReadonlyMap<string, Country>;
  readonly organisationByCode: ReadonlyMap<string, Organisation>;
  readonly initiativeBySlug: ReadonlyMap<string, Initiative>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly schemes: ReadonlyMap<string, Scheme>;
  readonly sets: ReadonlyMap<string, InitiativeSet>;
  /** By index; undefined where the place belongs to a participant or initiative not on record at this revision. */
  readonly participantAt: readonly (Participant | undefined)[];
  readonly initiativeAt: readonly (Initiative | undefined)[];
  /** By the initiative's index: indices of the states and organisations that lead it, in order. */
  readonly leads: ReadonlyMap<number, readonly number[]>;
  /** By the initiative's index. */
  readonly initiativeAliases: ReadonlyMap<number, readonly InitiativeAlias[]>;
  readonly translations: Translations;
  /** By the country's index. */
  readonly population: readonly (PopulationSeries | undefined)[];
}
