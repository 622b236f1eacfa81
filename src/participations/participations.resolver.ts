import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryParticipationsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { standpointOf } from '../questions/standpoint.js';
import { ParticipationConnection } from './participation-connection.js';
import { ParticipationsService } from './participations.service.js';

@Resolver()
export class ParticipationsResolver {
  constructor(private readonly service: ParticipationsService) {}

  @Query('participations')
  participations(@Args() args: QueryParticipationsArgs, @Context() { snapshot }: QuestionContext) {
    const { filter, asOf, counting } = args;
    const standpoint = standpointOf(snapshot, fromGraphql({ asOf, counting }));
    const { candidates, passes } = this.service.filtered(standpoint, filter ?? {});
    return new ParticipationConnection(standpoint, candidates, passes, args);
  }
}
