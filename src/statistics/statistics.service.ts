import { Injectable } from '@nestjs/common';
import { inSlices } from '../common/in-slices.js';
import { badInput } from '../common/rollcall-error.js';
import { CountingService, limitCells } from '../counting/counting.service.js';
import { type CoParticipation, coParticipationInSteps } from '../domain/co-participation.js';
import { formatDay, yearOf } from '../domain/day.js';
import { groupNamed, schemeNamed } from '../domain/groups.js';
import { KeptBySelection } from '../domain/kept.js';
import { parity } from '../domain/parity.js';
import { type PresenceChanges, presenceChangesInSteps } from '../domain/presence-changes.js';
import { rankCorrelationInSteps } from '../domain/rank-correlation.js';
import type { Group, Roll } from '../domain/roll.js';
import { checkYears } from '../domain/series.js';
import { timeToJoinInSteps } from '../domain/time-to-join.js';
import type {
  QueryCoParticipationArgs,
  QueryParityArgs,
  QueryPresenceChangesArgs,
  QueryRankCorrelationArgs,
  QueryTimeToJoinArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { dataThroughOf } from '../representation/representation.service.js';
import { ChangeConnection } from './change-connection.js';
import { CoParticipationView, ParityView, RankCorrelationView, TimesToJoinView } from './statistics-views.js';

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

  async presenceChanges(context: QuestionContext, asked: QueryPresenceChangesArgs): Promise<ChangeConnection> {
    const { roll, initiatives, rule } = await this.counting.question(context, asked);
    const { from, to, group: slug, change } = asked;
    const group = groupOf(roll, slug);
    const through = dataThroughOf(context.snapshot, roll);
    const key = JSON.stringify([rule, from, to, through, slug ?? null, change ?? null]);
    checkYears(from, to, through);
    const steps = this.changes.get(roll, initiatives, key, () =>
      presenceChangesInSteps(roll, initiatives, from, to, rule, through, group, change ?? null),
    );
    const found = await inSlices(steps);
    return new ChangeConnection(roll, found, asked);
  }

  async timeToJoin(context: QuestionContext, asked: QueryTimeToJoinArgs): Promise<TimesToJoinView> {
    const question = await this.counting.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const scheme = schemeNamed(roll, asked.scheme, 'scheme');
    const found = await inSlices(timeToJoinInSteps(roll, initiatives, scheme, day, rule));
    return new TimesToJoinView(context.snapshot, question, scheme, found);
  }

  async coParticipation(context: QuestionContext, asked: QueryCoParticipationArgs): Promise<CoParticipationView> {
    const question = await this.counting.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const steps = this.networks.get(roll, initiatives, JSON.stringify([rule, day]), () =>
      coParticipationInSteps(roll, initiatives, day, rule),
    );
    return new CoParticipationView(context.snapshot, question, await inSlices(steps));
  }

  async parity(context: QuestionContext, asked: QueryParityArgs): Promise<ParityView> {
    const question = await this.counting.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const group = groupNamed(roll, asked.group, 'group');
    limitCells(roll, initiatives);
    const found = parity(roll, initiatives, group, day, rule);
    if (found.members === 0) {
      throw badInput('group', `the group '${asked.group}' has no member in the universe on ${formatDay(day)}`);
    }
    return new ParityView(context.snapshot, question, found);
  }

  async rankCorrelation(context: QuestionContext, asked: QueryRankCorrelationArgs): Promise<RankCorrelationView> {
    const question = await this.counting.question(context, asked);
    const { roll, initiatives, day, rule } = question;
    const { indicator, year } = asked;
    const group = groupOf(roll, asked.group);
    const indicators = await this.indicators.of(roll);
    const yearRule = year == null ? 'LATEST' : 'EXACT';
    const found = await inSlices(
      rankCorrelationInSteps(roll, indicators, indicator, initiatives, group, day, rule, year ?? yearOf(day), yearRule),
    );
    return new RankCorrelationView(context.snapshot, question, indicators, found);
  }
}

function groupOf(roll: Roll, slug: string | null | undefined): Group | null {
  return slug == null ? null : groupNamed(roll, slug, 'group');
}
