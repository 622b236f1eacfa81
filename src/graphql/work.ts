import { type ArgumentSizes, type Sizes, YEARS_OF_INDICATOR } from './sizes.js';

/** Bytes of an answer that are written in a millisecond, about: what work is told in beside bytes. */
const BYTES_A_MS = 5_000;

/** Rows that are sorted in a millisecond, about. */
const ROWS_SORTED_A_MS = 2_000;

/** Milliseconds of work that one place of a field takes, beside writing its answer. */
type Work = (sizes: Sizes, asked: ArgumentSizes) => number;

/** Looking at every fact of the roll once, and at every state in every initiative of the selection. */
const sweep: Work = ({ facts }) => 0.1 + facts / 20_000;
const cells: Work = ({ states }, { selected }) => (states * selected) / 20_000;
const plus =
  (...parts: Work[]): Work =>
  (sizes, asked) =>
    parts.reduce((sum, part) => sum + part(sizes, asked), 0);
const times =
  (factor: number | Work, part: Work): Work =>
  (sizes, asked) =>
    (typeof factor === 'number' ? factor : factor(sizes, asked)) * part(sizes, asked);
/** Putting every fact into a bucket. */
const tallied: Work = ({ facts }) => 0.05 + facts / 20_000;
/** Only where a list is put in order, or filtered by a figure. */
const ordering =
  (part: Work): Work =>
  (sizes, asked) =>
    asked.ordered ? part(sizes, asked) : 0;
/** Sorting so many rows, each of which is looked at as well. */
const sorting = (rows: (sizes: Sizes, asked: ArgumentSizes) => number): Work =>
  ordering((sizes, asked) => rows(sizes, asked) / ROWS_SORTED_A_MS);
const years: Work = (_, { years: count }) => count;

/** Fields that work something out, by type and name; the rest are looked up. Measured on the shipped roll. */
const WORK: Readonly<Record<string, Work>> = {
  'Query.distribution': times(2, plus(sweep, cells)),
  'Query.gaps': times(12, plus(sweep, cells)),
  'Query.takingPart': times(16, plus(sweep, cells)),
  'Query.findings': plus(times(18, plus(sweep, cells)), (_, { selected }) => (selected * selected) / 100),
  'Query.matrix': times(2, plus(sweep, cells)),
  'Query.representation': times(2, plus(sweep, cells)),
  'Query.compareSchemes': times((_, { listed }) => 2 + (listed ?? 20) / 4, plus(sweep, cells)),
  'Query.representationSeries': plus(
    times(10, plus(sweep, cells)),
    times(years, () => 0.3),
  ),
  'Query.presenceChanges': plus(
    times(10, plus(sweep, cells)),
    sorting(({ facts }) => facts),
  ),
  'Query.timeToJoin': times(12, plus(sweep, cells)),
  'Query.coParticipation': plus(times(4, plus(sweep, cells)), ({ states }) => (states * states) / 1_000),
  'Query.rankChanges': times(8, plus(sweep, cells)),
  'Query.parity': times(8, plus(sweep, cells)),
  'Query.rankCorrelation': plus(times(2, plus(sweep, cells)), ({ states }) => (states * states) / 10_000),
  // One that nobody asked about yet is tried on the roll.
  'Proposal.problems': () => 5,
  'Query.participations': plus(
    ({ facts }) => facts / 20_000,
    sorting(({ facts }) => facts),
  ),
  'Query.participationCounts': ({ facts }) => facts / 10_000,
  'ParticipationCounts.total': tallied,
  'ParticipationCounts.byRole': tallied,
  'ParticipationCounts.byRoleClass': tallied,
  'ParticipationCounts.byConfidence': tallied,
  'ParticipationCounts.byPrecision': tallied,
  'ParticipationCounts.byKind': tallied,
  'ParticipationCounts.byTopic': tallied,
  'ParticipationCounts.byStartYear': times(4, tallied),
  'ParticipationCounts.byGroup': tallied,
  'ParticipationCounts.byInitiative': tallied,
  'ParticipationCounts.byParticipant': tallied,
  'Query.initiatives': plus(
    ({ initiatives }) => initiatives / 2_000,
    ordering(sweep),
    sorting(({ initiatives }) => initiatives),
  ),
  'Query.countries': plus(() => 0.3, ordering(plus(sweep, cells))),
  'Query.organisations': plus(() => 0.3, ordering(plus(sweep, cells))),
  'Query.groups': ({ groups, memberships }) => (groups + memberships.all) / 1_000,
  'Query.indicatorByGroup': () => 0.5,
  'Distribution.sensitivity': times(6, plus(sweep, cells)),
  'MatrixRow.standings': (_, { selected }) => selected / 20_000,
  'Representation.sensitivity': plus(sweep, cells, ({ schemes }) => schemes / 50),
  'Representation.globalSouth': ({ schemes }) => schemes / 20,
  'Representation.evidence': times(6, plus(sweep, cells)),
  'Representation.gini': () => 0.05,
  'GroupRepresentation.seatsByClass': times(0.5, plus(sweep, cells)),
  'RepresentationPoint.joinedBounds': times(0.5, plus(sweep, cells)),
  'CoParticipation.pairs': plus(
    ({ states }) => (states * states) / 2_000,
    sorting(({ states }) => (states * states) / 2),
  ),
  'CoParticipation.central': ({ states }) => (states * states) / 2_000,
  'CoParticipation.sharedStates': plus(sweep, ({ states }, { selected }) => (states * selected * selected) / 400_000),
  'CoParticipation.overlap': sweep,
  'CoParticipation.betweenGroups': ({ states }) => (states * states) / 100_000,
  'Country.coverage': times(0.2, plus(sweep, cells)),
  'Organisation.coverage': times(0.2, plus(sweep, cells)),
  'Parity.joinings': sorting(({ states }, { selected }) => states * selected),
  'Country.participations': plus(
    ({ factsOfParticipant }) => factsOfParticipant.most / 20_000,
    sorting(({ factsOfParticipant }) => factsOfParticipant.most),
  ),
  'Organisation.participations': plus(
    ({ factsOfParticipant }) => factsOfParticipant.most / 20_000,
    sorting(({ factsOfParticipant }) => factsOfParticipant.most),
  ),
  'Initiative.participations': plus(
    ({ factsOfInitiative }) => factsOfInitiative.most / 20_000,
    sorting(({ factsOfInitiative }) => factsOfInitiative.most),
  ),
  // Every fact of the selection is looked at for the one country.
  'Country.absences': times(4, sweep),
  'Country.presenceChanges': times(3, sweep),
  'Country.joinings': times(8, sweep),
  // Counted once for every state, as the gaps of all are.
  'Country.rank': plus(times(6, plus(sweep, cells)), ({ states }) => (states * states) / 20_000),
  'Country.coverageByYear': times(years, times(4, sweep)),
  'Initiative.participantCount': ({ factsOfInitiative }) => factsOfInitiative.most / 50_000,
  'Query.search': ({ initiatives, states }) => (states + initiatives) / 50,
  'Query.changes': () => 10,
  'Query.releaseDiff': () => 200,
  'Release.counts': ({ initiatives, states, facts }) => 2 + (initiatives + 10 * states) / 1_000 + facts / 200_000,
  'Revision.changeCount': () => 1,
  'Participation.history': () => 0.2,
  'Initiative.history': () => 0.5,
  'InitiativeVersion.initiative': ({ initiatives, states }) => 2 + (initiatives + 10 * states) / 1_000,
  'Group.history': ({ memberships }) => 1 + memberships.most / 500,
  'Country.indicators': () => 0.2,
  'Indicator.values': plus(
    ({ states }) => states / 500,
    sorting(({ states }) => states * YEARS_OF_INDICATOR),
  ),
  'Indicator.years': () => 0.2,
};

/** What one place of a field costs in work, in the bytes that could be answered meanwhile. */
export function workOf(type: string, field: string, sizes: Sizes, asked: ArgumentSizes): number {
  const work = WORK[`${type}.${field}`];
  return work ? BYTES_A_MS * work(sizes, asked) : 0;
}

/** The fields with work of their own, for a test to hold against the schema. */
export const FIELDS_WITH_WORK: readonly string[] = Object.keys(WORK);
