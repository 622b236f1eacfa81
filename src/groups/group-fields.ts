import { memberCountries, NOT_CLASSIFIED } from '../domain/groups.js';
import { nameIn, textIn } from '../domain/names.js';
import type { Group, Roll, Scheme } from '../domain/roll.js';
import type { GroupDefinitionArgs, GroupMembersArgs, GroupNameArgs, SchemeNameArgs } from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { type GroupView, type SchemeView, viewsOf } from '../graphql/views.js';
import { groupHistory } from '../history/history-fields.js';
import { dayAsked } from '../questions/question.js';

/** The schemes in which a group is one; the states that a scheme does not classify are a group of that one alone. */
function schemesOf(roll: Roll, { slug, composition }: Group): Scheme[] {
  if (slug === NOT_CLASSIFIED && composition.of === 'COMPLEMENT') return [roll.schemes.get(composition.scheme)!];
  return [...roll.schemes.values()].filter(({ groups }) => groups.includes(slug));
}

/** Computed fields of Group and Scheme. */
export const groupFields = {
  Group: {
    history: groupHistory,
    name: ({ group }: GroupView, { locale }: GroupNameArgs) => nameIn(group.names, locale),
    definition: ({ roll, group }: GroupView, { locale }: GroupDefinitionArgs) =>
      textIn(roll, 'groups.definition', group.definition, locale),
    schemes: ({ roll, group }: GroupView) => schemesOf(roll, group).map((scheme) => viewsOf(roll).scheme(scheme)),
    members: ({ roll, group }: GroupView, { asOf }: GroupMembersArgs, { snapshot }: QuestionContext) =>
      memberCountries(roll, group, dayAsked(snapshot, roll, asOf)).map((country) => viewsOf(roll).country(country)),
  },
  Scheme: {
    name: ({ scheme }: SchemeView, { locale }: SchemeNameArgs) => nameIn(scheme.names, locale),
    groups: ({ roll, scheme }: SchemeView) => scheme.groups.map((slug) => viewsOf(roll).group(roll.groups.get(slug)!)),
    globalSouthGroup: ({ roll, scheme }: SchemeView) =>
      scheme.globalSouthGroup === null ? null : viewsOf(roll).group(roll.groups.get(scheme.globalSouthGroup)!),
  },
};
