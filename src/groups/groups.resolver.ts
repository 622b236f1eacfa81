import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { QuestionContext } from '../graphql/context.js';
import { viewsOf } from '../graphql/views.js';

@Resolver()
export class GroupsResolver {
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
}
