import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryFindingsArgs, QueryTakingPartArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { FindingsService } from './findings.service.js';

@Resolver()
export class FindingsResolver {
  constructor(private readonly service: FindingsService) {}

  @Query('takingPart')
  takingPart(@Args() args: QueryTakingPartArgs, @Context() context: QuestionContext) {
    return this.service.takingPart(context, args);
  }

  @Query('findings')
  findings(@Args() args: QueryFindingsArgs, @Context() context: QuestionContext) {
    return this.service.findings(context, args);
  }
}
