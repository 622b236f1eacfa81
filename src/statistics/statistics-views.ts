import { CountedView } from '../counting/counting-views.js';
import { type CoParticipation, meanShared } from '../domain/co-participation.js';
import type { Indicators } from '../domain/indicators.js';
import type { Joining, Parity } from '../domain/parity.js';
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
    private readonly found: TimesToJoin,
  ) {
    super(question);
  }

  get scheme(): SchemeView {
    return this.views.scheme(this.by);
  }
  get overall() {
    return this.times(this.found.overall, null);
  }
  get groups() {
    return this.found.groups.map((one) => this.times(one, one.group));
  }
  get withoutOpening(): InitiativeView[] {
    return this.initiativeViews(this.found.withoutOpening);
  }
  get closed(): InitiativeView[] {
    return this.initiativeViews(this.found.closed);
  }
  get notByStates(): InitiativeView[] {
    return this.initiativeViews(this.found.notByStates);
  }

  private times(one: TimeToJoin, group: Group | null): TimeToJoin & { group: GroupView | null } {
    return { ...one, group: group && this.views.group(group) };
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
    private readonly found: Parity,
  ) {
    super(question);
    this.members = found.members;
    this.seats = found.seats;
    this.allSeats = found.allSeats;
    this.representationRatio = found.representationRatio;
    this.needed = found.needed;
    this.withinReach = found.withinReach;
    this.representationRatioAfter = found.representationRatioAfter;
    this.freeCount = found.free;
    this.byInvitationCount = found.byInvitation;
    this.unknownCount = found.unknown;
    this.barredCount = found.barred;
    this.options = found.joinings;
  }

  get group(): GroupView {
    return this.views.group(this.found.group);
  }
  get notByStates(): InitiativeView[] {
    return this.initiativeViews(this.found.notByStates);
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
    private readonly found: RankCorrelation,
  ) {
    super(question, [`indicator ${found.indicator.slug}`]);
    this.year = found.year;
    this.n = found.points.length;
    this.spearman = found.spearman;
    this.kendall = found.kendall;
  }

  get indicator(): IndicatorView {
    return indicatorView(this.standpoint, this.indicators, this.found.indicator);
  }
  get earliestYear(): number | null {
    return this.n === 0 ? null : Math.min(...this.found.points.map(({ year }) => year));
  }
  get latestYear(): number | null {
    return this.n === 0 ? null : Math.max(...this.found.points.map(({ year }) => year));
  }
  get points() {
    return this.found.points.map((point) => ({ ...point, country: this.views.country(point.country) }));
  }
  get leftOut(): CountryView[] {
    return this.views.countries(this.found.leftOut);
  }
}
