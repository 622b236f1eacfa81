import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryInitiativeArgs, QueryInitiativeSetsArgs, QueryInitiativesArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { inStandpoint } from '../questions/standpoint.js';
import { InitiativesService } from './initiatives.service.js';

@Resolver()
export class InitiativesResolver {
  constructor(private readonly service: InitiativesService) {}

  @Query('initiative')
  initiative(@Args() args: QueryInitiativeArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const initiative = standpoint.roll.initiativeBySlug.get(args.slug);
      return initiative ? viewsOf(standpoint).initiative(initiative.index) : null;
    });
  }

  @Query('initiatives')
  initiatives(@Args() args: QueryInitiativesArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return inSlices(this.service.listed(snapshot, args));
  }

  @Query('initiativeSets')
  initiativeSets(@Args() args: QueryInitiativeSetsArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const views = viewsOf(standpoint);
      return [...standpoint.roll.sets.values()].map((set) => views.set(set));
    });
  }
}
