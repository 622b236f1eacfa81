import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import { CountingService, type Question } from '../counting/counting.service.js';
import { provenanceOf } from '../counting/provenance.js';
import { type CoParticipation, coParticipation, meanShared } from '../domain/co-participation.js';
import { formatDay, yearOf } from '../domain/day.js';
import { groupNamed, schemeNamed } from '../domain/groups.js';
import { KeptBySelection } from '../domain/kept.js';
import { type Parity, parity } from '../domain/parity.js';
import { type PresenceChanges, presenceChanges } from '../domain/presence-changes.js';
import { type RankCorrelation, rankCorrelation } from '../domain/rank-correlation.js';
import type { Group, Initiative, Roll } from '../domain/roll.js';
import { incomplete } from '../domain/selection.js';
import { type TimeToJoin, timeToJoin } from '../domain/time-to-join.js';
import type {
  QueryCoParticipationArgs,
  QueryParityArgs,
  QueryPresenceChangesArgs,
  QueryRankCorrelationArgs,
  QueryTimeToJoinArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { indicatorView } from '../indicators/indicator-views.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { dataThroughOf } from '../representation/representation.service.js';
import { ChangeConnection } from './change-connection.js';

const LISTS_KEPT = 4;

/** Answers the questions of the method's sections 10 to 14. */
@Injectable()
export class StatisticsService {
  // A list of many pages is made once.
  private readonly changes = new KeptBySelection<PresenceChanges>(LISTS_KEPT);
  private readonly networks = new KeptBySelection<CoParticipation>(LISTS_KEPT);

  constructor(
    private readonly counting: CountingService,
    private readonly indicators: IndicatorsService,
  ) {}

  presenceChanges(context: QuestionContext, asked: QueryPresenceChangesArgs): ChangeConnection {
    const { roll, initiatives, rule } = this.counting.question(context, asked);
    const { from, to, group: slug, change } = asked;
    const group = this.group(roll, slug);
    const through = dataThroughOf(context.snapshot, roll);
    const key = JSON.stringify([rule, from, to, through, slug ?? null, change ?? null]);
    const found = this.changes.get(roll, initiatives, key, () =>
      presenceChanges(roll, initiatives, from, to, rule, through, group, change ?? null),
    );
    return new ChangeConnection(roll, found, asked);
  }

  timeToJoin(context: QuestionContext, asked: QueryTimeToJoinArgs) {
    const question = this.counting.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const views = viewsOf(roll);
    const scheme = schemeNamed(roll, asked.scheme, 'scheme');
    const found = timeToJoin(roll, initiatives, scheme, day, rule);
    const view = (one: TimeToJoin, group: Group | null) => ({ ...one, group: group && views.group(group) });
    return {
      ...this.common(context, question, [`scheme ${scheme.slug}`]),
      scheme: views.scheme(scheme),
      overall: view(found.overall, null),
      groups: found.groups.map((one) => view(one, one.group)),
      withoutOpening: this.initiatives(roll, found.withoutOpening),
      closed: this.initiatives(roll, found.closed),
    };
  }

  coParticipation(context: QuestionContext, asked: QueryCoParticipationArgs) {
    const question = this.counting.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const network = this.networks.get(roll, initiatives, JSON.stringify([rule, day]), () =>
      coParticipation(roll, initiatives, day, rule),
    );
    return {
      ...this.common(context, question),
      roll,
      network,
      universeSize: network.states.length,
      meanShared: meanShared(network),
    };
  }

  parity(context: QuestionContext, asked: QueryParityArgs) {
    const question = this.counting.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const found: Parity = parity(roll, initiatives, groupNamed(roll, asked.group, 'group'), day, rule);
    if (found.members === 0) {
      throw badInput('group', `the group '${asked.group}' has no member in the universe on ${formatDay(day)}`);
    }
    const { joinings, free, byInvitation, unknown, barred, group, ...figures } = found;
    return {
      ...this.common(context, question, [`group ${group.slug}`]),
      ...figures,
      roll,
      options: joinings,
      group: viewsOf(roll).group(group),
      freeCount: free,
      byInvitationCount: byInvitation,
      unknownCount: unknown,
      barredCount: barred,
    };
  }

  async rankCorrelation(context: QuestionContext, asked: QueryRankCorrelationArgs) {
    const question = this.counting.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const indicators = await this.indicators.of(roll);
    const group = this.group(roll, asked.group);
    const year = asked.year ?? yearOf(day);
    const yearRule = asked.year == null ? 'LATEST' : 'EXACT';
    const found: RankCorrelation = rankCorrelation(
      roll,
      indicators,
      asked.indicator,
      initiatives,
      group,
      day,
      rule,
      year,
      yearRule,
    );
    const views = viewsOf(roll);
    const years = found.points.map((point) => point.year);
    return {
      ...this.common(context, question, [`indicator ${found.indicator.slug}`]),
      indicator: indicatorView(roll, indicators, found.indicator),
      year,
      earliestYear: years.length === 0 ? null : Math.min(...years),
      latestYear: years.length === 0 ? null : Math.max(...years),
      n: found.points.length,
      spearman: found.spearman,
      kendall: found.kendall,
      points: found.points.map((point) => ({ ...point, country: views.country(point.country) })),
      leftOut: found.leftOut.map((country) => views.country(country)),
    };
  }

  private group(roll: Roll, slug: string | null | undefined): Group | null {
    return slug == null ? null : groupNamed(roll, slug, 'group');
  }

  private initiatives(roll: Roll, found: readonly Initiative[]) {
    return found.map(({ index }) => viewsOf(roll).initiative(index));
  }

  /** What stands beside every answer. */
  private common(context: QuestionContext, question: Question, also: readonly string[] = []) {
    const { roll, initiatives, day, rule, release } = question;
    return {
      asOf: day,
      initiatives: this.initiatives(roll, initiatives),
      incompleteInitiatives: this.initiatives(roll, incomplete(initiatives)),
      provenance: provenanceOf(context.snapshot, roll, rule, day, initiatives, release, also),
    };
  }
}
