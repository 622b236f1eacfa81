import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryGroupArgs, QueryGroupsArgs, QuerySchemeArgs, QuerySchemesArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { inStandpoint } from '../questions/standpoint.js';
import { GroupsService } from './groups.service.js';

@Resolver()
export class GroupsResolver {
  constructor(private readonly service: GroupsService) {}

  @Query('schemes')
  schemes(@Args() args: QuerySchemesArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const views = viewsOf(standpoint);
      return [...standpoint.roll.schemes.values()].map((scheme) => views.scheme(scheme));
    });
  }

  @Query('scheme')
  scheme(@Args() args: QuerySchemeArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const scheme = standpoint.roll.schemes.get(args.slug);
      return scheme ? viewsOf(standpoint).scheme(scheme) : null;
    });
  }

  @Query('group')
  group(@Args() args: QueryGroupArgs, @Context() context: QuestionContext) {
    return inStandpoint(context, args, (standpoint) => {
      const group = standpoint.roll.groups.get(args.slug);
      return group ? viewsOf(standpoint).group(group) : null;
    });
  }

  @Query('groups')
  groups(@Args() args: QueryGroupsArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return inSlices(this.service.listed(snapshot, args));
  }
}
