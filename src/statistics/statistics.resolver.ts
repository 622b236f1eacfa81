import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type {
  QueryCoParticipationArgs,
  QueryParityArgs,
  QueryPresenceChangesArgs,
  QueryRankChangesArgs,
  QueryRankCorrelationArgs,
  QueryTimeToJoinArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { StatisticsService } from './statistics.service.js';

@Resolver()
export class StatisticsResolver {
  constructor(private readonly service: StatisticsService) {}

  @Query('presenceChanges')
  presenceChanges(@Args() args: QueryPresenceChangesArgs, @Context() context: QuestionContext) {
    return this.service.presenceChanges(context, args);
  }

  @Query('timeToJoin')
  timeToJoin(@Args() args: QueryTimeToJoinArgs, @Context() context: QuestionContext) {
    return this.service.timeToJoin(context, args);
  }

  @Query('coParticipation')
  coParticipation(@Args() args: QueryCoParticipationArgs, @Context() context: QuestionContext) {
    return this.service.coParticipation(context, args);
  }

  @Query('parity')
  parity(@Args() args: QueryParityArgs, @Context() context: QuestionContext) {
    return this.service.parity(context, args);
  }

  @Query('rankCorrelation')
  rankCorrelation(@Args() args: QueryRankCorrelationArgs, @Context() context: QuestionContext) {
    return this.service.rankCorrelation(context, args);
  }

  @Query('rankChanges')
  rankChanges(@Args() args: QueryRankChangesArgs, @Context() context: QuestionContext) {
    return this.service.rankChanges(context, args);
  }
}
