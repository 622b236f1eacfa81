import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { Initiative } from '../domain/roll.js';
import type { QueryInitiativesArgs } from '../generated/graphql.js';
import { Connection, orderedListing, sortedListing } from '../graphql/connection.js';
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
  async initiatives(@Args() args: QueryInitiativesArgs, @Context() { snapshot: { roll }, inSlices }: QuestionContext) {
    const found = await inSlices(this.service.filtered(roll, args.filter ?? {}));
    const bySlug = args.filter?.set == null && args.filter?.search == null;
    const listing = bySlug ? sortedListing : orderedListing;
    const view = ({ index }: Initiative) => viewsOf(roll).initiative(index);
    return new Connection(
      listing(found, ({ slug }) => slug, view),
      args,
      'initiative',
    );
  }

  @Query('initiativeSets')
  initiativeSets(@Context() { snapshot: { roll } }: QuestionContext) {
    return [...roll.sets.values()].map((set) => viewsOf(roll).set(set));
  }
}
