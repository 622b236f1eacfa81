import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryOrganisationsArgs } from '../generated/graphql.js';
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
  organisations(@Args() args: QueryOrganisationsArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return inSlices(this.service.listed(snapshot, args));
  }
}
