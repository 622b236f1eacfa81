// Made by scripts/generate.mjs from schema/*.graphql. Do not edit: run `npm run generate`.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

/** Which initiatives to count. Every condition given must hold; none given means all (without national measures, which are counted only where the set, the list or the kinds name them, and without universal texts that a body adopted as such, which are counted only where the set or the list names them). */
export type SelectionInput = {
  /** Slug of an initiative set. */
  set?: string | null | undefined;
  /** Slugs of initiatives. */
  initiatives?: Array<string> | null | undefined;
  /** Only initiatives of these kinds. National measures are among them only where NATIONAL_MEASURE is named. */
  kinds?: Array<InitiativeKind> | null | undefined;
  /** Only initiatives of these scopes. */
  scopes?: Array<InitiativeScope> | null | undefined;
  /** True: only those that bind their parties in law; false: only those that do not. Null: both. */
  binding?: boolean | null | undefined;
  /** Only initiatives from whose list absence can be concluded on the day asked about (method, section 3), without texts that a body issued and that have no list. */
  completeOnly?: boolean | null | undefined;
  /** At least one of these topics. */
  topics?: Array<Topic> | null | undefined;
  /** Codes of states or organisations that lead it, first or later: at least one of them. A state is named by its ISO 3166-1 alpha-3, alpha-2 or UN M49 code, an organisation by its own; what is both (`AU`) is the organisation's, and is refused beside an alpha-2 or M49 code. */
  leads?: Array<string> | null | undefined;
  /** Families of the organisations that lead it: at least one of them. */
  families?: Array<LeadFamily> | null | undefined;
  /** AI as the subject, or as one part. Null: both. */
  focus?: Focus | null | undefined;
  /** Opened on this day or later; one whose day is not known does not pass. */
  openedFrom?: string | null | undefined;
  /** Opened on this day or earlier; one whose day is not known does not pass. */
  openedTo?: string | null | undefined;
};

/** How to count. See the method's sections 2, 3 and 7. */
export type CountingInput = {
  /** In which sense a state takes part at the day. */
  presence?: Presence | null | undefined;
  /** Where none is given: AS_ADOPTED by method 2.0, EXCLUDE by method 1.0. */
  blocs?: BlocRule | null | undefined;
  /** Roles to count, beside those of `roleClasses`. Neither given, or both empty: the roles that count by default; in lists of facts every role. */
  roles?: Array<ParticipationRole> | null | undefined;
  /** Roles of these classes, beside those of `roles`; neither given: the classes that count by default. */
  roleClasses?: Array<RoleClass> | null | undefined;
  /** Which states are counted: #U(t) is their number. */
  universe?: Universe | null | undefined;
  /** Leave out facts less sure than this; none: facts of every confidence count. */
  minConfidence?: Confidence | null | undefined;
  /** Name of a release: answer from the data as they were when it was cut. Not together with `knownAt`. */
  release?: string | null | undefined;
  /** Answer from what was recorded at this instant (transaction time; the meaning of `asOf` in SDMX). Not together with `release`. */
  knownAt?: string | null | undefined;
  /** `1.0` or `2.0`; without it that of the release or instant asked, else `2.0`. Words of 2.0 together with `1.0` are refused. */
  method?: string | null | undefined;
  /** Answer as if this open proposal had been approved. Not together with `release` or `knownAt`. */
  proposal?: string | null | undefined;
};

/** Supposed participations, never stored. Name countries or a group. */
export type SupposedInput = {
  /** Slug of an initiative of the selection. */
  initiative: string;
  /** Codes of countries: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  countries?: Array<string> | null | undefined;
  /** Slug of a group: all its members at `from`. */
  group?: string | null | undefined;
  /** In which role; one that the question does not count is refused. */
  role?: ParticipationRole | null | undefined;
  /** First day; the day asked about where none is given. */
  from?: string | null | undefined;
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

/** Which changes to tell of. Every condition given must hold. */
export type RollChangeFilter = {
  /** Slugs: changes of these initiatives and of participations in them. */
  initiatives?: Array<string> | null | undefined;
  /** Codes of countries (ISO 3166-1 alpha-3, alpha-2 or UN M49): changes of these states, of their participations by their own name, and of their memberships. What an organisation to which a state belongs does is not told. */
  countries?: Array<string> | null | undefined;
  /** Changes of initiatives of these kinds and of participations in them, by the kind that each has in its newest version. */
  kinds?: Array<InitiativeKind> | null | undefined;
  /** Changes of initiatives on one of these topics and of participations in them, by the topics that each has in its newest version. */
  topics?: Array<Topic> | null | undefined;
  /** Changes in one of these senses. */
  senses?: Array<ChangeSense> | null | undefined;
};

/** Which initiatives to list. Every condition given must hold. */
export type InitiativeFilter = {
  /** Words to find in the slug, a name, an alias, the summary or the names of those who lead it; all must be there. First come initiatives whose slug, name or alias is the search, then those that hold it whole in a name or alias, then the rest; each by slug. */
  search?: string | null | undefined;
  /** Slug of a set to which it belongs. */
  set?: string | null | undefined;
  /** One of these kinds. */
  kinds?: Array<InitiativeKind> | null | undefined;
  /** One of these scopes. */
  scopes?: Array<InitiativeScope> | null | undefined;
  /** True: only those that bind their parties in law; false: only those that do not. Null: both. */
  binding?: boolean | null | undefined;
  /** Opened on this day or later; one whose day is not known does not pass. */
  openedFrom?: string | null | undefined;
  /** Opened on this day or earlier; one whose day is not known does not pass. */
  openedTo?: string | null | undefined;
  /** At least one of these topics. */
  topics?: Array<Topic> | null | undefined;
  /** Codes of states or organisations that lead it: at least one of them. A state is named by its ISO 3166-1 alpha-3, alpha-2 or UN M49 code, an organisation by its own; what is both (`AU`) is the organisation's, and is refused beside an alpha-2 or M49 code. */
  leads?: Array<string> | null | undefined;
  /** Families of the organisations that lead it: at least one of them. */
  families?: Array<LeadFamily> | null | undefined;
  /** AI as the subject, or as one part. Null: both. */
  focus?: Focus | null | undefined;
  /** Slugs: only these. An unknown one is refused. */
  slugs?: Array<string> | null | undefined;
  /** By the number of participants by their own name, as in `participantCount`, by the list's `counting`, on the day asked about. */
  participantCount?: CountRange | null | undefined;
  /** How complete its list on record is: one of these. */
  completeness?: Array<Completeness> | null | undefined;
  /** Who may join: one of these. */
  openness?: Array<Openness> | null | undefined;
  /** How it comes about: one of these. */
  adoption?: Array<Adoption> | null | undefined;
  /** Codes of countries, one of which held the event at which it was adopted: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  hostCountries?: Array<string> | null | undefined;
  /** Codes of countries in one of which the body sits: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  seatCountries?: Array<string> | null | undefined;
  /** True: only those that had ended by the day asked about. False: only those that had not, or of which no end is known. */
  hasEnded?: boolean | null | undefined;
  /** Ended on this day or later; one of which no end is known does not pass. */
  endedFrom?: string | null | undefined;
  /** Ended on this day or earlier; one of which no end is known does not pass. */
  endedTo?: string | null | undefined;
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
  atLeast?: number | null | undefined;
  /** At most so many, from 0. */
  atMost?: number | null | undefined;
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

/** Which participations to list. Every condition given must hold. */
export type ParticipationFilter = {
  /** Codes of countries: ISO 3166-1 alpha-3, alpha-2 or UN M49. */
  countries?: Array<string> | null | undefined;
  /** Codes of states or organisations, beside those of `countries`. A state is named by its ISO 3166-1 alpha-3, alpha-2 or UN M49 code, an organisation by its own; what is both (`AU`) is the organisation's, and is refused beside an alpha-2 or M49 code. */
  participants?: Array<string> | null | undefined;
  /** Slug of a group to which the country belongs on the day asked about. */
  group?: string | null | undefined;
  /** Slugs. */
  initiatives?: Array<string> | null | undefined;
  /** In initiatives of one of these kinds. */
  kinds?: Array<InitiativeKind> | null | undefined;
  /** In one of these roles. Neither this nor `roleClasses`: in every role. */
  roles?: Array<ParticipationRole> | null | undefined;
  /** Roles of these classes, beside those of `roles`. */
  roleClasses?: Array<RoleClass> | null | undefined;
  /** Began on this day or later. */
  startedFrom?: string | null | undefined;
  /** Began on this day or earlier. */
  startedTo?: string | null | undefined;
  /** Of initiatives on at least one of these topics. */
  topics?: Array<Topic> | null | undefined;
  /** Of initiatives that one of these states or organisations leads, by their codes, as in `participants`. */
  leads?: Array<string> | null | undefined;
  /** Of initiatives that an organisation of one of these families leads. */
  families?: Array<LeadFamily> | null | undefined;
  /** How sure it is: one of these. `minConfidence` of the counting leaves out all that is less sure than one. */
  confidences?: Array<Confidence> | null | undefined;
  /** Ended on this day or later; one still in effect does not pass. By the presence CURRENT nothing passes that had ended by the day asked about: ask by CUMULATIVE. */
  endedFrom?: string | null | undefined;
  /** Ended on this day or earlier; one still in effect does not pass. By the presence CURRENT, a day not after the one asked about is refused: nothing would pass. */
  endedTo?: string | null | undefined;
  /** Recorded at this instant or later. */
  recordedSince?: string | null | undefined;
  /** Recorded at this instant or earlier. */
  recordedTo?: string | null | undefined;
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

export type DistributionQueryVariables = Exact<{
  selection: SelectionInput;
  asOf?: string | null | undefined;
  counting?: CountingInput | null | undefined;
  suppose?: Array<SupposedInput> | SupposedInput | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type DistributionQuery = { distribution: { asOf: string, universeSize: number, gini: number | null, excludedPopulationShare: number | null, initiatives: Array<{ id: string, slug: string, name: string }>, buckets: Array<{ k: number, size: number, share: number, countries: Array<{ id: string, code: string, name: string }> }>, sensitivity: { underBlocRules: Array<{ blocs: BlocRule, atNone: number, gini: number | null, excludedPopulationShare: number | null }> }, incompleteInitiatives: Array<{ id: string, slug: string, name: string }>, listsCheckedBefore: Array<{ id: string, slug: string, name: string }>, withoutPopulation: Array<{ id: string, code: string, name: string }>, provenance: { release: string | null, revision: string, recordedAt: string, method: string, presence: Presence, blocs: BlocRule, universe: Universe, roles: Array<ParticipationRole> | null, minConfidence: Confidence | null, licence: string, cite: string } } };

export type RepresentationQueryVariables = Exact<{
  selection: SelectionInput;
  scheme: string;
  asOf?: string | null | undefined;
  counting?: CountingInput | null | undefined;
  suppose?: Array<SupposedInput> | SupposedInput | null | undefined;
  compositionAt?: string | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type RepresentationQuery = { representation: { asOf: string, compositionAt: string, universeSize: number, loosemoreHanby: number | null, gallagher: number | null, gini: number | null, excludedPopulationShare: number | null, scheme: { id: string, slug: string, name: string }, initiatives: Array<{ id: string, slug: string, name: string }>, groups: Array<{ members: number, participants: number, participationRate: number | null, seats: number, seatShare: number | null, membershipShare: number | null, representationRatio: number | null, populationShare: number | null, populationRatio: number | null, meanCoverage: number | null, leadingSeats: number, leadingSeatShare: number | null, group: { id: string, slug: string, name: string }, absentMembers: Array<{ id: string, code: string, name: string }> }>, incompleteInitiatives: Array<{ id: string, slug: string, name: string }>, listsCheckedBefore: Array<{ id: string, slug: string, name: string }>, withoutPopulation: Array<{ id: string, code: string, name: string }>, provenance: { release: string | null, revision: string, recordedAt: string, method: string, presence: Presence, blocs: BlocRule, universe: Universe, roles: Array<ParticipationRole> | null, minConfidence: Confidence | null, licence: string, cite: string } } };

export type SeriesQueryVariables = Exact<{
  selection: SelectionInput;
  scheme: string;
  from: number;
  to: number;
  counting?: CountingInput | null | undefined;
  compositionAt?: string | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type SeriesQuery = { representationSeries: Array<{ year: number, partial: boolean, joined: number, left: number, joinedBounds: { least: number, greatest: number }, representation: { asOf: string, universeSize: number, groups: Array<{ members: number, participants: number, participationRate: number | null, seats: number, seatShare: number | null, membershipShare: number | null, representationRatio: number | null, group: { id: string, slug: string, name: string } }>, incompleteInitiatives: Array<{ id: string, slug: string, name: string }>, listsCheckedBefore: Array<{ id: string, slug: string, name: string }>, withoutPopulation: Array<{ id: string, code: string, name: string }>, provenance: { release: string | null, revision: string, recordedAt: string, method: string, presence: Presence, blocs: BlocRule, universe: Universe, roles: Array<ParticipationRole> | null, minConfidence: Confidence | null, licence: string, cite: string } } }> };

export type GapsQueryVariables = Exact<{
  selection: SelectionInput;
  group?: string | null | undefined;
  asOf?: string | null | undefined;
  counting?: CountingInput | null | undefined;
  fewerThan?: number | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type GapsQuery = { gaps: { asOf: string, universeSize: number, countries: Array<{ coverage: number, country: { id: string, code: string, name: string }, missing: Array<{ id: string, slug: string, name: string }> }>, initiatives: Array<{ missingCount: number, initiative: { id: string, slug: string, name: string }, missing: Array<{ reason: AbsenceReason, withdrewOn: string | null, country: { id: string, code: string, name: string } }> }>, incompleteInitiatives: Array<{ id: string, slug: string, name: string }>, listsCheckedBefore: Array<{ id: string, slug: string, name: string }>, provenance: { release: string | null, revision: string, recordedAt: string, method: string, presence: Presence, blocs: BlocRule, universe: Universe, roles: Array<ParticipationRole> | null, minConfidence: Confidence | null, licence: string, cite: string } } };

export type MatrixQueryVariables = Exact<{
  selection: SelectionInput;
  group?: string | null | undefined;
  asOf?: string | null | undefined;
  counting?: CountingInput | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type MatrixQuery = { matrix: { asOf: string, initiatives: Array<{ id: string, slug: string, name: string }>, rows: Array<{ coverage: number, roles: Array<Array<ParticipationRole>>, standings: Array<Standing>, country: { id: string, code: string, name: string } }>, incompleteInitiatives: Array<{ id: string, slug: string, name: string }>, listsCheckedBefore: Array<{ id: string, slug: string, name: string }>, provenance: { release: string | null, revision: string, recordedAt: string, method: string, presence: Presence, blocs: BlocRule, universe: Universe, roles: Array<ParticipationRole> | null, minConfidence: Confidence | null, licence: string, cite: string } } };

export type InitiativeByNameFragment = { id: string, slug: string, name: string };

export type CountryByNameFragment = { id: string, code: string, name: string };

export type WhatItRestsOnFragment = { release: string | null, revision: string, recordedAt: string, method: string, presence: Presence, blocs: BlocRule, universe: Universe, roles: Array<ParticipationRole> | null, minConfidence: Confidence | null, licence: string, cite: string };

export type SearchQueryVariables = Exact<{
  text: string;
  types?: Array<SearchType> | SearchType | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ rank: SearchRank, matched: string, node:
        | { __typename: 'Country', id: string, code: string, name: string }
        | { __typename: 'Organisation', id: string, code: string, name: string }
        | { __typename: 'Group', id: string, slug: string, name: string }
        | { __typename: 'Initiative', id: string, slug: string, name: string }
        | { __typename: 'InitiativeSet', id: string, slug: string, name: string }
        | { __typename: 'Scheme', id: string, slug: string, name: string }
        | { __typename: 'Indicator', slug: string, name: string }
       }> }, dataset: { release: string | null, revision: string, recordedAt: string, dataThrough: string, licence: string, citation: string } };

export type ChangesQueryVariables = Exact<{
  since?: string | null | undefined;
  filter?: RollChangeFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type ChangesQuery = { changes: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ cursor: string, sense: ChangeSense, description: string, revision: { id: string, recordedAt: string, reason: string }, initiative: { id: string, slug: string, name: string } | null, participant:
        | { __typename: 'Country', code: string, id: string, name: string }
        | { __typename: 'Organisation', code: string, id: string, name: string }
       | null, group: { id: string, slug: string, name: string } | null }> }, dataset: { release: string | null, revision: string, recordedAt: string, dataThrough: string, licence: string, citation: string } };

export type ReleasesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReleasesQuery = { releases: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, revision: string, recordedAt: string, cutAt: string, dataThrough: string, notes: string | null, citation: string }> }, dataset: { release: string | null, revision: string, recordedAt: string, dataThrough: string, licence: string, citation: string } };

export type CountryQueryVariables = Exact<{
  code: string;
  selection?: SelectionInput | null | undefined;
  asOf?: string | null | undefined;
  counting?: CountingInput | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type CountryQuery = { country: { alpha2: string | null, m49: string | null, unStatus: UnStatus, population: number | null, coverage: number, id: string, code: string, name: string, groups: Array<{ id: string, slug: string, name: string }>, participations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, role: ParticipationRole, validFrom: string | null, validTo: string | null, datePrecision: DatePrecision, confidence: Confidence, initiative: { listCompleteness: Completeness, id: string, slug: string, name: string } }> }, absences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ reason: AbsenceReason, withdrewOn: string | null, initiative: { id: string, slug: string, name: string } }> } | null } | null };

export type InitiativesQueryVariables = Exact<{
  filter?: InitiativeFilter | null | undefined;
  asOf?: string | null | undefined;
  counting?: CountingInput | null | undefined;
  orderBy?: Array<InitiativeOrder> | InitiativeOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type InitiativesQuery = { initiatives: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ summary: string | null, kind: InitiativeKind, scope: InitiativeScope, binding: boolean, openness: Openness, openedOn: string | null, endedOn: string | null, participantCount: number, listCompleteness: Completeness, listCheckedOn: string | null, url: string | null, id: string, slug: string, name: string }> } };

export type ParticipationsQueryVariables = Exact<{
  filter?: ParticipationFilter | null | undefined;
  asOf?: string | null | undefined;
  counting?: CountingInput | null | undefined;
  orderBy?: Array<ParticipationOrder> | ParticipationOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  locale?: Locale | null | undefined;
}>;


export type ParticipationsQuery = { participations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, role: ParticipationRole, validFrom: string | null, validTo: string | null, datePrecision: DatePrecision, validToPrecision: DatePrecision | null, confidence: Confidence, participant:
        | { __typename: 'Country', code: string, id: string, name: string }
        | { __typename: 'Organisation', code: string, id: string, name: string }
      , initiative: { listCompleteness: Completeness, id: string, slug: string, name: string }, citations: Array<{ url: string | null, title: string | null, publisher: string | null, accessedOn: string | null, evidence: string | null }> }> } };

export type NewestReleaseQueryVariables = Exact<{ [key: string]: never; }>;


export type NewestReleaseQuery = { releases: { nodes: Array<{ name: string, revision: string, recordedAt: string, dataThrough: string, citation: string }> } };

export type NamedReleaseQueryVariables = Exact<{
  name: string;
}>;


export type NamedReleaseQuery = { release: { name: string, revision: string, recordedAt: string, dataThrough: string, citation: string } | null };

export type StateAtQueryVariables = Exact<{
  knownAt: string;
}>;


export type StateAtQuery = { distribution: { asOf: string, provenance: { release: string | null, revision: string, recordedAt: string, licence: string, cite: string } } };

export type PresentQueryVariables = Exact<{ [key: string]: never; }>;


export type PresentQuery = { dataset: { release: string | null, revision: string, recordedAt: string, dataThrough: string, licence: string, citation: string } };
