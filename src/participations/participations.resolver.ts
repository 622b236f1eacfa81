import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { rollOf, ruleOf } from '../counting/counting-rule.js';
import type { QueryParticipationsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { ParticipationConnection } from './participation-connection.js';
import { ParticipationsService } from './participations.service.js';

@Resolver()
export class ParticipationsResolver {
  constructor(private readonly service: ParticipationsService) {}

  @Query('participations')
  participations(@Args() args: QueryParticipationsArgs, @Context() context: QuestionContext) {
    const roll = rollOf(context, args.counting);
    const { candidates, passes } = this.service.filtered(
      roll,
      args.filter ?? {},
      args.asOf ?? context.today,
      ruleOf(args.counting),
    );
    return new ParticipationConnection(roll, candidates, passes, args);
  }
}
