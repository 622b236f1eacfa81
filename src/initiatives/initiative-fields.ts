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
import { type InitiativeSetView, type InitiativeView, viewsOf } from '../graphql/views.js';
import { participationPage } from '../participations/participation-page.js';
import { participantCount, rowsOfInitiative } from '../questions/participation-rows.js';
import { standpointBelow } from '../questions/standpoint.js';

const childrenOfRoll = new WeakMap<Roll, ReadonlyMap<string, readonly number[]>>();

/** Indices of what belongs to each initiative, by its slug; in the order of slugs. */
function childrenIn(roll: Roll): ReadonlyMap<string, readonly number[]> {
  let children = childrenOfRoll.get(roll);
  if (!children) {
    const bySlug = new Map<string, number[]>();
    for (const { parent, index } of roll.initiatives) {
      if (parent !== null) bySlug.set(parent, [...(bySlug.get(parent) ?? []), index]);
    }
    children = bySlug;
    childrenOfRoll.set(roll, children);
  }
  return children;
}

/** The index of an initiative in a roll, which may be another one than in its own roll; -1 where the roll does not hold it. */
function placeIn(roll: Roll, { standpoint, index, slug }: InitiativeView): number {
  return roll === standpoint.roll ? index : (roll.initiativeBySlug.get(slug)?.index ?? -1);
}

/** Computed fields of Initiative and InitiativeSet. */
export const initiativeFields = {
  Initiative: {
    name: ({ names }: InitiativeView, { locale }: InitiativeNameArgs) => nameIn(names, locale),
    summary: ({ summaries }: InitiativeView, { locale }: InitiativeSummaryArgs) =>
      (locale === 'ZH' ? summaries.zh : null) ?? summaries.en,
    eligibleGroup: ({ standpoint, initiative: { eligibleGroup } }: InitiativeView) =>
      eligibleGroup === null ? null : viewsOf(standpoint).group(standpoint.roll.groups.get(eligibleGroup)!),
    hostCountry: ({ standpoint, initiative }: InitiativeView) => viewsOf(standpoint).countryOf(initiative.hostCountry),
    seatCountry: ({ standpoint, initiative }: InitiativeView) => viewsOf(standpoint).countryOf(initiative.seatCountry),
    parent: ({ standpoint, initiative: { parent } }: InitiativeView) =>
      parent === null ? null : viewsOf(standpoint).initiative(standpoint.roll.initiativeBySlug.get(parent)!.index),
    children: ({ standpoint, slug }: InitiativeView) =>
      (childrenIn(standpoint.roll).get(slug) ?? []).map((index) => viewsOf(standpoint).initiative(index)),
    leads: ({ standpoint, index }: InitiativeView) =>
      (standpoint.roll.leads.get(index) ?? []).map((lead) => viewsOf(standpoint).participant(lead)),
    aliases: ({ standpoint: { roll }, index }: InitiativeView, { locale }: InitiativeAliasesArgs) =>
      (roll.initiativeAliases.get(index) ?? [])
        .filter(({ language }) => locale == null || language === locale.toLowerCase())
        .map(({ text }) => text),
    participantCount: (view: InitiativeView, args: InitiativeParticipantCountArgs, { snapshot }: QuestionContext) => {
      const { roll, day, rule } = standpointBelow(snapshot, view.standpoint, args);
      return participantCount(roll, placeIn(roll, view), day, rule);
    },
    participations: (view: InitiativeView, args: InitiativeParticipationsArgs, context: QuestionContext) => {
      const { snapshot, inSlices } = context;
      const standpoint = standpointBelow(snapshot, view.standpoint, args);
      const { roll, day, listRule } = standpoint;
      const listed = {
        standpoint,
        candidates: rowsOfInitiative(roll.facts, placeIn(roll, view)),
        passes: countedAt(roll, day, listRule),
        basis: ['initiative', view.slug, day, listRule],
      };
      return participationPage(listed, args, inSlices);
    },
  },
  InitiativeSet: {
    name: ({ set }: InitiativeSetView, { locale }: InitiativeSetNameArgs) => nameIn(set.names, locale),
    initiatives: ({ standpoint, set }: InitiativeSetView) => {
      const { initiativeBySlug } = standpoint.roll;
      return set.initiatives.map((slug) => viewsOf(standpoint).initiative(initiativeBySlug.get(slug)!.index));
    },
  },
};
