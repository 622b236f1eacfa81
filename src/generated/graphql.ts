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
  /** Fields of a type, written as in a selection. */
  FieldSet: { input: string; output: string; }
  /** A name that is imported from a specification. */
  link__Import: { input: string; output: string; }
  /** What a supergraph knows of an object: `__typename` and the fields of a key. `{ "__typename": "Country", "code": "KEN" }`. */
  _Any: { input: unknown; output: unknown; }
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

/** Anything with an identifier that can be asked for again by `node`. */
export type Node = {
  /** Stable: `Type:key`, and behind `?` the state it was read in, where that is not the default: `release`, `knownAt`, `proposal`, `asOf`, then the fields of CountingInput in its order, for example `Initiative:bletchley-declaration?release=2026.11&asOf=2019-12-31`. The same in every deployment that holds the same roll; objects of one id have the same values, wherever in an answer they stand. */
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

/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
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
  /** A country by one of its codes; null where there is none. */
  country?: Maybe<Country>;
  /** Countries by code, unless ordered otherwise. Not all are UN members: filter by `unStatus`. */
  countries: CountryConnection;
  /** An organisation by acronym; null where there is none. */
  organisation?: Maybe<Organisation>;
  /** Organisations by code, companies among them, unless ordered otherwise. */
  organisations: OrganisationConnection;
  /** How many participations pass, by whatever is asked for, without fetching them: every role unless some are named. The universe narrows nothing (it says only who is in the groups of `byGroup`), and blocs are not followed. */
  participationCounts: ParticipationCounts;
  /** A proposal by its id; null where there is none. Anyone may read it. */
  proposal?: Maybe<Proposal>;
  /** Newest first. Anyone may read them: a roll is kept in the open. */
  proposals: ProposalConnection;
  /** Reports of errors, newest first. By a contributor: they hold contacts. */
  errorReports: ErrorReportConnection;
  /** For gateways: the objects that are named, in the same order; null where there is none. At most 500 at once. */
  _entities: Array<Maybe<_Entity>>;
  /** For gateways: what a supergraph is composed from. */
  _service: _Service;
  /** How many states take part in something by their own name, through an organisation alone, or in nothing. */
  takingPart: TakingPart;
  /** What is unusual in a selection: found, ranked and worded by the program. Lists that do not say all say nothing here. */
  findings: Findings;
  /** Every scheme, by slug. */
  schemes: Array<Scheme>;
  /** A scheme by slug; null where there is none. */
  scheme?: Maybe<Scheme>;
  /** A group by slug; null where there is none. */
  group?: Maybe<Group>;
  /** What was recorded after a revision, oldest first: the feed to follow. Within a revision by what was changed (countries, groups, memberships, organisations, initiatives, participations, the rest), then in an order that never changes. A revision that this server does not know yet has nothing after it. */
  changes: RollChangeConnection;
  /** Who asks by the token of the `Authorization` header; null without one. */
  viewer?: Maybe<Viewer>;
  /** Every indicator, by slug, less those of publishers that this deployment leaves out. */
  indicators: Array<Indicator>;
  /** An indicator by slug; null where there is none. */
  indicator?: Maybe<Indicator>;
  /** An indicator over the groups of a scheme in a year. Unknown indicators, schemes and years beyond the data's own are refused. */
  indicatorByGroup: IndicatorByGroup;
  /** An initiative by slug; null where there is none. */
  initiative?: Maybe<Initiative>;
  /** Initiatives by slug; of one set, in the set's order; of a search, the nearest first; unless ordered otherwise. */
  initiatives: InitiativeConnection;
  /** Every named set, by slug. */
  initiativeSets: Array<InitiativeSet>;
  /** Groups of states by slug, unless ordered otherwise: those of schemes, and those that list the members of an organisation. */
  groups: GroupConnection;
  /** Participations on record in every role unless some are named, by initiative, kind of participant (states first), code, role and start. The universe does not narrow them and blocs are not followed. */
  participations: ParticipationConnection;
  /** Every release cut so far, newest first, unless ordered otherwise. */
  releases: ReleaseConnection;
  /** A release by name; null where there is none. */
  release?: Maybe<Release>;
  /** What changed from a release to a later one. A release that was never cut is refused, and so is an earlier one in second place; so are two between which more than 20,000 facts changed, which the command tells. */
  releaseDiff: ReleaseDiff;
  /** How the groups of a scheme are represented in a selection of initiatives at a day. */
  representation: Representation;
  /** The same question under several schemes side by side, in the order given, so that the choice is seen to matter or not. */
  compareSchemes: Array<Representation>;
  /** A point for each year from `from` to `to`, by year: 31 December, and the data's own date in the running year. Later years, years before 1945 and more than 200 years are refused. */
  representationSeries: Array<RepresentationPoint>;
  /** For what each name or code of a pasted list stands, in its order, in every language on record. */
  resolveNames: Array<ResolvedName>;
  /** Looks for a name, code or symbol in every language on record: by rank, then in the order of `SearchType`, then by code or slug. Near spellings are looked for only where nothing else is found. */
  search: SearchConnection;
  /** The presences behind `joined` and `left` of the yearly points `from..to`, by day, then joined before left, then by initiative and country. */
  presenceChanges: PresenceChangeConnection;
  /** How long after an initiative's opening states join it, by group. */
  timeToJoin: TimesToJoin;
  /** Which states sit together, and which are most central. */
  coParticipation: CoParticipation;
  /** Which few joinings would bring a group to parity. A group without members at the day is refused. */
  parity: Parity;
  /** Does participation follow capacity? */
  rankCorrelation: RankCorrelation;
  /** How states rank by the number of initiatives in which they take part, beside how they ranked on an earlier day. */
  rankChanges: RankChanges;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryDistributionArgs = {
  selection: SelectionInput;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  suppose?: InputMaybe<Array<SupposedInput>>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryGapsArgs = {
  selection: SelectionInput;
  group?: InputMaybe<Scalars['ID']['input']>;
  countries?: InputMaybe<Array<Scalars['ID']['input']>>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  fewerThan?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryMatrixArgs = {
  selection: SelectionInput;
  group?: InputMaybe<Scalars['ID']['input']>;
  countries?: InputMaybe<Array<Scalars['ID']['input']>>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryCountryArgs = {
  code: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryCountriesArgs = {
  filter?: InputMaybe<CountryFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  selection?: InputMaybe<SelectionInput>;
  orderBy?: InputMaybe<Array<CountryOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryOrganisationArgs = {
  code: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryOrganisationsArgs = {
  filter?: InputMaybe<OrganisationFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  selection?: InputMaybe<SelectionInput>;
  orderBy?: InputMaybe<Array<OrganisationOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryParticipationCountsArgs = {
  filter?: InputMaybe<ParticipationFilter>;
  selection?: InputMaybe<SelectionInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryProposalArgs = {
  id: Scalars['ID']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryProposalsArgs = {
  filter?: InputMaybe<ProposalFilter>;
  orderBy?: InputMaybe<Array<ProposalOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryErrorReportsArgs = {
  orderBy?: InputMaybe<Array<ErrorReportOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type Query_EntitiesArgs = {
  representations: Array<Scalars['_Any']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryTakingPartArgs = {
  selection: SelectionInput;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryFindingsArgs = {
  selection: SelectionInput;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  scheme?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<Array<FindingKind>>;
  perKind?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QuerySchemesArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QuerySchemeArgs = {
  slug: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryGroupArgs = {
  slug: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryChangesArgs = {
  since?: InputMaybe<Scalars['ID']['input']>;
  filter?: InputMaybe<RollChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryIndicatorsArgs = {
  release?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryIndicatorArgs = {
  slug: Scalars['ID']['input'];
  release?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryIndicatorByGroupArgs = {
  indicator: Scalars['ID']['input'];
  scheme: Scalars['ID']['input'];
  year?: InputMaybe<Scalars['Int']['input']>;
  universe?: InputMaybe<Universe>;
  release?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryInitiativeArgs = {
  slug: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryInitiativesArgs = {
  filter?: InputMaybe<InitiativeFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  orderBy?: InputMaybe<Array<InitiativeOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryInitiativeSetsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryGroupsArgs = {
  filter?: InputMaybe<GroupFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  orderBy?: InputMaybe<Array<GroupOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryParticipationsArgs = {
  filter?: InputMaybe<ParticipationFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  orderBy?: InputMaybe<Array<ParticipationOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryReleasesArgs = {
  orderBy?: InputMaybe<Array<ReleaseOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryReleaseArgs = {
  name: Scalars['String']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryReleaseDiffArgs = {
  from: Scalars['String']['input'];
  to: Scalars['String']['input'];
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryRepresentationArgs = {
  selection: SelectionInput;
  scheme?: InputMaybe<Scalars['ID']['input']>;
  ownGroup?: InputMaybe<OwnGroupInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  suppose?: InputMaybe<Array<SupposedInput>>;
  compositionAt?: InputMaybe<Scalars['Date']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryCompareSchemesArgs = {
  selection: SelectionInput;
  schemes: Array<Scalars['ID']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  compositionAt?: InputMaybe<Scalars['Date']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryRepresentationSeriesArgs = {
  selection: SelectionInput;
  scheme?: InputMaybe<Scalars['ID']['input']>;
  ownGroup?: InputMaybe<OwnGroupInput>;
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
  counting?: InputMaybe<CountingInput>;
  compositionAt?: InputMaybe<Scalars['Date']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryResolveNamesArgs = {
  text: Scalars['String']['input'];
  kind?: InputMaybe<NameKind>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  types?: InputMaybe<Array<SearchType>>;
  locale?: InputMaybe<Locale>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryPresenceChangesArgs = {
  selection: SelectionInput;
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
  counting?: InputMaybe<CountingInput>;
  group?: InputMaybe<Scalars['ID']['input']>;
  change?: InputMaybe<PresenceChangeKind>;
  orderBy?: InputMaybe<Array<PresenceChangeOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryTimeToJoinArgs = {
  selection: SelectionInput;
  scheme?: InputMaybe<Scalars['ID']['input']>;
  ownGroup?: InputMaybe<OwnGroupInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryCoParticipationArgs = {
  selection: SelectionInput;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryParityArgs = {
  selection: SelectionInput;
  group: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryRankCorrelationArgs = {
  selection: SelectionInput;
  indicator: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  group?: InputMaybe<Scalars['ID']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
};


/** The questions that can be asked of the roll. `asOf` asks for a date of the world (valid time); where none is given it is the data's own date: `dataThrough` of the release or revision asked, never today. What stands beneath a question is of the same data and day and counted in the same way; an argument of its own overrides. */
export type QueryRankChangesArgs = {
  selection: SelectionInput;
  since: Scalars['Date']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  group?: InputMaybe<Scalars['ID']['input']>;
};

/** Which initiatives to count. Every condition given must hold; none given means all (without national measures, which are counted only where the set, the list or the kinds name them, and without universal texts that a body adopted as such, which are counted only where the set or the list names them). */
export type SelectionInput = {
  /** Slug of an initiative set. */
  set?: InputMaybe<Scalars['ID']['input']>;
  /** Slugs of initiatives. */
  initiatives?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only initiatives of these kinds. National measures are among them only where NATIONAL_MEASURE is named. */
  kinds?: InputMaybe<Array<InitiativeKind>>;
  /** Only initiatives of these scopes. */
  scopes?: InputMaybe<Array<InitiativeScope>>;
  /** True: only those that bind their parties in law; false: only those that do not. Null: both. */
  binding?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only initiatives from whose list absence can be concluded on the day asked about (method, section 3), without texts that a body issued and that have no list. */
  completeOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** At least one of these topics. */
  topics?: InputMaybe<Array<Topic>>;
  /** Codes of states or organisations that lead it, first or later: at least one of them. A state is named by its ISO 3166-1 alpha-3, alpha-2 or UN M49 code, an organisation by its own; what is both (`AU`) is the organisation's, and is refused beside an alpha-2 or M49 code. */
  leads?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Families of the organisations that lead it: at least one of them. */
  families?: InputMaybe<Array<LeadFamily>>;
  /** AI as the subject, or as one part. Null: both. */
  focus?: InputMaybe<Focus>;
  /** Opened on this day or later; one whose day is not known does not pass. */
  openedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Opened on this day or earlier; one whose day is not known does not pass. */
  openedTo?: InputMaybe<Scalars['Date']['input']>;
};

/** How to count. See the method's sections 2, 3 and 7. */
export type CountingInput = {
  /** In which sense a state takes part at the day. */
  presence?: InputMaybe<Presence>;
  /** Where none is given: AS_ADOPTED by method 2.0, EXCLUDE by method 1.0. */
  blocs?: InputMaybe<BlocRule>;
  /** Roles to count, beside those of `roleClasses`. Neither given, or both empty: the roles that count by default; in lists of facts every role. */
  roles?: InputMaybe<Array<ParticipationRole>>;
  /** Roles of these classes, beside those of `roles`; neither given: the classes that count by default. */
  roleClasses?: InputMaybe<Array<RoleClass>>;
  /** Which states are counted: #U(t) is their number. */
  universe?: InputMaybe<Universe>;
  /** Leave out facts less sure than this; none: facts of every confidence count. */
  minConfidence?: InputMaybe<Confidence>;
  /** Name of a release: answer from the data as they were when it was cut. Not together with `knownAt`. */
  release?: InputMaybe<Scalars['String']['input']>;
  /** Answer from what was recorded at this instant (transaction time; the meaning of `asOf` in SDMX). Not together with `release`. */
  knownAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** `1.0` or `2.0`; without it that of the release or instant asked, else `2.0`. Words of 2.0 together with `1.0` are refused. */
  method?: InputMaybe<Scalars['String']['input']>;
  /** Answer as if this open proposal had been approved. Not together with `release` or `knownAt`. */
  proposal?: InputMaybe<Scalars['ID']['input']>;
};

/** Supposed participations, never stored. Name countries or a group. */
export type SupposedInput = {
  /** Slug of an initiative of the selection. */
  initiative: Scalars['ID']['input'];
  /** Codes of countries: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  countries?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Slug of a group: all its members at `from`. */
  group?: InputMaybe<Scalars['ID']['input']>;
  /** In which role; one that the question does not count is refused. */
  role?: InputMaybe<ParticipationRole>;
  /** First day; the day asked about where none is given. */
  from?: InputMaybe<Scalars['Date']['input']>;
};

/** How many states take part in how many of the initiatives (method, section 4). */
export type Distribution = {
  /** The day at which it was counted. */
  asOf: Scalars['Date']['output'];
  /** The initiatives counted: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** Those among them from whose list absence can not be concluded on the day: partial, not on record, or last checked too long ago. The figures are then at least (participation) or at most (absence). */
  incompleteInitiatives: Array<Initiative>;
  /** Those with a complete list that is still relied on, but was last checked before the day: what was known on their `listCheckedOn` answers. */
  listsCheckedBefore: Array<Initiative>;
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
  /** States counted whose population figure is of another year than that of `asOf`, by code. */
  populationOfOtherYear: Array<PopulationYear>;
  /** What the choice of a bloc rule leaves open. */
  sensitivity: DistributionSensitivity;
  /** The same without what was supposed; null where nothing was. */
  baseline?: Maybe<Distribution>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};

/** The k = 0 states and Gini under each bloc rule (method, section 4). */
export type DistributionSensitivity = {
  /** In the order of the enum; of method 1.0 without AS_ADOPTED, which it does not know. */
  underBlocRules: Array<DistributionUnderBlocRule>;
};

/** The same distribution under one bloc rule. */
export type DistributionUnderBlocRule = {
  /** The rule by which these figures were counted, whatever the question's own. */
  blocs: BlocRule;
  /** States with k = 0. */
  atNone: Scalars['Int']['output'];
  /** Null where no state takes part in any. */
  gini?: Maybe<Scalars['Float']['output']>;
  /** Null without population figures. */
  excludedPopulationShare?: Maybe<Scalars['Float']['output']>;
};

/** The states that take part in exactly k of the initiatives. */
export type DistributionBucket = {
  /** Initiatives in which each of these states takes part: k(c, t). */
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
  /** The day at which absence was looked at. */
  asOf: Scalars['Date']['output'];
  /** States looked at: those of the group within the universe, or the whole universe. */
  universeSize: Scalars['Int']['output'];
  /** States with fewer than `fewerThan` initiatives, by code. */
  countries: Array<CountryGap>;
  /** Every initiative with the states that are missing from it, whatever their coverage. */
  initiatives: Array<InitiativeGap>;
  /** Initiatives from whose list absence can not be concluded on the day: absence from them is at most. */
  incompleteInitiatives: Array<Initiative>;
  /** Initiatives with a complete list that is still relied on, but was last checked before the day. */
  listsCheckedBefore: Array<Initiative>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};

/** A state and what it is missing from. */
export type CountryGap = {
  /** The state that takes part in too few. */
  country: Country;
  /** k(c, t). */
  coverage: Scalars['Int']['output'];
  /** Initiatives of the selection in which it has no presence, in the selection's order. */
  missing: Array<Initiative>;
};

/** An initiative and who is missing from it. */
export type InitiativeGap = {
  /** The initiative from which they are missing. */
  initiative: Initiative;
  /** States looked at without a presence in it: the length of `missing`. */
  missingCount: Scalars['Int']['output'];
  /** By code. */
  missing: Array<Absence>;
};

/** A state without a presence in an initiative. */
export type Absence = {
  /** The state that has no presence. */
  country: Country;
  /** Why: the first of the reasons of the method's section 4 that holds. */
  reason: AbsenceReason;
  /** First day on which it no longer took part; null unless it withdrew. */
  withdrewOn?: Maybe<Scalars['Date']['output']>;
  /** Organisations, by code, to which the state belongs on the day and that take part for their members. Beside every reason; empty under method 1.0. */
  through: Array<Organisation>;
  /** What it is absent from. */
  initiative: Initiative;
};

/** States by initiatives, with the roles in which they take part. */
export type Matrix = {
  /** The day of which the cells tell. */
  asOf: Scalars['Date']['output'];
  /** The columns: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** By code. */
  rows: Array<MatrixRow>;
  /** Initiatives from whose list absence can not be concluded on the day: an empty cell there is not known. */
  incompleteInitiatives: Array<Initiative>;
  /** Initiatives with a complete list that is still relied on, but was last checked before the day. */
  listsCheckedBefore: Array<Initiative>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};

/** One state. */
export type MatrixRow = {
  /** The state whose row it is. */
  country: Country;
  /** k(c, t). */
  coverage: Scalars['Int']['output'];
  /** One list for each initiative of the matrix, in its order; empty: no presence. Roles come in the order of the enum; a presence by way of a bloc shows the organisation's role. */
  roles: Array<Array<ParticipationRole>>;
  /** One for each initiative of the matrix, in its order: how the state stands to it. */
  standings: Array<Standing>;
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
  /** The sense of presence that was counted. */
  presence: Presence;
  /** The bloc rule that was followed. */
  blocs: BlocRule;
  /** The states that were counted. */
  universe: Universe;
  /** Roles counted; null: those that count by default. */
  roles?: Maybe<Array<ParticipationRole>>;
  /** Facts less sure than this were left out; null: none were. */
  minConfidence?: Maybe<Confidence>;
  /** Terms under which the figure may be used, as an SPDX identifier. */
  licence: Scalars['String']['output'];
  /** A line to print. */
  cite: Scalars['String']['output'];
};

/** Who takes part: a state or an organisation. */
export type Participant = {
  /** Names the thing and, behind `?`, the state it was read in, where that is not the default (see `Node`). */
  id: Scalars['ID']['output'];
  /** Name in the language asked for, in English where there is no translation. */
  name: Scalars['String']['output'];
};


/** Who takes part: a state or an organisation. */
export type ParticipantNameArgs = {
  locale?: InputMaybe<Locale>;
};

/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type Country = Node & Participant & {
  /** Names the thing and, behind `?`, the state it was read in, where that is not the default (see `Node`). */
  id: Scalars['ID']['output'];
  /** ISO 3166-1 alpha-3, for example `KEN`; of a state of the past the one that it had, and three letters of the roll's own where there is none. */
  code: Scalars['ID']['output'];
  /** ISO 3166-1 alpha-2, for example `KE`; null where there is none. */
  alpha2?: Maybe<Scalars['String']['output']>;
  /** UN M49, three digits, for example `404`; null where there is none. */
  m49?: Maybe<Scalars['String']['output']>;
  /** Short name: English and Chinese as in UN M49, the other languages as in data/SOURCES/reference.md. */
  name: Scalars['String']['output'];
  /** Standing at the United Nations on the day asked about. */
  unStatus: UnStatus;
  /** When it was a member of the United Nations, by start: several spells where its membership was interrupted, none where it never was one. */
  unMemberships: Array<UnMembership>;
  /** First day as a state; null where that is not on record, as of all states of today. */
  existedFrom?: Maybe<Scalars['Date']['output']>;
  /** First day on which it was no state any more; null: it is one. */
  existedTo?: Maybe<Scalars['Date']['output']>;
  /** States that followed it, by code; none while it exists. */
  successors: Array<Country>;
  /** Names that it bore for a time and that still lead to it, by language and name: the Union of Soviet Socialist Republics of the Russian Federation. */
  formerNames: Array<FormerName>;
  /** Groups it belongs to on the day asked about, by slug; the complements of single-group schemes (`not-g77`) are left out. */
  groups: Array<Group>;
  /** Inhabitants on 1 July of the year (default: that of the day of the question above), from the latest year on record not after it, else the earliest; null where there is no figure. */
  population?: Maybe<Scalars['Float']['output']>;
  /** What it takes part in itself (blocs are not followed here), by initiative, role and start. */
  participations: ParticipationConnection;
  /** k(c, t): how many initiatives of the selection it takes part in (method, section 4). No selection: every initiative but national measures. */
  coverage: Scalars['Int']['output'];
  /** Its rank by coverage among the states of the universe, or among others of them and itself. Null where the universe asked about does not hold it on the day. */
  rank?: Maybe<CountryRank>;
  /** Its coverage at the points of the years `from` to `to`; years at whose point the universe asked about does not hold it are left out. The selection is that of the data's own date. */
  coverageByYear: Array<CoverageYear>;
  /** What it is missing from, and why: what `gaps` says of it, in the order of the selection. Null where the universe asked about does not hold it on the day: `gaps` does not look at it then. */
  absences?: Maybe<AbsenceConnection>;
  /** Its presences that began or ended in the years `from` to `to`: what `presenceChanges` says of it. Null where the universe asked about holds it at the point of none of these years; of a year at whose point it does not, nothing is told. */
  presenceChanges?: Maybe<PresenceChangeConnection>;
  /** What it could still join, and which of that counts for the parity of a group. Null where the universe asked about does not hold it on the day. */
  joinings?: Maybe<CountryJoinings>;
  /** For each indicator, by slug, the latest value on or before a year; indicators without one are not in the list. */
  indicators: Array<IndicatorValue>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryNameArgs = {
  locale?: InputMaybe<Locale>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryUnStatusArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryGroupsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryPopulationArgs = {
  year?: InputMaybe<Scalars['Int']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryParticipationsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  selection?: InputMaybe<SelectionInput>;
  orderBy?: InputMaybe<Array<ParticipationOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryCoverageArgs = {
  selection?: InputMaybe<SelectionInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryRankArgs = {
  selection?: InputMaybe<SelectionInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  group?: InputMaybe<Scalars['ID']['input']>;
  countries?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryCoverageByYearArgs = {
  selection?: InputMaybe<SelectionInput>;
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryAbsencesArgs = {
  selection?: InputMaybe<SelectionInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  reasons?: InputMaybe<Array<AbsenceReason>>;
  orderBy?: InputMaybe<Array<AbsenceOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryPresenceChangesArgs = {
  selection?: InputMaybe<SelectionInput>;
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
  counting?: InputMaybe<CountingInput>;
  change?: InputMaybe<PresenceChangeKind>;
  orderBy?: InputMaybe<Array<PresenceChangeOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryJoiningsArgs = {
  selection?: InputMaybe<SelectionInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  group?: InputMaybe<Scalars['ID']['input']>;
};


/** A state, by ISO 3166-1 alpha-3 code; also one that is none any more. */
export type CountryIndicatorsArgs = {
  year?: InputMaybe<Scalars['Int']['input']>;
  indicators?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** An organisation, by acronym: EU, AU, OECD. */
export type Organisation = Node & Participant & {
  /** Names the thing and, behind `?`, the state it was read in, where that is not the default (see `Node`). */
  id: Scalars['ID']['output'];
  /** Acronym, for example `EU`. */
  code: Scalars['ID']['output'];
  /** Full name. */
  name: Scalars['String']['output'];
  /** States that belong to it on the day asked about, by code; empty where the roll holds no list of its members. */
  members: Array<Country>;
  /** Every state that belonged to it by the day asked about, with its days: by start, of equals by code; empty where the roll holds no list of its members. */
  memberships: Array<OrganisationMembership>;
  /** What it is: an organisation of states, a company, an institute and so on. */
  kind: OrganisationKind;
  /** The country of a company, institute or association; null of organisations of states. */
  homeCountry?: Maybe<Country>;
  /** Null where none is recorded. */
  family?: Maybe<LeadFamily>;
  /** What it takes part in, by initiative, role and start. */
  participations: ParticipationConnection;
  /** How many initiatives of the selection it takes part in by its own name, counted as for a country (method, section 4). No selection: every initiative but national measures. */
  coverage: Scalars['Int']['output'];
};


/** An organisation, by acronym: EU, AU, OECD. */
export type OrganisationNameArgs = {
  locale?: InputMaybe<Locale>;
};


/** An organisation, by acronym: EU, AU, OECD. */
export type OrganisationMembersArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** An organisation, by acronym: EU, AU, OECD. */
export type OrganisationMembershipsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** An organisation, by acronym: EU, AU, OECD. */
export type OrganisationParticipationsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
  selection?: InputMaybe<SelectionInput>;
  orderBy?: InputMaybe<Array<ParticipationOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation, by acronym: EU, AU, OECD. */
export type OrganisationCoverageArgs = {
  selection?: InputMaybe<SelectionInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  counting?: InputMaybe<CountingInput>;
};

/** A time at which a state was a member of the United Nations. */
export type UnMembership = {
  /** First day as a member; null where it is not on record. */
  from?: Maybe<Scalars['Date']['output']>;
  /** First day on which it was no member any more; null: it is one. */
  to?: Maybe<Scalars['Date']['output']>;
};

/** A name that a state bore for a time. */
export type FormerName = {
  /** The name. */
  text: Scalars['String']['output'];
  /** Its language, by ISO 639-1 code. */
  language: Scalars['String']['output'];
  /** First day on which it was borne; null where that is not on record. */
  from?: Maybe<Scalars['Date']['output']>;
  /** First day on which the state had another name; null where that is not on record. */
  to?: Maybe<Scalars['Date']['output']>;
};

/** When a state belonged to an organisation. */
export type OrganisationMembership = {
  /** The state. */
  country: Country;
  /** First day of membership; null where it is not on record. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** First day on which it was no longer a member; null: it still is, on the last day of the data. */
  validTo?: Maybe<Scalars['Date']['output']>;
};

/** A page of organisations, by code. */
export type OrganisationConnection = {
  /** The organisations of the page, each with its cursor. */
  edges: Array<OrganisationEdge>;
  /** The organisations of the page. */
  nodes: Array<Organisation>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Organisations that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An organisation and its place in the list. */
export type OrganisationEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The organisation that stands there. */
  node: Organisation;
};

/** Which organisations to list. Every condition given must hold. */
export type OrganisationFilter = {
  /** Part of a name, in English or Chinese, or a code. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** One of these kinds. */
  kinds?: InputMaybe<Array<OrganisationKind>>;
  /** In one of these families; an organisation without a family does not pass. */
  families?: InputMaybe<Array<LeadFamily>>;
  /** Code of a country: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  homeCountry?: InputMaybe<Scalars['ID']['input']>;
  /** Codes of organisations: only these. An unknown one is refused. */
  codes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Code of a state that belongs to it on the day asked about: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  member?: InputMaybe<Scalars['ID']['input']>;
  /** Slug of an initiative in which it takes part by its own name on the day asked about. */
  participatesIn?: InputMaybe<Scalars['ID']['input']>;
  /** By how many initiatives of the list's `selection` it takes part in by its own name, by the list's `counting`, on the day asked about. */
  coverage?: InputMaybe<CountRange>;
};

/** A page of countries, by code. */
export type CountryConnection = {
  /** The countries of the page, each with its cursor. */
  edges: Array<CountryEdge>;
  /** The countries of the page. */
  nodes: Array<Country>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Countries that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A country and its place in the list. */
export type CountryEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The country that stands there. */
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
  /** Codes of countries, by ISO 3166-1 alpha-3, alpha-2 or UN M49: only these. An unknown one is refused. */
  codes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** By how many initiatives of the list's `selection` it takes part in, by its `counting`, on the day asked about. */
  coverage?: InputMaybe<CountRange>;
};

/** A page of absences. */
export type AbsenceConnection = {
  /** The absences with their cursors. */
  edges: Array<AbsenceEdge>;
  /** The absences. */
  nodes: Array<Absence>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Absences on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An absence and its place in the list. */
export type AbsenceEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The absence. */
  node: Absence;
};

/** What stands between a state and an initiative from which it is absent (method, section 13). */
export type JoiningAccess =
  /** It needs nobody's leave: the initiative is open, or regional and the state within its group. */
  | 'FREE'
  /** It would have to be invited, or entitled by the text. */
  | 'BY_INVITATION'
  /** It can not join: membership is fixed, the state is outside the region, or the initiative is over, its list closed or it is not yet open. */
  | 'BARRED'
  /** That it is absent can not be concluded, for the list on record is not complete. */
  | 'NOT_KNOWN';

/** What one state could join by an act of its own, and what not: its share of the numbers of `parity` (method, section 13). */
export type CountryJoinings = {
  /** The day asked about. */
  asOf: Scalars['Date']['output'];
  /** Initiatives that it may join without anybody's leave. */
  freeCount: Scalars['Int']['output'];
  /** Initiatives to which it would have to be invited. */
  byInvitationCount: Scalars['Int']['output'];
  /** Initiatives from which its absence can not be concluded, from the list on record. */
  unknownCount: Scalars['Int']['output'];
  /** Initiatives that it can not join: membership is fixed, it is outside the region, or the initiative is over, its list closed or it is not yet open. */
  barredCount: Scalars['Int']['output'];
  /** Initiatives that are in none of these numbers because a body issued or adopted them as such: no state joins them by an act of its own. */
  notByStates: Array<Initiative>;
  /** Of the group that was named: the least number of joinings of its members that would bring it to parity, as `parity` says it; null where none was named, and where no number would do. */
  needed?: Maybe<Scalars['Int']['output']>;
  /** Those that could be joined, or not: the initiatives from which it is absent, in the order of the selection, without `notByStates`. */
  joinings: CountryJoiningConnection;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};


/** What one state could join by an act of its own, and what not: its share of the numbers of `parity` (method, section 13). */
export type CountryJoiningsJoiningsArgs = {
  access?: InputMaybe<Array<JoiningAccess>>;
  orderBy?: InputMaybe<Array<CountryJoiningOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** An initiative that a state has not joined. */
export type CountryJoining = {
  /** What it is absent from. */
  initiative: Initiative;
  /** What stands between them. */
  access: JoiningAccess;
  /** Its place, from 1, among all joinings open to the members of the group that was named, in the order in which `parity` has them chosen; null where none was named, and where it is not open. */
  place?: Maybe<Scalars['Int']['output']>;
  /** Whether it is among the first `needed` of them, which bring the group to parity where so many are within reach; null where no group was named, and where `needed` is. */
  isNeeded?: Maybe<Scalars['Boolean']['output']>;
};

/** A page of initiatives that a state has not joined. */
export type CountryJoiningConnection = {
  /** The joinings with their cursors. */
  edges: Array<CountryJoiningEdge>;
  /** The joinings. */
  nodes: Array<CountryJoining>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Joinings that pass, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A joining and its place in the list. */
export type CountryJoiningEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The joining. */
  node: CountryJoining;
};

/** How a country stands among others by its coverage (method, section 4). */
export type CountryRank = {
  /** The day asked about. */
  asOf: Scalars['Date']['output'];
  /** The group with whose members it is compared; null where none was named. */
  group?: Maybe<Group>;
  /** Initiatives of the selection: the most that a coverage can be. */
  initiativeCount: Scalars['Int']['output'];
  /** States compared, the country among them. */
  size: Scalars['Int']['output'];
  /** k(c, t): in how many of the initiatives it is present. */
  coverage: Scalars['Int']['output'];
  /** `coverage` and the initiatives of which it is not known whether it takes part, since the list on record is not complete. Greater than `coverage`: it is in at least so many as that says. */
  possibleCoverage: Scalars['Int']['output'];
  /** 1, and one for each of the states compared with a greater coverage. */
  place: Scalars['Int']['output'];
  /** How many of the others have the same coverage. */
  tiedCount: Scalars['Int']['output'];
  /** The place that it has where it takes part in all that it may (`possibleCoverage`) and nobody else does. */
  bestPlace: Scalars['Int']['output'];
  /** The place that it has where all others take part in all that they may, and it does not. Where it equals `bestPlace` the place is sure, whatever the lists leave out. */
  worstPlace: Scalars['Int']['output'];
  /** Median of the coverage of the states compared. */
  medianCoverage: Scalars['Float']['output'];
  /** The states compared: the greatest coverage first, equals by code. */
  states: Array<RankedState>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};

/** A state with its place among those with which it is compared, by coverage (method, section 4). */
export type RankedState = {
  /** The state. */
  country: Country;
  /** k(c, t): in how many of the initiatives it is present. */
  coverage: Scalars['Int']['output'];
  /** `coverage` and the initiatives of which it is not known whether it takes part. */
  possibleCoverage: Scalars['Int']['output'];
  /** 1, and one for each of the states compared with a greater coverage. */
  place: Scalars['Int']['output'];
  /** How many of the others have the same coverage. */
  tiedCount: Scalars['Int']['output'];
};

/** A country's coverage at the point of a year (method, section 6). */
export type CoverageYear = {
  /** The year. */
  year: Scalars['Int']['output'];
  /** The day at which it is counted: 31 December, or the last day asked about where that comes first. */
  asOf: Scalars['Date']['output'];
  /** True where the point stands before the year's end: at the data's own date, or at the last day asked about. */
  partial: Scalars['Boolean']['output'];
  /** k(c, t): in how many of the initiatives it is present on that day. */
  coverage: Scalars['Int']['output'];
  /** `coverage` and the initiatives of which it is not known whether it takes part. */
  possibleCoverage: Scalars['Int']['output'];
};

/** How many: of participations and of what they join, each thing counted once. */
export type ParticipationTally = {
  /** Participations on record: one for each participant, initiative, role and period. A state that hosts a summit and is a member of it has two. */
  participations: Scalars['Int']['output'];
  /** Distinct states among their participants, by their own name: what organisations do is not told of their members here. */
  states: Scalars['Int']['output'];
  /** Distinct organisations among their participants. */
  organisations: Scalars['Int']['output'];
  /** Distinct initiatives in which they are. */
  initiatives: Scalars['Int']['output'];
};

/**
 * How many participations pass, without a row of them: those that `participations` would list for the same filter and question. The
 * `participations` of the tallies of one list add up to those of `total`, except by topic. `states`, `organisations` and
 * `initiatives` do not add up: who is in two of the tallies is counted in both.
 */
export type ParticipationCounts = {
  /** The day asked about. */
  asOf: Scalars['Date']['output'];
  /** All that pass. */
  total: ParticipationTally;
  /** By role, in the order of the enum; roles that none has are left out. */
  byRole: Array<RoleTally>;
  /** By class of role, in the order of the enum; classes that none has are left out. */
  byRoleClass: Array<RoleClassTally>;
  /** By how sure they are, in the order of the enum; without those that none is. */
  byConfidence: Array<ConfidenceTally>;
  /** By how exactly their start is known, in the order of the enum; without those of which none is. */
  byPrecision: Array<PrecisionTally>;
  /** By kind of initiative, in the order of the enum; kinds that none has are left out. */
  byKind: Array<KindTally>;
  /** By topic of the initiative, in the order of the enum, then those of initiatives without a topic. An initiative may have several topics and is counted in each: these do not add up to `total`. */
  byTopic: Array<TopicTally>;
  /** By the year in which they began, ascending; years in which none did are left out. */
  byStartYear: Array<StartYearTally>;
  /** By the group of a scheme to which the state belongs on the day asked about: in the scheme's order, then `not-classified` where a state is in none, then those of everybody else; groups without any are left out. A state that the scheme lists twice is counted in the first of its groups, as `representation` counts it. */
  byGroup: Array<GroupTally>;
  /** By initiative: those with the most participations first, equals by slug. */
  byInitiative: InitiativeTallyConnection;
  /** By participant: those with the most participations first; of equals states first, then by code. */
  byParticipant: ParticipantTallyConnection;
  /** The release asked of, or the newest that equals the revision; null where there is none. */
  release?: Maybe<Scalars['String']['output']>;
  /** Revision of the data. */
  revision: Scalars['String']['output'];
  /** How to cite the data; where a proposal was supposed, that it was. */
  citation: Scalars['String']['output'];
};


/**
 * How many participations pass, without a row of them: those that `participations` would list for the same filter and question. The
 * `participations` of the tallies of one list add up to those of `total`, except by topic. `states`, `organisations` and
 * `initiatives` do not add up: who is in two of the tallies is counted in both.
 */
export type ParticipationCountsByGroupArgs = {
  scheme: Scalars['ID']['input'];
};


/**
 * How many participations pass, without a row of them: those that `participations` would list for the same filter and question. The
 * `participations` of the tallies of one list add up to those of `total`, except by topic. `states`, `organisations` and
 * `initiatives` do not add up: who is in two of the tallies is counted in both.
 */
export type ParticipationCountsByInitiativeArgs = {
  orderBy?: InputMaybe<Array<InitiativeTallyOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/**
 * How many participations pass, without a row of them: those that `participations` would list for the same filter and question. The
 * `participations` of the tallies of one list add up to those of `total`, except by topic. `states`, `organisations` and
 * `initiatives` do not add up: who is in two of the tallies is counted in both.
 */
export type ParticipationCountsByParticipantArgs = {
  orderBy?: InputMaybe<Array<ParticipantTallyOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** Participations in one role. */
export type RoleTally = {
  /** The role. */
  role: ParticipationRole;
  /** How many. */
  tally: ParticipationTally;
};

/** Participations in the roles of one class. */
export type RoleClassTally = {
  /** The class. */
  class: RoleClass;
  /** How many. */
  tally: ParticipationTally;
};

/** Participations that are equally sure. */
export type ConfidenceTally = {
  /** How sure they are. */
  confidence: Confidence;
  /** How many. */
  tally: ParticipationTally;
};

/** Participations whose start is known equally exactly. */
export type PrecisionTally = {
  /** How exactly the start is known. */
  precision: DatePrecision;
  /** How many. */
  tally: ParticipationTally;
};

/** Participations in initiatives of one kind. */
export type KindTally = {
  /** The kind. */
  kind: InitiativeKind;
  /** How many. */
  tally: ParticipationTally;
};

/** Participations in initiatives on one topic. */
export type TopicTally = {
  /** The topic; null: initiatives without one. */
  topic?: Maybe<Topic>;
  /** How many. */
  tally: ParticipationTally;
};

/** Participations that began in one year. */
export type StartYearTally = {
  /** The year of `validFrom`. */
  year: Scalars['Int']['output'];
  /** How many. */
  tally: ParticipationTally;
  /** How many of the participations are only known to have begun by a day of that year: they may have begun in an earlier one. */
  noLaterThan: Scalars['Int']['output'];
};

/** Participations of the states of one group. */
export type GroupTally = {
  /** The group; null: organisations, and states that the counting's universe does not hold on the day. */
  group?: Maybe<Group>;
  /** How many. */
  tally: ParticipationTally;
};

/** Participations in one initiative. */
export type InitiativeTally = {
  /** The initiative. */
  initiative: Initiative;
  /** How many. */
  tally: ParticipationTally;
  /** By how sure they are, in the order of the enum; without those that none is. */
  byConfidence: Array<ConfidenceTally>;
  /** By how exactly their start is known, in the order of the enum; without those of which none is. */
  byPrecision: Array<PrecisionTally>;
  /** Places at which they were read, as `Participation.citations` lists them: at least one for each participation, and one place counts once for each participation that it supports. */
  citationCount: Scalars['Int']['output'];
};

/** A page of initiatives with how many participations each has. */
export type InitiativeTallyConnection = {
  /** The tallies with their cursors. */
  edges: Array<InitiativeTallyEdge>;
  /** The tallies. */
  nodes: Array<InitiativeTally>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Initiatives with a participation that passes, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A tally and its place in the list. */
export type InitiativeTallyEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The tally. */
  node: InitiativeTally;
};

/** Participations of one state or organisation. */
export type ParticipantTally = {
  /** The state or organisation. */
  participant: Participant;
  /** How many. */
  tally: ParticipationTally;
};

/** A page of participants with how many participations each has. */
export type ParticipantTallyConnection = {
  /** The tallies with their cursors. */
  edges: Array<ParticipantTallyEdge>;
  /** The tallies. */
  nodes: Array<ParticipantTally>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Participants with a participation that passes, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A tally and its place in the list. */
export type ParticipantTallyEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The tally. */
  node: ParticipantTally;
};

/** A source of a change: an address, a title or a publisher at least. */
export type CitationInput = {
  /** Where it can be read. */
  url?: InputMaybe<Scalars['URL']['input']>;
  /** Title of the page or document. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Who published it, in English. */
  publisher?: InputMaybe<Scalars['String']['input']>;
  /** Day on which it was read. */
  accessedOn?: InputMaybe<Scalars['Date']['input']>;
  /** What it says, or how the fact was concluded from it. */
  evidence?: InputMaybe<Scalars['String']['input']>;
};

/** A participation that is not yet on record. */
export type RecordParticipationInput = {
  /** ISO 3166-1 alpha-3 code or organisation code; a name or alias in any of the six languages is resolved as in an import. */
  participant: Scalars['ID']['input'];
  /** Slug. */
  initiative: Scalars['ID']['input'];
  /** In what role it takes part, or what position it took. */
  role: ParticipationRole;
  /** YYYY, YYYY-MM or YYYY-MM-DD: the precision is as written, unless `datePrecision` says NO_LATER_THAN. */
  validFrom: Scalars['String']['input'];
  /** First day on which it no longer held; none: it has no end. */
  validTo?: InputMaybe<Scalars['Date']['input']>;
  /** How exactly the start is known, where that is not as written. */
  datePrecision?: InputMaybe<DatePrecision>;
  /** How sure the fact is, by what was read. */
  confidence: Confidence;
  /** 1 to 50. */
  citations: Array<CitationInput>;
};

/** The world changed: from `validTo` on it no longer holds. */
export type EndParticipationInput = {
  /** Of the participation that stands. */
  id: Scalars['ID']['input'];
  /** First day on which it no longer held. */
  validTo: Scalars['Date']['input'];
  /** 1 to 50: where the end was read. Those of the start stay. */
  citations: Array<CitationInput>;
};

/** We were wrong: what is given replaces what is on record, the rest stays. */
export type CorrectParticipationInput = {
  /** Of the participation that stands. */
  id: Scalars['ID']['input'];
  /** The right role; not given, that on record stays. */
  role?: InputMaybe<ParticipationRole>;
  /** YYYY, YYYY-MM or YYYY-MM-DD: the precision is as written, unless `datePrecision` says NO_LATER_THAN. */
  validFrom?: InputMaybe<Scalars['String']['input']>;
  /** First day on which it no longer held. */
  validTo?: InputMaybe<Scalars['Date']['input']>;
  /** True: it has no end, whatever was recorded. */
  open?: InputMaybe<Scalars['Boolean']['input']>;
  /** How exactly the start is known; given alone, of the start on record. */
  datePrecision?: InputMaybe<DatePrecision>;
  /** How sure the fact is; not given, that on record stays. */
  confidence?: InputMaybe<Confidence>;
  /** All of them, 1 to 50; not given, those on record stay. */
  citations?: InputMaybe<Array<CitationInput>>;
};

/** We were wrong altogether: it never was. */
export type RetractParticipationInput = {
  /** Of the participation that stands. */
  id: Scalars['ID']['input'];
};

/** Another name of an initiative. */
export type AliasInput = {
  /** The name, symbol or short name as it is written. */
  text: Scalars['String']['input'];
  /** The language that it is in. */
  locale?: Locale;
};

/** How the members of a body voted. */
export type VoteTallyInput = {
  /** Members that voted for it. */
  for: Scalars['Int']['input'];
  /** Members that voted against it. */
  against: Scalars['Int']['input'];
  /** Members that abstained. */
  abstained: Scalars['Int']['input'];
  /** Members that cast no vote, where that is on record. */
  notVoting?: InputMaybe<Scalars['Int']['input']>;
};

/** An initiative that is not yet on record. */
export type RecordInitiativeInput = {
  /** Lower-case letters, digits and hyphens, for example `bletchley-declaration`: it never changes. */
  slug: Scalars['ID']['input'];
  /** In English. */
  name: Scalars['String']['input'];
  /** In Chinese. */
  nameZh?: InputMaybe<Scalars['String']['input']>;
  /** What it is, in a sentence or two. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** In Chinese. */
  summaryZh?: InputMaybe<Scalars['String']['input']>;
  /** What it is. */
  kind: InitiativeKind;
  /** From where its participants come. */
  scope: InitiativeScope;
  /** True where it binds its parties in law. */
  binding: Scalars['Boolean']['input'];
  /** Who may join. */
  openness: Openness;
  /** Slug of the group whose states may join, where `openness` is REGIONAL. */
  eligibleGroup?: InputMaybe<Scalars['ID']['input']>;
  /** Who held the event at which it was adopted: a code or a name. */
  hostCountry?: InputMaybe<Scalars['ID']['input']>;
  /** Who leads it, as text; `leads` names states and organisations on record. */
  leadOrganisation?: InputMaybe<Scalars['String']['input']>;
  /** Day on which it was opened, adopted or founded. */
  openedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Entry into force of the instrument. */
  inForceOn?: InputMaybe<Scalars['Date']['input']>;
  /** Day on which it ended. */
  endedOn?: InputMaybe<Scalars['Date']['input']>;
  /** How complete the list of participants on record is once this proposal is. */
  listCompleteness?: Completeness;
  /** Of a complete list: the day on which it was last held against a full one. */
  listCheckedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Number of participants that the initiative itself or a source about it states. */
  publishedTotal?: InputMaybe<Scalars['Int']['input']>;
  /** Its own page, or where its text can be read. */
  url?: InputMaybe<Scalars['URL']['input']>;
  /** Whether AI is its subject. */
  focus?: Focus;
  /** How it comes about. */
  adoption?: Adoption;
  /** How the body decided. */
  manner?: InputMaybe<DecisionManner>;
  /** Of a recorded vote. */
  votes?: InputMaybe<VoteTallyInput>;
  /** From this day nobody can be added. */
  listClosedOn?: InputMaybe<Scalars['Date']['input']>;
  /** How exactly `openedOn` is known. */
  openedPrecision?: InputMaybe<DatePrecision>;
  /** Where the body sits: a code or a name. */
  seatCountry?: InputMaybe<Scalars['ID']['input']>;
  /** Slug of the event, body or process to which it belongs. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** The first is the main one. */
  topics?: InputMaybe<Array<Topic>>;
  /** Codes of states or organisations, in order. */
  leads?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Other names, symbols and short names. */
  aliases?: InputMaybe<Array<AliasInput>>;
};

/** Fields not given stay; an explicit null empties one that may be empty. */
export type ReviseInitiativeInput = {
  /** Of an initiative on record. */
  slug: Scalars['ID']['input'];
  /** UPDATED: the world changed. CORRECTED: we were wrong. RETRACTED, with no other field: it never was; what refers to it must be retracted in the same proposal. */
  sense: ChangeSense;
  /** In English. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** In Chinese. */
  nameZh?: InputMaybe<Scalars['String']['input']>;
  /** What it is, in a sentence or two. */
  summary?: InputMaybe<Scalars['String']['input']>;
  /** In Chinese. */
  summaryZh?: InputMaybe<Scalars['String']['input']>;
  /** What it is. */
  kind?: InputMaybe<InitiativeKind>;
  /** From where its participants come. */
  scope?: InputMaybe<InitiativeScope>;
  /** True where it binds its parties in law. */
  binding?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who may join. */
  openness?: InputMaybe<Openness>;
  /** Slug of the group whose states may join, where `openness` is REGIONAL. */
  eligibleGroup?: InputMaybe<Scalars['ID']['input']>;
  /** Who held the event at which it was adopted: a code or a name. */
  hostCountry?: InputMaybe<Scalars['ID']['input']>;
  /** Who leads it, as text; `leads` names states and organisations on record. */
  leadOrganisation?: InputMaybe<Scalars['String']['input']>;
  /** Day on which it was opened, adopted or founded. */
  openedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Entry into force of the instrument. */
  inForceOn?: InputMaybe<Scalars['Date']['input']>;
  /** Day on which it ended. */
  endedOn?: InputMaybe<Scalars['Date']['input']>;
  /** How complete the list of participants on record is once this proposal is. */
  listCompleteness?: InputMaybe<Completeness>;
  /** Of a complete list: the day on which it was last held against a full one. */
  listCheckedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Number of participants that the initiative itself or a source about it states. */
  publishedTotal?: InputMaybe<Scalars['Int']['input']>;
  /** Its own page, or where its text can be read. */
  url?: InputMaybe<Scalars['URL']['input']>;
  /** Whether AI is its subject. */
  focus?: InputMaybe<Focus>;
  /** How it comes about. */
  adoption?: InputMaybe<Adoption>;
  /** How the body decided. */
  manner?: InputMaybe<DecisionManner>;
  /** Of a recorded vote. */
  votes?: InputMaybe<VoteTallyInput>;
  /** From this day nobody can be added. */
  listClosedOn?: InputMaybe<Scalars['Date']['input']>;
  /** How exactly `openedOn` is known. */
  openedPrecision?: InputMaybe<DatePrecision>;
  /** Where the body sits: a code or a name. */
  seatCountry?: InputMaybe<Scalars['ID']['input']>;
  /** Slug of the event, body or process to which it belongs. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** The first is the main one. */
  topics?: InputMaybe<Array<Topic>>;
  /** Codes of states or organisations, in order: all of them. */
  leads?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Other names, symbols and short names: all of them. */
  aliases?: InputMaybe<Array<AliasInput>>;
};

/** An organisation that is not yet on record. */
export type RecordOrganisationInput = {
  /** Its acronym, mostly; it never changes. */
  code: Scalars['ID']['input'];
  /** In full, in English. */
  name: Scalars['String']['input'];
  /** In Chinese. */
  nameZh?: InputMaybe<Scalars['String']['input']>;
  /** What it is: an organisation of states, a company, an institute and so on. */
  kind: OrganisationKind;
  /** Among whose initiatives those that it leads are counted. */
  family?: InputMaybe<LeadFamily>;
  /** Of a company, institute or association: a code or a name. */
  homeCountry?: InputMaybe<Scalars['ID']['input']>;
  /** Slug of the group that lists its member states. */
  membersGroup?: InputMaybe<Scalars['ID']['input']>;
  /** Its own page. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** Fields not given stay; an explicit null empties one that may be empty. */
export type ReviseOrganisationInput = {
  /** Of an organisation on record. */
  code: Scalars['ID']['input'];
  /** UPDATED: the world changed. CORRECTED: we were wrong. RETRACTED, with no other field: it never was. */
  sense: ChangeSense;
  /** In full, in English. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** In Chinese. */
  nameZh?: InputMaybe<Scalars['String']['input']>;
  /** What it is: an organisation of states, a company, an institute and so on. */
  kind?: InputMaybe<OrganisationKind>;
  /** Among whose initiatives those that it leads are counted. */
  family?: InputMaybe<LeadFamily>;
  /** Of a company, institute or association: a code or a name. */
  homeCountry?: InputMaybe<Scalars['ID']['input']>;
  /** Slug of the group that lists its member states. */
  membersGroup?: InputMaybe<Scalars['ID']['input']>;
  /** Its own page. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** A membership of a group that is not yet on record. */
export type RecordMembershipInput = {
  /** Slug. */
  group: Scalars['ID']['input'];
  /** ISO 3166-1 alpha-3 code, or a name. */
  country: Scalars['ID']['input'];
  /** First day. */
  validFrom: Scalars['Date']['input'];
  /** First day on which it no longer held; none: it goes on. */
  validTo?: InputMaybe<Scalars['Date']['input']>;
  /** Where it was read. */
  sourceUrl?: InputMaybe<Scalars['URL']['input']>;
  /** What is to be said of it. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** The world changed: from `validTo` on the country is no member. */
export type EndMembershipInput = {
  /** Slug. */
  group: Scalars['ID']['input'];
  /** ISO 3166-1 alpha-3 code, or a name. */
  country: Scalars['ID']['input'];
  /** First day on which it no longer held. */
  validTo: Scalars['Date']['input'];
  /** Not given: that on record stays. */
  sourceUrl?: InputMaybe<Scalars['URL']['input']>;
  /** Not given: that on record stays. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** We were wrong altogether: the country was no member then. */
export type RetractMembershipInput = {
  /** Slug. */
  group: Scalars['ID']['input'];
  /** ISO 3166-1 alpha-3 code, or a name. */
  country: Scalars['ID']['input'];
  /** First day of the membership on record. */
  validFrom: Scalars['Date']['input'];
};

/** One change: exactly one of these. */
export type ChangeInput =
  /** An initiative that is not yet on record. */
  { recordInitiative: RecordInitiativeInput; reviseInitiative?: never; recordParticipation?: never; endParticipation?: never; correctParticipation?: never; retractParticipation?: never; recordMembership?: never; endMembership?: never; retractMembership?: never; recordOrganisation?: never; reviseOrganisation?: never; }
  |  /** An initiative on record changed, was recorded wrongly, or never was. */
  { recordInitiative?: never; reviseInitiative: ReviseInitiativeInput; recordParticipation?: never; endParticipation?: never; correctParticipation?: never; retractParticipation?: never; recordMembership?: never; endMembership?: never; retractMembership?: never; recordOrganisation?: never; reviseOrganisation?: never; }
  |  /** A participation that is not yet on record. */
  { recordInitiative?: never; reviseInitiative?: never; recordParticipation: RecordParticipationInput; endParticipation?: never; correctParticipation?: never; retractParticipation?: never; recordMembership?: never; endMembership?: never; retractMembership?: never; recordOrganisation?: never; reviseOrganisation?: never; }
  |  /** A participation that stands has ended. */
  { recordInitiative?: never; reviseInitiative?: never; recordParticipation?: never; endParticipation: EndParticipationInput; correctParticipation?: never; retractParticipation?: never; recordMembership?: never; endMembership?: never; retractMembership?: never; recordOrganisation?: never; reviseOrganisation?: never; }
  |  /** A participation that stands was recorded wrongly. */
  { recordInitiative?: never; reviseInitiative?: never; recordParticipation?: never; endParticipation?: never; correctParticipation: CorrectParticipationInput; retractParticipation?: never; recordMembership?: never; endMembership?: never; retractMembership?: never; recordOrganisation?: never; reviseOrganisation?: never; }
  |  /** A participation that stands never was. */
  { recordInitiative?: never; reviseInitiative?: never; recordParticipation?: never; endParticipation?: never; correctParticipation?: never; retractParticipation: RetractParticipationInput; recordMembership?: never; endMembership?: never; retractMembership?: never; recordOrganisation?: never; reviseOrganisation?: never; }
  |  /** A membership of a group that is not yet on record. */
  { recordInitiative?: never; reviseInitiative?: never; recordParticipation?: never; endParticipation?: never; correctParticipation?: never; retractParticipation?: never; recordMembership: RecordMembershipInput; endMembership?: never; retractMembership?: never; recordOrganisation?: never; reviseOrganisation?: never; }
  |  /** A membership that stands has ended. */
  { recordInitiative?: never; reviseInitiative?: never; recordParticipation?: never; endParticipation?: never; correctParticipation?: never; retractParticipation?: never; recordMembership?: never; endMembership: EndMembershipInput; retractMembership?: never; recordOrganisation?: never; reviseOrganisation?: never; }
  |  /** A membership that stands never was. */
  { recordInitiative?: never; reviseInitiative?: never; recordParticipation?: never; endParticipation?: never; correctParticipation?: never; retractParticipation?: never; recordMembership?: never; endMembership?: never; retractMembership: RetractMembershipInput; recordOrganisation?: never; reviseOrganisation?: never; }
  |  /** An organisation that is not yet on record. */
  { recordInitiative?: never; reviseInitiative?: never; recordParticipation?: never; endParticipation?: never; correctParticipation?: never; retractParticipation?: never; recordMembership?: never; endMembership?: never; retractMembership?: never; recordOrganisation: RecordOrganisationInput; reviseOrganisation?: never; }
  |  /** An organisation on record changed, was recorded wrongly, or never was. */
  { recordInitiative?: never; reviseInitiative?: never; recordParticipation?: never; endParticipation?: never; correctParticipation?: never; retractParticipation?: never; recordMembership?: never; endMembership?: never; retractMembership?: never; recordOrganisation?: never; reviseOrganisation: ReviseOrganisationInput; };

/** What may become the next revision of the roll, and why. */
export type ProposeInput = {
  /** In order: a later change may use what an earlier one records. 1 to 1,000. */
  changes: Array<ChangeInput>;
  /** Why, for everyone to read for ever: 10,000 characters at most. */
  reason: Scalars['String']['input'];
  /** The same key and the same content again: the same proposal comes back. The same key with other content: CONFLICT. 200 characters at most. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What is wrong with one of the changes. The codes are those of the importer's report. */
export type ChangeProblem = {
  /** Place in `changes`, from 0. */
  change: Scalars['Int']['output'];
  /** For example `recordParticipation.participant`; null where it is the change as a whole. */
  field?: Maybe<Scalars['String']['output']>;
  /** For example `UNKNOWN_PARTICIPANT`, `OVERLAPPING_PERIOD`. */
  code: Scalars['String']['output'];
  /** Names the value and the rule. */
  message: Scalars['String']['output'];
  /** What may have been meant: each can be sent as it stands. */
  suggestions: Array<Scalars['String']['output']>;
};

/** Either a proposal or what stands in its way; with problems, nothing is stored. */
export type ProposePayload = {
  /** What was stored, or what stands for the same idempotency key; null with problems. */
  proposal?: Maybe<Proposal>;
  /** All of them at once. */
  problems: Array<ChangeProblem>;
};

/** Where a proposal stands. */
export type ProposalState =
  /** Not decided yet. */
  | 'OPEN'
  /** It became a revision. */
  | 'APPROVED'
  /** A reviewer decided against it. */
  | 'REJECTED'
  /** Its author took it back. */
  | 'WITHDRAWN';

/** A possible next revision of the roll: any question can be asked of it by `CountingInput.proposal`. */
export type Proposal = Node & {
  /** Stable and opaque. */
  id: Scalars['ID']['output'];
  /** Whether it is decided, and how. */
  state: ProposalState;
  /** Grows with every amendment; a decision names the one that it saw. */
  version: Scalars['Int']['output'];
  /** Why, in the author's words. */
  reason: Scalars['String']['output'];
  /** Name of who proposed it. */
  author: Scalars['String']['output'];
  /** When it was proposed; amendments do not change it. */
  createdAt: Scalars['DateTime']['output'];
  /** In order. */
  changes: Array<ProposedChange>;
  /** What stands in the way of approving it today, since the roll has moved on: empty where nothing does. */
  problems: Array<ChangeProblem>;
  /** Who approved or rejected it, or the author who withdrew it; null while it is open. */
  decidedBy?: Maybe<Scalars['String']['output']>;
  /** When it was approved, rejected or withdrawn; null while it is open. */
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the reviewer said of the decision; null where nothing was said, and while it is open. */
  decisionNote?: Maybe<Scalars['String']['output']>;
  /** The revision that it became; null unless it was approved. */
  revision?: Maybe<Revision>;
  /** The oldest first. */
  comments: Array<ProposalComment>;
};

/** One change of a proposal. */
export type ProposedChange = {
  /** What it says about the world and about us. */
  sense: ChangeSense;
  /** One line, for people. */
  description: Scalars['String']['output'];
  /** As recorded today, or as the proposal would record it; null where the change is of none. */
  initiative?: Maybe<Initiative>;
  /** The state or organisation; null where the change is of none. */
  participant?: Maybe<Participant>;
  /** Null where the change is of none. */
  group?: Maybe<Group>;
};


/** One change of a proposal. */
export type ProposedChangeDescriptionArgs = {
  locale?: InputMaybe<Locale>;
};

/** What somebody said of a proposal. */
export type ProposalComment = {
  /** Name of who said it. */
  author: Scalars['String']['output'];
  /** When it was said. */
  createdAt: Scalars['DateTime']['output'];
  /** In the words of the author. */
  text: Scalars['String']['output'];
};

/** A proposal and its place in the list. */
export type ProposalEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The proposal that stands there. */
  node: Proposal;
};

/** A page of proposals, the newest first. */
export type ProposalConnection = {
  /** The proposals of the page, each with its cursor. */
  edges: Array<ProposalEdge>;
  /** The proposals of the page. */
  nodes: Array<Proposal>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Proposals that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** Which proposals to list. Every condition given must hold. */
export type ProposalFilter = {
  /** Not given: in every state. */
  states?: InputMaybe<Array<ProposalState>>;
  /** Name of the author. */
  author?: InputMaybe<Scalars['String']['input']>;
  /** Slug: a change of it, of a participation in it, or of a new one of this slug. */
  initiative?: InputMaybe<Scalars['ID']['input']>;
  /** Code of a country (ISO 3166-1 alpha-3, alpha-2 or UN M49): a change of a participation or membership of it. */
  country?: InputMaybe<Scalars['ID']['input']>;
};

/** What somebody without an account says may be wrong. */
export type ErrorReport = {
  /** Its number: a later report has a greater one. */
  id: Scalars['ID']['output'];
  /** What it is about; null where it is on record no more. */
  subject?: Maybe<Node>;
  /** In the words of whoever reports it. */
  text: Scalars['String']['output'];
  /** Where the right fact can be read, as they say. */
  url?: Maybe<Scalars['URL']['output']>;
  /** How they can be asked; null where they did not say. */
  contact?: Maybe<Scalars['String']['output']>;
  /** When it was received. */
  createdAt: Scalars['DateTime']['output'];
};

/** A report and its place in the list. */
export type ErrorReportEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The report that stands there. */
  node: ErrorReport;
};

/** A page of reports, the newest first. */
export type ErrorReportConnection = {
  /** The reports of the page, each with its cursor. */
  edges: Array<ErrorReportEdge>;
  /** The reports of the page. */
  nodes: Array<ErrorReport>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Reports on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** What is written. Who may is said at each: a role in a token, or anyone. */
export type Mutation = {
  /** By a contributor. With problems nothing is stored. */
  propose: ProposePayload;
  /** By its author, while it is open: other changes in the place of those that it has. */
  amendProposal: ProposePayload;
  /** By a reviewer who is not its author (unless the deployment's setting lets one person do both). It becomes one revision. */
  approveProposal: Proposal;
  /** By a reviewer. */
  rejectProposal: Proposal;
  /** By its author, while it is open. */
  withdrawProposal: Proposal;
  /** By a contributor. */
  commentOnProposal: Proposal;
  /** By anyone, without a token: what may be wrong with a fact, an initiative or a country. It stands in the queue; the contact is never public. */
  reportError: Scalars['Boolean']['output'];
  /** By an administrator. */
  cutRelease: Release;
};


/** What is written. Who may is said at each: a role in a token, or anyone. */
export type MutationProposeArgs = {
  input: ProposeInput;
};


/** What is written. Who may is said at each: a role in a token, or anyone. */
export type MutationAmendProposalArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  changes: Array<ChangeInput>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** What is written. Who may is said at each: a role in a token, or anyone. */
export type MutationApproveProposalArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  dataThrough?: InputMaybe<Scalars['Date']['input']>;
};


/** What is written. Who may is said at each: a role in a token, or anyone. */
export type MutationRejectProposalArgs = {
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  note: Scalars['String']['input'];
};


/** What is written. Who may is said at each: a role in a token, or anyone. */
export type MutationWithdrawProposalArgs = {
  id: Scalars['ID']['input'];
};


/** What is written. Who may is said at each: a role in a token, or anyone. */
export type MutationCommentOnProposalArgs = {
  id: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};


/** What is written. Who may is said at each: a role in a token, or anyone. */
export type MutationReportErrorArgs = {
  subject: Scalars['ID']['input'];
  text: Scalars['String']['input'];
  url?: InputMaybe<Scalars['URL']['input']>;
  contact?: InputMaybe<Scalars['String']['input']>;
};


/** What is written. Who may is said at each: a role in a token, or anyone. */
export type MutationCutReleaseArgs = {
  name: Scalars['String']['input'];
  notes?: InputMaybe<Scalars['String']['input']>;
};

/** The data behind the answers: what to name when a figure is printed. */
export type Dataset = {
  /** The newest release that equals the present state; null where something was recorded since the last one was cut. */
  release?: Maybe<Scalars['String']['output']>;
  /** The present revision: a number that grows by one with every transaction that recorded something. */
  revision: Scalars['String']['output'];
  /** When that revision was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** The day up to which the facts were researched, the data's own date: the day of a question that names none, and of a running year's point. */
  dataThrough: Scalars['Date']['output'];
  /** Countries on record that are states on the data's own date: UN members, observers and others. */
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
  /** The day up to which its facts were researched: the day of a question that names it and no other. */
  dataThrough: Scalars['Date']['output'];
  /** How to cite it. */
  citation: Scalars['String']['output'];
  /** How much it holds. */
  counts: ReleaseCounts;
};

/** What a specification is for. */
export type Link__Purpose =
  /** Whoever answers must follow it to keep a secret. */
  | 'SECURITY'
  /** Whoever answers must follow it to answer right. */
  | 'EXECUTION';

/** What can be named by a key. */
export type _Entity = Country | Organisation | Initiative | Group;

/** What a supergraph is composed from. */
export type _Service = {
  /** The SDL of this API, without what only gateways ask. */
  sdl: Scalars['String']['output'];
};

/** What the program looks for by itself (method, section 16). */
export type FindingKind =
  /** Two bodies to which states belong, and unusually few states that take part in both. */
  | 'APART'
  /** Nearly all states of one initiative take part in another, of another process, as well. */
  | 'NESTED'
  /** A later text of a line has far more states, and a group is still far from its share of them. */
  | 'GREW_UNEVENLY'
  /** States of a text that do not take part in a later one of its line, unusually many of them of one group. */
  | 'NOT_CARRIED_OVER'
  /** A group of which no state takes part in an initiative that any state may join. */
  | 'GROUP_ABSENT'
  /** A state that takes part in more than any other of its group. */
  | 'STANDS_OUT'
  /** A group to which unusually many of the participations fell that began within the year. */
  | 'SHARE_MOVED'
  /** How many of the states that joined something within the year had been in none. */
  | 'NEWCOMERS';

/** Something unusual that the roll says, found and worded by the program (method, section 16). It says what is, never why. */
export type Finding = {
  /** Names it among findings: the same for the same thing found on another day or in other data. No identifier by which a client may keep it, since what it says is of its question. */
  key: Scalars['String']['output'];
  /** What kind of thing it is. */
  kind: FindingKind;
  /** One or two sentences, for people. */
  text: Scalars['String']['output'];
  /** What it is held against, in a sentence: how many a blind draw would give, and how rarely one gives as few or as many. */
  chanceText: Scalars['String']['output'];
  /** How unusual it is, in bits: minus the binary logarithm of the probability that a blind draw gives a count as far out. One bit is a toss of a coin, ten are one in 1,024. */
  bits: Scalars['Float']['output'];
  /** The count that is unusual. */
  counted: Scalars['Int']['output'];
  /** What a blind draw gives on average in place of `counted`: marked times drawn over population. */
  expected: Scalars['Float']['output'];
  /** Of the blind draw: how many there are to draw from. */
  population: Scalars['Int']['output'];
  /** Of the blind draw: how many of the population are of the kind that is counted. */
  marked: Scalars['Int']['output'];
  /** Of the blind draw: how many are drawn. */
  drawn: Scalars['Int']['output'];
  /** True where it is unusual that they are so few, false where it is that they are so many. */
  isFew: Scalars['Boolean']['output'];
  /** The figures of the sentence by their names (method, section 16). */
  figures: Array<FindingFigure>;
  /** The initiatives that it is about, in the order of the sentence; none where it is about all that were looked at. */
  initiatives: Array<Initiative>;
  /** The groups that it is about. */
  groups: Array<Group>;
  /** The states that it is about, by code: those in both (APART), those missing (NESTED, NOT_CARRIED_OVER), the one that stands out, those that were in none (NEWCOMERS). */
  countries: Array<Country>;
  /** Where the dashboard shows it: a path with its query, which says selection, day and counting; without a language. */
  path: Scalars['String']['output'];
};


/** Something unusual that the roll says, found and worded by the program (method, section 16). It says what is, never why. */
export type FindingTextArgs = {
  locale?: InputMaybe<Locale>;
};


/** Something unusual that the roll says, found and worded by the program (method, section 16). It says what is, never why. */
export type FindingChanceTextArgs = {
  locale?: InputMaybe<Locale>;
};

/** One figure of a finding. */
export type FindingFigure = {
  /** What it counts (method, section 16). */
  name: Scalars['String']['output'];
  /** The count, or a ratio to parity. */
  value: Scalars['Float']['output'];
};

/** What is unusual in a selection on a day (method, section 16). */
export type Findings = {
  /** The day at which it was looked for. */
  asOf: Scalars['Date']['output'];
  /** The day a year before, from which findings about a year are told of. */
  since: Scalars['Date']['output'];
  /** The initiatives that were looked at: complete lists by acts of states' own, of what is open and has not ended, of which it is known of every state whether it takes part. */
  initiatives: Array<Initiative>;
  /** The others of the selection: nothing is found from them. */
  leftOut: Array<Initiative>;
  /** The kinds take turns, the most unusual of each first; within a turn the most unusual finding first. */
  ranked: Array<Finding>;
  /** Which data, counting and method: what to print beside them. */
  provenance: Provenance;
};

/** How many states take part in something, in which way, and how many in nothing (method, section 4). */
export type TakingPart = {
  /** The day at which it was counted. */
  asOf: Scalars['Date']['output'];
  /** The initiatives counted: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** Those among them from whose list absence can not be concluded on the day. */
  incompleteInitiatives: Array<Initiative>;
  /** #U(t): states counted. */
  universeSize: Scalars['Int']['output'];
  /** States present in at least one initiative by a participation of their own. */
  byOwnName: Scalars['Int']['output'];
  /** True where more may be: of some other state it is not known whether it takes part. */
  byOwnNameIsLeast: Scalars['Boolean']['output'];
  /** States present through an organisation alone, as the bloc rule of the question counts that. */
  throughOrganisation: Scalars['Int']['output'];
  /** States present in none: k = 0. */
  inNone: Scalars['Int']['output'];
  /** True where fewer may be: of some of them it is not known whether they take part. */
  inNoneIsMost: Scalars['Boolean']['output'];
  /** States in none under each bloc rule, in the order of the enum; of method 1.0 without AS_ADOPTED. */
  underBlocRules: Array<NoneUnderBlocRule>;
  /** The figures in a sentence, for people. */
  text: Scalars['String']['output'];
  /** What the choice of a bloc rule leaves open, in a sentence. */
  rangeText: Scalars['String']['output'];
  /** Which data, counting and method: what to print beside the figures. */
  provenance: Provenance;
};


/** How many states take part in something, in which way, and how many in nothing (method, section 4). */
export type TakingPartTextArgs = {
  locale?: InputMaybe<Locale>;
};


/** How many states take part in something, in which way, and how many in nothing (method, section 4). */
export type TakingPartRangeTextArgs = {
  locale?: InputMaybe<Locale>;
};

/** The states in none under one bloc rule. */
export type NoneUnderBlocRule = {
  /** The rule by which it was counted, whatever the question's own. */
  blocs: BlocRule;
  /** States with k = 0. */
  inNone: Scalars['Int']['output'];
};

/** A way of dividing states into groups: UN regional groups, income groups, the Group of 77 and the rest. */
export type Scheme = Node & {
  /** Names the thing and, behind `?`, the state it was read in, where that is not the default (see `Node`). */
  id: Scalars['ID']['output'];
  /** For example `un-regional-groups`. */
  slug: Scalars['ID']['output'];
  /** For people, in the language asked for. */
  name: Scalars['String']['output'];
  /** Who keeps the list. */
  publisher?: Maybe<Scalars['String']['output']>;
  /** Where the keeper of the list shows it; null where no address is on record. */
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
  /** Names the thing and, behind `?`, the state it was read in, where that is not the default (see `Node`). */
  id: Scalars['ID']['output'];
  /** For example `un-african-group`. */
  slug: Scalars['ID']['output'];
  /** For people, in the language asked for. */
  name: Scalars['String']['output'];
  /** What the list is and how its members were dated; null where nothing is on record. */
  definition?: Maybe<Scalars['String']['output']>;
  /** Where the list comes from. */
  url?: Maybe<Scalars['URL']['output']>;
  /** Schemes in which it is a group. */
  schemes: Array<Scheme>;
  /** States that belong to it on the day asked about, by code. Of a complement (`not-g77`): UN members in no other group of its scheme. */
  members: Array<Country>;
  /** Every version that was recorded of its memberships: by the state's code, then one membership after the other, the versions of each oldest first. Empty for a group that is made of others. */
  history: MembershipVersionConnection;
};


/** A group of states with dated membership. */
export type GroupNameArgs = {
  locale?: InputMaybe<Locale>;
};


/** A group of states with dated membership. */
export type GroupDefinitionArgs = {
  locale?: InputMaybe<Locale>;
};


/** A group of states with dated membership. */
export type GroupMembersArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** A group of states with dated membership. */
export type GroupHistoryArgs = {
  country?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a change says about the world and about us. */
export type ChangeSense =
  /** Newly on record. */
  | 'RECORDED'
  /** The world changed: it ended, or was replaced by something else, on a day. */
  | 'UPDATED'
  /** We were wrong: it was never as recorded. */
  | 'CORRECTED'
  /** We were wrong altogether: it never was. Of what was imported: no longer stated, and nothing in its place. */
  | 'RETRACTED';

/** One transaction that recorded something. */
export type Revision = {
  /** Its number, as `Provenance.revision` gives it: it grows by one with every transaction that recorded something. */
  id: Scalars['ID']['output'];
  /** When it was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** Why, in the words of whoever recorded it. */
  reason: Scalars['String']['output'];
  /** Who proposed it; null for imports before there were curators. */
  author?: Maybe<Scalars['String']['output']>;
  /** Who approved it; null where nobody had to. */
  approvedBy?: Maybe<Scalars['String']['output']>;
  /** How many changes it made to the roll: those that `changes` tells of it without a filter. */
  changeCount: Scalars['Int']['output'];
};

/** One recorded version of a participation. */
export type ParticipationVersion = {
  /** The participation with the values of this version: its identifier, role, days and citations as they were recorded in it. */
  participation: Participation;
  /** The sense in which this version came on record. */
  sense: ChangeSense;
  /** In which it was recorded. */
  revision: Revision;
  /** In which it was taken back or replaced; null: it stands. */
  closedBy?: Maybe<Revision>;
  /** One line, for people: what came on record with it. */
  description: Scalars['String']['output'];
};


/** One recorded version of a participation. */
export type ParticipationVersionDescriptionArgs = {
  locale?: InputMaybe<Locale>;
};

/** One recorded version of an initiative, its other names and leads included. */
export type InitiativeVersion = {
  /** The initiative as this version has it: fields beneath answer from the roll of its revision. */
  initiative: Initiative;
  /** The sense in which this version came on record. */
  sense: ChangeSense;
  /** In which it was recorded. */
  revision: Revision;
  /** In which it was taken back or replaced; null: it stands. */
  closedBy?: Maybe<Revision>;
  /** One line, for people: what came on record with it. */
  description: Scalars['String']['output'];
};


/** One recorded version of an initiative, its other names and leads included. */
export type InitiativeVersionDescriptionArgs = {
  locale?: InputMaybe<Locale>;
};

/** One recorded version of a membership in a group. */
export type MembershipVersion = {
  /** The state that belongs to the group. */
  country: Country;
  /** First day of membership. */
  validFrom: Scalars['Date']['output'];
  /** First day on which it was no longer a member; null: it still is. */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** Where it was read; null where that is not on record. */
  sourceUrl?: Maybe<Scalars['URL']['output']>;
  /** What is said of it; null where nothing is. */
  note?: Maybe<Scalars['String']['output']>;
  /** The sense in which this version came on record. */
  sense: ChangeSense;
  /** In which it was recorded. */
  revision: Revision;
  /** In which it was taken back or replaced; null: it stands. */
  closedBy?: Maybe<Revision>;
  /** One line, for people: what came on record with it. */
  description: Scalars['String']['output'];
};


/** One recorded version of a membership in a group. */
export type MembershipVersionDescriptionArgs = {
  locale?: InputMaybe<Locale>;
};

/** A version of a membership and its place in the list. */
export type MembershipVersionEdge = {
  /** Opaque; for `after`. */
  cursor: Scalars['String']['output'];
  /** The version. */
  node: MembershipVersion;
};

/** A page of versions of memberships. */
export type MembershipVersionConnection = {
  /** The versions with their cursors. */
  edges: Array<MembershipVersionEdge>;
  /** The versions. */
  nodes: Array<MembershipVersion>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Versions on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** What one revision did to one fact. */
export type RollChange = {
  /** Its place among the changes: what `after` takes. The same for ever. */
  cursor: Scalars['String']['output'];
  /** The revision that made it. */
  revision: Revision;
  /** What it says about the world and about us. */
  sense: ChangeSense;
  /** One line, for people: who, what, from when until when, no more exactly than it is known; of a correction, what was and what is. */
  description: Scalars['String']['output'];
  /** The initiative that it is about; null where it is about none. One that is no longer on record is given as it last stood. */
  initiative?: Maybe<Initiative>;
  /** The state or organisation that it is about; null where it is about none. */
  participant?: Maybe<Participant>;
  /** The group that it is about; null where it is about none. */
  group?: Maybe<Group>;
  /** Null where it was not on record before, and where the change is not of a participation. */
  before?: Maybe<Participation>;
  /** Null where it no longer is, and where the change is not of a participation. */
  after?: Maybe<Participation>;
};


/** What one revision did to one fact. */
export type RollChangeDescriptionArgs = {
  locale?: InputMaybe<Locale>;
};

/** A change and its place in the list. */
export type RollChangeEdge = {
  /** Opaque; for `after`. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: RollChange;
};

/** A page of changes. */
export type RollChangeConnection = {
  /** The changes with their cursors. */
  edges: Array<RollChangeEdge>;
  /** The changes. */
  nodes: Array<RollChange>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
};

/** Which changes to tell of. Every condition given must hold. */
export type RollChangeFilter = {
  /** Slugs: changes of these initiatives and of participations in them. */
  initiatives?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Codes of countries (ISO 3166-1 alpha-3, alpha-2 or UN M49): changes of these states, of their participations by their own name, and of their memberships. What an organisation to which a state belongs does is not told. */
  countries?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Changes of initiatives of these kinds and of participations in them, by the kind that each has in its newest version. */
  kinds?: InputMaybe<Array<InitiativeKind>>;
  /** Changes of initiatives on one of these topics and of participations in them, by the topics that each has in its newest version. */
  topics?: InputMaybe<Array<Topic>>;
  /** Changes in one of these senses. */
  senses?: InputMaybe<Array<ChangeSense>>;
};

/** What is told as it happens: over a WebSocket at the address of the API, by the protocol graphql-transport-ws. Queries and mutations are answered by HTTP alone. */
export type Subscription = {
  /** Every change as it is recorded, oldest first, in the order of `changes`: nothing is lost or told twice across a reconnection that names the last change it saw. It ends with CONFLICT where the roll is put back to an earlier state. */
  rollChanges: RollChange;
};


/** What is told as it happens: over a WebSocket at the address of the API, by the protocol graphql-transport-ws. Queries and mutations are answered by HTTP alone. */
export type SubscriptionRollChangesArgs = {
  since?: InputMaybe<Scalars['ID']['input']>;
  filter?: InputMaybe<RollChangeFilter>;
};

/** What the holder of a token may do. Each role may also what those before it may. */
export type AccessRole =
  /** Proposes changes to the roll, and amends and withdraws proposals of its own. */
  | 'CONTRIBUTOR'
  /** Decides on the proposals of others. */
  | 'REVIEWER'
  /** Cuts releases. */
  | 'ADMINISTRATOR';

/** Who asks. Null without a token. */
export type Viewer = {
  /** The name of the token, or the one by which an OpenID provider knows its holder. */
  name: Scalars['String']['output'];
  /** What the holder may do. */
  role: AccessRole;
};

/** A figure about countries that a publisher states: AI preparedness, readiness, income and the like (method, section 14). */
export type Indicator = {
  /** For example `imf_aipi_total`. */
  slug: Scalars['ID']['output'];
  /** For people, in the language asked for. */
  name: Scalars['String']['output'];
  /** In what the values are measured. */
  unit: Scalars['String']['output'];
  /** Whether more is better; null where neither is. */
  higherIsBetter?: Maybe<Scalars['Boolean']['output']>;
  /** Who states the figures; null where that is not on record. */
  publisher?: Maybe<Scalars['String']['output']>;
  /** Where the publisher gives it; null where no address is on record. */
  url?: Maybe<Scalars['URL']['output']>;
  /** Under what terms the publisher lets the figures be used, as far as known. */
  licence?: Maybe<Scalars['String']['output']>;
  /** What it measures, in our words. */
  definition?: Maybe<Scalars['String']['output']>;
  /** Years of which there are values, ascending. */
  years: Array<Scalars['Int']['output']>;
  /** Countries with a value of at least one year. */
  countryCount: Scalars['Int']['output'];
  /** Values by country, then by year. */
  values: IndicatorValueConnection;
};


/** A figure about countries that a publisher states: AI preparedness, readiness, income and the like (method, section 14). */
export type IndicatorNameArgs = {
  locale?: InputMaybe<Locale>;
};


/** A figure about countries that a publisher states: AI preparedness, readiness, income and the like (method, section 14). */
export type IndicatorUnitArgs = {
  locale?: InputMaybe<Locale>;
};


/** A figure about countries that a publisher states: AI preparedness, readiness, income and the like (method, section 14). */
export type IndicatorPublisherArgs = {
  locale?: InputMaybe<Locale>;
};


/** A figure about countries that a publisher states: AI preparedness, readiness, income and the like (method, section 14). */
export type IndicatorLicenceArgs = {
  locale?: InputMaybe<Locale>;
};


/** A figure about countries that a publisher states: AI preparedness, readiness, income and the like (method, section 14). */
export type IndicatorDefinitionArgs = {
  locale?: InputMaybe<Locale>;
};


/** A figure about countries that a publisher states: AI preparedness, readiness, income and the like (method, section 14). */
export type IndicatorValuesArgs = {
  year?: InputMaybe<Scalars['Int']['input']>;
  country?: InputMaybe<Scalars['ID']['input']>;
  orderBy?: InputMaybe<Array<IndicatorValueOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** One value. A missing one means that no figure was found, never 0. */
export type IndicatorValue = {
  /** What the value measures. */
  indicator: Indicator;
  /** Of which the value is. */
  country: Country;
  /** To which year the publisher puts it. */
  year: Scalars['Int']['output'];
  /** In the indicator's unit. */
  value: Scalars['Float']['output'];
  /** What is special about it; null where nothing is. */
  note?: Maybe<Scalars['String']['output']>;
};

/** A page of values, by country, then by year. */
export type IndicatorValueConnection = {
  /** The values of the page, each with its cursor. */
  edges: Array<IndicatorValueEdge>;
  /** The values of the page. */
  nodes: Array<IndicatorValue>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Values that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A value and its place in the list. */
export type IndicatorValueEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The value that stands there. */
  node: IndicatorValue;
};

/** An indicator over the groups of a scheme, for a year: values of that year or the latest before it (method, section 14). */
export type IndicatorByGroup = {
  /** What is compared. */
  indicator: Indicator;
  /** By whose groups. */
  scheme: Scheme;
  /** The year asked about; a state's value may be of an earlier one. */
  year: Scalars['Int']['output'];
  /** In the scheme's order as composed on 31 December of the year, in the running year on the data's own date; then `not-classified` where a state of the universe is in none. */
  groups: Array<GroupIndicator>;
  /** Over all states of the universe together. */
  all: GroupIndicator;
};

/** An indicator over the states of a group. With n = 0 every figure is null. */
export type GroupIndicator = {
  /** Null for all states together. */
  group?: Maybe<Group>;
  /** States of the universe in the group, with a value or without. */
  members: Scalars['Int']['output'];
  /** Members with a value. */
  n: Scalars['Int']['output'];
  /** Members without one, by code. */
  missing: Array<Country>;
  /** Arithmetic mean of the values, each state counting once; null with n = 0. */
  mean?: Maybe<Scalars['Float']['output']>;
  /** Middle value, of an even number the mean of the two in the middle; null with n = 0. */
  median?: Maybe<Scalars['Float']['output']>;
  /** Smallest value; null with n = 0. */
  least?: Maybe<Scalars['Float']['output']>;
  /** Largest value; null with n = 0. */
  greatest?: Maybe<Scalars['Float']['output']>;
  /** Sum of the values; null with n = 0. */
  sum?: Maybe<Scalars['Float']['output']>;
  /** Of the sum over all states counted; null where that is 0. */
  shareOfSum?: Maybe<Scalars['Float']['output']>;
  /** By inhabitants of the year; states without a figure of them are left out of this mean alone. */
  populationWeightedMean?: Maybe<Scalars['Float']['output']>;
};

/** Anything a state can take part in. */
export type Initiative = Node & {
  /** Names the thing and, behind `?`, the state it was read in, where that is not the default (see `Node`). */
  id: Scalars['ID']['output'];
  /** For example `bletchley-declaration`. */
  slug: Scalars['ID']['output'];
  /** Its title, in the language asked for. */
  name: Scalars['String']['output'];
  /** What it is, in a sentence or two. */
  summary?: Maybe<Scalars['String']['output']>;
  /** What it is: a treaty, a declaration, a summit and so on. */
  kind: InitiativeKind;
  /** From where its participants come. */
  scope: InitiativeScope;
  /** True where it binds its parties in law. */
  binding: Scalars['Boolean']['output'];
  /** Who may join. */
  openness: Openness;
  /** The group whose states may join; null unless `openness` is REGIONAL. */
  eligibleGroup?: Maybe<Group>;
  /** Whether AI is its subject. */
  focus: Focus;
  /** How it comes about: by each state's own act, by an organisation as such, or issued by a body. */
  adoption: Adoption;
  /** How the body decided; null where it was no decision of a body, or where that is not on record. */
  manner?: Maybe<DecisionManner>;
  /** Null where there was no recorded vote. */
  votes?: Maybe<VoteTally>;
  /** How complete the list of participants on record is. */
  listCompleteness: Completeness;
  /** Of a complete list: the day on which it was last held against a full one. */
  listCheckedOn?: Maybe<Scalars['Date']['output']>;
  /** Number of participants that the initiative itself or a source about it states; null where none does. */
  publishedTotal?: Maybe<Scalars['Int']['output']>;
  /** From this day nobody can be added; null: the list rolls on. */
  listClosedOn?: Maybe<Scalars['Date']['output']>;
  /** Day on which it was opened, adopted or founded. */
  openedOn?: Maybe<Scalars['Date']['output']>;
  /** How exactly `openedOn` is known; null where it is. */
  openedPrecision?: Maybe<DatePrecision>;
  /** Entry into force of the instrument. */
  inForceOn?: Maybe<Scalars['Date']['output']>;
  /** Day on which it ended; null while it goes on or where that is not known. */
  endedOn?: Maybe<Scalars['Date']['output']>;
  /** Who leads it, as text. */
  leadOrganisation?: Maybe<Scalars['String']['output']>;
  /** Who held the event at which it was adopted. */
  hostCountry?: Maybe<Country>;
  /** Where the body sits; `hostCountry` is who held the event that adopted it. */
  seatCountry?: Maybe<Country>;
  /** The event, body or process to which it belongs. */
  parent?: Maybe<Initiative>;
  /** What belongs to it, by slug. */
  children: Array<Initiative>;
  /** The first is the main one. */
  topics: Array<Topic>;
  /** States and organisations that lead it, in order. */
  leads: Array<Participant>;
  /** Other names, symbols and short names, in the language asked for (none given: in all), as they are written, in order. */
  aliases: Array<Scalars['String']['output']>;
  /** Its own page, or where its text can be read; null where no address is on record. */
  url?: Maybe<Scalars['URL']['output']>;
  /** Participants with a row of their own that the question counts, states and organisations, each counted once. The counting's universe does not narrow it and blocs are not followed. */
  participantCount: Scalars['Int']['output'];
  /** Who takes part, by kind (states first), code, role and start. */
  participations: ParticipationConnection;
  /** Every version that was recorded of it, oldest first. A change of its other names or leads alone makes a version as well. Empty for one that a proposal would record. */
  history: Array<InitiativeVersion>;
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
export type InitiativeAliasesArgs = {
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
  orderBy?: InputMaybe<Array<ParticipationOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A recorded vote. */
export type VoteTally = {
  /** Members of the body that voted for it. */
  for: Scalars['Int']['output'];
  /** Members of the body that voted against it. */
  against: Scalars['Int']['output'];
  /** Members of the body that abstained. */
  abstained: Scalars['Int']['output'];
  /** Members of the body that cast no vote; null where that is not on record. */
  notVoting?: Maybe<Scalars['Int']['output']>;
};

/** A named, citable selection of initiatives. */
export type InitiativeSet = Node & {
  /** Names the thing and, behind `?`, the state it was read in, where that is not the default (see `Node`). */
  id: Scalars['ID']['output'];
  /** For example `hlab7`. */
  slug: Scalars['ID']['output'];
  /** For people, in the language asked for. */
  name: Scalars['String']['output'];
  /** Who chose them. */
  publisher?: Maybe<Scalars['String']['output']>;
  /** Where the selection was published; null where no address is on record. */
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
  /** The initiatives of the page, each with its cursor. */
  edges: Array<InitiativeEdge>;
  /** The initiatives of the page. */
  nodes: Array<Initiative>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Initiatives that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** An initiative and its place in the list. */
export type InitiativeEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The initiative that stands there. */
  node: Initiative;
};

/** Which initiatives to list. Every condition given must hold. */
export type InitiativeFilter = {
  /** Words to find in the slug, a name, an alias, the summary or the names of those who lead it; all must be there. First come initiatives whose slug, name or alias is the search, then those that hold it whole in a name or alias, then the rest; each by slug. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Slug of a set to which it belongs. */
  set?: InputMaybe<Scalars['ID']['input']>;
  /** One of these kinds. */
  kinds?: InputMaybe<Array<InitiativeKind>>;
  /** One of these scopes. */
  scopes?: InputMaybe<Array<InitiativeScope>>;
  /** True: only those that bind their parties in law; false: only those that do not. Null: both. */
  binding?: InputMaybe<Scalars['Boolean']['input']>;
  /** Opened on this day or later; one whose day is not known does not pass. */
  openedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Opened on this day or earlier; one whose day is not known does not pass. */
  openedTo?: InputMaybe<Scalars['Date']['input']>;
  /** At least one of these topics. */
  topics?: InputMaybe<Array<Topic>>;
  /** Codes of states or organisations that lead it: at least one of them. A state is named by its ISO 3166-1 alpha-3, alpha-2 or UN M49 code, an organisation by its own; what is both (`AU`) is the organisation's, and is refused beside an alpha-2 or M49 code. */
  leads?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Families of the organisations that lead it: at least one of them. */
  families?: InputMaybe<Array<LeadFamily>>;
  /** AI as the subject, or as one part. Null: both. */
  focus?: InputMaybe<Focus>;
  /** Slugs: only these. An unknown one is refused. */
  slugs?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** By the number of participants by their own name, as in `participantCount`, by the list's `counting`, on the day asked about. */
  participantCount?: InputMaybe<CountRange>;
  /** How complete its list on record is: one of these. */
  completeness?: InputMaybe<Array<Completeness>>;
  /** Who may join: one of these. */
  openness?: InputMaybe<Array<Openness>>;
  /** How it comes about: one of these. */
  adoption?: InputMaybe<Array<Adoption>>;
  /** Codes of countries, one of which held the event at which it was adopted: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  hostCountries?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Codes of countries in one of which the body sits: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  seatCountries?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: only those that had ended by the day asked about. False: only those that had not, or of which no end is known. */
  hasEnded?: InputMaybe<Scalars['Boolean']['input']>;
  /** Ended on this day or later; one of which no end is known does not pass. */
  endedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Ended on this day or earlier; one of which no end is known does not pass. */
  endedTo?: InputMaybe<Scalars['Date']['input']>;
};

/** Which way a list is ordered. What has no value comes last both ways. */
export type OrderDirection =
  /** The least, earliest or first of the alphabet first. */
  | 'ASC'
  /** The greatest, latest or last of the alphabet first. */
  | 'DESC';

/** Between these a number must lie, both included; what is not given is no bound. A range that holds no number is refused. */
export type CountRange = {
  /** At least so many, from 0. */
  atLeast?: InputMaybe<Scalars['Int']['input']>;
  /** At most so many, from 0. */
  atMost?: InputMaybe<Scalars['Int']['input']>;
};

/** What a list of countries may be ordered by. */
export type CountryOrderField =
  /** ISO 3166-1 alpha-3. */
  | 'CODE'
  /** ISO 3166-1 alpha-2. */
  | 'ALPHA2'
  /** UN M49. */
  | 'M49'
  /** Name in the order's language. */
  | 'NAME'
  /** k(c, t) over the list's `selection`, by its `counting`, on its day. */
  | 'COVERAGE'
  /** Inhabitants in the year of the day asked about, as in `population`; no figure: last. */
  | 'POPULATION';

/** By what to order a list of countries, and which way. */
export type CountryOrder = {
  /** By this. */
  field: CountryOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of NAME alone: the language. */
  locale?: Locale;
};

/** What a list of organisations may be ordered by. */
export type OrganisationOrderField =
  /** Code, mostly an acronym. */
  | 'CODE'
  /** Name in the order's language. */
  | 'NAME'
  /** In the order of the enum. */
  | 'KIND'
  /** In the order of the enum; none: last. */
  | 'FAMILY'
  /** The code of the country of a company, institute or association; none: last. */
  | 'HOME_COUNTRY'
  /** How many states belong to it on the day asked about; last where the roll holds no list of its members. */
  | 'MEMBER_COUNT'
  /** In how many initiatives of the list's `selection` it takes part by its own name, by the list's `counting`, on its day. */
  | 'COVERAGE';

/** By what to order a list of organisations, and which way. */
export type OrganisationOrder = {
  /** By this. */
  field: OrganisationOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of NAME alone: the language. */
  locale?: Locale;
};

/** What a list of initiatives may be ordered by. */
export type InitiativeOrderField =
  /** Slug. */
  | 'SLUG'
  /** Name in the order's language. */
  | 'NAME'
  /** In the order of the enum. */
  | 'KIND'
  /** In the order of the enum. */
  | 'SCOPE'
  /** Day on which it was opened, adopted or founded; not known: last. */
  | 'OPENED_ON'
  /** Entry into force; none: last. */
  | 'IN_FORCE_ON'
  /** Day on which it ended; none known: last. */
  | 'ENDED_ON'
  /** Of a complete list: the day on which it was last held against a full one; none: last. */
  | 'LIST_CHECKED_ON'
  /** Number of participants that a source states; none: last. */
  | 'PUBLISHED_TOTAL'
  /** Participants by their own name, as in `participantCount`, by the list's `counting`, on its day. */
  | 'PARTICIPANT_COUNT';

/** By what to order a list of initiatives, and which way. */
export type InitiativeOrder = {
  /** By this. */
  field: InitiativeOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of NAME alone: the language. */
  locale?: Locale;
};

/** What a list of groups may be ordered by. */
export type GroupOrderField =
  /** Slug. */
  | 'SLUG'
  /** Name in the order's language. */
  | 'NAME'
  /** How many states belong to it on the day asked about. */
  | 'MEMBER_COUNT';

/** By what to order a list of groups, and which way. */
export type GroupOrder = {
  /** By this. */
  field: GroupOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of NAME alone: the language. */
  locale?: Locale;
};

/** Which groups to list. Every condition given must hold. */
export type GroupFilter = {
  /** Slugs: only these. An unknown one is refused. */
  slugs?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Part of a name, in English or Chinese, or of a slug. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Slugs of schemes: only groups of at least one of them. */
  schemes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Code of a state that belongs to it on the day asked about: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  member?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of groups. */
export type GroupConnection = {
  /** The groups with their cursors. */
  edges: Array<GroupEdge>;
  /** The groups. */
  nodes: Array<Group>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Groups that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A group and its place in the list. */
export type GroupEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The group. */
  node: Group;
};

/** What a list of participations may be ordered by. */
export type ParticipationOrderField =
  /** Slug of the initiative. */
  | 'INITIATIVE'
  /** Name of the initiative in the order's language. */
  | 'INITIATIVE_NAME'
  /** The participant: states first, then by code. */
  | 'PARTICIPANT'
  /** Name of the participant in the order's language. */
  | 'PARTICIPANT_NAME'
  /** In the order of the enum. */
  | 'ROLE'
  /** First day on which it held. */
  | 'VALID_FROM'
  /** First day on which it no longer held; still in effect: last. */
  | 'VALID_TO'
  /** In the order of the enum. */
  | 'CONFIDENCE'
  /** When this database learned it. */
  | 'RECORDED_AT';

/** By what to order a list of participations, and which way. */
export type ParticipationOrder = {
  /** By this. */
  field: ParticipationOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What a list of the values of an indicator may be ordered by. */
export type IndicatorValueOrderField =
  /** Code of the country. */
  | 'COUNTRY'
  /** Name of the country in the order's language. */
  | 'COUNTRY_NAME'
  /** Year of the value. */
  | 'YEAR'
  /** The value. */
  | 'VALUE';

/** By what to order a list of the values of an indicator, and which way. */
export type IndicatorValueOrder = {
  /** By this. */
  field: IndicatorValueOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What a list of presences that began or ended may be ordered by. */
export type PresenceChangeOrderField =
  /** First day with the presence, or first day without. */
  | 'ON'
  /** Joined before left. */
  | 'CHANGE'
  /** Code of the country. */
  | 'COUNTRY'
  /** Name of the country in the order's language. */
  | 'COUNTRY_NAME'
  /** Slug of the initiative. */
  | 'INITIATIVE'
  /** Name of the initiative in the order's language. */
  | 'INITIATIVE_NAME';

/** By what to order a list of presences that began or ended, and which way. */
export type PresenceChangeOrder = {
  /** By this. */
  field: PresenceChangeOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What a list of pairs of states may be ordered by. */
export type CoParticipantsOrderField =
  /** Jaccard similarity. */
  | 'SIMILARITY'
  /** Initiatives in which both take part. */
  | 'SHARED'
  /** Initiatives in which at least one of them does. */
  | 'EITHER'
  /** Code of the first state. */
  | 'FIRST'
  /** Code of the second state. */
  | 'SECOND'
  /** Name of the first state in the order's language. */
  | 'FIRST_NAME'
  /** Name of the second state in the order's language. */
  | 'SECOND_NAME';

/** By what to order a list of pairs of states, and which way. */
export type CoParticipantsOrder = {
  /** By this. */
  field: CoParticipantsOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What a list of states by their place in the network may be ordered by. */
export type CentralityOrderField =
  /** Code of the country. */
  | 'COUNTRY'
  /** Name of the country in the order's language. */
  | 'COUNTRY_NAME'
  /** k(c, t). */
  | 'COVERAGE'
  /** Other states with which it shares at least one initiative. */
  | 'PARTNERS'
  /** The sum over all other states of the initiatives shared with each. */
  | 'SHARED_SEATS'
  /** Eigenvector centrality; none: last. */
  | 'EIGENVECTOR';

/** By what to order a list of states by their place in the network, and which way. */
export type CentralityOrder = {
  /** By this. */
  field: CentralityOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What a list of joinings may be ordered by. */
export type JoiningOrderField =
  /** Code of the country. */
  | 'COUNTRY'
  /** Name of the country in the order's language. */
  | 'COUNTRY_NAME'
  /** k(c, t) of the country over the initiatives of the question, as it is now. */
  | 'COVERAGE'
  /** Slug of the initiative. */
  | 'INITIATIVE'
  /** Name of the initiative in the order's language. */
  | 'INITIATIVE_NAME'
  /** Who may join the initiative, in the order of the enum. */
  | 'OPENNESS';

/** By what to order a list of joinings, and which way. */
export type JoiningOrder = {
  /** By this. */
  field: JoiningOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What a list of proposals may be ordered by. */
export type ProposalOrderField =
  /** When it was made. */
  | 'CREATED_AT'
  /** When it was decided; not yet: last. */
  | 'DECIDED_AT'
  /** In the order of the enum. */
  | 'STATE'
  /** Its author, by code points. */
  | 'AUTHOR';

/** By what to order a list of proposals, and which way. */
export type ProposalOrder = {
  /** By this. */
  field: ProposalOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What a list of error reports may be ordered by. */
export type ErrorReportOrderField =
  /** When it was sent. */
  | 'CREATED_AT'
  /** Identifier of what it is about, by code points. */
  | 'SUBJECT';

/** By what to order a list of error reports, and which way. */
export type ErrorReportOrder = {
  /** By this. */
  field: ErrorReportOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** What a list of the absences of a country may be ordered by. */
export type AbsenceOrderField =
  /** Slug of the initiative. */
  | 'INITIATIVE'
  /** Name of the initiative in the order's language. */
  | 'INITIATIVE_NAME'
  /** In the order of the enum. */
  | 'REASON'
  /** First day on which it no longer took part; it did not withdraw: last. */
  | 'WITHDREW_ON';

/** By what to order a list of the absences of a country, and which way. */
export type AbsenceOrder = {
  /** By this. */
  field: AbsenceOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What a list of what a country has not joined may be ordered by. */
export type CountryJoiningOrderField =
  /** Slug of the initiative. */
  | 'INITIATIVE'
  /** Name of the initiative in the order's language. */
  | 'INITIATIVE_NAME'
  /** In the order of the enum. */
  | 'ACCESS'
  /** Its place among the joinings of the group that was named; none: last. */
  | 'PLACE';

/** By what to order a list of what a country has not joined, and which way. */
export type CountryJoiningOrder = {
  /** By this. */
  field: CountryJoiningOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What counts of participations by initiative may be ordered by. */
export type InitiativeTallyOrderField =
  /** Slug of the initiative. */
  | 'INITIATIVE'
  /** Name of the initiative in the order's language. */
  | 'INITIATIVE_NAME'
  /** How many participations. */
  | 'PARTICIPATIONS'
  /** How many states. */
  | 'STATES'
  /** How many organisations. */
  | 'ORGANISATIONS';

/** By what to order counts of participations by initiative, and which way. */
export type InitiativeTallyOrder = {
  /** By this. */
  field: InitiativeTallyOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What counts of participations by participant may be ordered by. */
export type ParticipantTallyOrderField =
  /** The participant: states first, then by code. */
  | 'PARTICIPANT'
  /** Name of the participant in the order's language. */
  | 'PARTICIPANT_NAME'
  /** How many participations. */
  | 'PARTICIPATIONS'
  /** How many initiatives. */
  | 'INITIATIVES';

/** By what to order counts of participations by participant, and which way. */
export type ParticipantTallyOrder = {
  /** By this. */
  field: ParticipantTallyOrderField;
  /** Which way. */
  direction?: OrderDirection;
  /** Of names alone: the language. */
  locale?: Locale;
};

/** What the list of releases may be ordered by. */
export type ReleaseOrderField =
  /** Its name, by code points. */
  | 'NAME'
  /** When the revision that it stands for was recorded. */
  | 'RECORDED_AT'
  /** When it was cut. */
  | 'CUT_AT';

/** By what to order the list of releases, and which way. */
export type ReleaseOrder = {
  /** By this. */
  field: ReleaseOrderField;
  /** Which way. */
  direction?: OrderDirection;
};

/** A statement of fact: this participant takes part in this initiative in this role, from, until, according to. */
export type Participation = Node & {
  /** Names the thing and, behind `?`, the state it was read in, where that is not the default (see `Node`). A correction makes a new one. */
  id: Scalars['ID']['output'];
  /** The state or organisation that takes part. */
  participant: Participant;
  /** In which it takes part. */
  initiative: Initiative;
  /** In what role, or what position it took. */
  role: ParticipationRole;
  /** First day on which it held, as exactly as `datePrecision` says. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** First day on which it no longer held; null: still in effect. */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** How exactly the source gives the start. */
  datePrecision: DatePrecision;
  /** How exactly the source gives the end; null where there is none, or where that was not recorded. */
  validToPrecision?: Maybe<DatePrecision>;
  /** How sure the fact is. */
  confidence: Confidence;
  /** At least one. */
  citations: Array<Citation>;
  /** What sources say otherwise of the same participant, initiative and time: kept beside the fact and counted by nothing (method, section 17). */
  contradictingClaims: Array<ContradictingClaim>;
  /** What this participant did in this initiative, of whatever role, by day: signature, ratification, withdrawal and so on. Empty where no act is on record. */
  acts: Array<ParticipationAct>;
  /** When this database learned it. */
  recordedAt: Scalars['DateTime']['output'];
  /** When this database took it back or replaced it; null: it still stands. */
  supersededAt?: Maybe<Scalars['DateTime']['output']>;
  /** Every version that was recorded of this fact, oldest first: the same list whichever of them is asked. A correction may have changed its role or its days. Empty for one that a proposal would record. */
  history: Array<ParticipationVersion>;
};

/** What sources say otherwise than a fact that stands. One that does not rule the fact out, and says more exactly what is less sure, is among them. */
export type ContradictingClaim = {
  /** In what role they say that the participant takes part: that of the fact, or one that excludes it. */
  role: ParticipationRole;
  /** First day on which they say that it held, as exactly as `datePrecision` says. */
  validFrom: Scalars['Date']['output'];
  /** First day on which they say that it no longer held; null: they name no end. */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** How exactly they give the start. */
  datePrecision: DatePrecision;
  /** How exactly they give the end; null where there is none, or where that was not recorded. */
  validToPrecision?: Maybe<DatePrecision>;
  /** How sure the claim is. */
  confidence: Confidence;
  /** Where it is said: at least one. */
  citations: Array<Citation>;
  /** When this database first learned of it. */
  recordedAt: Scalars['DateTime']['output'];
};

/** An act of a participant in an initiative, by which it came to a role or left it (method, section 1). */
export type ParticipationAct = {
  /** What was done. */
  kind: ActKind;
  /** The day of the act, as exactly as `actedPrecision` says. */
  actedOn: Scalars['Date']['output'];
  /** How exactly the source gives that day. */
  actedPrecision: DatePrecision;
  /** First day of its effect: entry into force for the participant, or the end by a withdrawal; null where that is not on record. */
  effectiveOn?: Maybe<Scalars['Date']['output']>;
  /** How sure it is. */
  confidence: Confidence;
  /** Where it was read. */
  citation: Citation;
};

/** Where a fact was read. */
export type Citation = {
  /** Where it can be read; null where only a title or a publisher is on record. */
  url?: Maybe<Scalars['URL']['output']>;
  /** Title of the page or document; null where that is not on record. */
  title?: Maybe<Scalars['String']['output']>;
  /** Who published it; null where that is not on record. */
  publisher?: Maybe<Scalars['String']['output']>;
  /** Day on which it was read; null where that was not noted. */
  accessedOn?: Maybe<Scalars['Date']['output']>;
  /** What it says, or how the fact was concluded from it. */
  evidence?: Maybe<Scalars['String']['output']>;
};


/** Where a fact was read. */
export type CitationPublisherArgs = {
  locale?: InputMaybe<Locale>;
};


/** Where a fact was read. */
export type CitationEvidenceArgs = {
  locale?: InputMaybe<Locale>;
};

/** A page of participations. */
export type ParticipationConnection = {
  /** The participations of the page, each with its cursor. */
  edges: Array<ParticipationEdge>;
  /** The participations of the page. */
  nodes: Array<Participation>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Participations that pass the filter, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A participation and its place in the list. */
export type ParticipationEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The participation that stands there. */
  node: Participation;
};

/** Which participations to list. Every condition given must hold. */
export type ParticipationFilter = {
  /** Codes of countries: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  countries?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Codes of states or organisations, beside those of `countries`. A state is named by its ISO 3166-1 alpha-3, alpha-2 or UN M49 code, an organisation by its own; what is both (`AU`) is the organisation's, and is refused beside an alpha-2 or M49 code. */
  participants?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Slug of a group to which the country belongs on the day asked about. */
  group?: InputMaybe<Scalars['ID']['input']>;
  /** Slugs. */
  initiatives?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** In initiatives of one of these kinds. */
  kinds?: InputMaybe<Array<InitiativeKind>>;
  /** In one of these roles. Neither this nor `roleClasses`: in every role. */
  roles?: InputMaybe<Array<ParticipationRole>>;
  /** Roles of these classes, beside those of `roles`. */
  roleClasses?: InputMaybe<Array<RoleClass>>;
  /** Began on this day or later. */
  startedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Began on this day or earlier. */
  startedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Of initiatives on at least one of these topics. */
  topics?: InputMaybe<Array<Topic>>;
  /** Of initiatives that one of these states or organisations leads, by their codes, as in `participants`. */
  leads?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Of initiatives that an organisation of one of these families leads. */
  families?: InputMaybe<Array<LeadFamily>>;
  /** How sure it is: one of these. `minConfidence` of the counting leaves out all that is less sure than one. */
  confidences?: InputMaybe<Array<Confidence>>;
  /** Ended on this day or later; one still in effect does not pass. By the presence CURRENT nothing passes that had ended by the day asked about: ask by CUMULATIVE. */
  endedFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Ended on this day or earlier; one still in effect does not pass. By the presence CURRENT, a day not after the one asked about is refused: nothing would pass. */
  endedTo?: InputMaybe<Scalars['Date']['input']>;
  /** Recorded at this instant or later. */
  recordedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Recorded at this instant or earlier. */
  recordedTo?: InputMaybe<Scalars['DateTime']['input']>;
};

/** How much a release holds. */
export type ReleaseCounts = {
  /** Countries on record that are states on the data's own date: UN members, observers and others. */
  countries: Scalars['Int']['output'];
  /** Organisations on record. */
  organisations: Scalars['Int']['output'];
  /** Groups of states on record, those made of others among them. */
  groups: Scalars['Int']['output'];
  /** Initiatives on record, those without a known participant among them. */
  initiatives: Scalars['Int']['output'];
  /** Participations on record, ended ones among them. */
  participations: Scalars['Int']['output'];
};

/** A page of releases, the newest first. */
export type ReleaseConnection = {
  /** The releases with their cursors. */
  edges: Array<ReleaseEdge>;
  /** The releases. */
  nodes: Array<Release>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Releases on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A release and its place in the list. */
export type ReleaseEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The release. */
  node: Release;
};

/** What became of a fact from one release to another. */
export type ReleaseChangeEffect =
  /** On record in the later one alone. */
  | 'ADDED'
  /** In both, and stated otherwise in the later one. */
  | 'REPLACED'
  /** On record in the earlier one alone. */
  | 'CLOSED';

/** What changed from one release to a later one, as the command `rollcall release diff` tells it. */
export type ReleaseDiff = {
  /** The earlier release. */
  from: Release;
  /** The later release. */
  to: Release;
  /** Facts that changed. */
  changeCount: Scalars['Int']['output'];
  /** How many changed in which way, by table, effect and sense; without those that none did. */
  counts: Array<ReleaseChangeCount>;
  /** What changed: table by table, in each by the key of the fact. */
  changes: ReleaseChangeConnection;
};


/** What changed from one release to a later one, as the command `rollcall release diff` tells it. */
export type ReleaseDiffChangesArgs = {
  table?: InputMaybe<Scalars['String']['input']>;
  effect?: InputMaybe<ReleaseChangeEffect>;
  sense?: InputMaybe<ChangeSense>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** How many facts of a table changed in one way. */
export type ReleaseChangeCount = {
  /** The table in which they are recorded, for example `participation`. */
  table: Scalars['String']['output'];
  /** What became of them. */
  effect: ReleaseChangeEffect;
  /** What the changes say about the world and about us. */
  sense: ChangeSense;
  /** How many. */
  count: Scalars['Int']['output'];
};

/** A fact that changed from one release to a later one. */
export type ReleaseChange = {
  /** The table in which it is recorded. */
  table: Scalars['String']['output'];
  /** What became of it. */
  effect: ReleaseChangeEffect;
  /** What the change says about the world and about us. */
  sense: ChangeSense;
  /** One line in English, as the command prints it. */
  text: Scalars['String']['output'];
  /** The initiative that it is about, as the later release has it, else as the earlier one; null where it is about none. */
  initiative?: Maybe<Initiative>;
  /** The state or organisation that it is about, in the same way; null where it is about none. */
  participant?: Maybe<Participant>;
  /** The group that it is about, in the same way; null where it is about none. */
  group?: Maybe<Group>;
  /** The columns that differ; of a fact that is in one release alone, those with a value. */
  fields: Array<ChangedColumn>;
};

/** A column of a fact, before and after. */
export type ChangedColumn = {
  /** Name of the column. */
  name: Scalars['String']['output'];
  /** Its value in the earlier release, codes in place of keys; null where it has none. */
  before?: Maybe<Scalars['String']['output']>;
  /** Its value in the later release; null where it has none. */
  after?: Maybe<Scalars['String']['output']>;
};

/** A page of facts that changed. */
export type ReleaseChangeConnection = {
  /** The changes with their cursors. */
  edges: Array<ReleaseChangeEdge>;
  /** The changes. */
  nodes: Array<ReleaseChange>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Changes that pass, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A change and its place in the list. */
export type ReleaseChangeEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: ReleaseChange;
};

/** How the groups of a scheme are represented at a day (method, section 5). */
export type Representation = {
  /** The day at which it was counted. */
  asOf: Scalars['Date']['output'];
  /** The initiatives counted: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** Those among them from whose list absence can not be concluded on the day: participation is then at least, absence at most as given. */
  incompleteInitiatives: Array<Initiative>;
  /** Those with a complete list that is still relied on, but was last checked before `asOf`: what was known on their `listCheckedOn` answers. */
  listsCheckedBefore: Array<Initiative>;
  /** Whose groups they are. */
  scheme: Scheme;
  /** The day at which membership of the groups was read: `asOf`, unless the question fixed another. */
  compositionAt: Scalars['Date']['output'];
  /** #U(t): states counted. */
  universeSize: Scalars['Int']['output'];
  /** In the scheme's order, then `not-classified` where a state of the universe is in none. */
  groups: Array<GroupRepresentation>;
  /** Half the sum over the groups of the absolute differences of seat share and membership share, 0..1 (Loosemore and Hanby 1971). Null where a share is. */
  loosemoreHanby?: Maybe<Scalars['Float']['output']>;
  /** Square root of half the sum of the squared differences in percentage points, 0..100 (Gallagher 1991). Null where a share is. */
  gallagher?: Maybe<Scalars['Float']['output']>;
  /** `loosemoreHanby` against the shares of the population. */
  populationLoosemoreHanby?: Maybe<Scalars['Float']['output']>;
  /** `gallagher` against the shares of the population. */
  populationGallagher?: Maybe<Scalars['Float']['output']>;
  /** Gini coefficient of k over the states counted, 0..1; null where no state takes part in any. */
  gini?: Maybe<Scalars['Float']['output']>;
  /** Share of the population of the states counted that lives in states with k = 0; null without population figures. */
  excludedPopulationShare?: Maybe<Scalars['Float']['output']>;
  /** States counted without a population figure: they are left out of the sums of inhabitants. */
  withoutPopulation: Array<Country>;
  /** States counted whose population figure is of another year than that of `asOf`, with the year used. */
  populationOfOtherYear: Array<PopulationYear>;
  /** The Global South under every scheme that defines one: what the choice of a definition leaves open. */
  globalSouth: GlobalSouthRange;
  /** The Global South over definitions and bloc rules together: what both choices leave open. */
  sensitivity: GlobalSouthSensitivity;
  /** How much the figures depend on facts that are less sure or less exactly dated (method, section 9). */
  evidence: Evidence;
  /** The same without what was supposed; null where nothing was. */
  baseline?: Maybe<Representation>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};

/** The figures of one group (method, section 5). Shares are fractions; null where the denominator is 0. */
export type GroupRepresentation = {
  /** Of which the figures are. */
  group: Group;
  /** m_g: members within the universe. */
  members: Scalars['Int']['output'];
  /** p_g: members that take part in at least one of the initiatives. */
  participants: Scalars['Int']['output'];
  /** p_g / m_g. */
  participationRate?: Maybe<Scalars['Float']['output']>;
  /** s_g: sum of k over the members. */
  seats: Scalars['Int']['output'];
  /** Seats over all seats. */
  seatShare?: Maybe<Scalars['Float']['output']>;
  /** Members over the universe. */
  membershipShare?: Maybe<Scalars['Float']['output']>;
  /** Seat share over membership share; 1 is parity. */
  representationRatio?: Maybe<Scalars['Float']['output']>;
  /** Inhabitants of the members over those of the universe. */
  populationShare?: Maybe<Scalars['Float']['output']>;
  /** Seat share over population share; 1 is parity. */
  populationRatio?: Maybe<Scalars['Float']['output']>;
  /** Seats over members. */
  meanCoverage?: Maybe<Scalars['Float']['output']>;
  /** Seats held in a leading role that the question counts, by the state itself: host, chair, co-chair, and by method 2.0 proposer, convenor, facilitator, secretariat. */
  leadingSeats: Scalars['Int']['output'];
  /** Leading seats over all leading seats. */
  leadingSeatShare?: Maybe<Scalars['Float']['output']>;
  /** Members with k = 0, by code. */
  absentMembers: Array<Country>;
  /** Of every class, whatever the question counts: seats are (state, initiative) pairs with a role of the class, in the order of the enum. */
  seatsByClass: Array<ClassSeats>;
};

/** The seats of a group that are of one class. A pair of a state and an initiative with roles of several classes counts in each; through an organisation only COMMITMENT and MEMBERSHIP are held. */
export type ClassSeats = {
  /** The class that is counted. */
  class: RoleClass;
  /** Pairs of a member and an initiative with at least one role of the class. */
  seats: Scalars['Int']['output'];
  /** Over the seats of the class of all states counted; null where there are none. */
  share?: Maybe<Scalars['Float']['output']>;
};

/** A population figure of another year than the one asked about. */
export type PopulationYear = {
  /** The state whose figure it is. */
  country: Country;
  /** The year of the figure: the latest on record before the one asked about, else the earliest. */
  year: Scalars['Int']['output'];
};

/** The figures of the Global South under each scheme that names a group for it, with the least and the greatest (method, section 5). */
export type GlobalSouthRange = {
  /** By the scheme's slug. */
  underSchemes: Array<GlobalSouthUnderScheme>;
  /** Range of m_g, the members within the universe. */
  members: FigureRange;
  /** Range of p_g, the members that take part in at least one of the initiatives. */
  participants: FigureRange;
  /** Range of p_g / m_g. */
  participationRate: FigureRange;
  /** Range of s_g, the sum of k over the members. */
  seats: FigureRange;
  /** Range of the share of all seats. */
  seatShare: FigureRange;
  /** Range of the share of the universe. */
  membershipShare: FigureRange;
  /** Range of seat share over membership share; 1 is parity. */
  representationRatio: FigureRange;
  /** Range of the share of the inhabitants of the universe. */
  populationShare: FigureRange;
  /** Range of seat share over population share; 1 is parity. */
  populationRatio: FigureRange;
  /** Range of seats over members. */
  meanCoverage: FigureRange;
  /** Range of the share of all leading seats. */
  leadingSeatShare: FigureRange;
};

/** The Global South as one scheme has it. */
export type GlobalSouthUnderScheme = {
  /** Whose Global South it is. */
  scheme: Scheme;
  /** Those of the group that the scheme takes for it. */
  figures: GroupRepresentation;
};

/** Least and greatest of a figure over the schemes; null where it is null under all. */
export type FigureRange = {
  /** The smallest of the schemes; null where the figure is null under all. */
  least?: Maybe<Scalars['Float']['output']>;
  /** The scheme that gives it; the first by slug of several. */
  leastUnder?: Maybe<Scheme>;
  /** The largest of the schemes; null where the figure is null under all. */
  greatest?: Maybe<Scalars['Float']['output']>;
  /** The scheme that gives it; the first by slug of several. */
  greatestUnder?: Maybe<Scheme>;
};

/** Headline figures of the Global South over definitions and bloc rules together (method, section 5). */
export type GlobalSouthSensitivity = {
  /** Range of seat share over membership share; 1 is parity. */
  representationRatio: SensitivityRange;
  /** Range of the share of all seats. */
  seatShare: SensitivityRange;
  /** Range of p_g / m_g. */
  participationRate: SensitivityRange;
};

/** Least and greatest over the schemes that define a Global South and over the bloc rules; null where the figure is null under all. */
export type SensitivityRange = {
  /** The smallest over schemes and rules; null where the figure is null under all. */
  least?: Maybe<Scalars['Float']['output']>;
  /** What gives it: schemes by slug, rules in the order of the enum, of equals the first. */
  leastUnder?: Maybe<SensitivityPoint>;
  /** The largest over schemes and rules; null where the figure is null under all. */
  greatest?: Maybe<Scalars['Float']['output']>;
  /** What gives it: schemes by slug, rules in the order of the enum, of equals the first. */
  greatestUnder?: Maybe<SensitivityPoint>;
};

/** A definition of the Global South and a bloc rule. */
export type SensitivityPoint = {
  /** The scheme that defines the Global South. */
  scheme: Scheme;
  /** The bloc rule. */
  blocs: BlocRule;
};

/** How much a figure depends on facts that are less sure or less exactly dated (method, section 9). */
export type Evidence = {
  /** The same from verified and corroborated facts alone. */
  corroborated: Representation;
  /** Seats that rest on unverified facts alone: those of all states counted, less those of `corroborated`. */
  unverifiedSeats: Scalars['Int']['output'];
  /** What inexact starts leave open, in the order of the groups. */
  startDates: Array<StartDateRange>;
  /** Initiatives with a start known only as "no later than", and without an opening day to say how early it may be: the greatest values hold no bound for them. */
  withoutOpening: Array<Initiative>;
};

/**
 * What inexact starts leave open for a group. A start known by the month or the year may be any day of it, one known as
 * "no later than" any day since the initiative's opening. Least: every start at its latest; greatest: at its earliest. A
 * share is least where the group has its least seats and all others their greatest, and the other way round.
 */
export type StartDateRange = {
  /** Of which the ranges are. */
  group: Group;
  /** Between these lies p_g, the members that take part in at least one of the initiatives. */
  participants: Bounds;
  /** Between these lies p_g / m_g. */
  participationRate: Bounds;
  /** Between these lies s_g, the sum of k over the members. */
  seats: Bounds;
  /** Between these lies the share of all seats. */
  seatShare: Bounds;
  /** Between these lies seat share over membership share; 1 is parity. */
  representationRatio: Bounds;
};

/** Between these a figure may lie; null where its denominator is 0. */
export type Bounds = {
  /** With every start that is not exact where it makes the figure smallest; null where its denominator is 0. */
  least?: Maybe<Scalars['Float']['output']>;
  /** With every start that is not exact where it makes the figure largest; null where its denominator is 0. */
  greatest?: Maybe<Scalars['Float']['output']>;
};

/** One year of a series (method, section 6). */
export type RepresentationPoint = {
  /** A year of the calendar. */
  year: Scalars['Int']['output'];
  /** True where the year was still running: the point stands at the data's own date instead of 31 December. */
  partial: Scalars['Boolean']['output'];
  /** Presences (CURRENT) of the states counted that began in the year, whatever the sense of presence asked for. */
  joined: Scalars['Int']['output'];
  /** Presences (CURRENT) of the states counted that ended in the year: whose first day without lies in it. */
  left: Scalars['Int']['output'];
  /** Between how many of the presences that began surely, and possibly, began in the year, as exactly as their starts are known. */
  joinedBounds: CountBounds;
  /** `joined` and `left` by group, in the order of the representation's groups. */
  changes: Array<GroupChanges>;
  /** How the groups are represented at the point: 31 December, or the data's own date. */
  representation: Representation;
};

/** Between these a count lies. */
export type CountBounds = {
  /** What is sure. */
  least: Scalars['Int']['output'];
  /** What is possible. */
  greatest: Scalars['Int']['output'];
};

/** Presences of a group's members that began and ended in a year. */
export type GroupChanges = {
  /** To which the states belong. */
  group: Group;
  /** Presences (CURRENT) of its members that began in the year. */
  joined: Scalars['Int']['output'];
  /** Presences (CURRENT) of its members whose first day without lies in the year. */
  left: Scalars['Int']['output'];
};

/**
 * States that the asker chooses as a group of their own, for a question alone: the answer has two groups, `own-group` and
 * `all-others`, and a scheme `own-group` of the two; none of them is on record, so no other question finds them. The states are
 * in the group at every time at which they are counted.
 */
export type OwnGroupInput = {
  /** Codes of states, at least one and each once: ISO 3166-1 alpha-3, alpha-2 or UN M49. One that is not counted on the day is refused. */
  countries: Array<Scalars['ID']['input']>;
  /** What to call the group, in one line of at most 80 characters, in whatever language; none: a name in the language asked for. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** What can be found. */
export type SearchType =
  /** Countries: by name, other name, alpha-3, alpha-2 and M49. */
  | 'COUNTRY'
  /** Organisations: by name, code and slug. */
  | 'ORGANISATION'
  /** Groups of states: by name and slug. */
  | 'GROUP'
  /** Initiatives: by name, alias, symbol and slug; last, by words of the summary and the names of those who lead it. */
  | 'INITIATIVE'
  /** Sets of initiatives: by name and slug. */
  | 'INITIATIVE_SET'
  /** Schemes: by name and slug. */
  | 'SCHEME'
  /** Indicators: by name and slug. */
  | 'INDICATOR';

/** How a thing was found, the nearest first. Case, accents, hamza and the marks between words make no difference. */
export type SearchRank =
  /** The search is its code or slug. */
  | 'CODE'
  /** The search is one of its names, aliases or symbols. */
  | 'NAME'
  /** The search is a Chinese short form of one of its names: 非盟 of 非洲联盟. Looked for only among types of which nothing has it as code or name; of shorter names first. */
  | 'ABBREVIATION'
  /** Every word of the search is a word of one of its names. Chinese has no spaces: there, the search stands in the name. */
  | 'WORDS'
  /** Every word of the search is a word of one of its names, or begins one. */
  | 'PREFIX'
  /** Every word of the search stands in one of its names, within a word. */
  | 'PART'
  /** Of an initiative: every word stands somewhere in its names, its summary or the names of those who lead it. */
  | 'TEXT'
  /** Nothing was found by the ranks above, and one of its names is spelled nearly so: nothing here says that it was meant. */
  | 'SPELLING';

/** What was found. */
export type SearchResult = Country | Organisation | Group | Initiative | InitiativeSet | Scheme | Indicator;

/** Something that was found, and by what. */
export type SearchHit = {
  /** What was found. */
  node: SearchResult;
  /** How. */
  rank: SearchRank;
  /** The code, name, alias or other text by which it was found, as it is on record. */
  matched: Scalars['String']['output'];
};

/** A page of what was found, the nearest first. */
export type SearchConnection = {
  /** The hits with their cursors. */
  edges: Array<SearchEdge>;
  /** The hits. */
  nodes: Array<SearchHit>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Hits on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A hit and its place in the list. */
export type SearchEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The hit. */
  node: SearchHit;
};

/** Of what a pasted list of names is one. */
export type NameKind =
  /** Countries: by name, other name, alpha-3, alpha-2 and M49. */
  | 'COUNTRY'
  /** Organisations: by name, code and slug. */
  | 'ORGANISATION'
  /** Groups of states: by name and slug. */
  | 'GROUP'
  /** Initiatives: by name, alias, symbol and slug. */
  | 'INITIATIVE';

/** Whether it is known for what a name stands. */
export type NameOutcome =
  /** One thing has it as its code, name or Chinese short form: the one hit. */
  | 'FOUND'
  /** Several have it: the hits, among which the asker has to choose. */
  | 'AMBIGUOUS'
  /** Nothing has it; the hits are near, and nothing says that one of them was meant. None where nothing is near. */
  | 'UNKNOWN';

/** A name or code of a pasted list, and for what it stands. */
export type ResolvedName = {
  /** As it stood in the list. */
  text: Scalars['String']['output'];
  /** Whether it is known for what it stands. */
  outcome: NameOutcome;
  /** What it is (FOUND), what it may be (AMBIGUOUS) or at most five that are near (UNKNOWN). */
  hits: Array<SearchHit>;
};

/** Whether a presence began or ended. */
export type PresenceChangeKind =
  /** It began: first day with. */
  | 'JOINED'
  /** It ended: first day without. */
  | 'LEFT';

/** A presence (CURRENT) of a state that began or ended (method, section 10). A change of role, or a spell that goes on where another ended, is neither. */
export type PresenceChange = {
  /** Whether it began or ended. */
  change: PresenceChangeKind;
  /** First day with the presence, or first day without. */
  on: Scalars['Date']['output'];
  /** How exactly the day is known: of the fact that gives the first day, the most exact of several; of an end as recorded, else DAY; DAY where membership of an organisation gives the day. */
  precision: DatePrecision;
  /** The state whose presence it is. */
  country: Country;
  /** In which the state was present. */
  initiative: Initiative;
  /** True of a presence that ended because the initiative did: nobody withdrew. */
  initiativeEnded: Scalars['Boolean']['output'];
};

/** A page of presences that began or ended. */
export type PresenceChangeConnection = {
  /** The changes of the page, each with its cursor. */
  edges: Array<PresenceChangeEdge>;
  /** The changes of the page. */
  nodes: Array<PresenceChange>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Presences that began or ended, on all pages. */
  totalCount: Scalars['Int']['output'];
  /** How many of all began. */
  joinedCount: Scalars['Int']['output'];
  /** How many of all ended. */
  leftCount: Scalars['Int']['output'];
};

/** A change of presence and its place in the list. */
export type PresenceChangeEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The change that stands there. */
  node: PresenceChange;
};

/** How long states wait before they join, by group of a scheme (method, section 11). */
export type TimesToJoin = {
  /** The day at which observation ends. */
  asOf: Scalars['Date']['output'];
  /** The initiatives observed: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** Those among them whose list on record is not complete: states that joined unrecorded count as outside, so that waiting is at most as given. */
  incompleteInitiatives: Array<Initiative>;
  /** By whose groups. */
  scheme: Scheme;
  /** Over all states together. */
  overall: TimeToJoin;
  /** In the scheme's order, then `not-classified` where a state of the universe is in none. */
  groups: Array<TimeToJoin>;
  /** Initiatives left out because no opening day by `asOf` is on record. */
  withoutOpening: Array<Initiative>;
  /** Initiatives left out because their membership is fixed: nobody waits to join them. */
  closed: Array<Initiative>;
  /** Initiatives left out because a body issued or adopted them as such: no state joins them by an act of its own. */
  notByStates: Array<Initiative>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};

/**
 * Kaplan-Meier estimate (1958) of the time from an initiative's opening, or a state's later admission to the United
 * Nations, until the state's first presence in it. One observation is a pair of a state and an initiative that it may join
 * or has joined; pairs still outside are right-censored at the day asked about, or at the initiative's end.
 */
export type TimeToJoin = {
  /** Null for all states together. */
  group?: Maybe<Group>;
  /** Pairs observed. */
  pairs: Scalars['Int']['output'];
  /** Pairs that joined. */
  joined: Scalars['Int']['output'];
  /** Pairs still outside when observation ended. */
  censored: Scalars['Int']['output'];
  /** Days after which at most half were still outside; null where that was not reached. */
  median?: Maybe<Scalars['Int']['output']>;
  /** The median with every inexact start at its earliest possible day. Not a bound: a pair that joins earlier is counted among more pairs at risk. */
  medianIfEarliest?: Maybe<Scalars['Int']['output']>;
  /** The median with every inexact start at its latest possible day. */
  medianIfLatest?: Maybe<Scalars['Int']['output']>;
  /** One point for each number of days after which somebody joined, ascending. */
  curve: Array<SurvivalPoint>;
};

/** A step of a survival curve. */
export type SurvivalPoint = {
  /** Days since the opening. */
  days: Scalars['Int']['output'];
  /** Pairs still outside and observed just before. */
  atRisk: Scalars['Int']['output'];
  /** Pairs that joined on it. */
  joined: Scalars['Int']['output'];
  /** Estimated share still outside afterwards, 0..1. */
  outside: Scalars['Float']['output'];
  /** Greenwood's standard error of `outside` (1926); null once nobody is outside. */
  standardError?: Maybe<Scalars['Float']['output']>;
};

/** Who sits with whom: states by the initiatives that they share (method, section 12). */
export type CoParticipation = {
  /** The day at which it was counted. */
  asOf: Scalars['Date']['output'];
  /** The initiatives counted: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** Those among them whose list on record is not complete: what is shared is at least as given. */
  incompleteInitiatives: Array<Initiative>;
  /** #U(t): states counted. */
  universeSize: Scalars['Int']['output'];
  /** Mean number of initiatives that two states counted share; null with fewer than two. */
  meanShared?: Maybe<Scalars['Float']['output']>;
  /** Pairs of states that share at least one initiative, most similar first; then by shared initiatives, then by codes. */
  pairs: CoParticipantsConnection;
  /** Every state counted, most central first: by eigenvector, then by shared seats, then by code. */
  central: CentralityConnection;
  /** How many initiatives two states share, by their groups: in the scheme's order, then `not-classified` where a state of the universe is in none. */
  betweenGroups: Array<GroupTogether>;
  /** How many states take part in each two of the initiatives: a list for each initiative, in the order of `initiatives`, with a number for each, in the same order; where both are the same, how many take part in it. At least as given where one of the two is among `incompleteInitiatives`. */
  sharedStates: Array<Array<Scalars['Int']['output']>>;
  /** Which states take part in both of two initiatives, and which in one of them alone. */
  overlap: Overlap;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};


/** Who sits with whom: states by the initiatives that they share (method, section 12). */
export type CoParticipationPairsArgs = {
  country?: InputMaybe<Scalars['ID']['input']>;
  orderBy?: InputMaybe<Array<CoParticipantsOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Who sits with whom: states by the initiatives that they share (method, section 12). */
export type CoParticipationCentralArgs = {
  orderBy?: InputMaybe<Array<CentralityOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Who sits with whom: states by the initiatives that they share (method, section 12). */
export type CoParticipationBetweenGroupsArgs = {
  scheme: Scalars['ID']['input'];
};


/** Who sits with whom: states by the initiatives that they share (method, section 12). */
export type CoParticipationOverlapArgs = {
  initiative: Scalars['ID']['input'];
  other: Scalars['ID']['input'];
};

/** A group beside every group of its scheme: how many initiatives two states share. */
export type GroupTogether = {
  /** The group. */
  group: Group;
  /** m_g: members within the universe. */
  members: Scalars['Int']['output'];
  /** One for each group, in the order of the list: the mean number of initiatives that a member of this group and another state, of that group, share; null where there is no such pair. */
  meanShared: Array<Maybe<Scalars['Float']['output']>>;
};

/** Two initiatives and the states counted, each once, by which of the two they take part in. Where a list on record is not complete, `both` is at least, and absence from that initiative at most, what is given. */
export type Overlap = {
  /** The one initiative. */
  first: Initiative;
  /** The other. */
  second: Initiative;
  /** States that take part in the first alone, by code. */
  onlyFirst: Array<Country>;
  /** States that take part in both, by code. */
  both: Array<Country>;
  /** States that take part in the second alone, by code. */
  onlySecond: Array<Country>;
  /** States that take part in neither. */
  neitherCount: Scalars['Int']['output'];
};

/** Two states and what they sit in together. */
export type CoParticipants = {
  /** The state that was named; none named: the first of the two by code. */
  first: Country;
  /** The other state. */
  second: Country;
  /** Initiatives in which both take part. */
  shared: Scalars['Int']['output'];
  /** Initiatives in which at least one of them does. */
  either: Scalars['Int']['output'];
  /** Jaccard similarity: shared / either, 0..1 (Jaccard 1912). */
  similarity: Scalars['Float']['output'];
};

/** A page of pairs of states, the most similar first. */
export type CoParticipantsConnection = {
  /** The pairs of the page, each with its cursor. */
  edges: Array<CoParticipantsEdge>;
  /** The pairs of the page. */
  nodes: Array<CoParticipants>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Pairs of states that share an initiative, on all pages; of one state, where one was named. */
  totalCount: Scalars['Int']['output'];
};

/** A pair of states and its place in the list. */
export type CoParticipantsEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The pair that stands there. */
  node: CoParticipants;
};

/** How central a state is in the network of states linked by shared initiatives. */
export type Centrality = {
  /** The state of which the figures are. */
  country: Country;
  /** k(c, t). */
  coverage: Scalars['Int']['output'];
  /** Degree: other states with which it shares at least one initiative. */
  partners: Scalars['Int']['output'];
  /** Weighted degree (strength): the sum over all other states of the initiatives shared with each. */
  sharedSeats: Scalars['Int']['output'];
  /** Eigenvector centrality over the initiatives shared, the greatest being 1 (Bonacich 1972); null where nobody shares any. */
  eigenvector?: Maybe<Scalars['Float']['output']>;
};

/** A page of states, the most central first. */
export type CentralityConnection = {
  /** The states of the page, each with its cursor. */
  edges: Array<CentralityEdge>;
  /** The states of the page. */
  nodes: Array<Centrality>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** States counted, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A state and its place in the list. */
export type CentralityEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The state that stands there. */
  node: Centrality;
};

/** How far a group is from parity of seats, and the fewest joinings that would bring it there (method, section 13). */
export type Parity = {
  /** The day at which it was counted. */
  asOf: Scalars['Date']['output'];
  /** The initiatives counted: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** Those among them whose list on record is not complete: absence from them cannot be concluded, and they offer no joining here. */
  incompleteInitiatives: Array<Initiative>;
  /** Of which the figures are. */
  group: Group;
  /** m_g */
  members: Scalars['Int']['output'];
  /** s_g */
  seats: Scalars['Int']['output'];
  /** Seats of all states counted. */
  allSeats: Scalars['Int']['output'];
  /** Seat share over membership share now; 1 is parity; null without members or seats. */
  representationRatio?: Maybe<Scalars['Float']['output']>;
  /** Least number of additional presences of members with which the ratio would be 1 or more; 0 where it is already; null for a group without members. */
  needed?: Maybe<Scalars['Int']['output']>;
  /** Whether so many are open to the members: those in `joinings`. */
  withinReach: Scalars['Boolean']['output'];
  /** The ratio after `needed` joinings; null where they are not within reach. */
  representationRatioAfter?: Maybe<Scalars['Float']['output']>;
  /** Joinings open to members that need nobody's leave: an open initiative, or a regional one within its group. */
  freeCount: Scalars['Int']['output'];
  /** Joinings for which a member would have to be invited. */
  byInvitationCount: Scalars['Int']['output'];
  /** Absences of members that can not be concluded, from the list on record. */
  unknownCount: Scalars['Int']['output'];
  /** Absences that cannot end: membership is fixed, the state is outside the region, or the initiative is over, its list closed or it is not yet open. */
  barredCount: Scalars['Int']['output'];
  /** Initiatives left out of these numbers because a body issued or adopted them as such: no state joins them by an act of its own. */
  notByStates: Array<Initiative>;
  /** Every joining open to a member, in the order in which to choose: the first `needed` bring parity. All count alike for seats; those of the members with the lowest coverage come first, and free ones before invitations. */
  joinings: JoiningConnection;
  /** The same by initiative: those that offer a joining, the most needed first, then the most, then by slug. */
  byInitiative: Array<InitiativeJoinings>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};


/** How far a group is from parity of seats, and the fewest joinings that would bring it there (method, section 13). */
export type ParityJoiningsArgs = {
  orderBy?: InputMaybe<Array<JoiningOrder>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** An initiative and the joinings that it offers to members of a group. */
export type InitiativeJoinings = {
  /** What they would join; its `openness` says whether they must be invited, or entitled by the text. */
  initiative: Initiative;
  /** Joinings open to members: those in `joinings` that are of it. */
  joiningCount: Scalars['Int']['output'];
  /** How many of them are among the first `needed`; 0 where that is null or 0. */
  neededCount: Scalars['Int']['output'];
};

/** A presence that a member of the group does not have and could get. */
export type Joining = {
  /** The member that would join. */
  country: Country;
  /** What it would join. */
  initiative: Initiative;
};

/** A page of joinings, in the order in which to choose. */
export type JoiningConnection = {
  /** The joinings of the page, each with its cursor. */
  edges: Array<JoiningEdge>;
  /** The joinings of the page. */
  nodes: Array<Joining>;
  /** Where the page begins and ends. */
  pageInfo: PageInfo;
  /** Joinings open to members of the group, on all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A joining and its place in the list. */
export type JoiningEdge = {
  /** Opaque; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The joining that stands there. */
  node: Joining;
};

/** Does participation follow capacity? Rank correlation of coverage and an indicator (method, section 14). */
export type RankCorrelation = {
  /** The day at which coverage was counted. */
  asOf: Scalars['Date']['output'];
  /** The initiatives counted: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** Those among them from whose list absence can not be concluded on the day: coverage is at least as given. */
  incompleteInitiatives: Array<Initiative>;
  /** What coverage is held against. */
  indicator: Indicator;
  /** The year asked about: that of `asOf` where none was named. */
  year: Scalars['Int']['output'];
  /** Oldest year of the values used; null where there are none. */
  earliestYear?: Maybe<Scalars['Int']['output']>;
  /** Newest year of the values used; null where there are none. */
  latestYear?: Maybe<Scalars['Int']['output']>;
  /** States with a value: those correlated. */
  n: Scalars['Int']['output'];
  /** Spearman's rho with mid-ranks, -1..1 (1904); null with fewer than two states or where one side is the same for all. */
  spearman?: Maybe<Scalars['Float']['output']>;
  /** Kendall's tau-b, -1..1 (1945); null as `spearman`. */
  kendall?: Maybe<Scalars['Float']['output']>;
  /** By code. */
  points: Array<CapacityPoint>;
  /** States asked about that have no value, by code: left out, never taken for 0. */
  leftOut: Array<Country>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};

/** A state with what it takes part in and what an indicator says of it. */
export type CapacityPoint = {
  /** The state that the point stands for. */
  country: Country;
  /** k(c, t). */
  coverage: Scalars['Int']['output'];
  /** In the indicator's unit. */
  value: Scalars['Float']['output'];
  /** Year of the value. */
  year: Scalars['Int']['output'];
};

/** Where states stand by the number of initiatives in which they take part, and where they stood (method, section 4). */
export type RankChanges = {
  /** The day at which it was counted. */
  asOf: Scalars['Date']['output'];
  /** The earlier day that it is held against. */
  since: Scalars['Date']['output'];
  /** The initiatives counted, the same on both days: of a set, in the set's order; otherwise by slug. */
  initiatives: Array<Initiative>;
  /** Those among them from whose list absence can not be concluded on the day: coverage is at least as given. */
  incompleteInitiatives: Array<Initiative>;
  /** Those with a complete list that is still relied on, but was last checked before the day: what was known on their `listCheckedOn` answers. */
  listsCheckedBefore: Array<Initiative>;
  /** #U(t): states counted on the day, among which they are ranked. */
  universeSize: Scalars['Int']['output'];
  /** #U(t) on the earlier day. */
  universeSizeSince: Scalars['Int']['output'];
  /** The states, the highest first, of equals by code; of the group, where one was named. */
  states: Array<RankChange>;
  /** Which data, counting and method: what to print beside the figure. */
  provenance: Provenance;
};

/** A state, where it stands and where it stood. */
export type RankChange = {
  /** The state. */
  country: Country;
  /** Where it stands on the day. */
  now: RankedState;
  /** Where it stood on the earlier day; null where it was not counted then. */
  before?: Maybe<RankedState>;
};

/** In what role a participant takes part, or what position it took (method, section 2). */
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
  /** Partner. An organisation that is one stands for itself, not for its members. */
  | 'PARTNER'
  /** Hosts or hosted it. */
  | 'HOST'
  /** Chairs it. */
  | 'CHAIR'
  /** One of several chairs. */
  | 'CO_CHAIR'
  /** Adopted it: a national measure of its own, or a text as one of a body that adopts it. */
  | 'ADOPTER'
  /** Brought in the text, or put the initiative forward. */
  | 'PROPOSER'
  /** Convenes or coordinates it. */
  | 'CONVENOR'
  /** Facilitated the negotiation of the text. */
  | 'FACILITATOR'
  /** Holds the secretariat. */
  | 'SECRETARIAT'
  /** Provides training, assistance or means through it. */
  | 'PROVIDER'
  /** Funds it. */
  | 'FUNDER'
  /** Attended the event, without more on record. Not counted by default. */
  | 'ATTENDEE'
  /** Receives training, assistance or means through it. Not counted by default. */
  | 'RECIPIENT'
  /** Voted for it in a recorded vote. Not counted by default. */
  | 'VOTED_FOR'
  /** Voted against it in a recorded vote. Not counted by default. */
  | 'VOTED_AGAINST'
  /** Abstained in a recorded vote. Not counted by default. */
  | 'ABSTAINED'
  /** Is a member of the body that voted, and cast no vote. Not counted by default. */
  | 'DID_NOT_VOTE'
  /** Dissociated itself from a text that was adopted without a vote. Not counted by default. */
  | 'DISSOCIATED'
  /** Said, or is reported to have said, that it does not join. Not counted by default. */
  | 'DECLINED'
  /** One of its nationals serves in person. Not counted by default. */
  | 'EXPERT'
  /** Associate member of a body. An organisation that is one stands for itself, not for its members. */
  | 'ASSOCIATE_MEMBER';

/** By which act a participant comes to a role, or leaves it (method, section 1). */
export type ActKind =
  /** Signed the instrument. */
  | 'SIGNATURE'
  /** Ratified it. */
  | 'RATIFICATION'
  /** Accepted it. */
  | 'ACCEPTANCE'
  /** Approved it. */
  | 'APPROVAL'
  /** Acceded to it. */
  | 'ACCESSION'
  /** Succeeded to it after another state. */
  | 'SUCCESSION'
  /** Applies it provisionally. No role follows. */
  | 'PROVISIONAL_APPLICATION'
  /** Made a reservation. No role follows. */
  | 'RESERVATION'
  /** Withdrew from it, or denounced it. */
  | 'WITHDRAWAL';

/** What a role says about a participant. Each role is of one class. */
export type RoleClass =
  /** Committed itself: signatory, party, adherent, endorser, co-sponsor, adopter. */
  | 'COMMITMENT'
  /** Belongs to it: member, P-member, participant, partner, drafter. */
  | 'MEMBERSHIP'
  /** Leads it: host, chair, co-chair, proposer, convenor, facilitator, secretariat. */
  | 'LEADERSHIP'
  /** Gives to it: provider, funder. */
  | 'ASSISTANCE'
  /** Watches it: observer, O-member, and attendee, which does not count by default. */
  | 'OBSERVATION'
  /** Receives from it: recipient. Not counted by default. */
  | 'BENEFIT'
  /** Took a position on it: voted for or against, abstained, did not vote, dissociated, declined. Not counted by default. */
  | 'POSITION'
  /** A national serves in person: expert. Not counted by default. */
  | 'PERSONAL';

/** How sure a fact is. */
export type Confidence =
  /** Read in the official source. */
  | 'VERIFIED'
  /** Read in a reputable secondary source. */
  | 'CORROBORATED'
  /** Neither: it rests on general knowledge or one weak source. */
  | 'UNVERIFIED';

/** How exactly the source gives a day. */
export type DatePrecision =
  /** The day is known. */
  | 'DAY'
  /** Only the month is known; the first day stands for it. */
  | 'MONTH'
  /** Only the year is known; 1 January stands for it. */
  | 'YEAR'
  /** The source only shows that it had begun by that day, for example a list of members read on it. */
  | 'NO_LATER_THAN';

/** In which sense a country takes part at a date (method, section 3). */
export type Presence =
  /** A participation is in effect at the date: valid_from <= t < valid_to. */
  | 'CURRENT'
  /** A participation began by the date, ended or not: valid_from <= t. */
  | 'CUMULATIVE';

/** Whether a state takes part because an organisation to which it belongs does (method, section 3). */
export type BlocRule =
  /** It does not: a state takes part by its own name alone. The default of method 1.0. */
  | 'EXCLUDE'
  /** It does where the organisation adopted the text as such (`Initiative.adoption` BY_ORGANISATION). The default of method 2.0. */
  | 'AS_ADOPTED'
  /** It does, in every initiative. */
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
  /** Those join who are invited, or entitled by the text; whether the state was neither, or did not join, is not known. */
  | 'NOT_INVITED_OR_DECLINED'
  /** The membership is fixed, the state is outside the group that may join or outside every organisation that adopted the text, or the text is a body's own and no state can join it. */
  | 'NOT_ELIGIBLE'
  /** It took part and left while the initiative went on. */
  | 'WITHDREW'
  /** The list of participants on record is not complete or was last read too long ago, or an inexact start may lie before the day: it may take part. */
  | 'UNKNOWN'
  /** The initiative was not open on the day: not yet, or no longer. */
  | 'NOT_OPEN'
  /** It declined, dissociated itself or voted against. */
  | 'DECLINED'
  /** It takes part by an organisation to which it belongs, and not by its own name; the question does not count that. */
  | 'THROUGH_ORGANISATION';

/** How a state stands to an initiative, as every picture and table tells it. */
export type Standing =
  /** Takes part by its own name. */
  | 'ITSELF'
  /** Takes part through an organisation to which it belongs, and not by its own name. */
  | 'THROUGH_ORGANISATION'
  /** Does not take part. */
  | 'ABSENT'
  /** Does not take part: it declined, dissociated itself or voted against. */
  | 'DECLINED'
  /** Not known: what is on record does not say. */
  | 'NOT_KNOWN';

/** Standing of a state at the United Nations. */
export type UnStatus =
  /** Member state. */
  | 'MEMBER'
  /** Permanent observer state (Holy See, State of Palestine). */
  | 'OBSERVER'
  /** Neither, for example a member of UN agencies only (Cook Islands, Niue), or a member before its admission. */
  | 'NON_MEMBER';

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
  /** Those who are invited, or entitled by the text: a member of the Council of Europe may sign its convention. */
  | 'BY_INVITATION'
  /** Nobody: the membership is fixed. */
  | 'CLOSED'
  /** States of a named group. */
  | 'REGIONAL';

/** How complete the list of participants on record is (method, section 3). */
export type Completeness =
  /** Every participant was on record when the list was last checked. Absence can be concluded for a year from then, or for good where nobody could be added after. */
  | 'COMPLETE'
  /** Some are known; the published total is larger or unknown. Absence can not be concluded. */
  | 'PARTIAL'
  /** There is a list, and nothing of it is on record. Absence can not be concluded. */
  | 'NONE'
  /** There is no list of states and there can be none: a body issued the text or adopted it as such. */
  | 'NOT_APPLICABLE';

/** Whether AI is the subject of an initiative. */
export type Focus =
  /** AI is its subject. */
  | 'AI'
  /** AI is one part of it. */
  | 'BROADER';

/** How an initiative comes about (method, section 1). */
export type Adoption =
  /** Each state takes part by an act of its own: signing, endorsing, sponsoring, joining, attending. */
  | 'BY_STATES'
  /** An organisation, or a conference of all its members, adopted it as such. */
  | 'BY_ORGANISATION'
  /** A secretariat, host, company or group of persons published or runs it; states can host, lead, provide, receive, or serve through nationals. */
  | 'ISSUED';

/** How a body decided. */
export type DecisionManner =
  /** Adopted without a vote. */
  | 'WITHOUT_VOTE'
  /** Adopted by a recorded vote. */
  | 'RECORDED_VOTE';

/** What an initiative is about. */
export type Topic =
  /** Safety of AI. */
  | 'SAFETY'
  /** Ethics and human rights. */
  | 'ETHICS_AND_RIGHTS'
  /** Development. */
  | 'DEVELOPMENT'
  /** Capacity building. */
  | 'CAPACITY'
  /** Military use. */
  | 'MILITARY'
  /** Technical standards. */
  | 'STANDARDS'
  /** Data. */
  | 'DATA'
  /** Trade and supply chains. */
  | 'TRADE_AND_SUPPLY'
  /** Environment. */
  | 'ENVIRONMENT'
  /** Open source. */
  | 'OPEN_SOURCE';

/** To which family an organisation belongs. */
export type LeadFamily =
  /** The United Nations system. */
  | 'UN_SYSTEM'
  /** The OECD and the G7. */
  | 'OECD_G7'
  /** The G20. */
  | 'G20'
  /** BRICS and the Shanghai Cooperation Organisation. */
  | 'BRICS_SCO'
  /** Regional organisations. */
  | 'REGIONAL'
  /** Standards bodies. */
  | 'STANDARDS'
  /** Others. */
  | 'OTHER';

/** What an organisation is. */
export type OrganisationKind =
  /** Intergovernmental organisation or grouping of states. */
  | 'INTERGOVERNMENTAL'
  /** Regional organisation. */
  | 'REGIONAL'
  /** Company. */
  | 'COMPANY'
  /** Research institute. */
  | 'INSTITUTE'
  /** Association, such as a standards body. */
  | 'ASSOCIATION'
  /** Fund. */
  | 'FUND';
