// Made by scripts/generate.mjs from schema/*.graphql. Do not edit: run `npm run generate`.
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day, `YYYY-MM-DD` (ISO 8601). A day that does not exist, such as 2023-02-30, is refused. */
  Date: { input: number; output: number; }
  /** An instant with offset (RFC 3339), for example `2026-11-22T00:00:00Z`. Given back in UTC. */
  DateTime: { input: Date; output: Date; }
  /** An absolute address (RFC 3986). */
  URL: { input: string; output: string; }
};

/** Languages of names: the six of the United Nations. Only countries have all six; elsewhere a missing translation falls back to English. */
export type Locale =
  /** Arabic. */
  | 'AR'
  /** English. */
  | 'EN'
  /** Spanish. */
  | 'ES'
  /** French. */
  | 'FR'
  /** Russian. */
  | 'RU'
  /** Chinese. */
  | 'ZH';

/** How sure a fact is. */
export type Confidence =
  /** Read in the official source. */
  | 'VERIFIED'
  /** Read in a reputable secondary source. */
  | 'CORROBORATED'
  /** Neither: it rests on general knowledge or one weak source. */
  | 'UNVERIFIED';

/** How exactly the source gives the start of a participation. */
export type DatePrecision =
  /** The day is known. */
  | 'DAY'
  /** Only the month is known; the first day stands for it. */
  | 'MONTH'
  /** Only the year is known; 1 January stands for it. */
  | 'YEAR'
  /** The source only shows that it had begun by that day, for example a list of members read on it. */
  | 'NO_LATER_THAN';

/** Anything with an identifier that can be asked for again by `node`. */
export type Node = {
  /** Stable and opaque; the same in every deployment that holds the same roll. */
  id: Scalars['ID']['output'];
};

/** Where a page of a connection begins and ends. */
export type PageInfo = {
  /** True where more follow after `endCursor`. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True where some stand before `startCursor`. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last edge; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type Query = {
  /** What data this server answers from. */
  dataset: Dataset;
  /** Any object by its identifier; null where there is none. */
  node?: Maybe<Node>;
  /** The k-of-n distribution of states over a selection of initiatives. */
  distribution: Distribution;
  /** Absences of the states of a group (or of all), and why. */
  gaps: Gaps;
  /** Countries by initiatives. */
  matrix: Matrix;
  /** A country by ISO 3166-1 alpha-3; null where there is none. */
  country?: Maybe<Country>;
  /** Countries by code. Not all are UN members: filter by `unStatus`. */
  countries: CountryConnection;
  /** An organisation by acronym; null where there is none. */
  organisation?: Maybe<Organisation>;
  /** Every scheme, by slug. */
  schemes: Array<Scheme>;
  /** A scheme by slug; null where there is none. */
  scheme?: Maybe<Scheme>;
  /** A group by slug; null where there is none. */
  group?: Maybe<Group>;
  /** An initiative by slug; null where there is none. */
  initiative?: Maybe<Initiative>;
  /** Initiatives by slug; of one set, in the set's order. */
  initiatives: InitiativeConnection;
  /** Every named set, by slug. */
  initiativeSets: Array<InitiativeSet>;
  /** Participations on record, by initiative, kind of participant (states first), code, role and start. The universe does not narrow them and blocs are not followed. */
  participations: ParticipationConnection;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryDistributionArgs = {
  selection: SelectionInput;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  suppose?: InputMaybe<Array<SupposedInput>>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryGapsArgs = {
  selection: SelectionInput;
  group?: InputMaybe<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  fewerThan?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryMatrixArgs = {
  selection: SelectionInput;
  group?: InputMaybe<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryCountryArgs = {
  code: Scalars['ID']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryCountriesArgs = {
  filter?: InputMaybe<CountryFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryOrganisationArgs = {
  code: Scalars['ID']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QuerySchemeArgs = {
  slug: Scalars['ID']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryGroupArgs = {
  slug: Scalars['ID']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryInitiativeArgs = {
  slug: Scalars['ID']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryInitiativesArgs = {
  filter?: InputMaybe<InitiativeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time) and defaults to today in UTC. */
export type QueryParticipationsArgs = {
  filter?: InputMaybe<ParticipationFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** In which sense a country takes part at a date (method, section 3). */
export type Presence =
  /** A participation is in effect at the date: valid_from <= t < valid_to. */
  | 'CURRENT'
  /** A participation began by the date, ended or not: valid_from <= t. */
  | 'CUMULATIVE';

/** Whether a state takes part because an organisation to which it belongs does (method, section 3). */
export type BlocRule =
  /** It does not. */
  | 'EXCLUDE'
  /** It does. */
  | 'INHERIT';

/** Which states are counted. */
export type Universe =
  /** Member states of the United Nations at the date (193 since 2011-07-14). */
  | 'UN_MEMBERS'
  /** Those and the permanent observer states. */
  | 'UN_MEMBERS_AND_OBSERVERS'
  /** Every state on record. */
  | 'ALL_STATES';

/** Why a state is absent from an initiative (method, section 4). */
export type AbsenceReason =
  /** It could have joined and did not. */
  | 'NEVER_JOINED'
  /** It joins who is invited; which of the two is not known. */
  | 'NOT_INVITED_OR_DECLINED'
  /** The membership is fixed, or the state is outside the group that may join. */
  | 'NOT_ELIGIBLE'
  /** It took part and left while the initiative went on. */
  | 'WITHDREW'
  /** The list of participants on record is not complete: it may take part. */
  | 'UNKNOWN';

/** Which initiatives to count. Every condition given must hold; none given means all (without national measures, which are counted only where the set, the list or the kinds name them). */
export type SelectionInput = {
  /** Slug of an initiative set. */
  set?: InputMaybe<Scalars['ID']['input']>;
  /** Slugs of initiatives. */
  initiatives?: InputMaybe<Array<Scalars['ID']['input']>>;
  kinds?: InputMaybe<Array<InitiativeKind>>;
  scopes?: InputMaybe<Array<InitiativeScope>>;
  binding?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only initiatives whose list of participants is complete. */
  completeOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How to count. See the method's sections 2, 3 and 7. */
export type CountingInput = {
  presence?: InputMaybe<Presence>;
  blocs?: InputMaybe<BlocRule>;
  /** Roles to count; none named counts every role. */
  roles?: InputMaybe<Array<ParticipationRole>>;
  universe?: InputMaybe<Universe>;
  /** Leave out facts less sure than this. */
  minConfidence?: InputMaybe<Confidence>;
  /** Name of a release: answer from the data as they were when it was cut. Not together with `knownAt`. */
  release?: InputMaybe<Scalars['String']['input']>;
  /** Answer from what was recorded at this instant (transaction time; the meaning of `asOf` in SDMX). Not together with `release`. */
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Supposed participations, never stored. Name countries or a group. */
export type SupposedInput = {
  /** Slug of an initiative of the selection. */
  initiative: Scalars['ID']['input'];
  /** ISO 3166-1 alpha-3 codes. */
  countries?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Slug of a group: all its members at `from`. */
  group?: InputMaybe<Scalars['ID']['input']>;
  role?: InputMaybe<ParticipationRole>;
  /** First day; the day asked about where none is given. */
  from?: InputMaybe<Scalars['Date']['input']>;
};

/** How many states take part in how many of the initiatives (method, section 4). */
export type Distribution = {
  asOf: Scalars['Date']['output'];
  /** The initiatives counted: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** Those among them whose list on record is not complete: the figures are then at least (participation) or at most (absence). */
  incompleteInitiatives: Array<Initiative>;
  /** #U(t): states counted. */
  universeSize: Scalars['Int']['output'];
  /** N_k for k = 0 .. number of initiatives, by k. */
  buckets: Array<DistributionBucket>;
  /** Gini coefficient of k over the states counted, 0..1; null where no state takes part in any. */
  gini?: Maybe<Scalars['Float']['output']>;
  /** Share of the population of the states counted that lives in states with k = 0; null without population figures. */
  excludedPopulationShare?: Maybe<Scalars['Float']['output']>;
  /** States counted that have no population figure on record, and are left out of `excludedPopulationShare`. */
  withoutPopulation: Array<Country>;
  /** The same without what was supposed; null where nothing was. */
  baseline?: Maybe<Distribution>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};

/** The states that take part in exactly k of the initiatives. */
export type DistributionBucket = {
  k: Scalars['Int']['output'];
  /** N_k. */
  size: Scalars['Int']['output'];
  /** N_k over the universe. Where the universe is empty (before 1945-10-24) there are no buckets. */
  share: Scalars['Float']['output'];
  /** By code. */
  countries: Array<Country>;
};

/** Who is absent from what, and why (method, section 4). */
export type Gaps = {
  asOf: Scalars['Date']['output'];
  /** States looked at: those of the group within the universe, or the whole universe. */
  universeSize: Scalars['Int']['output'];
  /** States with fewer than `fewerThan` initiatives, by code. */
  countries: Array<CountryGap>;
  /** Every initiative with the states that are missing from it, whatever their coverage. */
  initiatives: Array<InitiativeGap>;
  /** Initiatives whose list on record is not complete: absence from them is at most. */
  incompleteInitiatives: Array<Initiative>;
  provenance: Provenance;
};

/** A state and what it is missing from. */
export type CountryGap = {
  country: Country;
  /** k(c, t). */
  coverage: Scalars['Int']['output'];
  missing: Array<Initiative>;
};

/** An initiative and who is missing from it. */
export type InitiativeGap = {
  initiative: Initiative;
  missingCount: Scalars['Int']['output'];
  /** By code. */
  missing: Array<Absence>;
};

/** A state without a presence in an initiative. */
export type Absence = {
  country: Country;
  reason: AbsenceReason;
  /** First day on which it no longer took part; null unless it withdrew. */
  withdrewOn?: Maybe<Scalars['Date']['output']>;
};

/** States by initiatives, with the roles in which they take part. */
export type Matrix = {
  asOf: Scalars['Date']['output'];
  initiatives: Array<Initiative>;
  /** By code. */
  rows: Array<MatrixRow>;
  incompleteInitiatives: Array<Initiative>;
  provenance: Provenance;
};

/** One state. */
export type MatrixRow = {
  country: Country;
  /** k(c, t). */
  coverage: Scalars['Int']['output'];
  /** One list for each initiative of the matrix, in its order; empty: no presence. Roles come in the order of the enum; a presence by way of a bloc shows the organisation's role. */
  roles: Array<Array<ParticipationRole>>;
};

/** What a figure rests on, so that it can be asked again. */
export type Provenance = {
  /** The release asked of, or the newest that equals the revision; null where there is none. */
  release?: Maybe<Scalars['String']['output']>;
  /** Revision of the data. */
  revision: Scalars['String']['output'];
  /** When that revision was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** Version of the method. */
  method: Scalars['String']['output'];
  presence: Presence;
  blocs: BlocRule;
  universe: Universe;
  /** Roles counted; null: every role. */
  roles?: Maybe<Array<ParticipationRole>>;
  minConfidence?: Maybe<Confidence>;
  licence: Scalars['String']['output'];
  /** A line to print. */
  cite: Scalars['String']['output'];
};

/** Standing of a state at the United Nations. */
export type UnStatus =
  /** Member state. */
  | 'MEMBER'
  /** Permanent observer state (Holy See, State of Palestine). */
  | 'OBSERVER'
  /** Neither, for example a member of UN agencies only (Cook Islands, Niue), or a member before its admission. */
  | 'NON_MEMBER';

/** Who takes part: a state or an organisation. */
export type Participant = {
  /** Stable and opaque. */
  id: Scalars['ID']['output'];
  /** Name in the language asked for, in English where there is no translation. */
  name: Scalars['String']['output'];
};


/** Who takes part: a state or an organisation. */
export type ParticipantNameArgs = {
  locale?: InputMaybe<Locale>;
};

/** A state, by ISO 3166-1 alpha-3 code. */
export type Country = Node & Participant & {
  /** Stable and opaque. */
  id: Scalars['ID']['output'];
  /** ISO 3166-1 alpha-3, for example `KEN`. */
  code: Scalars['ID']['output'];
  /** ISO 3166-1 alpha-2, for example `KE`. */
  alpha2: Scalars['String']['output'];
  /** UN M49, three digits, for example `404`. */
  m49: Scalars['String']['output'];
  /** Short name: English and Chinese as in UN M49, the other languages as in data/SOURCES/reference.md. */
  name: Scalars['String']['output'];
  /** Standing at the United Nations on the day asked about. */
  unStatus: UnStatus;
  /** Groups it belongs to on the day asked about, by slug; the complements of single-group schemes (`not-g77`) are left out. */
  groups: Array<Group>;
  /** Inhabitants on 1 July of the year (default: the year of today), from the latest year on record not after it, else the earliest; null where there is no figure. */
  population?: Maybe<Scalars['Float']['output']>;
  /** What it takes part in itself (blocs are not followed here), by initiative, role and start. */
  participations: ParticipationConnection;
  /** k(c, t): how many initiatives of the selection it takes part in (method, section 4). No selection: every initiative but national measures. */
  coverage: Scalars['Int']['output'];
};


/** A state, by ISO 3166-1 alpha-3 code. */
export type CountryNameArgs = {
  locale?: InputMaybe<Locale>;
};


/** A state, by ISO 3166-1 alpha-3 code. */
export type CountryUnStatusArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code. */
export type CountryGroupsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code. */
export type CountryPopulationArgs = {
  year?: InputMaybe<Scalars['Int']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code. */
export type CountryParticipationsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  selection?: InputMaybe<SelectionInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code. */
export type CountryCoverageArgs = {
  selection?: InputMaybe<SelectionInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};

/** An organisation, by acronym: EU, AU, OECD. */
export type Organisation = Node & Participant & {
  /** Stable and opaque. */
  id: Scalars['ID']['output'];
  /** Acronym, for example `EU`. */
  code: Scalars['ID']['output'];
  /** Full name. */
  name: Scalars['String']['output'];
  /** States that belong to it on the day asked about, by code; empty where the roll holds no list of its members. */
  members: Array<Country>;
};


/** An organisation, by acronym: EU, AU, OECD. */
export type OrganisationNameArgs = {
  locale?: InputMaybe<Locale>;
};


/** An organisation, by acronym: EU, AU, OECD. */
export type OrganisationMembersArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** A page of countries, by code. */
export type CountryConnection = {
  edges: Array<CountryEdge>;
  nodes: Array<Country>;
  pageInfo: PageInfo;
  /** Countries that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A country and its place in the list. */
export type CountryEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  node: Country;
};

/** Which countries to list. Every condition given must hold. */
export type CountryFilter = {
  /** Part of a name or alias in any of the six languages, or a code. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Slug of a group to which it belongs on the day asked about. */
  group?: InputMaybe<Scalars['ID']['input']>;
  /** Standing at the United Nations on the day asked about. */
  unStatus?: InputMaybe<UnStatus>;
  /** Slug of an initiative in which it takes part on the day asked about. */
  participatesIn?: InputMaybe<Scalars['ID']['input']>;
  /** Slug of an initiative in which it does not take part on the day asked about. */
  absentFrom?: InputMaybe<Scalars['ID']['input']>;
};

/** The data behind the answers: what to name when a figure is printed. */
export type Dataset = {
  /** The newest release that equals the present state; null where something was recorded since the last one was cut. */
  release?: Maybe<Scalars['String']['output']>;
  /** The present revision: a number that grows by one with every transaction that recorded something. */
  revision: Scalars['String']['output'];
  /** When that revision was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** The day up to which the facts were researched; a running year is shown at this day. */
  dataThrough: Scalars['Date']['output'];
  /** Countries on record: UN members, observers and others. */
  countryCount: Scalars['Int']['output'];
  /** Initiatives on record, those without a known participant among them. */
  initiativeCount: Scalars['Int']['output'];
  /** Participations on record now, ended ones among them. */
  participationCount: Scalars['Int']['output'];
  /** Licence of the compilation (SPDX identifier); the licences of its sources are kept beside the data. */
  licence: Scalars['String']['output'];
  /** How to cite the data. */
  citation: Scalars['String']['output'];
  /** Every release cut so far, newest first. */
  releases: Array<Release>;
};

/** A named, frozen state of the data (method, section 7): any question asked of it gives the same answer for ever. */
export type Release = {
  /** For example `2026.11`; what `CountingInput.release` takes. */
  name: Scalars['String']['output'];
  /** The revision it stands for. */
  revision: Scalars['String']['output'];
  /** When that revision was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** When the release was cut. */
  cutAt: Scalars['DateTime']['output'];
  /** What the curators say of it. */
  notes?: Maybe<Scalars['String']['output']>;
};

/** A way of dividing states into groups: UN regional groups, income groups, the Group of 77 and the rest. */
export type Scheme = Node & {
  /** Stable and opaque. */
  id: Scalars['ID']['output'];
  /** For example `un-regional-groups`. */
  slug: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** Who keeps the list. */
  publisher?: Maybe<Scalars['String']['output']>;
  url?: Maybe<Scalars['URL']['output']>;
  /** Its groups in the scheme's order. */
  groups: Array<Group>;
  /** The group that this scheme takes for the Global South; null where it says nothing of it. */
  globalSouthGroup?: Maybe<Group>;
};


/** A way of dividing states into groups: UN regional groups, income groups, the Group of 77 and the rest. */
export type SchemeNameArgs = {
  locale?: InputMaybe<Locale>;
};

/** A group of states with dated membership. */
export type Group = Node & {
  /** Stable and opaque. */
  id: Scalars['ID']['output'];
  /** For example `un-african-group`. */
  slug: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** What the list is and how its members were dated; null where nothing is on record. */
  definition?: Maybe<Scalars['String']['output']>;
  /** Where the list comes from. */
  url?: Maybe<Scalars['URL']['output']>;
  /** Schemes in which it is a group. */
  schemes: Array<Scheme>;
  /** States that belong to it on the day asked about, by code. Of a complement (`not-g77`): UN members in no other group of its scheme. */
  members: Array<Country>;
};


/** A group of states with dated membership. */
export type GroupNameArgs = {
  locale?: InputMaybe<Locale>;
};


/** A group of states with dated membership. */
export type GroupMembersArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** What an initiative is. */
export type InitiativeKind =
  /** Treaty or convention, or the body that drafts one. */
  | 'TREATY'
  /** Principles or recommendation. */
  | 'PRINCIPLES'
  /** Declaration. */
  | 'DECLARATION'
  /** Resolution of an intergovernmental body. */
  | 'RESOLUTION'
  /** Joint statement. */
  | 'JOINT_STATEMENT'
  /** Body that makes technical standards. */
  | 'STANDARDS_BODY'
  /** Capacity-building group or programme. */
  | 'CAPACITY_BUILDING'
  /** Network of institutions. */
  | 'NETWORK'
  /** Partnership. */
  | 'PARTNERSHIP'
  /** Summit or conference. */
  | 'SUMMIT'
  /** Panel of experts. */
  | 'PANEL'
  /** Strategy or plan. */
  | 'STRATEGY'
  /** Regional mechanism or law. */
  | 'REGIONAL_MECHANISM'
  /** A measure that each country takes for itself, such as a national AI strategy. Context: counted only where a selection names it or its kind. */
  | 'NATIONAL_MEASURE';

/** From where its participants come. */
export type InitiativeScope =
  /** From several regions, by choice or invitation. */
  | 'INTERREGIONAL'
  /** From one region. */
  | 'REGIONAL'
  /** From anywhere. */
  | 'UNIVERSAL';

/** Who may join (method, section 4). */
export type Openness =
  /** Any state. */
  | 'OPEN'
  /** Those who are invited. */
  | 'BY_INVITATION'
  /** Nobody: the membership is fixed. */
  | 'CLOSED'
  /** States of a named group. */
  | 'REGIONAL';

/** How complete the list of participants on record is (method, section 3). */
export type Completeness =
  /** Every participant is on record. Absence can be concluded. */
  | 'COMPLETE'
  /** Some are known; the published total is larger or unknown. Absence can not be concluded. */
  | 'PARTIAL'
  /** None is known, or none can be. */
  | 'NONE';

/** Anything a state can take part in. */
export type Initiative = Node & {
  /** Stable and opaque. */
  id: Scalars['ID']['output'];
  /** For example `bletchley-declaration`. */
  slug: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** What it is, in a sentence or two. */
  summary?: Maybe<Scalars['String']['output']>;
  kind: InitiativeKind;
  scope: InitiativeScope;
  /** True where it binds its parties in law. */
  binding: Scalars['Boolean']['output'];
  openness: Openness;
  /** The group whose states may join; null unless `openness` is REGIONAL. */
  eligibleGroup?: Maybe<Group>;
  listCompleteness: Completeness;
  /** Of a complete list: the day on which it was last held against a full one. */
  listCheckedOn?: Maybe<Scalars['Date']['output']>;
  /** Number of participants that the initiative itself or a source about it states; null where none does. */
  publishedTotal?: Maybe<Scalars['Int']['output']>;
  /** Day on which it was opened, adopted or founded. */
  openedOn?: Maybe<Scalars['Date']['output']>;
  /** Entry into force of the instrument. */
  inForceOn?: Maybe<Scalars['Date']['output']>;
  /** Day on which it ended; null while it goes on or where that is not known. */
  endedOn?: Maybe<Scalars['Date']['output']>;
  /** Who leads it, as text. */
  leadOrganisation?: Maybe<Scalars['String']['output']>;
  hostCountry?: Maybe<Country>;
  url?: Maybe<Scalars['URL']['output']>;
  /** Participants on record, states and organisations, each counted once. The counting's universe does not narrow it and blocs are not followed. */
  participantCount: Scalars['Int']['output'];
  /** Who takes part, by kind (states first), code, role and start. */
  participations: ParticipationConnection;
};


/** Anything a state can take part in. */
export type InitiativeNameArgs = {
  locale?: InputMaybe<Locale>;
};


/** Anything a state can take part in. */
export type InitiativeSummaryArgs = {
  locale?: InputMaybe<Locale>;
};


/** Anything a state can take part in. */
export type InitiativeParticipantCountArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** Anything a state can take part in. */
export type InitiativeParticipationsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A named, citable selection of initiatives. */
export type InitiativeSet = Node & {
  /** Stable and opaque. */
  id: Scalars['ID']['output'];
  /** For example `hlab7`. */
  slug: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** Who chose them. */
  publisher?: Maybe<Scalars['String']['output']>;
  url?: Maybe<Scalars['URL']['output']>;
  /** In the set's order. */
  initiatives: Array<Initiative>;
};


/** A named, citable selection of initiatives. */
export type InitiativeSetNameArgs = {
  locale?: InputMaybe<Locale>;
};

/** A page of initiatives, by slug. */
export type InitiativeConnection = {
  edges: Array<InitiativeEdge>;
  nodes: Array<Initiative>;
  pageInfo: PageInfo;
  /** Initiatives that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An initiative and its place in the list. */
export type InitiativeEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  node: Initiative;
};

/** Which initiatives to list. Every condition given must hold. */
export type InitiativeFilter = {
  /** Part of the slug, a name or the summary, in English or Chinese. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Slug of a set to which it belongs. */
  set?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<Array<InitiativeKind>>;
  scopes?: InputMaybe<Array<InitiativeScope>>;
  binding?: InputMaybe<Scalars['Boolean']['input']>;
  /** Opened on this day or later; one whose day is not known does not pass. */
  openedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Opened on this day or earlier; one whose day is not known does not pass. */
  openedTo?: InputMaybe<Scalars['Date']['input']>;
};

/** In what role a participant takes part (method, section 2). */
export type ParticipationRole =
  /** Signed the instrument; of a treaty, without having consented to be bound. */
  | 'SIGNATORY'
  /** Consented to be bound: ratified, accepted, approved or acceded. */
  | 'PARTY'
  /** Adheres to a text that does not bind. */
  | 'ADHERENT'
  /** Endorsed a text. */
  | 'ENDORSER'
  /** Member of a body. */
  | 'MEMBER'
  /** ISO/IEC participating member, with vote. */
  | 'P_MEMBER'
  /** ISO/IEC observing member. */
  | 'O_MEMBER'
  /** Observer. */
  | 'OBSERVER'
  /** Co-sponsored a resolution or statement. */
  | 'CO_SPONSOR'
  /** Sat on the body that drafted the text. */
  | 'DRAFTER'
  /** Took part, without a more exact role on record. */
  | 'PARTICIPANT'
  /** Partner. */
  | 'PARTNER'
  /** Hosts or hosted it. */
  | 'HOST'
  /** Chairs it. */
  | 'CHAIR'
  /** One of several chairs. */
  | 'CO_CHAIR'
  /** Adopted a national measure of its own. */
  | 'ADOPTER';

/** A statement of fact: this participant takes part in this initiative in this role, from, until, according to. */
export type Participation = Node & {
  /** Stable and opaque; a correction makes a new one. */
  id: Scalars['ID']['output'];
  participant: Participant;
  initiative: Initiative;
  role: ParticipationRole;
  /** First day on which it held, as exactly as `datePrecision` says. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** First day on which it no longer held; null: still in effect. */
  validTo?: Maybe<Scalars['Date']['output']>;
  datePrecision: DatePrecision;
  confidence: Confidence;
  /** At least one. */
  citations: Array<Citation>;
  /** When this database learned it. */
  recordedAt: Scalars['DateTime']['output'];
  /** When this database took it back or replaced it; null: it still stands. */
  supersededAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a fact was read. */
export type Citation = {
  url?: Maybe<Scalars['URL']['output']>;
  title?: Maybe<Scalars['String']['output']>;
  publisher?: Maybe<Scalars['String']['output']>;
  /** Day on which it was read; null where that was not noted. */
  accessedOn?: Maybe<Scalars['Date']['output']>;
  /** What it says, or how the fact was concluded from it. */
  evidence?: Maybe<Scalars['String']['output']>;
};

/** A page of participations. */
export type ParticipationConnection = {
  edges: Array<ParticipationEdge>;
  nodes: Array<Participation>;
  pageInfo: PageInfo;
  /** Participations that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A participation and its place in the list. */
export type ParticipationEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  node: Participation;
};

/** Which participations to list. Every condition given must hold. */
export type ParticipationFilter = {
  /** ISO 3166-1 alpha-3 codes. */
  countries?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Slug of a group to which the country belongs on the day asked about. */
  group?: InputMaybe<Scalars['ID']['input']>;
  /** Slugs. */
  initiatives?: InputMaybe<Array<Scalars['ID']['input']>>;
  kinds?: InputMaybe<Array<InitiativeKind>>;
  roles?: InputMaybe<Array<ParticipationRole>>;
  /** Began on this day or later. */
  startedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Began on this day or earlier. */
  startedTo?: InputMaybe<Scalars['Date']['input']>;
};
