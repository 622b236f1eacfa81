import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryDistributionArgs, QueryGapsArgs, QueryMatrixArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { CountingService } from './counting.service.js';

@Resolver()
export class CountingResolver {
  constructor(private readonly service: CountingService) {}

  @Query('distribution')
  distribution(@Args() args: QueryDistributionArgs, @Context() context: QuestionContext) {
    return this.service.distribution(context, args);
  }

  @Query('gaps')
  gaps(@Args() args: QueryGapsArgs, @Context() context: QuestionContext) {
    return this.service.gaps(context, args);
  }

  @Query('matrix')
  matrix(@Args() args: QueryMatrixArgs, @Context() context: QuestionContext) {
    return this.service.matrix(context, args);
  }
}
