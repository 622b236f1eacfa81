import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryResolveNamesArgs, QuerySearchArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { SearchService } from './search.service.js';

@Resolver()
export class SearchResolver {
  constructor(private readonly service: SearchService) {}

  @Query('search')
  search(@Args() args: QuerySearchArgs, @Context() context: QuestionContext) {
    return this.service.search(context, args);
  }

  @Query('resolveNames')
  resolveNames(@Args() args: QueryResolveNamesArgs, @Context() context: QuestionContext) {
    return this.service.resolveNames(context, args);
  }
}
