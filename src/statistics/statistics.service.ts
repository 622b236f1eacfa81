import { Injectable } from '@nestjs/common';
import { badInput } from '../common/rollcall-error.js';
import { type CoParticipation, coParticipationInSteps } from '../domain/co-participation.js';
import { formatDay, yearOf } from '../domain/day.js';
import { membersAt, universeAt } from '../domain/groups.js';
import { CacheBySelection } from '../domain/owned-cache.js';
import { parityInSteps } from '../domain/parity.js';
import { type PresenceChanges, presenceChangesInSteps } from '../domain/presence-changes.js';
import { rankChangesInSteps } from '../domain/rank-changes.js';
import { rankCorrelationInSteps } from '../domain/rank-correlation.js';
import { checkYears } from '../domain/series.js';
import { timeToJoinInSteps } from '../domain/time-to-join.js';
import type {
  QueryCoParticipationArgs,
  QueryParityArgs,
  QueryPresenceChangesArgs,
  QueryRankChangesArgs,
  QueryRankCorrelationArgs,
  QueryTimeToJoinArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { stateOfList } from '../graphql/list-state.js';
import { type ChangeConnection, changePageInSteps } from '../graphql/presence-change-connection.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { limitCells } from '../questions/checks.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { questionInSteps } from '../questions/question.js';
import { schemeAsked } from '../questions/scheme-asked.js';
import { dataDay } from '../questions/standpoint.js';
import {
  CoParticipationView,
  ParityView,
  RankChangesView,
  RankCorrelationView,
  TimesToJoinView,
} from './statistics-views.js';

const LISTS_KEPT = 4;

/** Answers the questions of the method's sections 10 to 14. */
@Injectable()
export class StatisticsService {
  // A list of many pages is made once.
  private readonly changes = new CacheBySelection<PresenceChanges>('changes', LISTS_KEPT, ({ bytes }) => bytes);
  private readonly networks = new CacheBySelection<CoParticipation>(
    'network',
    LISTS_KEPT,
    ({ shared, coverage, eigenvector }) => shared.byteLength + coverage.byteLength + (eigenvector?.byteLength ?? 0),
  );

  constructor(private readonly indicators: IndicatorsService) {}

  async presenceChanges(
    { snapshot, inSlices }: QuestionContext,
    asked: QueryPresenceChangesArgs,
  ): Promise<ChangeConnection> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, standpoint, initiatives, rule, group } = question;
    const { from, to, change } = asked;
    const through = dataDay(snapshot, roll);
    const key = JSON.stringify([rule, from, to, through, group?.slug ?? null, change ?? null]);
    checkYears(from, to, through);
    const steps = this.changes.get(roll, initiatives, key, () =>
      presenceChangesInSteps(roll, initiatives, from, to, rule, through, group, change ?? null),
    );
    const changes = await inSlices(steps);
    return inSlices(changePageInSteps(standpoint, changes, asked, `change${stateOfList(standpoint, asked)}`));
  }

  async timeToJoin({ snapshot, inSlices }: QuestionContext, asked: QueryTimeToJoinArgs): Promise<TimesToJoinView> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, day, rule } = question;
    const scheme = schemeAsked(question);
    const times = await inSlices(timeToJoinInSteps(roll, initiatives, scheme, day, rule));
    return new TimesToJoinView(question, scheme, times);
  }

  async coParticipation(
    { snapshot, inSlices }: QuestionContext,
    asked: QueryCoParticipationArgs,
  ): Promise<CoParticipationView> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, day, rule } = question;
    const steps = this.networks.get(roll, initiatives, JSON.stringify([rule, day]), () =>
      coParticipationInSteps(roll, initiatives, day, rule),
    );
    return new CoParticipationView(question, await inSlices(steps));
  }

  async parity({ snapshot, inSlices }: QuestionContext, asked: QueryParityArgs): Promise<ParityView> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, group, day, rule } = question;
    limitCells(question);
    const parity = await inSlices(parityInSteps(roll, initiatives, group!, day, rule));
    if (parity.members === 0) {
      throw badInput('group', `the group '${asked.group}' has no member in the universe on ${formatDay(day)}`);
    }
    return new ParityView(question, parity);
  }

  async rankCorrelation(
    { snapshot, bounds, inSlices }: QuestionContext,
    asked: QueryRankCorrelationArgs,
  ): Promise<RankCorrelationView> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, group, day, rule } = question;
    const { indicator, year } = asked;
    const indicators = await bounds.whileOpen(this.indicators.of(roll));
    const yearRule = year == null ? 'LATEST' : 'EXACT';
    const correlation = await inSlices(
      rankCorrelationInSteps(roll, indicators, indicator, initiatives, group, day, rule, year ?? yearOf(day), yearRule),
    );
    return new RankCorrelationView(question, indicators, correlation);
  }

  async rankChanges({ snapshot, inSlices }: QuestionContext, asked: QueryRankChangesArgs): Promise<RankChangesView> {
    const question = await inSlices(questionInSteps(snapshot, fromGraphql(asked)));
    const { roll, initiatives, group, day, rule } = question;
    const { since } = asked;
    limitCells(question);
    if (since >= day) {
      throw badInput('since', `since: ${formatDay(since)} is not before ${formatDay(day)}, the day asked about`);
    }
    const members = group && membersAt(roll, group, day, rule.universe);
    const states = await inSlices(rankChangesInSteps(roll, initiatives, members, since, day, rule));
    const [now, before] = [day, since].map((at) => universeAt(roll, at, rule.universe).length) as [number, number];
    return new RankChangesView(question, since, states, now, before);
  }
}
