import { countedAt } from '../domain/presence.js';
import type {
  InitiativeNameArgs,
  InitiativeParticipantCountArgs,
  InitiativeParticipationsArgs,
  InitiativeSetNameArgs,
  InitiativeSummaryArgs,
} from '../generated/graphql.js';
import type { QuestionContext } from '../graphql/context.js';
import { type InitiativeSetView, type InitiativeView, nameIn, viewsOf } from '../graphql/views.js';
import { ParticipationConnection } from '../participations/participation-connection.js';
import { participantCount, rowsOfInitiative } from '../participations/rows.js';
import { fromGraphql } from '../questions/from-graphql.js';
import { standpointOf } from '../questions/question.js';

/** Computed fields of Initiative and InitiativeSet. */
export const initiativeFields = {
  Initiative: {
    name: ({ names }: InitiativeView, { locale }: InitiativeNameArgs) => nameIn(names, locale),
    summary: ({ summaries }: InitiativeView, { locale }: InitiativeSummaryArgs) =>
      (locale === 'ZH' ? summaries.zh : null) ?? summaries.en,
    eligibleGroup: ({ roll, initiative }: InitiativeView) =>
      initiative.eligibleGroup === null ? null : viewsOf(roll).group(roll.groups.get(initiative.eligibleGroup)!),
    hostCountry: ({ roll, initiative }: InitiativeView) =>
      initiative.hostCountry === null ? null : viewsOf(roll).country(roll.countryByCode.get(initiative.hostCountry)!),
    participantCount: (view: InitiativeView, args: InitiativeParticipantCountArgs, { snapshot }: QuestionContext) => {
      const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), view.roll);
      return participantCount(roll, view.index, day, rule);
    },
    participations: (view: InitiativeView, args: InitiativeParticipationsArgs, { snapshot }: QuestionContext) => {
      const { roll, day, rule } = standpointOf(snapshot, fromGraphql(args), view.roll);
      const rows = rowsOfInitiative(roll.facts, view.index);
      return new ParticipationConnection(roll, rows, countedAt(roll, day, rule), args);
    },
  },
  InitiativeSet: {
    name: ({ set }: InitiativeSetView, { locale }: InitiativeSetNameArgs) => nameIn(set.names, locale),
    initiatives: ({ roll, set }: InitiativeSetView) =>
      set.initiatives.map((slug) => viewsOf(roll).initiative(roll.initiativeBySlug.get(slug)!.index)),
  },
};
