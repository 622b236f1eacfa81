import { inSlices } from '../common/in-slices.js';
import { formatDay } from '../domain/day.js';
import { type Bounds, type Evidence, evidenceInSteps, type StartDateRange } from '../domain/evidence.js';
import {
  type FigureRange,
  GLOBAL_SOUTH_FIGURES,
  type GlobalSouthFigure,
  type GlobalSouthRange,
  globalSouthRange,
} from '../domain/global-south.js';
import type { GroupFigures, Representation } from '../domain/representation.js';
import type { Country, Initiative, Roll, Scheme } from '../domain/roll.js';
import { incomplete } from '../domain/selection.js';
import type { SeriesPoint } from '../domain/series.js';
import { type CountryView, type GroupView, type InitiativeView, type SchemeView, viewsOf } from '../graphql/views.js';
import { provenanceOf } from '../questions/provenance.js';
import type { Question } from '../questions/question.js';

const countries = (roll: Roll, found: readonly Country[]): CountryView[] =>
  found.map((country) => viewsOf(roll).country(country));

/** The figures of one group, with the API's objects made when they are asked for. */
export class GroupRepresentationView {
  constructor(
    private readonly roll: Roll,
    private readonly figures: GroupFigures,
  ) {}

  get group(): GroupView {
    return viewsOf(this.roll).group(this.figures.group);
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
    return countries(this.roll, this.figures.absentMembers);
  }
}

/** The question behind an answer, as far as its provenance needs it. */
export type Origin = Omit<Question, 'rule' | 'day'>;

/** A representation as the API gives it; what costs something is worked out when it is asked for. */
export class RepresentationView {
  constructor(
    private readonly origin: Origin,
    private readonly found: Representation,
    readonly baseline: RepresentationView | null = null,
  ) {}

  get asOf(): number {
    return this.found.asked.day;
  }
  get initiatives(): InitiativeView[] {
    return this.views(this.origin.initiatives);
  }
  get incompleteInitiatives(): InitiativeView[] {
    return this.views(incomplete(this.origin.initiatives));
  }
  get listsCheckedBefore(): InitiativeView[] {
    const before = ({ listCompleteness, listCheckedOn }: Initiative) =>
      listCompleteness === 'COMPLETE' && listCheckedOn !== null && listCheckedOn < this.asOf;
    return this.views(this.origin.initiatives.filter(before));
  }
  get scheme(): SchemeView {
    return viewsOf(this.roll).scheme(this.found.asked.scheme);
  }
  get compositionAt(): number {
    return this.found.asked.composition;
  }
  get universeSize(): number {
    return this.found.partition.universe.length;
  }
  get groups(): GroupRepresentationView[] {
    return this.found.groups.map((figures) => new GroupRepresentationView(this.roll, figures));
  }
  get loosemoreHanby(): number | null {
    return this.found.loosemoreHanby;
  }
  get gallagher(): number | null {
    return this.found.gallagher;
  }
  get populationLoosemoreHanby(): number | null {
    return this.found.populationLoosemoreHanby;
  }
  get populationGallagher(): number | null {
    return this.found.populationGallagher;
  }
  get gini(): number | null {
    return this.found.gini;
  }
  get excludedPopulationShare(): number | null {
    return this.found.excludedPopulationShare;
  }
  get withoutPopulation(): CountryView[] {
    return countries(this.roll, this.found.partition.withoutPopulation);
  }
  get populationOfOtherYear() {
    return this.found.partition.populationOfOtherYear.map(({ country, year }) => ({
      country: viewsOf(this.roll).country(country),
      year,
    }));
  }
  get globalSouth() {
    return globalSouthView(this.roll, globalSouthRange(this.found));
  }
  get evidence(): Promise<EvidenceView> {
    return inSlices(evidenceInSteps(this.found)).then((found) => new EvidenceView(this.origin, found));
  }
  get provenance() {
    const { rule, day, scheme, composition } = this.found.asked;
    const fixed = composition === day ? [] : [`composition of ${formatDay(composition)}`];
    const also = [`scheme ${scheme.slug}`, ...fixed];
    return provenanceOf(this.origin.snapshot, { ...this.origin, rule, day }, also);
  }

  private get roll(): Roll {
    return this.origin.roll;
  }

  private views(initiatives: readonly Initiative[]): InitiativeView[] {
    return viewsOf(this.roll).initiativesListed(initiatives);
  }
}

class EvidenceView {
  constructor(
    private readonly origin: Origin,
    private readonly found: Evidence,
  ) {}

  get corroborated(): RepresentationView {
    return new RepresentationView(this.origin, this.found.corroborated);
  }
  get unverifiedSeats(): number {
    return this.found.unverifiedSeats;
  }
  get startDates(): (Omit<StartDateRange, 'group'> & { group: GroupView })[] {
    return this.found.startDates.map((range) => ({ ...range, group: viewsOf(this.origin.roll).group(range.group) }));
  }
  get withoutOpening(): InitiativeView[] {
    return viewsOf(this.origin.roll).initiativesListed(this.found.withoutOpening);
  }
}

function globalSouthView(roll: Roll, { underSchemes, ranges }: GlobalSouthRange) {
  const views = viewsOf(roll);
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
      figures: new GroupRepresentationView(roll, figures),
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
  get changes() {
    return this.point.changes.map((one) => ({ ...one, group: viewsOf(this.origin.roll).group(one.group) }));
  }
  get representation(): RepresentationView {
    return new RepresentationView(this.origin, this.point.representation);
  }
}
