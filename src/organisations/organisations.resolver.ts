import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryOrganisationArgs, QueryOrganisationsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { inStandpoint } from '../questions/standpoint.js';
import { OrganisationsService } from './organisations.service.js';

@Resolver()
export class OrganisationsResolver {
  constructor(private readonly service: OrganisationsService) {}

  @Query('organisation')
  organisation(@Args() args: QueryOrganisationArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const organisation = standpoint.roll.organisationByCode.get(args.code);
      return organisation ? viewsOf(standpoint).participant(organisation.index) : null;
    });
  }

  @Query('organisations')
  organisations(@Args() args: QueryOrganisationsArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return inSlices(this.service.listed(snapshot, args));
  }
}
