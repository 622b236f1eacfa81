import { nameIn } from '../domain/names.js';
import { countedAt } from '../domain/presence.js';
import type { Roll } from '../domain/roll.js';
import type {
  InitiativeAliasesArgs,
  InitiativeNameArgs,
  InitiativeParticipantCountArgs,
  InitiativeParticipationsArgs,
  InitiativeSetNameArgs,
  InitiativeSummaryArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { countryOf, type InitiativeSetView, type InitiativeView, viewsOf } from '../graphql/views.js';
import { initiativeHistory } from '../history/history-fields.js';
import { participationPage } from '../participations/participation-page.js';
import { participantCount, rowsOfInitiative } from '../participations/rows.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { standpointOf } from '../questions/question.js';

const childrenOfRoll = new WeakMap<Roll, ReadonlyMap<string, readonly number[]>>();

/** Indices of what belongs to each initiative, by its slug; in the order of slugs. */
function childrenIn(roll: Roll): ReadonlyMap<string, readonly number[]> {
  let children = childrenOfRoll.get(roll);
  if (!children) {
    const found = new Map<string, number[]>();
    for (const { parent, index } of roll.initiatives) {
      if (parent !== null) found.set(parent, [...(found.get(parent) ?? []), index]);
    }
    children = found;
    childrenOfRoll.set(roll, children);
  }
  return children;
}

/** Computed fields of Initiative and InitiativeSet. */
export const initiativeFields = {
  Initiative: {
    history: initiativeHistory,
    name: ({ names }: InitiativeView, { locale }: InitiativeNameArgs) => nameIn(names, locale),
    summary: ({ summaries }: InitiativeView, { locale }: InitiativeSummaryArgs) =>
      (locale === 'ZH' ? summaries.zh : null) ?? summaries.en,
    eligibleGroup: ({ roll, initiative }: InitiativeView) =>
      initiative.eligibleGroup === null ? null : viewsOf(roll).group(roll.groups.get(initiative.eligibleGroup)!),
    hostCountry: ({ roll, initiative }: InitiativeView) => countryOf(roll, initiative.hostCountry),
    seatCountry: ({ roll, initiative }: InitiativeView) => countryOf(roll, initiative.seatCountry),
    parent: ({ roll, initiative: { parent } }: InitiativeView) =>
      parent === null ? null : viewsOf(roll).initiative(roll.initiativeBySlug.get(parent)!.index),
    children: ({ roll, slug }: InitiativeView) =>
      (childrenIn(roll).get(slug) ?? []).map((index) => viewsOf(roll).initiative(index)),
    leads: ({ roll, index }: InitiativeView) =>
      (roll.leads.get(index) ?? []).map((lead) => viewsOf(roll).participant(lead)),
    aliases: ({ roll, index }: InitiativeView, { locale }: InitiativeAliasesArgs) =>
      (roll.initiativeAliases.get(index) ?? [])
        .filter(({ language }) => locale == null || language === locale.toLowerCase())
        .map(({ text }) => text),
    participantCount: (view: InitiativeView, args: InitiativeParticipantCountArgs, { snapshot }: QuestionContext) => {
      const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), view.roll);
      return participantCount(roll, view.index, day, rule);
    },
    participations: (view: InitiativeView, args: InitiativeParticipationsArgs, context: QuestionContext) => {
      const { snapshot, inSlices } = context;
      const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), view.roll, 'lists');
      const candidates = rowsOfInitiative(roll.facts, view.index);
      const listed = {
        roll,
        candidates,
        passes: countedAt(roll, day, rule),
        basis: ['initiative', view.index, day, rule],
      };
      return participationPage(snapshot, listed, args, inSlices);
    },
  },
  InitiativeSet: {
    name: ({ set }: InitiativeSetView, { locale }: InitiativeSetNameArgs) => nameIn(set.names, locale),
    initiatives: ({ roll, set }: InitiativeSetView) =>
      set.initiatives.map((slug) => viewsOf(roll).initiative(roll.initiativeBySlug.get(slug)!.index)),
  },
};
