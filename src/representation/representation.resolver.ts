import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type {
  QueryCompareSchemesArgs,
  QueryRepresentationArgs,
  QueryRepresentationSeriesArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { RepresentationService } from './representation.service.js';

@Resolver()
export class RepresentationResolver {
  constructor(private readonly service: RepresentationService) {}

  @Query('representation')
  representation(@Args() args: QueryRepresentationArgs, @Context() context: QuestionContext) {
    return this.service.representation(context, args);
  }

  @Query('compareSchemes')
  compareSchemes(@Args() args: QueryCompareSchemesArgs, @Context() context: QuestionContext) {
    return this.service.compareSchemes(context, args);
  }

  @Query('representationSeries')
  representationSeries(@Args() args: QueryRepresentationSeriesArgs, @Context() context: QuestionContext) {
    return this.service.series(context, args);
  }
}
