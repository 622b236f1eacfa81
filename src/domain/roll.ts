import type { Day } from './day.js';

/** Roles in the order of the method, section 2; a role is its place in this list, a set of roles a bit mask. */
export const ROLES = [
  'SIGNATORY',
  'PARTY',
  'ADHERENT',
  'ENDORSER',
  'MEMBER',
  'P_MEMBER',
  'O_MEMBER',
  'OBSERVER',
  'CO_SPONSOR',
  'DRAFTER',
  'PARTICIPANT',
  'PARTNER',
  'HOST',
  'CHAIR',
  'CO_CHAIR',
  'ADOPTER',
] as const;
export type Role = (typeof ROLES)[number];

/** From the surest to the least sure; a confidence is its place in this list. */
export const CONFIDENCES = ['VERIFIED', 'CORROBORATED', 'UNVERIFIED'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const PRECISIONS = ['DAY', 'MONTH', 'YEAR', 'NO_LATER_THAN'] as const;
export type Precision = (typeof PRECISIONS)[number];

export type UnStatus = 'MEMBER' | 'OBSERVER' | 'NON_MEMBER';
export type Openness = 'OPEN' | 'BY_INVITATION' | 'CLOSED' | 'REGIONAL';
export type Completeness = 'COMPLETE' | 'PARTIAL' | 'NONE';
export const INITIATIVE_SCOPES = ['INTERREGIONAL', 'REGIONAL', 'UNIVERSAL'] as const;
export type InitiativeScope = (typeof INITIATIVE_SCOPES)[number];
export const INITIATIVE_KINDS = [
  'TREATY',
  'PRINCIPLES',
  'DECLARATION',
  'RESOLUTION',
  'JOINT_STATEMENT',
  'STANDARDS_BODY',
  'CAPACITY_BUILDING',
  'NETWORK',
  'PARTNERSHIP',
  'SUMMIT',
  'PANEL',
  'STRATEGY',
  'REGIONAL_MECHANISM',
  'NATIONAL_MEASURE',
] as const;
export type InitiativeKind = (typeof INITIATIVE_KINDS)[number];

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
  readonly alpha2: string;
  readonly m49: string;
  readonly names: Names;
  readonly unStatus: UnStatus;
  readonly unMemberFrom: Day | null;
  readonly unMemberTo: Day | null;
  readonly aliases: readonly string[];
}

export interface Organisation {
  readonly kind: 'organisation';
  readonly index: number;
  readonly code: string;
  readonly slug: string;
  readonly names: Names;
  /** Slug of the group that lists its member states. */
  readonly membersGroup: string | null;
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
  readonly hostCountry: string | null;
  readonly openedOn: Day | null;
  readonly inForceOn: Day | null;
  readonly endedOn: Day | null;
  readonly listCompleteness: Completeness;
  readonly listCheckedOn: Day | null;
  readonly publishedTotal: number | null;
  readonly url: string | null;
}

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
  /** LISTED: by dated membership; UNION of other groups; COMPLEMENT: the universe less the other groups of `scheme`. */
  readonly composition:
    | { readonly of: 'LISTED'; readonly memberships: readonly Membership[] }
    | { readonly of: 'UNION'; readonly groups: readonly string[] }
    | { readonly of: 'COMPLEMENT'; readonly scheme: string };
}

export interface Scheme {
  readonly slug: string;
  readonly names: Names;
  readonly publisher: string | null;
  readonly url: string | null;
  /** Slugs in the scheme's order. */
  readonly groups: readonly string[];
  readonly globalSouthGroup: string | null;
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
  readonly confidence: Uint8Array;
  readonly recordedFrom: Int32Array;
  readonly recordedTo: Int32Array;
  /** Rows of initiative i: `[initiativeStart[i], initiativeStart[i + 1])`. */
  readonly initiativeStart: Uint32Array;
  /** Rows of participant p: `participantRows[participantStart[p] .. participantStart[p + 1])`, in row order. */
  readonly participantStart: Uint32Array;
  readonly participantRows: Uint32Array;
}

/** Population of a country by year, years ascending. */
export interface PopulationSeries {
  readonly years: readonly number[];
  readonly figures: readonly number[];
}

/** The roll as it was recorded at one revision: what every question is asked of. Read-only. */
export interface Roll {
  readonly revision: number;
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
  /** By the country's index. */
  readonly population: readonly (PopulationSeries | undefined)[];
}
