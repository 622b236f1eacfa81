import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { rollOf, ruleOf } from '../counting/counting-rule.js';
import type { QueryParticipationsArgs } from '../generated/graphql.js';
import { Connection } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { ParticipationsService } from './participations.service.js';
import { rowListing } from './rows.js';

@Resolver()
export class ParticipationsResolver {
  constructor(private readonly service: ParticipationsService) {}

  @Query('participations')
  participations(@Args() args: QueryParticipationsArgs, @Context() context: QuestionContext) {
    const roll = rollOf(context, args.counting);
    const rows = this.service.filtered(roll, args.filter ?? {}, args.asOf ?? context.today, ruleOf(args.counting));
    return new Connection(rowListing(roll, rows), args, 'participation');
  }
}
