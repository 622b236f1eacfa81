import type { Day } from '../domain/day.js';
import type { Locale } from '../domain/locale.js';
import type {
  Adoption,
  BlocRule,
  Completeness,
  InitiativeKind,
  LeadFamily,
  Names,
  Precision,
  PresenceSense,
  Topic,
  Universe,
} from '../domain/roll.js';

/** A state, organisation, initiative, group or scheme: what names it in an address, and its names. */
export interface Named {
  readonly key: string;
  readonly names: Names;
}

/** A day as it is known. */
export interface DatedAs {
  readonly on: Day;
  readonly precision: Precision;
}

/** How many states stand in which way on a day. */
export interface Headline {
  readonly day: Day;
  readonly universe: number;
  /** Of the initiatives counted, those that had opened by the day; null where of some the opening is not on record. */
  readonly opened: number | null;
  /** States that take part in none as the question counts. */
  readonly atNone: number;
  /** How many of `atNone` take part through an organisation, where the question does not count that. */
  readonly noneThrough: number;
  /** How many of `atNone` may take part in some, because lists are incomplete; the figures at none are then upper bounds. */
  readonly noneUnsure: number;
  /** States that take part by their own name, and whether there may be more of them. */
  readonly itself: number;
  readonly itselfAtLeast: boolean;
  /** States that take part through an organisation and not by their own name, counted as the question counts. */
  readonly throughCounted: number;
  readonly underBlocRules: readonly { readonly blocs: BlocRule; readonly atNone: number }[];
  /** Whether one of the states at none under some rule may take part. */
  readonly rangeAtMost: boolean;
  /** Share of the inhabitants who live in states at none. */
  readonly excludedPopulationShare: number | null;
  /** Participations of all states: pairs of a state and an initiative. */
  readonly seats: number;
  /** Whether there may be more of them. */
  readonly seatsAtLeast: boolean;
  /** States by the number of initiatives that they take part in, from 0 on. */
  readonly sizes: readonly number[];
}

export interface Opening extends Named {
  readonly kind: InitiativeKind;
  readonly opened: DatedAs;
  readonly adoption: Adoption;
  readonly leads: readonly Named[];
  /** States that take part by their own name or as the question counts, and organisations by theirs; at least so many where the list does not say all. */
  readonly states: number;
  readonly organisations: number;
  readonly isIncomplete: boolean;
  /** True where there is no list of states, since a body issued the text. */
  readonly hasNoList: boolean;
}

/** States whose presence began or ended on the same day, known as exactly. */
export interface StatesOnDay extends DatedAs {
  readonly states: readonly Named[];
  /** Through an organisation that counts for its members. */
  readonly through: boolean;
}

export interface ChangesOfInitiative {
  readonly initiative: Named;
  readonly sure: readonly StatesOnDay[];
  readonly possible: readonly StatesOnDay[];
}

export interface Changes {
  /** By their stated days. */
  readonly joined: number;
  readonly left: number;
  /** Between how many surely and possibly began in the year. */
  readonly least: number;
  readonly greatest: number;
  readonly joinings: readonly ChangesOfInitiative[];
  /** Presences that ended while the initiative went on, and those that ended with it. */
  readonly leavings: readonly { readonly initiative: Named; readonly states: readonly StatesOnDay[] }[];
  readonly endings: readonly { readonly initiative: Named; readonly ended: Day; readonly states: number }[];
}

/** A group at a year's point; a share or ratio is null where its denominator is 0 or a list does not say all. */
export interface GroupAt {
  readonly members: number;
  readonly participants: number;
  readonly seats: number;
  readonly seatShare: number | null;
  readonly membershipShare: number | null;
  readonly representationRatio: number | null;
}

export interface GroupInYear extends Named {
  readonly now: GroupAt;
  /** Null where it was not there at the previous year's end. */
  readonly before: GroupAt | null;
  readonly left: number;
  /** Joinings that surely and possibly fall into the year. */
  readonly joined: { readonly least: number; readonly greatest: number };
  readonly none: NoneOfGroup;
}

/** Members that take part in none as the question counts, by what is known of them. */
export interface NoneOfGroup {
  readonly absent: readonly Named[];
  readonly through: readonly Named[];
  readonly unsure: readonly Named[];
}

/** What the choice of a definition and of a rule on organisations leaves open for the ratio of the Global South. */
export interface SouthRange {
  readonly least: number;
  readonly leastUnder: { readonly scheme: Names; readonly blocs: BlocRule };
  readonly greatest: number;
  readonly greatestUnder: { readonly scheme: Names; readonly blocs: BlocRule };
}

export interface Groups {
  readonly scheme: Named;
  readonly groups: readonly GroupInYear[];
  /** Whether ratios are withheld, because a list does not say all: at the year's point, and at the one before. */
  readonly withheldNow: boolean;
  readonly withheldBefore: boolean;
  /** The ratios of the years up to the report's, by group in the order of `groups`; null where there is none. */
  readonly years: readonly {
    readonly year: number;
    readonly partial: boolean;
    readonly ratios: readonly (number | null)[];
  }[];
  readonly southNow: SouthRange | null;
  readonly southBefore: SouthRange | null;
}

/** Who holds a role of a class, and in how many of the initiatives. */
export interface Holder extends Named {
  readonly isState: boolean;
  readonly initiatives: number;
}

export interface RolesOfClass {
  readonly holders: readonly Holder[];
  /** Pairs of a state and an initiative, by group in the order of `Groups.groups`. */
  readonly byGroup: readonly number[];
  readonly seats: number;
}

/** The initiatives of a topic or a lead, and how the groups stand in them. */
export interface Part {
  readonly initiatives: number;
  /** States that take part in at least one of them. */
  readonly participants: number;
  readonly atLeast: boolean;
  /** The groups with the highest and the lowest ratio, all of them where several have the same; null where ratios are withheld, or do not exist. */
  readonly highest: { readonly groups: readonly Named[]; readonly ratio: number } | null;
  readonly lowest: { readonly groups: readonly Named[]; readonly ratio: number } | null;
}
export interface PartOfTopic extends Part {
  readonly topic: Topic;
}
export interface PartOfFamily extends Part {
  readonly family: LeadFamily;
}
export interface PartOfLead extends Part {
  readonly lead: Named;
}

/** A list from which absence can not be concluded on the day. */
export interface OpenList extends Named {
  readonly completeness: Completeness;
  readonly checkedOn: Day | null;
  /** Names on record, and those that it publishes; null where it publishes no number, or one of others than participants. */
  readonly counted: { readonly onRecord: number; readonly published: number } | null;
}

export interface NotKnown {
  readonly lists: readonly OpenList[];
  readonly checkedBefore: readonly (Named & { readonly checkedOn: Day })[];
  readonly withoutOpening: readonly Named[];
  /** Participations of states that rest on facts alone which are not verified. */
  readonly unverifiedSeats: number;
}

export interface Edition {
  readonly release: string | null;
  readonly revision: string;
  readonly recordedAt: string;
  readonly method: string;
  readonly licence: string;
  readonly cite: string;
}

/** Everything that a yearly report tells, as plain values: no figure is worked out after this. */
export interface ReportData {
  readonly year: number;
  /** The day at which the year's point stands: its 31 December, or the data's own date. */
  readonly day: Day;
  readonly isRunning: boolean;
  readonly dataThrough: Day;
  readonly selection: {
    readonly set: Named | null;
    /** The initiative, where it is one. */
    readonly only: Named | null;
    readonly initiatives: number;
    /** Whether they are all of the set. */
    readonly isWholeSet: boolean;
  };
  readonly presence: PresenceSense;
  readonly universe: Universe;
  /** How it was counted, in words. */
  readonly counting: Readonly<Record<Locale, readonly string[]>>;
  /** Whether the counting is the default one. */
  readonly countsAsUsual: boolean;
  readonly headline: Headline;
  /** At the end of the year before; null where nothing is on record of it. */
  readonly before: Headline | null;
  readonly openings: readonly Opening[];
  readonly ended: readonly (Named & { readonly on: Day })[];
  readonly changes: Changes;
  readonly groups: Groups;
  readonly leading: RolesOfClass;
  readonly providing: RolesOfClass;
  readonly receiving: RolesOfClass;
  readonly topics: readonly PartOfTopic[];
  readonly families: readonly PartOfFamily[];
  readonly leads: readonly PartOfLead[];
  readonly notKnown: NotKnown;
  readonly edition: Edition;
  /** The question as the query of an address: without the year, language and format. */
  readonly query: string;
}
