import { formatDay } from '../domain/day.js';
import { type Bounds, type Evidence, evidenceInSteps, type StartDateRange } from '../domain/evidence.js';
import {
  type FigureRange,
  GLOBAL_SOUTH_FIGURES,
  type GlobalSouthFigure,
  type GlobalSouthRange,
  globalSouthRange,
} from '../domain/global-south.js';
import type { CountBounds } from '../domain/joined-bounds.js';
import { incomplete, listsCheckedBefore } from '../domain/lists.js';
import { type Partition, partitionAt } from '../domain/partition.js';
import type { GroupFigures, Representation } from '../domain/representation.js';
import type { Scheme } from '../domain/roll.js';
import { type ClassCoverage, type ClassSeats, classCoverageInSteps, seatsByClass } from '../domain/seats-by-class.js';
import {
  SENSITIVE_FIGURES,
  type SensitiveFigure,
  type Sensitivity,
  type SensitivityPoint,
  type SensitivityRange,
  sensitivityInSteps,
} from '../domain/sensitivity.js';
import type { SeriesPoint } from '../domain/series.js';
import type { QuestionContext } from '../graphql/context.js';
import { type CountryView, type GroupView, type InitiativeView, type SchemeView, viewsOf } from '../graphql/views.js';
import { provenanceOf, schemeInWords } from '../questions/provenance.js';
import type { Question } from '../questions/question.js';
import { type Standpoint, standpointFor } from '../questions/standpoint.js';

/** The states in which the objects of a figure are read: groups and schemes as composed on the day of composition. */
interface Standpoints {
  readonly standpoint: Standpoint;
  readonly composed: Standpoint;
}

/** The figures of one group, with the API's objects made when they are asked for. */
export class GroupRepresentationView {
  constructor(
    private readonly standpoints: Standpoints,
    private readonly figures: GroupFigures,
    private readonly byClass: ByClass,
  ) {}

  get group(): GroupView {
    return viewsOf(this.standpoints.composed).group(this.figures.group);
  }
  get members(): number {
    return this.figures.members;
  }
  get participants(): number {
    return this.figures.participants;
  }
  get participationRate(): number | null {
    return this.figures.participationRate;
  }
  get seats(): number {
    return this.figures.seats;
  }
  get seatShare(): number | null {
    return this.figures.seatShare;
  }
  get membershipShare(): number | null {
    return this.figures.membershipShare;
  }
  get representationRatio(): number | null {
    return this.figures.representationRatio;
  }
  get populationShare(): number | null {
    return this.figures.populationShare;
  }
  get populationRatio(): number | null {
    return this.figures.populationRatio;
  }
  get meanCoverage(): number | null {
    return this.figures.meanCoverage;
  }
  get leadingSeats(): number {
    return this.figures.leadingSeats;
  }
  get leadingSeatShare(): number | null {
    return this.figures.leadingSeatShare;
  }
  get absentMembers(): CountryView[] {
    return viewsOf(this.standpoints.standpoint).countries(this.figures.absentMembers);
  }
  get seatsByClass(): Promise<readonly ClassSeats[]> {
    return this.byClass().then((classes) => classes.get(this.figures.group.slug)!);
  }
}

/** The question behind an answer, as far as its provenance needs it, and how what is asked of it later is worked out. */
export type Origin = Omit<Question, 'rule' | 'day'> & Pick<QuestionContext, 'inSlices'>;

/** A representation as the API gives it; what costs something is worked out when it is asked for. */
export class RepresentationView {
  private read: Standpoints | undefined;
  private classCoverage: Promise<ClassCoverage> | undefined;

  constructor(
    private readonly origin: Origin,
    private readonly representation: Representation,
    readonly baseline: RepresentationView | null = null,
  ) {}

  get asOf(): number {
    return this.representation.asked.day;
  }
  get initiatives(): InitiativeView[] {
    return this.views.initiativesListed(this.origin.initiatives);
  }
  get incompleteInitiatives(): InitiativeView[] {
    return this.views.initiativesListed(incomplete(this.origin.initiatives, this.asOf, this.representation.asked.rule));
  }
  get listsCheckedBefore(): InitiativeView[] {
    return this.views.initiativesListed(
      listsCheckedBefore(this.origin.initiatives, this.asOf, this.representation.asked.rule),
    );
  }
  get scheme(): SchemeView {
    return viewsOf(this.standpoints.composed).scheme(this.representation.asked.scheme);
  }
  get compositionAt(): number {
    return this.representation.asked.composition;
  }
  get universeSize(): number {
    return this.representation.partition.universe.length;
  }
  get groups(): GroupRepresentationView[] {
    const byClass = () => this.seatsByClass(this.representation.partition);
    return this.representation.groups.map((figures) => new GroupRepresentationView(this.standpoints, figures, byClass));
  }
  get loosemoreHanby(): number | null {
    return this.representation.loosemoreHanby;
  }
  get gallagher(): number | null {
    return this.representation.gallagher;
  }
  get populationLoosemoreHanby(): number | null {
    return this.representation.populationLoosemoreHanby;
  }
  get populationGallagher(): number | null {
    return this.representation.populationGallagher;
  }
  get gini(): number | null {
    return this.representation.gini;
  }
  get excludedPopulationShare(): number | null {
    return this.representation.excludedPopulationShare;
  }
  get withoutPopulation(): CountryView[] {
    return this.views.countries(this.representation.partition.withoutPopulation);
  }
  get populationOfOtherYear() {
    return this.representation.partition.populationOfOtherYear.map(({ country, year }) => ({
      country: this.views.country(country),
      year,
    }));
  }
  get globalSouth() {
    const { roll, day, rule, composition } = this.representation.asked;
    return globalSouthView(
      this.standpoints,
      globalSouthRange(this.representation),
      (scheme) => () => this.seatsByClass(partitionAt(roll, scheme, day, rule.universe, composition)),
    );
  }
  get sensitivity() {
    return this.origin
      .inSlices(sensitivityInSteps(this.representation))
      .then((sensitivity) => sensitivityView(this.standpoints.composed, sensitivity));
  }
  get evidence(): Promise<EvidenceView> {
    return this.origin
      .inSlices(evidenceInSteps(this.representation))
      .then((evidence) => new EvidenceView(this.origin, this.standpoints, evidence));
  }
  get provenance() {
    const { rule, day, scheme, composition } = this.representation.asked;
    const fixed = composition === day ? [] : [`composition of ${formatDay(composition)}`];
    const also = [schemeInWords(scheme), ...fixed];
    return provenanceOf(this.origin.snapshot, { ...this.origin, rule, day }, also);
  }

  private get standpoints(): Standpoints {
    this.read ??= standpointsOf(this.origin, this.representation);
    return this.read;
  }
  private get views() {
    return viewsOf(this.standpoints.standpoint);
  }

  /** By the group's slug. Counted once for all groups and schemes, where one is asked for it. */
  private async seatsByClass(partition: Partition): Promise<ReadonlyMap<string, readonly ClassSeats[]>> {
    const { roll, initiatives, day, rule } = this.representation.asked;
    this.classCoverage ??= this.origin.inSlices(
      classCoverageInSteps(roll, initiatives, day, rule, this.origin.supposed),
    );
    const coverage = await this.classCoverage;
    return new Map(seatsByClass(partition, coverage).map(({ group, classes }) => [group.slug, classes]));
  }
}

/** The states of a figure. Its day and rule may differ from the question's: in a series, and for the corroborated figure. */
function standpointsOf({ snapshot, standpoint: asked }: Origin, representation: Representation): Standpoints {
  const { day, rule, composition } = representation.asked;
  return {
    standpoint: standpointFor(snapshot, asked, day, rule),
    composed: standpointFor(snapshot, asked, composition, rule),
  };
}

class EvidenceView {
  constructor(
    private readonly origin: Origin,
    private readonly standpoints: Standpoints,
    private readonly figures: Evidence,
  ) {}

  get corroborated(): RepresentationView {
    return new RepresentationView(this.origin, this.figures.corroborated);
  }
  get unverifiedSeats(): number {
    return this.figures.unverifiedSeats;
  }
  get startDates(): (Omit<StartDateRange, 'group'> & { group: GroupView })[] {
    const views = viewsOf(this.standpoints.composed);
    return this.figures.startDates.map((range) => ({ ...range, group: views.group(range.group) }));
  }
  get withoutOpening(): InitiativeView[] {
    return viewsOf(this.standpoints.standpoint).initiativesListed(this.figures.withoutOpening);
  }
}

function sensitivityView(standpoint: Standpoint, sensitivity: Sensitivity) {
  const point = (under: SensitivityPoint | null) =>
    under && { scheme: viewsOf(standpoint).scheme(under.scheme), blocs: under.blocs };
  const range = ({ least, leastUnder, greatest, greatestUnder }: SensitivityRange) => ({
    least,
    leastUnder: point(leastUnder),
    greatest,
    greatestUnder: point(greatestUnder),
  });
  return Object.fromEntries(SENSITIVE_FIGURES.map((figure) => [figure, range(sensitivity[figure])])) as Record<
    SensitiveFigure,
    ReturnType<typeof range>
  >;
}

type ByClass = () => Promise<ReadonlyMap<string, readonly ClassSeats[]>>;

function globalSouthView(
  standpoints: Standpoints,
  { underSchemes, ranges }: GlobalSouthRange,
  byClassUnder: (scheme: Scheme) => ByClass,
) {
  const views = viewsOf(standpoints.composed);
  const view = (scheme: Scheme | null) => scheme && views.scheme(scheme);
  const range = ({ least, greatest, leastUnder, greatestUnder }: FigureRange) => ({
    least,
    greatest,
    leastUnder: view(leastUnder),
    greatestUnder: view(greatestUnder),
  });
  type RangeView = Bounds & { leastUnder: SchemeView | null; greatestUnder: SchemeView | null };
  return {
    underSchemes: underSchemes.map(({ scheme, figures }) => ({
      scheme: views.scheme(scheme),
      figures: new GroupRepresentationView(standpoints, figures, byClassUnder(scheme)),
    })),
    ...(Object.fromEntries(GLOBAL_SOUTH_FIGURES.map((figure) => [figure, range(ranges[figure])])) as Record<
      GlobalSouthFigure,
      RangeView
    >),
  };
}

/** A point of a series as the API gives it. */
export class RepresentationPointView {
  constructor(
    private readonly origin: Origin,
    private readonly point: SeriesPoint,
  ) {}

  get year(): number {
    return this.point.year;
  }
  get partial(): boolean {
    return this.point.partial;
  }
  get joined(): number {
    return this.point.joined;
  }
  get left(): number {
    return this.point.left;
  }
  get joinedBounds(): Promise<CountBounds> {
    return this.origin.inSlices(this.point.joinedBoundsInSteps());
  }
  get changes() {
    const views = viewsOf(standpointsOf(this.origin, this.point.representation).composed);
    return this.point.changes.map((change) => ({ ...change, group: views.group(change.group) }));
  }
  get representation(): RepresentationView {
    return new RepresentationView(this.origin, this.point.representation);
  }
}
