import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryParticipationsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { standpointOf } from '../questions/question.js';
import { ParticipationConnection } from './participation-connection.js';
import { ParticipationsService } from './participations.service.js';

@Resolver()
export class ParticipationsResolver {
  constructor(private readonly service: ParticipationsService) {}

  @Query('participations')
  participations(@Args() args: QueryParticipationsArgs, @Context() { snapshot }: QuestionContext) {
    const { filter, asOf, counting } = args;
    const { roll, day, rule } = standpointOf(snapshot, fromGraphql({ asOf, counting }), undefined, 'lists');
    const { candidates, passes } = this.service.filtered(roll, filter ?? {}, day, rule);
    return new ParticipationConnection(roll, candidates, passes, args);
  }
}
