import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryOrganisationsArgs } from '../generated/graphql.js';
import { Connection, sortedListing } from '../graphql/connection.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { OrganisationsService } from './organisations.service.js';

@Resolver()
export class OrganisationsResolver {
  constructor(private readonly service: OrganisationsService) {}

  @Query('organisation')
  organisation(@Args('code') code: string, @Context() { snapshot: { roll } }: QuestionContext) {
    const organisation = roll.organisationByCode.get(code);
    return organisation ? viewsOf(roll).participant(organisation.index) : null;
  }

  @Query('organisations')
  organisations(@Args() args: QueryOrganisationsArgs, @Context() { snapshot: { roll } }: QuestionContext) {
    return new Connection(
      sortedListing(
        this.service.filtered(roll, args.filter ?? {}),
        ({ code }) => code,
        ({ index }) => viewsOf(roll).participant(index),
      ),
      args,
      'organisation',
    );
  }
}
