import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { Initiative } from '../domain/roll.js';
import type { QueryInitiativeArgs, QueryInitiativeSetsArgs, QueryInitiativesArgs } from '../generated/graphql.js';
import { Connection, orderedListing, sortedListing } from '../graphql/connection.js';
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
  initiatives(@Args() args: QueryInitiativesArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, async (standpoint) => {
      const found = await context.inSlices(this.service.filtered(standpoint.roll, args.filter ?? {}));
      const bySlug = args.filter?.set == null && args.filter?.search == null;
      const listing = bySlug ? sortedListing : orderedListing;
      const view = ({ index }: Initiative) => viewsOf(standpoint).initiative(index);
      return new Connection(
        listing(found, ({ slug }) => slug, view),
        args,
        'initiative',
      );
    });
  }

  @Query('initiativeSets')
  initiativeSets(@Args() args: QueryInitiativeSetsArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const views = viewsOf(standpoint);
      return [...standpoint.roll.sets.values()].map((set) => views.set(set));
    });
  }
}
