import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryInitiativesArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { InitiativesService } from './initiatives.service.js';

@Resolver()
export class InitiativesResolver {
  constructor(private readonly service: InitiativesService) {}

  @Query('initiative')
  initiative(@Args('slug') slug: string, @Context() { snapshot: { roll } }: QuestionContext) {
    const initiative = roll.initiativeBySlug.get(slug);
    return initiative ? viewsOf(roll).initiative(initiative.index) : null;
  }

  @Query('initiatives')
  initiatives(@Args() args: QueryInitiativesArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return inSlices(this.service.listed(snapshot, args));
  }

  @Query('initiativeSets')
  initiativeSets(@Context() { snapshot: { roll } }: QuestionContext) {
    return [...roll.sets.values()].map((set) => viewsOf(roll).set(set));
  }
}
