import { groupsInScheme, memberCountries, NOT_CLASSIFIED } from '../domain/groups.js';
import { nameIn, textIn } from '../domain/names.js';
import type { Group, Roll, Scheme } from '../domain/roll.js';
import type { GroupDefinitionArgs, GroupMembersArgs, GroupNameArgs, SchemeNameArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { type GroupView, type SchemeView, viewsOf } from '../graphql/views.js';
import { standpointBelow } from '../questions/standpoint.js';

/** The schemes in which a group is one; the states that a scheme does not classify are a group of that one alone. */
function schemesOf(roll: Roll, { slug, composition }: Group): Scheme[] {
  if (slug === NOT_CLASSIFIED && composition.of === 'COMPLEMENT') return [roll.schemes.get(composition.scheme)!];
  return [...roll.schemes.values()].filter(({ groups }) => groups.includes(slug));
}

/** Computed fields of Group and Scheme. */
export const groupFields = {
  Group: {
    name: ({ group }: GroupView, { locale }: GroupNameArgs) => nameIn(group.names, locale),
    definition: ({ standpoint: { roll }, group }: GroupView, { locale }: GroupDefinitionArgs) =>
      textIn(roll, 'groups.definition', group.definition, locale),
    schemes: ({ standpoint, group }: GroupView) =>
      schemesOf(standpoint.roll, group).map((scheme) => viewsOf(standpoint).scheme(scheme)),
    members: ({ standpoint: above, group }: GroupView, { asOf }: GroupMembersArgs, { snapshot }: QuestionContext) => {
      const standpoint = standpointBelow(snapshot, above, { asOf });
      return viewsOf(standpoint).countries(memberCountries(standpoint.roll, group, standpoint.day));
    },
  },
  Scheme: {
    name: ({ scheme }: SchemeView, { locale }: SchemeNameArgs) => nameIn(scheme.names, locale),
    groups: ({ standpoint, scheme }: SchemeView) =>
      groupsInScheme(standpoint.roll, scheme).map((group) => viewsOf(standpoint).group(group)),
    globalSouthGroup: ({ standpoint, scheme: { globalSouthGroup } }: SchemeView) =>
      globalSouthGroup === null ? null : viewsOf(standpoint).group(standpoint.roll.groups.get(globalSouthGroup)!),
  },
};
