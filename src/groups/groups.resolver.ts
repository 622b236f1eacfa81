import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QueryGroupsArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';
import { GroupsService } from './groups.service.js';

@Resolver()
export class GroupsResolver {
  constructor(private readonly service: GroupsService) {}

  @Query('schemes')
  schemes(@Context() { snapshot: { roll } }: QuestionContext) {
    return [...roll.schemes.values()].map((scheme) => viewsOf(roll).scheme(scheme));
  }

  @Query('scheme')
  scheme(@Args('slug') slug: string, @Context() { snapshot: { roll } }: QuestionContext) {
    const scheme = roll.schemes.get(slug);
    return scheme ? viewsOf(roll).scheme(scheme) : null;
  }

  @Query('group')
  group(@Args('slug') slug: string, @Context() { snapshot: { roll } }: QuestionContext) {
    const group = roll.groups.get(slug);
    return group ? viewsOf(roll).group(group) : null;
  }

  @Query('groups')
  groups(@Args() args: QueryGroupsArgs, @Context() { snapshot, inSlices }: QuestionContext) {
    return inSlices(this.service.listed(snapshot, args));
  }
}
