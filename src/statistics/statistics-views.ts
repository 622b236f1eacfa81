import { CountedView } from '../counting/counting-views.js';
import { type CoParticipation, meanShared } from '../domain/co-participation.js';
import type { Day } from '../domain/day.js';
import type { Indicators } from '../domain/indicators.js';
import { type Joining, joiningsByInitiative, type Parity } from '../domain/parity.js';
import type { RankedState } from '../domain/rank.js';
import type { RankChange } from '../domain/rank-changes.js';
import type { RankCorrelation } from '../domain/rank-correlation.js';
import type { Group, Scheme } from '../domain/roll.js';
import type { TimesToJoin, TimeToJoin } from '../domain/time-to-join.js';
import type { CountryView, GroupView, InitiativeView, SchemeView } from '../graphql/views.js';
import { type IndicatorView, indicatorView } from '../indicators/indicator-views.js';
import type { Question } from '../questions/question.js';
import type { Standpoint } from '../questions/standpoint.js';

/** What stands beside every answer. */
abstract class StatisticView extends CountedView {
  get standpoint(): Standpoint {
    return this.question.standpoint;
  }
}

export class TimesToJoinView extends StatisticView {
  constructor(
    question: Question,
    private readonly by: Scheme,
    private readonly result: TimesToJoin,
  ) {
    super(question);
  }

  get scheme(): SchemeView {
    return this.views.scheme(this.by);
  }
  get overall() {
    return this.times(this.result.overall, null);
  }
  get groups() {
    return this.result.groups.map((ofGroup) => this.times(ofGroup, ofGroup.group));
  }
  get withoutOpening(): InitiativeView[] {
    return this.initiativeViews(this.result.withoutOpening);
  }
  get closed(): InitiativeView[] {
    return this.initiativeViews(this.result.closed);
  }
  get notByStates(): InitiativeView[] {
    return this.initiativeViews(this.result.notByStates);
  }

  private times(figures: TimeToJoin, group: Group | null): TimeToJoin & { group: GroupView | null } {
    return { ...figures, group: group && this.views.group(group) };
  }
}

export class CoParticipationView extends StatisticView {
  constructor(
    question: Question,
    readonly network: CoParticipation,
  ) {
    super(question);
  }

  get universeSize(): number {
    return this.network.states.length;
  }
  get meanShared(): number | null {
    return meanShared(this.network);
  }
}

export class ParityView extends StatisticView {
  readonly members: number;
  readonly seats: number;
  readonly allSeats: number;
  readonly representationRatio: number | null;
  readonly needed: number | null;
  readonly withinReach: boolean;
  readonly representationRatioAfter: number | null;
  readonly freeCount: number;
  readonly byInvitationCount: number;
  readonly unknownCount: number;
  readonly barredCount: number;
  /** What the paged field `joinings` gives. */
  readonly options: readonly Joining[];

  constructor(
    question: Question,
    private readonly parity: Parity,
  ) {
    super(question);
    this.members = parity.members;
    this.seats = parity.seats;
    this.allSeats = parity.allSeats;
    this.representationRatio = parity.representationRatio;
    this.needed = parity.needed;
    this.withinReach = parity.withinReach;
    this.representationRatioAfter = parity.representationRatioAfter;
    this.freeCount = parity.free;
    this.byInvitationCount = parity.byInvitation;
    this.unknownCount = parity.unknown;
    this.barredCount = parity.barred;
    this.options = parity.joinings;
  }

  get group(): GroupView {
    return this.views.group(this.parity.group);
  }
  get notByStates(): InitiativeView[] {
    return this.initiativeViews(this.parity.notByStates);
  }
  get byInitiative() {
    return joiningsByInitiative(this.parity).map(({ initiative, joinings, needed }) => ({
      initiative: this.views.initiative(initiative.index),
      joiningCount: joinings,
      neededCount: needed,
    }));
  }
}

export class RankChangesView extends StatisticView {
  constructor(
    question: Question,
    readonly since: Day,
    private readonly ranked: readonly RankChange[],
    readonly universeSize: number,
    readonly universeSizeSince: number,
  ) {
    super(question);
  }

  get states() {
    const ranked = ({ country, coverage, possible, place, tied }: RankedState) => ({
      country: this.views.country(country),
      coverage,
      possibleCoverage: possible,
      place,
      tiedCount: tied,
    });
    return this.ranked.map(({ now, before }) => ({
      country: this.views.country(now.country),
      now: ranked(now),
      before: before && ranked(before),
    }));
  }
}

export class RankCorrelationView extends StatisticView {
  readonly year: number;
  readonly n: number;
  readonly spearman: number | null;
  readonly kendall: number | null;

  constructor(
    question: Question,
    private readonly indicators: Indicators,
    private readonly correlation: RankCorrelation,
  ) {
    super(question, [`indicator ${correlation.indicator.slug}`]);
    this.year = correlation.year;
    this.n = correlation.points.length;
    this.spearman = correlation.spearman;
    this.kendall = correlation.kendall;
  }

  get indicator(): IndicatorView {
    return indicatorView(this.standpoint, this.indicators, this.correlation.indicator);
  }
  get earliestYear(): number | null {
    return this.n === 0 ? null : Math.min(...this.correlation.points.map(({ year }) => year));
  }
  get latestYear(): number | null {
    return this.n === 0 ? null : Math.max(...this.correlation.points.map(({ year }) => year));
  }
  get points() {
    return this.correlation.points.map((point) => ({ ...point, country: this.views.country(point.country) }));
  }
  get leftOut(): CountryView[] {
    return this.views.countries(this.correlation.leftOut);
  }
}
