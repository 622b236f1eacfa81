// Made by scripts/generate.mjs from schema/*.graphql. Do not edit: run `npm run generate`.
/** Which types stand for an interface or a union. */
export const possibleTypes: Record<string, string[]> = {
  "Node": [
    "Country",
    "Organisation",
    "Proposal",
    "Scheme",
    "Group",
    "Initiative",
    "InitiativeSet",
    "Participation"
  ],
  "Participant": [
    "Country",
    "Organisation"
  ],
  "_Entity": [
    "Country",
    "Organisation",
    "Initiative",
    "Group"
  ],
  "SearchResult": [
    "Country",
    "Organisation",
    "Group",
    "Initiative",
    "InitiativeSet",
    "Scheme",
    "Indicator"
  ]
};

/** Types without an identifier: an object of them is part of the answer in which it stands. */
export const embeddedTypes: readonly string[] = [
  "PageInfo",
  "Distribution",
  "DistributionSensitivity",
  "DistributionUnderBlocRule",
  "DistributionBucket",
  "Gaps",
  "CountryGap",
  "InitiativeGap",
  "Absence",
  "Matrix",
  "MatrixRow",
  "Provenance",
  "UnMembership",
  "FormerName",
  "OrganisationMembership",
  "OrganisationConnection",
  "OrganisationEdge",
  "CountryConnection",
  "CountryEdge",
  "AbsenceConnection",
  "AbsenceEdge",
  "CountryJoinings",
  "CountryJoining",
  "CountryJoiningConnection",
  "CountryJoiningEdge",
  "CountryRank",
  "RankedState",
  "CoverageYear",
  "ParticipationTally",
  "ParticipationCounts",
  "RoleTally",
  "RoleClassTally",
  "ConfidenceTally",
  "PrecisionTally",
  "KindTally",
  "TopicTally",
  "StartYearTally",
  "GroupTally",
  "InitiativeTally",
  "InitiativeTallyConnection",
  "InitiativeTallyEdge",
  "ParticipantTally",
  "ParticipantTallyConnection",
  "ParticipantTallyEdge",
  "ChangeProblem",
  "ProposePayload",
  "ProposedChange",
  "ProposalComment",
  "ProposalEdge",
  "ProposalConnection",
  "ErrorReportEdge",
  "ErrorReportConnection",
  "Dataset",
  "Release",
  "_Service",
  "Finding",
  "FindingFigure",
  "Findings",
  "TakingPart",
  "NoneUnderBlocRule",
  "ParticipationVersion",
  "InitiativeVersion",
  "MembershipVersion",
  "MembershipVersionEdge",
  "MembershipVersionConnection",
  "RollChange",
  "RollChangeEdge",
  "RollChangeConnection",
  "Viewer",
  "Indicator",
  "IndicatorValue",
  "IndicatorValueConnection",
  "IndicatorValueEdge",
  "IndicatorByGroup",
  "GroupIndicator",
  "VoteTally",
  "InitiativeConnection",
  "InitiativeEdge",
  "GroupConnection",
  "GroupEdge",
  "ContradictingClaim",
  "ParticipationAct",
  "Citation",
  "ParticipationConnection",
  "ParticipationEdge",
  "ReleaseCounts",
  "ReleaseConnection",
  "ReleaseEdge",
  "ReleaseDiff",
  "ReleaseChangeCount",
  "ReleaseChange",
  "ChangedColumn",
  "ReleaseChangeConnection",
  "ReleaseChangeEdge",
  "Representation",
  "GroupRepresentation",
  "ClassSeats",
  "PopulationYear",
  "GlobalSouthRange",
  "GlobalSouthUnderScheme",
  "FigureRange",
  "GlobalSouthSensitivity",
  "SensitivityRange",
  "SensitivityPoint",
  "Evidence",
  "StartDateRange",
  "Bounds",
  "RepresentationPoint",
  "CountBounds",
  "GroupChanges",
  "SearchHit",
  "SearchConnection",
  "SearchEdge",
  "ResolvedName",
  "PresenceChange",
  "PresenceChangeConnection",
  "PresenceChangeEdge",
  "TimesToJoin",
  "TimeToJoin",
  "SurvivalPoint",
  "CoParticipation",
  "GroupTogether",
  "Overlap",
  "CoParticipants",
  "CoParticipantsConnection",
  "CoParticipantsEdge",
  "Centrality",
  "CentralityConnection",
  "CentralityEdge",
  "Parity",
  "InitiativeJoinings",
  "Joining",
  "JoiningConnection",
  "JoiningEdge",
  "RankCorrelation",
  "CapacityPoint",
  "RankChanges",
  "RankChange"
];

/** By type, the lists that come in pages, each with the arguments that say which list it is. */
export const pagedLists: Record<string, Record<string, string[]>> = {
  "Query": {
    "countries": [
      "filter",
      "asOf",
      "counting",
      "selection",
      "orderBy"
    ],
    "organisations": [
      "filter",
      "asOf",
      "counting",
      "selection",
      "orderBy"
    ],
    "proposals": [
      "filter",
      "orderBy"
    ],
    "errorReports": [
      "orderBy"
    ],
    "changes": [
      "since",
      "filter"
    ],
    "initiatives": [
      "filter",
      "asOf",
      "counting",
      "orderBy"
    ],
    "groups": [
      "filter",
      "asOf",
      "counting",
      "orderBy"
    ],
    "participations": [
      "filter",
      "asOf",
      "counting",
      "orderBy"
    ],
    "releases": [
      "orderBy"
    ],
    "search": [
      "text",
      "types",
      "locale"
    ],
    "presenceChanges": [
      "selection",
      "from",
      "to",
      "counting",
      "group",
      "change",
      "orderBy"
    ]
  },
  "Country": {
    "participations": [
      "asOf",
      "counting",
      "selection",
      "orderBy"
    ],
    "absences": [
      "selection",
      "asOf",
      "counting",
      "reasons",
      "orderBy"
    ],
    "presenceChanges": [
      "selection",
      "from",
      "to",
      "counting",
      "change",
      "orderBy"
    ]
  },
  "Organisation": {
    "participations": [
      "asOf",
      "counting",
      "selection",
      "orderBy"
    ]
  },
  "CountryJoinings": {
    "joinings": [
      "access",
      "orderBy"
    ]
  },
  "ParticipationCounts": {
    "byInitiative": [
      "orderBy"
    ],
    "byParticipant": [
      "orderBy"
    ]
  },
  "Group": {
    "history": [
      "country"
    ]
  },
  "Indicator": {
    "values": [
      "year",
      "country",
      "orderBy"
    ]
  },
  "Initiative": {
    "participations": [
      "asOf",
      "counting",
      "orderBy"
    ]
  },
  "ReleaseDiff": {
    "changes": [
      "table",
      "effect",
      "sense"
    ]
  },
  "CoParticipation": {
    "pairs": [
      "country",
      "orderBy"
    ],
    "central": [
      "orderBy"
    ]
  },
  "Parity": {
    "joinings": [
      "orderBy"
    ]
  }
};

/** Questions of which the answer is one object without an identifier. */
export const figures: readonly string[] = [
  "dataset",
  "distribution",
  "gaps",
  "matrix",
  "participationCounts",
  "_service",
  "takingPart",
  "findings",
  "viewer",
  "indicator",
  "indicatorByGroup",
  "release",
  "releaseDiff",
  "representation",
  "timeToJoin",
  "coParticipation",
  "parity",
  "rankCorrelation",
  "rankChanges"
];
