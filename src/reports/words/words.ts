import type { Day } from '../../domain/day.js';
import type { Completeness, InitiativeKind, LeadFamily, Precision, Topic, Universe } from '../../domain/roll.js';
import type { Sentences } from '../../questions/notes.js';
import type { Edition, Headline, Named, ReportData } from '../report-data.js';

/** What is asked of, in short, for whoever says how many of which states. */
export interface Counted {
  readonly year: number;
  readonly isRunning: boolean;
  readonly cumulative: boolean;
  /** Number of initiatives, and the name of the one where it is one. */
  readonly n: number;
  readonly only: string | null;
  readonly universe: Universe;
}

export interface Extreme {
  readonly group: string;
  readonly ratio: number;
}
export interface SouthInWords {
  readonly least: number;
  readonly leastUnder: string;
  readonly greatest: number;
  readonly greatestUnder: string;
}
export interface Move {
  readonly group: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Every sentence of a report in one language, made from figures: whoever writes a sentence here sees all that it can be
 * made from. An empty text is a sentence that has nothing to say.
 */
export interface ReportWords {
  readonly language: 'en' | 'zh';
  /** The words that stand beside every figure of the house. */
  readonly sentences: Sentences;
  /** After what stands out before a text. */
  readonly colon: string;
  readonly stop: string;
  readonly inBrackets: (text: string) => string;
  /** Between sentences of a paragraph. */
  readonly space: string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly ratio: (value: number) => string;
  readonly day: (day: Day) => string;
  /** A day as exactly as it is known, in running text: `on 16 July 2026`, `in July 2026`, `by 3 March 2026`. */
  readonly when: (day: Day, precision: Precision) => string;
  /** The same in a cell of a table. */
  readonly cellDay: (day: Day, precision: Precision) => string;
  readonly list: (names: readonly string[]) => string;
  readonly state: (state: Named) => string;
  readonly states: (states: readonly Named[]) => string;
  /** A state or organisation by itself, as in a cell. */
  readonly stateAlone: (state: Named) => string;
  readonly name: (named: Named) => string;
  readonly shortName: (named: Named) => string;
  readonly kind: (kind: InitiativeKind) => string;
  readonly topic: (topic: Topic) => string;
  readonly family: (family: LeadFamily) => string;
  /** A cell without a figure. */
  readonly nothing: string;
  readonly notKnown: string;
  readonly atLeast: (count: string) => string;

  readonly title: (year: number) => string;
  readonly subtitle: (selection: string, day: string) => string;
  readonly selection: (data: ReportData['selection']) => string;
  readonly description: (title: string, headline: string) => string;
  readonly contents: string;
  readonly runningYear: (year: number, day: string) => string;

  readonly titles: Readonly<
    Record<
      'inShort' | 'findings' | 'openings' | 'changes' | 'groups' | 'roles' | 'none' | 'parts' | 'notKnown' | 'method',
      string
    >
  >;

  readonly none: (headline: Headline, counted: Counted) => string;
  /** `again`: the same was said of another day before. */
  readonly opened: (opened: number, counted: Counted, again: boolean) => string;
  readonly itself: (headline: Headline, counted: Counted) => string;
  readonly noneThrough: (headline: Headline) => string;
  readonly noneUnsure: (headline: Headline) => string;
  readonly noneBefore: (now: Headline, before: Headline, counted: Counted) => string;
  readonly nothingBefore: (year: number) => string;
  readonly population: (share: number, atMost: boolean, none: number) => string;
  readonly seats: (now: Headline, before: Headline | null, counted: Counted) => string;
  readonly distribution: { readonly caption: string; readonly initiatives: string; readonly states: string };

  readonly openings: (count: number, counted: Counted) => string;
  readonly openingsTable: Readonly<
    Record<'caption' | 'initiative' | 'kind' | 'opened' | 'leads' | 'states' | 'organisations' | 'noList', string>
  >;
  readonly withoutOpening: (names: readonly string[], all: number) => string;
  readonly endedIn: (name: string, day: string) => string;

  readonly joined: (changes: ReportData['changes'], counted: Counted) => string;
  readonly joinedAsStated: (joined: number) => string;
  /** `text` holds the days and names of those that surely, `possible` of those that possibly began. */
  /** An initiative with how many states it is about: between `least` and `greatest`. */
  readonly joinedTo: (name: string, least: number, greatest: number) => string;
  readonly possibly: (text: string) => string;
  /** With a capital letter at its beginning, where the language has them. */
  readonly capital: (text: string) => string;
  readonly onDay: (when: string, names: string, through: boolean) => string;
  readonly between: string;
  readonly left: (count: number, ended: number, counted: Counted) => string;
  readonly endedWith: (name: string, day: string, states: number) => string;

  readonly ratioMeans: string;
  readonly extremes: (highest: Extreme, lowest: Extreme, day: string) => string;
  readonly moves: (rise: Move | null, fall: Move | null, year: number) => string;
  readonly withheld: (now: boolean, before: boolean, counted: Counted) => string;
  readonly groupsTable: {
    readonly caption: (scheme: string) => string;
    readonly columns: (
      year: number,
      before: number | null,
    ) => Readonly<
      Record<
        | 'group'
        | 'members'
        | 'participants'
        | 'seats'
        | 'seatsBefore'
        | 'seatShare'
        | 'membershipShare'
        | 'ratioBefore'
        | 'ratio'
        | 'joined'
        | 'left',
        string
      >
    >;
  };
  readonly range: (least: string, greatest: string) => string;
  readonly south: (now: SouthInWords | null, before: SouthInWords | null, counted: Counted, day: string) => string;
  readonly yearsTable: {
    readonly caption: (scheme: string) => string;
    readonly year: string;
    readonly running: (year: number) => string;
  };

  readonly roles: Readonly<Record<'leading' | 'providing' | 'receiving', RoleWords>>;
  readonly rolesTable: Readonly<Record<'caption' | 'group' | 'leading' | 'providing' | 'receiving', string>>;
  readonly rolesNote: string;
  readonly inInitiatives: (count: number) => string;

  readonly nobodyInNone: (counted: Counted) => string;
  readonly noneOfGroup: (group: string, none: number, members: number, atMost: boolean) => string;
  readonly noneHeading: (counted: Counted) => string;
  readonly onlyThrough: (names: string) => string;
  readonly unsure: (names: string) => string;

  readonly partsTable: Readonly<
    Record<'topics' | 'leads' | 'topic' | 'lead' | 'initiatives' | 'states' | 'highest' | 'lowest', string>
  >;
  readonly partsNote: string;

  readonly everythingKnown: string;
  readonly inexactStarts: string;
  readonly openLists: (count: number, all: number) => string;
  readonly openList: (
    completeness: Completeness,
    checkedOn: string | null,
    names: { onRecord: string; published: string } | null,
  ) => string;
  readonly checkedBefore: (count: number, all: number, day: string) => string;
  readonly checkedOn: (day: string) => string;
  readonly unverified: (seats: number, all: number) => string;

  readonly methodOf: (counting: readonly string[], method: string, asUsual: boolean) => string;
  readonly joinedAreCurrent: string;
  readonly groupsAsOfPoint: string;
  readonly yearPoint: (year: number, day: string) => string;
  readonly edition: (edition: Edition, day: string) => string;
  readonly cite: (edition: Edition) => string;
  readonly licence: string;
  readonly links: Readonly<Record<'here' | 'method' | 'data' | 'dashboard', string>>;
}

export interface RoleWords {
  readonly heading: string;
  readonly nobody: string;
  readonly all: (states: number, organisations: number) => string;
  readonly states: string;
  readonly organisations: string;
}
